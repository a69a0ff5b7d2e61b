"""The table of link rules: whole, without impossible pairs, each rule used and met, each explained."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from ca_israel.errors import BadUsage
from ca_israel.ledger.model import VERDICTS
from ca_israel.links import rules
from ca_israel.links.answer import Answer, FaultKind
from ca_israel.links.explain import explain
from ca_israel.links.judge import decide, page_rules
from ca_israel.links.rules import RULES, TABLE
from ca_israel.links.verdict import Facts
from ca_israel.terminal.look import Look
from ca_israel.text.layout import cell_width
from links.judged import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

URL = "https://a.example/news/1"
SOURCES = Path(rules.__file__).parent
PAIRS = {
    "ok": {"passes"}, "moved": {"passes"}, "gone": {"fails"}, "soft-404": {"fails"}, "drifted": {"fails"},
    "usurped": {"fails"}, "tls-error": {"fails", "warns"}, "unsafe": {"fails", "warns"}, "restricted": {"warns"},
    "blocked": {"warns"}, "unavailable": {"warns"}, "unconfirmed": {"warns"}, "skipped": {"passes", "warns"},
}  # fmt: skip


def named_in_code() -> set[str]:
    """Return every id by which the code judges: in a call of ``judged``, or in a table of conditions."""
    found: set[object] = {*page_rules.PAGE_RULES, *decide._STATUSES.values()}
    found |= {decide._FAULTS.get(kind, kind) for kind in get_args(FaultKind)}
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "judged":
                found |= {argument.value for argument in node.args[:1] if isinstance(argument, ast.Constant)}
            if isinstance(node, ast.FunctionDef) and node.name in {"_by_fault", "_by_status"}:
                returned = (one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value)
                found |= {c.value for one in returned for c in ast.walk(one) if isinstance(c, ast.Constant)}
    return {one for one in found if isinstance(one, str)}


def test_no_verdict_comes_with_a_level_that_it_cannot_have() -> None:
    pairs: dict[str, set[str]] = {}
    for outcome in TABLE:
        pairs.setdefault(outcome.verdict, set()).add(outcome.level)
    assert pairs == PAIRS
    assert tuple(pairs) == VERDICTS, "in the order of the verdicts"


def test_no_id_stands_twice() -> None:
    assert len(RULES) == sum(map(len, TABLE.values()))


def test_the_table_has_the_rules_of_the_code_and_no_others() -> None:
    assert named_in_code() == set(RULES), (
        "a rule needs a row in links/rules.py and a condition in links/judge"
    )


def test_a_judgement_is_made_from_the_table_and_nowhere_else() -> None:
    makers = [
        path.name
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Judgement"
    ]
    assert makers == ["verdict.py"]


def test_a_bug_of_our_own_is_a_rule_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(decide, "judge_page", fail)
    judgement = judge(Facts(Answer(URL, URL, 200, received=9)))
    assert (judgement.rule, judgement.level) == ("own-fault", "warns")
    assert "(RecursionError)" in judgement.reason


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_is_explained_in_a_sentence_or_two(rule: rules.Rule) -> None:
    assert rule.about.endswith(".")
    assert "{" not in rule.about
    assert 1 <= rule.about.count(". ") + 1 <= 2
    assert [other.id for other in RULES.values() if other.about == rule.about] == [rule.id]
    assert rule.next or rule.outcome.level == "passes"


def test_one_rule_is_explained() -> None:
    assert (
        explain("tls-not", Look())
        == """\
tls-not
  Verdict: tls-error. The check fails.
  What answers at the https address does not speak TLS.
  What to do: Try the URL with http://, or cite an archived copy.
"""
    )
    assert "Find the copy that shows what was read with `cai archive`" in explain("drifted", Look(width=200))
    assert "fails in any case after three failed runs" in explain("timeout", Look(width=200))
    assert "fails in any case" not in explain("proxy", Look(width=200))


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_rules_of_a_verdict_are_listed(verdict: str) -> None:
    text = explain(verdict, Look(width=200))
    own = [rule.id for rule in RULES.values() if rule.outcome.verdict == verdict]
    assert text.startswith(f"{verdict} ({len(own)})\n")
    assert [line for line in text.splitlines() if line in RULES] == own
    assert text in explain("all", Look(width=200))


def test_capitals_do_not_count() -> None:
    for name in ("ALL", "Gone", "Login-Wall"):
        assert explain(name, Look()) == explain(name.lower(), Look())


@pytest.mark.parametrize("width", [20, 60, 80, 120])
def test_all_rules_are_listed_by_verdict_within_the_width(width: int) -> None:
    text = explain("all", Look(width=width))
    lines = text.splitlines()
    headings = [line for line in lines if line.endswith(")") and not line.startswith(" ")]
    assert tuple(line.partition(" ")[0] for line in headings) == VERDICTS
    assert sum(int(line.partition("(")[2][:-1]) for line in headings) == len(RULES)
    assert set(RULES) <= set(lines)
    assert all(cell_width(line) <= max(width, 22) for line in lines)
    assert text.endswith(".\n")
    assert not re.search(r"\{[a-z]", text)


def test_colour_and_signs_are_those_of_the_terminal() -> None:
    assert "\x1b[31mtls-not\x1b[0m\n" in explain("tls-not", Look(colour=True))
    assert explain("all", Look(unicode=False)).isascii()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("drifed", 'did you mean "drifted"?'),
        ("Login-Wal", 'did you mean "login-wall"?'),
        ("soft-405", 'did you mean "soft-404"?'),
        ("", "`cai check-links --explain all` lists them"),
        ("\x1b[2J", "`cai check-links --explain all` lists them"),
    ],
)
def test_a_rule_that_is_not_there_is_a_mistake_of_usage(name: str, hint: str) -> None:
    with pytest.raises(BadUsage) as raised:
        explain(name, Look())
    assert raised.value.hint == hint


def test_the_command_explains_without_a_ledger(cai: Callable[..., Ran], tmp_path: Path) -> None:
    done = cai("--ledger", tmp_path / "none.toml", "check-links", "--explain", "says-not-found")
    assert (done.code, done.err) == (0, "")
    assert done.out == explain("says-not-found", Look())
    done = cai("check-links", "--explain", "says-not-fond")
    assert (done.code, done.out) == (2, "")
    assert 'did you mean "says-not-found"?' in done.err
    done = cai("check-links", "--explain", "gone", "-f", "json")
    assert (done.code, done.out) == (2, "")
    assert "--explain writes text alone" in done.err
    cai("check-links", "--explain", "all", "-o", tmp_path / "rules.txt")
    assert (tmp_path / "rules.txt").read_text(encoding="utf-8") == explain("all", Look())


def test_to_explain_is_to_load_no_more_than_the_table() -> None:
    program = (
        "import sys; sys.argv = ['cai', 'check-links', '--explain', 'all']\n"
        "from ca_israel.__main__ import main\nassert main() == 0\n"
        "print(sorted(one for one in sys.modules if one.startswith('ca_israel.links.')), file=sys.stderr)\n"
        "print({'requests', 'tomli', 'selectolax', 'ssl'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = [
        "ca_israel.links.explain",
        "ca_israel.links.report",
        "ca_israel.links.rules",
    ]  # report: names of formats
    assert done.stderr == f"{loaded}\nset()\n"
