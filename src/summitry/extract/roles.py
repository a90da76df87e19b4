"""Claims that a person holds an office or belongs somewhere, as the language stage found them in apposition and titles."""

from __future__ import annotations

from collections.abc import Iterator

from summitry import vocabulary
from summitry.extract.arguments import holders, slot
from summitry.language import ParsedDocument
from summitry.model import PROSE, ActorType, Appearance, Claim, Part, Role, Slot


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The roles of a parsed document: one claim for each place that says a person's office, organisation or country."""
    for appearance in parsed.appearances:
        if appearance.actor_type is not ActorType.PERSON:
            continue
        for role in appearance.roles:
            if (
                role.start is not None
                and role.end is not None
                and role.start < role.end
                and (role.office or role.organisation)
                and not _no_office(role)
            ):
                claim = _claim(parsed, appearance, role, role.start, role.end)
                if claim.part in PROSE:
                    yield claim


def _no_office(role: Role) -> bool:
    """Kin and followers ("his brother", "a Democrat") hold no office."""
    if not role.office or role.organisation:
        return False
    word = role.office.lower().split()[-1]
    return vocabulary.load("offices")["heads"].get(word) == "kin" or word in vocabulary.load("roles")["followers"]


def _claim(parsed: ParsedDocument, appearance: Appearance, role: Role, start: int, end: int) -> Claim:
    person = _person(parsed, appearance, start, end)
    slots = [
        person,
        *(
            slot(parsed, name, start, end, value)
            for name, value in (("office", role.office), ("organisation", role.organisation), ("country", role.country))
            if value
        ),
    ]
    slots += [
        slot(parsed, name, start, end, value) for name, value in (("since", role.since), ("until", role.until)) if value
    ]
    if role.former:
        slots.append(slot(parsed, "former", start, end, "true"))
    sentence = parsed.sentence_at(start)
    part = parsed.part(sentence) if sentence is not None else Part.PARAGRAPH
    return Claim.of(
        "role", parsed.document.id, start, end, tuple(slots), holders=holders(parsed, start, end), part=part
    )


def _person(parsed: ParsedDocument, appearance: Appearance, start: int, end: int) -> Slot:
    """The mention of the person nearest to the words of the office."""
    near = min(appearance.mentions, key=lambda m: (abs(m.start - end) + abs(start - m.end), m.start), default=None)
    if near is None:
        return Slot("person", appearance.id, why="no words of the document name the person here")
    return slot(parsed, "person", near.start, near.end, appearance.id, near.why)
