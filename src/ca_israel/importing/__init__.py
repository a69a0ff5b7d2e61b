"""What other programs know of works, as ledger TOML: one file a format, each with ``read(text, positions)``.

Nothing here opens or edits a ledger; the ledger's own readers judge every value, so what is printed loads.
"""
