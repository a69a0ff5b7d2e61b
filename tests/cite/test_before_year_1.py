"""Works of antiquity: the year in every style and export, and the same date when an export is read again."""

from __future__ import annotations

import json
import re

import pytest

from ca_israel.cite.citation import Cite
from ca_israel.cite.exports import biblatex, bibtex, csl_json, ris, wikipedia
from ca_israel.cite.parts.dates import DAY_FIRST, MONTH_FIRST
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.registry import STYLES, style_class
from ca_israel.cite.styles.chicago_parts import filed_date
from ca_israel.dates import parse
from ca_israel.importing.values.dates import from_words, from_year_and_month
from ca_israel.ledger.model import Name, Source
from importing.imports import imported, only


def work(published: str, key: str = "k") -> Source:
    return Source(key, "book", "A Title", authors=(Name("Cicero", "M."),), published=parse(published))


@pytest.mark.parametrize(
    ("published", "day_first", "month_first"),
    [
        ("-0043", "44 BC", "44 BC"),
        ("0862", "862", "862"),
        ("-0043-03-15", "15 March 44 BC", "March 15, 44 BC"),
        ("-0043-03-15/-0043-03-17", "15–17 March 44 BC", "March 15–17, 44 BC"),
        ("-0099/-0043", "100–44 BC", "100–44 BC"),
        ("-0099/0014", "100 BC – AD 14", "100 BC – AD 14"),
        ("-0099-03/0014-05", "March 100 BC–May AD 14", "March 100 BC–May AD 14"),
        ("-0043-21", "Spring 44 BC", "Spring 44 BC"),
        ("-04XX", "500–401 BC", "500–401 BC"),
        ("000X", "1 BC – AD 9", "1 BC – AD 9"),
    ],
)
def test_dates_of_styles(published: str, day_first: str, month_first: str) -> None:
    when = issued(work(published))
    assert when
    assert (DAY_FIRST.of_issued(when), MONTH_FIRST.of_issued(when)) == (day_first, month_first)


def test_works_are_filed_in_order_of_time() -> None:
    dates = ["-9999", "-0100", "-0043", "-0001", "0000", "0001", "0862", "2020"]
    filed = [filed_date(work(date)) for date in dates]
    assert sorted(filed) == filed
    assert filed_date(work("2020")) == "20200000"


@pytest.mark.parametrize("published", ["-0043-03-15", "-0043-03", "-0043", "-0099/-0043", "0862-06-30"])
def test_an_export_read_again_has_the_same_date(published: str) -> None:
    cites = [Cite(work(published))]
    [item] = json.loads(csl_json.render(cites))
    year = item["issued"]["date-parts"][0][0]
    assert year == (int(published[:5]) - 1 if published.startswith("-") else 862)
    told = re.findall("^DA  - (.*)\r$", ris.render(cites), re.MULTILINE)
    if published.startswith("-"):
        assert from_words(told[0].removeprefix("///")) == published
        assert "PY  -" not in ris.render(cites)
    else:
        assert told == ["0862/06/30"]
    assert f"date = {{{published}}}" in biblatex.render(cites)
    found = dict(re.findall(r"^  (year|month) = \{?([^},]*)\}?,$", bibtex.render(cites), re.MULTILINE))
    whole = from_year_and_month(found["year"], found.get("month", ""))
    assert whole == (published if "/" not in published else "-0099")[: 8 if published.startswith("-") else 7]


def test_wikipedia_s_templates_take_no_year_before_100_as_a_date() -> None:
    assert "|orig-date=15 March 44 BC}}" in wikipedia.render([Cite(work("-0043-03-15"))])
    assert "|orig-date=43}}" in wikipedia.render([Cite(work("0043"))])
    assert "|date=100 |" in wikipedia.render([Cite(work("0100"))])


@pytest.mark.parametrize("name", STYLES)
def test_every_style_prints_the_year_as_people_count_it(name: str) -> None:
    source = work("-0043")
    assert "44 BC" in style_class(name)({"k": source}).entry(source)


def test_a_ris_file_may_have_the_year_in_words_alone() -> None:
    text = "TY  - BOOK\r\nTI  - T\r\nDA  - ///15 March 44 BC\r\nER  - \r\n"
    assert str(only(text, "ris").published) == "-0043-03-15"


def test_a_day_of_access_before_year_1_is_no_day() -> None:
    item = {"id": "a", "type": "book", "title": "T", "accessed": {"date-parts": [[-44, 1, 1]]}}
    for found in (
        imported("@misc{a, title={T}, url={https://a.example/}, urldate={-0043-01-01}}"),
        imported(json.dumps([item]), "csl-json"),
    ):
        assert "accessed" not in found.toml
        assert len(found.remarks) == 1


@pytest.mark.parametrize("written", ["0000", "0000-00-00", "0000/00/00/"])
def test_the_year_0_of_other_programs_is_no_year(written: str) -> None:
    assert from_words(written) is None
