"""What the tests of the extractors share: a parser for the session, and a text on its way through it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from summitry.extract import with_quotes
from summitry.language import ParsedDocument, analyse
from summitry.model import Document, Part, Passage
from summitry.settings import Settings

Parse = Callable[..., ParsedDocument]


def passages_of(text: str, headline: bool = False) -> tuple[Passage, ...]:
    """Blank-line-separated passages of a text: paragraphs, the first one a headline where asked for."""
    spans = [(m.start(), m.start() + len(m.group().rstrip())) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    return tuple(
        Passage(Part.HEADLINE if headline and n == 0 else Part.PARAGRAPH, start, end)
        for n, (start, end) in enumerate(spans)
    )


@pytest.fixture(scope="session")
def one_model() -> Iterator[None]:
    """The parser's model loaded once for all texts of the session."""
    model = importlib.import_module(Settings().model)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "load", cache(model.load))
        yield


@pytest.fixture(scope="session")
def parsed(one_model: None) -> Parse:
    """Callable: a text (and ``published``, ``outlet``, ``headline=True``) to its ParsedDocument with its quotes, each made once."""
    settings = Settings()
    done: dict[tuple[object, ...], ParsedDocument] = {}

    def parse(
        text: str, *, published: str | None = None, outlet: str | None = None, headline: bool = False
    ) -> ParsedDocument:
        key = (text, published, outlet, headline)
        if key not in done:
            document = Document.of(
                text,
                locator="test",
                outlet=outlet,
                published=published,
                published_from="stated" if published else "none",
                passages=passages_of(text, headline),
            )
            done[key] = with_quotes(next(iter(analyse([document], settings))))
        return done[key]

    return parse
