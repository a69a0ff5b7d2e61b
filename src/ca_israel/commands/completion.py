"""Values for shell completion, read from the ledger at hand. Completion never fails: no ledger, no values."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer  # noqa: TC002 - Typer reads the annotations when it runs

from ca_israel.errors import BadUsage
from ca_israel.ledger.model import CITATION_STYLES
from ca_israel.text.folding import fold
from ca_israel.text.safe import harmless
from ca_israel.text.suggest import one_of as one_of_these

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ca_israel.ledger.model import Ledger

_UNSAFE = re.compile(r"""["'`$\\:;!*?()\[\]{}<>&|#~]""")
Values = list[tuple[str, str]]
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_OPTIONS = ("--show-completion", "--install-completion")  # as Typer declares them


def obey(ctx: typer.Context, args: Sequence[str]) -> None:
    """Print or install the completion of a shell and end the run, where the line begins with the option for it.

    The shell is the word after it, or the one that runs cai. Raises BadUsage where there is neither, or no
    completion for it.
    """
    option, equals, named = args[0].partition("=") if args else ("", "", "")
    if option not in _OPTIONS:
        return
    from typer.completion import install_callback, show_callback

    shell = named if equals else args[1] if len(args) > 1 else _above()
    if shell is None:
        raise BadUsage(
            "the shell that runs cai is not known", hint=f"name one: cai {option} {'|'.join(SHELLS)}"
        )
    one_of_these(option, shell, SHELLS)
    (show_callback if option == _OPTIONS[0] else install_callback)(ctx, ctx.command.params[0], shell)


def _above() -> str | None:
    """The shell among the processes above us, None where there is none that we know (cron, a container)."""
    import shellingham  # type: ignore[import-untyped]

    try:
        shell: str = shellingham.detect_shell()[0]
    except (shellingham.ShellDetectionFailure, OSError):
        return None
    return shell if shell in SHELLS else None


def _ledger(ctx: typer.Context) -> Ledger | None:
    from ca_israel.ledger import discovery

    before = ctx.find_root().params.get("ledger")
    named = ctx.params.get("ledger") or before
    try:
        found = discovery.find(Path(named) if named else None, os.environ, Path.cwd())
        return (found or discovery.packaged()).load()
    except Exception:  # whatever is wrong, the shell's line must stay as it is
        return None


def _matching(values: Iterable[tuple[str, str]], incomplete: str) -> Values:
    """Those that begin so. Shells evaluate what completion prints: only words go in, as value or as help."""
    begun = fold(incomplete)
    return [
        (value, _UNSAFE.sub(" ", harmless(told))[:60])
        for value, told in values
        if fold(value).startswith(begun) and not _UNSAFE.search(value)
    ]


def _from_ledger(values: Callable[[Ledger], Iterable[tuple[str, str]]]) -> Callable[..., Values]:
    """Return a completer over values of the ledger at hand, each with what it means."""

    def complete(ctx: typer.Context, incomplete: str) -> Values:
        ledger = _ledger(ctx)
        return _matching(values(ledger), incomplete) if ledger else []

    return complete


def _footnotes(ledger: Ledger) -> list[tuple[str, str]]:
    """The numbers in their order, each with the title of the first work cited there."""
    notes = sorted(ledger.footnotes.items())
    return [(str(number), ledger.sources[note.citations[0].source].title) for number, note in notes]


def _sources(ledger: Ledger) -> list[tuple[str, str]]:
    return [(source.key, source.title) for source in ledger.sources.values()]


countries = _from_ledger(lambda ledger: ((c.slug, c.name) for c in ledger.countries.values()))
categories = _from_ledger(lambda ledger: ((name, "") for name in ledger.categories))
footnotes = _from_ledger(_footnotes)
sources = _from_ledger(_sources)
cited = _from_ledger(lambda ledger: _footnotes(ledger) + _sources(ledger))
anything = _from_ledger(
    lambda ledger: [(e.id, e.title) for e in ledger.events] + _footnotes(ledger) + _sources(ledger)
)


def rules(incomplete: str) -> Values:
    """Return the ids of the link rules, and ``all``, with what each looks at."""
    from ca_israel.links.rules import RULES

    told = ((rule.id, f"{rule.outcome.verdict}: {rule.about}") for rule in RULES.values())
    return _matching((*told, ("all", "every rule, by verdict")), incomplete)


def styles(incomplete: str) -> Values:
    """Return the citation styles, and the CSL files whose path begins so."""
    from glob import escape, glob

    files = sorted(glob(f"{escape(incomplete)}*.[cC][sS][lL]"))  # noqa: PTH207 - a path as it was typed
    return _matching([*((name, "") for name in CITATION_STYLES), *((file, "") for file in files)], incomplete)


def one_of(values: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a completer over fixed ``values``."""
    fixed = tuple(values)

    def complete(incomplete: str) -> list[str]:
        return [value for value in fixed if value.startswith(incomplete)]

    return complete
