"""When a stance was told, and to whom: in public, in private, or by others as theirs.

``time`` holds a date in the words of the sentence, or that of the quotation that tells it; without one the day of the report
holds. ``audience`` is ``public`` where the actor said it openly (in their own words, or at a place or by a means that the words
name), ``private`` where the words say so, ``reported`` where others tell it as theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.arguments import Named, quotation_of, slot, time_slot, vouchers
from summitry.language import ParsedDocument
from summitry.language.clauses.attachment import times_of
from summitry.language.clauses.frames import Frame, frame_of
from summitry.language.clauses.voucher import verbs_above
from summitry.model import Slot
from summitry.vocabulary import words

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
    over = [frame_of(frame.sentence, verb) for verb in verbs_above(frame.sentence, frame.head)]
    for one in (frame, *over):
        near = frame.sentence.tokens if one is not None and one.modifiers & words("attitudes", "private") else ()
        secret = next((t for t in near if t.text.lower() in words("attitudes", "private")), None)
        if secret is not None:
            yield slot(parsed, "audience", secret.start, secret.end, "private")
            return
    quotation = quotation_of(parsed, frame.head)
    chain = vouchers(parsed, frame.sentence, frame.head)
    own = quotation is not None and any(s.value == who.value for s in quotation.all("speaker"))
    if chain and not own and chain[0] != who.value:
        yield Slot("audience", "reported", why="told by others as theirs")
        return
    place = next((s for s in quotation.slots if s.role in ("addressee", "setting")), None) if quotation else None
    if own and place is not None and place.start is not None and place.end is not None:
        yield slot(parsed, "audience", place.start, place.end, "public")
    elif own or chain or openly:
        yield slot(parsed, "audience", frame.head.start, frame.head.end, "public", "told in the actor's own words")
