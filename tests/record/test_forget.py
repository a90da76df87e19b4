"""Reports are taken out of a record, with all that was read from them."""

import pytest

from made import FIRST, SECOND, document
from summitry.api import Record
from summitry.errors import InputError
from summitry.model import Reading


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "talks.db", create=True) as opened:
        opened.store.add(Reading(document=document(FIRST, locator="in/first.txt")))
        opened.store.add(Reading(document=document(SECOND, locator="in/second.txt", outlet="Courier")))
        opened.reconcile()
        yield opened


@pytest.mark.parametrize("how", ["in/first.txt", "first.txt", "id"])
def test_a_document_is_forgotten_by_path_or_id(record, how):
    named = next(d.id for d in record.documents() if d.locator == "in/first.txt") if how == "id" else how
    (gone,) = record.forget(named)
    assert gone.locator == "in/first.txt"
    assert [d.locator for d in record.documents()] == ["in/second.txt"]
    assert record.store.reconciled
    assert not record.verify(rebuild=True)


def test_nothing_is_forgotten_where_one_is_not_there(record):
    with pytest.raises(InputError):
        record.forget("first.txt", "third.txt")
    assert record.store.count() == 2
