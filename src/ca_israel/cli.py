"""The command line: declarations only. Each command parses, calls the core, and hands the text to ``stream``."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from . import options as o
from .errors import BadUsage
from .invocation import common_of, format_for, one_of
from .model import STATUSES, Status
from .stream import say, write
from .style import PLAIN
from .text import harmless

app = typer.Typer(
    name="cai",
    help="""Turn a ledger of dated events into timelines and citations, and check its links.

    \b
    Examples:
      cai timeline --country uzbekistan
      cai cite 4
      cai check-links""",
    epilog="Exit codes: 0 fine, 1 something found or not there, 2 usage, 3 ledger, 4 network, 70 bug, 74 output.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback()
def root(
    ctx: typer.Context,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
    version: o.Version = False,  # noqa: ARG001 - its callback has done it
) -> None:
    """Take what every command shares, before its name."""
    ctx.obj = common_of(ctx, ledger, color, verbose)


@app.command()
def timeline(
    ctx: typer.Context,
    country: o.Country = None,
    include_regional: o.IncludeRegional = False,
    category: o.Category = None,
    since: o.Since = None,
    until: o.Until = None,
    strict: o.Certainly = False,
    status: o.HasStatus = None,
    footnote: o.OnFootnote = None,
    source: o.OnSource = None,
    search: o.Search = None,
    where: o.Where = None,
    limit: o.Limit = None,
    reverse: o.Reverse = False,
    format: Annotated[  # noqa: A002 - the option's own name
        str,
        o.formats(
            "auto",
            "text",
            "plain",
            "json",
            "jsonl",
            help="auto is text on a terminal, plain in a pipe, and the suffix of -o.",
        ),
    ] = "auto",
    output: o.OutputFile = None,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
) -> None:
    """Print the events in order of time.

    \b
    Examples:
      cai timeline --country uzbekistan
      cai timeline --since 2021 --until "June 2022" --strict
      cai timeline --category defense -f json
      cai timeline -o events.json
    """
    from .filters import Asked, resolve
    from .timeline import FORMATS, SUFFIXES, remarks, render
    from .timeline import timeline as timeline_of

    common = common_of(ctx, ledger, color, verbose)
    name = format_for(format, output, FORMATS, SUFFIXES, "plain")
    statuses: list[Status] = [one_of("--status", word, STATUSES) for word in status or ()]  # type: ignore[misc]
    opened = common.open()
    asked = Asked(
        country or (), include_regional, category or (), since, until, strict, statuses, footnote or (),
        source or (), search, where or (), limit, reverse,
    )  # fmt: skip
    query, readings = resolve(opened, asked, date.today())  # noqa: DTZ011 - the reader's own day
    for reading in readings:
        say(f"cai: {reading}")
    found = timeline_of(opened, query)
    write(render(found, name, common.style(output)), output)
    for remark in remarks(found, name):
        say(f"cai: {remark}")


@app.command()
def show(
    ctx: typer.Context,
    what: o.Anything,
    output: o.OutputFile = None,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
) -> None:
    """Print all that is known of an event or source.

    \b
    Examples:
      cai show uz-2022-business-forum
      cai show 4
      cai show rosenberg-oil
    """
    from .show import show as told

    common = common_of(ctx, ledger, color, verbose)
    write(told(common.open(), what, common.style(output)), output)


@app.command()
def cite(
    ctx: typer.Context,
    targets: o.Targets = None,
    every: o.Every = False,
    full: o.InFull = False,
    details: o.Details = None,
    output: o.OutputFile = None,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
) -> None:
    """Print footnotes as the article prints them.

    \b
    Examples:
      cai cite 4
      cai cite 1-5,8
      cai cite rosenberg-oil
      cai cite --all
    """
    from .cite.printed import printed

    if every == bool(targets):
        what = "either footnotes or --all" if every else "which footnotes?"
        raise BadUsage(what, hint="try `cai cite 4` or `cai cite --all`")
    common = common_of(ctx, ledger, color, verbose)
    at_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    with_details = at_terminal if details is None else details
    text = printed(
        common.open(), targets or None, common.style(output), in_full=full, with_details=with_details
    )
    write(text, output)


@app.command("check-links")
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
            "text", "json", "junit", "markdown", "github", help="How to report; else the suffix of -o."
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
    from .links.check import Options
    from .links.history_file import default_path
    from .links.report import FORMATS, SUFFIXES
    from .links.report.github import append_summary
    from .links.session import Asked, check
    from .links.standing import max_age as age_of
    from .progress import progress_bar

    common = common_of(ctx, ledger, color, verbose)
    name = format_for(format, output, FORMATS, SUFFIXES, "text")
    beside = [(format_for("auto", file, FORMATS, SUFFIXES, "text"), file) for file in report or ()]
    asking = Options(
        jobs=jobs, per_host=per_host, delay=delay, timeout=timeout, max_time=max_time, offline=offline,
        allow_networks=tuple(allow_network or ()), environ=os.environ,
    )  # fmt: skip
    remembering = None if no_history else history or default_path(os.environ)
    asked = Asked(targets or (), changed_since, remembering, age_of(max_age) if max_age else None)
    read = common.read()
    with progress_bar(sys.stderr, common.colour, os.environ) as progress:
        session = check(read, asked, asking, date.today(), progress)  # noqa: DTZ011
    for remark in (*session.remarks, *map(str, session.problems)):
        say(harmless(f"cai: {remark}"))
    session.refuse_if_unusable()
    for form, file in beside:
        write(session.render(form, common.style(file)), file)
    if name == "github" and (trouble := append_summary(session.render("markdown", PLAIN), os.environ)):
        say(harmless(f"cai: {trouble}"))
    write(session.render(name, common.style(output)), output)
    raise typer.Exit(session.exit_code(strict=strict))


@app.command()
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
    from .validate import FORMATS, check, render

    name = one_of("--format", format, FORMATS)
    common = common_of(ctx, ledger, color, verbose)
    report = check(files or [common.find()], date.today())  # noqa: DTZ011
    write(render(report, name, common.style(output)), output)
    raise typer.Exit(report.exit_code(strict=strict))


@app.command()
def init(file: o.NewLedger = Path("events.toml")) -> None:
    """Write a small commented ledger to begin with.

    Never over a file that exists.

    \b
    Examples:
      cai init
      cai init norway.toml
    """
    from .init import begin

    begin(file)
    say(f"cai: wrote {file}; try `cai timeline --ledger {file}`")


@app.command()
def schema(output: o.OutputFile = None) -> None:
    """Print the JSON Schema of the ledger.

    For editors that complete and check.

    \b
    Examples:
      cai schema -o ledger.schema.json
    """
    from .schema import text

    write(text(), output)
