"""``cai check-links``."""

import os
import sys
from datetime import date
from typing import Annotated

import typer

from ca_israel.commands import options as o
from ca_israel.commands.invocation import common_of, format_for
from ca_israel.terminal.look import PLAIN
from ca_israel.terminal.output import say, write
from ca_israel.text.safe import harmless


def check_links(
    ctx: typer.Context,
    targets: o.Targets = None,
    offline: o.Offline = False,
    strict: o.WarningsFail = False,
    changed_since: o.ChangedSince = None,
    history: o.HistoryFile = None,
    no_history: o.NoHistory = False,
    max_age: o.MaxAge = None,
    jobs: o.Jobs = 128,
    per_host: o.PerHost = 4,
    delay: o.Delay = 0.05,
    timeout: o.Timeout = 30.0,
    max_time: o.MaxTime = None,
    allow_network: o.AllowNetwork = None,
    format: Annotated[  # noqa: A002
        str,
        o.formats(
            "auto",
            "text",
            "json",
            "junit",
            "markdown",
            "github",
            help="How to report; auto goes by the suffix of -o; else text.",
        ),
    ] = "auto",
    output: o.OutputFile = None,
    report: o.Reports = None,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
) -> None:
    """Ask every link: is the cited work still there?

    \b
    Examples:
      cai check-links
      cai check-links 2-4 rosenberg-oil
      cai check-links --changed-since origin/main --format github
      cai check-links --strict -o links.json --report links.md
    """
    from ca_israel.links.check_links import CheckRequest, check
    from ca_israel.links.history.file import default_path
    from ca_israel.links.history.over_time import max_age as age_of
    from ca_israel.links.report import FORMATS
    from ca_israel.links.report.github import append_summary
    from ca_israel.links.schedule.options import FetchOptions
    from ca_israel.terminal.progress import progress_bar

    common = common_of(ctx, ledger, color, verbose)
    name = format_for(format, output, FORMATS)
    beside = [(format_for("auto", file, FORMATS), file) for file in report or ()]
    asking = FetchOptions(
        jobs=jobs, per_host=per_host, delay=delay, timeout=timeout, max_time=max_time, offline=offline,
        allow_networks=tuple(allow_network or ()), environ=os.environ,
    )  # fmt: skip
    remembering = None if no_history else history or default_path(os.environ)
    asked = CheckRequest(targets or (), changed_since, remembering, age_of(max_age) if max_age else None)
    found = common.find().load()
    with progress_bar(sys.stderr, common.colour, os.environ) as progress:
        session = check(found, asked, asking, date.today(), progress)  # noqa: DTZ011
    for remark in (*session.remarks, *map(str, session.problems)):
        say(harmless(f"cai: {remark}"))
    session.refuse_if_unusable()
    for form, file in beside:
        write(session.render(form, common.look(file)), file)
    if name == "github" and (trouble := append_summary(session.render("markdown", PLAIN), os.environ)):
        say(harmless(f"cai: {trouble}"))
    write(session.render(name, common.look(output)), output, encoding=FORMATS.encoding(name))
    raise typer.Exit(session.exit_code(strict=strict))
