"""spaCy behind one small door: the sentences of a document's prose passages, each distinct passage parsed once."""

from __future__ import annotations

import importlib
from typing import Any

from summitry.language.parsed import Sentence, Token
from summitry.model import PROSE, Document
from summitry.settings import Settings


class Parser:
    """The model named in the settings, loaded on first use, with a cache keyed by the text of a passage."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._nlp: Any = None

    @property
    def nlp(self) -> Any:
        """The loaded spaCy pipeline."""
        if self._nlp is None:
            self._nlp = importlib.import_module(self.settings.model).load()
        return self._nlp

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of all prose passages, in order."""
        wanted = [(n, p) for n, p in enumerate(document.passages) if p.part in PROSE]
        texts = [document.text[p.start : p.end].replace("\n", " ") for _, p in wanted]
        found: list[Sentence] = []
        for (n, passage), doc in zip(wanted, self.nlp.pipe(texts, batch_size=self.settings.batch_size), strict=True):
            for sent in doc.sents:
                tokens = tuple(
                    Token(i=t.i - sent.start, start=passage.start + t.idx, end=passage.start + t.idx + len(t),
                          text=t.text, lemma=t.lemma_, pos=t.pos_, tag=t.tag_, dep=t.dep_, head=t.head.i - sent.start,
                          ent=t.ent_type_)
                    for t in sent)
                found.append(Sentence(passage=n, start=tokens[0].start, end=tokens[-1].end, tokens=tokens))
        return tuple(found)
