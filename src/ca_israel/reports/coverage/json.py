"""Coverage as one JSON document (schema 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.text.json import json_text

if TYPE_CHECKING:
    from ca_israel.reports.coverage.tallies import Coverage
    from ca_israel.terminal.look import Look

SCHEMA = 1


def render(what: Coverage, look: Look) -> str:
    """Return the document; its keys are always there, and in this order.

    Each group of events has ``events``, ``exact_day``, ``without_source`` and ``single_source``. The last
    of ``countries`` and of ``categories`` is null: events that name none. Ids are in order of time.
    """
    ledger = what.ledger
    document = {
        "schema": SCHEMA,
        "ledger": str(ledger.path),
        "title": ledger.title,
        "party": ledger.party,
        "total": what.total._asdict(),
        "statuses": what.statuses,
        "countries": [
            {"country": slug, "name": slug and ledger.countries[slug].name, **tally._asdict()}
            for slug, tally in what.countries.items()
        ],
        "categories": [{"category": name, **tally._asdict()} for name, tally in what.categories.items()],
        "years": [{"year": year, **tally._asdict()} for year, tally in what.years.items()],
        "without_source": what.without_source,
        "single_source": what.single_source,
        "sources": what.sources._asdict(),
    }
    return json_text(document, ascii_only=not look.unicode) + "\n"
