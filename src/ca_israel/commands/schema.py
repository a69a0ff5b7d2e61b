"""``cai schema``."""

from ca_israel.commands import options as o
from ca_israel.commands.outputs import protect
from ca_israel.terminal.output import write


def schema(output: o.OutputFile = None) -> None:
    """Print the JSON Schema of the ledger.

    For editors that complete and check.

    \b
    Examples:
      cai schema -o ledger.schema.json
    """
    from ca_israel.ledger.schema import schema_text

    protect((), output)
    write(schema_text(), output, encoding="utf-8")
