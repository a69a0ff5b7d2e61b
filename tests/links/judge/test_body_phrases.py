"""What a text says of itself, and what it says of other things in the same words."""

from __future__ import annotations

import pytest

from ca_israel.links.judge.absence import absence_in
from ca_israel.links.judge.body_phrases import asks_anywhere, gate_in, sale_in, sells, vice_in, without

CITED = "Drip Irrigation and the Politics of Water"


@pytest.mark.parametrize(
    "text",
    [
        "The page you requested could not be found.",
        "Home News Contact Sorry, the story has expired.",
        "This article has been withdrawn by its authors.",
        "The editors have removed this article.",
        "Article removed.",
        "This content isn't available anymore.",
        "Статья больше не доступна.",
        "Материал снят с публикации.",
        "Bu sayfa artık mevcut değil.",
        "Maqola oʻchirilgan.",
        "Макала өчүрүлдү.",
        "Məqalə silinib.",
        "המאמר נמחק.",
        "Dieser Artikel ist nicht mehr verfügbar.",
        "Zły adres. Error 404",
    ],
)
def test_a_page_says_that_it_is_not_there(text: str) -> None:
    assert absence_in(text, CITED)


@pytest.mark.parametrize(
    "text",
    [
        "Police said that the file has been deleted from the server of the firm.",
        "They searched for a week. The document was not found in its archive.",
        "The minister told us that the article was removed from the draft law.",
        "A page of the old book was not found, its keeper said.",
        "В музее рассказали, что часть старой страницы была удалена ещё в прошлом веке.",
    ],
)
def test_a_text_about_something_that_is_gone_is_there(text: str) -> None:
    assert absence_in(text, CITED) is None


def test_words_of_absence_are_heard_in_short_texts_and_not_where_the_work_is_about_them() -> None:
    said = "The page was not found."
    assert absence_in(said, CITED)
    assert absence_in(said, "Why the Page Was Not Found") is None
    assert absence_in(said + " And more." * 70, CITED) is None
    assert absence_in(said + " And more." * 70, CITED, 2000) == "page was not found"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Please enable cookies.", "asks-first"),
        ("You must be at least 18 to enter.", "asks-first"),
        ("Your session has expired.", "asks-first"),
        ("Select your region.", "asks-first"),
        ("Prove that you are no program.", "asks-human"),
        ("Подтвердите, что вы не робот.", "asks-human"),
        ("Select your institution.", "asks-login"),
        ("Subscribe to go on reading.", "asks-login"),
        ("The server is too busy.", "busy"),
        ("Сайт на техническом обслуживании.", "busy"),
        ("We'll be back in a few minutes.", "busy"),
    ],
)
def test_what_a_short_text_asks_for_first(text: str, key: str) -> None:
    gate = gate_in(text)
    assert gate
    assert gate.key == key
    assert gate.words in text
    assert gate_in(text + " The delegation spent a week in three capitals." * 13) is None
    assert asks_anywhere("The delegation spent a week there. " * 40 + text)


def test_a_note_on_cookies_below_a_text_is_no_gate() -> None:
    note = "Accept all cookies or choose."
    assert gate_in(note)
    assert gate_in("The delegation spent a week in three capitals. " * 6 + note) is None


def test_letters_whose_small_form_is_longer_move_no_words() -> None:
    gate = gate_in("İİİ. Please ENABLE Cookies.")
    assert gate
    assert gate.words == "ENABLE Cookies"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Situs Slot Gacor", "Daftar slot gacor dan judi online terpercaya."),
        ("NHÀ CÁI UY TÍN", "Nhà cái trực tuyến, nổ hũ, khuyến mãi."),
        ("สล็อตเว็บตรง", "เว็บสล็อตแตกง่าย แจกเครดิตฟรี"),
        ("온라인 카지노", "카지노 추천, 바카라 보너스"),
        ("澳门娱乐城", "百家乐，注册送彩金"),
        ("Deneme Bonusu Veren Siteler", "Bahis siteleri, güncel giriş."),
        ("Вавада казино", "Игровые автоматы и рабочее зеркало."),
        ("Migliori casino", "Bonus senza deposito, slot dal vivo."),
        ("Casas de apuestas", "Apuestas en vivo y bono de bienvenida."),
        ("Cassino online", "Apostas e rodadas grátis."),
        ("Casino en ligne", "Machines à sous et bonus."),
        ("Online Casino", "Spielautomaten und Freispiele im Casino."),
        ("Buy viagra", "Cheap cialis without prescription."),
    ],
)
def test_a_site_that_sells_gambling_or_the_like(title: str, text: str) -> None:
    assert vice_in([title], text, CITED)
    assert (
        vice_in([title], text, f"{title}: a study of casinos, casino, казино, slot, apostas, bahis") is None
    )
    assert vice_in(["News of the valley"], text, CITED) is None
    assert vice_in([title], "The delegation spent a week there.", CITED) is None


def test_a_report_about_gambling_is_none_of_it() -> None:
    assert vice_in(["Casinos must leave the town"], "The casino was loud, said neighbours.", CITED) is None
    news = "The regulator spoke of online casinos, and of betting and roulette tables that were found in the hotel. "
    calm = "The delegation spent a week in three capitals and went home. " * 4
    assert vice_in(["Three online casinos fined"], news + calm, CITED) is None, "few of its letters sell"


def test_a_title_that_only_promises_needs_a_text_that_does_little_else() -> None:
    offer = "Live casino, sportsbook odds, free spins and a welcome bonus. "
    assert vice_in(["Play now"], offer * 3, CITED)
    assert vice_in(["Play now"], offer + "The delegation spent a week in three capitals. " * 4, CITED) is None
    assert vice_in(["Casino"], offer + "The delegation spent a week in three capitals. " * 4, CITED)
    assert vice_in(["Join the club"], offer * 3, CITED) is None
    assert sells(offer * 3, CITED), "as a second sign, beside likeness"
    assert sells(offer * 3, "A Casino in the Steppe") is None


def test_a_title_that_sells_its_name() -> None:
    assert sale_in(["News", "Domain parked by GoodNames"], CITED) == "Domain parked by GoodNames"
    assert sale_in(["Domain parked by GoodNames"], "When a domain is for sale") is None


def test_a_title_ends_a_sentence_of_the_text() -> None:
    assert absence_in(without("Firms The page was not found", ["Firms"]), CITED)
