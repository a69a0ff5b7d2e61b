"""biblatex and BibTeX: read back by bibtexparser, pybtex and pandoc with nothing lost."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string as bibtexparser
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string as pybtex  # type: ignore[import-untyped]  # it ships no types
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]  # nor does it

from ca_israel.cite.citation import Cite
from ca_israel.cite.exports import biblatex, bibtex
from ca_israel.ledger import loader as ledgers
from ca_israel.ledger.model import Name, Source
from ca_israel.text.safe import harmless
from conftest import ROOT

if TYPE_CHECKING:
    from types import ModuleType

PANDOC = shutil.which("pandoc")
BOTH = pytest.mark.parametrize("written", [biblatex, bibtex], ids=["biblatex", "bibtex"])
EDGES = ledgers.load(ROOT / "tests/data/exports.toml").sources
NASTY = EDGES["nasty:key@1;[a]|<b>^_&$!?*"]
# U+00A0 is one of the blanks that LaTeX's decoder gives for `~`; letters that combine are its accents.
TEXT = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Mn"],
        exclude_characters="ˆ",
        include_characters=" \n\t\x1b",
    ),
    min_size=1,
).filter(lambda text: text.strip() != "")
HOSTILE = st.text(st.sampled_from("ab AND,-'`\"\\{}&%$#_~^<>?!@=\n"), min_size=1).filter(str.strip)


_DECODER = LatexNodes2Text()


def rendered(written: ModuleType, *sources: Source) -> str:
    text: str = written.render([Cite(source) for source in sources])
    return text


def blanked(text: str) -> str:
    """Text as it is in a file of one line a field: control characters shown, blanks single."""
    return " ".join(harmless(text).split())


def decoded(value: str) -> str:
    """A field as the LaTeX decoder of bibtexparser reads it."""
    # It takes \textasciicircum for the accent, U+02C6.
    return " ".join(_DECODER.latex_to_text(value).replace("ˆ", "^").split())


def read(text: str) -> Any:
    library = bibtexparser(
        text, append_middleware=[middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]
    )
    assert library.failed_blocks == []
    return library.entries


def name_of(parts: Any) -> tuple[str, str, str, str]:
    kinds = (parts.von, parts.last, parts.jr, parts.first)
    return tuple(decoded(" ".join(kind)) for kind in kinds)  # type: ignore[return-value]


@BOTH
def test_bibtexparser_reads_every_work_and_its_texts(written: ModuleType) -> None:
    entries = read(rendered(written, *EDGES.values()))
    assert [entry.key for entry in entries] == list(EDGES)
    for entry, source in zip(entries, EDGES.values(), strict=True):
        assert decoded(entry["title"]) == blanked(source.title)
        found = {field.key for field in entry.fields}
        for key, value in {
            "shorttitle": source.short,
            "volume": source.volume,
            "number" if "number" in found else "issue": source.issue,
        }.items():
            assert (decoded(entry[key]) if key in found else None) == (value and blanked(value))
        assert len(entry["author"] if "author" in found else []) == len(source.authors)


@BOTH
def test_pybtex_reads_every_work_and_its_names(written: ModuleType) -> None:
    entries = pybtex(rendered(written, *EDGES.values()), "bibtex").entries
    assert list(entries) == list(EDGES)
    for key, source in EDGES.items():
        assert decoded(entries[key].fields["title"]) == blanked(source.title)
        assert len(entries[key].persons.get("author", [])) == len(source.authors)
    first, second, third = entries["saadi-bustan"].persons["author"]
    assert (first.prelast_names, first.last_names, first.first_names) == (["van", "der"], ["Berg"], ["Jan"])
    assert (second.last_names, second.lineage_names, second.first_names) == (["King"], ["Jr."], ["Martin"])
    assert third.last_names == ["{Faber and Faber}"]


@BOTH
def test_what_a_nasty_work_holds_is_all_there(written: ModuleType) -> None:
    (entry,) = read(rendered(written, NASTY))
    person, body, son = map(name_of, entry["author"])
    assert person == ("", blanked(NASTY.authors[0].family), "", blanked(NASTY.authors[0].given or ""))
    assert body == ("", blanked(NASTY.authors[1].family), "", "")
    assert son == ("", "o’neil and sons", "", "lower, case, twice")
    place, container = ("location", "journaltitle") if written is biblatex else ("address", "journal")
    assert decoded(entry[place]) == NASTY.place
    assert decoded(entry["publisher"]) == NASTY.publisher
    assert decoded(entry[container]) == blanked(NASTY.container or "")
    assert decoded(entry["pages"]) == "e1_a–e9%"


@BOTH
@given(title=TEXT | HOSTILE, short=HOSTILE)
@example(title="a } b { c", short="}}")
@example(title="{{{", short="\\")
@example(title="--- ``'' ?` !` << >> ,,", short="ends in \\")
def test_any_title_comes_back(written: ModuleType, title: str, short: str) -> None:
    text = rendered(written, Source("key", "journal", title, short=short), Source("after", "web", "B"))
    first, last = read(text)
    assert decoded(first["title"]) == blanked(title)
    assert decoded(first["shorttitle"]) == blanked(short)
    assert last.key == "after"
    pybtex_entries = pybtex(text, "bibtex").entries
    assert decoded(pybtex_entries["key"].fields["title"]) == blanked(title)
    assert pybtex_entries["after"].fields["title"] == "{B}"


@BOTH
@given(family=HOSTILE, first=HOSTILE, body=TEXT | HOSTILE)
@example(family="al-Hariri", first="and", body="and")
@example(family="García de Márquez", first="J., a, b", body="others")
def test_any_name_comes_back_whole(written: ModuleType, family: str, first: str, body: str) -> None:
    names = (Name(family, first), Name(body), Name("Doe", "Jane"))
    (entry,) = read(rendered(written, Source("key", "journal", "A Title", names)))
    person, institution, last = map(name_of, entry["author"])
    assert institution == ("", blanked(body), "", "")
    assert last == ("", "Doe", "", "Jane")
    told, comma, suffix = (part.strip() for part in first.partition(","))
    if told and comma and suffix and "," not in suffix:
        assert person == ("", blanked(family), blanked(suffix), blanked(told))
    else:
        assert person == ("", blanked(family), "", blanked(first))


# pandoc takes no | or < in a citekey; biber and the other readers do.
TAME = {key: source._replace(key="nasty") if source is NASTY else source for key, source in EDGES.items()}


def by_pandoc(kind: str, text: str) -> list[dict[str, Any]]:
    assert PANDOC
    told = subprocess.run(
        [PANDOC, "-f", kind, "-t", "csljson"],
        input=text, capture_output=True, encoding="utf-8", check=True, timeout=60,
    ).stdout  # fmt: skip
    items: list[dict[str, Any]] = json.loads(told)
    return items


def typographic(text: str | None) -> str:
    """Text without regard to quotes, which pandoc curls and pairs as it sees fit, on both sides alike."""
    return re.sub("[‘’“”'`\"]+", "'", blanked(text or ""))


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not on PATH")
@BOTH
def test_pandoc_gives_back_all_but_the_form_of_quotes(written: ModuleType) -> None:
    kind = "biblatex" if written is biblatex else "bibtex"
    items = by_pandoc(kind, rendered(written, *TAME.values()))
    assert [item["id"] for item in items] == [source.key for source in TAME.values()]
    for item, source in zip(items, TAME.values(), strict=True):
        assert typographic(item["title"]) == typographic(source.title)
        assert typographic(item.get("title-short")) == typographic(source.short)
        assert item.get("volume", "") == blanked(source.volume or "")
        if written is biblatex:
            assert typographic(item.get("publisher-place")) == typographic(source.place)
            assert item.get("DOI") == (
                source.doi and re.sub(r"[{}\\]", lambda m: f"%{ord(m[0]):X}", source.doi)
            )
            assert "accessed" in item or source.accessed is None or source.key == "sold-unsaved"
            assert bool(item.get("issued")) == bool(source.published)
        for name, author in zip(source.authors, item.get("author", []), strict=True):
            if not name.given:
                assert author == {"literal": author["literal"]}
                assert typographic(author["literal"]) == typographic(name.family)


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not on PATH")
def test_pandoc_knows_the_types_of_biblatex() -> None:
    types = {item["id"]: item["type"] for item in by_pandoc("biblatex", rendered(biblatex, *TAME.values()))}
    assert [types[key] for key in list(EDGES)[:4]] == ["book", "chapter", "thesis", "report"]
    assert (types["since"], types["sold"], types["nasty"]) == (
        "webpage",
        "article-newspaper",
        "article-journal",
    )
