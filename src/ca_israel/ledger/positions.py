"""Where in a TOML text a value stands, and how it is written: a path to its line and column, or to its node.

The parser keeps no positions, so the text is walked a second time, only when a place is needed. The walk
judges nothing: it expects TOML that a parser has read, and stops quietly where a text is cut short.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

TomlPath: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_SPACE = re.compile(r"[ \t]*+")
_KEY = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_SCALAR = re.compile(
    r'''
      """ (?: [^"\\]++ | \\[\s\S] | "{1,2}(?!") )*+ "{3,5}
    | \'\'\' (?: [^']++ | '{1,2}(?!') )*+ '{3,5}
    | " (?: [^"\\\n]++ | \\. )*+ "
    | ' [^'\n]*+ '
    | \d{4}-\d\d-\d\d[ ]\d\d:[^\s,\]}#]*+
    | [^\s,\]}#]++
    ''',
    re.VERBOSE,
)


class Place(NamedTuple):
    """A line and a column of it, both counted from 1; columns count characters."""

    line: int
    column: int


class _Stop(IndexError):
    """The text does not go on as TOML would."""


class Node:
    """One value or table: where it is written, as offsets of which -1 is nowhere, and what it holds.

    ``key`` and ``value`` are where these begin; the value of a table with a header is that header. ``end`` is
    behind a value that follows ``=`` or stands in a list. ``last`` is where the last key begins that is written for
    it: its own, one below its header, a dotted one that leads through it; ``inner`` the last one in its own braces.
    ``under`` is the last header that begins with its name.
    """

    __slots__ = ("children", "end", "inner", "is_list_of_tables", "key", "last", "under", "value")

    def __init__(self, key: int, value: int = -1) -> None:
        self.key = key
        self.value = value
        self.end = self.last = self.inner = self.under = -1
        self.children: dict[str | int, Node] = {}
        self.is_list_of_tables = False

    def leaves(self) -> Iterator[Node]:
        """The values below it that have a key of their own in its text, a dotted one too."""
        for child in self.children.values():
            if child.end >= 0:
                yield child
            else:
                yield from child.leaves()

    @property
    def is_section(self) -> bool:
        """Whether it is a table with a header, or the top of the text: the lines that follow are its own."""
        return self.value >= 0 > self.end and not self.is_list_of_tables


class Statement(NamedTuple):
    """A key and its value as they are written, by offsets: the parts of the key, the sign ``=``, the value, its end."""

    parts: tuple[int, ...]
    equals: int
    value: int
    end: int


class Positions:
    """Every key and value of one TOML text, found by path: ``("events", 3, "countries", 1)``.

    A path that is not there leads to the nearest table or list around it, the empty path to the beginning
    of the text. Reading takes time linear in the text and does not recurse. ``repeated`` holds
    the offsets of the last key or header that had been written before, and of that first one.
    """

    def __init__(self, text: str) -> None:
        self._text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        self._starts: list[int] | None = None
        self._root = Node(0, 0)
        self._sections: dict[int, Node] = {}
        self._last_key = 0
        self.repeated: tuple[int, int] | None = None
        with suppress(IndexError):
            self._read()

    def value(self, path: TomlPath) -> Place:
        """Where the value begins; of a table with a header, the header; of an implied one, its key."""
        node, _ = self._find(path)
        return self.place(node.value if node.value >= 0 else node.key)

    def key(self, path: TomlPath) -> Place:
        """Where the key itself stands; of an item of a list, the item."""
        node, whole = self._find(path)
        return self.place(node.key) if whole else self.value(path)

    def __contains__(self, path: TomlPath) -> bool:
        return self._find(path)[1]

    def place(self, offset: int) -> Place:
        """Line and column of an offset into the text without byte-order mark and carriage returns."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self._text))]
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def node(self, path: TomlPath) -> Node | None:
        """How the value at a path is written, if it is there."""
        node, whole = self._find(path)
        return node if whole else None

    def section(self, header: int) -> Node:
        """The table, or the item of a list of tables, that the header at an offset opens."""
        return self._sections[header]

    def header_end(self, start: int) -> int:
        """The offset behind the header that begins at ``start``."""
        brackets = 2 if self._text.startswith("[[", start) else 1
        _, pos = self._read_key(Node(start), _end(_SPACE, self._text, start + brackets))
        return pos + brackets

    def statement(self, start: int) -> Statement:
        """The key that begins at ``start``, and its value."""
        key = Node(start)
        node, equals = self._read_key(key, start)
        end = self._read_value(node, equals)
        parts = []
        while key is not node:
            key = next(iter(key.children.values()))
            parts.append(key.key)
        return Statement(tuple(parts), equals, node.value, end)

    def _find(self, path: TomlPath) -> tuple[Node, bool]:
        node = self._root
        for part in path:
            inner = node.children.get(part)
            if inner is None:
                return node, False
            node = inner
        return node, True

    def _read(self) -> None:
        text, table = self._text, self._root
        pos = self._skip(0)
        while pos < len(text):
            if text[pos] == "[":
                table, pos = self._read_header(pos)
            else:
                table.last = pos
                node, pos = self._read_key(table, pos)
                pos = self._read_value(node, pos)
            pos = self._skip(pos)

    def _read_header(self, start: int) -> tuple[Node, int]:
        brackets = 2 if self._text.startswith("[[", start) else 1
        node, pos = self._read_key(self._root, _end(_SPACE, self._text, start + brackets), start)
        if brackets == 2:
            item = Node(start, start)
            if not node.is_list_of_tables:
                if node.value >= 0:
                    self.repeated = (start, node.value)
                node.is_list_of_tables, node.value = True, start
            node.children[len(node.children)] = self._sections[start] = item
            item.under = start
            return item, pos + 2
        if node.value >= 0:
            self.repeated = (start, node.value)
        node.value = start
        self._sections[start] = node
        return node, pos + 1

    def _read_key(self, table: Node, pos: int, header: int = -1) -> tuple[Node, int]:
        """Walk the parts of a dotted key down from ``table``; the offset is that of what follows it.

        ``header`` is where the header begins that the key stands in.
        """
        text, start = self._text, pos
        while True:
            end = _end(_KEY, text, pos)
            name = text[pos:end]
            if name[0] in "\"'":
                name = _unquoted(name)
            node = table.children.get(name)
            if node is None:
                node = table.children[name] = Node(pos)
            if header < 0:
                node.last = start
            else:
                node.under = header
            self._last_key = pos
            pos = _end(_SPACE, text, end)
            if text[pos] != ".":
                return node, pos
            pos = _end(_SPACE, text, pos + 1)
            table = node
            if node.is_list_of_tables:
                table = node.children[len(node.children) - 1]
                table.under = header

    def _read_value(self, node: Node, pos: int) -> int:
        """Read what follows a key, ``=`` first, with all that it holds; returns the offset behind it."""
        text = self._text
        pos = self._behind_equals(pos)
        opened: list[Node] = []
        while True:
            if node.value >= 0:
                self.repeated = (self._last_key, node.key)
            node.value = pos
            if text[pos] in "[{":
                opened.append(node)
                pos += 1
            else:
                node.end = pos = _end(_SCALAR, text, pos)
            while opened:
                pos = self._skip(pos)
                if text[pos] == ",":
                    pos = self._skip(pos + 1)
                if text[pos] not in "]}":
                    break
                pos += 1
                opened.pop().end = pos
            else:
                return pos
            around = opened[-1]
            if text[around.value] == "[":
                node = around.children[len(around.children)] = Node(pos)
            else:
                around.inner = pos
                node, pos = self._read_key(around, pos)
                pos = self._behind_equals(pos)

    def _behind_equals(self, pos: int) -> int:
        if self._text[pos] != "=":
            raise _Stop
        return _end(_SPACE, self._text, pos + 1)

    def _skip(self, pos: int) -> int:
        """Pass over blanks, line ends and comments."""
        return _end(_BLANK, self._text, pos)


def _end(pattern: re.Pattern[str], text: str, pos: int) -> int:
    match = pattern.match(text, pos)
    if match is None:
        raise _Stop
    return match.end()


def _unquoted(name: str) -> str:
    if name[0] == "'" or "\\" not in name:
        return name[1:-1]
    import tomli

    try:
        return str(tomli.loads("key = " + name)["key"])
    except tomli.TOMLDecodeError:
        raise _Stop from None
