"""Grades of sources and information as a listing, with what the record itself has to say of each."""

from __future__ import annotations

from collections.abc import Iterator

from summitry import noting
from summitry.model.notes import CLAIMS, Note, NoteKind
from summitry.present.listing import Listing
from summitry.reason import grading
from summitry.record import Store

COLUMNS = ("graded", "what", "grade", "means", "because", "author", "at", "note", "id")
_TABLES = {NoteKind.SOURCE: grading.RELIABILITY, NoteKind.INFORMATION: grading.CREDIBILITY}


def grades(store: Store) -> Listing:
    """The grades in force; of a "1" that has lost its second origin since, that it no longer holds."""
    notes = list(store.notes())
    rows = [row for kind in _TABLES for note in grading.latest(notes, kind).values() for row in _row(store, note)]
    return Listing(COLUMNS, tuple(rows))


def _row(store: Store, note: Note) -> Iterator[tuple[str, ...]]:
    grade = note.get(grading.GRADE)
    told = _doubt(store, note) if note.kind is NoteKind.INFORMATION and grade == grading.CONFIRMED else ""
    yield (
        note.kind,
        note.get(grading.NAMED) or note.about,
        grade,
        _TABLES[note.kind][grade],
        note.because,
        note.author,
        note.at[:10],
        told,
        note.about,
    )


def _doubt(store: Store, note: Note) -> str:
    """Whether what was graded as confirmed still is: reports may have been corrected, or found to be copies, since."""
    number = len(noting.told_by(store, note.get(CLAIMS).split())[1])
    return "" if number >= grading.ORIGINS else f"only {number} independent origin tells it now"


def faults(text: str) -> Listing:
    """The sentences of a text that mix likelihood and confidence, or tell likelihood without an agreed range."""
    rows = tuple((f"{one.start}-{one.end}", one.sentence, one.why) for one in grading.lint(text))
    return Listing(("at", "sentence", "fault"), rows)


def scale() -> Listing:
    """The words of likelihood with their ranges, and the letters and digits of grades."""
    from summitry import lexicon

    terms = lexicon.load("likelihood")["terms"]
    rows = [("likelihood", word, f"{low:.0%} to {high:.0%}") for word, (low, high) in terms.items()]
    rows += [(kind, grade, means) for kind, table in _TABLES.items() for grade, means in table.items()]
    return Listing(("scale", "grade", "means"), tuple(rows))
