"""Pages that answer 200 and are not the work: missing pages in disguise, sold names, walls, works in progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from links.sites import Site, redirect

from .markup import COOKING, HOME, NAV, PROSE, SOFT, SORRY, WORK, html, shown
from .town import PATH, Routes, Scenario, Town

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

S = Scenario
LANDER = '<script src="https://img1.wsimg.com/parking-lander/static/js/main.js"></script>'
ADS = "Related searches: cheap flights, insurance, lawyers, hosting, credit cards, mortgages, dating. " * 4


def everywhere(document: str) -> Routes:
    return {"": shown(document), "*": shown(document)}


def echo(template: str) -> Callable[[Site, socket.socket, str], bytes]:
    """A page that repeats the address it was asked for."""

    def answer(site: Site, connection: socket.socket, request: str) -> bytes:
        path = request.split(" ")[1]
        words = path.rpartition("/")[2].removesuffix(".html").replace("-", " ")
        return shown(template.replace("PATH", path).replace("WORDS", words))

    return answer


def echoed(template: str) -> Routes:
    return {"": echo(template), "*": echo(template)}


def to_page(where: str, document: bytes, status: str = "302 Found") -> Routes:
    return {"": redirect(where, status), where: document}


def all_to(where: str, document: bytes) -> Routes:
    return {"": redirect(where, "302 F"), "*": redirect(where, "302 F"), where: document}


def not_found(title: str, lang: str = "en") -> Routes:
    return {"": shown(html(f"{title} | Eurasia Post", SORRY, lang=lang))}


def parked_as_host(town: Town) -> Callable[[Site, socket.socket, str], bytes]:
    return lambda site, connection, request: shown(html(site.address, ADS, head=LANDER))


MISSING = (
    S("not found in its title", "soft-404", not_found("Page not found"), "says-not-found"),
    S("not found in its title alone", "soft-404", {"": shown(html("404 Not Found", ""))}),
    S("not found in Russian", "soft-404", not_found("Страница не найдена", "ru"), "says-not-found"),
    S("not found in Turkish", "soft-404", not_found("Sayfa bulunamadı", "tr"), "says-not-found"),
    S("not found in Uzbek", "soft-404", not_found("Sahifa topilmadi", "uz"), "says-not-found"),
    S("not found in Kyrgyz", "soft-404", not_found("Барак табылган жок", "ky"), "says-not-found"),
    S("not found in Azerbaijani", "soft-404", not_found("Səhifə tapılmadı", "az"), "says-not-found"),
    S("not found in Hebrew", "soft-404", not_found("הדף לא נמצא", "he"), "says-not-found"),
    S("not found in its h1", "soft-404", {"": shown(html("Eurasia Post", SORRY, h1="Page not found"))}),
    S("not found in its text", "soft-404", {"": shown(html("Eurasia Post", "The page you requested could not be found.", h1=""))}),
    S("not found, with a menu", "unconfirmed", {"": SOFT, "*": SOFT}, "alike"),
    S("not found, repeating the address", "unconfirmed", echoed(html("Eurasia Post", "", body=f"<ul>{NAV}</ul><p>{SORRY} You wanted PATH.")), "alike"),
    S("not found, by number", "unconfirmed", {"": SOFT, "*": SOFT}, "alike", path="/region/207225.html"),
    S("not found, by a number in the query", "unconfirmed", {"": SOFT, "*": SOFT}, "alike", path="/story.php?id=207225"),
    S("title made of the address, missing", "soft-404", echoed(html("WORDS", SORRY, h1="Page not found")), path="/news/israel-emerges-as-a-player-in-central-asia"),
    S("an error address", "soft-404", to_page("/404.html", SOFT), "to-error-address"),
    S("an error address with the way back", "soft-404", to_page(f"/error?from={PATH}", SOFT), "to-error-address"),
    S("to the home page", "soft-404", to_page("/", HOME), "to-home-page"),
    S("to the home page for good", "soft-404", to_page("/", HOME, "301 M"), "to-home-page"),
    S("to the home page in English", "soft-404", to_page("/en/", HOME), "to-home-page"),
    S("to another host's home page", "soft-404", lambda t: {"": redirect(t.serve({"/": HOME}).url(), "301 M")}, "to-home-page"),
    S("to the front of its section", "soft-404", to_page("/news/", shown(html("News | Eurasia Post", PROSE))), "to-section-front"),
    S("anything leads to one page", "soft-404", all_to("/world/latest-stories.html", HOME), "same-as-anywhere"),
    S("the same page at any address", "soft-404", {"": HOME, "*": HOME}, "same-as-anywhere"),
)  # fmt: skip

USURPED = (
    S("parked, with its scripts", "usurped", {"": shown(html("example-post.com is for sale", ADS, head=LANDER))}, "parked"),
    S("parked, the same anywhere", "usurped", everywhere(html("Buy this domain", ADS)), "parked"),
    S("parked, titled as its host", "usurped", lambda t: {"": parked_as_host(t)}, "parked"),
    S("parked, by its title and its text", "usurped", {"": shown(html("This name is for sale", "Buy this domain today! Make an offer. Related searches: flights."))}, "parked"),
    S("sold to gamblers", "usurped", everywhere(html("SLOT GACOR: Situs Judi Online Terpercaya", ADS)), "parked"),
    S("parked by its title alone", "unconfirmed", {"": shown(html("This domain is for sale", ADS))}, "perhaps-parked"),
)  # fmt: skip


WALLS = (
    S("challenge page", "blocked", everywhere(html("Just a moment...", "Checking your browser.")), "challenge-page"),
    S("a wall that a script tells of", "blocked", everywhere(html("Eurasia Post", "", body='<p>Please confirm.<script src="/cdn-cgi/challenge-platform/h/b.js"></script>')), "bot-wall"),
    S("access denied", "blocked", everywhere(html("Access Denied", "You don't have permission.")), "challenge-page"),
    S("to a login page", "restricted", to_page("/login", shown(html("Eurasia Post", "<input type=password>"))), "login-wall"),
    S("to a sign-in with the way back", "restricted", all_to("/account/signin?next=/news", shown(html("Eurasia Post", PROSE))), "login-wall"),
    S("to a subscription page", "restricted", to_page("/subscribe", shown(html("Join us", PROSE))), "login-wall"),
    S("a login page in place", "restricted", everywhere(html("Sign in - Eurasia Post", "<input type=password>")), "login-wall"),
    S("a password asked for in place", "restricted", everywhere(html("Eurasia Post", "Members <input type=password>", h1="")), "login-wall"),
    S("maintenance", "unavailable", everywhere(html("Site under maintenance", SORRY)), "maintenance"),
    S("maintenance in Russian", "unavailable", everywhere(html("Ведутся технические работы", SORRY, lang="ru")), "maintenance"),
)  # fmt: skip

# Live sites that look lost: none of these may fail.
ALIVE = (
    S("any address shows the work", "ok", everywhere(html(WORK))),
    S("retitled on a site with a large menu", "unconfirmed", {"": shown(html("Jerusalem Courts the Steppe", "", body=f"<ul>{NAV * 8}</ul><p>{PROSE}")), "*": shown(html("Eurasia Post", "", body=f"<ul>{NAV * 8}</ul><p>{SORRY}"))}, "other-title"),
    S("untitled article on a site with a large menu", "unconfirmed", {"": shown(html("Eurasia Post", "", body=f"<ul>{NAV * 8}</ul><p>{PROSE}")), "*": shown(html("Eurasia Post", "", body=f"<ul>{NAV * 8}</ul><p>{SORRY}"))}),
    S("retitled, one level up", "unconfirmed", to_page("/story/207225", shown(html("Jerusalem Courts the Steppe"))), "other-title", path="/story/207225/israel-emerges"),
    S("retitled, with the way noted", "restricted", to_page(f"/read?ref={PATH}", shown(html("Jerusalem Courts the Steppe")))),
    S("to a route on the home page", "unconfirmed", {"": redirect("/#/story/5", "302 F"), "/": shown(html("Eurasia Post", body='<div id="app"></div><script src=/a.js></script>'))}, "needs-script"),
    S("retitled, in the past tense of loss", "unconfirmed", {"": shown(html("What Was Lost in Samarkand", COOKING))}, "other-title"),
)  # fmt: skip

SCENARIOS = (*MISSING, *USURPED, *WALLS, *ALIVE)
