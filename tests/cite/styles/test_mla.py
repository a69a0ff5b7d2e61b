"""MLA, rule by rule, and what the reference engine gets wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ca_israel.cite.parts.rich_text import Run, plain_text, runs
from ca_israel.cite.styles.mla import Style
from cite.reference_works import cite, work

if TYPE_CHECKING:
    from ca_israel.ledger.model import Source


def books(*authors: list[str]) -> Style:
    """A style over books One, Two, Three, told apart or not."""
    titles = ("One", "Two", "Three", "Four")
    return Style(
        {t: work(t, type="book", title=t, authors=a) for t, a in zip(titles, authors, strict=False) if a}
    )


def cited(style: Style) -> list[str]:
    return [plain_text(style.note([cite(source)])) for source in style._works.values()]


@pytest.mark.parametrize(
    ("authors", "cites"),
    [
        ([["Smith, Ann"], ["Lee, Bob"]], ["(Smith)", "(Lee)"]),
        ([["Smith, Ann"], ["Smith, Bob"]], ["(A. Smith)", "(B. Smith)"]),
        ([["Smith, Ann"], ["Smith, Abe"]], ["(Ann Smith)", "(Abe Smith)"]),
        ([["Smith, Ann"], ["Smith, Ann"]], ["(Smith, One)", "(Smith, Two)"]),
        (
            [["Smith, Ann"], ["Smith, Ann"], ["Smith, Carl"]],
            ["(A. Smith, One)", "(A. Smith, Two)", "(C. Smith)"],
        ),
        # citeproc-js writes Carl out though C. is enough; pandoc does not
        (
            [["Smith, Ann"], ["Smith, Abe"], ["Smith, Carl"]],
            ["(Ann Smith)", "(Abe Smith)", "(C. Smith)"],
        ),
        (
            [["Smith, Ann", "Lee, Carl"], ["Smith, Ann", "Lee, Bob"]],
            ["(Smith and C. Lee)", "(Smith and B. Lee)"],
        ),
        (
            [["Smith, A.", "Lee, B.", "Kim, C."], ["Smith, A.", "Ray, B.", "Kim, C."]],
            ["(Smith, Lee, et al.)", "(Smith, Ray, et al.)"],
        ),
        (
            [["Smith, A.", "Lee, B.", "Kim, C."], ["Smith, A.", "Lee, B.", "Kim, C.", "Poe, D."]],
            ["(Smith, Lee, and Kim)", "(Smith, Lee, Kim, et al.)"],
        ),
        ([["UN"], ["UN"], ["EU"]], ["(UN, One)", "(UN, Two)", "(EU)"]),
        ([["毛, 泽东"], ["毛, 新宇"]], ["(毛泽东)", "(毛新宇)"]),
        ([["Иванов, Иван"], ["Иванов, Пётр"]], ["(И. Иванов)", "(П. Иванов)"]),
        ([["van der Berg, Ann"], ["van der Berg, Bob"]], ["(A. van der Berg)", "(B. van der Berg)"]),
    ],
)
def test_cites_grow_until_they_differ(authors: list[list[str]], cites: list[str]) -> None:
    assert cited(books(*authors)) == cites


def test_an_entry_of_three_authors_or_more_names_the_first_alone() -> None:
    style = books(
        ["Smith, A.", "Lee, B.", "Kim, C."],
        ["Smith, A.", "Ray, B.", "Kim, C."],
        ["Poe, D.", "E, F.", "G, H."],
    )
    assert [plain_text(style.entry(source)) for source in style._works.values()] == [
        "Smith, A., et al. One.",
        "Smith, A., et al. Two.",
        "Poe, D., et al. Three.",
    ]


def test_dashes_stand_for_the_very_same_authors_alone() -> None:
    style = books(["Smith, Ann"], ["Smith, Ann", "Lee, B.", "Kim, C."], ["Smith, Ann"])
    assert [plain_text(style.entry(style._works[key])) for key in style.order()] == [
        "Smith, Ann. One.",
        "———. Three.",
        "Smith, Ann, et al. Two.",  # citeproc-js has dashes here too
    ]


def test_of_three_authors_the_first_alone_is_filed() -> None:
    style = books(["Smith, Ann", "Lee, B."], ["Smith, Ann", "Poe, B.", "Kim, C."], ["Smith, Ann"])
    assert list(style.order()) == ["Three", "One", "Two"]


def test_a_work_without_the_others_has_its_plain_cite() -> None:
    stranger = work("x", type="book", title="X", authors=["Smith, Ann"])
    assert plain_text(books(["Smith, Bob"]).note([cite(stranger)])) == "(Smith)"


def test_many_works_of_one_family_are_told_apart_in_time() -> None:
    authors = [
        [f"Smith, {first}{second}{third}"] for first in "ABCDE" for second in "ab" for third in "xyz"
    ] * 30
    style = Style(
        {str(n): work(str(n), type="book", title=f"T{n}", authors=a) for n, a in enumerate(authors)}
    )
    assert plain_text(style.note([cite(style._works["31"])])) == "(Aay Smith, T31)"


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        ({}, "(Lee)"),
        ({"page": "323-324"}, "(Lee 323–24)"),
        ({"page": "100-104"}, "(Lee 100–04)"),
        ({"page": "1453-59"}, "(Lee 1453–59)"),
        ({"page": "87-9"}, "(Lee 87–89)"),
        ({"page": "7-8"}, "(Lee 7–8)"),
        ({"page": "998-1002"}, "(Lee 998–1002)"),
        ({"page": "12-11"}, "(Lee 12–11)"),
        ({"page": "S120-S125"}, "(Lee S120–25)"),
        ({"page": "iv-vi, 3"}, "(Lee iv–vi, 3)"),
        ({"page": "n. 4"}, "(Lee, n. 4)"),
        ({"chapter": "3"}, "(Lee, ch. 3)"),
        ({"chapter": "3-4"}, "(Lee, chs. 3–4)"),
        ({"section": "2.1"}, "(Lee, sec. 2.1)"),
        ({"paragraph": "1, 2"}, "(Lee, pars. 1, 2)"),
        ({"prefix": "see also", "page": "3"}, "(see also Lee 3)"),
        ({"page": "3", "suffix": "emphasis added"}, "(Lee 3 emphasis added)"),
        ({"page": "3", "suffix": ", my translation"}, "(Lee 3, my translation)"),
    ],
)
def test_places(place: dict[str, str], printed: str) -> None:
    source = work(type="book", title="T", authors=["Lee, Ann"])
    assert plain_text(Style({"a": source}).note([cite(source, **place)])) == printed


def test_cites_of_one_note_are_parted_by_semicolons() -> None:
    style = books(["Smith, Ann"], ["Lee, Bob"])
    one, two = style._works.values()
    assert plain_text(style.note([cite(one, page="3"), cite(two, prefix="cf.")])) == "(Smith 3; cf. Lee)"


def entry(source: Source) -> str:
    return plain_text(Style({source.key: source}).entry(source))


@pytest.mark.parametrize(
    ("published", "journal", "web", "book"),
    [
        ("2011", "2011", "2011", "2011"),
        ("2021-05", "May 2021", "May 2021", "2021"),
        ("2022-09-01", "Sept. 2022", "1 Sept. 2022", "2022"),
        ("2021-22", "Summer 2021", "Summer 2021", "2021"),
        ("2021-24", "Winter 2021", "Winter 2021", "2021"),
        ("2020/2022", "2020–2022", "2020–2022", "2020–2022"),
        ("2021-03-05/2021-03-09", "Mar. 2021", "5–9 Mar. 2021", "2021"),
        ("2021-05-28/2021-06-02", "May–June 2021", "28 May–2 June 2021", "2021"),
        ("2019-12-30/2020-01-02", "Dec. 2019–Jan. 2020", "30 Dec. 2019–2 Jan. 2020", "2019–2020"),
        ("2015-03~", "[Mar. 2015?]", "circa Mar. 2015", "[2015?]"),
        ("[1992..1994]", "[1992–1994?]", "circa 1992–1994", "[1992–1994?]"),
        ("../2019", "2019", "2019", "2019"),
    ],
)
def test_dates(published: str, journal: str, web: str, book: str) -> None:
    def dated(kind: str) -> str:
        return entry(work(type=kind, title="T", in_="C", published=published))

    assert dated("journal") == f"“T.” C, {journal}."
    assert dated("web") == f"“T.” C, {web}."
    assert dated("book") == f"T. C, {book}."


@pytest.mark.parametrize(
    ("title", "quoted", "alone"),
    [
        ("why we fight", "“Why We Fight.”", "Why We Fight."),
        ("Will it return?", "“Will It Return?”", "Will It Return?"),
        ("Ends in Inc.", "“Ends in Inc.”", "Ends in Inc."),
        ("A “great” game", "“A ‘Great’ Game.”", "A “Great” Game."),
        ('He said "peace"', "“He Said ‘Peace.’”", "He Said “Peace.”"),
        ("Is it “over?”", "“Is It ‘Over?’”", "Is It “Over?”"),
        ("a “Man ‘of’ War” ends", "“A ‘Man “of” War’ Ends.”", "A “Man ‘of’ War” Ends."),
        ("Израиль и «Газпром»", "“Израиль и «Газпром».”", "Израиль и «Газпром»."),
    ],
)
def test_titles_in_quotes_and_in_italics(title: str, quoted: str, alone: str) -> None:
    language = "ru" if "Израиль" in title else "en"
    assert entry(work(type="web", title=title, in_="C", language=language)) == f"{quoted} C."
    assert entry(work(type="web", title=title, language=language)) == alone


def test_a_title_in_another_language_keeps_its_capitals() -> None:
    fields = {"type": "book", "title": "Der Staat und die Bahn"}
    assert entry(work(**fields, language="de")) == "Der Staat und die Bahn."
    assert entry(work(**fields, language="en-GB")) == "Der Staat Und Die Bahn."


def test_an_institution_as_last_author_keeps_its_comma() -> None:
    source = work(type="book", title="T", authors=["Lee, Ann", "World Bank"])
    assert (
        entry(source) == "Lee, Ann, and World Bank. T."
    )  # citeproc-js: Lee, Ann and World Bank; pandoc as here


def test_a_thesis_ends_in_its_university() -> None:
    source = work(type="thesis", title="T", publisher="Brill", accessed="2023-03-29")
    assert entry(source) == "T. Accessed 29 Mar. 2023, Brill."


def test_a_volume_without_container_opens_its_sentence() -> None:
    assert entry(work(type="book", title="T", volume=4)) == "T. Vol. 4."
    assert entry(work(type="book", title="T", volume=4, authors=["Lee, A."])) == "Lee, A. T. Vol. 4."
    assert entry(work(type="journal", title="T", volume="12-13", issue="1-2")) == "T. Vols. 12–13, nos. 1–2."


def test_a_usurped_address_gives_way_to_its_archived_copy() -> None:
    fields = {"type": "web", "title": "T", "in_": "C", "url": "https://example.org/", "state": "usurped"}
    copy = {"url": "https://archive.example/1", "date": "2020-01-01"}
    assert entry(work(**fields)) == "“T.” C."
    assert entry(work(**fields, archive=copy)) == "“T.” C, https://archive.example/1."


def test_italics_and_links_are_marked() -> None:
    source = work(type="news", title="T", in_="Haaretz", doi="10.1000/1")
    assert list(runs(Style({"a": source}).entry(source))) == [
        Run("“T.” "),
        Run("Haaretz", italic=True),
        Run(", "),
        Run("https://doi.org/10.1000/1", href="https://doi.org/10.1000/1"),
        Run("."),
    ]


def test_works_are_filed_word_by_word_without_accents_or_points() -> None:
    authors = [
        "Elbit Systems",
        "el-Sisi, A.",
        "Çelik, D.",
        "d’Artagnan, C.",
        "de la Cruz, P.",
        "Ćelik, B.",
        "10 Men",
        "9 Men",
        "Йаков, А.",
        "Иванов, А.",
    ]
    style = Style(
        {
            name: work(name.replace(" ", "-").replace(",", ""), type="book", title="T", authors=[name])
            for name in authors
        }
    )
    assert list(style.order()) == [
        "9 Men", "10 Men", "Ćelik, B.", "Çelik, D.", "d’Artagnan, C.", "de la Cruz, P.", "el-Sisi, A.",
        "Elbit Systems", "Иванов, А.", "Йаков, А.",
    ]  # fmt: skip
