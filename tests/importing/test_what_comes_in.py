"""What was lost once and comes in now: names in one field, addresses, eprints, dates, kinds, editions, Zotero's notes."""

from __future__ import annotations

from typing import Any

import pytest

from ca_israel.importing.values.addresses import of_eprint, web_address
from ca_israel.importing.values.dates import from_words, partly
from ca_israel.importing.values.doi import bare_doi, doi_in
from ca_israel.importing.values.editions import edition, isbns
from ca_israel.importing.values.latex import decode
from ca_israel.importing.values.names import of_medline
from ca_israel.ledger.model import Name, Source
from importing.imports import imported, only

THREE = (Name("Sand", "Pedro J."), Name("Mont", "Maria"), Name("Reis", "Ana"))


def bib(fields: str, kind: str = "book") -> Source:
    return only(f"@{kind}{{a, title={{T}}, {fields}}}")


def ris(*lines: str, kind: str = "JOUR") -> Source:
    return only("\n".join([f"TY  - {kind}", "TI  - T", *lines, "ER  - ", ""]), "ris")


def csl(fields: str, kind: str = "book") -> Source:
    return only(f'[{{"id": "a", "type": "{kind}", "title": "T", {fields}}}]', "csl-json")


# ------------------------------------------------------------------------------------------------ names


def test_several_authors_in_one_field_are_parted_and_told() -> None:
    line = "Sand, Pedro J.; Mont, Maria; Reis, Ana"
    assert ris(f"AU  - {line}").authors == THREE
    assert bib(f"author = {{{line}}}").authors == THREE
    assert bib("author = {{Sand, Pedro J. and Mont, Maria and Reis, Ana}}").authors == THREE
    found = imported(f"TY  - JOUR\nID  - a\nTI  - T\nAU  - {line}\nER  - \n", "ris")
    assert found.remarks == ("refs.ris:4:1: warning: a: several authors in one line are parted",)
    assert imported(f"@book{{a, title={{T}}, editor={{{line}}}}}").remarks == (
        "refs.bib:1:21: warning: a: several editors in one name are parted",
    )


@pytest.mark.parametrize(
    "body", ["Ministry of Trade and Industry", "Sand; Stone and Sons", "Fisher, Price and Co"]
)
def test_a_body_in_braces_stays_one(body: str) -> None:
    assert bib(f"author = {{{{{body}}}}}").authors == (Name(body),)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Oven MJ", "Oven, M. J."), ("Brae N", "Brae, N."), ("van der Berg AB", "van der Berg, A. B."), ("García Márquez GJ", "García Márquez, G. J."),
        ("World Bank", None), ("UN", None), ("NATO HQ", None), ("Institute ABC", None), ("Oven", None), ("Oven ABCD", None), ("Jane Doe", None),
    ],
)  # fmt: skip
def test_names_as_medline_writes_them(name: str, parts: str | None) -> None:
    assert of_medline(name) == parts
    assert ris(f"AU  - {name}").authors == ((Name(*parts.split(", ")),) if parts else (Name(name),))


def test_two_capitals_behind_a_name_are_its_initials_in_bibtex_too() -> None:
    assert bib("author = {Oven MJ and Malcolm X}").authors == (Name("Oven", "M. J."), Name("X", "Malcolm"))


def test_editors_and_translators_come_in() -> None:
    people = (Name("Baker", "Bo"),), (Name("Dun", "Di"),)
    for source in (
        bib("editor = {Baker, Bo}, translator = {Dun, Di}"),
        ris("ED  - Baker, Bo", "A4  - Dun, Di", kind="BOOK"),
        csl(
            '"editor": [{"family": "Baker", "given": "Bo"}], "translator": [{"family": "Dun", "given": "Di"}]'
        ),
    ):
        assert (source.editors, source.translators) == people


