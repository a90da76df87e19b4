"""Slots from words: actors, times, places, plain words; and who vouches for a stretch of text.

An actor-valued slot holds the id of the appearance that the language stage found there, else the words in lower case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from summitry.language import ParsedDocument, PlaceMention, Sentence, TimeMention, Token
from summitry.language.clauses import voucher
from summitry.language.clauses.phrases import appositions
from summitry.language.clauses.syntax import expand, phrase
from summitry.model import ActorType, Appearance, Claim, Mention, Slot

#: Document offsets.
Span = tuple[int, int]
#: Entity labels of the parser that may name an actor where the language stage knows none.
NAMED = frozenset({"PERSON", "NORP", "GPE", "ORG"})
AGENTS = frozenset(ActorType) - {ActorType.OUTLET}
#: Sorts that are named by words alone, and what is not known at all.
UNSURE = (ActorType.GROUP, ActorType.UNNAMED, None)
MAX_HOPS = 4
#: Characters: no mention is longer.
WIDEST = 120


def words(parsed: ParsedDocument, start: int, end: int) -> str:
    """The words of a stretch, white space normalised."""
    return " ".join(parsed.text[start:end].split())


def slot(parsed: ParsedDocument, role: str, start: int, end: int, value: str | None = None, why: str = "") -> Slot:
    """A slot on a stretch of text; its value is the words themselves unless one is given."""
    text = words(parsed, start, end)
    return Slot(role=role, value=text if value is None else value, text=text, start=start, end=end, why=why)


@dataclass(frozen=True, slots=True)
class Named:
    """An actor at a place in the text. ``appearance`` is None where only the words are known."""

    value: str
    start: int
    end: int
    appearance: Appearance | None = None
    why: str = ""

    @property
    def sort(self) -> ActorType | None:
        """The sort of actor, where it is known."""
        return self.appearance.actor_type if self.appearance is not None else None

    @property
    def country(self) -> str | None:
        """The country that it is or is of, where that is known."""
        return self.appearance.country if self.appearance is not None else None

    @property
    def is_person(self) -> bool:
        """Whether this is known to be a person."""
        return self.sort is ActorType.PERSON

    def as_slot(self, parsed: ParsedDocument, role: str) -> Slot:
        """The slot of this actor in a role."""
        return slot(parsed, role, self.start, self.end, self.value, self.why)


def named(
    parsed: ParsedDocument, sentence: Sentence, token: Token, *, loose: bool = False, hops: int = 0
) -> tuple[Named, ...]:
    """The actors that the noun phrase of one token names (several for a plural mention; conjuncts not included).

    An office or a group that names stand in apposition to ("the president, Ann Lee", "his allies, Ann Lee and Ben Ray") gives
    those. ``loose`` takes the words of any noun phrase where nothing is known of it, else only those of a name.
    """
    found = _mentioned(parsed, sentence, token)
    if all(a.actor_type in UNSURE for _, a in found) and hops < MAX_HOPS:
        beside = _beside(parsed, sentence, token, hops)
        if beside:
            return beside
    if found:
        return tuple(Named(a.id, m.start, m.end, a, m.why) for m, a in found if a.actor_type in AGENTS)
    unknown = not parsed.appearances and token.pos == "PROPN" and token.ent in NAMED and not token.text.startswith("@")
    if unknown or (loose and token.pos in ("NOUN", "PROPN", "NUM")):
        start, end = phrase(sentence, token) if loose and token.pos != "PROPN" else _name(sentence, token)
        return (Named(words(parsed, start, end).lower(), start, end),)
    return ()


def _beside(parsed: ParsedDocument, sentence: Sentence, token: Token, hops: int) -> tuple[Named, ...]:
    """The known persons and states in apposition to a token."""
    found = [one for head in appositions(sentence, token) for one in named(parsed, sentence, head, hops=hops + 1)]
    return tuple(p for p in found if p.sort not in UNSURE)


def _name(sentence: Sentence, token: Token) -> tuple[int, int]:
    """The run of proper nouns around a token that belong to its name."""
    low = high = token.i
    tokens = sentence.tokens
    while low > 0 and (_goes_on(tokens[low - 1], token) or tokens[low - 1].tag == "HYPH"):
        low -= 1
    while high + 1 < len(tokens) and _goes_on(tokens[high + 1], token):
        high += 1
    return tokens[low].start, tokens[high].end


def _goes_on(beside: Token, token: Token) -> bool:
    return beside.pos == "PROPN" and beside.ent == token.ent


def _mentioned(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[tuple[Mention, Appearance], ...]:
    """The widest mention that holds the token itself, with each actor that it stands for."""
    low, high = max(sentence.start, token.start - WIDEST), min(sentence.end, token.end + WIDEST)
    inside = [(m, a) for m, a in parsed.mentions_in(low, high) if m.start <= token.start and token.end <= m.end]
    if not inside:
        return ()
    size = max(m.end - m.start for m, _ in inside)
    return tuple({a.id: (m, a) for m, a in inside if m.end - m.start == size}.values())


def actors(
    parsed: ParsedDocument, sentence: Sentence, heads: Iterable[Token], *, loose: bool = False
) -> tuple[Named, ...]:
    """The actors that noun-phrase heads and what is coordinated with them name, each once."""
    found: dict[str, Named] = {}
    for head in heads:
        for token in expand(sentence, head):
            for one in named(parsed, sentence, token, loose=loose):
                found.setdefault(one.value, one)
    return tuple(found.values())


def actor_slots(
    parsed: ParsedDocument, sentence: Sentence, heads: Iterable[Token], role: str, *, loose: bool = False
) -> tuple[Slot, ...]:
    """:func:`actors` as slots of one role."""
    return tuple(one.as_slot(parsed, role) for one in actors(parsed, sentence, heads, loose=loose))


def time_slot(parsed: ParsedDocument, mention: TimeMention, role: str = "time") -> Slot:
    """The slot of a time expression."""
    return slot(parsed, role, mention.start, mention.end, mention.value, mention.why)


def place_slot(parsed: ParsedDocument, mention: PlaceMention) -> Slot:
    """The slot of a place: ``venue`` or ``place``."""
    role = "venue" if mention.place_type == "venue" else "place"
    return slot(parsed, role, mention.start, mention.end, mention.value, mention.why)


def today(parsed: ParsedDocument) -> str | None:
    """The day that the report speaks from: the anchor of its times, else its date of publication."""
    return parsed.anchor or parsed.document.published


def holders(parsed: ParsedDocument, start: int, end: int) -> tuple[str, ...]:
    """Who vouches for a stretch, nearest first: the speakers of the quotes that hold it, and via whom they were heard."""
    chain: list[str] = []
    for claim in parsed.quotes_around(start, end):
        for one in (*claim.all("speaker"), *claim.all("via"), *(Slot("holder", h) for h in claim.holders)):
            if one.value not in chain:
                chain.append(one.value)
    return tuple(chain)


def vouched(parsed: ParsedDocument, sentence: Sentence, token: Token, *, loose: bool = False) -> tuple[Named, ...]:
    """The known actors (``loose``: any) who say or hold the clause of a word by the clauses above it, nearest first, once."""
    return actors(parsed, sentence, voucher.vouchers(sentence, token), loose=loose)


def vouchers(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Who vouches for what a word tells, nearest first: by the quotations that hold it, else by the clauses above it."""
    quoted = holders(parsed, token.start, token.end)
    return quoted or tuple(one.value for one in vouched(parsed, sentence, token, loose=True))


