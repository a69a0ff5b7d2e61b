"""Edits of a ledger's text: the asked characters change and no other, however its tables are written.

A caller reads the file once (``document.contents``), makes the new text (``apply``) and puts it in the file's
place (``save``), which refuses where the file is no longer what was read.
"""

from __future__ import annotations

from ca_israel.ledger.edits.apply import apply
from ca_israel.ledger.edits.edit import Edit, add_allow, add_event, add_footnote, add_source, set_key
from ca_israel.ledger.edits.save import save

__all__ = ["Edit", "add_allow", "add_event", "add_footnote", "add_source", "apply", "save", "set_key"]
