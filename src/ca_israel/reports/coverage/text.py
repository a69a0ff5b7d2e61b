"""Coverage to be read on a terminal: counts, small bars, and the ids of what lacks something."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.text.counting import counted
from ca_israel.text.layout import cell_width, pad, wrap
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ca_israel.reports.coverage.tallies import Coverage, Holdings, Tally
    from ca_israel.terminal.look import Look, Role

_WIDEST = 100  # longer lines read badly
_LEAST_BAR, _MOST_BAR = 6, 30  # cells; without room for the least, the first count stands alone
_GAP = 2
_MOST_LISTED = 40  # ids or citekeys; a longer list is for programs, and JSON has it
_HOW = (
    "An event that names several countries or categories counts once in each; a vague date counts in its "
    "first possible year."
)


class Row(NamedTuple):
    """A name and its counts; the first of them has a bar."""

    name: str
    counts: tuple[int, ...]


class Table(NamedTuple):
    """Rows under a heading, and the headings of their counts, a word a line."""

    head: str
    heads: tuple[str, ...]
    rows: Sequence[Row]


class Frame(NamedTuple):
    """What all tables share, so that they stand in line: cells for names and bars, and how many counts."""

    names: int
    bar: int
    counts: int


def render(coverage: Coverage, look: Look) -> str:
    """Return the report laid out for ``look.width`` cells; names are folded, ids and citekeys never cut."""
    look = look._replace(width=min(look.width, _WIDEST))
    return "\n".join(line.rstrip() for line in _lines(coverage, look)) + "\n"


def _lines(coverage: Coverage, look: Look) -> Iterator[str]:
    yield from _painted("title", coverage.ledger.name, look)
    for line in _summary(coverage):
        yield from _painted("dim", line, look)
    events = list(_event_tables(coverage)) if coverage.total.events else []
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
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"
    yield f"{counted(total.events, 'event')}, {span} · {total.exact_day} known to the day"
    yield f"{total.without_source} without a source · {total.single_source} on one source alone"


# ---------------------------------------------------------------------------------------------- tables


def _event_tables(coverage: Coverage) -> Iterator[Table]:
    ledger = coverage.ledger
    yield Table(
        "Status", ("events",), [Row(status, (number,)) for status, number in coverage.statuses.items()]
    )
    if ledger.countries:
        countries = (
            ledger.countries[slug].name if slug else "no country named" for slug in coverage.countries
        )
        yield _tallied("Country", countries, coverage.countries.values())
    if ledger.categories:
        yield _tallied(
            "Category", (name or "no category" for name in coverage.categories), coverage.categories.values()
        )
    yield _tallied("Year", map(str, coverage.years), coverage.years.values())


def _tallied(head: str, names: Iterable[str], tallies: Iterable[Tally]) -> Table:
    rows = [
        Row(name, (tally.events, tally.exact_day, tally.single_source, tally.without_source))
        for name, tally in zip(names, tallies, strict=True)
    ]
    return Table(head, ("events", "exact\nday", "one\nsource", "no\nsource"), rows)


def _source_table(held: Holdings) -> Table:
    counts = {
        "all": held.sources,
        "cited": held.cited,
        "with an address": held.with_url,
        "archived copy": held.archived,
        "date of access": held.accessed,
        "date of publication": held.published,
    }
    return Table("Source", ("works",), [Row(name, (number,)) for name, number in counts.items()])


def _frame(tables: Sequence[Table], look: Look) -> Frame:
    """Room for the longest name, up to a third of the width; the further counts go before the bars do."""
    names = [look.glyphs(harmless(row.name)) for table in tables for row in table.rows]
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
    most = max(row.counts[0] for row in table.rows)
    yield ""
    for line in _heads(table.head, heads, frame):
        yield look.paint("heading", line)
    for row in table.rows:
        first, *more = wrap(look.glyphs(harmless(row.name)), frame.names)
        bar = look.paint("heading", look.glyphs(_bar(row.counts[0], most, frame.bar)))
        columns = zip(heads, row.counts, strict=False)
        counts = "".join(" " * _GAP + f"{count}".rjust(_cells(head)) for head, count in columns)
        yield f"  {pad(first, frame.names)}  {bar}{counts}"
        yield from (f"  {line}" for line in more)


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
    line = keys[0]
    for key in keys[1:_MOST_LISTED]:
        if len(f"  {line}, {key},") > look.width:
            yield f"  {line},"
            line = key
        else:
            line = f"{line}, {key}"
    yield f"  {line}"
    if len(keys) > _MOST_LISTED:
        more = wrap(f"and {len(keys) - _MOST_LISTED} more; -f json lists them all", look.width - 2)
        yield from (look.paint("dim", f"  {line}") for line in more)


def _painted(role: Role, text: str, look: Look) -> Iterator[str]:
    for line in wrap(look.glyphs(harmless(text)), look.width):
        yield look.paint(role, line)
