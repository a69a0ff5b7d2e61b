"""The options and arguments of the commands: their names, their help, what completes them."""

from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from ca_israel.commands import completion
from ca_israel.commands.invocation import COLOURS, print_version
from ca_israel.ledger.model import CITATION_STYLES, STATUSES
from ca_israel.timeline.timeline import VAGUE

Words: TypeAlias = list[str] | None


def _option(*names: str, metavar: str | None = None, help: str, **more: Any) -> Any:  # noqa: A002 - Typer's word
    # Whether a file can be read, its reader says, with the exit code of what it is: Typer shall not ask before.
    return typer.Option(*names, metavar=metavar, help=help, show_default=False, readable=False, **more)


def _argument(*, metavar: str, help: str, **more: Any) -> Any:  # noqa: A002 - Typer's word
    return typer.Argument(metavar=metavar, help=help, readable=False, **more)


def formats(*names: str, help: str) -> Any:  # noqa: A002 - Typer's word
    """Return the option ``--format`` over these names."""
    return _option(
        "--format", "-f", metavar=f"[{'|'.join(names)}]", help=help, autocompletion=completion.one_of(names)
    )


LedgerFile = Annotated[
    Path | None,
    _option(
        "--ledger", metavar="FILE", help="Ledger to read (else CAI_LEDGER, pyproject.toml, events.toml)."
    ),
]
ColourWhen = Annotated[
    str | None,
    _option(
        "--color",
        metavar="[auto|always|never]",
        help="When to colour.",
        autocompletion=completion.one_of(COLOURS),
    ),
]
Verbose = Annotated[bool, _option("--verbose", "-v", help="Say which ledger is read.")]
Version = Annotated[
    bool,
    _option("--version", "-V", help="Print the version and exit.", is_eager=True, callback=print_version),
]
OutputFile = Annotated[
    Path | None, _option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
]

CitationStyle = Annotated[
    str | None,
    _option(
        "--style",
        metavar=f"[{'|'.join(CITATION_STYLES)}|FILE.csl]",
        help="Citation style; a CSL file needs pandoc. Else the ledger's own, else house.",
        autocompletion=completion.styles,
    ),
]
WholeLists = Annotated[bool, _option("--all", help="In text: lists to their end, not 15 of each.")]

Targets = Annotated[
    Words,
    _argument(
        metavar="[FOOTNOTE|CITEKEY]...", help="4, 1-5,8 or a citekey.", autocompletion=completion.cited
    ),
]
Anything = Annotated[
    str,
    _argument(metavar="ID|FOOTNOTE|CITEKEY", help="What to show.", autocompletion=completion.anything),
]
LedgerFiles = Annotated[
    list[Path] | None, _argument(metavar="[FILE]...", help="Ledgers; without one, the ledger at hand.")
]
ForeignFile = Annotated[
    Path, _argument(metavar="FILE", help="A .bib, .ris or CSL-JSON file; - is standard input.")
]
NewLedger = Annotated[Path, _argument(metavar="[FILE]", help="The ledger to write.")]

# ---------------------------------------------------------------------------------------- timeline

Country = Annotated[
    Words,
    _option(
        "--country", "-c", metavar="NAME",
        help="Slug, code, name or alias; repeated, any of them.", autocompletion=completion.countries,
    ),
]  # fmt: skip
Places = Annotated[
    Words,
    typer.Argument(
        metavar="[COUNTRY]...", help="The same as --country.", autocompletion=completion.countries
    ),
]
NoPlace = Annotated[Words, typer.Argument(hidden=True)]
IncludeRegional = Annotated[
    bool, _option("--include-regional", help="With --country: also events that name no country.")
]
Category = Annotated[
    Words,
    _option("--category", metavar="NAME", help="Such as defense.", autocompletion=completion.categories),
]
Since = Annotated[str | None, _option("--since", metavar="DATE", help="First day: 2021, 'June 2022', 90d.")]
Until = Annotated[str | None, _option("--until", metavar="DATE", help="Last day, inclusive.")]
Certainly = Annotated[
    bool, _option("--strict", help="Only events that certainly lie within --since and --until.")
]
HasStatus = Annotated[
    Words,
    _option(
        "--status",
        metavar="STATUS",
        help=f"{', '.join(STATUSES)}.",
        autocompletion=completion.one_of(STATUSES),
    ),
]
OnFootnote = Annotated[
    list[int] | None,
    _option("--footnote", metavar="N", help="Resting on footnote N.", autocompletion=completion.footnotes),
]
OnSource = Annotated[
    Words,
    _option("--source", metavar="CITEKEY", help="Resting on that work.", autocompletion=completion.sources),
]
Search = Annotated[
    str | None,
    _option("--search", "-s", metavar="WORDS", help="Holding all these words; case and accents aside."),
]
Where = Annotated[
    Words, _option("--where", metavar="KEY=VALUE", help="With that value in the event's own x table.")
]
Limit = Annotated[int | None, _option("--limit", metavar="N", min=0, help="At most N events.")]
Reverse = Annotated[bool, _option("--reverse", help="Latest first.")]
Vague = Annotated[
    str | None,
    _option(
        "--vague",
        metavar="[skip|span|first]",
        help="In a calendar, dates without an exact day: left out, all their days, or the first.  [default: skip]",
        autocompletion=completion.one_of(VAGUE),
    ),
]
Raw = Annotated[
    bool, _option("--raw", help="In CSV: cells as they are, formulas not disarmed; for machines.")
]
Ids = Annotated[bool, _option("--ids", help="In Markdown: each event with its id.")]

