"""What the manuals print as examples: their facts as a ledger has them, and the citation of each."""

from __future__ import annotations

from typing import Any

import pytest

from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.cite.registry import style_class
from cite.reference_works import cite, work

# Style, fields, the bibliography entry, and where the manual has notes a first note (its page) and a later one.
BOOK, CHAPTER, JOURNAL, NEWS, WEB = ({"type": kind} for kind in ("book", "chapter", "journal", "news", "web"))
THESIS, REPORT, PAPERS = ({"type": kind} for kind in ("thesis", "report", "manuscript"))
CHICAGO = [
    (BOOK | {"authors": ["Yu, Charles"], "title": "Interior Chinatown", "publisher": "Pantheon Books", "published": 2020},
     "Yu, Charles. Interior Chinatown. Pantheon Books, 2020.",
     "Charles Yu, Interior Chinatown (Pantheon Books, 2020), 45.", "Yu, Interior Chinatown, 45.", "45"),
    (BOOK | {"editors": ["D’Agata, John"], "title": "The Making of the American Essay", "publisher": "Graywolf Press", "published": 2016},
     "D’Agata, John, ed. The Making of the American Essay. Graywolf Press, 2016.",
     "John D’Agata, ed., The Making of the American Essay (Graywolf Press, 2016), 177–78.",
     "D’Agata, The Making of the American Essay, 177–78.", "177-178"),
    (CHAPTER | {"authors": ["Doyle, Kathleen"], "editors": ["Marks, P. J. M.", "Parkin, Stephen"], "title": "The Queen Mary Psalter",
      "in": "The Book by Design: The Remarkable Story of the World’s Greatest Invention", "publisher": "University of Chicago Press",
      "published": 2023, "pages": "62-75"},
     ("Doyle, Kathleen. “The Queen Mary Psalter.” In The Book by Design: The Remarkable Story of the World’s Greatest Invention, "
     "edited by P. J. M. Marks and Stephen Parkin. University of Chicago Press, 2023."),
     ("Kathleen Doyle, “The Queen Mary Psalter,” in The Book by Design: The Remarkable Story of the World’s Greatest Invention, "
     "ed. P. J. M. Marks and Stephen Parkin (University of Chicago Press, 2023), 64."), "Doyle, “The Queen Mary Psalter,” 64.", "64"),
    (BOOK | {"authors": ["García Márquez, Gabriel"], "translators": ["Grossman, Edith"], "title": "Love in the Time of Cholera",
      "publisher": "Cape", "published": 1988},
     "García Márquez, Gabriel. Love in the Time of Cholera. Translated by Edith Grossman. Cape, 1988.",
     "Gabriel García Márquez, Love in the Time of Cholera, trans. Edith Grossman (Cape, 1988), 242–55.",
     "García Márquez, Love in the Time of Cholera, 242–55.", "242-255"),
    (BOOK | {"translators": ["Lattimore, Richmond"], "title": "The Iliad of Homer", "publisher": "University of Chicago Press", "published": 1951},
     "Lattimore, Richmond, trans. The Iliad of Homer. University of Chicago Press, 1951.",
     "Richmond Lattimore, trans., The Iliad of Homer (University of Chicago Press, 1951), 91–92.",
     "Lattimore, The Iliad of Homer, 91–92.", "91-92"),
    (JOURNAL | {"authors": ["Kwon, Hyeyoung"], "title": "Inclusion Work: Children of Immigrants Claiming Membership in Everyday Life",
      "in": "American Journal of Sociology", "volume": 127, "issue": 6, "published": 2022, "pages": "1818-1859", "doi": "10.1086/720277"},
     ("Kwon, Hyeyoung. “Inclusion Work: Children of Immigrants Claiming Membership in Everyday Life.” American Journal of Sociology 127, "
     "no. 6 (2022): 1818–59. https://doi.org/10.1086/720277."),
     ("Hyeyoung Kwon, “Inclusion Work: Children of Immigrants Claiming Membership in Everyday Life,” American Journal of Sociology 127, "
     "no. 6 (2022): 1842–43, https://doi.org/10.1086/720277."), "Kwon, “Inclusion Work,” 1842–43.", "1842-1843"),
    (THESIS | {"authors": ["Blajer de la Garza, Yuna"], "kind": "PhD diss.", "publisher": "University of Chicago", "published": 2019,
      "title": "A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies"},
     ("Blajer de la Garza, Yuna. “A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies.” "
     "PhD diss., University of Chicago, 2019."),
     ("Yuna Blajer de la Garza, “A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies” "
     "(PhD diss., University of Chicago, 2019), 66–67."), "Blajer de la Garza, “A House Is Not a Home,” 66–67.", "66-67"),
    (NEWS | {"authors": ["Blum, Dani"], "title": "Are Flax Seeds All That?", "in": "New York Times", "published": "2023-12-13",
      "url": "https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html"},
     "Blum, Dani. “Are Flax Seeds All That?” New York Times, December 13, 2023. https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.",
     "Dani Blum, “Are Flax Seeds All That?,” New York Times, December 13, 2023, https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.",
     "Blum, “Are Flax Seeds All That?”", None),
    (BOOK | {"authors": ["Fitzgerald, F. Scott"], "title": "The Great Gatsby", "publisher": "Scribner", "published": 2004, "first_published": 1925},
     "Fitzgerald, F. Scott. The Great Gatsby. 1925; Scribner, 2004.",
     "F. Scott Fitzgerald, The Great Gatsby (1925; Scribner, 2004), 9.", "Fitzgerald, The Great Gatsby, 9.", "9"),
    # The manual writes "George Creel to Colonel House" where the ledger has an author and a description.
    (PAPERS | {"authors": ["Creel, George"], "title": "Letter to Colonel House", "published": "1918-09-25",
      "shelfmark": "Edward M. House Papers", "repository": "Yale University Library"},
     "Creel, George. Letter to Colonel House. September 25, 1918. Edward M. House Papers. Yale University Library.",
     "George Creel, Letter to Colonel House, September 25, 1918, Edward M. House Papers, Yale University Library.",
     "Creel, Letter to Colonel House.", None),
]  # fmt: skip
APA = [
    (JOURNAL | {"authors": ["Grady, J. S.", "Her, M.", "Moreno, G.", "Perez, C.", "Yelinek, J."], "published": 2019, "volume": 8, "issue": 3,
      "title": "Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States",
      "in": "Psychology of Popular Media Culture", "pages": "207-217", "doi": "10.1037/ppm0000185"},
     ("Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A comparison of storybooks that represent "
     "ethnic and racial groups in the United States. Psychology of Popular Media Culture, 8(3), 207–217. https://doi.org/10.1037/ppm0000185")),
    (BOOK | {"authors": ["Jackson, L. M."], "title": "The psychology of prejudice: From attitudes to social action", "edition": 2,
      "publisher": "American Psychological Association", "published": 2019, "doi": "10.1037/0000168-000"},
     ("Jackson, L. M. (2019). The psychology of prejudice: From attitudes to social action (2nd ed.). American Psychological Association. "
     "https://doi.org/10.1037/0000168-000")),
    (BOOK | {"editors": ["Hacker Hughes, J."], "title": "Military veteran psychological health and social care: Contemporary approaches",
      "publisher": "Routledge", "published": 2017},
     "Hacker Hughes, J. (Ed.). (2017). Military veteran psychological health and social care: Contemporary approaches. Routledge."),
    (CHAPTER | {"authors": ["Aron, L.", "Botella, M.", "Lubart, T."], "title": "Culinary arts: Talent and their development",
      "editors": ["Subotnik, R. F.", "Olszewski-Kubilius, P.", "Worrell, F. C."], "pages": "345-359", "doi": "10.1037/0000120-016",
      "in": "The psychology of high performance: Developing human potential into domain-specific talent",
      "publisher": "American Psychological Association", "published": 2019},
     ("Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts: Talent and their development. In R. F. Subotnik, P. Olszewski-Kubilius, & "
     "F. C. Worrell (Eds.), The psychology of high performance: Developing human potential into domain-specific talent (pp. 345–359). "
     "American Psychological Association. https://doi.org/10.1037/0000120-016")),
    (BOOK | {"authors": ["Piaget, J.", "Inhelder, B."], "title": "The psychology of the child", "translators": ["Weaver, H."], "edition": 2,
      "publisher": "Basic Books", "published": 1969, "first_published": 1966},
     "Piaget, J., & Inhelder, B. (1969). The psychology of the child (H. Weaver, Trans.; 2nd ed.). Basic Books. (Original work published 1966)"),
    (THESIS | {"authors": ["Hutcheson, V. H."], "kind": "Master’s thesis", "publisher": "The College of William & Mary", "published": 2012,
      "title": "Dealing with dual differences: Social coping strategies of gifted adolescents"},
     ("Hutcheson, V. H. (2012). Dealing with dual differences: Social coping strategies of gifted adolescents "
     "[Master’s thesis, The College of William & Mary].")),
    (THESIS | {"authors": ["Miranda, C."], "kind": "PhD diss.", "publisher": "Pepperdine University", "published": 2019,
      "title": "Exploring the lived experiences of foster youth"},
     "Miranda, C. (2019). Exploring the lived experiences of foster youth [Doctoral dissertation, Pepperdine University]."),
    (REPORT | {"authors": ["National Cancer Institute"], "title": "Taking time: Support for people with cancer", "kind": "NIH Publication",
      "number": "18-2059", "publisher": "U.S. Department of Health and Human Services, National Institutes of Health", "published": 2019},
     ("National Cancer Institute. (2019). Taking time: Support for people with cancer (NIH Publication No. 18-2059). "
     "U.S. Department of Health and Human Services, National Institutes of Health.")),
    # The manual adds the city of the archive, which a ledger writes with its name.
    (PAPERS | {"authors": ["Frank, L. K."], "title": "Letter to Robert M. Ogden", "published": "1935-02-04",
      "repository": "Rockefeller Archive Center", "shelfmark": "GEB series 1.3, Box 371, Folder 3877"},
     "Frank, L. K. (1935, February 4). [Letter to Robert M. Ogden]. Rockefeller Archive Center (GEB series 1.3, Box 371, Folder 3877)."),
    (WEB | {"authors": ["World Health Organization"], "title": "The top 10 causes of death", "in": "World Health Organization",
      "published": "2018-05-24", "url": "https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death"},
     ("World Health Organization. (2018, May 24). The top 10 causes of death. "
     "https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death")),
]  # fmt: skip
MLA = [
    (BOOK | {"authors": ["Dorris, Michael", "Erdrich, Louise"], "title": "The Crown of Columbus", "publisher": "HarperCollins", "published": 1999},
     "Dorris, Michael, and Louise Erdrich. The Crown of Columbus. HarperCollins, 1999."),
    (BOOK | {"editors": ["Nunberg, Geoffrey"], "title": "The Future of the Book", "publisher": "University of California Press", "published": 1996},
     "Nunberg, Geoffrey, editor. The Future of the Book. U of California P, 1996."),
    (BOOK | {"authors": ["Dostoevsky, Fyodor"], "title": "Crime and Punishment", "translators": ["Pevear, Richard", "Volokhonsky, Larissa"],
      "publisher": "Vintage", "published": 1993},
     "Dostoevsky, Fyodor. Crime and Punishment. Translated by Richard Pevear and Larissa Volokhonsky, Vintage, 1993."),
    (BOOK | {"authors": ["Rampersad, Arnold"], "title": "The Life of Langston Hughes", "edition": 2, "volume": 2,
      "publisher": "Oxford University Press", "published": 2002},
     "Rampersad, Arnold. The Life of Langston Hughes. 2nd ed., vol. 2, Oxford UP, 2002."),
    (JOURNAL | {"authors": ["Baron, Naomi S."], "title": "Redefining Reading: The Impact of Digital Communication Media", "in": "PMLA",
      "volume": 128, "issue": 1, "published": "2013-01", "pages": "193-200"},
     "Baron, Naomi S. “Redefining Reading: The Impact of Digital Communication Media.” PMLA, vol. 128, no. 1, Jan. 2013, pp. 193–200."),
    (CHAPTER | {"authors": ["Lantz, Frank"], "title": "Hearts and Minds", "in": "The Oxford Book of Games", "editors": ["Roe, Ann", "Doe, Ben"],
      "publisher": "Oxford University Press", "published": 1997, "pages": "131-148"},
     "Lantz, Frank. “Hearts and Minds.” The Oxford Book of Games, edited by Ann Roe and Ben Doe, Oxford UP, 1997, pp. 131–48."),
    (THESIS | {"authors": ["Njus, Jesse"], "title": "Performing the Passion: A Study on the Nature of Medieval Acting", "kind": "PhD diss.",
      "publisher": "Northwestern University", "published": 2010},
     "Njus, Jesse. Performing the Passion: A Study on the Nature of Medieval Acting. 2010. Northwestern U, PhD dissertation."),
    (PAPERS | {"authors": ["Benton, Thomas Hart"], "title": "Letter to Charles Fremont", "published": "1847-06-22",
      "repository": "Southwest Museum Library", "shelfmark": "John Charles Fremont Papers"},
     "Benton, Thomas Hart. Letter to Charles Fremont. 22 June 1847, Southwest Museum Library, John Charles Fremont Papers."),
    (BOOK | {"authors": ["Burdick, Anne", "Drucker, Johanna", "Lunenfeld, Peter"], "title": "Digital Humanities", "publisher": "MIT P", "published": 2012},
     "Burdick, Anne, et al. Digital Humanities. MIT P, 2012."),
]  # fmt: skip
IEEE = [
    (BOOK | {"authors": ["Klaus, B.", "Horn, P."], "title": "Robot Vision", "place": "Cambridge, MA, USA", "publisher": "MIT Press", "published": 1986},
     "B. Klaus and P. Horn, Robot Vision. Cambridge, MA, USA: MIT Press, 1986."),
    (BOOK | {"authors": ["Chen, W.-K."], "title": "Linear Networks and Systems", "place": "Belmont, CA, USA", "publisher": "Wadsworth",
      "published": 1993, "pages": "123-135"},
     "W.-K. Chen, Linear Networks and Systems. Belmont, CA, USA: Wadsworth, 1993, pp. 123–135."),
    (CHAPTER | {"authors": ["Stein, L."], "title": "Random patterns", "in": "Computers and You", "editors": ["Brake, J. S."],
      "place": "New York, NY, USA", "publisher": "Wiley", "published": 1994, "pages": "55-70"},
     "L. Stein, “Random patterns,” in Computers and You, J. S. Brake, Ed. New York, NY, USA: Wiley, 1994, pp. 55–70."),
    (CHAPTER | {"authors": ["Myer, R. L."], "title": "Parametric oscillators and nonlinear materials", "in": "Nonlinear Optics", "volume": 4,
      "editors": ["Harper, P. G.", "Wherret, B. S."], "place": "San Francisco, CA, USA", "publisher": "Academic", "published": 1977, "pages": "47-160"},
     ("R. L. Myer, “Parametric oscillators and nonlinear materials,” in Nonlinear Optics, vol. 4, P. G. Harper and B. S. Wherret, Eds. "
     "San Francisco, CA, USA: Academic, 1977, pp. 47–160.")),
    (CHAPTER | {"authors": ["Young, G. O."], "title": "Synthetic structure of industrial plastics", "in": "Plastics", "edition": 2, "volume": 3,
      "editors": ["Peters, J."], "place": "New York", "publisher": "McGraw-Hill", "published": 1964, "pages": "15-64"},
     "G. O. Young, “Synthetic structure of industrial plastics,” in Plastics, 2nd ed., vol. 3, J. Peters, Ed. New York: McGraw-Hill, 1964, pp. 15–64."),
    (BOOK | {"editors": ["Abramowitz, M.", "Stegun, I. A."], "title": "Handbook of Mathematical Functions", "series": "Applied Mathematics Series",
      "number": 55, "place": "Washington, DC, USA", "publisher": "NBS", "published": 1964, "pages": "32-33"},
     ("M. Abramowitz and I. A. Stegun, Eds., Handbook of Mathematical Functions (Applied Mathematics Series 55). "
     "Washington, DC, USA: NBS, 1964, pp. 32–33.")),
    (JOURNAL | {"authors": ["Duncombe, J. U."], "title": "Infrared navigation—Part I: An assessment of feasibility", "in": "IEEE Trans. Electron Devices",
      "volume": "ED-11", "issue": 1, "published": "1959-01", "pages": "34-39"},
     "J. U. Duncombe, “Infrared navigation—Part I: An assessment of feasibility,” IEEE Trans. Electron Devices, vol. ED-11, no. 1, pp. 34–39, Jan. 1959."),
    (REPORT | {"authors": ["Reber, E. E.", "Michell, R. L.", "Carter, C. J."], "title": "Oxygen absorption in the earth’s atmosphere",
      "publisher": "Aerospace Corp.", "place": "Los Angeles, CA, USA", "kind": "Tech. Rep.", "number": "TR-0200 (4230-46)-3", "published": "1988-11"},
     ("E. E. Reber, R. L. Michell, and C. J. Carter, “Oxygen absorption in the earth’s atmosphere,” Aerospace Corp., Los Angeles, CA, USA, "
     "Tech. Rep. TR-0200 (4230-46)-3, Nov. 1988.")),
    (THESIS | {"authors": ["Williams, J. O."], "title": "Narrow-band analyzer", "kind": "PhD diss.", "published": 1993,
      "publisher": "Dept. Elect. Eng., Harvard Univ.", "place": "Cambridge, MA, USA"},
     "J. O. Williams, “Narrow-band analyzer,” Ph.D. dissertation, Dept. Elect. Eng., Harvard Univ., Cambridge, MA, USA, 1993."),
    (THESIS | {"authors": ["Kawasaki, N."], "title": "Parametric study of thermal and chemical nonequilibrium nozzle flow", "kind": "M.S. thesis",
      "publisher": "Dept. Electron. Eng., Osaka Univ.", "place": "Osaka, Japan", "published": 1993},
     ("N. Kawasaki, “Parametric study of thermal and chemical nonequilibrium nozzle flow,” M.S. thesis, Dept. Electron. Eng., Osaka Univ., "
     "Osaka, Japan, 1993.")),
]  # fmt: skip
ISO = [
    (BOOK | {"authors": ["Crane, Diana"], "title": "Invisible colleges", "place": "Chicago", "publisher": "University of Chicago Press", "published": 1972},
     "CRANE, Diana. Invisible colleges. Chicago: University of Chicago Press, 1972."),
    (JOURNAL | {"authors": ["Stieg, Margaret F."], "title": "The information needs of historians", "in": "College and Research Libraries",
      "published": 1981, "volume": 42, "issue": 6, "pages": "549-560"},
     "STIEG, Margaret F. The information needs of historians. College and Research Libraries. 1981, vol. 42, no. 6, pp. 549–560."),
    (CHAPTER | {"authors": ["Burchard, J. E."], "title": "How humanists use a library", "in": "Intrex", "editors": ["Overhage, C. F. J.", "Harman, J. R."],
      "place": "Cambridge, Mass.", "publisher": "MIT Press", "published": 1965, "pages": "219"},
     "BURCHARD, J. E. How humanists use a library. In: OVERHAGE, C. F. J. and J. R. HARMAN, eds. Intrex. Cambridge, Mass.: MIT Press, 1965, p. 219."),
    (BOOK | {"editors": ["Able, Ann"], "title": "Tides", "edition": 3, "place": "Oslo", "publisher": "Gull", "published": 2001, "series": "Gull Studies",
      "number": 7, "isbn": "978-0-14-044918-1"},
     "ABLE, Ann, ed. Tides. 3rd ed. Oslo: Gull, 2001. Gull Studies 7. ISBN 978-0-14-044918-1."),
    (THESIS | {"authors": ["Evers, Eve"], "title": "On windows", "kind": "PhD thesis", "publisher": "Gull University", "published": 1999},
     "EVERS, Eve. On windows. 1999, PhD thesis, Gull University."),
    (REPORT | {"authors": ["Alternate Energy Associates"], "title": "Electric-car range extension through hybrid modification", "kind": "Final report",
      "number": "DOE/R4/10448-T1", "place": "Springfield, VA", "publisher": "NTIS", "published": 1982},
     ("ALTERNATE ENERGY ASSOCIATES. Electric-car range extension through hybrid modification. Springfield, VA: NTIS, 1982. "
     "Final report DOE/R4/10448-T1.")),
    (PAPERS | {"authors": ["Frank, L. K."], "title": "Letter to Robert M. Ogden", "published": "1935-02-04", "repository": "Rockefeller Archive Center",
      "shelfmark": "box 371"},
     "FRANK, L. K. Letter to Robert M. Ogden. 4 February 1935. At: Rockefeller Archive Center, box 371."),
]  # fmt: skip
ENTRIES = [
    *(("chicago", fields, entry) for fields, entry, *_ in CHICAGO),
    *(("apa", *example) for example in APA),
    *(("mla", *example) for example in MLA),
    *(("ieee", fields, f"[1] {entry}") for fields, entry in IEEE),
    *(("iso690", *example) for example in ISO),
]


@pytest.mark.parametrize(("style", "fields", "entry"), ENTRIES)
def test_an_entry_is_the_manual_s(style: str, fields: dict[str, Any], entry: str) -> None:
    source = work(**fields)
    assert plain_text(style_class(style)({"a": source}).entry(source)) == entry


@pytest.mark.parametrize(("fields", "_entry", "first", "later", "page"), CHICAGO)
def test_notes_are_the_manual_s(
    fields: dict[str, Any], _entry: str, first: str, later: str, page: str | None
) -> None:
    source = work(**fields)
    chicago = style_class("chicago")({"a": source})
    place = {"page": page} if page else {}
    assert plain_text(chicago.note([cite(source, **place)])) == first
    assert plain_text(chicago.note([cite(source, position="subsequent", **place)])) == later
