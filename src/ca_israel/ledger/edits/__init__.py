"""Edits of a ledger's text: the asked characters change and no other, however its tables are written.

A caller reads the file once (``document.contents``), makes the new text (``apply.apply``, of what ``edit`` has)
and puts it in the file's place (``save.save``), which refuses where the file no longer holds what was read.
"""
