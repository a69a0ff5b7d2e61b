"""A progress bar on a terminal's standard error, gone when the work is done; elsewhere nothing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from ca_israel.terminal.output import look_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ca_israel.terminal.output import Colour


@contextmanager
def progress_bar(
    stream: TextIO | None, colour: Colour, env: Mapping[str, str], doing: str = "checking links"
) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that takes (done, total) and moves the bar; None where there is no terminal."""
    if stream is None or not stream.isatty() or env.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    style = look_for(colour, stream, env)
    console = Console(
        file=stream, force_terminal=True, no_color=not style.colour, color_system="auto" if style.colour else None,
        width=style.width, highlight=False, emoji=False, markup=False,
    )  # fmt: skip
    bar = Progress(
        TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=console, transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
        bar.refresh()  # the last state is drawn, however soon it comes
