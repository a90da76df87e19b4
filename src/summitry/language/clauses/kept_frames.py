"""The predicates that a record keeps of a document.

Reconciling compares them: the same predicate told of the same things by one report and denied by another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

from summitry.language.clauses import factuality, frames, syntax, voucher
from summitry.language.parsed import ParsedDocument, Sentence, Token
from summitry.lexicon import words
from summitry.model import Argument, Claim, Frame

#: Dependencies of a noun or an adjective that is said of the subject of a verb.
_SAID_OF = ("attr", "acomp", "oprd")
#: Dependencies of a noun that a verb above denies with itself: "did not make a call", but not "despite a call".
_WITH_ITS_VERB = (*_SAID_OF, "dobj", "nsubj", "nsubjpass", "conj")
_PHRASES = ("doer", "object", "owner")


def every(parsed: ParsedDocument) -> tuple[Frame, ...]:
    """The telling predicates of all sentences, in text order."""
    found = chain.from_iterable(map(frames.frames, parsed.sentences))
    return tuple(_plain(parsed, one) for one in found if _tells(one))


def kept(parsed: ParsedDocument, claims: Iterable[Claim]) -> tuple[Frame, ...]:
    """The telling predicates of all sentences that a claim touches, in text order."""
    starts = [sentence.start for sentence in parsed.sentences]
    touched = {
        at for c in claims for at in range(max(0, bisect_right(starts, c.start) - 1), bisect_right(starts, c.end - 1))
    }
    found = chain.from_iterable(frames.frames(parsed.sentences[at]) for at in sorted(touched))
    return tuple(_plain(parsed, one) for one in found if _tells(one))


def _tells(one: frames.Frame) -> bool:
    """Whether a predicate says something by itself: a verb that is no mere "is", what is said of a subject, a noun that rules."""
    if one.category is frames.Category.VERB:
        return not (one.complement and syntax.lemma(one.head) in words("factuality", "being"))
    if one.category is frames.Category.ADJECTIVE:
        return one.head.dep in _SAID_OF or bool(one.clauses)
    if one.category is frames.Category.NOUN:
        return bool(one.negative or one.clauses or one.marked or one.head.dep in _SAID_OF)
    return True


def _plain(parsed: ParsedDocument, one: frames.Frame) -> Frame:
    start, end = one.span
    found, negative = _stand(one)
    return Frame(
        start=min(start, one.head.start),
        end=max(end, one.head.end),
        head_start=one.head.start,
        head_end=one.head.end,
        word=one.word,
        category=str(one.category),
        arguments=tuple(sorted(_arguments(one), key=lambda a: (a.start, a.end, a.role))),
        polarity="-" if negative != (found.polarity == "-") else "+",
        factuality=found.name.lower(),
        holders=tuple(dict.fromkeys(_holders(parsed, one))),
    )


def _stand(one: frames.Frame) -> factuality.Stand:
    """How far it is asserted, and whether it is denied; what is said of a subject goes with the verb that says it."""
    found, negative = factuality.stand(one.sentence, one.head)
    if one.category is frames.Category.NOUN and one.head.dep not in _WITH_ITS_VERB:
        return found, one.negative
    over = syntax.hangs_on(one.sentence, one.head) if one.head.dep in _SAID_OF else None
    if over is None or not syntax.is_verb(over):
        return found, negative
    outer, turned = factuality.stand(one.sentence, over)
    return found.under(outer), negative != turned


def _arguments(one: frames.Frame) -> Iterator[Argument]:
    """Phrases and clauses by their roles, coordinated ones each by itself."""
    heads = [(role, t) for role in _PHRASES for t in one.argument(role)]
    heads += [(preposition, t) for preposition, below in one.marked.items() for t in below if t not in one.doer]
    heads += [(str(form), t) for form, below in one.clauses.items() for t in below]
    for role, head in heads:
        yield Argument(role, *_extent(one.sentence, head))


def _extent(sentence: Sentence, head: Token) -> tuple[int, int]:
    return syntax.clause(sentence, head) if syntax.is_verb(head) else syntax.phrase(sentence, head)


def _holders(parsed: ParsedDocument, one: frames.Frame) -> Iterator[str]:
    """Who vouches for it by the clauses above it: actors, or words."""
    for token in voucher.vouchers(one.sentence, one.head):
        actors = parsed.actors_of(one.sentence, token)
        yield from (actor.id for actor in actors)
        if not actors:
            start, end = syntax.phrase(one.sentence, token)
            yield parsed.text[start:end]
