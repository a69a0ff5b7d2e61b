"""The file of the history: JSON that is safe to delete, written whole, and checked whenever it is read."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

from ca_israel.errors import BadUsage
from ca_israel.ledger.model import VERDICTS
from ca_israel.links.history.copies import looked_up, row_of
from ca_israel.links.history.sightings import (
    LEAST_SIGHTINGS,
    MOST_SIGHTINGS,
    History,
    Sighting,
    merged,
    seen_in,
    thinned,
    why_not_recorded,
    with_newest_urls,
)
from ca_israel.terminal.atomic import replace_whole
from ca_israel.terminal.lock import locked
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.links.findings import Report
    from ca_israel.links.history.copies import LookedUp

SCHEMA = 1
MOST_BYTES_READ = 32 * 2**20
MOST_BYTES_WRITTEN = 16 * 2**20
_OPENING = f'{{"schema":{SCHEMA},"urls":{{'.encode()  # of what we write, without its blanks
_BOM = b"\xef\xbb\xbf"
_MOST_BLANKS = 100  # bytes of them that are looked at in it
_CLOCK_MAY_LAG = timedelta(days=1)
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_TEXTS = ("rule", "title", "final_url", "work")
_NO_LONGER_WRITTEN = "elapsed_ms"  # nothing ever read it


class NotAHistory(ValueError):
    """The file is not one of ours, or not whole; the message says why.

    ``is_damaged``: it begins as we begin it, so that it was ours, and may be set aside. What never was ours stays.
    """

    def __init__(self, message: str, *, is_damaged: bool = False) -> None:
        super().__init__(message)
        self.is_damaged = is_damaged


def default_path(environ: Mapping[str, str]) -> Path | None:
    """Return the one file of this user for all ledgers: a link is known wherever it is cited.

    ``XDG_STATE_HOME`` counts on every system; a relative one does not (XDG Base Directory, 0.8). None for
    a user without a home, as in some containers.
    """
    home = environ.get("XDG_STATE_HOME", "")
    if home and Path(home).is_absolute():
        folder = Path(home) / "cai"
    else:
        from platformdirs import user_state_path

        try:
            folder = user_state_path("cai", appauthor=False)
        except RuntimeError:  # as new releases of platformdirs do; old ones return a relative path
            return None
    return folder / "link-history.json" if folder.is_absolute() else None


def load(path: Path) -> tuple[History, str | None]:
    """Return the history in ``path`` and a warning, or None: no file is an empty history, and never an error.

    A history that is damaged is renamed, and the warning says so. Raises BadUsage for a file that never was one.
    """
    try:
        path = path.resolve()
        return _read(path), None
    except NotAHistory as error:
        if not error.is_damaged:
            raise BadUsage(
                f"{path} is not a history of links ({error})",
                hint="it stays as it is; name another with --history FILE",
            ) from None
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, in Python 3.11 and 3.12
        return History(), _cannot("read", path, error)
    try:
        with locked(path):
            return _read_or_set_aside(path)
    except OSError as error:
        return (
            History(),
            f"{_cannot('set aside', path, error)}; it is not a history of links and was not used",
        )


def record(path: Path, report: Report, now: datetime) -> str | None:
    """Add what ``report`` saw at ``now`` (UTC) to the file, beside what other runs wrote; return a warning or None.

    A run that says more about the network than about the links is not recorded, nor is one whose clock is
    behind the file's last run, nor over a file that never was a history. Never raises for a file or a folder
    that cannot be used.
    """
    if (why := why_not_recorded(report)) or not (seen := seen_in(report, now)).urls:
        return why
    return add(path, seen, now)


def add(path: Path, seen: History, now: datetime) -> str | None:
    """Add ``seen``, of a run at ``now`` (UTC), to the file; otherwise as ``record``."""
    try:
        path = path.resolve()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(path):
            known, warning = _read_or_set_aside(path)
            newest = known.newest()
            if newest is not None and newest > now + _CLOCK_MAY_LAG:
                return (
                    f"the clock says {_stamp(now)}, but the history holds a run of {_stamp(newest)}: this run is not"
                    f" recorded; if the clock is right, delete {harmless(str(path))}"
                )
            data = _bounded(merged(known, seen)).encode("ascii")
            replace_whole(path, data)
    except (
        OSError,
        RuntimeError,
        ValueError,
    ) as error:  # ValueError: NotAHistory, or a name that no file can have
        return _cannot("write", path, error)
    return warning


def parse(data: bytes) -> History:
    """Return the history that ``data`` holds. Raises NotAHistory unless every part of it is as we write it."""
    import json

    if len(data) > MOST_BYTES_READ:
        raise NotAHistory(f"it is larger than {MOST_BYTES_READ >> 20} MiB")
    if not data.strip():
        return History()
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # ValueError: not UTF-8, not JSON, or a number without end
        raise NotAHistory("it is not JSON") from error
    if not isinstance(document, dict) or not isinstance(document.get("urls"), dict):
        raise NotAHistory("it is another program's")
    schema = document.get("schema")
    if type(schema) is not int or schema < 1:
        raise NotAHistory("it has no schema")
    if schema > SCHEMA:
        raise NotAHistory(
            f"it has schema {schema}, this cai knows {SCHEMA}"
            if schema < 10**6
            else "its schema is not a number of ours"
        )
    urls: dict[str, tuple[Sighting, ...]] = {}
    for url, sightings in document["urls"].items():
        if not isinstance(sightings, list) or not sightings:
            raise NotAHistory("it holds a sighting that is not ours")
        urls[url] = thinned({_sighting(one) for one in sightings})
    return History(urls, _copies(document.get("copies", {})))


def _copies(rows: Any) -> dict[str, LookedUp]:
    if not isinstance(rows, dict):
        raise NotAHistory("it holds a look-up that is not ours")
    try:
        return {key: looked_up(row) for key, row in rows.items()}
    except ValueError:
        raise NotAHistory("it holds a look-up that is not ours") from None


def text(history: History) -> str:
    """Return ``history`` as JSON in ASCII with sorted keys, a sighting a line."""
    import json

    urls = ",\n".join(
        f"  {json.dumps(url)}: [\n"
        + ",\n".join(f"   {json.dumps(_row(one), sort_keys=True)}" for one in sightings)
        + "\n  ]"
        for url, sightings in sorted(history.urls.items())
    )
    copies = ",\n".join(
        f"  {json.dumps(key)}: {json.dumps(row_of(looked), sort_keys=True)}"
        for key, looked in sorted(history.copies.items())
    )
    beside = f',\n "copies": {{\n{copies}\n }}' if copies else ""
    return f'{{\n "schema": {SCHEMA},\n "urls": {{\n{urls}\n }}{beside}\n}}\n'


def _bounded(history: History) -> str:
    """Return the text of ``history``, cut where it is too long: first sightings, then the URLs seen least lately."""
    most = MOST_SIGHTINGS
    while len(written := text(history)) > MOST_BYTES_WRITTEN:
        if most > LEAST_SIGHTINGS:
            most = max(most // 2, LEAST_SIGHTINGS)
            history = history._replace(
                urls={url: thinned(seen, most) for url, seen in history.urls.items()}, copies={}
            )
        else:
            history = with_newest_urls(history, len(history.urls) // 2)
    return written


def _row(seen: Sighting) -> dict[str, Any]:
    row = {key: value for key, value in seen._asdict().items() if value is not None}
    return {**row, "at": _stamp(seen.at)}


def _sighting(row: Any) -> Sighting:
    if not (
        isinstance(row, dict)
        and row.keys() <= {*Sighting._fields, _NO_LONGER_WRITTEN}
        and row.get("verdict") in VERDICTS
        and isinstance(row.get("at"), str)
        and _TIME.fullmatch(row["at"])
        and isinstance(row.get("rule"), str)
        and all(row.get(key) is None or isinstance(row[key], str) for key in _TEXTS)
        and all(_is_number(row.get(key)) for key in ("status", _NO_LONGER_WRITTEN))
    ):
        raise NotAHistory("it holds a sighting that is not ours")
    known = {key: value for key, value in row.items() if key != _NO_LONGER_WRITTEN}
    try:
        return Sighting(**{**known, "at": datetime.fromisoformat(row["at"])})
    except ValueError as error:
        raise NotAHistory("it holds a time that does not exist") from error


def _is_number(value: object) -> bool:
    return value is None or (type(value) is int and 0 <= value < 2**31)


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _read(path: Path) -> History:
    try:
        if not S_ISREG(path.stat().st_mode):
            raise OSError(None, "it is not a file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES_READ + 1)
    except (FileNotFoundError, NotADirectoryError):
        return History()
    try:
        return parse(data)
    except NotAHistory as error:
        begun = b"".join(data.removeprefix(_BOM)[: len(_OPENING) + _MOST_BLANKS].split())
        raise NotAHistory(
            str(error), is_damaged=begun.startswith(_OPENING) or _OPENING.startswith(begun)
        ) from None


def _read_or_set_aside(path: Path) -> tuple[History, str | None]:
    """Read ``path`` once more, under the lock: another run may have replaced it since.

    Raises OSError, and NotAHistory for what never was one.
    """
    try:
        return _read(path), None
    except NotAHistory as error:
        if not error.is_damaged:
            raise
        base = aside = path.with_name(f"{path.name}.set-aside-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
        number = 1
        while os.path.lexists(aside):
            number += 1
            aside = base.with_name(f"{base.name}-{number}")
        path.rename(aside)
        named, kept = harmless(str(path)), harmless(str(aside))
        return History(), f"{named} is not a history of links ({error}); it was set aside as {kept}"


def _cannot(do: str, path: Path, error: Exception) -> str:
    why = getattr(error, "strerror", None) or error
    return f"cannot {do} the history {harmless(str(path))}: {why}"
