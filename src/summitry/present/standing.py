"""How likely a sentence does not stand on a page by itself, since it leans on what its report told before.

A logistic regression over its whole-sentence vector and a few numbers: what of its words the head of the page tells, which things
it speaks of as known, and what was told of them just before it in its report. Readers judged 1,896 sentences of 94 stories, each
with the head of its page (``training/standing.jsonl``, stand-off); ``training/standing.py`` fits the weights and prints how well
they do on stories that they have not seen.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from summitry import lexicon
from summitry.reconcile.text import content

Numbers = NDArray[np.float32]
_FILE = "standing.json"
#: Letters of a report before a sentence that its reader has just read.
_BEFORE = 350
#: Names of which no more are counted; sentences at the head of a report.
_NAMES, _HEAD = 2, 3
_PUT_IN = re.compile(r"\[([^\]]*)\]")
_CAPITAL = re.compile(r"(?<!^)\b[A-Z]\w+")
NAMES = (
    "told",
    "told.share",
    "told.none",
    "length",
    "place",
    "head",
    "quotes",
    "quotes.share",
    "quotes.first",
    "quotes.pointing",
    "quotes.known",
    "before",
    "known.before",
    "known.told",
    "known.first",
    "comparing",
    "continuing",
    "names",
    "put_in",
    "introduced",
)


def numbers(text: str, known: AbstractSet[str], before: str, place: int) -> Numbers:
    """What is counted of a sentence as it is shown, in the order of :data:`NAMES`.

    ``known`` are the stems of what the head of the page tells, ``before`` is its report up to it, ``place`` its number there.
    """
    plain = unbracketed(text)
    own, spoken = content.QUOTED.sub(" ", plain), " ".join(content.QUOTED.findall(plain))
    words, just = content.words(plain), content.words(before[-_BEFORE:])
    outside, inside = list(_definite(own)), list(_definite(spoken))
    length, said = len(plain.split()), re.findall(r"\w+", spoken.lower())
    put_in = _PUT_IN.search(text)
    some = (
        len(words & known),
        len(words & known) / (len(words) + 1),
        not words & known,
        math.log(max(1, length)),
        math.log1p(place),
        place < _HEAD,
        bool(spoken),
        len(said) / (length + 1),
        text[:1] in '“"',
        sum(word in lexicon.words("display", "pointing_words") for word in said),
        sum(not noun & known for noun in inside),
        len(words & just) / (len(words) + 1),
        sum(not noun & known and bool(noun & just) for noun in (*outside, *inside)),
        sum(bool(noun & known) for noun in (*outside, *inside)),
        own.lstrip().lower().startswith(tuple(f"{word} " for word in lexicon.words("display", "article"))),
        bool(_any("comparing").search(own)),
        bool(_any("continuing").search(own)),
        min(_NAMES, len(_CAPITAL.findall(own))),
        put_in is not None,
        put_in is not None and "," in put_in[1],
    )
    return np.array(some, np.float32)


def unbracketed(text: str) -> str:
    """A sentence with the names that were put in, but not what is said of them."""
    return _PUT_IN.sub(lambda found: found[1].partition(",")[0], text)


def leans(some: Numbers, vector: Numbers, head: Numbers, weights: Mapping[str, Numbers] | None = None) -> float:
    """How likely it is that a sentence does not stand by itself, by its numbers and the vectors of it and of the head; 0 to 1."""
    held = weights or _weights()
    row = np.append(some, vector @ head)
    odds = float(held["start"][0]) + float((row - held["mean"]) / held["spread"] @ held["numbers"])
    return 1 / (1 + math.exp(-odds - float(vector @ held["vector"])))


@cache
def _weights() -> Mapping[str, Numbers]:
    held = json.loads(files(__package__).joinpath(_FILE).read_text(encoding="utf-8"))
    return {name: np.array(one, np.float32) for name, one in held.items()}


def _definite(text: str) -> Iterator[frozenset[str]]:
    """The stems of each thing that a text speaks of as known: "the draft", "their last offer"."""
    for found in _known().finditer(text):
        if stems := content.words(found[1]):
            yield stems


@cache
def _known() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.words("display", "definite")))
    return re.compile(rf"\b(?i:{words})\s+((?:[a-z][\w-]*\s+){{0,2}}[a-z][\w-]*)")


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicon.words('display', name)))})\b", re.IGNORECASE)
