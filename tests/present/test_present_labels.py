"""A record as a file of labelled reports: the training of the judge reads it, and a person can go through it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from reports import Report
from summitry import lexicon
from summitry.errors import InputError
from summitry.model import Certainty, Correction, Modality, Part, Passage
from summitry.pipeline import settle
from summitry.present.labels import Asked, labelled
from summitry.record import Store


def grain() -> Report:
    """Two paragraphs with a meeting, a stance and an action, an action that is denied, and a quotation."""
    text = (
        "Ana Brenn met Osk Tallor in Lund on Monday. Estmark will not lift its ban; the ban stays, he said.\n\n"
        "Norway did not sue Estmark. Norway accused Estmark of breach."
    )
    r = Report(text, locator="grain.txt", published="2031-03-04", outlet="Norvik Wire")
    r.document = replace(r.document, title="No grain | no deal")
    brenn, tallor = r.actor("Ana Brenn", country="NOR"), r.actor("Osk Tallor", country="EST")
    state = r.actor("Estmark", "state", country="EST")
    r.claim(
        "encounter",
        "Ana Brenn met Osk Tallor in Lund on Monday",
        ("party", brenn, "Ana Brenn"),
        ("party", tallor, "Osk Tallor"),
        ("place", "Lund", "Lund"),
        ("time", "2031-03-03", "Monday"),
        ("format", "audience"),
    )
    r.claim(
        "stance",
        "Estmark will not lift its ban",
        ("actor", state, "Estmark"),
        ("attitude", "rejects"),
        ("issue", "sanctions", "lift its ban"),
    )
    r.claim("measure", "ban", ("body", state), ("what", "ban", "ban"), ("status", "in force"))
    r.claim("action", "Norway did not sue Estmark", ("actor", "Norway"), ("type", "ACCUSE"), polarity="-")
    r.claim("action", "Norway accused Estmark of breach", ("actor", "Norway"), ("recipient", state), ("type", "ACCUSE"))
    r.claim("quote", "the ban stays, he said", ("speaker", tallor, "he"), ("content", "the ban stays"))
    return r


def recorded(tmp_path, *reports, corrections=()):
    store = Store.open(tmp_path / "talks.db")
    for report in reports:
        store.add(report.reading())
    store.correct(corrections)
    settle(store)
    return store


def labels(text):
    """The lines of claims, by sentence."""
    found, sentence = {}, ""
    for line in text.splitlines():
        if line.startswith("  "):
            found[sentence].append(line.strip())
        else:
            sentence = line
            found[sentence] = []
    return found


def read(text, tmp_path):
    file = tmp_path / "labelled.txt"
    file.write_text(text, encoding="utf-8")
    assert list(corpus.faults(file)) == []
    return corpus.happening(file)


def test_sentences_stand_one_a_line_with_their_claims_below(tmp_path):
    with recorded(tmp_path, grain()) as store:
        text = labelled(store).text
    assert (
        text.splitlines()[1] == "== a | outlet=Norvik Wire | date=2031-03-04 | style=report | title=No grain / no deal"
    )
    found = labels(text)
    (meeting,) = found["Ana Brenn met Osk Tallor in Lund on Monday."]
    assert meeting.split(" | ") == [
        "encounter",
        "says=Ana Brenn met Osk Tallor in Lund on Monday",
        "party=Ana Brenn; Osk Tallor",
        "time=2031-03-03",
        "place=Lund",
        "format=meeting",
        "modality=held",
    ]
    stance, measure = found["Estmark will not lift its ban; the ban stays, he said."]
    assert stance == "stance | says=Estmark will not lift its ban | actor=EST | attitude=rejects | issue=lift its ban"
    assert measure == "measure | says=its ban | what=ban | body=EST | status=in force", "one word stands there twice"
    assert found["Norway did not sue Estmark."] == [], "what is denied was not done"
    assert [label.split(" | ")[0] for label in found["Norway accused Estmark of breach."]] == ["action"]
    assert "\n\nNorway did not sue" in text, "a paragraph begins"
    assert text.endswith("== people\nAna Brenn | country=NOR\nOsk Tallor | country=EST\n")


def test_training_reads_what_is_written(tmp_path):
    with recorded(tmp_path, grain()) as store:
        made = read(labelled(store).text, tmp_path)
    assert made.texts["a"].startswith("Ana Brenn met Osk Tallor in Lund on Monday. Estmark")
    assert [made.texts["a"][one.start : one.end] for one in made.labels][:1] == [
        "Ana Brenn met Osk Tallor in Lund on Monday"
    ]
    assert made.labels[0].slots["party"] == ("Ana Brenn", "Osk Tallor")


def test_the_lists_of_labels_are_those_that_training_knows():
    table = lexicon.load("labels")
    known = {kind: slots for kind, slots in corpus.SLOTS.items() if slots}
    assert {kind: set(slots) for kind, slots in table["slots"].items()} == {
        kind: set(slots) for kind, slots in known.items()
    }
    assert {kind: tuple(roles) for kind, roles in table["needed"].items()} == corpus.NEEDED
    assert {(k, r): set(v) for k, roles in table["choices"].items() for r, v in roles.items()} == {
        (k, r): set(v) for k, slots in known.items() for r, v in slots.items() if v
    }


def test_what_is_less_than_strict_may_be_counted_or_not_unless_it_was_corrected(tmp_path):
    report = grain()
    report.claims[:] = [replace(claim, certainty=Certainty.BALANCED) for claim in report.claims]
    meeting, stance = report.claims[:2]
    wrong = Correction.of("wrong", ((stance.id,),), because="irony", author="Ida", at="2031-03-05T10:00:00.000Z")
    right = Correction.of("right", ((meeting.id,),), because="heard it", author="Ida", at="2031-03-05T11:00:00.000Z")
    with recorded(tmp_path, report, corrections=(wrong, right)) as store:
        text = labelled(store).text
        made = read(text, tmp_path)
    assert [(one.kind, one.optional) for one in made.labels] == [
        ("encounter", False),
        ("measure", True),
        ("action", True),
    ]
    assert "  ? measure | says=" in text


@pytest.mark.parametrize(("certainty", "kinds"), [("strict", 0), ("balanced", 3), ("all", 4)])
def test_only_claims_that_are_sure_enough_are_written(tmp_path, certainty, kinds):
    report = grain()
    report.claims[:] = [
        replace(c, certainty=Certainty.ALL if c.kind == "stance" else Certainty.BALANCED) for c in report.claims
    ]
    with recorded(tmp_path, report) as store:
        found = labels(labelled(store, Asked(certainty=Certainty(certainty))).text)
    assert sum(map(len, found.values())) == kinds


def test_what_a_label_needs_and_a_claim_lacks_is_counted(tmp_path):
    report = Report("Lift the ban, it was demanded.", locator="x.txt")
    report.claim("stance", "Lift the ban, it was demanded", ("attitude", "demands"), ("issue", "the ban", "the ban"))
    with recorded(tmp_path, report) as store:
        made = labelled(store)
    assert made.lacking == 1
    assert "stance" not in made.text


def test_reports_are_narrowed_by_name_and_by_words(tmp_path):
    other = Report("Rain fell in Tallinn.", locator="rain.txt", outlet="Weather Post", published="2031-01-01")
    with recorded(tmp_path, grain(), other) as store:
        assert list(read(labelled(store).text, tmp_path).texts) == ["a", "b"], "the earlier report is the first"
        assert "Rain" not in labelled(store, Asked(document="norvik")).text
        assert "Brenn" not in labelled(store, Asked(about="TALLINN")).text
        with pytest.raises(InputError, match="no report"):
            labelled(store, Asked(about="snow"))


def test_more_reports_than_letters_have_two(tmp_path):
    reports = [Report(f"Rain fell on day {n}.", locator=f"{n}.txt", published=f"2031-01-{n:02}") for n in range(1, 29)]
    with recorded(tmp_path, *reports) as store:
        made = read(labelled(store).text, tmp_path)
    assert list(made.texts)[-4:] == ["y", "z", "aa", "ab"]


def test_a_dateline_stays_with_its_sentence(tmp_path):
    report = Report("OSLO, May 4 - Rain fell. Snow fell.", locator="rain.txt")
    report.document = replace(
        report.document, passages=(Passage(Part.DATELINE, 0, 13), Passage(Part.PARAGRAPH, 14, 35))
    )
    with recorded(tmp_path, report) as store:
        assert "OSLO, May 4 - Rain fell.\nSnow fell.\n" in labelled(store).text


AWKWARD = st.text(st.sampled_from("ab .|;=?\n\u2028“”-"), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(text=AWKWARD, data=st.data())
def test_training_reads_whatever_a_report_holds(tmp_path_factory, text, data):
    folder = tmp_path_factory.mktemp("awkward")
    report = Report(text, locator="x.txt", outlet=data.draw(AWKWARD))
    report.document = replace(report.document, title=data.draw(AWKWARD))
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    value = data.draw(AWKWARD)
    report.claim("gap", words, ("who", value), ("what", value), modality=Modality.HELD)
    report.claim("tally", words, ("party", value), ("count", value))
    with recorded(folder, report) as store:
        read(labelled(store).text, folder)
