from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ca_israel.dates import DateError, Precision, parse
from ca_israel.dates.words import words
from ca_israel.ledger.fields import from_toml

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "edtf_vectors.json").read_text(encoding="utf-8"))[
    "vectors"
]
READ = [vector for vector in VECTORS if vector["supported"]]
REFUSED = [vector for vector in VECTORS if not vector["supported"]]


def bounds(text: str) -> str:
    edtf = parse(text)
    return f"{edtf.earliest} {edtf.latest}"


@pytest.mark.parametrize("vector", READ, ids=lambda vector: vector["string"])
def test_a_supported_vector_has_its_bounds_and_flags(vector: dict[str, Any]) -> None:
    edtf = parse(vector["string"])
    assert {
        "earliest": edtf.earliest and str(edtf.earliest),
        "latest": edtf.latest and str(edtf.latest),
        "approximate": edtf.approximate,
        "uncertain": edtf.uncertain,
        "start": edtf.start,
        "end": edtf.end,
        "one of": edtf.shape == "one-of",
    } == {key: vector[key] for key in ("earliest", "latest", "approximate", "uncertain")} | {
        "start": vector.get("start", "known"),
        "end": vector.get("end", "known"),
        "one of": vector.get("set") == "one of",
    }


@pytest.mark.parametrize("vector", REFUSED, ids=lambda vector: vector["string"] or "empty")
def test_any_other_vector_is_refused_and_the_message_tells_whether_it_is_edtf(vector: dict[str, Any]) -> None:
    with pytest.raises(DateError) as refusal:
        parse(vector["string"])
    kind = "is valid EDTF, but not supported here: " if vector["valid"] else "is not valid EDTF: "
    assert kind in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0001", "0001-01-01 0001-12-31"),
        ("0000", "0000-01-01 0000-12-31"),
        ("0000-02", "0000-02-01 0000-02-29"),
        ("-0043", "-0043-01-01 -0043-12-31"),
        ("-0043-03-15?", "-0043-03-15 -0043-03-15"),
        ("-0004-02", "-0004-02-01 -0004-02-29"),
        ("-0100-02", "-0100-02-01 -0100-02-28"),
        ("-0400-02", "-0400-02-01 -0400-02-29"),
        ("-9999", "-9999-01-01 -9999-12-31"),
        ("-0043-21", "-0043-03-01 -0043-05-31"),
        ("-0043-24", "-0043-12-01 -0042-02-28"),
        ("-0001-24", "-0001-12-01 0000-02-29"),
        ("0000-24", "0000-12-01 0001-02-28"),
        ("000X", "0000-01-01 0009-12-31"),
        ("00XX", "0000-01-01 0099-12-31"),
        ("-004X", "-0049-01-01 -0040-12-31"),
        ("-000X", "-0009-01-01 0000-12-31"),
        ("-04XX~", "-0499-01-01 -0400-12-31"),
        ("-00XX", "-0099-01-01 0000-12-31"),
        ("-0100/-0044", "-0100-01-01 -0044-12-31"),
        ("-0099/0014-08-19", "-0099-01-01 0014-08-19"),
        ("-0043/..", "-0043-01-01 None"),
        ("/-0043-03", "None -0043-03-31"),
        ("[-0099..-0043]", "-0099-01-01 -0043-12-31"),
        ("[..0000]", "None 0000-12-31"),
        ("-0043-XX-XX", "-0043-01-01 -0043-12-31"),
        ("9999-12-31", "9999-12-31 9999-12-31"),
        ("999X", "9990-01-01 9999-12-31"),
        ("99XX", "9900-01-01 9999-12-31"),
        ("001X", "0010-01-01 0019-12-31"),
        ("1900-02", "1900-02-01 1900-02-28"),
        ("2000-02-29", "2000-02-29 2000-02-29"),
        ("2001-23", "2001-09-01 2001-11-30"),
        ("2001-24", "2001-12-01 2002-02-28"),
        ("2003-24?", "2003-12-01 2004-02-29"),
        ("201X~", "2010-01-01 2019-12-31"),
        ("2001-21/2003-24", "2001-03-01 2004-02-29"),
        ("1985-04-10/1985-04", "1985-04-10 1985-04-30"),
        ("2022-06-28/2022-06-28", "2022-06-28 2022-06-28"),
        ("2004-06-11%/2004-06~", "2004-06-11 2004-06-30"),
        ("[1760-12..]", "1760-12-01 None"),
        ("[1992-05..1994]", "1992-05-01 1994-12-31"),
    ],
)
def test_first_and_last_possible_day(text: str, expected: str) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1992/1994", ["1992-01-01", "1992-12-31", "1994-01-01", "1994-12-31", "span"]),
        ("[1992..1994]", ["1992-01-01", "1994-12-31", "1992-01-01", "1994-12-31", "one-of"]),
        ("2014-05", ["2014-05-01", "2014-05-31", "2014-05-01", "2014-05-31", "point"]),
        ("1985/1985-04", ["1985-01-01", "1985-04-30", "1985-04-01", "1985-04-30", "span"]),
        ("1985-04-10/1985", ["1985-04-10", "1985-04-10", "1985-04-10", "1985-12-31", "span"]),
        ("1991/..", ["1991-01-01", "1991-12-31", "None", "None", "span"]),
        ("[..2023]", ["None", "2023-12-31", "None", "2023-12-31", "one-of"]),
    ],
)
def test_four_days_and_the_shape(text: str, expected: list[str]) -> None:
    edtf = parse(text)
    four = (edtf.start_earliest, edtf.start_latest, edtf.end_earliest, edtf.end_latest)
    assert [*map(str, four), edtf.shape] == expected


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("2014-05-06~", ("2014-05-06~", "~", Precision.DAY, "2014-05-06", "2014-05-06"), "left"),
        ("2004-XX", ("2004-XX", "", Precision.YEAR, "2004-01-01", "2004-12-31"), "left"),
        ("2001-24%", ("2001-24%", "%", Precision.SEASON, "2001-12-01", "2002-02-28"), "left"),
        (
            "1985/1985-04?",
            ("1985", "", Precision.YEAR, "1985-01-01", "1985-12-31"),
            ("1985-04?", "?", Precision.MONTH, "1985-04-01", "1985-04-30"),
        ),
        ("1991/..", ("1991", "", Precision.YEAR, "1991-01-01", "1991-12-31"), None),
        ("/1991", None, ("1991", "", Precision.YEAR, "1991-01-01", "1991-12-31")),
        (
            "[1992-05..1994]",
            ("1992-05", "", Precision.MONTH, "1992-05-01", "1992-05-31"),
            ("1994", "", Precision.YEAR, "1994-01-01", "1994-12-31"),
        ),
    ],
)
def test_the_ends_are_kept_as_written(text: str, left: object, right: object) -> None:
    edtf = parse(text)
    ends = [end and (*end[:3], str(end.first), str(end.last)) for end in (edtf.left, edtf.right)]
    assert ends == [left, left if right == "left" else right]


