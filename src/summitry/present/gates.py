"""What is not printed: claims that no reader could use, by the gate that holds each back.

A gate is a plain question about a claim. What it holds back stays in the record and in the lists; ``summitry check --gates``
counts it, and names the places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from summitry import kinds, lexicon
from summitry.model import Claim, Document
from summitry.values import actor, edtf, words


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate: its name, and whether it holds a claim of a document back."""

    name: str
    holds: Callable[[Claim, Document], bool]


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that a gate holds back."""

    gate: str
    claim: Claim


def held(claims: Iterable[Claim], documents: Mapping[str, Document]) -> Iterator[Held]:
    """The claims that a gate holds back, each by the first that does."""
    for claim in claims:
        document = documents.get(claim.document)
        name = next((gate.name for gate in GATES if document and gate.holds(claim, document)), None)
        if name:
            yield Held(name, claim)


@cache
def _pronouns() -> frozenset[str]:
    third = lexicon.load("pronouns")["third_person"]
    return frozenset({*third, *lexicon.load("pronouns")["first_person"], *lexicon.words("display", "leaning")})


def is_pronoun(said: str) -> bool:
    """Whether words are a pronoun, or lean on what stands before them."""
    return words.show(said).lower() in _pronouns()


def _nobody(claim: Claim, _: Document) -> bool:
    """Who does or wants it is a pronoun that nobody is known to stand behind. Of words the speaker is not known, then."""
    if kinds.schema(claim.kind).said:
        return False
    doers = [slot for role in kinds.doers(claim.kind) for slot in claim.all(role)]
    return bool(doers) and all(actor.parse(slot.value) is None and is_pronoun(slot.value) for slot in doers)


def _nothing(claim: Claim, _: Document) -> bool:
    """What it is about is a pronoun."""
    about = [slot for role in kinds.schema(claim.kind).about for slot in claim.all(role)]
    return bool(about) and all(is_pronoun(slot.text or slot.value) for slot in about)


def _bare_number(claim: Claim, _: Document) -> bool:
    """A number of which neither is said what it counts nor in what unit."""
    return claim.kind == "figure" and not claim.all("unit") and not any(s.text.strip() for s in claim.all("what"))


def _after_its_report(claim: Claim, document: Document) -> bool:
    """Words that were said after the day of the report that quotes them."""
    published = edtf.day(document.published[:10]) if document.published else None
    if claim.kind != "quote" or published is None:
        return False
    times = (edtf.bounds(slot.value)[0] for slot in claim.all("time"))
    return any(first is not None and first > published for first in times)


#: The gates in the order in which they are asked.
GATES = (
    Gate("a pronoun as actor", _nobody),
    Gate("a pronoun as what it is about", _nothing),
    Gate("a number without noun and unit", _bare_number),
    Gate("said after the day of the report", _after_its_report),
)
