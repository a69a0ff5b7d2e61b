"""Addresses that a ledger does not take: what is wrong with each, and what to write."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ca_israel.ledger.loader import load_text
from ca_israel.ledger.slips.addresses import fault
from ca_israel.ledger.slips.web_address import is_web_address
from ca_israel.text.safe import harmless
from hostile.growth import grows, took
from ledger.marked import NAME, problems_of

BEGIN = "an address begins with https://; where there is none, leave the key out"
HOST = "a host is like www.example.org"
NOT_ASKED = "leave the key out, or put it in x = { … }"
SLIPS = {
    "example.org/a": ("lacks its beginning, https://", 'write "https://example.org/a"'),
    "www.example.org/x": ("lacks its beginning, https://", 'write "https://www.example.org/x"'),
    "www.example.org/x.": ("lacks its beginning, https://", 'write "https://www.example.org/x"'),
    "www.example.org/x,": ("lacks its beginning, https://", 'write "https://www.example.org/x"'),
    "пример.example/x": ("lacks its beginning, https://", 'write "https://пример.example/x"'),
    "example.org/a|b": ("lacks its beginning, https://", 'write "https://example.org/a%7Cb"'),
    "example.org:8080/x": ("lacks its beginning, https://", 'write "https://example.org:8080/x"'),
    "//example.org": ("lacks its beginning, https://", 'write "https://example.org"'),
    "http:/example.org/y": ("begins with http:/, not with http://", 'write "http://example.org/y"'),
    "http:example.org": ("begins with http:, not with http://", 'write "http://example.org"'),
    "https:///example.org/a": ("begins with https:///, not with https://", 'write "https://example.org/a"'),
    "htp://example.org/x": ("begins with htp://, not with http://", 'write "http://example.org/x"'),
    "htps://example.org": ("begins with htps://, not with https://", 'write "https://example.org"'),
    "https//example.org/x": ("begins with https//, not with https://", 'write "https://example.org/x"'),
    "https: //example.org/x": ("begins with https: //, not with https://", 'write "https://example.org/x"'),
    "https;//example.org": ("begins with https;//, not with https://", 'write "https://example.org"'),
    "https:\\\\example.org\\x": ("begins with https:\\\\, not with https://", 'write "https://example.org/x"'),
    "hxxps://example.org": ("begins with hxxps://, not with https://", 'write "https://example.org"'),
    "http://https://example.org/x": ("begins twice", 'write "https://example.org/x"'),
    " https://example.org": ("begins with a blank", 'write "https://example.org"'),
    "https://example.org/\n": ("ends with a blank", 'write "https://example.org/"'),
    "\u00a0https://example.org/x\u200b": ("begins and ends with a blank", 'write "https://example.org/x"'),
    "<https://example.org/x>": ("stands between < and >", 'write "https://example.org/x"'),
    "<https://example.org/x>.": ("stands between < and >", 'write "https://example.org/x"'),
    "<www.example.org>": ("stands between < and >", 'write "https://www.example.org"'),
    "“https://example.org/x”": ("stands between “ and ”", 'write "https://example.org/x"'),
    "[x](https://example.org/x)": ("is a link in Markdown, not an address", 'write "https://example.org/x"'),
    "see https://example.org/x.": ("has words before it", 'write "https://example.org/x"'),
    "https://a.example https://b.example": ("holds several addresses", "write one; a further work is a source of its own"),
    "Wall Street Journal": ("is not an address, but words", BEGIN),
    "Oil, Cyber and Weapons: Inside the Relationship": ("is not an address, but words", BEGIN),
    "none": ("is not an address, but words", BEGIN),
    "n/a": ("is not an absolute http or https URL", "an address begins with https:// and a host"),
    "10.1000/182": ("is a DOI", 'write doi = "10.1000/182"'),
    "doi:10.1000/182": ("is a DOI", 'write doi = "10.1000/182"'),
    "a@b.example": ("is an address of mail, not of a page", NOT_ASKED),
    "mailto:a@b.example": ("is an address of mail, not of a page", NOT_ASKED),
    "/a": ("is a file, not an address of the web", NOT_ASKED),
    "C:\\a.pdf": ("is a file, not an address of the web", NOT_ASKED),
    "file:///etc/passwd": ("is a file, not an address of the web", NOT_ASKED),
    "ftp://example.org/": ("begins with ftp:, and only http and https are asked", NOT_ASKED),
    "javascript:alert(1)": ("begins with javascript:, and only http and https are asked", NOT_ASKED),
    "data:text/html,x": ("begins with data:, and only http and https are asked", NOT_ASKED),
    "https://": ("names no host", "an address begins with https:// and a host"),
    "https://?q": ("names no host", "an address begins with https:// and a host"),
    "https://exa mple.org/": ("names a host that cannot be", HOST),
    "https://a..b/": ("names a host that cannot be", HOST),
    "https://.example/": ("names a host that cannot be", HOST),
    "https://[::1/": ("names a host that cannot be", HOST),
    "https://example.org\\a": ("holds \\ where / is meant", 'write "https://example.org/a"'),
    "https://user:secret@example.org/": ("holds a user name", "leave out what stands before @, and the @"),
    "https://good.example\\@evil.example/": ("holds a user name", "leave out what stands before @, and the @"),
    "https://example.org:65536/": ('names a port that cannot be, "65536"', "ports are numbers up to 65535"),
    "https://example.org:port/": ('names a port that cannot be, "port"', "ports are numbers up to 65535"),
    "https://example.org/a b": ("holds a blank", "write a blank as %20"),
    "https://example.org/a\u00a0b": ("holds a no-break space", "write a no-break space as %C2%A0"),
    "https://example.org/a|b": ("holds |", "write | as %7C"),
    "https://example.org/x?{id}=1": ("holds { and }", "write { as %7B and } as %7D"),
    "https://example.org/a^b`": ("holds ^ and a backtick", "write ^ as %5E and a backtick as %60"),
    "https://example.org/<x>": ("holds < and >", "write < as %3C and > as %3E"),
    "https://example.org/\x07": ("holds \\x07", "write \\x07 as %07"),
}  # fmt: skip


@pytest.mark.parametrize("url", SLIPS)
def test_each_slip_is_named_and_mended(url: str) -> None:
    assert fault(url) == SLIPS[url]
    inside = "".join(
        f"\\u{ord(sign):04x}" if sign in '"\\' or not sign.isprintable() else sign for sign in url
    )
    [problem] = problems_of(f'schema = 1\n[sources.s]\ntype = "web"\ntitle = "S"\nurl = "{inside}"')
    assert (problem.line, problem.column) == (5, 7)
    assert problem.message.endswith(SLIPS[url][0])
    assert problem.hint == SLIPS[url][1]
    assert harmless(str(problem)) == str(problem)


@given(st.text(st.sampled_from("htps:/\\w.exampl@[]()<>|{} \u00a0\n10.7%?#"), max_size=60))
@example("https://" + "a" * 400 + " b")
def test_what_is_written_out_would_be_taken(text: str) -> None:
    if is_web_address(text):
        return
    words, hint = fault(text)
    assert words.isprintable()
    assert hint.isprintable()
    if (better := re.fullmatch('write "(.*)"', hint)) is not None:
        assert is_web_address(better[1])


@pytest.mark.parametrize("text", ["a.", "[", "|", "a ", "://"])  # fmt: skip
@pytest.mark.parametrize("before", ["", "https://a.example/"])
def test_a_long_text_takes_no_quadratic_time(before: str, text: str) -> None:
    assert not grows(lambda count: took(fault, before + text * count), 10_000)


def test_addresses_of_other_links_are_judged_alike() -> None:
    source = 'schema = 1\n[sources.s]\ntype = "web"\ntitle = "S"\n'
    for line in ("archive = { url = 'www.a.example' }", "[article]\nurl = 'www.a.example'"):
        [problem] = problems_of(source + line)
        assert problem.hint == 'write "https://www.a.example"'


def test_any_address_may_pass_for_a_check_of_links_and_nothing_else() -> None:
    source = 'schema = 1\n[sources.s]\ntype = "web"\ntitle = "S"\n'
    ledger = load_text(source + "url = 'htp://a.example'", NAME, addresses="any")
    assert ledger.sources["s"].url == "htp://a.example"
    assert ledger.positions.value(("sources", "s", "url")) == (5, 7)
    from ca_israel.ledger.loader import LedgerInvalid

    others = ["url = ''", "url = 5", "url = 'x.example'\nyaer = 1", "archive = { url = 'x.example' }", "url = 'x.example'\n[article]\nurl = 'x.example'"]  # fmt: skip
    for lines in others:
        with pytest.raises(LedgerInvalid):
            load_text(source + lines, NAME, addresses="any")
