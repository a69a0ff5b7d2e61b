"""Values for shell completion, read from the ledger at hand. Completion never fails: no ledger, no values."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer  # noqa: TC002 - Typer reads the annotations when it runs

from ca_israel.text.folding import fold
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ca_israel.ledger.model import Ledger

_UNSAFE = re.compile(r"""["'`$\\:;!*?()\[\]{}<>&|#~]""")
Values = list[tuple[str, str]]


def _ledger(ctx: typer.Context) -> Ledger | None:
    from ca_israel.ledger import discovery

    before = ctx.find_root().params.get("ledger")
    named = ctx.params.get("ledger") or before
    try:
        found = discovery.find(Path(named) if named else None, os.environ, Path.cwd())
        return (found or discovery.packaged()).load()
    except Exception:  # whatever is wrong, the shell's line must stay as it is
        return None


def _matching(values: Iterable[tuple[str, str]], incomplete: str) -> Values:
    """Those that begin so. Shells evaluate what completion prints: only words go in, as value or as help."""
    begun = fold(incomplete)
    return [
        (value, _UNSAFE.sub(" ", harmless(told))[:60])
        for value, told in values
        if fold(value).startswith(begun) and not _UNSAFE.search(value)
    ]


def countries(ctx: typer.Context, incomplete: str) -> Values:
    """Return country slugs with their names."""
    ledger = _ledger(ctx)
    return _matching(((c.slug, c.name) for c in ledger.countries.values()), incomplete) if ledger else []


def categories(ctx: typer.Context, incomplete: str) -> Values:
    """Return the ledger's categories."""
    ledger = _ledger(ctx)
    return _matching(((name, "") for name in ledger.categories), incomplete) if ledger else []


def footnotes(ctx: typer.Context, incomplete: str) -> Values:
    """Return footnote numbers with the title of the first work each cites."""
    ledger = _ledger(ctx)
    if not ledger:
        return []
    numbers = (
        (str(n), ledger.sources[f.citations[0].source].title) for n, f in sorted(ledger.footnotes.items())
    )
    return _matching(numbers, incomplete)


def sources(ctx: typer.Context, incomplete: str) -> Values:
    """Return citekeys with titles."""
    ledger = _ledger(ctx)
    return _matching(((s.key, s.title) for s in ledger.sources.values()), incomplete) if ledger else []


def cited(ctx: typer.Context, incomplete: str) -> Values:
    """Return what ``cite`` and ``check-links`` take: footnote numbers and citekeys."""
    return footnotes(ctx, incomplete) + sources(ctx, incomplete)


def anything(ctx: typer.Context, incomplete: str) -> Values:
    """Return what ``show`` takes: event ids, footnote numbers, citekeys."""
    ledger = _ledger(ctx)
    ids = _matching(((e.id, e.title) for e in ledger.events), incomplete) if ledger else []
    return ids + cited(ctx, incomplete)


def one_of(values: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a completer over fixed ``values``."""
    fixed = tuple(values)

    def complete(incomplete: str) -> list[str]:
        return [value for value in fixed if value.startswith(incomplete)]

    return complete
