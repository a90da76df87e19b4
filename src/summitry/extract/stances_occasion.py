"""When a stance was told, and to whom: in public, in private, or by others as theirs.

``time`` holds a date in the words of the sentence, or that of the quotation that tells it; without one the day of the report
holds. ``audience`` is ``public`` where the actor said it openly (in their own words, or at a place or by a means that the words
name), ``private`` where the words say so, ``reported`` where others tell it as theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from summitry.extract.arguments import Named, quotation_of, slot, time_slot, vouchers
from summitry.extract.spans import Span, span_of, within
from summitry.language import ParsedDocument, Token
from summitry.language.clauses.attachment import times_of
from summitry.language.clauses.frames import Frame, frames_of
from summitry.language.clauses.voucher import verbs_above
from summitry.lexicon import words
from summitry.model import Claim, Slot

#: Steps up from a date to the verb that it belongs to, through its preposition.
NEAR = 2


def occasion(
    parsed: ParsedDocument, frame: Frame, who: Named, about: tuple[int, int], *, openly: bool
) -> Iterator[Slot]:
    """The slots ``time`` and ``audience`` of a stance, as far as the words tell them. ``openly``: it is one by being said."""
    yield from _time(parsed, frame, about)
    yield from _audience(parsed, frame, who, openly=openly)


def _time(parsed: ParsedDocument, frame: Frame, about: tuple[int, int]) -> Iterator[Slot]:
    """The date that hangs from the word of attitude or from the verb that tells it, else that of the quotation."""
    verbs = (frame.head, *verbs_above(frame.sentence, frame.head))
    for way, time in times_of(parsed, frame.sentence, verbs, "date"):
        told = way.steps <= NEAR and way.preposition not in words("attitudes", "until")
        if told and not within(time.start, [about]):
            yield time_slot(parsed, time)
            return
    quotation = quotation_of(parsed, frame.head)
    yield from quotation.all("time")[:1] if quotation is not None else ()


def _audience(parsed: ParsedDocument, frame: Frame, who: Named, *, openly: bool) -> Iterator[Slot]:
    """In private, openly, or told by others; nothing where the report only says that somebody wants it."""
    quotation = quotation_of(parsed, frame.head)
    own = quotation is not None and who.value in {s.value for s in quotation.all("speaker")}
    secret = _secret(frame)
    if secret is not None:
        yield slot(parsed, "audience", *span_of(secret), "private")
    elif own or (openly and not vouchers(parsed, frame.sentence, frame.head)):
        before = _before_whom(quotation) if own else span_of(frame.head)
        yield slot(parsed, "audience", *(before or span_of(frame.head)), "public", "told in the actor's own words")
    elif vouchers(parsed, frame.sentence, frame.head):
        yield Slot("audience", "reported", why="told by others as theirs")


def _secret(frame: Frame) -> Token | None:
    """The word by which it, or the verb that tells it, is said to be told in private."""
    told = frames_of(frame.sentence, (frame.head, *verbs_above(frame.sentence, frame.head)))
    adverbs = chain.from_iterable(one.adverbials for one in told)
    return next((t for t in adverbs if t.text.lower() in words("attitudes", "private")), None)


def _before_whom(quotation: Claim | None) -> Span | None:
    """The listeners or the place of a quotation."""
    named = (quotation.first("addressee") or quotation.first("setting")) if quotation is not None else None
    return (named.start, named.end) if named and named.start is not None and named.end is not None else None
