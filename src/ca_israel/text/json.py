"""Json."""

from __future__ import annotations

import re
from typing import Any

from ca_israel.text.safe import harmless

_JSON_HARMFUL = re.compile(
    "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_NOT_ASCII = re.compile("[^\x00-\x7e]")
_LONE = re.compile("[\ud800-\udfff]")


def json_text(value: Any, *, indent: int | None = 2, ascii_only: bool = False) -> str:
    r"""Return ``value`` as JSON that is the same data and that no terminal obeys (RFC 8259, 7).

    TOML dates and times become ISO 8601 text; infinite and not-a-number floats, which JSON lacks, become
    text; so does what no Unicode text can hold (8.2): a file name's byte that is not UTF-8 as ``\xff``, another
    lone surrogate as ``\ud800``. ``ascii_only`` is for a stream whose encoding is not Unicode.
    """
    import json

    try:
        text = json.dumps(value, ensure_ascii=False, indent=indent, default=str, allow_nan=False)
    except ValueError:
        text = json.dumps(_finite(value), ensure_ascii=False, indent=indent, default=str)
    if text.isascii() and "\x7f" not in text:
        return text
    text = _LONE.sub(lambda lone: f"\\{harmless(lone[0])}", text)
    return (_NOT_ASCII if ascii_only else _JSON_HARMFUL).sub(_json_escaped, text)


def _json_escaped(match: re.Match[str]) -> str:
    return "".join(f"\\u{unit:04x}" for unit in memoryview(match[0].encode("utf-16-le")).cast("H"))


def _finite(value: Any) -> Any:
    if isinstance(value, float) and (value != value or value in {float("inf"), float("-inf")}):  # noqa: PLR0124
        return str(value)
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value
