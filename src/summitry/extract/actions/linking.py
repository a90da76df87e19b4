"""The deed between two given actors of a sentence: which verb links them, and its type.

Every verb that tells a deed is scored by how the two stand to it (subject or agent, object or prepositional object); ties
go to the stronger reading and the verb nearer to the top. An event noun between them is the fallback ("an attack by A on B").
"""

from __future__ import annotations

from collections.abc import Iterable

from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.plover import modals, table
from summitry.extract.modality import negated
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import doers, is_verb, lemma

Span = tuple[int, int]


def code_between(sentence: Sentence, source: Span | None, target: Span | None) -> Coding | None:
    """The deed of the actor at ``source`` towards the one at ``target`` (document offsets), or None."""
    best: tuple[float, Coding] | None = None
    below: set[int] = set()
    for token in sorted((t for t in sentence.tokens if is_verb(t)), key=lambda t: _depth(sentence, t)):
        if token.i in below:
            continue
        coding = code(sentence, token)
        if coding is None:
            continue
        if coding.governed is not None:
            below.add(coding.governed.i)
        points = _points(sentence, token, source, target) + 0.35 * coding.strength - 0.15 * _depth(sentence, token)
        if best is None or points > best[0]:
            best = (points, coding)
    best = best or _unwilling(sentence, source)
    noun = _noun(sentence, source, target)
    if best is None or (noun is not None and best[0] < 1.0):
        return noun or (best[1] if best else None)
    return best[1]


def _unwilling(sentence: Sentence, source: Span | None) -> tuple[float, Coding] | None:
    """Such as "will not hand him over": what the source says it will not do, whatever it is."""
    for verb in sentence.tokens:
        aux = {t.text.lower() for t in sentence.children(verb, "aux")}
        if not is_verb(verb) or source is None or not negated(sentence, verb) or not aux & _will():
            continue
        if any(_meets(sentence.span(t), source) for t in doers(sentence, verb)):
            return 3.0, Coding("REJECT", "", verb)
    return None


def _will() -> frozenset[str]:
    return frozenset(word for word, operator in modals().items() if operator == "promise") | {"wo"}


def _points(sentence: Sentence, verb: Token, source: Span | None, target: Span | None) -> float:
    low, high = sentence.span(verb)
    points = 0.0
    if source is not None:
        who = [sentence.span(t) for t in doers(sentence, verb)]
        points += 3.0 if any(_meets(span, source) for span in who) else 1.0 if low <= source[0] < high else 0.0
    if target is not None and low <= target[0] < high:
        points += 1.5
    return points


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _depth(sentence: Sentence, token: Token) -> int:
    return sum(1 for _ in sentence.ancestors(token))


def _noun(sentence: Sentence, source: Span | None, target: Span | None) -> Coding | None:
    """An event noun that holds one of the two in its phrase."""
    for token in sentence.tokens:
        if token.pos != "NOUN" or lemma(token) not in table("nouns"):
            continue
        span = sentence.span(token)
        if any(s is not None and _meets(span, s) for s in (source, target)):
            return Coding(*table("nouns")[lemma(token)], token)
    return None


def verbs(sentence: Sentence) -> Iterable[Token]:
    """The verbs of a sentence that head a clause."""
    return (t for t in sentence.tokens if is_verb(t))