def quotation_of(parsed: ParsedDocument, token: Token) -> Claim | None:
    """The narrowest quote that holds a word."""
    return next(iter(parsed.quotes_around(token.start, token.end)), None)


def speakers(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """Who says or holds a word: of the innermost quotation and the innermost clause of saying, the narrower."""
    quotation = quotation_of(parsed, token)
    verb = next(voucher.verbs_above(sentence, token), None)
    if verb is not None and (quotation is None or quotation.start <= verb.start):
        own = vouched(parsed, sentence, token)[:1]
        if own or quotation is None:
            return own
    known = {a.id: a for a in parsed.appearances}
    return tuple(
        Named(s.value, s.start, s.end, known[s.value], "who says it")
        for s in (quotation.all("speaker") if quotation is not None else ())
        if s.start is not None and s.end is not None and s.value in known
    )


def claim_of(
    parsed: ParsedDocument,
    sentence: Sentence,
    kind: str,
    span: tuple[int, int],
    slots: Iterable[Slot],
    **more: Any,
) -> Claim:
    """A claim of a sentence. ``more``: ``polarity``, ``modality``, ``holders`` as :meth:`Claim.of` takes them."""
    return Claim.of(kind, parsed.document.id, *span, tuple(slots), part=parsed.part(sentence), **more)
