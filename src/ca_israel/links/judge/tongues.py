"""Whether a page is in the language of the cited title: what is not known for sure proves nothing. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.languages.guess import guess, primary, script_of, share_of

if TYPE_CHECKING:
    from ca_israel.links.page.read import Page

_SURE = 2  # small words of a title that show its language
_MOST_ALIKE = 0.2  # of a text's letters in the script of a title of another language
_ENOUGH = 400  # characters of text that show a language


def are_one(cited: str, language: str | None, page: Page) -> bool:
    """Whether ``cited`` is known to be in the language of ``page``; ``language`` is what the ledger says of the work.

    A work may be cited under a translated title: what the ledger says needs a small word that bears it out. What
    the page says of its language counts where its text is short, and never against its text.
    """
    shown, declared = guess(page.text, _SURE), primary(page.language)
    theirs = declared if shown is None and len(page.text) < _ENOUGH else shown
    if theirs is None or declared not in {None, theirs} or _in_other_script(cited, page):
        return False
    return theirs == guess(cited, 1 if theirs == primary(language) else _SURE)


def are_apart(cited: str, language: str | None, page: Page) -> bool:
    """Whether ``page`` is surely in another language than ``cited``, and than the ledger says of the work."""
    # A sign of Chinese or Japanese says as much as several letters.
    if len(page.text) < _ENOUGH / (2 if script_of(page.text) == "other" else 1):
        return False
    theirs = {guess(page.text), primary(page.language)} - {None}
    if primary(language) in theirs:
        return False
    if _in_other_script(cited, page):
        return True
    ours = guess(cited, _SURE)
    return ours is not None and bool(theirs) and ours not in theirs


def _in_other_script(cited: str, page: Page) -> bool:
    script = script_of(cited)
    return script is not None and share_of(script, page.text) < _MOST_ALIKE
