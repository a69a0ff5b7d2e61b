"""Heads of pages as sites make them, each around a title as people cite it, and around titles that are nearly it."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest

from ca_israel.links.page.read import read
from ca_israel.links.titles.match import CitedWork, compare

HEADLINE = "Rail workers of the northern valley count the cost of spring"
GERMAN = "Bohren im Eis, bis der Kern bricht"
RUSSIAN = "Почему Узбекистан открывает посольство в Иерусалиме"
SITE = "Steppe Courier"
TEXT = "The delegation met officials and spoke about water, roads and the price of wheat. "
OTHERS = {"ru": "Делегация говорила о дорогах и о воде. ", "he": "המשלחת דיברה על דרכים ועל מים. "}


def verdict(
    cited: str,
    window: str,
    *,
    og: str = "",
    h1: str = "",
    site: str = SITE,
    published: str = "",
    text: str = TEXT,
) -> str:
    """Say what comes of a page with these titles; ``h1`` is HTML, ``{s}`` stands for the name of the site."""
    parts = [
        f"<title>{escape(window.format(s=site or 'Unknown Name'))}</title>" if window else "",
        f'<meta property="og:title" content="{escape(og.format(s=site))}">' if og else "",
        f'<meta property="article:published_time" content="{published}">' if published else "",
        f"<body><h1>{h1}</h1>" if h1 else "<body>",
        f"<p>{text}</p>" * 9,
    ]
    page = read(
        "".join(parts).encode(), "text/html; charset=utf-8", "https://www.steppecourier.example/2020/05/x"
    )
    work = CitedWork(cited, outlets=(site,) if site else (), accessed=date(2020, 5, 15))
    return compare(work, page).verdict


@pytest.mark.parametrize(
    ("window", "og", "h1"),
    [
        ("{t} | {s}", "{t}", "{t}"), ("{t} - {s}", "{t} - {s}", ""), ("{t} - World - {s}", "", "{t}"), ("{t} < {s}", "", ""),
        ("{s}: {t}", "", ""), ("{s} » {t}", "", "{s}"), ("{t} | Politik | {s}", "{t}", "<span>Zentralasien</span> {t}"),
        ("Zentralasien: {t} - {s}", "Zentralasien: {t}", "<span>Zentralasien</span><span>{t}</span>"), ("{t} | Some Desk | {s}", "", ""),
        ("{t} - Israel News - {s}", "", ""), ("Explained: all about the valley", "Explained", "{t}"), ("LIVE: {t} | {s}", "", "LIVE {t}"),
        ("{t} – our friends of the railway", "", ""), ("{t} | {s}", "", "<time>12.05.2020 10:33</time> {t}"),
        ("{t} | {s}", "", "{t} <small>A visit to the far end of the line</small>"), ("(3) {t} - {s}", "", ""), ("{t} by Dana Katz | {s}", "{t}", ""),
        ("{t} | SC Online", "{t}", "{t}"), ("{t}: a visit to the far end | {s}", "{t}", "{t}"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", [HEADLINE, GERMAN])
def test_a_head_shows_the_work(title: str, window: str, og: str, h1: str) -> None:
    window, og, h1 = (part.replace("{t}", title).replace("{s}", SITE) for part in (window, og, h1))
    assert verdict(title, window, og=og, h1=h1) == "match"


@pytest.mark.parametrize(
    "tail",
    [" | Kassel", " | Rail Workers Demand More", " | Second edition", " | A review", " | Opposition walks out", " | Part 2", " - Kassel", " – and a warning"],
)  # fmt: skip
def test_a_tail_that_all_titles_have_is_a_part_of_them_behind_whatever_mark(tail: str) -> None:
    other = HEADLINE + tail
    assert verdict(HEADLINE, f"{other} | {{s}}", og=other, h1=other) != "match"
    assert verdict(HEADLINE, f"{other} | {{s}}", h1=other) != "match"
    assert verdict(HEADLINE, f"{other} by Dana Katz | {{s}}", og=other) != "match"


@pytest.mark.parametrize("tail", ["Opposition walks out", "Kassel", "our friends of the railway"])
def test_behind_a_dash_nothing_unknown_comes_off_once_the_site_has_signed(tail: str) -> None:
    assert verdict(HEADLINE, f"{HEADLINE} - {tail} | {{s}}") != "match"
    assert verdict(HEADLINE, f"{HEADLINE} - {tail} | {{s}}", h1=SITE) != "match"
    assert verdict(HEADLINE, f"{HEADLINE} - {tail} | {{s}}", h1=HEADLINE) == "match"


def test_words_ahead_of_a_mark_are_a_part_of_the_title_as_those_behind_it_are() -> None:
    other = f"Réponse à « {HEADLINE} »"
    assert verdict(HEADLINE, f"{other} | {{s}}", og=other, h1=other) != "match"
    assert verdict(HEADLINE, f"Depot | {HEADLINE}", og=f"Depot | {HEADLINE}") != "match"
    assert verdict(HEADLINE, f"{{s}}: Kritik : {HEADLINE}", h1=f"Kritik : {HEADLINE}") != "match"
    assert verdict(HEADLINE, f"Depot | {HEADLINE}", og=HEADLINE) == "match"


@pytest.mark.parametrize(
    "kicker",
    [
        "Review", "Our review", "Book review", "Erratum", "Letters", "Re", "Part 2", "Fact check", "LIVE Erratum", "Berichtigung", "Antwort",
        "Buchkritik", "Leserbriefe", "Исправление", "Отклики", "Рецензия", "Corrección", "Respuesta", "Réponse", "Пікір", "Оңдоо", "Düzəliş",
        "Taqriz", "Тақриз", "İnceleme", "ביקורת", "תיקון", "Recensione",
    ],
)  # fmt: skip
def test_a_kicker_that_names_another_kind_of_work_stays(kicker: str) -> None:
    other = f"{kicker}: {HEADLINE}"
    assert verdict(HEADLINE, f"{other} | {{s}}", og=other, h1=other) != "match"
    assert verdict(HEADLINE, f"{other} | {{s}}", og=other, h1=other, published="2020-05-12") != "match"


@pytest.mark.parametrize("kicker", ["Climate", "Neue Seidenstraße", "Podcast", "From our depot"])
def test_any_other_kicker_comes_off(kicker: str) -> None:
    other = f"{kicker}: {HEADLINE}"
    assert verdict(HEADLINE, f"{other} | {{s}}", og=other, h1=other) == "match"


@pytest.mark.parametrize("kicker", ["Ukraine", "Streit um die neuen Wagen", "“We are staying here”"])
def test_a_long_kicker_or_a_place_comes_off_where_the_date_agrees(kicker: str) -> None:
    other = f"{kicker}: {HEADLINE}"
    titles = {"og": other, "h1": other}
    assert verdict(HEADLINE, f"{other} | {{s}}", **titles) == "unsure"
    assert verdict(HEADLINE, f"{other} | {{s}}", **titles, published="2020-05-12") == "match"
    assert verdict(HEADLINE, f"{other} | {{s}}", **titles, published="2021-05-12") == "unsure"
    assert verdict("The cost of spring", f"{kicker}: The cost of spring", published="2020-05-12") != "match"


def test_a_subtitle_is_what_follows_any_colon_that_a_blank_follows() -> None:
    day = "2020-05-12"
    assert verdict(f"Trains: {HEADLINE}", f"Trains: {HEADLINE}: a visit", published=day) == "match"
    review = "书评：撒马尔罕消失的犹太会堂"
    assert verdict(review[3:], review, site="", text="代表团谈到水。", published=day) != "match"


@pytest.mark.parametrize("subtitle", ["Trailer", "Teacher’s Guide", "transcript"])
def test_a_subtitle_of_another_work_stays_whatever_stands_beside_it(subtitle: str) -> None:
    other, day = f"{HEADLINE}: {subtitle}", "2020-05-12"
    assert verdict(HEADLINE, f"{other} - World - {{s}}", published=day) != "match"
    assert verdict(HEADLINE, f"{other}: what you need | {{s}}", published=day) != "match"
    assert (
        verdict(HEADLINE, f"{other} | {{s}}", h1=f"{other} <small>A visit</small>", published=day) != "match"
    )
    assert verdict(HEADLINE, f"{subtitle}: Rails: {HEADLINE} | {{s}}", published=day) != "match"


@pytest.mark.parametrize("rest", ["fact check", "– A Review", "(Rezension)", "– update"])
def test_a_windows_title_that_is_cut_without_a_mark_proves_no_other_work(rest: str) -> None:
    whole = f"{HEADLINE} {rest}"
    assert verdict(HEADLINE, f"{HEADLINE} | {{s}}", og=whole, h1=whole) != "match"
    assert verdict(HEADLINE, f"{HEADLINE} | {{s}}", h1=whole) != "match"
    assert verdict(HEADLINE, f"{HEADLINE} | {{s}}", h1=whole, og=HEADLINE) == "match"


@pytest.mark.parametrize("flag", ["LIVE | ", "LIVE: ", "Opinion: ", "Exclusive | "])
def test_a_flag_before_a_cited_title_does_not_count(flag: str) -> None:
    assert verdict(flag + HEADLINE, f"{HEADLINE} | {{s}}", h1=HEADLINE) == "match"


@pytest.mark.parametrize(
    ("cited", "shown", "text"),
    [
        (RUSSIAN, RUSSIAN.replace("Узбекистан", "Казахстан"), OTHERS["ru"]), (RUSSIAN, f"{RUSSIAN}. Часть 2", OTHERS["ru"]),
        (RUSSIAN, f"{RUSSIAN} | Часть 2", OTHERS["ru"]), (RUSSIAN, RUSSIAN.replace("открывает", "закрывает"), OTHERS["ru"]),
        ("לפיד: ישראל תפתח שגרירות באשגבאט", "לפיד: ישראל תסגור שגרירות באשגבאט", OTHERS["he"]), (HEADLINE, HEADLINE.replace("northern", "southern"), TEXT),
        ("At least 15 killed near Osh", "At least 18 killed near Osh", TEXT), ("Trade up 40% in 2021", "Trade up 40% in 2022", TEXT),
    ],
)  # fmt: skip
def test_one_fact_changed_is_another_work(cited: str, shown: str, text: str) -> None:
    assert (
        verdict(cited, f"{shown} | {{s}}", og=shown, h1=shown, published="2020-05-12", text=text) != "match"
    )
