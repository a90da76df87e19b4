"""Sentences that only tell who was there: "Present at the talk were A and B", "Also attending was A", "She was joined by B".

They tell of no meeting of their own: whom they name came along to the meeting that the text told of before, as its delegates,
or, at a meeting of many, as its parties.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from summitry.extract.arguments import Named, actors, named
from summitry.extract.encounters.antecedents import antecedent
from summitry.extract.encounters.company import ROLES
from summitry.extract.encounters.draft import Draft, parties
from summitry.extract.encounters.parties import of_many
from summitry.language import ParsedDocument, Sentence
from summitry.language.clauses.attendance import There, there
from summitry.language.clauses.syntax import expand, lemmas
from summitry.lexicon import words

#: Characters from the meeting to a sentence that names no event and tells who was there.
NEAR = 700


def attended(
    parsed: ParsedDocument, sentence: Sentence, found: Sequence[Draft], told: Sequence[Draft]
) -> tuple[Draft, ...]:
    """The meetings of a sentence; one of which it only tells who was there is the one that was told before."""
    kept = list(found)
    for one in there(sentence):
        own = next((draft for draft in kept if draft.noun in one.events or draft.trigger is one.frame.head), None)
        made = _with_company(parsed, one, own, told)
        kept = kept if made is None else [*(draft for draft in kept if draft is not own), made]
    return tuple(kept)


def _with_company(parsed: ParsedDocument, one: There, own: Draft | None, told: Sequence[Draft]) -> Draft | None:
    """The meeting told before with who was there; None where there is none, or where they are those who met."""
    those, standing = _named(parsed, one), one.frame.standing
    before = _before(own, one, told)
    if before is None or standing is None or not those or not before.names.isdisjoint(p.value for p in those):
        return None
    whose = [p.country or p.value for p in actors(parsed, one.frame.sentence, one.whose)]
    if one.whose and before.sides.isdisjoint(whose):
        return None
    base = own or Draft(sentence=one.frame.sentence, trigger=one.frame.head, format="", anchors=(one.frame.head,))
    return _joined(parsed, base, before, those, absent=standing.polarity == "-" or one.frame.denied_above)


def _named(parsed: ParsedDocument, one: There) -> tuple[Named, ...]:
    """Who was there, each once: the actors, and those of whom only the plural is known ("members of the delegation")."""
    sentence = one.frame.sentence
    heads = chain.from_iterable(expand(sentence, head) for head in one.who)
    found = chain.from_iterable(named(parsed, sentence, t, loose=t.tag == "NNS") for t in heads)
    return tuple({actor.value: actor for actor in found}.values())


def _joined(parsed: ParsedDocument, base: Draft, before: Draft, those: tuple[Named, ...], *, absent: bool) -> Draft:
    """The meeting told before, with the words that tell who was there or was missing."""
    many = any(map(of_many, before.parties)) and not absent
    return replace(
        base,
        format=base.format or before.format,
        parties=parties((*before.parties, *(those if many else ()))),
        delegates=() if many else tuple(one.as_slot(parsed, ROLES[absent]) for one in those),
        hosts=(),
        alone=before.alone,
        modality=before.modality,
        polarity="+",
        why=before.as_antecedent(parsed),
    )


def _before(own: Draft | None, one: There, told: Sequence[Draft]) -> Draft | None:
    """The meeting told before: that which the event noun means, else the last that was held, where it is near."""
    if own is not None and own.noun is not None:
        return antecedent(replace(own, parties=()), told)
    if one.events and lemmas(one.events).isdisjoint(words("encounters", "talking_events")):
        return None
    near = (draft for draft in reversed(told) if one.frame.sentence.start - draft.sentence.end <= NEAR)
    return next((draft for draft in near if not draft.press), None)
