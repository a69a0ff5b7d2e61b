"""The command line: what all commands share, and where each is declared; only the one named is built."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from ca_israel.commands import completion
from ca_israel.commands import options as o
from ca_israel.commands.invocation import common_of
from ca_israel.text.safe import in_quotes
from ca_israel.text.suggest import did_you_mean, meant

# command -> module of `commands` that declares it under that name, in the order of the help
COMMANDS = {
    "timeline": "timeline",
    "show": "show",
    "cite": "cite",
    "check-links": "check_links",
    "archive": "archive",
    "validate": "validate",
    "coverage": "coverage",
    "import": "import_works",
    "init": "init",
    "schema": "schema",
}


class Commands(TyperGroup):
    """All commands by name; each is imported and built only when it is named."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**{**attrs, "commands": dict.fromkeys(COMMANDS)})

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ARG002 - Typer's signature
        """Return the command of that name, None when there is none."""
        if cmd_name in COMMANDS and self.commands[cmd_name] is None:
            self.commands[cmd_name] = _built(cmd_name)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is named; ``help`` alone prints this help, with a command the help of that."""
        if args[0] == "help":
            if len(args) == 1:
                typer.echo(ctx.get_help(), color=ctx.color)
                raise typer.Exit
            args = [args[1], "--help"]
        if args[0] not in COMMANDS and (near := _near(args[0])):
            ctx.fail(f"No such command {in_quotes(args[0])}. {near}")
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the line, unless it asks for completion: Typer's options for it take no shell."""
        completion.obey(ctx, args)
        return super().parse_args(ctx, args)


def _near(word: str) -> str | None:
    """Name the commands that a word may mean: by its letters, as a part of their name, or as another word for them."""
    folded = word.casefold()
    parts = [name for name in COMMANDS if len(folded) > 2 and (folded in name or name in folded)]
    other = [name for name, words in _OTHER_WORDS.items() if folded in words.split()]
    if parts or other:
        return meant(*dict.fromkeys(parts + other)).capitalize()
    hint = did_you_mean(word, COMMANDS)
    return hint.capitalize() if hint else None


# What people call the commands elsewhere.
_OTHER_WORDS = {
    "timeline": "list ls events print chronology",
    "show": "view cat info get open",
    "cite": "citation citations note notes footnote footnotes bibliography export",
    "check-links": "linkcheck url urls verify",
    "archive": "memento wayback copies copy save",
    "validate": "lint check valid",
    "coverage": "stats statistics summary report",
    "init": "new create start",
    "import": "convert load",
    "schema": "jsonschema",
}


def _built(name: str) -> Any:
    module = import_module(f".{COMMANDS[name]}", __package__)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    alone.command(name)(getattr(module, COMMANDS[name]))
    return get_command(alone)


app = typer.Typer(
    name="cai",
    cls=Commands,
    help="""Turn a ledger of dated events into timelines and citations, and check its links.

    \b
    Examples:
      cai timeline uzbekistan
      cai cite 4
      cai check-links""",
    epilog="Exit codes: 0 fine, 1 something found or not there, 2 usage, 3 ledger, 4 network, 70 bug, 74 output.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback()
def root(
    ctx: typer.Context,
    ledger: o.LedgerFile = None,
    color: o.ColourWhen = None,
    verbose: o.Verbose = False,
    version: o.Version = False,  # noqa: ARG001 - its callback has done it
) -> None:
    """Take what every command shares, before its name."""
    ctx.obj = common_of(ctx, ledger, color, verbose)
