"""A meeting in the making: its words, its parties so far, and where it stands in the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from summitry.extract.arguments import UNSURE, Named
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import governor, identified, lemma
from summitry.lexicon import words
from summitry.model import ActorType, Modality, Slot

PRESS = "press"
PAIR = 2


@dataclass(frozen=True, kw_only=True)
class Draft:
    """``anchors`` are the words that details may hang from: the event noun, the verb, or both.

    ``definite`` marks an event that the text takes as known ("the talks"), ``again`` one more of a row ("a third summit"),
    ``foreign`` one with a name of its own that nothing is known of, ``alone`` one that a single party makes (a body's meeting, a
    guest's visit). ``press`` is the word for those who listen, ``many`` the one that counts
    meetings, with its number.
    """

    sentence: Sentence
    trigger: Token
    format: str
    anchors: tuple[Token, ...]
    noun: Token | None = None
    parties: tuple[Named, ...] = ()
    hosts: tuple[Named, ...] = ()
    delegates: tuple[Slot, ...] = ()
    press: Token | None = None
    definite: bool = False
    again: bool = False
    foreign: bool = False
    alone: bool = False
    many: tuple[Token, str] | None = None
    modality: Modality = Modality.HELD
    polarity: str = "+"
    details: tuple[Slot, ...] = ()
    why: str = ""

    @property
    def enough(self) -> bool:
        """Whether it has the parties that make it an encounter."""
        least = 1 if self.alone or self.press else PAIR
        sure = self.press is not None or any(p.sort is not ActorType.UNNAMED or p.country for p in self.parties)
        return len(self.parties) >= least and sure

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids or words of its parties."""
        return frozenset(p.value for p in self.parties)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The countries of its parties, or their ids where no country is known."""
        return frozenset(p.country or p.value for p in self.parties)

    @property
    def known(self) -> tuple[Named, ...]:
        """Its parties but for those of whom not even the country is known ("the ministers")."""
        return tuple(p for p in self.parties if p.sort not in UNSURE or p.country)

    @property
    def several(self) -> bool:
        """Whether its words count several meetings, so that they tell of no single one."""
        return self.many is not None and self.many[1] not in ("0", "1") and self.many[0].pos != "ADJ"

    @property
    def held(self) -> bool:
        """Whether it is told as held."""
        return self.polarity == "+" and self.modality is Modality.HELD

    def as_antecedent(self, parsed: ParsedDocument) -> str:
        """What the claim of another meeting says where this one gave it its parties."""
        return f"antecedent: the {parsed.text[self.trigger.start : self.trigger.end]} at {self.trigger.start}"

    def with_details(self, found: Iterable[Slot]) -> Draft:
        """The draft with what is told of it."""
        return replace(self, details=tuple(found))

    def first(self, role: str) -> Slot | None:
        """The first detail of a role, or None."""
        return next((s for s in self.details if s.role == role), None)


def parties(found: Iterable[Named]) -> tuple[Named, ...]:
    """Each party once. Where a person stands for a country that is named as well, the person stays."""
    once = {one.value: one for one in found}
    persons = {p.country for p in once.values() if p.is_person}
    return tuple(p for p in once.values() if not (p.sort is ActorType.STATE and p.country in persons))


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
    """One hangs from the other, or is said to be it, and their own words do not name other parties."""
    verb, noun = (one, other) if one.noun is None else (other, one)
    mine, theirs = one.names, other.names
    same_parties = not mine or not theirs or mine <= theirs or theirs <= mine or _called_in(verb, noun)
    return same_parties and bool(one.press) == bool(other.press) and _joined(verb, noun)


def _called_in(verb: Draft, noun: Draft) -> bool:
    """Whether who is called in is the one who goes to the event: "the ministry summoned Ann for talks with Ben"."""
    called = lemma(verb.trigger) in words("encounters", "calling_in")
    return called and bool((verb.names - {p.value for p in verb.hosts}) & noun.names)


def _joined(verb: Draft, noun: Draft) -> bool:
    """Whether an event noun hangs from the verb of another meeting, or is said to be its noun."""
    if noun.noun is None:
        return False
    if verb.noun is not None:
        return verb.noun in identified(noun.sentence, noun.noun)
    above, preposition = governor(noun.sentence, noun.noun)
    return above is verb.trigger and preposition in {"", *words("encounters", "merging_prepositions")}


def _join(one: Draft, other: Draft) -> Draft:
    noun, rest = (other, one) if other.noun is not None else (one, other)
    roles = {s.role for s in noun.details}
    return replace(
        noun,
        trigger=min(rest.trigger, noun.trigger, key=lambda t: t.i),
        anchors=(*one.anchors, *other.anchors),
        parties=parties((*one.parties, *other.parties)),
        hosts=(*one.hosts, *other.hosts),
        delegates=(*one.delegates, *other.delegates),
        modality=noun.modality if rest.modality is Modality.HELD and not _called_in(rest, noun) else rest.modality,
        polarity=min(one.polarity, other.polarity, key="-+".index),
        details=(*noun.details, *(s for s in rest.details if s.role not in roles)),
        alone=one.alone or other.alone,
    )
