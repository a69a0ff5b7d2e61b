"""Works as citation templates of the English Wikipedia (Help:Citation Style 1), one a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.cite.exports.exported import dashed, percent_encoded
from ca_israel.cite.parts.dates import DAY_FIRST, DateForm
from ca_israel.cite.parts.editions import ordinal
from ca_israel.cite.parts.issued import dated, issued
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.numbers import is_plural
from ca_israel.dates.words import words
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.citation import Cite
    from ca_israel.ledger.model import Archive, Locator, Name, Source

_TEMPLATES = {
    "journal": "cite journal",
    "news": "cite news",
    "web": "cite web",
    "book": "cite book",
    "chapter": "cite book",
    "thesis": "cite thesis",
    "report": "cite report",
    "manuscript": "citation",
    "other": "citation",
}
_CONTAINERS = {"journal": "journal", "news": "work", "web": "website", "other": "work"}
_LOCATORS = {"chapter": "ch.", "section": "sec.", "paragraph": "para."}
_DATES = DateForm(dash=" – ")
_FIRST_YEAR = 100  # that the templates take for a date (Help:CS1, "Dates")
_STATUSES = {None: "live", "gone": "dead", "drifted": "dead", "usurped": "usurped"}

_STRAIGHT = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
_MARKUP = str.maketrans(
    {"|": "{{!}}", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "<": "&lt;", ">": "&gt;"}
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
# Signs that are markup only when the next one follows: italics (two apostrophes), a signature (tildes),
# a magic word (__TOC__), a bare link (://).
_MEANT = re.compile(r"'(?=')|~(?=~)|_(?=_[A-Z]+__)|:(?=//)")
_UNFIT_IN_URL = re.compile(r"""[\x00-\x20\x7f-\U0010ffff|\[\]<>"{}\\^`]+|'(?=')|~(?=~)|_(?=_[A-Z]+__)""")
# The time of a memento as web archives write it in its address.
_STAMP = re.compile(r"/([12]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{6}(?:[a-z]{2}_)?/")


def render(cites: Sequence[Cite]) -> str:
    """Return a template for each of the cites, with its place in the work and the quotation it is cited for."""
    return "".join(f"{_template(cite)}\n" for cite in cites)


def _template(cite: Cite) -> str:
    source = cite.source
    copy = _memento_day(source.archive)
    in_book = source.type == "chapter" and source.container
    url = _url(source, copy)
    name = _TEMPLATES[source.type]
    if name == "cite web" and not url:  # that template requires one
        name = "citation"
    parameters = {
        **_people("author", source.authors),
        **_people("editor", source.editors),
        **_people("translator", source.translators),
        "date": _date(source),
        "chapter" if in_book else "title": _text(source.title),
        "url": url and _address(url),
        "url-access": "subscription" if url and source.access == "subscription" else None,
        "title" if in_book else _CONTAINERS.get(source.type, "series"): _text(source.container),
        **({"series": _text(_series(source))} if source.series else {}),
        "type": _text(source.kind),
        "edition": _text(_edition(source)),
        "orig-date": _first_date(source),
        "volume": _text(source.volume),
        "issue": _text(source.issue),
        "number": _text(source.number) if source.type == "report" else None,
        **_place(cite.locator, source.pages),
        "publisher": _text(source.publisher or source.repository),
        "location": _text(source.place),
        "language": _text(source.language),
        "id": _text(source.shelfmark),
        "isbn": _text(source.isbn),
        "doi": _text(source.doi),
    }
    if in_book:
        parameters = {
            f"chapter-{key}" if key in {"url", "url-access"} else key: value
            for key, value in parameters.items()
        }
    if url and url == source.url and source.archive and copy:
        parameters |= {
            "archive-url": _address(source.archive.url),
            "archive-date": copy,
            "url-status": _STATUSES[source.state],
        }
    parameters["access-date"] = source.accessed.isoformat() if url and source.accessed else None
    parameters["quote"] = _text(cite.quote)
    if name == "citation":
        parameters["mode"] = "cs1"
    said = "".join(f" |{key}={value}" for key, value in parameters.items() if value)
    return f"{{{{{name}{said}}}}}"


def _url(source: Source, copy: str | None) -> str | None:
    """The address: a usurped one only where the archived copy and its date let the template hide it."""
    if source.url and (source.state != "usurped" or copy):
        return source.url
    return source.archive.url if source.archive else None


def _memento_day(copy: Archive | None) -> str | None:
    """The day of an archived copy, from the ledger or the copy's own address; without it the template takes no copy."""
    if copy is None:
        return None
    if copy.date:
        return copy.date.isoformat()
    stamp = _STAMP.search(copy.url)
    return "-".join(stamp.groups()) if stamp else None


def _people(role: str, names: Sequence[Name]) -> dict[str, str]:
    """The parameters of those who made the work, numbered if there are several: last1, editor-last1."""
    parameters: dict[str, str] = {}
    prefix = "" if role == "author" else f"{role}-"
    for number, name in enumerate(names, 1):
        count = str(number) if len(names) > 1 else ""
        surname = _text(person(name).surname) or ""
        if name.given:
            parameters |= {f"{prefix}last{count}": surname, f"{prefix}first{count}": _text(name.given) or ""}
        else:
            parameters[f"{role}{count}"] = surname
    return parameters


def _series(source: Source) -> str:
    number = None if source.type == "report" else source.number
    return " ".join(filter(None, (source.series, number)))


def _edition(source: Source) -> str | None:
    """The edition without "ed.", which the templates add."""
    written = source.edition
    return ordinal(written) if written and written.isdecimal() else written and written.removesuffix(" ed.")


def _place(locator: Locator | None, pages: str | None) -> dict[str, str | None]:
    """The place in the work, or else the pages of the whole work: the templates take only one of the two."""
    if locator and locator.label != "page":
        return {"at": _text(f"{_LOCATORS[locator.label]} {locator.value}")}
    found = locator.value if locator else pages
    return {"pages" if found and is_plural(found) else "page": _text(found and dashed(found))}


def _text(value: str | None) -> str | None:
    """Text that MediaWiki shows letter for letter, with the straight quotes that Wikipedia's manual asks for."""
    if value is None:
        return None
    straight = _ENTITY.sub("&amp;", harmless(value).translate(_STRAIGHT))
    return _MEANT.sub(lambda match: f"&#{ord(match[0])};", straight.translate(_MARKUP)).strip()


def _address(url: str) -> str:
    return _ENTITY.sub("&amp;", percent_encoded(url, _UNFIT_IN_URL))


def _date(source: Source) -> str | None:
    """A date in one of the forms that the templates accept; doubt can only be expressed for a single year."""
    when = issued(source)
    if when is None or when.year < _FIRST_YEAR:
        return None
    single = when.season or not when.end
    return f"c. {when.year}" if when.circa and single else _DATES.of_issued(when)


def _first_date(source: Source) -> str | None:
    """When the work first came out, in a parameter that the templates do not check; an ancient date too."""
    when = issued(source)
    if when and source.published and when.year < _FIRST_YEAR:
        return words(source.published)
    first = dated(source.first_published)
    return DAY_FIRST.of_issued(first, 1) if first else None
