"""The labels of encodings, as browsers read them (WHATWG Encoding Standard, 4.2), with the names of Python's codecs.

Where the standard has a label read as a larger encoding, it is that one: latin1 is windows-1252, gb2312 is gb18030.
"""

from __future__ import annotations

import re
from functools import cache

# Letters and digits of the labels alone: iso_8859-2:1987 is iso885921987.
_LABELS = {
    "utf-8": "utf8 unicode11utf8 unicode20utf8 xunicode20utf8",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859-2": "csisolatin2 iso88592 isoir101 iso885921987 l2 latin2",
    "iso8859-3": "csisolatin3 iso88593 isoir109 iso885931988 l3 latin3",
    "iso8859-4": "csisolatin4 iso88594 isoir110 iso885941988 l4 latin4",
    "iso8859-5": "csisolatincyrillic cyrillic iso88595 isoir144 iso885951988",
    "iso8859-6": "arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596 iso88596e iso88596i isoir127 iso885961987",
    "iso8859-7": "csisolatingreek ecma118 elot928 greek greek8 iso88597 isoir126 iso885971987 suneugreek",
    "iso8859-8": "csiso88598e csiso88598i csisolatinhebrew hebrew iso88598 iso88598e iso88598i isoir138 iso885981988 logical visual",
    "iso8859-10": "csisolatin6 iso885910 isoir157 l6 latin6",
    "iso8859-13": "iso885913",
    "iso8859-14": "iso885914",
    "iso8859-15": "csisolatin9 iso885915 l9",
    "iso8859-16": "iso885916",
    "koi8-r": "cskoi8r koi koi8 koi8r",
    "koi8-u": "koi8ru koi8u",
    "mac-roman": "csmacintosh mac macintosh xmacroman macroman",
    "mac-cyrillic": "xmaccyrillic xmacukrainian maccyrillic",
    "cp874": "dos874 iso885911 tis620 windows874",
    "cp1250": "cp1250 windows1250 xcp1250",
    "cp1251": "cp1251 windows1251 xcp1251 win1251",
    "cp1252": """ansix341968 ascii cp1252 cp819 csisolatin1 ibm819 iso88591 isoir100 iso885911987 l1 latin1 usascii windows1252
        xcp1252""",
    "cp1253": "cp1253 windows1253 xcp1253",
    "cp1254": "cp1254 csisolatin5 iso88599 isoir148 iso885991989 l5 latin5 windows1254 xcp1254",
    "cp1255": "cp1255 windows1255 xcp1255",
    "cp1256": "cp1256 windows1256 xcp1256",
    "cp1257": "cp1257 windows1257 xcp1257",
    "cp1258": "cp1258 windows1258 xcp1258",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb231280 gbk isoir58 xgbk",
    "big5hkscs": "big5 big5hkscs cnbig5 csbig5 xxbig5",
    "euc_jp": "cseucpkdfmtjapanese eucjp xeucjp",
    "iso2022_jp": "csiso2022jp iso2022jp",
    "cp932": "csshiftjis ms932 mskanji shiftjis sjis windows31j xsjis",
    "cp949": "cseuckr csksc56011987 euckr isoir149 korean ksc56011987 ksc56011989 ksc5601 windows949",
    "utf-16-le": "csunicode iso10646ucs2 ucs2 unicode unicodefeff utf16 utf16le",
    "utf-16-be": "unicodefffe utf16be",
    # Not in the standard, which reads the first two as nothing and the rest not at all.
    "iso2022_kr": "csiso2022kr iso2022kr",
    "hz": "hzgb2312",
    "koi8-t": "koi8t",
    "kz1048": "kz1048 rk1048 strk10482002",
    "ptcp154": "cp154 csptcp154 cyrillicasian pt154 ptcp154",
}


@cache
def _codecs() -> dict[str, str]:
    return {label: codec for codec, labels in _LABELS.items() for label in labels.split()}


def codec_of(label: str) -> str | None:
    """Return the name of Python's codec for ``label``, in any case and with any hyphens; None for no label at all."""
    return _codecs().get(re.sub(r"[^a-z0-9]", "", label.lower()))
