"""What holds for every date that cai reads, of whatever shape, and for any text at all."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from ca_israel.dates import DateError, Day, attempt, parse
from ca_israel.dates.days import month_days, year_text
from ca_israel.dates.reader import read_date
from ca_israel.dates.typed import read
from ca_israel.dates.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 24)

years = st.integers(-9999, 9999).map(year_text)
any_days = st.builds(
    lambda year, month, day: Day(year, month, min(day, month_days(year, month))),
    st.integers(-9999, 9999),
    st.integers(1, 12),
    st.integers(1, 31),
)
days = any_days.map(str)
months = days.map(lambda day: day[:-3])
seasons = st.builds("{}-{}".format, st.integers(-9999, 9998).map(year_text), st.integers(21, 24))
plain = st.one_of(years, months, days)
qualifiers = st.sampled_from(["", "", "~", "?", "%"])
unspecified = st.one_of(
    st.builds("{}{:03d}X".format, st.sampled_from(["", "-"]), st.integers(0, 999)),
    st.builds("{}{:02d}XX".format, st.sampled_from(["", "-"]), st.integers(0, 99)),
    years.map(lambda year: f"{year}-XX"),
    years.map(lambda year: f"{year}-XX-XX"),
    months.map(lambda month: f"{month}-XX"),
)
ends = st.builds(str.__add__, st.one_of(plain, seasons), qualifiers)
near = st.integers(2020, 2022).map(str)
near_days = st.dates(date(2021, 12, 1), date(2022, 2, 28)).map(date.isoformat)
near_ends = st.builds(
    str.__add__,
    st.one_of(near, near_days, near_days.map(lambda day: day[:7])),
    st.sampled_from(["", "", "", "~"]),
)


def _in_order(template: str, texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def arrange(pair: tuple[str, str]) -> str:
        one, other = pair
        text = template.format(one, other)
        return text if attempt(text) else template.format(other, one)

    return st.tuples(texts, texts).map(arrange)


edtf_texts = st.one_of(
    st.builds(str.__add__, st.one_of(plain, seasons, unspecified), qualifiers),
    _in_order("{}/{}", ends),
    _in_order("{}/{}", near_ends),
    st.builds(str.format, st.sampled_from(["{}/", "{}/..", "/{}", "../{}"]), ends),
    st.builds(str.format, st.sampled_from(["[{}..]", "[..{}]"]), plain),
    _in_order("[{}..{}]", plain),
)


def refusal(attempted: Callable[[], object]) -> str | None:
    """The message of the DateError; any other exception gets through."""
    try:
        attempted()
    except DateError as error:
        return str(error)
    return None


@given(edtf_texts)
def test_a_date_printed_and_read_again_is_the_same_date(text: str) -> None:
    edtf = parse(text)
    assert parse(str(edtf)) == edtf
    assert str(edtf) == edtf.text == text


@given(edtf_texts)
def test_the_four_days_are_in_order(text: str) -> None:
    start_earliest, start_latest, end_earliest, end_latest = parse(text)[1:5]
    for first, second in (
        (start_earliest, start_latest), (start_earliest, end_earliest),
        (start_latest, end_latest), (end_earliest, end_latest),
    ):  # fmt: skip
        assert first is None or second is None or first <= second


@given(edtf_texts, edtf_texts)
def test_what_ends_before_another_starts_comes_before_it(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    if first.latest and second.earliest and first.latest < second.earliest:
        assert first.sort_key < second.sort_key


@given(edtf_texts, st.none() | any_days, st.none() | any_days)
def test_what_must_fall_could_fall(text: str, since: Day | None, until: Day | None) -> None:
    edtf = parse(text)
    assert edtf.could_fall(since, until) or not edtf.must_fall(since, until)


@given(st.text() | st.text(alphabet="0123456789X-/.[]{}~?%TYSE:Z,", max_size=24))
def test_parse_raises_nothing_but_date_errors(text: str) -> None:
    message = refusal(lambda: parse(text))
    if message is None:
        assert words(parse(text))
    else:
        assert message.isprintable()
        assert len(message) < 400


@given(edtf_texts, st.integers(0, 30), st.characters(min_codepoint=32, max_codepoint=126))
def test_what_is_to_be_written_instead_can_be_read(text: str, place: int, character: str) -> None:
    message = refusal(lambda: parse(text[:place] + character + text[place + 1 :]))
    suggested = re.search(r"; write ([^ ,]+)$", message or "")
    assert suggested is None or suggested[1].startswith("YYYY") or attempt(suggested[1])
    quoted = re.search(r"; did you mean (.*)[?]$", message or "")
    assert all(map(attempt, re.findall('"([^"]*)"', quoted[1]) if quoted else []))


@given(edtf_texts)
def test_words_have_neither_leading_zeros_nor_a_minus(text: str) -> None:
    assert not re.search(r"(?<![0-9–])0[0-9]|-|\bAD [0-9]+ BC|BC [0-9]", words(parse(text)))


@given(edtf_texts)
def test_words_read_back_to_the_same_days_and_doubts(text: str) -> None:
    """But for years 1 to 99 without an era: 43 may be of any century."""
    written = parse(text)
    ends = filter(None, (written.left, written.right))
    assume("AD" in words(written) or not any(0 < end.first.year < 100 for end in ends))
    again = read(words(written), today=TODAY)
    assert again == read_date(words(written))
    for field in ("earliest", "latest", "approximate", "uncertain", "start", "end"):
        assert getattr(again, field) == getattr(written, field)
    assert (again.shape == "one-of") == (written.shape == "one-of")


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([", %d %b %Y", " %B %d, %Y", " %Y %B %d"]))
def test_a_day_is_read_with_its_own_weekday_and_no_other(day: date, form: str) -> None:
    assert read(day.strftime("%a" + form), today=TODAY).text == day.isoformat()
    other = day - timedelta(days=1)
    message = refusal(lambda: read(other.strftime("%a") + day.strftime(form), today=TODAY))
    assert message is not None
    assert f" is a {day:%A}" in message


PIECES = st.sampled_from(
    [
        "1",
        "12",
        "28",
        "31",
        "99",
        "1992",
        "2022",
        "June",
        "may",
        "sept",
        "Q2",
        "winter",
        "c.",
        "about",
        "(?)",
        "?",
        "-",
        "–",
        "/",
        ".",
        ",",
        ":",
        "to",
        "and",
        "between",
        "since",
        "until",
        "or",
        "earlier",
        "later",
        "ago",
        "d",
        "m",
        "y",
        "2w",
        "days",
        "years",
        "last",
        "this",
        "year",
        "week",
        "Monday",
        "th",
        "of",
        "pm",
        "T",
        "Z",
        "X",
        "0",
    ]
)


@given(
    st.text(max_size=110)
    | st.lists(PIECES, max_size=9).map(" ".join)
    | st.lists(PIECES, max_size=9).map("".join)
)
def test_read_raises_nothing_but_date_errors_and_invents_no_year(text: str) -> None:
    message = refusal(lambda: read(text, today=TODAY))
    if message is not None:
        assert message.isprintable()
    elif not re.search(r"ago|today|now|week|month|year|[0-9] ?[dwmy]\b", text):
        edtf = read(text, today=TODAY)
        assert edtf == parse(edtf.text)
        for year in re.findall(
            r"[0-9]{4}", edtf.text
        ):  # 862 is 0862, and 1992-94 has the century written once
            assert str(int(year)) in text or (year[2:] in text and str(int(year[:2])) in text)
