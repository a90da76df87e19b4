"""spaCy behind one small door: the sentences of documents' prose passages, each distinct passage parsed once.

Passages of many documents are parsed together (spaCy is a third faster on batches), inside a memory zone, so that the
vocabulary does not grow with the number of documents. Only tagger, parser and entities run on every token; see
:mod:`summitry.language.words` for the rest. A run of white space is parsed as one space and a soft hyphen as nothing;
offsets lead back to the document.
"""

from __future__ import annotations

import importlib
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from summitry.language.parsed import Sentence, Token
from summitry.language.sentences import Row, split
from summitry.language.words import WordTable
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

Rows = tuple[tuple[Row, ...], ...]


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


class Parser:
    """The model named in the settings, loaded on first use, with a cache keyed by the text of a passage."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._nlp: Any = None
        self._cache: OrderedDict[str, Rows] = OrderedDict()
        self._cached = 0
        self._names: dict[int, str] = {0: ""}

    @property
    def nlp(self) -> Any:
        """The loaded spaCy pipeline, with the components that run on every token."""
        if self._nlp is None:
            nlp = importlib.import_module(self.settings.model).load()
            self._words = WordTable(nlp)
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
        new = sorted(texts - found.keys(), key=len)
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
        self._cached += sum(map(len, rows))
        while self._cached > _CACHED_TOKENS and len(self._cache) > 1:
            _, old = self._cache.popitem(last=False)
            self._cached -= sum(map(len, old))

    def _rows(self, docs: list[tuple[str, Any]]) -> Iterator[tuple[str, Rows]]:
        """Plain rows from spaCy's documents; lemma and part of speech come from the table of words."""
        read = [(text, *self._columns(doc)) for text, doc in docs]
        words, labels = self._words, self._words.labels
        words.learn([(r[2], r[3], r[4] if r[4] in labels else "") for _, rows, _ in read for r in rows])
        for text, rows, starts in read:
            made = []
            for n, (start, length, word, tag, dep, head, ent) in enumerate(rows):
                lemma, pos = words[word, tag, dep if dep in labels else ""]
                made.append(Row(start, start + length, word, lemma, pos, tag, dep, n + head, ent))
            yield text, split(made, starts) if made else ()

    def _columns(self, doc: Any) -> tuple[list[tuple[int, int, str, str, str, int, str]], list[int]]:
        """(offset, length, word, tag, label, head offset, entity) of each token, and where sentences start."""
        table = doc.to_array(["IDX", "LENGTH", "ORTH", "TAG", "DEP", "HEAD", "ENT_TYPE", "SENT_START"])
        signed = table.astype("int64")
        names, strings = self._names, doc.vocab.strings
        for number in {x for column in (3, 4, 6) for x in table[:, column].tolist()} - names.keys():
            names[number] = strings[number]
        plain = zip(
            signed[:, 0].tolist(),
            signed[:, 1].tolist(),
            [t.text for t in doc],
            table[:, 3].tolist(),
            table[:, 4].tolist(),
            signed[:, 5].tolist(),
            table[:, 6].tolist(),
            strict=True,
        )
        rows = [(i, n, word, names[tag], names[dep], head, names[ent]) for i, n, word, tag, dep, head, ent in plain]
        return rows, [n for n, flag in enumerate(signed[:, 7].tolist()) if flag == 1 or n == 0]


def _sentences(rows: Rows, passage: int, start: int, where: list[int] | None) -> Iterator[Sentence]:
    """Sentences with the document's offsets."""
    for sentence in rows:
        tokens = tuple(
            Token(
                n,
                start + (where[r.start] if where else r.start),
                start + (where[r.end - 1] + 1 if where else r.end),
                r.text,
                r.lemma,
                r.pos,
                r.tag,
                r.dep,
                r.head,
                r.ent,
            )
            for n, r in enumerate(sentence)
        )
        if tokens:
            yield Sentence(passage=passage, start=tokens[0].start, end=tokens[-1].end, tokens=tokens)
