"""`import ca_israel`: what stands there works as its examples say, and nothing is loaded before it is used."""

from __future__ import annotations

import doctest
import pickle
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import ca_israel
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_examples_of_the_docstrings_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names = {name: getattr(ca_israel, name) for name in ca_israel.__all__}
    outcome = doctest.testmod(ca_israel, extraglobs=names)
    assert outcome.attempted >= 9
    assert outcome.failed == 0


def test_every_function_has_an_example() -> None:
    functions = [
        value for value in vars(ca_israel).values() if getattr(value, "__module__", "") == "ca_israel"
    ]
    public = [one for one in functions if not one.__name__.startswith("_")]
    assert len(public) == 6
    assert all(">>> " in one.__doc__ for one in public)


def test_the_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    [section] = re.findall(r"^## From Python\n(.*?)^## ", README, re.DOTALL | re.MULTILINE)
    program = "\n".join(re.findall(r"```python\n(.*?)```", section, re.DOTALL))
    assert program.count("ca_israel.") >= 6
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.toml").write_bytes((ROOT / "events.toml").read_bytes())
    # A host that refuses stands for the network: the example of check_links is run, and asks nobody outside.
    program = program.replace("check_links(ledger, [4]", "check_links(ledger, [4], offline=True")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Rosenberg" in done.stdout
    for name in ca_israel.__all__:
        assert f"`{name}`" in section or name == "__version__", f"{name} is not in the README"


def test_no_name_is_also_a_room() -> None:
    rooms = {path.stem for path in (ROOT / "src/ca_israel").iterdir()}
    assert rooms.isdisjoint(ca_israel.__all__)
    assert sorted(dir(ca_israel)) == sorted(ca_israel.__all__)
    with pytest.raises(AttributeError, match="'ca_israel' has no attribute 'nothing'"):
        ca_israel.nothing  # noqa: B018 - the look itself is what is tested


def test_importing_it_loads_nothing_else() -> None:
    program = "import sys, ca_israel; print([name for name in sys.modules if name.startswith('ca_israel.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_word_that_is_not_one_of_the_choices_gets_its_suggestion() -> None:
    ledger = ca_israel.load(str(ROOT / "events.toml"))
    with pytest.raises(ca_israel.BadUsage, match='format cannot be "jsn"') as caught:
        ca_israel.render_timeline(ledger, format="jsn")
    assert caught.value.hint == 'did you mean "json"?'
    with pytest.raises(ca_israel.BadUsage, match='style cannot be "Chicagoo"'):
        ca_israel.render_notes(ledger, style="Chicagoo")
    with pytest.raises(ca_israel.NotInLedger):
        ca_israel.render_notes(ledger, [99])


def test_mistakes_travel_between_processes() -> None:
    with pytest.raises(ca_israel.LedgerInvalid) as caught:
        ca_israel.load_text("")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.problems) == (str(caught.value), caught.value.problems)


def test_the_schema_that_our_ledger_names_is_there() -> None:
    first = (ROOT / "events.toml").read_text(encoding="utf-8").splitlines()[0]
    assert (ROOT / first.removeprefix("#:schema ")).is_file()
