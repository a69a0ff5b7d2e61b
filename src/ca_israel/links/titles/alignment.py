"""Two headlines side by side, word by word: how much they share, and what kind of difference there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.links.titles.words import Word, near, same

if TYPE_CHECKING:
    from collections.abc import Sequence

# From the gravest: the first that holds names the difference.
Difference: TypeAlias = Literal[
    "negation",  # one side says not
    "swap",  # one country, number or content word replaced by another
    "near",  # words that only look alike
    "order",  # the same words, in another order
    "modal",  # will, may, to: one side reports what the other only expects
    "addition",  # content words on one side alone
]  # fmt: skip


class Alignment(NamedTuple):
    """``score``: weighted F1 of the shared words, 0 to 1; ``shared``: content words in common."""

    score: float
    shared: int
    difference: Difference | None


def align(cited: Sequence[Word], found: Sequence[Word]) -> Alignment:
    """Align two titles and name the gravest difference between them, if there is one."""
    a, b = _joined(cited, found), _joined(found, cited)
    total = sum(w.weight for w in a) + sum(w.weight for w in b)
    if not total:
        return Alignment(0.0, 0, None)
    pairs = _common(a, b)
    weight = sum(min(a[i].weight, b[j].weight) for i, j in pairs)
    shared = sum(not _is_light(a[i]) for i, j in pairs)
    return Alignment(2 * weight / total, shared, _difference(a, b, pairs))


def bag_score(cited: Sequence[Word], found: Sequence[Word]) -> float:
    """Return what the score would be if order did not matter: never under that of an alignment, and cheap."""
    total = sum(w.weight for w in cited) + sum(w.weight for w in found)
    forms = frozenset[str]().union(*(word.forms for word in found))
    shared = sum(word.weight for word in cited if not word.forms.isdisjoint(forms))
    return min(1.0, 2 * shared / total) if total else 0.0


def _is_light(word: Word) -> bool:
    return word.sort in {"light", "modal"}


def _joined(words: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """Return ``words`` with those written as one that are one word on the other side (co operation)."""
    known = {word.text: word for word in other}
    own = {word.text for word in words}
    result: list[Word] = []
    for word in words:
        joint = known.get(result[-1].text + word.text) if result else None
        if joint is not None and joint.text not in own and joint.sort not in {"negation", "number", "light"}:
            result[-1] = joint
        else:
            result.append(word)
    return result


def _common(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the heaviest common subsequence as pairs of positions."""
    start = 0
    while start < len(a) and start < len(b) and same(a[start], b[start]):
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and same(a[-1 - end], b[-1 - end]):
        end += 1
    pairs = [(i, i) for i in range(start)]
    rows, columns = len(a) - start - end, len(b) - start - end
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below, word = best[i], best[i + 1], a[start + i]
        for j in range(columns - 1, -1, -1):
            value = max(below[j], row[j + 1])
            if below[j + 1] + word.weight > value and same(word, b[start + j]):
                value = below[j + 1] + word.weight
            row[j] = value
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((start + i, start + j))
            i, j = i + 1, j + 1
    return pairs + [(len(a) - end + k, len(b) - end + k) for k in range(end)]


def _difference(a: Sequence[Word], b: Sequence[Word], pairs: list[tuple[int, int]]) -> Difference | None:
    if _count(a, "negation") != _count(b, "negation"):
        return "negation"
    gaps = _gaps(a, b, pairs)
    missing = [word for gap, _ in gaps for word in gap if not _is_light(word)]
    extra = [word for _, gap in gaps for word in gap if not _is_light(word)]
    if missing and _is_reordered(missing, extra):
        return "order"
    if _swaps_a_fact(missing, extra):
        return "swap"
    doubtful = False
    for gone, come in gaps:
        ours = [word for word in gone if not _is_light(word)]
        theirs = [word for word in come if not _is_light(word)]
        if ours and theirs:
            if len(ours) != len(theirs) or not all(map(near, ours, theirs)):
                return "swap"
            doubtful = True
    if doubtful:
        return "near"
    if missing or extra:
        return "addition"
    return "modal" if _expects(a, b, pairs) else None


def _gaps(
    a: Sequence[Word], b: Sequence[Word], pairs: list[tuple[int, int]]
) -> list[tuple[Sequence[Word], Sequence[Word]]]:
    gaps = []
    i = j = 0
    for x, y in [*pairs, (len(a), len(b))]:
        if i < x or j < y:
            gaps.append((a[i:x], b[j:y]))
        i, j = x + 1, y + 1
    return gaps


def _count(words: Sequence[Word], sort: str) -> int:
    return sum(word.sort == sort for word in words)


def _is_reordered(missing: list[Word], extra: list[Word]) -> bool:
    return len(missing) == len(extra) and all(any(same(word, other) for other in extra) for word in missing)


def _swaps_a_fact(missing: list[Word], extra: list[Word]) -> bool:
    """Whether each side has a place, or each a number, that the other lacks: wherever it stands."""
    return any(
        any(w.sort == sort for w in missing) and any(w.sort == sort for w in extra)
        for sort in ("place", "number")
    )


def _expects(a: Sequence[Word], b: Sequence[Word], pairs: list[tuple[int, int]]) -> bool:
    """Whether one side says that something will or may be, and the other that it is.

    "To open" and "will open" say the same; "to open" and "opens" do not.
    """
    ours, theirs = _modals(a), _modals(b)
    if ours != theirs and not (ours <= {"will"} and theirs <= {"will"} and _both_infinitive(a, b)):
        return True
    return any(
        (a[i].text != b[j].text) and (_after_to(a, i) != _after_to(b, j))
        for i, j in pairs
        if not _is_light(a[i])
    )


def _modals(words: Sequence[Word]) -> set[str]:
    return {word.text for word in words if word.sort == "modal"}


def _both_infinitive(a: Sequence[Word], b: Sequence[Word]) -> bool:
    return all(any(word.text in {"to", "will"} for word in side) for side in (a, b))


def _after_to(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].text in {"to", "will"}
