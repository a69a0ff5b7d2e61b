"""What biblatex and BibTeX have in common: one entry, names, and text that TeX prints letter for letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.cite.exports.exported import archived, dashed, percent_encoded
from ca_israel.cite.parts.names import person
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ca_israel.ledger.model import Name, Source

# The types whose ``number`` is their issue; that of the others is a number in a series or of a report.
NUMBERED_BY_ISSUE = frozenset({"journal", "news", "web", "other"})
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
# BibTeX and biber count braces whether or not a backslash stands before them.
_UNBALANCED_ESCAPES = _ESCAPES | {"{": r"\lbrace{}", "}": r"\rbrace{}"}
# Where TeX fonts would make one sign of two: dashes, quotes, guillemets, inverted ? and !.
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=,)(?=,)")
_UNFIT_IN_URL = re.compile(r'[\x00-\x20\x7f-\U0010ffff"<>\\^`{|}]+')
_UNFIT_IN_DOI = re.compile(r"[\x00-\x20\x7f\\{}]+")
_AND = re.compile(r"\band\b", re.IGNORECASE)


def entry(kind: str, key: str, fields: Mapping[str, str | None]) -> str:
    """Return one entry; ``fields`` hold what stands after ``=``, braces and all, and those without it are left out."""
    lines = [f"  {name} = {value},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def field(value: str | None) -> str | None:
    """Return ``value`` as a field."""
    return f"{{{tex_text(value)}}}" if value else None


def title(value: str | None) -> str | None:
    """Return ``value`` as a field whose capitals stay: one pair of braces round the whole."""
    return f"{{{{{tex_text(value)}}}}}" if value else None


def institution(value: str | None) -> str | None:
    """Return ``value`` as a field that is one name even where it holds "and"."""
    return title(value) if value and _AND.search(value) else field(value)


def pages(value: str | None) -> str | None:
    """Return ``value`` as a field, ranges with the two hyphens that both formats ask for."""
    return f"{{{tex_text(dashed(value)).replace('–', '--')}}}" if value else None


def url(value: str | None) -> str | None:
    """Return ``value`` as a verbatim field: nothing is escaped, what a URL cannot hold is percent-encoded."""
    return f"{{{percent_encoded(value, _UNFIT_IN_URL)}}}" if value else None


def doi(value: str | None) -> str | None:
    """Return ``value`` as a verbatim field; only what would end it is percent-encoded."""
    return f"{{{percent_encoded(value, _UNFIT_IN_DOI)}}}" if value else None


def argument(verbatim: str | None) -> str | None:
    r"""Return a verbatim field as ``\url`` takes it inside an argument: ``\%`` and ``\#``."""
    return verbatim and verbatim.replace("%", r"\%").replace("#", r"\#")


def archived_at(source: Source) -> str | None:
    """Return where the archived copy is, in words."""
    return archived(source, rf"\url{argument(url(source.archive.url))}") if source.archive else None


def tex_text(value: str) -> str:
    """Return ``value`` as TeX text that prints it; line breaks are blanks, control characters are shown."""
    safe = _LIGATURE.sub("\0", harmless(value))  # no NUL is left in it
    escapes = _ESCAPES if _balanced(safe) else _UNBALANCED_ESCAPES
    return "".join(escapes.get(char, char) for char in safe).replace("\0", "{}")


def names(authors: Iterable[Name]) -> str | None:
    """Return a field of names: ``Family, Given``, institutions in braces of their own."""
    listed = " and ".join(_name(name) for name in authors)
    return f"{{{listed}}}" if listed else None


def _balanced(value: str) -> bool:
    depth = 0
    for brace in re.findall("[{}]", value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _name(name: Name) -> str:
    surname = person(name).surname
    if not name.given:
        return f"{{{tex_text(surname)}}}"
    family = _part(name.family, parsed=_has_lower_case(name.family))
    if name.particle:
        family = (
            f"{tex_text(name.particle)} {family}" if _is_von(name.particle) else f"{{{tex_text(surname)}}}"
        )
    given, comma, suffix = (part.strip() for part in name.given.partition(","))
    if given and comma and suffix and "," not in suffix:  # King, Jr., Martin Luther
        return f"{family}, {_part(suffix)}, {_part(given)}"
    return f"{family}, {_part(name.given)}"


def _part(value: str, *, parsed: bool = False) -> str:
    """One part of a name, in braces where a reader would split it or misread an escape."""
    safe = tex_text(value)
    return f"{{{safe}}}" if parsed or "," in value or "\\" in safe or _AND.search(value) else safe


def _has_lower_case(family: str) -> bool:
    """Whether some word of it begins in lower case, so that it would be taken for a particle."""
    initials = (next(filter(str.isalpha, word), "") for word in re.split(r"[\s~-]+", family))
    return any(initial.islower() for initial in initials)


def _is_von(particle: str) -> bool:
    """Whether both formats see the particle for what it is: words in lower case, apart from the name."""
    words = particle.split()
    return all(word[0].islower() and word[-1].isalpha() for word in words) and not _AND.search(particle)
