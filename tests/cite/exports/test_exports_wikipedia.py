"""Citation templates of Wikipedia: which template and parameters, and text that is never wiki markup."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.cite.citation import Cite
from ca_israel.cite.exports.wikipedia import render
from ca_israel.dates import parse
from ca_israel.ledger import loader as ledgers
from ca_israel.ledger.model import Archive, Locator, Name, Source, SourceType
from ca_israel.text.safe import harmless
from conftest import ROOT
from importing.whole_works import WHOLE

if TYPE_CHECKING:
    from ca_israel.ledger.model import Ledger

EDGES = ledgers.load(ROOT / "tests/data/exports.toml").sources
TEMPLATE = re.compile(
    r"\{\{(cite (?:book|journal|news|report|thesis|web)|citation)((?: \|[a-z0-9-]+=[^\n]+?)*)\}\}"
)
# Parameters of Help:Citation Style 1 that are used here.
KNOWN = re.compile(
    r"(?:(?:editor-|translator-)?(?:last|first)|author|editor|translator)\d*|date|orig-date|edition|type|number|id|isbn|title|chapter|(?:chapter-)?url(?:-access)?|work|journal|website|series|volume|issue"
    r"|pages?|at|publisher|location|language|doi|archive-url|archive-date|url-status|access-date|quote|mode"
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip())
MARKUP = st.text(st.sampled_from("ab|[]{}<>=&;#'\"~_TOC:/* \n!-"), min_size=1).filter(str.strip)


def taken_apart(line: str) -> tuple[str, dict[str, str]]:
    """A template and its parameters, held to what MediaWiki would make of every sign in them."""
    match = TEMPLATE.fullmatch(line)
    assert match, line
    parameters: dict[str, str] = {}
    for part in match[2].split(" |")[1:]:
        key, _, value = part.partition("=")
        assert KNOWN.fullmatch(key), key
        assert key not in parameters
        bare = value.replace("{{!}}", "")
        assert not re.search(r"[|\[\]<>{}\n\r“”‘’]|''|~~|__[A-Z]+__", bare), value
        assert "url" in key or "://" not in bare, value
        assert value == value.strip() != ""
        parameters[key] = value
    return match[1], parameters


def told(cited: Cite) -> tuple[str, dict[str, str]]:
    text = render([cited])
    assert text.endswith("\n")
    return taken_apart(text[:-1])


def parameters(**fields: Any) -> dict[str, str]:
    kind = fields.pop("type", "news")
    return told(Cite(Source("key", kind, fields.pop("title", "A Title"), **fields)))[1]


def shown(value: str) -> str:
    """A value as a reader of the page sees it."""
    return html.unescape(value.replace("{{!}}", "|"))


def straight(text: str) -> str:
    return harmless(text).translate(str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")).strip()


def test_every_work_at_the_edges_is_one_whole_template() -> None:
    lines = render([Cite(source, quote=source.title) for source in EDGES.values()]).splitlines()
    assert len(lines) == len(EDGES)
    for line, source in zip(lines, EDGES.values(), strict=True):
        _, found = taken_apart(line)
        title = "chapter" if source.type == "chapter" else "title"
        assert shown(found[title]) == shown(found["quote"]) == straight(source.title)
        for key, value in {"volume": source.volume, "publisher": source.publisher, "doi": source.doi}.items():
            assert shown(found.get(key, "")) == straight(value or "")


@given(title=TEXT | MARKUP, family=TEXT | MARKUP, quote=MARKUP)
def test_any_text_is_shown_letter_for_letter(title: str, family: str, quote: str) -> None:
    cited = Cite(Source("key", "web", title, (Name(family, "A"), Name(family))), quote=quote)
    _, found = told(cited)
    assert shown(found["title"]) == straight(title)
    assert shown(found["last1"]) == shown(found["author2"]) == straight(family)
    assert shown(found["quote"]) == straight(quote)


@given(path=MARKUP)
def test_any_address_leads_where_it_led(path: str) -> None:
    path = path.replace("\n", "")
    found = parameters(url=f"https://example.org/{path}")["url"]
    assert not re.search(r"[\s\"|]", found)
    assert unquote(html.unescape(found)) == unquote(f"https://example.org/{path}")


@pytest.mark.parametrize(
    ("kind", "fields", "template", "container"),
    [
        ("journal", {}, "cite journal", "journal"),
        ("news", {}, "cite news", "work"),
        ("web", {"url": "https://example.org/"}, "cite web", "website"),
        ("web", {}, "citation", "website"),
        ("book", {}, "cite book", "series"),
        ("thesis", {}, "cite thesis", "series"),
        ("report", {}, "cite report", "series"),
        ("other", {}, "citation", "work"),
    ],
)
def test_templates_and_what_the_work_is_in(
    kind: SourceType, fields: dict[str, Any], template: str, container: str
) -> None:
    name, found = told(Cite(Source("key", kind, "A Title", container="Whole", **fields)))
    assert name == template
    assert (found["title"], found[container]) == ("A Title", "Whole")
    assert found.get("mode") == ("cs1" if template == "citation" else None)


def test_a_chapter_is_linked_as_the_chapter_of_its_book() -> None:
    source = Source(
        "key", "chapter", "Part", container="Whole", url="https://example.org/", access="subscription"
    )
    name, found = told(Cite(source))
    assert name == "cite book"
    assert found == {
        "chapter": "Part",
        "chapter-url": "https://example.org/",
        "chapter-url-access": "subscription",
        "title": "Whole",
    }
    assert told(Cite(source._replace(container=None)))[1]["title"] == "Part"


def test_the_pinpoint_of_the_footnote_comes_before_the_pages_of_the_work(ours: Ledger) -> None:
    source = Source("key", "journal", "A Title", pages="320-340")
    assert told(Cite(source))[1]["pages"] == "320–340"
    assert told(Cite(source, locator=Locator("page", "322")))[1]["page"] == "322"
    assert "pages" not in told(Cite(source, locator=Locator("page", "322")))[1]
    for label, value in {"chapter": "ch. 3", "section": "sec. 3", "paragraph": "para. 3"}.items():
        found = told(Cite(source, locator=Locator(label, "3")))[1]  # type: ignore[arg-type]
        assert found["at"] == value
        assert not {"page", "pages"} & found.keys()
    first = ours.footnotes[1].citations[0]
    assert told(Cite(ours.sources[first.source], locator=first.locator))[1]["pages"] == "323–324"


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ((Name("Rosenberg", "David"),), {"last": "Rosenberg", "first": "David"}),
        ((Name("World Bank"),), {"author": "World Bank"}),
        ((Name("Berg", "Jan", "van der"),), {"last": "van der Berg", "first": "Jan"}),
        (
            (Name("A", "B"), Name("World Bank"), Name("C", "D")),
            {"last1": "A", "first1": "B", "author2": "World Bank", "last3": "C", "first3": "D"},
        ),
    ],
)
def test_authors_are_numbered_where_they_are_several(
    authors: tuple[Name, ...], expected: dict[str, str]
) -> None:
    assert parameters(authors=authors) == expected | {"title": "A Title"}


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2011", "2011"),
        ("2011-05", "May 2011"),
        ("2022-01-11", "11 January 2022"),
        ("2011~", "c. 2011"),
        ("2011-05~", "c. 2011"),
        ("2011-21", "Spring 2011"),
        ("2011-24", "Winter 2011"),
        ("2011-21?", "c. 2011"),
        ("2011/2012", "2011–2012"),
        ("201X", "2010–2019"),
        ("[1992..1994]", "1992–1994"),
        ("2021-05/2021-06", "May–June 2021"),
        ("2021-12/2022-01", "December 2021 – January 2022"),
        ("2022-06-28/2022-06-29", "28–29 June 2022"),
        ("2022-06-28/2022-07-03", "28 June – 3 July 2022"),
        ("2021-12-28/2022-01-03", "28 December 2021 – 3 January 2022"),
        ("1991/..", "1991"),
    ],
)
def test_dates_are_in_a_form_that_the_templates_accept(published: str, expected: str) -> None:
    assert parameters(published=parse(published))["date"] == expected


URL = "https://example.org/"
COPY = Archive("https://web.archive.org/web/20230401101112/https://example.org/", date(2023, 4, 1))


@pytest.mark.parametrize(
    ("state", "status"), [(None, "live"), ("gone", "dead"), ("drifted", "dead"), ("usurped", "usurped")]
)
def test_the_archived_copy_and_what_became_of_the_address(state: Any, status: str) -> None:
    found = parameters(url=URL, archive=COPY, state=state, accessed=date(2023, 3, 29))
    assert found == {
        "title": "A Title",
        "url": URL,
        "archive-url": COPY.url,
        "archive-date": "2023-04-01",
        "url-status": status,
        "access-date": "2023-03-29",
    }


def test_the_day_of_an_archived_copy_is_in_a_memento_s_own_address() -> None:
    assert parameters(url=URL, archive=COPY._replace(date=None))["archive-date"] == "2023-04-01"


def test_without_its_day_an_archived_copy_is_not_what_the_templates_accept() -> None:
    found = parameters(url=URL, archive=Archive("https://perma.example.org/AB-12", None), state="gone")
    assert found == {"title": "A Title", "url": URL}


@pytest.mark.parametrize("fields", [{"url": URL, "state": "usurped"}, {"url": None}])
def test_an_archived_copy_stands_in_for_an_address_that_cannot_be_given(fields: dict[str, Any]) -> None:
    copy = Archive("https://perma.example.org/AB-12", None)
    assert parameters(archive=copy, **fields) == {"title": "A Title", "url": copy.url}


def test_a_usurped_address_without_an_archived_copy_is_not_given() -> None:
    found = parameters(url=URL, state="usurped", access="subscription", accessed=date(2023, 3, 29))
    assert found == {"title": "A Title"}


def test_access_is_told_of_an_address_alone() -> None:
    assert parameters(url=URL, access="subscription")["url-access"] == "subscription"
    assert "url-access" not in parameters(url=URL, access="free")
    assert parameters(access="subscription", accessed=date(2023, 3, 29)) == {"title": "A Title"}


def test_quotes_are_straight_and_markup_is_shown() -> None:
    found = parameters(title="“A|B” [x] ‘y’ {{z}} &lt; ''i'' ~~~~ R&D __TOC__ https://a.org")
    assert found["title"] == (
        "\"A{{!}}B\" &#91;x&#93; 'y' &#123;&#123;z&#125;&#125; &amp;lt; &#39;'i&#39;' "
        "&#126;&#126;&#126;~ R&D &#95;_TOC__ https&#58;//a.org"
    )


def test_an_address_is_percent_encoded() -> None:
    found = parameters(url='https://example.org/a b|[c]<d>"e"{f}é?x=1&y=%20#z')["url"]
    assert found == "https://example.org/a%20b%7C%5Bc%5D%3Cd%3E%22e%22%7Bf%7D%C3%A9?x=1&y=%20#z"


def test_the_quotation_is_that_of_the_footnote() -> None:
    assert told(Cite(Source("key", "web", "A"), quote="a few “words”"))[1]["quote"] == 'a few "words"'


def test_works_with_every_field() -> None:
    works = ledgers.load_text(WHOLE, Path("whole.toml")).sources
    found = {key: taken_apart(render([Cite(source)]).rstrip("\n")) for key, source in works.items()}
    assert found["edited"] == (
        "cite book",
        {
            "editor-last1": "Baker", "editor-first1": "Bo", "editor-last2": "van der Cook", "editor-first2": "Cy", "date": "2001",
            "title": "Tides of the North", "series": "Gull Studies 7", "edition": "2nd", "publisher": "Gull", "location": "Tolland",
            "isbn": "978-0-14-044918-1",
        },
    )  # fmt: skip
    assert found["chapter"][1].items() >= {
        ("editor2", "Gull Institute"), ("translator-last", "Dun"), ("translator-first", "Di"), ("orig-date", "1949"), ("edition", "revised"),
    }  # fmt: skip
    assert found["report"][1].items() >= {
        ("type", "White paper"),
        ("number", "TR-12"),
        ("series", "Harbor Papers"),
    }
    assert found["letter"] == (
        "citation",
        {
            "last": "Gale", "first": "Gus", "date": "4 February 1935", "title": "Letter to Ann Able", "type": "Letter",
            "publisher": "Harbor Record Office", "id": "Able Papers, box 3, folder 4", "mode": "cs1",
        },
    )  # fmt: skip
    assert found["untitled"] == (
        "cite web",
        {"website": "Tide Pages", "url": "https://tide.example/x", "access-date": "2023-03-29"},
    )
