"""Pages of a small news site: the cited work, other works, and what stands there instead."""

from __future__ import annotations

from html import escape

from links.sites import page

WORK = "Israel Emerges as a Player in Central Asia"
OTHER = "Five recipes for a long winter evening"
PROSE = (
    "The visit lasted for seven days and took the delegation to three capitals. Business people were with the"
    " minister, and agreements on farming, water and medicine were signed. Observers in the region say that the"
    " interest is mutual. What comes of it will be seen in the years ahead, they add, since much depends on money."
)
COOKING = (
    "Peel the onions and let them rest in salted water. Slice the pumpkin, add thyme and pepper, and keep the oven"
    " at a low heat for two hours. Meanwhile, stir the broth. Serve with bread, and with a salad of beetroot and"
    " walnuts if there is any left from the day before; children like it better with apples, as everybody knows."
)
SORRY = "Sorry! What you were looking for is not to be had here. Try our front page, or write to the editors."
NAV = " ".join(f"<li><a href=/s{n}>Section number {n} of the site</a>" for n in range(30))


def html(
    title: str | None = WORK,
    text: str = PROSE,
    *,
    head: str = "",
    h1: str | None = None,
    lang: str = "en",
    body: str | None = None,
) -> str:
    """A whole document; ``body`` replaces heading and text."""
    heading = (
        f"<h1>{escape(h1 if h1 is not None else title or '')}</h1>" if h1 or (title and h1 is None) else ""
    )
    named = f"<title>{escape(title)}</title>" if title is not None else ""
    inner = body if body is not None else f"{heading}<p>{text}</p>"
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{named}{head}</head><body>{inner}</body></html>'


def shown(document: str, status: str = "200 OK", *headers: str) -> bytes:
    """``document`` as it is sent."""
    return page(document.encode(), status, "Content-Type: text/html; charset=utf-8", *headers)


def meta(name: str, content: str) -> str:
    attribute = "property" if ":" in name else "name"
    return f'<meta {attribute}="{name}" content="{escape(content)}">'


def refresh(to: str, seconds: int = 0) -> bytes:
    return shown(
        html(
            None, "", head=f'<meta http-equiv="refresh" content="{seconds}; url={escape(to)}">', body="Moved."
        )
    )


ARTICLE = shown(html(f"{WORK} | Eurasia Post"))
ANOTHER = shown(html(f"{OTHER} | Eurasia Post", COOKING))
HOME = shown(html("Eurasia Post", f"{PROSE} {COOKING}", h1="", body=f"<ul>{NAV}</ul><p>{PROSE} {COOKING}"))
SOFT = shown(html("Eurasia Post", SORRY, body=f"<ul>{NAV}</ul><p>{SORRY}"))
MISSING = shown(html("Page not found | Eurasia Post", SORRY), "404 Not Found")
