"""`import ca_israel`: what stands there works as its examples say, and nothing is loaded before it is used."""

from __future__ import annotations

import doctest
import pickle
import re
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

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
    assert outcome.attempted >= 11
    assert outcome.failed == 0


def test_every_function_has_an_example() -> None:
    functions = [
        value for value in vars(ca_israel).values() if getattr(value, "__module__", "") == "ca_israel"
    ]
    public = [one for one in functions if not one.__name__.startswith("_")]
    assert len(public) == 7
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


def test_what_is_asked_for_goes_by_the_names_of_the_ledger() -> None:
    ledger = ca_israel.load(str(ROOT / "events.toml"))
    written: dict[str, Any] = {
        "countries": ("Kazakhstan",),
        "categories": ("DEFENSE",),
        "statuses": ("Occurred",),
    }
    slugs: dict[str, Any] = {
        "countries": ("kazakhstan",),
        "categories": ("defense",),
        "statuses": ("occurred",),
    }
    found = ca_israel.select(ledger, ca_israel.Query(**slugs))
    assert found.events
    assert ca_israel.select(ledger, ca_israel.Query(**written)) == found
    lone = ca_israel.Query(**{name: one for name, (one,) in written.items()})
    assert ca_israel.select(ledger, lone) == found
    assert ca_israel.render_timeline(ledger, lone) == ca_israel.render_timeline(
        ledger, ca_israel.Query(**slugs)
    )


@pytest.mark.parametrize(
    ("query", "message", "hint"),
    [
        ({"countries": ("Kazakhstn",)}, 'no country "Kazakhstn" in this ledger', 'did you mean "kazakhstan"?'),
        ({"categories": ("defence",)}, 'no category "defence" in this ledger', 'did you mean "defense"?'),
        ({"statuses": ("ocurred",)}, 'status cannot be "ocurred"', 'did you mean "occurred"?'),
        ({"sources": ("rosenberg-oils",)}, 'no source "rosenberg-oils" in this ledger', 'did you mean "rosenberg-oil"?'),
        ({"footnotes": (99,)}, "no footnote 99; this ledger has 1-11", None),
        ({"since": "2021"}, "since must be a day, not str", 'parse_date("2021-05").earliest is one, and so is .latest'),
        ({"until": ca_israel.parse_date("2021")}, "until must be a day, not Edtf", 'parse_date("2021-05").earliest is one, and so is .latest'),
        ({"limit": -1}, "limit must be 0 or more, not -1", None),
    ],
)  # fmt: skip
def test_what_the_ledger_does_not_have_is_refused(
    query: dict[str, Any], message: str, hint: str | None
) -> None:
    ledger = ca_israel.load(str(ROOT / "events.toml"))
    for ask in (ca_israel.select, ca_israel.render_timeline):
        with pytest.raises(ca_israel.CaiError) as caught:
            ask(ledger, ca_israel.Query(**query))
        assert (str(caught.value), caught.value.hint) == (message, hint)


def test_values_are_found_however_they_are_written_and_a_date_is_a_day() -> None:
    event = '[[events]]\nid = "a"\ndate = "2021-05-04"\ntitle = "A"\nx = { Ort = "Málaga", n = 3 }\n'
    ledger = ca_israel.load_text(f"schema = 1\n{event}")
    asked: list[dict[str, Any]] = [{"where": (("Ort", "MALAGA"),)}, {"where": (("n", 3),)}, {"since": date(2021, 5, 4), "until": date(2021, 5, 4)}]  # fmt: skip
    for given in asked:
        assert len(ca_israel.select(ledger, ca_israel.Query(**given)).events) == 1
    asked = [{"where": (("Ort", "Mala"),)}, {"since": date(2021, 5, 5)}]
    assert not any(ca_israel.select(ledger, ca_israel.Query(**given)).events for given in asked)


def test_one_target_and_one_network_need_no_list() -> None:
    ledger = ca_israel.load(str(ROOT / "events.toml"))
    assert ca_israel.render_notes(ledger, "4") == ca_israel.render_notes(ledger, [4])
    one = ca_israel.check_links(ledger, "rosenberg-oil", offline=True, allow_networks="127.0.0.0/8")
    assert one == ca_israel.check_links(ledger, ["rosenberg-oil"], offline=True)
    with pytest.raises(ca_israel.BadUsage, match=r'"127\.0\.0" is not a network'):
        ca_israel.check_links(ledger, offline=True, allow_networks="127.0.0")


@pytest.mark.parametrize("time", [{"timeout": -1.0}, {"timeout": 0}, {"max_time": -0.5}, {"max_time": 0}])
def test_a_time_is_more_than_nothing(time: dict[str, Any]) -> None:
    with pytest.raises(ca_israel.BadUsage, match=r"must be more than 0 seconds, not (0|-1|-0\.5)$"):
        ca_israel.check_links(ca_israel.load(str(ROOT / "events.toml")), offline=True, **time)


def test_a_report_says_what_became_of_the_history(tmp_path: Path) -> None:
    ledger = ca_israel.load(str(ROOT / "events.toml"))
    (tmp_path / "history.json").mkdir()
    report = ca_israel.check_links(ledger, [5], offline=True, history=tmp_path / "history.json")
    assert isinstance(report, ca_israel.Report)
    assert isinstance(report.links[0], ca_israel.Finding)
    assert len(report.remarks) == 1
    assert "history.json" in report.remarks[0]


def test_records_that_are_given_back_have_public_names() -> None:
    ledger = ca_israel.load(str(ROOT / "events.toml"))
    found = ca_israel.select(ledger, ca_israel.Query())
    assert isinstance(found, ca_israel.Selection)
    assert isinstance(found.events[0], ca_israel.Event)
    with pytest.raises(ca_israel.LedgerInvalid) as caught:
        ca_israel.load_text("")
    assert isinstance(caught.value.problems[0], ca_israel.Problem)


def test_notes_are_in_the_style_of_the_ledger_unless_another_is_asked_for() -> None:
    text = (ROOT / "events.toml").read_text(encoding="utf-8")
    own = ca_israel.load_text(text.replace("\ntitle ", '\nstyle = "mla"\ntitle ', 1))
    ours = ca_israel.load(ROOT / "events.toml")
    assert ca_israel.render_notes(own, [4]) == "[4] (Rosenberg)\n" == ca_israel.render_notes(ours, [4], "mla")
    assert ca_israel.render_notes(own, [5], "house") == "[5] Rosenberg, op.cit.\n"
    assert ca_israel.render_timeline(own) == ca_israel.render_timeline(ours, style="mla")
    assert ca_israel.render_timeline(own, style="house") == ca_israel.render_timeline(ours)
    with pytest.raises(ca_israel.BadUsage, match=r"there is no CSL file no.csl"):
        ca_israel.render_notes(own, style="no.csl")
    with pytest.raises(ca_israel.BadUsage, match=r"there is no CSL file no$"):
        ca_israel.render_notes(own, csl="no")
    missing = ca_israel.load_text(
        'schema = 1\nstyle = "no.csl"\n[sources.a]\ntype = "book"\ntitle = "A"\n', "l.toml"
    )
    with pytest.raises(ca_israel.LedgerInvalid, match=r"^l.toml:2:9: error: there is no CSL file no.csl$"):
        ca_israel.render_notes(missing)
