"""How text may look: colour, links, glyphs and width, decided once by ``stream`` and handed down.

Renderers name a role ("bad", "dim"), never a colour, and never rely on colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar

from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

Entry = TypeVar("Entry")

Role: TypeAlias = Literal[
    "title", "heading", "bold", "dim", "good", "warn", "bad", "planned", "link", "italic"
]

_SGR: dict[str, str] = {
    "title": "1",
    "heading": "1;36",
    "bold": "1",
    "dim": "2",
    "good": "32",
    "warn": "33",
    "bad": "31",
    "planned": "36",
    "link": "4",
    "italic": "3",
}  # fmt: skip
_ASCII = str.maketrans({
    "●": "*", "○": "o", "◇": "?", "×": "x", "·": "-", "–": "-", "—": "-", "…": "...", "→": "->",
    "“": '"', "”": '"', "‘": "'", "’": "'", "─": "-", "┊": ":",
    **dict(zip("▁▂▃▄▅▆▇█", "_.:-=+*#", strict=True)),
})  # fmt: skip


class Look(NamedTuple):
    """``width`` in cells; ``unicode`` False asks for ASCII glyphs; ``hyperlinks`` for OSC 8.

    Of a long list, text for people shows ``most`` entries; None for all of them.
    """

    width: int = 80
    colour: bool = False
    hyperlinks: bool = False
    unicode: bool = True
    most: int | None = 15

    def first(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return the entries of a list that are shown."""
        return entries[: self.most]

    def more(self, number: int) -> str:
        """Return the line that stands for the ``number`` entries of a list that are not shown."""
        return self.glyphs(f"… and {number} more; --all shows them")

    def paint(self, role: Role, text: str) -> str:
        """Return ``text`` in the look of ``role``; as it is where there is no colour."""
        return f"\x1b[{_SGR[role]}m{text}\x1b[0m" if self.colour and text else text

    def link(self, url: str, text: str) -> str:
        """Return ``text`` leading to ``url`` (OSC 8) where the terminal can; http and https alone."""
        if not self.hyperlinks or not url.startswith(("http://", "https://")):
            return text
        return f"\x1b]8;;{_address(url)}\x1b\\{text}\x1b]8;;\x1b\\"

    def clickable(self, line: str) -> str:
        """Return ``line`` with each URL in it leading where it says."""
        return " ".join(map(self._clickable_word, line.split(" "))) if self.hyperlinks else line

    def _clickable_word(self, word: str) -> str:
        start = word.find("http")
        if start < 0:
            return word
        url = word[start:].rstrip(",.;)")
        return word[:start] + self.link(url, url) + word[start + len(url) :]

    def glyphs(self, text: str) -> str:
        """Return ``text`` with our own marks and typographic signs in ASCII where the encoding asks."""
        return text if self.unicode else text.translate(_ASCII)


PLAIN = Look()


def _address(url: str) -> str:
    """The URL with what OSC 8 forbids (anything outside 32-126) percent-encoded."""
    if url.isascii() and url.isprintable() and " " not in url:
        return url
    from urllib.parse import quote

    return quote(harmless(url), safe="!#$%&'()*+,/:;=?@[]~")
