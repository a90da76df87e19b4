"""What the language stage gives the extractors: a document with parsed sentences and everything found in them.

Frozen data and look-ups by offset only. All offsets are offsets into :attr:`Document.text`. Nothing here knows spaCy, so
that parsed documents can cross process boundaries and be made by hand in a test.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from summitry.model import ActorType, Appearance, Claim, Document, Mention, Part, Passage, Quotation

T = TypeVar("T")
PlacedT = TypeVar("PlacedT", "TimeMention", "PlaceMention", "NumberMention")
_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    ``i`` and ``head`` index the sentence's tokens (a root is its own head); labels are those of spaCy's
    English models: ``pos`` universal, ``tag`` Penn Treebank, ``dep`` ClearNLP, ``ent`` OntoNotes or empty.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str = ""


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence; ``passage`` indexes :attr:`Document.passages`."""

    passage: int
    start: int
    end: int
    tokens: tuple[Token, ...]

    def kept(self, name: str, make: Callable[[Sentence], T]) -> T:
        """What ``make`` gives for this sentence, worked out once and kept with it under a name."""
        try:
            found: T = self.__dict__["_kept"][name]
        except KeyError:
            found = self.__dict__.setdefault("_kept", {})[name] = make(self)
        return found

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        return tuple(map(tuple, below))

    @cached_property
    def _subtrees(self) -> tuple[tuple[int, int], ...]:
        """First and last token index below each token: each is handed up until a token above has one as far out already."""
        heads = [token.head for token in self.tokens]
        low, high = list(range(len(heads))), list(range(len(heads)))
        for at in range(len(heads)):
            above = heads[at]
            while low[above] > at:
                low[above] = at
                above = heads[above]
        for at in reversed(range(len(heads))):
            above = heads[at]
            while high[above] < at:
                high[above] = at
                above = heads[above]
        return tuple(zip(low, high, strict=True))

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The direct dependants of a token, in order; only those with one of ``deps`` if any are named."""
        below = self._children[token.i]
        return tuple([t for t in below if t.dep in deps]) if below and deps else below

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first direct dependant with one of ``deps``, or None."""
        for below in self._children[token.i]:
            if not deps or below.dep in deps:
                return below
        return None

    def head(self, token: Token) -> Token | None:
        """The token that a token depends on, or None for a root."""
        return None if token.head == token.i else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The tokens above, nearest first."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all below it, as one run of the sentence from the first to the last of them."""
        low, high = self._subtrees[token.i]
        return self.tokens[low : high + 1]

    def span(self, token: Token) -> tuple[int, int]:
        """Document offsets of the subtree of a token."""
        low, high = self._subtrees[token.i]
        return self.tokens[low].start, self.tokens[high].end

    def roots(self) -> tuple[Token, ...]:
        """The roots of the sentence (one, in a well-formed parse)."""
        return tuple(t for t in self.tokens if t.head == t.i)

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie in ``[start, end)``."""
        low = bisect_left(self.tokens, start, key=_start)
        return self.tokens[low : max(low, bisect_right(self.tokens, end, key=_end))]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression.

    ``kind``: ``date`` (``value`` EDTF, or ``rel:…`` where no anchor is known), ``time`` (of day),
    ``duration`` (ISO 8601), ``age`` or ``frequency``. ``why`` says what anchored it, ``relative`` keeps the ``rel:…`` value.
    """

    start: int
    end: int
    text: str
    kind: str
    value: str
    approximate: bool = False
    why: str = ""
    relative: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name or venue.

    ``value`` is the canonical name; ``place_type`` is ``venue``, ``city``, ``region`` or
    ``country``; ``within`` the names that it lies in, nearest first; ``country`` alpha-3. ``resolved`` is False where
    only the words are known.
    """

    start: int
    end: int
    text: str
    value: str
    place_type: str
    country: str | None = None
    within: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    resolved: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A quantity.

    ``minimum`` and ``maximum`` are equal for a plain value, None for an open end. ``unit`` is singular
    English (``hour``, ``percent``) or an ISO 4217 currency; ``what_start``/``what_end`` the words that it counts.
    ``role``: ``count``, ``money``, ``share``, ``duration``, ``distance``, ``mass``, ``ordinal``, ``age`` and others.
    """

    start: int
    end: int
    text: str
    minimum: float | None
    maximum: float | None
    unit: str | None = None
    approximate: bool = False
    role: str = "count"
    what_start: int | None = None
    what_end: int | None = None


