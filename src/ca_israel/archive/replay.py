"""One copy is asked for, through the hops of the archive and the redirects that were archived, and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.archive.protocol.addresses import sent
from ca_israel.archive.protocol.web_archive import Place
from ca_israel.archive.verdicts import identity
from ca_israel.links.answer import Answer, Hop
from ca_israel.links.judge.decide import judge
from ca_israel.links.judge.evidence import evidence_of
from ca_israel.links.judge.final_url import at_home_page, at_section_front
from ca_israel.links.verdict import Facts

if TYPE_CHECKING:
    from ca_israel.archive.protocol.client import Client
    from ca_israel.archive.protocol.replies import Reply
    from ca_israel.links.findings import Link

MOST_REQUESTS = 3  # for a copy


class Shown(NamedTuple):
    """What a copy turned out to be. ``timestamp`` is that of its memento, None where there was none.

    ``rule`` is an outcome of ``archive.protocol.replies``, ``circle`` or ``too-many-hops``; ``detail`` is a sentence of the
    identity test. ``direct``: no redirect was archived between.
    """

    rule: str
    timestamp: str | None = None
    status: int | None = None
    detail: str = ""
    title: str | None = None
    score: float | None = None
    direct: bool = True
    hopped: bool = False


def shown_by(place: Place, link: Link, client: Client) -> Shown:
    """Ask for the copy at ``place`` and say whether it shows the works of ``link``.

    The target of a redirect that was archived is asked of the archive, at the same time; the live web never is.
    """
    original = place.original
    hops: list[Hop] = []
    first: str | None = None  # the time of the copy itself; what its redirects lead to has times of its own
    asked: set[Place] = set()
    hopped = False
    for _ in range(MOST_REQUESTS):
        if place in asked:
            return Shown("circle", first, None, direct=not hops, hopped=hopped)
        asked.add(place)
        reply = client.replay(place, original)
        status = reply.answer.status
        first = first or reply.timestamp
        if reply.outcome == "memento":
            return _judged(link, original, reply, tuple(hops), first)
        target = _next(client, reply)
        if target is None:
            return Shown(reply.outcome, first, status, direct=not hops, hopped=hopped)
        place, hopped = target, True
        if reply.outcome == "was-redirect":
            hops.append(Hop(original, status or 0))
            original = place.original
            ended = Answer(link.url or "", original, 200, redirects=tuple(hops))
            if at_home_page(ended) or at_section_front(ended):
                return Shown("was-redirect", first, status, f"It redirects to {original}", direct=False)
    return Shown("too-many-hops", first, None, direct=not hops, hopped=hopped)


def _next(client: Client, reply: Reply) -> Place | None:
    """Return where a hop or an archived redirect leads inside the archive; None where it ends here."""
    if reply.location is None:
        return None
    if reply.outcome == "index-hop":
        return client.archive.place_of(reply.location)
    target = sent(reply.location) if reply.outcome == "was-redirect" else None
    return Place(reply.timestamp or "", target) if target else None


def _judged(link: Link, original: str, reply: Reply, hops: tuple[Hop, ...], timestamp: str | None) -> Shown:
    """Judge a page as the link check does: as if it had answered at its own address."""
    answer = reply.answer._replace(url=link.url or original, final_url=original, redirects=hops, page=None)
    try:
        seen = evidence_of(link, answer)
    except Exception as error:  # one page, whatever it holds, must not end the run
        return Shown("unsure", timestamp, answer.status, f"cai itself failed on it, {type(error).__name__}.")
    judgement = judge(Facts(answer, accessed=link.accessed), seen)
    rule = identity(judgement, differs=seen is not None and seen.match.verdict == "mismatch")
    title = (seen.shown_title or None) if seen else None
    score = round(seen.match.score, 3) if seen and title else None
    return Shown(rule, timestamp, answer.status, judgement.reason, title, score, direct=not hops)
