"""The title of a PDF: the document's own, not a bookmark's."""

from __future__ import annotations

from ca_israel.links.page.pdf import pdf_title

INFO = b"%PDF-1.4\n1 0 obj\n<< /Title (A Work) /Producer (Press)"
BOOKMARK = b" 2 0 obj << /Title (Chapter 1) /Parent 3 0 R >>"


def test_the_entry_of_the_document_ends_before_the_bookmark_behind_it() -> None:
    assert pdf_title(INFO + b" >> endobj" + BOOKMARK) == "A Work"


def test_an_entry_cut_short_is_read_as_far_as_it_goes() -> None:
    assert pdf_title(INFO) == "A Work"
    assert pdf_title(b"<< /Title (A Work) /ModDate") == "A Work"
