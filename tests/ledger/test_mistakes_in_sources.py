"""Mistakes at the top of a ledger, in its article, countries and sources: where (▸), and in which words."""

from __future__ import annotations

import pytest

from ca_israel.ledger.loader import load_text
from ledger.marked import NAME, assert_one_mistake, problems_of

AT_TOP = [
    (
        "▸",
        "the file is empty: schema = 1 is missing; write it on the first line: it says which ledger this is",
    ),
    ('▸title = "x"', "schema = 1 is missing; write it on the first line: it says which ledger this is"),
    ('schema = ▸"1"', "schema must be the number 1, not text; write schema = 1"),
    ("schema = ▸1.0", "schema must be the number 1, not a number; write schema = 1"),
    ("schema = ▸true", "schema must be the number 1, not true; write schema = 1"),
    ("schema = ▸2", "schema 2 is newer: this version of ca-israel knows schema 1; update ca-israel"),
    ("schema = ▸0", "there is no schema 0; write schema = 1"),
    ("schema = 1\n▸titel = 'x'", 'unknown key "titel" in a ledger; did you mean "title"?'),
    ("schema = 1\n▸zzz.q = 1", 'unknown key "zzz" in a ledger; what is your own goes in x = { zzz = … }'),
    ("schema = 1\ntitle = ▸5", "title must be text, not a number"),
    ("schema = 1\ntitle = ▸''", "title is empty"),
    ("schema = 1\ntitle = ▸' \t\u00a0'", "title is empty"),
    (
        "schema = 1\nparty = ▸'a b'",
        'party "a b" may hold only letters a-z, digits and . _ - and begins with a letter or digit; write "a-b"',
    ),
    (
        "schema = 1\nstyle = ▸'chigaco'",
        'unknown style "chigaco"; did you mean "chicago"? The styles are house, chicago, apa, mla, ieee, iso690, and any .csl file',
    ),
    (
        "schema = 1\nstyle = ▸'Zotero\\u001b'",
        'unknown style "Zotero\\u001b"; the styles are house, chicago, apa, mla, ieee, iso690, and any .csl file',
    ),
    ("schema = 1\nstyle = ▸''", "style is empty"),
    ("schema = 1\nstyle = ▸['house']", "style must be text, not a list"),
    ("schema = 1\ncategories = ▸'x'", 'categories must be a list, not text; write categories = ["x"]'),
    ("schema = 1\ncategories = ['x', ▸1]", "an item of categories must be text, not a number"),
    ("schema = 1\ncategories = ['x', ▸'x']", 'category "x" is listed twice'),
    ("schema = 1\nevents = ▸1", "events must be a list of tables, not a number; write [[events]]"),
    ("schema = 1\n▸[allow]", "allow must be a list of tables, not a table; write [[allow]]"),
    ("schema = 1\nevents = [▸1]", "an event must be a table, not a number"),
    ("schema = 1\nallow = [▸1]", "an allowance must be a table, not a number"),
    ("schema = 1\nsources = ▸1", "sources must be a table, not a number"),
    ("schema = 1\ncountries = ▸[]", "countries must be a table, not a list"),
    ("schema = 1\n▸[[footnotes]]", "footnotes must be a table, not a list"),
    ("schema = 1\narticle = ▸'x'", "article must be a table, not text"),
    ("schema = 1\nx = ▸1", "x must be a table, not a number"),
    ("schema = 1\nx.a.b = [1, ▸0xFFFFFFFFFFFFFFFFF]", "a number beyond 64 bits cannot be kept"),
    ("schema = 1\nx.a = " + "[" * 31 + "▸[" + "]" * 32, "x is nested more than 32 levels deep"),
    (
        "schema = ▸0xFFFFFFFFFFFFFFFFF",
        "schema a number beyond 64 bits is newer: this version of ca-israel knows schema 1; update ca-israel",
    ),
]


@pytest.mark.parametrize(("text", "told"), AT_TOP)
def test_mistakes_at_the_top(text: str, told: str) -> None:
    assert_one_mistake(text, told)


def test_x_may_be_32_levels_deep() -> None:
    assert load_text("schema = 1\nx.a = " + "[" * 31 + "]" * 31, NAME).x


def test_nothing_else_is_told_of_a_newer_schema() -> None:
    assert len(problems_of("schema = 2\nfuture = 1\n[[events]]\n")) == 1