@pytest.mark.parametrize("season", [21, 22, 23, 24])
def test_an_end_tells_its_season(season: int) -> None:
    end = parse(f"2001-{season}?").left
    assert end
    assert end.season == season


@pytest.mark.parametrize("text", ["2001-03", "2001", "2001-12-01", "200X"])
def test_what_is_no_season_has_none(text: str) -> None:
    end = parse(text).left
    assert end
    assert end.season is None


@pytest.mark.parametrize(
    ("text", "year", "last"),
    [("2014-05", 2014, 2014), ("2010/2012", 2010, 2012), ("199X", 1990, 1999), ("1991/..", 1991, 1991),
     ("/2023", 2023, 2023), ("-0043", -43, -43), ("-0100/0014", -100, 14), ("000X", 0, 9), ("[..2023-05]", 2023, 2023), ("[1992..1994]", 1992, 1994), ("2001-24", 2001, 2002)],
)  # fmt: skip
def test_the_year_is_the_first_possible_and_the_last_year_the_last(text: str, year: int, last: int) -> None:
    assert (parse(text).year, parse(text).last_year) == (year, last)


@pytest.mark.parametrize("text", ["2014", "2014-05", "2014-05-06", "0001", "0043-03-15"])
def test_a_plain_date_is_iso(text: str) -> None:
    assert parse(text).iso == text


