"""The small inputs of this folder (see their README in the issue): what a careful reader wants of their layout."""

from functools import cache
from pathlib import Path

import pytest

from summitry.errors import Skipped
from summitry.language.parsed import ParsedDocument  # noqa: F401 - loads the stage whose parser the tests cache
from summitry.read import documents
from summitry.settings import Settings
from summitry.workers import readings

HERE = Path(__file__).parent


def report(name):
    return next(d for d in documents([next(HERE.glob(f"{name}*"))], Settings()) if not isinstance(d, Skipped))


def shown(document, *parts):
    return [" ".join(document.text[p.start : p.end].split()) for p in document.passages if p.part in parts or not parts]


@cache
def reading(name):
    (made,) = readings([report(name)], Settings(judge="none"))
    return made


def spoken(name):
    """The quotes of a report that the layout gives to somebody: the speaker's name and the first words."""
    made = reading(name)
    names = {a.id: a.name for a in made.appearances}
    return [
        (names.get(slot.value, slot.value), " ".join(made.document.text[c.start : c.end].split()))
        for c in made.claims
        if c.kind == "quote"
        for slot in c.all("speaker")[:1]
    ]


def test_01_the_points_that_were_agreed_are_text_in_their_place():
    words = shown(report("01"), "paragraph")
    assert len(words) == 6
    assert words[1].startswith("Both countries will reopen")
    assert words[4] == "A joint commission will meet twice a year."


def test_05_the_heading_is_not_run_into_the_first_sentence():
    assert shown(report("05"), "paragraph")[0].startswith("The Ethiopian Foreign Minister, Tsegaye Worku, visited")


def test_08_each_quote_has_its_signer():
    assert report("08").title.startswith("Reactions to the maritime agreement")
    said = {words[:6]: name for name, words in spoken("08")}
    assert (said["As I s"], said["Both p"]) == ("Birgit Aalto", "Helga Brandsdóttir")
    assert (said["Nobody"], said["The Fa"]) == ("Odd Rønning", "Jákup Dam")


def test_16_a_label_holds_until_the_next_and_is_the_person_of_the_title():
    said = {words[:16]: name for name, words in spoken("16")}
    assert said["We spoke about t"] == said["They will stay c"] == "Aino Lahti"
    assert said["We did not discu"] == "Daniel R. Whitlock"
    assert not {"moderator", "question"} & set(said.values())
    made = reading("16")
    (wants,) = [
        c for c in made.claims if c.kind == "quote" and made.document.text[c.start : c.end] == "that he wants talks"
    ]
    assert wants.first("form").value == "indirect"


def test_17_each_layer_has_its_own_day():
    outer, forwarded, quoted = documents([HERE / "17-forwarded.eml"], Settings())
    assert [d.published[:10] for d in (outer, forwarded, quoted)] == ["2025-02-13", "2025-02-12", "2025-02-11"]
    assert forwarded.outlet == "Press Office, Government of Sweden"


def test_19_the_page_has_its_day_and_takes_back_what_it_said():
    found = report("19")
    assert found.published == "2025-10-04"
    assert "We earlier reported that Niger's president would attend." in shown(found, "furniture")
    assert any(words.startswith("Other accounts are wrong") for _, words in spoken("19"))


def test_23_we_are_the_parties():
    made = reading("23")
    own = [a.name for a in made.appearances for m in a.mentions if m.text.lower() == "we"]
    assert set(own) == {"ASEAN", "Kenya"}


def test_26_marks_and_heads_are_no_numbers():
    made = reading("26")
    assert "Piotr Maj" in [a.name for a in made.appearances]
    values = [c.first("min").value for c in made.claims if c.kind == "figure" and c.first("min")]
    assert not {"1", "2", "2022", "2023", "2000000"} & set(values)


def test_28_the_head_is_read():
    found = report("28")
    assert (found.outlet, found.authors, found.published) == ("Savanna Post", ("Mary Wanjiru",), "2026-02-18")
    assert found.title == "Envoys of Kenya and Somalia end talks in Nairobi"
    assert "212" not in found.text
    assert "ended on Wednesday in Nairobi after two hours" in found.text


def test_33_answers_are_the_interviewees_and_questions_are_nobodys():
    said = spoken("33")
    assert (
        "Marcelo Bentos",
        "I never promised that. What I said is that we could look at 10 percent in January.",
    ) in said
    assert not any(words.endswith("?") for _, words in said)


@pytest.mark.parametrize("name", ["28", "36"])
def test_headlines_of_other_pages_are_links(name):
    assert not any("Never Sign" in words for words in shown(report(name), "paragraph", "subhead"))
