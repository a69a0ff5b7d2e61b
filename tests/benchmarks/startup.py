"""How long a run of `cai` takes, as a ratio to `python -c pass`. Run by hand: `python tests/benchmarks/startup.py [RUNS]`.

Each command is run in turn with the interpreter that does nothing, so that a machine whose speed drifts slows
both; what is printed is the median of the ratios, and the least. Wall time of the whole process, launcher and all.
"""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CAI = Path(sys.executable).with_name("cai")
PASS = [sys.executable, "-c", "pass"]
COMMANDS = {
    "cai --version": (["--version"], 2.2),
    "cai timeline (piped)": (["timeline"], 9.0),
    "cai timeline -f json": (["timeline", "-f", "json"], 9.0),
    "cai cite 4": (["cite", "4"], 9.0),
    "cai --help": (["--help"], None),
}
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
ROOT = Path(__file__).parents[2]


def seconds(command: list[str], *, terminal: bool = False) -> float:
    """Run a command and return its wall time; on a terminal of its own if asked for."""
    if terminal:
        master, slave = pty.openpty()
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=slave, stderr=slave, cwd=ROOT, env=ENVIRONMENT)
        os.close(slave)
        try:
            while os.read(master, 65536):
                pass
        except OSError:  # the other end is closed
            pass
        process.wait()
        ended = time.perf_counter()
        os.close(master)
        return ended - began
    began = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT, check=True
    )
    return time.perf_counter() - began


def ratios(command: list[str], runs: int, *, terminal: bool = False) -> list[float]:
    """Return the command's time over that of `python -c pass`, pair by pair, after one of each to warm up."""
    seconds(PASS), seconds(command, terminal=terminal)
    return [seconds(command, terminal=terminal) / seconds(PASS) for _ in range(runs)]


def large_ledger(events: int) -> str:
    """Return a ledger of so many events with a source for every four."""
    sources = (
        f'[sources.s{n}]\ntype = "news"\nauthors = ["Doe, Jane"]\ntitle = "A headline of usual length, number {n}"\n'
        f'in = "Paper"\nurl = "https://example.org/news/{n}/a-headline-of-usual-length"\naccessed = 2023-03-29'
        for n in range(events // 4)
    )
    told = (
        f'[[events]]\nid = "e{n}"\ndate = "{1991 + n % 32}-{1 + n % 12:02d}"\ntitle = "What happened, in one line, number {n}"\n'
        f'countries = ["{"ab"[n % 2]}"]\ncategories = ["diplomatic"]\npeople = ["Jane Doe", "John Doe"]\n'
        f'sources = ["s{n % (events // 4)}"]\ndetail = "A sentence that says a little more than the title does."'
        for n in range(events)
    )
    lines = ["schema = 1", '[countries.a]\nname = "A"', '[countries.b]\nname = "B"', *sources, *told]
    return "\n".join(lines)


def main() -> None:
    """Print a line for each promise."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    print(f"{'':28} {'median':>7} {'least':>7}  promise")
    for name, (arguments, promise) in COMMANDS.items():
        told(name, ratios([str(CAI), *arguments], runs), promise)
    told("cai timeline (terminal)", ratios([str(CAI), "timeline"], runs, terminal=True), 12.0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.toml"
        path.write_text(large_ledger(10_000), encoding="utf-8")
        command = [
            str(CAI),
            "timeline",
            "--ledger",
            str(path),
            "-f",
            "json",
            "--country",
            "a",
            "--since",
            "2015",
        ]
        seconds(command)
        times = [seconds(command) for _ in range(5)]
        size = path.stat().st_size / 1e6
    print(
        f"10,000 events ({size:.1f} MB) to JSON: {statistics.median(times):.2f} s, least {min(times):.2f} s; promise 1.6 s"
    )


def told(name: str, measured: list[float], promise: float | None) -> None:
    """Print one line."""
    limit = f"{promise:.1f}" if promise else ""
    print(f"{name:28} {statistics.median(measured):7.2f} {min(measured):7.2f}  {limit}")


if __name__ == "__main__":
    main()
