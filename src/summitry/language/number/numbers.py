"""Quantities in text: how many, how much, of what. Dates, clock times, names and list numbers are left out.

``find_numbers`` looks at each passage once with one regular expression (``quantities``) and asks the parse what is
counted, whether "one" is a number, and whether a figure belongs to a name ("Boeing 737", "Group of Seven").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from summitry import lexicon
from summitry.language.clauses.syntax import hangs_on
from summitry.language.number import counted_nouns, quantities
from summitry.language.number.numerals import alternation, words
from summitry.language.number.quantities import AGE, COMPOUND, COUNT, DISTANCE, MASS, MONEY, ORDINAL, SHARE, Quantity
from summitry.language.parsed import NumberMention, Sentence, TimeMention, Token
from summitry.language.passage_view import PassageView, passage_views
from summitry.language.time import durations
from summitry.language.time.dates import DATE, DURATION, TIME
from summitry.language.time.dates import words as calendar_words
from summitry.language.time.times import find_times
from summitry.model import Document

_NOUN = frozenset({"NOUN", "PROPN"})
#: Sorts of words before "a week" that make it a rate: "$5 a week", "three times a week".
_COUNTED = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_AGREED = ("VERB", "AUX", "PUNCT", "ADP", "ADV", "CCONJ", "SCONJ")
#: Currencies whose names have other meanings, and those that have small coins with words of their own.
_WON, _POUND, _COINED = "KRW", "GBP", ("USD", "GBP")

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
    taken = [(t.start, t.end) for t in known if t.kind in (DATE, TIME) and not _is_length(t)]
    starts = [start for start, _ in taken]
    found: list[NumberMention] = []
    for view in passage_views(document, sentences):
        for quantity in _scan(view):
            start, end = view.offset + quantity.numeral, view.offset + quantity.numeral_end
            at = bisect_right(starts, start) - 1
            if (at >= 0 and start < taken[at][1]) or (at + 1 < len(taken) and taken[at + 1][0] < end):
                continue
            found.append(_mention(document, view, quantity))
        found += _lengths(document, view, known, found)
    return tuple(sorted(found, key=lambda number: number.start))


def _lengths(
    document: Document, view: PassageView, times: Sequence[TimeMention], found: list[NumberMention]
) -> Iterator[NumberMention]:
    """The lengths of time of a passage that are written without a numeral ("a month", "half an hour")."""
    taken = [(n.start - view.offset, n.end - view.offset) for n in found if n.start >= view.offset]
    for start, end in sorted({*_as_times(view, times), *_by_what_follows(view)}):
        amount = durations.measured(view.text[start:end])
        if amount is not None and not any(low < end and start < high for low, high in taken):
            yield _mention(document, view, quantities.length(view.text, start, end, *amount))


def _as_times(view: PassageView, times: Sequence[TimeMention]) -> Iterator[tuple[int, int]]:
    """The times of a passage that may be lengths without a numeral; "a year before" is a time and no length."""
    first = bisect_left(times, view.offset, key=lambda time: time.start)
    last = bisect_left(times, view.offset + len(view.text), key=lambda time: time.start)
    for time in times[first:last]:
        start, end = time.start - view.offset, time.end - view.offset
        length = time.kind in (DURATION, DATE) and time.value and not time.text[0].isdigit()
        if length and not _REFERENCE.match(view.text, end):
            yield start, end


def _by_what_follows(view: PassageView) -> Iterator[tuple[int, int]]:
    """Such as "a year after the flood", "a week to leave": what comes behind tells that it measures, and is no rate."""
    for match in _followed().finditer(view.text):
        token = view.token(match.start())
        before = view.sentence(match.start()).tokens[token.i - 1] if token is not None and token.i else None
        if before is None or not (before.pos in _COUNTED or before.text.lower() in words()["multiples_times"]):
            yield match.span()


@cache
def _followed() -> re.Pattern[str]:
    """A period with an article, before a word that makes a length of it."""
    one, behind = alternation(words()["of_one"]), alternation(words()["length_before"])
    return re.compile(rf"\b{one}\s+{durations.unit_pattern()}(?=\s+{behind}\b)", re.IGNORECASE)


def _is_length(time: TimeMention) -> bool:
    """“In two weeks”, "in less than a month" are dates, and lengths all the same; "three days ago" is a date alone."""
    return not time.value or durations.measured(time.text) is not None


def _scan(view: PassageView) -> Iterator[Quantity]:
    for match in quantities.pattern().finditer(view.text):
        for quantity in quantities.read(match):
            checked = _checked(quantity, view)
            if checked is not None:
                yield checked


@dataclass(frozen=True, slots=True)
class _Site:
    """Where a quantity stands: its numeral, the text around it, and the parse."""

    word: str
    before: str
    after: str
    sentence: Sentence
    token: Token | None

    @staticmethod
    def of(quantity: Quantity, view: PassageView) -> _Site:
        start, end = quantity.numeral, quantity.numeral_end
        around = view.text[max(0, start - 30) : start], view.text[end : end + 40]
        return _Site(view.text[start:end], *around, view.sentence(start), view.token(start))


def _checked(quantity: Quantity, view: PassageView) -> Quantity | None:
    """The quantity if it stands where one can stand; None for names, pronouns and list numbers."""
    site = _Site.of(quantity, view)
    if quantity.role == ORDINAL:
        return _ordinal(quantity, site)
    if quantity.role == SHARE and (_of_a_period(site) or not _is_share(site)):
        return None
    if _is_name(site) or (quantity.minimum is None and quantity.maximum == 0):
        return None
    if quantity.minimum == quantity.maximum and _stands_for_persons(quantity, site):
        return None
    if not quantity.unit and site.word.lower() in lexicon.words("numbers", "one") and not _counts_one(site):
        return None
    if quantity.unit and quantity.minimum == quantity.maximum and _some_day(quantity, site, view.text):
        return None
    if quantity.unit is None and quantity.role == COUNT and re.match(r"-(?!odd\b)[a-z]", site.after):
        quantity = replace(quantity, role=COMPOUND)
    return _money_or_metres(_age(quantity, site), site)


def _some_day(quantity: Quantity, site: _Site, text: str) -> bool:
    """“One day” that is no length: nothing before it measures."""
    if not re.fullmatch(r"one\s+day", text[quantity.numeral : quantity.end], re.IGNORECASE):
        return False
    return not re.search(rf"\b{alternation(calendar_words()['duration_before'])}\s+$", site.before)


def _stands_for_persons(quantity: Quantity, site: _Site) -> bool:
    """Whether a number in words stands for persons spoken of before ("the two agreed")."""
    spelt = quantity.role == COUNT and not site.word[0].isdigit()
    return spelt and bool(re.search(r"(?i)\bthe\s+$", site.before)) and _bare(site.sentence, site.token)


def _bare(sentence: Sentence, token: Token | None) -> bool:
    """Whether no noun follows a number."""
    after = sentence.tokens[token.i + 1] if token is not None and token.i + 1 < len(sentence.tokens) else None
    return after is None or (after.text != "-" and after.pos in _AGREED)


def _ordinal(quantity: Quantity, site: _Site) -> Quantity | None:
    """An ordinal that ranks a noun; not "first met", "First Lady", "second-hand", "the 38th parallel"."""
    token = site.token
    if token is None or (token.text[0].isupper() and token.i > 0):
        return None
    if re.match(rf"[-\s]+{_name_tails()}\b|-(?!ever\b)", site.after, re.IGNORECASE):
        return None
    return quantity if token.dep in ("amod", "nummod", "compound") and _before_noun(site) else None


def _before_noun(site: _Site) -> bool:
    """Whether the numeral hangs on a noun that follows."""
    head = hangs_on(site.sentence, site.token) if site.token is not None else None
    return site.token is not None and head is not None and head.pos in _NOUN and head.i > site.token.i


@cache
def _name_tails() -> str:
    return alternation(words()["name_tails"])


def _of_a_period(site: _Site) -> bool:
    """Whether a fraction is part of a length of time: "a quarter of an hour", not "a quarter of the year"."""
    period = re.match(rf"\s+of\s+an?\s+{durations.unit_pattern()}\b", site.after, re.IGNORECASE)
    return period is not None and durations.measured(site.word + period[0]) is not None


def _is_share(site: _Site) -> bool:
    """A fraction has something that it is a part of, or says by how much; “half” alone does not."""
    article = re.fullmatch(r"an?[-\s]\w+", site.word, re.IGNORECASE)
    if not article and site.word.lower() not in lexicon.words("numbers", "half"):
        return True
    behind = alternation(words()["share_after" if article else "half_after"])
    ahead = alternation(words()["share_before"])
    return bool(re.match(rf"\s+{behind}\b", site.after) or re.search(rf"\b{ahead}\s+$", site.before, re.IGNORECASE))


@cache
def _naming() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lead = re.compile(rf"\b{alternation(words()['naming'])}s?\.?\s+(?:\w+\s+and\s+)?$", re.IGNORECASE)
    heads = re.compile(rf"(?-i:\b(?i:{alternation(words()['name_heads'])}))\s+of\s+$|\bBig\s+$", re.IGNORECASE)
    return lead, heads


def _is_name(site: _Site) -> bool:
    """Whether the numeral belongs to a name: Resolution 1540, Boeing 737, Group of Seven, Article 5."""
    return _named_in_text(site) or _capitalised(site) or _after_name(site)


def _named_in_text(site: _Site) -> bool:
    """A noun of numbered things before it, the tail of a name behind it, a bracket or capitals that it is glued to."""
    lead, heads = _naming()
    if lead.search(site.before) or heads.search(site.before):
        return True
    if re.match(rf"\s+(?:[A-Z]\w+\s+){{1,3}}(?i:{_name_tails()})\b(?!\s+(?:[a-z]+\s+)?[a-z]+s\b)", site.after):
        return True
    if re.match(r"(?:\.\d+)*[a-zA-Z]?\)", site.after) and "(" not in site.before.rpartition(")")[2]:
        return True
    return re.match(r"[-–]?[A-Z]{1,3}\b", site.after) is not None


def _capitalised(site: _Site) -> bool:
    """A word with a capital that does not open a sentence or a quotation."""
    token = site.token
    if token is None or token.i == 0 or not site.word[0].isupper() or site.word.lower() != token.text.lower():
        return False
    return site.sentence.tokens[token.i - 1].text not in ("“", '"', "‘", ":", "–", "--", "-")


def _after_name(site: _Site) -> bool:
    """A name right before it, and nothing behind it that it would count."""
    token = site.token
    if token is None or token.i == 0:
        return False
    previous, head = site.sentence.tokens[token.i - 1], hangs_on(site.sentence, token)
    if previous.pos != "PROPN" or previous.end + 1 < token.start or not re.search(r"[\w]\s?-?$", site.before):
        return False
    return head is None or head.i < token.i or (head.pos == "PROPN" and head.i != token.i + 1)


def _counts_one(site: _Site) -> bool:
    """“One” as a number: before a noun that it counts, or "one each"; not "one of", "no one", "the one that"."""
    pronoun, followed = alternation(words()["one_pronoun"]), alternation(words()["one_followed"])
    if re.search(rf"\b{pronoun}[-\s]+$", site.before, re.IGNORECASE) or re.match(rf"[-\s]+{followed}\b", site.after):
        return False
    if re.match(r"\s+each\b", site.after):
        return True
    return site.token is not None and site.token.dep == "nummod" and _before_noun(site)


def _age(quantity: Quantity, site: _Site) -> Quantity:
    """“Ms Ruiz, 54, said” and "aged 54" are ages."""
    value = quantity.minimum
    if quantity.role != COUNT or value is None or value != quantity.maximum or value not in range(1, 120):
        return quantity
    if re.search(r"\bage(?:d|s|\s+of)?\s+(?:about\s+|around\s+)?$", site.before) or (
        re.search(r"[A-Z][\w.’'-]+,\s+$", site.before) and re.match(r"\s*(?:,|\.$|;)", site.after)
    ):
        return replace(quantity, unit="year", role=AGE)
    return quantity


def _money_or_metres(quantity: Quantity, site: _Site) -> Quantity:
    """Settle what depends on more than the unit: "won", "pounds of", a bare "m", cents."""
    if quantity.unit == _WON and quantity.role == MONEY and (quantity.maximum or quantity.minimum or 0) < 100:
        return replace(quantity, unit=None, role=COUNT, end=quantity.numeral_end)
    if quantity.unit == _POUND and _weighs(site):
        return replace(quantity, unit="pound", role=MASS)
    if quantity.role == COUNT and _in_metres(site):
        value = (quantity.minimum or 0) / 1e6
        return replace(quantity, unit="metre", role=DISTANCE, minimum=value, maximum=value)
    written = site.after[: quantity.end - quantity.numeral_end]
    if quantity.unit in _COINED and re.search(r"\b(?:cents|pence)$", written):
        low, high = (None if bound is None else bound / 100 for bound in (quantity.minimum, quantity.maximum))
        return replace(quantity, minimum=low, maximum=high)
    return quantity


def _weighs(site: _Site) -> bool:
    """Whether pounds are a weight."""
    heavy = re.match(r"\s+pounds\s+(?:of\b|heav)", site.after)
    return bool(heavy or re.search(r"(?i)\bweigh\w*\s+(?:\w+\s+){0,2}$", site.before))


def _in_metres(site: _Site) -> bool:
    """Whether an "m" right after figures means metres: nothing follows that would be counted in millions."""
    counted_in_millions = re.match(r"\s+(?:[a-z-]+\s+){0,2}[a-z]+s\b|\s+people\b", site.after)
    return bool(re.search(r"\d\s?m$", site.word)) and not counted_in_millions


def _mention(document: Document, view: PassageView, quantity: Quantity) -> NumberMention:
    start, end = view.offset + quantity.start, view.offset + quantity.end
    sentence = view.sentence(quantity.numeral)
    what = counted_nouns.what(sentence, quantity, end)
    period = durations.period(document.text[slice(*what)]) if what and quantity.role == COUNT else None
    if what and period is not None:
        quantity, end, what = replace(quantity, unit=period, role=DURATION), what[1], None
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
