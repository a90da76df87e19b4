"""Who expected what by when, and what came: the outlooks of a record with their fate, and what users expect themselves.

Forecasts with a probability are scored by Brier (Monthly Weather Review 78, 1950): the mean squared distance between the
probability and what came (1 or 0); 0 is perfect, 0.25 is what "fifty-fifty" always gets. Nothing is scored that is still open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from summitry import lexicon
from summitry.errors import InputError
from summitry.language.number.scales import negation
from summitry.model import Claim, Document, Modality
from summitry.model.notes import CLAIMS, Note, NoteKind
from summitry.reason.check import OPEN, OVERDUE, FollowUp
from summitry.reason.follow_up import FULFILLED, NOT_FULFILLED
from summitry.values import edtf, words

#: Intervals of probability that a calibration counts by.
BINS = 10
#: Names of the fields of a note that says what somebody expects, and of one that says how it came out.
WHO, BY, PROBABILITY, CAME = "who", "by", "probability", "came"
#: What came of a resolved expectation, as a note keeps it.
YES, NO = "yes", "no"
_PERCENT = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d+)?|100)(?:\s?%|[ -]per ?cent\b)")
_BESIDE = 40


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something that somebody expects: a report's outlook with its fate, or a user's own.

    ``verdict`` is ``fulfilled``, ``not fulfilled``, ``overdue`` or ``open``; ``why`` the words that decide, or the user's reason.
    ``probability`` is only what the words, or the user, state as one. ``claims`` are those whose words it is,
    ``denied`` says that what they tell is expected not to be, by words outside of theirs.
    """

    what: str
    who: tuple[str, ...]
    due: date | None
    probability: float | None
    verdict: str
    why: str
    ident: str
    by_user: bool
    claims: tuple[str, ...] = ()
    decided_by: str | None = None
    denied: bool = False

    @property
    def came(self) -> bool | None:
        """Whether it came; None while nobody knows."""
        return {FULFILLED: True, NOT_FULFILLED: False}.get(self.verdict)


@dataclass(frozen=True, slots=True)
class Bin:
    """One interval of a calibration: how many forecasts lie in it, their mean probability, and the share that came."""

    low: float
    high: float
    count: int
    mean: float
    came: float


@dataclass(frozen=True, slots=True)
class Score:
    """How good forecasts were: how many count, their Brier score, and the calibration by interval (none that is empty)."""

    count: int
    brier: float | None
    bins: tuple[Bin, ...]


def expectations(
    outlooks: Iterable[FollowUp],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    notes: Sequence[Note] = (),
    as_of: date | None = None,
) -> tuple[Expectation, ...]:
    """All expectations of a record and of its users, by the day on which they fall due, those without one last."""
    last = [n for n in sorted(notes, key=lambda n: (n.at, n.id)) if n.kind is NoteKind.RESOLVE]
    resolved = {about: n for n in last for about in (n.about, *n.get(CLAIMS).split())}
    found = [_of_record(one, claims, documents, _word_on(one, resolved)) for one in outlooks]
    found += [_of_user(n, resolved.get(n.id), as_of) for n in notes if n.kind is NoteKind.EXPECT]
    return tuple(sorted(found, key=lambda e: (e.due or date.max, e.what, e.ident)))


def _word_on(one: FollowUp, resolved: Mapping[str, Note]) -> Note | None:
    """The last word of a user on an outlook of the record."""
    own = [resolved[known] for known in (one.entry.id, *one.entry.claims) if known in resolved]
    return max(own, key=lambda n: (n.at, n.id), default=None)


