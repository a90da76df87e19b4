"""What a reader finds in a brief, and what no input can make of it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from present.handmade import Hand, document
from summitry.model import Certainty, Claim, Copy, Document, Entry, Origin, Part, Passage, Role, Slot, Standing
from summitry.present.brief import brief
from summitry.present.lookup import Desk
from summitry.present.page import Length

_VOID = {"meta"}


class Checked(HTMLParser):
    """Every id, every link within the file, and whether all tags close."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.open, self.outside, self.scripts, self.crooked = [], [], [], [], 0, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if tag not in _VOID:
            self.open.append(tag)
        self.scripts += tag == "script"
        if "id" in known:
            self.ids.append(known["id"])
        for name in ("href", "src"):
            if name in known:
                (self.links if known[name].startswith("#") else self.outside).append(known[name])

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crooked.append((tag, self.getpos()))


def test_the_main_meeting_leads_with_its_facts(hand):
    page = brief(hand).page
    assert page.title == "Ana Ruiz and Bo Lind: meeting"
    assert page.subtitle == "Geneva · 3 May 2021"
    facts = {f.role: f for f in page.lead.facts}
    assert [v.text for v in facts["party"].values] == ["Ana Ruiz", "Bo Lind"]
    assert facts["place"].standing is Standing.CORROBORATED
    assert facts["place"].values[0].support.origins == ("The Lake Post", "Alpine Wire")
    assert [e.text for e in facts["time"].values[0].support.evidence] == ["3 May 2021"]


def test_a_contested_length_shows_both_sides_with_their_words(hand):
    (dispute,) = brief(hand).page.disputes
    assert [(s.shown.text, s.shown.contradicts) for s in dispute.sides] == [("2 hours", False), ("3 hours", True)]
    assert "three hours" in dispute.sides[1].quoted[0].evidence.text
    assert dispute.why == "the lengths cannot both hold"


def test_quotations_stand_under_their_speaker_with_the_words_around(hand):
    (speaker,) = brief(hand).page.rows["quote"]
    assert (speaker.name, speaker.about) == ("Ana Ruiz", "foreign minister, Spain")
    (said,) = speaker.said
    assert said.words == ("We want peace",)
    assert said.before.endswith("3 May 2021.")


def test_every_link_within_the_file_leads_somewhere_and_nothing_leads_out(hand):
    found = Checked(brief(hand).to_html())
    assert found.crooked == []
    assert found.open == []
    assert sorted(set(found.links) - {f"#{i}" for i in found.ids}) == []
    assert len(found.ids) == len(set(found.ids))
    assert found.outside == []


def test_what_was_read_is_text_never_markup(hand):
    evil = '<script>alert(1)</script> "Ana" & </script><img src=x onerror=y>'
    bad = document(evil, locator="<i>evil</i>.txt", outlet='Post"><b>', title="<h1>x</h1>", origin="o-post")
    hand.docs.append(bad)
    hand.claim("gap", bad, "alert(1)", [("what", "<u>all</u>", "")], "o-post")
    found = Checked(brief(hand).to_html())
    assert found.scripts == 1
    assert found.crooked == []
    assert "<i>evil" not in brief(hand).to_html()
    assert "<script>alert" not in brief(hand).to_markdown()


def test_the_words_are_marked_in_the_document_and_furniture_is_folded(hand):
    text = brief(hand).to_html()
    place = hand.docs[0].text.index("Geneva")
    assert re.search(rf'<mark data-s="[^"]*\b{place}-{place + 6}\b', text)
    assert '<details class="block furniture">' in text


def test_no_script_address_becomes_a_link(hand):
    assert "javascript:" not in brief(hand).to_html()


def test_markdown_has_a_footnote_for_every_reference(hand):
    text = brief(hand, length=Length.FULL).to_markdown()
    used, made = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert used == made != set()
    assert "**contested**" in text
    assert "“We want peace”" in text


def test_what_was_left_out_is_shown(hand):
    assert "the file &lt;three&gt; holds no text" in brief(hand).to_html()
    assert "the file \\<three\\> holds no text" in brief(hand).to_markdown()


def test_an_empty_record_has_a_brief():
    made = brief(Hand())
    assert "The record holds no document." in made.to_html()
    assert made.to_markdown().startswith("# ")


def test_an_entry_whose_actor_is_not_known_by_id_shows_the_words(hand):
    hand.people = []
    hand.seen = []
    assert brief(hand).page.title == "a-ruiz and a-lind: meeting"


def test_copies_are_told_in_words_and_origins_counted_not_outlets(hand):
    one, two = hand.docs
    hand.copied = [
        Copy(document=two.id, start=0, end=5, other=one.id, other_start=0, other_end=5, containment=1.0, earlier=one.id)
    ]
    rows = {r.number: r for r in brief(hand).page.sources}
    assert rows[2].copies == ("repeats 1 passage of [1] The Lake Post",)
    assert rows[1].copies == ("1 passage repeated in [2] two.txt",)


