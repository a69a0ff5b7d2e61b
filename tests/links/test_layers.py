"""What is imported when, and by whom."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import ca_israel.links

FOLDER = Path(ca_israel.links.__file__).parent
BELOW = {"errors", "dates", "text", "style", "annotations", "model", "ledger", "positions", "query", "links"}
BELOW |= {"__version__", "allowances", "document", "review", "targets"}


def test_judging_and_reporting_load_no_network_library() -> None:
    program = (
        "import sys, ca_israel.links.check, ca_israel.links.report.text, ca_israel.links.report.json\n"
        "print({'requests', 'urllib3', 'ssl', 'http.client', 'email', 'asyncio', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER)))
def test_only_the_transport_knows_requests_and_arrows_point_down(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.name == "transport.py" or not re.search(
        r"^\s*(?:from|import) (?:requests|urllib3)", text, re.MULTILINE
    )
    above = set(re.findall(r"^\s*from (?:ca_israel|\.\.+)\.?(\w+)?.* import", text, re.MULTILINE)) - {""}
    assert above <= BELOW
    assert len(text.splitlines()) <= 300
