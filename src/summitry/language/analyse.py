"""Documents in, parsed documents out: the order of the work in this stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee

from summitry.language import told
from summitry.language.number.numbers import find_numbers
from summitry.language.parse.parser import Parser
from summitry.language.parse.quotemarks import quotations
from summitry.language.parse.titles import undotted
from summitry.language.parsed import ParsedDocument, Sentence
from summitry.language.people import find_appearances, load_known
from summitry.language.people.officeholders.table import shipped
from summitry.language.place.mentions import find_places
from summitry.language.time.times import find_times
from summitry.lexicon import own
from summitry.model import KEPT, Document, Passage
from summitry.settings import Settings


class Analyser:
    """The parser and what the user knows of people, loaded once and used for any number of documents."""

    def __init__(self, settings: Settings | None = None) -> None:
        settings = settings or Settings()
        self._issues = own.issues(settings.issues)
        self._parser, self._known = Parser(settings), load_known(settings.known)
        self._registry = shipped() if settings.registry else None

    def stream(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
        """Each document with its sentences, lazily and in order."""
        known, read = tee(documents)
        return zip(known, (found for _, found in self._parser.stream(map(undotted, read))), strict=True)

    def annotate(self, document: Document, sentences: tuple[Sentence, ...]) -> ParsedDocument:
        """A document with everything found in its sentences."""
        quoted = quotations(document)
        places = find_places(document, sentences)
        times = find_times(document, sentences)
        numbers = find_numbers(document, sentences, times)
        return ParsedDocument(
            document=replace(
                document,
                sentences=_stretches(document, sentences),
                quotations=quoted,
                times=told.plain_times(document, times),
                numbers=told.plain_numbers(numbers),
                kept=KEPT,
            ),
            sentences=sentences,
            quotations=quoted,
            appearances=find_appearances(document, sentences, quoted, places, self._known, self._registry),
            times=times,
            places=places,
            numbers=numbers,
            anchor=document.published,
            issues=self._issues,
        )


def _stretches(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Passage, ...]:
    """Where the sentences stand, each with the part of its passage."""
    return tuple(Passage(document.passages[s.passage].part, s.start, s.end) for s in sentences)


def analyse(documents: Iterable[Document], settings: Settings | None = None) -> Iterator[ParsedDocument]:
    """Each document with its sentences and everything found in them, lazily and in order."""
    analyser = Analyser(settings)
    for document, sentences in analyser.stream(documents):
        yield analyser.annotate(document, sentences)
