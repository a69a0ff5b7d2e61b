"""A timeline that can be checked: dated events, their footnotes, and the links these rest on.

What a program uses of cai stands here; everything behind it may change. Nothing is imported before it is used.
The examples print the ledger that comes with cai:

>>> import ca_israel
>>> ledger = ca_israel.load("events.toml")
>>> len(ledger.events), len(ledger.footnotes)
(9, 11)
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own costs `cai --version` a tenth of its time
if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from typing import Any

    from ca_israel.dates.days import Day as Day
    from ca_israel.dates.edtf import DateError as DateError
    from ca_israel.dates.edtf import Edtf as Edtf
    from ca_israel.errors import BadUsage as BadUsage
    from ca_israel.errors import CaiError as CaiError
    from ca_israel.errors import ConfigurationError as ConfigurationError
    from ca_israel.errors import LedgerUnreadable as LedgerUnreadable
    from ca_israel.errors import NetworkUnusable as NetworkUnusable
    from ca_israel.errors import NotInLedger as NotInLedger
    from ca_israel.errors import ProgramUnusable as ProgramUnusable
    from ca_israel.ledger.loader import LedgerInvalid as LedgerInvalid
    from ca_israel.ledger.model import Event as Event
    from ca_israel.ledger.model import Ledger as Ledger
    from ca_israel.ledger.model import Problem as Problem
    from ca_israel.links.findings import Finding as Finding
    from ca_israel.links.findings import Report as Report
    from ca_israel.query.select import Query as Query
    from ca_israel.query.select import Selection as Selection

__version__ = "0.9.0"

_ELSEWHERE = {
    "Ledger": "ledger.model",
    "Event": "ledger.model",
    "Problem": "ledger.model",
    "Query": "query.select",
    "Selection": "query.select",
    "Report": "links.findings",
    "Finding": "links.findings",
    "Edtf": "dates.edtf",
    "Day": "dates.days",
    "CaiError": "errors",
    "BadUsage": "errors",
    "ConfigurationError": "errors",
    "DateError": "dates.edtf",
    "LedgerInvalid": "ledger.loader",
    "LedgerUnreadable": "errors",
    "NetworkUnusable": "errors",
    "NotInLedger": "errors",
    "ProgramUnusable": "errors",
}
__all__ = [  # noqa: PLE0604 - the names above, and those below
    *_ELSEWHERE, "__version__", "check_links", "load", "load_text", "parse_date", "render_notes", "render_timeline",
    "select",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _ELSEWHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_ELSEWHERE[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)


def load(path: str | os.PathLike[str]) -> Ledger:
    """Read a ledger from a file.

    >>> load("events.toml").title
    'Israel and Central Asia'

    Raises LedgerUnreadable when it cannot be opened or is not TOML, LedgerInvalid (its ``problems`` have
    line, column, message and hint) when its content has mistakes.
    """
    from pathlib import Path

    from ca_israel.ledger import loader

    return loader.load(Path(path))


def load_text(text: str | bytes, name: str = "events.toml") -> Ledger:
    """Read a ledger from TOML; ``name`` is what messages call it.

    >>> load_text("schema = 1", "small.toml").path.name
    'small.toml'

    Raises what ``load`` raises.
    """
    from pathlib import Path

    from ca_israel.ledger import loader

    return loader.load_text(text, Path(name))


def parse_date(text: str) -> Edtf:
    """Read a date in EDTF; its ``earliest`` and ``latest`` days are None where it is open.

    >>> date = parse_date("2021-05~")
    >>> str(date.earliest), str(date.latest), date.approximate
    ('2021-05-01', '2021-05-31', True)

    Raises DateError, which says what to write instead.
    """
    from ca_israel import dates

    return dates.parse(text)


def select(ledger: Ledger, query: Query) -> Selection:
    """Return the events that ``query`` asks for, in order of time.

    >>> found = select(load("events.toml"), Query(countries=("Kazakhstan",), since=parse_date("2021").earliest))
    >>> [event.id for event in found.events][:1], found.total
    (['kz-2021-uav-production'], 9)

    Countries and categories go by any of their names, in any case; a ``datetime.date`` will do for a day, one text for
    a tuple of one. Raises NotInLedger for a country, category, footnote or source that the ledger lacks, BadUsage
    for a status that does not exist, what is not a day, and a limit below 0.
    """
    from ca_israel.query.filters import named
    from ca_israel.query.select import select

    return select(ledger, named(ledger, query))


def render_timeline(
    ledger: Ledger,
    query: Query | None = None,
    format: str = "text",
    *,
    width: int = 80,
    style: str | None = None,
) -> str:
    """Return the events of ``query``, or all of them, in a format of ``cai timeline``; ``width`` is in cells.

    ``style`` is that of the notes, as ``render_notes`` takes it.

    >>> page = render_timeline(load("events.toml"), Query(countries=("uzbekistan",)), "markdown")
    >>> page.splitlines()[0]
    '# Israel and Central Asia'

    Raises what ``select`` raises, BadUsage for a format that does not exist, and for the style what ``render_notes``
    raises.
    """
    from ca_israel import timeline
    from ca_israel.cite.style import style_named
    from ca_israel.query.filters import named
    from ca_israel.query.select import Query
    from ca_israel.terminal.look import Look
    from ca_israel.text.suggest import one_of
    from ca_israel.timeline.timeline import timeline as timeline_of

    chosen = None if style is None else style_named(style, option="style")
    found = timeline_of(ledger, named(ledger, query or Query()), style=chosen)
    return timeline.render(found, one_of("format", format, timeline.FORMATS), Look(width=width))


def render_notes(
    ledger: Ledger,
    targets: Sequence[int | str] | str | None = None,
    style: str | None = None,
    format: str = "text",
    *,
    bibliography: bool = False,
    csl: str | os.PathLike[str] | None = None,
) -> str:
    """Return footnotes (numbers) and works (citekeys), or all of them, in a style and a format of ``cai cite``.

    >>> print(render_notes(load("events.toml"), [5], "chicago"), end="")
    [5] Rosenberg, “Oil, Cyber and Weapons.”

    ``style`` is one of ours, or the name of a CSL file that ends so (through pandoc), or the ledger's own; ``csl`` is a
    CSL file by any name. ``bibliography`` asks for entries in place of notes. Raises NotInLedger for a target that the ledger
    lacks, BadUsage for a style or format that does not exist, LedgerInvalid for a CSL file that the ledger names and
    that cannot be used, ProgramUnusable where there is no pandoc.
    """
    from pathlib import Path

    from ca_israel.cite import registry
    from ca_israel.cite.render import CiteRequest, render
    from ca_israel.cite.style import style_named
    from ca_israel.query.targets import listed
    from ca_israel.terminal.look import PLAIN
    from ca_israel.text.suggest import one_of

    wanted = None if targets is None else [str(target) for target in listed(targets)]
    asked = Path(csl) if csl else style
    chosen = None if asked is None else style_named(asked, option="style")
    form = one_of("format", format, registry.FORMATS)
    return render(ledger, CiteRequest(wanted, chosen, form, bibliography), PLAIN)


def check_links(
    ledger: Ledger,
    targets: Sequence[int | str] | str = (),
    *,
    offline: bool = False,
    timeout: float = 25.0,
    max_time: float | None = None,
    history: str | os.PathLike[str] | None = None,
    allow_networks: Sequence[str] | str = (),
) -> Report:
    """Request the links of a ledger, or of some of its footnotes and works, and judge them.

    >>> report = check_links(load("events.toml"), [5], offline=True)
    >>> [(link.link.footnotes, link.judgement.verdict) for link in report.links]
    [((4, 5), 'skipped')]

    Times are seconds; ``history`` is the file that remembers earlier runs, None for none; ``allow_networks`` are
    CIDR texts. ``remarks`` of the report say what became of the history. Raises NotInLedger for a target that the ledger lacks, NetworkUnusable where no host could be
    reached, BadUsage and ConfigurationError for what cannot be used.
    """
    import os
    from datetime import UTC, datetime
    from pathlib import Path

    from ca_israel.links.check_links import CheckRequest, check
    from ca_israel.links.schedule.options import FetchOptions
    from ca_israel.query.targets import listed

    request = CheckRequest(
        [str(target) for target in listed(targets)], history=Path(history) if history else None
    )
    options = FetchOptions(
        timeout=timeout,
        max_time=max_time,
        offline=offline,
        allow_networks=listed(allow_networks),
        environ=os.environ,
    )
    run = check(ledger, request, options, datetime.now(UTC))
    run.refuse_if_unusable()
    return run.report
