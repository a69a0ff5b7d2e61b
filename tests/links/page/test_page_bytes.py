"""Bytes of pages and PDFs become the text that was meant."""

from __future__ import annotations

import codecs

import pytest

from ca_israel.links.page.charset import decoded
from ca_israel.links.page.labels import _LABELS, codec_of
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


IN_WORDS = {
    "gbk": "以色列公司向东寻找草原市场，部长们签署了有关水、农业和医药的文件。", "big5": "以色列公司向東尋找草原市場，部長們簽署了有關水、農業和醫藥的文件。",
    "euc_jp": "イスラエル企業は東の草原に市場を求める。代表団は三つの首都にいた。", "shift_jis": "イスラエル企業は東の草原に市場を求める。代表団は三つの首都にいた。",
    "euc_kr": "이스라엘 기업들이 동쪽 초원에서 시장을 찾다. 대표단은 세 수도에 있었다.", "cp1251": "Израильские компании приходят в Казахстан, делегация в столице",
    "koi8-r": "Израильские компании приходят в Казахстан, делегация в столице", "cp1255": "ישראל מחזקת את הקשרים עם קזחסטן בתחום המים",
    "cp1254": "İlişkileri güçlendirmeye hazır ağaç şey", "cp1252": "Où l’été était déjà là, à Liège, für schöne Mädchen",
    "utf-16-le": "Израильские компании", "utf-16-be": "Израильские компании",
}  # fmt: skip


@pytest.mark.parametrize("codec", IN_WORDS)
@pytest.mark.parametrize("frame", ["<html><title>{}</title><p>x", "<p>{}", "<title>{}</title><p>{}</p><p>{}"])
def test_text_without_a_label_is_read_by_what_it_looks_like(codec: str, frame: str) -> None:
    text = frame.replace("{}", IN_WORDS[codec])
    for cut in (0, 1):
        found = decoded(text.encode(codec)[: -cut or None], None)
        assert text[:-1] in found if cut else found == text


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("x-mac-cyrillic", "mac-cyrillic"), ("ISO_8859-2:1987", "iso8859-2"), ("latin1", "cp1252"), ("us-ascii", "cp1252"),
        ("iso-8859-9", "cp1254"), ("tis-620", "cp874"), ("gb2312", "gb18030"), ("x-sjis", "cp932"), ("ks_c_5601-1987", "cp949"),
        ("big5", "big5hkscs"), ("unicode", "utf-16-le"), ("UTF-16", "utf-16-le"), ("unicodefffe", "utf-16-be"), ("866", "cp866"),
        ("koi8-ru", "koi8-u"), ("logical", "iso8859-8"), ("x-x-big5", "big5hkscs"), ("windows-31j", "cp932"), ("macintosh", "mac-roman"),
        ("iso-8859-11", "cp874"), ("csisolatin9", "iso8859-15"), ("hz-gb-2312", "hz"), ("kz-1048", "kz1048"), ("utf8", "utf-8"),
        ("nonsense", None), ("rot13", None), ("", None), ("x-user-defined", None),
    ],
)  # fmt: skip
def test_a_label_is_read_as_browsers_do(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec


def test_every_codec_of_a_label_is_one_of_pythons() -> None:
    assert all(codecs.lookup(codec) for codec in _LABELS)
    labels = [label for held in _LABELS.values() for label in held.split()]
    assert len(labels) == len(set(labels))


def test_utf_16_is_known_by_its_zeros_or_by_a_header_and_never_where_tags_are_plain() -> None:
    text = "<title>Израиль</title>"
    assert decoded(text.encode("utf-16-le"), "text/html; charset=utf-16") == text
    assert decoded("Израиль".encode("utf-16-le"), "text/html; charset=unicode") == "Израиль"
    assert decoded(text.encode(), "text/html; charset=utf-16") == text
    marked = "<meta charset=utf-16><p>Новости дня"
    assert decoded(marked.encode("cp1251"), None) == marked
    assert decoded(marked.encode(), None) == marked
