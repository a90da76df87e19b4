"""Documents in, parsed documents out: the order of the work in this stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summitry.language.numbers import find_numbers
from summitry.language.parse import Parser
from summitry.language.parsed import ParsedDocument
from summitry.language.people import find_appearances, load_known
from summitry.language.places import find_places
from summitry.language.quotemarks import quotations
from summitry.language.times import find_times
from summitry.model import Document
from summitry.settings import Settings


def analyse(documents: Iterable[Document], settings: Settings | None = None) -> Iterator[ParsedDocument]:
    """Each document with its sentences and everything found in them, lazily and in order."""
    settings = settings or Settings()
    parser, known = Parser(settings), load_known(settings.known)
    for document, sentences in parser.stream(documents):
        quoted = quotations(document)
        places = find_places(document, sentences)
        times = find_times(document, sentences)
        yield ParsedDocument(
            document=document,
            sentences=sentences,
            quotations=quoted,
            appearances=find_appearances(document, sentences, quoted, places, known),
            times=times,
            places=places,
            numbers=find_numbers(document, sentences, times),
            anchor=document.published,
        )
