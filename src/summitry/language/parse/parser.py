"""spaCy behind one small door: the sentences of documents' prose passages, each distinct passage parsed once.

Passages of many documents are parsed together (spaCy is a third faster on batches), inside a memory zone once the vocabulary
is large, so that it does not grow with the number of documents. Only tagger, parser and entities run on every token, by the
engine of :mod:`summitry.language.parse.engine` where the model fits and the settings allow; see
:mod:`summitry.language.parse.words` for the rest. A run of white space is parsed as one space and a soft hyphen as nothing;
offsets lead back to the document.
"""

from __future__ import annotations

import importlib
import logging
import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from functools import cached_property
from itertools import accumulate, chain, islice, pairwise, repeat
from typing import TYPE_CHECKING, Any

from summitry.language.parse.answers import Answers, of_documents
from summitry.language.parse.sentences import Columns, split
from summitry.language.parse.words import WordTable
from summitry.language.parsed import Sentence, Token
from summitry.model import PROSE, Document
from summitry.settings import SPACY, Settings

if TYPE_CHECKING:
    from summitry.language.parse.engine.batches import Engine
    from summitry.language.parse.engine.fitting import Unfit

_LOG = logging.getLogger(__name__)

#: Tokens kept in the cache of parsed passages: about 100 MB.
_CACHED_TOKENS = 400_000
#: Characters parsed in one piece: spaCy's time is linear in them, its memory too. Longer passages are cut at a space.
_PIECE = 8_000
#: Documents are parsed together until so many batches of passages are full: the more passages take the steps of the parser
#: together, the faster each of them is.
_BATCHES_AHEAD = 16
#: Documents read ahead at most, in batches.
_DOCUMENTS_AHEAD = 4

#: Words that the vocabulary keeps from one batch to the next: about 30 MB. What comes then is forgotten with its batch.
_WORDS = 60_000

#: White space, and characters that show as nothing (zero-width ones, the byte order mark, the soft hyphen).
_GAP = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_ODD = re.compile(r"\s\s|[^\S ]|[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_MOVES = re.compile(r"\s\s|[\u200b\u200c\u200d\u2060\ufeff\u00ad]")

#: A dash that joins two names ("the Kenya–Peru summit"): the model knows it as a hyphen alone.
_JOINING = re.compile(r"(?<=[^\W\d_])[–‐‑](?=[A-Z])")

#: The sentences of one parsed text.
Rows = tuple[Columns, ...]


def flatten(text: str) -> tuple[str, list[int] | None]:
    """The text as it is parsed, and for each of its characters the offset in ``text`` (None where nothing moved)."""
    text = _JOINING.sub("-", text)
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

    @property
    def nlp(self) -> Any:
        """The loaded spaCy pipeline, with the components that run on every token."""
        if self._nlp is None:
            nlp = importlib.import_module(self.settings.model).load()
            self._words = WordTable(nlp)
            nlp.select_pipes(disable=[n for n in nlp.pipe_names if n in ("attribute_ruler", "lemmatizer")])
            self._nlp = nlp
        return self._nlp

    @cached_property
    def engine(self) -> Engine | Unfit:
        """What parses beside spaCy's own loop; or why nothing does, of which the user is told."""
        from summitry.language.parse.engine import batches, fitting

        if self.settings.engine == SPACY:
            return fitting.Unfit("settings", "the settings say so")
        found = batches.engine(self.nlp)
        if isinstance(found, fitting.Unfit):
            _LOG.warning(
                "%s is parsed by spaCy's own loop, at a third of the speed: %s", self.settings.model, found.message
            )
        return found

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
        for document in islice(waiting, self.settings.batch_size * _DOCUMENTS_AHEAD):
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
            nlp, engine = self.nlp, self.engine
            with nlp.memory_zone() if len(nlp.vocab) > _WORDS else nullcontext():
                for text, rows in self._parsed(new, engine):
                    found[text] = rows
                    self._keep(text, rows)
        return found

    def _keep(self, text: str, rows: Rows) -> None:
        self._cache[text] = rows
        self._cached += _size(rows)
        while self._cached > _CACHED_TOKENS and len(self._cache) > 1:
            _, old = self._cache.popitem(last=False)
            self._cached -= _size(old)

    def _parsed(self, texts: list[str], engine: Engine | Unfit) -> Iterator[tuple[str, Rows]]:
        """The rows of texts that come by length: of most by the engine, of those that are too long for it by spaCy's loop."""
        from summitry.language.parse.engine.batches import Engine, crowd

        docs = [self.nlp.make_doc(text) for text in texts]
        few = crowd([len(doc) for doc in docs]) if isinstance(engine, Engine) else 0
        if isinstance(engine, Engine) and few:
            yield from self._rows(texts[:few], engine.answers(docs[:few]))
        if docs[few:]:
            done = list(self.nlp.pipe(docs[few:], batch_size=self.settings.batch_size))
            yield from self._rows(texts[few:], of_documents(done))

    def _rows(self, texts: list[str], found: Answers) -> Iterator[tuple[str, Rows]]:
        """Plain columns from answers; lemma and part of speech from the table of words."""
        spans = list(pairwise(accumulate(found.sizes, initial=0)))
        owners = chain.from_iterable(repeat(text, size) for text, size in zip(texts, found.sizes, strict=True))
        words = [text[low:high] for text, low, high in zip(owners, found.starts, found.ends, strict=True)]
        table, labels = self._words, self._words.labels
        keys = list(zip(words, found.tags, [dep if dep in labels else "" for dep in found.deps], strict=True))
        table.learn(keys)
        lemmas, pos = zip(*table.known(keys), strict=True) if keys else ((), ())
        tokens = Columns(found.starts, found.ends, words, lemmas, pos, found.tags, found.deps, found.heads, found.ents)
        for text, (a, b) in zip(texts, spans, strict=True):
            starts = found.opens[bisect_left(found.opens, a) : bisect_left(found.opens, b)]
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
