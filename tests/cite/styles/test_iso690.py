"""ISO 690, rule by rule, and what the reference engine gets wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.cite.parts.rich_text import Run, plain_text, runs
from ca_israel.cite.styles.iso690 import Style
from cite.reference_works import cite, work

if TYPE_CHECKING:
    from ca_israel.ledger.model import Source


def note(source: Source, **rest: Any) -> str:
    return plain_text(Style({source.key: source}).note([cite(source, **rest)]))


def entry(source: Source) -> str:
    return plain_text(Style({source.key: source}).entry(source))


def book(**fields: Any) -> Source:
    return work(
        **{
            "type": "book",
            "title": "T",
            "authors": ["Lee, Ann"],
            "publisher": "Brill",
            "published": 2011,
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("position", "place", "printed"),
    [
        ("first", {}, "LEE, Ann. T. Brill, 2011."),
        ("first", {"page": "3-4"}, "LEE, Ann. T. Brill, 2011, pp. 3–4."),
        ("subsequent", {}, "LEE, Ann. Short."),
        ("subsequent", {"page": "3"}, "LEE, Ann. Short, p. 3."),
        ("subsequent", {"chapter": "2"}, "LEE, Ann. Short, chap. 2."),
        ("ibid", {}, "Ibid."),
        ("ibid", {"page": "3"}, "Ibid."),
        ("ibid-with-locator", {"page": "331"}, "Ibid., p. 331."),
        ("ibid-with-locator", {"section": "2-3"}, "Ibid., secs. 2–3."),
        ("ibid-with-locator", {"paragraph": "5 and 6"}, "Ibid., paras. 5 and 6."),
        ("ibid-with-locator", {"page": "n. 4"}, "Ibid., n. 4."),
        ("ibid", {"prefix": "See"}, "See ibid."),
        ("ibid", {"suffix": "(in Russian)"}, "Ibid. (in Russian)"),
    ],
)
def test_positions(position: str, place: dict[str, str], printed: str) -> None:
    assert note(book(short="Short"), position=position, **place) == printed


def test_ibid_has_a_capital_only_where_it_opens_the_note() -> None:
    source = book()
    cites = [cite(source), cite(source, position="ibid-with-locator", page="5")]
    assert plain_text(Style({"a": source}).note(cites)) == "LEE, Ann. T. Brill, 2011; ibid., p. 5."


def test_without_a_short_title_the_later_note_has_the_whole_one() -> None:
    assert note(book(title="A: B"), position="subsequent") == "LEE, Ann. A: B."


@pytest.mark.parametrize(
    ("authors", "printed"),
    [
        ([], "T."),
        (["al-Hariri, Jasim Unis"], "AL-HARIRI, Jasim Unis. T."),
        ([{"family": "Hariri", "given": "Jasim", "particle": "al-"}], "AL-HARIRI, Jasim. T."),
        (["Beethoven, Ludwig van", "Gogh, Vincent van"], "BEETHOVEN, Ludwig van and Vincent van GOGH. T."),
        (["World Bank"], "WORLD BANK. T."),
        (["Назарбаев, Нурсултан"], "НАЗАРБАЕВ, Нурсултан. T."),
        (["Straße, H.", "O'Neill, Sh."], "STRASSE, H. and Sh. O’NEILL. T."),
        (["כהן, דוד"], "כהן, דוד. T."),
        (["毛, 泽东", "山田, 太郎"], "毛泽东 and 山田太郎. T."),
        (["A, B", "C, D", "E, F"], "A, B, D C and F E. T."),
        (["A, B", "C, D", "E, F", "G, H"], "A, B et al. T."),
        # citeproc-js sets a comma before the institution; pandoc does not
        (["A, B", "C, D", "UN"], "A, B, D C and UN. T."),
    ],
)
def test_authors(authors: list[Any], printed: str) -> None:
    assert note(book(authors=authors), position="subsequent") == printed


@pytest.mark.parametrize(
    ("published", "web", "journal", "of_book"),
    [
        ("2011", "2011", "2011", "2011"),
        ("2022-01-11", "11 January 2022", "2022", "2022"),
        ("2021-05", "May 2021", "2021", "2021"),
        ("2020/2022", "2020–2022", "2020 – 2022", "2020–2022"),
        ("2021-03-05/2021-03-09", "5–9 March 2021", "2021", "2021"),
        ("2021-05-28/2021-06-02", "28 May–2 June 2021", "2021", "2021"),
        ("2019-12-30/2020-01-02", "30 December 2019–2 January 2020", "2019 – 2020", "2019–2020"),
        ("2015~", "2015", "2015", "2015"),
        # citeproc-js: Winter. 2021; pandoc: 16. 2021
        ("2021-24", "Winter 2021", "2021", "2021"),
    ],
)
def test_dates(published: str, web: str, journal: str, of_book: str) -> None:
    def dated(kind: str, **fields: str) -> str:
        return note(work(type=kind, title="T", published=published, **fields))

    assert dated("web", in_="C") == f"T. In: C. {web}."
    assert dated("journal", in_="C") == f"T. C. {journal}."
    assert dated("book", publisher="P") == f"T. P, {of_book}."


@pytest.mark.parametrize(
    ("title", "roman", "in_italics"),
    [
        ("Will it return?", "Will it return? C.", "Will it return?"),
        ("Stop!", "Stop! C.", "Stop!"),
        ("Ends in U.S.", "Ends in U.S. C.", "Ends in U.S."),
        ("A tale…", "A tale…. C.", "A tale…."),
        ("Ends “so”", "Ends “so.” C.", "Ends “so”."),
        ("Ends “so?”", "Ends “so?” C.", "Ends “so?”"),
        ('Straight "so"', "Straight “so.” C.", "Straight “so”."),
        ("'90s don't", "’90s don’t. C.", "’90s don’t."),
        ("“A ‘b’ c” d", "“A ‘b’ c” d. C.", "“A ‘b’ c” d."),
        ("Израиль и «Газпром»", "Израиль и «Газпром». C.", "Израиль и «Газпром»."),
    ],
)
def test_a_title_brings_its_own_point(title: str, roman: str, in_italics: str) -> None:
    """citeproc-js has "Stop!." where the title is in italics; pandoc does as here."""
    source = work(type="news", title=title, in_="C")
    assert note(source) == roman
    assert note(source, position="subsequent") == in_italics


def test_a_publisher_that_ends_in_a_point_closes_the_note() -> None:
    assert note(work(type="book", title="T", publisher="Elbit Ltd.")) == "T. Elbit Ltd."  # citeproc-js: Ltd..


WEB = {"type": "web", "title": "T", "url": "https://example.org/a", "accessed": "2023-03-09"}


def test_a_page_says_that_it_is_online_and_when_it_was_seen() -> None:
    told = "T. In: C [online] [accessed 09.03.2023]. Available at: https://example.org/a"
    assert note(work(**WEB, in_="C")) == entry(work(**WEB, in_="C")) == told
    assert note(work(**WEB, in_="C"), page="2") == (
        "T. In: C [online], p. 2 [accessed 09.03.2023]. Available at: https://example.org/a"
    )


def test_what_a_work_lacks_leaves_nothing_behind() -> None:
    """Both engines have "In: ." and "T. . 2011" and "Haifa, ." here, and lose the "[online]"."""
    undated = {"type": "report", "title": "T", "url": WEB["url"], "place": "Haifa"}
    assert note(work(**WEB)) == "T [online] [accessed 09.03.2023]. Available at: https://example.org/a"
    assert note(work(type="web", title="T")) == "T."
    assert note(work(type="chapter", title="T", published=2011)) == "T. 2011."
    assert note(work(**undated)) == "T [online]. Haifa. Available at: https://example.org/a"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"publisher": "P"}, "P, [accessed"),
        ({"place": "Haifa"}, "Haifa, [accessed"),
        ({"publisher": "P", "published": 2011}, "P, 2011 [accessed"),
        ({}, "T [online] [accessed"),
        ({"type": "journal", "publisher": "P", "in_": "C"}, "C [online]. P [accessed"),
    ],
)
def test_the_day_of_access_stands_in_the_place_of_a_date(fields: dict[str, Any], told: str) -> None:
    assert f"{told} 09.03.2023]" in note(work(**{**WEB, "type": "report", **fields}))
    assert note(work(**{**WEB, "type": "report"}, publisher="P"), page="3").endswith(
        "P, p. 3 [accessed 09.03.2023]. Available at: https://example.org/a"
    )


def test_a_doi_stands_for_the_address() -> None:
    assert note(work(**WEB, in_="C", doi="10.1000/1")) == "T. In: C. DOI: 10.1000/1"


def test_a_usurped_address_is_never_printed() -> None:
    gone = {**WEB, "in_": "C", "state": "usurped"}
    copy = {"url": "https://archive.example/1", "date": "2020-01-01"}
    assert note(work(**gone)) == "T. In: C."
    assert note(work(**gone, archive=copy)).endswith(". Available at: https://archive.example/1")


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"type": "journal", "in_": "C", "volume": 4, "issue": "1-2"}, "T. C. vol. 4, no. 1–2."),
        ({"type": "journal", "in_": "C", "volume": 4, "pages": "3-9"}, "T. C. vol. 4, pp. 3–9."),
        ({"type": "journal", "in_": "C", "publisher": "P", "published": 2011}, "T. C. P, 2011."),
        (
            {"type": "chapter", "in_": "C", "place": "Bonn", "publisher": "P", "pages": "3"},
            "T. In: C. Bonn: P, p. 3.",
        ),
        (
            {"type": "chapter", "in_": "C", "volume": 2, "published": 2011, "pages": "3"},
            "T. In: C. 2. 2011, p. 3.",
        ),
        ({"type": "thesis", "published": 2011}, "T. 2011."),
        ({"type": "thesis", "publisher": "P", "url": "https://example.org/"}, "T, P."),
        ({"type": "book", "pages": "3-9"}, "T."),
        ({"type": "report", "publisher": "P", "place": "Bonn"}, "T. Bonn: P."),
        ({"type": "other", "in_": "C", "published": 2011}, "T. 2011."),
    ],
)
def test_an_entry_ends_in_a_period(fields: dict[str, Any], printed: str) -> None:
    assert entry(work(title="T", **fields)) == printed


def test_italics_and_links_are_marked() -> None:
    source = work(type="news", title="T", in_="Haaretz", url="https://example.org/a")
    assert list(runs(Style({"a": source}).entry(source))) == [
        Run("T. "),
        Run("Haaretz", italic=True),
        Run(" [online]. Available at: "),
        Run("https://example.org/a", href="https://example.org/a"),
    ]


def test_entries_are_filed_by_author_then_by_title_without_author_last() -> None:
    sources = [
        work("title", type="book", title="A title"),
        work("hariri", type="book", title="T", authors=["al-Hariri, Jasim"]),
        work("smith-b", type="book", title="B", authors=["Smith, A."]),
        work("smith-a", type="book", title="“A” thing", authors=["Smith, A."]),
        work("gogh", type="book", title="T", authors=[{"family": "Gogh", "given": "V.", "particle": "van"}]),
        work("aland", type="book", title="T", authors=["Øland, P."]),
    ]
    style = Style({source.key: source for source in sources})
    assert list(style.order()) == ["gogh", "hariri", "aland", "smith-a", "smith-b", "title"]
