"""Which way a bare weekday, month or day of the year points: back from the date of the report, or ahead of it.

The verb that governs the expression decides, with the words just before it ("ahead of Sunday's vote"); what is planned,
expected or due lies ahead whatever its own tense. The word lists are in ``discourse/calendar.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from summitry import lexicon
from summitry.language.clauses.syntax import hangs_on, limb, upwards, verb_over, words_below
from summitry.language.number.numerals import alternation
from summitry.language.parsed import Sentence, Token
from summitry.language.time.relative import NEXT, PAST
from summitry.model import Part

__all__ = ["NEXT", "PAST", "Direction", "direction"]


@dataclass(frozen=True, slots=True)
class Direction:
    """``way`` is ``past`` or ``next``; ``why`` says it for people."""

    way: str
    why: str


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of words of the vocabulary that direction is told by."""

    planning: frozenset[str]
    implicative: frozenset[str]
    shelving: frozenset[str]
    modals: frozenset[str]
    future: frozenset[str]
    upcoming: frozenset[str]
    deadlines: frozenset[str]
    having: frozenset[str]
    being: frozenset[str]
    is_or_are: frozenset[str]
    been: frozenset[str]
    did: frozenset[str]
    infinitive: frozenset[str]
    presents: dict[str, str]
    ahead: re.Pattern[str]
    back: re.Pattern[str]


@cache
def _lists() -> _Lists:
    words: dict[str, Any] = lexicon.load("calendar")
    article = r"\b{}\s+(?:the\s+|on\s+|early\s+|late\s+|next\s+)?$"
    named = partial(lexicon.words, "calendar")
    return _Lists(
        planning=named("planning"),
        implicative=named("implicative"),
        shelving=named("shelving"),
        modals=named("modals_next"),
        future=named("modals_future"),
        upcoming=named("upcoming"),
        deadlines=named("deadlines"),
        having=named("having"),
        being=named("being"),
        is_or_are=named("is_or_are"),
        been=named("been"),
        did=named("did"),
        infinitive=named("infinitive"),
        presents=words["presents"],
        ahead=re.compile(article.format(alternation(words["markers_next"])), re.IGNORECASE),
        back=re.compile(article.format(alternation(words["markers_past"])), re.IGNORECASE),
    )


def direction(sentence: Sentence | None, start: int, text_before: str, part: Part) -> Direction:
    """Which way the expression at ``start`` points. ``text_before`` is the text of its passage up to it."""
    tail = text_before[-40:]
    if match := _lists().back.search(tail):
        return Direction(PAST, f"after “{match[0].strip()}”")
    token = _token_at(sentence, start) if sentence else None
    verb = verb_over(sentence, token) if sentence and token else None
    if match := _lists().ahead.search(tail):
        word = match[0].strip().lower()
        if not (word.split()[0] in _lists().deadlines and _is_past(sentence, verb)):
            return Direction(NEXT, f"after “{word}”")
    if sentence is None or token is None:
        return Direction(PAST, "no verb over it")
    if told := _verb_before(sentence, token):
        return Direction(PAST, f"after “{told.text}”")
    if _announced(sentence, token):
        return Direction(NEXT, "said to be coming")
    if verb is None:
        return Direction(PAST, "no verb over it")
    if verb.lemma in _lists().shelving and limb(sentence, token, verb).dep in ("dobj", "nsubjpass"):
        return Direction(NEXT, f"what was “{verb.text}” lay ahead")
    return _by_verb(sentence, verb, part)


def _token_at(sentence: Sentence, start: int) -> Token | None:
    return next((t for t in sentence.tokens if t.start <= start < t.end), None)


def _verb_before(sentence: Sentence, token: Token) -> Token | None:
    """A plain past verb right before the expression, whose time it is whatever comes after ("said on Monday it would …")."""
    before = [t for t in sentence.tokens if t.end <= token.start]
    while before and before[-1].pos in ("ADP", "ADV"):
        before.pop()
    verb = before[-1] if before else None
    return verb if verb is not None and verb.tag == "VBD" and _is_past(sentence, verb) else None


