"""A meeting in the making: its words, its parties so far, and where it stands in the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from summitry.extract.slots import Named
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import governor
from summitry.model import ActorType, Modality, Slot

PRESS = "press"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """``anchors`` are the words that details may hang from: the event noun, the verb, or both.

    ``definite`` marks an event that the text takes as known ("the talks"), ``again`` one more of a row ("a third summit"),
    ``foreign`` one with a name of its own that nothing is known of, ``anonymous`` one of "they", ``visitor`` a visit of one
    named guest to a place.
    """

    sentence: Sentence
    trigger: Token
    format: str
    anchors: tuple[Token, ...]
    noun: Token | None = None
    parties: tuple[Named, ...] = ()
    hosts: tuple[Named, ...] = ()
    delegates: tuple[Slot, ...] = ()
    press: bool = False
    definite: bool = False
    again: bool = False
    foreign: bool = False
    anonymous: bool = False
    multilateral: bool = False
    strict: bool = False
    visitor: bool = False
    modality: Modality = Modality.HELD
    polarity: str = "+"
    details: tuple[Slot, ...] = ()
    why: str = ""

    def with_parties(self, found: Iterable[Named]) -> Draft:
        """The draft with more parties, each once; a person already there stands for the person's country."""
        return replace(self, parties=parties((*self.parties, *found)))

    @property
    def enough(self) -> bool:
        """Whether it has the parties that make it an encounter."""
        alone = self.press or self.visitor or (self.multilateral and not self.strict)
        least = 1 if alone else 2
        sure = [
            p
            for p in self.parties
            if p.appearance is None or p.appearance.actor_type is not ActorType.UNNAMED or self.press
        ]
        return len(self.parties) >= least and bool(sure)

    def first(self, role: str) -> Slot | None:
        """The first detail of a role, or None."""
        return next((s for s in self.details if s.role == role), None)


def parties(found: Iterable[Named]) -> tuple[Named, ...]:
    """Each party once. Where a person stands for a country that is named as well, the person stays."""
    once = {one.value: one for one in found}
    persons = {p.appearance.country for p in once.values() if p.appearance and p.is_person and p.appearance.country}
    return tuple(p for p in once.values() if not _stood_for(p, persons))


def _stood_for(party: Named, countries: set[str]) -> bool:
    one = party.appearance
    return one is not None and one.actor_type is ActorType.STATE and one.country in countries


def lately(parsed: ParsedDocument, told: Sequence[Draft], sentence: Sentence, count: int) -> Iterator[Draft]:
    """Those of the drafts told so far that stand in a sentence or in the ``count`` before it, the last first."""
    start = min((s.start for s in parsed.sentences_before(sentence, count)), default=sentence.start)
    return takewhile(lambda draft: draft.sentence.start >= start, reversed(told))


def merged(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Drafts of one sentence, in text order, with those joined that speak of one meeting ("met for talks")."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.trigger.i, d.noun is None)):
        at = next((i for i, other in enumerate(kept) if _same(other, draft)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _join(kept[at], draft)
    return tuple(kept)


def _same(one: Draft, other: Draft) -> bool:
    """One hangs from the other, and their own words do not name other parties."""
    if one.press != other.press:
        return False
    verb, noun = (one, other) if one.noun is None else (other, one)
    if noun.noun is None or (verb.noun is not None and not _predicate(one, other)):
        return False
    if verb.noun is None and noun.trigger.i not in {t.i for t in verb.anchors} and not _below(verb, noun):
        return False
    mine, theirs = {p.value for p in one.parties}, {p.value for p in other.parties}
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _below(verb: Draft, noun: Draft) -> bool:
    if noun.noun is None:
        return False
    above, preposition = governor(noun.sentence, noun.noun)
    return (
        above is not None
        and above.i == verb.trigger.i
        and preposition in ("for", "at", "during", "in", "over", "on", "to", "")
    )


def _predicate(one: Draft, other: Draft) -> bool:
    """Such as "The talks were their first meeting"."""
    first, second = one.noun, other.noun
    if first is None or second is None:
        return False
    return first.head == second.head and {first.dep, second.dep} == {"nsubj", "attr"}


def _join(one: Draft, other: Draft) -> Draft:
    noun = other if other.noun is not None else one
    rest = one if noun is other else other
    modality = rest.modality if rest.modality is not Modality.HELD else noun.modality
    roles = {s.role for s in noun.details if s.role != "outcome"}
    details = (*noun.details, *(s for s in rest.details if s.role not in roles))
    return replace(
        noun,
        trigger=rest.trigger if rest.trigger.i < noun.trigger.i else noun.trigger,
        anchors=(*one.anchors, *other.anchors),
        parties=parties((*one.parties, *other.parties)),
        hosts=one.hosts or other.hosts,
        delegates=(*one.delegates, *other.delegates),
        modality=modality,
        polarity="-" if "-" in (one.polarity, other.polarity) else "+",
        details=details,
        definite=one.definite or other.definite,
        multilateral=one.multilateral or other.multilateral,
        strict=one.strict and other.strict,
    )