@pytest.mark.parametrize(
    "text",
    ["0000", "-0043", "-0043-03", "-0043-03-15", "2014~", "2014-05?", "2014-05-06%", "2014-21", "2014-24", "2014-XX", "2014-01-XX", "201X", "2014/2015", "2014/2014",
     "2014/..", "[2014..2015]", "[2014..]"],
)  # fmt: skip
def test_whatever_only_edtf_can_say_and_a_year_before_1_is_not_iso(text: str) -> None:
    assert parse(text).iso is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2014-05-01", "day"), ("2014-05", "month"), ("2014-05-XX", "month"), ("2014-21", "season"),
        ("2014", "year"), ("2014-XX", "year"), ("2014-XX-XX", "year"), ("201X", "decade"), ("20XX", "century"),
        ("2014-05-01/2015", "year"), ("2014-05/2014-05-20", "month"), ("2014-05/..", "month"),
        ("[2014-05-01..2014-06]", "month"),
    ],
)  # fmt: skip
def test_precision_is_that_of_the_coarser_end(text: str, label: str) -> None:
    assert parse(text).precision.label == label


def test_coarser_precision_is_greater() -> None:
    assert all(finer < coarser for finer, coarser in pairwise(Precision))


@pytest.mark.parametrize("text", ["2020-09-17", "2022-06-28/2022-06-29"])
def test_exact_dates(text: str) -> None:
    assert parse(text).is_exact


@pytest.mark.parametrize(
    "text",
    ["2020-09", "2020-09-17~", "2020-09-17?", "2020-09-17/2020-10", "2020-09-17/..", "/2020-09-17",
     "[2020-09-17..2020-09-18]"],
)  # fmt: skip
def test_dates_that_are_not_exact(text: str) -> None:
    assert not parse(text).is_exact


def test_order_is_by_first_day_then_the_vaguer_first() -> None:
    ordered = [
        "-9999", "-04XX", "-0499", "-0100/-0044", "-0100", "-004X", "-0044-12-31", "-0043/..", "-0043", "-0043-03", "-0043-03-15",
        "[..-0042]", "-000X", "-0001-12-31", "000X", "0000", "0000-01", "0001",
        "1991/..", "1991", "201X", "2010/", "2014?/", "2014?", "2014/2016", "2014", "2014-01", "2014-01-01~",
        "2014-01-01/2014-12-31", "2014-01-01", "2014-01-02",
        "[..2023]", "2023", "[..2023-05]", "../2023-05-02", "[..2023-05-02]", "2023-05-02",
    ]  # fmt: skip
    assert sorted(sorted(ordered), key=lambda text: parse(text).sort_key) == ordered


@pytest.mark.parametrize(
    ("vaguer", "sharper"),
    [("2014", "2014-01"), ("2014-01", "2014-01-01"), ("2014~", "2014"), ("2014/..", "2014"), ("2014/..", "2014~"), ("2014/2015", "2014"),
     ("/2023", "2023"), ("[..2023]", "2023"), ("[1992..1994]", "1992/1994"), ("[1992..]", "1992"),
     ("[..2023-05]", "2023-05"), ("[..2023-05-02]", "2023-05-02")],
)  # fmt: skip
def test_the_vaguer_of_two_dates_that_start_alike_comes_first(vaguer: str, sharper: str) -> None:
    first, second = parse(vaguer).sort_key, parse(sharper).sort_key
    assert first < second
    assert first[0] == second[0]