@pytest.mark.parametrize(
    ("kind", "lines", "editors", "remark"),
    [
        ("CHAP", ["A2  - E, E."], 1, None),
        ("CHAP", ["A2  - E, E.", "A3  - S, S."], 1, "A3"),
        ("BOOK", ["A2  - E, E."], 1, None),
        (
            "BOOK",
            ["A3  - E, E.", "A2  - S, S."],
            1,
            "A2",
        ),  # in EndNote's books A2 is the editor of the series
        ("EDBOOK", ["AU  - E, E."], 1, None),
    ],
)
def test_editors_of_ris(kind: str, lines: list[str], editors: int, remark: str | None) -> None:
    text = "\n".join([f"TY  - {kind}", "ID  - a", "TI  - T", *lines, "ER  - ", ""])
    source, told = only(text, "ris"), imported(text, "ris").remarks
    assert [name.family for name in source.editors] == ["E"] * editors
    assert source.authors == ()
    assert [one.split('"')[1] for one in told] == ([remark] if remark else [])


# -------------------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("written", "url", "mended"),
    [
        ("www.tide.example/a", "https://www.tide.example/a", True),
        ("tide.example", "https://tide.example", True),
        ("tide.example:8080/a?u=http://x", "https://tide.example:8080/a?u=http://x", True),
        ("//tide.example/a", "https://tide.example/a", True),
        ("https://tide.example/a", "https://tide.example/a", False),
        ("http://x.example/a<b>c d", "http://x.example/a%3Cb%3Ec%20d", True),
        ("ftp://tide.example/a", "ftp://tide.example/a", False),
        ("see the shelf", "see the shelf", False),
        ("Tide 3.5", "Tide 3.5", False),
        ("me@tide.example", "me@tide.example", False),
        ("javascript:alert(1)", "javascript:alert(1)", False),
        ("", "", False),
    ],
)
def test_addresses_are_mended(written: str, url: str, mended: bool) -> None:
    found = web_address(written)
    assert (found.url, found.mended is not None) == (url, mended)


def test_a_mended_address_is_told_in_every_format() -> None:
    for text, form in (
        ("@misc{a, title={T}, url={www.tide.example/a}}", "bib"),
        ("TY  - ELEC\nID  - a\nTI  - T\nUR  - www.tide.example/a\nER  - \n", "ris"),
        ('[{"id": "a", "type": "webpage", "title": "T", "URL": "www.tide.example/a"}]', "csl-json"),
    ):
        (remark,) = imported(text, form).remarks
        assert remark.endswith("an address without a scheme; https:// is put before it: www.tide.example/a")
        assert only(text, form).url == "https://www.tide.example/a"


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("eprint = {2101.00001}, eprinttype = {arxiv}", "https://arxiv.org/abs/2101.00001"),
        (
            "eprint = {2101.00001v2}, archiveprefix = {arXiv}, primaryclass = {cs.AI}",
            "https://arxiv.org/abs/2101.00001v2",
        ),
        ("eprint = {arXiv:math/0211159}", "https://arxiv.org/abs/math/0211159"),
        ("eprint = {1234}, eprinttype = {jstor}", "https://www.jstor.org/stable/1234"),
        ("eprint = {1234}, eprinttype = {pubmed}", "https://pubmed.ncbi.nlm.nih.gov/1234/"),
        ("eprint = {2027/abc}, eprinttype = {hdl}", "https://hdl.handle.net/2027/abc"),
        ("eprint = {1234}, eprinttype = {unknown}", None),
        ("eprint = {1234}", None),
        ("eprint = {https://x.example/1}", "https://x.example/1"),
        ("eprint = {2101.00001}, eprinttype = {arxiv}, url = {https://x.example/1}", "https://x.example/1"),
    ],
)
def test_eprints_are_addresses(fields: str, url: str | None) -> None:
    assert bib(fields, "article").url == url


