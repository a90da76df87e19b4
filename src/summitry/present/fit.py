"""Sentences of reports that can be shown on their own: whole, with a name for every pronoun, none left to guess.

A sentence is shown in its own words. Where a pronoun stands for somebody whom the sentence does not name, the name is put in
brackets in its place; a connective at its head ("But …") is left out. What cannot be understood by itself is not shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from summitry import lexicon
from summitry.model import Quotation
from summitry.present import leaning, wording
from summitry.present.named import Named, within
from summitry.present.units import Sentence
from summitry.reconcile.text import content
from summitry.values import words

#: How many words a sentence that is shown has, at least and at most.
SHORTEST, LONGEST = 4, 60
#: Letters that the shortest attribution has ("he said").
_ATTRIBUTION = 6
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NAME = re.compile(r"(?:[A-Z][\w’'-]+ ){2,}")
_END = re.compile(r"[.!?…][”\"’')\]]*$")
#: The number of a list, or a dateline with its agency, at the head of a sentence.
_AGENCY = r"\([A-Z][\w./ -]{1,24}\)"
_HEAD = re.compile(
    rf"^(?:\d{{1,3}}[.)]\s+|[A-Z][^()]{{2,60}}{_AGENCY}\s*[—–-]+\s*|[A-Z][^(),]{{2,40}},[^(),]{{2,40}}{_AGENCY}\s+)(?=[A-Z“\"])"
)
#: A quotation that begins where another has just ended.
_RUN_TOGETHER = re.compile(r"”\s+“|\w\"\s+\"\w")
_QUESTION = re.compile(r"\?[”\"’')\]]*$")
_SEVERAL = 2
#: Letters between quotations and what follows them.
_BLANKS = 3
#: What follows a name into which nothing can be put.
_AFTER = frozenset("’',")
_FOOTNOTE = re.compile(r"\s*\[(?:\d+|note \d+|citation needed)\]")


def shown(
    sentence: Sentence,
    quotations: Sequence[Quotation],
    named: Sequence[Named],
    familiar: AbstractSet[str] = frozenset(),
) -> str | None:
    """The sentence as it can be shown on its own; None where it cannot be understood without what stands before it.

    ``quotations`` and ``named`` are those of its document, in order. A bare family name is shown in full, in brackets; not that
    of somebody ``familiar``, by the stems of names.
    """
    if not _whole(sentence.text):
        return None
    quoted = [(q.start, q.end) for q in quotations if q.start < sentence.end and sentence.start < q.end]
    if any(start < sentence.start or sentence.end < end for start, end in quoted) or _all_quoted(sentence, quoted):
        return None  # a sentence of a quotation: who speaks stands elsewhere
    here = within(named, sentence)
    groups, settled = _groups(sentence, quoted, here, named)
    changes = _replaced(sentence, quoted, here, _only_before(sentence, named), settled)
    if changes is None:
        return None
    groups += _described(sentence, quoted, here, named)
    changes += groups
    own, names = _named_in(sentence, groups), [*_names(sentence, here), *(at - sentence.start for at, _, _ in groups)]
    if leaning.points_back(own, own_quotations(sentence, quotations), names, familiar):
        return None
    if any(_it_hangs(sentence, quoted, here, found.start()) for found in _it().finditer(sentence.text)):
        return None
    return _written(sentence, sorted([*changes, *_in_full(sentence, quoted, here, familiar)]))


@cache
def _it() -> re.Pattern[str]:
    """The pronoun of a thing."""
    return re.compile(rf"\b{lexicon.load('display')['it']}\b")


def _it_hangs(sentence: Sentence, quoted: Sequence[tuple[int, int]], here: Sequence[Named], at: int) -> bool:
    """Whether "it" at a place of a sentence's own words stands for what another sentence tells."""
    start = sentence.start + at
    before = [one for one in here if one.start < start and not one.pronoun]
    inside = any(low <= start < high for low, high in quoted)
    return not inside and bool(before) and leaning.it_hangs(sentence.text, all(one.person for one in before), at)


