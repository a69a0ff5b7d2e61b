"""``cai init``."""

from pathlib import Path
from shlex import quote

from ca_israel.commands import options as o
from ca_israel.terminal.output import say
from ca_israel.text.safe import harmless


def init(file: o.NewLedger = Path("events.toml")) -> None:
    """Write a small commented ledger to begin with.

    Never over a file that exists.

    \b
    Examples:
      cai init
      cai init norway.toml
    """
    from ca_israel.ledger.starter import begin

    begin(file)
    say(harmless(f"cai: wrote {file}; try `cai timeline --ledger {quote(str(file))}`"))
