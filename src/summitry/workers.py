"""Documents to readings: parsing and extracting, in this process or spread over several, in order either way."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from summitry import collecting, extract, language
from summitry.errors import Skipped
from summitry.extract import judge as judging
from summitry.extract import meanings
from summitry.language import Sentence
from summitry.language.clauses import kept_frames
from summitry.model import Document, Reading
from summitry.settings import Settings

if TYPE_CHECKING:
    from summitry.extract.judge.judge import Judge

#: A document with its sentences.
_Parsed = tuple[Document, tuple[Sentence, ...]]
#: Documents handed to a process at a time: enough to fill the parser's batches, few enough to lose little when killed.
_CHUNK = 16
#: Sentences that the judge's encoder reads ahead: its batches are well filled, and their vectors take about 15 MB.
_AHEAD = 300


def readings(documents: Iterable[Document], settings: Settings) -> Iterator[Reading | Skipped]:
    """Each document with its actors and claims, in order.

    With ``settings.jobs`` above 1, several processes share the work. Each loads the model, so that it pays from some
    dozens of documents on: fewer are read here.
    """
    stream = iter(documents)
    if settings.jobs < 2:
        yield from _read(stream, settings)
        return
    first = list(islice(stream, _CHUNK * settings.jobs))
    if len(first) < _CHUNK * settings.jobs:
        yield from _read(iter(first), settings)
        return
    yield from _spread(chain(first, stream), settings)


@cache
def _analyser(settings: Settings) -> language.Analyser:
    """One for a process: a pool hands it chunk after chunk, and the model takes a second to load."""
    return language.Analyser(settings)


def _read(documents: Iterator[Document], settings: Settings) -> Iterator[Reading | Skipped]:
    analyser, judge = _analyser(settings), judging.loaded(settings)
    for some in _together(analyser.stream(documents)):
        if judge is not None and judge.encoder is not None:
            judge.encoder.forget()
            # What cannot be read is left to its own document, which then is left out with the reason.
            with suppress(Exception):
                judge.encoder.read([d.text[s.start : s.end] for d, sentences in some for s in sentences])
        for document, sentences in some:
            yield _reading(analyser, judge, document, sentences)


def _together(parsed: Iterator[_Parsed]) -> Iterator[list[_Parsed]]:
    """Documents until they have so many sentences that their batches are well filled."""
    some: list[_Parsed] = []
    count = 0
    for document, sentences in parsed:
        some.append((document, sentences))
        count += len(sentences)
        if count >= _AHEAD:
            yield some
            some, count = [], 0
    if some:
        yield some


def _reading(
    analyser: language.Analyser, judge: Judge | None, document: Document, sentences: tuple[Sentence, ...]
) -> Reading | Skipped:
    """What one document gives. One that our code (or a plug-in's) fails on is left out with the reason."""
    stage = "language"
    try:
        parsed = analyser.annotate(document, sentences)
        stage = "extract"
        claims = extract.claims(parsed, judge)
        return Reading(
            document=replace(parsed.document, meanings=meanings.of(parsed.document, judge)),
            appearances=parsed.appearances,
            claims=claims,
            frames=kept_frames.every(parsed),
        )
    except Exception as error:  # noqa: BLE001 - whatever it is, the rest is still read
        said = f"reading it failed, please report this: {type(error).__name__}: {error}"
        return Skipped(document.locator, stage, "failed", said)


def _spread(documents: Iterator[Document], settings: Settings) -> Iterator[Reading | Skipped]:
    """Chunks of documents over processes. Only a few chunks are under way at once, so that memory does not grow."""
    with ProcessPoolExecutor(settings.jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        under_way: deque[Future[list[Reading | Skipped]]] = deque()
        try:
            while chunk := list(islice(documents, _CHUNK)):
                under_way.append(pool.submit(_chunk, chunk, settings))
                if len(under_way) > 2 * settings.jobs:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@collecting.rarely()
def _chunk(documents: list[Document], settings: Settings) -> list[Reading | Skipped]:
    return list(_read(iter(documents), settings))
