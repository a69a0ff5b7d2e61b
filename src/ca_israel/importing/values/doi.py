"""DOIs as the ledger writes them: bare."""

from __future__ import annotations

import re

_PREFIX = re.compile(r"\s*(?P<url>https?://(?:www\.|dx\.)*doi\.org/)?(?:doi:?\s*)?", re.IGNORECASE)


def bare_doi(doi: str | None) -> str | None:
    """Return a DOI without ``doi:`` and without the address of a resolver, whose percent-encoding goes with it."""
    if not doi:
        return None
    prefix = _PREFIX.match(doi)
    bare = doi[prefix.end() :].strip() if prefix else doi
    if prefix and prefix["url"] and "%" in bare:
        from urllib.parse import unquote

        return unquote(bare)
    return bare
