"""Whether a name stands for a place: by the preposition, verb or noun that governs it, and by what else bears the name.

"In Moscow" is a place, "Moscow wanted" an actor, "the Hanoi summit" a place, "Jordan said" a person. The words are in
``entities/places.yaml``.
"""

from __future__ import annotations

import re
from functools import cache

from summitry import lexicon
from summitry.language.clauses.syntax import equals_above, hangs_on, upwards
from summitry.language.number.numerals import alternation
from summitry.language.parsed import Sentence, Token
from summitry.language.passage_view import PassageView

_MODIFIERS = ("compound", "nmod", "poss", "amod")
_HYPHENS = ("-", "–")
#: Entities whose names may go on after the name of a place.
_LONG_NAMES = ("PERSON", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW")


def words(key: str) -> frozenset[str]:
    """A list of the vocabulary of places."""
    return lexicon.words("places", key)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    between = rf"(?:(?:{alternation(words('modifiers'))})\s+){{0,3}}"
    where = re.compile(rf"\b(?:{alternation(words('prepositions'))})\s+{between}$", re.IGNORECASE)
    whither = re.compile(rf"\b(?:{alternation(words('prepositions_motion'))})\s+{between}$", re.IGNORECASE)
    person = re.compile(rf"\b(?:{alternation(words('person_words'))})\.?\s+$", re.IGNORECASE)
    return where, whither, person


def on_it(view: PassageView, start: int, end: int) -> bool:
    """Whether "on" stands before the name, as it does before islands and peninsulas."""
    first = view.token(start)
    modifier = first is not None and first.dep in ("compound", "nmod", "amod") and first.text == view.text[start:end]
    return (
        not modifier
        and re.search(r"(?i)\bon\s+(?:the\s+)?(?:\w+\s+)?$", view.text[max(0, start - 30) : start]) is not None
    )


@cache
def _settled() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(words('settlements'))}\s+of\s+$", re.IGNORECASE)


def settled(view: PassageView, start: int) -> bool:
    """Whether "town of" or the like stands before the name."""
    return _settled().search(view.text[max(0, start - 20) : start]) is not None


def located(view: PassageView, start: int) -> bool:
    """Whether a preposition of place stands before the name, at most adjectives between."""
    return _patterns()[0].search(view.text[max(0, start - 60) : start]) is not None


@cache
def _called() -> re.Pattern[str]:
    """“The capital, Kabul”, "the port city Basra": what kind of place it is, said right before its name."""
    return re.compile(rf"\b(capital|{alternation(words('settlements'))}(?:\s+of)?),?\s+$", re.IGNORECASE)


@cache
def _governed() -> re.Pattern[str]:
    """A preposition of place or motion, then perhaps an owner and adjectives ("from Nepal's northern …")."""
    either = alternation([*words("prepositions"), *words("prepositions_motion"), "opposite"])
    return re.compile(rf"\b{either}\s+(?:the\s+)?(?:(?:[\w-]+\s+)?[A-Z][\w-]+['’]s\s+)?(?:[a-z-]+\s+){{0,2}}$")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:tribal\s+|autonomous\s+)?({alternation(words('part_nouns'))})\b")


def part_of_land(view: PassageView, start: int, end: int) -> str:
    """“region” or "city" where "… province" or "… village" names a place after a preposition of place; else empty."""
    kind = _part().match(view.text, end)
    if kind is None or not _governed().search(view.text[max(0, start - 60) : start]):
        return ""
    noun = view.token(kind.start(1))
    if noun is not None and noun.dep in _MODIFIERS:  # "county halls", "state media"
        return ""
    return str(lexicon.load("places")["part_nouns"][kind[1]])


def beside(view: PassageView, end: int, start: int, stop: int) -> bool:
    """Whether the name at ``[start, stop)`` is joined by "and" to a place that ends at ``end`` ("in Lagos and Victoria")."""
    if not re.fullmatch(r",?\s+(?:and|or)\s+(?:in\s+)?", view.text[end:start]):
        return False
    token, other = view.token(stop - 1), view.token(end - 1)
    return token is not None and other is not None and token.dep == "conj" and token.pos in ("PROPN", "NOUN")


def is_place(view: PassageView, start: int, end: int, *, strict: bool, doubtful: bool, country: bool = False) -> str:
    """Why the name at ``[start, end)`` of a passage is a place; empty where it is not.

    ``strict`` names (countries, capitals) also act, and need a sign of place; ``doubtful`` ones are also names of persons
    or common words; what a ``country`` name stands before ("Iran talks") is about it rather than in it.
    """
    before = view.text[max(0, start - 60) : start]
    if _patterns()[2].search(before) and not located(view, start):
        return ""
    sentence = view.sentence(start)
    first, last = view.token(start), view.token(end - 1)
    if first is None or last is None:
        return "in" if located(view, start) else ""
    if match := _called().search(before):
        return f"after “{match[1].lower()}”"
    head = _head(sentence, first, last)
    if doubtful:
        return _certain(sentence, first, head, before)
    why = _by_parse(sentence, head, before, country=country, strict=strict)
    if _in_name(sentence, first, last, bool(why) or located(view, start)):
        return ""
    if match := _patterns()[0].search(before):
        word = match[0].split()[0].lower()
        owner = word in words("before_owners") and re.match(r"['’]s?\s", view.text[end : end + 3])
        return "" if owner else f"after “{word}”"
    return why or ("" if strict else _by_name(sentence, last))


def _by_name(sentence: Sentence, last: Token) -> str:
    """That a name is mostly one of a town, where nothing says that it is one of an actor or of something that bears its name."""
    after = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    in_title = after is not None and after.pos == "PROPN" and last.dep == "compound"
    return "name of a town" if last.ent not in ("PERSON", "ORG", "NORP") and last.dep != "det" and not in_title else ""


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(words('inside'))}\s+(?:{alternation(words('modifiers'))}\s+)?$", re.IGNORECASE)


