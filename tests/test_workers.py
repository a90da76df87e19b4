"""Several processes give what one gives, in the same order; one bad document does not stop the rest."""

from __future__ import annotations

import pytest

import made
from summitry import workers
from summitry.errors import Skipped
from summitry.settings import Settings


@pytest.fixture
def documents():
    texts = [f"President Ana Lund met Premier Otto Berg in Oslo on {day} March 2021." for day in range(1, 29)]
    return [made.document(text, locator=f"{n}.txt") for n, text in enumerate(texts * 2)][:40]


def test_two_processes_give_what_one_gives(documents, monkeypatch):
    monkeypatch.setattr(workers, "_CHUNK", 8)
    alone = list(workers.readings(documents, Settings(jobs=1)))
    assert list(workers.readings(documents, Settings(jobs=2))) == alone
    assert [reading.document.id for reading in alone] == [document.id for document in documents]


def test_a_document_that_an_extractor_fails_on_is_left_out_with_the_reason(documents, monkeypatch):
    real = workers.extract.claims

    def claims(parsed, judge):
        if parsed.document.locator == "1.txt":
            raise ZeroDivisionError("no such luck")
        return real(parsed, judge)

    monkeypatch.setattr(workers.extract, "claims", claims)
    first, second, third = workers.readings(documents[:3], Settings())
    assert isinstance(second, Skipped)
    assert (second.stage, second.reason) == ("extract", "failed")
    assert "no such luck" in second.message
    assert [reading.document.locator for reading in (first, third)] == ["0.txt", "2.txt"]
