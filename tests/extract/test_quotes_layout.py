"""Speakers that the layout names: transcripts, posts, signed words, headlines, questions and answers."""

from __future__ import annotations

from summitry.extract.quotes import extract
from summitry.model import Part


def pairs(claims):
    return [(" ".join(s.text for s in c.all("speaker")), [s.text for s in c.all("content")]) for c in claims]


def test_headline_names_its_speaker(parsed):
    text = "Anna Berg: No deal before the summer\n\nThe talks ended late on Sunday."
    assert ("Anna Berg", ["No deal before the summer"]) in pairs(extract(parsed(text, headline=True)))


def test_post_is_signed(parsed):
    text = "A good day for our two countries! pic.twitter.com/abc123 — Anna Berg (@annaberg) March 3, 2021"
    assert pairs(extract(parsed(text))) == [("Anna Berg", ["A good day for our two countries!"])]


def test_signed_quotation(parsed):
    assert pairs(extract(parsed("“We shall not go home without a treaty.” — Anna Berg"))) == [
        ("Anna Berg", ["We shall not go home without a treaty."])
    ]


def test_transcript_runs_to_the_end(parsed):
    text = (
        "Read Anna Berg's full remarks below:\n\nGood evening to all of you in this hall.\n\n"
        "I told the council that the road is open. We will keep it so."
    )
    claims = list(extract(parsed(text)))
    (whole,) = [c for c in claims if c.first("form").why == "transcript"]
    assert len(whole.all("content")) == 2
    assert "Berg" in whole.first("speaker").text
    (inner,) = [c for c in claims if c.first("form").why == "nested"]
    assert inner.first("content").text == "the road is open"
    assert inner.first("speaker").text == whole.first("speaker").text


def test_questions_and_answers(parsed):
    text = (
        "Q: Will the port open?\n\nBERG: It will open in spring.\n\nQ: Who pays for it?\n\n"
        "BERG: The two countries pay for it together."
    )
    assert pairs(extract(parsed(text)))[0] == (
        "BERG",
        ["It will open in spring."],
    )  # who asks says nothing of the matter


def test_lists_of_figures_are_no_transcript(parsed):
    text = "Results so far:\n\nBerg: 547\n\nOduya: 46\n\nMarek: 12"
    assert list(extract(parsed(text))) == []


def test_lettered_questions_and_answers(parsed):
    claims = list(
        extract(parsed("Q. Will the port close?\n\nA. No, it will not.\n\nQ. When will you know?\n\nA. Soon."))
    )
    assert [c.first("content").text for c in claims] == ["No, it will not.", "Soon."]
    assert {c.first("form").value for c in claims} == {"direct"}


def test_transcript_of_somebodys_remarks_is_theirs(parsed):
    text = (
        "The following is a transcript of Anna Berg's remarks:\n\nThank you all for coming.\n\nThe port will not close."
    )
    (claim,) = extract(parsed(text))
    assert claim.first("speaker").text.startswith("Anna Berg")
    assert "remarks" not in claim.first("speaker").text


def test_headline_without_marks_is_not_direct(parsed):
    plain, marked = (
        next(extract(parsed(f"{line}\n\nAnna Berg held talks in Geneva.", headline=True)))
        for line in ("Anna Berg: no deal without the port", "Anna Berg: “No deal without the port”")
    )
    assert plain.first("form").value == "indirect"
    assert marked.first("form").value == "direct"
    assert marked.first("content").text == "No deal without the port"


def test_report_behind_an_announced_recording_is_no_transcript(parsed):
    text = (
        "Listen to Anna Berg's full remarks below:\n\nLater in the show, Berg praised the reopened port. “It is open,” she said.\n\n"
        "The show goes on."
    )
    assert [c.first("form").why for c in extract(parsed(text))] == ["object", "quotation"]


def test_headline_with_some_words_in_marks_is_quoted_whole(parsed):
    text = "Anna Berg says “no deal” without the port\n\nAnna Berg held talks in Geneva."
    claim = next(extract(parsed(text, headline=True)))
    assert claim.first("content").text == "“no deal” without the port"
    assert claim.first("form").value == "mixed"


def test_what_a_headline_tells_is_listed_once_where_the_report_tells_it_again(parsed):
    text = (
        "Minister says port will close in June\n\nThe port of Lund will close in June, Anna Berg, the minister, said."
    )
    assert [c.part for c in extract(parsed(text, headline=True))] == [Part.PARAGRAPH]
    text = "Minister says port will close in June\n\nAnna Berg, the minister, said that she liked herring."
    assert [c.part for c in extract(parsed(text, headline=True))] == [Part.HEADLINE, Part.PARAGRAPH]


def test_we_of_a_joint_paper_are_those_who_sign_it(parsed):
    text = (
        "Joint Communiqué of the Foreign Ministers of Finland and Norway\n\nOslo, 3 May 2024\n\n"
        "1. We, the foreign ministers of Finland and Norway, met in Oslo on 3 May 2024.\n\n"
        "2. We agreed to reopen the port of Bergen by June.\n\n3. Our countries will send two ships there."
    )
    document = parsed(text, headline=True)
    own = [a.name for m, a in document.mentions if m.text.lower() in ("we", "our")]
    assert sorted(own) == ["Finland"] * 3 + ["Norway"] * 3


def test_words_that_the_line_below_signs(parsed):
    text = (
        "Reactions to the agreement\n\nThe agreement was signed in Oslo on Monday by two ministers of foreign affairs.\n\n"
        "“It took us far too long to come to this.”\n\n— Anna Berg, member of the parliament\n\n"
        "“Nobody won everything here.” -Commissioner Otto Lund\n\nAnd from Chairwoman Ida Dahl:\n\n“We shall not be hurried by them.”"
    )
    said = dict(pairs(extract(parsed(text))))
    assert said["Anna Berg"] == ["It took us far too long to come to this."]
    assert said["Commissioner Otto Lund"] == ["Nobody won everything here."]
    assert [words for name, words in said.items() if "Dahl" in str(name)] == [["We shall not be hurried by them."]]


def test_headings_with_a_colon_and_a_column_that_asks_now_and_then_are_no_transcript(parsed):
    headings = "\n\n".join(
        f"{head}: The port has stood open since the spring, and nobody knows for how long."
        for head in ("Little Relief for Sailors", "Limited Tools to Guard Coasts", "A Veto That Impedes Efforts")
    )
    text = "The sailors wait, the coasts are bare and efforts have failed for years.\n\n" + headings
    assert not [c for c in extract(parsed(text)) if c.first("form").why == "labelled"]
    asked = "\n\n".join(
        "Who will pay?" if n % 8 == 0 else f"I know that Berg has {n} boats in the port." for n in range(26)
    )
    text = "Give Us the Boats, Berg\n\nMs. Berg, I have a deal for you.\n\n" + asked
    assert not [c for c in extract(parsed(text, headline=True)) if c.first("form").why == "labelled"]
