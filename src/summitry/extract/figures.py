"""Claims that hold a number: what it counts, its bounds, unit, approximation, and the role that it plays.

The numbers themselves come from the language stage. Left out are numbers that tell no quantity: ordinals, dates, counts of
occasions (tallies), and small numbers that only pick out ("the two leaders", "one of them").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from summitry import vocabulary
from summitry.extract.clauses import lemma, phrase
from summitry.extract.slots import holders, slot
from summitry.language import NumberMention, ParsedDocument, Sentence, TimeMention, Token
from summitry.model import Claim, Slot

SMALL = 4


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The figures of a parsed document, in text order."""
    for sentence in parsed.sentences:
        numbers = [n for n in parsed.numbers_in(sentence.start, sentence.end) if _tells(parsed, sentence, n)]
        for number in numbers:
            yield _claim(parsed, sentence, number)
        for span in parsed.times_in(sentence.start, sentence.end):
            if span.kind == "duration" and not parsed.numbers_in(span.start, span.end) and not _ago(parsed, span.end):
                yield from _of_duration(parsed, sentence, span)


def _words() -> dict[str, Any]:
    words: dict[str, Any] = vocabulary.load("figures")
    return words


def _tells(parsed: ParsedDocument, sentence: Sentence, number: NumberMention) -> bool:
    """Whether a number tells a quantity."""
    if number.role in _words()["roles_left_out"] or (number.minimum is None and number.maximum is None):
        return False
    if any(t.kind in ("date", "time", "frequency") and t.start <= number.start and number.end <= t.end for t in parsed.times_in(sentence.start, sentence.end)):
        return False
    if number.role == "duration" and _ago(parsed, number.end):
        return False
    if any(m.start <= number.start and number.end <= m.end and m.how == "name" for m, _ in parsed.mentions_in(sentence.start, sentence.end)):
        return False
    token = next((t for t in sentence.between(number.start, number.end) if t.pos == "NUM"), None)
    return token is None or not _idle(parsed, sentence, number, token)


def _ago(parsed: ParsedDocument, end: int) -> bool:
    return bool(re.match(r"\s+(ago|earlier|later|before|old)\b", parsed.text[end : end + 12]))


def _idle(parsed: ParsedDocument, sentence: Sentence, number: NumberMention, token: Token) -> bool:
    """Small numbers that pick out or count occasions."""
    words = _words()
    if number.role in ("money", "share", "mass", "distance", "duration"):
        return False
    head = sentence.head(token) if token.dep in ("nummod", "quantmod", "compound") else None
    nouns = {lemma(head)} if head is not None else set()
    if nouns & set(words["occasions"]) or (head is not None and head.tag == "HYPH"):
        return True
    if (number.maximum or number.minimum or 0) >= SMALL:
        return _hyphenated(parsed, number)
    if nouns & set(words["picked_out"]) or head is None or _hyphenated(parsed, number):
        return True
    return token.text.lower() in ("one", "1") or any(t.text.lower() in ("the", "these", "those", "its", "their", "both") for t in sentence.children(head, "det", "poss"))


def _hyphenated(parsed: ParsedDocument, number: NumberMention) -> bool:
    """"six-party", "two-way": a name rather than a number, unless a unit follows ("70-hour")."""
    return number.unit is None and parsed.text[number.end : number.end + 1] == "-"


def _what(parsed: ParsedDocument, sentence: Sentence, number: NumberMention) -> Slot | None:
    if number.what_start is not None and number.what_end is not None:
        return slot(parsed, "what", number.what_start, number.what_end)
    inside = sentence.between(number.start, number.end)
    last = inside[-1] if inside else None
    head = sentence.head(last) if last is not None else None
    while head is not None and head.pos in ("NUM", "ADP", "SYM"):
        head = sentence.head(head)
    if head is None:
        return None
    start, end = phrase(sentence, head)
    return slot(parsed, "what", start, end)


def _plain(value: float) -> str:
    """A plain decimal string: 3.5, 100000000."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _claim(parsed: ParsedDocument, sentence: Sentence, number: NumberMention) -> Claim:
    what = _what(parsed, sentence, number)
    slots = [what] if what is not None else []
    slots += [slot(parsed, role, number.start, number.end, _plain(value))
              for role, value in (("min", number.minimum), ("max", number.maximum)) if value is not None]
    if number.unit:
        slots.append(slot(parsed, "unit", number.start, number.end, number.unit))
    if number.approximate:
        slots.append(slot(parsed, "approximate", number.start, number.end, "true"))
    slots.append(slot(parsed, "role", number.start, number.end, number.role))
    start, end = _span(sentence, number, what)
    return Claim.of("figure", parsed.document.id, start, end, tuple(slots), holders=holders(parsed, number.start, number.end),
                    part=parsed.part(sentence))


def _span(sentence: Sentence, number: NumberMention, what: Slot | None) -> tuple[int, int]:
    """The number with the words that it counts, where they stand near."""
    start, end = number.start, number.end
    if what is not None and what.start is not None and what.end is not None and abs(what.start - end) < 60:
        start, end = min(start, what.start), max(end, what.end)
    return max(start, sentence.start), min(end, sentence.end)


def _of_duration(parsed: ParsedDocument, sentence: Sentence, span: TimeMention) -> Iterator[Claim]:
    """A length of time that holds no number of its own: "several hours", "half an hour"."""
    found = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])", span.value)
    words = _words()
    text = parsed.text[span.start : span.end].lower().split()
    vague = next((words["vague"][w] for w in text if w in words["vague"]), None)
    if found is None and vague is None:
        return
    unit = words["units"].get("TM" if found and found[1] and found[3] == "M" else found[3]) if found else text[-1].rstrip("s")
    low = float(vague) if vague is not None else float(found[2]) if found else None
    if low is None:
        return
    number = NumberMention(start=span.start, end=span.end, text=span.text, minimum=low, maximum=None if vague is not None else low, unit=unit,
                           approximate=span.approximate or vague is not None, role="duration")
    yield _claim(parsed, sentence, number)
