"""Takes of a wire story: the last of an outlet's takes counts, its mark is no word of the headline, another outlet's report stays."""

from __future__ import annotations

import json

import pytest

from cases.taken import told
from summitry.model import Document
from summitry.reconcile.sources import takes

HEAD = "Norwegian, Swedish ministers agree to reopen {} crossings"
TEXT = "OSLO, May 6 (PW) -- Norwegian Foreign Minister Ann Lee and Swedish Foreign Minister Bo Dahl agreed in Oslo to reopen {} crossings."


def rows(*marked):
    made = [
        {
            "id": str(n),
            "outlet": outlet,
            "published": day,
            "title": mark + HEAD.format(count),
            "text": TEXT.format(count),
        }
        for n, (mark, outlet, day, count) in enumerate(marked)
    ]
    return "\n".join(map(json.dumps, made))


def counts(case):
    return {c.first("min").value for c in case.claims("figure")}


@pytest.mark.parametrize(
    "marks",
    [
        ("(URGENT) ", "(LEAD) ", "(2nd LD) "),
        ("URGENT: ", "", "UPDATE 1-"),
        ("", "UPDATE 1-", "CORRECTED-UPDATE 1-"),
        ("(LEAD) ", "(2nd LEAD) ", "(3rd LD) "),
        ("BREAKING: ", "", "CORRECTED: "),
    ],
)
def test_the_last_take_replaces_those_before_it(marks):
    case = told(rows(*((mark, "Peninsula Wire", "2025-05-06", 12 - n) for n, mark in enumerate(marks))), name="w.jsonl")
    (document,) = case.documents
    assert document.title == HEAD.format(10)
    assert counts(case) == {"10"}


def test_other_outlets_other_days_and_other_stories_stay():
    case = told(
        rows(
            ("(LEAD) ", "Peninsula Wire", "2025-05-06", 12),
            ("", "Harbour Post", "2025-05-06", 11),
            ("(2nd LD) ", "Peninsula Wire", "2025-06-20", 10),
        ),
        name="w.jsonl",
    )
    assert len(case.documents) == 3


@pytest.mark.parametrize(
    ("head", "rank"),
    [
        ("(URGENT) Ministers meet", 0),
        ("Ministers meet", 1),
        ("(LEAD) Ministers meet", 2),
        ("(2nd LD) Ministers meet", 3),
        ("UPDATE 3-Ministers meet", 4),
        ("CORRECTED-UPDATE 3-Ministers meet", 4.5),
        ("EMBARGOED UNTIL 0900 GMT\n\n(3rd LD) Ministers meet", 4),
        ("Lead: a metal that ministers fear", 1),
    ],
)
def test_how_late_a_take_is(head, rank):
    assert takes.of(Document.of(f"{head}\n\nOslo - They met.", locator="a.txt")).rank == rank


def test_what_a_take_says_of_itself_is_none_of_the_report():
    case = told(
        "UPDATE 1-Ministers meet in Oslo\n\n(Corrects day of the meeting in paragraph 1)\n\nOSLO, May 6 (PW) - They met.\n"
    )
    (document,) = case.documents
    furniture = [document.text[p.start : p.end] for p in document.passages if p.part == "furniture"]
    assert [words.strip() for words in furniture] == ["UPDATE 1-", "(Corrects day of the meeting in paragraph 1)"]
