"""Helpers of the reading tests: the passages of a text as (part, words) pairs, and what is read from a file."""

from pathlib import Path

import pytest

from summitry.read import documents, split
from summitry.settings import Settings


@pytest.fixture
def parts():
    def of(text, title=None):
        return [(p.part.value, " ".join(text[p.start : p.end].split())) for p in split(text, title)]
    return of


@pytest.fixture
def read(tmp_path):
    """Write a file (text or bytes) and read it; ``settings`` and ``fields`` by keyword."""
    def of(content, name="report.txt", fields=None, **settings):
        path = Path(tmp_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(documents([path], Settings(**settings), fields=fields))
    return of
