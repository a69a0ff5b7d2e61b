"""Chicago 18, notes and bibliography: rule by rule."""

from __future__ import annotations

from typing import Any

import pytest

from ca_israel.cite.citation import Cite
from ca_israel.cite.parts.rich_text import plain_text, runs
from ca_israel.cite.styles.chicago import Style
from ca_israel.cite.styles.chicago_parts import filed_date
from ca_israel.ledger.model import Locator, Source
from cite.reference_works import work


def source(key: str = "work", **fields: Any) -> Source:
    return work(key, **{"type": "book", "title": "Oil", **fields})


def full(*locator: str, **fields: Any) -> str:
    """The first note of a work alone in its ledger."""
    work = source(**fields)
    return plain_text(Style({work.key: work}).note([Cite(work, locator=_locator(*locator))]))


def later(*locator: str, **fields: Any) -> str:
    work = source(**fields)
    return plain_text(Style({work.key: work}).note([Cite(work, "subsequent", _locator(*locator))]))


def entry(**fields: Any) -> str:
    work = source(**fields)
    return plain_text(Style({work.key: work}).entry(work))


def order(*fields: dict[str, Any]) -> list[str]:
    listed = {f"{at}": source(f"{at}", **each) for at, each in enumerate(fields)}
    return [listed[key].title for key in Style(listed).order()]


def _locator(*locator: str) -> Locator | None:
    return Locator(locator[0], locator[1]) if locator else None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("authors", "note", "listed"),
    [
        (["Roe, Ann"], "Ann Roe", "Roe, Ann."),
        (["Roe, Ann", "Doe, Ben"], "Ann Roe and Ben Doe", "Roe, Ann, and Ben Doe."),
        (["Roe, Ann", "Doe, Ben", "Poe, Cy"], "Ann Roe et al.", "Roe, Ann, Ben Doe, and Cy Poe."),
        ([f"Roe, {name}" for name in "ABCDEF"], "A. Roe et al.", "Roe, A., B. Roe, C. Roe, D. Roe, E. Roe, and F. Roe."),
        ([f"Roe, {name}" for name in "ABCDEFG"], "A. Roe et al.", "Roe, A., B. Roe, C. Roe, et al."),
        (["World Bank"], "World Bank", "World Bank."),
        (["al-Hariri, Jasim Unis"], "Jasim Unis al-Hariri", "Hariri, Jasim Unis al-."),
        (["Beethoven, Ludwig van"], "Ludwig van Beethoven", "Beethoven, Ludwig van."),
        ([{"family": "Berg", "given": "Ann", "particle": "van der"}], "Ann van der Berg", "Berg, Ann van der."),
        (["O'Neill, Ann"], "Ann O’Neill", "O’Neill, Ann."),
    ],
)  # fmt: skip
def test_authors(authors: list[Any], note: str, listed: str) -> None:
    assert full(authors=authors, publisher="Verso") == f"{note}, Oil (Verso, n.d.)."
    assert entry(authors=authors, publisher="Verso") == f"{listed} Oil. Verso, n.d."


def test_the_comma_before_an_institution_as_last_author_stays() -> None:
    # citeproc-js drops it; pandoc prints it, and 13.80 asks for it
    assert entry(authors=["Roe, Ann", "World Bank"]) == "Roe, Ann, and World Bank. Oil. n.d."


