"""What a finding means in the light of earlier runs: long failures fail, flapping is noted. Pure."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.errors import BadUsage
from ca_israel.links.answer import Answer
from ca_israel.links.findings import Finding, Report
from ca_israel.links.history.sightings import SUCCESSES, fingerprint
from ca_israel.links.rules import SECOND_TRY
from ca_israel.links.verdict import archived_copy, judged
from ca_israel.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ca_israel.links.findings import Link
    from ca_israel.links.history.sightings import History, Sighting
    from ca_israel.links.verdict import Judgement

RUNS_TO_FAIL = 3
SPAN_TO_FAIL = timedelta(days=6)
# An older sighting is no evidence: of a clock that stood at 1970, or of another life of the link.
_EVIDENCE_FOR = timedelta(days=400)
_FLAKY_RUNS = 5
_FLAKY_FOR = timedelta(days=30)
_LONGEST = timedelta(days=3650)
_DURATION = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(d|days?|h|hours?|m|min|minutes?|w|weeks?)?\s*")
_UNITS = {"d": "days", "h": "hours", "m": "minutes", "w": "weeks"}


class Standing(NamedTuple):
    """The judgement of this run with what earlier runs add to it.

    ``flaky``: the work is there, but it took a second try or failed in a run not long ago. ``failed_runs``
    counts runs that failed since the last success, this one included; ``since`` is the first of them.
    """

    judgement: Judgement
    flaky: bool = False
    failed_runs: int = 0
    since: datetime | None = None


def standing(past: Sequence[Sighting], finding: Finding, now: datetime) -> Standing:
    """Judge ``finding`` with what was seen before (oldest first); the future and the long past do not count.

    ``unavailable`` fails once it failed in 3 runs or more, this one included, the first and last at least
    6 days apart, with no success between. Walls, logins and doubts neither add nor reset.
    """
    judgement, answer = finding.judgement, finding.answer
    if answer is None or not answer.tries:
        return Standing(judgement)
    known = [seen for seen in past if now - _EVIDENCE_FOR <= seen.at < now]
    if judgement.verdict in SUCCESSES:
        return _after_success(known, judgement, answer, now)
    if judgement.verdict == "unavailable" and judgement.rule != "proxy":
        return _after_failure(known, finding, answer, now)
    return Standing(judgement)


def _after_success(
    known: Sequence[Sighting], judgement: Judgement, answer: Answer, now: datetime
) -> Standing:
    runs = sorted({seen.at for seen in known if now - seen.at <= _FLAKY_FOR})[-_FLAKY_RUNS:]
    failed = len({seen.at for seen in known if seen.at in runs and seen.failed})
    told, step = judgement.reason, judgement.next
    if answer.tries > 1 and SECOND_TRY not in told:
        told += f" {SECOND_TRY}"
    if failed:
        told += f" Flaky: it failed in {failed} of the {counted(len(runs), 'run')} before."
    flaky = bool(failed) or answer.tries > 1
    if flaky and step is None:
        step = "Nothing to change; an archived copy in the ledger would help readers on its bad days."
    return Standing(judgement._replace(reason=told, next=step), flaky)


def _after_failure(known: Sequence[Sighting], finding: Finding, answer: Answer, now: datetime) -> Standing:
    success = max((seen.at for seen in known if seen.succeeded), default=None)
    failed = {seen.at for seen in known if seen.failed and (success is None or seen.at > success)} | {now}
    first, judgement = min(failed), finding.judgement
    if len(failed) >= RUNS_TO_FAIL and now - first >= SPAN_TO_FAIL:
        accessed = max((source.accessed for source in finding.link.sources if source.accessed), default=None)
        archive = next((source.archive.url for source in finding.link.sources if source.archive), None)
        copy = archived_copy(answer.url, accessed, archive)
        judgement = judgement._replace(
            level="fails",
            reason=f"{judgement.reason} It failed in {counted(len(failed), 'run')} since {first:%Y-%m-%d}, without a success.",
            next=f"Look whether the site has a new address, or cite an archived copy: {copy}",
        )
    return Standing(judgement, failed_runs=len(failed), since=first)


def with_history(report: Report, history: History, now: datetime) -> Report:
    """Return ``report`` with every judgement in the light of ``history``; notes stay as they are."""
    return report._replace(
        links=tuple(
            finding._replace(judgement=standing(history.past(finding.link.url), finding, now).judgement)
            if finding.link.url
            else finding
            for finding in report.links
        )
    )


def remembered(past: Sequence[Sighting], link: Link, max_age: timedelta, now: datetime) -> Finding | None:
    """Return the finding of the last run when that was a success, younger than ``max_age``, for the same work.

    A failure or a doubt is never reused, nor is a success before it. Its answer has ``tries`` 0: it was
    not asked in this run.
    """
    seen = past[-1] if past else None
    if seen is None or not seen.succeeded or link.url is None or seen.work != fingerprint(link):
        return None
    if not timedelta(0) <= now - seen.at < max_age or (seen.verdict == "moved" and not seen.final_url):
        return None
    target = seen.final_url or link.url
    judgement = judged("from-memory", detail=f"{seen.at:%Y-%m-%d}")
    if seen.verdict == "moved":
        judgement = judgement._replace(verdict="moved", next=judged("moved", detail=target).next)
    answer = Answer(link.url, target, seen.status, note="from memory", tries=0)
    return Finding(link, judgement, answer, title=seen.title)


def max_age(text: str) -> timedelta:
    """Read ``7`` (days), ``7d``, ``12h``, ``90m`` or ``2w``; at most ten years. Raises BadUsage."""
    found = _DURATION.fullmatch(text.lower()) if text.isascii() else None
    if found:
        age = timedelta(**{_UNITS[(found[2] or "d")[0]]: float(found[1])})
        if age <= _LONGEST:
            return age
    raise BadUsage(
        f'--max-age "{text}" is no length of time', hint="write it as 7d, 12h or 90m; a bare number is days"
    )
