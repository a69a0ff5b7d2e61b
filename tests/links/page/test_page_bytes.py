"""Bytes of pages and PDFs become the text that was meant."""

from __future__ import annotations

import pytest

from ca_israel.links.page.read import Page, read

URL = "https://outlet.example/news/item-1"


def titles(found: Page) -> dict[str, str]:
    return {title.origin: title.text for title in found.titles}


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("Шаҳар".encode(), "text/html", "Шаҳар"),
        ("Новости".encode("cp1251"), "text/html; charset=windows-1251", "Новости"),
        (b'<meta charset="windows-1251">' + "Новости".encode("cp1251"), "text/html", "Новости"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">' + "Новости".encode("koi8-r"), None, "Новости"),
        (b" " * 2000 + b'<meta charset="windows-1251">' + "Новости".encode("cp1251"), None, "Новости"),
        ("Израиль и Узбекистан укрепляют отношения".encode("cp1251"), None, "Израиль и Узбекистан укрепляют отношения"),
        ("Израиль и Узбекистан укрепляют отношения".encode("koi8-r"), None, "Израиль и Узбекистан укрепляют отношения"),
        ("израиль и узбекистан вновь готовы".encode("cp1251"), None, "израиль и узбекистан вновь готовы"),
        ("ישראל מחזקת את הקשרים".encode("cp1255"), None, "ישראל מחזקת את הקשרים"),
        ("İlişkileri güçlendirmeye hazır ağaç şey".encode("cp1254"), None, "İlişkileri güçlendirmeye hazır ağaç şey"),
        ("Café français à Liège".encode("cp1252"), None, "Café français à Liège"),
        ("Asia’s".encode("cp1252"), "text/html; charset=iso-8859-1", "Asia’s"),
        ("Новости".encode(), "text/html; charset=windows-1251", "Новости"),
        ("Новости дня".encode("cp1251"), "text/html; charset=utf-8", "Новости дня"),
        ("Новости".encode(), "text/html; charset=nonsense", "Новости"),
        ("Новости".encode(), "text/html; charset=rot13", "Новости"),
        ("Новости".encode("utf-8-sig"), "text/html; charset=windows-1251", "Новости"),
        ("Новости".encode("utf-16"), None, "Новости"),
        (b"Za\xcc", "text/html; charset=utf-8", "Za"),
        ("Новости ".encode() * 30 + b"\xff", "text/html; charset=utf-8", "Новости " * 30 + "\ufffd"),
    ],
)  # fmt: skip
def test_bytes_become_the_text_that_was_meant(body: bytes, content_type: str | None, text: str) -> None:
    marked = body
    if not body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        marked = b"<p>" + body
    assert read(marked, content_type, URL).text == text.strip()


def test_a_body_cut_inside_a_character_loses_that_character_alone() -> None:
    assert titles(read("<title>Ўзбекистон".encode()[:-1], None, URL)) == {"title": "Ўзбекисто"}


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (b"%PDF-1.4 1 0 obj <</Title (Israel \\(and\\) Asia) /Producer (x)>>", "Israel (and) Asia"),
        (b"%PDF-1.4 <</Producer(x)/Title(A (nested) \\101)>>", "A (nested) A"),
        (b"%PDF-1.4 <</Creator(x)/Title<FEFF04230437>>>", "Уз"),
        (b"%PDF-1.4 <</Title (Chapter 1) /Parent 2 0 R /Dest [3]>>", None),
        (b"%PDF-1.4 <</Title (Chapter 1) /Parent 2 0 R /Producer (x)>>", None),
        (b"%PDF-1.4 <</Title (Chapter 1) /Parent 2 0 R>> <</Title (Book) /CreationDate (D:2011)>>", "Book"),
        (b"%PDF-1.4 <</Title (Book) /Producer (x)>> <</Title (Chapter 1) /Parent 2 0 R>>", "Book"),
        (b"%PDF-1.4 <</Title (\x8a\x91) /Producer(x)>> trailer <</Encrypt 5 0 R>>", None),
        (b'%PDF-1.4 <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Oil &amp; arms</rdf:li></rdf:Alt></dc:title>', "Oil & arms"),
        (b"%PDF-1.4 stream", None), (b"%PDF-1.4 /Title (unclosed", None), (b"%PDF-1.4 <</Title () /Producer(x)>>", None),
    ],
)  # fmt: skip
def test_a_pdf_has_a_title_where_it_is_plain(body: bytes, title: str | None) -> None:
    found = read(body, "application/pdf", URL)
    assert found.kind == "pdf"
    assert [t.text for t in found.titles] == ([title] if title else [])


def test_a_pdf_is_known_by_its_first_bytes_too() -> None:
    assert read(b"%PDF-1.7", "text/html", URL).kind == "pdf"
    assert read(b"\x89PNG", "image/png", URL).kind == "other"
    assert read(b"PK\0\0\0\0", "application/octet-stream", URL).kind == "other"
    assert read(b"<title>A</title>", "", URL).kind == "html"