IN_ARTICLE = [
    ("▸autors = []", 'unknown key "autors" in the article; did you mean "authors"?'),
    ("title = ▸[]", "title must be text, not a list"),
    ("authors = ▸'Kaya, Emrah'", 'authors must be a list, not text; write authors = ["Kaya, Emrah"]'),
    ("authors = [▸1]", "an author must be text or a table, not a number"),
    ("authors = [▸'']", "an item of authors is empty"),
    ("authors = ['A', ▸'Kaya,']", 'the author "Kaya," lacks a name beside the comma; write "Family, Given", or an institution without a comma'),
    ("authors = [▸', Emrah']", 'the author ", Emrah" lacks a name beside the comma; write "Family, Given", or an institution without a comma'),
    ("authors = [▸{ given = 'x' }]", "an author has no family; add family = …"),
    ("authors = [{ family = ▸1 }]", "family must be text, not a number"),
    ("authors = [{ family = 'x', ▸name = 'y' }]", 'unknown key "name" in an author'),
    ("accessed = ▸'2020-02-30'", 'accessed "2020-02-30" is not a day of the calendar'),
    ("accessed = ▸'2020-02'", 'accessed "2020-02" is not a full day; write it as 2023-03-29'),
    ("accessed = ▸'20200203'", 'accessed "20200203" is not a full day; write it as 2023-03-29'),
    ("accessed = ▸2020", "accessed must be a full day, not a number; write it as 2023-03-29"),
    ("accessed = ▸2020-01-01T00:00:00", "accessed must be a full day, not a date with a time; write it as 2023-03-29"),
    ("accessed = ▸10:00:00", "accessed must be a full day, not a time of day; write it as 2023-03-29"),
    ("accessed = ▸false", "accessed must be a full day, not false; write it as 2023-03-29"),
    ("language = ▸'the English'", '"the English" is not a language tag; write a tag such as "en" or "pt-BR"'),
    ("language = ▸1.5", "language must be text, not a number"),
    ("in = ▸{}", "in must be text, not a table"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "told"), IN_ARTICLE)
def test_mistakes_in_the_article(line: str, told: str) -> None:
    assert_one_mistake("schema = 1\n[article]\n" + line, told)


IN_COUNTRIES = [
    ("▸'a b' = {}", 'the country\'s key "a b" may hold only letters a-z, digits and . _ - and begins with a letter or digit; write "a-b"'),
    ("a = ▸1", 'country "a" must be a table, not a number'),
    ("a = { ▸nam = 'A' }", 'unknown key "nam" in country "a"; did you mean "name"?'),
    ("a = { code = ▸'no' }", 'code "no" is not two capital letters (ISO 3166-1 alpha-2); write "NO"'),
    ("a = { code = ▸'NOR' }", 'code "NOR" is not two capital letters (ISO 3166-1 alpha-2); write "NO"'),
    ("a = { code = ▸1 }", "code must be text, not a number"),
    ("a = { code = 'AA' }\nb = { code = ▸'AA' }", '"AA" already means the country "a"'),
    ("a = { aliases = ['Ünion'] }\nb = { aliases = ['x', ▸'union'] }", '"union" already means the country "a"'),
    ("a = { aliases = ['b'] }\n▸b = {}", '"b" already means the country "a"'),
    ("a = { aliases = ['A', 'a', ▸1] }", "an item of aliases must be text, not a number"),
    ("a = { aliases = ▸{} }", "aliases must be a list, not a table"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "told"), IN_COUNTRIES)
def test_mistakes_in_countries(line: str, told: str) -> None:
    assert_one_mistake("schema = 1\n[countries]\n" + line, told)


def test_a_word_that_is_taken_is_told_once_a_country() -> None:
    text = "schema = 1\n[countries]\na = { name = 'B' }\nb = { code = 'BB', name = 'b', aliases = ['b'] }\n"
    assert [(problem.line, problem.column) for problem in problems_of(text)] == [(4, 1)]


