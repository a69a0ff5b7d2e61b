"""What a run gives back: each link of the ledger with its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.errors import NetworkUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from ca_israel.ledger.model import Ledger, Problem, Source
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

    @property
    def accessed(self) -> date | None:
        """The last day on which somebody saw the work there."""
        return max((source.accessed for source in self.sources if source.accessed), default=None)

    @property
    def archive(self) -> str | None:
        """The URL of the first archived copy that the ledger names."""
        return next((source.archive.url for source in self.sources if source.archive), None)

    @property
    def doi(self) -> str | None:
        """The DOI of the works, where they have one and the same."""
        found = {source.doi for source in self.sources}
        return found.pop() if len(found) == 1 else None


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
    """All findings in ledger order. ``network_unusable``: several hosts were asked, none could be reached.

    ``remarks`` are what a person should know besides, such as a history that could not be written.
    """

    links: tuple[Finding, ...]
    interrupted: bool = False
    network_unusable: bool = False
    remarks: tuple[str, ...] = ()

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 130 when interrupted, 4 without a network, 1 when a link fails (``strict``: or warns), else 0."""
        if self.interrupted:
            return 130
        if self.network_unusable:
            return 4
        return int(any(finding.fails or (strict and finding.warns) for finding in self.links))


class Move(NamedTuple):
    """A link whose page is at another address for good; ``confirmed``: runs on two different days saw it there."""

    link: Link
    to: str
    confirmed: bool


class Run(NamedTuple):
    """A check that is over: what every format of the report gets, and what a strict check of the ledger found.

    ``ledger`` is the file's name, ``checked_at`` is ISO 8601 in UTC. ``places()`` gives 1-based (line, column)
    of the URL of each citekey, where they are known; a call, since finding them takes time and text needs none.
    ``runs_known`` counts the runs in the history, None without one. ``moves`` are sought where they may be written.
    """

    report: Report
    ledger: str
    checked_at: str
    places: Callable[[], Mapping[str, tuple[int, int]]] = dict
    runs_known: int | None = None
    problems: tuple[Problem, ...] = ()
    moves: tuple[Move, ...] = ()

    def refuse_if_unusable(self) -> None:
        """Raise NetworkUnusable when nothing could be judged."""
        if self.report.network_unusable and not self.report.interrupted:
            asked = sum(finding.answer is not None for finding in self.report.links)
            raise NetworkUnusable(
                f"no way to the network: none of {asked} links could be reached",
                hint="nothing was judged; is this machine online, or is a proxy needed (HTTPS_PROXY)?",
            )

    def exit_code(self, *, strict: bool) -> int:
        """Return the exit code of the report; problems of the ledger fail a strict check too."""
        return self.report.exit_code(strict=strict) or int(strict and bool(self.problems))


def links_of(ledger: Ledger, citekeys: Collection[str] | None = None) -> tuple[Link, ...]:
    """Return the links of ``ledger`` (of the sources named, or of all), one a URL, in the order of its sources."""
    notes: dict[str, list[int]] = {}
    for footnote in ledger.footnotes.values():
        for citation in footnote.citations:
            notes.setdefault(citation.source, []).append(footnote.number)
    sharing: dict[str | tuple[str], list[Source]] = {}
    for key, source in ledger.sources.items():
        if citekeys is None or key in citekeys:
            sharing.setdefault(source.url or (key,), []).append(source)  # without a URL it shares with nobody
    return tuple(
        Link(
            sources[0].url or None,
            tuple(sources),
            numbers := tuple(sorted({number for source in sources for number in notes.get(source.key, ())})),
            tuple(quote for number in numbers if (quote := ledger.footnotes[number].quote)),
        )
        for sources in sharing.values()
    )
