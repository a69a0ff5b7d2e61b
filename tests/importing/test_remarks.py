"""What was not carried over is told in few lines, each harmless."""

from __future__ import annotations

from importing.imports import imported


def test_five_hundred_works_print_a_line_a_field() -> None:
    fields = "abstract={x}, keywords={y}, doi={none}"
    found = imported("\n".join(f"@misc{{key{n}, title={{T}}, {fields}}}" for n in range(500)))
    assert found.works == 500
    assert found.remarks == (
        'refs.bib:1:24: warning: the field "abstract" is not carried over: 500 works (key0, key1, key2, …)',
        'refs.bib:1:38: warning: the field "keywords" is not carried over: 500 works (key0, key1, key2, …)',
        'refs.bib:1:1: warning: "doi" is left out: 500 works (key0, key1, key2, …)',
    )


def test_two_or_three_values_are_told_each_with_its_own() -> None:
    found = imported("@misc{a, title={T}, doi={x}}\n@misc{b, title={T}, doi={y}}")
    assert found.remarks == (
        'refs.bib:1:1: warning: a: "doi" is left out: "x" is not a DOI',
        'refs.bib:2:1: warning: b: "doi" is left out: "y" is not a DOI',
    )


def test_four_values_are_a_line_of_their_keys() -> None:
    found = imported("\n".join(f"@misc{{k{n}, title={{T}}, doi={{x}}}}" for n in range(4)))
    assert found.remarks == ('refs.bib:1:1: warning: "doi" is left out: 4 works (k0, k1, k2, …)',)


def test_a_citekey_is_named_as_far_as_sixty_characters() -> None:
    for length, named in [(60, "k" * 60), (61, "k" * 59 + "…")]:
        [remark] = imported(f"@misc{{{'k' * length}, title={{T}}, doi={{x}}}}").remarks
        assert f" warning: {named}: " in remark


def test_many_lost_works_are_counted() -> None:
    found = imported("@misc{a, title={T}}\n" + "@misc{b, title}\n" * 30)
    assert (found.works, found.lost) == (1, 30)
    assert len(found.remarks) == 21
    assert found.remarks[-1] == "refs.bib:22:10: error: 10 more from here on could not be read"


def test_a_remark_is_one_line_that_no_terminal_obeys() -> None:
    found = imported("@misc{\x1b[31mk\u202e, title={T}, f\x1b={x}, doi={\x1b\u202e}}")
    assert found.remarks
    assert all(remark.isprintable() for remark in found.remarks)
