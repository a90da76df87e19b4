"""Quantities in text: how many, how much, of what. Dates, clock times, names and list numbers are left out.

``find_numbers`` looks at each passage once with one regular expression (``quantities``) and asks the parse what is
counted, whether "one" is a number, and whether a figure belongs to a name ("Boeing 737", "Group of Seven").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from summitry.language import counted, durations, quantities
from summitry.language.dates import words as calendar_words
from summitry.language.numerals import alternation, words
from summitry.language.parsed import NumberMention, Sentence, TimeMention, Token
from summitry.language.quantities import Quantity
from summitry.language.rooms import Room, rooms
from summitry.language.times import find_times
from summitry.model import Document

_NOUN = frozenset({"NOUN", "PROPN"})


#: "A year before", "a week later": a time and no length.
_REFERENCE = re.compile(r"\s+(?:before|earlier|later|ago)\b", re.IGNORECASE)


def find_numbers(
    document: Document, sentences: Sequence[Sentence], times: Sequence[TimeMention] | None = None
) -> tuple[NumberMention, ...]:
    """The quantities of the passages that have sentences, in text order, without overlap.

    ``times`` are the document's time expressions (found here where they are not given): figures in dates, clock times and
    frequencies are no quantities, those in durations and ages are.
    """
    known = find_times(document, sentences) if times is None else times
    taken = [(t.start, t.end) for t in known if t.kind in ("date", "time") and not _vague_length(t)]
    starts = [start for start, _ in taken]
    found: list[NumberMention] = []
    for room in rooms(document, sentences):
        for quantity in _scan(room):
            start, end = room.offset + quantity.numeral, room.offset + quantity.numeral_end
            at = bisect_right(starts, start) - 1
            if (at >= 0 and start < taken[at][1]) or (at + 1 < len(taken) and taken[at + 1][0] < end):
                continue
            found.append(_mention(document, room, quantity))
        found += _lengths(document, room, known, found)
    return tuple(sorted(found, key=lambda number: number.start))


def _lengths(
    document: Document, room: Room, times: Sequence[TimeMention], found: list[NumberMention]
) -> Iterator[NumberMention]:
    """The lengths of time of a passage that are written without a numeral ("a month", "half an hour")."""
    first = bisect_left(times, room.offset, key=lambda time: time.start)
    last = bisect_left(times, room.offset + len(room.text), key=lambda time: time.start)
    for time in times[first:last]:
        if time.kind != "duration" or not time.value or time.text[0].isdigit():
            continue
        if _REFERENCE.match(room.text, time.end - room.offset):
            continue
        amount = durations.measured(room.text[time.start - room.offset : time.end - room.offset])
        if amount is None or any(n.start < time.end and time.start < n.end for n in reversed(found[-40:])):
            continue
        yield _mention(
            document, room, quantities.length(room.text, time.start - room.offset, time.end - room.offset, *amount)
        )


def _vague_length(time: TimeMention) -> bool:
    """“In two weeks”, "three days ago" are dates, and lengths all the same; only those without a value are let through."""
    return not time.value


def _scan(room: Room) -> Iterator[Quantity]:
    for match in quantities.pattern().finditer(room.text):
        for quantity in quantities.read(match):
            checked = _checked(quantity, room)
            if checked is not None:
                yield checked


def _checked(quantity: Quantity, room: Room) -> Quantity | None:
    """The quantity if it stands where one can stand; None for names, pronouns and list numbers."""
    text = room.text
    before, after = (
        text[max(0, quantity.numeral - 30) : quantity.numeral],
        text[quantity.numeral_end : quantity.numeral_end + 40],
    )
    word = text[quantity.numeral : quantity.numeral_end]
    sentence = room.sentence(quantity.numeral)
    token = room.token(quantity.numeral)
    if quantity.role == "ordinal":
        return _ordinal(quantity, sentence, token, after)
    if quantity.role == "share" and not _is_share(word, before, after):
        return None
    if _is_name(word, before, after, token, sentence):
        return None
    if re.fullmatch(r"(?i)one", word) and not quantity.unit and not _counts_one(sentence, token, before, after):
        return None
    if (
        quantity.role == "count"
        and quantity.minimum == quantity.maximum
        and re.search(r"(?i)\bthe\s+$", before)
        and not word[0].isdigit()
        and _bare(sentence, token)
    ):
        return None
    if quantity.minimum is None and quantity.maximum == 0:
        return None
    if (
        quantity.unit
        and quantity.minimum == quantity.maximum
        and _some_day(word, text[quantity.numeral : quantity.end], before)
    ):
        return None
    if quantity.unit is None and quantity.role == "count" and re.match(r"-(?!odd\b)[a-z]", after):
        quantity = replace(quantity, role="compound")
    return _money_or_metres(_age(quantity, before, after), word, before, after)


def _some_day(word: str, whole: str, before: str) -> bool:
    """“One day” that is no length: nothing before it measures."""
    measured = alternation(calendar_words()["duration_before"])
    return (
        bool(re.fullmatch(r"one\s+day", whole, re.IGNORECASE))
        and word.lower() == "one"
        and not re.search(rf"\b{measured}\s+$", before)
    )


def _bare(sentence: Sentence, token: Token | None) -> bool:
    """Whether a number stands for persons spoken of before ("the two agreed")."""
    after = sentence.tokens[token.i + 1] if token is not None and token.i + 1 < len(sentence.tokens) else None
    return after is None or (
        after.text != "-" and after.pos in ("VERB", "AUX", "PUNCT", "ADP", "ADV", "CCONJ", "SCONJ")
    )


def _ordinal(quantity: Quantity, sentence: Sentence, token: Token | None, after: str) -> Quantity | None:
    """An ordinal that ranks a noun; not "first met", "First Lady", "second-hand", "the 38th parallel"."""
    if (
        token is None
        or (token.text[0].isupper() and token.i > 0)
        or re.match(rf"[-\s]+{_name_tails()}\b|-(?!ever\b)", after, re.IGNORECASE)
    ):
        return None
    head = sentence.head(token)
    if token.dep not in ("amod", "nummod", "compound") or head is None or head.pos not in _NOUN or head.i < token.i:
        return None
    return quantity


@cache
def _name_tails() -> str:
    return alternation(words()["name_tails"])


def _is_share(word: str, before: str, after: str) -> bool:
    """A fraction has something that it is a part of, or says by how much; “half” alone does not."""
    article = re.fullmatch(r"an?[-\s]\w+", word, re.IGNORECASE)
    if not article and word.lower() != "half":
        return True
    behind = alternation(words()["share_after" if article else "half_after"])
    ahead = alternation(words()["share_before"])
    return bool(re.match(rf"\s+{behind}\b", after) or re.search(rf"\b{ahead}\s+$", before, re.IGNORECASE))


@cache
def _naming() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lead = re.compile(rf"\b{alternation(words()['naming'])}s?\.?\s+(?:\w+\s+and\s+)?$", re.IGNORECASE)
    heads = re.compile(rf"(?-i:\b(?i:{alternation(words()['name_heads'])}))\s+of\s+$|\bBig\s+$", re.IGNORECASE)
    return lead, heads


def _is_name(word: str, before: str, after: str, token: Token | None, sentence: Sentence) -> bool:
    """Whether the numeral belongs to a name: Resolution 1540, Boeing 737, Group of Seven, Article 5."""
    lead, heads = _naming()
    if (
        lead.search(before)
        or heads.search(before)
        or re.match(rf"\s+(?:[A-Z]\w+\s+){{1,3}}(?i:{_name_tails()})\b(?!\s+(?:[a-z]+\s+)?[a-z]+s\b)", after)
        or (re.match(r"(?:\.\d+)*[a-zA-Z]?\)", after) and "(" not in before.rpartition(")")[2])
        or re.match(r"[-–]?[A-Z]{1,3}\b", after)
    ):
        return True
    if (
        word[0].isupper()
        and token is not None
        and token.i > 0
        and word.lower() == token.text.lower()
        and sentence.tokens[token.i - 1].text not in ("“", '"', "‘", ":", "–", "--", "-")
    ):
        return True
    if token is None or token.i == 0:
        return False
    previous, head = sentence.tokens[token.i - 1], sentence.head(token)
    if previous.pos == "PROPN" and previous.end + 1 >= token.start and re.search(r"[\w]\s?-?$", before):
        return head is None or head.i < token.i or (head.pos == "PROPN" and head.i != token.i + 1)
    return False


def _counts_one(sentence: Sentence, token: Token | None, before: str, after: str) -> bool:
    """“One” as a number: before a noun that it counts, or "one each"; not "one of", "no one", "the one that"."""
    pronoun, followed = alternation(words()["one_pronoun"]), alternation(words()["one_followed"])
    if re.search(rf"\b{pronoun}[-\s]+$", before, re.IGNORECASE) or re.match(rf"[-\s]+{followed}\b", after):
        return False
    if re.match(r"\s+each\b", after):
        return True
    head = sentence.head(token) if token is not None else None
    return token is not None and head is not None and token.dep == "nummod" and head.pos in _NOUN and head.i > token.i


def _age(quantity: Quantity, before: str, after: str) -> Quantity:
    """“Ms Ruiz, 54, said” and "aged 54" are ages."""
    value = quantity.minimum
    if quantity.role != "count" or value is None or value != quantity.maximum or not 0 < value < 120:
        return quantity
    if re.search(r"\baged?\s+(?:about\s+|around\s+)?$", before) or (
        re.search(r"[A-Z][\w.’'-]+,\s+$", before) and re.match(r"\s*(?:,|\.$|;)", after)
    ):
        return replace(quantity, unit="year", role="age")
    return quantity


def _money_or_metres(quantity: Quantity, word: str, before: str, after: str) -> Quantity | None:
    """Settle what depends on more than the unit: "won", "pounds of", a bare "m"."""
    if quantity.unit == "KRW" and quantity.role == "money" and (quantity.maximum or quantity.minimum or 0) < 100:
        return replace(quantity, unit=None, role="count", end=quantity.numeral_end)
    if quantity.unit == "GBP" and (
        re.match(r"\s+pounds\s+(?:of\b|heav)", after) or re.search(r"(?i)\bweigh\w*\s+(?:\w+\s+){0,2}$", before)
    ):
        return replace(quantity, unit="pound", role="mass")
    if (
        re.search(r"\d\s?m$", word)
        and quantity.role == "count"
        and not re.match(r"\s+(?:[a-z-]+\s+){0,2}[a-z]+s\b|\s+people\b", after)
    ):
        value = (quantity.minimum or 0) / 1e6
        return replace(quantity, unit="metre", role="distance", minimum=value, maximum=value)
    if quantity.unit in ("USD", "GBP") and re.search(
        r"\b(?:cents|pence)$", after[: quantity.end - quantity.numeral_end]
    ):
        low, high = quantity.minimum, quantity.maximum
        return replace(
            quantity, minimum=None if low is None else low / 100, maximum=None if high is None else high / 100
        )
    return quantity


def _mention(document: Document, room: Room, quantity: Quantity) -> NumberMention:
    start, end = room.offset + quantity.start, room.offset + quantity.end
    sentence = room.sentence(quantity.numeral)
    what = counted.what(sentence, quantity, end)
    return NumberMention(
        start,
        end,
        document.text[start:end],
        quantity.minimum,
        quantity.maximum,
        quantity.unit,
        quantity.approximate,
        quantity.role,
        *(what or (None, None)),
    )