def test_an_eprint_that_is_no_address_is_told() -> None:
    told = imported("@article{a, title={T}, eprint={1234}, eprinttype={unknown}}").remarks
    assert [one.split('"')[1] for one in told] == ["eprint", "eprinttype"]
    assert of_eprint("", "jstor") is None


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("doi.acm.example/10.5555/316188.316229", "10.5555/316188.316229"),
        ("https://x.example/doi/10.5555/a.b?c=d", "10.5555/a.b"),
        ("10.5555/a<b>", "10.5555/a<b>"),
        ("doi: 10.5555/a", "10.5555/a"),
        ("none", "none"),
    ],
)
def test_a_doi_is_found_in_an_address(written: str, doi: str) -> None:
    assert bare_doi(written) == doi


def test_the_address_of_a_resolver_says_the_doi() -> None:
    assert doi_in("http://dx.doi.org/10.5555/a") == "10.5555/a"
    assert doi_in("https://x.example/10.5555/a") is None
    source = bib("url = {https://doi.org/10.5555/a}")
    assert (source.doi, source.url) == ("10.5555/a", "https://doi.org/10.5555/a")


# ------------------------------------------------------------------------------------------------ dates


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("22.08.2000", "2000-08-22"), ("5.6.2000", "2000-06-05"), ("22/08/2000", "2000-08-22"), ("08/22/2000", "2000-08-22"), ("05/06/2000", None), ("06/06/2000", "2000-06-06"),
        ("1989-90", "1989/1990"), ("1989–90", "1989/1990"), ("1989/90", "1989/1990"), ("1999-02", "1999-02"), ("1990-89", None), ("32.08.2000", None),
    ],
)  # fmt: skip
def test_dates_of_people(text: str, edtf: str | None) -> None:
    assert from_words(text) == edtf


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2008 [1949]", ("2008", "1949")), ("[1949] 2008", ("2008", "1949")), ("2008 (1949)", ("2008", "1949")),
        ("spring term 1999", ("1999", None)), ("1999, 2nd printing 2001", ("1999", None)), ("soon", (None, None)), ("12345", (None, None)), ("05/06/2000", ("2000", None)),
    ],
)  # fmt: skip
def test_a_date_that_is_partly_read_keeps_its_year(text: str, known: tuple[str | None, str | None]) -> None:
    assert partly(text) == known


def test_what_of_a_date_is_left_out_is_told() -> None:
    found = imported("@book{a, title={T}, year={spring term 1999}}")
    assert found.remarks == (
        'refs.bib:1:1: warning: a: of "published" the year alone is carried over: "spring term 1999"',
    )
    reprint = imported("@book{a, title={T}, year={2008 [1949]}}")
    assert (reprint.remarks, "first_published = 1949" in reprint.toml) == ((), True)


# ----------------------------------------------------------------------------------- kinds and numbers


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@phdthesis{a, title={T}}", "PhD diss."), ("@mastersthesis{a, title={T}}", "Master’s thesis"), ("@thesis{a, title={T}, type={mathesis}}", "Master’s thesis"),
        ("@thesis{a, title={T}, type={phdthesis}}", "PhD diss."), ("@phdthesis{a, title={T}, type={Habilitation}}", "Habilitation"),
        ("@phdthesis{a, title={T}, type={Thesis}}", None), ("@thesis{a, title={T}}", None), ("@techreport{a, title={T}, type={White Paper}}", "White Paper"),
        ("@techreport{a, title={T}}", None), ("@letter{a, title={T}}", "Letter"),
    ],
)  # fmt: skip
def test_kinds_of_bibtex(entry: str, kind: str | None) -> None:
    assert only(entry).kind == kind


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("2", "2"), ("2nd", "2"), ("Second", "2"), ("second edition", "2"), ("2. Aufl.", "2"), ("10th ed.", "10"), ("Revised", "revised"), ("revised edition", "revised"),
        ("Penguin", "Penguin"), ("", None),
    ],
)  # fmt: skip
def test_editions(written: str, known: str | None) -> None:
    assert edition(written) == known


