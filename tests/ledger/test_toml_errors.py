"""What cannot be opened or is no TOML is told alone, in plain words and at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ca_israel.errors import LedgerUnreadable
from ca_israel.ledger import document
from ca_israel.ledger.loader import load
from ca_israel.ledger.model import Ledger
from ledger.marked import LEDGERS, NAME

UNREADABLE: list[tuple[str, bytes, str]] = [
    ("latin-1", 'a = 1\nb = "été"'.encode("latin-1"), "2:6: error: byte 0xe9 is not UTF-8 text; save it as UTF-8"),
    ("marked latin-1", b"\xef\xbb\xbfa\xe9", "1:2: error: byte 0xe9 is not UTF-8 text; save it as UTF-8"),
    ("utf-16", 'a = "x"'.encode("utf-16"), "1:1: error: byte 0xff is not UTF-8 text; it looks like UTF-16: save it as UTF-8"),
    ("binary", b"\x89PNG\r\n\x1a\n\0\0", "1:1: error: byte 0x89 is not UTF-8 text; it does not look like text at all"),
    ("zeros", b"\0" * 100, "1:1: error: the control character U+0000 cannot stand here; this does not look like text"),
    ("deep list", b"schema = 1\na = " + b"[" * 100_000, "2:405: error: lists and tables are nested more than 400 levels deep"),
    ("deep closed", b"a = " + b"[" * 20_000 + b"]" * 20_000, "1:405: error: lists and tables are nested more than 400 levels deep"),
    ("deep table", b"\na = " + b"{a=" * 20_000, "2:1205: error: lists and tables are nested more than 400 levels deep"),
    ("dotted key", b"\n[t]\na" + b".a" * 20_000 + b" = 1", "3:1: error: a key has more than 1000 parts"),
    ("dotted header", b"\n[a" + b".a" * 20_000 + b"]", "2:1: error: a key has more than 1000 parts"),
    ("long number", b"\nschema = " + b"1" * 10_000, "2:10: error: a number of 10000 digits is too long; put it in quotes if it is not a number"),
    ("lone surrogate", b'a = "\\ud800"', "1:6: error: \\ud800 is not a character; write the character itself, or \\\\ for a backslash"),
    ("bad escape", b'a = "\\uZZZZ"', "1:6: error: \\u is not a character; write the character itself, or \\\\ for a backslash"),
    ("backslash", b'a = "C:\\dir"', "1:8: error: a backslash in text must be doubled; write \\\\, or put the text in '…'"),
    ("open text", b'a = "x\nb = 1', '1:5: error: the text that begins here is not closed; end it with "'),
    ("open at end", b"a = 'x", "1:5: error: the text that begins here is not closed; end it with '"),
    ("open long text", b'a = 1\nb = """x\n"y"\n', '2:5: error: the text that begins here is not closed; end it with """'),
    ("open long raw", b"b = '''x\n'y'\n", "1:5: error: the text that begins here is not closed; end it with '''"),
    ("typographic end", 'a = "x”\n'.encode(), "1:5: error: the text that begins here is not closed; ” does not end it"),
    ("typographic", "a = “x”".encode(), "1:5: error: “ is a typographic quotation mark; TOML wants a straight \" or '"),
    ("typographic key", "‘a’ = 1".encode(), "1:1: error: ‘ is a typographic quotation mark; TOML wants a straight \" or '"),
    ("control", b'a = "\x07"', '1:6: error: the control character U+0007 cannot stand here; inside "…" write \\u0007'),
    ("control outside", b"\x01", '1:1: error: a key cannot begin with "\\x01"; text goes in quotes'),
    ("carriage return", b"a = 1\rb = 2", "1:6: error: a carriage return stands alone; end lines with a line feed"),
    ("carriage return first", b"\ra = 1", "1:1: error: a carriage return stands alone; end lines with a line feed"),
    ("month", b"[[events]]\ndate = 2001-07\n", '2:8: error: a date like this must be in quotes; write "2001-07"'),
    ("about", b"date = 2021-05~ # x", '1:8: error: a date like this must be in quotes; write "2021-05~"'),
    ("since", b"date = 1991/..", '1:8: error: a date like this must be in quotes; write "1991/.."'),
    ("one of", b"date = [1992..1994]", '1:8: error: a date like this must be in quotes; write "[1992..1994]"'),
    ("until", b"date = ../2023", '1:8: error: a date like this must be in quotes; write "../2023"'),
    ("before year 1", b"date = -0043-03", '1:8: error: a date like this must be in quotes; write "-0043-03"'),
    ("unknown start", b"date = /2023", '1:8: error: a date like this must be in quotes; write "/2023"'),
    ("decade", b"date = 202X", '1:8: error: a date like this must be in quotes; write "202X"'),
    ("span", b"date = 2022-06-28/2022-06-29", '1:8: error: a date like this must be in quotes; write "2022-06-28/2022-06-29"'),
    ("inside", b"e = { date = 2001-11?, a = 1 }", '1:14: error: a date like this must be in quotes; write "2001-11?"'),
    ("no such day", b"date = 2004-02-30", '1:8: error: "2004-02-30" is not in the calendar'),
    ("no date", b"volume = 2001a", '1:14: error: "a" is too much on this line; one key and its value a line; text goes in quotes'),
    ("no date either", b'a = "x" 2001-07', '1:9: error: "2001-07" follows the end of the text; inside "…" write \\" for a quotation mark'),
    ("colon", b'title: "x"', "1:6: error: a key and its value are joined by =, not by :"),
    ("no equals", b"title", '1:6: error: = is missing after the key; a text of several lines goes in """…"""'),
    ("twice", b"a = 1\n\na = 2", "3:1: error: a is written twice; it is on line 1 already"),
    ("twice over lines", b"a = [1]\n\na = [\n2]", "3:1: error: a is written twice; it is on line 1 already"),
    ("table twice", b"[a]\nb = 1\n[c]\n[a]\n", "4:1: error: [a] is written twice; it is on line 1 already"),
    ("inline twice", b"a = {b=1, b=2}", "1:11: error: b is written twice; it is on line 1 already"),
    ("list of a table", b"[a]\n[[a]]", "2:1: error: [[a]] is written twice; it is on line 1 already"),
    ("added to", b"a = {b=1}\n[a.c]", "2:1: error: this adds to what is already complete; write a table in one place"),
    ("open list", b'f = [4\ntitle = "x"', "1:5: error: the list that begins here is not closed; end it with ]"),
    ("open list, comma", b'f = [4,\n[[events]]\nid = "x"', "1:5: error: the list that begins here is not closed; end it with ]"),
    ("open list, end", b"f = [4,", '1:8: error: a value is missing here; text goes in quotes: key = "…"'),
    ("open list, no comma", b"f = [4", "1:5: error: the list that begins here is not closed; end it with ]"),
    (
        "open list among closed ones",
        b"a = '[' # [\nb = \"[\"\nc = \"\"\"[\"\"\"\nd = '''['''\ne = [[1]\nf = 1",
        "5:5: error: the list that begins here is not closed; end it with ]",
    ),
    ("a word in a table", b"e = {\na = b\n}", '2:5: error: text must be in quotes; write "b"'),
    ("open table", b"f = { a = [1] ", "1:5: error: the table that begins here is not closed; end it with }"),
    ("no comma", b"f = [4 5]", "1:8: error: a comma or ] is missing before this"),
    ("no comma over lines", b"f = [4\n5]", "2:1: error: a comma or ] is missing before this"),
    ("no comma in table", b"f = { a = 1 b = 2 }", "1:13: error: a comma or } is missing before this"),
    ("header", b"[[events]\na = 1", '1:9: error: the header "[[events]" is not closed; end it with ]]'),
    ("header, one", b"[events\na = 1", '1:8: error: the header "[events" is not closed; end it with ]'),
    ("empty header", b"[]", "1:2: error: a key is missing here"),
    ("capital", b"a = True", "1:5: error: True is not a TOML value; write true"),
    ("bare word", b"status = claimed here # x", '1:10: error: text must be in quotes; write "claimed here"'),
    ("nothing", b"a =\nb = 1", '1:4: error: a value is missing here; text goes in quotes: key = "…"'),
    ("strange", b"a = +", '1:5: error: "+" is not a TOML value; text goes in quotes'),
    ("quotes in text", b'a = "He said "hi" to me"', '1:15: error: "hi"" follows the end of the text; inside "…" write \\" for a quotation mark'),
    ("apostrophe", b"a = 'it's'", "1:9: error: \"s'\" follows the end of the text; text that holds ' goes in \"…\""),
    ("two values", b"a = 1 2", '1:7: error: "2" is too much on this line; one key and its value a line; text goes in quotes'),
    ("too many", b"a = 1]", '1:6: error: "]" is too much on this line; one key and its value a line; text goes in quotes'),
    ("foreign key", "ключ = 1".encode(), '1:1: error: a key that holds "к" must be in quotes; write "ключ" = …'),
    ("header, blank", b"[sources.example report]", "1:18: error: a citekey cannot hold a blank; write [sources.example-report]"),
    ("header, comma", b"[sources.smith, 2020] # x", '1:15: error: a citekey cannot hold ","; write [sources.smith-2020]'),
    ("header, umlaut", "[sources.Müller2020]".encode(), '1:11: error: a key that holds "ü" must be in quotes; write [sources."Müller2020"]'),
    ("header, both", "[sources.ü ab]".encode(), '1:10: error: a key that holds "ü" must be in quotes; write [sources."ü-ab"]'),
    ("header, Cyrillic", "[sources.Петров]".encode(), '1:10: error: a key that holds "П" must be in quotes; write [sources."Петров"]'),
    ("header, country", "[countries.Türkei]".encode(), '1:13: error: the key of a country cannot hold "ü"; write [countries.turkei]'),
    ("header, country of two words", b"[countries.New Zealand]", "1:16: error: the key of a country cannot hold a blank; write [countries.new-zealand]"),
    ("header, Cyrillic country", "[countries.Россия]".encode(), '1:12: error: the key of a country cannot hold "Р"; write it in letters a-z, and the country\'s own name as name = …'),
    ("header, other table", "[[x.größe]]".encode(), '1:7: error: a key that holds "ö" must be in quotes; write [[x."größe"]]'),
    ("header, no key", b"[sources.]", "1:10: error: a key is missing here"),
    ("key, umlaut", "größe = 1".encode(), '1:3: error: a key that holds "ö" must be in quotes; write "größe" = …'),
    ("key, blank", b"a.my key = 1", '1:6: error: a key that holds a blank must be in quotes; write a."my key" = …'),
    ("key, inline", "x = {a = 1, ключ = 2}".encode(), '1:13: error: a key that holds "к" must be in quotes; write "ключ" = …'),
    ("no-break space", "a\u00a0= 1".encode(), "1:2: error: a no-break space (U+00A0) stands here; put a plain blank in its place"),
    ("no-break space in a list", "a = [\u00a01]".encode(), "1:6: error: a no-break space (U+00A0) stands here; put a plain blank in its place"),
    ("no-break space at the end", "a = 1\u202f".encode(), "1:6: error: a narrow no-break space (U+202F) stands here; put a plain blank in its place"),
    ("no-break space in a header", "[a\u2003b]".encode(), "1:3: error: an em space (U+2003) stands here; put a plain blank in its place"),
    ("nothing to be seen", "\u200ba = 1".encode(), "1:1: error: a zero width space (U+200B) stands here; take it out"),
    ("soft hyphen", "a\u00adb = 1".encode(), "1:2: error: a soft hyphen (U+00AD) stands here; take it out"),
    ("line of Word", b"a = 1\x0bb = 2", "1:6: error: a line break of a word processor (U+000B) stands here; put a plain line end in its place"),
    ("dash in a key", "[sources.a–b]".encode(), "1:11: error: – is a dash of print; TOML wants the hyphen of the keyboard, -"),
    ("dash for minus", "a = −5".encode(), "1:5: error: − is a dash of print; TOML wants the hyphen of the keyboard, -"),
    *(
        (f"date with {dash}", f"date = 2020{dash}09{dash}17".encode(), '1:8: error: these are dashes of print, and a date like this must be in quotes; write "2020-09-17"')
        for dash in "‐‑‒–—―−－"
    ),
    ("full width", "a ＝ 1".encode(), "1:3: error: ＝ is not the = of the keyboard; write ="),
    ("full width comma", "a = [1，2]".encode(), "1:7: error: ， is not the , of the keyboard; write ,"),
    ("no key", b"= 1", "1:1: error: a key is missing here"),
    ("no TOML", b"<html>", '1:1: error: a key cannot begin with "<"; text goes in quotes'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "told"), [case[1:] for case in UNREADABLE], ids=[case[0] for case in UNREADABLE]
)
def test_what_is_no_toml_is_told_alone_at_its_place(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "l.toml"
    path.write_bytes(data)
    with pytest.raises(document.NotToml) as caught:
        load(path)
    assert str(caught.value) == f"{path}:{told}"
    assert caught.value.exit_code == 3
    assert caught.value.hint is None
    assert str(caught.value.problem) == str(caught.value)


def test_a_limit_that_cannot_be_placed_is_told_at_the_beginning() -> None:
    from ca_israel.ledger.toml_errors import slip

    assert slip("a = 1", RecursionError("nested"), NAME)[1:3] == (1, 1)
    assert slip("a = 1", ValueError("digits"), NAME)[1:4] == (1, 1, "a number is too long")
    assert slip("a = 1", RecursionError("key"), NAME)[1:3] == (1, 1)


def test_an_unknown_complaint_of_the_parser_is_passed_on() -> None:
    import tomli

    from ca_israel.ledger.toml_errors import slip

    assert slip("a = 1\nb", tomli.TOMLDecodeError("Strange things", "a = 1\nb", 6), NAME)[1:4] == (
        2,
        1,
        "strange things",
    )


def test_a_ledger_that_cannot_be_opened_is_told_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnreadable, match="no such file"):
        load(tmp_path / "none.toml")
    with pytest.raises(LedgerUnreadable, match="is a folder") as caught:
        load(tmp_path)
    assert caught.value.hint == f"name a file, such as {tmp_path / 'events.toml'}"
    with pytest.raises(LedgerUnreadable, match="no file can have this name"):
        load(Path("a\0b"))
    with pytest.raises(LedgerUnreadable, match="not a directory"):
        load(LEDGERS / "minimal.toml" / "x")
    with pytest.raises(LedgerUnreadable, match="too long"):
        load(tmp_path / ("x" * 5000))


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LARGEST", 1000)
    fits, endless = tmp_path / "fits.toml", tmp_path / "endless.toml"
    fits.write_bytes(b"schema = 1\n".ljust(1000, b"#"))
    assert load(fits) == Ledger(fits)
    endless.write_bytes(b"schema = 1\n".ljust(1001, b"#"))
    with pytest.raises(LedgerUnreadable, match=r"endless.toml is larger than 0 MiB"):
        load(endless)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("schema = 1", "ours"),
        ("schema = 9\n[[events]]\nid = 'x'", "ours"),
        ("[[events]]\nid = 'x'", "broken"),
        ("schema = '1'\n[[events]]\nid = 'x'", "broken"),
        ("schema = true\n[sources.a]", "broken"),
        ("[[sources]]", "broken"),
        ("[footnotes]", "broken"),
        ("", "foreign"),
        ("schema = 'https://other.example'\n[events]\nport = 1", "foreign"),
        ("events = ['a', 'b']", "foreign"),
        ("sources = 'a'", "foreign"),
        ("events = []", "foreign"),
    ],
)
def test_a_file_claims_to_be_ours_broken_or_somebody_elses(text: str, whose: str) -> None:
    assert document.claims(document.parse(text, NAME).data) == whose
