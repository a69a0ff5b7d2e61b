"""Words by which the name of an institution is known, a list a language; folded, as ``text.folding`` does.

A word that ends in * is the beginning of one. A name that holds such a word is never taken for a person's.
"""

from __future__ import annotations

from functools import cache

from ca_israel.text.folding import fold

_WORDS = {
    "en": "academy acad administration advocates affairs agency agencies airlines airport airways alliance ambassador"
    " amnesty analytica analytics archive archives army arts assembly associat* association authority bank board body"
    " brigade broadcasting bureau cabinet center centre chamber church city club coalition college command"
    " commerce commission committee community company companies confederation conference congress consortium"
    " consulate consulting convention cooperation corp corporation council court daily data defence defense department"
    " desk digest directorate editorial editors embassy enterprise* federal federation forces forum foundation fund gallery"
    " gazette general global government group guardian hall herald hospital house inc independent industries initiative"
    " insight institut* jazeera arabiya international intelligence journal journalists knesset lab laboratory labs league library limited llc ltd"
    " magazine media minist* mission monitor monthly movement museum nation nations national network networks news newspaper"
    " newsroom newswire observatory observer office online opinion organi* parliament party partners partnership platform police post"
    " presidency press production* programme program project public publication* publishing radio redaction reporters"
    " report reports republic research resources review rights royal school science sciences secretariat security senate service"
    " services society solutions staff standard state states station statistics studies studio studios team technolog*"
    " telegraph television times today tribune trust tv union united univers* watch web weekly wire without world writers"
    " advertiser aerospace air aviation briefing bulletin business capital channel chronicle courier cyber"
    " dispatch east eastern western northern southern central middle economist economics electric"
    " electronics energy examiner express eye finance financial gas globe holding holdings inquirer invest"
    " investment investor mail mirror motors oil petroleum policy political politics quarterly railway"
    " railways realclear register sentinel software star strategic strategy sun system systems task think"
    " trade unit voice white"
    " the of for and against on in our your",
    "de": "akademie amt anstalt bundes* bibliothek botschaft fakultat gesellschaft gmbh hochschule kammer landes*"
    " redaktion rat rundfunk regierung sender stadt staats* stiftung verband verein* verlag vereinigung welle zeitung zeitschrift",
    "fr": "academie agence ambassade association banque bibliotheque centre chambre commissariat conseil cour ecole"
    " editions faculte federation fondation gouvernement journal maison musee nationale observatoire republique redaction societe"
    " universite bureau presse comite",
    "es": "academia agencia asociacion banco biblioteca camara centro colegio comision comite consejo corte editorial embajada"
    " escuela facultad federacion fundacion gobierno noticias periodico prensa redaccion republica sociedad tribunal",
    "it": "accademia agenzia ambasciata associazione banca camera centro comitato commissione consiglio corriere facolta"
    " fondazione governo redazione repubblica scuola societa stampa",
    "pt": "academia agencia associacao banco biblioteca camara centro comissao conselho embaixada escola faculdade fundacao"
    " governo jornal redacao sociedade",
    "tr": "ajans* akademi* arastirma* bakanlig* banka* basin belediye* birlig* cumhur* dairesi daire dernegi dernek enstitu* fakulte*"
    " gazete* haber haberler haberleri kurum* kurulu konsey* mahkeme* meclis* merkez* mudurlug* odasi turizm vakfi vakif yayin* universite*",
    "az": "agentliyi agentlik akademiya* assosiasiya* banki birliyi cəmiyyəti cemiyyeti fondu institutu komitəsi komitesi merkezi nazirliyi"
    " nazirlik qezeti şirkəti sirketi xeber* universiteti mərkəzi qəzeti xəbər*",
    "uz": "agentligi agentlik akademiyasi assotsiatsiyasi banki gazetasi hukumati instituti jamiyati jamgarmasi kompaniyasi markazi"
    " oʻzbekiston qoʻmitasi universiteti uyushmasi vazirligi xabar*",
    "ru": "агентств* академи* ассоциаци* банк* библиотек* ведомости вестник газет* департамент* журнал* издательств* институт*"
    " комитет* комисси* компани* министерств* музе* новости общество организаци* парламент* пресс* правительств* радио"
    " редакци* республик* служба совет союз телевидение университет* управлени* фонд* центр* школ* посольств* академия"
    " национальн* государственн* международн* российск* русск*",
    "uk": "агенці* асоціаці* видавництво газета інститут* комітет* міністерств* новини організаці* рада редакція товариство університет*"
    " уряд установа",
    "kk": "агенттіг* академия* банкі газеті институты министрліг* орталығы университеті қоғамы қоры жаңалықтар",
}
# An article at its head makes a name a paper's or a body's: Le Monde, Die Zeit, El País.
_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "le",
        "la",
        "les",
        "el",
        "los",
        "las",
        "die",
        "der",
        "das",
        "il",
        "lo",
        "gli",
        "o",
        "os",
        "as",
        "l'",
        "het",
        "de",
        "en",
    ]
)
_EXACT = frozenset(fold(word) for words in _WORDS.values() for word in words.split() if word[-1] != "*")
_BEGUN = tuple(
    sorted({fold(word[:-1]) for words in _WORDS.values() for word in words.split() if word[-1] == "*"})
)


@cache
def is_of_an_institution(word: str) -> bool:
    """Whether a folded word stands in names of institutions and hardly in names of persons."""
    return word in _EXACT or word.startswith(_BEGUN)


def is_an_article(word: str) -> bool:
    """Whether a folded word is an article, in one of the languages that have them before the noun."""
    return word in _ARTICLES
