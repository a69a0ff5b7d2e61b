"""``cai timeline``."""

from datetime import date
from typing import Annotated

import typer

from ca_israel.commands import options as o
from ca_israel.commands.invocation import common_of, format_for
from ca_israel.commands.outputs import protect
from ca_israel.errors import BadUsage
from ca_israel.ledger.model import STATUSES, Status
from ca_israel.terminal.output import say, write
from ca_israel.text.suggest import one_of
from ca_israel.timeline import FORMATS, remarks, render
from ca_israel.timeline.timeline import VAGUE, TimelineOptions, Vague
from ca_israel.timeline.timeline import timeline as timeline_of


def timeline(
    ctx: typer.Context,
    places: o.Places = None,
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
            "auto", *FORMATS, help="auto goes by the suffix of -o; else text on a terminal, plain in a pipe."
        ),
    ] = "auto",
    citation_style: o.CitationStyle = None,
    vague: o.Vague = None,
    raw: o.Raw = False,
    ids: o.Ids = False,
    output: o.OutputFile = None,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
) -> None:
    """Print the events in order of time.

    \b
    Examples:
      cai timeline uzbekistan
      cai timeline --since 2021 --until "June 2022" --strict
      cai timeline --category defense -f json
      cai timeline --style chicago -o timeline.html
      cai timeline -c KZ -o kazakhstan.ics --vague span
    """
    from ca_israel.cite.style import style_named, style_of
    from ca_israel.query.filters import FilterArgs, resolve

    common = common_of(ctx, ledger, color, verbose)
    name = format_for(format, output, FORMATS, "plain")
    statuses: list[Status] = [one_of("--status", word, STATUSES) for word in status or ()]  # type: ignore[misc]
    vagueness: Vague = one_of("--vague", "skip" if vague is None else vague, VAGUE)  # type: ignore[assignment]
    _refuse(name, vague, raw, ids)
    asked_style = None if citation_style is None else style_named(citation_style)
    at_hand = common.find(or_packaged=True)
    opened = at_hand.load()
    style = asked_style or style_of(opened)
    protect((*at_hand.files, *style.files), output)
    asked = FilterArgs(
        (*(places or ()), *(country or ())), include_regional, category or (), since, until, strict, statuses, footnote or (),
        source or (), search, where or (), limit, reverse,
    )  # fmt: skip
    query, readings = resolve(opened, asked, date.today())  # noqa: DTZ011 - the reader's own day
    for reading in readings:
        say(f"cai: {reading}")
    found = timeline_of(opened, query, TimelineOptions(vagueness, raw, ids), style)
    write(render(found, name, common.look(output)), output, encoding=FORMATS.encoding(name))
    for remark in remarks(found, name):
        say(f"cai: {remark}")


def _refuse(form: str, vague: str | None, raw: bool, ids: bool) -> None:
    """Raise BadUsage for an option that the format has no use for."""
    if vague is not None and form != "ics":
        raise BadUsage(f"--vague is for a calendar, not for {form}", hint="-f ics makes one")
    if raw and form != "csv":
        raise BadUsage(f"--raw is for CSV, not for {form}", hint="-f csv makes it")
    if ids and form != "markdown":
        raise BadUsage(f"--ids is for a document, not for {form}", hint="-f markdown makes one")