# -------------------------------------------------------------------------------------------- cite

Every = Annotated[bool, _option("--all", help="Every footnote; in a format of works, every work.")]
InFull = Annotated[bool, _option("--full", help="Later notes in full instead of short.")]
CslFile = Annotated[
    Path | None, _option("--csl", metavar="FILE", help="A CSL file for --style.", hidden=True)
]
Bibliography = Annotated[bool, _option("--bibliography", help="Bibliography entries, sorted, not notes.")]
Sole = Annotated[bool, _option("--sole", help="Also the events that rest on this alone.")]
PrintCsl = Annotated[bool, _option("--print-csl", help="Print the house style as a CSL file, and no more.")]
Details = Annotated[
    bool | None,
    _option("--details/--no-details", help="What a note is cited for and carries; by default on a terminal."),
]

# ----------------------------------------------------------------------------- check-links, validate

WarningsFail = Annotated[bool, _option("--strict", help="Warnings fail too.")]
Offline = Annotated[bool, _option("--offline", help="Ask nothing; count what would be asked.")]
ChangedSince = Annotated[
    str | None,
    _option("--changed-since", metavar="REF", help="Only links new or edited since that git revision."),
]
HistoryFile = Annotated[
    Path | None,
    _option("--history", metavar="FILE", help="What earlier runs saw; else in the user's state folder."),
]
NoHistory = Annotated[bool, _option("--no-history", help="Remember nothing, recall nothing.")]
MaxAge = Annotated[
    str | None, _option("--max-age", metavar="AGE", help="Trust a success so young: 7d, 12h; else ask again.")
]
Reports = Annotated[
    list[Path] | None,
    _option("--report", metavar="FILE", help="Another report beside it, by suffix: .md .xml .json .txt."),
]
WriteMoves = Annotated[
    bool, _option("--write", help="Put into the ledger where pages moved for good, as two days agree.")
]
Explain = Annotated[
    str | None, _option("--explain", metavar="RULE", help="Explain a rule, a verdict, or all; check nothing.", autocompletion=completion.rules)
]  # fmt: skip
Jobs = Annotated[
    int, _option("--jobs", metavar="N", min=1, max=1024, help="Links in flight at once.  [default: 256]")
]
PerHost = Annotated[
    int, _option("--per-host", metavar="N", min=1, max=64, help="Of them to one host.  [default: 4]")
]
Delay = Annotated[
    float,
    _option(
        "--delay", metavar="SECONDS", min=0, max=60, help="Between two starts to a host.  [default: 0.05]"
    ),
]
Timeout = Annotated[
    float,
    _option(
        "--timeout",
        metavar="SECONDS",
        min=0.1,
        max=3600,
        help="For a link, all asks and waits together.  [default: 25]",
    ),
]
MaxTime = Annotated[
    float | None,
    _option(
        "--max-time", metavar="SECONDS", min=0.1, max=86400, help="For the whole run; the rest is reported."
    ),
]
AllowNetwork = Annotated[
    Words, _option("--allow-network", metavar="CIDR", help="Ask addresses in it though not public.")
]

# ----------------------------------------------------------------------------------------- archive

TimeGate = Annotated[
    str | None,
    _option(
        "--timegate", metavar="URL",
        help="Prefix of an archive's TimeGate and replay.  [default: https://web.archive.org/web/]",
    ),
]  # fmt: skip
CaptureIndex = Annotated[
    str | None,
    _option(
        "--cdx", metavar="URL",
        help="Its index of captures; the Wayback Machine's is known, '' is for none.",
    ),
]  # fmt: skip
VerifyCopies = Annotated[bool, _option("--verify", help="Also look at the copies that the ledger has.")]
ReplaceCopies = Annotated[bool, _option("--replace", help="Look for a better copy where there is one.")]
EverySource = Annotated[bool, _option("--all", help="Every source, not only those whose link failed.")]
WriteCopies = Annotated[bool, _option("--write", help="Put what was found into the ledger.")]
WriteUnconfirmed = Annotated[
    bool, _option("--unconfirmed", help="With --write: also what could not be proved.")
]
CopyReports = Annotated[
    list[Path] | None,
    _option("--report", metavar="FILE", help="Another report beside it, by suffix: .md .json .txt."),
]
ArchiveDelay = Annotated[
    float,
    _option(
        "--delay", metavar="SECONDS", min=0, max=60,
        help="Before a request to the index; a fifth before a copy.  [default: 2.5]",
    ),
]  # fmt: skip
RequestTimeout = Annotated[
    float,
    _option("--timeout", metavar="SECONDS", min=0.1, max=3600, help="For a request.  [default: 30]"),
]
