"""``cai coverage``."""

import os
from typing import Annotated

import typer

from ca_israel.commands import options as o
from ca_israel.commands.invocation import common_of, format_for
from ca_israel.commands.outputs import protect
from ca_israel.errors import BadUsage
from ca_israel.reports.coverage import FORMATS, render
from ca_israel.reports.coverage.tallies import coverage as coverage_of
from ca_israel.terminal.output import say, write
from ca_israel.text.safe import harmless


def coverage(
    ctx: typer.Context,
    words: o.NoPlace = None,
    format: Annotated[  # noqa: A002 - the option's own name
        str, o.formats("auto", *FORMATS, help="auto goes by the suffix of -o; else text.")
    ] = "auto",
    whole: o.WholeLists = False,
    history: o.HistoryFile = None,
    no_history: o.NoHistory = False,
    output: o.OutputFile = None,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
) -> None:
    """Print what the ledger covers, and where it is thin.

    Events per country, category and year; exact days; events without a source or resting on one; sources
    without an archived copy, and how many copies `cai archive` saw to show the work.

    \b
    Examples:
      cai coverage
      cai coverage --all
      cai coverage -f json
    """
    if words:
        raise BadUsage(
            f"coverage is of the whole ledger, not of {' '.join(words)}",
            hint=f"`cai timeline {' '.join(words)}` prints the events of a country",
        )
    common = common_of(ctx, ledger, color, verbose)
    name = format_for(format, output, FORMATS)
    at_hand = common.find(or_packaged=True)
    found = at_hand.load()
    known = None
    remembered = history
    if not no_history and any(source.archive for source in found.sources.values()):
        from ca_israel.links.history.file import default_path, load

        remembered = history or default_path(os.environ)
        known, warning = load(remembered) if remembered else (None, None)
        if warning:
            say(harmless(f"cai: {warning}"))
    protect([*at_hand.files, *([remembered] if remembered else [])], output)
    report = coverage_of(found, known)
    write(render(report, name, common.look(output, whole=whole)), output, encoding=FORMATS.encoding(name))
