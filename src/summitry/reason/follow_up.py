"""What became of one outlook: what a later report of the story tells of the same doer, place, target and words.

A claim tells that it came about; a claim or a sentence that it was called off, or that somebody left where a stay was foreseen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summitry import kinds, lexicon
from summitry.kinds import Doing, When
from summitry.language.number.scales import negation
from summitry.language.parse import divisions
from summitry.model import Actor, ActorType, Certainty, Claim, Document, Modality, Slot
from summitry.reason.foreseen import Foreseen, cue, foreseen, says, sides_by_name, sides_in
from summitry.reconcile.text import content
from summitry.reconcile.text.sentences import Sentences
from summitry.reconcile.text.statement import Saying, Statement
from summitry.values import edtf

FULFILLED, NOT_FULFILLED = "fulfilled", "not fulfilled"
TO_COME = frozenset({Modality.PLANNED, Modality.PROPOSED, Modality.EXPECTED, Modality.POSSIBLE})
#: Share of an outlook's telling words that a sentence without a claim must have, and the words that it may have at all.
_NEARLY, _SHORT = 0.66, 30


@dataclass(frozen=True, slots=True)
class Fate:
    """A verdict with its words, where they stand, and the claim that tells them, if one does."""

    verdict: str
    document: str
    start: int
    end: int
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    document: str
    start: int
    end: int
    words: frozenset[str]
    claim: Claim | None


class Later:
    """What the reports of each story tell, found by its words: made once for a record."""

    def __init__(
        self, texts: Mapping[str, Document], claims: Iterable[tuple[str | None, Claim]], actors: Mapping[str, Actor]
    ):
        self._texts, self._actors, self._sides = texts, actors, sides_by_name(actors.values())
        self._index: dict[tuple[str | None, str], list[_Told]] = defaultdict(list)
        stories: dict[str, str | None] = {}
        for story, claim in claims:
            stories.setdefault(claim.document, story)
            if kinds.schema(claim.kind).decides:
                words = content.words(texts[claim.document].text[claim.start : claim.end])
                self._keep(story, _Told(claim.document, claim.start, claim.end, words, claim))
        for document, story in stories.items():
            for one in divisions.sentences(texts[document]):
                said = texts[document].text[one.start : one.end]
                if says("cancelled", said) or says("leaving", said) or _plainly_told(said):
                    self._keep(story, _Told(document, one.start, one.end, content.words(said), None))

    def _keep(self, story: str | None, told: _Told) -> None:
        for word in told.words:
            self._index[story, word].append(told)

    def fate(self, own: Sequence[Claim], story: str | None) -> Fate | None:
        """What the first later report that decides it tells; what was called off before what came about in the same report.

        Reports without a date decide nothing, and are decided by nothing: nobody knows which came first.
        """
        found = []
        for claim in own:
            mine, first = self.foreseen(claim), self._published(claim.document)
            if not first:
                continue
            for told in self._sharing(story, mine.words):
                published = self._published(told.document)
                verdict = self._verdict(claim, mine, told) if published > first else ""
                if verdict:
                    fate = Fate(verdict, told.document, told.start, told.end, told.claim.id if told.claim else None)
                    rank = (published, verdict == FULFILLED, told.claim is None, -len(mine.words & told.words))
                    found.append((*rank, told.document, told.start, fate))
        return min(found, key=lambda f: f[:6])[6] if found else None

    def decides(self, told: Claim, ahead: Claim, verdict: str) -> bool:
        """Whether a meeting that a claim tells as held (or as off) is the one that another claim of its entry foresaw.

        The parties are the same, the report is no older, and the words tell of a meeting that was, or was off.
        """
        first, published = self._published(ahead.document), self._published(told.document)
        if told.kind != ahead.kind or not first or published < first or told.document == ahead.document:
            return False
        text = self._text(told)
        mine, theirs = ({self._party(s.value) for s in _parties(c)} for c in (ahead, told))
        if not mine <= theirs:
            return False
        if verdict == NOT_FULFILLED:
            off = says("cancelled", text) or bool(negation().search(Statement(text).plain))
            return off and bool(_came_not(self._text(ahead), text))
        return told.polarity == "+" and _tells_of_a_deed(told, text)

    def day_fits(self, told: Claim, ahead: Claim) -> bool:
        """Whether a meeting that a claim tells as held was on a day for which another claim of its entry foresaw it."""
        day = edtf.bounds(self._published(told.document)[:10])[1]
        return self.foreseen(ahead).day_fits([s.value for s in _happens(told)], day)

    def foreseen(self, claim: Claim) -> Foreseen:
        """What a claim of something to come foresees."""
        return foreseen(claim, self._text(claim), edtf.bounds(self._published(claim.document)[:10])[1], self._sides)

    def _sharing(self, story: str | None, words: frozenset[str]) -> list[_Told]:
        """What shares two of the words, or the one that there is."""
        counted: dict[int, list[_Told]] = defaultdict(list)
        for word in words:
            for told in self._index.get((story, word), ()):
                counted[id(told)].append(told)
        return [some[0] for some in counted.values() if len(some) >= min(2, len(words)) or some[0].claim is None]

    def _verdict(self, own: Claim, mine: Foreseen, told: _Told) -> str:
        """What one later sentence or claim says of an outlook; nothing where it does not decide it."""
        text, said = self._text(told).lstrip("“‘\"'"), self._text(own)
        sides = self._told_sides(told)
        if says("staying", said) and says("leaving", text):
            sooner = sides & self._doers(own, mine) and told.words & mine.words and says("sooner", text)
            return NOT_FULFILLED if sooner else ""
        if not mine.same_place(told.words):
            return ""
        if says("cancelled", text) and not says("cancelled", said):
            return NOT_FULFILLED if mine.much_of(told.words) and self._may_be_its(own, mine, told, sides) else ""
        if not mine.sides <= sides or not mine.same_deed(told.words) or not self._timely(mine, told):
            return ""
        if told.claim is None:
            return FULFILLED if self._in_plain_words(own, mine, told, text) else ""
        if told.claim.modality in TO_COME or not self._same_doer(own, told.claim):
            return ""
        return _come_about(own, told.claim, said, text) if mine.much_of(told.words) else ""

    def _text(self, told: _Told | Claim) -> str:
        return self._texts[told.document].text[told.start : told.end]

    def _told_sides(self, told: _Told) -> frozenset[str]:
        """The sides of all that a later telling names, in its words or as what it is about."""
        held = told.claim.slots if told.claim else ()
        return sides_in(self._text(told), self._sides) | {self._side(s.value) for s in held if s.value in self._actors}

    def _doers(self, own: Claim, mine: Foreseen) -> frozenset[str]:
        held = {self._side(s.value) for s in _doers(own) if s.value in self._actors}
        return frozenset(held) or mine.sides

    def _in_plain_words(self, own: Claim, mine: Foreseen, told: _Told, text: str) -> bool:
        """Whether a sentence that no claim rests on names the doer and tells nearly all of what was foreseen as done."""
        if own.polarity == "-" or not _plainly_told(text):
            return False
        named = self._doers(own, mine) & sides_in(text, self._sides)
        return bool(named) and len(mine.words) >= 2 and mine.much_of(told.words, _NEARLY)

    def _same_doer(self, own: Claim, told: Claim) -> bool:
        """Whether both are about one side; so they are where the outlook names nobody."""
        mine, theirs = ({self._side(s.value) for s in _doers(c) if s.value in self._actors} for c in (own, told))
        return bool(mine & theirs) or not mine

    def _may_be_its(self, own: Claim, mine: Foreseen, told: _Told, sides: frozenset[str]) -> bool:
        """Whether what was called off can be what was foreseen: its deed, and of one side as far as anybody is named."""
        theirs = {self._side(s.value) for s in _doers(told.claim) if s.value in self._actors} if told.claim else sides
        text, doers = self._text(told), self._doers(own, mine)
        named, off = sides_in(text, self._sides), sides_in(_behind("cancelled", text), self._sides)
        others = (named and not (mine.sides <= named or named <= mine.sides | doers)) or off - mine.sides - doers
        return mine.same_deed(told.words) and not others and (bool(doers & theirs) or not doers or not theirs)

    def _party(self, value: str) -> str:
        """A person as such, whatever else by the side that it is: a minister at a meeting is not its president."""
        known = self._actors.get(value)
        return value if known and known.actor_type is ActorType.PERSON else self._side(value)

    def _side(self, value: str) -> str:
        known = self._actors.get(value)
        return (known.country if known else None) or value

    def _timely(self, mine: Foreseen, told: _Told) -> bool:
        """Whether what is told lies in the days foreseen, by the times that it gives, else by the day of its report."""
        published = self._published(told.document)
        times = [s.value for s in _happens(told.claim)]
        if told.claim is None:
            stretch = Sentences(self._texts[told.document]).statement(told.start, told.end, Saying(published or None))
            times = list(stretch.dates)
        return mine.day_fits(times, edtf.bounds(published[:10])[1])

    def _published(self, document: str) -> str:
        return self._texts[document].published or "" if document in self._texts else ""


def _come_about(own: Claim, told: Claim, mine: str, text: str) -> str:
    """Whether a later claim about the same thing tells that an outlook came about, or that it did not."""
    if told.kind == "gap":
        return "" if says("unsaid", text) and not says("unsaid", mine) else _came_not(mine, text)
    if told.polarity == "-" or told.modality in (Modality.CANCELLED, Modality.DENIED):
        return _came_not(mine, text) if told.polarity != own.polarity else ""
    if told.kind == "outlook" or says("foretold", text):
        return ""
    if own.polarity == "+" and cue("nobody").match(text):
        return _came_not(mine, text)
    return FULFILLED if _tells_of_a_deed(told, text) else ""


def _came_not(mine: str, text: str) -> str:
    """What a denial tells of an outlook: nothing where it only denies that something came of it ("no tangible results")."""
    denied = {word.lower() for word in cue("outcomes").findall(text)}
    return "" if denied and not denied & {word.lower() for word in cue("outcomes").findall(mine)} else NOT_FULFILLED


def _tells_of_a_deed(told: Claim, text: str) -> bool:
    """Whether a claim tells surely that something was done: no words, wants or counts, and nothing to come or supposed."""
    if kinds.schema(told.kind).said or told.certainty is not Certainty.STRICT:
        return False
    said = Statement(" ".join(text.split()))
    return not (said.says("prospect") or said.says("unreal") or _foreseen().search(text))


def _happens(claim: Claim | None) -> Iterable[Slot]:
    """The slots of a claim that say when what it tells happens."""
    return [s for s in claim.slots if s.role in kinds.times(claim.kind, When.HAPPENS)] if claim else ()


def _doers(claim: Claim) -> tuple[Slot, ...]:
    """Those who did what a claim tells, with those who were there."""
    return tuple(s for s in claim.slots if kinds.role(s.role).doing in (Doing.DOER, Doing.BESIDE))


def _behind(group: str, text: str, reach: int = 6) -> str:
    """The few words behind the first word of a list: "called off *talks with the neighbours*"."""
    found = cue(group).search(text)
    return " ".join(text[found.end() :].split()[:reach]) if found else ""


def _parties(claim: Claim) -> tuple[Slot, ...]:
    """The slots that say who takes part in what a claim tells."""
    return tuple(s for s in claim.slots if kinds.role(s.role).doing is Doing.DOER)


def _plainly_told(sentence: str) -> bool:
    """Whether a sentence is short and tells of what is done: nothing to come, denied, supposed or asked."""
    if len(sentence.split()) > _SHORT or "?" in sentence:
        return False
    said = Statement(" ".join(sentence.split()))
    return not (
        said.says("prospect") or said.says("unreal") or negation().search(said.plain) or _foreseen().search(sentence)
    )


@cache
def _foreseen() -> re.Pattern[str]:
    words = lexicon.load("joining")["to_come"]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
