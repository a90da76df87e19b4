"""The state of reading: who has been mentioned where. What a reference means is decided elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from summitry.language.clauses.surface import FINITE, below_saying, head_of, shared_governor
from summitry.language.clauses.syntax import is_word
from summitry.language.parsed import Token
from summitry.language.people.builder import Found
from summitry.language.people.officeholders.then import Then
from summitry.language.people.references.labels import Label
from summitry.language.people.references.mention_index import MANY, MentionIndex, Seen
from summitry.language.people.references.noun_phrases import Phrase, span
from summitry.language.people.segments import Line
from summitry.language.people.states.registry import Registry
from summitry.lexicon import words
from summitry.model import ActorType, Quotation

#: How many characters at most stand between two quotations of which one goes on from the other: an empty line.
_GAP = 3
#: Sorts of rows that may go on speaking: names joined by "and", and a group.
CHAIN, GROUP = "chain", "group"


@dataclass(frozen=True, slots=True)
class Several:
    """Actors mentioned together.

    ``sort``: ``plural`` (a plural mention), ``group``, ``chain`` (names joined by "and"), ``facing`` (two who do something
    with each other) or ``near`` (the only two of a sentence).
    """

    line: int
    token: int
    actors: tuple[Found, ...]
    subject: bool
    sort: str = "near"


def _chains(line: Line, heads: dict[int, Found]) -> list[tuple[Found, ...]]:
    """Names of a sentence that are joined to one another ("A, B and C"), each chain in order."""
    tokens, top = line.tokens, dict[int, int]()
    rows: dict[int, dict[Found, None]] = {}
    for token in sorted(heads):
        above = token
        while above not in top and tokens[above].dep == "conj" and tokens[above].head in heads:
            above = tokens[above].head
        top[token] = top.get(above, above)
        rows.setdefault(top[token], {})[heads[token]] = None
    return [tuple(row) for row in rows.values() if len(row) > 1]


def _listed(line: Line, heads: dict[int, Found]) -> list[tuple[Found, ...]]:
    """Two names with what tells more of each between them: "Ana Brenn, an envoy, and Per Lund", "Brenn of A and Lund of B"."""
    order = sorted({actor: token for token, actor in sorted(heads.items(), reverse=True)}.values())
    if len(order) != 2:
        return []
    first, last = order
    between = line.tokens[first + 1 : last]
    joint = max((t.i for t in between if t.text.lower() in words("cues", "and")), default=first)
    told = line.tokens[first + 1 : joint]
    commas = [t.i for t in told if t.pos == "PUNCT"]
    closed = not commas or (commas[0] == first + 1 and commas[-1] == joint - 1 and len(commas) > 1)
    title = all(t.pos in ("PROPN", "NOUN", "ADJ", "DET") for t in line.tokens[joint + 1 : last])
    if joint == first or not closed or not title or any(t.tag in FINITE for t in between):
        return []
    return [(heads[first], heads[last])]


class Discourse:
    """The state of reading: who has been mentioned where, and what has been decided."""

    def __init__(
        self,
        document: str,
        lines: Sequence[Line],
        quotations: Sequence[Quotation],
        registry: Registry,
        people: list[Found],
        labels: Sequence[Label] = (),
        then: Then | None = None,
    ) -> None:
        self.issuer: str | None = None
        self.document, self.lines, self.registry, self.people, self.then = document, lines, registry, people, then
        self.quotations = sorted(quotations, key=lambda q: q.start)
        self.labelled = [(words, label.speaker) for label in labels if (words := label.quotation)]
        self._under = {label.passage: label.speaker for label in labels if label.speaker}
        told = sorted([*quotations, *(words for words, _ in self.labelled)], key=lambda q: q.start)
        self._opening = [q.start for q in told]
        self._closing = list(accumulate((q.end for q in told), max))
        self._told = list(accumulate(not self._only_quoted(line) for line in lines))
        self.others: list[Found] = []
        self.seen = MentionIndex()
        self._next = 0
        self._rank = {person: n for n, person in enumerate(people)}
        self._covered = self._by_line()
        self.several: list[Several] = []
        self.governments: list[tuple[Found, Found, str]] = []

    def quoted(self, offset: int) -> bool:
        """Whether an offset stands in quotation marks or under a label."""
        at = bisect_right(self._opening, offset) - 1
        return at >= 0 and offset < self._closing[at]

    def _only_quoted(self, line: Line) -> bool:
        """Whether a sentence is all in quotation marks or under a label."""
        words_of = [t for t in line.tokens if is_word(t)]
        return bool(words_of) and self.quoted(words_of[0].start) and self.quoted(words_of[-1].start)

    def told_since(self, line: Line, other: int) -> int:
        """How many sentences one is behind another, those that are all quoted left out; at least one if it is another."""
        return max(self._told[line.number] - self._told[other], min(1, line.number - other))

    def goes_on(self, offset: int) -> bool:
        """Whether the quotation that opens last before an offset follows another with an empty line between at most."""
        at = bisect_right(self._opening, offset) - 1
        between = slice(self._closing[at - 1], self._opening[at]) if at > 0 else slice(0)
        return at > 0 and between.stop - between.start <= _GAP and not self.document[between].strip()

    def note(self, line: Line, first: int, last: int, actor: Found) -> None:
        """Remember that an actor is mentioned at tokens ``[first, last]``."""
        self._see(line, head_of(line.sentence, first, last), actor, line.tokens[first].start)

    def mark(self, line: Line, phrase: Phrase, actor: Found, how: str, why: str) -> None:
        """Give a phrase to an actor as a mention."""
        first, last = span(line, phrase)
        tokens = line.tokens
        actor.mention(tokens[first].start, tokens[last].end, line.words(first, last), how, why)
        self._cover(line, actor, tokens[first].start, tokens[last].end)
        self._see(line, tokens[phrase.head], actor, tokens[phrase.head].start)

    def _see(self, line: Line, token: Token, actor: Found, start: int) -> None:
        dep = shared_governor(line.sentence, token).dep
        self.seen.add(Seen(line.number, token.i, actor, dep, self.quoted(start)))

    def said(self, seen: Seen) -> bool:
        """Whether the actor is the subject of a verb of saying there."""
        there = self.lines[seen.line]
        return below_saying(there.sentence, there.tokens[seen.token])

    def speaker(self, line: Line) -> Found | None:
        """Who speaks in a sentence, as far as is known: the subject of its verb of saying, else of the last in its passage."""
        if line.sentence.passage in self._under:
            return self._under[line.sentence.passage]
        for seen in self.seen.recent():
            if seen.line < line.number - 4 or self.lines[seen.line].sentence.passage != line.sentence.passage:
                return None
            if seen.dep == "nsubj" and not seen.quoted and self.said(seen):
                return seen.actor
        return None

    def say(self, line: Line, token: Token, actors: Iterable[Found], why: str, how: str = "") -> None:
        """Give a pronoun, or a noun that like one stands for what was told before, to the actors that it means."""
        how = how or ("pronoun" if "plural" not in why else "plural")
        for actor in actors:
            actor.mention(token.start, token.end, token.text, how, why)
            self._cover(line, actor, token.start, token.end)
            self._see(line, token, actor, token.start)

    def person_at(self, line: Line, i: int) -> Found | None:
        """The person named at a token, or None."""
        token = line.tokens[i]
        held = [p for a, b, p in self.persons_in(line) if a <= token.start and token.end <= b]
        return min(held, key=lambda p: self._rank[p], default=None)

    def persons_in(self, line: Line) -> Sequence[tuple[int, int, Found]]:
        """Where the named persons of the document are mentioned in a sentence, as far as is known by now."""
        return self._covered.get(line.number, ())

    def bring_in(self, person: Found) -> None:
        """Add a person whom the document does not name to those whom it names."""
        self.people.append(person)
        self._rank[person] = len(self._rank)

    def _by_line(self) -> dict[int, list[tuple[int, int, Found]]]:
        starts = [line.sentence.start for line in self.lines]
        covered: dict[int, list[tuple[int, int, Found]]] = {}
        for person in self.people:
            for start, end in person.mentions:
                covered.setdefault(bisect_right(starts, start) - 1, []).append((start, end, person))
        return covered

    def _cover(self, line: Line, actor: Found, start: int, end: int) -> None:
        if actor in self._rank:
            self._covered.setdefault(line.number, []).append((start, end, actor))

    def candidates(self) -> list[Found]:
        """The named persons whom a description may mean, in their order: all, or of very many those nearest to it."""
        if len(self.people) <= MANY:
            return self.people
        near = {p for p in self.seen.latest() if p in self._rank}
        while self._next < len(self.people) and self.seen.last(self.people[self._next]) is not None:
            self._next += 1
        return sorted(near.union(self.people[self._next : self._next + MANY]), key=lambda p: self._rank[p])

    def _here(self, line: Line) -> list[Seen]:
        """What has been mentioned in a sentence so far, the last first."""
        return list(takewhile(lambda seen: seen.line == line.number, self.seen.recent()))

    def so_far(self, line: Line, before: int, joined: bool = False) -> list[Several]:
        """The persons joined by "and" ahead of a token of a sentence, or the only two there unless they must be ``joined``."""
        sorts = (ActorType.PERSON, ActorType.STATE) if joined else (ActorType.PERSON,)
        here = [s for s in self._here(line) if s.token < before and s.actor.actor_type in sorts]
        heads = {s.token: s.actor for s in reversed(here)}
        rows = _chains(line, heads) or ([] if joined else [tuple(dict.fromkeys(heads.values()))])
        doing = {s.actor for s in here if s.dep == "nsubj"}
        return [Several(line.number, 0, row, not doing.isdisjoint(row), CHAIN) for row in rows if len(row) > 1]

    def together(self, line: Line) -> None:
        """Names of one sort joined by "and" or facing each other in a sentence, for "they" and "the two"."""
        here = self._here(line)
        found = [row for sort in (ActorType.PERSON, ActorType.STATE) for row in self._rows(line, here, sort)]
        self.several += sorted(found, key=lambda row: row.subject)

    def _rows(self, line: Line, here: Sequence[Seen], sort: ActorType) -> list[Several]:
        heads = {s.token: s.actor for s in reversed(here) if s.actor.actor_type is sort}
        rows = _chains(line, heads) or (_listed(line, heads) if sort is ActorType.PERSON else [])
        doing = {s.actor for s in here if s.dep == "nsubj"}
        everyone = tuple(dict.fromkeys(heads.values()))
        if rows or len(everyone) != 2:
            return [Several(line.number, 0, row, not doing.isdisjoint(row), CHAIN) for row in rows]
        facing = any(t.lemma in words("descriptions", "reciprocal") for t in line.tokens)
        return [Several(line.number, 0, everyone, False, "facing" if facing else "near")]
