"""``cai archive``."""

import os
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from ca_israel.archive.report import FORMATS, render
from ca_israel.commands import options as o
from ca_israel.commands.invocation import common_of, format_for, here
from ca_israel.commands.outputs import may_edit, protect
from ca_israel.errors import BadUsage, CaiError
from ca_israel.terminal.output import say, write
from ca_israel.text.safe import harmless


def archive(
    ctx: typer.Context,
    targets: o.Targets = None,
    timegate: o.TimeGate = None,
    cdx: o.CaptureIndex = None,
    verify: o.VerifyCopies = False,
    replace: o.ReplaceCopies = False,
    every: o.EverySource = False,
    write_found: o.WriteCopies = False,
    unconfirmed: o.WriteUnconfirmed = False,
    offline: o.Offline = False,
    delay: o.ArchiveDelay = 2.5,
    timeout: o.RequestTimeout = 30.0,
    max_time: o.MaxTime = None,
    allow_network: o.AllowNetwork = None,
    history: o.HistoryFile = None,
    no_history: o.NoHistory = False,
    strict: o.WarningsFail = False,
    format: Annotated[  # noqa: A002
        str, o.formats("auto", *FORMATS, help="How to report; auto goes by the suffix of -o; else text.")
    ] = "auto",
    output: o.OutputFile = None,
    report: o.CopyReports = None,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
) -> None:
    """Find archived copies that show the cited work.

    Without names: of the sources whose link failed in the last check-links, or of all. Each copy is looked at
    before it is proposed. Nothing but the archive is asked.

    \b
    Examples:
      cai archive
      cai archive 4 blua-player
      cai archive --all --verify
      cai archive --write
      cai archive --timegate https://arquivo.pt/wayback/
    """
    common = common_of(ctx, ledger, color, verbose)
    from ca_israel.archive.find_copies import find_copies
    from ca_israel.archive.protocol.client import Manners
    from ca_israel.archive.protocol.web_archive import web_archive
    from ca_israel.archive.sources import Asking
    from ca_israel.archive.write import written
    from ca_israel.links.history.file import default_path
    from ca_israel.terminal.progress import progress_bar

    name = format_for(format, output, FORMATS)
    beside = [(format_for("auto", file, FORMATS), file) for file in report or ()]
    if unconfirmed and not write_found and "diff" not in {name, *(form for form, _ in beside)}:
        raise BadUsage(
            "--unconfirmed is about what is written", hint="add --write, or -f diff to see it first"
        )
    of = web_archive(timegate, cdx)
    manners = Manners(delay, timeout, max_time, tuple(allow_network or ()), os.environ)
    remembered = None if no_history else history or default_path(os.environ)
    at_hand = common.find()
    if write_found:
        may_edit(at_hand)
    others = [("--report", file) for _, file in beside]
    protect(at_hand.files, output, *others, *([("--history", remembered)] if remembered else []))
    found = at_hand.load(addresses="any")
    asking = Asking(targets or (), every, verify, replace, offline, unconfirmed)
    with progress_bar(sys.stderr, common.colour, os.environ, "looking for copies") as progress:
        result = find_copies(
            found, asking, of, manners, datetime.now(UTC),
            history=remembered, folder=here(), progress=progress,
        )  # fmt: skip
    trouble: CaiError | None = None
    if write_found:
        try:
            result = written(result)
        except CaiError as error:  # what was found is reported first
            trouble = error
    for remark in result.remarks:
        say(harmless(f"cai: {remark}"))
    if result.stopped and name != "text":  # which says it itself
        say(harmless(f"cai: {result.stopped}"))
    if found.sources and not result.found:
        say("cai: no link failed in its last check; --all looks for a copy of every source")
    for form, file in beside:
        write(render(result, form, common.look(file)), file)
    write(render(result, name, common.look(output)), output, encoding=FORMATS.encoding(name))
    if trouble:
        raise trouble
    raise typer.Exit(result.exit_code(strict=strict))
