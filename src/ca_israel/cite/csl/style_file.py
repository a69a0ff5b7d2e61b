"""Reads a CSL file and checks, before pandoc is started, that it is a whole style, and of which class.

The XML is read by expat without a document type, so without entities; what goes on to pandoc is written
anew, so pandoc meets nothing that was not read here, and never a link to a parent that it would fetch.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from ca_israel.cite.csl.document import LABEL_WORDS
from ca_israel.cite.csl.first_cites import without_positions
from ca_israel.errors import BadUsage
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from pathlib import Path

_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_LARGEST = 4 << 20  # bytes; the largest published style has a tenth of this
_DEEPEST = 200  # elements within elements
_FILE_NAME = re.compile(r"\w[\w.-]*")


class StyleFile(NamedTuple):
    """A style ready for pandoc: ``xml`` is an independent style, UTF-8."""

    xml: bytes
    is_note_style: bool


def read_style(path: Path, *, authors_in_full: bool = False, in_full: bool = False) -> StyleFile:
    """Return the style of a CSL file; a dependent style's parent is read beside it or one folder above.

    ``authors_in_full``: no dash stands for the authors of the entry before. ``in_full``: no note is short because of
    those before it.

    Raises BadUsage, naming the file, for a file that does not exist, cannot be read, or is not a CSL style.
    """
    root = _style(path)
    if parent := _parent(root):
        root = _of_parent(path, root, parent)
    if root.find(_tag("citation")) is None:
        raise BadUsage(f"{_file_name(path)} is an incomplete CSL style: it has no <citation>")
    bibliography = root.find(_tag("bibliography"))
    if authors_in_full and bibliography is not None:
        bibliography.attrib.pop("subsequent-author-substitute", None)
    if in_full:
        without_positions(root, _tag(""))
    _add_label_words(root)
    ET.register_namespace("", _NAMESPACE)
    return StyleFile(ET.tostring(root, encoding="utf-8"), root.get("class") == "note")


def files_of(path: Path) -> list[Path]:
    """Return the files that a style is read from: its own, and its parent's where it is another name for that. Raises BadUsage."""
    address = _parent(_style(path))
    parent = _beside(path, address) if address else None
    return [path, parent] if parent else [path]


def _style(path: Path) -> ET.Element:
    root = _parsed(path, _content(path))
    if root.tag == _tag("style"):
        return root
    name = _file_name(path)
    if root.tag == _tag("locale"):
        raise BadUsage(f"{name} is a CSL locale file, not a style")
    if root.tag.rpartition("}")[2].lower() == "html":
        raise BadUsage(
            f"{name} is a web page, not a CSL style", hint="save the style's own file, not its page"
        )
    element = harmless(root.tag.rpartition("}")[2])[:40]
    raise BadUsage(f"{name} is not a CSL style: it begins with <{element}>, not with CSL's <style>")


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise BadUsage(f"there is no CSL file {_file_name(path)}") from None
    except IsADirectoryError:
        raise BadUsage(f"{_file_name(path)} is a folder, not a CSL file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file name"
        raise BadUsage(f"cannot read the CSL file {_file_name(path)}: {reason}") from None
    if len(content) > _LARGEST:
        raise BadUsage(f"{_file_name(path)} is too large for a CSL style: more than {_LARGEST >> 20} MiB")
    return content


class _Refused(Exception):
    """What the XML holds that no style needs."""


class _Builder(ET.TreeBuilder):
    """Builds the tree; refuses a document type (where entities are declared) and endless nesting."""

    depth = 0

    def doctype(self, name: str, *_: object) -> None:
        raise _Refused("html" if name.lower() == "html" else "doctype")

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Refused("depth")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        self.depth -= 1
        return super().end(tag)


def _parsed(path: Path, content: bytes) -> ET.Element:
    name = _file_name(path)
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 - it refuses every document type
    try:
        parser.feed(content)
        root: ET.Element = parser.close()
    except ET.ParseError as error:
        if not content.strip():
            raise BadUsage(f"{name} is empty, not a CSL style") from None
        line, column = error.position
        reason = str(error).rpartition(": line ")[0]
        raise BadUsage(f"{name}:{line}:{column + 1}: not XML, so not a CSL style: {reason}") from None
    except _Refused as refused:
        raise BadUsage(f"{name} {_REFUSALS[str(refused)]}") from None
    except (LookupError, ValueError):
        raise BadUsage(f"{name} is in an encoding that cannot be read; CSL styles are UTF-8") from None
    return root


_REFUSALS = {
    "html": "is a web page, not a CSL style",
    "doctype": "has a document type (<!DOCTYPE>), which no CSL style has",
    "depth": f"is not a CSL style: its elements are nested more than {_DEEPEST} deep",
}


def _parent(root: ET.Element) -> str | None:
    """The address of the style that a dependent style is another name for."""
    for element in root.iterfind(f"{_tag('info')}/{_tag('link')}"):
        if element.get("rel") == "independent-parent":
            return element.get("href") or "unnamed"
    return None


def _file_at(address: str) -> str:
    """The name of the file that holds the style of that address."""
    return f"{address.rstrip('/').rpartition('/')[2].removesuffix('.csl')}.csl"


def _beside(path: Path, address: str) -> Path | None:
    """The file of a parent, beside that of its child or one folder above; None where there is no such file."""
    file = _file_at(address)
    beside = [folder / file for folder in (path.parent, path.parent.parent)]
    return next((p for p in beside if p.is_file()), None) if _FILE_NAME.fullmatch(file) else None


def _of_parent(path: Path, root: ET.Element, address: str) -> ET.Element:
    found = _beside(path, address)
    if found is None:
        raise BadUsage(
            f"{_file_name(path)} is a dependent style: another name for the style {harmless(address)}",
            hint=f"get that one and pass it, or put it beside this file as {harmless(_file_at(address))}",
        )
    style = _style(found)
    if _parent(style):
        raise BadUsage(f"{_file_name(found)}, the parent of {_file_name(path)}, is a dependent style itself")
    if locale := root.get("default-locale"):
        style.set("default-locale", locale)
    return style


def _add_label_words(root: ET.Element) -> None:
    """Give the style our words for locator labels (``document``), in a form of term that no label prints."""
    locale = ET.Element(_tag("locale"))
    terms = ET.SubElement(locale, _tag("terms"))
    for label, word in LABEL_WORDS.items():
        ET.SubElement(terms, _tag("term"), name=label, form="verb").text = word
    root.append(locale)


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _file_name(path: Path) -> str:
    return harmless(str(path))
