"""The report as annotations of GitHub Actions, each at the line of its URL in the ledger; and the job's summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.links.report.parts import cited_by, counts_line, cut, grouped, one_line, place_of
from ca_israel.text.github import annotation, no_command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.links.findings import Finding, Run
    from ca_israel.terminal.look import Look
    from ca_israel.text.github import AnnotationKind

MOST_SUMMARY = 2**20  # bytes that a step's summary may have; the whole of a larger one is thrown away
_MOST_SAID = 4_000


def render(run: Run, _look: Look) -> str:
    """Return a line for each link that fails, then for each that warns: GitHub shows some ten of each for a step.

    Where there is none, a line that says what was asked: an empty log could be that of a check that never ran.
    """
    groups = grouped(run.report)
    loud = (*groups.fails, *groups.warns, *groups.not_checked)
    if not loud:
        accepted = f" ({len(groups.accepted)} accepted)" if groups.accepted else ""
        return f"{no_command(f'cai: all is well in {one_line(run.ledger)}: {counts_line(run.report)}{accepted}')}\n"
    return "".join(f"{_annotation(finding, run)}\n" for finding in loud)


def _annotation(finding: Finding, run: Run) -> str:
    judgement = finding.judgement
    line, column = place_of(finding, run) or (1, 1)
    keys = ", ".join(source.key for source in finding.link.sources)
    said = ": ".join((
        f"{run.ledger}:{line}:{column}",
        f"{judgement.verdict} [{judgement.rule}]",
        cited_by(finding) or keys,
        cut(f"{finding.link.url or keys} - {judgement.reason} {judgement.next or ''}".rstrip(), _MOST_SAID),
    ))  # fmt: skip
    kind: AnnotationKind = "error" if finding.fails else "warning"
    return annotation(kind, f"cai {judgement.verdict}", said, run.ledger, line, column)


def append_summary(markdown: str, environ: Mapping[str, str]) -> str | None:
    """Add ``markdown`` to the file that GITHUB_STEP_SUMMARY names, if any; return a warning where that fails."""
    name = environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return None
    data = f"{markdown.rstrip()}\n".encode("utf-8", "backslashreplace")
    try:
        with open(name, "ab") as file:  # noqa: PTH123 - the name is the runner's, as it stands
            there = file.tell()
            if there + len(data) + 1 > MOST_SUMMARY:
                return "the job's summary is full: the report of the links is not in it"
            file.write((b"\n" if there else b"") + data)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or error
        return f"cannot write the job's summary {one_line(name)}: {why}"
    return None