IN_SOURCE = [
    ("moved_from = ▸'https://a.example/'", 'moved_from must be a list, not text; write moved_from = ["https://a.example/"]'),
    ("moved_from = ['https://a.example/', ▸1]", "an item of moved_from must be text, not a number"),
    ("moved_from = [▸' ']", "an item of moved_from is empty"),
    ("moved_from = [▸'ftp://a.example/']", 'an item of moved_from "ftp://a.example/" begins with ftp:, and only http and https are asked; leave the key out, or put it in x = { … }'),
    ("moved_from = ['http://a.example/', ▸'a.example/b']", 'an item of moved_from "a.example/b" lacks its beginning, https://; write "https://a.example/b"'),
    ("▸move_from = []", 'unknown key "move_from" in source "s"; did you mean "moved_from"?'),
    ("▸author = 'x'", 'unknown key "author" in source "s"; did you mean "authors"?'),
    ("▸container-title = 'x'", 'unknown key "container-title" in source "s"; did you mean "in"?'),
    ("▸publicationTitle = 'x'", 'unknown key "publicationTitle" in source "s"; did you mean "in"?'),
    ("▸year = 2020", 'unknown key "year" in source "s"; did you mean "published"?'),
    ("▸urldate = 2020-01-01", 'unknown key "urldate" in source "s"; did you mean "accessed"?'),
    ("▸address = 'x'", 'unknown key "address" in source "s"; did you mean "place" or "url"?'),
    ("▸abstract = 'x'", 'unknown key "abstract" in source "s"; what is your own goes in x = { abstract = … }'),
    ("authors = ▸'Doe, Jane; Roe, Max'", 'authors must be a list, not text; write authors = ["Doe, Jane", "Roe, Max"]'),
    ("authors = ▸'Jane Doe and Max Roe'", 'authors must be a list, not text; write authors = ["Doe, Jane", "Roe, Max"]'),
    ("authors = ▸'Jane Doe & Max Roe'", 'authors must be a list, not text; write authors = ["Doe, Jane", "Roe, Max"]'),
    ("authors = ▸'Jane Doe, Max Roe'", 'authors must be a list, not text; write authors = ["Doe, Jane", "Roe, Max"]'),
    ("authors = ▸'Ministry of Trade and Industry'", 'authors must be a list, not text; write authors = ["Ministry of Trade and Industry"]'),
    ("accessed = ▸'2020–09–17'", 'accessed "2020–09–17" is not a full day; write 2020-09-17'),
    ("▸tilte = 'x'", 'unknown key "tilte" in source "s"; did you mean "title"?'),
    ("short = ▸''", "short is empty"),
    ("volume = ▸1.5", "volume must be text or a whole number, not a number"),
    ("issue = ▸true", "issue must be text or a whole number, not true"),
    ("pages = ▸''", "pages is empty"),
    ("volume = ▸0xFFFFFFFFFFFFFFFFF", "volume is a number beyond 64 bits"),
    ("access = ▸'payed'", 'unknown access "payed"; it is one of free, subscription'),
    ("access = ▸1", "access must be text, not a number"),
    ("state = ▸'drift'", 'unknown state "drift"; did you mean "drifted"?'),
    ("doi = ▸'https://doi.org/10.1000/182'", '"https://doi.org/10.1000/182" is not a DOI; write "10.1000/182"'),
    ("doi = ▸'11.1/2'", '"11.1/2" is not a DOI; a DOI begins with "10." and four digits, a slash follows'),
    ("url = ▸1", "url must be text, not a number"),
    ("titles = [▸'']", "an item of titles is empty"),
    ("archive = ▸'https://x.example'", 'archive must be a table, not text; write archive = { url = "https://x.example" }'),
    ("archive = ▸'Bodleian Library'", 'archive must be a table, not text; write repository = "Bodleian Library" for where papers lie'),
    ("archive = ▸1", "archive must be a table, not a number"),
    ("editors = ▸'Doe, Jane'", 'editors must be a list, not text; write editors = ["Doe, Jane"]'),
    ("editors = [▸'Doe,']", 'the editor "Doe," lacks a name beside the comma; write "Family, Given", or an institution without a comma'),
    ("editors = [▸1]", "an editor must be text or a table, not a number"),
    ("translators = [▸1]", "a translator must be text or a table, not a number"),
    ("translators = [▸{ given = 'x' }]", "a translator has no family; add family = …"),
    ("edition = ▸1.5", "edition must be text or a whole number, not a number"),
    ("edition = ▸''", "edition is empty"),
    ("series = ▸1", "series must be text, not a number"),
    ("number = ▸[]", "number must be text or a whole number, not a list"),
    ("kind = ▸1", "kind must be text, not a number"),
    ("repository = ▸{}", "repository must be text, not a table"),
    ("shelfmark = ▸12", "shelfmark must be text, not a number"),
    ("first_published = ▸49", 'quote years with four digits: "0049"'),
    ("isbn = ▸'978-0-14-04491-1'", '"978-0-14-04491-1" is not an ISBN; it has 10 or 13 digits, maybe with hyphens'),
    ("isbn = ▸1.5", "isbn must be text or a whole number, not a number"),
    *(
        (f"▸{word} = 'x'", f'unknown key "{word}" in source "s"; did you mean {ours}?')
        for word, ours in {
            "editor": '"editors"', "translator": '"translators"', "booktitle": '"in"', "collection-title": '"series"',
            "seriesTitle": '"series"', "genre": '"kind"', "thesisType": '"kind"', "reportNumber": '"number"',
            "collection-number": '"number"', "archive-place": '"repository"', "archive_location": '"shelfmark"',
            "callNumber": '"shelfmark"', "call-number": '"shelfmark"', "library": '"repository"', "original-date": '"first_published"',
            "origdate": '"first_published"', "ISBN": '"isbn"', "school": '"publisher"', "publisher-place": '"place"',
        }.items()
    ),
    ("archive = ▸{ date = 2020-01-01 }", "archive has no url; add url = …"),
    ("archive = { url = 'https://x.example', date = ▸'2020' }", 'date "2020" is not a full day; write it as 2023-03-29'),
    ("archive = { url = 'https://x.example', ▸on = 1 }", 'unknown key "on" in archive; did you mean "date"?'),
    ("checked = ▸2020-01-01", "checked must be a table, not a date"),
    ("checked = ▸{ by = 'RM' }", "checked has no on; add on = …"),
    ("checked = { on = ▸1 }", "on must be a full day, not a number; write it as 2023-03-29"),
    ("x.a = ▸0xFFFFFFFFFFFFFFFFF", "a number beyond 64 bits cannot be kept"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "told"), IN_SOURCE)
