"""Reading a CSL file: what is no style is told in one line, naming the file, before pandoc is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from ca_israel.cite.csl.style_file import read_style
from ca_israel.errors import BadUsage

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parents[2] / "data"
NS = 'xmlns="http://purl.org/net/xbiblio/csl"'
STYLE = f'<style {NS} class="note" version="1.0"><info/><citation><layout><text value="x"/></layout></citation></style>'
CSL = "{http://purl.org/net/xbiblio/csl}"


@pytest.fixture
def file_of(tmp_path: Path) -> Callable[..., Path]:
    def write(content: str | bytes, name: str = "a.csl") -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def dependent(parent: str, **attributes: str) -> str:
    more = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    link = f'<link href="{parent}" rel="independent-parent"/>'
    return f'<style {NS} version="1.0"{more}><info><link href="x" rel="self"/>{link}</info></style>'


@pytest.mark.parametrize(("name", "is_note"), [("csl_notes.csl", True), ("csl_author_date.csl", False)])
def test_the_class_of_a_style_is_told(name: str, is_note: bool) -> None:
    assert read_style(DATA / name).is_note_style is is_note


def test_what_goes_to_pandoc_is_the_same_style_and_knows_our_words_for_labels() -> None:
    path = DATA / "csl_notes.csl"
    before = ET.fromstring(path.read_bytes())
    after = ET.fromstring(read_style(path).xml)
    *rest, added = after
    assert (after.tag, after.attrib) == (before.tag, before.attrib)
    assert [ET.tostring(e).strip() for e in rest] == [ET.tostring(e).strip() for e in before]
    assert {(t.get("name"), t.get("form")) for t in added.iter(f"{CSL}term")} == {
        ("page", "verb"), ("chapter", "verb"), ("section", "verb"), ("paragraph", "verb"),
    }  # fmt: skip


def test_a_dash_for_authors_is_left_out_where_entries_are_printed_alone(file_of: Callable[..., Path]) -> None:
    dash = 'subsequent-author-substitute="———"'
    entries = f'<bibliography {dash} hanging-indent="true"><layout/></bibliography></style>'
    path = file_of(STYLE.replace("</style>", entries))
    assert dash.encode() in read_style(path).xml
    alone = read_style(path, authors_in_full=True).xml
    assert dash.encode() not in alone
    assert b'hanging-indent="true"' in alone


def test_a_style_in_another_encoding_goes_on_as_utf_8(file_of: Callable[..., Path]) -> None:
    text = '<?xml version="1.0" encoding="utf-16"?>' + STYLE.replace('"x"', '"Ўзбек"')
    assert "Ўзбек".encode() in read_style(file_of(text.encode("utf-16"))).xml


def test_a_long_style_is_no_deep_one(file_of: Callable[..., Path]) -> None:
    macros = "".join(f'<macro name="m{n}"><text value="x"/></macro>' for n in range(300))
    assert read_style(file_of(STYLE.replace("<info/>", f"<info/>{macros}"))).is_note_style


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty, not a CSL style"),
        (b" \n", "is empty, not a CSL style"),
        ("no XML at all", "a.csl:1:1: not XML, so not a CSL style: syntax error"),
        (STYLE.replace("</info", "<info").replace("<info/>", "\n <info><b></info>"), "a.csl:2:13: not XML"),
        (STYLE + "x", "junk after document element"),
        (STYLE[:-9], "not XML"),
        (b"\xff\xfe\x00", "not XML"),
        (b"\x89PNG\r\n\x1a\n\x00", "not XML"),
        (STYLE.replace("value=", "v\x00="), "not XML"),
        ('<?xml version="1.0" encoding="no-such"?>' + STYLE, "a.csl"),
        ("<a/>", "is not a CSL style: it begins with <a>"),
        (STYLE.replace(NS, ""), "is not a CSL style: it begins with <style>"),
        (f'<locale {NS} version="1.0" xml:lang="de-DE"/>', "is a CSL locale file, not a style"),
        ("<!DOCTYPE html><html><p>x</html>", "is a web page, not a CSL style"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "is a web page, not a CSL style"),
        (STYLE.replace("citation", "quotation"), "is an incomplete CSL style: it has no <citation>"),
        ("<!DOCTYPE style [<!ENTITY a 'b'>]>" + STYLE, "has a document type (<!DOCTYPE>)"),
        (f"{STYLE[:-8]}{'<a>' * 300}{'</a>' * 300}</style>", "nested more than 200 deep"),
        (STYLE + " " * (4 << 20), "is too large for a CSL style: more than 4 MiB"),
    ],
)
def test_what_is_no_style_is_refused_in_one_line(
    file_of: Callable[..., Path], content: str | bytes, said: str
) -> None:
    path = file_of(content)
    with pytest.raises(BadUsage) as caught:
        read_style(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2


def test_entities_are_neither_expanded_nor_fetched(file_of: Callable[..., Path], tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("told")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    for inner in (f'<!ENTITY l0 "ha">{laughs}', f'<!ENTITY l11 SYSTEM "{secret.as_uri()}">'):
        with pytest.raises(BadUsage, match="document type"):
            read_style(
                file_of(f"<!DOCTYPE style [{inner}]>" + STYLE.replace("<info/>", "<info>&l11;</info>"))
            )


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    for path, said in [
        (tmp_path / "none.csl", f"there is no CSL file {tmp_path / 'none.csl'}"),
        (tmp_path, f"{tmp_path} is a folder, not a CSL file"),
        (Path("a\0b"), "cannot read the CSL file a\\x00b: not a file name"),
        (tmp_path / ("x" * 300), "File name too long"),
        (tmp_path / "\x1b[31m\u202e.csl", "there is no CSL file"),
    ]:
        with pytest.raises(BadUsage) as caught:
            read_style(path)
        assert said in str(caught.value)
        assert not {"\x1b", "\u202e", "\0"} & set(str(caught.value))


def test_an_element_s_name_leaves_the_terminal_alone(file_of: Callable[..., Path]) -> None:
    with pytest.raises(BadUsage) as caught:
        read_style(file_of("<" + "й" * 5000 + "/>"))
    assert len(str(caught.value)) < 400


def test_a_dependent_style_says_which_parent_to_get(file_of: Callable[..., Path]) -> None:
    with pytest.raises(BadUsage) as caught:
        read_style(file_of(dependent("http://www.zotero.org/styles/apa")))
    assert "another name for the style http://www.zotero.org/styles/apa" in str(caught.value)
    assert "apa.csl" in str(caught.value.hint)


@pytest.mark.parametrize("folder", ["", "dependent/"])
def test_a_parent_beside_a_dependent_style_or_above_is_used(
    file_of: Callable[..., Path], folder: str
) -> None:
    file_of(STYLE, "parent.csl")
    found = read_style(file_of(dependent("http://x/parent", default_locale="tr-TR"), f"{folder}child.csl"))
    root = ET.fromstring(found.xml)
    assert found.is_note_style
    assert root.get("default-locale") == "tr-TR"
    assert b"independent-parent" not in found.xml


@pytest.mark.parametrize(
    "parent", ["http://x/../../secret", "http://x/..", "", "http://x/.hidden", "a\x1fb", "x\\y"]
)
def test_no_parent_is_looked_for_elsewhere(file_of: Callable[..., Path], parent: str) -> None:
    file_of(STYLE, ".hidden.csl")
    with pytest.raises(BadUsage):
        read_style(file_of(dependent(parent)))


def test_a_parent_that_is_dependent_itself_is_refused(file_of: Callable[..., Path]) -> None:
    with pytest.raises(BadUsage, match=r"the parent of .*, is a dependent style itself"):
        read_style(file_of(dependent("http://x/a"), "a.csl"))
