"""One loaded parser for all tests of the language stage, and a short way from text to a document."""

import re

import pytest

from extract.conftest import one_model, parsed  # noqa: F401 - fixtures
from summitry.language.parse.parser import Parser
from summitry.model import Document, Part, Passage
from summitry.settings import Settings


def _report(text: str, **known: object) -> Document:
    passages, at = [], 0
    for gap in re.finditer(r"\n[ \t]*\n|\Z", text):
        if text[at : gap.start()].strip():
            passages.append(Passage(Part.PARAGRAPH, at, gap.start()))
        at = gap.end()
    return Document.of(text, locator="test", passages=tuple(passages), **known)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def report():
    """A function that makes a document of a text, each stretch between blank lines a paragraph."""
    return _report


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser(Settings())
