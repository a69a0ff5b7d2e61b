"""What was not carried over, in few lines: like remarks on many works are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.text.counting import counted
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ca_israel.importing.record import Lost, Record, Remark
    from ca_israel.ledger.positions import Place

_ALONE = 3  # remarks with a detail of their own that are printed one by one
_KEYS = 3  # citekeys named in a line
_LOST = 20  # lost works printed one by one


def lines(path: Path, works: Sequence[Record], lost: Sequence[Lost]) -> Iterator[str]:
    """Yield the lines: lost works first, then what works lost, each kind where it first occurs."""
    for work in lost[:_LOST]:
        yield _line(path, work.place, "error", f"{_told(work.key)}{work.why}")
    if len(lost) > _LOST:
        rest = len(lost) - _LOST
        yield _line(path, lost[_LOST].place, "error", f"{rest} more from here on could not be read")
    kinds: dict[str, list[tuple[str, Remark]]] = {}
    for kept in works:
        for remark in kept.remarks:
            kinds.setdefault(remark.what, []).append((kept.key, remark))
    for what, told in kinds.items():
        if len(told) == 1 or (len(told) <= _ALONE and any(remark.detail for _, remark in told)):
            for key, remark in told:
                detail = f": {remark.detail}" if remark.detail else ""
                yield _line(path, remark.place, "warning", f"{_told(key)}{what}{detail}")
        else:
            yield _line(path, told[0][1].place, "warning", f"{what}: {_works(told)}")


def _works(told: Sequence[tuple[str, Remark]]) -> str:
    keys = list(dict.fromkeys(key for key, _ in told))
    more = ", …" if len(keys) > _KEYS else ""
    return f"{counted(len(keys), 'work')} ({', '.join(map(_short, keys[:_KEYS]))}{more})"


def _told(key: str) -> str:
    return f"{_short(key)}: " if key else ""


def _short(key: str) -> str:
    return key if len(key) <= 60 else f"{key[:59]}…"


def _line(path: Path, place: Place, kind: str, message: str) -> str:
    return harmless(f"{path}:{place.line}:{place.column}: {kind}: {message}")
