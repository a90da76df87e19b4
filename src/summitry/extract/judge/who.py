"""Whose claim it may be: the actors around a predicate, each with where it stands; ``choosing.py`` chooses.

``doer`` and ``object`` are its arguments, ``owner`` whose it is, ``inside`` whose the doer is that is no actor itself
("Norwegian officials"), ``beside`` where the doer is at home ("officials in Oslo"), ``own`` what a noun has before it ("the
Norwegian protest"), ``marked`` what its prepositions lead to, ``above`` who does what governs it, ``top`` who does the main
verb, ``speaker`` who says the words. Beyond these: ``here`` any other in the sentence, ``before`` those of the last sentences,
``said`` who spoke last, ``often`` those of whom the document speaks most.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from summitry.extract.arguments import Named, actors, speakers
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses import phrases
from summitry.language.clauses.frames import NOTHING, Frame, frames
from summitry.language.clauses.surface import head_of
from summitry.language.clauses.syntax import complements
from summitry.model import ActorType, Appearance, Mention

#: The places for which a head of the judge has a probability.
PLACES = ("doer", "object", "owner", "inside", "marked", "above", "top", "speaker")
#: Sentences back in which an actor is looked for, and how many of those mentioned most there are.
BACK, OFTEN = 3, 4
#: Actors that a claim can be of: no outlet.
_ACTING = frozenset(ActorType) - {ActorType.OUTLET}
#: An actor by where its mention begins, and by its place.
_Here = tuple[int, tuple[Named, ...]]
_Before = tuple[str, tuple[Named, ...]]


def places(parsed: ParsedDocument, frame: Frame) -> Mapping[str, tuple[Named, ...]]:
    """The actors at each place around a predicate; places without one are left out."""
    sentence = frame.sentence
    above, top = frame.over, top_of(frame)
    found = {
        "doer": actors(parsed, sentence, frame.doer),
        "object": actors(parsed, sentence, frame.object),
        "owner": actors(parsed, sentence, frame.owner),
        "inside": actors(parsed, sentence, [t for head in frame.doer for t in _before_noun(sentence, head)]),
        "marked": actors(parsed, sentence, frame.after()),
        "above": actors(parsed, sentence, above.doer) if above is not NOTHING else (),
        "top": actors(parsed, sentence, top.doer) if top is not NOTHING else (),
        "speaker": speakers(parsed, sentence, frame.head),
    }
    return {place: some for place, some in found.items() if some}


def more_places(parsed: ParsedDocument, frame: Frame) -> Iterator[tuple[str, tuple[Named, ...]]]:
    """The actors further away, by where they stand: in the sentence one by one, then in what was read before it."""
    sentence = frame.sentence
    yield "own", actors(parsed, sentence, _before_noun(sentence, frame.head))
    yield "beside", actors(parsed, sentence, [t for head in frame.doer for t in complements(sentence, head)])
    own, before = parsed.kept(("near", sentence.start), lambda one: _around(one, sentence))
    for start, found in own:
        yield ("here.left" if start < frame.head.start else "here.right"), found
    yield from before


def _around(parsed: ParsedDocument, sentence: Sentence) -> tuple[list[_Here], list[_Before]]:
    """Who is told of in a sentence, and before it by where: the same for all its predicates."""
    own = [(m.start, _one(m, actor)) for m, actor in parsed.mentions_in(sentence.start, sentence.end)]
    return own, list(_before(parsed, sentence))


def _before(parsed: ParsedDocument, sentence: Sentence) -> Iterator[_Before]:
    for back, earlier in enumerate(reversed(parsed.sentences_before(sentence, BACK)), 1):
        for mention, actor in parsed.mentions_in(earlier.start, earlier.end):
            yield f"before{back}.{_role(earlier, mention)}", _one(mention, actor)
    yield from (("said", some) for some in _spoke_last(parsed, sentence))
    yield from (("often", _one(actor.mentions[0], actor)) for actor in _most(parsed))


def top_of(frame: Frame) -> Frame:
    """The highest verb of a sentence."""
    return next((f for f in frames(frame.sentence) if f.head.head == f.head.i), NOTHING)


def _before_noun(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    return (*phrases.owners(sentence, head), *phrases.modifying(sentence, head))


def _one(mention: Mention, actor: Appearance) -> tuple[Named, ...]:
    return (Named(actor.id, mention.start, mention.end, actor, mention.why),)


def _role(sentence: Sentence, mention: Mention) -> str:
    """The grammatical role of a mention in a sentence read before."""
    inside = sentence.between(mention.start, mention.end)
    return head_of(sentence, inside[0].i, inside[-1].i).dep if inside else ""


def _spoke_last(parsed: ParsedDocument, sentence: Sentence) -> Iterator[tuple[Named, ...]]:
    """The speaker of the last quotation before a sentence."""
    known = {a.id: a for a in parsed.appearances}
    at = bisect_left(parsed.quotes, sentence.start, key=lambda claim: claim.start)
    for claim in islice(reversed(parsed.quotes[:at]), 1):
        found = [s for s in claim.all("speaker") if s.value in known and s.start is not None and s.end is not None]
        yield tuple(Named(s.value, s.start or 0, s.end or 0, known[s.value], "who spoke before") for s in found)


def _most(parsed: ParsedDocument) -> tuple[Appearance, ...]:
    """The actors of whom a document speaks most."""
    return parsed.kept("most", lambda one: _ranked(one.appearances))


def _ranked(found: Iterable[Appearance]) -> tuple[Appearance, ...]:
    able = [a for a in found if a.actor_type in _ACTING and a.mentions]
    return tuple(sorted(able, key=lambda a: (-len(a.mentions), a.id))[:OFTEN])
