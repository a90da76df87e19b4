"""Citations: Chicago, APA and BibTeX, with the hash of the text that was read."""

from __future__ import annotations

import pytest

from summitry.web.citing import APA, BIBTEX, CHICAGO, FORMS, Source, cite

REPORT = Source(
    ident="d-0123456789abcdef",
    title="Lund & Berg meet: 50% agreed",
    outlet="The Harbour Post",
    authors=("Ida Holm", "Per Ås"),
    published="2031-05-03",
    url="https://harbour.example/1",
    sha256="ab" * 32,
)
BARE = Source(ident="d-0123456789abcdef", title="", outlet="wire.txt", url="javascript:alert(1)", sha256="cd" * 32)


def test_chicago():
    assert cite(REPORT, CHICAGO) == (
        "Ida Holm and Per Ås. “Lund & Berg meet: 50% agreed.” The Harbour Post, 3 May 2031. https://harbour.example/1. "
        f"SHA-256 {'ab' * 32}."
    )


def test_apa():
    assert cite(REPORT, APA) == (
        "Ida Holm and Per Ås. (3 May 2031). Lund & Berg meet: 50% agreed. The Harbour Post. https://harbour.example/1. "
        f"[Text: SHA-256 {'ab' * 32}]."
    )


def test_bibtex_escapes_what_tex_would_take_for_its_own():
    made = cite(REPORT, BIBTEX)
    assert r"title = {{Lund \& Berg meet: 50\% agreed}}" in made
    assert "author = {Ida Holm and Per Ås}" in made
    assert made.count("{") == made.count("}")


@pytest.mark.parametrize("form", FORMS)
def test_of_a_report_of_which_little_is_known_nothing_is_made_up(form):
    made = cite(BARE, form)
    assert "javascript" not in made
    assert "cd" * 32 in made
