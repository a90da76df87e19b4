"""The officials of the one who speaks: "our president", "my foreign minister" are those of the speaker's own state."""

from __future__ import annotations

from dataclasses import replace

from summitry.language.people.offices.ranks import RULING, Rank
from summitry.language.people.references.discourse import Discourse
from summitry.language.people.references.noun_phrases import Phrase
from summitry.language.people.segments import Line
from summitry.lexicon import words
from summitry.model import ActorType


def of_speaker(d: Discourse, line: Line, phrase: Phrase) -> Phrase:
    """The phrase with the state of the one who says "our" or "my" before an office of a state; else the phrase as it is."""
    office = phrase.office
    if office is None or office.country or office.organisation or office.rank not in RULING | {Rank.MINISTER}:
        return phrase
    before = line.tokens[max(0, office.head_first - 4) : office.head_first]
    owner = next((t for t in before if t.tag == "PRP$" and t.head == phrase.head), None)
    if owner is None or owner.text.lower() not in words("pronouns", "first_person"):
        return phrase
    speaker = d.speaker(line) if d.quoted(owner.start) else None
    if speaker is None or speaker.home is None or speaker.actor_type is ActorType.ORGANISATION:
        return phrase
    own = replace(office, country=speaker.home)
    return replace(phrase, first=owner.i + 1, office=own, definite=True, acting=True)