def test_mistakes_in_a_source(line: str, told: str) -> None:
    assert_one_mistake("schema = 1\n[sources.s]\ntype = 'web'\ntitle = 'S'\n" + line, told)


SOURCES = [
    ("▸[sources.s]\ntype = 'web'", 'source "s" has no title; add title = …'),
    ("▸[sources.s]\ntype = 'book'\ndoi = '10.1000/1'", 'source "s" has no title; add title = …'),
    ("▸[sources.s]\ntitle = 'S'", 'source "s" has no type; add type = …'),
    ("[sources.s]\ntitle = 'S'\ntype = ▸'webb'", 'unknown type "webb"; did you mean "web"?'),
    *(
        (f"[sources.s]\ntitle = 'S'\ntype = ▸'{word}'", f'unknown type "{word}"; did you mean {ours}?')
        for word, ours in {
            "newspaper": '"news"', "website": '"web"', "blog": '"web"', "article": '"journal" or "news"', "magazine": '"news"',
            "phdthesis": '"thesis"', "Newspaper Article": '"news"', "article-journal": '"journal"', "journalArticle": '"journal"',
            "bookSection": '"chapter"', "inproceedings": '"chapter"', "techreport": '"report"', "letter": '"manuscript"', "News": '"news"', "misc": '"other"',
        }.items()
    ),
    ("[sources.s]\ntitle = 'S'\ntype = ▸'zzz'", 'unknown type "zzz"; it is one of journal, news, web, book, chapter, thesis, report, manuscript, other'),
    ("[sources]\ns = ▸1", 'source "s" must be a table, not a number'),
    ("[sources.▸'a b']\ntype = 'web'\ntitle = 'S'", 'the citekey "a b" is empty or holds a blank or one of , " \' # % ~ \\ { } = ( ); write "a-b"'),
    ("[sources.▸'']\ntype = 'web'\ntitle = 'S'", 'the citekey "" is empty or holds a blank or one of , " \' # % ~ \\ { } = ( )'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SOURCES)
def test_mistakes_of_a_source_as_a_whole(text: str, told: str) -> None:
    assert_one_mistake("schema = 1\n" + text, told)


def test_a_date_that_cannot_be_is_told_in_the_words_of_its_reader() -> None:
    from ca_israel.dates import DateError, parse

    with pytest.raises(DateError) as refused:
        parse("2001-13")
    assert_one_mistake(
        "schema = 1\n[sources.s]\ntype='web'\ntitle='S'\npublished = ▸'2001-13'", str(refused.value)
    )


GOOD_URLS = [
    "https://example.org:65535/",
    "https://example.org",
    "HTTP://EXAMPLE.ORG/",
    "http://example.org:80/a?b=c#d",
    "https://xn--e1afmkfd.example/",
    "https://пример.example/путь",
    "https://[2001:db8::1]:8080/x",
    "https://203.0.113.5/",
    "https://example.org./a",
    "https://example.org?q=1",
    "https://web.example/web/2020/https://other.example/",
    "https://under_score.example/@user",
]


def test_whole_numbers_reach_as_far_as_64_bits() -> None:
    ends = [-(2**63), 2**63 - 1]
    assert load_text(f"schema = 1\nx.ends = {ends}", NAME).x["ends"] == ends
    for beyond in (-(2**63) - 1, 2**63):
        assert len(problems_of(f"schema = 1\nx.a = {beyond}")) == 1


@pytest.mark.parametrize("url", GOOD_URLS)
def test_urls_that_are_absolute_and_of_the_web_are_taken(url: str) -> None:
    text = f'schema = 1\n[sources.s]\ntype = "web"\ntitle = "S"\nurl = "{url}"'
    assert load_text(text, NAME).sources["s"].url == url
