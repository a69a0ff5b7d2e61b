"""Dates as people write them in tables, in five languages: read where they are clear, else refused with what comes near."""

from __future__ import annotations

from pathlib import Path

import pytest

import ca_israel.dates
from ca_israel.dates import Edtf, attempt, parse
from ca_israel.dates.reader import Refused, read_date
from ca_israel.dates.vocabulary import month_or_season, vocabulary

READ = """
    44 BC = -0043                   | 44 B.C. = -0043                   | 44 BCE = -0043                | 1 BC = 0000
    AD 14 = 0014                    | 14 A.D. = 0014                    | c. 530 BC = -0529~            | c.530 BC = -0529~
    530 BC? = -0529?                | 15 March 44 BC = -0043-03-15      | March 15, 44 BC = -0043-03-15 | 1,200 BC = -1199
    100–44 BC = -0099/-0043         | 100 BC – AD 14 = -0099/0014       | 27 BC - 14 AD = -0026/0014    | AD 14–37 = 0014/0037
    264-146 BC = -0263/-0145        | 15–16 March 44 BC = -0043-03-15/-0043-03-16
    1–2 February 2 BC = -0001-02-01/-0001-02-02
    5th century BC = -04XX          | 1st c. BC = -00XX                 | 19th century = 18XX           | the 19th c. = 18XX
    nineteenth century = 18XX       | 5th–4th century BC = -0499/-0300  | 1st century AD = 00XX         | c. 19th century = 18XX~
    the 1850s = 185X                | 1850's = 185X                     | 1850s–1860s = 1850/1869
    ca. 1850 = 1850~                | c1850 = 1850~                     | circa 1850 = 1850~            | 1850 (circa) = 1850~
    probably 1850 = 1850?           | c. 1850? = 1850%                  | (1850) = 1850                 | [1850] = 1850
    1850–60 = 1850/1860             | 1850/51 = 1850/1851               | 862–67 = 0862/0867            | 1850 - 1860. = 1850/1860
    c. 1850-60 = 1850~/1860~        | c. 1850–1860 = 1850~/1860~        | c. 1850 – 1860 = 1850~/1860   | 1850–60? = 1850?/1860?
    862 = 0862                      | 30 June 862 = 0862-06-30          | in the year 862 = 0862
    March 1999 = 1999-03            | Mar-1999 = 1999-03                | March, 1999 = 1999-03         | 1999 March = 1999-03
    12 March 1999 = 1999-03-12      | 12-Mar-1999 = 1999-03-12          | 12th of March, 1999 = 1999-03-12
    Fri, 12 March 1999 = 1999-03-12 | 1999/3/12 = 1999-03-12            | 25.12.1999 = 1999-12-25       | 12/25/1999 = 1999-12-25
    March 12–15, 1999 = 1999-03-12/1999-03-15                           | March 12 – April 3, 1999 = 1999-03-12/1999-04-03
    12.03.1999 – 15.03.1999 = 1999-03-12/1999-03-15                     | 06/2001–08/2001 = 2001-06/2001-08
    spring 1850 = 1850-21           | winter 1850–51 = 1850-24          | spring–autumn 1850 = 1850-21/1850-23
    before 1900 = [..1899]          | before May 1900 = [..1900-04]     | before 1 March 1900 = [..1900-02-28]
    after 1900 = [1901..]           | after 31 December 1900 = [1901-01-01..]                           | before 1850s = [..1849]
    by 1850 = [..1850]              | 1850 or later = [1850..]          | not before 1850 = [1850..]    | before 1 BC = [..-0001]
    since 1991 = 1991/..            | 1991–present = 1991/..            | until 1991 = ../1991          | 1860 or 1861 = [1860..1861]
    1850+ = [1850..]                | >1850 = [1851..]                  | <1850 = [..1849]              | 1850 at the latest = [..1850]
    3rd millennium BC = [-2999..-2000]                                  | 1850s–60s = 1850/1869         | 28.VII.1914 = 1914-07-28
    1850.05 = 1850-05               | 1850.05.12 = 1850-05-12
    between 1850 and 1860 = [1850..1860]                                | from 27 BC to AD 14 = -0026/0014

    um 1850 = 1850~                 | gegen 1850 = 1850~                | 12. März 1999 = 1999-03-12    | 44 v. Chr. = -0043
    14 n. Chr. = 0014               | 19. Jahrhundert = 18XX            | 5. Jh. v. Chr. = -04XX        | 1850er Jahre = 185X
    3. Jt. v. Chr. = [-2999..-2000] | 2. Mai 1850 = 1850-05-02          | zw. 1850 u. 1860 = [1850..1860]
    vor 1850 = [..1849]             | seit 1991 = 1991/..               | von 1850 bis 1860 = 1850/1860 | im Jahre 1850 = 1850
    zwischen 1850 und 1860 = [1850..1860]                               | Winter 1850/51 = 1850-24

    vers 1850 = 1850~               | 1er janvier 1999 = 1999-01-01     | août 1999 = 1999-08           | 44 av. J.-C. = -0043
    XIXe siècle = 18XX              | XIXᵉ s. = 18XX                    | Ve siècle av. J.-C. = -04XX   | les années 1850 = 185X
    avant 1850 = [..1849]           | jusqu'en 1850 = ../1850           | de 1850 à 1860 = 1850/1860
    du 12 au 15 mars 1999 = 1999-03-12/1999-03-15                       | entre 1850 et 1860 = [1850..1860]

    около 1850 = 1850~              | ок. 1850 г. = 1850~               | 12 марта 1999 г. = 1999-03-12 | Март 1999 = 1999-03
    44 г. до н. э. = -0043          | 14 г. н. э. = 0014                | XIX век = 18XX                | ХІХ в. = 18XX
    V в. до н. э. = -04XX           | XIX–XX вв. = 1800/1999            | 1850-е годы = 185X            | в 1850 году = 1850
    III тыс. до н. э. = [-2999..-2000]                                  | 1850–60-е гг. = 1850/1869
    до 1850 г. = [..1849]           | с 1850 по 1860 = 1850/1860        | между 1850 и 1860 = [1850..1860]

    yaklaşık 1850 = 1850~           | 1850 civarı = 1850~               | 12 Mart 1999 = 1999-03-12     | 12 MART 1999 = 1999-03-12
    12 Kasım 1999'da = 1999-11-12   | MÖ 44 = -0043                     | M.Ö. 500–400 = -0499/-0399    | MS 14 = 0014
    19. yüzyıl = 18XX               | MÖ 5. yy. = -04XX                 | 1850'ler = 185X               | 1850'li yıllar = 185X
    1850'den önce = [..1849]        | 1850'den beri = 1850/..           | 1850'ye kadar = ../1850       | 1850 yılında = 1850
    15 Mayıs 1919 Perşembe = 1919-05-15                                 | MÖ 3. binyıl = [-2999..-2000]
    1863'e kadar = ../1863
    1850 ile 1860 arasında = [1850..1860]
"""  # fmt: skip
PAIRS = [pair.strip().split(" = ") for pair in READ.replace("\n", "|").split("|") if pair.strip()]


