"""What on a page tells nothing of its own: a picture from an archive, a headline that the text tells again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from summitry import lexicon
from summitry.language.clauses.syntax import lemma
from summitry.language.parsed import ParsedDocument
from summitry.model import Claim, Part

#: Kinds of which a headline and the text may tell the same.
TOLD_AGAIN = ("stance", "measure", "action", "outlook", "gap")
#: Sorts of words that tell what a claim is about, and the share of them that a sentence has that tells it again.
CONTENT, SHARE = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"}), 0.5

#: Tokens of the label of a caption that the parser takes for a sentence ("FILE PHOTO:").
LABEL = 3


def own(parsed: ParsedDocument, claims: Collection[Claim]) -> Iterator[Claim]:
    """The claims of a document without those of pictures from an archive and those of headlines that the text tells again."""
    old = tuple(archived(parsed))
    for claim in claims:
        if not any(start <= claim.start < end for start, end in old) and not _again(parsed, claim, claims):
            yield claim


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


def _again(parsed: ParsedDocument, claim: Claim, claims: Collection[Claim]) -> bool:
    """Whether a headline makes a claim that the text makes, too: one of its kind in a sentence with half of its words."""
    if claim.part is not Part.HEADLINE or claim.kind not in TOLD_AGAIN:
        return False
    said = _content(parsed, claim.start, claim.end)
    others = (one for one in claims if one.kind == claim.kind and one.part is not Part.HEADLINE)
    sentences = (parsed.sentence_at(one.start) for one in others)
    return any(
        len(said & _content(parsed, s.start, s.end)) >= SHARE * len(said) for s in sentences if said and s is not None
    )


def _content(parsed: ParsedDocument, start: int, end: int) -> frozenset[str]:
    """The words of a stretch that tell what it is about."""
    sentence = parsed.sentence_at(start)
    return frozenset(lemma(t) for t in (sentence.between(start, end) if sentence else ()) if t.pos in CONTENT)
