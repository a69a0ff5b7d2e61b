"""Works and notes as a pandoc document: what a ledger says arrives as words, never as markup or a command."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Literal

from ca_israel import dates
from ca_israel.cite.citation import Cite
from ca_israel.cite.csl.document import pandoc_document
from ca_israel.ledger.model import Archive, Locator, Name, Source

WORK = Source(
    "k", "journal", "A “great” game: <i>x</i> $y$", (Name("al-Hariri", "Jasim"), Name("World Bank")),
    container='The "Site"', url="https://x.org/", volume="4", published=dates.parse("2021-05~"), accessed=date(2024, 1, 5),
)  # fmt: skip


def references(*works: Source) -> list[dict[str, Any]]:
    sent = pandoc_document(
        {w.key: w for w in works}, {w.key: f"w{n}" for n, w in enumerate(works, 1)}, [], api=(1, 23)
    )
    return [reference["c"] for reference in sent["meta"]["references"]["c"]]


def citation(**fields: Any) -> dict[str, Any]:
    """Return pandoc's form of one cite of WORK in footnote 7."""
    sent = pandoc_document({"k": WORK}, {"k": "w1"}, [(7, [Cite(WORK, **fields)])], api=(1, 23))
    (block,) = sent["blocks"]
    (note,) = block["c"]
    (paragraph,) = note["c"]
    (cite,) = paragraph["c"]
    (found,) = cite["c"][0]
    assert (note["t"], paragraph["t"], cite["t"]) == ("Note", "Para", "Cite")
    return found  # type: ignore[no-any-return]


def string(text: str) -> dict[str, str]:
    return {"t": "Str", "c": text}


def span(text: str) -> dict[str, Any]:
    return {"t": "Span", "c": [["", [], []], [string(text)]]}


SPACE = {"t": "Space"}
FORMULA = {"t": "Math", "c": [{"t": "InlineMath"}, ""]}


def test_a_title_is_words_and_its_double_quotes_are_quotations() -> None:
    (work,) = references(WORK)
    assert work["title"] == {
        "t": "MetaInlines",
        "c": [
            string("A"), SPACE, {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [string("great")]]}, SPACE, string("game:"),
            SPACE, string("<i>x</i>"), SPACE, string("$y$"),
        ],
    }  # fmt: skip
    assert work["container-title"]["c"][-1]["t"] == "Quoted"


def test_quotes_without_a_partner_stay_as_they_are() -> None:
    for title in ("5” of rain", 'the 5" gun', "“open", "it’s the ’90s", '5" x 7" of <a b="c">'):
        (work,) = references(WORK._replace(title=title))
        assert "".join(i.get("c", " ") for i in work["title"]["c"]) == title


def test_a_no_break_space_in_a_title_is_kept() -> None:
    (work,) = references(WORK._replace(title="Ps\xa0and\u2009Qs  twice"))
    assert work["title"]["c"] == [string("Ps\xa0and\u2009Qs"), SPACE, string("twice")]


def test_names_dates_and_numbers_keep_the_form_of_csl_json() -> None:
    (work,) = references(WORK)
    assert work["author"]["c"][1] == {
        "t": "MetaMap",
        "c": {"literal": {"t": "MetaString", "c": "World Bank"}},
    }
    assert work["volume"] == {"t": "MetaString", "c": "4"}
    parts = work["issued"]["c"]["date-parts"]["c"][0]["c"]
    assert [part["c"] for part in parts] == ["2021", "5"]
    assert work["issued"]["c"]["circa"] == {"t": "MetaBool", "c": True}


def test_works_go_by_ids_of_ours_and_all_are_in_the_bibliography() -> None:
    hostile = WORK._replace(key="*")
    sent = pandoc_document({"*": hostile}, {"*": "w1"}, [(1, [Cite(hostile)])], api=(1, 22, 2))
    assert sent["pandoc-api-version"] == [1, 22, 2]
    assert sent["meta"]["references"]["c"][0]["c"]["id"]["c"] == "w1"
    assert '"citationId": "w1"' in json.dumps(sent["blocks"])
    assert '"citationId": "*"' in json.dumps(sent["meta"]["nocite"])
    assert '"*"' not in json.dumps(sent["blocks"])


def test_the_address_is_the_one_that_is_printed() -> None:
    archive = Archive("https://web.archive.org/x", None)
    cases: list[tuple[Literal["gone", "usurped"] | None, Archive | None, str | None]] = [
        (None, archive, "https://x.org/"),
        ("gone", archive, archive.url),
        ("gone", None, "https://x.org/"),
        ("usurped", archive, archive.url),
        ("usurped", None, None),
    ]
    for state, kept, url in cases:
        (work,) = references(WORK._replace(state=state, archive=kept))
        assert work.get("URL") == (url and {"t": "MetaString", "c": url})
        assert "custom" not in work


def test_the_note_number_goes_along_so_that_gaps_do_not_shift_see_note_4() -> None:
    assert citation()["citationNoteNum"] == 7
    huge = pandoc_document({"k": WORK}, {"k": "w1"}, [(10**30, [Cite(WORK)])], api=(1, 23))
    assert str(10**30) not in json.dumps(huge)


def test_a_locator_stands_in_braces_after_a_word_for_its_label() -> None:
    assert citation(locator=Locator("chapter", "3}, p. 4"))["citationSuffix"] == [
        string("{"), string("caichapter"), SPACE, span("3}, p. 4"), string("}"),
    ]  # fmt: skip


def test_a_suffix_is_never_taken_for_a_locator() -> None:
    assert citation(suffix="12 more")["citationSuffix"] == [SPACE, FORMULA, span("12 more")]
    assert citation(suffix=", p. 5|x")["citationSuffix"] == [string(","), FORMULA, span(" p. 5|x")]
    after = citation(locator=Locator("page", "3"), suffix="[a](b)")["citationSuffix"]
    assert after[-3:] == [SPACE, FORMULA, span("[a](b)")]
    assert citation(suffix="  ")["citationSuffix"] == []


def test_a_prefix_is_not_looked_into() -> None:
    assert citation(prefix="See | [@w2] ")["citationPrefix"] == [span("See | [@w2]")]
    assert citation()["citationPrefix"] == []


def test_a_lone_surrogate_does_not_reach_pandoc() -> None:
    assert citation(prefix="a\ud800b")["citationPrefix"] == [span("a\ufffdb")]
