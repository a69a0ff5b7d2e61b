"""What a run gives back: each link of the ledger with its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection

    from ca_israel.ledger.model import Ledger, Source
    from ca_israel.links.answer import Answer
    from ca_israel.links.verdict import Judgement


from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.links.answer import Answer
    from ca_israel.links.verdict import Judgement

Acceptance: TypeAlias = Literal["preserved", "allowed", "checked by hand"]


class Link(NamedTuple):
    """One URL of a ledger and all that rests on it; ``url`` is None for a source without one.

    ``quotes`` are what its footnotes quote from it.
    """

    url: str | None
    sources: tuple[Source, ...]
    footnotes: tuple[int, ...] = ()
    quotes: tuple[str, ...] = ()


class Finding(NamedTuple):
    """A link, its verdict, and the answer that led to it (None when it was not asked).

    ``note`` says why a verdict that would fail or warn is accepted. ``title`` is the page's title that
    came nearest to the cited one, ``score`` how near (0 to 1); None where no page was read.
    """

    link: Link
    judgement: Judgement
    answer: Answer | None = None
    note: Acceptance | None = None
    title: str | None = None
    score: float | None = None

    @property
    def fails(self) -> bool:
        """Whether this finding fails the check."""
        return self.judgement.fails and self.note is None

    @property
    def warns(self) -> bool:
        """Whether this finding fails a strict check."""
        return self.judgement.warns and self.note is None


class Report(NamedTuple):
    """All findings in ledger order. ``network_unusable``: several hosts were asked, none could be reached."""

    links: tuple[Finding, ...]
    interrupted: bool = False
    network_unusable: bool = False

    @property
    def fails(self) -> bool:
        """Whether any finding fails the check."""
        return any(finding.fails for finding in self.links)


def links_of(ledger: Ledger, citekeys: Collection[str] | None = None) -> tuple[Link, ...]:
    """Return the links of ``ledger`` (of the sources named, or of all), one a URL, in the order of its sources."""
    notes: dict[str, list[int]] = {}
    for footnote in ledger.footnotes.values():
        for citation in footnote.citations:
            notes.setdefault(citation.source, []).append(footnote.number)
    sharing: dict[str, list[Source]] = {}
    for key, source in ledger.sources.items():
        if citekeys is None or key in citekeys:
            # A source without a URL shares with nobody; no URL begins with a blank.
            sharing.setdefault(source.url or f" {key}", []).append(source)
    return tuple(
        Link(
            sources[0].url or None,
            tuple(sources),
            numbers := tuple(sorted({number for source in sources for number in notes.get(source.key, ())})),
            tuple(quote for number in numbers if (quote := ledger.footnotes[number].quote)),
        )
        for sources in sharing.values()
    )


def exit_code(report: Report, *, strict: bool = False) -> int:
    """Return the exit code of design section 4: 130 interrupted, 4 no network, 1 found something, 0 fine."""
    if report.interrupted:
        return 130
    if report.network_unusable:
        return 4
    return int(any(finding.fails or (strict and finding.warns) for finding in report.links))
