"""Each way of writing a table, and where an edit goes: ``«old→new»`` marks what changes in a text, and all of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ca_israel.ledger.edits.apply import apply
from ca_israel.ledger.edits.edit import Edit, add_allow, add_event, add_footnote, add_source, set_key

COPY = {"url": "https://a.example/2023/u", "date": date(2023, 3, 20)}
ARCHIVE = set_key(("sources", "x", "archive"), COPY)
GONE = set_key(("sources", "x", "state"), "gone")
LINE = '{ url = "https://a.example/2023/u", date = 2023-03-20 }'
NEW = add_source("y", {"type": "web", "title": "Y", "archive": COPY})
MARKED = re.compile("«([^→«»]*)→([^«»]*)»")


def assert_made(marked: str, *edits: Edit) -> None:
    old, new = MARKED.sub(r"\1", marked), MARKED.sub(r"\2", marked)
    assert "→" not in old + new
    for end in ("\n", "\r\n"):
        for mark in ("", "\ufeff"):
            before, after = (mark + text.replace("\n", end) for text in (old, new))
            assert apply(before, edits, Path("events.toml")) == after
            if all(edit.how == "set" for edit in edits):
                assert apply(after, edits, Path("events.toml")) == after


HEADERS = {
    "behind the last value, before what belongs to the next table": f"""\
[sources.x]
type = "web"
url = "u"«→
archive = {LINE}»

# about y

[sources.y]
type = "web"
""",
    "aligned like its neighbours": f"""\
[sources.x]
type     = "web"
language = "en"«→
archive  = {LINE}»
""",
    "aligned, where the key is longer than the others": f"""\
[sources.x]
in   = "J"
type = "web"«→
archive = {LINE}»
""",
    "not aligned, where keys of several lengths are not": f"""\
[sources.x]
type = "web"
language = "en"«→
archive = {LINE}»
""",
    "without blanks, where neighbours have none": f"""\
[sources.x]
type="web"
url="u"«→
archive={LINE}»
""",
    "indented with tabs": """\
\t[sources.x]
\t\ttype\t= "web"
\t\turl\t= "u" # why
\t# why not
[footnotes]
""".replace("# why\n", f"# why«→\n\t\tarchive\t= {LINE}»\n"),
    "no line end at the end of the file": f"""\
[sources.x]
url = "u"«→
archive = {LINE}»""",
    "an empty table": f"""\
[sources.x] # empty«→
archive = {LINE}»

# more
""",
    "behind a text of several lines that looks like headers": f"""\
[sources.x]
title = \"\"\"
[sources.x]
url = "u"
[events]\"\"\"  # why«→
archive = {LINE}»
[events.y]
""",
    "behind a list of several lines": f"""\
[sources.x]
titles = [
  "a", # ]
  '''
[sources.x]''',
]«→
archive = {LINE}»
""",
    "behind a dotted key": f"""\
[sources.x]
type = "web"
checked.on = 2024-01-01«→
archive = {LINE}»
[sources.x.x]
own = 1
""",
    "quoted keys": f"""\
[ 'sources' . "\\u0078" ]
"type" = "web"«→
archive = {LINE}»
""",
    "tables out of order": f"""\
[sources.x.checked]
on = 2024-01-01
[[events]]
id = "e"
[sources.x]
url = "u"«→
archive = {LINE}»
[sources.a]
url = "u"
""",
    "a table that only its tables name": """\
[sources.x.checked]
on = 2024-01-01«→

[sources.x.archive]
url  = "https://a.example/2023/u"
date = 2023-03-20»
[[events]]
""",
}
DOTTED = {
    "at the top": f"""\
schema = 1
sources.x.type = "web"
sources.x.url = "u" # why«→
sources.x.archive = {LINE}»
sources.y.type = "web"
""",
    "below a header, as it is written": f"""\
[sources]
"x" . type = "web"
y.type     = "web"
x . url    = "u"«→
x . archive = {LINE}»
z.type     = "web"
""",
    "of a table that has a header within it": f"""\
[sources]
x.type = "web"«→
x.archive = {LINE}»
[sources.x.checked]
on = 2024-01-01
""",
}
INLINE = {
    "in braces": f"""\
sources = {{ x = {{ type = "web", url = "u"«→, archive = {LINE}» }}, y = {{ type = "web" }} }} # why
""",
    "in braces below a header, without blanks": f"""\
[sources]
x = {{type="web",url="u"«→, archive={LINE}»}}
""",
    "in empty braces": f"""\
[sources]
x = {{«→ archive = {LINE} »}}
""",
    "in empty braces with a blank": f"""\
