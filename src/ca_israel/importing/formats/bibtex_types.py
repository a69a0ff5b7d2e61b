"""BibTeX's and biblatex's entry types, and where each keeps its container and its publisher."""

from __future__ import annotations

_TYPES = {
    "journal": "article periodical suppperiodical review",
    "news": "newspaper newsarticle magazine",
    "web": "online electronic www webpage",
    "book": "book mvbook collection mvcollection proceedings mvproceedings reference mvreference booklet",
    "chapter": "inbook incollection inproceedings conference inreference suppbook suppcollection bookinbook",
    "thesis": "thesis phdthesis mastersthesis mathesis bachelorthesis",
    "report": "report techreport manual standard whitepaper",
    "manuscript": "unpublished letter",
    "other": "misc patent dataset software artwork audio image jurisdiction legislation legal"
    " movie music performance video bibnote commentary custom preprint",
}
TYPES = {name: kind for kind, names in _TYPES.items() for name in names.split()}

# The ledger's type to the fields of its container; of the others it is the title of the whole of several volumes.
CONTAINERS = {
    "journal": ("journaltitle", "journal"),
    "news": ("journaltitle", "journal"),
    "web": ("organization", "howpublished", "journaltitle", "journal"),
    "chapter": ("booktitle",),
    "other": ("howpublished", "journaltitle", "journal", "booktitle"),
}
# What the names of types, and biblatex's words in the field ``type``, say of the kind of a work.
KINDS = {
    "phdthesis": "PhD diss.", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis", "bachelorthesis": "Bachelor’s thesis", "candthesis": "Candidate thesis",
    "resreport": "Research report", "whitepaper": "White paper", "letter": "Letter",
}  # fmt: skip
PUBLISHERS = {"thesis": ("school", "institution"), "report": ("institution",)}

# What a child takes of its parent's fields, and what it calls them (biblatex, appendix B).
HEIRS = {
    "title": "booktitle", "subtitle": "booksubtitle", "booktitle": "booktitle", "journaltitle": "journaltitle",
    "journal": "journal", "date": "date", "year": "year", "month": "month", "publisher": "publisher",
    "location": "location", "address": "address", "volume": "volume", "series": "series", "langid": "langid",
    "language": "language", "organization": "organization", "editor": "editor", "edition": "edition", "isbn": "isbn",
    "number": "number",
}  # fmt: skip
