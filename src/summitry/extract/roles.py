"""Claims that a person holds an office or belongs somewhere, as the language stage found them in apposition and titles."""

from __future__ import annotations

from collections.abc import Iterator

from summitry import lexicon
from summitry.extract.arguments import Span, claim_of, holders, slot
from summitry.language import ParsedDocument, Sentence
from summitry.model import ActorType, Appearance, Claim, Part, Role, Slot


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The roles of a parsed document: one claim for each place that says a person's office, organisation or country."""
    for appearance in parsed.appearances:
        for role in appearance.roles if appearance.actor_type is ActorType.PERSON else ():
            if role.start is not None and role.end is not None and role.start < role.end and _is_office(role):
                sentence = parsed.sentence_at(role.start)
                # a credit line stands in no sentence of the report, and a caption is of the page
                if sentence is not None and parsed.part(sentence) is not Part.CAPTION:
                    yield _claim(parsed, sentence, appearance, role, (role.start, role.end))


def _is_office(role: Role) -> bool:
    """Whether it says more than kin and followers ("his brother", "a Democrat") or a country."""
    if role.organisation or not role.office:
        return bool(role.organisation)
    word = role.office.lower().split()[-1]
    return lexicon.load("offices")["heads"].get(word) != "kin" and word not in lexicon.words("roles", "followers")


def _claim(parsed: ParsedDocument, sentence: Sentence, appearance: Appearance, role: Role, span: Span) -> Claim:
    said = {
        "office": role.office,
        "organisation": role.organisation,
        "country": role.country,
        "since": role.since,
        "until": role.until,
        "former": "true" if role.former else None,
    }
    slots = [slot(parsed, name, *span, value) for name, value in said.items() if value]
    given = (_person(parsed, appearance, *span), *slots)
    return claim_of(parsed, sentence, "role", span, given, holders=holders(parsed, *span))


def _person(parsed: ParsedDocument, appearance: Appearance, start: int, end: int) -> Slot:
    """The mention of the person nearest to the words of the office."""
    near = min(appearance.mentions, key=lambda m: (abs(m.start - end) + abs(start - m.end), m.start), default=None)
    if near is None:
        return Slot("person", appearance.id, why="no words of the document name the person here")
    return slot(parsed, "person", near.start, near.end, appearance.id, near.why)
