"""Every format over the same two reports: what it says, and that nothing in it is taken for more than words."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ca_israel.links.findings import Report, Run
from ca_israel.links.report import FORMATS, render
from ca_israel.links.report.github import MOST_SUMMARY, append_summary
from ca_israel.links.report.markdown import MARKER, MOST
from ca_israel.links.report.parts import grouped
from ca_israel.terminal.look import Look
from ca_israel.text.github import annotation, no_command
from ca_israel.text.layout import cell_width
from links.reported import EVIL, HOSTILE, LINKS, MIXED, WHEN, finding

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token
    from syrupy.assertion import SnapshotAssertion

    from ca_israel.links.findings import Finding

RUNS = {"mixed": MIXED, "hostile": HOSTILE}
PLAIN = Look()
ASCII = Look(unicode=False)


def rendered(run: Run, name: str, look: Look = PLAIN) -> str:
    """The report as it leaves the program."""
    return render(run, name, look).encode("utf-8", "backslashreplace").decode("utf-8")


def only(*findings: Finding, **more: Any) -> Run:
    return Run(Report(findings), "events.toml", WHEN, **more)


@pytest.mark.parametrize("which", RUNS)
@pytest.mark.parametrize("name", FORMATS)
def test_whole_reports(name: str, which: str, snapshot: SnapshotAssertion) -> None:
    assert rendered(RUNS[which], name) == snapshot


@pytest.mark.parametrize("width", [60, 120])
def test_text_at_other_widths(width: int, snapshot: SnapshotAssertion) -> None:
    text = rendered(MIXED, "text", Look(width=width))
    assert text == snapshot
    assert all(cell_width(line) <= width or "://" in line for line in text.splitlines())


def test_text_in_colour(snapshot: SnapshotAssertion) -> None:
    text = rendered(MIXED, "text", Look(colour=True))
    assert text == snapshot
    assert re.sub(r"\x1b\[[0-9;]*m", "", text) == rendered(MIXED, "text")


@pytest.mark.parametrize("look", [PLAIN, ASCII, Look(width=20, hyperlinks=True, colour=True)])
@pytest.mark.parametrize("name", FORMATS)
def test_no_terminal_obeys_a_report(name: str, look: Look) -> None:
    text = rendered(HOSTILE, name, look)
    ours = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[!-~]*\x1b\\")
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", ours.sub("", text)
    )


@pytest.mark.parametrize("name", FORMATS)
def test_a_runner_finds_no_command_but_ours(name: str) -> None:
    for line in rendered(HOSTILE, name, Look(width=40)).splitlines():
        assert name == "github" or not line.lstrip().startswith("::")
        assert name == "github" or "##[" not in line


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_without_links(name: str) -> None:
    assert rendered(only(), name)


def test_suffixes_name_formats() -> None:
    assert set(FORMATS.suffixes.values()) <= set(FORMATS)
    assert (FORMATS.suffixes[".xml"], FORMATS.suffixes[".md"]) == ("junit", "markdown")


def test_every_finding_is_in_one_group() -> None:
    for run in RUNS.values():
        assert sorted(id(one) for group in grouped(run.report) for one in group) == sorted(
            map(id, run.report.links)
        )


# text


def test_the_last_lines_count_all() -> None:
    *_, well, skipped, counts = rendered(MIXED, "text", Look(width=300)).splitlines()
    assert well == "ok: 3 of 22 links (1 as checked before)"
    assert skipped == "skipped: 2 (1 without a URL, 1 offline)"
    assert counts.startswith("22 links: 3 ok, 1 moved, 2 gone, 1 soft-404")
    assert sum(map(int, re.findall(r"[0-9]+(?= \D)", counts.partition(":")[2]))) == 22


def test_one_link_is_no_links() -> None:
    assert rendered(only(LINKS[0]), "text") == "ok: 1 of 1 link\n"


def test_a_line_that_would_be_a_command_is_shown_as_text() -> None:
    assert no_command("  ::error::x") == r"  \x3a:error::x"
    assert no_command("x ##[group]y") == r"x ##\x5bgroup]y"
    assert no_command("a::b") == "a::b"


# JSON


def test_json_keeps_all_that_was_said() -> None:
    def said(text: str | None) -> str | None:
        return text and text.replace("\ud800", r"\ud800")  # what no Unicode text can hold, as text

    document = json.loads(rendered(HOSTILE, "json"))
    assert document["ledger"] == said(f"{EVIL}.toml")
    assert [row["url"] for row in document["links"]] == [said(one.link.url) for one in HOSTILE.report.links]
    assert document["links"][0]["title"] == said(EVIL)


def test_what_was_not_asked_took_no_time() -> None:
    known = finding(
        "known",
        "https://a.example/",
        (1,),
        "ok",
        "passes",
        "As checked.",
        None,
        "from-memory",
        tries=0,
        seconds=3,
    )
    assert json.loads(rendered(only(known), "json"))["links"][0]["elapsed_ms"] is None


# JUnit


def suite_of(run: Run, look: Look = PLAIN) -> ET.Element:
    root = ET.fromstring(rendered(run, "junit", look))
    (suite,) = root
    for key in ("tests", "failures", "errors", "skipped", "time"):
        assert root.get(key) == suite.get(key)
    return suite


@pytest.mark.parametrize("which", RUNS)
@pytest.mark.parametrize("look", [PLAIN, ASCII])
def test_junit_counts_are_those_of_its_cases(which: str, look: Look) -> None:
    told = RUNS[which]
    suite = suite_of(told, look)
    cases = list(suite)
    assert len(cases) == len(told.report.links) == int(suite.get("tests", ""))
    assert len(suite.findall("testcase/failure")) == int(suite.get("failures", ""))
    assert len(suite.findall("testcase/skipped")) == int(suite.get("skipped", ""))
    assert sum(float(case.get("time", "")) for case in cases) == pytest.approx(float(suite.get("time", "")))
    assert int(suite.get("failures", "")) == sum(one.fails for one in told.report.links)
    assert all(len(case) <= 1 for case in cases)


def test_junit_tells_each_link() -> None:
    cases = {case.get("classname"): case for case in suite_of(MIXED)}
    assert cases["visit, visit-reprint"].attrib == {
        "classname": "visit, visit-reprint", "name": "footnote 7: https://news.example/visit", "file": "events.toml",
        "line": "75", "time": "0.250",
    }  # fmt: skip
    failure = cases["visit, visit-reprint"].find("failure")
    assert failure is not None
    assert failure.attrib == {
        "type": "soft-404 [a-rule]",
        "message": "It answers, but says that the page was not found.",
    }
    assert (failure.text or "").startswith("Find an archived copy with `cai archive visit visit-reprint`, or")
    assert [child.tag for child in cases["walled"]] == ["system-out"]
    assert (cases["walled"][0].text or "").startswith(
        "blocked (warning) [a-rule]: The server turns programs away"
    )
    assert (cases["lost-and-kept"][0].text or "").startswith("gone (preserved) [a-rule]: ")
    assert (cases["wandering"][0].text or "").endswith("https://e.example/y")
    assert [child.tag for child in cases["late"]] == ["skipped"]
    assert cases["book"].get("name") == "footnote 18: no URL"
    assert list(cases["alhariri-penetration"]) == []


def test_junit_shows_what_xml_cannot_hold() -> None:
    first = suite_of(HOSTILE)[0]
    name = first.get("name", "")
    assert r"evil\x1b[2J\x9b31m\x00\x07\u202e\u2066\ufffe\uffff\ud800  ::error" in name
    assert "]]> --> <!-- <script>alert(1)</script>" in name
    assert suite_of(HOSTILE, ASCII)[0].get("name") == name
    assert rendered(HOSTILE, "junit", ASCII).isascii()
    names = [[case.get("name") for case in suite_of(MIXED, style)] for style in (PLAIN, ASCII)]
    assert names[0] == names[1]
    assert "footnote 8: https://oz.example/uz/новости/2" in names[0]


def test_a_link_not_checked_but_allowed_has_passed() -> None:
    suite = suite_of(only(LINKS[12], LINKS[12]._replace(note="allowed")))
    assert suite.get("skipped") == "1"
    assert [[child.tag for child in case] for case in suite] == [["skipped"], ["system-out"]]


@given(st.text(st.characters(), max_size=40))
def test_any_text_makes_good_xml(text: str) -> None:
    told = only(
        finding(text, f"https://a.example/{text}", (1,), "gone", "fails", text, text),
        finding(text, "https://a.example/", (), "blocked", "warns", text, text),
    )
    for style in (PLAIN, ASCII):
        parsed = ET.parse(io.BytesIO(render(told._replace(ledger=text), "junit", style).encode("utf-8")))
        assert len(parsed.findall(".//testcase")) == 2


# Markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens_of(markdown: str) -> list[Token]:
    flat: list[Token] = []
    for token in READER.parse(markdown):
        flat += [token, *(token.children or ())]
    return flat


def assert_only_ours(markdown: str) -> None:
    tokens = tokens_of(markdown)
    assert {token.type for token in tokens} <= {
        "html_block", "html_inline", "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text",
        "softbreak", "code_inline", "strong_open", "strong_close", "bullet_list_open", "bullet_list_close", "list_item_open",
        "list_item_close", "link_open", "link_close", "text_special",
    }  # fmt: skip
    assert [token.content.strip() for token in tokens if token.type == "html_block"] == [MARKER]
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<br>"}
    links = [token for token in tokens if token.type == "link_open"]
    assert all(token.info == "auto" for token in links), "no link says another thing than where it leads"
    assert all(str(token.attrs["href"]).lower().startswith(("http://", "https://")) for token in links)
    words = "".join(token.content for token in tokens if token.type in {"text", "text_special"})
    assert not re.search(r"@\w|#\d|GH-\d|:[\w+-]+:|www\.|[a-z]://", _without_links(tokens)), words


def _without_links(tokens: list[Token]) -> str:
    """The words that a reader gets: what GitHub would look through for names, numbers and addresses."""
    depth, words = 0, ""
    for token in tokens:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type in {"text", "text_special"}:
            words += "" if depth else token.content
        else:
            words += "\n"
    return words.replace(f"checked {WHEN}", "")


@pytest.mark.parametrize("which", RUNS)
def test_markdown_holds_no_markup_but_ours(which: str) -> None:
    assert_only_ours(rendered(RUNS[which], "markdown"))


@given(st.text(st.one_of(st.sampled_from("`*_[]()<>#@|~$!\\:&;-+=1.)\n x/"), st.characters()), max_size=40))
def test_no_text_makes_markup(text: str) -> None:
    told = only(
        finding(text, f"https://a.example/{text}", (1,), "gone", "fails", text, text),
        finding("k", text, (), "blocked", "warns", f"{text} https://{text}", f"https://{text}"),
    )
    markdown = rendered(told._replace(ledger=text), "markdown")
    assert_only_ours(markdown)
    assert sum(token.type == "list_item_open" for token in tokens_of(markdown)) == 3


def test_the_marker_is_first_and_the_headline_counts() -> None:
    lines = rendered(MIXED, "markdown").splitlines()
    assert lines[0] == MARKER
    assert lines[2] == "## Links: 7 fail, 6 warn"
    one = only(LINKS[1], LINKS[8])
    assert "## Links: 1 fails, 1 warns\n" in rendered(one, "markdown")
    assert "## Links: nothing to do\n" in rendered(only(LINKS[0]), "markdown")
    assert "Interrupted" in rendered(
        only(LINKS[0])._replace(report=Report(LINKS[:1], interrupted=True)), "markdown"
    )


def test_the_words_of_a_page_stay_readable() -> None:
    text = rendered(MIXED, "markdown")
    assert "  <https://oz.example/uz/новости/2><br>\n" in text
    assert "(`www.old.example`).<br>\n" in text
    assert "- **soft-404** `a-rule`: footnote 7, `visit`, `visit-reprint`, line 75<br>\n" in text


def test_markdown_is_bounded_and_says_what_is_missing() -> None:
    many = [LINKS[1]] * 500 + [
        finding("big", "https://a.example/", (), "gone", "fails", "&" * 900, "&" * 9000),
        LINKS[8],
    ]
    text = rendered(only(*many), "markdown")
    assert MOST - 2_000 < len(text) <= MOST
    shown = text.count("- **")
    assert f"\n{502 - shown} more links did not fit in here; the other formats have them all.\n" in text
    assert "### Fails (501)" in text
    assert text.endswith("- ok: 0 of 502 links\n")
    assert "more link" not in rendered(MIXED, "markdown")


def test_one_huge_entry_does_not_push_out_the_rest() -> None:
    huge = [finding("h", "https://a.example/", (), "gone", "fails", "x", "@" * 3_000)] * 12
    text = rendered(only(*huge, LINKS[8]), "markdown")
    assert len(text) <= MOST
    assert "`agency`" in text
    assert re.search(r"\n[1-9][0-9]? more links? did not fit", text)


# annotations


def test_annotations_stand_at_the_url_errors_first() -> None:
    lines = rendered(MIXED, "github").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 7 + ["::warning"] * 6
    assert lines[0].startswith(
        "::error file=events.toml,line=66,col=7,title=cai gone::events.toml:66:7: gone [a-rule]: footnotes 4, 5: https://news.example/"
    )
    assert lines[-1].startswith(
        "::warning file=events.toml,line=183,col=7,title=cai skipped::events.toml:183:7: skipped [not-checked]: later: "
    )
    assert "lost-and-kept" not in "".join(lines)
    mixed = only(LINKS[8], LINKS[1])
    assert [line.split(" ")[0] for line in rendered(mixed, "github").splitlines()] == ["::error", "::warning"]


def test_where_all_is_well_one_line_says_what_was_asked() -> None:
    well = next(one for one in LINKS if one.judgement.verdict == "ok" and not one.note)
    kept = next(one for one in LINKS if one.judgement.fails and one.note)
    moved = next(one for one in LINKS if one.judgement.verdict == "moved")
    said = "cai: all is well in events.toml: 2 links: 1 ok, 1 moved\n"
    assert rendered(only(well, moved), "github") == said
    said = f"cai: all is well in events.toml: 2 links: 1 ok, 1 {kept.judgement.verdict} (1 accepted)\n"
    assert rendered(only(well, kept), "github") == said
    hostile = rendered(Run(Report((well,)), "a\n::error::b##[error]", WHEN), "github")
    assert hostile.count("\n") == 1
    assert "##[" not in hostile
    assert "all is well" not in rendered(MIXED, "github")


def test_a_link_without_a_place_is_told_at_the_first_line() -> None:
    assert ",line=1,col=1," in rendered(only(LINKS[1]), "github")


@given(st.text(max_size=40), st.text(max_size=40))
def test_an_annotation_is_one_line_that_the_runner_reads_as_it_was_meant(path: str, message: str) -> None:
    line = annotation("error", "cai gone", message, path, 3, 7)
    assert len(line.splitlines()) == 1
    properties, _, said = line.removeprefix("::error ").partition("::")
    assert len(properties.split(",")) == 4
    assert said.count("%") == message.count("%")
    read = dict(one.split("=", 1) for one in properties.split(","))
    assert (read["line"], read["col"], read["title"]) == ("3", "7", "cai gone")
    assert "%0A" not in said


def test_percent_signs_are_not_decoded_into_line_breaks() -> None:
    assert annotation("warning", "t", "a%0A::error::b", "x:y,z", 1, 1).endswith(
        "file=x%3Ay%2Cz,line=1,col=1,title=t::a%250A::error::b"
    )


def test_long_annotations_are_cut() -> None:
    assert max(map(len, rendered(HOSTILE, "github").splitlines())) < 8_000


# the job's summary


def test_the_summary_is_added_to_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    environ = {"GITHUB_STEP_SUMMARY": str(path)}
    assert append_summary("one\n\n", environ) is None
    assert append_summary("twö \ud800", environ) is None
    assert path.read_text(encoding="utf-8") == "one\n\ntwö \\ud800\n"


def test_no_summary_where_none_is_asked_for() -> None:
    assert append_summary("x", {}) is None
    assert append_summary("x", {"GITHUB_STEP_SUMMARY": ""}) is None


@pytest.mark.parametrize("name", ["folder", "file/summary.md", "nul\0", "x\x1b[2J\n/y"])
def test_a_summary_that_cannot_be_written_is_a_warning(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    warning = append_summary("x", {"GITHUB_STEP_SUMMARY": str(tmp_path / name)})
    assert warning is not None
    assert warning.startswith("cannot write the job's summary")
    assert warning.isprintable()


def test_a_summary_never_grows_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    environ = {"GITHUB_STEP_SUMMARY": str(path)}
    path.write_bytes(b"x" * (MOST_SUMMARY - 6))
    assert "full" in (append_summary("12345", environ) or "")
    assert path.stat().st_size == MOST_SUMMARY - 6
    assert append_summary("1234", environ) is None
    assert path.stat().st_size == MOST_SUMMARY
