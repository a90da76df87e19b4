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
from dataclasses import dataclass
from functools import cache, lru_cache

from summitry.language.parse import divisions
from summitry.model import Document, Part
from summitry.reconcile.sources.shingles import stretches

BACKGROUND = 70  # documents that the knowledge of general English counts for
ARTICLE = 250  # words by which a word's frequency becomes its chance to stand in an article, bursts allowed for
RAREST = 10**-5.5  # frequency of a word that the list does not have
LEAD, LEAD_WEIGHT, TITLE_WEIGHT = 80, 3, 4  # the first words and the title say what a report is about
KEPT = 300  # most telling words kept of a document

Topic = Mapping[str, float]

_TITLE_LENGTH = 140  # characters
_WORDS = 6  # that a first sentence needs to say what a report is about
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


@dataclass(frozen=True, slots=True)
class Outline:
    """What telling stories apart needs of a document, without its text.

    ``title`` is its headline, or its first sentence where it has none (``headed`` is False then); ``counts`` says how often
    it has each word, the first words and the headline counting more.
    """

    id: str
    published: str | None
    title: str
    headed: bool
    counts: Mapping[str, int]


def outline(document: Document) -> Outline:
    """The outline of a document."""
    title = headline(document)
    return Outline(document.id, document.published, title or opening(document), bool(title), _counts(document))


def opening(document: Document) -> str:
    """The first sentence of a document's prose, cut to headline length; its locator where there is no prose."""
    told = divisions.sentences(document)
    chosen = [one for one in told if one.part is Part.PARAGRAPH] or told
    texts = [" ".join(document.text[one.start : one.end].split()) for one in chosen]
    sentence = next((t for t in texts if len(t.split()) >= _WORDS), next(iter(texts), "")).rstrip(".")
    if len(sentence) > _TITLE_LENGTH:
        sentence = sentence[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–—- ") + " …"
    return sentence or document.locator


def _counts(document: Document) -> Counter[str]:
    """How often a document has each word; the first words and the headline count more."""
    prose = [word for start, end in stretches(document) for word in words(document.text[start:end])]
    counted = Counter(prose)
    for word in prose[:LEAD]:
        counted[word] += LEAD_WEIGHT - 1
    for word in words(headline(document) or ""):
        counted[word] += TITLE_WEIGHT
    return counted


def topics(outlines: Sequence[Outline]) -> list[dict[str, float]]:
    """The topic of each document: its most telling words with weights, the most telling first, of unit length."""
    holding = Counter(word for one in outlines for word in one.counts)
    size = len(outlines) + BACKGROUND
    telling = {word: max(0.0, math.log(size / (n + BACKGROUND * _chance(word)))) for word, n in holding.items()}
    return [_topic(one.counts, telling) for one in outlines]


def _topic(counted: Mapping[str, int], telling: Mapping[str, float]) -> dict[str, float]:
    weights = {word: _often(n) * telling[word] for word, n in counted.items()}
    length = math.sqrt(sum([w * w for w in weights.values()])) or 1.0
    kept = sorted([(-w, word) for word, w in weights.items() if w > 0])[:KEPT]
    return {word: -weight / length for weight, word in kept}


@cache
def _often(times: int) -> float:
    """What a word weighs by how often a document has it."""
    return 1 + math.log(times)


def dot(one: Topic, two: Topic) -> float:
    """Sum of the products of the weights of shared words: the cosine, for two topics of unit length."""
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    return math.fsum([w * long[word] for word, w in short.items() if word in long])  # exact, so in any order the same
