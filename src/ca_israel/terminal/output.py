"""Where text leaves the program: colour, width and links decided once, and the one write."""

from __future__ import annotations

import os
import re
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Literal, TextIO, TypeAlias

from ca_israel.errors import OutputFailed, PipeClosed
from ca_israel.terminal.look import Look

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Colour: TypeAlias = Literal["auto", "always", "never"]

_OUR_SIGNS = "●○◇×·–—…“”‘’▁█┊"
_DEFAULT_WIDTH = 80
_LEAST_WIDTH = 20
_STREAMS = ("stdin", "stdout", "stderr")  # of /dev, by their numbers
_TOO_LONG = 10  # digits; no descriptor has so many
_MOST_LINKS = 40  # in a row, as Linux has it


def look_for(choice: Colour, stream: TextIO | None, env: Mapping[str, str], *, to_file: bool = False) -> Look:
    """Return how text for ``stream`` may look; a file named with ``-o`` is plain UTF-8, 80 wide."""
    if to_file or stream is None:
        return Look(width=_DEFAULT_WIDTH, colour=choice == "always")
    terminal = stream.isatty()
    colour = _colour(choice, env, terminal=terminal and env.get("TERM") != "dumb")
    return Look(_width(stream, env), colour, colour and terminal, _encodes_our_signs(stream))


def _colour(choice: Colour, env: Mapping[str, str], *, terminal: bool) -> bool:
    """The flag, then NO_COLOR (no-color.org), FORCE_COLOR, CLICOLOR_FORCE, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if env.get("NO_COLOR"):
        return False
    if any(env.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return terminal


def _width(stream: TextIO, env: Mapping[str, str]) -> int:
    columns = env.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and 0 < len(columns) < 6 and int(columns):
        return max(int(columns), _LEAST_WIDTH)
    try:
        return max(os.get_terminal_size(stream.fileno()).columns or _DEFAULT_WIDTH, _LEAST_WIDTH)
    except (OSError, ValueError):  # no terminal, or a stream without a descriptor
        return _DEFAULT_WIDTH


def _encodes_our_signs(stream: TextIO) -> bool:
    try:
        _OUR_SIGNS.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write(text: str, output: Path | None = None, *, encoding: str | None = None) -> None:
    """Write the answer to ``output``, whole or not at all and in UTF-8, or to standard output.

    ``encoding`` is the format's own, if it has one: a pipe gets it byte for byte, whatever the locale.
    Raises PipeClosed when the reader left, OutputFailed when the text could not be written.
    """
    if output is not None and str(output) != "-":
        _replace(output, text.encode("utf-8", "backslashreplace"))
        return
    if sys.stdout is None:
        raise OutputFailed("cannot write: standard output is closed")
    try:
        if isinstance(sys.stdout, TextIOWrapper):
            if encoding and not sys.stdout.isatty():  # a terminal would obey bytes of another encoding
                sys.stdout.reconfigure(encoding=encoding, newline="")
            sys.stdout.reconfigure(errors="backslashreplace")  # what cannot be encoded is escaped, not lost
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_stdout()
        raise PipeClosed("the reader of the pipe left") from None
    except OSError as error:
        abandon_stdout()
        raise OutputFailed(f"cannot write to standard output: {error.strerror}") from None


def descriptor(path: Path) -> int | None:
    """Return the number of the open descriptor that ``path`` names (``/dev/stdout``, ``/dev/fd/3``), itself or as a link; else None.

    Such a name is no file's: what the descriptor leads to was opened, perhaps to be added to, by whoever started us.
    """
    folders = re.compile(rf"/dev/fd|/proc/(?:self|thread-self|{os.getpid()}(?:/task/[0-9]+)?)/fd")
    name = str(path)
    try:
        for _ in range(_MOST_LINKS):
            folder, last = os.path.split(name)
            folder = os.path.realpath(folder)
            if folder == "/dev" and last in _STREAMS:
                return _STREAMS.index(last)
            if folders.fullmatch(folder) and last.isascii() and last.isdigit() and len(last) < _TOO_LONG:
                return int(last)
            name = os.path.join(folder, os.readlink(os.path.join(folder, last)))  # noqa: PTH115, PTH118 - as it stands
    except OSError:  # no link; or the folder that we are in is gone
        return None
    return None


def abandon_stdout() -> None:
    """Point standard output nowhere, so that the interpreter's last flush does not fail."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):  # a stream without a descriptor needs none
        return


def say(text: str) -> None:
    """Write a line for the person, not the pipe, to standard error; never fails."""
    try:
        print(text, file=sys.stderr, flush=True)
    except (OSError, ValueError, AttributeError):
        return


def _replace(path: Path, data: bytes) -> None:
    from ca_israel.terminal.atomic import replace_whole

    try:
        if (handle := descriptor(path)) is not None:
            with open(handle, "wb", closefd=False) as stream:
                stream.write(data)
        elif path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a named pipe: nothing to replace
        else:
            replace_whole(path, data)
    except BrokenPipeError:
        raise PipeClosed("the reader of the pipe left") from None
    except OSError as error:
        raise OutputFailed(f"cannot write {path}: {error.strerror or error}") from None
