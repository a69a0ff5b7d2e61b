"""Random ledgers in every way that TOML has of writing them, and random edits with the data that they ask for."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from ca_israel.ledger.edits.edit import Edit, add_allow, add_event, add_footnote, add_source, set_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

LOOKS_LIKE_HEADERS = [
    "[sources.a]\nurl = 'x'\n[[events]]\n",
    "\n[footnotes]\n1 = 2",
    "# no comment\n[allow]",
    "key = [\n  '''",
    '[sources]\n"""',
]
TEXTS = [
    "plain", "", " ", "a # b", "] } , =", "it’s “so”", 'say "no"', "back\\slash", "tab\there", "bell\x07", "ʻ😀",
    "\u2028", "'''", *LOOKS_LIKE_HEADERS,
]  # fmt: skip
SCALARS = [
    1, -7, 2011, True, False, 0.5, -0.0, float("nan"), float("inf"), date(2023, 3, 20), time(10, 30),
    datetime(2023, 3, 20, 10, 11, 12, tzinfo=UTC), datetime(2023, 3, 20, 10, 11, 12, 500000),  # noqa: DTZ001 - TOML has such times
]  # fmt: skip
CITEKEYS = ["a", "b-2", "17", "x y", "d.e", "ü", "'q'", "[z]", "tab\t", "# h"]
URL = "https://example.org/a?b=c#d"


