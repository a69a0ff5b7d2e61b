"""The names of languages in bibliographies (babel, biblatex, ISO 639-2, English words) as language tags."""

from __future__ import annotations

import re

_TAGS = {
    "ar": "arabic ara", "az": "azerbaijani azeri aze", "be": "belarusian", "bg": "bulgarian bul", "bn": "bengali",
    "bs": "bosnian", "ca": "catalan", "cs": "czech cze ces", "cy": "welsh", "da": "danish dan",
    "de": "german ngerman germanb deutsch ger deu", "de-AT": "austrian naustrian", "de-CH": "swissgerman nswissgerman",
    "el": "greek polutonikogreek gre ell", "en": "english eng", "en-AU": "australian", "en-CA": "canadian",
    "en-GB": "british ukenglish", "en-NZ": "newzealand", "en-US": "american usenglish", "eo": "esperanto",
    "es": "spanish spa español", "et": "estonian", "eu": "basque", "fa": "persian farsi per fas", "fi": "finnish fin",
    "fr": "french francais français frenchb fre fra", "ga": "irish", "gl": "galician", "he": "hebrew heb",
    "hi": "hindi", "hr": "croatian", "hu": "hungarian magyar hun", "hy": "armenian", "id": "indonesian bahasa",
    "is": "icelandic", "it": "italian ita", "ja": "japanese jpn", "ka": "georgian", "kk": "kazakh kaz",
    "ko": "korean kor", "ky": "kyrgyz kirghiz kir", "la": "latin lat", "lt": "lithuanian", "lv": "latvian",
    "mk": "macedonian", "mn": "mongolian", "mr": "marathi", "nb": "norsk bokmal bokmål", "nl": "dutch dut nld",
    "nn": "nynorsk", "no": "norwegian nor", "pl": "polish pol", "pt": "portuguese portuges por",
    "pt-BR": "brazilian brazil", "ro": "romanian rum ron", "ru": "russian rus русский", "sk": "slovak",
    "sl": "slovenian slovene", "sq": "albanian", "sr": "serbian", "sv": "swedish swe", "ta": "tamil",
    "tg": "tajik tgk", "th": "thai", "tk": "turkmen tuk", "tr": "turkish tur türkçe", "ug": "uyghur",
    "uk": "ukrainian ukr", "ur": "urdu", "uz": "uzbek uzb", "vi": "vietnamese", "zh": "chinese chi zho",
}  # fmt: skip
_BY_NAME = {name: tag for tag, names in _TAGS.items() for name in names.split()}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def tag(language: str) -> str | None:
    """Return the language tag (BCP 47) that a name or a tag stands for; None when it is neither."""
    language = language.strip().removeprefix("lang")
    if known := _BY_NAME.get(language.lower()):
        return known
    return language.replace("_", "-") if _TAG.fullmatch(language) else None
