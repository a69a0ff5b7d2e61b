"""Verdicts that are known and accepted: recorded, allowed for a time, or checked by hand. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ca_israel.ledger.allowances import allowed_verdict
from ca_israel.links.verdict import RECORDED_AS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ca_israel.ledger.model import Allow
    from ca_israel.links.findings import Acceptance, Link
    from ca_israel.links.verdict import Judgement

BY_HAND_FOR = timedelta(days=365)
_BY_HAND = {"blocked", "restricted", "unconfirmed"}


def note_on(link: Link, judgement: Judgement, allows: Iterable[Allow], today: date) -> Acceptance | None:
    """Return why a verdict that fails or warns is accepted; None where it is not, or needs no acceptance."""
    if judgement.level == "passes":
        return None
    verdict = judgement.verdict
    known = RECORDED_AS.get(verdict)
    if judgement.fails and known and all(one.state == known and one.archive for one in link.sources):
        return "preserved"
    keys = [source.key for source in link.sources]
    if allowed_verdict(allows, verdict, url=link.url or "", sources=keys, today=today):
        return "allowed"
    if verdict in _BY_HAND and all(
        source.checked and timedelta(0) <= today - source.checked.on <= BY_HAND_FOR for source in link.sources
    ):
        return "checked by hand"
    return None
