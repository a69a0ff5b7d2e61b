"""LaTeX as it stands in bibliographies, to Unicode text: accents, signs, quotes, dashes, braces gone.

One pass without recursion, so that no nesting stops it. What it does not know it names.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ca_israel.importing.values.latex_commands import ACCENTS, ALONE, GREEK, SIGNS, SILENT, WITH_ARGUMENT

_TOKEN = re.compile(
    r"""\\(?P<word>[A-Za-z]+)\*?[ \t\n]* | \\(?P<sign>[\s\S]) | (?P<brace>[{}])
      | (?P<ligature>---?|``|''|~|[?!]`|\$) | (?P<text>[^\\{}$~`'?!-]++|[\s\S])""",
    re.VERBOSE,
)
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "~": " ", "?`": "¿", "!`": "¡"}
# Mathematics as pandoc finds it: nothing blank inside the dollars, no digit after them.
_MATH = re.compile(r"(?<!\\)\$(?=\S)((?:[^$\\]|\\[^$])*?)(?<=\S)(?<!\\)\$(?![0-9])")
_SCRIPT = re.compile(r"([\^_])(?:\{((?:[^{}]|\{[^{}]*\})*)\}|([0-9]))")
_FONT = re.compile(r"\\[A-Za-z]+\s*|[{}]")
_FIGURES = re.compile(r"[0-9+-]+")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_TOUCHED = re.compile(r"[\\{}$~]|--|``|''|[?!]`")
_DOTLESS = {"ı": "i", "ȷ": "j"}
# What stands in a verbatim field (biblatex: url, doi) though it should not.
_VERBATIM = re.compile(r"\\([%#_&~$^{}])|\\text(ascii)?(tilde|underscore)(?:\{\}|\b)|\{\\~\}|\$\\sim\$|[{}]")


class Decoded(NamedTuple):
    r"""Text with its blanks single, and the commands in it that are not known (``\foo``), each once."""

    text: str
    unknown: tuple[str, ...] = ()


def decode(latex: str) -> Decoded:
    """Return the text that ``latex`` stands for; a command that is not known leaves its argument."""
    if not _TOUCHED.search(latex):
        return Decoded(single_spaced(latex))
    decoder = _Decoder()
    for match in _TOKEN.finditer(_MATH.sub(_plain_math, latex) if "$" in latex else latex):
        decoder.take(match)
    decoder.settle()
    return Decoded(single_spaced("".join(decoder.out)), tuple(dict.fromkeys(decoder.unknown)))


def single_spaced(text: str) -> str:
    """Return ``text`` with its blanks and line breaks single; a no-break space is not a blank."""
    return _BLANKS.sub(" ", text).strip(" ")


def verbatim(value: str) -> str:
    r"""Return a verbatim value without the escapes that LaTeX writers put there: ``\_``, ``\%``, ``\url{…}``."""
    value = value.strip()
    if command := re.fullmatch(r"\\(?:url|path|nolinkurl)\s*\{(.*)\}", value, re.DOTALL):
        value = command[1].strip()
    return (
        _VERBATIM.sub(_unescaped, value).strip() if "\\" in value or "{" in value or "}" in value else value
    )


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    if match[2] or match[3]:
        return "_" if match[3] == "underscore" else "~"
    return "~" if "~" in match[0] or "sim" in match[0] else ""


def _plain_math(match: re.Match[str]) -> str:
    return f"{{{_SCRIPT.sub(_script, match[1])}}}"


def _script(match: re.Match[str]) -> str:
    """Figures raised or lowered; words stand on the line, as in 4th; any other formula as it was."""
    written = match[2] or match[3] or ""
    bare = _FONT.sub("", written).strip()
    if _FIGURES.fullmatch(bare):
        return bare.translate(_RAISED if match[1] == "^" else _LOWERED)
    return bare if len(bare) > 1 and bare.isalpha() else match[0]


class _Decoder:
    """The text so far, an accent that waits for its letter, and what the open braces close with."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.unknown: list[str] = []
        self._accents: list[str] = []  # commands whose letter has not come yet
        self._closers: list[str] = []
        self._closer = ""  # what the next group is to be closed with
        self._skipped = 0  # depth inside an argument that is not text
        self._skip = False  # the next group is such an argument

    def take(self, match: re.Match[str]) -> None:
        """Read on."""
        if self._skipped or (self._skip and match["brace"] == "{"):
            self._skip = False
            self._skipped += {"{": 1, "}": -1}.get(match["brace"] or "", 0)
            return
        if match["brace"]:
            self._brace(match["brace"])
            return
        self._skip = False
        if name := match["word"] or match["sign"]:
            self._command(name, match[0])
        elif match["ligature"]:
            self._put(_LIGATURES.get(match[0], match[0]))
        else:
            self._put(match[0])

    def settle(self) -> None:
        """Write the accents for which no letter came."""
        self.out += [ALONE.get(accent, "") for accent in self._accents]
        self._accents = []

    def _brace(self, brace: str) -> None:
        if brace == "{":
            self._closers.append(self._closer)
            self._closer = ""
            return
        self.settle()
        if self._closers:
            self.out.append(self._closers.pop())

    def _command(self, name: str, written: str) -> None:
        if name in ACCENTS:
            self._accents.append(name)
        elif name in SIGNS:
            self._put(SIGNS[name])
        elif name in WITH_ARGUMENT:
            self._skip = True
        elif name == "enquote":
            self._put("“")
            self._closer = "”"
        elif name.lower() in GREEK:
            from unicodedata import lookup

            size = "CAPITAL" if name[0].isupper() else "SMALL"
            self._put(lookup(f"GREEK {size} LETTER {name.upper().replace('LAMBDA', 'LAMDA')}"))
        elif name not in SILENT:
            self.unknown.append(written.rstrip())

    def _put(self, text: str) -> None:
        if self._accents and (letters := text.lstrip()):
            first = _DOTLESS.get(letters[0], letters[0])
            if first.isalpha():
                from unicodedata import normalize

                marks = "".join(ACCENTS[accent] for accent in reversed(self._accents))
                self._accents = []
                text = normalize("NFC", first + marks) + letters[1:]
            self.settle()
        if not self._accents:
            self.out.append(text)
