"""Which issue words speak of: a heading of ``discourse/issues.yaml`` or of the user's own file.

The first heading that the words themselves name is theirs, for what is wanted comes before what is told of it ("to cancel
tariffs as the talks go on"). Clauses of circumstance are not asked. A heading of the user's own goes before the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from summitry import lexicon
from summitry.extract.arguments import words
from summitry.extract.spans import Span
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.phrases import is_circumstance, opens_with_pronoun, takes_gerund
from summitry.language.clauses.syntax import is_verb, phrasal
from summitry.lexicon import words as listed
from summitry.lexicon.own import Headings

Patterns = tuple[re.Pattern[str], dict[str, str]]


def _compiled(pairs: Headings) -> Patterns:
    """One pattern for all words, which finds the longest that begins at a place, and the heading of each."""
    headings = dict(reversed(pairs))
    words = "|".join(map(re.escape, sorted(headings, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?=(?P<word>{words})(?P<rest>\w*))"), headings


@cache
def _built_in() -> Patterns:
    return _compiled(tuple((word, name) for name, all_ in lexicon.load("issues").items() for word in all_))


@cache
def _own(pairs: Headings) -> Patterns:
    return _compiled(pairs)


@cache
def _aside() -> re.Pattern[str]:
    """What stands after these tells when or where, not what: "during a meeting", "at the talks"."""
    return re.compile(rf"\b(?:{'|'.join(sorted(listed('attitudes', 'aside')))}) (?:\w+ ){{0,2}}$")


def issue(text: str, own: Headings = ()) -> str:
    """The heading that comes first in a text, of those that begin together the longest; else the text itself.

    A word that only modifies the next gives way to it: "phased withdrawal" is of the withdrawal.
    """
    low = text.lower()
    return _first(_own(own), low) or _first(_built_in(), low) or text


def _first(patterns: Patterns, text: str) -> str:
    """The heading of the first word that has one, or of the word behind it that it only modifies; or ''."""
    pattern, headings = patterns
    end, heading = 0, ""
    for found in pattern.finditer(text) if headings else ():
        modified = found.start() == end + 1 and text[end] == " "
        if (modified or not heading) and not _aside().search(text[: found.start()]):
            end, heading = found.end("rest"), headings[found["word"]]
    return heading


def _without(text: str, start: int, end: int, beside: Iterable[Span]) -> str:
    """A stretch of a text with a space in place of each of some others in it."""
    kept, at = "", start
    for first, last in sorted(beside):
        low, high = max(first, at), min(last, end)
        if low < high:
            kept, at = f"{kept}{text[at:low]} ", high
    return kept + text[at:end]


def issue_of(parsed: ParsedDocument, sentence: Sentence, start: int, end: int) -> str:
    """The heading of a stretch of a sentence, its clauses of circumstance aside; else its words.

    What is to end is told by the heading of its end ("scrap the sanctions" is of relief), or by the words.
    """
    inside = sentence.between(start, end)
    beside = [sentence.span(t) for t in inside if is_circumstance(sentence, t) or _is_beside(sentence, t, inside[0])]
    found = issue(re.sub(r"\s+", " ", _without(parsed.text, start, end, beside)), parsed.issues)
    if found not in headings(parsed.issues):
        return words(parsed, start, end)
    if found not in listed("attitudes", "states") or not _ends(sentence, inside):
        return found
    return str(lexicon.load("attitudes")["ended"].get(found, words(parsed, start, end)))


def _is_beside(sentence: Sentence, token: Token, first: Token) -> bool:
    """Such as "according to Oslo", "by signing it", "which sells fish": whose word, how, and what more is told of it."""
    if token.i <= first.i:
        return False
    low = token.text.lower()
    source = token.dep == "prep" and low in listed("attitudes", "sources")
    means = low in listed("attitudes", "means") and takes_gerund(sentence, token)
    return source or means or opens_with_pronoun(sentence, token)


def _ends(sentence: Sentence, inside: tuple[Token, ...]) -> bool:
    """Whether the first verb or noun of a stretch ends what it is about: "to call off the talks", "an end to", "no more"."""
    if any(t.text.lower() in listed("attitudes", "denying") for t in inside):
        return True
    told = [t for t in inside if t.pos in ("VERB", "NOUN") and t.dep not in ("compound", "amod")][:1]
    verbs = [t for t in inside if is_verb(t)][:2]
    return any(phrasal(sentence, t) in listed("attitudes", "ending") for t in (*told, *verbs))


@cache
def headings(own: Headings = ()) -> frozenset[str]:
    """All headings: the built-in ones and the user's own."""
    return frozenset(lexicon.load("issues")) | {heading for _, heading in own}
