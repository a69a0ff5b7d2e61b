"""One run of ``cai``: its common options, the ledger and the look that follow, and words checked against lists."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

import typer

from ca_israel import __version__
from ca_israel.errors import BadUsage
from ca_israel.ledger import discovery
from ca_israel.terminal.formats import Formats
from ca_israel.terminal.look import Look
from ca_israel.terminal.output import Colour, descriptor, look_for, say, write
from ca_israel.text.safe import harmless
from ca_israel.text.suggest import one_of

COLOURS = ("auto", "always", "never")


def here() -> Path | None:
    """Return the folder that we are in, None where it was deleted, or is closed to us."""
    try:
        return Path.cwd()
    except OSError:
        return None


def print_version(wanted: bool) -> None:
    """Print the version and end the run, where ``--version`` stands among other options."""
    if wanted:
        write(f"cai {__version__}\n")
        raise typer.Exit


class Common(NamedTuple):
    """What every command takes, before its name or after it."""

    ledger: Path | None = None
    colour: Colour = "auto"
    verbose: bool = False

    def over(self, ctx: typer.Context) -> "Common":
        """Return these, filled up with what stood before the command's name."""
        before = ctx.obj if isinstance(ctx.obj, Common) else Common()
        colour = self.colour if self.colour != "auto" else before.colour
        return Common(self.ledger or before.ledger, colour, self.verbose or before.verbose)

    def find(self, *, or_packaged: bool = False) -> discovery.Found:
        """Return the ledger at hand, found but not loaded; ``--verbose`` says which.

        Where there is none, the copy that comes with cai will do if ``or_packaged``, and that is said; else
        raises LedgerUnreadable.
        """
        found = discovery.find(self.ledger, os.environ, here())
        if found is None and not or_packaged:
            raise discovery.none_here()
        if found is None:
            say("cai: no events.toml here; showing the ledger that comes with cai")
            found = discovery.packaged()
        if self.verbose:
            say(f"cai: {harmless(str(found))}")
        return found

    def look(self, output: Path | None = None, *, whole: bool = False) -> Look:
        """Return how the answer may look; ``whole`` shows long lists to their end."""
        to_file = output is not None and str(output) != "-"
        look = look_for(self.colour, sys.stdout, os.environ, to_file=to_file)
        return look._replace(most=None) if whole else look


def common_of(ctx: typer.Context, ledger: Path | None, color: str | None, verbose: bool) -> Common:
    """Return the common options of a command, filled up with those before its name. Raises BadUsage."""
    colour = one_of("--color", color or "auto", COLOURS)
    return Common(ledger, colour, verbose).over(ctx)  # type: ignore[arg-type]


def format_for(asked: str, output: Path | None, formats: Formats, piped: str = "text") -> str:
    """Return the format: as asked, or by the suffix of ``output``, or text on a terminal and ``piped`` elsewhere."""
    if asked != "auto":
        return one_of("--format", asked, ("auto", *formats))
    if output is None or str(output) == "-":
        return "text" if sys.stdout is not None and sys.stdout.isatty() else piped
    suffixes = formats.suffixes
    if output.suffix.lower() in suffixes:
        return suffixes[output.suffix.lower()]
    if descriptor(output) is not None or (
        output.exists() and not output.is_file()
    ):  # a device or a named pipe has no suffix to go by
        return piped
    hint = f"name one with -f, or end it in {', '.join(suffixes)}"
    raise BadUsage(f'no format goes by the name "{output.name}"', hint=hint)