def _all_quoted(sentence: Sentence, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence is nothing but a quotation."""
    length = sum(end - start for start, end in quoted)
    return length >= sentence.end - sentence.start - _ATTRIBUTION


def _whole(text: str) -> bool:
    """Whether it is a sentence from its beginning to its end, with quotation marks in pairs."""
    long = SHORTEST <= len(text.split()) <= LONGEST
    paired = text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")
    first = _WORD.search(text)
    begins = first is not None and (first[0][0].isupper() or bool(re.match(r"[\d$€£]", text.lstrip("“\"'‘("))))
    whole = (
        not text.startswith("(")
        and not _RUN_TOGETHER.search(text)
        and "[...]" not in text
        and "[…]" not in text
        and "\n\n" not in text
    )
    return whole and long and paired and begins and not _QUESTION.search(text) and _END.search(text) is not None


@cache
def _pronouns() -> Mapping[str, str]:
    """The pronouns that need a name, each with how the name stands in its place: ``plain`` or ``owner``."""
    return {word: form for form, group in lexicon.load("display")["pronouns"].items() for word in group}


def _replaced(
    sentence: Sentence,
    quoted: Sequence[tuple[int, int]],
    here: Sequence[Named],
    before: Mapping[bool, str],
    settled: AbstractSet[int],
) -> list[tuple[int, int, str]] | None:
    """The pronouns with the names that take their place; None where one stands for nobody known.

    At the places ``settled`` one stands for several, who are named.
    """
    changes: list[tuple[int, int, str]] = []
    put: set[str] = set()
    for start, word, short in _own_pronouns(sentence, quoted):
        if _pronouns()[word] == "speaker":
            return None
        meant = [m for m in here if m.pronoun and m.start == start]
        if len(meant) > 1 and start not in settled and _pronouns()[word] != "owner":
            return None
        known = meant[0] if len(meant) == 1 else None
        if start in settled or (known and known.actor in put) or _named_before(sentence, quoted, here, known, start):
            continue
        if (
            known is None
            or short
            or before.get(known.person) != known.actor
            or _in_doubt_of(sentence, here, known, start)
        ):
            return None
        put.add(known.actor)
        name = _owned(known.name) if _pronouns()[word] == "owner" else _introduced(sentence, known)
        changes.append((start, start + len(word), f"[{name}]"))
    return changes


def _groups(
    sentence: Sentence, quoted: Sequence[tuple[int, int]], here: Sequence[Named], named: Sequence[Named]
) -> tuple[list[tuple[int, int, str]], set[int]]:
    """The plurals that stand for several, with all their names, where just these are named in the sentences before.

    And the places of all plurals of which it is known by that, or by what stands before them, for whom they stand.
    """
    put: set[str] = set()
    changes: list[tuple[int, int, str]] = []
    settled: set[int] = set()
    for group in _plurals(quoted, here):
        start, end, actors = group[0].start, group[0].end, {one.actor for one in group}
        told = put | {one.actor for one in here if not one.pronoun and one.start < start}
        if actors <= told:
            settled.add(start)
        elif not _in_doubt(sentence, group) and _just_named(actors, group[0].person, sentence, named):
            settled.add(start)
            changes.append((_with_article(sentence, start), end, f"[{_all_names(sentence, group)}]"))
            put |= actors
    return changes, settled


def _described(
    sentence: Sentence, quoted: Sequence[tuple[int, int]], here: Sequence[Named], named: Sequence[Named]
) -> Iterator[tuple[int, int, str]]:
    """The first word for a person that says what that is ("the minister"), with the name, where no other one is named before."""
    for one in here:
        told = any(m.actor == one.actor and not m.pronoun and not m.described for m in here)
        inside = any(low <= one.start < high for low, high in quoted)
        if one.described and not told and not inside and _with_article(sentence, one.start) < one.start:
            if _just_named({one.actor}, True, sentence, [m for m in named if not m.described]):
                yield _with_article(sentence, one.start), one.end, f"[{one.name}]"
            return


def _plurals(quoted: Sequence[tuple[int, int]], here: Sequence[Named]) -> list[list[Named]]:
    """The words of a sentence that stand for several, each as its actors; those in quotations are left out."""
    stands: dict[tuple[int, int], list[Named]] = {}
    for one in here:
        if one.pronoun and not any(low <= one.start < high for low, high in quoted):
            stands.setdefault((one.start, one.end), []).append(one)
    return [group for group in stands.values() if len({one.actor for one in group}) >= _SEVERAL]


def _in_doubt(sentence: Sentence, group: Sequence[Named]) -> bool:
    """Whether a plural may as well stand for others who stand before it, or for somebody who needs an introduction."""
    said = sentence.text[group[0].start - sentence.start : group[0].end - sentence.start].lower()
    owned = said not in _pronouns() and leaning.owned(sentence.text[: group[0].start - sentence.start])
    others = owned or (
        said in _pronouns() and leaning.tells_of_several(sentence.text[: group[0].start - sentence.start])
    )
    return others or any(one.office is not None or not one.name[:1].isupper() for one in group)


def _all_names(sentence: Sentence, group: Sequence[Named]) -> str:
    """The names that take the place of a plural."""
    said = sentence.text[group[0].start - sentence.start : group[0].end - sentence.start].lower()
    names = wording.listed(list(dict.fromkeys(one.name for one in group)))
    return _owned(names) if _pronouns().get(said) == "owner" else names


def _just_named(actors: AbstractSet[str], persons: bool, sentence: Sentence, named: Sequence[Named]) -> bool:
    """Whether of persons, or of others, just some are named in the two sentences before one and at its head."""
    low, high = (bisect_left(named, at, key=lambda m: m.start) for at in (sentence.earlier, sentence.end))
    return {one.actor for one in named[low:high] if not one.pronoun and one.person == persons} == actors


def _with_article(sentence: Sentence, start: int) -> int:
    """Where a noun phrase begins whose noun begins at a place: at its article, if it has one."""
    article, _, _ = sentence.text[: start - sentence.start].rpartition(" ")
    first = article.rpartition(" ")[2]
    return start - len(first) - 1 if first.lower() in lexicon.words("display", "article") else start


def _named_in(sentence: Sentence, groups: Iterable[tuple[int, int, str]]) -> str:
    """A sentence with a name of as many letters in the place of each plural that is given its names."""
    text = sentence.text
    for start, end, _ in groups:
        low, high = start - sentence.start, end - sentence.start
        text = text[:low] + text[low:high].replace(" ", "-").upper() + text[high:]
    return text


def _own_pronouns(sentence: Sentence, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str, bool]]:
    """The pronouns outside quotations: where each stands, itself, and whether a verb is drawn to it ("he'd")."""
    for found in _WORD.finditer(sentence.text):
        start = sentence.start + found.start()
        word, _, short = found[0].lower().replace("'", "’").partition("’")
        if found[0] != "US" and word in _pronouns() and not any(low <= start < high for low, high in quoted):
            yield start, word, bool(short)


def _in_full(
    sentence: Sentence, quoted: Sequence[tuple[int, int]], here: Sequence[Named], familiar: AbstractSet[str]
) -> Iterator[tuple[int, int, str]]:
    """The bare family names of a sentence, each the first time, with the whole names that take their places."""
    told: set[str] = set()
    for one in here:
        said = sentence.text[one.start - sentence.start : one.end - sentence.start]
        if not one.family or one.minor or one.actor in told or any(low <= one.start < high for low, high in quoted):
            told.add(one.actor)
            continue
        told.add(one.actor)
        parts = one.name.casefold().split()
        ends = said.casefold().split()[-1:] in (parts[-1:], parts[:1])
        if ends and one.name != said and one.name not in sentence.text and not content.words(said) & familiar:
            yield _with_courtesy(sentence, one.start), one.end, f"[{_introduced(sentence, one)}]"


def _with_courtesy(sentence: Sentence, start: int) -> int:
    """Where a name at a place begins with the courtesy before it: "Mr. Lund"."""
    before = sentence.text[: start - sentence.start].split()[-1:]
    courtesy = bool(before) and before[0] in lexicon.words("display", "courtesy")
    return start - len(before[0]) - 1 if courtesy else start


def _introduced(sentence: Sentence, one: Named) -> str:
    """A name with what somebody is, where the sentence does not say so around it."""
    before = sentence.text[: one.start - sentence.start].split()[-1:]
    after = sentence.text[one.end - sentence.start :][:1]
    said = before and before[0][0].isupper() and before[0] not in lexicon.words("display", "courtesy")
    return one.name if said or after in _AFTER or not one.office else f"{one.name}, {one.office}"


def strangers(sentence: Sentence, here: Sequence[Named], text: str = "") -> list[str]:
    """The persons whom a sentence does not name in full, and of whom no report says what they are.

    Those who are called by their office alone ("the prime minister") are strangers, too, whatever they are, where the ``text``
    that is shown does not give the name in brackets.
    """
    full = {one.actor for one in here if not one.family and not one.pronoun and not one.described}
    unknown = (
        one
        for one in here
        if (one.described and f"[{one.name}]" not in text) or (one.office is not None and not one.office)
    )
    return [one.name for one in unknown if one.actor not in full and not (one.described and _owned_by(sentence, one))]


def _owned_by(sentence: Sentence, one: Named) -> bool:
    """Whether what stands before a description says whose it is: "China's foreign minister", "the Russian president"."""
    return _with_article(sentence, one.start) == one.start


def own_quotations(sentence: Sentence, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """The stretches of a sentence's quotations, counted from its beginning."""
    touching = (q for q in quotations if q.start < sentence.end and sentence.start < q.end)
    return [(q.start - sentence.start, q.end - sentence.start) for q in touching]


def _names(sentence: Sentence, here: Sequence[Named]) -> list[int]:
    """Where a sentence names somebody, counted from its beginning; an actor counts where it is named first."""
    first: dict[str, int] = {}
    for one in here:
        said = sentence.text[one.start - sentence.start : one.end - sentence.start]
        own = one.name[:1].isupper() and said[:1].isupper()
        if not one.pronoun and (own or any(letter.isupper() for letter in said[1:])):
            first.setdefault(one.actor, one.start - sentence.start)
    return list(first.values())


def _only_before(sentence: Sentence, named: Sequence[Named]) -> Mapping[bool, str]:
    """Whom alone the sentence before one names, of persons and of others: whom a pronoun stands for without doubt."""
    low, high = (bisect_left(named, at, key=lambda m: m.start) for at in (sentence.previous, sentence.start))
    found = {(one.person, one.actor) for one in named[low:high] if not one.pronoun}
    return {person: actor for person, actor in found if sum(other == person for other, _ in found) == 1}


def _named_before(
    sentence: Sentence, quoted: Sequence[tuple[int, int]], here: Sequence[Named], known: Named | None, at: int
) -> bool:
    """Whether somebody whom a pronoun can stand for is named before it in its sentence."""
    if known is not None:
        return any(m.actor == known.actor and not m.pronoun and (m.start < at or at > sentence.start) for m in here)
    if _nothing_but_quotations(sentence, quoted, at):
        return False
    before = sentence.text[: at - sentence.start]
    if leaning.of_several(sentence.text[len(before) :]):
        return leaning.tells_of_several(before)
    return any(not m.pronoun and m.start < at for m in here) or len(before) > len(sentence.text) // 3


def _nothing_but_quotations(sentence: Sentence, quoted: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a sentence has no words of its own before a place, where quotations stand before it: "…," he said."""
    before = [(start, min(end, at)) for start, end in quoted if start < at]
    return bool(before) and sum(end - start for start, end in before) >= at - sentence.start - _BLANKS


def _another(sentence: Sentence, here: Sequence[Named], known: Named, at: int) -> bool:
    """Whether another person, or a name that is not known, stands in the sentence before a pronoun of a person."""
    if not known.person:
        return False
    before = [m for m in here if not m.pronoun and m.start < at]
    names = (found.span() for found in _NAME.finditer(sentence.text[: at - sentence.start]))
    places = [(m.start - sentence.start, m.end - sentence.start) for m in before]
    unknown = any(not any(low < end and start < high for start, end in places) for low, high in names)
    return unknown or any(m.person and m.actor != known.actor for m in before)


def _in_doubt_of(sentence: Sentence, here: Sequence[Named], known: Named, at: int) -> bool:
    """Whether a pronoun may stand for another one than is known, or that one has no name of its own."""
    nameless = known.minor or not known.name[:1].isupper()
    return nameless or _another(sentence, here, known, at) or _named_after(sentence, here, known, at)


def _named_after(sentence: Sentence, here: Sequence[Named], known: Named, at: int) -> bool:
    """Whether a pronoun in the phrase that opens a sentence may stand for another person, who is named right behind it."""
    comma = sentence.text.find(",", at - sentence.start)
    follows = [m for m in here if m.person and not m.pronoun and m.start > at]
    opening = at > sentence.start and comma >= 0 and "," not in sentence.text[: at - sentence.start]
    return opening and bool(follows) and follows[0].actor != known.actor and follows[0].start > sentence.start + comma


def _owned(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _written(sentence: Sentence, changes: Sequence[tuple[int, int, str]]) -> str:
    """The words with what is put in, without footnote marks and the connective at the head."""
    pieces, at = [], sentence.start
    for start, end, name in changes:
        if start < at:
            continue  # two names for one place
        pieces += [sentence.text[at - sentence.start : start - sentence.start], name]
        at = end
    text = words.show(_FOOTNOTE.sub("", "".join([*pieces, sentence.text[at - sentence.start :]])))
    text = _HEAD.sub("", text)
    first, _, rest = text.partition(" ")
    apart = "connectives_apart" if first.endswith(",") else "connectives"
    if first.rstrip(",").lower() in lexicon.words("display", "connectives") | lexicon.words("display", apart) and rest:
        return f"[{rest[0].upper()}]{rest[1:]}" if rest[0].islower() else rest
    return text
