"""Coverage as one JSON document (schema 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.text.json import json_text

if TYPE_CHECKING:
    from ca_israel.reports.coverage.tallies import Coverage
    from ca_israel.terminal.look import Look

SCHEMA = 1


def render(coverage: Coverage, look: Look) -> str:
    """Return the document; its keys are always there, and in this order.

    Each group of events has ``events``, ``exact_day``, ``without_source`` and ``single_source``. The last
    of ``countries`` and of ``categories`` is null: events that name none. Ids are in order of time.
    """
    ledger = coverage.ledger
    document = {
        "schema": SCHEMA,
        "ledger": str(ledger.path),
        "title": ledger.title,
        "party": ledger.party,
        "total": coverage.total._asdict(),
        "statuses": coverage.statuses,
        "countries": [
            {"country": slug, "name": slug and ledger.countries[slug].name, **tally._asdict()}
            for slug, tally in coverage.countries.items()
        ],
        "categories": [{"category": name, **tally._asdict()} for name, tally in coverage.categories.items()],
        "years": [{"year": year, **tally._asdict()} for year, tally in coverage.years.items()],
        "without_source": coverage.without_source,
        "single_source": coverage.single_source,
        "sources": coverage.sources._asdict(),
    }
    return json_text(document, ascii_only=not look.unicode) + "\n"