def test_a_notebook_gets_the_file_in_a_frame(hand):
    framed = brief(hand)._repr_html_()
    assert framed.startswith("<iframe")
    assert "<script" not in framed


def test_the_order_of_claims_does_not_show(hand):
    before = brief(hand).to_html()
    hand.docs.reverse()
    hand.people.reverse()
    assert brief(hand).to_html() == before


def test_claims_that_no_entry_holds_are_shown_too(hand):
    hand.held = [replace(e, claims=e.claims[:1]) for e in hand.held]
    assert len(brief(hand).page.rows["gap"]) == 1


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab <>&\"'/-!]`*[\n{}%#"), min_size=3, max_size=60), st.data())
def test_whatever_a_report_holds_the_page_stays_whole(text, data):
    record = Hand(
        docs=[
            Document.of(text, locator=text, title=text, outlet=text, passages=(Passage(Part.PARAGRAPH, 0, len(text)),))
        ]
    )
    for kind in ("gap", "quote", "stance", "figure"):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        record.said.append(
            Claim.of(kind, record.docs[0].id, start, end, (Slot("what", text[start:end], text[start:end], start, end),))
        )
    found = Checked(brief(record).to_html())
    assert (found.crooked, found.open, found.scripts) == ([], [], 1)
    assert set(found.links) <= {f"#{i}" for i in found.ids}


def test_a_person_is_named_by_an_office_before_how_he_stands_to_another(hand):
    ruiz, lind = hand.people
    hand.people = [replace(ruiz, roles=(Role(office="counterpart"), *ruiz.roles)), lind]
    assert Desk(hand).about("a-ruiz") == "foreign minister, Spain"


def test_an_origin_that_is_nothing_but_a_document_is_named_as_its_source_is(hand):
    hand.docs[1] = replace(hand.docs[1], title="Talks in Geneva")
    hand.where.append(Origin(id="o-doc", origin_type="document", name="Talks in Geneva"))
    assert Desk(hand).origin("o-doc") == "two.txt"
    assert Desk(hand).origin("o-wire") == "Alpine Wire"


def less_sure(hand):
    """The record with its quotation balanced, and the gap as perhaps none; the meeting is told surely by one report alone."""
    points = {"quote": Certainty.BALANCED, "gap": Certainty.ALL}
    hand.said[:] = [replace(c, certainty=points.get(c.kind, Certainty.STRICT)) for c in hand.said]
    hand.said[0] = replace(hand.said[0], certainty=Certainty.BALANCED)
    quote = next(c for c in hand.said if c.kind == "quote")
    hand.held.append(Entry(id="e-quote", kind="quote", title="Ruiz: peace", claims=(quote.id,), findings=()))
    return hand


def kinds_shown(page):
    return {kind for kind, rows in page.rows.items() if rows}


def test_a_strict_brief_shows_what_one_claim_tells_surely_with_all_that_tells_it(hand):
    page = brief(less_sure(hand)).page
    assert kinds_shown(page) == {"encounter"}
    assert [e.text for e in page.lead.facts[1].values[0].support.evidence] == ["3 May 2021"], (
        "of the claim that is less sure"
    )


def test_a_brief_tells_how_much_it_leaves_out_and_how_to_see_it(hand):
    made = brief(less_sure(hand))
    assert made.page.left_out == (("balanced", 1), ("all", 1))
    for text in (made.to_html(), made.to_markdown()):
        assert "Left out as less certain: 1, shown with --certainty balanced." in text
        assert "1, shown with --certainty all." in text


def test_what_is_left_out_is_shown_where_it_is_asked_for(hand):
    less_sure(hand)
    assert kinds_shown(brief(hand, Certainty.BALANCED).page) == {"encounter", "quote"}
    whole = brief(hand, Certainty.ALL)
    assert kinds_shown(whole.page) == {"encounter", "quote", "gap"}
    assert "Left out as" not in whole.to_html() + whole.to_markdown()


def test_a_session_that_is_told_surely_shows_the_meeting_that_it_is_part_of(hand):
    hand.said[:] = [replace(c, certainty=Certainty.BALANCED) for c in hand.said]
    session = hand.claim("encounter", hand.docs[0], "They talked", [("format", "session", "")], "o-post")
    hand.held.append(
        Entry(id="e-part", kind="encounter", title="x", claims=(session.id,), findings=(), part_of="e-main")
    )
    assert {e.id for e in Desk(hand, Certainty.STRICT).entries["encounter"]} == {"e-main", "e-part"}
