"""``cai show``."""

import typer

from ca_israel.commands import options as o
from ca_israel.commands.invocation import common_of
from ca_israel.commands.outputs import protect
from ca_israel.terminal.output import write


def show(
    ctx: typer.Context,
    what: o.Anything,
    citation_style: o.CitationStyle = None,
    output: o.OutputFile = None,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
) -> None:
    """Print all that is known of an event, footnote or source.

    \b
    Examples:
      cai show uz-2022-business-forum
      cai show 4
      cai show rosenberg-oil
    """
    from ca_israel.cite.style import style_named, style_of
    from ca_israel.reports.show import show as report

    asked_style = None if citation_style is None else style_named(citation_style)
    common = common_of(ctx, ledger, color, verbose)
    at_hand = common.find(or_packaged=True)
    opened = at_hand.load()
    style = asked_style or style_of(opened)
    protect((*at_hand.files, *style.files), output)
    write(report(opened, what, common.look(output), style), output)
