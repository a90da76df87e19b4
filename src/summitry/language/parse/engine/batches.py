"""The engine: tokenized passages in, the answers of tagger, parser and entity recogniser out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from summitry.language.parse.answers import Answers, of_documents
from summitry.language.parse.engine.arcs import Arcs
from summitry.language.parse.engine.encoder import Encoder, Features, blocks
from summitry.language.parse.engine.entities import Entities
from summitry.language.parse.engine.fitting import ENTITIES, PARSER, SHARED, TAGGER, Unfit, unfit
from summitry.language.parse.engine.layers import Flags, Linear, Whole
from summitry.language.parse.engine.scoring import Scorer
from summitry.language.parse.engine.trees import Trees

#: Tokens that take their steps together: what is prepared for them takes 4 kB each.
_TOGETHER = 12_000
#: A passage of many tokens takes many steps, whoever takes them with it: below so many mates spaCy's own loop is faster.
_MATES = 10
#: What is asked of spaCy's documents beside the features.
_PLACE = ["IDX", "LENGTH", "IS_SPACE"]
#: What the engine is held against spaCy with when a model is loaded; the rest is done by tests and ``benchmarks/engine.py``.
PROBE = (
    "Norway's envoy, Ana Lund, told reporters in Oslo on 3 May 2021 that 12 firms would not be named. It was late.",
    'The ministers - who had met twice before, in 2009 and in 2013 - did not agree, she said: "We want a third meeting."',
    "What the two sides want, and how much of it they are ready to pay for, nobody at the talks would say.",
    "...",
    "A  \t B \u200b 5% !!! (see http://example.org)\u00a0\U0001f642 e\u0301 \u4f1a\u8b70",
)


class Engine:
    """The numbers of a pipeline that fits."""

    def __init__(self, nlp: Any) -> None:
        tagger, parser, ner = (nlp.get_pipe(known.name) for known in (TAGGER, PARSER, ENTITIES))
        self._shared, self._own = Encoder(SHARED.encoder(nlp)), Encoder(ENTITIES.encoder(nlp))
        self._tagger, self._tags = Linear(tagger.model.get_ref("softmax")), np.array(tagger.labels, object)
        self._arcs, self._entities = Arcs(Scorer(parser)), Entities(Scorer(ner))
        self._trees = Trees(self._arcs.labels)
        self._deps, self._types = np.array(self._trees.labels, object), np.array(self._entities.labels, object)
        self._columns = list(dict.fromkeys([*_PLACE, *self._shared.columns, *self._own.columns]))

    def answers(self, docs: Sequence[Any]) -> Answers:
        """The answers for documents of spaCy that hold tokens only. It is fastest where they come by length."""
        sizes = np.array([len(doc) for doc in docs])
        table = np.concatenate([doc.to_array(self._columns) for doc in docs])
        parts = [self._batch(table[low:high], sizes[a:b], low) for low, high, a, b in blocks(sizes, _TOGETHER)]
        tags, deps, ents, heads, opens = (np.concatenate(column) for column in zip(*parts, strict=True))
        starts = table[:, 0].astype(np.int64)
        return Answers(
            sizes=sizes.tolist(),
            starts=starts.tolist(),
            ends=(starts + table[:, 1].astype(np.int64)).tolist(),
            tags=self._tags[tags].tolist(),
            deps=self._deps[deps].tolist(),
            ents=self._types[ents].tolist(),
            heads=heads.tolist(),
            opens=opens.tolist(),
        )

    def _batch(self, table: Features, sizes: Whole, before: int) -> tuple[Whole, Whole, Whole, Whole, Whole]:
        """Numbers of tags, labels and types, heads, and where sentences start, for passages that take their steps together."""
        spaces: Flags = table[:, self._columns.index("IS_SPACE")] != 0
        vectors = self._shared(self._read(table, self._shared), sizes)
        tags = self._tagger(vectors).argmax(axis=1)
        heads, deps, starts = self._trees(*self._arcs(vectors, sizes), spaces)
        last = np.zeros(len(table), bool)
        last[np.cumsum(sizes) - 1] = True
        ents = self._entities(self._own(self._read(table, self._own), sizes), starts, last, spaces)
        return tags, deps, ents, heads + before, np.flatnonzero(starts) + before

    def _read(self, table: Features, encoder: Encoder) -> Features:
        return np.ascontiguousarray(table[:, [self._columns.index(name) for name in encoder.columns]])


def crowd(sizes: Sequence[int]) -> int:
    """How many of the first passages, which come by length, are enough of their kind for the engine to be the faster one."""
    taken, tokens = len(sizes), sum(sizes)
    while taken and (taken < _MATES or tokens < _MATES * sizes[taken - 1]):
        taken -= 1
        tokens -= sizes[taken]
    return taken


def engine(nlp: Any) -> Engine | Unfit:
    """The engine for a pipeline; or why it is left to spaCy."""
    found = unfit(nlp)
    if found is not None:
        return found
    made = Engine(nlp)
    if made.answers([nlp.make_doc(text) for text in PROBE]) != of_documents(list(nlp.pipe(PROBE))):
        return Unfit("answers", "it answers a probe otherwise than spaCy does")
    return made
