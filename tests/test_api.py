"""The Python interface, as a notebook uses it."""

from __future__ import annotations

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
