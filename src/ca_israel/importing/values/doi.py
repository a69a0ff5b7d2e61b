"""DOIs as the ledger writes them: bare."""

from __future__ import annotations

import re

_INSIDE = re.compile(r"(?<![0-9.])10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s?#]+")
_RESOLVER = re.compile(r"https?://(?:www\.|dx\.)*doi\.org/10\.[0-9]{4}", re.IGNORECASE)
_PREFIX = re.compile(r"\s*(?P<url>https?://(?:www\.|dx\.)*doi\.org/)?(?:doi:?\s*)?", re.IGNORECASE)


def bare_doi(doi: str | None) -> str | None:
    """Return a DOI without ``doi:`` and without the address of a resolver, whose percent-encoding goes with it."""
    if not doi:
        return None
    prefix = _PREFIX.match(doi)
    bare = doi[prefix.end() :].strip() if prefix else doi
    if prefix and prefix["url"] and "%" in bare:
        from urllib.parse import unquote

        bare = unquote(bare)
    inside = None if bare.startswith("10.") else _INSIDE.search(bare)
    return inside[0].rstrip(".,;") if inside else bare


def doi_in(url: str | None) -> str | None:
    """Return the DOI that an address of a resolver leads to."""
    return bare_doi(url) if url and _RESOLVER.match(url) else None
