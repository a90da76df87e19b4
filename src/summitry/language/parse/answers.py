"""What a parser answers of tokens, as plain columns, whoever worked it out: spaCy's own loop or the engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

#: What is asked of spaCy's documents, as columns of an array.
_ATTRIBUTES = ["IDX", "LENGTH", "TAG", "DEP", "ENT_TYPE", "HEAD", "SENT_START"]


class Answers(NamedTuple):
    """What is known of the tokens of passages, one after the other; ``heads`` and ``opens`` number them over all passages.

    ``sizes``: the tokens of each passage; ``starts`` and ``ends``: offsets in it; ``opens``: the first token of each sentence.
    """

    sizes: list[int]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    deps: list[str]
    ents: list[str]
    heads: list[int]
    opens: list[int]


class _Names(dict[int, str]):
    """The names of tags, labels and entity types by their numbers, each looked up once."""

    def __init__(self, strings: Any) -> None:
        super().__init__({0: ""})
        self._strings = strings

    def __missing__(self, number: int) -> str:
        self[number] = name = str(self._strings[number])
        return name


def of_documents(docs: Sequence[Any]) -> Answers:
    """The answers that documents of spaCy hold, read in one go for all."""
    import numpy as np

    sizes = [len(doc) for doc in docs]
    table = np.concatenate([doc.to_array(_ATTRIBUTES) for doc in docs])
    names = _Names(docs[0].vocab.strings)
    tags, deps, ents = ([names[number] for number in table[:, n].tolist()] for n in (2, 3, 4))
    begins = (table[:, 6] == 1) | np.isin(np.arange(len(table)), np.cumsum([0, *sizes[:-1]]))
    return Answers(
        sizes=sizes,
        starts=table[:, 0].tolist(),
        ends=(table[:, 0] + table[:, 1]).tolist(),
        tags=tags,
        deps=deps,
        ents=ents,
        heads=(table[:, 5].astype("int64") + np.arange(len(table))).tolist(),
        opens=np.flatnonzero(begins).tolist(),
    )
