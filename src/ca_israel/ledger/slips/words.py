"""Words of Zotero, biblatex, CSL and of everyday for what a ledger calls otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

# Our word, then those for which it may be meant. Case, blanks, hyphens and underscores do not count.
_TYPES = {
    "journal": "article articlejournal journalarticle jour ejour academicjournal paper scholarlyarticle periodical review"
    " reviewbook preprint",
    "news": "newspaper newspaperarticle articlenewspaper newsarticle newspapers paper article magazine magazinearticle"
    " articlemagazine mgzn press pressarticle wire newswire agency broadcast",
    "web": "website webpage online electronic www internet url link page site blog blogpost weblog post postweblog"
    " forumpost socialmedia tweet elec encyclopediaarticle wiki podcast video",
    "book": "monograph mvbook ebook collection proceedings edited editedbook anthology reference booklet pamphlet",
    "chapter": "inbook incollection inproceedings booksection bookchapter paperconference conferencepaper conference"
    " section chap entry entryencyclopedia entrydictionary dictionaryentry inreference",
    "thesis": "phdthesis mastersthesis phd dissertation masterthesis bachelorthesis thes doctoralthesis habilitation",
    "report": "techreport technicalreport whitepaper workingpaper rprt study brief policybrief standard manual",
    "manuscript": "letter archivalmaterial unpublished manscpt handwriting archive",
    "other": "misc document generic gen interview film movie map patent dataset software legislation case bill treaty"
    " speech presentation artwork personalcommunication unknown",
}
# The same for keys; a word is looked for among the keys of the table in which it stands.
_KEYS = {
    "title": "headline name heading label subtitle booktitle",
    "authors": "author by byline creator writer",
    "editors": "editor ed eds editedby bookeditor volumeeditor",
    "translators": "translator trans translatedby",
    "short": "shorttitle titleshort",
    "titles": "originaltitle translatedtitle alternatetitle origtitle",
    "in": "journal journaltitle booktitle containertitle container publication publicationtitle newspaper magazine"
    " periodical website websitetitle webtitle blogtitle site outlet encyclopediatitle proceedingstitle eventtitle",
    "volume": "vol",
    "issue": "no nr number",
    "number": "no nr reportnumber seriesnumber collectionnumber",
    "pages": "page pp pagerange numpages",
    "page": "pages pp p locator",
    "published": "date year issued pubdate publicationdate month day released",
    "publisher": "school institution university organization organisation imprint press",
    "place": "location address publisherplace city venue town where",
    "edition": "ed editionnumber",
    "series": "seriestitle collectiontitle bookseries",
    "kind": "genre thesistype reporttype entrysubtype degree",
    "shelfmark": "callnumber archivelocation loclibrary box folder signature",
    "repository": "archiveplace library archivename archivecollection collection",
    "firstpublished": "origdate originaldate originalyear origyear firstedition",
    "isbn": "isbn10 isbn13 ean",
    "language": "lang langid hyphenation locale",
    "url": "link href uri address web webpage website howpublished",
    "accessed": "urldate accessdate retrieved visited lastaccessed lastchecked viewed read",
    "access": "paywall openaccess",
    "archive": "archiveurl archived wayback memento snapshot copy",
    "checked": "verified",
    "type": "itemtype entrytype kind category genre",
    "date": "when day year start startdate begin end enddate from to time timestamp on published",
    "on": "date day when",
    "by": "who name person checker",
    "countries": "country nations nation states",
    "categories": "category topic topics theme tags tag type kind group",
    "tags": "tag keywords keyword labels",
    "status": "state certainty confidence",
    "footnotes": "footnote note notes fn",
    "sources": "source ref refs reference references citation citations cite url link links website",
    "source": "citekey key ref reference citation work cites",
    "people": "person persons actor actors participants participant who names",
    "detail": "details description summary text body abstract notes comment content",
    "follows": "resolves followedby after predecessor",
    "supports": "note comment claim about for reason text",
    "quote": "quotation excerpt words text",
    "prefix": "before",
    "suffix": "after",
    "code": "iso iso2 iso3 alpha2 countrycode",
    "aliases": "alias names othernames synonyms",
    "expires": "until expiry expiration end deadline",
    "verdicts": "verdict",
    "warnings": "warning code codes rule rules",
    "host": "domain site hostname server",
    "reason": "why because comment note",
    "id": "key slug event identifier eventid",
    "family": "last lastname surname familyname name",
    "given": "first firstname forename givenname",
    "particle": "prefix nondroppingparticle droppingparticle von",
}


def plain(word: str) -> str:
    """Return ``word`` without what differs between programs: case, blanks, hyphens, underscores, colons."""
    return "".join(sign for sign in word.casefold() if sign.isalnum())


def types_meant(word: str, types: Collection[str]) -> tuple[str, ...]:
    """Return those of ``types`` for which other programs, or people, say ``word``."""
    return _meant(word, _TYPES, types)


def keys_meant(word: str, keys: Collection[str]) -> tuple[str, ...]:
    """Return those of the ``keys`` of a table for which other programs, or people, say ``word``."""
    return _meant(word, _KEYS, keys)


def _meant(word: str, table: dict[str, str], choices: Collection[str]) -> tuple[str, ...]:
    wanted = plain(word)
    return tuple(ours for ours in choices if wanted in table.get(plain(ours), "").split())
