"""Any CSL style, through pandoc: the whole list of notes goes in at once, so that positions come out right."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ca_israel.cite.csl.answer import read_answer
from ca_israel.cite.csl.document import pandoc_document
from ca_israel.cite.csl.opening import capitalised
from ca_israel.cite.csl.pandoc import find_pandoc
from ca_israel.cite.csl.style_file import read_style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ca_israel.cite.citation import Cite
    from ca_israel.ledger.model import Source

TIMEOUT = 60.0  # seconds; a hundred notes in a large style take two


class Style:
    """The style of a CSL file over the works of a ledger and the notes of its article, in their order.

    What it returns is marked text (``parts.rich_text``). Positions (first, ibid, ...) are found by pandoc, not read
    from the cites. The file is read, and pandoc looked for, at once; pandoc is run when the first answer
    is needed, and only once. ``authors_in_full`` is for printing only some of the entries: there no dash
    can stand for the authors of the entry before. ``in_full``: each note as if it were alone.

    Raises BadUsage for a file that is not a usable style, ProgramUnusable where pandoc is missing, too old,
    or (at the first answer) fails or takes more than ``timeout`` seconds.
    """

    def __init__(
        self,
        csl: Path,
        works: Mapping[str, Source],
        notes: Sequence[tuple[int, Sequence[Cite]]],
        *,
        authors_in_full: bool = False,
        in_full: bool = False,
        timeout: float = TIMEOUT,
    ) -> None:
        self._file = read_style(csl, authors_in_full=authors_in_full, in_full=in_full)
        self._pandoc = find_pandoc()
        cited = {cite.source.key: cite.source for _, cites in notes for cite in cites}
        self._works = {**works, **cited}
        self._notes = notes
        self._timeout = timeout

    @property
    def is_in_text(self) -> bool:
        """Whether its notes are in-text citations."""
        return not self._file.is_note_style

    def notes(self) -> Mapping[int, str]:
        """Return the text of each note by its number; an in-text style gives its in-text citation."""
        return self._answered[0]

    def entries(self) -> Mapping[str, str]:
        """Return the bibliography entries by citekey, sorted as the style sorts; empty for a style without a bibliography."""
        return self._answered[1]

    @cached_property
    def _answered(self) -> tuple[dict[int, str], dict[str, str]]:
        ids = {key: f"w{number}" for number, key in enumerate(self._works, 1)}
        sent = pandoc_document(self._works, ids, self._notes, api=self._pandoc.api)
        answer = self._pandoc.cite(sent, self._file.xml, timeout=self._timeout)
        texts, entries = read_answer(answer, notes=len(self._notes))
        if self._file.is_note_style:
            texts = [capitalised(text, cites) for text, (_, cites) in zip(texts, self._notes, strict=True)]
        keys = {id_: key for key, id_ in ids.items()}
        return (
            {number: text for (number, _), text in zip(self._notes, texts, strict=True)},
            {keys[id_]: entry for id_, entry in entries.items() if id_ in keys},
        )
