"""BibTeX and biblatex: entry types and fields as the ledger's (biblatex 3.20, 2.1 and 2.2; BibTeX's own btxdoc)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.importing.formats.bibtex_grammar import Broken, Entry, Field, entries
from ca_israel.importing.formats.bibtex_types import CONTAINERS, HEIRS, KINDS, PUBLISHERS, TYPES
from ca_israel.importing.formats.own_notes import annotated
from ca_israel.importing.record import Lost, NotRead, Record, Remark, not_carried
from ca_israel.importing.values import latex
from ca_israel.importing.values.addresses import of_eprint, web_address
from ca_israel.importing.values.dates import from_words, from_year_and_month
from ca_israel.importing.values.doi import bare_doi, doi_in
from ca_israel.importing.values.editions import edition, isbns
from ca_israel.importing.values.languages import tag
from ca_israel.importing.values.names import authors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ca_israel.importing.record import Values
    from ca_israel.ledger.positions import Positions

_ENTRY_BEGINS = re.compile(r"@[ \t]*[A-Za-z]\w*\s*[{(]")
_RANGE = re.compile(r"(?:(?<!\s)\s++)?[–—]\s*+|--+")
_URL = re.compile(r"(?:\\url\s*\{\s*|\\href\s*\{\s*)?(https?://[^\s{}]+)(?:\s*\})?\s*")
_NEXT_URL = re.compile(r"(?<!\s)\s++(?=https?://)")
_ADDRESS = re.compile(r"\\url\s*\{([^{}]*)\}")
# biblatex knows these and BibTeX does not.
_OF_BIBLATEX = frozenset(
    {"date", "langid", "location", "journaltitle", "addendum", "eprinttype", "entrysubtype"}
)
_PLAIN_KINDS = frozenset({"thesis", "report", "techreport"})
# The types whose field ``number`` is their issue (biblatex 3.20, 2.3.7).
NUMBERED_BY_ISSUE = frozenset({"journal", "news", "web", "other"})
_NO_WORKS = frozenset({"xdata", "set", "control", "ieeetranbstctl"})


def read(text: str, positions: Positions) -> Iterator[Record | Lost]:
    """Yield the works of ``text``, and the entries that cannot be read; raises NotRead when it has none at all."""
    if text.strip() and not _ENTRY_BEGINS.search(text) and not _is_comment(text):
        raise NotRead(positions.place(0), "this is not BibTeX: no entry begins with @")
    found = list(entries(text))
    by_key = {item.key.lower(): item for item in reversed(found) if isinstance(item, Entry)}
    for item in found:
        if isinstance(item, Broken):
            yield Lost(positions.place(item.offset), item.why, item.key)
        elif item.kind not in _NO_WORKS:
            yield _EntryReader(item, by_key, positions).record()


def _is_comment(text: str) -> bool:
    return all(line.lstrip().startswith("%") for line in text.splitlines() if line.strip())


class _EntryReader:
    """One entry on its way to a work: the fields still to be read, and the remarks on the rest."""

    def __init__(self, entry: Entry, by_key: Mapping[str, Entry], positions: Positions) -> None:
        self.entry = entry
        self.positions = positions
        self.fields = dict(entry.fields)
        self.remarks: list[Remark] = []
        for slip in entry.slips:
            self._remark(slip.what, slip.detail, slip.offset)
        self._inherit(by_key)

    def record(self) -> Record:
        """Read the fields, those that the ledger has a key for."""
        kind = self._type()
        url = self._url()  # before the container, which may stand in the same field
        container = CONTAINERS.get(kind, ("booktitle", "maintitle"))
        issue, number = self._numbers(kind)
        values: Values = {
            "type": kind,
            "authors": self._names("author"),
            "editors": self._names("editor"),
            "translators": self._names("translator"),
            "title": self._title("title") or (self._title("booktitle") if kind == "book" else None),
            "short": self._text("shorttitle"),
            "kind": self._kind(kind),
            "in": self._title(*container),
            "edition": edition(self._text("edition")),
            "series": self._text("series"),
            "number": number,
            "volume": self._text("volume"),
            "issue": issue,
            "pages": _RANGE.sub("-", self._text("pages") or ""),
            "published": self._published(),
            "first_published": self._day_or_words("origdate"),
            "publisher": self._text(
                *PUBLISHERS.get(kind, ()), "publisher", "institution", "school", "organization"
            ),
            "place": self._text("location", "address"),
            "repository": self._text("library", "repository"),
            "shelfmark": self._text("shelfmark", "callnumber"),
            "isbn": self._isbn(),
            "doi": bare_doi(latex.verbatim(self._raw("doi"))) or doi_in(url),
            "url": url,
            "language": self._language(),
            "accessed": self._day_or_words("urldate"),
        }
        for note in ("note", "addendum"):
            self._annotate(values, note)
        for name, field in self.fields.items():
            if field.value.strip():
                self._remark(not_carried(name), offset=field.offset)
        return Record(self.positions.place(self.entry.offset), self.entry.key, values, self.remarks)

    def _inherit(self, by_key: Mapping[str, Entry]) -> None:
        """Take from the parent what the entry lacks; its title is the child's container (biblatex, appendix B)."""
        for name in ("xdata", "crossref"):
            link = self.fields.get(name)
            parents = [by_key.get(key.strip().lower()) for key in link.value.split(",")] if link else []
            if not parents or None in parents:
                continue  # it stays among the fields, and so is reported
            del self.fields[name]
            for parent in filter(None, parents):
                for inherited, field in parent.fields.items():
                    heir = inherited if name == "xdata" else HEIRS.get(inherited)
                    if heir:
                        self.fields.setdefault(heir, field)

    def _type(self) -> str:
        kind = TYPES.get(self.entry.kind)
        if kind is None:
            self._remark(f'the type "@{self.entry.kind}" becomes "other"')
            return "other"
        if self.entry.kind == "inbook" and "booktitle" not in self.fields:
            return "book"  # BibTeX names the book itself and a part of it
        if kind == "journal" and self._raw_is("entrysubtype", {"newspaper", "magazine"}):
            self.fields.pop("entrysubtype")
            return "news"
        is_plain_misc = self.entry.kind == "misc" and not _OF_BIBLATEX & self.fields.keys()
        if is_plain_misc and ("url" in self.fields or "http" in self._peek("howpublished")):
            return "web"  # BibTeX has no other type for a page
        return kind

    def _names(self, role: str) -> list[str | dict[str, str]]:
        field = self.fields.pop(role, None)
        if field is None:
            return []
        found = authors(field.value)
        self._unknown(found.unknown, field)
        if found.others:
            self._remark(f'"and others" among the {role}s is not carried over', offset=field.offset)
        if found.parted:
            self._remark(f"several {role}s in one name are parted", offset=field.offset)
        return found.authors

    def _kind(self, kind: str) -> str | None:
        """What the type of the entry or its field ``type`` says of the kind of work."""
        said = self._text("type")
        if said and said.lower() not in _PLAIN_KINDS | {kind}:
            return KINDS.get(said.lower(), said)
        return KINDS.get(self.entry.kind) if not said or said.lower() in KINDS else None

    def _title(self, *names: str) -> str | None:
        """A title with its subtitle: "Title: Subtitle", or a blank alone behind a stop of its own."""
        for name in names:
            if title := self._text(name):
                subtitle = self._text(f"{name.removesuffix('title')}subtitle")
                tie = " " if title.endswith(("?", "!", ".", ":", "…")) else ": "
                return f"{title}{tie}{subtitle}" if subtitle else title
        return None

    def _numbers(self, kind: str) -> tuple[str | None, str | None]:
        """The issue and the number in a series: of a periodical the field ``number`` is the issue."""
        issue, number = self._text("issue"), self._text("number")
        return (number, None) if kind in NUMBERED_BY_ISSUE and not issue else (issue, number)

    def _isbn(self) -> str | None:
        """The first ISBN, of which some fields hold several."""
        found = isbns(self._text("isbn") or "")
        if found[1:]:
            self._remark("of several ISBNs the first is carried over", f"not {', '.join(found[1:])}")
        return found[0] if found else None

    def _published(self) -> str | None:
        if "date" in self.fields:
            date = self._raw("date").split("T")[0]
            for name in ("year", "month", "day"):
                self.fields.pop(name, None)
            return from_words(date.replace("{", "").replace("}", "")) or date
        year, month, day = (self._text(name) or "" for name in ("year", "month", "day"))
        if found := from_year_and_month(year, month, day):
            return found
        if month and from_words(year):
            self._remark('the field "month" is not carried over', f"{year}, {month}")
        return from_words(year) or year or None

    def _url(self) -> str | None:
        """The address, of which BibTeX files make much of ``howpublished``."""
        if url := latex.verbatim(self._raw("url")):
            first, *others = _NEXT_URL.split(url)  # Mendeley writes all it has
            if others:
                self._remark("of several addresses the first is carried over", f"not {' '.join(others)}")
            return self._address(first)
        if match := _URL.fullmatch(self._peek("howpublished")):
            self.fields.pop("howpublished")
            return latex.verbatim(match[1])
        return self._eprint()

    def _address(self, written: str) -> str:
        url, mended = web_address(written)
        if mended:
            self._remark(mended, written[:80])
        return url

    def _eprint(self) -> str | None:
        """The address of a work in a repository, which biblatex names by ``eprint`` and its type."""
        kind = self._peek("eprinttype") or self._peek("archiveprefix")
        found = of_eprint(latex.verbatim(self._peek("eprint")), kind) if self._peek("eprint") else None
        if found:
            for name in ("eprint", "eprinttype", "archiveprefix", "eprintclass", "primaryclass"):
                self.fields.pop(name, None)
        return found

    def _day_or_words(self, name: str) -> str | None:
        date = self._raw(name).replace("{", "").replace("}", "").strip()
        return from_words(date) or date or None

    def _language(self) -> str | None:
        names = [name for name in ("langid", "language", "hyphenation") if self._peek(name)]
        for name in names:
            if known := tag(latex.decode(self._peek(name)).text):
                for read in names:
                    self.fields.pop(read)
                return known
        return None

    def _annotate(self, values: Values, name: str) -> None:
        """Read a note that only says what exports of ours put there; any other stays among the fields."""
        said, *addresses = _ADDRESS.split(self._peek(name))
        address = (
            latex.verbatim(addresses[0]) if len(addresses) == 2 and not addresses[1] else "".join(addresses)
        )
        if said and annotated(values, f"{latex.decode(said).text} {address}"):
            self.fields.pop(name)

    def _text(self, *names: str) -> str | None:
        """The first of the fields that is there, as text."""
        for name in names:
            if self._peek(name):
                field = self.fields.pop(name)
                decoded = latex.decode(field.value)
                self._unknown(decoded.unknown, field)
                if decoded.text:
                    return decoded.text
        return None

    def _raw(self, name: str) -> str:
        field = self.fields.pop(name, None)
        return field.value if field else ""

    def _peek(self, name: str) -> str:
        field = self.fields.get(name)
        return field.value.strip() if field else ""

    def _raw_is(self, name: str, words: frozenset[str] | set[str]) -> bool:
        return self._peek(name).strip("{}").lower() in words

    def _unknown(self, commands: tuple[str, ...], field: Field) -> None:
        for command in commands:
            self._remark("a LaTeX command is not known; what it holds is kept", command, field.offset)

    def _remark(self, what: str, detail: str | None = None, offset: int | None = None) -> None:
        place = self.positions.place(self.entry.offset if offset is None else offset)
        self.remarks.append(Remark(place, what, detail))
