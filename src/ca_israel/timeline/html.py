"""The timeline as one page that stands by itself: no request to anywhere, and nothing in it can run but its own script."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline


def render(timeline: Timeline, look: Look) -> str:  # noqa: ARG001 - every format has this signature
    """Return the page: the same bytes for the same timeline, whatever the day or the machine.

    Look and script stand in the page and are allowed by their SHA-256 alone (CSP level 3, 8.3): what a
    ledger brings can neither run nor load anything.
    """
    from markupsafe import Markup

    from ca_israel.timeline.page.structured import structured_data
    from ca_israel.timeline.page.view import view

    room = _environment()
    page = view(timeline)
    css = _file("style.css") + page.facet_rules
    script = _file("script.js")
    return room.get_template("page.html.j2").render(
        page=page,
        policy=_policy(css, script),
        css=Markup(css),  # noqa: S704 - our own, and no text of a ledger is in it
        script=Markup(script),  # noqa: S704 - our own
        data=Markup(structured_data(timeline)),  # noqa: S704 - JSON without <, > and &
    )


def _policy(css: str, script: str) -> str:
    return "; ".join((
        "default-src 'none'",
        f"style-src {_digest(css)}",
        f"script-src {_digest(script)}",
        "img-src data:",  # the page's own icon; without one, a browser asks the server for /favicon.ico
        "base-uri 'none'",
        "form-action 'none'",
    ))  # fmt: skip


def _digest(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    from importlib.resources import files

    return files(f"{__package__}.page").joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
