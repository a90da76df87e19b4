"""Handshakes: who shook hands, when and where. An example of a kind of claim that Summitry does not have of its own.

It rests on what is public: :class:`summitry.language.ParsedDocument` gives parsed sentences and the actors, times and places
found in them; a claim is made with :meth:`summitry.model.Claim.of`.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.language import ParsedDocument, PlaceMention, Sentence, TimeMention, Token
from summitry.model import Claim, Slot

#: What the kind is: its slots, and how claims of it are joined and shown. The roles of other kinds mean the same here.
KIND = """
says: people shake hands
order: 11
plural: handshakes
title: '[{party}: ]{gesture}[, {place}][, {time}]'
join: content
anchor: handshakes
heading: Handshakes
slots:
  party: {type: actor, many: true, doing: doer, label: Parties, holds: who shook hands}
  gesture: {type: words, label: Gesture, holds: the word for it}
  time: {type: edtf, when: happens, compare: times, label: Date, shown: detail, holds: the day}
  place: {type: place, compare: places, label: Place, shown: detail, holds: the town or country}
"""


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The handshakes of a parsed document, in text order."""
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if _is_handshake(sentence, token):
                yield _claim(parsed, sentence, token)


def _is_handshake(sentence: Sentence, token: Token) -> bool:
    """Such as "a handshake", "exchanged handshakes", "shook hands"; a denied one is left out to keep the example short."""
    shook = token.lemma == "shake" and any(t.lemma == "hand" for t in sentence.children(token, "dobj"))
    return (shook or token.lemma == "handshake") and not sentence.children(token, "neg")


def _claim(parsed: ParsedDocument, sentence: Sentence, token: Token) -> Claim:
    """A claim that rests on the whole sentence. Each slot keeps its words and where they stand."""
    slots = [Slot("gesture", "handshake", token.text, token.start, token.end)]
    named = {one.id: (mention, one) for mention, one in parsed.mentions_in(sentence.start, sentence.end)}
    slots += [Slot("party", one.id, parsed.text[m.start : m.end], m.start, m.end) for m, one in named.values()]
    slots += [
        Slot(role, found.value, parsed.text[found.start : found.end], found.start, found.end)
        for role, all_found in (("time", _dates(parsed, sentence)), ("place", _places(parsed, sentence)))
        for found in all_found[:1]
    ]
    return Claim.of(
        "handshake", parsed.document.id, sentence.start, sentence.end, tuple(slots), part=parsed.part(sentence)
    )


def _dates(parsed: ParsedDocument, sentence: Sentence) -> list[TimeMention]:
    return [t for t in parsed.times_in(sentence.start, sentence.end) if t.kind == "date" and t.value]


def _places(parsed: ParsedDocument, sentence: Sentence) -> list[PlaceMention]:
    return list(parsed.places_in(sentence.start, sentence.end))
