"""``cai validate``."""

from datetime import date
from typing import Annotated

import typer

from ca_israel.commands import options as o
from ca_israel.commands.invocation import common_of, format_for
from ca_israel.commands.outputs import protect
from ca_israel.reports.validation import FORMATS, render
from ca_israel.reports.validation.check import check
from ca_israel.terminal.output import write


def validate(
    ctx: typer.Context,
    files: o.LedgerFiles = None,
    strict: o.WarningsFail = False,
    format: Annotated[  # noqa: A002 - the option's own name
        str, o.formats("auto", *FORMATS, help="auto goes by the suffix of -o; else text.")
    ] = "auto",
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
    name = format_for(format, output, FORMATS)
    common = common_of(ctx, ledger, color, verbose)
    files = files or []
    reads = files or common.find().files
    protect(reads, output)
    report = check(files or reads[:1], date.today())  # noqa: DTZ011
    protect((path for file in report.files for path in file.also_read), output)
    write(render(report, name, common.look(output)), output, encoding=FORMATS.encoding(name))
    raise typer.Exit(report.exit_code(strict=strict))
