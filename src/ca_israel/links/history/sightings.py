"""What earlier runs saw of each URL: few plain sightings, no page bodies. Pure; ``file`` reads and writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.links.answer import NOT_REQUESTED, PERHAPS_PASSING
from ca_israel.links.history.copies import newest_of
from ca_israel.links.urls import without_session, without_userinfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ca_israel.ledger.model import VerdictName
    from ca_israel.links.findings import Finding, Link, Report
    from ca_israel.links.history.copies import LookedUp

MOST_SIGHTINGS = 20
MOST_URLS = 20_000
LEAST_SIGHTINGS = 5  # below this the evidence of a long failure would not fit
SUCCESSES: frozenset[VerdictName] = frozenset({"ok", "moved"})
FAILURES: frozenset[VerdictName] = frozenset({"gone", "soft-404", "drifted", "usurped", "unavailable"})
_MOST_TITLE = 200
_MOST_URL = 2_000


class Sighting(NamedTuple):
    """What one run saw of a URL. ``at`` is the time of the run, the same for all its links (UTC, whole seconds).

    ``title`` is the page's title that came nearest to the cited one, ``final_url`` where a page that moved is now. ``work``
    stands for the citation that was looked for: another ledger may cite another work by the same URL.
    """

    at: datetime
    verdict: VerdictName
    rule: str
    status: int | None = None
    title: str | None = None
    final_url: str | None = None
    work: str | None = None

    @property
    def succeeded(self) -> bool:
        """Whether the cited work was there."""
        return self.verdict in SUCCESSES

    @property
    def failed(self) -> bool:
        """Whether the link failed; a wall, a login or a doubt is not a failure, nor is a proxy of our own."""
        return self.verdict in FAILURES and self.rule != "proxy"


class History(NamedTuple):
    """Sightings by URL (without user name and password), oldest first, and look-ups of copies by their key."""

    urls: Mapping[str, tuple[Sighting, ...]] = {}
    copies: Mapping[str, LookedUp] = {}

    def past(self, url: str) -> tuple[Sighting, ...]:
        """Return what is known of ``url``, oldest first."""
        return self.urls.get(without_userinfo(url), ())

    def was_ok(self, url: str) -> bool:
        """Whether the last run that saw ``url`` found the work there: a 404 now is asked again."""
        past = self.past(url)
        return bool(past) and past[-1].succeeded

    def runs_known(self, links: Iterable[Link]) -> int:
        """Count the earlier runs that saw any of ``links``, as far back as is remembered."""
        return len({seen.at for link in links if link.url for seen in self.past(link.url)})

    def newest(self) -> datetime | None:
        """Return the time of the last run of all."""
        seen = [past[-1].at for past in self.urls.values() if past]
        return max([*seen, *(looked.at for looked in self.copies.values())], default=None)


def merged(one: History, other: History) -> History:
    """Return what both know, bounded; the order of the two does not matter, nor does doing it twice."""
    urls = {
        url: thinned({*one.urls.get(url, ()), *other.urls.get(url, ())})
        for url in one.urls.keys() | other.urls.keys()
    }
    copies = newest_of(dict(one.copies), dict(other.copies))
    return with_newest_urls(History(urls, copies), MOST_URLS)


def with_newest_urls(history: History, most: int) -> History:
    """Return ``history`` with the ``most`` URLs that were seen last."""
    if len(history.urls) <= most:
        return history
    newest = sorted(history.urls.items(), key=lambda item: (item[1][-1].at, item[0]))[-most:]
    return history._replace(urls=dict(newest))


def thinned(sightings: Iterable[Sighting], most: int = MOST_SIGHTINGS) -> tuple[Sighting, ...]:
    """Return at most ``most`` (5 or more) sightings, oldest first: the newest, and those that decide.

    The last success, the first run that failed after it and the last two always stay. Otherwise a
    link that is checked every hour would never have failed for six days.
    """
    ordered = sorted(sightings, key=_order)
    if len(ordered) <= most:
        return tuple(ordered)
    success = max((i for i, seen in enumerate(ordered) if seen.succeeded), default=None)
    since = None if success is None else ordered[success].at
    failures = {
        seen.at: i for i, seen in enumerate(ordered) if seen.failed and (since is None or seen.at > since)
    }
    kept = {*[*failures.values()][:1], *[*failures.values()][-2:], len(ordered) - 1}
    if success is not None:
        kept.add(success)
    for i in reversed(range(len(ordered))):
        if len(kept) >= most:
            break
        kept.add(i)
    return tuple(ordered[i] for i in sorted(kept))


def _order(seen: Sighting) -> tuple[datetime, str]:
    return seen.at, repr(seen[1:])


def why_not_recorded(report: Report) -> str | None:
    """Say why a whole run is not remembered: it may say more about this machine's network than about the links."""
    if report.network_unusable:
        return "no host could be reached: this run is not recorded in the history"
    asked = [one.answer for one in report.links if one.answer and one.answer.tries]
    kinds = [(answer.fault.kind if answer.fault else None, answer.redirects) for answer in asked]
    tried = [(kind, redirects) for kind, redirects in kinds if kind not in NOT_REQUESTED]
    unreached = sum(kind in PERHAPS_PASSING and not redirects for kind, redirects in tried)
    if unreached * 2 > len(tried):
        return (
            f"{unreached} of {len(tried)} links could not be reached: this run is not recorded in the history"
        )
    return None


def seen_in(report: Report, now: datetime) -> History:
    """Return what this run saw itself: links that were skipped or come from memory are not in it."""
    at = now.replace(microsecond=0)
    urls: dict[str, tuple[Sighting, ...]] = {}
    for finding in report.links:
        url = finding.link.url
        if url and len(url) <= _MOST_URL and finding.answer and finding.answer.tries:
            urls[without_userinfo(url)] = (_sighting(finding, at),)
    return History(urls)


def _sighting(finding: Finding, at: datetime) -> Sighting:
    answer, judgement = finding.answer, finding.judgement
    target = moved_to(finding)
    return Sighting(
        at,
        judgement.verdict,
        judgement.rule,
        answer.status if answer else None,
        finding.title[:_MOST_TITLE] if finding.title else None,
        target if target is None or len(target) <= _MOST_URL else None,
        fingerprint(finding.link),
    )


def moved_to(finding: Finding) -> str | None:
    """Return where a page that moved for good is now, without what names a visit or a user."""
    answer = finding.answer
    if answer is None or finding.judgement.verdict != "moved":
        return None
    return without_session(without_userinfo(answer.final_url))


def fingerprint(link: Link) -> str:
    """Return a short hash of what a link is cited for: the titles, the authors and the quotes."""
    from hashlib import sha256

    works = sorted((one.title, one.titles, one.short or "", one.authors) for one in link.sources)
    return sha256(repr((works, link.quotes)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
