"""BibTeX and biblatex entries: types, containers, parents, identifiers, notes."""

from __future__ import annotations

from datetime import date

import pytest

from ca_israel.importing.values.languages import tag
from ca_israel.ledger.model import Archive
from importing.imports import field, imported, only, sources


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@article{a,", "journal"),
        ("@article{a, entrysubtype = {newspaper},", "news"),
        ("@article{a, entrysubtype = {magazine},", "news"),
        ("@online{a,", "web"),
        ("@electronic{a,", "web"),
        ("@misc{a, url = {https://a.org},", "web"),
        ("@misc{a, url = {https://a.org}, date = {2011},", "other"),
        (r"@misc{a, howpublished = {\url{https://a.org}},", "web"),
        ("@misc{a, howpublished = {Film},", "other"),
        ("@book{a,", "book"),
        ("@proceedings{a,", "book"),
        ("@inbook{a,", "book"),
        ("@inbook{a, booktitle = {B},", "chapter"),
        ("@incollection{a,", "chapter"),
        ("@inproceedings{a,", "chapter"),
        ("@phdthesis{a,", "thesis"),
        ("@techreport{a,", "report"),
        ("@manual{a,", "report"),
        ("@dataset{a,", "other"),
        ("@UnHeardOf{a,", "other"),
    ],
)
def test_types(entry: str, kind: str) -> None:
    assert only(f"{entry} title = {{T}}}}").type == kind


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("article", "journal"),
        ("article", "journaltitle"),
        ("incollection", "booktitle"),
        ("online", "organization"),
        ("book", "booktitle"),
        ("book", "maintitle"),
    ],
)
def test_containers(kind: str, name: str) -> None:
    assert field(name, "A {B}", kind).container == "A B"


def test_what_a_child_lacks_is_its_parents() -> None:
    parents = "@proceedings{P, title={Papers}, subtitle={Read}, year=1999, publisher={ACME}}\n@xdata{x, location={Rome}}"
    child = "@inproceedings{c, title={Mine}, year=2000, crossref={p}, xdata={x}}"
    source = sources(imported(f"{child}\n{parents}"))["c"]
    assert (source.title, source.container, source.publisher) == ("Mine", "Papers: Read", "ACME")
    assert (str(source.published), source.place) == ("2000", "Rome")
    told = imported("@inbook{c, title={Mine}, crossref={nowhere}}").remarks
    assert told == ('refs.bib:1:26: warning: c: the field "crossref" is not carried over',)


@pytest.mark.parametrize(
    "written", ["10.1000/a_b", r"10.1000/a\_b", "https://doi.org/10.1000/a_b", "doi:10.1000/a_b"]
)
def test_a_doi_is_bare(written: str) -> None:
    assert field("doi", written).doi == "10.1000/a_b"


def test_pages_keep_a_plain_hyphen() -> None:
    assert field("pages", "323--324, 330 -- 331").pages == "323-324, 330-331"
    assert field("pages", "i–x").pages == "i-x"


def test_a_number_is_the_issue_of_a_periodical_and_that_in_the_series_of_a_book() -> None:
    chapter = only("@incollection{a, title={T}, booktitle={B}, series={S}, number={7}}")
    assert (chapter.series, chapter.number, chapter.issue) == ("S", "7", None)
    assert field("number", "7", "article").issue == "7"
    both = only("@article{a, title={T}, journal={J}, number={7}, issue={Spring}}")
    assert (both.issue, both.number) == ("Spring", "7")


@pytest.mark.parametrize(
    ("name", "known"),
    [("english", "en"), ("ngerman", "de"), ("USenglish", "en-US"), ("eng", "en"), ("pt_BR", "pt-BR"), ("zh-Hant", "zh-Hant"), ("Klingon!", None), ("", None)],
)  # fmt: skip
def test_languages_are_tags(name: str, known: str | None) -> None:
    assert tag(name) == known


def test_of_several_addresses_the_first_is_kept_and_the_rest_told() -> None:
    found = imported("@misc{a, title={T}, url={https://a.org/x http://b.org/y}}")
    (source,) = sources(found).values()
    assert source.url == "https://a.org/x"
    assert any("http://b.org/y" in remark for remark in found.remarks)


def test_notes_of_our_own_exports_are_read_and_others_told() -> None:
    url = "https://a.org/x"
    note = r"Dated c. May 2021. Accessed 2023-03-29. Archived 2023-04-01 at \url{https://w.org/a\%20b}"
    source = only(f"@misc{{a, title={{T}}, url={{{url}}}, year=2021, note={{{note}}}}}")
    assert str(source.published) == "2021-05~"
    assert source.accessed == date(2023, 3, 29)
    assert source.archive == Archive("https://w.org/a%20b", date(2023, 4, 1))
    for other in (
        "In Russian",
        "Dated never. Accessed 2023-03-29",
        "Archived at home and elsewhere",
        "Accessed often",
    ):
        (told,) = imported(f"@misc{{a, title={{T}}, note={{{other}}}}}").remarks
        assert told.endswith('a: the field "note" is not carried over')


def test_a_copy_that_stands_for_the_works_own_address_is_a_copy_alone() -> None:
    source = only("@misc{a, title={T}, url={https://w.org/x}, addendum={Archived 2023-04-01}}")
    assert (source.url, source.archive) == (None, Archive("https://w.org/x", date(2023, 4, 1)))


def test_values_that_a_ledger_refuses_are_left_out_and_told() -> None:
    found = imported("@misc{a, title={T}, url={ftp://a.org}, doi={11.1/x}, urldate={soon}, date={soon}}")
    assert found.toml == '[sources.a]\ntype  = "other"\ntitle = "T"\n'
    assert [remark.split('"')[1] for remark in found.remarks] == ["published", "doi", "url", "accessed"]


def test_an_unknown_command_is_told_with_its_place() -> None:
    found = imported("@misc{a,\n  title = {T \\foo{x}}}")
    assert found.remarks == (
        "refs.bib:2:3: warning: a: a LaTeX command is not known; what it holds is kept: \\foo",
    )
