"""Verification finds what was changed behind the record's back."""

from __future__ import annotations

import sqlite3

import pytest

import made
from summitry.record import Store, verify


@pytest.fixture
def path(tmp_path):
    where = tmp_path / "talks.db"
    with Store.open(where) as store:
        reading = made.reading(made.parsed(made.document()))
        store.add(reading)
        store.write(made.reconciled(reading))
    return where


def problems(path):
    with Store.open(path, create=False) as store:
        return [problem.message for problem in verify(store)]


def test_a_whole_record_holds(path):
    assert problems(path) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE document SET text = replace(text, 'Oslo', 'Rome')", "hash does not fit"),
        ("UPDATE slot SET start = start + 1 WHERE role = 'place'", "the place reads 'Oslo'"),
        ("UPDATE slot SET end = 99999 WHERE role = 'place'", "leaves the text"),
        ("UPDATE slot SET value = 'Rome' WHERE role = 'place'", "identifier does not fit"),
        ("UPDATE claim SET start = 50000, end = 50001", "leaves the text"),
        ("UPDATE claim SET certainty = 'balanced' WHERE kind = 'quote'", "but has no probability"),
        ("UPDATE passage SET start = 3 WHERE n = 0", "belong to no passage"),
        ("UPDATE passage SET end = 99999", "leaves the text"),
        ("UPDATE sentence SET start = 3 WHERE n = 1", "the sentence at 3"),
        ("UPDATE sentence SET end = 99999", "is in no passage"),
        ("UPDATE quotation SET end = 99999", "the quotation at 81"),
        ("UPDATE frame SET end = 99999", "the predicate meet"),
        ("UPDATE frame SET arguments = '[[\"doer\", 5, 99999]]'", "the predicate meet"),
        ("UPDATE appearance SET mentions = replace(mentions, 'Ana', 'Eva')", "a mention of Ana Lund reads"),
        ("UPDATE entry SET claims = '[\"c-gone\"]'", "claim c-gone is not in the record"),
        ("DELETE FROM origin", "origin of its place o-"),
        ("DELETE FROM meta WHERE key = 'reconciled'", "lag behind"),
    ],
)
def test_each_damage_is_found(path, damage, said):
    with sqlite3.connect(path) as connection:
        connection.execute(damage)
    connection.close()
    assert any(said in message for message in problems(path))
