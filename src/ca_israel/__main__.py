"""The entry point: ``--version`` before anything is imported, and every error to its exit code."""

from __future__ import annotations

import sys

from ca_israel import __version__

# Searches for reference cycles find few here; every 700 objects they take a twentieth of a start.
_OBJECTS_BEFORE_COLLECTION = 50_000


def main() -> int:
    """Run ``cai`` on ``sys.argv`` and return its exit code (the table is in the README)."""
    try:
        if sys.argv[1:] in (["--version"], ["-V"]):
            return _version()
        return _run()
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last place where anything can be told to a person
        return _told(error)


def _version() -> int:
    text = f"cai {__version__}\n"
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, AttributeError):  # the one write knows what to say of it
        from ca_israel.terminal.output import write

        write(text)
    return 0


def _run() -> int:
    import gc

    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION, *usual[1:])
    try:
        from ca_israel.commands.app import app

        app(prog_name="cai")
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # help, printed into a pipe nobody reads
            return 141
        return stop.code if isinstance(stop.code, int) else 0
    finally:
        gc.set_threshold(*usual)
    return 0


def _told(error: Exception) -> int:
    import os

    from ca_israel.errors import CaiError, EditRefused, PipeClosed
    from ca_israel.ledger.document import NotToml
    from ca_israel.ledger.loader import LedgerInvalid
    from ca_israel.terminal.output import abandon_stdout, say
    from ca_israel.text.safe import harmless

    if isinstance(error, PipeClosed):
        return error.exit_code
    if isinstance(
        error, LedgerInvalid | NotToml | EditRefused
    ):  # lines that begin with file:line:column, for editors
        say("\n".join(map(harmless, str(error).split("\n"))))
        return error.exit_code
    if isinstance(error, CaiError):
        say(harmless(f"cai: {error}" + (f"; {error.hint}" if error.hint else "")))
        return error.exit_code
    if isinstance(error, OSError):  # help or completion, printed to a full disk
        abandon_stdout()
        say(harmless(f"cai: cannot write: {error.strerror or error}"))
        return 74
    if os.environ.get("CAI_DEBUG"):
        import traceback

        say(traceback.format_exc())
    say(harmless(f"cai: this is a bug: {type(error).__name__}: {error}"))
    say("cai: please report it; with CAI_DEBUG=1 in the environment the details are printed")
    return 70


if __name__ == "__main__":
    sys.exit(main())