def _of_record(
    one: FollowUp, claims: Mapping[str, Claim], documents: Mapping[str, Document], resolved: Note | None
) -> Expectation:
    own = [claims[c] for c in one.entry.claims if c in claims]
    mine = [c for c in own if c.kind == one.entry.kind] or own
    who = dict.fromkeys(holder for c in mine for holder in (c.holders or _planning(c)))
    stated = [p for c in mine if (p := stated_probability(documents[c.document].text, c.start, c.end)) is not None]
    verdict, why = _came_out(resolved) if resolved else (one.verdict, one.why)
    ids = tuple(c.id for c in mine)
    probability = stated[0] if len(set(stated)) == 1 else None
    decided = None if resolved else one.decided_by
    denied = bool(mine) and all(c.polarity == "-" and not _denies(c, documents) for c in mine)
    return Expectation(
        one.entry.title, tuple(who), one.due, probability, verdict, why, one.entry.id, False, ids, decided, denied
    )


def _denies(claim: Claim, documents: Mapping[str, Document]) -> bool:
    """Whether the words of a claim themselves have a negation; else it stands before them ("they doubt that …")."""
    return bool(negation().search(words.parse(documents[claim.document].text[claim.start : claim.end])))


def _planning(claim: Claim) -> tuple[str, ...]:
    """Who plans what they are to do themselves; what is only expected ("she is expected to stay") is nobody's by its words."""
    return tuple(s.value for s in claim.all("who")) if claim.modality is Modality.PLANNED else ()


def _of_user(note: Note, resolved: Note | None, as_of: date | None) -> Expectation:
    due = edtf.bounds(note.get(BY))[1]
    told = note.get(PROBABILITY)
    late = bool(due and as_of and due < as_of)
    verdict, why = _came_out(resolved) if resolved else (OVERDUE if late else OPEN, note.because)
    who = (note.get(WHO) or note.author,)
    return Expectation(note.about, who, due, float(told) if told else None, verdict, why, note.id, True)


def _came_out(note: Note) -> tuple[str, str]:
    verdict = FULFILLED if note.get(CAME) == YES else NOT_FULFILLED
    return verdict, f"by {note.author} on {note.at[:10]}" + (f": {note.because}" if note.because else "")


def stated_probability(text: str, start: int, end: int) -> float | None:
    """The probability that words give as one ("a 70 percent chance"), between 0 and 1; None where they give none, or two."""
    told = text[start:end]
    found = {
        float(m[1]) / 100
        for m in _PERCENT.finditer(told)
        if _chance().search(told[max(0, m.start() - _BESIDE) : m.end() + _BESIDE])
    }
    return found.pop() if len(found) == 1 else None


@cache
def _chance() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.load('likelihood')['chance'])})\b", re.IGNORECASE)


def probability(given: str) -> float:
    """A probability as people write it: ``0.7``, ``70%``, or a term of the scale, which stands for the middle of its range.

    Raises InputError.
    """
    terms: dict[str, tuple[float, float]] = lexicon.load("likelihood")["terms"]
    if given.strip().lower() in terms:
        low, high = terms[given.strip().lower()]
        return round((low + high) / 2, 3)
    try:
        value = float(given.strip().rstrip("%")) / (100 if given.strip().endswith("%") else 1)
    except ValueError as error:
        raise InputError(f"a probability is 0.7, 70% or one of {', '.join(terms)}; not {given!r}") from error
    if not 0 <= value <= 1:
        raise InputError(f"a probability lies between 0 and 1 (or 0% and 100%), not at {given}")
    return value


def score(some: Iterable[Expectation]) -> Score:
    """How good the forecasts with a probability were that have come out."""
    decided = [(e.probability, float(e.came)) for e in some if e.probability is not None and e.came is not None]
    if not decided:
        return Score(0, None, ())
    brier = sum((p - came) ** 2 for p, came in decided) / len(decided)
    return Score(len(decided), brier, tuple(_bins(decided)))


def _bins(decided: Sequence[tuple[float, float]]) -> Iterator[Bin]:
    for n in range(BINS):
        mine = [(p, came) for p, came in decided if min(BINS - 1, int(p * BINS + 1e-9)) == n]
        if mine:
            mean, came = (sum(values) / len(mine) for values in zip(*mine, strict=True))
            yield Bin(n / BINS, (n + 1) / BINS, len(mine), mean, came)
