"""Where other reports tell in other words what a sentence tells: of them a line says who does, and leads there.

They do not count for the badge of the line: of its words they may tell only some. That the two tell one fact is found by
:mod:`summitry.reconcile.facts`; here those are kept that share enough with the sentence for a reader to see it. Besides, a
sentence is led to that is nearest to the whole line in what it says, or that quotes the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summitry import kinds
from summitry.model import Claim, Entry, Standing
from summitry.present import units
from summitry.present.evidence import Evidence, Support
from summitry.present.nearness import Nearness
from summitry.present.story import StoryDesk
from summitry.present.support import numbers_agree, word_for_word
from summitry.reconcile.text import content

#: What part of a sentence a clause covers whose fact it tells, and what part of the words of each the other has.
_MAIN, _SHARED = 0.3, 0.2


def alike(
    story: StoryDesk, sentence: units.Sentence, claims: Iterable[Claim], support: Support, nearness: Nearness
) -> tuple[Evidence, ...]:
    """A place in each other report that tells the fact of a sentence, and is not among what supports its words."""
    desk = story.desk
    names = {e.outlet for e in support.evidence} | {desk.outlet(sentence.document)}
    long = sentence.end - sentence.start
    found: dict[str, Evidence] = {}
    for claim in claims:
        if kinds.schema(claim.kind).derived and claim.end - claim.start >= _MAIN * long:
            for other in _others(story, claim):
                place = desk.evidence(other)
                if place.outlet not in names:
                    found.setdefault(place.outlet, place)
    for near in nearness.elsewhere(sentence):
        outlet = desk.outlet(near.document)
        if outlet not in names | found.keys() and _tells(story, sentence, near):
            found[outlet] = desk.words(near.document, near.start, near.end)
    return tuple(found[outlet] for outlet in sorted(found))


def _tells(story: StoryDesk, one: units.Sentence, near: units.Sentence) -> bool:
    """Whether a sentence that is near to one is no copy, gives no other number, and holds what nobody has set aside."""
    mine, theirs = (story.desk.sentences(s.document).statement(s.start, s.end) for s in (one, near))
    held = any(near.start <= claim.start < near.end for claim in story.claims(near.document))
    return held and not word_for_word(one.text, near.text) and numbers_agree(mine, theirs)


def _others(story: StoryDesk, claim: Claim) -> Iterator[Claim]:
    """The clauses of other reports that tell what a clause tells, by the facts that both hang on."""
    desk = story.desk
    for entry in story.entries.get(claim.id, ()):
        if not _contested(entry):
            rows = (desk.claims.get(made) for made in entry.claims)
            yield from (one for one in rows if one and one.kind == claim.kind and _near(story, claim, one))


def _contested(entry: Entry) -> bool:
    return any(finding.standing is Standing.CONTESTED for finding in entry.findings)


def _near(story: StoryDesk, claim: Claim, other: Claim) -> bool:
    """Whether clauses of two reports share enough of their words, and no number of one excludes the other's."""
    if claim.document == other.document or claim.polarity != other.polarity or not story.has(other.document):
        return False
    mine, theirs = (story.desk.statement(one) for one in (claim, other))
    if word_for_word(mine.text, theirs.text):
        return False
    one, two = content.words(mine.text), content.words(theirs.text)
    return min(content.covered(one, two), content.covered(two, one)) >= _SHARED and numbers_agree(mine, theirs)