[sources]
x = {{«→ archive = {LINE}» }}
""",
    "a comma at the end": f"""\
[sources]
x = {{ url = "u"«→, archive = {LINE}», }}
""",
    "over lines": f"""\
[sources]
x = {{
  type = "web", # {{
  url = "u", # why«→
  archive = {LINE},»
}}
""",
    "over lines, without a comma at the end": f"""\
[sources]
x = {{
  type = "web",
  url = "u"«→,» # why«→
  archive = {LINE}»
}}
""",
    "over lines that begin with commas": f"""\
[sources]
x = {{ type = "web"
    , url = "u"«→, archive = {LINE}»
    }}
""",
    "dotted in braces": f"""\
[sources]
x = {{ type = "web", checked.on = 2024-01-01«→, archive = {LINE}» }}
""",
}


@pytest.mark.parametrize("marked", HEADERS.values(), ids=HEADERS)
def test_a_key_of_a_table_with_a_header(marked: str) -> None:
    assert_made(marked, ARCHIVE)


@pytest.mark.parametrize("marked", DOTTED.values(), ids=DOTTED)
def test_a_key_of_a_table_of_dotted_keys(marked: str) -> None:
    assert_made(marked, ARCHIVE)


@pytest.mark.parametrize("marked", INLINE.values(), ids=INLINE)
def test_a_key_of_a_table_in_braces(marked: str) -> None:
    assert_made(marked, ARCHIVE)


OLD = "https://a.example/1999/u"
REPLACED = {
    "in braces": f"""\
[sources.x]
archive = {{ date = «1999-01-01→2023-03-20», url = «'{OLD}'→"https://a.example/2023/u"» }} # why
""",
    "with a header": f"""\
[sources.x.archive]
# why
url  = «"{OLD}"→"https://a.example/2023/u"» # why
date = «1999-01-01→2023-03-20»
[sources.x]
type = "web"
""",
    "dotted": f"""\
[sources]
x.archive.url = «"{OLD}"→"https://a.example/2023/u"»
x.type = "web"
x.archive.date = «"1999-01-01"→2023-03-20» # why
""",
    "what it lacks is added where it is": """\
[sources.x]
archive.url = "https://a.example/2023/u"«→
archive.date = 2023-03-20»
type = "web"
""",
    "with a header, and what it lacks": """\
[sources.x]
type = "web"
[sources.x.archive]
url="https://a.example/2023/u"«→
date=2023-03-20»
""",
    "a value that was no table": f"""\
[sources.x]
archive = «'''
[sources]'''→{LINE}» # why
""",
    "a list of tables": f"""\
[sources.x]
type = "web"«→
archive = {LINE}»

# why«
[[sources.x.archive]]
url = "u" # why
[[sources.x.archive]]
url = "v"→»
# why not
""",
    "a key that goes": """\
[sources.x.archive]
url = "https://a.example/2023/u"«
by = '''
RM''' # why→»
# why
date = 2023-03-20
""",
    "a key that goes from braces": """\
[sources.x]
archive = { «by = "RM", →»url = "https://a.example/2023/u", date = 2023-03-20 }
""",
    "the last key goes from braces": """\
[sources.x]
archive = { url = "https://a.example/2023/u", date = 2023-03-20«, by = "RM"→» }
""",
    "the last keys go from braces, and one is new": """\
[sources.x]
archive = { url = "https://a.example/2023/u"«, by = "RM", at = 1→, date = 2023-03-20» }
""",
    "the last dotted keys go from braces": """\
[sources]
x = { archive.date = 2023-03-20, archive.url = "https://a.example/2023/u"«, archive.by = "RM"→» }
""",
    "a dotted key goes from among others": """\
[sources]
x = { «archive.by = "RM", →»type = "web", archive.url = "https://a.example/2023/u"«→, archive.date = 2023-03-20» }
""",
}


@pytest.mark.parametrize("marked", REPLACED.values(), ids=REPLACED)
def test_a_value_that_is_replaced(marked: str) -> None:
    assert_made(marked, ARCHIVE)


SOURCES = {
    "behind the last one": f"""\
[sources.a]
type = "web"

[sources.x] # why

type  = "web"
short = "w"«→

[sources.y]
type    = "web"
title   = "Y"
archive = {LINE}»

# the footnotes
[footnotes]
""",
    "behind a table within the last one, and where sources stand close, close": f"""\
schema = 1
[sources.a]
type = "web"
language = "en"
[sources.a.checked]
on = 2024-01-01«→
[sources.y]
type = "web"
title = "Y"
archive = {LINE}»
[[events]]
""",
    "indented": f"""\
