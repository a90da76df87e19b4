"""The Python interface, as a notebook uses it."""

from __future__ import annotations

from datetime import date

import pytest

import summitry
from summitry import Record, Settings, read
from summitry.errors import InputError, RecordError
from summitry.present.page import Length

TEXT = 'President Ana Lund met Premier Otto Berg in Oslo on 2 March 2021. "We agreed," Lund said.'


@pytest.fixture
def record(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(TEXT)
    with read(report, record=tmp_path / "talks.db") as made:
        yield made


def test_reading_gives_a_record_whose_claims_lead_to_words(record):
    (quote,) = record.claims("quote")
    assert "We agreed" in record.words(quote)
    assert record.words(quote.first("content"), quote.document) == "We agreed,"
    with pytest.raises(InputError, match="id of its claim's document"):
        record.words(quote.first("content"))


def test_what_a_person_looks_at_shows_itself(record):
    assert record.to_html() == record._repr_html_()
    assert "encounter" in record.to_html()
    assert "<html" in record.brief().to_html()
    assert "We agreed" in record.brief(length=Length.FULL).to_markdown()


def test_a_record_is_opened_again_and_verified(record):
    with Record.open(record.store.path) as again:
        assert again.verify() == ()
        assert again.summary().documents == 1
        assert list(again.entries()) == list(record.entries())


def test_a_record_is_copied_through_the_interchange_file(record, tmp_path):
    lines = list(record.export())
    with Record.from_jsonl(lines, tmp_path / "copy.db") as copy:
        assert list(copy.export()) == lines
    with pytest.raises(RecordError, match="already there"):
        Record.from_jsonl(lines, tmp_path / "copy.db")


def test_opening_makes_nothing_unless_asked(tmp_path):
    with pytest.raises(RecordError, match="no record"):
        Record.open(tmp_path / "none.db")


def test_the_function_is_not_hidden_by_the_folder_of_its_name():
    from summitry.read import documents

    assert callable(summitry.read)
    assert callable(documents)
    assert summitry.Settings is Settings


def test_reading_what_is_not_there_is_an_error(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        read(tmp_path / "nowhere", record=tmp_path / "talks.db")


PLAN = """
sequence: Fish for freedom
steps:
  - {step: release, who: Norway, does: frees the crew, issue: prisoners, undone: no}
  - {step: relief, who: Estonia, does: buys fish, issue: sanctions relief, after: [release], undone: yes}
"""
ORDERS = (
    "Norway says that disarmament must come before sanctions relief. Estonia wants sanctions relief before disarmament."
)


def test_what_the_reasoning_commands_answer_a_program_can_ask(tmp_path):
    (tmp_path / "report.txt").write_text(f"OSLO, 2 March 2021 - {ORDERS}")
    (tmp_path / "plan.yaml").write_text(PLAN)
    (tmp_path / "asked.yaml").write_text(
        "question: Who goes first?\nhypotheses: [{name: one, says: Norway does}, {name: two, says: Estonia does}]\n"
        "evidence: [{entry: disarmament, consistent: one, inconsistent: two, because: it says so}]\n"
    )
    with read(tmp_path / "report.txt", record=tmp_path / "talks.db") as made:
        held, conflicts = made.orders()
        names = {actor.id: actor.name for actor in made.actors()}
        holders = [[names[h] for p in side for h in p.holders] for one in conflicts for side in one.sides]
        assert holders == [["Norway"], ["Estonia"]]
        assert len(held) == 2
        judged = made.sequence(tmp_path / "plan.yaml")
        assert [[step.name for step in some] for some in judged.rounds] == [["release"], ["relief"]]
        with pytest.raises(InputError):
            made.hypotheses(tmp_path / "asked.yaml")
        made.expect("Fish is sold", by="2021-04", because="prices", author="Ida Holm")
        assert [one.verdict for one in made.expectations(as_of=date(2021, 6, 1)) if one.by_user] == ["overdue"]
