"""CSL-JSON (citation-style-language, csl-data.json), as Zotero, pandoc and citation processors write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ca_israel.importing.formats.csl_extra import with_extra
from ca_israel.importing.formats.csl_markup import without_markup
from ca_israel.importing.record import Lost, NotRead, Record, Remark, not_carried
from ca_israel.importing.values.addresses import web_address
from ca_israel.importing.values.dates import exact_day, from_parts, from_words, known
from ca_israel.importing.values.doi import bare_doi, doi_in
from ca_israel.importing.values.editions import edition, isbns
from ca_israel.importing.values.languages import tag
from ca_israel.importing.values.names import author
from ca_israel.text.safe import in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.importing.record import Values
    from ca_israel.ledger.positions import Place, Positions

_TYPES = {
    "journal": "article-journal periodical review review-book",
    "news": "article-newspaper article-magazine",
    "web": "webpage post post-weblog",
    "book": "book classic collection pamphlet",
    "chapter": "chapter entry entry-dictionary entry-encyclopedia paper-conference",
    "manuscript": "manuscript personal_communication",
    "thesis": "thesis",
    "report": "report standard",
    "other": "document article bill broadcast dataset event figure graphic hearing interview legal_case legislation"
    " map motion_picture musical_score patent performance regulation software song"
    " speech treaty",
}
_KINDS = {name: kind for kind, names in _TYPES.items() for name in names.split()}
# The ledger's keys and the variables that hold them.
_TEXTS = {
    "title": ("title",),
    "short": ("title-short", "shortTitle"),
    "kind": ("genre",),
    "in": ("container-title",),
    "series": ("collection-title",),
    "number": ("number", "collection-number"),
    "volume": ("volume",),
    "issue": ("issue",),
    "pages": ("page",),
    "publisher": ("publisher",),
    "place": ("publisher-place",),
    "repository": ("archive",),
    "shelfmark": ("archive_location", "archive-location"),
    "doi": ("DOI",),
    "url": ("URL",),
}
_ROLES = {"authors": "author", "editors": "editor", "translators": "translator"}
_CUSTOM = ("state", "access", "titles")  # exports of ours; see cite/exports/csl_item.py
_BLANKS = re.compile(r"[\s,]*")
_SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "1": 21, "2": 22, "3": 23, "4": 24,
}  # fmt: skip


def read(text: str, positions: Positions) -> Iterator[Record | Lost]:
    """Yield the works of a list of items, of ``{"items": […]}`` or of one item; raises NotRead for anything else."""
    for item, offset in _items(text, positions):
        place = positions.place(offset)
        if isinstance(item, dict):
            yield _ItemReader(item, place).record()
        else:
            yield Lost(place, "an item must be an object")


def _items(text: str, positions: Positions) -> Iterator[tuple[Any, int]]:
    """Decode the items one by one, so that each has a place; numbers stay the text they were."""
    import json

    decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
    at = _begin(text)
    try:
        whole, end = decoder.raw_decode(text, at) if text.strip() else ([], len(text))
        if text[end:].strip():
            raise NotRead(
                positions.place(end + len(text[end:]) - len(text[end:].lstrip())),
                "more follows behind the JSON",
            )
        items = _listed(whole)
        if items is None:
            raise NotRead(positions.place(at), "this is not CSL-JSON: it wants a list of items")
        if items is not whole:
            yield from ((item, at) for item in items)
            return
        at += 1
        for item in items:
            at = _begin(text, at)
            yield item, at
            at = decoder.raw_decode(text, at)[1]
    except json.JSONDecodeError as error:
        place = positions.place(error.pos)
        raise NotRead(place, f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}") from None
    except RecursionError:
        raise NotRead(positions.place(at), "the JSON is nested too deeply") from None


def _begin(text: str, at: int = 0) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


def _listed(whole: Any) -> list[Any] | None:
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        return None
    for name in ("items", "references"):
        if isinstance(whole.get(name), list):
            return list(whole[name])
    return [whole] if "title" in whole or "id" in whole else None


class _ItemReader:
    """One item on its way to a work: the variables still to be read, and the remarks on the rest."""

    def __init__(self, item: dict[str, Any], place: Place) -> None:
        self.item = with_extra(item)
        self.place = place
        self.remarks: list[Remark] = []

    def record(self) -> Record:
        """Read the variables, those that the ledger has a key for."""
        identifier, key = self._text("id") or "", self._text("citation-key", "citekey") or ""
        values: Values = {"type": self._type()}
        for name, role in _ROLES.items():
            values[name] = self._names(role)
        for name, variables in _TEXTS.items():
            values[name] = self._text(*variables)
        for name in ("title", "short", "in"):
            values[name] = self._without_markup(values[name])
        values["edition"] = edition(self._text("edition"))
        values["isbn"] = self._isbn()
        if values["url"]:
            values["url"] = self._address(values["url"])
        values["doi"] = bare_doi(values["doi"]) or doi_in(values["url"])
        values["published"] = self._dated("issued")
        values["first_published"] = self._dated("original-date")
        values["accessed"] = self._accessed()
        values["language"] = self._language()
        self._own(values)
        for name, value in self.item.items():
            if value not in (None, "", [], {}):
                self._remark(not_carried(name[:60]))
        return Record(self.place, key or identifier, values, self.remarks)

    def _remark(self, what: str, detail: str | None = None) -> None:
        self.remarks.append(Remark(self.place, what, detail))

    def _text(self, *names: str) -> str | None:
        """The first variable that is text or a number; anything else stays, and so is reported."""
        for name in names:
            if isinstance(self.item.get(name), str) and self.item[name].strip():
                return str(self.item.pop(name)).strip(" \t\r\n")
        return None

    def _type(self) -> str:
        name = self._text("type") or "document"
        if name not in _KINDS:
            self._remark(f'the type "{name[:40]}" becomes "other"')
        return _KINDS.get(name, "other")

    def _names(self, role: str) -> list[str | dict[str, str]]:
        names = self.item.pop(role, None) or []
        if isinstance(names, dict):
            names = [names]
        if not isinstance(names, list):
            self.item[role] = names
            return []
        found = [_author(name) if isinstance(name, dict) else None for name in names]
        if None in found:
            self._remark(f"an {role} that is not an object with names is not carried over")
        return [name for name in found if name]

    def _isbn(self) -> str | None:
        found = isbns(self._text("ISBN") or "")
        if found[1:]:
            self._remark("of several ISBNs the first is carried over", f"not {', '.join(found[1:])}")
        return found[0] if found else None

    def _address(self, written: str) -> str:
        url, mended = web_address(written)
        if mended:
            self._remark(mended, written[:80])
        return url

    def _without_markup(self, title: str | None) -> str | None:
        """Rich text of CSL (``<i>``, ``<span class="nocase">``) is looks alone."""
        if title is None or "<" not in title:
            return title
        bare = without_markup(title)
        if bare != title:
            self._remark("the markup in a title is not carried over")
        return bare

    def _dated(self, variable: str) -> str | None:
        date = self.item.get(variable)
        found = _date(date)
        if found or not date:
            self.item.pop(variable, None)
            if isinstance(date, dict) and date.get("season") and not _season(date):
                self._remark("the season of a date is not carried over", in_quotes(str(date["season"])[:60]))
            return found
        if isinstance(date, dict):
            said = next((date[name] for name in ("raw", "literal") if isinstance(date.get(name), str)), None)
            if said:
                del self.item[variable]
            return said
        return None

    def _accessed(self) -> str | None:
        """The day; a date that is not a single day stays, and so is reported."""
        found = _date(self.item.get("accessed"))
        if exact_day(found):
            del self.item["accessed"]
            return found
        return None

    def _language(self) -> str | None:
        known_tag = tag(self.item["language"]) if isinstance(self.item.get("language"), str) else None
        if known_tag:
            del self.item["language"]
        return known_tag

    def _own(self, values: Values) -> None:
        """What exports of ours keep in ``custom``."""
        custom = self.item.get("custom")
        if not isinstance(custom, dict):
            return
        rest = dict(custom)
        values |= {name: rest.pop(name) for name in _CUSTOM if name in rest}
        if "archive-url" in rest:
            archive = {"url": rest.pop("archive-url"), "date": rest.pop("archive-date", None)}
            values["archive"] = {name: value for name, value in archive.items() if value}
        self.item["custom"] = rest


def _author(name: dict[str, Any]) -> str | dict[str, str] | None:
    parts = {part: value.strip() for part, value in name.items() if isinstance(value, str)}
    if literal := parts.get("literal"):
        return author(literal)
    given = " ".join(filter(None, (parts.get("given"), parts.get("dropping-particle"))))
    family = parts.get("family", "")
    if not family and not given:
        return None
    return author(family, given, parts.get("non-dropping-particle", ""), parts.get("suffix", ""))


def _date(date: Any) -> str | None:
    """The EDTF of a date variable: date-parts with season and circa, else its words."""
    if isinstance(date, str):
        return from_words(date)
    if not isinstance(date, dict):
        return None
    for name in ("raw", "literal", "edtf"):
        if isinstance(date.get(name), str) and (said := from_words(date[name])):
            return said
    ends = date.get("date-parts")
    if not isinstance(ends, list) or not 1 <= len(ends) <= 2:
        return None
    parts = [found for end in ends if (found := _parts(end))]
    if len(parts) < len(ends):
        return None
    start, *rest = parts
    if len(start) == 1 and (season := _season(date)):
        start = [*start, season]
    circa = "~" if date.get("circa") not in (None, False, "", "0", "false") else ""
    return known(from_parts(start, rest[0] if rest else (), circa))


def _season(date: dict[str, Any]) -> int | None:
    """The season of a date as EDTF numbers them, 21 to 24."""
    return _SEASONS.get(str(date.get("season")).strip().lower())


def _parts(end: Any) -> list[int] | None:
    """Year, month and day; months 13 to 16 and 21 to 24 are seasons (citeproc-js)."""
    if not isinstance(end, list) or not 1 <= len(end) <= 3:
        return None
    written = [part for part in end if isinstance(part, str)]
    numbers = [int(part) for part in written if part.removeprefix("-").isdecimal() and len(part) <= 5]
    if len(written) == len(numbers) and numbers[0] < 0:
        numbers[0] += 1  # -44 is 44 BC, and there is no 0 (CSL 1.0.2, "AD and BC")
    if len(numbers) != len(end):
        return None
    if len(numbers) == 2 and 13 <= numbers[1] <= 16:
        numbers[1] += 8
    return numbers
