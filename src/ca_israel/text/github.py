"""Workflow commands of GitHub Actions: what marks a line of a file in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from pathlib import Path

AnnotationKind: TypeAlias = Literal["error", "warning"]


def annotation(
    kind: AnnotationKind, title: str, message: str, path: Path | str, line: int, column: int
) -> str:
    """Return the command, one line, that puts ``message`` at a place; nothing in its parts ends it or begins another.

    Escapes as the runner undoes them: ``%``, CR and LF everywhere, ``:`` and ``,`` in properties too.
    """
    place = {"file": path, "line": line, "col": column, "title": title}
    properties = ",".join(
        f"{key}={_escaped(harmless(str(value))).replace(':', '%3A').replace(',', '%2C')}"
        for key, value in place.items()
    )
    return f"::{kind} {properties}::{_escaped(harmless(message))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def no_command(line: str) -> str:
    r"""Return ``line``, of a report for people, so that a runner that reads it takes no part of it for a command.

    The runner obeys ``::error::`` after blanks, and the older ``##[error]`` anywhere in a line.
    """
    bare = line.lstrip()
    if bare.startswith("::"):
        line = line[: len(line) - len(bare)] + r"\x3a" + bare[1:]
    return line.replace("##[", r"##\x5b") if "##[" in line else line
