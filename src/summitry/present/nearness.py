"""How near sentences of a story are in what they say, by the vectors of whole sentences.

Words alone miss what is told in other words. A sentence that says much the same as a line of the page is told already, and one
of another report is where a line leads to. Where the program came without the vectors, nothing is near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from summitry import lexicon
from summitry.present import standing
from summitry.present.units import Sentence
from summitry.reconcile.facts import wholes
from summitry.reconcile.text import content

#: How near two sentences are that say the same on a page. Of 1,606 pairs of lines of eight briefs, read by somebody who had
#: written no rule, those nearer are mostly said twice, or of one matter, so that a reader is better served by another line.
SAME = 0.5
#: How near a sentence of another report is that tells the same or a part, by itself, and where most words are the same, too.
TELLS, _NEAR, _WORDS = 0.62, 0.5, 0.5
#: Words of somebody that two reports both have in a row, if they quote the same.
_RUN = 5
_NUMBER = re.compile(r"\d+")
#: Reports of a story up to which all its sentences are compared: a larger one has more witnesses than a reader asks for.
_REPORTS = 12


class Nearness:
    """The vectors of the sentences of one story, by the words of each."""

    def __init__(self, texts: Mapping[str, Sequence[Sentence]]) -> None:
        """``texts``: the sentences of each report, by its id."""
        self._reports = texts if len(texts) <= _REPORTS else {}
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._read(sentence.text for some in self._reports.values() for sentence in some)
        self._tables = {ident: self._table(some) for ident, some in self._reports.items() if some and self._vectors}

    def _read(self, texts: Iterable[str]) -> None:
        if new := [text for text in texts if text not in self._vectors]:
            self._vectors |= wholes.read(new)

    def _table(self, some: Sequence[Sentence]) -> NDArray[np.float32]:
        return np.stack([self._vectors[sentence.text] for sentence in some])

    def leaning(self, counted: standing.Numbers, text: str, head: str) -> float:
        """How likely a sentence leans on what is told elsewhere, under a head."""
        self._read((text, head))
        return standing.leans(counted, self._vectors[text], self._vectors[head]) if self._vectors else 0.0

    def near(self, one: str, other: str) -> bool:
        """Whether two sentences say much the same: both deny, or none, and the first gives no number of its own."""
        self._read((one, other))
        alike = bool(self._vectors) and float(self._vectors[one] @ self._vectors[other]) >= SAME
        return alike and denies(one) == denies(other) and set(_NUMBER.findall(one)) <= set(_NUMBER.findall(other))

    def elsewhere(self, sentence: Sentence) -> Iterator[Sentence]:
        """Of each other report the sentence that tells most nearly what one tells, or quotes its words, if one does."""
        quoted = _quotes(sentence.text)
        for ident, table in self._tables.items():
            if ident != sentence.document:
                near = table @ self._vectors[sentence.text]
                if same := [
                    one for one in self._reports[ident] if quoted and quoted & content.in_a_row(one.text, _RUN)
                ]:
                    yield same[0]
                elif _tells(sentence, best := self._reports[ident][int(near.argmax())], float(near.max())):
                    yield best


def _tells(sentence: Sentence, other: Sentence, near: float) -> bool:
    """Whether a sentence of another report that is so near to one tells the same, or a part."""
    own, words = content.words(sentence.text), content.words(other.text)
    alike = max(content.covered(own, words), content.covered(words, own))
    tells = near >= TELLS or (near >= _NEAR and alike >= _WORDS)
    return tells and denies(sentence.text) == denies(other.text)


def denies(text: str) -> bool:
    """Whether words hold one that denies."""
    said = re.findall(r"\w+", text.lower().replace("n’t", " not").replace("n't", " not"))
    return not lexicon.words("display", "denying").isdisjoint(said)


def _quotes(text: str) -> frozenset[tuple[str, ...]]:
    """So many words in a row, of those in quotation marks."""
    return frozenset().union(*(content.in_a_row(said, _RUN) for said in content.QUOTED.findall(text)))
