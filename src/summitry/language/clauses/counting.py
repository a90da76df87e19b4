"""How often a predicate says that something was: "four times", "twice", "three meetings", "for the third time"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry import lexicon
from summitry.language.clauses.frames import Category, Frame
from summitry.language.clauses.syntax import attributes, lemma
from summitry.language.number import numerals
from summitry.language.parsed import ParsedDocument, Token
from summitry.lexicon import words

Count = tuple[Token, str]


def count_of(parsed: ParsedDocument, token: Token) -> str | None:
    """The whole number that a token says, or None."""
    text = token.text.lower()
    if text in lexicon.load("tallies")["cardinals"]:
        return str(lexicon.load("tallies")["cardinals"].index(text))
    if text.replace(",", "").isdigit():
        return str(int(text.replace(",", "")))
    found = [n.minimum for n in parsed.numbers_in(token.start, token.end) if n.minimum == n.maximum]
    return str(int(found[0])) if found and found[0] is not None and float(found[0]).is_integer() else None


def ordinal_of(token: Token) -> str | None:
    """The number that an ordinal says ("third"), or None."""
    said = lexicon.load("encounters")["ordinals"].get(token.text.lower()) or numerals.ordinal_of(token.text)
    return str(said) if said is not None else None


def counted(parsed: ParsedDocument, frame: Frame) -> Count | None:
    """The number of meetings that a frame, or the verb whose object its noun is, counts, with the word that says it."""
    return next(_counts(parsed, frame), None)


def _counts(parsed: ParsedDocument, frame: Frame) -> Iterator[Count]:
    if frame.category is Category.NOUN:
        own = (t for t in frame.attributes if t.dep == "nummod" and t.head == frame.head.i)
        yield from ((t, many) for t in own if (many := count_of(parsed, t)) is not None)
        yield from _times(parsed, frame)
        if frame.support is not None and frame.head in frame.support.object:
            yield from _times(parsed, frame.support)
    else:
        yield from _times(parsed, frame)
        yield from _firsts(parsed, frame)


def _times(parsed: ParsedDocument, frame: Frame) -> Iterator[Count]:
    """Such as "twice", "four times", "for the third time"."""
    for token in (*frame.adverbials, *frame.object, *frame.argument("for"), *frame.argument("on")):
        once = lexicon.load("tallies")["times"].get(token.text.lower())
        if once is not None:
            yield token, str(once)
        elif lemma(token) in words("tallies", "times_nouns"):
            for number in attributes(frame.sentence, token):
                many = count_of(parsed, number) or ordinal_of(number)
                if many is not None:
                    yield number, many


def _firsts(parsed: ParsedDocument, frame: Frame) -> Iterator[Count]:
    """Such as "the first president to visit Oslo", "on her second trip to meet him", "two visits to meet him"."""
    above = frame.above if frame.infinitive else None
    if above is None:
        return
    verb = above.category is Category.VERB
    for noun in (*above.complement, *above.argument("on")) if verb else (above.head,):
        event = lemma(noun) in words("tallies", "events")
        for token in attributes(frame.sentence, noun):
            said = ordinal_of(token) or (count_of(parsed, token) if event and token.dep == "nummod" else None)
            if said is not None:
                yield token, said


def numbered(parsed: ParsedDocument, tokens: Sequence[Token]) -> Iterator[Count]:
    """The words that say a number of times, in order, with their numbers."""
    for token in tokens:
        once = lexicon.load("tallies")["times"].get(token.text.lower())
        many = str(once) if once is not None else count_of(parsed, token) if token.pos == "NUM" else None
        if many is not None:
            yield token, many