def _is_past(sentence: Sentence | None, verb: Token | None) -> bool:
    """Whether a verb is a plain past ("lasted until Friday")."""
    if sentence is None or verb is None:
        return False
    auxiliaries = _auxiliaries(sentence, verb)
    finite = verb.tag == "VBD" or (verb.tag == "VBN" and not auxiliaries & _lists().being)
    return finite and not auxiliaries & _lists().modals and verb.lemma not in _lists().planning


def _announced(sentence: Sentence, token: Token) -> bool:
    """Whether a noun over the expression is called upcoming or planned ("Friday's planned meeting")."""
    for above in upwards(sentence, token):
        if above.pos in ("VERB", "AUX"):
            return False
        if words_below(sentence, above, "amod", "acl") & _lists().upcoming:
            return True
    return False


def _auxiliaries(sentence: Sentence, verb: Token) -> frozenset[str]:
    return words_below(sentence, verb, "aux", "auxpass")


def _by_verb(sentence: Sentence, verb: Token, part: Part) -> Direction:
    """The way that a verb points, by its auxiliaries, its form, and for what is not finite the verb above it."""
    lists, seen = _lists(), 0
    while seen < 8:
        seen += 1
        auxiliaries = _auxiliaries(sentence, verb)
        over = hangs_on(sentence, verb)
        above = verb_over(sentence, over) if over is not None else None
        if auxiliaries & lists.modals:
            perfect = verb.tag in ("VBN", "VBD") and auxiliaries & lists.having and not auxiliaries & lists.future
            return Direction(PAST if perfect else NEXT, f"“{min(auxiliaries & lists.modals)} {verb.text}”")
        if auxiliaries & lists.infinitive:
            if above is None or (above.lemma not in lists.implicative):
                return Direction(NEXT, f"“to {verb.text}”")
            verb = above
            continue
        if verb.tag == "VBD" or (verb.tag == "VBN" and auxiliaries & lists.having):
            return Direction(PAST, f"“{verb.text}”")
        if verb.tag == "VBN":
            return _participle(sentence, verb, auxiliaries, part)
        if verb.tag == "VBG" and not auxiliaries and above is not None:
            verb = above
            continue
        return _present(verb, auxiliaries, part)
    return Direction(PAST, "no finite verb over it")


def _participle(sentence: Sentence, verb: Token, auxiliaries: frozenset[str], part: Part) -> Direction:
    """A passive or a reduced clause: what is planned lies ahead ("scheduled for Friday"), what is done lies back."""
    planned = verb.lemma in _lists().planning or verb.text.lower() in _lists().upcoming
    if planned and not words_below(sentence, verb, "prt"):
        return Direction(NEXT, f"“{verb.text}”")
    if auxiliaries & _lists().is_or_are and part not in (Part.HEADLINE, Part.CAPTION):
        return Direction(NEXT, f"the present “is {verb.text}”")
    return Direction(PAST, f"“{verb.text}”")


def _present(verb: Token, auxiliaries: frozenset[str], part: Part) -> Direction:
    """A present tense points ahead in the body ("attends the forum on Friday"), and back in headlines and captions."""
    if auxiliaries & _lists().did or (verb.tag == "VBG" and auxiliaries & _lists().been):
        return Direction(PAST, f"“{verb.text}”")
    if part in (Part.HEADLINE, Part.CAPTION) and verb.tag != "VBG":
        return Direction(PAST, f"the present “{verb.text}” of a {part.value}")
    if verb.tag in ("VBZ", "VBP") and verb.lemma in _lists().presents and part not in (Part.HEADLINE, Part.CAPTION):
        return Direction(_lists().presents[verb.lemma], f"“{verb.text}”")
    return Direction(NEXT, f"the present “{verb.text}”")
