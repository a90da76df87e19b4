"""For all tests: what spaCy makes of a passage is kept on disk (``parse_cache.py``)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from parse_cache import CachedParser


@pytest.fixture(scope="session", autouse=True)
def parses_kept() -> Iterator[None]:
    """The parser of the language stage with the cache before it. Tests of the parser itself make their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("summitry.language.analyse.Parser", CachedParser)
        yield
