"""Text that comes from elsewhere, made fit for a line: harmless, quoted.

What a ledger, a page or a header says is never trusted to leave a terminal as it found it.
"""

from __future__ import annotations

import re

# Controls that a terminal obeys (C0, DEL, C1: U+009B is CSI), characters that reorder a whole line
# (Unicode bidi embeddings, overrides and isolates, TR36 3.2), and invisible ones that carry hidden text.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BLANKS = re.compile("[\t\n\r\x85\u2028\u2029]+")


def harmless(text: str) -> str:
    r"""Return ``text`` as one line that no terminal obeys: nothing lost, controls shown as ``\x1b``.

    Line breaks and tabs become a blank; bidi overrides and hidden characters become ``\u202e``, a byte of a file
    name that is not UTF-8 ``\xff``.
    """
    if text.isprintable():
        return text
    return _HARMFUL.sub(_escaped, _BLANKS.sub(" ", text))


def in_quotes(text: str) -> str:
    """Return ``text`` as a message quotes it: ``"…"``, on one line, harmless, at most 60 characters of it."""
    return f'"{harmless(text if len(text) <= 60 else text[:59] + "…")}"'


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # how Python holds a byte of a file name that is not UTF-8 (PEP 383)
        code -= 0xDC00
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
