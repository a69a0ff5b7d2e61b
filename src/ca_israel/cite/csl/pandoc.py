"""Finds pandoc and runs it: confined, timed, and never left running.

It gets its document on stdin and the style as a file of ours in a folder of its own, which is also its
home, so that no settings of the user come in; ``--sandbox`` keeps it from other files and the network.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ca_israel.errors import OutputFailed, ProgramUnusable
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Mapping, Sequence

_VERSION = re.compile(r"pandoc(?:\.exe)? (\d{1,4})\.(\d{1,4})")
_OLDEST = (2, 11)  # the first with citeproc inside
_SANDBOX_SINCE = (2, 15)
_API_SINCE = {(3, 0): (1, 23), _OLDEST: (1, 22)}
_MEMORY = ("+RTS", "-M1G", "-RTS")  # a style may recurse without end
_ASKED_VERSION = 20.0  # seconds; it takes a hundredth of one
_KEPT = ("PATH", "SYSTEMROOT")
_HOW_TO_GET = "apt install pandoc, brew install pandoc, or pip install pypandoc_binary"


class Pandoc(NamedTuple):
    """A pandoc that can cite; ``api`` is the version of its document form that it reads."""

    program: str
    version: tuple[int, int]

    @property
    def api(self) -> tuple[int, int]:
        """The version of pandoc's document form, pandoc-types, as far as pandoc compares it."""
        return next(api for since, api in _API_SINCE.items() if self.version >= since)

    def cite(self, document: dict[str, Any], style: bytes, *, timeout: float) -> str:
        """Return the document, as JSON, with its citations put in words.

        Raises ProgramUnusable where pandoc fails, cannot be run, or takes more than ``timeout`` seconds.
        """
        import json

        sandbox = ["--sandbox"] if self.version >= _SANDBOX_SINCE else []
        with _own_folder({"style.csl": style}) as folder:
            arguments = ["--from=json", "--to=json", "--citeproc", "--csl=style.csl", *sandbox]
            return _run([self.program, *_MEMORY, *arguments], json.dumps(document).encode(), folder, timeout)


def find_pandoc() -> Pandoc:
    """Return the pandoc on PATH, or else the one inside the package pypandoc_binary.

    Raises ProgramUnusable where there is none, or one older than 2.11, which cannot cite.
    """
    program = _on_path() or _in_package()
    if program is None:
        raise ProgramUnusable("a CSL style needs pandoc, which is not installed", hint=_HOW_TO_GET)
    with _own_folder({}) as folder:
        said = _run([program, "--version"], b"", folder, _ASKED_VERSION)
    found = _VERSION.match(said)
    if found is None:
        raise ProgramUnusable(f"{harmless(program)} does not say which version of pandoc it is")
    version = int(found[1]), int(found[2])
    if version < _OLDEST:
        raise ProgramUnusable(
            f"{harmless(program)} is pandoc {found[1]}.{found[2]}; citations need 2.11 or newer",
            hint=_HOW_TO_GET,
        )
    return Pandoc(program, version)


def _on_path() -> str | None:
    from shutil import which

    found = which("pandoc")
    return os.path.abspath(found) if found else None  # noqa: PTH100 - a link keeps its own name


def _in_package() -> str | None:
    """The program inside pypandoc_binary, found without importing it."""
    from importlib.util import find_spec

    spec = find_spec("pypandoc")
    for folder in (spec and spec.submodule_search_locations) or ():
        for name in ("pandoc", "pandoc.exe"):
            program = Path(folder, "files", name)
            if program.is_file():
                return str(program)
    return None


@contextmanager
def _own_folder(files: Mapping[str, bytes]) -> Iterator[str]:
    """A folder that holds ``files`` and nothing else, gone afterwards."""
    import tempfile

    try:
        kept = tempfile.TemporaryDirectory(prefix="cai-", ignore_cleanup_errors=True)
        for name, content in files.items():
            Path(kept.name, name).write_bytes(content)
    except OSError as error:
        raise OutputFailed(f"cannot write a temporary file for pandoc: {error.strerror}") from None
    with kept:
        yield kept.name


def _run(command: Sequence[str], stdin: bytes, folder: str, timeout: float) -> str:
    import subprocess

    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        process = subprocess.Popen(  # noqa: S603 - a list of ours, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={**kept, "HOME": folder, "LANG": "C.UTF-8"},
            start_new_session=True,
        )
    except OSError as error:
        raise ProgramUnusable(f"cannot run {harmless(command[0])}: {error.strerror}") from None
    with process:
        try:
            out, err = process.communicate(stdin, timeout)
        except BaseException as error:
            _stop(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise ProgramUnusable(
                    f"pandoc did not finish within {timeout:g} seconds and was stopped"
                ) from None
            raise
    if process.returncode:
        raise ProgramUnusable(_failure(process.returncode, err))
    return out.decode("utf-8", "replace")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and whatever it started: it leads a group of its own."""
    if os.name != "posix":
        process.kill()
        return
    import signal

    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # they have ended by themselves; macOS reports it so
        return


def _failure(code: int, err: bytes) -> str:
    if code < 0:
        import signal

        return f"pandoc was ended from outside: {signal.strsignal(-code) or f'signal {-code}'}"
    lines = [line.strip() for line in err.decode("utf-8", "replace").splitlines()]
    said = next((line for line in lines if line and not line.startswith("[")), "")
    told = harmless(said.removeprefix("pandoc: ").rstrip(".;"))[:300]
    return f"pandoc failed: {told}" if told else f"pandoc failed with exit code {code} and no message"
