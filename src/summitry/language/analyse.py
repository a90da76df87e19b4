"""Documents in, parsed documents out: the order of the work in this stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summitry.language.parse import Parser
from summitry.language.parsed import ParsedDocument
from summitry.language.quotemarks import quotations
from summitry.model import Document
from summitry.settings import Settings


def analyse(documents: Iterable[Document], settings: Settings | None = None) -> Iterator[ParsedDocument]:
    """Each document with its sentences and everything found in them, lazily and in order."""
    parser = Parser(settings or Settings())
    for document, sentences in parser.stream(documents):
        yield ParsedDocument(document=document, sentences=sentences, quotations=quotations(document))
