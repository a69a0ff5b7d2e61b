"""Mutated ledgers and bibliographies through the commands, by hand: ``python tests/fuzz.py 10000 [SEED]``.

Counts what must not be: a fault of ours (exit 70), a run of more than five seconds of processor time, an
answer that its format's reader refuses. Each is printed with its seed; ``tests/hostile`` holds a sample.
"""

from __future__ import annotations

import csv
import io
import json
import random
import sys
import tempfile
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import tomli
from selectolax.lexbor import LexborHTMLParser

sys.path.insert(0, str(Path(__file__).parent))

from hostile.growth import run
from hostile.texts import PIECES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
LEDGERS = [*sorted((HERE / "ledgers").glob("*.toml")), HERE.parent / "events.toml"]
WORKS = [
    path for path in sorted((HERE / "data/import").iterdir()) if path.suffix in {".bib", ".ris", ".json"}
]
SLOW = 5  # seconds of processor time
TOKENS = (
    b'"', b"'", b'"""', b"[", b"]", b"{", b"}", b"[[", b"=", b",", b"\n", b"\0", b"\r", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf",
    b"9" * 5000, b"0x" + b"f" * 5000, b"-1", b"1e999", b"nan", b"[" * 2000, b"{" * 2000, b"a." * 1200, b"true", b"null", b"2001-02-30",
    b"\\u0000", b"\\", b"@", b"TY  - ", b"ER  - \n", b"\xe2\x80\xae", b"<script>", b"]]>", b"http://[", b"https://a\xc2\xa0b/", b"..", b"/",
    *(piece.encode() * 40 for piece in PIECES.values()),
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with one to four things done to it."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 3, 20, 200)))
        other = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at] + data[end:]
            case 2:
                data = data[:at] + data[at:end] + data[at:]
            case 3:
                data = data[:at] + data[other : other + end - at] + data[end:]
            case _:
                data = data[:at] + chance.choice(TOKENS) + data[at:]
    return data


def _calendar(out: str) -> None:
    from icalendar import Calendar

    if out:
        Calendar.from_ical(out)


def _bibtex(out: str) -> None:
    from bibtexparser.entrypoint import parse_string

    if failed := parse_string(out).failed_blocks:
        raise ValueError(str(failed[0].error))


def _ris(out: str) -> None:
    import rispy  # type: ignore[import-untyped]

    rispy.loads(out)


def _table(out: str) -> None:
    rows = list(csv.reader(io.StringIO(out, newline=""), strict=True))
    if len({len(row) for row in rows}) > 1:
        raise ValueError("rows of different lengths")


def _html(out: str) -> None:
    if out and LexborHTMLParser(out).css_first("body") is None:
        raise ValueError("no body")


READERS: dict[tuple[str, ...], Callable[[str], object]] = {
    ("timeline", "-f", "text"): str,
    ("timeline", "-f", "json"): json.loads,
    ("timeline", "-f", "csv"): _table,
    ("timeline", "-f", "ics"): _calendar,
    ("timeline", "-f", "html"): _html,
    ("timeline", "-f", "markdown"): str,
    ("cite", "--all", "--style", "mla"): str,
    ("cite", "--all", "--style", "chicago", "--bibliography"): str,
    ("cite", "--all", "--style", "apa", "--bibliography"): str,
    ("cite", "--all", "-f", "bibtex"): _bibtex,
    ("cite", "--all", "-f", "ris"): _ris,
    ("cite", "--all", "-f", "csl-json"): json.loads,
    ("coverage", "-f", "json"): json.loads,
    ("check-links", "--offline", "--no-history", "-f", "junit"): ET.fromstring,
    ("check-links", "--offline", "--no-history", "-f", "markdown"): str,
    ("archive", "--offline", "--no-history", "-f", "json"): json.loads,
}


def faults(count: int, seed: int, folder: Path) -> Iterator[str]:
    """Yield what went wrong with ``count`` ledgers and as many bibliographies; an answer is one of exit 0 or 1."""
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        path = folder / "events.toml"
        path.write_bytes(mutated(chance.choice(LEDGERS).read_bytes(), chance))
        yield from _fault(f"ledger {seed}-{number}", ("validate", path), str)
        args = chance.choice([*READERS])
        yield from _fault(f"ledger {seed}-{number}", (*args, "--ledger", path), READERS[args])
        works = chance.choice(WORKS)
        path = folder / works.name
        path.write_bytes(mutated(works.read_bytes(), chance))
        yield from _fault(f"works {seed}-{number}", ("import", path), tomli.loads)


def _fault(name: str, args: tuple[object, ...], reader: Callable[[str], object]) -> Iterator[str]:
    ran = run(*args)
    told = f"{name}: cai {' '.join(map(str, args))}"
    if ran.code not in {0, 1, 2, 3, 74} or "Traceback" in ran.err:
        yield f"{told}: exit {ran.code}: {ran.err[-300:]}"
    if ran.seconds > SLOW:
        yield f"{told}: {ran.seconds:.1f} s"
    if ran.code in {0, 1} and (ran.out or ran.code == 0):
        try:
            reader(ran.out)
        except Exception as error:
            yield f"{told}: refused: {type(error).__name__}: {error}"[:600]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as made:
        found = 0
        for fault in faults(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0, Path(made)):
            found += 1
            print(fault, flush=True)
    print(f"{found} faults")
    sys.exit(min(found, 1))
