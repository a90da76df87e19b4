"""spaCy behind one small door: the sentences of documents' prose passages, each distinct passage parsed once.

Passages of many documents are parsed together (spaCy is a third faster on batches), inside a memory zone, so that the
vocabulary does not grow with the number of documents. Only tagger, parser and entities run on every token; see
:mod:`summitry.language.parse.words` for the rest. A run of white space is parsed as one space and a soft hyphen as nothing;
offsets lead back to the document.
"""

from __future__ import annotations

import importlib
import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice, pairwise
from typing import Any

from summitry.language.parse.sentences import Columns, split
from summitry.language.parse.words import WordTable
from summitry.language.parsed import Sentence, Token
from summitry.model import PROSE, Document
from summitry.settings import Settings

#: Tokens kept in the cache of parsed passages: about 100 MB.
_CACHED_TOKENS = 400_000
#: Characters parsed in one piece: spaCy's time is linear in them, its memory too. Longer passages are cut at a space.
_PIECE = 8_000
#: Documents are parsed together until so many batches of passages are full.
_BATCHES_AHEAD = 4

#: White space, and characters that show as nothing (zero-width ones, the byte order mark, the soft hyphen).
_GAP = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_ODD = re.compile(r"\s\s|[^\S ]|[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_MOVES = re.compile(r"\s\s|[\u200b\u200c\u200d\u2060\ufeff\u00ad]")

#: What is asked of spaCy's documents, as columns of an array.
_ATTRIBUTES = ["IDX", "LENGTH", "TAG", "DEP", "ENT_TYPE", "HEAD", "SENT_START"]

#: The sentences of one parsed text.
Rows = tuple[Columns, ...]


def flatten(text: str) -> tuple[str, list[int] | None]:
    """The text as it is parsed, and for each of its characters the offset in ``text`` (None where nothing moved)."""
    if not _ODD.search(text):
        return text, None
    if not _MOVES.search(text):
        return re.sub(r"\s", " ", text), None
    parts: list[str] = []
    where: list[int] = []
    at = 0
    for gap in _GAP.finditer(text):
        parts.append(text[at : gap.start()])
        where.extend(range(at, gap.start()))
        space = next((k for k, char in enumerate(gap[0]) if char.isspace()), None)
        if space is not None:
            parts.append(" ")
            where.append(gap.start() + space)
        at = gap.end()
    parts.append(text[at:])
    where.extend(range(at, len(text)))
    return "".join(parts), where


def pieces(text: str) -> list[tuple[int, int]]:
    """Stretches of at most ``_PIECE`` characters that cover the text, cut after a full stop or else at a space."""
    cuts = [0]
    while len(text) - cuts[-1] > _PIECE:
        window = text[cuts[-1] : cuts[-1] + _PIECE]
        cut = max(window.rfind(". "), window.rfind("? "), window.rfind("! ")) + 1
        cuts.append(cuts[-1] + (cut if cut > 0 else window.rfind(" ") if " " in window[1:] else _PIECE))
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


class _Names(dict[int, str]):
    """The names of tags, labels and entity types by their numbers, each looked up once."""

    def __init__(self, strings: Any) -> None:
        super().__init__({0: ""})
        self._strings = strings

    def __missing__(self, number: int) -> str:
        self[number] = name = str(self._strings[number])
        return name


class Parser:
    """The model named in the settings, loaded on first use, with a cache keyed by the text of a passage."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._nlp: Any = None
        self._cache: OrderedDict[str, Rows] = OrderedDict()
        self._cached = 0

    @property
    def nlp(self) -> Any:
        """The loaded spaCy pipeline, with the components that run on every token."""
        if self._nlp is None:
            nlp = importlib.import_module(self.settings.model).load()
            self._words, self._names = WordTable(nlp), _Names(nlp.vocab.strings)
            nlp.select_pipes(disable=[n for n in nlp.pipe_names if n in ("attribute_ruler", "lemmatizer")])
            self._nlp = nlp
        return self._nlp

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of all prose passages of one document, in order."""
        return next(self.stream([document]))[1]

    def stream(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
        """Each document with its sentences, in order; a few documents are read ahead so that batches are full."""
        waiting = iter(documents)
        while ahead := self._ahead(waiting):
            parsed = self._parse({flat for _, passages in ahead for _, _, flat, _ in passages})
            for document, passages in ahead:
                found = [s for n, start, flat, where in passages for s in _sentences(parsed[flat], n, start, where)]
                yield document, tuple(found)

    def _ahead(
        self, waiting: Iterator[Document]
    ) -> list[tuple[Document, list[tuple[int, int, str, list[int] | None]]]]:
        """Documents until the batches are full, each with its prose: passage number, offset, text, way back."""
        taken, passages = [], 0
        for document in islice(waiting, self.settings.batch_size * _BATCHES_AHEAD):
            prose = [
                (n, p.start + a, *flatten(document.text[p.start + a : p.start + b]))
                for n, p in enumerate(document.passages)
                if p.part in PROSE
                for a, b in pieces(document.text[p.start : p.end])
            ]
            taken.append((document, [x for x in prose if not x[2].isspace() and x[2]]))
            passages += len(prose)
            if passages >= self.settings.batch_size * _BATCHES_AHEAD:
                break
        return taken

    def _parse(self, texts: set[str]) -> dict[str, Rows]:
        """The rows of each text, from the cache or the model."""
        found = {}
        for text in texts & self._cache.keys():
            self._cache.move_to_end(text)
            found[text] = self._cache[text]
        new = sorted(texts - found.keys(), key=lambda text: (len(text), text))
        if new:
            nlp = self.nlp
            with nlp.memory_zone():
                docs = list(zip(new, nlp.pipe(new, batch_size=self.settings.batch_size), strict=True))
                for text, rows in self._rows(docs):
                    found[text] = rows
                    self._keep(text, rows)
                del docs
        return found

    def _keep(self, text: str, rows: Rows) -> None:
        self._cache[text] = rows
        self._cached += _size(rows)
        while self._cached > _CACHED_TOKENS and len(self._cache) > 1:
            _, old = self._cache.popitem(last=False)
            self._cached -= _size(old)

    def _rows(self, docs: list[tuple[str, Any]]) -> Iterator[tuple[str, Rows]]:
        """Plain columns from spaCy's documents, read in one go for all; lemma and part of speech from the table of words."""
        import numpy as np

        spans = list(pairwise(accumulate((len(doc) for _, doc in docs), initial=0)))
        table = np.concatenate([doc.to_array(_ATTRIBUTES) for _, doc in docs])
        begins, ends = table[:, 0].tolist(), (table[:, 0] + table[:, 1]).tolist()
        texts = [text[begins[n] : ends[n]] for (text, _), (a, b) in zip(docs, spans, strict=True) for n in range(a, b)]
        tags, deps, ents = ([self._names[number] for number in table[:, n].tolist()] for n in (2, 3, 4))
        heads = (table[:, 5].astype("int64") + np.arange(len(table))).tolist()
        words, labels = self._words, self._words.labels
        keys = list(zip(texts, tags, [dep if dep in labels else "" for dep in deps], strict=True))
        words.learn(keys)
        lemmas, pos = zip(*words.known(keys), strict=True) if keys else ((), ())
        tokens = Columns(begins, ends, texts, lemmas, pos, tags, deps, heads, ents)
        opens = sorted({a for a, _ in spans} | set(np.flatnonzero(table[:, 6] == 1).tolist()))
        for (text, _), (a, b) in zip(docs, spans, strict=True):
            starts = opens[bisect_left(opens, a) : bisect_left(opens, b)]
            yield text, split(tokens, starts, b) if starts else ()


def _sentences(rows: Rows, passage: int, start: int, where: list[int] | None) -> Iterator[Sentence]:
    """Sentences with the document's offsets."""
    for begins, ends, *rest in rows:
        first = [start + (where[at] if where else at) for at in begins]
        after = [start + (where[at - 1] + 1 if where else at) for at in ends]
        tokens = tuple(map(Token, range(len(first)), first, after, *rest))
        yield Sentence(passage=passage, start=tokens[0].start, end=tokens[-1].end, tokens=tokens)


def _size(rows: Rows) -> int:
    return sum(len(sentence.texts) for sentence in rows)