@pytest.mark.parametrize(
    ("published", "news", "book"),
    [
        (None, "n.d.", "n.d."),
        ("2020", "2020", "2020"),
        ("2020-05", "May 2020", "2020"),
        ("2020-05-03", "May 3, 2020", "2020"),
        ("2020-21", "Spring 2020", "2020"),
        ("2020-05-03/2020-05-07", "May 3–7, 2020", "2020"),
        ("2020-05-03/2020-06-07", "May 3–June 7, 2020", "2020"),
        ("2020-05/2020-07", "May–July 2020", "2020"),
        ("2020-12-30/2021-01-02", "December 30, 2020–January 2, 2021", "2020–2021"),
        ("202X", "2020–2029", "2020–2029"),
        ("2020-05?", "[May 2020?]", "[2020?]"),
    ],
)
def test_dates(published: str | None, news: str, book: str) -> None:
    fields = {"published": published} if published else {}
    closing = "" if news.endswith(".") else "."
    assert full(type="news", **{"in": "Haaretz"}, **fields) == f"“Oil,” Haaretz, {news}{closing}"
    assert full(**fields) == f"Oil ({book})."


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("5", "5"),
        ("71-72", "71–72"),
        ("100-104", "100–104"),
        ("107-108", "107–8"),
        ("200-204", "200–204"),
        ("323–324", "323–24"),
        ("323-4", "323–24"),
        ("1087-1089", "1087–89"),
        ("1496-1504", "1496–504"),
        ("12, 15", "12, 15"),
        ("120-125, 130-131", "120–25, 130–31"),
        ("xii-xv", "xii–xv"),
        ("e1234", "e1234"),
        ("S10-S12", "S10–12"),
    ],
)
def test_pages_are_as_short_as_the_manual_has_them(written: str, printed: str) -> None:
    assert later("page", written, authors=["Roe, Ann"]) == f"Roe, Oil, {printed}."


@pytest.mark.parametrize(
    ("label", "value", "printed"),
    [
        ("chapter", "2", "chap. 2"),
        ("chapter", "2-3", "chaps. 2–3"),
        ("chapter", "45:3", "45:3"),
        ("section", "a", "sec. a"),
        ("section", "3.2", "sec. 3.2"),
        ("paragraph", "7 & 9", "paras. 7 & 9"),
    ],
)
def test_locators_have_their_labels(label: str, value: str, printed: str) -> None:
    assert later(label, value) == f"Oil, {printed}."


def test_a_volume_stands_before_its_page() -> None:
    assert full("page", "45", volume=2, published=2020) == "Oil (2020), 2:45."
    assert full("chapter", "3", volume=2, published=2020) == "Oil, vol. 2 (2020), chap. 3."
    assert full("page", "45", volume="II", published=2020) == "Oil, II (2020), 45."
    assert later("page", "45", volume=2) == "Oil, 2:45."
    assert entry(volume=2, published=2020) == "Oil. Vol. 2. 2020."


def test_who_edited_or_translated_stands_between_a_volume_and_its_page() -> None:
    book = {"authors": ["Roe, Ann"], "volume": 2, "published": 2020}
    assert (
        full("page", "45", translators=["Dun, Di"], **book)
        == "Ann Roe, Oil, vol. 2, trans. Di Dun (2020), 45."
    )


def test_the_edition_of_a_reprint_stands_in_its_imprint() -> None:
    reprint = {"edition": 2, "first_published": 1949, "publisher": "Gull", "published": 2020}
    assert full(**reprint) == "Oil (1949; 2nd ed., Gull, 2020)."
    assert entry(**reprint) == "Oil. 1949; 2nd ed., Gull, 2020."


def test_a_manuscript_that_lies_nowhere_is_unpublished() -> None:
    paper = {"type": "manuscript", "authors": ["Roe, Ann"], "published": 1949}
    assert full(**paper) == "Ann Roe, “Oil,” unpublished manuscript, 1949."
    assert "npublished" not in full(kind="typescript", **paper) + full(repository="Yad Tabenkin", **paper)


