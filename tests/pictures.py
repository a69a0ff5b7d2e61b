"""The README's pictures, made anew by `python tests/pictures.py`: a terminal as SVG, the page as PNG, light and dark.

The page wants a Chromium and Playwright (the extra `browser`); its type is that of the machine's fonts.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import tempfile
import zlib
from base64 import b64decode, b64encode
from io import StringIO
from pathlib import Path
from typing import Literal

from conftest import ROOT, command

PICTURES = ROOT / ".github" / "pictures"
WIDTH = 100
SHOWN = ("timeline --country uzbekistan", "cite 5")
_AS_ON_A_TERMINAL = {"timeline": ("-f", "text"), "cite": ("--details",)}
_PAGE: dict[Literal["light", "dark"], str] = {"light": "page.png", "dark": "page-dark.png"}

# As rich has it, but with the reader's own fonts: a picture that asks a network for its letters is none of ours.
_SVG = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono", monospace; }}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""

# The commonest colours of a PNG, and for each pixel the nearest of them.
_FEWER_COLOURS = """async data => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const {width, height} = image, canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const rgba = canvas.getImageData(0, 0, width, height).data, counts = new Map();
  const colour = at => rgba[at] << 16 | rgba[at + 1] << 8 | rgba[at + 2];
  for (let at = 0; at < rgba.length; at += 4) counts.set(colour(at), (counts.get(colour(at)) || 0) + 1);
  const commonest = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 256).map(([value]) => value);
  const parts = value => [value >> 16, value >> 8 & 255, value & 255];
  const away = (one, other) => parts(one).reduce((sum, part, n) => sum + (part - parts(other)[n]) ** 2, 0);
  const nearest = new Map([...counts.keys()].map(value =>
    [value, commonest.reduce((best, known, n) => away(known, value) < away(commonest[best], value) ? n : best, 0)]));
  const pixels = Uint8Array.from({length: width * height}, (_, n) => nearest.get(colour(4 * n)));
  const reader = new FileReader(), read = new Promise(done => { reader.onload = done; });
  reader.readAsDataURL(new Blob([pixels]));
  await read;
  return {width, palette: commonest.flatMap(parts), pixels: reader.result.split(",")[1]};
}"""


def session(*, colour: bool) -> str:
    """Return what a terminal shows when the commands of ``SHOWN`` are typed into it."""
    told = []
    for line in SHOWN:
        name, *rest = line.split()
        done = subprocess.run(
            command("--color", "always" if colour else "never", name, *rest, *_AS_ON_A_TERMINAL[name]),
            cwd=ROOT, capture_output=True, text=True, check=True, timeout=60, encoding="utf-8",
            env={**os.environ, "COLUMNS": str(WIDTH), "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        typed = f"\x1b[1;32m$\x1b[0m \x1b[1mcai {line}\x1b[0m" if colour else f"$ cai {line}"
        told.append(f"{typed}\n{done.stdout}")
    return "\n".join(told)


def terminal() -> str:
    """Return the picture of the terminal."""
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="truecolor"
    )
    for line in Text.from_ansi(session(colour=True)).split(allow_blank=True):
        for piece in line.divide(range(WIDTH, len(line), WIDTH)):  # as a terminal folds what is too long
            console.print(piece, no_wrap=True)
    return console.export_svg(title="cai", unique_id="cai", code_format=_SVG)


def page(folder: Path) -> None:
    """Write the first screen of our page into ``folder``, in both colours."""
    from playwright.sync_api import sync_playwright

    from timeline.page.browser.conftest import CHROMIUM, QUIET

    with tempfile.TemporaryDirectory() as made, sync_playwright() as driver:
        path = Path(made, "timeline.html")
        subprocess.run(command("timeline", "-o", path), cwd=ROOT, check=True, timeout=60)
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for scheme, name in _PAGE.items():
            opened = browser.new_page(
                viewport={"width": 1280, "height": 1200}, device_scale_factor=2, color_scheme=scheme
            )
            opened.goto(path.as_uri())
            end = opened.locator(".fs").evaluate(
                "node => node.getBoundingClientRect().top"
            )  # no row of chips is cut
            taken = opened.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": round(end)})
            found = browser.new_page().evaluate(_FEWER_COLOURS, b64encode(taken).decode())
            (folder / name).write_bytes(png(found["width"], found["palette"], b64decode(found["pixels"])))
        browser.close()


def png(width: int, palette: list[int], pixels: bytes) -> bytes:
    """Return a picture of at most 256 colours (PNG, 11.2): a third of the bytes of all colours."""
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, len(pixels), width))
    head = struct.pack(">IIBBBBB", width, len(pixels) // width, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", bytes(palette)), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "timeline.svg").write_text(terminal(), encoding="utf-8")
    page(PICTURES)
    sys.stdout.write(
        "".join(f"{made.stat().st_size:9,} {made.name}\n" for made in sorted(PICTURES.iterdir()))
    )
