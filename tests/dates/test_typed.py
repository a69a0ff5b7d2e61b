from __future__ import annotations

import sys
from datetime import date

import pytest
from dateutil import parser

from ca_israel.dates import DateError
from ca_israel.dates.numbers import numeric_readings
from ca_israel.dates.typed import read

TODAY = date(2026, 11, 24)  # a Tuesday


def spoken(text: str, today: date = TODAY) -> str:
    return read(text, today=today).text


def refused(text: str, today: date = TODAY) -> str:
    with pytest.raises(DateError) as refusal:
        read(text, today=today)
    return str(refusal.value)


@pytest.mark.parametrize(
    "text", ["2022-06-28/2022-06-29", "1991/..", "2021-05~", "[..2023]", "202X", "2001-24", "2022-06"]
)
def test_edtf_is_read_as_it_stands(text: str) -> None:
    assert spoken(f"  {text} ") == text


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("June 2022", "2022-06"),
        ("jun. 2022", "2022-06"),
        ("Sept 2020", "2020-09"),
        ("17 SEPTEMBER 2020", "2020-09-17"),
        ("28-29 June 2022", "2022-06-28/2022-06-29"),
        ("28–29  June 2022", "2022-06-28/2022-06-29"),
        ("28/29 June 2022", "2022-06-28/2022-06-29"),
        ("28 to 29 June, 2022", "2022-06-28/2022-06-29"),
        ("30 May - 2 June 2022", "2022-05-30/2022-06-02"),
        ("30 Dec 2021 – 2 Jan 2022", "2021-12-30/2022-01-02"),
        ("June-August 2022", "2022-06/2022-08"),
        ("June to August 2022", "2022-06/2022-08"),
        ("from June 2001 to May 2002", "2001-06/2002-05"),
        ("2014-05 - 2014-07", "2014-05/2014-07"),
        ("1992-1994", "1992/1994"),
        ("1992–1994", "1992/1994"),
        ("2020s", "202X"),
        ("the 1990s", "199X"),
        ("2022 Q2", "2022-04/2022-06"),
        ("Q4 2022", "2022-10/2022-12"),
        ("2022q1", "2022-01/2022-03"),
        ("autumn 2001", "2001-23"),
        ("Fall 2001", "2001-23"),
        ("winter 2001", "2001-24"),
        ("winter 2001-02", "2001-24"),
        ("winter 2001/2002", "2001-24"),
        ("c. May 2021", "2021-05~"),
        ("circa 2014", "2014~"),
        ("about 17 September 2020", "2020-09-17~"),
        ("~2014", "2014~"),
        ("c.2014?", "2014%"),
        ("November 2001 (?)", "2001-11?"),
        ("since 1991", "1991/.."),
        ("2022–06–28", "2022-06-28"),
        ("862", "0862"),
        ("30 June 862", "0862-06-30"),
        ("1992–94", "1992/1994"),
        ("862-67", "0862/0867"),
        ("1910–18", "1910/1918"),
        ("between 1990s and 2001", "[1990..2001]"),
        ("Июнь 2022", "2022-06"),
        ("Juin 2022", "2022-06"),
        ("44 BC", "-0043"),
        ("44 BCE", "-0043"),
        ("AD 14", "0014"),
        ("14 CE", "0014"),
        ("1 BC", "0000"),
        ("5th century BC", "-04XX"),
        ("19th century", "18XX"),
        ("1850s", "185X"),
        ("10,000 BC", "-9999"),
    ],
)
def test_our_own_words(text: str, edtf: str) -> None:
    assert spoken(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("today", "2026-11-24"),
        ("Now", "2026-11-24"),
        ("yesterday", "2026-11-23"),
        ("tomorrow", "2026-11-25"),
        ("this week", "2026-11-23/2026-11-29"),
        ("last week", "2026-11-16/2026-11-22"),
        ("this month", "2026-11"),
        ("next month", "2026-12"),
        ("last year", "2025"),
        ("90d", "2026-08-26"),
        ("6w", "2026-10-13"),
        ("3m", "2026-08-24"),
        ("2y", "2024-11-24"),
        ("90 days ago", "2026-08-26"),
        ("a year ago", "2025-11-24"),
        ("2 Years Ago", "2024-11-24"),
        ("1 week ago", "2026-11-17"),
    ],
)
def test_words_that_count_from_today(text: str, edtf: str) -> None:
    assert spoken(text) == edtf


def test_months_back_keep_the_day_or_take_the_last_there_is() -> None:
    assert spoken("1m", date(2024, 3, 31)) == "2024-02-29"
    assert spoken("1y", date(2024, 2, 29)) == "2023-02-28"
    assert spoken("last month", date(2024, 3, 31)) == "2024-02"


@pytest.mark.parametrize(
    ("text", "today"),
    [("99999y", TODAY), (f"{'9' * 90}d", TODAY), (f"{'9' * 90}m", TODAY), ("2027y", TODAY), ("tomorrow", date.max),
     ("yesterday", date.min), ("next year", date.max), ("last week", date.min), ("next week", date.max)],
)  # fmt: skip
def test_counting_out_of_the_calendar_is_refused(text: str, today: date) -> None:
    assert "outside the years 0001..9999" in refused(text, today)


