"""A text as the reader of positions takes it, and the way back: byte-order mark and carriage returns are kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(NamedTuple):
    """A piece of a plain text, by offsets, and what is to stand there; its line ends are line feeds."""

    start: int
    end: int
    text: str


class Lines:
    """A text with line ends of any kind; ``plain`` is the same without byte-order mark and carriage returns."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._mark = len(text) - len(text.removeprefix("\ufeff"))
        ends = [match.span() for match in re.finditer(r"\r+\n", text)]
        lengths = [end - start - 1 for start, end in ends]
        self._returns = [
            0,
            *accumulate(lengths),
        ]  # how many stand before the first, the second … of these ends
        self._ends = [
            start - self._mark - before for (start, _), before in zip(ends, self._returns, strict=False)
        ]
        self.plain = re.sub(r"\r+\n", "\n", text[self._mark :]) if ends else text[self._mark :]

    def with_spans(self, spans: Iterable[Span]) -> str:
        """Return the whole text with these spans in it, which do not overlap, in their order; line ends as around them."""
        parts = []
        done = 0
        for start, end, new in spans:
            here = self._place(start)
            parts += [self._text[done:here], new.replace("\n", self._line_end(start))]
            done = self._place(end)
        return "".join([*parts, self._text[done:]])

    def _place(self, offset: int) -> int:
        """Where in the text an offset into ``plain`` is; before the carriage returns of a line end."""
        return self._mark + offset + self._returns[bisect_left(self._ends, offset)]

    def _line_end(self, offset: int) -> str:
        """The end of the line that an offset is on; of the last one, which may have none, the end of the line before."""
        at = self.plain.find("\n", offset)
        at = at if at >= 0 else self.plain.rfind("\n", 0, offset)
        if at < 0:
            return "\n"
        start = self._place(at)
        return self._text[start : self._text.index("\n", start) + 1]
