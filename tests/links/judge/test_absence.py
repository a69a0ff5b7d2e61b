"""A page that says that it is not there, and a page that tells of something else that is not."""

from __future__ import annotations

import pytest

from ca_israel.languages.vocabulary import FOLDER, languages
from ca_israel.links.judge.absence import absence_in, has_headline, heading_of_absence

CITED = "Drip Irrigation and the Politics of Water"
NAMES = frozenset({"caspian", "review"})


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, this article has been removed.",
        "The page you asked for does not exist.",
        "We could not find that document.",
        "К сожалению, страница не найдена.",
        "Aradığınız sayfa bulunamadı.",
        "Kechirasiz, maqola topilmadi.",
        "Кешіріңіз, мақала табылмады.",
        "Təəssüf ki, bu xəbər tapılmadı.",
        "הדף שחיפשת לא נמצא.",
        "Leider ist dieser Artikel nicht mehr verfügbar.",
        "Cet article n'est plus disponible.",
        "Lo sentimos, esta noticia ya no está disponible.",
        "Purtroppo questo articolo non è più disponibile.",
        "Desculpe, esta página não existe.",
        "Maaf, halaman yang Anda cari tidak ditemukan.",
        "Trang bạn tìm kiếm không tồn tại.",
        "ขออภัย ไม่พบหน้าที่คุณต้องการ",
        "요청하신 페이지를 찾을 수 없습니다.",
        "抱歉，您访问的文章已被删除。",
        "この記事は掲載期間が終了しました。",
    ],
)
def test_what_is_said_to_the_reader_counts_under_any_headline(text: str) -> None:
    assert absence_in(text, CITED, headed=True)


@pytest.mark.parametrize(
    "text",
    [
        "The article was not found.",
        "Документ удалён.",
        "Belge bulunamadı.",
        "Das Dokument wurde nicht gefunden.",
        "המסמך לא נמצא.",
        "Le document est introuvable.",
    ],
)
def test_a_bare_sentence_counts_where_the_page_has_no_headline_of_its_own(text: str) -> None:
    assert absence_in(text, CITED)
    assert absence_in(text, CITED, headed=True) is None


def test_a_notice_says_little_else() -> None:
    said = "Sorry, this article has been removed."
    assert absence_in(said + " Write to us. Or do not.", CITED, headed=True)
    assert absence_in(said + " One. Two. Three. Four. Five.", CITED, headed=True) is None


def test_words_between_the_thing_and_its_absence_are_those_of_notices() -> None:
    assert absence_in("The requested page or file could not be found.", CITED)
    assert absence_in("The page of poems could not be found.", CITED) is None


def test_a_language_speaks_to_readers_in_its_own_words() -> None:
    assert absence_in("L'article a été retiré, dit le ministre.", CITED, headed=True) is None, (
        "Dutch says dit"
    )
    assert absence_in("Helaas, dit artikel is niet beschikbaar.", CITED, headed=True)


def test_every_language_that_knows_absence_knows_how_to_speak_to_a_reader() -> None:
    assert languages(), FOLDER
    assert [name for name, held in languages().items() if "absent" in held and "notices" not in held] == []


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("The requested page could not be found", True),
        ("Caspian Review: article removed", True),
        ("页面不存在", True),
        ("抱歉，页面不存在", True),
        ("The page of the emir was not found", False),
        ("页面不存在的城市和它的居民与历史", False),
        ("Water for the north", False),
    ],
)
def test_a_heading_that_says_so_and_nothing_else(title: str, said: bool) -> None:
    assert (heading_of_absence(["Home", title], CITED, NAMES) == title) is said
    assert heading_of_absence([title], "When a Page Was Not Found: 页面不存在", NAMES) is None


@pytest.mark.parametrize(
    ("titles", "own"),
    [
        (["Caspian Review"], False),
        (["Latest news"], False),
        (["404", "Error"], False),
        (["Page removed"], False),
        (["The Steppe Wire Company", "Sorry!"], False),
        (["Police blotter"], True),
        (["Caspian Review", "Water for the north"], True),
    ],
)
def test_a_headline_of_its_own(titles: list[str], own: bool) -> None:
    assert has_headline(titles, NAMES) is own
