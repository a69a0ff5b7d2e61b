"""The verdicts on a source's copy, and the rules that lead to them, in one table: reason and next step. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from ca_israel.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.links.rules import Level
    from ca_israel.links.verdict import Judgement

CopyVerdict: TypeAlias = Literal[
    "found", "kept", "unconfirmed", "mismatch", "absent", "excluded", "broken", "unknown", "skipped"
]
Identity: TypeAlias = Literal["the-work", "another-work", "unsure"]
COPY_VERDICTS: tuple[CopyVerdict, ...] = get_args(CopyVerdict)
LEVELS: dict[CopyVerdict, Level] = {
    "found": "passes",
    "kept": "passes",
    "unconfirmed": "warns",
    "mismatch": "warns",
    "absent": "warns",
    "excluded": "warns",
    "broken": "fails",
    "unknown": "warns",
    "skipped": "passes",
}

_WRITE = "`cai archive {key} --write` puts it into the ledger."
_OPEN = "Open it: if it is the work, `cai archive {key} --write --unconfirmed` puts it into the ledger."
_LOOK = "Look through all copies by hand: {copies}"
_LATER = "Run it again later: what was found until then is remembered."
_ELSEWHERE = "Ask another archive with --timegate."
_REPLACE = "`cai archive {key} --replace` looks for another."


class CopyRule(NamedTuple):
    """A row of the table. ``{detail}`` is what was found, ``{key}`` the citekey, ``{copies}`` and ``{save}`` are addresses."""

    verdict: CopyVerdict
    reason: str
    next: str | None


RULES: dict[str, CopyRule] = {
    "the-work": CopyRule("found", "This copy shows the work.", _WRITE),
    "far-jump": CopyRule(
        "found", "The index names a nearer copy, but leads to this one, which shows the work.", _WRITE
    ),
    "has-copy": CopyRule("kept", "The ledger has a copy; it was not looked at.", None),
    "still-there": CopyRule("kept", "The copy that the ledger has shows the work.", None),
    "in-another-archive": CopyRule(
        "kept",
        "The copy that the ledger has lies in an archive that was not asked ({detail}).",
        "--timegate names the archive to ask.",
    ),
    "in-archive-never-asked": CopyRule(
        "kept", "The copy that the ledger has lies in {detail}, which is never asked.", _REPLACE
    ),
    "none-better": CopyRule("kept", "The ledger has a copy, and no better one was found.", None),
    "unsure": CopyRule("unconfirmed", "Whether this copy shows the work cannot be told. {detail}", _OPEN),
    "kept-unsure": CopyRule(
        "unconfirmed", "Whether the copy that the ledger has shows the work cannot be told. {detail}", "Open it."
    ),
    "another-work": CopyRule("mismatch", "No copy shows the work. {detail}", _LOOK),
    "no-copy": CopyRule(
        "absent", "The archive has no copy; not every news site lets archives in.", "{save}"
    ),
    "excluded": CopyRule("excluded", "The archive does not show copies of this site.", _ELSEWHERE),
    "broken": CopyRule("broken", "The copy that the ledger has does not show the work. {detail}", _LOOK),
    "broken-better": CopyRule(
        "broken",
        "The copy that the ledger has does not show the work. {detail} This one does.",
        "`cai archive {key} --verify --replace --write` puts this one in its place.",
    ),
    "too-many": CopyRule("unknown", "The archive takes no more requests for now ({detail}).", _LATER),
    "unusable": CopyRule("unknown", "The archive cannot be asked: {detail}.", "--allow-network allows addresses that are not public."),
    "archive-fault": CopyRule("unknown", "The archive is in trouble: {detail}.", _LATER),
    "archive-down": CopyRule(
        "unknown", "Not asked: the archive could not tell for three sources in a row.", _LATER
    ),
    "no-answer": CopyRule("unknown", "What the archive says cannot be used: {detail}.", _LATER),
    "time-over": CopyRule("unknown", "The run's time was over before it was known.", _LATER),
    "interrupted": CopyRule("unknown", "The run was interrupted before it was known.", _LATER),
    "no-url": CopyRule("skipped", "The source has no URL.", None),
    "bad-url": CopyRule("skipped", "Its URL is no address of the web.", "`cai validate` says what is wrong with it."),
    "is-copy": CopyRule(
        "skipped", "Its URL is that of a copy already.", "Cite the original and put the copy into `archive`: {detail}"
    ),
    "offline": CopyRule("skipped", "Not asked, as --offline says.", None),
}  # fmt: skip
# Why copies were passed over, by the rule under which they were tried: said of one, and of several.
PASSED_OVER: dict[str, tuple[str, str]] = {
    "another-work": ("shows something else", "show something else"),
    "unsure": ("cannot be told", "cannot be told"),
    "was-redirect": ("redirects to a page that is not the work", "redirect to pages that are not the work"),
    "was-error": ("is of an error page", "are of error pages"),
    "other-page": ("is of another address", "are of other addresses"),
    "no-memento": ("is not shown by the archive", "are not shown by the archive"),
    "index-hop": ("leads out of the archive", "lead out of the archive"),
    "far-jump": ("leads to one far off", "lead to ones far off"),
    "circle": ("leads in a circle", "lead in a circle"),
    "too-many-hops": ("leads on and on", "lead on and on"),
}
# Verdicts of the identity test that speak for the work, and rules that speak against it without being sure.
_FOUND = {"ok", "moved"}
_MISMATCHES = {"other-title", "little-text", "list-page", "perhaps-parked"}
_MARK = re.compile(r"\{(?:detail|key|copies|save)\}")


def passed_over(rule: str, count: int = 1) -> str:
    """Return why copies were passed over, in words that follow ``it`` or a number."""
    one, several = PASSED_OVER[rule]
    return one if count == 1 else several


def filled(text: str, values: Mapping[str, str]) -> str:
    """Fill in ``{key}`` and the like, in one go: what a server said is never searched for our own marks."""
    return _MARK.sub(lambda mark: values.get(mark[0][1:-1], ""), text)


def gap_words(days: int, what: str) -> str:
    """Return how far a copy is from the day of ``what``; fewer than no days are before it."""
    if days == 0:
        return f"on the day of {what}"
    return f"{counted(abs(days), 'day')} {'before' if days < 0 else 'after'} {what}"


def days_off(gap: int | None, origin: str | None) -> str:
    """Return how far a copy is from the day wanted, in words, with a mark where the page may have changed."""
    if gap is None or origin is None:
        return ""
    told = gap_words(gap, "publication" if origin == "published" else "access")
    if gap > 0 and origin != "published":
        return f"{told} (the page may have changed since it was read)"
    if abs(gap) > 365:
        return f"{told} (far from the day)"
    return told


def identity(judgement: Judgement, *, differs: bool) -> Identity:
    """Return whether a copy shows the work; ``differs`` is whether its titles name another.

    A title that differs without a second sign is another work here, since there may be a better copy.
    """
    if judgement.verdict in _FOUND:
        return "the-work"
    if judgement.verdict != "unconfirmed" or (differs and judgement.rule in _MISMATCHES):
        return "another-work"
    return "unsure"
