"""Works with every field that a source can have, each of a kind that the manuals cite in a form of its own."""

from __future__ import annotations

WHOLE = """
schema = 1
[sources.edited]
type = "book"
editors = ["Baker, Bo", "van der Cook, Cy"]
title = "Tides of the North"
edition = 2
series = "Gull Studies"
number = 7
published = 2001
publisher = "Gull"
place = "Tolland"
isbn = "978-0-14-044918-1"

[sources.chapter]
type = "chapter"
authors = ["Able, Ann"]
editors = ["Baker, Bo", "Gull Institute"]
translators = ["Dun, Di"]
title = "On Doors"
in = "Tides of the North"
edition = "revised"
pages = "12-34"
published = 2001
first_published = 1949

[sources.doctor]
type = "thesis"
authors = ["Evers, Eve"]
title = "On Windows"
kind = "PhD diss."
publisher = "Gull University"
published = 1999

[sources.master]
type = "thesis"
authors = ["Fox, Flo"]
title = "On Roofs"
kind = "Master’s thesis"
publisher = "Gull University"
published = 1998

[sources.report]
type = "report"
authors = ["Harbor Institute"]
title = "The Price of Rain"
kind = "White paper"
number = "TR-12"
series = "Harbor Papers"
publisher = "Harbor Institute"
published = 2015

[sources.letter]
type = "manuscript"
authors = ["Gale, Gus"]
title = "Letter to Ann Able"
kind = "Letter"
published = "1935-02-04"
repository = "Harbor Record Office"
shelfmark = "Able Papers, box 3, folder 4"

[sources.untitled]
type = "web"
in = "Tide Pages"
url = "https://tide.example/x"
accessed = 2023-03-29
"""
