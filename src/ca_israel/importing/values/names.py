"""Authors as the ledger writes them: "Family, Given", an institution without a comma, or a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.parts.names import person
from ca_israel.importing.values.latex import decode
from ca_israel.ledger.model import Name
from ca_israel.ledger.slips.institutions import is_of_an_institution
from ca_israel.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SPLIT = re.compile(r"\\[\\{}]|[{}]|(?P<and>[\s~]++and(?=\s))|,|[\s~]++", re.IGNORECASE)
# "{Able, A. and Baker, B.}": all of a list in braces; each name a family name, a comma and another name.
_WHOLE = re.compile(r"\{([^{}]*)\}")
_AND = re.compile(r"(?<!\s)\s++and\s++", re.IGNORECASE)
_MEDLINE = re.compile(r"((?:[a-z]+ )*[A-Z][^\W\d_]*[a-z][\w’'-]*(?: [A-Z][\w’'-]*[a-z])?) ([A-Z]{1,3})")
_PART = re.compile(
    r"\s*(family|given|prefix|suffix|useprefix|given-i|family-i|prefix-i|suffix-i)\s*=(.*)", re.DOTALL
)


def author(family: str, given: str = "", particle: str = "", suffix: str = "") -> str | dict[str, str]:
    """Return the shortest form from which a ledger reads this name; without ``given`` it is an institution.

    A particle becomes part of the family name where citations find it there again; a suffix stands behind
    the given name: "King, Martin Luther, Jr."
    """
    family, given, particle = family.strip(), given.strip(), particle.strip()
    given = ", ".join(filter(None, (given, suffix.strip())))
    if not family:
        family, given = given, ""
    if not given:
        family, particle = " ".join(filter(None, (particle, family))), ""
    if particle:
        tie = "" if particle.endswith(("-", "’", "'", "‐", "ʼ")) else " "
        joined = Name(f"{particle}{tie}{family}", given)
        if person(joined) != person(Name(family, given, particle)):
            return {"family": family, "given": given, "particle": particle}
        family = joined.family
    if "," in family:
        return {"family": family, "given": given} if given else {"family": family}
    return f"{family}, {given}" if given else family


class Authors(NamedTuple):
    """The names of a BibTeX field; ``others`` when it ends in "and others", ``parted`` when one name held several."""

    authors: list[str | dict[str, str]]
    others: bool
    unknown: tuple[str, ...]
    parted: bool = False


def authors(latex: str) -> Authors:
    """Read a BibTeX name list: "von Family, Jr, Given", "Given von Family", {Institution}, family=…, given=…."""
    whole = _WHOLE.fullmatch(latex.strip())
    if whole and len(names := _AND.split(whole[1])) > 1 and all(map(_is_person, names)):
        return authors(whole[1])._replace(parted=True)  # Web of Science and Mendeley wrote such braces
    if len(names := latex.split(";")) > 1 and not _AND.search(latex) and all(map(_is_person, names)):
        return authors(" and ".join(names))._replace(parted=True)
    found: list[str | dict[str, str]] = []
    unknown: list[str] = []
    others = parted = False

    def decoded(part: str) -> str:
        found_text, commands = decode(part)
        unknown.extend(commands)
        return found_text

    for commas in _names(latex):
        words = [word for part in commas for word in part]
        if words == ["others"]:
            others = True
        elif name := _extended(commas, decoded) or _name(commas, decoded):
            several = listed(name)
            parted = parted or len(several) > 1
            found += several
    return Authors(found, others, tuple(dict.fromkeys(unknown)), parted)


def listed(name: str | dict[str, str]) -> list[str | dict[str, str]]:
    """Return the names that one name turns out to hold, parted by semicolons; any other name alone."""
    text = name if isinstance(name, str) else name.get("family", "")
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if len(parts) > 1 and all(map(_is_person, parts)):
        return [author(*part.split(",", 1)) for part in parts]
    return [name]


def _is_person(name: str) -> bool:
    """Whether a name is a family name, a comma and another name, and maybe a suffix."""
    parts = name.split(",")
    return 2 <= len(parts) <= 3 and ";" not in name and all(any(map(str.isalpha, part)) for part in parts)


def of_medline(name: str) -> str | dict[str, str] | None:
    """Return the author of a name as MEDLINE writes it, family name and capitals: Oven MJ; None for any other."""
    match = _MEDLINE.fullmatch(name)
    if not match or any(map(is_of_an_institution, fold(match[1]).split())):
        return None
    return author(match[1], " ".join(f"{letter}." for letter in match[2]))


def _names(latex: str) -> Iterator[list[list[str]]]:
    """Yield each name as its parts between commas, each part its words; what is in braces is not divided."""
    depth, start = 0, 0
    name: list[list[str]] = [[]]
    for match in _SPLIT.finditer(f"{latex} and "):
        mark = match[0]
        if mark in "{}":
            depth = depth + 1 if mark == "{" else max(0, depth - 1)
        if depth or mark in "{}" or mark[0] == "\\":
            continue
        if match.start() > start:
            name[-1].append(latex[start : match.start()])
        start = match.end()
        if mark == ",":
            name.append([])
        elif match["and"]:
            if any(name):
                yield name
            name = [[]]
    if rest := latex[start:].strip():  # braces that never close
        yield [*name[:-1], [*name[-1], rest]]


def _name(commas: list[list[str]], decoded: Callable[[str], str]) -> str | dict[str, str] | None:
    """One name by BibTeX's three forms; a word in braces is one word."""
    whole = [decoded(" ".join(part)) for part in commas]
    if len(commas) == 1:
        words = commas[0]
        if len(words) < 2:
            return author(whole[0]) if whole[0] else None
        if len(words[-1]) > 1 and (medline := of_medline(whole[0])):
            return medline
        at = next((at for at, word in enumerate(words[:-1]) if at and word[:1].islower()), len(words) - 1)
        return author(decoded(" ".join(words[at:])), decoded(" ".join(words[:at])))
    if len(commas) == 2:
        return author(*whole)
    return author(whole[0], " ".join(filter(None, whole[2:])), suffix=whole[1])


def _extended(commas: list[list[str]], decoded: Callable[[str], str]) -> str | dict[str, str] | None:
    """One name in biblatex's extended form (biblatex 3.20, 3.4)."""
    parts = [_PART.match(" ".join(part)) for part in commas]
    found = {part[1]: decoded(_unquoted(part[2])) for part in parts if part}
    if None in parts or not found.get("family"):
        return None
    return author(found["family"], found.get("given", ""), found.get("prefix", ""), found.get("suffix", ""))


def _unquoted(value: str) -> str:
    return value.strip().strip('"')
