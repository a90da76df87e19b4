"""What a document is about, as weights of its words: TF-IDF that also behaves for two documents alone.

How telling a word is rests on how common it is in English at large (the package wordfreq) and on how many
documents of the batch have it; the first counts like :data:`BACKGROUND` documents, so that it rules a batch of two and
yields in a batch of thousands, where "nuclear" may tell nothing any more.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from summitry.model import Document, Part
from summitry.reconcile.shingles import stretches

BACKGROUND = 70  # documents that the knowledge of general English counts for
ARTICLE = 250  # words by which a word's frequency becomes its chance to stand in an article, bursts allowed for
RAREST = 10**-5.5  # frequency of a word that the list does not have
LEAD, LEAD_WEIGHT, TITLE_WEIGHT = 80, 3, 4  # the first words and the title say what a report is about
KEPT = 300  # most telling words kept of a document

Topic = Mapping[str, float]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*\d|\d")


@cache
def _frequencies() -> dict[str, float]:
    """Share of all words by word form, for the words that make up at least one in a million."""
    from wordfreq import get_frequency_dict

    table: dict[str, float] = get_frequency_dict("en", wordlist="small")
    return table


def words(text: str) -> list[str]:
    """The words of a text as they are compared: lower case, possessives and plurals off."""
    return [_form(found) for found in _WORD.findall(text.lower().replace("’", "'"))]


@lru_cache(maxsize=200_000)
def _form(word: str) -> str:
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def _chance(word: str) -> float:
    """Chance that an English article holds a word at least once."""
    table = _frequencies()
    share = max(table.get(word, RAREST), table.get(word + "s", 0.0))
    return 1 - math.exp(-ARTICLE * share)


def headline(document: Document) -> str | None:
    """The headline of a document: its stated title, or the passage that is one; None where there is neither."""
    if document.title and document.title.strip():
        return " ".join(document.title.split())
    found = next((p for p in document.passages if p.part is Part.HEADLINE), None)
    return " ".join(document.text[found.start : found.end].split()) or None if found else None


def _counts(document: Document) -> Counter[str]:
    """How often a document has each word; the first words and the headline count more."""
    prose = [word for start, end in stretches(document) for word in words(document.text[start:end])]
    counted = Counter(prose)
    for word in prose[:LEAD]:
        counted[word] += LEAD_WEIGHT - 1
    for word in words(headline(document) or ""):
        counted[word] += TITLE_WEIGHT
    return counted


def topics(documents: Sequence[Document]) -> list[dict[str, float]]:
    """The topic of each document: its most telling words with weights, the most telling first, of unit length."""
    counts = [_counts(document) for document in documents]
    holding = Counter(word for counted in counts for word in counted)
    size = len(documents) + BACKGROUND
    telling = {word: max(0.0, math.log(size / (n + BACKGROUND * _chance(word)))) for word, n in holding.items()}
    return [_topic(counted, telling) for counted in counts]


def _topic(counted: Counter[str], telling: Mapping[str, float]) -> dict[str, float]:
    weights = {word: (1 + math.log(n)) * telling[word] for word, n in counted.items()}
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    kept = sorted(((w, word) for word, w in weights.items() if w > 0), key=lambda pair: (-pair[0], pair[1]))[:KEPT]
    return {word: weight / length for weight, word in kept}


def dot(one: Topic, two: Topic) -> float:
    """Sum of the products of the weights of shared words: the cosine, for two topics of unit length."""
    return math.fsum(one[word] * two[word] for word in one.keys() & two.keys())  # exact, so in any order the same
