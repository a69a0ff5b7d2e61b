"""Nothing is destroyed: what a command writes to is compared with what it reads, before it begins."""

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from ca_israel.errors import BadUsage
from ca_israel.ledger.discovery import Found
from ca_israel.terminal.output import descriptor

_Place = Path | int  # a name, or the number of a descriptor that is open
_Identity = tuple[int, int] | str
_NOTHING = "nothing is written; name another file"


def protect(reads: Iterable[_Place], output: Path | None, *others: tuple[str, Path]) -> None:
    """Refuse outputs that would destroy what the command reads, one another, or a ledger. Raises BadUsage.

    ``reads`` are files, or 0 for standard input; ``output`` is what ``-o`` names, None for standard output;
    ``others`` are further outputs, each with the option that names it. Links, hard ones too, count as what
    they lead to. What comes through an open descriptor is added, so two of these may be one.
    """
    outputs = [*_answer(output), *(_named(option, path) for option, path in others)]
    read = {_identity(place) for place in reads} - {None}
    for one in outputs:
        if one.identity in read:
            raise BadUsage(f"{one} is a file that this command reads", hint=_NOTHING)
        if isinstance(one.place, Path) and _is_ledger(one.place):
            raise BadUsage(f"{one} holds a ledger, which is never written over", hint=_NOTHING)
    for one, other in combinations(outputs, 2):
        both_open = isinstance(one.place, int) and isinstance(other.place, int)
        if one.identity is not None and one.identity == other.identity and not both_open:
            raise BadUsage(f"{one} and {other} are one file", hint="nothing is written; name two")


def may_edit(at_hand: Found) -> None:
    """Refuse ``--write`` for a ledger that is not the user's own file, before anything is asked. Raises BadUsage."""
    from ca_israel.ledger.edits.save import refuse_unless_file

    if at_hand.is_packaged:
        raise BadUsage(
            f"{at_hand.path} is the ledger that comes with cai, which is never written to",
            hint="copy it, and name the copy with --ledger",
        )
    refuse_unless_file(at_hand.path)


class _Output(NamedTuple):
    """One output, as messages call it, and what is compared: None for a device, a pipe, a terminal."""

    called: str
    place: _Place
    identity: _Identity | None

    def __str__(self) -> str:
        return self.called


def _answer(output: Path | None) -> Iterator[_Output]:
    """Where the answer goes; nothing for a standard output that is closed, or that a program put in its place."""
    if output is not None and str(output) != "-":
        yield _named("-o", output)
        return
    try:
        number = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):
        return
    yield _Output("standard output", number, _identity(number))


def _named(option: str, path: Path) -> _Output:
    number = descriptor(path)
    place = path if number is None else number
    return _Output(f"{option} {path}", place, _identity(place))


def _identity(place: _Place) -> _Identity | None:
    """Device and inode of a file; of one that is yet to be made, its name without links."""
    try:
        stat = os.stat(place)  # noqa: PTH116 - of a path or a descriptor
    except FileNotFoundError:
        return None if isinstance(place, int) else _whole_name(place)
    except (OSError, ValueError):  # the write, or the reading, has the words for it
        return None
    return (stat.st_dev, stat.st_ino) if S_ISREG(stat.st_mode) else None


def _whole_name(path: Path) -> str | None:
    try:
        return os.path.normcase(os.path.realpath(path))
    except OSError:  # the folder that we are in is gone
        return None


def _is_ledger(path: Path) -> bool:
    from ca_israel.ledger.top import is_ledger

    return is_ledger(path)
