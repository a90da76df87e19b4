"""When a stance was told, and to whom: in public, in private, or by others as theirs.

``time`` holds a date in the words of the sentence, or that of the quotation that tells it; without one the day of the report
holds. ``audience`` is ``public`` where the actor said it openly (in their own words, or at a place or by a means that the words
name), ``private`` where the words say so, ``reported`` where others tell it as theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from summitry import vocabulary
from summitry.extract.attach import times_of
from summitry.extract.slots import Named, quote_claims, slot, time_slot, vouchers
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.voucher import verbs_above as above
from summitry.model import Claim, Slot

#: Steps up from a date to the verb that it belongs to, through its preposition.
NEAR = 2


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("attitudes")[name])


def told(
    parsed: ParsedDocument, sentence: Sentence, trigger: Token, who: Named, about: tuple[int, int]
) -> Iterator[Slot]:
    """The slots ``time`` and ``audience`` of a stance, as far as the words tell them."""
    yield from _time(parsed, sentence, trigger, about)
    yield from _audience(parsed, sentence, trigger, who)


def _quotation(parsed: ParsedDocument, token: Token) -> Claim | None:
    """The narrowest quote that holds a word."""
    inside = [
        (p.end - p.start, c.start, c)
        for c in quote_claims(parsed)
        for p in c.all("content")
        if p.start is not None and p.end is not None and p.start <= token.start and token.end <= p.end
    ]
    return min(inside, key=lambda one: one[:2])[2] if inside else None


def _time(parsed: ParsedDocument, sentence: Sentence, trigger: Token, about: tuple[int, int]) -> Iterator[Slot]:
    """The date that hangs from the word of attitude or from the verb that tells it, else that of the quotation."""
    verbs = (trigger, *above(sentence, trigger))
    for way, time in times_of(parsed, sentence, verbs, "date"):
        inside = about[0] <= time.start < about[1]
        if not inside and way.steps <= NEAR and time.value and way.preposition not in _list("until"):
            yield time_slot(parsed, time)
            return
    quotation = _quotation(parsed, trigger)
    said = quotation.first("time") if quotation is not None else None
    if said is not None and said.start is not None and not about[0] <= said.start < about[1]:
        yield said


def _audience(parsed: ParsedDocument, sentence: Sentence, trigger: Token, who: Named) -> Iterator[Slot]:
    """Openly, in private, or told by others; nothing where the report only says that somebody wants it."""
    near = (trigger, *above(sentence, trigger))
    inside = [c for one in near for p in sentence.children(one, "prep") for c in sentence.children(p, "pobj")]
    for token in (*inside, *(t for one in near for t in sentence.children(one, "advmod"))):
        if token.text.lower() in _list("private"):
            yield slot(parsed, "audience", token.start, token.end, "private")
            return
    quotation = _quotation(parsed, trigger)
    chain = vouchers(parsed, sentence, trigger)
    own = quotation is not None and any(s.value == who.value for s in quotation.all("speaker"))
    if chain and not own and chain[0] != who.value:
        yield Slot("audience", "reported", why="told by others as theirs")
        return
    place = next((s for s in quotation.slots if s.role in ("addressee", "setting")), None) if quotation else None
    if own and place is not None and place.start is not None and place.end is not None:
        yield slot(parsed, "audience", place.start, place.end, "public")
    elif own or chain or _openly(trigger):
        yield slot(parsed, "audience", trigger.start, trigger.end, "public", "told in the actor's own words")


def _openly(trigger: Token) -> bool:
    """Such as "demanded", "condemned": an attitude that is one by being said."""
    return trigger.lemma.lower() in _list("saying") and trigger.pos == "VERB"
