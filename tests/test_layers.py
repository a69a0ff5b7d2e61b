"""The map of the house: arrows between rooms run down, none in a circle, libraries have owners, files are small."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src/ca_israel"
# From the ground up; a room imports those written before it, and no other. Rooms on one line do not know each other.
ORDER = {
    "": [
        "errors", "text", "languages", "dates", "terminal", "ledger", "query", "cite", "timeline links importing", "archive", "reports",
        "commands", "__main__",
    ],
    "dates": [
        "days", "edtf", "parser words", "numbers unsupported", "vocabulary", "elements mentions", "spoken", "refusals", "reader typed",
    ],
    "ledger": [
        "positions schema slips starter top", "context model", "allowances fields toml_errors", "document sources",
        "edits events lint_rules", "lint loader", "discovery",
    ],
    "ledger.edits": [
        "difference line_ends values", "edit layout save", "inside sections", "plan", "apply", "revision",
    ],
    "ledger.slips": ["country_codes institutions letters web_address words years", "addresses keys people"],
    "cite": ["citation", "parts registry", "notes styles exports", "csl details", "style", "formats", "render"],
    "timeline": ["symbols timeline years records", "page", "csv html ics json markdown plain text", "jsonl table"],
    "timeline.page": ["endnotes facets query_words scale when", "bars structured", "picture", "view"],
    "links": [
        "rules urls changed_since", "explain page", "answer titles", "fetch verdict", "findings", "history judge",
        "schedule moves",
        "report", "check_links",
    ],
    "languages": ["letters", "vocabulary", "english gazetteer guess inflection"],
    "links.titles": ["dressings words", "tails", "candidates", "alignment page_titles phrases", "subtitles", "match", "quick_match"],
    "links.fetch": [
        "addresses body deadline dns environment lenient_head pacing prepared redirects", "connector tls", "faults", "pools", "transport",
    ],
    "links.judge": [
        "body_phrases drift exemptions final_url interstitials sibling_probe signs_for tongues", "absence", "evidence", "second_signs",
        "page_rules", "decide",
    ],
    "links.schedule": ["options queues", "inquiry politeness workers", "asking", "run"],
    "archive": [
        "protocol verdicts", "candidates", "findings", "replay write", "lookup", "memory sources", "run", "telling", "find_copies report",
    ],
    "archive.protocol": ["addresses times", "web_archive", "captures", "replies", "client"],
    "importing": ["record values", "citekeys remarks toml", "formats", "accept", "run"],
    "reports.coverage": ["tallies", "text json"],
    "reports.validation": ["check", "text json github"],
    "commands": ["completion invocation outputs", "options", "*"],
}  # fmt: skip
OWNERS = {
    "typer": ["commands"],
    "requests": ["links.fetch.pools", "links.fetch.prepared"],
    "urllib3": ["links.fetch.deadline", "links.fetch.pools"],
    "dateutil": ["dates.typed"],
    "tomli": ["ledger", "languages", "dates.vocabulary"],
    "rich": ["text", "terminal", "timeline"],
    "icalendar": ["timeline"],
    "jinja2": ["timeline"],
    "platformdirs": ["links"],
    "selectolax": ["links.page"],
}


def modules() -> dict[str, Path]:
    """Return the files of the package by their dotted names below it, a package as ``room.__init__``."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != PACKAGE / "__init__.py"
    }


MODULES = modules()


def imported(name: str) -> set[str]:
    """Return what a module imports, anywhere in it: our modules as ``.room.module``, others by their top name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name} imports relatively"
            top, _, below = (node.module or "").partition(".")
            if top != "ca_israel":
                found.add(top)
                continue
            for alias in node.names:
                whole = f"{below}.{alias.name}".strip(".")
                found |= {
                    f".{each}"
                    for each in (whole, f"{whole}.__init__", below, f"{below}.__init__")
                    if each in MODULES
                }
    return found


IMPORTED = {name: imported(name) for name in MODULES}


def inside(names: list[str], place: str) -> bool:
    return any(place == name or place.startswith(f"{name}.") for name in names)


@pytest.mark.parametrize("room", ORDER, ids=lambda room: room or "the whole")
def test_arrows_run_down(room: str) -> None:
    table = {name: floor for floor, names in enumerate(ORDER[room]) for name in names.split()}

    def floor_of(name: str) -> int:
        return table.get(name, table.get("*", -1))

    below = f"{room}." if room else ""
    wrong = []
    for name, targets in IMPORTED.items():
        if not name.startswith(below):
            continue
        here = name.removeprefix(below).split(".")[0]
        if here == "__init__":  # the face of a room may know all of it
            continue
        assert floor_of(here) >= 0, f"{name} has no floor yet in ORDER"
        for target in targets:
            if target.startswith(f".{below}"):
                there = target.removeprefix(f".{below}").split(".")[0]
                if there not in {here, "__init__"} and floor_of(there) >= floor_of(here):
                    wrong.append(f"{name} imports {target}")
    assert wrong == []


def test_nothing_runs_in_a_circle() -> None:
    arrows = {
        name: {t[1:] for t in targets if t.startswith(".")} - {name} for name, targets in IMPORTED.items()
    }
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_each_library_has_its_owner_and_judging_needs_no_network() -> None:
    wrong = [
        f"{name} imports {library}"
        for name, targets in IMPORTED.items()
        for library in targets & OWNERS.keys()
        if not inside(OWNERS[library], name)
    ]
    assert wrong == []
    program = (
        "import sys, ca_israel.links.schedule.run, ca_israel.links.report.text, ca_israel.links.report.json\n"
        "print({'requests', 'urllib3', 'ssl', 'http.client', 'email', 'asyncio', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_rooms_are_small_and_have_a_name() -> None:
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: count for name, count in lines.items() if count > 300} == {}
    files = Counter(path.parent for path in MODULES.values())
    assert {str(folder): count for folder, count in files.items() if count > 17} == {}
    assert (
        len(list(PACKAGE.glob("[!_]*")))
        + len(list(PACKAGE.glob("*.py")))
        - len(list(PACKAGE.glob("[!_]*.py")))
        <= 17
    )
    vague = {"util", "utils", "helper", "helpers", "common", "misc"}
    assert [name for name in MODULES if vague & set(name.split("."))] == []
