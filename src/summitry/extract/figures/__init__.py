"""Claims that hold a number: what it counts, its bounds, unit, approximation, and the role that it plays.

The numbers themselves come from the language stage. Left out are numbers that tell no quantity: ordinals, dates, counts of
occasions (tallies), and small numbers that only pick out ("the two leaders", "one of them").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from summitry import vocabulary
from summitry.extract.arguments import holders, slot
from summitry.language import NumberMention, ParsedDocument, Sentence, TimeMention, Token
from summitry.language.clauses.syntax import clause, complements, is_verb, lemma, phrase
from summitry.model import Claim, Slot
from summitry.values import duration, numbers

SMALL = 4
MANY_MEETINGS = 20
#: Letters between a quantity with a unit and what it measures ("two days of talks").
NEAR = 5
#: A run of so many digits without a separator is an identifier.
DIGITS = 12


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
    if _multiple(number) or (number.text.isdigit() and len(number.text) >= DIGITS):
        return False
    if any(
        t.kind in ("date", "time", "frequency") and t.start <= number.start and number.end <= t.end
        for t in parsed.times_in(sentence.start, sentence.end)
    ):
        return False
    if number.role == "duration" and (_ago(parsed, number.end) or _part_of_year(parsed, number)):
        return False
    if any(
        m.start <= number.start and number.end <= m.end and m.how == "name"
        for m, _ in parsed.mentions_in(sentence.start, sentence.end)
    ):
        return False
    if _vague(parsed, number) or _span_of_time(parsed, sentence, number) or _meetings(parsed, number):
        return False
    token = next((t for t in sentence.between(number.start, number.end) if t.pos == "NUM"), None)
    return token is None or not _idle(parsed, sentence, number, token)


def _multiple(number: NumberMention) -> bool:
    """Such as "twice as long", "in a decade": a manner of comparing rather than a quantity."""
    return number.unit is None and any(w in _words()["multiples"] for w in number.text.lower().split())


def _vague(parsed: ParsedDocument, number: NumberMention) -> bool:
    """Such as "several ships": a quantity only where it measures time."""
    if number.maximum is not None or (number.minimum or 0) > _words()["vague"]["several"] or not number.approximate:
        return False
    return _time_unit(parsed, number) is None


def _time_unit(parsed: ParsedDocument, number: NumberMention) -> str | None:
    """The unit of time that a number counts, also where it stands after it as a plain noun ("several hours")."""
    units = set(duration.names().values())
    if number.unit in units:
        return number.unit
    if number.what_start is None or number.what_end is None:
        return None
    last = parsed.text[number.what_start : number.what_end].lower().split()[-1:]
    return next((w.rstrip("s") for w in last if w.rstrip("s") in units), None)


def _span_of_time(parsed: ParsedDocument, sentence: Sentence, number: NumberMention) -> bool:
    """Such as "over the past year": a length of one that no word counts."""
    said = sentence.between(number.start, number.end)
    if (
        number.role == "duration"
        and number.minimum == number.maximum == 1
        and said
        and said[0].tag == "DT"
        and (re.search(r"\bin\s+$", parsed.text[max(0, number.start - 10) : number.start].lower()))
    ):
        return True
    return (
        number.role == "duration"
        and number.minimum == number.maximum == 1
        and not any(t.text.lower() in ("one", "a", "an", "1", "single") or t.text[:1].isdigit() for t in said)
        and (
            re.search(
                r"\b(past|last|next|coming|this|the)\s+$", parsed.text[max(0, number.start - 10) : number.start].lower()
            )
            is not None
            or said[0].text.lower() in ("the", "this", "past", "last", "next")
        )
    )


def _meetings(parsed: ParsedDocument, number: NumberMention) -> bool:
    """A count of meetings is a tally."""
    if (
        number.unit is not None
        or number.what_start is None
        or number.what_end is None
        or (number.maximum or 0) > MANY_MEETINGS
    ):
        return False
    last = parsed.text[number.what_start : number.what_end].lower().split()[-1:]
    return any(w.rstrip("s") in vocabulary.load("tallies")["events"] for w in last)


def _part_of_year(parsed: ParsedDocument, number: NumberMention) -> bool:
    """Such as "in the first six months of this year": a date."""
    before, after = parsed.text[max(0, number.start - 10) : number.start], parsed.text[number.end : number.end + 20]
    first = re.search(r"\b(first|last|final|opening)\s+$", f"{before.lower()}{'' if before[-1:].isspace() else ' '}")
    within = re.match(r"\s+of\s+(this|the|last|next|\d{4})\b", after.lower())
    said = number.text.lower().startswith(("first", "last", "the first", "the last"))
    return bool(within) and (bool(first) or said)


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
    return token.text.lower() in ("one", "1") or any(
        t.text.lower() in ("the", "these", "those", "its", "their", "both")
        for t in sentence.children(head, "det", "poss")
    )


def _hyphenated(parsed: ParsedDocument, number: NumberMention) -> bool:
    """Such as "six-party", "two-way": a name rather than a number, unless a unit follows ("70-hour")."""
    return number.unit is None and parsed.text[number.end : number.end + 1] == "-"


def _what(parsed: ParsedDocument, sentence: Sentence, number: NumberMention) -> Slot | None:
    if number.what_start is not None and number.what_end is not None:
        return slot(parsed, "what", number.what_start, number.what_end)
    inside = sentence.between(number.start, number.end)
    last = inside[-1] if inside else None
    head = sentence.head(last) if last is not None else None
    while head is not None and (
        head.pos in ("NUM", "ADP", "SYM") or (head.text.lower() == "worth" and head.dep != "ROOT")
    ):
        head = sentence.head(head)
    if head is None:
        return None
    start, end = _deed(sentence, head, number) if is_verb(head) else phrase(sentence, head)
    worth = next((w for w in sentence.between(start, number.start) if w.text.lower() == "worth"), None)
    if worth is not None and not is_verb(head):
        end = max((w.end for w in sentence.between(start, worth.start)), default=end)
    return slot(parsed, "what", start, end)


def _deed(sentence: Sentence, verb: Token, number: NumberMention) -> tuple[int, int]:
    """The clause of a verb that a number belongs to, without its conjunction and without who is said to have said it."""
    start, end = clause(sentence, verb)
    below = sentence.children(verb)
    told = [
        t
        for t in sentence.between(start, end)
        if t.i != verb.i and is_verb(t) and t.dep in ("parataxis", "ccomp", "ROOT")
    ]
    source = [t for t in below if t.text.lower() == "according" or t.dep == "parataxis"]
    kept = [t for t in sentence.between(start, end) if t.dep != "mark" or sentence.head(t) != verb]
    if any(t.i < verb.i for t in (*told, *source)):
        kept = [t for t in kept if t.i >= min([verb.i, *(c.i for c in below if c.dep in ("aux", "auxpass", "neg"))])]
    late = [sentence.span(t)[0] for t in source if t.i > verb.i and sentence.span(t)[0] >= number.end]
    kept = [t for t in kept if not late or t.end <= min(late)]
    while len(kept) > 1 and kept[-1].pos in ("PUNCT", "ADP"):
        kept.pop()
    while len(kept) > 1 and kept[0].pos == "PUNCT":
        kept.pop(0)
    return (kept[0].start, kept[-1].end) if kept else (number.start, number.end)


def _role(number: NumberMention, unit: str | None) -> str:
    """What part the number plays: an age is no length of time that something took."""
    return "duration" if unit in duration.names().values() and number.role != "age" else number.role


def _as_money(parsed: ParsedDocument, sentence: Sentence, number: NumberMention) -> NumberMention:
    """Such as "trillions of dollars of trade": what is counted is a currency, and so the unit of what follows."""
    if number.unit is not None or number.what_start is None or number.what_end is None:
        return number
    said = parsed.text[number.what_start : number.what_end].lower()
    code = vocabulary.load("units")["currency_words"].get(said)
    if code is None:
        return number
    coins = sentence.between(number.what_start, number.what_end)[-1]
    of = complements(sentence, coins, "of", "in", "worth")
    start, end = phrase(sentence, of[0]) if of else (None, None)
    return replace(number, unit=code, role="money", what_start=start, what_end=end)


def _claim(parsed: ParsedDocument, sentence: Sentence, number: NumberMention) -> Claim:
    number = _as_money(parsed, sentence, number)
    what = _what(parsed, sentence, number)
    unit = _time_unit(parsed, number) or number.unit
    slots = [what] if what is not None else []
    slots += [
        slot(parsed, role, number.start, number.end, numbers.write(value))
        for role, value in (("min", number.minimum), ("max", number.maximum))
        if value is not None
    ]
    if unit:
        slots.append(slot(parsed, "unit", number.start, number.end, unit))
    if number.approximate:
        slots.append(slot(parsed, "approximate", number.start, number.end, "true"))
    slots.append(slot(parsed, "role", number.start, number.end, _role(number, unit)))
    start, end = _span(sentence, number, what)
    return Claim.of(
        "figure",
        parsed.document.id,
        start,
        end,
        tuple(slots),
        holders=holders(parsed, number.start, number.end),
        part=parsed.part(sentence),
    )


def _span(sentence: Sentence, number: NumberMention, what: Slot | None) -> tuple[int, int]:
    """The number with the words that it counts, where they stand near."""
    start, end = number.start, number.end
    near = number.what_start is not None and (number.unit is None or number.what_start - number.end < NEAR)
    if near and what is not None and what.start is not None and what.end is not None:
        start, end = min(start, what.start), max(end, what.end)
    return max(start, sentence.start), min(end, sentence.end)


def _of_duration(parsed: ParsedDocument, sentence: Sentence, span: TimeMention) -> Iterator[Claim]:
    """A length of time that holds no number of its own: "several hours", "half an hour"."""
    found = duration.one(span.value)
    words = _words()
    text = parsed.text[span.start : span.end].lower().split()
    vague = next((words["vague"][w] for w in text if w in words["vague"]), None)
    if found is None and vague is None:
        return
    unit = found[1] if found else text[-1].rstrip("s")
    low = float(vague) if vague is not None else found[0] if found else None
    if low is None:
        return
    number = NumberMention(
        start=span.start,
        end=span.end,
        text=span.text,
        minimum=low,
        maximum=None if vague is not None else low,
        unit=unit,
        approximate=span.approximate or vague is not None,
        role="duration",
    )
    yield _claim(parsed, sentence, number)
