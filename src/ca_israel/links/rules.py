"""The rules for links, all in one table: id, verdict, what it does to the check, reason, next step, and what is looked at.

The conditions stand where the facts are, and name a rule by its id: ``judge.decide`` for faults and statuses,
``judge.page_rules`` for pages, ``schedule.run`` and ``history.over_time`` for links that were not requested.
``verdict.judged`` fills in the texts: ``{detail}`` is what was found, ``{status}`` the HTTP status, ``{copy}`` a
sentence that names the archived copy to look for, ``{copy-url}`` the address of that copy alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from ca_israel.ledger.model import VerdictName

Level: TypeAlias = Literal["passes", "warns", "fails"]


class Outcome(NamedTuple):
    """A verdict and what it does to the check; ``later`` says what becomes of it when it lasts."""

    verdict: VerdictName
    level: Level
    later: str | None = None


class Rule(NamedTuple):
    """A row of the table; ``about`` says in a sentence or two what the rule looks at."""

    id: str
    outcome: Outcome
    reason: str
    next: str | None
    about: str


COPY = "{copy}"
AGAIN = "Nothing to change yet: run the check again on another day."
BY_HAND = "Open it in a browser; if the work is there, say so with `checked = { on = … }` in the ledger."
HEADLINE = "Open it: if it is the work under another headline, add that to its `titles`; if not, look for an archived copy: {copy-url}"
SECOND_TRY = "It answered only when it was asked again."

# A rule has the outcome under whose heading it stands; there are no other pairs of a verdict and a level.
TABLE: dict[Outcome, dict[str, tuple[str, str | None, str]]] = {
    Outcome("ok", "passes"): {
        "title-match": ("The work is there.", None,
            "The page bears the cited title, or another title that the ledger gives the work: every content word of it, in its order, and none added but the name of the outlet."),
        "quote-found": ("The work is there: the page holds the words quoted from it.", None,
            "No title of the page matches, but its text holds words that a footnote quotes: three or more in a row, and 20 letters."),
        "redirected": ("The work is there, behind a redirect that is not permanent.", None,
            "The work was found at another host or path, and one redirect or more on the way there is temporary (a status other than 301 and 308, or a refresh in the page)."),
        "https-only": ("The work is there, but only by https.", "Write https:// in the ledger: {detail}",
            "The address with http is refused or not found; the same address with https shows the work."),
        "from-memory": ("Not asked again: as checked on {detail}.", None,
            "The last run found the same work less than --max-age ago, so the link was not requested. The verdict is the one of that run: ok or moved."),
    },
    Outcome("moved", "passes"): {
        "moved": ("The page has moved for good.", "Put the new address in the ledger: {detail}",
            "The work was found at another host or path, and every redirect on the way there is permanent (301 or 308)."),
    },
    Outcome("gone", "fails"): {
        "gone": ("The server says that the page is not there ({status}).", COPY,
            "The status is 404 or 410. A page that the last run found is requested again before this is said, and one at http with https."),
        "bad-url": ("This URL cannot be requested: {detail}.", "Correct the URL in the ledger.",
            "What the ledger has for a URL is no address of the web, or a sign in it is not what a URL may have there; cai validate says so as well. Nothing was requested."),
        "no-such-name": ("Looked up more than once: {detail}.", COPY,
            "The host name was looked up more than once in this run, and the name servers said each time that it does not exist or has no address."),
        "too-many-redirects": ("It redirects without end: {detail}.", COPY,
            "The server kept redirecting beyond the number of redirects that are followed."),
        "redirect-loop": ("It redirects without end: {detail}.", COPY,
            "A redirect leads back to an address that was already requested on the way."),
        "redirect-to-nowhere": ("It redirects to nowhere: {detail}.", COPY,
            "A redirect names no target, or one that cannot be requested."),
    },
    Outcome("soft-404", "fails"): {
        "says-not-found": ("The page says that the work is not there: {detail}.", COPY,
            "The page answers without an error, but its title or heading says that nothing is there, or a short text does. Under a headline of its own, the text must say so to its reader (“you”, “this page”, “sorry”), as news tells of lost documents in the same words."),
        "to-error-address": ("It leads to an address for errors: {detail}", COPY,
            "The last redirect leads to an address that calls itself an error, such as /404.html."),
        "to-home-page": ("It leads to the home page instead: {detail}", COPY,
            "The link leads deep into a site, but its redirects end at a home page."),
        "to-section-front": ("It leads to the front of a section instead: {detail}", COPY,
            "The redirects end at a folder in which the page lay, such as /news/, and the work is not on the page there."),
        "same-as-anywhere": ("The work is not there: {detail}.", COPY,
            "An invented address in the same folder was requested and shows the same or ends at the same page. Besides, the page says that something was not found, calls the home page its own address or looks like it, or is surely in another language than the work."),
    },
    Outcome("drifted", "fails"): {
        "drifted": ("Another work is there: the page's title is {detail}.", COPY,
            "Two signs: the page's title is another one, and it was published after the day of access, names another number or DOI as its own, or is signed by others. Neither counts where something speaks for the work: one of its authors, its title in the text, half of the words of its title, or the same words in the page's own address."),
    },
    Outcome("usurped", "fails"): {
        "parked": ("The site is no longer its publisher's: {detail}.", COPY,
            "Two signs of different kinds that the name is parked or sold, or the site taken over: the page's title, scripts of parking services, a redirect to a seller of names, words of sale, gambling or the like in its text, the same page at any address."),
    },
    Outcome("tls-error", "fails"): {
        "tls-host": ("The certificate is for another host ({detail}).", "See whether the site has another host name, or cite an archived copy: {copy-url}",
            "The certificate does not name the host of the URL."),
        "tls-self-signed": ("The host signed its certificate itself ({detail}).", "A reader's browser will warn; cite an archived copy: {copy-url}",
            "The certificate is signed by its own key and by no authority."),
        "tls-not": ("No TLS at an https address: {detail}.", "Try the URL with http://, or cite an archived copy: {copy-url}",
            "What answers at the https address does not speak TLS."),
    },
    Outcome("tls-error", "warns"): {
        "tls-chain": ("The certificate could not be traced to a known authority ({detail}).", "Browsers often repair this: open it in one. If your network has its own authority, name its bundle in SSL_CERT_FILE.",
            "The chain of certificates is incomplete, or ends at an authority that is not known here; OpenSSL cannot tell the two apart."),
        "tls-handshake": ("A secure connection could not be made ({detail}).", BY_HAND,
            "The host speaks TLS, but there is no protocol or cipher in common, or it broke off the handshake."),
    },
    Outcome("unsafe", "fails"): {
        "unsafe-address": ("Not requested: {detail}.", "Correct the URL; if this network is meant, allow it with --allow-network.",
            "The host of the URL is written as an IP address that is not public, such as 192.168.1.1."),
        "unsafe-redirect": ("A redirect was not followed: {detail}.", COPY,
            "A redirect leads to an IP address that is not public, or to a host name that has no public one."),
        "unsafe-scheme": ("Not followed: {detail}.", COPY,
            "A redirect leads to a scheme other than http and https."),
    },
    Outcome("unsafe", "warns"): {
        "unsafe-name": ("Not requested: {detail}; a name filter or an intranet, perhaps.", "Run the check from another network, or allow this one with --allow-network.",
            "The host name in the ledger has no public address, as seen from here."),
    },
    Outcome("restricted", "warns"): {
        "restricted": ("A login is needed, or the page is withheld by law ({status}).", BY_HAND,
            "The status is 401 (a login to the site), 407 (a login to a proxy) or 451 (withheld by law)."),
        "payment": ("Somebody has to pay first ({status}): the reader, or the one who runs the site.", BY_HAND,
            "The status is 402, by which hosting platforms also say that they have paused a site."),
        "login-wall": ("A login stands before the page: {detail}.", BY_HAND,
            "The page's title, the address it redirects to, its short text, or a field for a password on a page with little text says that readers must log in or subscribe first."),
        "asks-first": ("The page asks for something first: {detail}.", BY_HAND,
            "The page's title or its short text asks for consent, cookies, an age, a region or a new session before it shows anything."),
        "gate": ("It leads to a page that stands before the work: {detail}", BY_HAND,
            "The address at which the redirects end is called like a page that comes first, such as /consent, /select-region or /maintenance, or holds the cited address as the way back."),
    },
    Outcome("blocked", "warns"): {
        "blocked": ("The server refuses the request ({status}), perhaps because a program makes it; that says nothing about the page.", BY_HAND,
            "The status is 403, 406, 429 or 999. After a 429 the page is asked for again while --timeout allows."),
        "challenge": ("The server asks for proof of a human first ({status}); that says nothing about the page.", BY_HAND,
            "A header of the answer says that a service against bots answered in place of the site (cf-mitigated, x-amzn-waf-action)."),
        "challenge-page": ("The server asks for proof of a human first: {detail}.", BY_HAND,
            "The page's title is one of those that services against bots give to their challenge, such as “Just a moment...”, or its short text asks for such proof."),
        "bot-wall": ("A wall against programs stands before the page.", BY_HAND,
            "The page has hardly any text and the script of a service against bots, or, with status 503, a script and no word."),
        "region-wall": ("The page says that it is not for readers from here.", BY_HAND,
            "A short text says that the page is not available in this region."),
    },
    Outcome("unavailable", "warns", "fails in any case after three failed runs over six days"): {
        "name-asked-once": ("Not found by the name servers, but they were not asked twice: {detail}.", AGAIN,
            "The name servers said that the host name does not exist or has no address. Only a second look-up in the same run that says the same makes the link fail, and there was none."),
        "name-not-resolved": ("Not resolved: {detail}.", AGAIN,
            "The name servers could not say just now whether the host name exists."),
        "connect-timeout": ("The host did not take the connection: {detail}.", AGAIN,
            "No address of the host accepted a connection in time."),
        "refused": ("No connection: {detail}.", AGAIN,
            "The host, or the network before it, turned the connection down."),
        "reset": ("The connection did not last: {detail}.", AGAIN,
            "The connection broke before the answer was there."),
        "timeout": ("Time ran out: {detail}.", AGAIN,
            "The host took the connection, but its answer was not there within --timeout."),
        "protocol": ("What came back cannot be read: {detail}.", AGAIN,
            "The answer is not HTTP as anyone speaks it."),
        "tls-expired": ("The certificate is not valid today ({detail}).", AGAIN,
            "The certificate has expired or is not valid yet; most are renewed within days."),
        "server-error": ("The server reports an error of its own ({status}).", AGAIN,
            "The status is 408, 425, or from 500 to 599, and was so on the second try too."),
        "maintenance": ("The site cannot answer just now: {detail}.", AGAIN,
            "The page's title or its short text says that the site is busy, broken or under maintenance."),
    },
    Outcome("unavailable", "warns"): {
        "proxy": ("Not judged: {detail}.", "Look at HTTPS_PROXY, HTTP_PROXY and NO_PROXY.",
            "The proxy named in the environment refused the request or could not carry it out. That is not the fault of the link, so it never turns into a failure."),
    },
    Outcome("unconfirmed", "warns"): {
        "withdrawn": ("The title is there, but not the work: {detail}.", "Open it: if the work was withdrawn, cite an archived copy: {copy-url}",
            "The page bears the cited title, and a short text that says that the work was removed."),
        "host-of-its-own": ("It leads to a host that is named after the work: {detail}", "Open it: if the work lives there now, put that address in the ledger.",
            "The redirects end at the home page of another host, whose name or title is a good part of the cited title."),
        "sends-on": ("The page sends its readers on: {detail}", "Open that address: if the work is there, put it in the ledger.",
            "The page is not the work, and has its readers sent to another address after a while."),
        "alike": ("Nothing shows whether the work is there: {detail}.", HEADLINE,
            "An invented address in the same folder was requested and shows the same or ends at the same page. That may be an absence, but a gate is alike at every address too."),
        "fragment-missing": ("The work is there, but the page has no part called {detail}.", "See which part is meant, and correct what follows the # in the ledger.",
            "The page bears the cited title, but nothing on it has the name that follows the # in the URL."),
        "perhaps-parked": ("The site may have been sold: {detail}.", BY_HAND,
            "One sign that the name is parked or sold, and no second one."),
        "pdf-no-title": ("A PDF without a title of its own; nothing shows whether it is the work.", BY_HAND,
            "The page is a PDF whose first bytes give no title."),
        "pdf-other-title": ("The title of the PDF is {detail}; nothing shows whether it is the work.", BY_HAND,
            "The page is a PDF that gives another title; those of PDFs are often wrong."),
        "no-page": ("What answers is not a page that can be read ({detail}).", BY_HAND,
            "The answer is neither HTML, plain text nor PDF, but an image, say, or JSON."),
        "needs-script": ("The page is empty until a script fills it.", BY_HAND,
            "The page is a frame for a script: hardly any text with scripts, or an element in which an application will be put."),
        "canonical-home": ("The title is there, but the page calls the home page its own address.", BY_HAND,
            "The page bears the cited title, but its canonical address is the home page of its site."),
        "no-title": ("The page answers, but has no title by which the work could be recognised.", BY_HAND,
            "No title was found in any of the places where pages have one."),
        "no-title-cited": ("The ledger has no title to look for; that of the page is {detail}.", "Open it: if it is the work, write this title into the ledger.",
            "The source has a URL and no title, so nothing tells whether the page still shows the work."),
        "little-text": ("The page answers, but has hardly any text; its title is {detail}.", BY_HAND,
            "The page has fewer than 200 characters of text, and no title that is surely the cited one."),
        "list-page": ("The page lists works or searches for them: {detail}.", HEADLINE,
            "The page's title says that it is a search, an index or the front of a section."),
        "other-language": ("The page is in another language or script than the cited title; its title is {detail}.", "Open it: if it is the work, add this title to its `titles`.",
            "The page's title cannot be compared with the cited one, since they are in different languages or scripts."),
        "other-title": ("The page's title is {detail}, which is not that of the work.", HEADLINE,
            "The page's title is another one, with no second sign that the work is another one too; headlines are sometimes rewritten."),
        "unsure-title": ("The page's title is {detail}; only a person can tell whether that is the work.", HEADLINE,
            "The page's title is near the cited one, but words are added, moved or missing, or it is too short to prove anything."),
        "empty": ("The server answers, but with an empty page ({status}).", BY_HAND,
            "The status says that all is well, but nothing was sent."),
        "odd-status": ("The server's answer says neither that the page is there nor that it is gone ({status}).", BY_HAND,
            "The status has no rule of its own, such as 304, 400 or 418."),
        "unreadable": ("The server answers, but the page cannot be read{detail}.", BY_HAND,
            "The body of the page could not be read."),
        "own-fault": ("Not judged: cai itself failed on this page ({detail}).", "Open it and judge it yourself; please report the failure with the URL and the version (cai --version).",
            "A bug in cai: its own rules failed on this page, and the other links were checked all the same."),
    },
    Outcome("skipped", "passes"): {
        "no-url": ("The source has no URL.", None,
            "The source has no URL to be checked."),
        "offline": ("Not requested: offline.", None,
            "The check ran with --offline, so nothing was requested."),
    },
    Outcome("skipped", "warns"): {
        "not-checked": ("Not checked: {detail}.", "Run the check again: name this link alone, or give it more time with --max-time.",
            "The run ended before the link had an answer: it was interrupted, or its time (--max-time) was over."),
    },
}  # fmt: skip
RULES = {rule: Rule(rule, outcome, *texts) for outcome, rows in TABLE.items() for rule, texts in rows.items()}