class Writer:
    """Writes data as TOML, each time in another way."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._is_aligned = rng.random() < 0.5
        self._indent = rng.choice(["", "", "  ", "\t"])
        self._is_noisy = rng.random() < 0.7

    def text(self, data: dict[str, Any]) -> str:
        """Return a whole text with line ends of one kind, or of both."""
        rng = self._rng
        top: list[str] = []
        groups: list[list[str]] = []
        for key, value in data.items():
            self._table_member((), key, value, top, groups, in_section=True)
        blocks = self._shuffled(groups)
        lines = [*self._noise(), *top]
        for block in blocks:
            lines += [*self._noise(gap=0.7), block]
        lines += self._noise()
        text = "\n".join(lines) + ("\n" * rng.randint(1, 3) if rng.random() < 0.8 else "")
        ends = rng.choice(["\n", "\n", "\r\n", "mixed"])
        if ends == "mixed":
            text = "".join(rng.choice(["\n", "\r\n"]) if sign == "\n" else sign for sign in text)
        else:
            text = text.replace("\n", ends)
        return ("\ufeff" if rng.random() < 0.2 else "") + text

    def _shuffled(self, groups: Sequence[Sequence[str]]) -> list[str]:
        """Mix the blocks of several groups, each group in its own order."""
        left = [list(group) for group in groups if group]
        blocks = []
        is_mixed = self._rng.random() < 0.4
        while left:
            group = self._rng.choice(left) if is_mixed else left[0]
            blocks.append(group.pop(0))
            left = [each for each in left if each]
        return blocks

    def _table_member(
        self,
        path: tuple[str, ...],
        key: str,
        value: Any,
        lines: list[str],
        groups: list[list[str]],
        *,
        in_section: bool,
    ) -> None:
        """Write one member of a table with lines: as lines there, or as sections of their own."""
        rng = self._rng
        way = rng.random()
        whole = (*path, key)
        if isinstance(value, dict) and way < 0.5:
            self._sections(whole, value, groups)
        elif isinstance(value, dict) and value and way < 0.7 and in_section:
            for name, held in value.items():
                self._dotted([key, name], held, lines)
        elif (
            isinstance(value, list) and value and all(isinstance(item, dict) for item in value) and way < 0.8
        ):
            blocks: list[str] = []
            for item in value:
                blocks += self._section(f"[[{self._header(whole)}]]", whole, item)
            groups.append(blocks)
        else:
            lines += [*self._noise(), self._line(self._key(key), value)]

    def _dotted(self, keys: list[str], value: Any, lines: list[str]) -> None:
        if isinstance(value, dict) and value and self._rng.random() < 0.6:
            for name, held in value.items():
                self._dotted([*keys, name], held, lines)
        else:
            dot = self._rng.choice([".", ".", " . "])
            lines += [*self._noise(), self._line(dot.join(map(self._key, keys)), value)]

    def _sections(self, path: tuple[str, ...], value: dict[str, Any], groups: list[list[str]]) -> None:
        """Write a table with a header; without one where all that it holds has its own."""
        entries = [*value.items()]
        if entries and all(isinstance(held, dict) for _, held in entries) and self._rng.random() < 0.5:
            for key, held in entries:
                groups.append([])
                groups[-1] += self._section(f"[{self._header((*path, key))}]", (*path, key), held)
        else:
            groups.append(self._section(f"[{self._header(path)}]", path, value))

    def _section(self, header: str, path: tuple[str, ...], value: dict[str, Any]) -> list[str]:
        """Return the blocks of a table: its own lines under its header, then the sections within it."""
        lines: list[str] = []
        groups: list[list[str]] = []
        for key, held in value.items():
            self._table_member(path, key, held, lines, groups, in_section=True)
        indent = self._rng.choice(["", "", self._indent])
        own = "\n".join([indent + header + self._comment(), *lines])
        return [own, *(block for group in groups for block in group)]

    def _header(self, path: tuple[str, ...]) -> str:
        blank = self._rng.choice(["", "", " "])
        return blank + f"{blank}.{blank}".join(map(self._key, path)) + blank

    def _line(self, key: str, value: Any) -> str:
        width = 12 if self._is_aligned else 0
        sign = (
            self._rng.choice([" = ", " = ", " = ", "=", "\t= ", "  =  "]) if not self._is_aligned else " = "
        )
        return f"{self._indent}{key:<{width}}{sign}{self.value(value)}{self._comment()}"

    def _comment(self) -> str:
        return self._rng.choice([" # [sources.a]", "  # why = 'x", "\t#", "  "]) if self._chance(0.3) else ""

    def _noise(self, gap: float = 0.0) -> list[str]:
        if self._rng.random() < gap:
            return [""]
        return (
            [self._rng.choice(["", "# a comment", "  # [sources]", "\t", "#[[events]]"])]
            if self._chance(0.2)
            else []
        )

    def _chance(self, part: float) -> bool:
        return self._is_noisy and self._rng.random() < part

    def _key(self, key: str) -> str:
        plain = key.replace("-", "").replace("_", "")
        ways = []
        if plain.isalnum() and plain.isascii():
            ways += [key, key, key]
        if "'" not in key and key.isprintable():
            ways.append(f"'{key}'")
        ways += [self._basic(key)]
        return self._rng.choice(ways)

    def _basic(self, text: str) -> str:
        escape = self._rng.random() < 0.2
        return '"' + "".join(self._sign(sign, escape=escape) for sign in text) + '"'

    @staticmethod
    def _sign(sign: str, *, escape: bool) -> str:
        if sign in '"\\':
            return "\\" + sign
        return f"\\U{ord(sign):08x}" if escape or ord(sign) < 32 or ord(sign) == 127 else sign

    def value(self, value: Any, *, within: bool = False) -> str:
        """Write a value behind ``=``; in braces nothing goes over lines but what TOML 1.1 lets."""
        rng = self._rng
        if isinstance(value, str):
            return self._string(value)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, (int, float)):
            return repr(value)
        if isinstance(value, (date, time)):
            return value.isoformat()
        opening, closing = "[]" if isinstance(value, list) else "{}"
        if isinstance(value, list):
            items = [self.value(item, within=within) for item in value]
        else:
            items = []
            for key, held in value.items():
                self._pairs([key], held, items)
        if not items:
            return opening + rng.choice(["", " "]) + closing
        if rng.random() < 0.3:
            indent = self._indent + "  "
            rows = [f"{indent}{item}" for item in items]
            comma = rng.choice(["", ","])
            ends = [rng.choice([",", ",", " ,"]) for _ in rows[1:]] + [comma]
            joined = [row + end + self._comment() for row, end in zip(rows, ends, strict=True)]
            return "\n".join([opening + self._comment(), *joined, self._indent + closing])
        blank = rng.choice(["", " ", "  "])
        comma = rng.choice(["", "", ",", " ,"])
        between = rng.choice([", ", ",", " ,\t"])
        return f"{opening}{blank}{between.join(items)}{comma}{blank}{closing}"

    def _pairs(self, keys: list[str], value: Any, items: list[str]) -> None:
        if isinstance(value, dict) and value and self._rng.random() < 0.3:
            for name, held in value.items():
                self._pairs([*keys, name], held, items)
        else:
            sign = self._rng.choice([" = ", "=", " =\t"])
            items.append(f"{'.'.join(map(self._key, keys))}{sign}{self.value(value, within=True)}")

    def _string(self, text: str) -> str:
        ways = [self._basic(text)]
        if text.isprintable() and "'" not in text:
            ways += [f"'{text}'"]
        if all(sign.isprintable() or sign in "\t\n" for sign in text):
            if "'''" not in text and not text.endswith("'"):
                ways += ["'''\n" + text + "'''"] * (1 + 3 * ("\n" in text))
            kept = text.replace("\\", "\\\\").replace('"""', '""\\"')
            if not kept.endswith('"'):
                ways += ['"""\n' + kept + '"""'] * (1 + 3 * ("\n" in text))
        return self._rng.choice(ways)


