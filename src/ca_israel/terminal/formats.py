"""Registries of formats: the module of each, who reads it, and the suffixes of a file that name it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from types import ModuleType


class Format(NamedTuple):
    """One format: its module, imported when it is used; who reads it; the suffixes of ``-o`` that mean it.

    What people read takes the encoding of their terminal; what programs read is UTF-8 everywhere.
    """

    module: str
    readers: Literal["people", "programs"]
    suffixes: tuple[str, ...] = ()


def for_people(module: str, *suffixes: str) -> Format:
    """Return the format of a module, read on a terminal."""
    return Format(module, "people", suffixes)


def for_programs(module: str, *suffixes: str) -> Format:
    """Return the format of a module, read by another program (a browser, an editor and CI are programs)."""
    return Format(module, "programs", suffixes)


class Formats(dict[str, Format]):
    """The formats of one kind of thing, by name. A new one is a module and a line here."""

    @property
    def suffixes(self) -> dict[str, str]:
        """The name of the format that each suffix means."""
        return {suffix: name for name, row in self.items() for suffix in row.suffixes}

    def load(self, name: str) -> ModuleType:
        """Import the module of the format called ``name``, and no other."""
        return import_module(self[name].module)

    def render(self, name: str, *what: Any) -> str:
        """Return what the format called ``name`` makes of ``what``: all of them have ``render``."""
        text: str = self.load(name).render(*what)
        return text

    def encoding(self, name: str) -> str | None:
        """Return UTF-8 for what programs read; None, the terminal's own, for what people read."""
        return None if self[name].readers == "people" else "utf-8"
