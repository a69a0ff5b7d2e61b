"""What a finding means in the light of earlier runs: long failures fail, flapping is noted. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ca_israel.ledger.allowances import allowed_host
from ca_israel.links.answer import Answer
from ca_israel.links.findings import Finding
from ca_israel.links.history.sightings import SUCCESSES, fingerprint
from ca_israel.links.rules import SECOND_TRY
from ca_israel.links.verdict import archived_copy, judged
from ca_israel.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ca_israel.links.findings import Link, Report
    from ca_israel.links.history.sightings import History, Sighting
    from ca_israel.links.verdict import Judgement

RUNS_TO_FAIL = 3
SPAN_TO_FAIL = timedelta(days=6)
# An older sighting proves nothing: the clock may have stood at 1970, or the link had another life then.
_EVIDENCE_FOR = timedelta(days=400)
_FLAKY_RUNS = 5
_FLAKY_FOR = timedelta(days=30)


def over_time(past: Sequence[Sighting], finding: Finding, now: datetime) -> Judgement:
    """Judge ``finding`` by what earlier runs saw (oldest first); the future and the long past do not count.

    ``unavailable`` fails once it failed in 3 runs or more, this one included, the first and last at least
    6 days apart, with no success between. Walls, logins and doubts neither add nor reset. A success says
    whether it took a second try, or failed in a run not long ago.
    """
    judgement, answer = finding.judgement, finding.answer
    if answer is None or not answer.tries:
        return judgement
    known = [seen for seen in past if now - _EVIDENCE_FOR <= seen.at < now]
    if judgement.verdict in SUCCESSES:
        return _after_success(known, judgement, answer, now)
    if judgement.verdict == "unavailable" and judgement.rule != "proxy":
        return _after_failure(known, finding, answer, now)
    return judgement


def _after_success(
    known: Sequence[Sighting], judgement: Judgement, answer: Answer, now: datetime
) -> Judgement:
    runs = sorted({seen.at for seen in known if now - seen.at <= _FLAKY_FOR})[-_FLAKY_RUNS:]
    failed = len({seen.at for seen in known if seen.at in runs and seen.failed})
    reason, step = judgement.reason, judgement.next
    if answer.tries > 1 and SECOND_TRY not in reason:
        reason += f" {SECOND_TRY}"
    if failed:
        reason += f" Flaky: it failed in {failed} of the {counted(len(runs), 'run')} before."
    if (failed or answer.tries > 1) and step is None:
        step = "Nothing to change; an archived copy in the ledger would help readers on its bad days."
    return judgement._replace(reason=reason, next=step)


def _after_failure(known: Sequence[Sighting], finding: Finding, answer: Answer, now: datetime) -> Judgement:
    success = max((seen.at for seen in known if seen.succeeded), default=None)
    failed = {seen.at for seen in known if seen.failed and (success is None or seen.at > success)} | {now}
    first, judgement, link = min(failed), finding.judgement, finding.link
    if len(failed) < RUNS_TO_FAIL or now - first < SPAN_TO_FAIL:
        return judgement
    copy = archived_copy(answer.url, link.accessed, link.archive)
    lines = (
        "[[allow]]",
        f'host = "{allowed_host(answer.url)}"',
        'verdicts = ["unavailable"]',
        'reason = "Opens in a browser."',
    )
    allowed = ", ".join(f"`{line}`" for line in lines)
    return judgement._replace(
        level="fails",
        reason=f"{judgement.reason} It failed in {counted(len(failed), 'run')} since {first:%Y-%m-%d}, without a success.",
        next=f"If it opens for you, allow it, in the ledger a line each: {allowed}. If not, look whether the site has a new address, or cite an archived copy: {copy}",
    )


def with_history(report: Report, history: History, now: datetime) -> Report:
    """Return ``report`` with every judgement in the light of ``history``; notes stay as they are."""
    return report._replace(
        links=tuple(
            finding._replace(judgement=over_time(history.past(finding.link.url), finding, now))
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
