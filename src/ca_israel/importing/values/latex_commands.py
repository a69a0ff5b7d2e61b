"""The LaTeX commands that bibliographies hold, and what they stand for."""

from __future__ import annotations

# Accents: command to combining character (Unicode, Combining Diacritical Marks).
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "G": "\u030f", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip

# An accent over nothing is its own sign.
ALONE = {"`": "`", "'": "'", "^": "^", "~": "~", "=": "¯", ".": "˙", '"': '"', "u": "˘", "v": "ˇ", "c": "¸"}

SIGNS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "imath": "ı", "jmath": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textendash": "–", "textemdash": "—", "endash": "–", "emdash": "—", "hyphen": "-", "slash": "/", "textminus": "−",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "lq": "‘", "rq": "’", "textquotesingle": "'", "textquotedbl": '"', "quotesinglbase": "‚", "quotedblbase": "„",
    "glq": "‚", "grq": "‘", "glqq": "„", "grqq": "“", "flq": "‹", "frq": "›", "flqq": "«", "frqq": "»",
    "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`",
    "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textunderscore": "_",
    "textdollar": "$", "textpercent": "%", "textampersand": "&", "textnumbersign": "#", "textbar": "|",
    "textless": "<", "textgreater": ">", "textbullet": "•", "textperiodcentered": "·", "cdot": "·",
    "textexclamdown": "¡", "textquestiondown": "¿", "textdegree": "°", "degree": "°", "textmu": "µ",
    "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "copyright": "©", "pounds": "£",
    "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢",
    "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶", "dag": "†", "ddag": "‡", "textdagger": "†",
    "textordfeminine": "ª", "textordmasculine": "º", "textonehalf": "½", "textonequarter": "¼", "textnumero": "№",
    "times": "×", "pm": "±", "sim": "∼", "infty": "∞", "leq": "≤", "geq": "≥", "neq": "≠", "approx": "≈",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "circ": "°", "prime": "′", "mid": "|",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "quad": " ", "qquad": " ", "space": " ", "par": " ",
    "newline": " ", "linebreak": " ", "nobreakspace": " ", "varepsilon": "ε", "varphi": "φ", "vartheta": "ϑ",
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", ",": " ", ";": " ", ":": " ", " ": " ",
    "\n": " ", "\\": " ", "!": "", "/": "", "-": "", "@": "", "(": "", ")": "", "[": "", "]": "", "|": "",
}  # fmt: skip

# What these say is looks alone, or what follows them in braces.
_SILENT = (
    "emph textit textbf textsc textsf texttt textrm textup textsl textmd textnormal text mbox hbox em it bf sc sl rm"
    " sf tt tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge normalfont upshape itshape"
    " slshape scshape bfseries mdseries rmfamily sffamily ttfamily mathrm mathit mathbf mathsf mathcal mathbb"
    " protect ensuremath relax url nolinkurl path underline uppercase lowercase MakeUppercase MakeLowercase"
    " NoCaseChange textsuperscript textsubscript bibstring allowbreak nolinebreak noindent leavevmode sloppy"
)
SILENT = frozenset(_SILENT.split())

# The first argument of these is not text.
_WITH_ARGUMENT = "href textcolor foreignlanguage selectlanguage hspace vspace noopsort fontsize fontencoding"
WITH_ARGUMENT = frozenset(_WITH_ARGUMENT.split())

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi"
    " chi psi omega"
)
GREEK = frozenset(_GREEK.split())