def _certain(sentence: Sentence, first: Token, head: Token, before: str) -> str:
    """The signs that make even a family name or a common word a place: "in X" itself, or "town of X"."""
    over = hangs_on(sentence, head)
    if head.dep in ("compound", "poss", "nmod") and over is not None and over.text.lower() not in words("events"):
        return ""
    if first.ent == "PERSON" and first.i and sentence.tokens[first.i - 1].ent == "PERSON":
        return ""
    if _settled().search(before):
        return "called a town"
    match = _inside().search(before)
    return f"after “{match[0].split()[0].lower()}”" if match and not re.search(r"(?i)the $", before) else ""


def _head(sentence: Sentence, first: Token, last: Token) -> Token:
    """The token of a name that the rest of it hangs on."""
    inside = sentence.tokens[first.i : last.i + 1]
    return next((t for t in inside if not first.i <= t.head <= last.i or t.head == t.i), last)


def _in_name(sentence: Sentence, first: Token, last: Token, after_preposition: bool) -> bool:
    """Whether the name is a piece of a longer name of a person or an organisation."""
    tokens = sentence.tokens
    if first.i and _opened_by(tokens[first.i - 1], first):
        return True
    if last.i + 1 < len(tokens):
        right = tokens[last.i + 1]
        hyphen = right.text in _HYPHENS and right.start == last.end and last.i + 2 < len(tokens)
        if hyphen or (right.pos == "PROPN" and right.ent == last.ent and last.ent in _LONG_NAMES):
            return True
    return last.ent == "PERSON" and not after_preposition


def _opened_by(left: Token, first: Token) -> bool:
    """Whether the token before a name belongs to the same name."""
    if left.text in _HYPHENS and left.end == first.start:
        return True
    if left.ent != first.ent or first.ent not in ("PERSON", "WORK_OF_ART", "ORG"):
        return False
    return left.text[:1].isupper() or (first.ent == "ORG" and left.text in words("within_names"))


def _by_parse(sentence: Sentence, last: Token, before: str, *, country: bool, strict: bool) -> str:
    """A sign of place from the parse: motion towards it, a visit to it, an event or a part named after it."""
    first, *others = equals_above(sentence, last)
    if any(_in_place(sentence, other) for other in others):
        return "beside another place"
    token = others[-1] if others else first
    head = hangs_on(sentence, token)
    if head is None:
        return ""
    if token.dep == "pobj":
        return _by_preposition(sentence, head, before)
    if token.dep in ("dobj", "nsubjpass") and head.lemma in words("visited"):
        return f"object of “{head.text}”"
    acts = strict and token.dep == "poss" and head.text.lower() in words("deeds")  # "Moscow's bombing of …"
    if not (country or acts) and token.dep in _MODIFIERS and head.text.lower() in words("events"):
        return f"the place of the {head.text}"
    if token.dep in ("npadvmod", "advmod") and head.lemma in words("motion"):
        return f"with “{head.text}”"
    return ""


@cache
def _distance() -> re.Pattern[str]:
    """A distance or a crossing before "from": "ten miles from", "across the strait from"."""
    far = rf"\b{alternation(words('distances'))}(?:\s+\w+)?"
    return re.compile(rf"(?:{far}|\bacross\s+(?:[\w-]+\s+){{0,3}}?[\w-]+)\s+from\s+(?:the\s+)?$", re.IGNORECASE)


def _example(sentence: Sentence, over: Token) -> str:
    """“In countries such as X”: the noun of which the name is an example stands for a place itself."""
    kind = next((t for t in upwards(sentence, over) if t.text.lower() in words("kinds")), None)
    if kind is None or kind.i > over.i:
        return ""
    return f"one of the {kind.text}" if _in_place(sentence, kind) else ""


def _in_place(sentence: Sentence, token: Token) -> bool:
    """Whether a token is the object of a preposition of place."""
    over = hangs_on(sentence, token) if token.dep == "pobj" else None
    return over is not None and over.text.lower() in words("prepositions")


def _by_preposition(sentence: Sentence, preposition: Token, before: str) -> str:
    word, over = preposition.text.lower(), hangs_on(sentence, preposition)
    if word in words("prepositions") and _stands_under(word, before):
        return f"under “{word}”"
    if word in words("away") and _distance().search(before):
        return "so far from it"
    if over is None:
        return ""
    if word in words("exemplifying") and (example := _example(sentence, over)):
        return example
    if word in words("partitive"):
        if over.pos not in ("ADP", "SCONJ", "ADV"):
            return f"“{over.text} {word}”" if over.text.lower() in words("heads_of") else ""
        word = "from"  # "flew out of"
    return _by_motion(sentence, over, word) if word in words("prepositions_motion") else ""


def _stands_under(word: str, before: str) -> bool:
    """Whether a preposition stands before the name with a few words between, and no other phrase."""
    return bool(re.search(rf"\b{re.escape(word)}\s+(?:the\s+)?(?:[\w-]+\s+){{0,5}}$", before, re.IGNORECASE))


def _by_motion(sentence: Sentence, over: Token, word: str) -> str:
    """A verb or noun of motion over a preposition, adverbs between left out ("flew back to")."""
    above: Token | None = over
    for _ in range(3):
        if above is None or above.pos not in ("ADP", "SCONJ", "ADV", "PART"):
            break
        above = hangs_on(sentence, above)
    moves = above is not None and not words("motion").isdisjoint((above.lemma, above.text.lower()))
    return f"“{above.text} {word}”" if above is not None and moves else ""
