"""APA, rule by rule, and where the reference engine is not followed."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.rich_text import Run, plain_text, runs
from ca_israel.cite.styles.apa import Style
from ca_israel.cite.styles.apa_labels import Labels
from ca_israel.ledger.model import Archive, Name, Source
from cite.reference_works import cite, work
from hostile.growth import grows, took


def cited(*works: dict[str, object]) -> list[str]:
    """The cite of each work, when they stand in one ledger."""
    sources = {f"w{n}": work(f"w{n}", **{"type": "book", "title": f"T{n}", **w}) for n, w in enumerate(works)}
    style = Style(sources)
    return [plain_text(style.note([cite(source)])) for source in sources.values()]


@pytest.mark.parametrize(
    ("authors", "cites"),
    [
        ([["Smith, J."], ["Lee, B."]], ["(Smith, 2020)", "(Lee, 2020)"]),
        ([["Smith, Jane"], ["Smith, John"]], ["(Smith, 2020a)", "(Smith, 2020b)"]),
        ([["Smith, Ann"], ["Smith, John"]], ["(A. Smith, 2020)", "(J. Smith, 2020)"]),
        ([["Lee, A.", "Smith, B."], ["Smith, C."]], ["(Lee & Smith, 2020)", "(Smith, 2020)"]),
        ([["UN"], ["UN"]], ["(UN, 2020a)", "(UN, 2020b)"]),
        (
            [["Lee, A.", "Kim, B.", "Poe, C."], ["Lee, A.", "Ray, B.", "Poe, C."]],
            ["(Lee, Kim, et al., 2020)", "(Lee, Ray, et al., 2020)"],
        ),
        (
            [["Lee, A.", "Kim, B.", "Poe, C."], ["Lee, A.", "Kim, B.", "Ray, C."]],
            ["(Lee, Kim, & Poe, 2020)", "(Lee, Kim, & Ray, 2020)"],
        ),
        # initials are enough; citeproc-js may add a name too many, by the order of the notes
        (
            [["Lee, Ann", "Kim, B.", "Poe, C."], ["Lee, Bob", "Kim, B.", "Poe, C."]],
            ["(A. Lee et al., 2020)", "(B. Lee et al., 2020)"],
        ),
    ],
)
def test_cites_grow_until_they_differ(authors: list[list[str]], cites: list[str]) -> None:
    assert cited(*({"authors": names, "published": 2020} for names in authors)) == cites


def test_the_same_title_is_told_apart_although_one_is_quoted_and_one_italic() -> None:
    assert cited({"title": "Oil"}, {"title": "Oil", "type": "news", "in": "Paper"}) == [
        "(Oil, n.d.-a)",
        "(“Oil,” n.d.-b)",
    ]


def test_letters_go_on_after_z() -> None:
    works = [{"authors": ["Kaya, E."], "title": f"T{n:02d}", "published": 2020} for n in range(28)]
    assert cited(*works)[25:] == ["(Kaya, 2020z)", "(Kaya, 2020aa)", "(Kaya, 2020ab)"]


def test_a_comma_stands_before_an_institution_that_comes_last() -> None:
    # citeproc-js leaves it out; the manual (9.8) and pandoc have it
    source = work(type="book", title="Oil", authors=["Smith, J.", "World Bank"])
    assert plain_text(Style({"a": source}).entry(source)) == "Smith, J., & World Bank. (n.d.). Oil."


def test_a_prefix_leaves_the_cites_of_a_note_in_the_writer_s_order() -> None:
    # the manual (8.12) and pandoc; citeproc-js sorts them, "(Ash, n.d.; see Morris, n.d.; but cf. Lee, n.d.)"
    names = {"Morris": "see", "Lee": "but cf.", "Ash": None}
    found = [work(name, type="book", title="T", authors=[f"{name}, J."]) for name in names]
    style = Style({source.key: source for source in found})
    cites = [cite(source, prefix=prefix) for source, prefix in zip(found, names.values(), strict=True)]
    assert style.note(cites) == "(see Morris, n.d.; but cf. Lee, n.d.; Ash, n.d.)"


def test_an_author_whose_second_work_has_a_prefix_stands_twice() -> None:
    found = [
        work(f"a{year}", type="book", title="T", authors=["Lee, J."], published=year) for year in (2001, 2002)
    ]
    style = Style({source.key: source for source in found})
    assert style.note([cite(found[0]), cite(found[1])]) == "(Lee, 2001, 2002)"
    assert style.note([cite(found[0]), cite(found[1], prefix="but see")]) == "(Lee, 2001; but see Lee, 2002)"


def test_works_without_an_author_stand_in_the_alphabet_of_a_note() -> None:
    # citeproc-js puts them side by side; the manual (8.12) and pandoc do not
    found = {
        title: work(title, type="news", title=title, in_="Paper", **more)
        for title, more in {"Zebra": {}, "Oil": {"authors": ["McDonald, J."]}, "Baku": {}}.items()
    }
    note = Style(found).note([cite(source) for source in found.values()])
    assert plain_text(note) == "(“Baku,” n.d.; McDonald, n.d.; “Zebra,” n.d.)"


def test_containers_volumes_and_titles_of_whole_works_are_italic() -> None:
    journal = work(
        type="journal", title="Oil", authors=["Lee, A."], in_="Paper", volume=4, issue=3, doi="10.1000/x"
    )
    assert list(runs(Style({"a": journal}).entry(journal))) == [
        Run("Lee, A. (n.d.). Oil. "),
        Run("Paper", italic=True),
        Run(", "),
        Run("4", italic=True),
        Run("(3). "),
        Run("https://doi.org/10.1000/x", href="https://doi.org/10.1000/x"),
    ]
    page = work(type="web", title="Who?", url="https://example.com/")
    style = Style({"a": page})
    assert next(iter(runs(style.entry(page)))) == Run("Who?", italic=True)
    assert list(runs(style.note([cite(page)])))[1] == Run("Who?", italic=True)


def test_a_period_that_moves_into_quotes_moves_into_the_italics() -> None:
    book = work(type="book", title="He said “no”")
    assert list(runs(Style({"a": book}).entry(book))) == [Run("He said “no.”", italic=True), Run(" (n.d.).")]


def test_the_address_is_the_copy_where_the_page_is_gone_and_never_a_usurped_one() -> None:
    page = work(type="web", title="Oil", url="https://example.com/", published=2020)
    copy = Archive("https://archive.example/1", None)
    style = Style({"a": page})
    assert plain_text(style.entry(page)).endswith(" https://example.com/")
    assert plain_text(style.entry(page._replace(state="gone", archive=copy))).endswith(
        " https://archive.example/1"
    )
    assert plain_text(style.entry(page._replace(state="usurped"))) == "Oil. (2020)."


def test_markup_in_a_title_is_words() -> None:
    book = work(type="book", title="<b>Oil</b> & [online] {x} *y*", authors=["Lee, A."])
    assert plain_text(Style({"a": book}).entry(book)) == "Lee, A. (n.d.). <b>Oil</b> & [online] {x} *y*."


def test_many_works_of_one_author_and_year_are_told_apart_in_linear_time() -> None:
    def measure(count: int) -> float:
        works = {
            f"k{at}": Source(f"k{at}", "book", "T", authors=(Name("Doe", "Jane"),)) for at in range(count)
        }
        return took(Labels(works).author, works["k0"])

    assert not grows(measure, 1000)


def test_works_of_a_thousand_authors_are_told_apart_in_linear_time() -> None:
    def measure(count: int) -> float:
        many = tuple(Name(f"D{at}", "Jane") for at in range(count))
        works = {key: Source(key, "book", "T", authors=(*many, Name(key, "Ann"))) for key in "ab"}
        return took(Labels(works).author, works["a"])

    assert not grows(measure, 500)