def test_an_unknown_start_sorts_at_its_end() -> None:
    assert parse("2022-12-31").sort_key < parse("/2023").sort_key < parse("2023-01-02").sort_key


@pytest.mark.parametrize(
    ("text", "since", "until", "could", "must"),
    [
        ("2014", None, None, True, True),
        ("2014", "2014-01-01", "2014-12-31", True, True),
        ("2014", "2014-12-31", None, True, False),
        ("2014", "2015-01-01", None, False, False),
        ("2014", None, "2014-01-01", True, False),
        ("2014", None, "2013-12-31", False, False),
        ("-0043", "-0099-01-01", "-0043-12-31", True, True),
        ("-0043", "-0042-01-01", None, False, False),
        ("-0043", None, "0001-01-01", True, True),
        ("0001", None, "0000-12-31", False, False),
        ("-0099/0014", "0000-06-01", "0000-06-30", True, False),
        ("1992/1994", "1993-01-01", "1993-02-01", True, False),
        ("[1992..1994]", "1992-01-01", "1994-12-31", True, True),
        ("1991/..", "2020-01-01", None, True, False),
        ("1991/..", "1990-01-01", None, True, False),
        ("1991/..", None, "1990-12-31", False, False),
        ("1991/..", None, None, True, True),
        ("../2023", None, "2024-01-01", True, False),
        ("2014~", "2000-01-01", "2020-01-01", True, False),
        ("2014?", "2000-01-01", None, True, False),
        ("2000/2020", "2012-01-01", "2010-01-01", False, False),
    ],
)
def test_what_could_and_what_must_fall_in_a_window(
    text: str, since: str | None, until: str | None, could: bool, must: bool
) -> None:
    first, last = (parse(day).earliest if day else None for day in (since, until))
    assert (parse(text).could_fall(first, last), parse(text).must_fall(first, last)) == (could, must)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2001-07", "July 2001"),
        ("2014", "2014"),
        ("2004-XX", "2004"),
        ("1985-04-XX", "April 1985"),
        ("1985-XX-XX?", "1985 (?)"),
        ("2020-09-17", "17 September 2020"),
        ("0985-01-02", "2 January 985"),
        ("0862-06-30", "30 June 862"),
        ("0862-06~/0900-04", "c. June 862 – April 900"),
        ("0043", "43"),
        ("0843/0862", "843–862"),
        ("085X", "850s"),
        ("001X", "AD 10–19"),
        ("190X", "1900–1909"),
        ("000X", "1 BC – AD 9"),
        ("0862-24", "winter 862–63"),
        ("0099-24", "winter 99–100"),
        ("0008-24", "winter 8–9"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("-9999", "10000 BC"),
        ("-0529~", "c. 530 BC"),
        ("-0529%", "c. 530 BC (?)"),
        ("-0043-03", "March 44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("-0043-21", "spring 44 BC"),
        ("-0043-24", "winter 44–43 BC"),
        ("0000-24", "winter 1 BC – AD 1"),
        ("-004X", "50–41 BC"),
        ("-000X", "10–1 BC"),
        ("-0099/-0043", "100–44 BC"),
        ("-0529/-0024", "530 BC – 25 BC"),
        ("-0529/-0524", "530–525 BC"),
        ("-0099~/-0043", "c. 100 BC – 44 BC"),
        ("-0099/0014", "100 BC – AD 14"),
        ("-0043-03-15/0014-08-19", "15 March 44 BC – 19 August AD 14"),
        ("-0043-03-15/-0043-03-16", "15–16 March 44 BC"),
        ("-0043-03/-0043-05", "March–May 44 BC"),
        ("-0044-12/-0043-03", "December 45 BC – March 44 BC"),
        ("-0099/0014-24", "100 BC – winter AD 14–15"),
        ("[-0099..-0043]", "between 100 BC and 44 BC"),
        ("[-0099..0014-08]", "between 100 BC and August AD 14"),
        ("-0043/..", "since 44 BC"),
        ("[..-0043]", "44 BC or earlier"),
        ("18XX", "the 19th century"),
        ("18XX?", "the 19th century (?)"),
        ("18XX~", "c. 19th century"),
        ("01XX", "the 2nd century"),
        ("10XX", "the 11th century"),
        ("99XX", "the 100th century"),
        ("00XX", "1 BC – AD 99"),
        ("-00XX", "the 1st century BC"),
        ("-04XX", "the 5th century BC"),
        ("-20XX", "the 21st century BC"),
        ("-10XX", "the 11th century BC"),
        ("2022-06-28/2022-06-29", "28–29 June 2022"),
        ("2022-06-28/2022-06-28", "28 June 2022"),
        ("2022-05-30/2022-06-02", "30 May – 2 June 2022"),
        ("2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022"),
        ("1991-12/1992-03", "December 1991 – March 1992"),
        ("2022-06/2022-08", "June–August 2022"),
        ("1992/1994", "1992–1994"),
        ("1992~/1994~", "c. 1992 – c. 1994"),
        ("1992/1994?", "1992 – 1994 (?)"),
        ("1992?/1994", "1992 (?) – 1994"),
        ("2004-02-01/2004-05", "1 February 2004 – May 2004"),
        ("2004-02/2004-05-01", "February 2004 – 1 May 2004"),
        ("2004-02/2004", "February 2004 – 2004"),
        ("2001-21/2001-23", "spring 2001 – autumn 2001"),
        ("2001-02/2001-22", "February 2001 – summer 2001"),
        ("2021-05~", "c. May 2021"),
        ("2001-11?", "November 2001 (?)"),
        ("2001-11%", "c. November 2001 (?)"),
        ("202X", "2020s"),
        ("20XX", "the 21st century"),
        ("1991/..", "since 1991"),
        ("1991/", "from 1991, end unknown"),
        ("../2023", "until 2023"),
        ("/2023-05~", "until c. May 2023, start unknown"),
        ("[..2023]", "2023 or earlier"),
        ("[1992..]", "1992 or later"),
        ("[1992..1994]", "between 1992 and 1994"),
        ("2001-23", "autumn 2001"),
        ("2001-24", "winter 2001–02"),
        ("1999-24", "winter 1999–2000"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(parse(text)) == expected


def test_toml_values_that_are_dates() -> None:
    assert from_toml("2021-05~") == parse("2021-05~")
    assert from_toml(2014) == parse("2014")
    assert from_toml(1000) == parse("1000")
    assert from_toml(date(2020, 9, 17)) == parse("2020-09-17")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (True, "not a boolean"), (20.14, "not a number with a fraction"), ([], "not a list"), ({}, "not a table"),
        (None, "not something else"), (datetime(2020, 9, 17, tzinfo=UTC), "not a time of day"),
        (time(10), "not a time of day"), (85, 'four digits: "0085"'), (1, 'four digits: "0001"'), (999, 'four digits: "0999"'), (20200917, "-9999..9999"),
        (0, '"0000" is 1 BC'), (-43, '"-0043" is 44 BC'), (-1985, '"-1985" is 1986 BC'), (-10000, "-9999..9999"), (10**6000, "-9999..9999"), ("07/2001", "2001-07"),
    ],
    ids=lambda value: "huge" if value == 10**6000 else None if isinstance(value, str) else str(value),
)  # fmt: skip
def test_toml_values_that_are_no_dates(value: object, message: str) -> None:
    with pytest.raises(DateError, match=message.replace(".", r"\.")):
        from_toml(value)


def test_neither_dateutil_nor_the_refusals_are_imported_for_good_dates() -> None:
    code = (
        "import sys; from ca_israel.dates import parse, words; words(parse('2022-06-28/2022-06-29'));"
        "print([m for m in sys.modules if any(n in m for n in ('dateutil', 'refusal', 'typed', 'spoken', 'vocabulary'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
