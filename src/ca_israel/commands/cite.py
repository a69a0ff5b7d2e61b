"""``cai cite``."""

import sys
from typing import Annotated

import typer

from ca_israel.cite.registry import EXPORTS, FORMATS
from ca_israel.commands import options as o
from ca_israel.commands.invocation import common_of, format_for
from ca_israel.commands.outputs import protect
from ca_israel.errors import BadUsage
from ca_israel.terminal.output import say, write


def cite(
    ctx: typer.Context,
    targets: o.Targets = None,
    every: o.Every = False,
    citation_style: o.CitationStyle = None,
    csl: o.CslFile = None,
    bibliography: o.Bibliography = False,
    full: o.InFull = False,
    details: o.Details = None,
    sole: o.Sole = False,
    format: Annotated[  # noqa: A002 - the option's own name
        str, o.formats("auto", *FORMATS, help="auto goes by the suffix of -o; else text.")
    ] = "auto",
    print_csl: o.PrintCsl = False,
    output: o.OutputFile = None,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
) -> None:
    """Print footnotes and works in the style or format asked for.

    By default as the article prints them. Notes: text, markdown, html. Works: the other formats.

    \b
    Examples:
      cai cite 4
      cai cite 1-5,8 --style chicago
      cai cite rosenberg-oil -f wikipedia
      cai cite --all --bibliography --style apa
      cai cite --all -o refs.bib
      cai cite 5 --style oscola.csl
    """
    from ca_israel.cite.render import CiteRequest, house_csl, render
    from ca_israel.cite.style import style_named, style_of

    if print_csl:
        protect((), output)
        write(house_csl(), output, encoding="utf-8")
        return
    name = format_for(format, output, FORMATS)
    _refuse(name, targets, every, citation_style, csl is not None, full, sole or bool(details))
    named = csl or citation_style
    asked_style = None if named is None else style_named(named)
    common = common_of(ctx, ledger, color, verbose)
    at_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    shown = at_terminal and not bibliography if details is None else details
    at_hand = common.find(or_packaged=True)
    opened = at_hand.load()
    style = asked_style or style_of(opened)
    protect((*at_hand.files, *style.files), output)
    asked = CiteRequest(targets or None, style, name, bibliography, full, shown, sole)
    write(render(opened, asked, common.look(output)), output, encoding=FORMATS.encoding(name))
    if not opened.sources:
        say("cai: this ledger has no sources")


def _refuse(
    form: str,
    targets: list[str] | None,
    every: bool,
    style: str | None,
    csl: bool,
    full: bool,
    details: bool,
) -> None:
    """Raise BadUsage for options that say two things at once."""
    if every == bool(targets):
        what = "footnotes or --all, not both" if every else "no footnote or citekey is named"
        raise BadUsage(what, hint="try `cai cite 4` or `cai cite --all`")
    if csl and style:
        raise BadUsage("either --style or --csl, not both")
    if form in EXPORTS and (style or csl):
        raise BadUsage(f"{form} has no style", hint="a style is for text, markdown and html")
    if form in EXPORTS and full:
        raise BadUsage(f"{form} holds works, not notes", hint="--full is for text, markdown and html")
    if form != "text" and details:
        raise BadUsage(f"{form} holds no details", hint="they are for text")