def test_of_several_isbns_the_first_comes_in_and_the_rest_is_told() -> None:
    assert isbns("0-201-13448-9, 978-0-14-044918-1 (pbk)") == ["0-201-13448-9", "978-0-14-044918-1"]
    for text, form in (
        ("@book{a, title={T}, isbn={0-201-13448-9 and 978-0-14-044918-1}}", "bib"),
        ("TY  - BOOK\nID  - a\nTI  - T\nSN  - 0-201-13448-9, 978-0-14-044918-1\nER  - \n", "ris"),
        (
            '[{"id": "a", "type": "book", "title": "T", "ISBN": "0-201-13448-9 978-0-14-044918-1"}]',
            "csl-json",
        ),
    ):
        (remark,) = imported(text, form).remarks
        assert remark.endswith("of several ISBNs the first is carried over: not 978-0-14-044918-1")
        assert only(text, form).isbn == "0-201-13448-9"


@pytest.mark.parametrize(
    ("kind", "lines", "fields"),
    [
        (
            "BOOK",
            ["T2  - S", "M1  - 7", "ET  - 2nd"],
            {"series": "S", "number": "7", "edition": "2", "container": None},
        ),
        ("CHAP", ["T2  - B", "T3  - S"], {"container": "B", "series": "S"}),
        (
            "RPRT",
            ["SN  - TR-12", "M3  - White paper"],
            {"number": "TR-12", "kind": "White paper", "isbn": None},
        ),
        ("MANSCPT", ["AV  - Library", "CN  - MS 12"], {"repository": "Library", "shelfmark": "MS 12"}),
        ("BOOK", ["OP  - 1949"], {"first_published": "1949"}),
    ],
)
def test_fields_of_ris(kind: str, lines: list[str], fields: dict[str, Any]) -> None:
    source = ris(*lines, kind=kind)
    assert {
        name: str(getattr(value, "text", value))
        for name in fields
        if (value := getattr(source, name)) or True
    } == {name: str(value) for name, value in fields.items()}


def test_a_type_in_words_is_read_and_an_unknown_one_is_told() -> None:
    text = "TY  - Journal Article\nID  - a\nTI  - T\nER  - \nTY  - Strange Thing\nID  - b\nTI  - U\nER  - \n"
    found = imported(text, "ris")
    assert found.toml.count("[sources.") == 2
    assert 'type  = "journal"' in found.toml
    assert found.remarks == ('refs.ris:5:1: warning: b: the type "Strange Thing" becomes "other"',)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"4$^{\rm th}$ power", "4th power"), (r"H$_2$O", "H₂O"), (r"DNA$_{\textrm{2}}$", "DNA₂"), (r"x$^{-2}$", "x⁻²"),
        (r"5$^{\textrm{ème}}$", "5ème"), (r"a$^{n}$", "a^n"), (r"a$_{i}$", "a_i"),
    ],
)  # fmt: skip
def test_raised_and_lowered_signs(latex: str, text: str) -> None:
    assert decode(latex).text == text


# ------------------------------------------------------------------------------------------ Zotero's notes


def test_variables_in_a_note_are_those_of_the_item() -> None:
    note = "DOI: 10.5555/abc\\nvolume: 29\\noriginal-date: 1949\\neditor: Baker || Bo\\neditor: Gull Institute\\nSeen: twice"
    source = csl(f'"note": "{note}"')
    assert (source.doi, source.volume) == ("10.5555/abc", "29")
    assert source.first_published
    assert source.first_published.text == "1949"
    assert source.editors == (Name("Baker", "Bo"), Name("Gull Institute"))
    text = f'[{{"id": "a", "type": "book", "title": "T", "note": "{note}"}}]'
    assert imported(text, "csl-json").remarks == (
        'refs.json:1:2: warning: a: the field "note" is not carried over',
    )


def test_a_note_takes_nothing_from_the_item_and_an_old_brace_is_read() -> None:
    assert csl('"volume": 3, "note": "volume: 29"').volume == "3"
    assert csl('"note": "{:volume: 29}"').volume == "29"
    assert csl('"note": "just: words"').volume is None


# ------------------------------------------------------------------------------------------- no title


def test_a_work_at_an_address_needs_no_title() -> None:
    assert only("@online{a, url={https://x.example/1}}").title == ""
    assert imported("@online{a, author={Doe, Jane}}").lost == 1
