"""How processor time grows with hostile text, of patterns and of whole commands.

By hand, every command over every kind of text in all fields at once, and all that reads something else than a
ledger: ``python tests/hostile/growth.py``, some ten minutes. At its 10,000 characters a rule that is quadratic in
Python takes seconds, one inside a regular expression a tenth, all that is linear less; longer texts only cost more.
The suite packs all kinds into one ledger, shorter.
"""

from __future__ import annotations

import io
import json
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from ca_israel.__main__ import main
from ca_israel.cite.registry import STYLES
from hostile.texts import PIECES, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

COMMANDS = (
    *(("timeline", "-f", form) for form in ("text", "table", "markdown", "csv", "json", "jsonl", "ics", "html")),
    *(("cite", "--all", "--style", style) for style in STYLES),
    *(("cite", "--all", "--style", style, "--bibliography") for style in STYLES),
    *(("cite", "--all", "-f", form) for form in ("markdown", "html", "csl-json", "bibtex", "biblatex", "ris", "wikipedia")),
    ("show", "e0"),
    ("show", "k0"),
    ("validate",),
    ("coverage",),
    *(("check-links", "--offline", "--no-history", "-f", form) for form in ("text", "markdown", "json", "junit", "github")),
    *(("archive", "--offline", "--all", "--no-history", "-f", form) for form in ("text", "markdown", "json")),
)  # fmt: skip
SOURCE = ("title", "short", "in", "volume", "issue", "pages", "publisher", "place", "family", "given")
FOOTNOTE = ("page", "prefix", "suffix", "supports", "quote")
EVENT = ("e-title", "detail", "e-place", "people", "x")
FIELDS = SOURCE + FOOTNOTE + EVENT


class Here(NamedTuple):
    """One run in this process."""

    code: int
    out: str
    err: str
    seconds: float


def run(*args: object) -> Here:
    """Run ``cai`` in this process and take its processor time."""
    out, err = (
        io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""),
        io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""),
    )
    with patch("sys.argv", ["cai", *map(str, args)]), redirect_stdout(out), redirect_stderr(err):
        begun = time.process_time()
        code = main()
        seconds = time.process_time() - begun
    return Here(code, _held(out), _held(err), seconds)


def _held(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def ledger(works: Iterable[dict[str, str]]) -> str:
    """Return a ledger of works, each with its footnote and event; what a work lacks is short."""
    lines, notes = ["schema = 1"], ["[footnotes]"]
    for at, held in enumerate(works):
        value = {name: json.dumps(f"x{held.get(name, '')}x", ensure_ascii=False) for name in FIELDS}
        lines += [f"[sources.k{at}]", 'type = "journal"']
        lines += [f"{name} = {value[name]}" for name in SOURCE[:8] if name in held or name == "title"]
        lines += [f"authors = [{{ family = {value['family']}, given = {value['given']} }}]"]
        lines += ["[[events]]", f'id = "e{at}"', 'date = "2001"', f"title = {value['e-title']}"]
        lines += [
            f"detail = {value['detail']}", f"place = {value['e-place']}", f"people = [{value['people']}]",
            f"x = {{ note = {value['x']} }}", f"footnotes = [{at + 1}]",
        ]  # fmt: skip
        note = "".join(f", {name} = {value[name]}" for name in FOOTNOTE if name in held)
        notes.append(f"{at + 1} = {{ source = 'k{at}'{note} }}")
    return "\n".join([*lines, *notes, ""])


def took(do: Callable[..., object], *args: object) -> float:
    """Return the processor time of one call, in seconds."""
    begun = time.process_time()
    do(*args)
    return time.process_time() - begun


def grows(measure: Callable[[int], float], length: int, least: float = 0.05, most: float = 3) -> bool:
    """Whether twice the text takes more than ``most`` times as long; what takes under ``least`` seconds does not count."""
    first = measure(2 * length)
    if first < least or first < most * min(measure(length), measure(length)):
        return False
    # The least of three: what a neighbour on the machine takes is not the program's. And a rule that grows
    # does so again at the next doubling; a bad moment of the machine passes.
    times: dict[int, float] = {}
    for long in (2 * length, 4 * length):
        for each in (long // 2, long):
            times[each] = min(times.get(each, 1e9), *(measure(each) for _ in range(3)))
        if times[long] < most * times[long // 2]:
            return False
    return True


def _of_ledger(args: tuple[str, ...], kind: str, fields: Iterable[str], path: Path, length: int) -> float:
    path.write_text(ledger([dict.fromkeys(fields, text(kind, length))]), encoding="utf-8")
    ran = run(*args, path) if args == ("validate",) else run(*args, "--ledger", path)
    if ran.code == 70:
        print(f"CRASH {kind} {args} {ran.err}", flush=True)
    return ran.seconds


def _of_input(read: Callable[[str, Path], None], kind: str, folder: Path, length: int) -> float:
    return took(read, text(kind, length), folder)


def by_hand(length: int, folder: Path) -> int:
    """Say what grows, over which kinds in which field; return how many there are."""
    from hostile.inputs import INPUTS

    found, path = 0, folder / "growth.toml"
    for kind in PIECES:
        for args in COMMANDS:
            if grows(partial(_of_ledger, args, kind, FIELDS, path), length):
                fields = [
                    name for name in FIELDS if grows(partial(_of_ledger, args, kind, [name], path), length)
                ]
                print(f"{kind}: {' '.join(args)}: {', '.join(fields) or 'together alone'}", flush=True)
                found += 1
        for name, read in INPUTS.items():
            if grows(partial(_of_input, read, kind, folder), length):
                print(f"{kind}: {name}", flush=True)
                found += 1
    return found


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        sys.exit(min(by_hand(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, Path(place)), 1))
