"""IEEE, rule by rule: numbers, italics and addresses."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.rich_text import Run, plain_text, runs
from ca_israel.cite.styles.ieee import Style
from ca_israel.ledger.model import Archive
from cite.reference_works import cite, work


def test_cites_of_one_note_stand_by_number_each_in_its_own_brackets() -> None:
    found = {key: work(key, type="book", title=key) for key in "abc"}
    note = Style(found).note([cite(found["c"], page="4-6"), cite(found["a"]), cite(found["b"], chapter="2")])
    assert note == "[1], [2, Ch. 2], [3, pp. 4–6]"


@pytest.mark.parametrize(
    ("suffix", "note"),
    [
        (", passim", "[1], passim, [2]"),
        ("and elsewhere", "[1] and elsewhere, [2]"),
        ("(in Russian)", "[1] (in Russian), [2]"),
        ("“quoted”", "[1] “quoted”, [2]"),
        ("2nd ed.", "[1] 2nd ed. [2]"),
    ],
)
def test_a_suffix_stands_close_when_it_begins_with_a_mark(suffix: str, note: str) -> None:
    found = {key: work(key, type="book", title=key) for key in "ab"}
    assert Style(found).note([cite(found["a"], suffix=suffix), cite(found["b"])]) == note


def test_a_prefix_leaves_the_cites_of_a_note_in_the_writer_s_order() -> None:
    found = {key: work(key, type="book", title=key) for key in "ab"}
    assert Style(found).note([cite(found["b"]), cite(found["a"], prefix="but cf.")]) == "[2], but cf. [1]"


def test_a_bracket_that_opens_in_the_prefix_stands_close() -> None:
    source = work(type="book", title="Oil")
    assert Style({"a": source}).note([cite(source, prefix="but (", suffix=")")]) == "but ([1])"


def test_italics_are_those_of_containers_books_and_et_al() -> None:
    authors = [f"{name}, A." for name in ("Abad", "Baker", "Cohen", "Dahl", "Evans", "Falk", "Gold")]
    book = work(type="book", title="Oil", authors=authors, publisher="Brill", place="Leiden")
    assert list(runs(Style({"a": book}).entry(book))) == [
        Run("[1] A. Abad "),
        Run("et al.", italic=True),
        Run(", "),
        Run("Oil", italic=True),
        Run(". Leiden: Brill."),
    ]
    news = work(type="news", title="Oil", in_="Haaretz", doi="10.1000/x")
    assert list(runs(Style({"a": news}).entry(news))) == [
        Run("[1] “Oil,” "),
        Run("Haaretz", italic=True),
        Run(". doi: "),
        Run("10.1000/x", href="https://doi.org/10.1000/x"),
        Run("."),
    ]


def test_the_address_is_the_copy_where_the_page_is_gone_and_never_a_usurped_one() -> None:
    page = work(type="web", title="Oil", url="https://example.com/")
    copy = Archive("https://archive.example/1", None)
    style = Style({"a": page})
    assert plain_text(style.entry(page)) == "[1] “Oil.” [Online]. Available: https://example.com/"
    gone = plain_text(style.entry(page._replace(state="gone", archive=copy)))
    assert gone == "[1] “Oil.” [Online]. Available: https://archive.example/1"
    assert plain_text(style.entry(page._replace(state="usurped"))) == "[1] “Oil.”"


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("The Joneses’", "“The Joneses’,”"),  # a plural, not the end of a quotation
        ("The '90s", "“The ’90s,”"),
        ('A 5" gun', '“A 5" gun,”'),
        ("<b>Oil</b> & [online]", "“<b>Oil</b> & [online],”"),
        ("He said “no”", "“He said ‘no,’”"),
        ("word" * 80, f"“{'word' * 80},”"),
    ],
)
def test_quotes_and_marks_of_a_title(title: str, printed: str) -> None:
    source = work(type="news", title=title, in_="Paper")
    assert plain_text(Style({"a": source}).entry(source)) == f"[1] {printed} Paper."