def some_text(rng: Random) -> str:
    return rng.choice(TEXTS)


def some_value(rng: Random, depth: int = 2) -> Any:
    way = rng.random()
    if depth and way < 0.15:
        return [some_value(rng, depth - 1) for _ in range(rng.randint(0, 3))]
    if depth and way < 0.3:
        return {key: some_value(rng, depth - 1) for key in rng.sample(CITEKEYS, rng.randint(0, 3))}
    return rng.choice(SCALARS) if way < 0.6 else some_text(rng)


def some_archive(rng: Random) -> dict[str, Any]:
    found: dict[str, Any] = {
        "url": "https://web.archive.org/web/2023/" + URL,
        "date": date(2023, 3, rng.randint(1, 31)),
    }
    return found if rng.random() < 0.8 else {"url": found["url"]}


def some_source(rng: Random) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "news", "title": some_text(rng)}
    more: dict[str, Any] = {
        "url": URL, "language": "en", "archive": some_archive(rng), "checked": {"on": date(2024, 1, 2), "by": "RM"},
        "titles": [some_text(rng) for _ in range(rng.randint(0, 4))], "volume": rng.choice([4, "IV"]),
        "authors": [{"family": "Gogh", "given": "V", "particle": "van"}, {"family": "B"}], "x": {"own": some_value(rng), "d.e": some_value(rng)},
    }  # fmt: skip
    found |= {key: more[key] for key in rng.sample([*more], rng.randint(0, 5))}
    return found


def some_cited(rng: Random) -> Any:
    table = {"source": rng.choice(CITEKEYS), "page": rng.choice([12, "3-4"]), "supports": some_text(rng)}
    return rng.choice([table, table["source"], [table, table["source"]], [table, dict(table)]])


def some_event(rng: Random) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": some_text(rng),
        "date": rng.choice(["2021-05", 2014, date(2020, 9, 17)]),
        "title": some_text(rng),
    }
    more = {
        "countries": ["a", "b"],
        "footnotes": [4],
        "sources": [{"source": "a"}],
        "x": {"y": some_value(rng)},
        "detail": some_text(rng),
    }
    return found | {key: more[key] for key in rng.sample([*more], rng.randint(0, 4))}


