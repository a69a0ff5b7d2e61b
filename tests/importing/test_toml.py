"""The printed TOML: it always loads, gives back what went in, and nothing of the input breaks out of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ca_israel.importing.toml import table
from ca_israel.ledger.sources import _CITEKEY
from importing.imports import imported, sources

HOSTILE = '"\n[sources.evil]\ntype = "web"\ntitle = "x" # \\" \u0000\u001b[31m\u007f\u0085\u2028\u202e\ufeff\U000e0041 """ \'\'\''


@given(st.text(min_size=1).filter(lambda text: text.strip(" \t\r\n")), st.text(max_size=12))
@example(HOSTILE, HOSTILE)
@example("}\n@misc{", "] x")
def test_whatever_a_title_a_ledger_reads_it_back(title: str, key: str) -> None:
    title = title.encode(errors="replace").decode()
    found = imported(
        json.dumps([{"id": key, "title": f".{title}.", "container-title": f".{title}."}]), "csl-json"
    )
    (source,) = sources(found).values()
    if "markup" not in "".join(found.remarks):
        assert (source.title, source.container) == (f".{title}.", f".{title}.")
    assert _CITEKEY.fullmatch(source.key)
    if _CITEKEY.fullmatch(key) and not any("\x7f" <= char <= "\x9f" for char in key):
        assert source.key == key


@given(st.text())
@example(HOSTILE)
def test_no_terminal_obeys_what_is_printed(text: str) -> None:
    printed = table("key", {"type": "web", "title": text.encode(errors="replace").decode()})
    assert all(char.isprintable() or char in "\n\u200c\u200d" for char in printed)
    assert printed.count("\n") == 3


@given(st.lists(st.sampled_from(["a", "a-2", "a b", "a-b", "", "{", "A", "é", "1.5", "a.b"]), max_size=12))
def test_every_work_has_a_citekey_of_its_own(keys: list[str]) -> None:
    found = imported(json.dumps([{"id": key, "title": "The Oil"} for key in keys]), "csl-json")
    assert len(sources(found)) == found.works == len(keys)
    assert [key for key in sources(found) if key in keys] == [
        key for key in dict.fromkeys(keys) if key not in {"", "{", "a b"}
    ]


@pytest.mark.parametrize(
    ("key", "citekey"),
    [
        ("knuth:84", "knuth:84"),
        ("http://zotero.org/users/1/items/AB", "http://zotero.org/users/1/items/AB"),
        ("O'Neil 2001", "O-Neil-2001"),
        ("Müller_2001", "Müller_2001"),
        (" a{b}=c ", "a-b-c"),
        ("a\u0085b\u202ec", "a-b\u202ec"),
    ],
)
def test_a_citekey_is_kept_or_changed_as_little_as_may_be(key: str, citekey: str) -> None:
    found = imported(json.dumps([{"id": key, "title": "T"}]), "csl-json")
    assert list(sources(found)) == [citekey]
    assert len(found.remarks) == (citekey != key)


@pytest.mark.parametrize(
    ("work", "citekey"),
    [
        ({"author": [{"family": "Rosenberg", "given": "D."}], "title": "The Oil, Cyber", "issued": "2022-01"}, "rosenberg-oil-2022"),
        ({"author": [{"family": "van der Berg", "given": "D."}], "title": "“Über” alles"}, "vanderberg-uber"),
        ({"title": "The"}, "the"),
        ({"title": "…"}, "work"),
        ({"author": [{"literal": "World Bank"}], "title": "…", "issued": "2011"}, "worldbank-2011"),
        ({"author": [{"family": "Иванов", "given": "И."}], "title": "Нефть"}, "иванов-нефть"),
    ],
)  # fmt: skip
def test_a_missing_citekey_is_made_of_name_title_and_year(work: dict[str, object], citekey: str) -> None:
    found = imported(json.dumps([work, work]), "csl-json")
    assert list(sources(found)) == [citekey, f"{citekey}-2"]
    assert "it had no citekey" in found.remarks[0]


def test_a_made_key_takes_forty_letters_of_a_name_and_of_a_title() -> None:
    found = imported(f"@misc{{, author={{{'F' * 41}, A}}, title={{{'T' * 41} and more}}}}")
    assert list(sources(found)) == [f"{'f' * 40}-{'t' * 40}"]


def test_a_made_key_leaves_the_keys_of_the_file_alone() -> None:
    found = imported(json.dumps([{"title": "Oil"}, {"id": "oil", "title": "Oil"}]), "csl-json")
    assert list(sources(found)) == ["oil-2", "oil"]
