"""``cai import``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ca_israel.commands import options as o
from ca_israel.commands.outputs import protect
from ca_israel.importing.run import FORMATS, imported
from ca_israel.ledger.document import contents
from ca_israel.terminal.output import say, write
from ca_israel.text.safe import harmless
from ca_israel.text.suggest import one_of


def import_works(
    file: o.ForeignFile,
    format: Annotated[  # noqa: A002 - the option's own name
        str, o.formats("auto", *FORMATS, help="auto goes by the suffix, or by what the file holds.")
    ] = "auto",
    output: o.OutputFile = None,
) -> None:
    """Print the works of a .bib, .ris or CSL-JSON file as TOML.

    For a ledger: ready to paste, citekeys kept; no ledger is touched. What could not be carried over is reported on stderr.

    \b
    Examples:
      cai import refs.bib
      cai import zotero.json -o sources.toml
      cat refs.ris | cai import -
    """
    form = one_of("--format", format, ("auto", *FORMATS))
    piped = str(file) == "-"
    protect([0 if piped else file], output)
    path = Path("<stdin>") if piped else file
    data = sys.stdin.buffer.read() if piped else contents(file, "bibliography")
    found = imported(data, path, None if form == "auto" else form)
    for remark in found.remarks:
        say(harmless(remark))
    if not found.works:
        say(f"cai: no work found in {harmless(str(path))}")
    write(found.toml, output, encoding="utf-8")
    if found.lost or not found.works:
        raise typer.Exit(1)
