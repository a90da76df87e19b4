"""When a stance was told, and to whom: in public, in private, or by others as theirs.

``time`` holds a date in the words of the sentence, or that of the quotation that tells it; without one the day of the report
holds. ``audience`` is ``public`` where the actor said it openly (in their own words, or at a place or by a means that the words
name), ``private`` where the words say so, ``reported`` where others tell it as theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.arguments import Named, quotation_of, slot, time_slot, vouchers
from summitry.language import ParsedDocument, Token
from summitry.language.clauses.attachment import times_of
from summitry.language.clauses.frames import Frame, frame_of
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
        inside = about[0] <= time.start < about[1]
        if not inside and way.steps <= NEAR and time.value and way.preposition not in words("attitudes", "until"):
            yield time_slot(parsed, time)
            return
    quotation = quotation_of(parsed, frame.head)
    said = quotation.first("time") if quotation is not None else None
    if said is not None and said.start is not None and not about[0] <= said.start < about[1]:
        yield said


def _audience(parsed: ParsedDocument, frame: Frame, who: Named, *, openly: bool) -> Iterator[Slot]:
    """Openly, in private, or told by others; nothing where the report only says that somebody wants it."""
    secret = _secret(frame)
    quotation = quotation_of(parsed, frame.head)
    own = quotation is not None and any(s.value == who.value for s in quotation.all("speaker"))
    chain = vouchers(parsed, frame.sentence, frame.head)
    if secret is not None:
        yield slot(parsed, "audience", secret.start, secret.end, "private")
    elif chain and not own and chain[0] != who.value:
        yield Slot("audience", "reported", why="told by others as theirs")
    elif own or chain or openly:
        yield (_before_whom(parsed, quotation) if own else None) or slot(
            parsed, "audience", frame.head.start, frame.head.end, "public", "told in the actor's own words"
        )


def _secret(frame: Frame) -> Token | None:
    """The word by which it, or the verb that tells it, is said to be told in private."""
    over = (frame_of(frame.sentence, verb) for verb in verbs_above(frame.sentence, frame.head))
    if not any(one is not None and one.modifiers & words("attitudes", "private") for one in (frame, *over)):
        return None
    return next((t for t in frame.sentence.tokens if t.text.lower() in words("attitudes", "private")), None)


def _before_whom(parsed: ParsedDocument, quotation: Claim | None) -> Slot | None:
    """The listeners or the place of a quotation, in public."""
    named = (s for s in quotation.slots if s.role in ("addressee", "setting")) if quotation is not None else ()
    place = next(iter(named), None)
    if place is None or place.start is None or place.end is None:
        return None
    return slot(parsed, "audience", place.start, place.end, "public")
