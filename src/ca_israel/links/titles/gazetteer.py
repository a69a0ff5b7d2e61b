"""Places under all their names: a country and its people are one, two countries never are.

A table, by hand, of the names that headlines about this region hold; keys are English and only compared.
Names are folded when the table is read (see ``folding``), so that accents in it do not matter.
"""

from __future__ import annotations

from ca_israel.links.titles.folding import fold

# Beginnings that no other word has: every form that grows from them (cases, people, languages) is the place.
_BEGINNINGS = {
    "israel": "israel israil isroil израил исроил израел ысрайыл исраил ישראל",
    "kazakhstan": "kazakh kazak kasach qazaq qozog qozoq kazaj казах қазақ қозоғ козог казак qazax קזח",
    "kyrgyzstan": "kyrgyz kyrghyz kirgiz kirghiz kirgis qirgiz qyrgyz kirguis киргиз кыргыз қирғиз кирғиз қырғыз кыргыс קירגיז",
    "tajikistan": "tajik tadjik tadzhik tadschik tacik tojik tozik таджик тоҷик тожик тәжік טגיק טזיק",
    "turkmenistan": "turkmen turkman туркмен түрікмен туркман טורקמנ",
    "uzbekistan": "uzbek ozbek usbek ouzbek узбек ўзбек өзбек озбек אוזבק",
    "azerbaijan": "azerbaij azerbaid azerbayc azarbay azerbaydz ozarbay азербай әзірбай озарбай אזרבייג",
    "afghanistan": "afghan afgan афган ауған אפגנ",
    "iran": "irani ирани иранс",
    "iraq": "iraqi иракс",
    "russia": "russian russland rossiy росси русск russie רוסי",
    "china": "chinese kitay xitoy китай хитой қытай кытай",
    "ukraine": "ukrain ukrayn украин україн אוקראינ",
    "turkey": "turkish turkiye turetsk турци турецк туреці туркия turkiya turque טורקי",
    "georgia": "georgian gruzi gurcistan грузи грузин גאורגי",
    "armenia": "armenia ermeni армени ארמני",
    "belarus": "belarus belorus беларус белорус בלארוס",
    "moldova": "moldov молдав молдов",
    "mongolia": "mongol монгол мўғул",
    "pakistan": "pakistan pokiston пакистан פקיסטנ",
    "india": "indian hindistan hindiston индийс индия индии индию",
    "japan": "japan yapon япон",
    "egypt": "egypt misir египет египт מצר",
    "jordan": "jordania иордан ירדנ",
    "palestine": "palestin filistin palestina палестин falastin falestin פלסטינ",
    "lebanon": "lebanon lebanes lubnan ливан לבנונ",
    "syria": "syria suriye сирия сирий сирии suriya סורי",
    "saudi-arabia": "saudi саудов סעודי",
    "emirates": "emirat emirlik эмират",
    "qatar": "qatar katar катар קטר",
    "bahrain": "bahrain bahreyn бахрейн",
    "germany": "german almany olmon герман немец גרמני",
    "france": "french france frans франц צרפת",
    "italy": "ital итал איטלי",
    "poland": "poland polish polsk польш польск polon",
    "spain": "spain spanish ispany испан ספרד",
    "greece": "greece greek yunan грец греч יוונ",
    "cyprus": "cyprus cypriot kibris кипр קפריס",
    "britain": "britain british ingilt britani британ великобритан בריטני",
    "usa": "america amerika америк ארהב",
    "korea": "korea koreya korey корея корейс корей",
    "asia": "asia osiyo asiya азия азии азию азиатск asya אסיה",
    "europe": "europ avrop avrup yevrop европ אירופ",
    "africa": "africa afrik африк אפריק",
    "tashkent": "tashkent toshkent taskent ташкент тошкент טשקנט",
    "samarkand": "samarkand samarqand semerkant самарканд самарқанд",
    "bukhara": "bukhar bokhar buxor bukara boukhar бухар בוכר",
    "astana": "astana астана астане астану nursultan нурсултан",
    "almaty": "almaty almati алматы алма-ат алмат",
    "bishkek": "bishkek biskek бишкек",
    "dushanbe": "dushanb dusanbe душанб",
    "ashgabat": "ashgabat asgabat ashkhabad askabat ashkabad ашхабад ашгабат",
    "baku": "baku бакинс",
    "jerusalem": "jerusalem kudus yerusalim quddus иерусалим ירושל",
    "moscow": "moscow moskva moskov moskau москв",
    "beijing": "beijing pekin пекин",
    "tehran": "tehran teheran tahran тегеран tehron",
    "ankara": "ankara анкара анкаре анкару",
    "washington": "washington vasington vashington вашингтон",
}
# Whole words: their beginnings are those of other words too.
_WORDS = {
    "iran": "iran iranians eron иран ирана ирану ираном иране эрон איראנ איראן",
    "iraq": "iraq iraqis irak iroq ирак ирака ираку ираком ираке עיראק",
    "russia": "russia russias rusya rusiya rossii",
    "china": "china chinas סין",
    "turkey": "turkey turkeys turk turks turcia turkei turkiyenin",
    "usa": "usa us uss aqsh сша ақш акш ус american americans",
    "britain": "uk uks",
    "emirates": "uae uaes bae оаэ",
    "india": "india indias",
    "jordan": "jordan jordans jordanian jordanians",
    "georgia": "georgia georgias",
    "egypt": "misr миср",
    "eu": "eu ес",
    "un": "un unga оон bmt",
    "gaza": "gaza gazas gazze газа газы газе газу עזה",
    "oman": "oman omans omani оман",
    "kuwait": "kuwait kuwaits kuwaiti kuveyt кувейт",
    "yemen": "yemen yemens yemeni yaman йемен",
    "libya": "libya libyas libyan ливия",
    "sudan": "sudan sudans sudanese судан",
    "morocco": "morocco moroccan fas марокко",
    "hungary": "hungary hungarian macaristan венгрия",
    "austria": "austria austrian австрия",
    "romania": "romania romanian румыния",
    "bulgaria": "bulgaria bulgarian болгария",
    "serbia": "serbia serbian сербия",
    "czechia": "czechia czech чехия",
    "slovakia": "slovakia slovak словакия",
    "slovenia": "slovenia slovenian словения",
    "latvia": "latvia latvian латвия",
    "lithuania": "lithuania lithuanian литва",
    "estonia": "estonia estonian эстония",
    "sweden": "sweden swedish швеция",
    "norway": "norway norwegian норвегия",
    "finland": "finland finnish финляндия",
    "denmark": "denmark danish дания",
    "netherlands": "netherlands dutch holland нидерланды",
    "belgium": "belgium belgian бельгия",
    "switzerland": "switzerland swiss швейцария",
    "portugal": "portugal portuguese португалия",
    "canada": "canada canadian канада",
    "brazil": "brazil brazilian бразилия",
    "argentina": "argentina argentine аргентина",
    "australia": "australia australian австралия",
    "vietnam": "vietnam vietnamese вьетнам",
    "malaysia": "malaysia malaysian малайзия",
    "indonesia": "indonesia indonesian индонезия",
    "singapore": "singapore сингапур",
    "bangladesh": "bangladesh бангладеш",
    "ethiopia": "ethiopia ethiopian эфиопия",
    "nigeria": "nigeria nigerian нигерия",
    "baku": "bakı баку",
    "telaviv": "telaviv",
}
# Names of several words, before they are looked at one by one.
_NAMES = {
    "kyrgyzstan": "kyrgyz republic|kirghiz republic|kirgiz republic|republic of kyrgyzstan",
    "kazakhstan": "republic of kazakhstan",
    "uzbekistan": "republic of uzbekistan",
    "tajikistan": "republic of tajikistan",
    "usa": "united states of america|united states|соединенные штаты",
    "britain": "united kingdom|great britain",
    "emirates": "united arab emirates",
    "saudi-arabia": "saudi arabia|saudi arabian|саудовская аравия",
    "north-korea": "north korea|north korean|северная корея",
    "south-korea": "south korea|south korean|южная корея",
    "south-africa": "south africa|south african",
    "russia": "russian federation|российская федерация",
    "eu": "european union",
    "un": "united nations",
    "telaviv": "tel aviv|тель авив|תל אביב",
    "almaty": "alma ata|алма ата",
    "astana": "nur sultan|нур султан",
    "hong-kong": "hong kong",
    "sri-lanka": "sri lanka",
    "new-zealand": "new zealand",
    "new-york": "new york",
}  # fmt: skip
_STANDING = {name: place for place, names in _WORDS.items() for name in fold(names).split()}
_SHORTEST, _LONGEST = 3, 11
_STARTING = {
    name: place
    for place, names in _BEGINNINGS.items()
    for name in fold(names).split()
    if len(name) >= _SHORTEST
}
_SEVERAL = {
    tuple(name.split()): place for place, names in _NAMES.items() for name in fold(names).split("|")
}  # fmt: skip
# Words that begin as a place does and are none.
_NOT_PLACES = {
    "italic", "italics", "polished", "polishes", "polishing", "polonium", "europium", "frenchman", "germane",
    "germanium", "turkmenbashi", "polite", "italicized", "francs",
}  # fmt: skip


def place_of(word: str) -> str | None:
    """Return the key of the place that a folded word names, or whose people or language it names."""
    found = _STANDING.get(word)
    if found or len(word) < _SHORTEST or word in _NOT_PLACES:
        return found
    for length in range(min(len(word), _LONGEST), _SHORTEST - 1, -1):
        found = _STARTING.get(word[:length])
        if found:
            return found
    return None


def several_words(words: list[str], at: int) -> tuple[str, int] | None:
    """Return the key and the number of words of a place's name that begins at ``at``."""
    for length in (4, 3, 2):
        place = _SEVERAL.get(tuple(words[at : at + length]))
        if place:
            return place, length
    return None
