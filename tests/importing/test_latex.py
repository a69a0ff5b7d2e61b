"""LaTeX to Unicode, as bibliographies hold it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.cite.exports.tex import tex_text
from ca_israel.importing.values.latex import decode, single_spaced, verbatim


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\"o} \"{o} \"o {\'\i} \'{\i} \v S", "ö ö ö í í Š"),
        (r"Stra{\ss}e \O{}re \ae\oe \aa{} \L{}\'od\'z", "Straße Øre æœå Łódź"),
        (r"\c{C}a\u{g}r{\i} \H{o}\k{a}\d{s}\t{oo} \'{\^e}", "Çağrı őąṣo͡o ế"),
        (r"\'{} \~{}b {\^}", "' ~b ^"),
        (r"a--b---c ``q'' -{}-", "a–b—c “q” --"),
        (r"5\% \& \$ \# \_ \{ \} 100% sure", "5% & $ # _ { } 100% sure"),
        (r"\textit{i} {\em e {f}} \textsc{Ab}c \relax Ab", "i e f Abc Ab"),
        (r"H$_2$O $x^{10} + \alpha$ $5 and $6 \Lambda", "H₂O x¹⁰ + α $5 and $6 Λ"),
        (r"\enquote{a {b} c} \href{http://x}{T} \noopsort{a{b}}B", "“a b c” T B"),
        (r"\textbackslash{} \textasciitilde{} \textquoteright s", r"\ ~ ’s"),
        (r"?`Qu\'e?  !`Ol\'e!", "¿Qué? ¡Olé!"),
        ("two\n  lines~tied\u00a0nbsp", "two lines tied\u00a0nbsp"),
        ("e\u0301 stays as it is { }", "e\u0301 stays as it is"),
    ],
)
def test_what_latex_stands_for(latex: str, text: str) -> None:
    assert decode(latex).text == text
    assert not decode(latex).unknown


def test_an_unknown_command_is_named_once_and_leaves_its_argument() -> None:
    assert decode(r"\foo{bar} \foo \baz*{x}") == ("bar x", (r"\foo", r"\baz*"))


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://a.org/b_c%20d#e~f", "https://a.org/b_c%20d#e~f"),
        (r"https://a.org/b\_c\%20d\#e\&f{\_}g", "https://a.org/b_c%20d#e&f_g"),
        (r"https://a.org/\textasciitilde{}me {\textasciitilde}x $\sim$y \~{}z".replace(" ", "/"), "https://a.org/~me/~x/~y/~z"),
        (r" \url{https://a.org/\%20} ", "https://a.org/%20"),
    ],
)  # fmt: skip
def test_verbatim_fields_lose_the_escapes_that_writers_put_there(written: str, url: str) -> None:
    assert verbatim(written) == url


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=60))
def test_text_that_our_exports_escape_comes_back(text: str) -> None:
    if text.strip():
        assert decode(f"{{{tex_text(text)}}}").text == single_spaced(text)


@given(st.text(alphabet="\\{}$'\"`^~=ovcudi -%#&ß"))
def test_no_latex_stops_it(text: str) -> None:
    decode(text)
    verbatim(text)
