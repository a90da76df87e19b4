"""For all tests: what spaCy makes of a passage is kept on disk (``parse_cache.py``)."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

import summitry.language  # noqa: F401 - its module of the same name as its function is found by name below
from parse_cache import CachedParser


@pytest.fixture(scope="session", autouse=True)
def parses_kept() -> Iterator[None]:
    """The parser of the language stage with the cache before it. Tests of the parser itself make their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["summitry.language.analyse"], "Parser", CachedParser)
        yield
