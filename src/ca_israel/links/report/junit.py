"""The report as JUnit XML: a test case a link, so that a CI shows each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.links.report.parts import cited_by, grouped, one_line, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.links.findings import Finding, Run
    from ca_israel.terminal.look import Look

_SUITE = "cai check-links"
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def render(run: Run, look: Look) -> str:
    """Return one suite with every link; one that warns has passed, and its warning is its output."""
    groups, links = grouped(run.report), run.report.links
    skipped = sum(finding.judgement.verdict == "skipped" for finding in links if not finding.note)
    numbers = _attributes(
        tests=len(links),
        failures=len(groups.fails),
        errors=0,
        skipped=skipped,
        time=f"{sum(map(_seconds, links)):.3f}",
    )
    suite = _attributes(name=_SUITE, timestamp=run.checked_at.removesuffix("Z"))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites{_attributes(name=_SUITE)}{numbers}>",
        f"  <testsuite{suite}{numbers}>",
        *(line for finding in links for line in _case(finding, run)),
        "  </testsuite>",
        "</testsuites>",
    ]
    text = "\n".join(lines) + "\n"
    return text if look.unicode else text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _case(finding: Finding, run: Run) -> Iterator[str]:
    link = finding.link
    place = place_of(finding, run)
    attributes = _attributes(
        classname=", ".join(source.key for source in link.sources),
        name=": ".join(filter(None, (cited_by(finding), link.url or "no URL"))),
        file=run.ledger,
        line=place[0] if place else None,
        time=f"{_seconds(finding):.3f}",
    )
    inside = _outcome(finding)
    if not inside:
        yield f"    <testcase{attributes}/>"
        return
    yield f"    <testcase{attributes}>"
    yield f"      {inside}"
    yield "    </testcase>"


def _outcome(finding: Finding) -> str:
    judgement = finding.judgement
    if finding.fails:
        kind = f"{judgement.verdict} [{judgement.rule}]"
        opened = f"<failure{_attributes(type=kind, message=judgement.reason)}"
        return f"{opened}>{_xml(judgement.next)}</failure>" if judgement.next else f"{opened}/>"
    if judgement.verdict == "skipped" and not finding.note:
        return f"<skipped{_attributes(message=judgement.reason)}/>"
    if judgement.verdict == "ok" and not judgement.next:
        return ""
    kind = finding.note or ("warning" if finding.warns else "passes")
    said = (
        f"{judgement.verdict} ({kind}) [{judgement.rule}]: {judgement.reason} {judgement.next or ''}".rstrip()
    )
    return f"<system-out>{_xml(said)}</system-out>"


def _seconds(finding: Finding) -> float:
    return finding.answer.seconds if finding.answer and finding.answer.tries else 0.0


def _attributes(**values: object) -> str:
    return "".join(f' {key}="{_xml(str(value))}"' for key, value in values.items() if value is not None)


def _xml(text: str) -> str:
    """Return ``text`` as XML 1.0 can hold it: nothing in it ends an attribute or a text, and what XML cannot hold is escaped."""
    return one_line(text).translate(_MARKUP).replace("##[", "##&#91;")  # no command to a runner
