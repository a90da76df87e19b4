"""What leans on what stands before it: whether a sentence can be understood without the rest of its report.

A sentence may point back ("that promise", "since then"), stand for somebody whom it does not name ("the country said"), or
speak of a thing as known ("the coalition") that its report has told of before. The last can be understood where a reader has
been told of such a thing already: :func:`needs` says of what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from summitry import lexicon
from summitry.reconcile.text import content

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
#: A name of capital letters: NATO.
_LETTERS = re.compile(r"\b[A-Z]{2,}\b")
_SHORT = re.compile(r"\b[A-Z]{3,}\b")
#: A clause that says which thing is meant: "the draft Norway wants".
_CLAUSE = re.compile(r" [A-Z]\w+ ([a-z]+)")
#: Words of a noun phrase that are looked at.
_PHRASE = 3
#: Words of an opening that are looked at, at most.
_OPENING = 4
#: Several at the head of a sentence of which no name says who they are: "The two sides", not "The two Koreas".
_SEVERAL_THINGS = re.compile(r"\W*\w+ \w+ [a-z]")
#: A place that is named.
_PLACED = re.compile(r"\b[a-z]+ (?:the )?[A-Z]")
#: A thing that is told: "a draft", "his fleet".
_THING = re.compile(r"\b(?:an?|its|his|her|their|this|’s|'s) [a-z]+")
#: Words behind "it" among which stands what it is that is said of nothing: "it was not yet clear".
_EXPLETIVE = 6
#: Words at the head of a quotation that are looked at.
_EARLY = 5
#: Marks at the end of a stretch in which a pronoun stands alone.
_STOPS = frozenset(".,;:—–")
#: Letters that are blank where a quotation begins.
_BLANK = 3
#: Words within which the verb of a sentence stands that tells what had been.
_PLUPERFECT = 8
#: Marks after a noun at the end of its stretch, or of what it owns.
_ENDS = frozenset(".,;:'’")


def _list(name: str) -> frozenset[str]:
    return lexicon.words("display", name)


def points_back(
    text: str,
    quoted: Sequence[tuple[int, int]],
    named: Sequence[int],
    familiar: AbstractSet[str] = frozenset(),
) -> bool:
    """Whether a sentence begins with, or holds, what points to another sentence.

    ``quoted`` are the stretches of its quotations and ``named`` the places of its names, both counted from its beginning.
    "That attack" points to none where its noun is ``familiar``, by its stem, or stands before it.
    """
    own = _outside(text, quoted)
    said = [found[0].lower() for found in _WORD.finditer(own)]
    if said and said[0] in _list("connectives"):
        said = said[1:]
    return (
        not said
        or _at_its_ends(said, own)
        or any(_quotation(text[low:high]) for low, high in quoted[:1])
        or _anywhere(" ".join(said), len(named))
        or any(_demonstratives(own, familiar))
        or any(_known_matters(own, familiar))
        or any(not any(at < start for at in named) and not _LETTERS.search(own[:start]) for start in _standing_in(own))
    )


def _at_its_ends(said: Sequence[str], own: str) -> bool:
    """Whether the first words of a sentence, or its last one, point back."""
    several = " ".join(said[:2]) in _list("both") and _SEVERAL_THINGS.match(own) is not None
    return several or said[-1] in _list("trailing") or _leans(said) or _opens(said) or _of_words(said)


def _outside(text: str, quoted: Sequence[tuple[int, int]]) -> str:
    """A sentence with its quotations blanked."""
    made = list(text)
    for low, high in quoted:
        made[max(0, low) : high] = " " * (min(high, len(text)) - max(0, low))
    return "".join(made)


def _leans(said: Sequence[str]) -> bool:
    """Whether the first word of a sentence stands for what was told before: not that of "this week"."""
    harmless = lexicon.load("display")["demonstratives"].get(said[0], ())
    return re.split("[’']", said[0])[0] in _list("leaning") and not any(word in harmless for word in said[1:2])


def _opens(said: Sequence[str]) -> bool:
    """Whether the first words of a sentence point back, and the next ones do not say whose they are ("the call by Norway")."""
    size = next((size for size in range(1, _OPENING + 1) if " ".join(said[:size]) in _list("pointing")), 0)
    return bool(size) and not _list("whose").intersection(said[size : size + 2])


def _of_words(said: Sequence[str]) -> bool:
    """Whether a sentence begins with what somebody had said: "Lund's comments"."""
    owner = next((number for number, word in enumerate(said[:_OPENING]) if _owns(word)), None)
    return (
        owner is not None
        and said[0] not in _list("fronts")
        and any(word in _list("utterances") for word in said[owner + 1 : owner + 3])
    )


def _owns(word: str) -> bool:
    return word.replace("'", "’").endswith(tuple(_list("genitives"))) or word in _list("owners")


def _quotation(words: str) -> bool:
    """Whether a quotation begins with what leans on what was told before it: "That is …", "I believe this is …"."""
    said = [found[0].lower() for found in _WORD.finditer(words)]
    whole = words[:2].strip("“\"'‘ ")[:1].isupper()
    first = re.split("[’']", said[0])[0] if said else ""
    return whole and bool(said) and (first in _list("leaning_quotes") or any(_points_early(said)))


def _points_early(said: Sequence[str]) -> Iterator[bool]:
    """Whether a pronoun of a thing near the head of a quotation is the subject of what stands behind it."""
    for place, word in enumerate(said[1:_EARLY], start=1):
        rest = said[place + 1 : place + _EXPLETIVE]
        thing = word in _list("things") and bool(rest) and rest[0] in _list("auxiliaries")
        yield thing and said[place - 1] in _list("thinking") and _list("expletive").isdisjoint(rest)


def _anywhere(said: str, named: int) -> bool:
    """Whether words point back wherever they stand, or speak of more than are named."""
    padded = f" {said} "
    both = any(f" {words} " in padded for words in _list("both"))
    return (both and named < 2) or any(f" {words} " in padded for words in _list("pointing_anywhere"))


def _demonstratives(own: str, familiar: AbstractSet[str]) -> Iterator[bool]:
    """Whether each demonstrative of a sentence points back."""
    harmless = lexicon.load("display")["demonstratives"]
    words = list(_WORD.finditer(own))
    for number, found in enumerate(words):
        word = found[0].lower()
        after = words[number + 1] if number + 1 < len(words) else None
        if _before_a_quotation(own[found.end() :]):
            continue
        ends = after is None or bool(re.match(r"\s*[,.;:]", own[found.end() :]))
        if word in harmless:
            yield after is None or not (
                after[0].lower() in harmless[word] or _is_familiar(own, found, words[number + 1 : number + 3], familiar)
            )
        elif word == _that():
            yield ends or _that_points(own, words, number)
        elif word in _list("sequence"):
            yield ends or _follows(own, words, number)
        elif word in _list("there"):
            yield ends or _is_place(own, found, after)
        elif word in _list("lacking"):
            yield ends
        elif word == _one():
            yield own[found.end() :].lstrip()[:1] in _STOPS


def _is_place(own: str, found: re.Match[str], after: re.Match[str] | None) -> bool:
    """Whether "there" stands for a place of which its sentence has not told: "officials there said", not "there are"."""
    exists = after is not None and re.split("[’']", after[0].lower())[0] in _list("existing")
    return found[0].lower() in _list("there") and not exists and not _PLACED.search(own[: found.start()])


def _that_points(own: str, words: Sequence[re.Match[str]], number: int) -> bool:
    """Whether "that" stands for a thing, where a word follows it in its stretch: "by that fact,", "thought that would help"."""
    before = words[number - 1][0].lower() if number else ""
    after = words[number + 1]
    rest = own[after.end() :]
    single = rest[:1] in _STOPS and bool(rest)
    if before in _list("saying") | _list("thinking"):
        return single or after[0].lower() in _list("auxiliaries")
    return (
        single
        or rest.split()[:1] in [[word] for word in _list("after_that")]
        or (before in _list("before_that") and after[0].islower())
    )


def _before_a_quotation(rest: str) -> bool:
    """Whether a quotation, which is blanked, follows a word."""
    return rest[:_BLANK].isspace() and len(rest) > _BLANK


def _is_familiar(own: str, found: re.Match[str], after: Sequence[re.Match[str]], familiar: AbstractSet[str]) -> bool:
    """Whether the noun after a demonstrative is familiar, or stands before it in its sentence."""
    told = familiar | content.words(own[: found.start()])
    gap = [own[a.end() : b.start()] for a, b in pairwise([found, *after])]
    near = [word for word, between in zip(after, gap, strict=True) if between == " "]
    return any(content.words(word[0]) and content.words(word[0]) <= told for word in near)


def _follows(own: str, words: Sequence[re.Match[str]], number: int) -> bool:
    """Whether a word of sequence tells what came after something that is told in another sentence."""
    if number == 0:
        return False  # a connective
    before, after = words[number - 1], words[number + 1] if number + 1 < len(words) else None
    own_kind = before[0].lower() in _list("before_sequence") or (after is not None and after[0][0].isupper())
    return not own_kind and own[before.end() : words[number].start()].isspace()


@cache
def _that() -> str:
    return str(lexicon.load("display")["that"])


@cache
def _one() -> str:
    return str(lexicon.load("display")["one"])


@cache
def _bare() -> re.Pattern[str]:
    """A definite noun phrase of small letters: its article, and up to two words."""
    articles = "|".join(lexicon.load("display")["article"])
    return re.compile(rf"\b(?i:{articles}) ([a-z][\w-]*)(?:(?: ([a-z][\w-]*))?(?: ([a-z][\w-]*))?)")


def _known_matters(own: str, familiar: AbstractSet[str]) -> Iterator[bool]:
    """Whether each bare noun that points back where it opens a sentence ("the plan") does so within one, too."""
    for one in _bare().finditer(own):
        pointer = " ".join(own[one.start() : one.end(1)].lower().split())
        ends = not one[2] or _ends_phrase(one[2])
        told = familiar | content.words(own[: one.start()])
        yield (
            ends
            and one[2] not in _list("explaining")
            and pointer in _list("pointing")
            and not (content.words(one[1]) & told)
        )


def _has_clause(rest: str) -> bool:
    """Whether a clause follows that says which thing is meant."""
    found = _CLAUSE.match(rest)
    return found is not None and found[1] in _list("ending") | _list("wanting")


@cache
def _more() -> re.Pattern[str]:
    """What is told to be more of a thing that is known: "further measures"."""
    words = "|".join(lexicon.load("display")["more_of"])
    return re.compile(rf"(?:\b(?:{words})|^Other) (?!\w+ing\b)((?:[a-z][\w-]*(?: |$)){{1,3}})")


def _standing_in(own: str) -> Iterator[int]:
    """Where a bare noun stands for somebody who has to be named before it."""
    for found in _bare().finditer(own):
        if found[1] in _list("standing_in") and (found[2] or "") not in _list("explaining"):
            yield found.start()


def _noun(said: Sequence[str], after: str) -> str:
    """The noun of a phrase of one or two words that has come to its end, so that nothing in it says which one is meant."""
    for place, word in enumerate(said[1:], start=1):
        if _ends_phrase(word):
            return said[place - 1]
    return said[-1] if len(said) < _PHRASE and after in _ENDS else ""


def _ends_phrase(word: str) -> bool:
    return word in _list("ending") or word.endswith(tuple(lexicon.load("display")["adverb"]))


def of_several(text: str) -> bool:
    """Whether a text begins with a pronoun that stands for several."""
    first = _WORD.match(text)
    return first is not None and first[0].lower() in _list("several")


def tells_of_several(text: str) -> bool:
    """Whether a text names more than one thing, or things of one kind."""
    words = [found[0] for found in _WORD.finditer(text)]
    plural = tuple(lexicon.load("display")["plural"])
    verbs = _list("saying") | _list("wanting")
    return any(
        word.lower() in _list("plurals") or (word.lower() not in verbs and word.lower().endswith(plural))
        for word in words
    )


def it_hangs(own: str, persons: bool, at: int) -> bool:
    """Whether "it" at a place, behind a verb of saying or thought, stands for nothing that its sentence tells before it.

    ``persons``: whether persons alone are named before it.
    """
    before, after = own[:at].split()[-1:], [word.lower() for word in re.findall(r"\w+", own[at:])[1:_EXPLETIVE]]
    thought = bool(before) and before[0].lower() in _list("saying") | _list("thinking")
    told = _bare().search(own[:at]) or _THING.search(own[:at])
    return thought and persons and not told and _list("expletive").isdisjoint(after)


def owned(before: str) -> bool:
    """Whether words end with whose that is which follows them: "their"."""
    last = before.split()[-1:]
    return bool(last) and _owns(last[0].lower())


def short_names(text: str, report: str) -> frozenset[frozenset[str]]:
    """The short names of a sentence that its report explains elsewhere ("the Lake Commission (LKC)"), by their stems."""
    short = {found[0] for found in _SHORT.finditer(text)} - _list("known_letters")
    return frozenset(content.words(one) for one in short if f"({one})" in report and f"({one})" not in text)


def needs(text: str, quoted: Sequence[tuple[int, int]], earlier: AbstractSet[str]) -> frozenset[frozenset[str]]:
    """The things that a sentence speaks of as known, each by stems of which a reader must have been told one.

    ``earlier`` are the stems of the sentences before it: what opens a sentence is known by one of them, and so is any other
    thing of which one of them told. Of what none of them told its own sentence tells enough.
    """
    own = _outside(text, quoted)
    known = (_known(one, own, earlier) for one in _bare().finditer(own))
    more = ((content.words(one[1]), content.words(own[: one.start()])) for one in _more().finditer(own))
    return frozenset(stems for stems, told in (*known, *more) if stems and not stems & told)


def _known(one: re.Match[str], own: str, earlier: AbstractSet[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Of a bare noun phrase the stems of which a reader must have been told one, if of any, and those told before it."""
    said = [word for word in one.groups() if word]
    plain = [word for word in said if word not in _list("unique")][:2]
    noun = _noun(said, own[one.end() : one.end() + 1])
    stems = frozenset().union(*(content.words(word) for word in ([noun] if noun in plain else plain)))
    telling = content.words(noun or plain[0]) if plain else frozenset()
    known_of = one.start() == 0 or bool(telling & earlier)
    shown = stems if known_of and not _is_explained(said, plain, noun, own[one.end() :]) else frozenset()
    return shown, content.words(own[: one.start()])


def _is_explained(said: Sequence[str], plain: Sequence[str], noun: str, rest: str) -> bool:
    """Whether a noun phrase says by itself, or by what follows it, which thing is meant, or stands for somebody."""
    stands_in = not plain or plain[0] in _list("standing_in") or noun in _list("standing_in")
    return stands_in or any(word in _list("explaining") for word in said) or _has_clause(rest)


def begins(text: str, words: str) -> bool:
    """Whether one of a list of the reader's words stands near the head of a sentence, where its verb stands.

    Behind a word of saying it is that of what was said.
    """
    for word in (found.lower() for found in re.findall(r"\w+", text)[:_PLUPERFECT]):
        if word in _list(words) | _list("saying"):
            return word in _list(words)
    return False
