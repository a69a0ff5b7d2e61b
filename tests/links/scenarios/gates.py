"""What stands before a work and is alike at every address, what took its place, and living pages that look like either."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from links.sites import redirect

from .lost import all_to, everywhere, to_page
from .markup import COOKING, HOME, NAV, OTHER, PROSE, WORK, html, meta, refresh, shown
from .town import Routes, Scenario, Town, person

if TYPE_CHECKING:
    from collections.abc import Callable

S = Scenario
POST = "Eurasia Post"
AUTHOR = {"authors": (person("Katz", "Dana"),)}
LATER = meta("article:published_time", "2025-02-01T10:00:00Z")
RUSSIAN = "Делегация провела неделю в трёх столицах. Министры подписали документы о воде и медицине. " * 6


def gate(title: str, text: str, lang: str = "en") -> Routes:
    return everywhere(html(title, text, lang=lang))


def at_other_root(document: str) -> Callable[[Town], Routes]:
    return lambda t: {"": redirect(t.serve({"/": shown(document)}).url(), "302 F")}


GATES = (
    S("cookies wanted, by title", "restricted", gate("Cookies Disabled", "Turn them on."), "asks-first"),
    S("cookies wanted, by text", "restricted", gate(POST, "This site works only if cookies are enabled; your cookies are blocked."), "asks-first"),
    S("a region to choose", "restricted", gate(POST, "Please select your country to go on."), "asks-first"),
    S("an age to confirm", "restricted", gate(POST, "You must be at least 18 years old."), "asks-first"),
    S("a session that is over", "restricted", gate(POST, "Your session has timed out."), "asks-first"),
    S("consent in German", "restricted", gate(POST, "Bitte stimmen Sie der Nutzung von Cookies zu: Cookies akzeptieren.", "de"), "asks-first"),
    S("cookies wanted behind a redirect", "restricted", all_to("/action/cookie-absent", shown(html(POST, "One more step."))), "gate"),
    S("a choice at another root", "restricted", at_other_root(html("Your choices", "Accept all or choose.")), "asks-first"),
    S("a few words at another root", "unconfirmed", at_other_root(html(POST, "We sleep tonight.")), "little-text"),
    S("proof of a human, by text", "blocked", gate(POST, "Please show that you are not a robot."), "challenge-page"),
    S("a wall with 404", "blocked", {"": shown(html("Just a moment...", "Checking"), "404 N")}, "challenge-page"),
    S("proof of a human with 410", "blocked", {"": shown(html(POST, "Complete the captcha to go on."), "410 G")}, "challenge-page"),
    S("503 and a script alone", "blocked", {"": shown("<script src=/g.js></script>", "503 S")}, "bot-wall"),
    S("503 with a word", "unavailable", {"": shown(html(None, "We are out for lunch, see you."), "503 S")}, "server-error"),
    S("404 with a script for visitors", "gone", {"": shown(html(POST, '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>Go home.'), "404 N")}, "gone"),
    S("404 that offers a login", "gone", {"": shown(html("Page not found", "Please log in to see more. <input type=password>"), "404 N")}, "gone"),
    S("a login that names its shop", "restricted", gate("EBSCOhost Login", "Choose."), "login-wall"),
    S("all free articles read", "restricted", gate(POST, "You have read all your free articles this month."), "login-wall"),
    S("a busy server", "unavailable", gate(POST, "The server is too busy just now."), "maintenance"),
    S("no database", "unavailable", gate(POST, "Could not connect to the database."), "maintenance"),
    S("a login form hidden over a text", "unconfirmed", {"": shown(html(OTHER, "", body=f"<h1>Log In</h1><h1>{OTHER}</h1><p>{PROSE}{COOKING}"))}, "other-title"),
)  # fmt: skip

LIKENESS = (
    S("alike, and it says so in a long text", "soft-404", everywhere(html(POST, "", body=f"<ul>{NAV}</ul><p>The article you asked for could not be found.")), "same-as-anywhere"),
    S("alike, and it calls itself the home page", "soft-404", everywhere(html(POST, PROSE, head='<link rel=canonical href="/">')), "same-as-anywhere"),
    S("alike, and in another language", "soft-404", everywhere(html("Новости сегодня", RUSSIAN, lang="ru")), "same-as-anywhere"),
    S("alike, in another language, with cookies", "unconfirmed", everywhere(html("Новости", RUSSIAN + "Нужны файлы cookie.", lang="ru")), "alike"),
    S("alike, in the language of the work", "unconfirmed", everywhere(html("Новости сегодня", RUSSIAN, lang="ru")), "alike", work={"title": "Израиль выходит в Центральную Азию", "language": "ru"}),
    S("alike, with a place for a script", "unconfirmed", everywhere(html(POST, "", body=f"<h1>{POST}</h1><ul>{NAV}</ul><div ng-view></div><script src=/a.js></script>")), "needs-script"),
    S("alike, with a frame element", "unconfirmed", everywhere(html("Портал", "", lang="ru", body=f"<p>{RUSSIAN}</p><record-viewer></record-viewer><script src=/a.js></script>")), "needs-script"),
)  # fmt: skip

TAKEN_OVER = (
    S("sold to gamblers in Vietnamese", "usurped", {"": shown(html("TX88 – NHÀ CÁI TRỰC TUYẾN", "Nhà cái uy tín, nổ hũ, khuyến mãi mỗi ngày. " * 6, lang="vi"))}, "parked"),
    S("sold to a pharmacy", "usurped", {"": shown(html("Buy Cialis Online", "Cheap viagra and cialis without prescription. " * 6))}, "parked"),
    S("retitled, about casinos", "unconfirmed", {"": shown(html("Casinos Must Leave the Town", PROSE + " The casino was loud."))}),
    S("a work about casinos, retitled", "unconfirmed", {"": shown(html("Online casino law passed", "Online casinos, betting and the welcome bonus are forbidden. " * 6))}, "other-title", work={"title": "Kazakhstan Tightens Its Law on Casinos"}),
    S("parked by its registrar", "usurped", {"": shown(html("Domain parked by GoodNames", f"{COOKING}<a href='https://g.example/?utm_medium=free_parking'>Hosting</a>"))}, "parked"),
)  # fmt: skip

ABSENT = (
    S("a story that has expired", "soft-404", {"": shown(html("Wire News", "Sorry, this story has expired and is not longer available."))}, "says-not-found"),
    S("deleted, in Turkish", "soft-404", {"": shown(html("Haber", "Bu haber yayından kaldırılmıştır.", lang="tr"))}, "says-not-found"),
    S("deleted, in Hebrew", "soft-404", {"": shown(html("חדשות", "הכתבה הוסרה לבקשת המערכת.", lang="he"))}, "says-not-found"),
    S("gone, by the number of an error", "soft-404", {"": shown(html("Zasób usunięty!", "Podany adres nie jest dostępny. <h2>Error 410</h2>", lang="pl"))}, "says-not-found"),
    S("withdrawn under its title", "unconfirmed", {"": shown(html(WORK, "This article has been removed at the request of the publisher."))}, "withdrawn"),
    S("a long text about a withdrawal", "ok", {"": shown(html(WORK, f"This article has been removed from the law. {PROSE}"))}, "title-match"),
    S("a work about a withdrawal", "ok", {"": shown(html("Why the Article Was Removed", "This article was removed."))}, "title-match", work={"title": "Why the Article Was Removed"}),
    S("a short text about a lost file", "unconfirmed", {"": shown(html("Firms Look East", "Police said that the file has been deleted from the server of the firm."))}),
    S("retitled, in a folder called gone", "unconfirmed", to_page("/films/gone/review", shown(html(OTHER, PROSE))), "other-title"),
    S("to a page called gone", "soft-404", to_page("/gone.html", shown(html(POST, PROSE))), "to-error-address"),
    S("named like an error", "unconfirmed", {"": shown(html("500px", PROSE, h1="Spring in the orchard"))}, "other-title", work={"container": "500px"}),
)  # fmt: skip

MOVED = (
    S("to a host of its own", "unconfirmed", lambda t: {"": redirect(f"http://{t.named('steppeatlas.example', (s := t.serve({'/': shown(html('Steppe Atlas', PROSE))})).address)}:{s.port}/")}, "host-of-its-own", work={"title": "Steppe Atlas: an Interactive Map of Water"}),
    S("to another host, by its name no relation", "soft-404", lambda t: {"": redirect(f"http://{t.named('valley.example', (s := t.serve({'/': HOME})).address)}:{s.port}/")}, "to-home-page", work={"title": "Steppe Atlas: an Interactive Map of Water"}),
    S("sent on after a while", "unconfirmed", {"": refresh("/elsewhere/steppe.html", 30)}, "sends-on"),
    S("sent on from a base", "ok", {"": shown('<base href="/new/"><meta http-equiv=refresh content="0; url=a.html">'), "/new/a.html": shown(html())}),
    S("a session added", "ok", lambda t: {"": redirect("/news/israel-emerges-as-a-player-in-central-asia.html;jsessionid=1A5306"), "/news/israel-emerges-as-a-player-in-central-asia.html;jsessionid=1A5306": shown(html())}, "title-match"),
)  # fmt: skip

# Another title and a later date, and yet a sign of the work.
REDATED = (
    S("redated, by the cited author", "unconfirmed", {"": shown(html(OTHER, COOKING, head=LATER + meta("author", "Dana Katz")))}, "other-title", work=AUTHOR),
    S("redated, with the title in its text", "unconfirmed", {"": shown(html(OTHER, f"{COOKING} First shown as: {WORK}.", head=LATER))}, "other-title"),
    S("redated, half of its words kept", "unconfirmed", {"": shown(html("How Israel Emerges in Central Asia: What We Know", COOKING, head=LATER))}),
    S("redated, behind the same slug", "unconfirmed", {"": shown(html(OTHER, COOKING, head=LATER + '<link rel=canonical href="/2025/israel-emerges-as-a-player-in-central-asia-99812">'))}, "other-title"),
    S("redated, cited in translation", "unconfirmed", {"": shown(html(OTHER, COOKING, head=LATER))}, "other-title", work={"title": "Darán bendición a vehículos este sábado"}),
    S("numbered anew in another shape", "unconfirmed", {"": shown(html(OTHER, COOKING, head='<link rel=canonical href="/article/912345">'))}, "other-title", path="/article/w705377", work={"accessed": date(2023, 1, 1)}),
)  # fmt: skip


SCENARIOS = (*GATES, *LIKENESS, *TAKEN_OVER, *ABSENT, *MOVED, *REDATED)
