"""Second signs that another work is at an address, and what is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ca_israel.ledger.model import Name, Source
from ca_israel.links.findings import Link
from ca_israel.links.judge.drift import second_sign
from ca_israel.links.page.read import Page

URL = "https://www.a.example/region/207225.html"
READ = date(2023, 3, 29)


def link(*sources: dict[str, Any], url: str = URL) -> Link:
    return Link(
        url, tuple(Source(f"s{n}", "news", "Title", url=url, **given) for n, given in enumerate(sources))
    )


def page(**given: Any) -> Page:
    return Page(URL, "html", **given)


def test_a_page_published_after_the_date_of_access_is_another() -> None:
    assert second_sign(link({"accessed": READ}), page(published=date(2023, 3, 31)))
    assert "2023-03-31" in (second_sign(link({"accessed": READ}), page(published=date(2023, 3, 31))) or "")
    assert not second_sign(link({"accessed": READ}), page(published=date(2023, 3, 30)))
    assert not second_sign(link({}), page(published=date(2023, 3, 31)))
    both = link({"accessed": READ}, {"accessed": date(2024, 1, 1)})
    assert not second_sign(both, page(published=date(2023, 3, 31)))


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("10.1525/caa.2011.4.3", (("doi", "https://doi.org/10.1525/CAA.2011.4.3"),), False),
        ("10.1525/caa.2011.4.3", (("doi", "10.1525/caa.2012.1"),), True),
        ("10.1525/caa.2011.4.3", (("id", "4711"),), False),
        ("10.1525/caa.2011.4.3", (), False),
        (None, (("doi", "10.1525/caa.2012.1"),), False),
    ],
)
def test_another_doi_is_another_work(
    ours: str | None, theirs: tuple[tuple[str, str], ...], told: bool
) -> None:
    assert bool(second_sign(link({"doi": ours}), page(citation_ids=theirs))) is told


def test_the_doi_of_a_doi_address_counts() -> None:
    told = second_sign(
        link({}, url="https://doi.org/10.1525/caa.2011.4"), page(citation_ids=(("doi", "10.9/x"),))
    )
    assert told is None  # no DOI has so short a prefix
    told = second_sign(
        link({}, url="https://doi.org/10.1525/caa.2011.4"), page(citation_ids=(("doi", "10.1000/x"),))
    )
    assert told == "its DOI is 10.1000/x"


@pytest.mark.parametrize(
    ("canonical", "told"),
    [
        ("https://www.a.example/region/265146.html", True),
        ("https://a.example/world/265146.html", True),
        ("https://www.a.example/world/207225.html", False),
        ("https://www.a.example/region/israel-opens", False),
        ("https://www.a.example/2022/", False),
        ("https://other.example/265146", False),
        ("https://[::1", False),
    ],
)
def test_another_number_of_the_same_site_is_another_work(canonical: str, told: bool) -> None:
    assert bool(second_sign(link({}), page(canonical=canonical))) is told
    assert bool(second_sign(link({}), page(og_url=canonical))) is told


@pytest.mark.parametrize(
    ("persons", "told"),
    [
        (("Maria Lindqvist",), True),
        (("Cnaan Liphshiz",), False),
        (("Cnaan Lipshitz",), False),  # spelled another way
        (("Maria Lindqvist", "Cnaan Liphshiz"), False),
        (("Eurasia Post Staff",), False),
        (("JTA",), False),
        (("Maria Lindqvist", "JTA"), False),
        (("admin",), False),
        (("https://a.example/authors/maria",), False),
        (("Анна Иванова",), False),  # may be the same name in another script
        (("Ministry of Investment",), False),
        (("Maria Lindqvist, for the Post and its readers",), False),
        (("Maria Lindqvist of a Very Long Name",), False),
        (("Maria Lindqvist | Eurasia",), False),
        (("maria lindqvist",), False),  # a handle, perhaps of whoever typed it in
        (("Maria Lindqvist2",), False),
        (("Maria de Souza",), True),
        (("Ana Maria Lopez Ruiz",), True),
        (("Ana Maria Lopez Ruiz Diaz",), False),
        ((), False),
    ],
)
def test_persons_without_a_common_family_name_are_a_sign(persons: tuple[str, ...], told: bool) -> None:
    signed = link({"authors": (Name("Liphshiz", "Cnaan"),)})
    assert bool(second_sign(signed, page(persons=persons))) is told


@pytest.mark.parametrize(
    ("family", "person", "told"),
    [
        ("Li", "Anna Li", True),
        ("Lee", "Anna Li", True),
        ("Lee", "Bo Lee", False),
        ("Han", "Bo Hann", True),
        ("Kaya", "Bo Kayaa", False),
    ],
)
def test_short_names_are_alike_only_when_they_are_the_same(family: str, person: str, told: bool) -> None:
    found = second_sign(link({"authors": (Name(family, "X"),)}), page(persons=(person,)))
    assert bool(found) is (told and family != "Li"), "a name of two letters says too little"


def test_the_particle_of_a_name_belongs_to_it() -> None:
    assert not second_sign(link({"authors": (Name("Berg", "Jan", "vanden"),)}), page(persons=("Jan Vanden",)))


def test_nothing_known_is_no_sign() -> None:
    assert second_sign(link({"accessed": READ, "doi": "10.1525/x"}), page()) is None
    assert second_sign(Link(None, (Source("s", "news", "T"),)), page(canonical=URL)) is None
    relative = page(canonical="/world/265146.html")
    assert second_sign(link({}), relative) is None


def test_an_institution_as_the_cited_author_is_no_sign() -> None:
    assert not second_sign(link({"authors": (Name("JTA"),)}), page(persons=("Maria Lindqvist",)))
    assert not second_sign(link({}), page(persons=("Maria Lindqvist",)))


def test_any_author_of_any_source_counts() -> None:
    both = link({"authors": (Name("Blua", "Antoine"),)}, {"authors": (Name("Lindqvist", "Maria"),)})
    assert not second_sign(both, page(persons=("Maria Lindqvist",)))
