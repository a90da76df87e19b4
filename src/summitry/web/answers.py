"""Answers to questions, kept as files beside the lists for as long as the record stays as it is.

Of a record that is small enough a question is answered at once. On a larger one a process of its own works it out, while the
page says so, so that the server stays quick and small.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

from summitry.errors import InputError, SummitryError
from summitry.record import Store
from summitry.web.processes import Processes
from summitry.web.questions import Answer, questions

#: Reports up to which a question is answered at once, and answers that are kept.
AT_ONCE, _KEPT = 60, 200
#: Raised by one whenever answers are kept otherwise than before.
_FORM = 2


class Answers:
    """The answers about one record. ``folder`` is the desk's own."""

    def __init__(self, store: Store, folder: Path, processes: Processes) -> None:
        self.store, self.folder, self.processes = store, folder / "answers", processes

    @cached_property
    def small(self) -> bool:
        """Whether questions are answered at once."""
        return self.store.count() <= AT_ONCE

    def get(self, name: str, given: Mapping[str, str], version: str) -> Answer | None:
        """The answer to a question; None while it is being worked out. Raises InputError where the question makes no sense."""
        told = json.dumps([_FORM, name, sorted(given.items()), version])
        path = self.folder / f"{hashlib.sha256(told.encode()).hexdigest()[:24]}.json"
        if (found := _read(path)) is not None:
            return found
        self.folder.mkdir(exist_ok=True)
        if self.small:
            _write(path, questions()[name].make(self.store, given))
            self._tidy()
            return _read(path)
        said = json.dumps(dict(given)).encode()
        self.processes.begin(str(path), "summitry.web.answers", str(self.store.path), str(path), name, said=said)
        self._tidy()
        return None

    def _tidy(self) -> None:
        """Forget the oldest answers where there are too many."""
        every = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in every[_KEPT:]:
            path.unlink(missing_ok=True)


def _write(path: Path, made: Answer) -> None:
    _put(path, asdict(made))


def _put(path: Path, told: Mapping[str, Any]) -> None:
    fresh = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    fresh.write_text(json.dumps(told, ensure_ascii=False), "utf-8", errors="surrogatepass")
    fresh.replace(path)


def _read(path: Path) -> Answer | None:
    """An answer that was worked out. Raises InputError where there was none to be had."""
    try:
        told = json.loads(path.read_text("utf-8", errors="surrogatepass"))
    except OSError:
        return None
    if "wrong" in told:
        raise InputError(told["wrong"])
    return Answer(**told | {"rows": tuple(map(tuple, told["rows"]))})


def main(record: str, to: str, name: str) -> None:
    """Work one answer out: ``python -m summitry.web.answers RECORD FILE QUESTION``, what is asked as JSON on standard input."""
    given = json.load(sys.stdin)
    with Store.open(record, create=False) as store:
        try:
            _write(Path(to), questions()[name].make(store, given))
        except SummitryError as error:
            _put(Path(to), {"wrong": str(error)})


if __name__ == "__main__":
    main(*sys.argv[1:])