@dataclass(frozen=True)
class ParsedDocument:
    """A document with its sentences in order and what the language stage found in them, each list in text order."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    anchor: str | None = field(default=None)
    #: Word beginnings and headings of the user's own file of issues (``lexicon/own.py``).
    issues: tuple[tuple[str, str], ...] = ()
    #: The quote claims, made before all others (``extract.claims``), so that these can ask who says their words.
    quotes: tuple[Claim, ...] = ()

    def kept(self, name: Hashable, make: Callable[[ParsedDocument], T]) -> T:
        """What ``make`` gives for this document, worked out once and kept with it under a name, with what it is asked of."""
        held: dict[Hashable, Any] = self.__dict__.setdefault("_kept", {})
        if name not in held:
            held[name] = make(self)
        found: T = held[name]
        return found

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def passage(self, sentence: Sentence) -> Passage:
        """The passage that a sentence stands in."""
        return self.document.passages[sentence.passage]

    def part(self, sentence: Sentence) -> Part:
        """The part of the passage that a sentence stands in."""
        return self.passage(sentence).part

    @cached_property
    def called(self) -> frozenset[str]:
        """The words of the names of all persons."""
        persons = (a for a in self.appearances if a.actor_type is ActorType.PERSON)
        return frozenset(word for a in persons for name in (a.name, *a.names) for word in name.split())

    def is_name(self, token: Token) -> bool:
        """Whether the parser may take a name for a verb: "in Aktau and Szeged by 1 June", "Trump with his guests on Monday".

        That is a word with a capital behind one in small letters, or at the beginning what a person of the document is called.
        """
        sentence = self.sentence_at(token.start) if token.i else None
        before = sentence.tokens[token.i - 1].text if sentence is not None else ""
        return token.text.istitle() and (before.islower() or (not before and token.text in self.called))

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, Appearance], ...]:
        """Every mention of an actor with its appearance, in text order; a plural mention comes once for each actor."""
        pairs = [(m, a) for a in self.appearances for m in a.mentions]
        return tuple(sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end, pair[1].id)))

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [m.start for m, _ in self.mentions]

    def mentions_in(self, start: int, end: int) -> tuple[tuple[Mention, Appearance], ...]:
        """The mentions that lie in ``[start, end)``."""
        low, high = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return tuple(pair for pair in self.mentions[low:high] if pair[0].end <= end)

    def holders_behind(self, sentence: Sentence, token: Token) -> tuple[tuple[Mention, Appearance], ...]:
        """Those named behind the words of an office that is told as theirs: "the ministers of Kenya and Chad, Ann and Ben"."""
        named = self.mentions_in(token.end, sentence.end)
        return tuple((m, a) for m, a in named if any((r.start or 0) <= token.start < (r.end or 0) for r in a.roles))

    def actors_in(self, start: int, end: int) -> tuple[Appearance, ...]:
        """The actors mentioned in ``[start, end)``, once each, in text order."""
        return _once(a for _, a in self.mentions_in(start, end))

    def actors_of(self, sentence: Sentence, token: Token) -> tuple[Appearance, ...]:
        """The actors that the noun phrase headed by ``token`` names: those of the mention that holds the token itself.

        Two or more only for a plural mention ("the two leaders"). Conjuncts are asked for on their own.
        """
        low = bisect_left(self._mention_starts, max(sentence.start, token.end - self._longest_mention))
        high = bisect_right(self._mention_starts, token.start)
        found = [(m.end - m.start, a) for m, a in self.mentions[low:high] if token.end <= m.end <= sentence.end]
        widest = max((size for size, _ in found), default=0)
        return _once(a for size, a in found if size == widest)

    @cached_property
    def _longest_mention(self) -> int:
        return max((m.end - m.start for m, _ in self.mentions), default=0)

    def times_in(self, start: int, end: int) -> tuple[TimeMention, ...]:
        """The time expressions that lie in ``[start, end)``."""
        return _within(self.times, start, end)

    def places_in(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """The places that lie in ``[start, end)``."""
        return _within(self.places, start, end)

    def numbers_in(self, start: int, end: int) -> tuple[NumberMention, ...]:
        """The quantities that lie in ``[start, end)``."""
        return _within(self.numbers, start, end)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset, or None."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def sentences_before(self, sentence: Sentence, count: int) -> tuple[Sentence, ...]:
        """The last ``count`` sentences that begin before one, in order."""
        at = bisect_left(self._sentence_starts, sentence.start)
        return self.sentences[max(0, at - count) : at]

    def quoted(self, offset: int) -> Quotation | None:
        """The outermost quotation that holds an offset, or None."""
        starts, quotations = self._outer
        at = bisect_right(starts, offset) - 1
        return quotations[at] if at >= 0 and offset < quotations[at].end else None

    def quotes_around(self, start: int, end: int) -> tuple[Claim, ...]:
        """The quote claims that hold ``[start, end)`` in a piece of what they quote, by the narrowest piece first."""
        found = [(high - low, claim) for low, high, claim in self._pieces if low <= start and end <= high]
        if not found:
            return ()
        return tuple({claim.id: claim for _, claim in sorted(found, key=lambda pair: pair[0])}.values())

    @cached_property
    def _pieces(self) -> tuple[tuple[int, int, Claim], ...]:
        """Start and end of each piece that is quoted, with its claim."""
        found = [(p.start, p.end, claim) for claim in self.quotes for p in claim.all("content")]
        return tuple((start, end, claim) for start, end, claim in found if start is not None and end is not None)

    @cached_property
    def _outer(self) -> tuple[list[int], list[Quotation]]:
        outer: list[Quotation] = []
        for quotation in sorted(self.quotations, key=lambda q: (q.start, -q.end)):
            if not outer or quotation.start >= outer[-1].end:
                outer.append(quotation)
        return [q.start for q in outer], outer


def _within(some: tuple[PlacedT, ...], start: int, end: int) -> tuple[PlacedT, ...]:
    """Those of some finds, which are in text order, that lie in ``[start, end)``."""
    low = bisect_left(some, start, key=_start)
    high = bisect_left(some, end, lo=low, key=_start)
    return tuple([one for one in some[low:high] if one.end <= end]) if low < high else ()


def _once(appearances: Iterable[Appearance]) -> tuple[Appearance, ...]:
    """Each appearance once, in order, told apart by its id: hashing one as a whole goes through all its mentions."""
    return tuple({a.id: a for a in appearances}.values())
