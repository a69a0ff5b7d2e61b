"""Turn the bytes of a bibliography into ledger TOML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.ledger.document import NotToml
from ca_israel.ledger.model import Problem
from ca_israel.terminal.formats import Formats, for_programs

if TYPE_CHECKING:
    from pathlib import Path


FORMATS = Formats(
    {
        "bib": for_programs("ca_israel.importing.formats.bibtex", ".bib", ".bibtex"),
        "ris": for_programs("ca_israel.importing.formats.ris", ".ris"),
        "csl-json": for_programs("ca_israel.importing.formats.csl_json", ".json"),
    }
)


NAMES = {"bib": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON"}


# What shows, in a text that has no suffix, which format it is.
_SIGNS = {
    "csl-json": re.compile(r"\A\s*+[\[{]"),
    "ris": re.compile(r"^[ \t]*TY {0,3}- ?\w", re.MULTILINE | re.IGNORECASE),
    "bib": re.compile(r"(?<![\w.])@[ \t]*[A-Za-z]\w*\s*[{(]"),
}


class Imported(NamedTuple):
    """Ledger TOML of ``works`` works, ready to paste, and what could not be carried over.

    ``toml`` is empty when there are none. Each remark is one line that begins with file, line and column;
    ``lost`` counts the works that are not in ``toml`` at all, each of them named in the remarks.
    """

    toml: str
    works: int
    remarks: tuple[str, ...] = ()
    lost: int = 0


class NotThisFormat(NotToml):
    """The file opened, but is not the bibliography it is taken for; the message is ``file:line:column: error: …``."""


def detect(text: str, path: Path) -> str:
    """Return the format of a text, one of FORMATS: by the suffix of ``path``, else by what it holds.

    Raises NotThisFormat when nothing shows which it is; an empty text is taken for BibTeX without entries.
    """
    text = text.removeprefix("\ufeff")
    form = FORMATS.suffixes.get(path.suffix.lower()) or _seen(text) or ("" if text.strip() else "bib")
    if not form:
        problem = Problem(path, 1, 1, "this is neither BibTeX nor RIS nor CSL-JSON")
        raise NotThisFormat(problem)
    return form


def imported(data: bytes, path: Path, form: str | None = None) -> Imported:
    """Turn the bytes of a file into ledger TOML, ``form`` (one of FORMATS) being detected unless given.

    ``path`` is what remarks call it and what names the format. Raises NotThisFormat.
    """
    text = decoded(data, path)
    return read(text, form or detect(text, path), path)


def decoded(data: bytes, path: Path) -> str:
    """Return the text of a file's bytes; raises NotThisFormat at the first byte that is not UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        from ca_israel.ledger.toml_errors import not_utf8

        raise NotThisFormat(not_utf8(data, error, path)) from None


def read(text: str, form: str, path: Path) -> Imported:
    """Turn a bibliography in ``form``, one of FORMATS, into ledger TOML; only that format is imported.

    ``path`` is what remarks call the text. Raises NotThisFormat when it is something else altogether.
    """
    from ca_israel.importing.accept import accept
    from ca_israel.importing.citekeys import Citekeys
    from ca_israel.importing.record import Lost, NotRead
    from ca_israel.importing.remarks import lines
    from ca_israel.importing.toml import table
    from ca_israel.ledger.positions import Positions

    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        found = list(FORMATS.load(form).read(text, Positions(text)))
    except NotRead as error:
        other = _seen(text)
        hint = f"it looks like {NAMES[other]}" if other and other != form else None
        raise NotThisFormat(Problem(path, *error.place, str(error), hint)) from None
    citekeys = Citekeys(item.key for item in found if not isinstance(item, Lost))
    kept, lost, tables = [], [], []
    for item in found:
        work = item if isinstance(item, Lost) else accept(item, citekeys)
        if isinstance(work, Lost):
            lost.append(work)
        else:
            kept.append(work)
            tables.append(table(work.key, work.values))
    return Imported("\n".join(tables), len(kept), tuple(lines(path, kept, lost)), len(lost))


def _seen(text: str) -> str | None:
    return next((form for form, sign in _SIGNS.items() if sign.search(text)), None)
