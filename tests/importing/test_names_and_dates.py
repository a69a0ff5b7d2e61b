"""Names in the ledger's forms, and dates in EDTF."""

from __future__ import annotations

from datetime import date

import pytest

from ca_israel.importing.values.names import author, authors
from ca_israel.ledger.model import Name
from importing.imports import field, only


@pytest.mark.parametrize(
    ("latex", "names"),
    [
        ("Knuth, Donald E.", ["Knuth, Donald E."]),
        ("Donald E. Knuth", ["Knuth, Donald E."]),
        ("Ludwig van Beethoven and Jasim Unis al-Hariri", ["van Beethoven, Ludwig", "al-Hariri, Jasim Unis"]),
        ("de la Cruz, Maria", ["de la Cruz, Maria"]),
        ("King, Jr., Martin Luther", ["King, Martin Luther, Jr."]),
        ("{World Bank} and {Salt and Pepper}", ["World Bank", "Salt and Pepper"]),
        ("{Smith, Jones and Co}", [{"family": "Smith, Jones and Co"}]),
        ("{Smith, Jones}, Ann", [{"family": "Smith, Jones", "given": "Ann"}]),
        ("Plato AND  Aristotle", ["Plato", "Aristotle"]),
        (r"{\"O}zg{\"u}r, {\c C}a{\u g}r{\i}", ["Özgür, Çağrı"]),
        ("family=Gaulle, given=Charles, prefix=de and given={A B}, family=C", ["de Gaulle, Charles", "C, A B"]),
        ("family=Berg, given=Jan, prefix=Van Der, suffix=Jr.", [{"family": "Berg", "given": "Jan, Jr.", "particle": "Van Der"}]),
        ("Ада~Лавлейс", ["Лавлейс, Ада"]),
        ("毛, 泽东", ["毛, 泽东"]),
        (" and A and and ", ["A"]),
        ("{never, closed and x", ["never, closed and x"]),
    ],
)  # fmt: skip
def test_bibtex_names(latex: str, names: list[object]) -> None:
    if names == ["never, closed and x"]:
        names = [{"family": "never, closed and x"}]
    assert authors(latex).authors == names


def test_and_others_is_told() -> None:
    assert authors("Knuth, D. and others").others
    assert not authors("Knuth, D. and {others}").others


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (("Hariri", "Jasim", "al-"), "al-Hariri, Jasim"),
        (("Berg", "Jan", "van der"), "van der Berg, Jan"),
        (("Berg", "Jan", "Van"), {"family": "Berg", "given": "Jan", "particle": "Van"}),
        (("Berg", "", "van"), "van Berg"),
        (("", "Plato"), "Plato"),
    ],
)
def test_a_particle_is_kept_apart_only_where_citations_would_not_find_it(
    parts: tuple[str, ...], written: object
) -> None:
    assert author(*parts) == written


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2011", "2011"),
        ("2011-03", "2011-03"),
        ("2011-03-04", "2011-03-04"),
        ("2011-03-04T10:00:00Z", "2011-03-04"),
        ("2011/2012", "2011/2012"),
        ("2011-03/2011-05", "2011-03/2011-05"),
        ("1990~", "1990~"),
        ("1990?~", "1990%"),
        ("2011-21", "2011-21"),
        ("199X", "199X"),
        ("2011-02-30", "2011"),
        ("in press", None),
    ],
)
def test_dates_of_biblatex(written: str, edtf: str | None) -> None:
    published = field("date", written).published
    assert (published and published.text) == edtf


@pytest.mark.parametrize(
    ("fields", "edtf"),
    [
        ("year = 2011", "2011"),
        ("year = {c. 1990}", "1990~"),
        ("year = {[1990]}", "1990"),
        ("year = {2011--2012}", "2011/2012"),
        ("year = 2011, month = mar", "2011-03"),
        ("year = {2011}, month = {3}", "2011-03"),
        ("year = 2011, month = mar # {~4}", "2011-03-04"),
        ('year = 2011, month = "4~" # mar', "2011-03-04"),
        ("year = 2011, month = {Mar. 4}", "2011-03-04"),
        ("year = 2011, month = mar, day = 4", "2011-03-04"),
        ("year = 2011, month = {March/April}", "2011-03/2011-04"),
        ("year = 2011, month = {Spring}", "2011-21"),
        ("year = 2011, month = {sometime}", "2011"),
        ("year = 2011, month = 13", "2011"),
        ("year = {March 4, 2011}", "2011-03-04"),
        ("month = mar", None),
    ],
)
def test_years_and_months_of_bibtex(fields: str, edtf: str | None) -> None:
    published = only(f"@misc{{a, title = {{T}}, {fields}}}").published
    assert (published and published.text) == edtf


def test_an_access_is_one_day_or_none() -> None:
    assert field("urldate", "2023-03-29").accessed == date(2023, 3, 29)
    assert field("urldate", "29 March 2023").accessed == date(2023, 3, 29)
    assert field("urldate", "2023-03").accessed is None


def test_a_ledger_reads_the_name_that_was_meant() -> None:
    source = only("@misc{a, title={T}, author={{Smith, Jones} and family=Berg, given=Jan, prefix=Van Der}}")
    assert source.authors == (Name("Smith, Jones"), Name("Berg", "Jan", "Van Der"))
