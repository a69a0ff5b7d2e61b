"""What short pages say in their text: that what was asked for is not there, or that the name is for sale."""

from __future__ import annotations

import re

_MOST = 600  # characters; in a longer text the same words may be about anything
_THING = r"(?:page|article|story|document|content|file|post|item|resource|url|address|link|publication|news)"
_SAYINGS = re.compile(
    rf"(?:\b{_THING}\b[^.!?]{{0,80}}?\b(?:(?:could not|cannot|can not|can't|couldn['’]t) be (?:found|located)|(?:was|is|were)? ?not found"
    r"|does not exist|doesn['’]t exist|no longer exists?|(?:is )?no longer available(?! (?:for|to|in|unless|without))|(?:has|have) been (?:removed|deleted)|was (?:removed|deleted)))"
    rf"|(?:could not|cannot|can't|couldn['’]t|unable to) find (?:the|that|this|your) (?:requested )?{_THING}\b"
    rf"|\bno (?:such )?{_THING} (?:was )?found\b|\berror 404\b|\b404 (?:error|not found)\b"
    r"|(?:страниц|публикаци|стать|материал|новост|документ)\w*[^.!?]{0,80}?не (?:найден|существу|обнаруж)\w*"
    r"|(?:страниц|публикаци|стать|материал|новост|документ)\w*[^.!?]{0,40}?(?:удал[её]н|перемещ[её]н)\w*|ничего не найдено"
    r"|sayfa\w*[^.!?]{0,60}?(?:bulunamad|bulunmamaktad|mevcut değil|yok\b)\w*"
    r"|səhifə\w*[^.!?]{0,60}?(?:tapılmadı|mövcud deyil|yoxdur)"
    r"|sahifa\w*[^.!?]{0,60}?(?:topilmadi|mavjud emas|yo[ʻ‘’'`]q\b)|саҳифа\w*[^.!?]{0,60}?(?:топилмади|мавжуд эмас)"
    r"|(?:барак|баракча)\w*[^.!?]{0,60}?(?:табылган жок|табылбады|табылган эмес|жок\b)"
    r"|(?:הדף|העמוד|הכתבה)[^.!?]{0,60}?(?:לא נמצא|אינו קיים|אינה קיימת|לא קיים)\w*",
    re.IGNORECASE,
)

_MOST_SALES = 2000
_SALES = re.compile(
    r"buy this domain|(?:domain|name|website)s? (?:\S+ )?(?:is|may be|are) (?:available )?for sale|make (?:us )?an offer|domain parking"
    r"|inquire about this domain|get this domain|own this domain|related searches|sponsored listings|parked (?:free|by|at)"
    r"|the owner of this domain|домен (?:\S+ )?(?:прода[её]тся|припаркован)|купить (?:этот )?домен|domain satılık|satılık domain",
    re.IGNORECASE,
)


def sales_talk_in(text: str) -> str | None:
    """Return the words by which a short ``text`` offers its name for sale: two different ones, or None."""
    found = (
        {match[0].lower(): match[0] for match in _SALES.finditer(text)} if len(text) <= _MOST_SALES else {}
    )
    return " … ".join(list(found.values())[:2]) if len(found) > 1 else None


def absence_in(text: str, cited: str) -> str | None:
    """Return the words by which a short ``text`` says that the page is not there.

    None where the titles ``cited`` speak of such pages themselves: a work about missing pages is none.
    """
    if len(text) > _MOST or _SAYINGS.search(cited):
        return None
    found = _SAYINGS.search(text)
    return found[0] if found else None
