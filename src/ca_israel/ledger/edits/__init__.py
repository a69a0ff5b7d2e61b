"""Edits of a ledger's text: the asked characters change and no other, however its tables are written.

A ``revision`` of a ledger takes what ``edit`` has, makes the new text of what the ledger was read from (``apply``)
and puts it in the file's place (``save``), which refuses where the file no longer holds what was read.
"""
