"""Text as Markdown that shows it letter for letter: nothing in it is markup (CommonMark 0.31, GFM, pandoc)."""

from __future__ import annotations

import re

from ca_israel.text.safe import harmless

_APART = "&#8203;"  # a zero-width space, behind a sign that a site acts upon whether or not it is escaped
_MARKUP = r"[\\`*_\[\]<>&|~$#]"
# The colon of ``https:`` and ``:smile:``, and what GFM or a linkifier makes a link of in bare text: ``www.``, ``//``.
_INLINE = re.compile(rf"{_MARKUP}|[\^{{}}]|@(?=[^\W_])|!$|:(?=\S)|(?<=www)\.|(?<!:)/(?=/)", re.IGNORECASE)
_ON_GITHUB = re.compile(rf"{_MARKUP}|@|:(?=[\w+-])|(?<=GH)-(?=\d)")
_APART_FROM = {"@": f"@{_APART}"}
_APART_ON_GITHUB = {
    **{sign: f"{sign}{_APART}" for sign in "@:-"},
    "#": rf"\#{_APART}",
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
}
# What begins a block at the start of a line: a list, a heading's underline, a table's second row, a definition.
_BLOCK = re.compile(r"^(?=[-+=:(%])|^[0-9]+(?=[.)])|^[a-z]{1,5}(?=[.)] )", re.IGNORECASE)


def markdown_text(text: str, *, on_github: bool = False) -> str:
    """Return ``text`` as Markdown that shows it within a line (CommonMark 0.31, 2.4).

    No escape stops a site from making a mail link or calling somebody; a zero-width space after the ``@``
    does. ``on_github`` sets one behind ``#``, ``GH-`` and ``:smile:`` too; addresses are the caller's.
    """
    pattern, written = (_ON_GITHUB, _APART_ON_GITHUB) if on_github else (_INLINE, _APART_FROM)
    return pattern.sub(lambda sign: written.get(sign[0], f"\\{sign[0]}"), harmless(text))


def markdown_line(line: str) -> str:
    """Return a line of Markdown that would begin a block (code, a heading, a list) as one that does not."""
    return _BLOCK.sub(r"\g<0>\\", line.strip(" "))
