"""Coverage to be read on a terminal: counts, small bars, and the ids of what lacks something."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates.words import year_words, years_words
from ca_israel.text.counting import counted
from ca_israel.text.layout import cell_width, pad, wrap
from ca_israel.text.safe import harmless
from ca_israel.timeline.years import group_of, years_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ca_israel.reports.coverage.tallies import Coverage, Holdings, Tally
    from ca_israel.terminal.look import Look, Role

_WIDEST = 100  # longer lines read badly
_LEAST_BAR, _MOST_BAR = 6, 30  # cells; without room for the least, the first count stands alone
_GAP = 2
_SPANS = (1, 10, 50, 100, 500, 1_000)  # years that may share a row
_HEADS = ("events", "exact\nday", "one\nsource", "no\nsource")
_HOW = (
    "An event that names several countries or categories counts once in each; a vague date counts in its "
    "first possible year."
)


class Row(NamedTuple):
    """A name and its counts; the first of them has a bar."""

    name: str
    counts: tuple[int, ...]


class Table(NamedTuple):
    """Rows under a heading, and the headings of their counts, a word a line.

    A row that is not one of the list, such as events without a country, is ``apart``: last, and always shown.
    ``note`` stands below the rows.
    """

    head: str
    heads: tuple[str, ...]
    rows: Sequence[Row]
    apart: Sequence[Row] = ()
    note: str = ""


class Frame(NamedTuple):
    """What all tables share, so that they stand in line: cells for names and bars, and how many counts."""

    names: int
    bar: int
    counts: int


def render(coverage: Coverage, look: Look) -> str:
    """Return the report laid out for ``look.width`` cells; names are folded, ids and citekeys never cut.

    Countries and categories with most events come first. Where there are more years than ``look.most``, each row is of
    ten, or of fifty and so on, until there are few enough.
    """
    look = look._replace(width=min(look.width, _WIDEST))
    return "\n".join(line.rstrip() for line in _lines(coverage, look)) + "\n"


def _lines(coverage: Coverage, look: Look) -> Iterator[str]:
    yield from _painted("title", coverage.ledger.name, look)
    for line in _summary(coverage):
        yield from _painted("dim", line, look)
    events = list(_event_tables(coverage, look)) if coverage.total.events else []
    sources = [_source_table(coverage.sources)] if coverage.sources.sources else []
    frame = _frame([*events, *sources], look)
    for table in events:
        yield from _bars(table, frame, look)
    if events:
        yield ""
        yield from _painted("dim", _HOW, look)
    yield from _listed("Events without a source", coverage.without_source, look)
    yield from _listed("Events on one source alone", coverage.single_source, look)
    for table in sources:
        yield from _bars(table, frame, look)
    yield from _listed("Sources with an address and no archived copy", coverage.sources.without_archive, look)


def _summary(coverage: Coverage) -> Iterator[str]:
    total, years = coverage.total, list(coverage.years)
    if not years:
        yield "no events"
        return
    yield f"{counted(total.events, 'event')}, {years_words(years[0], years[-1])} · {total.exact_day} known to the day"
    yield f"{total.without_source} without a source · {total.single_source} on one source alone"


# ---------------------------------------------------------------------------------------------- tables


def _event_tables(coverage: Coverage, look: Look) -> Iterator[Table]:
    ledger = coverage.ledger
    yield Table(
        "Status", ("events",), [Row(status, (number,)) for status, number in coverage.statuses.items()]
    )
    if ledger.countries:
        names = {
            slug: ledger.countries[slug].name if slug else "no country named" for slug in coverage.countries
        }
        yield _ranked("Country", names, coverage.countries)
    if ledger.categories:
        yield _ranked(
            "Category", {name: name or "no category" for name in coverage.categories}, coverage.categories
        )
    yield _years(coverage.years, look)


def _ranked(head: str, names: Mapping[str | None, str], tallies: Mapping[str | None, Tally]) -> Table:
    """Put what has most events first; of what has as many, what comes first in the ledger."""
    rows = {key: _row(names[key], tally) for key, tally in tallies.items()}
    none = [rows.pop(None)]
    return Table(head, _HEADS, sorted(rows.values(), key=lambda row: -row.counts[0]), none)


def _years(tallies: Mapping[int, Tally], look: Look) -> Table:
    """Put as few years into a row as make the list short enough."""
    spans = (
        span
        for span in _SPANS
        if len({group_of(year, span) for year in tallies}) <= (look.most or len(tallies))
    )
    span = next(spans, _SPANS[-1])
    if span == 1:
        return Table("Year", _HEADS, [_row(year_words(year), tally) for year, tally in tallies.items()])
    counts: dict[int, list[tuple[int, ...]]] = {}
    for year, tally in tallies.items():
        counts.setdefault(group_of(year, span), []).append(_row("", tally).counts)
    rows = [
        Row(years_words(*years_of(group, span)), tuple(map(sum, zip(*some, strict=True))))
        for group, some in counts.items()
    ]
    return Table("Years", _HEADS, rows, note=f"{len(tallies)} years with events; --all shows each")


def _row(name: str, tally: Tally) -> Row:
    return Row(name, (tally.events, tally.exact_day, tally.single_source, tally.without_source))


def _source_table(held: Holdings) -> Table:
    counts = {
        "all": held.sources,
        "cited": held.cited,
        "with an address": held.with_url,
        "archived copy": held.archived,
        "verified copy": held.verified,
        "date of access": held.accessed,
        "date of publication": held.published,
    }
    rows = [Row(name, (number,)) for name, number in counts.items() if number is not None]
    return Table("Source", ("works",), rows)


def _frame(tables: Sequence[Table], look: Look) -> Frame:
    """Room for the longest name, up to a third of the width; the further counts go before the bars do."""
    names = [_name(row, look) for table in tables for row in (*look.first(table.rows), *table.apart)]
    column = min(max(map(cell_width, names), default=0), look.width // 3)
    most = max((table.heads for table in tables), key=len, default=())
    for counts in (most, most[:1]):
        bar = look.width - 2 * _GAP - column - sum(_GAP + _cells(head) for head in counts)
        if bar >= _LEAST_BAR:
            break
    return Frame(column, max(min(bar, _MOST_BAR), 0), len(counts))


def _bars(table: Table, frame: Frame, look: Look) -> Iterator[str]:
    """A row for each name: a bar of its first count, then the counts."""
    heads = table.heads[: frame.counts]
    most = max(row.counts[0] for row in (*table.rows, *table.apart))
    yield ""
    for line in _heads(table.head, heads, frame):
        yield look.paint("heading", line)
    shown = look.first(table.rows)
    for row in shown:
        yield from _bar_row(row, most, heads, frame, look)
    if hidden := len(table.rows) - len(shown):
        yield from _standing_back(look.more(hidden), look)
    for row in table.apart:
        yield from _bar_row(row, most, heads, frame, look)
    if table.note:
        yield from _standing_back(table.note, look)


def _bar_row(row: Row, most: int, heads: Sequence[str], frame: Frame, look: Look) -> Iterator[str]:
    """The name, the bar and the counts; a name with a word too long for its column has lines of its own above."""
    name = _name(row, look)
    first, *more = wrap(name, frame.names)
    if any(cell_width(word) > frame.names for word in name.split(" ")):
        yield from (f"  {line}" for line in wrap(name, look.width - 2))
        first, more = "", []
    bar = look.paint("heading", look.glyphs(_bar(row.counts[0], most, frame.bar)))
    columns = zip(heads, row.counts, strict=False)
    counts = "".join(" " * _GAP + f"{count}".rjust(_cells(head)) for head, count in columns)
    yield f"  {pad(first, frame.names)}  {bar}{counts}"
    yield from (f"  {line}" for line in more)


def _name(row: Row, look: Look) -> str:
    return look.glyphs(harmless(row.name))


def _heads(head: str, heads: Sequence[str], frame: Frame) -> Iterator[str]:
    """The headings above their columns, each standing on the last line."""
    columns = [words.split("\n") for words in heads]
    height = max(map(len, columns))
    for row in range(-height, 0):
        left = pad(head if row == -1 else "", frame.names + 2 * _GAP + frame.bar)
        words = (column[row] if -row <= len(column) else "" for column in columns)
        yield left + "".join(
            " " * _GAP + word.rjust(_cells(text)) for word, text in zip(words, heads, strict=True)
        )


def _cells(head: str) -> int:
    """The width of a column of counts."""
    return max(map(len, head.split("\n")))


def _bar(number: int, most: int, cells: int) -> str:
    """``number`` as a bar, ``cells`` wide for the greatest; any number but 0 has at least a cell."""
    return pad("█" * -(-number * cells // most) if most else "", cells)


# ----------------------------------------------------------------------------------------------- lines


def _listed(head: str, keys: Sequence[str], look: Look) -> Iterator[str]:
    if not keys:
        return
    yield ""
    yield from _painted("heading", f"{head} ({len(keys)})", look)
    shown = look.first(keys)
    line = shown[0]
    for key in shown[1:]:
        if len(f"  {line}, {key},") > look.width:
            yield f"  {line},"
            line = key
        else:
            line = f"{line}, {key}"
    yield f"  {line}"
    if hidden := len(keys) - len(shown):
        yield from _standing_back(look.more(hidden), look)


def _standing_back(text: str, look: Look) -> Iterator[str]:
    for line in wrap(text, look.width - 2):
        yield look.paint("dim", f"  {line}")


def _painted(role: Role, text: str, look: Look) -> Iterator[str]:
    for line in wrap(look.glyphs(harmless(text)), look.width):
        yield look.paint(role, line)
