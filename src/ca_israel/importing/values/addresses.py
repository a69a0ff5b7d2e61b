"""Addresses and identifiers as they stand in bibliographies, as addresses that a ledger takes."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

_BARE = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}(?::[0-9]{1,5})?(?:[/?#].*)?", re.DOTALL)
_UNFIT = re.compile(r'[\s"<>\\^`{|}]')
_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/{}",
    "jstor": "https://www.jstor.org/stable/{}",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/",
    "hdl": "https://hdl.handle.net/{}",
    "handle": "https://hdl.handle.net/{}",
    "googlebooks": "https://books.google.com/books?id={}",
    "hal": "https://hal.science/{}",
    "ssrn": "https://ssrn.com/abstract={}",
}
_ARXIV = re.compile(
    r"(?:arxiv:)?((?:[0-9]{4}\.[0-9]{4,5}|[a-z.-]+/[0-9]{7})(?:v[0-9]+)?)(?:\s*\[[^\]]*\])?", re.IGNORECASE
)


class Address(NamedTuple):
    """An address, and what was done to what stood there to make it one."""

    url: str
    mended: str | None = None


def web_address(written: str) -> Address:
    """Return an address with a scheme and without characters that no URL holds; one that is none stays as it is."""
    url, mended = written.strip(), None
    if _BARE.fullmatch(url) and "://" not in url.partition("?")[0]:
        url, mended = f"https://{url}", "an address without a scheme; https:// is put before it"
    elif url.startswith("//"):
        url, mended = f"https:{url}", "an address without a scheme; https: is put before it"
    if url[:8].lower().startswith(("http://", "https://")) and _UNFIT.search(url):
        url = _UNFIT.sub(lambda sign: quote(sign[0]), url)
        mended = mended or "an address holds signs that no URL does; they are percent-encoded"
    return Address(url, mended)


def of_eprint(identifier: str, kind: str) -> str | None:
    """Return the address of a work in a repository (arXiv, JSTOR, PubMed …); None for one that is not known."""
    identifier = identifier.strip()
    if identifier.lower().startswith(("http://", "https://")):
        return identifier
    arxiv = _ARXIV.fullmatch(identifier)
    if arxiv and kind.lower() in ("", "arxiv"):
        return _EPRINTS["arxiv"].format(arxiv[1])
    form = _EPRINTS.get(kind.strip().lower().replace(" ", ""))
    return form.format(quote(identifier, safe="/:.-_")) if form and identifier and not arxiv else None