@pytest.mark.parametrize(("text", "edtf"), PAIRS, ids=lambda text: text)
def test_what_is_clear_is_read(text: str, edtf: str) -> None:
    assert read_date(text) == parse(edtf)


@pytest.mark.parametrize(
    ("text", "suggested", "says"),
    [
        ("12.03.1999", "1999-03-12 1999-12-03", "12 March 1999 or 3 December 1999"),
        ("since 12.03.1999", "1999-03-12/.. 1999-12-03/..", "two ways"),
        ("01/02/2022 – 03/02/2022", "2022-02-01/2022-02-03 2022-01-02/2022-02-03 2022-01-02/2022-03-02 2022-02-01/2022-03-02", "two"),
        ("early 1850s", "[1850..1853] 185X", "no first and last day"),
        ("mid-1850s", "[1854..1856] 185X", "no first and last day"),
        ("late 19th century", "[1867..1899] 18XX", "no first and last day"),
        ("early 5th century BC", "[-0499..-0466] -04XX", "no first and last day"),
        ("first half of the 19th century", "[1800..1849] 18XX", "no first and last day"),
        ("early March 1999", "[1999-03-01..1999-03-10] 1999-03", "no first and last day"),
        ("late February 1999", "[1999-02-21..1999-02-28] 1999-02", "no first and last day"),
        ("late winter 2001", "[2002-02..2002-02] 2001-24", "no first and last day"),
        ("Anfang des 19. Jahrhunderts", "[1800..1833] 18XX", "no first and last day"),
        ("début du XIXe siècle", "[1800..1833] 18XX", "no first and last day"),
        ("конец XIX века", "[1867..1899] 18XX", "no first and last day"),
        ("19. yüzyılın ikinci yarısı", "[1850..1899] 18XX", "no first and last day"),
        ("early 1850s – late 1860s", "1850/1869", "no first and last day"),
        ("40s BC", "[-0048..-0039]", ""),
        ("1900s", "190X 19XX", "ten years or a hundred"),
        ("1850-60", "1850/1860", "no month 60"),
        ("1999–02", "1999/2002 1999-02", "1999–2002 or February 1999"),
        ("1999/03", "1999/2003 1999-03", "two ways"),
        ("2001-7", "2001/2007 2001-07", "two"),
        ("530–25 BC", "-0529/-0024 -0529/-0524", "530 BC – 25 BC or 530–525 BC"),
        ("500 BC – 400", "-0499/0400 -0499/-0399", "in which era it ends"),
        ("1990–", "1990/.. 1990", "whether it goes on"),
        ("44 BC – 14", "-0043/0014 -0043/-0013", "in which era it ends"),
        ("1860 or 1870", "[1860..1870]", "level 2"),
        ("between c. 1850 and 1860", "[1850..1860]", "only plain dates"),
        ("1999-03-12 00:00:00", "1999-03-12", "times of day"),
        ("1999-03-12T14:30", "1999-03-12", "times of day"),
        ("March 12, 1999, 2:30 pm", "1999-03-12", "times of day"),
        ("Monday, 12 March 1999", "1999-03-12", "12 March 1999 is a Friday"),
        ("30 February 1999", "", "February 1999 has 28 days"),
        ("12001 BC", "", "years outside -9999..9999"),
        ("12 March 99", "", "which year"),
        ("3/12/99", "", "four digits"),
        ("44", "", "four digits"),
        ("June", "", "which year"),
        ("n.d.", "", "write YYYY"),
        ("unknown", "", "words are not read"),
        ("13 million years ago", "", "words are not read"),
        ("1850 by Smith", "", "words are not read"),
        ("1850, 1860", "", "write YYYY"),
        ("AD 44 BC", "", ""),
        ("AD 500 BC", "", ""),
        ("1950–45", "", ""),
        ("", "", "nothing is written"),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_refused_with_what_comes_near(text: str, suggested: str, says: str) -> None:
    found = read_date(text)
    if text == "40s BC":
        assert found == parse(suggested)
        return
    assert isinstance(found, Refused)
    assert set(found.suggested) == set(suggested.split())
    assert says in found.message


@pytest.mark.parametrize("text", ["\0", "\x1b[2J1850", "1" * 5000, "(" * 99, "- " * 50, "c. " * 33, "1850 – " * 14, "BC " * 33,
                                  "19 " * 33, "IX" * 50, "٤٤ BC", "\ud800", "between " * 12])  # fmt: skip
def test_hostile_texts_are_refused_and_raise_nothing(text: str) -> None:
    found = read_date(text)
    assert isinstance(found, Refused)
    assert found.message.isprintable()
    assert len(found.message) < 300


def test_a_date_in_edtf_is_read_as_such() -> None:
    assert read_date("1910-12") == attempt("1910-12")
    assert isinstance(read_date("1910-21"), Edtf)


def test_every_language_has_its_months_and_no_word_means_two() -> None:
    """A file alone makes a language; "c" is about and century, and no month is another one elsewhere."""
    folder = Path(ca_israel.dates.__file__).parent / "languages"
    counted = [word for word in vocabulary().phrases.values() if word.number]
    assert all(len(word.kinds) == 1 for word in counted)
    for names in (
        "january ocak январь januar janvier",
        "may mayıs май mai",
        "december aralık декабрь dezember décembre",
    ):
        assert len({month_or_season(name) for name in names.split()}) == 1
    assert len(list(folder.glob("*.toml"))) == 5


def test_the_language_files_hold_no_month_twice() -> None:
    from tomli import loads

    folder = Path(ca_israel.dates.__file__).parent / "languages"
    known: dict[str, tuple[str, int]] = {}
    for path in folder.glob("*.toml"):
        language = loads(path.read_text(encoding="utf-8"))
        for key, count in (("months", 12), ("seasons", 4), ("weekdays", 7)):
            assert len(language[key]) == count
            for number, forms in enumerate(language[key]):
                for form in forms.split():
                    assert known.setdefault(form, (key, number)) == (key, number), f"{path.name}: {form}"