def some_allow(rng: Random) -> dict[str, Any]:
    return {
        "host": "example.org",
        "verdicts": ["blocked"],
        "reason": some_text(rng),
        "expires": date(2027, 6, 30),
    }


def some_ledger(rng: Random) -> dict[str, Any]:
    """Return the data of a ledger, though its names need not resolve."""
    data: dict[str, Any] = {"schema": 1}
    if rng.random() < 0.5:
        data["title"] = some_text(rng)
    if rng.random() < 0.4:
        data["article"] = {"title": some_text(rng), "accessed": date(2023, 3, 29)}
    if rng.random() < 0.9:
        data["sources"] = {key: some_source(rng) for key in rng.sample(CITEKEYS, rng.randint(0, 4))}
    if rng.random() < 0.7:
        data["footnotes"] = {
            str(number): some_cited(rng) for number in rng.sample(range(1, 14), rng.randint(0, 4))
        }
    if rng.random() < 0.7:
        data["events"] = [some_event(rng) for _ in range(rng.randint(0, 3))]
    if rng.random() < 0.4:
        data["allow"] = [some_allow(rng) for _ in range(rng.randint(0, 2))]
    return data


def some_edit(rng: Random, data: dict[str, Any]) -> tuple[Edit, dict[str, Any]]:
    """Return an edit that can be made, and the data that it asks for."""
    wanted = deepcopy(data)
    sources = wanted.get("sources", {})
    ways = ["source", "footnote", "event", "allow", "top"]
    ways += ["key", "archive", "archive", "part", "list"] * bool(sources) + ["event key"] * bool(
        wanted.get("events")
    )
    way = rng.choice(ways)
    citekey = rng.choice([*sources]) if sources else ""
    at: tuple[str | int, ...]
    value: Any
    if way == "source":
        key = (
            next(key for key in ["new", *CITEKEYS] if key not in sources)
            if rng.random() < 0.5
            else f"n{len(sources)} .[="
        )
        if key in sources:
            key += "'"
        wanted.setdefault("sources", {})[key] = value = some_source(rng)
        return add_source(key, value), wanted
    if way == "footnote":
        number = max(map(int, wanted.get("footnotes", ["0"])), default=0) + 1
        wanted.setdefault("footnotes", {})[str(number)] = value = some_cited(rng)
        return add_footnote(number, value), wanted
    if way == "event":
        wanted.setdefault("events", []).append(value := some_event(rng))
        return add_event(value), wanted
    if way == "allow":
        wanted.setdefault("allow", []).append(value := some_allow(rng))
        return add_allow(value), wanted
    if way == "top":
        at, value = rng.choice([("title",), ("x",), ("article", "accessed")]), some_value(rng)
    elif way == "event key":
        at = ("events", rng.randrange(len(wanted["events"])), rng.choice(["detail", "x", "footnotes", "id"]))
        value = some_value(rng)
    elif way == "archive":
        at, value = ("sources", citekey, "archive"), some_archive(rng)
    elif way == "part":
        tables = [key for key, held in sources[citekey].items() if isinstance(held, dict)]
        at = (
            "sources",
            citekey,
            *([rng.choice(tables)] if tables else []),
            rng.choice(["url", "by", "own", "d.e", "new"]),
        )
        value = some_value(rng)
    elif way == "list":
        key = rng.choice(["titles", "authors", "moved_from"])
        held = sources[citekey].get(key)
        held = held if isinstance(held, list) else []
        at, value = (
            ("sources", citekey, key),
            held[: rng.randint(0, 4)] + [some_value(rng) for _ in range(rng.randint(0, 3))],
        )
    else:
        at, value = (
            (
                "sources",
                citekey,
                rng.choice(["state", "url", "title", "language", "authors", "x", "checked"]),
            ),
            some_value(rng),
        )
    holder: Any = wanted
    for part in at[:-1]:
        holder = holder.setdefault(part, {}) if isinstance(holder, dict) else holder[part]
    holder[at[-1]] = value
    return set_key(at, value), wanted
