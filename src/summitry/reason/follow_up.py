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
from summitry.model import Actor, Claim, Document, Modality, Slot
from summitry.reconcile.text import content
from summitry.reconcile.text.sentences import Sentences
from summitry.reconcile.text.statement import Saying, Statement
from summitry.values import edtf

FULFILLED, NOT_FULFILLED = "fulfilled", "not fulfilled"
TO_COME = frozenset({Modality.PLANNED, Modality.PROPOSED, Modality.EXPECTED, Modality.POSSIBLE})
#: Share of an outlook's telling words, beyond names of the doer, that decide it: of all; of the shorter text with three shared.
_NEAR, _SOME = 0.5, 0.45
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
        self._texts, self._actors = texts, actors
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
                if _says("cancelled", said) or _says("leaving", said) or _plainly_told(said):
                    self._keep(story, _Told(document, one.start, one.end, content.words(said), None))

    def _keep(self, story: str | None, told: _Told) -> None:
        for word in told.words:
            self._index[story, word].append(told)

    def fate(self, own: Sequence[Claim], story: str | None) -> Fate | None:
        """What the first later report that decides it tells; what was called off before what came about in the same report."""
        first = min(self._published(c.document) for c in own)
        found = []
        for claim in own:
            words, names = self._about(claim)
            for told in self._sharing(story, words):
                if self._published(told.document) <= first or not self._timely(told, first):
                    continue
                verdict = self._verdict(claim, words, names, told)
                if verdict:
                    fate = Fate(verdict, told.document, told.start, told.end, told.claim.id if told.claim else None)
                    found.append(
                        (
                            self._published(told.document),
                            verdict == FULFILLED,
                            told.claim is None,
                            -len(words & told.words),
                            told.document,
                            told.start,
                            fate,
                        )
                    )
        return min(found, key=lambda f: f[:6])[6] if found else None

    def _sharing(self, story: str | None, words: frozenset[str]) -> list[_Told]:
        """What shares two of the words, or the one that there is."""
        counted: dict[int, list[_Told]] = defaultdict(list)
        for word in words:
            for told in self._index.get((story, word), ()):
                counted[id(told)].append(told)
        return [some[0] for some in counted.values() if len(some) >= min(2, len(words)) or some[0].claim is None]

    def _about(self, claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
        """The telling words of an outlook without its doer's names and what only says that it is to come; and those names."""
        text = " ".join(s.value for s in claim.all("what")) or self._texts[claim.document].text[claim.start : claim.end]
        names = content.words(
            " ".join(
                n
                for s in _doers(claim)
                if s.value in self._actors
                for n in (self._actors[s.value].name, *self._actors[s.value].names)
            )
        )
        return content.words(text) - names - content.words(" ".join(lexicon.load("joining")["to_come"])), names

    def _verdict(self, own: Claim, words: frozenset[str], names: frozenset[str], told: _Told) -> str:
        """What one later sentence or claim says of an outlook; nothing where it does not decide it."""
        text, mine = self._text(told).lstrip("“‘\"'"), self._text(own)
        if _says("staying", mine) and _says("leaving", text):
            sooner = told.words & names and told.words & words and _says("sooner", text)
            return NOT_FULFILLED if sooner else ""
        if _says("cancelled", text) and not _says("cancelled", mine):
            off = _nearly_all(words, told) and self._same_doer(own, told, lone=True)
            return NOT_FULFILLED if off else ""
        if told.claim is None:
            return FULFILLED if self._in_plain_words(own, words, names, told) else ""
        if told.claim.modality in TO_COME or not self._same_doer(own, told, lone=False):
            return ""
        same = _nearly_all(words, told) or _much(words, told.words - names, len(words & told.words))
        return _come_about(own, told.claim, mine, text) if same else ""

    def _text(self, told: _Told | Claim) -> str:
        return self._texts[told.document].text[told.start : told.end]

    def _in_plain_words(self, own: Claim, words: frozenset[str], names: frozenset[str], told: _Told) -> bool:
        """Whether a sentence that no claim rests on names the doer and tells nearly all of what was foreseen as done."""
        text, shared = self._text(told), words & told.words
        if own.polarity == "-" or not _plainly_told(text) or not names & told.words:
            return False
        first = self._published(own.document)[:10]
        sentences, published = Sentences(self._texts[told.document]), self._published(told.document)[:10]
        said = sentences.statement(told.start, told.end, Saying(published or None))
        days = [last for d in said.dates if (last := edtf.bounds(d)[1])]
        past = bool(days) and max(days).isoformat() < first
        return len(shared) >= 2 and len(shared) >= _NEARLY * len(words) and not past

    def _same_doer(self, own: Claim, told: _Told, *, lone: bool) -> bool:
        """Whether both are about one side. Where only one of them names anybody it is open, and ``lone`` decides."""
        if told.claim is None:
            return lone
        mine, theirs = (
            {self._side(s.value) for s in _doers(c, of_words=not lone) if s.value in self._actors}
            for c in (own, told.claim)
        )
        return bool(mine & theirs) or not mine or (lone and not theirs)

    def _side(self, value: str) -> str:
        return self._actors[value].country or value

    def _timely(self, told: _Told, first: str) -> bool:
        """Whether a claim gives no time that lies before the report that foresaw it."""
        times = [last for s in _happens(told.claim) if (last := edtf.bounds(s.value)[1])]
        return not times or max(times).isoformat() >= first[:10]

    def _published(self, document: str) -> str:
        return self._texts[document].published or "" if document in self._texts else ""


def _nearly_all(words: frozenset[str], told: _Told) -> bool:
    """Whether what is told later shares enough of an outlook's words to be about it."""
    shared = len(words & told.words)
    return shared >= min(2, len(words)) and shared >= _NEAR * len(words)


def _much(words: frozenset[str], later: frozenset[str], shared: int) -> bool:
    """Whether three shared words are much of the shorter of two texts."""
    return shared >= 3 and shared >= _SOME * min(len(words), len(later))


def _come_about(own: Claim, told: Claim, mine: str, text: str) -> str:
    """Whether a later claim about the same thing tells that an outlook came about, or that it did not."""
    if told.kind == "gap":
        return "" if _says("unsaid", text) and not _says("unsaid", mine) else NOT_FULFILLED
    if told.polarity == "-" or told.modality in (Modality.CANCELLED, Modality.DENIED):
        return NOT_FULFILLED if told.polarity != own.polarity else ""
    if told.kind == "outlook" or _says("foretold", text):
        return ""
    return NOT_FULFILLED if own.polarity == "+" and _cue("nobody").match(text) else FULFILLED


def _happens(claim: Claim | None) -> Iterable[Slot]:
    """The slots of a claim that say when what it tells happens."""
    return [s for s in claim.slots if s.role in kinds.times(claim.kind, When.HAPPENS)] if claim else ()


def _doers(claim: Claim, *, of_words: bool = True) -> tuple[Slot, ...]:
    """Those who did what a claim tells, with those who were there; of somebody's words only if asked."""
    if kinds.schema(claim.kind).said and not of_words:
        return ()
    return tuple(s for s in claim.slots if kinds.role(s.role).doing in (Doing.DOER, Doing.BESIDE))


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


def _says(group: str, text: str) -> bool:
    """Whether a text has a word or phrase of a list of ``discourse/joining.yaml``."""
    return bool(_cue(group).search(text))


@cache
def _cue(group: str) -> re.Pattern[str]:
    words = sorted(lexicon.load("joining")[group], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
