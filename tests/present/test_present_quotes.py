"""Quotations in a brief: by speaker, with their occasion, and side by side where reports word them differently."""

from __future__ import annotations

import pytest

from present.handmade import Hand, document
from summitry.model import Actor, ActorType, Entry, Modality, Origin
from summitry.present.brief import brief
from summitry.present.page import Length


@pytest.fixture
def told_twice():
    """Two reports of one utterance: direct here, in other words and with its occasion there."""
    one = document("“We made genuine progress on the port,” Ruiz said.", locator="a.txt", outlet="Lake Post")
    two = document(
        "At a news conference Ruiz told reporters she had made real progress on the port.",
        locator="b.txt",
        outlet="Wire",
    )
    ruiz = Actor(id="a-ruiz", actor_type=ActorType.PERSON, name="Ana Ruiz")
    origins = [Origin(id=f"o-{n}", origin_type="outlet", name=n) for n in ("Lake Post", "Wire")]
    hand = Hand([one, two], [ruiz], where=origins)
    direct = hand.claim(
        "quote",
        one,
        "We made genuine progress on the port,",
        [
            ("speaker", "a-ruiz", ""),
            ("content", "We made …", "We made genuine progress on the port,"),
            ("form", "direct", ""),
        ],
        "o-Lake Post",
    )
    indirect = hand.claim(
        "quote",
        two,
        "she had made real progress on the port",
        [
            ("speaker", "a-ruiz", ""),
            ("content", "she had …", "she had made real progress on the port"),
            ("form", "indirect", ""),
            ("addressee", "reporters", ""),
            ("setting", "press conference", ""),
        ],
        "o-Wire",
        modality=Modality.PLANNED,
    )
    hand.held = [Entry(id="e-1", kind="quote", title="progress", claims=(direct.id, indirect.id), findings=())]
    return hand


def test_wordings_stand_side_by_side_under_their_speaker(told_twice):
    (speaker,) = brief(told_twice).page.rows["quote"]
    (said,) = speaker.said
    assert speaker.name == "Ana Ruiz"
    assert [t.evidence[0].outlet for t in said.tellings] == ["Lake Post", "Wire"]
    assert [words for words, state in said.tellings[1].stretches if state == "changed"] == ["real"]


def test_markdown_sets_the_words_that_differ_in_bold(told_twice):
    shown = brief(told_twice, length=Length.FULL).to_markdown()
    assert "  - Wire: she had made **real** progress on the port" in shown
    assert "to reporters, press conference" in shown
    assert "planned" in shown


def test_page_marks_the_words_that_differ(told_twice):
    shown = brief(told_twice).to_html()
    assert "told in 2 wordings" in shown
    assert "<mark>real</mark>" in shown


def test_one_report_that_repeats_itself_has_no_wordings(told_twice):
    told_twice.said = told_twice.said[:1]
    told_twice.held = []
    (speaker,) = brief(told_twice).page.rows["quote"]
    assert speaker.said[0].tellings == ()
