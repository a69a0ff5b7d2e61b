"""The timeline as a calendar (iCalendar, RFC 5545): an event of whole days for each milestone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from uuid import UUID, uuid5

from ca_israel.cite.citation import printed_url
from ca_israel.dates.words import words
from ca_israel.query.select import sources_of
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import icalendar

    from ca_israel.cite.notes import Note
    from ca_israel.dates import Day, Edtf
    from ca_israel.ledger.model import Event, Ledger
    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline, Vague

_NAMESPACE = "559ac545-4bf1-45e8-84f1-8191c1157074"  # of our UIDs (RFC 9562, 6.6); never changed
_STATUS = {"occurred": "CONFIRMED", "cancelled": "CANCELLED"}  # what is to come or in doubt is TENTATIVE


class Days(NamedTuple):
    """The days that an event takes up in a calendar, both inclusive."""

    first: Day
    last: Day


def render(timeline: Timeline, look: Look) -> str:  # noqa: ARG001 - the same bytes on every terminal
    """Return the calendar, its lines folded at 75 octets and ended by CRLF (RFC 5545, 3.1).

    Those without a place in it (``left_out`` counts them) are those whose day is not known, unless the options
    say how to place them. Where none has a place, a time zone stands for the component that RFC 5545 demands
    (3.6), and readers find a calendar without events.
    """
    vague = timeline.options.vague
    placed = [(event, days) for event in timeline.selection.events if (days := days_of(event.date, vague))]
    from icalendar import Calendar, vText

    ledger = timeline.ledger
    name = harmless(ledger.name)
    notes = timeline.notes_in_full
    calendar = Calendar()
    calendar.add("prodid", "-//ca-israel//cai//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", vText(name))
    space = uuid5(UUID(_NAMESPACE), name)
    for event, days in placed:
        entry = _entry(ledger, event, days, space)
        cited = (notes[number] for number in timeline.marks[event.id])
        entry.add("description", "\n".join(_description(ledger, event, cited)))
        calendar.add_component(entry)
    if not placed:
        calendar.add_component(_utc())
    text: bytes = calendar.to_ical()
    return text.decode()


def left_out(timeline: Timeline) -> int:
    """Return how many of the selected events have no place in the calendar."""
    return sum(days_of(event.date, timeline.options.vague) is None for event in timeline.selection.events)


def too_early(timeline: Timeline) -> int:
    """Return how many of them begin before the year 1, and so can have none."""
    begins = (event.date.earliest for event in timeline.selection.events)
    return sum(day is not None and day.year < 1 for day in begins)


def days_of(when: Edtf, vague: Vague) -> Days | None:
    """Return the days of a date in a calendar; None when it has no place in one.

    A date exact to the day has its own days. A vague one has none ("skip"), all that are possible
    ("span"), or the first of these ("first"). All possible days without an end are none, and a calendar
    begins with the year 1 (RFC 5545, 3.3.4: a year is four digits; programs that read it have no year 0).
    """
    first, last = when.earliest, when.latest
    if first is None or first.year < 1 or (vague == "skip" and not when.is_exact):
        return None
    if vague == "first" and not when.is_exact:
        last = first
    return Days(first, last) if last else None


def _entry(ledger: Ledger, event: Event, days: Days, space: UUID) -> icalendar.Event:
    """The entry but for its description.

    The UID is made of the ledger's title and the event's id (a UUID of version 5), so that it is the same
    in every run and on every machine. DTSTAMP, which RFC 5545 demands, is the epoch: no clock is read.
    """
    from icalendar import Event as Entry
    from icalendar import vText

    entry = Entry()
    entry.add("uid", str(uuid5(space, event.id)))
    entry.add("dtstamp", datetime.fromtimestamp(0, UTC))
    first, last = date(*days.first), date(*days.last)
    entry.add("dtstart", first)
    if last < date.max:
        entry.add("dtend", last + timedelta(1))  # exclusive
    else:
        entry.add("duration", last - first + timedelta(1))  # the day after has five digits
    entry.add("summary", _summary(event))
    entry.add("status", _STATUS.get(event.status, "TENTATIVE"))
    entry.add("transp", "TRANSPARENT")  # nobody is busy on that day
    if event.categories:
        entry.add("categories", list(map(harmless, event.categories)))
    if event.place:
        entry.add("location", harmless(event.place))
    if url := _url(ledger, event):
        entry.add("url", url)
    entry.add("x-cai-id", vText(event.id))
    entry.add("x-cai-edtf", vText(event.date.text))
    entry.add("x-cai-status", vText(event.status))
    return entry


def _utc() -> icalendar.Timezone:
    """The zone without an offset, as 3.6.5 has it."""
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - local by definition
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone = Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(standard)
    return zone


def _summary(event: Event) -> str:
    """The title; most calendars show nothing else, so a doubt about event or date stands beside it."""
    status = "" if event.status == "occurred" else f"{event.status.upper()} "
    date = "" if event.date.is_exact else f" ({words(event.date)})"
    return f"{status}{harmless(event.title)}{date}"


def _description(ledger: Ledger, event: Event, notes: Iterable[Note]) -> Iterator[str]:
    if event.detail:
        yield harmless(event.detail)
        yield ""
    yield f"Date: {words(event.date)}"
    yield f"Status: {event.status}"
    if event.countries:
        yield f"Countries: {', '.join(map(harmless, ledger.country_names(event.countries)))}"
    if event.people:
        yield f"People: {', '.join(map(harmless, event.people))}"
    for number, note in enumerate(notes):
        if not number:
            yield ""
        yield harmless(str(note))


def _url(ledger: Ledger, event: Event) -> str | None:
    """The address of the first work cited that has one, as the ASCII that a URI is (RFC 3986)."""
    urls = (printed_url(ledger.sources[key]) for key in sources_of(ledger, event))
    url = next((url for url in urls if url and url.lower().startswith(("http://", "https://"))), None)
    return url and quote(url, safe="!#$%&'()*+,/:;=?@[]~")
