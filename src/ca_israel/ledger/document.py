"""A file that was read once and is TOML: its text and its data, not yet judged as a ledger."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ca_israel.errors import LedgerUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ca_israel.ledger.model import Problem


LARGEST = 256 << 20  # bytes; a device or a pipe may never end


class Document(NamedTuple):
    """TOML text, without byte-order mark and carriage returns, what it holds, and the bytes that it was read from."""

    path: Path
    text: str
    data: dict[str, Any]
    source: bytes


class NotToml(LedgerUnreadable):
    """The file opened, but is not text or not TOML; ``problem`` says where, and is the message."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read(path: Path) -> Document:
    """Open and parse a file, once.

    Raises LedgerUnreadable when it cannot be opened, NotToml when it is not UTF-8 or not TOML.
    """
    return parse(contents(path), path)


def contents(path: Path, what: str = "ledger") -> bytes:
    """Return the bytes of a file that should be a ``what``, as messages call it; raises LedgerUnreadable."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except IsADirectoryError:
        hint = f"name a file, such as {path / 'events.toml'}" if what == "ledger" else None
        raise LedgerUnreadable(f"{path} is a folder, not a {what}", hint=hint) from None
    except OSError as error:
        raise LedgerUnreadable(f"cannot read {path}: {_reason(error)}") from None
    except ValueError:  # a NUL in the name
        raise LedgerUnreadable(f"cannot read {str(path)!r}: no file can have this name") from None
    if len(data) > LARGEST:
        raise LedgerUnreadable(f"{path} is larger than {LARGEST >> 20} MiB, and no {what} is")
    return data


def parse(source: bytes | str, path: Path) -> Document:
    """Parse what was read elsewhere, such as a git revision; ``path`` is what messages call it."""
    import tomli

    text = source if isinstance(source, str) else decoded(source, path)
    read = text.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        with without_collector():
            return Document(path, text, tomli.loads(text), read)
    except (ValueError, RecursionError) as error:
        from ca_israel.ledger.toml_errors import slip

        raise NotToml(slip(text, error, path)) from None


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep the garbage collector off while thousands of records that all stay are made: it takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def claims(data: dict[str, Any]) -> Literal["ours", "broken", "foreign"]:
    """Whose TOML this is: a ledger, a ledger that lacks its ``schema``, or somebody else's file."""
    if type(data.get("schema")) is int:
        return "ours"
    if _is_list_of_tables(data.get("events")):
        return "broken"
    for name in ("sources", "footnotes"):
        if isinstance(data.get(name), dict) or _is_list_of_tables(data.get(name)):
            return "broken"
    return "foreign"


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def decoded(data: bytes, path: Path) -> str:
    """Return the text of a file's bytes, as it is; raises NotToml at the first byte that is not UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        from ca_israel.ledger.toml_errors import not_utf8

        raise NotToml(not_utf8(data, error, path)) from None


def _reason(error: OSError) -> str:
    return {FileNotFoundError: "there is no such file", PermissionError: "no permission to read it"}.get(
        type(error), (error.strerror or str(error)).lower()
    )
