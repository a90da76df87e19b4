"""Who meets where the words of a meeting name only the other side: "He flew home. Talks with Ann Lee were called off".

It is the one of whom the text last told: the subject of a main clause shortly before. Only for meetings that are called off or
denied, or whose day is told, of persons with an office, and for visits that name where they lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summitry.extract.arguments import Named
from summitry.extract.encounters.draft import PAIR, Draft, parties
from summitry.extract.encounters.parties import for_state, member, present
from summitry.language import ParsedDocument
from summitry.language.clauses.main_clauses import main_doers
from summitry.lexicon import words
from summitry.model import Modality

#: Characters before a meeting within which the text tells of whoever meets.
NEAR = 600
WHY = "of whom the text told last"


def with_topic(parsed: ParsedDocument, draft: Draft) -> Draft | None:
    """The meeting with the one of whom the text told last; None where that is nobody, or the words do not ask for one.

    They ask for one where they name the other side alone ("talks with Ann Lee were dropped"), or where a visit leads and not
    whose it is ("a trip to Oslo was called off").
    """
    visit = draft.format in words("encounters", "visits")
    asked = 0 if visit else 1
    told = draft.polarity == "-" or draft.modality is Modality.CANCELLED or draft.first("time") is not None
    if draft.noun is None or not told or draft.press or len(draft.known) != asked:
        return None
    who = next(_told_of(parsed, draft), None)
    host = _host(parsed, draft, who) if visit and who is not None else ()
    if who is None or (visit and not host):
        return None
    return replace(draft, parties=parties((who, *draft.known)), hosts=host, alone=visit, why=draft.why or WHY)


def _told_of(parsed: ParsedDocument, draft: Draft) -> Iterator[Named]:
    """The persons who do what main clauses before a meeting tell, the nearest first, of another country than the other side."""
    homes = {p.country for p in draft.known} - {None}
    for sentence, heads in main_doers(parsed.sentences, draft.sentence.start, NEAR):
        who = present(parsed, sentence, heads)[:1]
        yield from (
            p for p in who if p.is_person and for_state(p) and p.value not in draft.names and p.country not in homes
        )


def _host(parsed: ParsedDocument, draft: Draft, who: Named) -> tuple[Named, ...]:
    """The state that a visit leads to, another than that of the guest.

    Empty where the place is not known to lie in a state, or lies in that of the guest.
    """
    at = draft.first("place")
    inside = parsed.places_in(at.start, at.end or 0) if at is not None and at.start is not None else ()
    away = (p for p in inside if p.country and p.country != who.country)
    return tuple(member(parsed, str(p.country), p.start, p.end, "the state that the place lies in") for p in away)[
        : PAIR - 1
    ]
