"""Whether a name stands for a place: by the preposition, verb or noun that governs it, and by what else bears the name.

"In Moscow" is a place, "Moscow wanted" an actor, "the Hanoi summit" a place, "Jordan said" a person. The words are in
``vocabulary/places.yaml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from summitry import vocabulary
from summitry.language.numerals import alternation
from summitry.language.parsed import Sentence, Token
from summitry.language.rooms import Room

_MODIFIERS = ("compound", "nmod", "poss", "amod")


@cache
def words() -> dict[str, Any]:
    """The words of places as sets where they are asked for one by one."""
    loaded = dict(vocabulary.load("places"))
    for name in (
        "motion",
        "visited",
        "events",
        "heads_of",
        "doubtful",
        "person_words",
        "prepositions",
        "prepositions_motion",
    ):
        loaded[name] = frozenset(str(word) for word in loaded[name])
    return loaded


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    between = rf"(?:(?:{alternation(words()['modifiers'])})\s+){{0,3}}"
    where = re.compile(rf"\b(?:{alternation(words()['prepositions'])})\s+{between}$", re.IGNORECASE)
    whither = re.compile(rf"\b(?:{alternation(words()['prepositions_motion'])})\s+{between}$", re.IGNORECASE)
    person = re.compile(rf"\b(?:{alternation(words()['person_words'])})\.?\s+$", re.IGNORECASE)
    return where, whither, person


def on_it(room: Room, start: int, end: int) -> bool:
    """Whether "on" stands before the name, as it does before islands and peninsulas."""
    first = room.token(start)
    modifier = first is not None and first.dep in ("compound", "nmod", "amod") and first.text == room.text[start:end]
    return (
        not modifier
        and re.search(r"(?i)\bon\s+(?:the\s+)?(?:\w+\s+)?$", room.text[max(0, start - 30) : start]) is not None
    )


@cache
def _settled() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(words()['settlements'])}\s+of\s+$", re.IGNORECASE)


def settled(room: Room, start: int) -> bool:
    """Whether "town of" or the like stands before the name."""
    return _settled().search(room.text[max(0, start - 20) : start]) is not None


def located(room: Room, start: int) -> bool:
    """Whether a preposition of place stands before the name, at most adjectives between."""
    return _patterns()[0].search(room.text[max(0, start - 60) : start]) is not None


@cache
def _called() -> re.Pattern[str]:
    """“The capital, Kabul”, "the port city Basra": what kind of place it is, said right before its name."""
    return re.compile(rf"\b(capital|{alternation(words()['settlements'])}(?:\s+of)?),?\s+$", re.IGNORECASE)


@cache
def _governed() -> re.Pattern[str]:
    """A preposition of place or motion, then perhaps an owner and adjectives ("from Nepal's northern …")."""
    either = alternation([*words()["prepositions"], *words()["prepositions_motion"], "opposite"])
    return re.compile(rf"\b{either}\s+(?:the\s+)?(?:(?:[\w-]+\s+)?[A-Z][\w-]+['’]s\s+)?(?:[a-z-]+\s+){{0,2}}$")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:tribal\s+|autonomous\s+)?({alternation(words()['part_nouns'])})\b")


def part_of_land(room: Room, start: int, end: int) -> str:
    """“region” or "city" where "… province" or "… village" names a place after a preposition of place; else empty."""
    kind = _part().match(room.text, end)
    if kind is None or not _governed().search(room.text[max(0, start - 60) : start]):
        return ""
    noun = room.token(kind.start(1))
    if noun is not None and noun.dep in _MODIFIERS:  # "county halls", "state media"
        return ""
    return str(words()["part_nouns"][kind[1]])


def beside(room: Room, end: int, start: int, stop: int) -> bool:
    """Whether the name at ``[start, stop)`` is joined by "and" to a place that ends at ``end`` ("in Lagos and Victoria")."""
    if not re.fullmatch(r",?\s+(?:and|or)\s+(?:in\s+)?", room.text[end:start]):
        return False
    token, other = room.token(stop - 1), room.token(end - 1)
    return token is not None and other is not None and token.dep == "conj" and token.pos in ("PROPN", "NOUN")


def is_place(room: Room, start: int, end: int, *, strict: bool, doubtful: bool, country: bool = False) -> str:
    """Why the name at ``[start, end)`` of a passage is a place; empty where it is not.

    ``strict`` names (countries, capitals) also act, and need a sign of place; ``doubtful`` ones are also names of persons
    or common words; what a ``country`` name stands before ("Iran talks") is about it rather than in it.
    """
    before = room.text[max(0, start - 60) : start]
    if _patterns()[2].search(before) and not located(room, start):
        return ""
    sentence = room.sentence(start)
    first, last = room.token(start), room.token(end - 1)
    if first is None or last is None:
        return "in" if located(room, start) else ""
    if match := _called().search(before):
        return f"after “{match[1].lower()}”"
    head = _head(sentence, first, last)
    if doubtful:
        return _certain(sentence, first, head, before)
    why = _by_parse(sentence, head, before, country=country, strict=strict)
    if _in_name(sentence, first, last, bool(why) or located(room, start)):
        return ""
    if match := _patterns()[0].search(before):
        word = match[0].split()[0].lower()
        owner = word == "at" and re.match(r"['’]s?\s", room.text[end : end + 3])
        return "" if owner else f"after “{word}”"
    if why or strict:
        return why
    after = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    in_title = after is not None and after.pos == "PROPN" and last.dep == "compound"
    return "name of a town" if last.ent not in ("PERSON", "ORG", "NORP") and last.dep != "det" and not in_title else ""


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(
        rf"\b{alternation(words()['inside'])}\s+(?:{alternation(words()['modifiers'])}\s+)?$", re.IGNORECASE
    )


def _certain(sentence: Sentence, first: Token, head: Token, before: str) -> str:
    """The signs that make even a family name or a common word a place: "in X" itself, or "town of X"."""
    if head.dep in ("compound", "poss", "nmod") and sentence.tokens[head.head].text.lower() not in words()["events"]:
        return ""
    if first.ent == "PERSON" and first.i and sentence.tokens[first.i - 1].ent == "PERSON":
        return ""
    if _settled().search(before):
        return "called a town"
    match = _inside().search(before)
    return f"after “{match[0].split()[0].lower()}”" if match and not before.lower().endswith("the ") else ""


def _head(sentence: Sentence, first: Token, last: Token) -> Token:
    """The token of a name that the rest of it hangs on."""
    inside = sentence.tokens[first.i : last.i + 1]
    return next((t for t in inside if not first.i <= t.head <= last.i or t.head == t.i), last)


def _in_name(sentence: Sentence, first: Token, last: Token, after_preposition: bool) -> bool:
    """Whether the name is a piece of a longer name of a person or an organisation."""
    tokens = sentence.tokens
    left, right = tokens[first.i - 1] if first.i else None, tokens[last.i + 1] if last.i + 1 < len(tokens) else None
    if (
        right is not None
        and right.pos == "PROPN"
        and right.ent == last.ent
        and last.ent in ("PERSON", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW")
    ):
        return True
    if (
        left is not None
        and left.ent == first.ent
        and first.ent in ("PERSON", "WORK_OF_ART")
        and left.text[:1].isupper()
    ):
        return True
    if (
        left is not None
        and first.ent == "ORG"
        and left.ent == "ORG"
        and (left.text[:1].isupper() or left.text in ("of", "for", "&"))
    ):
        return True
    if right is not None and right.text in ("-", "–") and last.i + 2 < len(tokens) and right.start == last.end:
        return True
    if left is not None and left.text in ("-", "–") and left.end == first.start:
        return True
    return last.ent == "PERSON" and not after_preposition


def _by_parse(sentence: Sentence, last: Token, before: str, *, country: bool, strict: bool) -> str:
    """A sign of place from the parse: motion towards it, a visit to it, an event or a part named after it."""
    token, hops = last, 0
    while token.dep in ("conj", "appos") and hops < 4:
        token, hops = sentence.tokens[token.head], hops + 1
        if token.dep == "pobj" and sentence.tokens[token.head].text.lower() in words()["prepositions"]:
            return "beside another place"
    head = sentence.head(token)
    if head is None:
        return ""
    if token.dep == "pobj":
        return _by_preposition(sentence, head, before)
    if token.dep in ("dobj", "nsubjpass") and head.lemma in words()["visited"]:
        return f"object of “{head.text}”"
    acts = strict and token.dep == "poss" and head.text.lower() in words()["deeds"]  # "Moscow's bombing of …"
    if not (country or acts) and token.dep in _MODIFIERS and head.text.lower() in words()["events"]:
        return f"the place of the {head.text}"
    if token.dep in ("npadvmod", "advmod") and head.lemma in words()["motion"]:
        return f"with “{head.text}”"
    return ""


@cache
def _distance() -> re.Pattern[str]:
    """A distance or a crossing before "from": "ten miles from", "across the strait from"."""
    far = rf"\b{alternation(words()['distances'])}(?:\s+\w+)?"
    return re.compile(rf"(?:{far}|\bacross\s+(?:[\w-]+\s+){{0,3}}?[\w-]+)\s+from\s+(?:the\s+)?$", re.IGNORECASE)


def _example(sentence: Sentence, over: Token) -> str:
    """“In countries such as X”: the noun of which the name is an example stands for a place itself."""
    kind = next((t for t in (over, *sentence.ancestors(over)) if t.text.lower() in words()["kinds"]), None)
    above = sentence.head(kind) if kind is not None and kind.dep == "pobj" else None
    if kind is None or above is None or kind.i > over.i:
        return ""
    return f"one of the {kind.text}" if above.text.lower() in words()["prepositions"] else ""


def _by_preposition(sentence: Sentence, preposition: Token, before: str) -> str:
    word, over = preposition.text.lower(), sentence.head(preposition)
    if word in words()["prepositions"] and re.search(
        rf"\b{re.escape(word)}\s+(?:the\s+)?(?:[\w-]+\s+){{0,5}}$", before, re.IGNORECASE
    ):
        return f"under “{word}”"
    if word == "from" and _distance().search(before):
        return "so far from it"
    if over is None:
        return ""
    if word in ("as", "like", "including") and (example := _example(sentence, over)):
        return example
    if word == "of" and over.pos in ("ADP", "SCONJ", "ADV"):  # "flew out of"
        word = "from"
    if word == "of":
        return f"“{over.text} of”" if over.text.lower() in words()["heads_of"] else ""
    if word in words()["prepositions_motion"]:
        steps = 0
        while over is not None and over.pos in ("ADP", "SCONJ", "ADV", "PART") and steps < 3:
            over, steps = sentence.head(over), steps + 1
        if over is not None and (over.lemma in words()["motion"] or over.text.lower() in words()["motion"]):
            return f"“{over.text} {word}”"
    return ""
