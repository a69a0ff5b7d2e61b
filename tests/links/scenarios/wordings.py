"""The same situations in other words, languages and templates: notices of absence, and reports that only sound like them."""

from __future__ import annotations

from links.sites import redirect

from .gates import AUTHOR, LATER, POST
from .lost import all_to, everywhere, to_page
from .markup import COOKING, NAV, OTHER, PROSE, html, meta, shown
from .town import Routes, Scenario, person

S = Scenario
MENU = f"<ul>{NAV}</ul>"
RUSSIAN_WORK = {"title": "Израильские компании приходят в Казахстан", "language": "ru"}
GERMAN_WORK = {"title": "Israelische Firmen blicken nach Osten", "language": "de"}
HEBREW_WORK = {"title": "חברות ישראליות פונות לערבה", "language": "he"}
FRENCH_WORK = {"title": "Les entreprises israéliennes regardent vers la steppe", "language": "fr"}
CHALLENGE = '<script src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1"></script>'


def one(title: str, text: str, lang: str = "en", status: str = "200 OK", h1: str | None = None) -> Routes:
    return {"": shown(html(title, text, lang=lang, h1=h1), status)}


def headed(title: str, lang: str) -> Routes:
    """A large site's page whose heading alone says that nothing is there."""
    return {"": shown(html(POST, "", lang=lang, body=f"{MENU}<h1>{title}</h1><p>{POST}</p>"))}


NOTICES = (
    S("absent by its heading in German", "soft-404", headed("Seite nicht gefunden", "de"), "says-not-found"),
    S("absent by its heading in French", "soft-404", headed("La page demandée est introuvable", "fr"), "says-not-found"),
    S("absent by its heading in Spanish", "soft-404", headed("La página que buscas no existe", "es"), "says-not-found"),
    S("absent by its heading in Vietnamese", "soft-404", headed("Không tìm thấy trang", "vi"), "says-not-found"),
    S("absent by its heading in Thai", "soft-404", headed("ไม่พบหน้าที่คุณต้องการ", "th"), "says-not-found"),
    S("absent by its heading in Korean", "soft-404", headed("페이지를 찾을 수 없습니다", "ko"), "says-not-found"),
    S("absent by its heading in Chinese", "soft-404", headed("您访问的页面不存在", "zh"), "says-not-found"),
    S("absent by its heading in Arabic", "soft-404", headed("الصفحة غير موجودة", "ar"), "says-not-found"),
    S("absent by its heading in Ukrainian", "soft-404", headed("Сторінку не знайдено", "uk"), "says-not-found"),
    S("absent under an exclamation", "soft-404", one("Hoppla", "Der Beitrag wurde gelöscht.", "de"), "says-not-found"),
    S("absent under an unknown name", "soft-404", one("Caspian Film Guide", "Sorry, this video has been removed by its owner."), "says-not-found"),
    S("absent, and nobody is found guilty", "soft-404", one("Whoops", "We can't seem to find the page you're looking for."), "says-not-found"),
    S("absent below an error of the server", "soft-404", one("404 - File or directory not found.", "The resource might have been removed.", h1="Server Error"), "says-not-found"),
    S("absent, and it sends home", "soft-404", {"": shown(html("Page not found", "You will be taken home.", head='<meta http-equiv="refresh" content="20; url=/">'))}, "says-not-found"),
    S("moved to a host that it names", "unconfirmed", {"": shown(html("Our site has moved", "Go on.", head='<meta http-equiv="refresh" content="20; url=http://new.example/a">'))}, "sends-on"),
    S("deleted under its title, in Kazakh", "unconfirmed", one("Израиль компаниялары далаға қарайды", "Мақала автордың өтініші бойынша жойылды.", "kk"), "withdrawn", work={"title": "Израиль компаниялары далаға қарайды", "language": "kk"}),
    S("a site's errors in a folder", "soft-404", to_page("/errors/404.html", shown(html(POST, PROSE))), "to-error-address"),
    S("an essay in a folder called error", "unconfirmed", to_page("/essays/error/and-memory", shown(html(OTHER, PROSE))), "other-title"),
)  # fmt: skip

