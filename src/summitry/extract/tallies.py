"""Claims that parties have met so many times: "three times with A, twice with B and once each with C and D".

What counts are the words that count the meetings of ``extract/encounters``: "four times", "three summits", "their third
meeting", "the first president to visit"; and, by position, coordinated "N with X" after them. Without two parties there
is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from summitry.extract.arguments import Named, holders, named, slot
from summitry.extract.encounters import meetings
from summitry.extract.encounters.draft import Draft, parties
from summitry.language import ParsedDocument, Token
from summitry.language.clauses.attachment import times_of
from summitry.language.clauses.counting import Count, numbered
from summitry.language.clauses.syntax import expand, is_verb, lemma
from summitry.lexicon import words
from summitry.model import ActorType, Appearance, Claim, Slot

#: Words between a number and its "with": "once each with", "three meetings with".
NEAR = 3


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The tallies of a parsed document."""
    return chain.from_iterable(_of(parsed, draft) for draft in meetings(parsed))


def _of(parsed: ParsedDocument, draft: Draft) -> Iterator[Claim]:
    """The tallies that a meeting's own words count, and those coordinated after them."""
    count = draft.many or _ordinal(draft)
    if count is None:
        return
    others = list(_coordinated(parsed, draft, count)) if draft.many is not None else []
    apart = {p.value for _, some in others for p in some}
    subject = [p for p in draft.parties if p.end <= draft.trigger.start]
    own = [_in_office(parsed, p) for p in (*draft.parties, *draft.hosts) if p.value not in apart or p in subject]
    span = tuple(_span(parsed, draft))
    for number, who in ((count, tuple(own)), *((n, (*subject, *some)) for n, some in others)):
        for group in _each(draft, number[0], who, subject):
            if len(group) > 1:
                yield _claim(parsed, draft, number, group, span)


def _ordinal(draft: Draft) -> Count | None:
    """The ordinal of a meeting ("their third meeting") as a count."""
    said = draft.first("ordinal")
    if said is None or said.start is None or said.end is None:
        return None
    return draft.sentence.between(said.start, said.end)[0], said.value


def _in_office(parsed: ParsedDocument, party: Named) -> Named:
    """Such as "two summits with a Chilean president": the only one of whom the report speaks, where there is only one."""
    one = party.appearance
    if one is None or one.actor_type is not ActorType.UNNAMED:
        return party
    office = one.name.lower().split()[-1]
    holding = [a for a in parsed.appearances if a.actor_type is ActorType.PERSON and _holds(a, office)]
    fitting = [a for a in holding if a.country in (one.country, None)]
    if len(fitting) != 1:
        return party
    return replace(party, value=fitting[0].id, appearance=fitting[0], why=f"the only {office} here who can be meant")


def _holds(person: Appearance, office: str) -> bool:
    return any(office in (role.office or "").lower().split() for role in person.roles)


def _coordinated(parsed: ParsedDocument, draft: Draft, first: Count) -> Iterator[tuple[Count, tuple[Named, ...]]]:
    """Such as "…, three with B, two with C and one each with D and E": each number with its own "with".

    By position, not by the parse, which comes apart in lists without verbs.
    """
    tokens, last = draft.sentence.tokens, first[0]
    for number in numbered(parsed, tokens[last.i + 1 :]):
        at = number[0].i
        between = tokens[last.i + 1 : at]
        if any(is_verb(t) for t in between):
            return
        near = tokens[at + 1 : at + 1 + NEAR]
        opened = next((t for t in near if t.text.lower() in words("tallies", "with")), None)
        if opened is not None:
            heads = [t for t in tokens[opened.i + 1 :] if t.head == opened.i and t.dep == "pobj"]
            listed = [t for one in heads for t in expand(draft.sentence, one) if t.pos != "NUM"]
            yield number, _named(parsed, draft, listed)
        elif number[0].text.lower() in words("tallies", "times") or any(
            lemma(t) in words("tallies", "times_nouns") for t in near[:1]
        ):
            yield number, _named(parsed, draft, between)
        last = number[0]


def _named(parsed: ParsedDocument, draft: Draft, tokens: list[Token] | tuple[Token, ...]) -> tuple[Named, ...]:
    """Who is named by words; those with names before others."""
    found = parties(chain.from_iterable(named(parsed, draft.sentence, token) for token in tokens))
    return tuple(p for p in found if p.sort is not ActorType.UNNAMED) or found


def _each(draft: Draft, number: Token, who: tuple[Named, ...], subject: list[Named]) -> list[tuple[Named, ...]]:
    """Such as "once each with D and E": one tally for each; without "each" the parties met together."""
    near = {t.text.lower() for t in draft.sentence.tokens[number.i + 1 : number.i + 1 + NEAR]}
    others = [p for p in who if p not in subject]
    return [(*subject, p) for p in others] if near & words("tallies", "each") else [who]


def _span(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """``since`` and ``until`` from the times of a meeting's words."""
    verbs = [t for one in draft.anchors for t in (one, draft.sentence.tokens[one.head])]
    for at, mention in times_of(parsed, draft.sentence, verbs, "date", "duration"):
        opening = {at.preposition, mention.text.lower().split()[0]}
        if opening & words("encounters", "since"):
            yield slot(parsed, "since", mention.start, mention.end, mention.value.split("/")[0], mention.why)
        elif at.preposition in words("tallies", "until"):
            yield slot(parsed, "until", mention.start, mention.end, mention.value, mention.why)


def _claim(parsed: ParsedDocument, draft: Draft, count: Count, who: tuple[Named, ...], span: tuple[Slot, ...]) -> Claim:
    number, value = count
    low, high = draft.sentence.start, draft.sentence.end
    first = draft.many is None or number is draft.many[0]
    spans = [(p.start, p.end) for p in who if low <= p.start and p.end <= high]
    if first:
        spans.append((draft.trigger.start, draft.trigger.end))
    else:
        before = max(t.end for t, _ in numbered(parsed, draft.sentence.tokens[: number.i]))
        spans = [(start, end) for start, end in spans if start >= before]
    spans.append((number.start, number.end))
    return Claim.of(
        "tally",
        parsed.document.id,
        min(start for start, _ in spans),
        max(end for _, end in spans),
        (*(p.as_slot(parsed, "party") for p in who), slot(parsed, "count", number.start, number.end, value), *span),
        polarity=draft.polarity,
        modality=draft.modality,
        holders=holders(parsed, number.start, number.end),
        part=parsed.part(draft.sentence),
    )
