"""Competing hypotheses as a listing: the ranking, the evidence with its words and support, and what the answer hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from summitry import noting
from summitry.model import Claim, Document
from summitry.present.listing import Listing, source
from summitry.reason.hypotheses import Evidence, Fits, Question, Without, rank, sensitivity
from summitry.record import Store
from summitry.record.targets import find
from summitry.values import words

COLUMNS = ("what", "name", "against", "in favour", "told", "words")


def listing(store: Store, question: Question) -> Listing:
    """The hypotheses, the least disconfirmed first; then each piece of evidence. Raises InputError where one is not on record."""
    rows: list[tuple[str, ...]] = [
        (
            f"hypothesis {n}",
            f"{one.name}: {one.says}",
            f"{one.against:g}",
            f"{one.in_favour:g}",
            f"{one.silent} of {len(question.evidence)} pieces of evidence are silent on it",
            "",
        )
        for n, one in enumerate(rank(question), 1)
    ]
    tell = _Teller(store)
    rows += [tell.row(question, without) for without in sensitivity(question)]
    return Listing(COLUMNS, tuple(rows))


class _Teller:
    """Evidence in words, with who vouches for it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._claims = {c.id: c for c in store.claims()}
        self._documents: dict[str, Document] = {d.id: d for d in store.documents()}

    def row(self, question: Question, one: Without) -> tuple[str, ...]:
        """One piece of evidence: for and against whom, what hangs on it, and its words."""
        target = find(self._store, one.piece.entry)
        claims = [self._claims[c] for c in target.anchors if c in self._claims]
        told = "; ".join([*self._support(claims), *_hangs(one), *([one.piece.because] if one.piece.because else [])])
        against, for_ = (_named(question, one.piece, kind) for kind in (Fits.INCONSISTENT, Fits.CONSISTENT))
        return "evidence", target.named, against, for_, told, self._words(claims)

    def _support(self, claims: list[Claim]) -> Iterator[str]:
        number = len(noting.origins(claims, self._documents))
        if number < 2:
            yield "rests on one origin"

    def _words(self, claims: list[Claim]) -> str:
        said: dict[str, None] = {}
        for claim in claims:
            document = self._documents[claim.document]
            quoted = words.show(document.text[claim.start : claim.end])
            said[f"“{quoted}” ({source(document)}, {claim.start}-{claim.end})"] = None
        return "; ".join(said)


def _named(question: Question, piece: Evidence, kind: Fits) -> str:
    return "; ".join(name for name, _ in question.hypotheses if piece.fits(name) is kind)


def _hangs(one: Without) -> Iterator[str]:
    if not one.tells_apart:
        yield "does not tell the hypotheses apart"
    if one.changes:
        yield f"without it {' and '.join(one.leaders)} would lead"
