"""What the finder of main text leaves out of a page and is put back: lists, headings, paragraphs full of links."""

import pytest

INTRO = "The trade ministers of Ruritania and Sylvania, Flavia Tarl and Otto Berg, met in Strelsau on Monday and agreed on this:"
OUTRO = (
    'Mr Berg said that he was "glad of every point". Nothing was signed, and the next round is to be held in spring.'
)
ITEMS = [
    "Ruritania opens its market for cheese on 1 May.",
    "Sylvania delivers 40,000 tonnes of salt.",
    "Both end the tax on timber.",
]


def shown(document):
    return [
        (p.part.value, " ".join(document.text[p.start : p.end].split()))
        for p in document.passages
        if p.part != "furniture"
    ]


def built(inner, around="{}"):
    return (
        '<!DOCTYPE html><html lang="en"><head><title>Outcome of the talks</title></head><body>'
        + around.format(f"<h1>Outcome of the talks</h1><p>{INTRO}</p>{inner}<p>{OUTRO}</p>")
        + "</body></html>"
    )


LIST = "<ul>" + "".join(f"<li>{item}</li>" for item in ITEMS) + "</ul>"
NUMBERED = "<ol>" + "".join(f"<li><p>{item}</p></li>" for item in ITEMS) + "</ol>"
TERMS = "<dl>" + "".join(f"<dt>Point</dt><dd>{item}</dd>" for item in ITEMS) + "</dl>"


@pytest.mark.parametrize("inner", [LIST, NUMBERED, TERMS], ids=["ul", "ol", "dl"])
@pytest.mark.parametrize("around", ["{}", "<main>{}</main>", '<div class="body-text"><div>{}</div></div>'])
def test_a_list_between_paragraphs_is_text_and_stays_in_its_place(read, inner, around):
    (found,) = read(built(inner, around), "saved.html")
    words = [words for _, words in shown(found)]
    assert [w for w in words if w in (INTRO, *ITEMS, OUTRO)] == [INTRO, *ITEMS, OUTRO]


def test_what_was_put_back_is_said(read):
    (found,) = read(built(LIST), "saved.html")
    (note,) = found.notes
    assert note.startswith("3 blocks")


def test_a_list_of_links_and_a_menu_are_not_put_back(read):
    links = '<ul class="more-stories"><li>Berg flies home</li></ul><ul><li><a href="/a">Berg flies home on Tuesday</a></li></ul>'
    (found,) = read(built(links), "saved.html")
    assert "flies home" not in found.text
    assert found.notes == ()


def test_a_heading_between_paragraphs_stays_and_is_not_run_into_the_sentence_below(read):
    (found,) = read(built(f"<h2>What was agreed by the minister</h2><p>{ITEMS[0]} {ITEMS[1]}</p>"), "saved.html")
    assert ("subhead", "What was agreed by the minister") in shown(found)


def test_the_title_of_a_short_page_is_not_run_into_the_first_sentence(read):
    page = (
        "<html><head><title>Visit of the Sylvanian minister</title></head><body><main><h1>Visit of the Sylvanian minister</h1>"
        "<p>The Sylvanian minister, Otto Berg, came to Strelsau today and met Minister Flavia Tarl.</p>"
        "<p>They will meet again on Friday.</p></main></body></html>"
    )
    (found,) = read(page, "saved.html")
    assert shown(found)[0] == ("headline", "Visit of the Sylvanian minister")
    assert shown(found)[1][1].startswith("The Sylvanian minister, Otto Berg")
