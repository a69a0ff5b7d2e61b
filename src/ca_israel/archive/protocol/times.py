"""Times as archives write them: 14 digits in addresses and indexes, HTTP dates in headers; always UTC. Pure."""

from __future__ import annotations

from datetime import UTC, datetime

_DIGITS = 14


def datetime_of(timestamp: str) -> datetime | None:
    """Return the time that 14 digits name; None for other text, and for a time that does not exist."""
    if len(timestamp) != _DIGITS or not (timestamp.isascii() and timestamp.isdigit()):
        return None
    parts = [int(timestamp[:4]), *(int(timestamp[at : at + 2]) for at in range(4, _DIGITS, 2))]
    try:
        return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]
    except ValueError:
        return None


def timestamp_of(http_date: str) -> str | None:
    """Return the 14 digits of an HTTP date, such as ``Mon, 20 Mar 2023 10:10:10 GMT`` (RFC 7089, 2.1.1); None for other text."""
    from email.utils import parsedate_to_datetime

    try:
        when = parsedate_to_datetime(http_date)
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return digits_of(when)


def digits_of(when: datetime) -> str:
    """Return a time (UTC) as 14 digits."""
    return f"{when.year:04d}{when:%m%d%H%M%S}"
