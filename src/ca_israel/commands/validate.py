"""``cai validate``."""

from datetime import date
from typing import Annotated

import typer

from ca_israel import options as o
from ca_israel.invocation import common_of, one_of
from ca_israel.stream import write


def validate(
    ctx: typer.Context,
    files: o.LedgerFiles = None,
    strict: o.WarningsFail = False,
    format: Annotated[str, o.formats("text", "json", "github", help="How to report.")] = "text",  # noqa: A002
    output: o.OutputFile = None,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
) -> None:
    """Check a ledger: every mistake, every warning.

    \b
    Examples:
      cai validate
      cai validate --strict events.toml
      cai validate --format github
    """
    from ca_israel.validate import FORMATS, check, render

    name = one_of("--format", format, FORMATS)
    common = common_of(ctx, ledger, color, verbose)
    report = check(files or [common.find()], date.today())  # noqa: DTZ011
    write(render(report, name, common.style(output)), output)
    raise typer.Exit(report.exit_code(strict=strict))
