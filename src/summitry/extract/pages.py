"""What on a page tells nothing of its own: a picture from an archive, a headline that the text tells again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from summitry import lexicon
from summitry.language.clauses.syntax import lemma
from summitry.language.parsed import ParsedDocument
from summitry.model import ActorType, Appearance, Claim, Part

#: Kinds of which a headline and the text may tell the same.
TOLD_AGAIN = ("stance", "measure", "action", "outlook", "gap")
#: Slots that must hold the same in both: who does it, and what from a closed list is done.
ACTORS, VALUES = ("actor", "body", "who"), ("attitude", "type")
#: Sorts of words that tell what a claim is about, and the share of them that a sentence has that tells it again.
CONTENT, SHARE = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"}), 0.5

#: Tokens of the label of a caption that the parser takes for a sentence ("FILE PHOTO:").
LABEL = 3


def own(parsed: ParsedDocument, claims: Collection[Claim]) -> Iterator[Claim]:
    """The claims of a document without those of pictures from an archive and those of headlines that the text tells again."""
    old = tuple(archived(parsed))
    kept = tuple(c for c in claims if not any(start <= c.start < end for start, end in old))
    told = tuple(c for c in kept if c.part is not Part.HEADLINE and c.kind in TOLD_AGAIN)
    yield from (claim for claim in kept if not _again(parsed, claim, told))


def archived(parsed: ParsedDocument) -> Iterator[tuple[int, int]]:
    """From the beginning of each caption of an archive picture to the end of the sentence that describes it.

    That is the first that is more than a label; what a caption tells after it ("Mr Tal said on Monday …") may be news.
    """
    done = -1
    for sentence in parsed.sentences:
        passage = parsed.passage(sentence)
        words = parsed.text[passage.start : passage.end]
        if passage.part is Part.CAPTION and passage.start != done and _archive().search(words):
            yield sentence.start, sentence.end
            done = passage.start if len(sentence.tokens) > LABEL else done


@cache
def _archive() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in lexicon.load("credits")["archived"]))


def _again(parsed: ParsedDocument, claim: Claim, told: Iterable[Claim]) -> bool:
    """Whether a headline makes a claim that the text makes, too.

    That is one of its kind, of the same actors and with the same values, in a sentence with half of its words.
    """
    if claim.part is not Part.HEADLINE or claim.kind not in TOLD_AGAIN:
        return False
    said = _content(parsed, claim.start, claim.end)
    sentences = (parsed.sentence_at(one.start) for one in told if _says_the_same(parsed, claim, one))
    return any(
        len(said & _content(parsed, s.start, s.end)) >= SHARE * len(said) for s in sentences if said and s is not None
    )


def _says_the_same(parsed: ParsedDocument, headed: Claim, other: Claim) -> bool:
    """Whether a claim is of the kind, the values and the actors of one of a headline, as far as both tell them."""
    if (headed.kind, headed.polarity) != (other.kind, other.polarity):
        return False
    values = all(mine == theirs for mine, theirs in _both(headed, other, VALUES) if mine and theirs)
    return values and all(_fits(parsed, mine, theirs) for mine, theirs in _both(headed, other, ACTORS))


def _both(one: Claim, other: Claim, roles: Iterable[str]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """For each role, what two claims hold in it."""
    for role in roles:
        mine, theirs = (frozenset(s.value for s in claim.slots if s.role == role) for claim in (one, other))
        yield mine, theirs


def _fits(parsed: ParsedDocument, actors: Collection[str], others: Collection[str]) -> bool:
    """Whether actors are among others: each person, or each state, where only one side tells of persons."""
    mine, theirs = (tuple(a for a in parsed.appearances if a.id in some) for some in (actors, others))
    if all(a.actor_type is ActorType.PERSON for a in (*mine, *theirs)):
        return not theirs or {a.id for a in mine} <= {a.id for a in theirs}
    here, there = _sides(mine), _sides(theirs)
    return not there or here <= there


def _sides(actors: Iterable[Appearance]) -> frozenset[str]:
    """The states of actors, or they themselves where none is known; nobody for those without a name."""
    return frozenset(a.country or a.id for a in actors if a.country or a.actor_type is not ActorType.UNNAMED)


def _content(parsed: ParsedDocument, start: int, end: int) -> frozenset[str]:
    """The words of a stretch that tell what it is about."""
    sentence = parsed.sentence_at(start)
    return frozenset(lemma(t) for t in (sentence.between(start, end) if sentence else ()) if t.pos in CONTENT)
