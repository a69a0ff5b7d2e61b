"""``cai check-links``."""

import os
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from ca_israel.commands import options as o
from ca_israel.commands.invocation import common_of, format_for
from ca_israel.commands.outputs import may_edit, protect
from ca_israel.errors import BadUsage, CaiError
from ca_israel.links.report import FORMATS, render
from ca_israel.terminal.look import PLAIN
from ca_israel.terminal.output import say, write
from ca_israel.text.safe import harmless

_LONGEST = timedelta(days=3650)
_AGE = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(d|days?|h|hours?|m|min|minutes?|w|weeks?)?\s*")
_UNITS = {"d": "days", "h": "hours", "m": "minutes", "w": "weeks"}


def check_links(
    ctx: typer.Context,
    targets: o.Targets = None,
    offline: o.Offline = False,
    strict: o.WarningsFail = False,
    changed_since: o.ChangedSince = None,
    history: o.HistoryFile = None,
    no_history: o.NoHistory = False,
    max_age: o.MaxAge = None,
    write_moves: o.WriteMoves = False,
    jobs: o.Jobs = 256,
    per_host: o.PerHost = 4,
    delay: o.Delay = 0.05,
    timeout: o.Timeout = 25.0,
    max_time: o.MaxTime = None,
    allow_network: o.AllowNetwork = None,
    format: Annotated[  # noqa: A002
        str,
        o.formats(
            "auto",
            *FORMATS,
            help="How to report; auto goes by the suffix of -o; else text.",
        ),
    ] = "auto",
    whole: o.WholeLists = False,
    output: o.OutputFile = None,
    report: o.Reports = None,
    explain: o.Explain = None,
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
      cai check-links --write
      cai check-links --explain drifted
    """
    common = common_of(ctx, ledger, color, verbose)
    if explain is not None:
        if format not in {"auto", "text"}:
            raise BadUsage("--explain writes text alone", hint="leave --format out")
        protect((), output)
        from ca_israel.links.explain import explain as explained

        write(explained(explain, common.look(output)), output)
        return
    from ca_israel.links.check_links import CheckRequest, check
    from ca_israel.links.history.file import default_path
    from ca_israel.links.moves import written
    from ca_israel.links.report.github import append_summary
    from ca_israel.links.schedule.options import FetchOptions
    from ca_israel.terminal.progress import progress_bar

    name = format_for(format, output, FORMATS)
    beside = [(format_for("auto", file, FORMATS), file) for file in report or ()]
    fetching = FetchOptions(
        jobs=jobs, per_host=per_host, delay=delay, timeout=timeout, max_time=max_time, offline=offline,
        allow_networks=tuple(allow_network or ()), environ=os.environ,
    )  # fmt: skip
    remembered = None if no_history else history or default_path(os.environ)
    age = age_of(max_age) if max_age else None
    request = CheckRequest(targets or (), changed_since, remembered, age, moves=write_moves)
    at_hand = common.find()
    if write_moves:
        _refuse_to_write(offline=offline, remembered=remembered)
        may_edit(at_hand)
    beside_answer = [("--report", file) for _, file in beside]
    if remembered:
        beside_answer.append(("--history", remembered))
    if name == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        beside_answer.append(("GITHUB_STEP_SUMMARY", Path(summary)))
    protect(at_hand.files, output, *beside_answer)
    found = at_hand.load(addresses="any")
    with progress_bar(sys.stderr, common.colour, os.environ) as progress:
        run = check(found, request, fetching, datetime.now(UTC), progress)
    unwritten: CaiError | None = None
    if write_moves:
        try:
            run = written(run, found)
        except CaiError as error:  # what was found is reported first
            unwritten = error
    for remark in (*run.report.remarks, *map(str, run.problems)):
        say(harmless(f"cai: {remark}"))
    run.refuse_if_unusable()
    for form, file in beside:
        write(render(run, form, common.look(file, whole=whole)), file)
    if name == "github" and (trouble := append_summary(render(run, "markdown", PLAIN), os.environ)):
        say(harmless(f"cai: {trouble}"))
    write(render(run, name, common.look(output, whole=whole)), output, encoding=FORMATS.encoding(name))
    if unwritten:
        raise unwritten
    raise typer.Exit(run.exit_code(strict=strict))


def _refuse_to_write(*, offline: bool, remembered: Path | None) -> None:
    """Refuse ``--write`` where no move could ever be written."""
    if offline:
        raise BadUsage("--write is about what the links answer now", hint="leave --offline out")
    if remembered is None:
        raise BadUsage(
            "--write goes by what runs on two different days saw, so it needs a history",
            hint="name its file with --history FILE",
        )


def age_of(text: str) -> timedelta:
    """Read ``7`` (days), ``7d``, ``12h``, ``90m`` or ``2w``; at most ten years. Raises BadUsage."""
    found = _AGE.fullmatch(text.lower()) if text.isascii() else None
    if found:
        age = timedelta(**{_UNITS[(found[2] or "d")[0]]: float(found[1])})
        if age <= _LONGEST:
            return age
    raise BadUsage(
        f'--max-age "{text}" is not a length of time',
        hint="write it as 7d, 12h or 90m; a bare number is days",
    )