@pytest.mark.parametrize(
    ("title", "note", "listed"),
    [
        ("Who rules?", "“Who Rules?,” H, n.d.", "“Who Rules?”"),
        ("What now!", "“What Now!,” H, n.d.", "“What Now!”"),
        ("The end.", "“The End.,” H, n.d.", "“The End.”"),
        ("Oil: a “view”", "“Oil: A ‘View,’” H, n.d.", "“Oil: A ‘View.’”"),
        ('About "oil"', "“About ‘Oil,’” H, n.d.", "“About ‘Oil.’”"),
        ("the dogs’ war", "“The Dogs’ War,” H, n.d.", "“The Dogs’ War.”"),
        ("On “who?”", "“On ‘Who?,’” H, n.d.", "“On ‘Who?’”"),
        ("Иран: «нефть»", "“Иран: «нефть»,” H, n.d.", "“Иран: «нефть».”"),
        ("דוח מבקר", "“דוח מבקר,” H, n.d.", "“דוח מבקר.”"),
        ("中亚研究", "“中亚研究,” H, n.d.", "“中亚研究.”"),
    ],
)
def test_titles_and_the_marks_around_them(title: str, note: str, listed: str) -> None:
    language = "en" if title[0].isascii() else "ru"
    fields = {"type": "news", "title": title, "authors": ["Roe, Ann"], "in": "H", "language": language}
    assert full(**fields) == f"Ann Roe, {note}"
    assert entry(**fields) == f"Roe, Ann. {listed} H, n.d."


def test_a_title_in_another_language_keeps_its_letters() -> None:
    assert full(title="Die macht des öls", language="de") == "Die macht des öls (n.d.)."


def test_a_date_of_access_is_told_only_without_date_and_doi() -> None:
    web = {"type": "web", "in": "Invest", "url": "https://e.org/", "accessed": "2023-03-29"}
    assert full(**web) == "“Oil,” Invest, accessed March 29, 2023, https://e.org/."
    assert full(**web, published=2020) == "“Oil,” Invest, 2020, https://e.org/."
    assert full(**web, doi="10.1000/x") == "“Oil,” Invest, https://doi.org/10.1000/x."


def test_a_work_gone_from_its_address_is_printed_at_its_copy() -> None:
    archive = {"url": "https://archive.org/1", "date": "2020-01-01"}
    gone = {"type": "web", "url": "https://e.org/", "published": 2020, "state": "usurped"}
    assert full(**gone, archive=archive) == "“Oil,” 2020, https://archive.org/1."
    assert full(**gone) == "“Oil,” 2020."


def test_what_stands_for_an_author_is_not_said_twice() -> None:
    news = {"type": "news", "in": "The Times", "place": "London", "published": 2020}
    assert entry(**news) == "The Times (London). “Oil.” 2020."
    assert later(**news) == "The Times, “Oil.”"
    web = {"type": "web", "in": "Invest", "publisher": "Ministry", "published": 2020}
    assert entry(**web) == "Ministry. “Oil.” Invest, 2020."
    assert later(**web) == "Ministry, “Oil.”"
    site = {"type": "web", "in": "Invest", "published": 2020}
    assert entry(**site) == "Invest. “Oil.” 2020."
    assert later(**site) == "Invest, “Oil.”"


def test_a_document_without_publisher_and_address_has_an_entry_all_the_same() -> None:
    # the style file leaves private documents out of the bibliography; who asks for one gets it
    assert entry(type="other", authors=["Roe, Ann"], published=2020) == "Roe, Ann. “Oil.” 2020."


def test_notes_that_would_read_alike_tell_names_then_dates() -> None:
    smiths = {
        "a": source("a", authors=["Smith, Ann"], published=2001),
        "b": source("b", authors=["Smith, Ben"], published=2001),
        "c": source("c", authors=["Roe, Cy"], published=2001),
        "d": source("d", authors=["Roe, Cy"], published=2002),
        "e": source("e", title="Gas", authors=["Smith, Ann"]),
    }
    style = Style(smiths)
    assert [plain_text(style.note([Cite(work, "subsequent")])) for work in smiths.values()] == [
        "A. Smith, Oil.", "B. Smith, Oil.", "Roe, Oil (2001).", "Roe, Oil (2002).", "Smith, Gas.",
    ]  # fmt: skip


def test_a_publisher_parts_what_the_date_does_not() -> None:
    alike = {
        key: source(key, authors=["Roe, Cy"], published=2001, publisher=publisher)
        for key, publisher in (("a", "Verso"), ("b", "Brill"))
    }
    style = Style(alike)
    assert plain_text(style.note([Cite(alike["a"], "subsequent")])) == "Roe, Oil (Verso, 2001)."


