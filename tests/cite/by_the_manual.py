"""Where the reference engine and its style files leave a style's manual, and what of it is set aside in comparing.

Each rule says which manual decides, and brings what the engine prints and what we print to one form; whatever is not
named here must be the same to the letter. Works that the manual leads by another name are left out altogether
(``left_out``). ``random_works`` compares works of all types and fields in this way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.parts.authors import spoken
from ca_israel.cite.parts.contributors import contributors
from ca_israel.cite.parts.dates import DAY_FIRST
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.cite.parts.short_titles import short_title
from ca_israel.cite.styles.ieee import _authors as ieee_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ca_israel.cite.parts.issued import Issued
    from ca_israel.ledger.model import Source

ALL = ("chicago", "apa", "mla", "ieee", "iso690")


class Rule(NamedTuple):
    """A difference that the manual decides; ``alike`` brings a text about a work to the form that both have."""

    styles: tuple[str, ...]
    manual: str
    alike: Callable[[str, Source], str]


def _case(text: str, source: Source) -> str:
    return text if source.language else text.casefold()


def _container_case(text: str, source: Source) -> str:
    name = source.container
    if not name:
        return text
    found = re.compile(r"\W+".join(map(re.escape, re.findall(r"\w+", name))), re.IGNORECASE)
    return found.sub(lambda match: match[0].casefold(), text)


def _subtitle(text: str, source: Source) -> str:
    rest = source.title[len(short_title(source)) :] if not source.short else ""
    words = re.findall(r"\w+", rest)
    if not words:
        return text
    text = re.sub(
        r"[^\w?!»”’]{1,4}" + r"\W{1,4}".join(map(re.escape, words)) + "[…’]*", "", text, flags=re.IGNORECASE
    )
    return re.sub(r"([?!])[.,]*(”?)[.,]*", r"\1\2", text)


_DEGREES = re.compile(
    r"PhD diss(?:ertation|\.)?(?!\w)|Ph\.D\. dissertation|doctoral (?:dissertation|thesis)|PhD thesis",
    re.IGNORECASE,
)


def _degree(text: str, source: Source) -> str:
    if source.type != "thesis":
        return text
    text = re.sub(r"DEGREE(?=[.\]]|$)\.?", "DEGREE", _DEGREES.sub("DEGREE", text))
    return re.sub(r"master’s", "Master’s", text)


def _last_institution(text: str, source: Source) -> str:
    names = [*source.authors[1:], *source.editors[1:], *source.translators[1:]]
    for name in {name.family for name in names if name.given is None}:
        text = re.sub(rf",? (and|&) (?={re.escape(name)}\b)", r" \1 ", text, flags=re.IGNORECASE)
    return text


def _report_number(text: str, source: Source) -> str:
    return re.sub(r"\b([Nn]o)s?\. (\d+)–", r"\1. \2-", text).replace(
        f"{source.number}".replace("-", "–"), f"{source.number}"
    )


def _edition(text: str, source: Source) -> str:
    if not source.edition:
        return text
    text = re.sub(r"\b(\d+)(?:st|nd|rd|th)?\.? ed\.?(?=[ ,;.)]|$)\.?", r"\1 ed", text)
    word = re.escape(source.edition.rstrip("."))
    text = re.sub(
        rf"(?<![\w.]){word}\.?(?: ed\.)?(?=[ ,;)]|$)\.?", "rev ed", text, count=1, flags=re.IGNORECASE
    )
    return re.sub(r"\brev\. ed\.?(?=[ ,;)]|$)", "rev ed", text, flags=re.IGNORECASE)


def _label_of_words(text: str, source: Source) -> str:
    for words in (source.volume, source.issue):
        if words and not re.search(r"\d", words):
            text = re.sub(
                rf"(?:(?:vol|no)s?\. )?{re.escape(words)}", words.casefold(), text, flags=re.IGNORECASE
            )
    return text


def _apa_retrieved(text: str, _source: Source) -> str:
    return text.replace("Retrieved http", "http")


def _apa_description(text: str, source: Source) -> str:
    if source.authors or contributors(source, by_translators=False).names:
        return text
    found = re.match(r"(.*?)\. (\((?:n\.d\.|ca\.|\d{4})[^)]*\)\.) (\[[^\]]*\])\.?(.*)$", text)
    return f"{found[1]} {found[3]}. {found[2]}{found[4]}" if found else text


def _apa_university(text: str, source: Source) -> str:
    at = source.publisher if source.type == "thesis" else None
    return text.replace(f"]. {at}.", f", {at}].") if at else text


def _apa_letter_day(text: str, source: Source) -> str:
    return (
        re.sub(r"\(((?:ca\. )?\d{4})(?:, \w+(?: \d+)?)\)", r"(\1)", text)
        if source.type == "manuscript"
        else text
    )


def _apa_kind_in_container(text: str, source: Source) -> str:
    return (
        text.replace(f" [{source.kind}]", "")
        if source.type == "other" and source.container and source.kind
        else text
    )


def _mla_sentence(text: str, _source: Source) -> str:
    text = text.replace(", Translated by", ", translated by").replace("Circa ", "circa ")
    return re.sub(
        r"(?<=[.?!] )(nos?|vols?|circa)(?=[. ])", lambda found: found[0].capitalize(), text
    ).replace("Circa ", "circa ")


def _mla_volume(text: str, source: Source) -> str:
    if not source.volume:
        return text
    volume = re.escape(source.volume).replace(r"\-", "[-–]")
    if not source.container and source.type not in ("journal", "news"):
        text = re.sub(rf"(?<=[.?!”’] )(?:vols?\. )?{volume}, ", "", text, flags=re.IGNORECASE)
        return re.sub(rf"[.,] (?:vols?\. )?{volume}(?=[.,])", "", text, flags=re.IGNORECASE)
    return re.sub(rf"(?:\bvols?\. )?(?<![\w.]){volume}(?!\w)", source.volume, text, flags=re.IGNORECASE)


def _mla_university(text: str, _source: Source) -> str:
    return re.sub(r"\bU Press\b|\bU P\b", "UP", re.sub(r"\bUniversity\b", "U", text))


def _mla_many(text: str, source: Source) -> str:
    names = contributors(source).names
    if len(names) < 3:
        return re.sub(r"^———", "AUTHORS", text)
    last = re.escape(spoken(person(names[-1])))
    return re.sub(rf"^(?:———|.*?(?:, et al|{last}))(?=[.,])", "AUTHORS", text)


def _ieee_imprint(text: str, source: Source) -> str:
    if source.type not in ("book", "chapter"):
        return text
    series = source.series and re.escape(source.series)
    if series:
        text = re.sub(rf",? in {series}(?:, no\. [^,.]+)?(?:, vol\. [^,.]+)?\.(?: ,)?", "", text)
        text = re.sub(rf" \({series}[^)]*\)", "", text)
    return re.sub(r"[.,]+(”?)(?= )", r"\1", text)


def _ieee_contributors(text: str, source: Source) -> str:
    led = contributors(source)
    for names, one, several in ((led.editors, "Ed.", "Eds."), (led.translators, "Trans.", "Trans.")):
        if names and (source.type == "book" or several == "Trans."):
            text = text.replace(
                f", {plain_text(ieee_names(names))}, {several if len(names) > 1 else one}", ""
            )
    return text


def _ieee_report(text: str, source: Source) -> str:
    return text.replace(f"Rep. {source.number}", f"{source.number}") if source.type == "report" else text


def _ieee_manuscript(text: str, source: Source) -> str:
    if source.type == "manuscript":
        for part in filter(None, (source.kind, source.repository, source.shelfmark)):
            text = text.replace(f" {part}", "")
        text = re.sub(r"[.,]+(”?)(?=[ ,.]|$)", r"\1", text)
    return text


def _iso_stops(text: str, source: Source) -> str:
    text = re.sub(r"(?<=[\w”’])\.(?=;| and passim| emphasis added|$)", "", text.replace("..", "."))
    text = text.replace(", ,", ",").replace(", [accessed", " [accessed")
    online = " [online]" if source.url else ""
    text = re.sub(r"\.? In: (?=[.,](?: |$))", online, text)
    return re.sub(r", \.", ".", text)


def _iso_dates(text: str, source: Source) -> str:
    when = issued(source)
    if when is None or source.type not in ("news", "web", "manuscript"):
        return text
    forms = {
        DAY_FIRST.of_issued(when, exact).replace("–", dash) for exact in (1, 2, 3) for dash in ("–", " – ")
    }
    forms |= {_numbers(when), _numbers(when).replace(". ", "."), f"{_season(when)}"}
    for form in sorted(filter(None, forms), key=len, reverse=True):
        if form in text:
            return text.replace(form, "DATE", 1)
    return text


def _season(when: Issued) -> str:
    return DAY_FIRST.of_issued(when).replace(" ", ". ") if when.season else ""


def _numbers(when: Issued) -> str:
    from ca_israel.cite.parts.dates import DateForm

    return DateForm([str(month) for month in range(1, 13)], separator=". ").of_issued(when)


def _iso_editors_once(text: str, source: Source) -> str:
    found = re.search(r"\. ((?:(?!\. \[online).)*?, (?:eds?|trans)\.) \[online\]\. \1 ", text)
    return text if not found else text.replace(f"[online]. {found[1]} ", "[online]. ", 1)


def _iso_contributors(text: str, source: Source) -> str:
    """Editors of a report and translators of a work without authors, which that style leaves out."""
    if source.type == "book" and source.authors:
        return text
    behind = re.compile(r"(?<=[.?!”’]) [^.]*(?:\b\w\. [^.]*)*, (?:eds?|trans)\.(?= )")
    return behind.sub("", text).replace(". [online]", " [online]") if source.type != "chapter" else text


def _iso_identified(text: str, source: Source) -> str:
    """Series, number and ISBN, which that style prints behind the pages, before them, twice or not at all."""
    number = source.number or ""
    if source.type == "report":
        what = re.escape(
            " ".join(filter(None, (source.kind, f"no. {number}" if re.match(r"\d", number) else number)))
        )
        text = re.sub(rf" {what}\.?(?= |$)", "", text, flags=re.IGNORECASE) if what else text
    if source.series:
        text = re.sub(
            rf"\.? {re.escape(source.series)}(?: {re.escape(number)})?(?:\.,|\.|(?=,)|$)(?=[ ,]|$)", "", text
        )
    return text.rstrip(".")


def _iso_manuscript(text: str, source: Source) -> str:
    if source.type != "manuscript":
        return text
    kept = ", ".join(filter(None, (source.repository, source.shelfmark)))
    text = text.replace(f" At: {kept}", "").replace(f" [{source.repository}]", "")
    text = text.replace(f" {source.kind}", "") if source.kind else text
    return re.sub(r"[.,]+(?= |$)", "", text)


def _iso_capitals(text: str, _source: Source) -> str:
    return text.replace("İ", "I").replace("i̇", "i").replace("İ", "I")


RULES = (
    Rule(("chicago", "apa", "mla"), "Chicago 8.170: the name of a periodical is its own", _container_case),
    Rule(("chicago", "apa", "mla", "iso690"), "Chicago 13.36, MLA 6.10, APA 8.14: later cites name the main title alone", _subtitle),
    Rule(ALL, "Chicago 14.113, APA 10.6, MLA 5.99, IEEE: what the style calls a doctoral and a master's thesis", _degree),
    Rule(ALL, "Chicago 13.23, APA 9.8, MLA 5.8: the comma before the last name does not depend on what it is", _last_institution),
    Rule(ALL, "the number of a report is a name, not a span of numbers", _report_number),
    Rule(ALL, "Chicago 14.24, MLA 5.49, APA 9.50: 2nd ed., rev. ed.", _edition),
    Rule(ALL, "a label stands before numbers, not before words: special issue", _label_of_words),
    Rule(("apa",), "APA 9.16: Retrieved stands with a date", _apa_retrieved),
    Rule(("apa",), "APA 10.6: the university stands in the brackets", _apa_university),
    Rule(("apa",), "APA 9.21: the description is a part of the title", _apa_description),
    Rule(("apa",), "APA archival documents: a letter has its day", _apa_letter_day),
    Rule(("apa",), "APA 9.21: the description stands behind the title of the work, not of what holds it", _apa_kind_in_container),
    Rule(("mla",), "MLA 5.46: a capital where an element begins a sentence, and nowhere else", _mla_sentence),
    Rule(("mla",), "MLA 5.51: every volume is numbered and labelled", _mla_volume),
    Rule(("mla",), "MLA 5.61: University is U and Press P", _mla_university),
    Rule(("mla",), "MLA 5.8, 5.126: three or more are the first and et al.; the dash stands for the very same names", _mla_many),
    Rule(("ieee",), "IEEE, books: editors and translators stand behind the title", _ieee_contributors),
    Rule(("ieee",), "IEEE, books: series in parentheses, the imprint is a sentence of its own", _ieee_imprint),
    Rule(("ieee",), "IEEE, reports: Rep. before the number", _ieee_report),
    Rule(("ieee",), "a manuscript without the place where it lies cannot be found", _ieee_manuscript),
    Rule(("iso690",), "ISO 690, 4.6: each element ends in one mark", _iso_stops),
    Rule(("iso690",), "ISO 690, 9.4: a newspaper's and a page's date to the day", _iso_dates),
    Rule(("iso690",), "ISO 690, 5: each contributor once", _iso_editors_once),
    Rule(("iso690",), "ISO 690, 5.4: contributors behind the title", _iso_contributors),
    Rule(("iso690",), "ISO 690, 11 and 12: series, number and ISBN at the end, each once", _iso_identified),
    Rule(("iso690",), "ISO 690, 13: the location of what exists once", _iso_manuscript),
    Rule(("iso690",), "Unicode 5.18: the capital of a Turkish i has its dot", _iso_capitals),
    Rule(ALL, "Chicago 8.161, MLA 2.99: titles in other languages, and where in doubt, as they are written", _case),
)  # fmt: skip


def alike(style: str, text: str, sources: Iterable[Source]) -> str:
    """Return a text of a style about some works in the form in which both engines must agree."""
    for source in sources:
        for rule in RULES:
            if style in rule.styles:
                text = rule.alike(text, source)
    return text


def left_out(style: str, source: Source) -> str | None:
    """Say why a work is not compared; None for one that is."""
    if source.container and not source.authors and (source.editors or source.translators):
        return "the editors and translators of a book do not lead a part of it without an author (Chicago 14.8, APA 10.3)"
    bodies = {name.family for name in source.authors if name.given is None}
    if style in ("apa", "mla") and bodies & {source.publisher, source.container}:
        return "the same body is not named twice (APA 9.24, MLA 5.18)"
    return None
