from __future__ import annotations

import pytest

from ca_israel.dates import DateError, parse
from ca_israel.dates.refusals import quoted

LEFT_OUT = "is valid EDTF, but not supported here: "
INVALID = "is not valid EDTF: "


def refused(text: str) -> str:
    with pytest.raises(DateError) as refusal:
        parse(text)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1985-04-12T23:20:30", "times of day are not supported; write 1985-04-12"),
        ("1985-04-12T23:20:30-04", "times of day"),
        ("-0043-03-15T10:00:00Z", "times of day are not supported; write -0043-03-15"),
        ("Y-170000002", "years outside -9999..9999"),
        ("Y-17E7", "years outside -9999..9999"),
        ("Y3388E2S3", "years outside -9999..9999"),
        ("9999-24", "years outside -9999..9999"),
        ("9990/9999-24", "years outside -9999..9999"),
        ("Y-17000/2001", "years outside -9999..9999"),
        ("-0043-26", "write -0043-22"),
        ("-0043~-03", "put it last, as in -0043-03~"),
        ("-1XXX", "X for other than the last digits"),
        ("1950S2", "as in 195X or 19XX"),
        ("2001-26", "write 2001-22"),
        ("2001-33~", "(25 to 41)"),
        ("2001-39", "write 2001-09/2001-12"),
        ("2001-30", "(25 to 41) are level 2"),
        ("2001-41/2002", "write 2001-07/2001-12"),
        ("~1812", "put it last, as in 1812~"),
        ("~1812-04~", "put it last, as in 1812-04~"),
        ("2004?-06-11", "put it last, as in 2004-06-11?"),
        ("2004-06?-11", "put it last, as in 2004-06-11?"),
        ("?2004-06-~11", "put it last, as in 2004-06-11%"),
        ("2004-?06", "put it last, as in 2004-06?"),
        ("%1XXX", "a qualifier before a part or inside a date is level 2"),
        ("1XXX", "X for other than the last digits"),
        ("XXXX", "X for other than the last digits"),
        ("201X-05", "X for other than the last digits"),
        ("156X-12-25", "X for other than the last digits"),
        ("1985-XX-12", "X for other than the last digits"),
        ("201X-02-29", "X for other than the last digits"),
        ("201X/202X", "X inside an interval"),
        ("2004-XX/..", "X inside an interval"),
        ("[201X..2023]", "only plain dates"),
        ("[2001-21..2002]", "only plain dates"),
        ("[1992?..1994]", "only plain dates"),
        ("[..Y17000]", "only plain dates"),
        ("[1667,1668,1670..1672]", "the first and the last"),
        ("[..1667,1670..]", "the first and the last"),
        ("{1960,1961-12}", "one event for each"),
    ],
)
def test_valid_edtf_that_is_left_out_is_said_to_be_valid(text: str, says: str) -> None:
    message = refused(text)
    assert LEFT_OUT in message
    assert says in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2004-02-30", "February 2004 has 29 days"),
        ("1900-02-29?", "February 1900 has 28 days"),
        ("2004-04-31/2005", "April 2004 has 30 days"),
        ("[2004-13..2005]", "there is no month 13"),
        ("2001-21-05", "write 2001-21 without the day"),
        ("2001-42", "there is no month 42"),
        ("2001-13-XX", "there is no month 13"),
        ("-2001-13", "there is no month 13"),
        ("-0043-02-30", "February 44 BC has 28 days"),
        ("-0043-21-05", "write -0043-21 without the day"),
        ("-0000-01", "there is no year minus zero; 0000 is 1 BC"),
        ("-43", "write -0042 for 43 BC, -0043 for 44 BC"),
        ("-0043-3-15", "write -0043-03-15"),
        ("-0043/-0099", "did you mean -0099/-0043"),
        ("0014/-0043", "did you mean -0043/0014"),
        ("862", "write 0862"),
        ("12000", "years outside -9999..9999 are not supported"),
        ("-12000", "years outside -9999..9999 are not supported"),
        ("-13800000000", "years outside -9999..9999 are not supported"),
        ("[0843..0848]/0858-02-13", "write 0843~/0858-02-13"),
        ("0858/[0862..0864]", "write 0858/0864~"),
        ("[0843..0848]/[0862..0864]", "write 0843~/0864~"),
        ("1950S2-01", "write YYYY"),
        ("1XXX-5X", "write YYYY"),
        ("19XX-13", "write YYYY"),
        ("1XXX-02-30", "write YYYY"),
        ("2001-02-30~/2002", "February 2001 has 28 days"),
        ("1985-04T10:00:00", "malformed"),
        ("1985-XX-XXT10:00:00", "write YYYY"),
        ("2008/1964", "it ends before it starts; did you mean 1964/2008"),
        ("2004/-1985", "it ends before it starts"),
        ("2004/1984-1X", "it ends before it starts"),
        ("[1992..0000]", "it ends before it starts"),
        ("2001-05/2001-04", "did you mean 2001-04/2001-05"),
        ("[1994..1992]", "did you mean [1992..1994]"),
        ("[1994..1992,2000]", "write YYYY"),
        ("[1994,..1992]", "write YYYY"),
        ("[1992]", "write 1992"),
        ("[1992..1994..]", "write YYYY"),
        ("[1992....]", "write YYYY"),
        ("[1992..1994", "write YYYY"),
        ("[,]", "write YYYY"),
        ("[]", "neither end is a date"),
        ("..", "neither end is a date"),
        ("/..", "neither end is a date"),
        ("../", "neither end is a date"),
        ("[..]", "neither end is a date"),
        ("1992/1993/1994", "write YYYY"),
        ("1994/[1992..1993]", "an end is one date, and may be approximate"),
        ("[1992/1993,1994]", "write YYYY"),
        ("2004-02-30T10:00:00Z", "malformed"),
        (" 2014", "write 2014"),
        ("2014\n", "write 2014"),
        ("٢٠١٤", "digits are 0 to 9"),
        ("20٢2-05", "digits are 0 to 9"),
        ("202206", "write 2022-06"),
        ("20011301", "joined by hyphens"),
        ("85~", "quote years with four digits"),
        ("1/2/22", "quote years with four digits"),
        ("10:30", "times of day are not supported"),
        ("2001-7", "write 2001-07"),
        ("2001-7-01", "write 2001-07-01"),
        ("2001-7-1", "write 2001-07-01"),
        ("1984~?", "write 1984%"),
        ("1984??", "write 1984?"),
        ("1984%~", "one qualifier at most"),
        ("?/1985", "write /1985"),
        ("1985/?", "write 1985/"),
        ("open/2006", "write ../2006"),
        ("2004/unknown", "write 2004/"),
        ("199u", "write 199X"),
        ("uuuu", "a capital X"),
        ("2022-05-30/06-02", "write 2022-05-30/2022-06-02"),
        ("1992/94", "write 1992/1994"),
        ("28.06.2022", "the year comes first; write 2022-06-28"),
        ("31.02.2022", "February 2022 has 28 days, not 31"),
        (
            "12.03.1999",
            'it reads two ways, 12 March 1999 or 3 December 1999; did you mean "1999-03-12" or "1999-12-03"?',
        ),
        ("1850-60", "there is no month 60; months are 01 to 12, seasons 21 to 24; for years write 1850/1860"),
        ("1850–60", "write 1850/1860"),
        ("28–29 June 2022", 'it is words; did you mean "2022-06-28/2022-06-29"?'),
        ("c. May 2021", 'it is words; did you mean "2021-05~"?'),
        ("44 BC", 'it is words; did you mean "-0043"?'),
        ("early 1850s", 'it has no first and last day; did you mean "[1850..1853]" or "185X"?'),
        ("Friday, 17 September 2020", '17 September 2020 is a Thursday; did you mean "2020-09-17"?'),
        ("12001 BC", "years outside -9999..9999 are not supported"),
        ("30 February 2021", "February 2021 has 28 days, not 30"),
        ("12 March 99", "which year? write it with four digits"),
        ("last year", "words are not read"),
        ("2001-11 (planned)", 'that is for "status"'),
        ("2014!", "write YYYY"),
    ],
)
def test_what_is_no_edtf_is_said_to_be_none(text: str, says: str) -> None:
    message = refused(text)
    assert INVALID in message
    assert says in message


@pytest.mark.parametrize(
    "text", ["\0", "\x1b[31m2014", "2014\u202e", "\ud800", "\U0010ffff" * 60, "9" * 1_000_000, "X" * 1_000_000,
             "[" * 1_000_000, "/" * 1_000_000, "[" + "1992," * 200_000 + "1993]", "~?" * 500_000],
    ids=lambda text: ascii(text[:6]),
)  # fmt: skip
def test_hostile_texts_are_refused_with_a_short_printable_line(text: str) -> None:
    message = refused(text)
    assert message.isprintable()
    assert len(message) < 300


def test_an_excerpt_is_short_and_escapes_what_does_not_print() -> None:
    assert quoted("a\x1bb\n") == '"a\\x1bb\\n"'
    assert quoted("Июнь") == '"Июнь"'
    assert quoted("1" * 41) == f'"{"1" * 40}…"'
