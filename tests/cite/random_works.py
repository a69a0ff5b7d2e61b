"""Random works of every type with every field, and what citeproc-js prints of them beside us.

``python tests/cite/random_works.py FOLDER SEED [WORKS]``: FOLDER holds ``node_modules/citeproc`` (npm), ``locales-en-US.xml``
and the style files of ``FILES``. It prints, for each style, how many notes and entries are the same (``by_the_manual``)
and the first that are not.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from ca_israel.cite.citation import Cite
from ca_israel.cite.exports.csl_item import csl_item
from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.cite.registry import style_class
from ca_israel.ledger.model import SOURCE_TYPES, Locator
from cite.by_the_manual import ALL, alike, left_out
from cite.reference_works import work

if TYPE_CHECKING:
    from ca_israel.cite.citation import Position
    from ca_israel.ledger.model import Source

FILES = {
    "apa": "apa", "chicago": "chicago-notes-bibliography", "mla": "modern-language-association", "ieee": "ieee",
    "iso690": "iso690-full-note-en",
}  # fmt: skip
FAMILIES = (
    "Able",
    "Baker",
    "Cook",
    "van der Berg",
    "al-Hariri",
    "Ó Briain",
    "García Márquez",
    "Şahin",
    "Müller",
    "Fox",
    "Gale",
    "Hart",
)
GIVEN = ("Ann", "Bo", "Cy", "Di", "Eve Mary", "F. G.", "Jean-Paul", "İsmail", "Max", "Ludwig", "Nora")
BODIES = ("Harbor Institute", "World Bank", "Ministry of Tides")
TITLES = (
    "On Doors", "Tides of the North: A History of Water", "The Work of Rivers", "Who Pays? The Price of Rain", "Night Tide",
    "Water and Borders in the Modern State", "A Study of Small Boats", "Notes from the Quay", "Letters to a Friend",
    "Inside the Harbor: Sailors, Storms and Songs",
)  # fmt: skip
PERIODICALS = ("Harbor Review", "Journal of Tides", "The Northern Daily", "Studies in Water", "Water Today")
SERIES = ("Gull Studies", "Studies in the History of Water", "Loeb Classical Library")
PUBLISHERS = ("Gull", "Harbor Press", "Gull University Press", "Brill")
KINDS = {
    "thesis": ("PhD diss.", "Master’s thesis", "Doctoral dissertation"),
    "report": ("White paper", "Working paper", "Technical report", "Policy brief"),
    "manuscript": ("Letter", "Diary"),
    "other": ("Film", "Map", "Interview"),
}
# How often a work of a type has a field, and the values that it may have.
FIELDS: dict[str, tuple[tuple[str, ...], float, tuple[Any, ...]]] = {
    "edition": (("book", "chapter"), 0.3, (2, 3, 11, "revised", "rev.", "2nd")),
    "series": (("book", "chapter", "report"), 0.3, SERIES),
    "volume": (("book", "chapter"), 0.25, (1, 2, 3)),
    "first_published": (("book", "chapter"), 0.2, (1949, 1813, 1925)),
    "isbn": (("book", "chapter"), 0.2, ("9780140449181",)),
    "issue": (("journal",), 0.7, (1, 3, 12)),
    "doi": (("journal",), 0.4, ("10.5555/abc",)),
    "pages": (("journal", "chapter"), 0.8, ("34-39", "101-108", "7", "1100-1113")),
    "place": (
        ("book", "chapter", "thesis", "report", "manuscript"),
        0.4,
        ("Tolland", "Oslo", "Paris, Texas"),
    ),
    "repository": (("manuscript",), 0.8, ("Harbor Record Office", "Bodleian Library")),
    "shelfmark": (("manuscript",), 0.7, ("MS 12", "box 3, folder 4")),
    "publisher": (("book", "chapter", "report"), 0.85, PUBLISHERS),
}


def fields_of(dice: random.Random) -> dict[str, Any]:
    """Return the fields of a random work, as a ledger has them."""

    def name(bodies: float) -> str:
        if dice.random() < bodies:
            return dice.choice(BODIES)
        return f"{dice.choice(FAMILIES)}, {dice.choice(GIVEN)}"

    def names(most: int, bodies: float = 0.15) -> list[str]:
        return [name(bodies) for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 4, 5, 8)[:most]))]

    kind = dice.choice(SOURCE_TYPES)
    found: dict[str, Any] = {"type": kind, "title": dice.choice(TITLES), "language": "en"}
    if dice.random() < 0.8:
        found["authors"] = names(9)
    if kind in ("journal", "news", "chapter") or (kind in ("web", "other") and dice.random() < 0.6):
        found["in_"] = dice.choice(TITLES if kind == "chapter" else PERIODICALS)
    roles: tuple[tuple[str, tuple[str, ...], float], ...] = (
        ("editors", ("book", "chapter", "report"), 0.4),
        ("translators", ("book", "chapter", "journal"), 0.2),
    )
    for role, types, often in roles:
        if kind in types and dice.random() < often:
            found[role] = names(7, 0.05)
    for key, (types, often, values) in FIELDS.items():
        if kind in types and dice.random() < often:
            found[key] = dice.choice(values)
    if kind == "journal":
        found["volume"] = dice.choice((4, 12, 127))
    if "series" in found or kind == "report":
        found["number"] = dice.choice((7, "TR-12", "2020-4") if kind == "report" else (7, 12, "3"))
    if kind in KINDS and dice.random() < 0.6:
        found["kind"] = dice.choice(KINDS[kind])
    if kind == "thesis":
        found["publisher"] = dice.choice(("Gull University", "University of Tolland"))
    if dice.random() < 0.85:
        exact = kind in ("news", "web", "manuscript", "other")
        found["published"] = dice.choice(("2020-05-04", "2011-11-03") if exact else (2001, 1999, 2015))
    if kind == "web" or dice.random() < 0.25:
        found["url"] = f"https://a.example/{dice.randrange(999)}"
        if dice.random() < 0.5:
            found["accessed"] = "2023-03-29"
    return found


def ledgers(seed: int, number: int) -> list[tuple[dict[str, Source], list[tuple[str, Locator | None]]]]:
    """Return random works, six a ledger, and notes that cite each of them and some again."""
    dice = random.Random(seed)
    found = []
    for at in range(-(-number // 6)):
        works = {key: work(key, **fields_of(dice)) for key in (f"l{at}w{place}" for place in range(6))}
        places = (
            None,
            None,
            None,
            Locator("page", "12"),
            Locator("page", "323-324"),
            Locator("chapter", "3"),
        )
        found.append(
            (works, [(key, dice.choice(places)) for key in [*works, *dice.choices(list(works), k=3)]])
        )
    return found


def ours(
    style: str, works: dict[str, Source], notes: list[tuple[str, Locator | None]]
) -> tuple[list[str], dict[str, str]]:
    """Return what we print: the notes in their order, and the entries by citekey."""
    printer, seen, before = style_class(style)(works), set[str](), ("", None)
    printed = []
    for key, place in notes:
        position: Position = "first"
        if key in seen:
            again = before[0] == key and not (before[1] and not place)
            position = ("ibid" if before[1] == place else "ibid-with-locator") if again else "subsequent"
        printed.append(plain_text(printer.note([Cite(works[key], position, place)])))
        seen.add(key)
        before = (key, place)  # type: ignore[assignment]
    return printed, {key: plain_text(printer.entry(source)) for key, source in works.items()}


_PROGRAM = r"""
const CSL = require('citeproc'), fs = require('fs');
const files = JSON.parse(process.argv[1]), locale = fs.readFileSync('locales-en-US.xml', 'utf8'), engines = {}, out = [];
let items;
for (const job of JSON.parse(fs.readFileSync(0))) {
  items = job.items;
  const noted = ['chicago', 'iso690'].includes(job.style);
  const engine = engines[job.style] ||= new CSL.Engine(
    { retrieveLocale: () => locale, retrieveItem: id => items[id] }, fs.readFileSync(files[job.style] + '.csl', 'utf8'), 'en-US');
  engine.setOutputFormat('text'); engine.restoreProcessorState([]); engine.updateItems(Object.keys(items));
  const texts = {}, before = [];
  job.notes.forEach((note, at) => {
    const cluster = { citationID: 'c' + at, citationItems: [note], properties: { noteIndex: noted ? at + 1 : 0 } };
    for (const [place, text] of engine.processCitationCluster(cluster, before.slice(), [])[1]) texts[place] = text;
    before.push(['c' + at, noted ? at + 1 : 0]);
  });
  const [made, lines] = engine.makeBibliography(), entries = {}, lost = new Set(made.bibliography_errors.map(one => one.itemID));
  made.entry_ids.map(ids => ids[0]).filter(id => made.entry_ids.length === lines.length || !lost.has(id))
    .forEach((id, at) => { entries[id] = lines[at]; });
  out.push([job.notes.map((_, at) => texts[at]), entries]);
}
console.log(JSON.stringify(out));
"""


def compare(folder: Path, seed: int, number: int) -> None:
    """Print how far we agree with the engine in ``folder``, and up to three differences a style."""
    made = ledgers(seed, number)
    jobs = [
        {
            "style": style,
            "items": {key: csl_item(source) for key, source in works.items()},
            "notes": [
                {"id": key} | ({"label": place[0], "locator": place[1]} if place else {})
                for key, place in notes
            ],
        }
        for style in ALL
        for works, notes in made
    ]
    ran = subprocess.run(
        ["node", "-e", _PROGRAM, json.dumps(FILES)],
        input=json.dumps(jobs), capture_output=True, text=True, cwd=folder, check=True,
    )  # fmt: skip
    reference = iter(json.loads(ran.stdout))
    for style in ALL:
        same, told = {"notes": [0, 0, 0], "entries": [0, 0, 0]}, []
        for works, notes in made:
            printed, entries = ours(style, works, notes)
            their_notes, their_entries = next(reference)
            pairs = [("notes", key, a, b) for (key, _), a, b in zip(notes, printed, their_notes, strict=True)]
            pairs += [("entries", key, entries[key], text) for key, text in their_entries.items()]
            for what, key, mine, theirs in pairs:
                texts = [" ".join(text.split()) for text in (mine, theirs)]
                if left_out(style, works[key]):
                    same[what][2] += 1
                    continue
                agreed = len({alike(style, text, [works[key]]) for text in texts}) == 1
                same[what][0] += agreed
                same[what][1] += 1
                if not agreed:
                    told.append(texts)
        sums = [
            f"{what} {good} of {all_} ({good / all_:.1%}), {out} left out"
            for what, (good, all_, out) in same.items()
        ]
        print(f"{style}: {'; '.join(sums)}")
        for mine, theirs in told[:3]:
            print(f"  we   {mine}\n  they {theirs}")


if __name__ == "__main__":
    compare(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 504)
