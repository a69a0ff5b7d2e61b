"""``cai show``."""

import typer

from ca_israel import options as o
from ca_israel.invocation import common_of
from ca_israel.stream import write


def show(
    ctx: typer.Context,
    what: o.Anything,
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
    from ca_israel.show import show as told

    common = common_of(ctx, ledger, color, verbose)
    write(told(common.open(), what, common.style(output)), output)