# Living pages in which something else is lost: none of these may fail.
REPORTS = (
    S("a brief on a stolen thing", "unconfirmed", one("Police blotter", "The stolen article was not found. The case is closed."), "little-text"),
    S("a brief on an entry", "unconfirmed", one("Archive fire", "The entry on the khan was not found. Librarians wept."), "little-text"),
    S("a recall", "unconfirmed", one("Product recall", "The article with the number 404 has been removed from the shelves."), "little-text"),
    S("a letter on a bench", "unconfirmed", one("Letters", "Sir, the bench in our park has been removed, and nobody was asked."), "little-text"),
    S("a brief in Russian", "unconfirmed", one("Коротко", "Документ был удалён с сайта министерства, сообщил источник газеты.", "ru"), "little-text", work=RUSSIAN_WORK),
    S("a brief in German", "unconfirmed", one("Aus dem Gericht", "Der Artikel 12 wurde aus dem Gesetz entfernt, sagte die Richterin.", "de"), "little-text", work=GERMAN_WORK),
    S("a brief in French", "unconfirmed", one("Brève", "L’article 12 a été retiré du projet de loi, dit le ministre.", "fr"), "little-text", work=FRENCH_WORK),
    S("a brief in Hebrew", "unconfirmed", one("בקצרה", "המסמך לא נמצא בארכיון, מסר הדובר.", "he"), "little-text", work=HEBREW_WORK),
    S("a poem of two lines", "ok", one("Two Lines of the Steppe", "The page I wrote could not be found; the wind had read it to the ground."), "title-match", work={"title": "Two Lines of the Steppe"}),
    S("a story that time removed", "unconfirmed", one("Missing story: how a village has been removed by time", PROSE)),
    S("a report of casinos", "unconfirmed", one("Kazakhstan Fines Three Online Casinos", f"{PROSE} {COOKING} The online casinos had taken bets. Slot machines and roulette tables were found."), "other-title"),
    S("redated, signed with an initial", "unconfirmed", {"": shown(html(OTHER, COOKING, head=LATER + meta("author", "D. Katz and R. Lee")))}, "other-title", work=AUTHOR),
    S("redated, by its first line", "unconfirmed", {"": shown(html(OTHER, f"By Dana Katz. {COOKING}", head=LATER))}, "other-title", work={"authors": (person("Katz", "Dana"),)}),
)  # fmt: skip

STANDING_BEFORE = (
    S("a wall in French with 404", "blocked", one("Un instant…", f"Vérification.{CHALLENGE}", "fr", "404 N"), "challenge-page"),
    S("a wall that weighs bots", "blocked", one("Making sure you're not a bot!", "Calculating...", status="404 N"), "challenge-page"),
    S("access limited by the owner", "blocked", one("Your access to this site has been limited by the site owner", "Wordfence", status="404 N"), "challenge-page"),
    S("access denied in Spanish", "blocked", one("Acceso denegado", "No tiene permiso.", "es"), "challenge-page"),
    S("forbidden, by the number of an error", "blocked", one("Zakázaný přístup!", "K objektu nemáte přístup. <h2>Error 403</h2>", "cs"), "challenge-page"),
    S("unauthorized in place", "restricted", one("401 Unauthorized", "Your browser could not be let in."), "login-wall"),
    S("a check of cookies on the way", "ok", lambda t: {"": redirect("/news/israel-emerges-as-a-player-in-central-asia.html?AspxAutoDetectCookieSupport=1"), "/news/israel-emerges-as-a-player-in-central-asia.html?AspxAutoDetectCookieSupport=1": shown(html())}, "title-match"),
    S("a waiting room", "restricted", all_to("/waiting-room", shown(html(POST, "Your number is 12."))), "gate"),
)  # fmt: skip

SOLD = (
    S("sold to gamblers, a promise in its title", "usurped", one("Meilleurs sites de paris", "Paris sportifs et casino en ligne, bonus de bienvenue. " * 6, "fr"), "parked"),
    S("sold to gamblers, its title silent", "soft-404", everywhere(html("Join the Club", "Live casino, sportsbook odds, free spins and a deposit bonus. " * 8)), "same-as-anywhere"),
    S("sold to gamblers in Azerbaijani", "usurped", one("Kazino rəsmi sayt", "Kazino, slotlar və idman mərcləri, qeydiyyat bonusu, promo kod. " * 6, "az"), "parked"),
    S("parked with scripts of its own", "usurped", {"": shown(html("A name", "This domain is parked free of charge. Related searches: flights.", head='<script src="https://parking.bodiscdn.com/x.js"></script>'))}, "parked"),
)  # fmt: skip

SCENARIOS = (*NOTICES, *REPORTS, *STANDING_BEFORE, *SOLD)
