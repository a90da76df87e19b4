"""Why a claim is held for one: itself with its slots, and what the judge says of it when its report is parsed once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry import kinds, language
from summitry.errors import InputError
from summitry.extract import judge as judging
from summitry.extract.judge.candidates import KINDS
from summitry.language import ParsedDocument
from summitry.model import Claim, Document
from summitry.present.listing import Names, actor_slots, source
from summitry.record import Store
from summitry.record.targets import find
from summitry.settings import Settings
from summitry.values import words

if TYPE_CHECKING:
    from summitry.extract.judge.explaining import Explanation


@dataclass(frozen=True, slots=True)
class Explained:
    """A claim as the record has it, with the judge's reasons, or a sentence on why there are none.

    ``slots`` are what its roles are called and what they hold.
    """

    claim: Claim
    document: Document
    slots: tuple[tuple[str, str], ...]
    reasons: Explanation | None
    note: str = ""

    def lines(self) -> Iterator[str]:
        """For people to read, line by line."""
        claim, doc = self.claim, self.document
        yield f"{claim.id}  {claim.kind}, {source(doc)}, {claim.start}-{claim.end}"
        yield f"“{words.show(doc.text[claim.start : claim.end])}”"
        yield from (f"  {label}: {held}" for label, held in self.slots)
        if claim.probability is not None:
            yield f"probability {claim.probability:.2f}: {claim.certainty}"
        if claim.proposed:
            yield f"proposed by the {claim.proposed}"
        if claim.judge:
            yield f"judged by the weights {claim.judge}"
        if self.note:
            yield self.note
        if self.reasons:
            yield from _reasons(self.reasons)


def _reasons(reasons: Explanation) -> Iterator[str]:
    yield from ("", "probability of each kind")
    told = sorted(reasons.probabilities.items(), key=lambda pair: (-pair[1], pair[0]))
    yield from (f"  {probability:.2f}  {kind}" for kind, probability in told)
    for heading, weights in (
        ("words that weighed most (probability with the word, less that without it)", reasons.words),
        ("what is known of the predicate (log odds)", reasons.features),
    ):
        if weights:
            yield from ("", heading, *(f"  {weight:+.2f}  {word}" for word, weight in weights))


def explained(store: Store, named: str, settings: Settings) -> Explained:
    """Why a claim (its id, or the beginning of one) is held for one. Raises InputError where there is none."""
    if not named.startswith("c-"):
        raise InputError(f"{named!r} is no claim; name one by its id (c-…), as lists show it with --to csv")
    claim = store.claim(find(store, named).anchors[0])
    name = Names(store, actor_slots([claim]))
    slots = tuple((kinds.label(slot.role), name(slot.value)) for slot in claim.slots)
    document = store.document(claim.document)
    reasons, note = _asked(store, claim, settings)
    return Explained(claim, document, slots, reasons, note)


def _asked(store: Store, claim: Claim, settings: Settings) -> tuple[Explanation | None, str]:
    """What the judge says of a claim, or why it says nothing; and whether it is another one than judged it."""
    if claim.kind not in KINDS:
        return (
            None,
            f"Nothing is judged of claims of the kind {claim.kind}: what found them says so, and they count as strict.",
        )
    judge = judging.loaded(settings)
    if judge is None:
        return None, "Nothing is judged by the setting judge: it leaves all to the rules."
    parsed = _parsed(store, claim.document, settings)
    read = next(one for reading in store.readings([claim.document]) for one in reading.claims if one.id == claim.id)
    try:
        reasons = judging.explain(parsed, read, judge)
    except ValueError as error:
        return None, f"There is nothing to explain: {error}."
    if claim.judge == reasons.version:
        return reasons, ""
    before = f"other weights ({claim.judge})" if claim.judge else "no judge"
    return reasons, f"It was read with {before}; what follows is what the weights {reasons.version} say of it."


def _parsed(store: Store, document: str, settings: Settings) -> ParsedDocument:
    """A document of the record, parsed once more."""
    reading = next(iter(store.readings([document])))
    return next(iter(language.analyse([reading.document], settings)))