@pytest.mark.parametrize("text", ["01/02/2022", "1.2.2022", "01-02-2022", "1/2/2022"])
def test_a_numeric_date_that_reads_two_ways_is_refused_with_both(text: str) -> None:
    assert refused(text) == (
        f'"{text}" reads two ways: 1 February 2022 or 2 January 2022; write 2022-02-01 or 2022-01-02'
    )


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("13/02/2022", "2022-02-13"), ("02/13/2022", "2022-02-13"), ("28.06.2022", "2022-06-28"),
        ("28.06.2022.", "2022-06-28"), ("02/02/2022", "2022-02-02"), ("2022/6/8", "2022-06-08"),
        ("2022-6-8", "2022-06-08"), ("06/2022", "2022-06"), ("6.2022", "2022-06"),
    ],
)  # fmt: skip
def test_a_numeric_date_that_reads_one_way_is_read(text: str, edtf: str) -> None:
    assert spoken(text) == edtf


# What dateutil alone would make of each stands beside it.
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Jun 22", "which year"),  # the 22nd of June this year
        ("may 21", "which year"),
        ("June", "which year"),
        ("22 June", "which year"),
        ("28-29 June", "which year"),  # 2028
        ("June 99", "which year"),  # 1999
        ("5", "four digits"),  # the 5th of this month
        ("12", "four digits"),
        ("99", "four digits"),  # 1999
        ("1/2/22", "four digits"),
        ("Monday", "weekday alone"),
        ("Monday June 2022", "weekday alone"),
        ("Monday 17 September 2020", "17 September 2020 is a Thursday"),
        ("17 September 2020, Monday", "17 September 2020 is a Thursday"),
        ("10pm", "times of day"),
        ("10:30", "times of day"),
        ("22 June 2022 10:30", "times of day"),
        ("2022-06-28 10:00", "times of day"),
        ("2022-06-28T10:00:00Z", "times of day"),
        ("1A2B", '"a" is not a word'),  # 01:00 on the 2nd, zone B
        ("June 2022 UTC", '"utc" is not a word'),
        ("2014-13-01", "no month 13"),  # 13 January
        ("30.02.2004", "February 2004 has 29 days"),
        ("30 February 2004", "February 2004 has 29 days"),
        ("Feb 30 2022", "cannot read"),
        ("٢٠٢٢", "digits are 0 to 9"),
        ("Xuin 2022", '"xuin" is not a word'),
        ("202206", "write 2022-06"),
        ("20220608", "write 2022-06-08"),
        ("2022 06", "cannot read"),
        ("2022 06 08", "cannot read"),
        ("10 10 2022", "cannot read"),
        ("29-28 June 2022", "did you mean 2022-06-28/2022-06-29"),
        ("December-January 2022", "it ends before it starts"),
        ("1992-94", "there is no month 94; write 1992/1994"),
        ("1992-7", "write 1992/1997 or 1992-07"),
        ("1992–12", "reads two ways: 1992–2012 or December 1992; write 1992/2012 or 1992-12"),
        ("1999–02", "reads two ways: 1999–2002 or February 1999; write 1999/2002 or 1999-02"),
        ("2014-13", "no month 13"),
        ("early 2021", "it has no first and last day; write [2021-01..2021-04] or 2021"),
        ("mid-2021", "it has no first and last day; write [2021-05..2021-08] or 2021"),
        ("1900s", "it is ten years or a hundred; write 190X or 19XX"),
        ("500 BC – 400", "it does not say in which era it ends; write -0499/0400 or -0499/-0399"),
        ("12001 BC", "years outside -9999..9999 are not supported"),
        ("12 March 99", "four digits"),
        ("44", "four digits"),
        ("-44", "write -0043 for 44 BC, -0044 for 45 BC"),
        ("winter 2001-04", "cannot read"),
        ("2014 (?) 05", "cannot read"),
        ("28-29 Foo 2022", '"foo" is not a word'),
        ("June-Foo 2022", '"foo" is not a word'),
        ("2004-02-30", "February 2004 has 29 days"),
        ("[1992,1994]", "valid EDTF, but not supported here"),
        ("between c. 1992 and 1994", "only plain dates"),
        ("since the 1st", '"since" is not a word'),
        ("", "nothing is written"),
        ("1" * 101, "longer than 100 characters"),
        ("\0", '"\\x00"'),
    ],
)
def test_what_is_refused_and_why(text: str, says: str) -> None:
    assert says in refused(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Thu, 17 Sep 2020", "2020-09-17"), ("17th of September 2020", "2020-09-17"), ("2022 June", "2022-06"),
        ("September 17, 2020", "2020-09-17"), ("17-Sep-2020", "2020-09-17"), ("8June2022", "2022-06-08"),
        ("February 29th 2020", "2020-02-29"), ("Jan 1st, 1904", "1904-01-01"), ("28th Dec 1908", "1908-12-28"),
        ("17 September 2020, Thursday", "2020-09-17"), ("2020 17 Sep", "2020-09-17"),
    ],
)  # fmt: skip
def test_dateutil_reads_the_rest_and_adds_nothing_of_its_own(text: str, edtf: str) -> None:
    assert spoken(text) == edtf


@pytest.mark.parametrize("error", [OverflowError, TypeError, RecursionError, ValueError])
def test_whatever_dateutil_raises_is_a_date_error(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(parser, "parse", fail)
    assert "cannot read" in refused("2020 17 Sep")


def test_dateutil_is_not_loaded_for_what_we_read_ourselves(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("dateutil")]:
        monkeypatch.delitem(sys.modules, name)
    for text in ("2014", "yesterday", "28-29 June 2022", "28.06.2022", "2020s", "Thu, 17 Sep 2020", "44 BC"):
        spoken(text)
    assert not [name for name in sys.modules if name.startswith("dateutil")]


def test_a_month_before_a_year_is_one_of_twelve_and_no_season_code() -> None:
    assert numeric_readings("12/2001") == ("2001-12",)
    assert numeric_readings("13/2001") == numeric_readings("21/2001") == ()
