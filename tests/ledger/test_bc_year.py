"""The warning ``bc-year``: a title or detail names years BC, and none of them is in the date."""

from __future__ import annotations

import pytest

from ledger.warned import BASE, warnings_of


def event(when: str, title: str, detail: str = "D") -> str:
    return f"{BASE}[[events]]\nid = 'e'\ndate = '{when}'\ntitle = '{title}'\ndetail = '{detail}'\nfootnotes = [1]\n"


@pytest.mark.parametrize(
    ("when", "title", "detail", "told", "hint"),
    [
        ("-0044", "Caesar dies, 44 BC", "D", "44 BC in its title", "-0043"),
        ("-0044-03-15~", "T", "On the Ides of March, 44 B.C.", "44 BC in its detail", "-0043-03-15~"),
        ("0044", "Caesar dies (44 BCE)", "D", "44 BC in its title", "-0043"),
        ("-0044", "Цезарь убит, 44 г. до н. э.", "D", "44 BC in its title", "-0043"),
        ("-0044", "Sezar öldü, MÖ 44", "D", "44 BC in its title", "-0043"),
        ("-0044", "Caesar stirbt, 44 v. Chr.", "D", "44 BC in its title", "-0043"),
        ("-0100", "T", "Born 100 BC, dead 44 BC", "100 BC in its detail", "-0099"),
        ("-0100", "Caesar, 100–44 BC", "D", "100 BC in its title", "-0099"),
        ("-1200", "T", "In 1,200 BC", "1200 BC in its detail", "-1199"),
        ("-0100/-0090", "T", "In 44 BC", "44 BC in its detail", None),
        ("-04XX", "T", "In 399 BC", "399 BC in its detail", None),
        ("0000", "T", "In 2 BC", "2 BC in its detail", "-0001"),
    ],
)
def test_another_year_is_told_with_the_date_that_was_meant(
    when: str, title: str, detail: str, told: str, hint: str | None
) -> None:
    [problem] = warnings_of(event(when, title, detail))
    assert problem.code == "bc-year"
    assert f'names {told}, and its date "{when}" is ' in problem.message
    assert problem.hint == (f'did you mean "{hint}"?' if hint else "one of the two is wrong")


@pytest.mark.parametrize(
    ("when", "title", "detail"),
    [
        ("-0043", "Caesar dies, 44 BC", "D"),
        ("-0043", "T", "Born in 100 BC, dead in 44 BC"),
        ("-04XX", "T", "In 480 BC"),
        ("-0099/-0043", "T", "100–44 BC"),
        ("-0043/..", "T", "since 27 BC"),
        ("-0043", "T", "The 5th century BC"),
        ("-0043", "T", "Vancouver, BC 2010"),
        ("-0043", "T", "44 men of the 10th legion"),
        ("0014", "Augustus dies", "Ruled from 27 BC"),
        ("1922", "The tomb of Tutankhamun", "Closed in 1323 BC; 1922 BC is another thing"),
        ("0862", "Rurik", "No year"),
    ],
)
def test_what_agrees_and_what_is_of_another_time_is_not(when: str, title: str, detail: str) -> None:
    assert warnings_of(event(when, title, detail)) == ()
