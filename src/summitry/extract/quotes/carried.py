"""Setting, day and listeners that go on: "At a news conference in Oslo, she said … . She added …".

A report names the occasion once. What the same speaker says next, within a few paragraphs, was said there too, until the report
names another occasion, another day, or says that it leaves this one ("earlier", "in a separate interview").
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitry.extract.quotes.attribution import Attribution, Rule
from summitry.extract.quotes.circumstances import circumstances, named
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.sources import source_of
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import words_below
from summitry.lexicon import words
from summitry.model import Claim, Part, Slot

#: How many passages on from one saying on an occasion the next may stand, and the last from the words that name the occasion.
#: Set on the development sets of reports: farther off, people who read them no longer took it for the same occasion.
STEP, REACH = 2, 4
ADDRESSEE = "addressee"
CARRIED = (ADDRESSEE, "setting", "time")


@dataclass(frozen=True, slots=True)
class Scene:
    """An occasion on which somebody speaks: the passages that name it and last had its words, and what is told of it."""

    named: int
    passage: int
    slots: tuple[Slot, ...]

    def of(self, role: str) -> tuple[Slot, ...]:
        """What is told of one role."""
        return tuple(slot for slot in self.slots if slot.role == role)

    @property
    def is_occasion(self) -> bool:
        """Whether it is told at what occasion somebody speaks, so that the listeners stay; else they heard but the one saying."""
        return any(slot.value in words("cues", "occasions") for slot in self.of("setting"))


def carried(parsed: ParsedDocument, claims: Sequence[Claim], marks: Marks) -> Iterator[Claim]:
    """The claims, in text order, each with the circumstances that go on from before it."""
    scenes: dict[str, Scene] = {}
    told = deque(_occasions(parsed, marks))
    for claim in claims:
        sentence = _attributing(parsed, claim)
        form = claim.first("form")
        if sentence is None or (form is not None and form.why == Rule.NESTED):
            yield claim
            continue
        while told and told[0][0] <= sentence.start:
            _, speakers, scene = told.popleft()
            scenes |= dict.fromkeys(speakers, scene)
        own = [slot.value for slot in claim.all("speaker")]
        known = next((scenes[s] for s in own if s in scenes), None)
        if known is not None and _left(parsed, claim, sentence, known):
            known = None
        whole = _with(claim, known)
        yield whole
        if any(whole.all(role) for role in CARRIED):
            scenes |= dict.fromkeys(own, _scene(parsed, claim, whole, sentence, known))


def _scene(parsed: ParsedDocument, claim: Claim, whole: Claim, sentence: Sentence, known: Scene | None) -> Scene:
    """The occasion of a saying, as the next may be on it; where the saying names none itself, it was named before."""
    anew = known is None or any(claim.all(role) for role in ("setting", "time"))
    named_at = sentence.passage if anew or known is None else known.named
    return Scene(named_at, _last_passage(parsed, claim), tuple(s for s in whole.slots if s.role in CARRIED))


def _attributing(parsed: ParsedDocument, claim: Claim) -> Sentence | None:
    """The sentence of the cue, of the content where there is none."""
    cue = claim.first("cue")
    return parsed.sentence_at(cue.start if cue is not None and cue.start is not None else claim.start)


def _last_passage(parsed: ParsedDocument, claim: Claim) -> int:
    last = parsed.sentence_at(claim.end - 1) or parsed.sentence_at(claim.start)
    return last.passage if last is not None else 0


def _with(claim: Claim, scene: Scene | None) -> Claim:
    """The claim with what it does not say itself of its occasion."""
    if scene is None:
        return claim
    more = [
        replace(slot, start=None, end=None, text="", why=f"carried on from “{slot.text}” at {slot.start}")
        if slot.start is not None
        else slot
        for role in CARRIED
        if not claim.all(role) and (role != ADDRESSEE or scene.is_occasion)
        for slot in scene.of(role)
    ]
    if not more:
        return claim
    return claim.altered(slots=(*claim.slots, *more))


def _left(parsed: ParsedDocument, claim: Claim, sentence: Sentence, scene: Scene) -> bool:
    """Whether a saying is on another occasion than the one that its speaker was last heard on."""
    passages = parsed.document.passages
    first = min(sentence.passage, _last_passage(parsed, claim))
    if first - scene.passage > STEP or first - scene.named > REACH or claim.part is not Part.PARAGRAPH:
        return True
    if any(p.part is Part.SUBHEAD for p in passages[scene.passage : first + 1]):
        return True
    for role in ("setting", "time"):
        own, theirs = ({s.value for s in some} for some in (claim.all(role), scene.of(role)))
        if own and theirs and not own & theirs:
            return True
    return _turns_away(sentence, claim)


def _turns_away(sentence: Sentence, claim: Claim) -> bool:
    """Whether the words of the attribution lead to another time or place, or tell what is generally said."""
    pieces = [(s.start or 0, s.end or 0) for s in claim.all("content")]
    starts = [start for start, _ in pieces]
    for token in sentence.tokens:
        at = bisect_right(starts, token.start) - 1
        if (at < 0 or token.start >= pieces[at][1]) and token.text.lower() in words("cues", "elsewhere"):
            return True
    cue = claim.first("cue")
    verb = next((t for t in sentence.tokens if cue is not None and t.start == cue.start), None)
    return verb is not None and bool(words_below(sentence, verb, "aux") & words("factuality", "perfect_tense"))


def _occasions(parsed: ParsedDocument, marks: Marks) -> Iterator[tuple[int, tuple[str, ...], Scene]]:
    """Where the report says that somebody speaks somewhere, without the words: "She held a news conference on Monday"."""
    speaks = words("cues", "speaking") | words("cues", "holding")
    for sentence in parsed.sentences:
        verbs = (t for t in sentence.tokens if t.pos == "VERB" and t.lemma in speaks and marks.at(t.start) is None)
        yield from (found for verb in verbs if (found := _occasion(parsed, sentence, verb, marks)) is not None)


def _occasion(
    parsed: ParsedDocument, sentence: Sentence, verb: Token, marks: Marks
) -> tuple[int, tuple[str, ...], Scene] | None:
    source = source_of(sentence, verb)
    if source is None:
        return None
    bare = Attribution(sentence, (verb.start, verb.end), verb.lemma, verb, source, (), Rule.SCENE)
    around = circumstances(parsed, bare, marks)
    if not any(setting.value in words("cues", "occasions") for setting in around.settings):
        return None
    listeners = [slot for one in around.addressees for slot in named(parsed, "addressee", one)]
    scene = Scene(sentence.passage, sentence.passage, (*listeners, *around.settings, *around.times))
    speakers = tuple(slot.value for slot in named(parsed, "speaker", source))
    return sentence.start, speakers, scene
