"""The tree of errors: what its picture says is so."""

from __future__ import annotations

import re

from ca_israel import errors
from ca_israel.importing.run import NotThisFormat
from ca_israel.ledger.document import NotToml
from ca_israel.ledger.loader import LedgerInvalid


def below(kind: type[errors.CaiError]) -> dict[str, int]:
    """Return the names of ``kind`` and of all that are made of it, with their exit codes."""
    found = {kind.__name__: kind.exit_code}
    for each in kind.__subclasses__():
        if each.__module__.startswith("ca_israel"):
            found |= below(each)
    return found


def test_the_picture_has_every_error_and_its_exit_code() -> None:
    elsewhere = {NotThisFormat, NotToml, LedgerInvalid}  # known once their modules are imported
    drawn = re.findall(r"^ +(?:[├└│─ ]+)?(\w+) +(\d+)  ", errors.__doc__ or "", re.MULTILINE)
    assert {kind.__name__ for kind in elsewhere} <= {name for name, _ in drawn}
    assert {name: int(code) for name, code in drawn} == below(errors.CaiError)