def test_a_later_note_is_short_even_right_after_the_first() -> None:
    work = source(authors=["Roe, Ann"], short="Black gold", language="en")
    style = Style({work.key: work})
    for position in ("subsequent", "ibid", "ibid-with-locator"):
        assert plain_text(style.note([Cite(work, position)])) == "Roe, Black Gold."


def test_several_cites_with_words_around_them() -> None:
    one, two = source("a", authors=["Roe, Ann"]), source("b", title="Gas", authors=["Doe, Ben"])
    cites = [
        Cite(one, "subsequent", Locator("page", "5"), "See"),
        Cite(two, "subsequent", None, "but cf.", ", on prices"),
    ]
    assert (
        plain_text(Style({"a": one, "b": two}).note(cites)) == "See Roe, Oil, 5; but cf. Doe, Gas, on prices."
    )


def test_a_work_that_the_ledger_never_cites_prints_too() -> None:
    assert plain_text(Style({}).note([Cite(source(authors=["Roe, Ann"]), "subsequent")])) == "Roe, Oil."


def test_books_and_containers_are_in_italics_and_addresses_lead_there() -> None:
    book = source(authors=["Roe, Ann"], url="https://e.org/")
    looks = {run.text: (run.italic, run.href) for run in runs(Style({book.key: book}).note([Cite(book)]))}
    assert looks["Oil"] == (True, None)
    assert looks["https://e.org/"] == (False, "https://e.org/")
    news = source(type="news", **{"in": "Haaretz"})
    assert [run.text for run in runs(Style({news.key: news}).entry(news)) if run.italic] == ["Haaretz"]


def test_the_bibliography_is_sorted_by_family_name_without_its_particle() -> None:
    assert order(
        {"title": "1", "authors": ["Ivanov, Ann"]},
        {"title": "2", "authors": ["al-Hariri, Jasim"]},
        {"title": "3", "authors": ["Éluard, Ben"]},
        {"title": "4", "authors": ["Ezra, Ben"]},
        {"title": "“Gas” and oil"},
        {"title": "5", "authors": ["Петров, Иван"]},
    ) == ["3", "4", "“Gas” and oil", "2", "1", "5"]


def test_one_author_s_works_are_sorted_by_title_then_date() -> None:
    by = {"authors": ["Roe, Ann"], "type": "news", "in": "H"}
    found = order({**by, "title": "B"}, {**by, "title": "A", "published": "2020"}, {**by, "title": "A"})
    assert found == ["A", "A", "B"]


@pytest.mark.parametrize(
    "text", ["“", "’", '"', "'", ".", "[/b]", "\\", "{}", "\ufdd0", "a" * 300, "\u202ex"]
)
def test_hostile_text_is_printed_and_never_fails(text: str) -> None:
    fields = {"title": text, "authors": [text], "in": text, "publisher": text, "volume": text, "issue": text}
    for kind in ("journal", "news", "web", "book", "chapter", "thesis", "report", "other"):
        for printed in (
            full(type=kind, **fields),
            later("page", text, type=kind, **fields),
            entry(type=kind, **fields),
        ):
            assert printed


def test_only_a_journal_that_is_named_can_be_ahead_of_its_print() -> None:
    fields = {"type": "journal", "title": "T", "published": "2021-03-02", "doi": "10.1000/a"}
    named, nameless = work("a", **fields, in_="Survey"), work("b", **fields)
    assert "Survey, ahead of print, March 2" in plain_text(Style({"a": named}).entry(named))
    assert (
        plain_text(Style({"b": nameless}).entry(nameless)) == "T. March 2, 2021. https://doi.org/10.1000/a."
    )


def test_books_are_filed_by_their_year_and_articles_by_their_day() -> None:
    assert filed_date(source(published="2020-05-03")) == "20200000"
    assert filed_date(source(type="news", published="2020-05-03")) == "20200503"
    assert filed_date(source(type="news", published="2020-05")) == "20200500"
    assert filed_date(source()) == ""
