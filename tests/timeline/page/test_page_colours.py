"""The colours of the page's sheet: text at 4.5:1 on all it stands on, controls at 3:1 (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ca_israel.timeline import html

SHEET = Path(html.__file__).with_name("page") / "style.css"
TEXT = ("--ink", "--quiet", "--accent", *(f"--t{n}" for n in range(8)))


def colours(sheet: str) -> dict[str, dict[str, str]]:
    """The values by scheme; dark overrides light."""
    blocks = re.findall(r"--paper: #.*?\}", sheet, re.DOTALL)
    light, dark = (dict(re.findall(r"(--[a-z0-9]+): (#[0-9a-f]{6});", block)) for block in blocks[:2])
    return {"light": light, "dark": {**light, **dark}}


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_told_apart_from_what_they_stand_on(scheme: str) -> None:
    values = colours(SHEET.read_text(encoding="utf-8"))[scheme]
    for name in TEXT:
        for ground in ("--paper", "--glow"):
            assert contrast(values[name], values[ground]) >= 4.5, (name, ground)
    assert contrast(values["--quiet"], values["--lift"]) >= 4.5
    assert contrast(values["--edge"], values["--paper"]) >= 3
    assert contrast(values["--edge"], values["--lift"]) >= 3
    # a checked chip is ink with paper on it
    assert contrast(values["--paper"], values["--ink"]) >= 7


def test_the_two_schemes_differ_and_the_rule_for_contrast_is_right() -> None:
    values = colours(SHEET.read_text(encoding="utf-8"))
    assert values["light"]["--t7"] != values["dark"]["--t7"]
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
