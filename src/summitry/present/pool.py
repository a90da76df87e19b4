"""The sentences of a story that a brief may tell, each with what it tells, who tells it too, and how much it weighs.

A sentence weighs more the more of its words the story's reports share, the earlier it stands, the more independent origins
tell it, and the closer to the event its times lie. Background of other years, and what only people beside the event say, sinks.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from summitry import lexicon
from summitry.language.parse import divisions
from summitry.model import Claim, Document
from summitry.present import dating, fit, leaning, repeats, standing, units
from summitry.present.alike import alike
from summitry.present.evidence import Evidence, Support
from summitry.present.named import within
from summitry.present.nearness import Nearness
from summitry.present.overtaken import overtaken
from summitry.present.story import StoryDesk
from summitry.present.support import telling
from summitry.present.told import Told
from summitry.reconcile.text import content

#: What part of a sentence's words the claims of an entry cover for the entry to tell all of it.
_WHOLE = 0.6
_BACKGROUND = 0.35
#: How much more a sentence weighs that gives a number.
_COUNTED = 1.15
#: How much more one weighs for each report that tells it in other words.
_ALIKE = 0.3
#: How likely to lean on what a page does not tell a sentence is that is left out (of 1,896 sentences that readers judged, the
#: eight tenths below have ten in a hundred that lean, where all have sixteen), and one under the first headings.
_LEANS, _CORE_LEANS = 0.23, 0.3
#: How strongly it tells against a sentence that it may lean: the power of the likelihood that it does not.
_AGAINST = 3
#: Sentences of which a page is made, the weightiest: it has at most forty.
_MOST = 400
#: How much of its weight one keeps that adds to what is told elsewhere.
_ADDED = 0.8
#: How much alike is a sentence to one of an earlier report that says the same.
_SAME = 0.35
#: What part of a sentence the words of a claim cover for the sentence to be about that.
_MAIN = 0.5
#: What part of it may stand before those words.
_BEFORE = 0.4
#: How much alike a sentence and the headline are of which it tells what the headline tells.
_TITLE = 0.3
#: Sentences of the head of a report.
LEAD = 2
_MARKS = frozenset("“\"‘'«")
#: How many of the things that a reader knows of a sentence has to name that begins with somebody's words.
_SPEECH = 3
#: Sides of what two tell differently, and of a sentence those who are looked at.
_BOTH = 2
#: How many words of what a sentence says to be left out have to be told.
_LEFT_OUT = 2
#: Words that a sentence needs to say something.
_FEWEST = 5
#: Words that what was said has, if it is more than its topic; kinds of claim that no speech is about.
_TOPIC = 10
_BESIDE = frozenset({"role", "tally", "figure", "encounter"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that can be shown. ``stems``: what it is about; ``sides``: whom it names, in its order.

    ``old``: one of its dates lies long before its report, or its words say so. ``leads``: it stands at the head of its report
    and tells what the headline tells. ``needs``: what it speaks of as known, ``entries``: what it tells as others do,
    ``past``: what it foresees has come, or was called off; ``names``: the stems of the names in it, ``matter``: what it is
    about but for them; ``alike``: where other reports tell it in other words; ``note``: on what it is contested.
    """

    sentence: units.Sentence
    text: str
    claims: tuple[Claim, ...]
    stems: frozenset[str]
    sides: tuple[str, ...]
    old: bool
    leads: bool
    weight: float
    support: Support
    needs: frozenset[frozenset[str]] = frozenset()
    entries: frozenset[str] = frozenset()
    past: bool = False
    names: frozenset[str] = frozenset()
    matter: frozenset[str] = frozenset()
    alike: tuple[Evidence, ...] = ()
    note: str = ""

    def main(self, kind: str) -> tuple[Claim, ...]:
        """Its claims of one kind that it is about: their words are most of its own."""
        long = self.sentence.end - self.sentence.start
        return tuple(
            claim for claim in self.of(kind) if claim.end - claim.start >= _MAIN * long and self.opens_with(claim)
        )

    def opens_with(self, claim: Claim) -> bool:
        """Whether the words of a claim stand at its head, and not in an aside further on."""
        return claim.start - self.sentence.start <= _BEFORE * (self.sentence.end - self.sentence.start)

    def of(self, kind: str) -> tuple[Claim, ...]:
        """Its claims of one kind."""
        return tuple(claim for claim in self.claims if claim.kind == kind)

    def told(self, outlet: str, note: str = "", day: str = "") -> Told:
        """It as a line of a brief; ``day`` is when it was published."""
        return Told(self.text, outlet, self.support, note or self.note, day, alike=self.alike)

    @property
    def doer(self) -> str:
        """The first side in it that has a name; empty where none has."""
        return next((side for side in self.sides if side[:1].isupper()), "")

    @property
    def speech(self) -> bool:
        """Whether it begins with words of somebody."""
        return self.text[:1] in _MARKS

    @property
    def spoken(self) -> frozenset[str]:
        """The stems of its words in quotation marks."""
        return content.words(" ".join(content.QUOTED.findall(self.text)))

    @property
    def empty(self) -> bool:
        """Whether it tells that somebody said something, and not what: no claim is about that, or it names a topic alone."""
        if not self.has("speaking"):
            return False
        said = " ".join(slot.value for claim in self.main("quote") for slot in claim.all("content"))
        about = any(claim.kind not in _BESIDE for claim in self.claims)
        topic = _topic().search(said or self.text.rstrip("."))
        return not about or bool(topic and len(said.split()) < _TOPIC)

    def has(self, words: str, but_after: str = "", *, unspoken: bool = False, early: bool = False) -> bool:
        """Whether its own words have one of a list of the reader's words, where no word of another list stands before it.

        ``unspoken``: outside quotation marks; ``early``: in the first half, where what a sentence is about stands.
        """
        aside = lexicon.words("display", but_after) if but_after else frozenset()
        text = content.QUOTED.sub("", self.text) if unspoken else self.text
        text = text[: len(text) // 2] if early else text
        before = (text[: one.start()].lower().split()[-1:] for one in _phrases(words).finditer(text))
        return any(not aside.intersection(last) for last in before)


def _adds_to(one: Candidate, other: Candidate) -> bool:
    """Whether a sentence that adds something adds it to another: to the one before it, or to what the same side did."""
    before = one.sentence.document == other.sentence.document and other.sentence.number == one.sentence.number - 1
    return before or (bool(one.doer) and one.doer == other.doer and leaning.begins(one.text, "adding"))


@cache
def _topic() -> re.Pattern[str]:
    """What was spoken of, at the end of what was said: "about the meeting"."""
    return re.compile(rf"\b(?:{'|'.join(lexicon.load('display')['topic'])})(?: [\w-]+){{1,3}}\W*$")


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """A pattern of the words of a list."""
    told = "|".join(map(re.escape, sorted(lexicon.words("display", name), key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?:{told})(?![\w-])", re.IGNORECASE)


@dataclass
class Pool:
    """The candidates of one story, what was taken of them so far, and the stems of what a reader knows by that."""

    story: StoryDesk
    candidates: tuple[Candidate, ...]
    known: frozenset[str] = frozenset()
    weights: content.Weights | None = None
    nearness: Nearness = field(default_factory=lambda: Nearness({}))
    taken: list[Candidate] = field(default_factory=list)
    leaning: dict[units.Sentence, float] = field(default_factory=dict)

    def judge(self, head: str) -> None:
        """Judges how far each candidate leans on what a page does not tell that begins with a head."""
        known = content.words(head)
        for one in self.candidates:
            before = self.story.desk.documents[one.sentence.document].text[: one.sentence.start]
            counted = standing.numbers(one.text, known, before, one.sentence.number)
            self.leaning[one.sentence] = self.nearness.leaning(counted, standing.unbracketed(one.text), head)

    def take(self, some: Iterable[Candidate], most: int, budget: int, *, core: bool = False) -> list[Candidate]:
        """The weightiest of some that say something new, in at most so many words; they are taken by that.

        ``core``: it is what the page is made for, so that a little more of it may lean.
        """
        made: list[Candidate] = []
        for one in sorted(some, key=lambda c: (-self._weight(c), c.sentence.document, c.sentence.start)):
            if len(made) == most:
                break
            long = len(one.text.split())
            if long <= budget and self._stands(one, core) and self._fits(one):
                made.append(one)
                self.taken.append(one)
                self.known |= one.stems
                budget -= long
        return made

    def _weight(self, one: Candidate) -> float:
        """How much a sentence weighs: less the more likely it leans."""
        return one.weight * (1 - self.leaning.get(one.sentence, 0.0)) ** _AGAINST

    def _stands(self, one: Candidate, core: bool) -> bool:
        """Whether a sentence stands by itself, as what tells what the headline tells always does."""
        return one.leads or self.leaning.get(one.sentence, 0.0) < (_CORE_LEANS if core else _LEANS)

    def pair(self, some: Sequence[Candidate], budget: int) -> list[Candidate]:
        """Two sentences of different reports or speakers that stand against each other; none where one cannot be shown."""
        apart = len({one.sentence for one in some}) == _BOTH and not any(
            one.sentence == t.sentence for one in some for t in self.taken
        )
        if not apart or sum(len(one.text.split()) for one in some) > budget:
            return []
        self.taken += some
        self.known |= frozenset().union(*(one.stems for one in some))
        return list(some)

    def _fits(self, one: Candidate) -> bool:
        """Whether a sentence can be understood by what was taken, and says something that was not said."""
        return not one.past and self._understood(one) and not repeats.said(one, self.taken, self.weights, self.nearness)

    def _understood(self, one: Candidate) -> bool:
        """Whether a reader knows by what was taken all that a sentence speaks of as known."""
        told = frozenset().union(*(other.stems - other.names for other in self.taken))
        adds = one.has("adding") and not any(_adds_to(one, other) for other in self.taken)
        return (
            all(one_of & self.known for one_of in one.needs)
            and not adds
            and (not one.speech or (len(one.stems & self.known) >= _SPEECH and len(one.spoken - one.names) > _SPEECH))
            and (not one.has("leaving_out") or len((one.stems - one.names) & told) >= _LEFT_OUT)
        )


def _told(one: Candidate, before: Mapping[str, Sequence[frozenset[str]]]) -> bool:
    """Whether a sentence of an earlier report says what a candidate says; ``before``: those sentences by each of their words."""
    near = {old for word in one.stems for old in before.get(word, ())}
    return any(content.overlap(one.stems, old) >= _SAME for old in near)


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the sentences of a story are weighed by: how much each word belongs to it, and how near they are to one another."""

    shared: dict[str, float]
    nearness: Nearness


def pool(story: StoryDesk, title: str = "") -> Pool:
    """The candidates of the reports of one story, which is headed by a title."""
    texts = {d.id: units.sentences(d) for d in story.documents}
    stems = {s: content.words(s.text) for some in texts.values() for s in some}
    scale = _Scale(_shared(stems, len(story.documents)), Nearness(texts))
    fresh = [d for d in story.documents if story.is_new(d.id)]
    found = [made for d in fresh for made in _of(story, d, texts[d.id], stems, scale, title)]
    before: dict[str, list[frozenset[str]]] = defaultdict(list)
    for sentence in (s for d in story.documents if not story.is_new(d.id) for s in texts[d.id]):
        for word in stems[sentence]:
            before[word].append(stems[sentence])
    told = [c for c in found if not _told(c, before)]
    least = sorted((c.weight for c in told), reverse=True)[:_MOST][-1:]
    kept = tuple(c for c in told if c.weight >= least[0])
    return Pool(story, kept, content.words(title), content.Weights(stems.values()), scale.nearness)


def _shared(stems: dict[units.Sentence, frozenset[str]], reports: int) -> dict[str, float]:
    """How much a word belongs to the story: in how many of its reports it stands, and how often."""
    where: dict[str, set[str]] = defaultdict(set)
    often: Counter[str] = Counter()
    for sentence, words in stems.items():
        often.update(words)
        for word in words:
            where[word].add(sentence.document)
    return {w: (len(where[w]) / reports) * math.log1p(n) for w, n in often.items()}


def _of(
    story: StoryDesk,
    document: Document,
    sentences: Sequence[units.Sentence],
    stems: dict[units.Sentence, frozenset[str]],
    scale: _Scale,
    heading: str,
) -> Iterable[Candidate]:
    """The candidates of one report."""
    familiar = content.words(heading) - story.shared_names
    named, quotations = story.named(document.id), divisions.quotations(document)
    claims: dict[int, list[Claim]] = defaultdict(list)
    starts, title = [s.start for s in sentences], content.words(document.title or "")
    for claim in story.claims(document.id):
        claims[bisect_right(starts, claim.start) - 1].append(claim)
    earlier: frozenset[str] = frozenset()
    for sentence in sentences:
        text = fit.shown(sentence, quotations, named, familiar)
        if text is not None and len(text.split()) >= _FEWEST:
            here = tuple(c for c in claims[sentence.number] if c.start < sentence.end)
            leads = (
                sentence.number < LEAD and content.overlap(stems[sentence], title) >= _TITLE
                if title
                else not sentence.number
            )
            made = _candidate(story, document, sentence, text, here, stems[sentence], scale)
            needed = leaning.needs(sentence.text, fit.own_quotations(sentence, quotations), earlier)
            needed |= leaning.short_names(sentence.text, document.text)
            needed |= {content.words(name) for name in fit.strangers(sentence, within(named, sentence), text)}
            sides = tuple(side for m in within(named, sentence) if (side := story.side(m.actor)))
            names = content.words(" ".join(m.name for m in within(named, sentence)))
            if not made.empty and not dating.is_caption(story, document, sentence):
                matter = repeats.matter(sentence.text, names)
                yield replace(made, needs=needed, sides=sides, leads=leads, names=names, matter=matter)
        earlier |= stems[sentence]


def _candidate(
    story: StoryDesk,
    document: Document,
    sentence: units.Sentence,
    text: str,
    claims: tuple[Claim, ...],
    stems: frozenset[str],
    scale: _Scale,
) -> Candidate:
    """A sentence with what it weighs and what is told of its matter elsewhere."""
    support = _support(story, sentence, claims)
    dates = dating.old_dates(story, document, sentence)
    elsewhere = alike(story, sentence, claims, support, scale.nearness)
    weight = (
        _weight(sentence, stems, scale.shared, support) * story.recency(document.id) * (1 + _ALIKE * len(elsewhere))
    )
    weight *= _BACKGROUND if dates and all(dates) else 1.0
    weight *= _COUNTED if any(c.kind == "figure" for c in claims) else 1.0
    made = Candidate(
        sentence, text, claims, stems, (), bool(dates) and all(dates), False, weight, support, alike=elsewhere
    )
    old = made.has("background", unspoken=True, early=True) or leaning.begins(text, "pluperfect")
    about = (c for kind in {c.kind for c in claims} for c in made.main(kind))
    entries = frozenset(entry.id for c in about for entry in story.entries.get(c.id, ()))
    weight *= (_BACKGROUND if old else 1.0) * (_ADDED if made.has("adding") else 1.0)
    return replace(made, old=made.old or old, weight=weight, entries=entries, past=overtaken(story, document, made))


def _weight(sentence: units.Sentence, stems: frozenset[str], shared: dict[str, float], support: Support) -> float:
    if not stems:
        return 0.0
    central = sum(shared[w] for w in stems) / (len(stems) + 4)
    early = 1 + 1.0 / (1 + sentence.number / 2)
    told = 1 + 0.5 * (len(support.origins) - 1)
    return central * early * told


def _support(story: StoryDesk, sentence: units.Sentence, claims: Sequence[Claim]) -> Support:
    """Who tells a sentence: of the entries of its claims that cover most of its words, the one with most origins."""
    desk = story.desk
    found = [desk.alone(sentence.document, sentence.start, sentence.end)]
    for claim in claims:
        if claim.end - claim.start >= _WHOLE * (sentence.end - sentence.start):
            for entry in story.entries.get(claim.id, ()):
                held = [c for c in map(desk.claims.get, entry.claims) if c]
                found.append(desk.support(telling(desk, sentence.text, claim, held)))
    best = max(found, key=lambda support: len(support.origins))
    own_first = sorted(best.evidence, key=lambda place: place.document != sentence.document)
    return replace(best, evidence=tuple(own_first))
