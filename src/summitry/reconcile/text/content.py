"""What two stretches of text share in words: stems, the weight of a word in its story, similarity, negation.

Plain counting on purpose: it is deterministic, fast, and its reasons can be shown ("they share: sanctions, Yongbyon").
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from summitry import lexicon
from summitry.values.words import parse as plain

__all__ = [
    "QUOTED",
    "Weights",
    "covered",
    "in_a_row",
    "overlap",
    "plain",
    "runs",
    "shared_words",
    "stem",
    "unnegated",
    "words",
]

#: Words in quotation marks.
QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_DERIVED = (
    "isations",
    "izations",
    "isation",
    "ization",
    "ements",
    "ations",
    "ement",
    "ation",
    "ments",
    "ment",
    "ising",
    "izing",
    "ities",
    "ness",
    "ions",
    "ise",
    "ize",
    "ion",
    "ity",
    "ly",
    "e",
    "y",
)


@cache
def _tables() -> tuple[frozenset[str], dict[str, str], re.Pattern[str], dict[str, str]]:
    """Function words, one form for each single word of a group, a pattern of the groups' phrases, and their forms."""
    data = lexicon.load("content")
    single: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for group in data["same"]:
        form = stem(group[0])
        for word in group:
            if " " in word:
                phrases[word] = form
            else:
                single.setdefault(stem(word), form)
    for state in lexicon.load("demonyms")["states"].values():  # "Portuguese fish" is fish from Portugal
        if " " not in state["name"]:
            for word in (*state.get("adjectives", ()), *state.get("people", ())):
                single.setdefault(stem(word.lower()), stem(state["name"].lower()))
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) + r")\b")
    return frozenset(data["function"]), single, pattern, phrases


@cache
def _own_words() -> frozenset[str]:
    """Words that only look derived: a department is no departing."""
    return frozenset(lexicon.load("content")["underived"])


@cache
def _doubled() -> frozenset[str]:
    """Letters that verbs end in twice by themselves: "call", "pass"."""
    return lexicon.words("content", "doubled")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending, by suffix only: good enough to match forms of one word, never shown."""
    if not word.isalpha() or len(word) < 4:
        return word
    word = _uninflected(word)
    word = (
        word[:-1] if len(word) > 5 and word.endswith("ll") else word
    )  # "expelled" is of "expel", as "recalled" of "recall"
    if word in _own_words():
        return word
    for suffix in _DERIVED:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def _uninflected(word: str) -> str:
    """Without the endings of plural, tense and participle; a doubled consonant before them made single."""
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            base = word[: -len(suffix)]
            return base[:-1] if base[-1] == base[-2] and base[-1] not in _doubled() else base
    return word


@lru_cache(maxsize=50_000)
def words(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell what it is about; words that stand for one another as one."""
    function, single, pattern, phrases = _tables()
    flat = plain(text)
    found = {phrases[m[0]] for m in pattern.finditer(flat)}
    for written in _WORD.findall(pattern.sub(" ", flat)):
        word = unnegated().get(written, written)
        if word not in function and (len(word) > 1 or word.isdigit()):
            made = stem(word)
            found.add(single.get(made, made))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def runs(text: str, size: int = 3) -> frozenset[tuple[str, ...]]:
    """Every so many telling words (stems) that follow one another in a text; function words are passed over, names end a run."""
    function, single, _, _ = _tables()
    found: set[tuple[str, ...]] = set()
    for piece in re.split(r"[^\w\s'’-]|\b[A-Z][\w'’-]*", text):
        told = [stem(w) for w in _WORD.findall(plain(piece)) if w not in function and len(w) > 1]
        told = [single.get(w, w) for w in told]
        found.update(tuple(told[at : at + size]) for at in range(len(told) - size + 1))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def in_a_row(text: str, size: int) -> frozenset[tuple[str, ...]]:
    """Every so many words that follow one another in a text, as they stand but for capitals."""
    said = re.findall(r"\w+", text.lower())
    return frozenset(tuple(said[at : at + size]) for at in range(len(said) - size + 1))


@cache
def unnegated() -> dict[str, str]:
    """Words with a denial in them and what they deny: ``unsigned`` → ``signed``."""
    return {f"un{word}": word for word in lexicon.load("content")["un"]}


class Weights:
    """How much a word tells within one story: rare words more, the words of every sentence little."""

    def __init__(self, texts: Iterable[AbstractSet[str]]) -> None:
        counted: Counter[str] = Counter()
        total = 0
        for text in texts:
            total += 1
            counted.update(text)
        self._weight = {word: self._of(n, total) for word, n in counted.items()}
        self._rare = self._of(0, total)
        self._sums: dict[AbstractSet[str], float] = {}

    @staticmethod
    def _of(count: int, total: int) -> float:
        return max(0.15, min(2.0, -math.log10((count + 0.5) / (total + 1))))

    def of(self, word: str) -> float:
        """Weight of a word, above 0; about 1 for a word in a tenth of the texts."""
        return self._weight.get(word, self._rare)

    def sum(self, some: AbstractSet[str]) -> float:
        """Weight of several words together."""
        known = self._sums.get(some)
        if known is None:
            known = self._sums[some] = sum(map(self.of, sorted(some)))
        return known


def overlap(a: AbstractSet[str], b: AbstractSet[str], weights: Weights | None = None) -> float:
    """Weighted share of the words of the shorter text that the other has too (0 to 1), damped for very short ones."""
    shared = a & b
    if not shared:
        return 0.0
    measure = weights.sum if weights else (lambda some: float(len(tuple(some))))
    smaller = min(measure(a), measure(b))
    larger = max(measure(a), measure(b))
    common = measure(shared)
    return common / (0.7 * smaller + 0.3 * larger) if smaller else 0.0


def covered(words: AbstractSet[str], by: AbstractSet[str]) -> float:
    """The share of some words that others have too; 1 where there is none to have."""
    return len(words & by) / len(words) if words else 1.0


def shared_words(
    a: AbstractSet[str], b: AbstractSet[str], weights: Mapping[str, float] | None = None
) -> tuple[str, ...]:
    """The shared stems, the most telling first."""
    return tuple(sorted(a & b, key=lambda w: (-(weights or {}).get(w, 0.0), w)))
