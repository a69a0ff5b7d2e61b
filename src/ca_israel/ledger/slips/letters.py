"""Signs of print and of word processors where TOML, and a keyboard, have plain ones."""

from __future__ import annotations

from ca_israel.dates.numbers import TO_HYPHENS

_NAMES = {"\x0b": "line break of a word processor", "\x0c": "page break", "\u2029": "line break of a word processor", "\x85": "line break", "\u2028": "line break of a word processor"}  # fmt: skip
QUOTATION_MARKS = "“”„‟«»‘’‚‛′″`´"


def strange(sign: str) -> tuple[str, str] | None:
    """Say what a sign is that looks like a plain one, or like nothing, and what to write; None for any other sign."""
    from unicodedata import category, name, normalize

    if len(sign) != 1 or sign in " \t\n\r":
        return None
    if sign in QUOTATION_MARKS:
        return f"{sign} is a typographic quotation mark", "TOML wants a straight \" or '"
    kind = category(sign)
    if sign in _NAMES or kind in {"Zs", "Zl", "Zp", "Cf"}:
        what = _NAMES.get(sign) or name(sign, "invisible sign").lower()
        article = "an" if what[0] in "aeio" else "a"
        told = f"{article} {what} (U+{ord(sign):04X}) stands here"
        if sign in _NAMES:
            return told, "put a plain line end in its place"
        return told, "put a plain blank in its place" if kind == "Zs" else "take it out"
    if ord(sign) in TO_HYPHENS:
        return f"{sign} is a dash of print", "TOML wants the hyphen of the keyboard, -"
    plain = normalize("NFKC", sign)
    if not sign.isascii() and plain.isascii() and len(plain) == 1 and not plain.isalnum():
        return f"{sign} is not the {plain} of the keyboard", f"write {plain}"
    return None


def named(sign: str) -> str:
    """Return a sign as a sentence names it: a blank, or the sign in quotation marks."""
    from ca_israel.text.safe import in_quotes

    return "a blank" if sign.isspace() else in_quotes(sign)
