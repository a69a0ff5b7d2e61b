"""Verdicts that are known and accepted: recorded, allowed for a time, or checked by hand. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from .location import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ca_israel.model import Allow

    from .findings import Link, Note
    from .verdict import Judgement

BY_HAND_FOR = timedelta(days=365)
_BY_HAND = {"blocked", "restricted", "unconfirmed"}


def note_on(link: Link, judgement: Judgement, allows: Iterable[Allow], today: date) -> Note | None:
    """Say why a verdict that fails or warns is accepted, or None when it is not (or needs no excuse)."""
    if judgement.level == "passes":
        return None
    verdict = judgement.verdict
    if judgement.fails and all(source.state == verdict and source.archive for source in link.sources):
        return "preserved"
    if any(_allows(allow, link, verdict, today) for allow in allows):
        return "allowed"
    if verdict in _BY_HAND and all(
        source.checked and timedelta(0) <= today - source.checked.on <= BY_HAND_FOR for source in link.sources
    ):
        return "checked by hand"
    return None


def _allows(allow: Allow, link: Link, verdict: str, today: date) -> bool:
    """Whether ``allow`` is about this link and verdict and still holds; all that it names must agree."""
    if verdict not in allow.verdicts or (allow.expires is not None and today > allow.expires):
        return False
    if allow.id is not None:  # about an event, not a link
        return False
    host = host_of(link.url or "").removeprefix("www.")
    wanted = (allow.host or "").lower().removeprefix("www.")
    return (
        (allow.url is None or allow.url == link.url)
        and (allow.source is None or all(source.key == allow.source for source in link.sources))
        and (allow.host is None or host == wanted or host.endswith(f".{wanted}"))
    )