# the sources
  [sources.a]
    type = "web"
«→
  [sources.y]
    type    = "web"
    title   = "Y"
    archive = {LINE}
»[[events]]
""".replace('"web"\n«→\n', '"web"«→\n\n', 1).replace("}\n»[[", "}»\n[["),
    "the first one": f"""\
schema = 1
[[allow]]
host = "a"«→

[sources.y]
type    = "web"
title   = "Y"
archive = {LINE}»
""",
    "the first one, behind comments and without a line end": f"""\
schema = 1
# the end«→

[sources.y]
type    = "web"
title   = "Y"
archive = {LINE}»""",
    "the first one, below their own header": f"""\
[sources] # none yet«→

[sources.y]
type    = "web"
title   = "Y"
archive = {LINE}»

[[events]]
""",
    "in braces": f"""\
sources = {{ x = {{ type = "web" }}«→, y = {{ type = "web", title = "Y", archive = {LINE} }}» }}
""",
    "in braces below a header": f"""\
[sources]
x    = {{ type = "web" }} # why«→
y    = {{ type = "web", title = "Y", archive = {LINE} }}»
""",
    "dotted": f"""\
sources.x.type  = "web"
sources.x.title = "X"«→
sources.y.type  = "web"
sources.y.title = "Y"
sources.y.archive = {LINE}»
[footnotes]
""",
    "where some have a header, behind the last that has one": f"""\
[sources]
x = {{ type = "web" }}

[sources.a]
type = "web"«→

[sources.y]
type    = "web"
title   = "Y"
archive = {LINE}»
""",
}


@pytest.mark.parametrize("marked", SOURCES.values(), ids=SOURCES)
def test_a_new_source(marked: str) -> None:
    assert_made(marked, NEW)


def test_a_citekey_is_quoted_where_toml_asks_for_it() -> None:
    assert_made('schema = 1«→\n\n[sources."d.e ü"]\ntype = "web"»\n', add_source("d.e ü", {"type": "web"}))
    assert_made('sources.x.type = 1«→\nsources."d.e".type = "web"»\n', add_source("d.e", {"type": "web"}))


CITED = 'source = "x", page = 12'
FOOTNOTES = {
    "behind the last line": """\
[footnotes]
1  = "x"
10 = { source = "x" } # why«→
12 = { source = "x", page = 12 }»

# the events
[[events]]
""",
    "in braces": """\
footnotes = { 1 = "x"«→, 12 = { source = "x", page = 12 }» }
""",
    "dotted": """\
footnotes.1 = "x"
footnotes.2.source = "x"«→
footnotes.12 = { source = "x", page = 12 }»
""",
    "with headers": """\
schema = 1

[footnotes.4]
source = "x"«→

[footnotes.12]
source = "x"
page   = 12»
[[events]]
""",
    "behind the last line, where some have headers": """\
[footnotes]
1 = "x"«→
12 = { source = "x", page = 12 }»

[footnotes.4]
source = "x"
""",
    "the first one": """\
schema = 1«→

[footnotes]
12 = { source = "x", page = 12 }»
""",
    "the first one below their header": """\
[footnotes]«→
12 = { source = "x", page = 12 }»
[[events]]
""",
    "behind a list": """\
[footnotes]
1 = [
  "x",
  { source = "x" },
]«→
12 = { source = "x", page = 12 }»
""",
}


@pytest.mark.parametrize("marked", FOOTNOTES.values(), ids=FOOTNOTES)
def test_a_new_footnote(marked: str) -> None:
    assert_made(marked, add_footnote(12, {"source": "x", "page": 12}))


def test_a_footnote_that_is_a_citekey_goes_below_a_header_of_its_own_where_others_have_headers() -> None:
    marked = '[footnotes.4]\nsource = "x"«→\n\n[footnotes]\n5 = "x"\n6 = ["x", "y"]»\n[[events]]\n'
    assert_made(marked, add_footnote(5, "x"), add_footnote(6, ["x", "y"]))


EVENTS = {
    "behind the last one": """\
[[events]]
id   = "a"
date = "2001"
[[events]]
id   = "b"
date = "2002"«→
[[events]]
id   = "c"
date = "2003"»

# known
[[allow]]
""",
    "behind a table within the last one": """\
schema = 1

[[events]]
id = "a"
[[events.sources]]
source = "x"«→

[[events]]
id   = "c"
date = "2003"»
[sources.x]
""",
    "in brackets": """\
events = [{ id = "a" }«→, { id = "c", date = "2003" }»]
""",
    "in brackets over lines": """\
