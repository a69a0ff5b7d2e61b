"""biblatex and BibTeX: types, names, dates, languages, addresses and archived copies as they are written."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from bibtexparser.entrypoint import parse_string

from ca_israel.cite.citation import Cite
from ca_israel.cite.exports import biblatex, bibtex
from ca_israel.dates import parse
from ca_israel.ledger.model import Archive, Name, Source, SourceType

if TYPE_CHECKING:
    from types import ModuleType

BOTH = pytest.mark.parametrize("written", [biblatex, bibtex], ids=["biblatex", "bibtex"])


def rendered(written: ModuleType, *sources: Source) -> str:
    text: str = written.render([Cite(source) for source in sources])
    return text


def fields(written: ModuleType, **given_fields: Any) -> dict[str, str]:
    """The fields of one work as they stand in the file."""
    kind = given_fields.pop("type", "news")
    source = Source("key", kind, given_fields.pop("title", "A Title"), **given_fields)
    (entry,) = parse_string(rendered(written, source)).entries
    return {field.key: field.value for field in entry.fields}


@BOTH
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name("al-Hariri", "Jasim Unis"), "{al-Hariri}, Jasim Unis"),
        (Name("van der Berg", "Jan"), "{van der Berg}, Jan"),
        (Name("Berg", "Jan", "van der"), "van der Berg, Jan"),
        (Name("Hariri", "Jasim", "al-"), "{al-Hariri}, Jasim"),
        (Name("Gaulle", "Charles", "De"), "{De Gaulle}, Charles"),
        (Name("Ben Ali", "Zine"), "Ben Ali, Zine"),
        (Name("ибн Сина", "Абу"), "{ибн Сина}, Абу"),
        (Name("כהן", "דוד"), "כהן, דוד"),
        (Name("King", "Martin Luther, Jr."), "King, Jr., Martin Luther"),
        (Name("World Bank"), "{World Bank}"),
        (Name("AT&T"), r"{AT\&T}"),
        (Name("Smith", "Sand and Stone"), "Smith, {Sand and Stone}"),
    ],
)
def test_a_name_is_written_so_that_no_part_of_it_is_taken_for_another(
    written: ModuleType, name: Name, expected: str
) -> None:
    assert fields(written, authors=(name,))["author"] == expected


@BOTH
def test_text_is_escaped_and_the_whole_title_keeps_its_capitals(written: ModuleType) -> None:
    found = fields(written, title=r"\ {x} & % $ # _ ~ ^", short="UAVs")
    assert found["title"] == (r"{\textbackslash{} \{x\} \& \% \$ \# \_ \textasciitilde{} \textasciicircum{}}")
    assert found["shorttitle"] == "{UAVs}"


@BOTH
def test_a_lone_brace_does_not_unbalance_the_file(written: ModuleType) -> None:
    text = rendered(written, Source("key", "web", "A } b {"))
    assert text.count("{") == text.count("}")
    assert r"{{A \rbrace{} b \lbrace{}}}" in text


URL = 'https://example.org/a_b~c?x=1&y=$2%20#f [é]{}\\"<>^|`'


def test_addresses_are_verbatim_in_biblatex_and_have_two_escapes_in_bibtex() -> None:
    doi = "10.1002/(SICI)17:15/16<1661::A_B>3.0.CO;2#1"
    found = fields(biblatex, url=URL, doi=doi)
    assert found["url"] == "https://example.org/a_b~c?x=1&y=$2%20#f%20[%C3%A9]%7B%7D%5C%22%3C%3E%5E%7C%60"
    assert found["doi"] == doi
    found = fields(bibtex, url=URL, doi=doi)
    assert found["url"] == (
        r"https://example.org/a_b~c?x=1&y=$2\%20\#f\%20[\%C3\%A9]\%7B\%7D\%5C\%22\%3C\%3E\%5E\%7C\%60"
    )
    assert found["doi"] == doi.replace("#", r"\#")


@pytest.mark.parametrize(
    ("kind", "in_biblatex", "container", "in_bibtex", "bibtex_container"),
    [
        ("journal", "article", "journaltitle", "article", "journal"),
        ("news", "article", "journaltitle", "article", "journal"),
        ("web", "online", "organization", "misc", "howpublished"),
        ("book", "book", "booktitle", "book", "booktitle"),
        ("chapter", "incollection", "booktitle", "incollection", "booktitle"),
        ("thesis", "thesis", "booktitle", "phdthesis", "booktitle"),
        ("report", "report", "booktitle", "techreport", "booktitle"),
        ("other", "misc", "howpublished", "misc", "howpublished"),
    ],
)
def test_types_and_what_they_are_in(
    kind: SourceType, in_biblatex: str, container: str, in_bibtex: str, bibtex_container: str
) -> None:
    source = Source("key", kind, "A Title", container="Whole", publisher="P")
    for written, expected, field in (
        (biblatex, in_biblatex, container),
        (bibtex, in_bibtex, bibtex_container),
    ):
        (entry,) = parse_string(rendered(written, source)).entries
        assert entry.entry_type == expected
        assert entry[field] in {"Whole", "{Whole}"}
    newspaper = fields(biblatex, type=kind).get("entrysubtype")
    assert newspaper == ("newspaper" if kind == "news" else None)
    place = {"thesis": "school", "report": "institution"}.get(kind, "publisher")
    assert fields(bibtex, type=kind, publisher="P")[place] == "P"


@pytest.mark.parametrize(
    ("published", "in_biblatex", "year", "month", "note"),
    [
        ("2011", "2011", "2011", None, None),
        ("2022-01-11", "2022-01-11", "2022", "jan", None),
        ("0476-12", "0476-12", "0476", "dec", None),
        ("2011~", "2011~", "2011", None, "Dated c. 2011"),
        ("2011-05%", "2011-05%", "2011", "may", "Dated c. May 2011 (?)"),
        ("2011/2012", "2011/2012", "2011", None, "Dated 2011–2012"),
        ("2011-21", "2011-21", "2011", None, "Dated spring 2011"),
        ("2011-XX", "2011", "2011", None, None),
        ("-0043-03-15", "-0043-03-15", "44 BC", "mar", None),
        ("-004X", "-0049/-0040", "50 BC", None, "Dated 50–41 BC"),
        ("-0099/0014", "-0099/0014", "100 BC", None, "Dated 100 BC – AD 14"),
        ("2011-05-XX", "2011-05", "2011", "may", None),
        ("201X?", "2010?/2019?", "2010", None, "Dated 2010s (?)"),
        ("19XX", "1900/1999", "1900", None, "Dated the 20th century"),
        ("1991/..", "1991/", "1991", None, "Dated since 1991"),
        ("/1991", "/1991", "1991", None, "Dated until 1991, start unknown"),
        ("[1992..1994]", "1992~/1994~", "1992", None, "Dated between 1992 and 1994"),
        ("[..1994]", "/1994~", "1994", None, "Dated 1994 or earlier"),
    ],
)
def test_dates(published: str, in_biblatex: str, year: str, month: str | None, note: str | None) -> None:
    assert fields(biblatex, published=parse(published))["date"] == in_biblatex
    found = fields(bibtex, published=parse(published))
    assert (found["year"], found.get("month"), found.get("note")) == (year, month, note)


def test_the_month_is_not_quoted() -> None:
    assert "\n  month = jan,\n" in rendered(bibtex, Source("k", "web", "T", published=parse("2022-01")))


@pytest.mark.parametrize(
    ("tag", "langid"),
    [("en", "english"), ("en-GB", "british"), ("he", "hebrew"), ("uz", "uz"), ("en-ZA", "en-ZA")],
)
def test_the_language_is_babel_s_name_where_it_has_one(tag: str, langid: str) -> None:
    assert fields(biblatex, language=tag)["langid"] == langid
    assert fields(bibtex, language=tag)["language"] == tag


def test_no_two_languages_share_a_name() -> None:
    assert len(set(biblatex.LANGID.values())) == len(biblatex.LANGID)


COPY = Archive("https://web.archive.org/web/2023/https://example.org/%20#a", date(2023, 4, 1))


@pytest.mark.parametrize(
    ("given_fields", "url", "said"),
    [
        ({}, "https://example.org/", r"Archived 2023-04-01 at \url{https://web.archive.org/web/2023/https://example.org/\%20\#a}"),
        ({"state": "usurped"}, COPY.url, "Archived 2023-04-01"),
        ({"archive": None, "state": "usurped"}, None, None),
        ({"archive": COPY._replace(date=None)}, "https://example.org/", r"Archived at \url{https://web.archive.org/web/2023/https://example.org/\%20\#a}"),
    ],
)  # fmt: skip
def test_the_archived_copy(given_fields: dict[str, Any], url: str | None, said: str | None) -> None:
    asked = {"url": "https://example.org/", "archive": COPY} | given_fields
    found = fields(biblatex, **asked)
    assert (found.get("url"), found.get("addendum")) == (url, said)
    found = fields(bibtex, **asked, accessed=date(2023, 3, 29))
    assert found.get("note") == ". ".join(filter(None, ["Accessed 2023-03-29", said]))
    assert found.get("url") == (url and re.sub("([%#])", r"\\\1", url))


def test_the_date_of_access() -> None:
    assert fields(biblatex, accessed=date(2023, 3, 29))["urldate"] == "2023-03-29"
    assert fields(bibtex, accessed=date(2023, 3, 29))["note"] == "Accessed 2023-03-29"


def test_a_publisher_of_two_names_is_one() -> None:
    assert fields(biblatex, publisher="Faber and Faber", place="Bonn")["publisher"] == "{Faber and Faber}"
    assert fields(biblatex, publisher="Nauka")["publisher"] == "Nauka"


@BOTH
@pytest.mark.parametrize(
    ("pages", "written_as"), [("323-324", "323--324"), ("1–2, 7", "1--2, 7"), ("A-1%", r"A--1\%"), ("7", "7")]
)
def test_pages_of_a_range_have_two_hyphens(written: ModuleType, pages: str, written_as: str) -> None:
    assert fields(written, pages=pages)["pages"] == written_as
