"""The labelled reports: their form, and labels kept apart from a text and put together with it again."""

from __future__ import annotations

from pathlib import Path

import pytest

import corpus
import open_reports

REPORT = """\
= quay | title=a quay
== a | outlet=Norvik Wire | date=2031-03-04 | style=wire | path=news/quay.rs3
Ana Brenn met Osk Tallor in Lund on Monday.
  encounter | says=Ana Brenn met Osk Tallor | party=Ana Brenn; Osk Tallor | time=2031-03-03 | format=meeting | modality=held
"We want the quay open," she said.
  ? stance | says=We want the quay open | actor=Ana Brenn | attitude=wants | issue=opening the quay

Share this
  noise
== people
Ana Brenn | country=SWE
"""
RS3 = """<rst><header/><body>
<segment id="1">Quay talks</segment>
<segment id="2">Ana Brenn met Osk Tallor</segment>
<segment id="3">in Lund on Monday .</segment>
<segment id="4">" We want the quay open , " she said .</segment>
<segment id="5">A caption</segment>
<segment id="6">Share this</segment>
</body></rst>
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "quay.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_is_its_sentences_in_paragraphs_with_labels_on_their_words(file):
    found = corpus.happening(file)
    text = found.texts["a"]
    assert text.split("\n\n")[1] == "Share this"
    assert [(one.kind, text[one.start : one.end], one.optional) for one in found.labels] == [
        ("encounter", "Ana Brenn met Osk Tallor", False),
        ("stance", "We want the quay open", True),
        ("noise", "Share this", False),
    ]
    assert found.labels[0].slots["party"] == ("Ana Brenn", "Osk Tallor")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("  stance | says=met | actor=SWE | attitude=loves | issue=x", "attitude of a stance is one of"),
        ("  stance | says=met | actor=SWE | attitude=wants", "needs issue"),
        ("  gap | says=never there | what=x", "stands 0 times"),
        ("  wish | says=met", "no such kind"),
        ("  outlook | says=met | whom=x | what=y | modality=planned", "has no whom"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, line, fault):
    path = tmp_path / "x.txt"
    path.write_text("\n".join([*REPORT.splitlines()[:3], line]), encoding="utf-8")
    (told,) = corpus.faults(path)
    assert told.startswith("x.txt:4:")
    assert fault in told


def test_labels_kept_apart_hold_no_sentence_and_come_together_with_the_text_again(file, tmp_path):
    labels = open_reports.parted(file)
    assert "We want" not in str(labels["sentences"])
    published = tmp_path / "quay.rs3"
    published.write_text(RS3, encoding="utf-8")
    again = tmp_path / "again.txt"
    again.write_text(open_reports.joined(labels, open_reports.plain(published)), encoding="utf-8")
    first, second = corpus.happening(file), corpus.happening(again)
    assert [(one.kind, one.slots, one.optional) for one in first.labels] == [
        (one.kind, one.slots, one.optional) for one in second.labels
    ]
    told = second.labels[1]
    assert second.texts["a"][told.start : told.end] == "We want the quay open"
    assert second.texts["a"].startswith(
        "Ana Brenn met Osk Tallor in Lund on Monday. “We want the quay open,” she said."
    )


def test_a_text_without_a_sentence_of_the_labels_is_refused(file):
    with pytest.raises(ValueError, match="sentence 0 is not in the text"):
        open_reports.joined(open_reports.parted(file), "Something else altogether.")


def test_every_file_of_the_corpus_is_well_formed():
    files = sorted((Path(corpus.__file__).parent / "own").glob("*.txt"))
    assert len(files) >= 50
    assert [fault for one in files for fault in corpus.faults(one)] == []