events = [
  { id = "a" },
  { id = "b" }«→,» # why«→
  { id = "c", date = "2003" }»
]
""",
    "in empty brackets": """\
events = [«→{ id = "c", date = "2003" }»]
""",
    "the first one": """\
schema = 1
«→
[[events]]
id   = "c"
date = "2003"»
""",
}


@pytest.mark.parametrize("marked", EVENTS.values(), ids=EVENTS)
def test_a_new_event(marked: str) -> None:
    assert_made(marked, add_event({"id": "c", "date": "2003"}))


def test_a_new_allowance() -> None:
    marked = '[[allow]]\nhost = "a"«→\n\n[[allow]]\nid       = "e"\nwarnings = ["no-footnote"]»\n[[events]]\nid = "e"\n'
    assert_made(marked, add_allow({"id": "e", "warnings": ["no-footnote"]}))


def test_several_edits_of_one_text() -> None:
    marked = f"""\
[sources.x]
type    = "web"«→
archive = {LINE}
state   = "gone"»

[footnotes]
1 = "x"«→
2 = "y"
3 = "y"»«→

[sources.y]
type = "web"»«→

[[events]]
id = "a"»«→

[[events]]
id = "b"»
""".replace('»«→\n\n[sources.y]\ntype = "web"»', "»").replace(
        'state   = "gone"»\n', 'state   = "gone"\n\n[sources.y]\ntype = "web"»\n'
    )
    assert_made(
        marked, add_footnote(2, "y"), add_event({"id": "a"}), ARCHIVE, add_source("y", {"type": "web"}), GONE,
        add_footnote(3, "y"), add_event({"id": "b"}),
    )  # fmt: skip


def test_a_later_edit_finds_what_an_earlier_one_made() -> None:
    marked = '«→»schema = 1«→\n\n[sources.y]\ntype  = "web"\nstate = "gone"»\n'.replace("«→»", "")
    edits = [add_source("y", {"type": "web", "state": "drifted"}), set_key(("sources", "y", "state"), "gone")]
    assert_made(marked, *edits)


VALUES: list[tuple[Any, str]] = [
    ("it’s", '"it’s"'),
    ('say "no" \\', '"say \\"no\\" \\\\"'),
    ("a\nb\r\t\x1b[31m\x7f\u2028\u202e", '"a\\nb\\r\\t\\u001B[31m\\u007F\\u2028\\u202E"'),
    ("\U000e0001😀", '"\\U000E0001😀"'),
    (date(2023, 3, 20), "2023-03-20"),
    (12, "12"),
    (True, "true"),
    (0.5, "0.5"),
    ([], "[]"),
    ({}, "{}"),
    (["a", 1, {"b c": [False]}], '["a", 1, { "b c" = [false] }]'),
    (["a" * 60, "b" * 60], f'[\n  "{"a" * 60}",\n  "{"b" * 60}",\n]'),
    (["a" * 120], f'["{"a" * 120}"]'),
]


@pytest.mark.parametrize(("value", "written"), VALUES)
def test_values_are_written_as_toml(value: Any, written: str) -> None:
    edit = set_key(("sources", "x", "k"), value)
    assert_made(f'[sources.x]\ntype = "web"«→\nk = {written}»\n', edit)
    assert_made(f"[sources.x]\nk = «'''\n[x]'''→{written}» # why\n", edit)


LISTS = {
    "behind the last item": ('titles = [\'a\', "b"«→, "c"»]', ["a", "b", "c"]),
    "behind the last line": ("titles = [\n  'a', # why\n  'b'«→,» # ]«→\n  \"c\"»\n]", ["a", "b", "c"]),
    "in place of an item": ("titles = [\n  'a', # why\n  «'b'→\"c\"»,\n]", ["a", "c"]),
    "fewer items": ("titles = «['a', 'b']→[\"a\"]»", ["a"]),
    "an item of another kind": ("titles = [«'1'→1», '2']", [1, "2"]),
    "in a table within": ("titles = [{ a = «1→2» }, { b = 1«→, c = 2» }]", [{"a": 2}, {"b": 1, "c": 2}]),
}


@pytest.mark.parametrize(("marked", "value"), LISTS.values(), ids=LISTS)
def test_a_list_keeps_what_stays(marked: str, value: Any) -> None:
    assert_made(f"[sources.x]\n{marked} # why\n", set_key(("sources", "x", "titles"), value))


EMPTIED = {
    "dotted": '[sources.x]\ntype = "web"«\nchecked.on = 1\nchecked.by = "RM" # why→\nchecked = {}»\n# why not\n',
    "dotted in braces": '[sources]\nx = { «checked.on = 1, →»type = "web"«→, checked = {}» }\n',
    "in braces": '[sources]\nx = { checked = { «on = 1→» }, type = "web" }\n',
    "with a header": "[sources.x.checked]«\non = 1→»\n[[events]]\n",
    "only headers within": "[sources.x]\na = 1«→\nchecked = {}»«\n[sources.x.checked.by]→»\n[[events]]\n",
}


@pytest.mark.parametrize("marked", EMPTIED.values(), ids=EMPTIED)
def test_a_table_that_holds_nothing_any_more(marked: str) -> None:
    assert_made(marked, set_key(("sources", "x", "checked"), {}))


def test_a_list_of_tables_with_headers_that_loses_an_item_is_written_anew() -> None:
    marked = (
        '[sources.x]\ntype = "web"«→\nauthors = [{ family = "A" }]»«\n[[sources.x.authors]]\nfamily = "A"\n'
        '[[sources.x.authors]]\nfamily = "B"→»\n[[events]]\n'
    )
    assert_made(marked, set_key(("sources", "x", "authors"), [{"family": "A"}]))


def test_a_long_list_in_braces_stays_on_its_line() -> None:
    items = ["a" * 60, "b" * 60]
    new = f'["{items[0]}", "{items[1]}"]'
    edit = set_key(("sources", "x", "titles"), items)
    assert_made(f'[sources]\nx = {{ titles = [«\'c\'→"{items[0]}"»«→, "{items[1]}"»] }}\n', edit)
    assert_made(f'[sources]\nx = {{ titles = «"c"→{new}» }}\n', edit)
    assert_made(f'sources.x.titles = «\'c\'→[\n  "{items[0]}",\n  "{items[1]}",\n]»\n', edit)


def test_entries_that_hold_nothing_are_written_where_others_are_dotted() -> None:
    assert_made("sources.x.type = 1«→\nsources.y = {}»\n", add_source("y", {}))
    assert_made("sources.x.type = 1«→\nsources.y = 2»\n", set_key(("sources", "y"), 2))


def test_what_is_equal_but_of_another_kind_is_replaced() -> None:
    for old, new, written in [
        ("1", True, "true"),
        ("1", 1.0, "1.0"),
        ("-0.0", 0.0, "0.0"),
        ('"2023-03-20"', date(2023, 3, 20), "2023-03-20"),
    ]:
        assert_made(f"[sources.x]\nk = «{old}→{written}»\n", set_key(("sources", "x", "k"), new))


def test_what_has_its_value_keeps_every_character() -> None:
    text = "\ufeff[sources.x]\r\nk = 0x0C # why\nn = nan\r\narchive = { url = 'u' }"
    edits = [
        set_key(("sources", "x", "k"), 12),
        set_key(("sources", "x", "n"), float("nan")),
        set_key(("sources", "x", "archive"), {"url": "u"}),
    ]
    assert apply(text, edits, Path("l.toml")) == text


def test_a_new_line_ends_as_the_line_before_it() -> None:
    text = 'schema = 1\r\n[sources.x]\ntype = "web"\r\n[footnotes]\r\n1 = "x"\n[[events]]\r\nid = "a"'
    edits = [GONE, add_footnote(2, "x"), add_event({"id": "b"})]
    assert apply(text, edits, Path("l.toml")) == (
        'schema = 1\r\n[sources.x]\ntype = "web"\r\nstate = "gone"\r\n[footnotes]\r\n1 = "x"\n2 = "x"\n'
        '[[events]]\r\nid = "a"\r\n[[events]]\r\nid = "b"'
    )


def test_line_ends_with_more_returns_than_one_stay() -> None:
    text = '\ufeffschema = 1\r\r\n[sources.x]\r\r\ntype = "web"\r\n'
    assert apply(text, [set_key(("title",), "T"), GONE], Path("l.toml")) == (
        '\ufeffschema = 1\r\r\ntitle = "T"\r\r\n[sources.x]\r\r\ntype = "web"\r\nstate = "gone"\r\n'
    )


def test_a_key_at_the_top() -> None:
    assert_made('schema = 1«→\ntitle = "T"»\n[sources.x]\n', set_key(("title",), "T"))
    assert_made('«→title = "T"\n»[sources.x]\n', set_key(("title",), "T"))
    assert_made(
        "schema = 1«→\n\n[article]\naccessed = 2023-03-20»\n",
        set_key(("article", "accessed"), date(2023, 3, 20)),
    )
