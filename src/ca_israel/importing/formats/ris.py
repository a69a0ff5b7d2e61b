"""RIS, tagged lines (specification of Research Information Systems, 2011, and what programs write since)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.importing.formats.own_notes import annotated
from ca_israel.importing.record import Lost, NotRead, Record, Remark, not_carried
from ca_israel.importing.values.addresses import web_address
from ca_israel.importing.values.dates import from_parts, from_words
from ca_israel.importing.values.doi import bare_doi, doi_in
from ca_israel.importing.values.editions import edition, isbns
from ca_israel.importing.values.languages import tag
from ca_israel.importing.values.latex import single_spaced
from ca_israel.importing.values.names import author, listed, of_medline
from ca_israel.ledger.context import quoted
from ca_israel.ledger.slips.words import types_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.importing.record import Values
    from ca_israel.ledger.positions import Positions

_TYPES = {
    "journal": "JOUR EJOUR JFULL ABST INPR",
    "news": "NEWS MGZN",
    "web": "ELEC BLOG ICOMM WEB",
    "book": "BOOK EBOOK EDBOOK CONF CLSWK DICT ENCYC SER",
    "chapter": "CHAP ECHAP CPAPER",
    "thesis": "THES",
    "report": "RPRT STAND",
    "manuscript": "MANSCPT UNPB PCOMM",
    "other": "GEN AGGR ANCIENT ART BILL CASE CHART COMP CTLG DATA DBASE EQUA FIGURE GOVDOC GRANT HEAR LEGAL"
    " MAP MPCT MULTI MUSIC PAMP PAT SLIDE SOUND STAT UNBILL VIDEO",
}
_KINDS = {name: kind for kind, names in _TYPES.items() for name in names.split()}
_FIRST = re.compile(
    r"^[ \t]*TY([ \t]{0,3})-[ \t]*[A-Z]\w*(?:[ \t][A-Z]\w*){0,2}[ \t]*$", re.MULTILINE | re.IGNORECASE
)
_TYPE = re.compile(r"[A-Za-z]\w*|(?:[A-Z]\w*[ \t]){1,2}[A-Z]\w*")  # some write "Journal Article"
_DATE = re.compile(r"([0-9]{4})(?:/([0-9]{0,2}))?(?:/([0-9]{0,2}))?(?:/(.*))?")
_ADDRESSES = re.compile(r"(?:(?<!\s)\s++)?;\s*+(?=https?://)")
# The ledger's keys and the tags that hold them, best first; the tags after the first that is found are left over.
_TAGS = {
    "title": ("TI", "T1", "CT"),
    "short": ("ST",),
    "in": ("T2", "JF", "JO", "BT", "JA", "J2"),
    "volume": ("VL",),
    "issue": ("IS",),
    "publisher": ("PB",),
    "place": ("CY", "PP"),
    "series": ("T3",),
    "edition": ("ET",),
    "repository": ("AV",),
}
_SERIALS = ("journal", "news", "web")


class _Line(NamedTuple):
    """A tag and its value, which may go on in lines without a tag."""

    tag: str
    parts: list[str]
    offset: int

    @property
    def value(self) -> str:
        """The whole value on one line."""
        return " ".join(filter(None, self.parts))


class _Record(NamedTuple):
    """A record from its TY line on; ``closed`` when ER ends it."""

    lines: list[_Line]
    closed: bool


def read(text: str, positions: Positions) -> Iterator[Record | Lost]:
    """Yield the works of ``text``; raises NotRead when no record begins in it."""
    first = _FIRST.search(text)
    if first is None:
        if text.strip():
            raise NotRead(positions.place(0), "this is not RIS: no record begins with a line TY")
        return
    for record in _records(text, _tagged(first)):
        if record.lines[0].tag == "TY":
            yield _RecordReader(record, positions).record()
        else:
            yield Lost(positions.place(record.lines[0].offset), "a record does not begin with a line TY")


def _tagged(first: re.Match[str]) -> re.Pattern[str]:
    """Return what a line with a tag looks like in a file whose first TY line is ``first``: its case and blanks."""
    case = 0 if "TY" in first[0] else re.IGNORECASE
    return re.compile(rf"[ \t]*([A-Z][A-Z0-9]){re.escape(first[1])}-(?:[ \t]+(.*)|$|(?=\w)(.*))", case)


def _records(text: str, tagged: re.Pattern[str]) -> Iterator[_Record]:
    """Divide the lines into records; one without ER ends where the next begins."""
    lines: list[_Line] = []
    at = 0
    for whole in text.split("\n"):
        match = tagged.match(whole)
        tag_name = match[1].upper() if match else ""
        value = ((match[2] or match[3] or "") if match else whole).strip()
        if tag_name == "TY" and not _TYPE.fullmatch(value):
            tag_name, value = "", whole.strip()  # prose that looks like it
        if tag_name == "TY" and lines:
            yield _Record(lines, closed=False)
            lines = []
        if tag_name == "ER" and not value:
            if lines:
                yield _Record(lines, closed=True)
            lines = []
        elif tag_name:
            lines.append(_Line(tag_name, [value], at))
        elif lines and lines[-1].tag != "TY":
            lines[-1].parts.append(value)
        at += len(whole) + 1
    if lines:
        yield _Record(lines, closed=False)


class _RecordReader:
    """One record on its way to a work: the lines still to be read, and the remarks on the rest."""

    def __init__(self, record: _Record, positions: Positions) -> None:
        self.place = positions.place(record.lines[0].offset)
        self.positions = positions
        self.kind = record.lines[0].value
        self.remarks: list[Remark] = []
        self.lines: dict[str, list[_Line]] = {}
        for line in record.lines[1:]:
            if line.value:
                self.lines.setdefault(line.tag, []).append(line)
        if not record.closed:
            self.remarks.append(Remark(self.place, "the record has no line ER"))

    def record(self) -> Record:
        """Read the lines, those that the ledger has a key for."""
        kind = _KINDS.get(self.kind.upper()) or next(iter(types_meant(self.kind, tuple(_TYPES))), None)
        if kind is None:
            self.remarks.append(Remark(self.place, f'the type "{self.kind}" becomes "other"'))
        values: Values = {"type": kind or "other", **self._people(kind)}
        if kind in ("book", "report") and "T3" not in self.lines and "T2" in self.lines:
            self.lines["T3"] = self.lines.pop("T2")  # there the series (RIS of 2011)
        for name, tags in _TAGS.items():
            titles_too = ("BT",) if name == "title" and kind == "book" else ()
            values[name] = self._text(*tags, *titles_too)
        values |= {
            "edition": edition(values["edition"]),
            **self._numbers(kind or "other"),
            "pages": self._pages(),
            "published": self._published(),
            "first_published": self._text("OP"),
            "url": (url := self._url()),
            "doi": bare_doi(self._text("DO")) or doi_in(url),
            "language": self._language(),
            "accessed": self._accessed(),
        }
        for note in ("N1", "RN"):
            left = [line for line in self.lines.pop(note, ()) if not annotated(values, line.value)]
            if left:
                self.lines[note] = left
        key = self._text("ID") or self._text("LB") or ""
        for name, lines in self.lines.items():
            self.remarks.append(Remark(self.positions.place(lines[0].offset), not_carried(name)))
        return Record(self.place, key, values, self.remarks)

    def _people(self, kind: str | None) -> Values:
        """Who made the work. EndNote keeps the editors of a book in A3 (A2: of its series), of other works in A2."""
        roles = {"authors": ["AU", "A1"], "editors": ["ED"], "translators": ["A4"]}
        if self.kind.upper() == "EDBOOK":
            roles = {"authors": [], "editors": ["AU", "A1", "ED"], "translators": ["A4"]}
        series_too = kind == "book" and ("A3" in self.lines or "ED" in self.lines)
        roles["editors"].append("A3" if series_too else "A2")
        found: Values = {}
        for role, tags in roles.items():
            lines = sorted(
                (line for tag in tags for line in self.lines.pop(tag, ())), key=lambda line: line.offset
            )
            names = [(line, listed(_author(line.value))) for line in lines]
            for line, several in names:
                if len(several) > 1:
                    place = self.positions.place(line.offset)
                    self.remarks.append(Remark(place, f"several {role} in one line are parted"))
            found[role] = [name for _, several in names for name in several]
        return found

    def _numbers(self, kind: str) -> Values:
        """Kind, number, shelfmark and ISBN, for which RIS has tags that mean other things in a periodical."""
        if kind in _SERIALS:
            return {}
        found: Values = {"kind": self._text("M3"), "number": self._text("M1")}
        if kind == "manuscript":
            found["shelfmark"] = self._text("CN")
        standard = isbns(self._text("SN") or "")
        if (
            standard
            and kind == "report"
            and not found["number"]
            and not re.search(r"[0-9Xx-]{10}", standard[0])
        ):
            found["number"] = standard[0]
        elif standard:
            found["isbn"] = standard[0]
            if standard[1:]:
                detail = f"not {', '.join(standard[1:])}"
                self.remarks.append(Remark(self.place, "of several ISBNs the first is carried over", detail))
        return found

    def _text(self, *tags: str) -> str | None:
        """The first line of the first tag that is there; repeated lines of the same value are no loss."""
        for name in tags:
            if lines := self.lines.pop(name, None):
                if rest := [line for line in lines[1:] if line.value != lines[0].value]:
                    self.lines[name] = rest
                value = single_spaced(lines[0].value)
                for other in tags:  # the same said twice, as JO and T2
                    if all(single_spaced(line.value) == value for line in self.lines.get(other, ())):
                        self.lines.pop(other, None)
                return value
        return None

    def _pages(self) -> str | None:
        first, last = self._text("SP"), self._text("EP")
        if not first or not last or last == first or "-" in first or "–" in first:
            return (first or last or "").replace("–", "-") or None
        return f"{first}-{last}"

    def _url(self) -> str | None:
        """The first address; semicolons part several."""
        first, *rest = _ADDRESSES.split(self._text("UR") or "")
        if rest:
            self.remarks.append(Remark(self.place, not_carried("UR"), ", ".join(map(quoted, rest))))
        if not first:
            return None
        url, mended = web_address(first)
        if mended:
            self.remarks.append(Remark(self.place, mended, first[:80]))
        return url

    def _published(self) -> str | None:
        """The date of DA, Y1 or PY: the one that says most and can be read."""
        lines = [line for name in ("DA", "Y1", "PY") for line in self.lines.pop(name, ())]
        found = [date for line in lines if (date := _date(line.value))]
        if found:
            return max(found, key=len)
        return lines[0].value if lines else None

    def _accessed(self) -> str | None:
        written = self._text("Y2")
        return (_date(written) or written) if written else None

    def _language(self) -> str | None:
        if (lines := self.lines.get("LA")) and (known := tag(lines[0].value)):
            del self.lines["LA"]
            return known
        return None


def _author(name: str) -> str | dict[str, str]:
    """Family, Given, Suffix; without a comma an institution, or a person as MEDLINE writes them."""
    if ";" in name:  # several, which ``listed`` parts
        return name
    family, _, given = name.partition(",")
    return of_medline(name) or author(family, given)


def _date(written: str) -> str | None:
    """YYYY/MM/DD/words, each part but the year maybe empty; the words count where they are a date."""
    match = _DATE.fullmatch(written.strip())
    if match is None:
        return from_words(written.strip().lstrip("/"))  # a year before 1 is words: ///44 BC
    season = f"{match[4]} {match[1]}" if match[4] and not match[2] else ""
    parts = [int(part) for part in (match[1], match[2], match[3]) if part]
    return from_words(match[4] or "") or from_words(season) or from_parts(parts)
