"""What reconciling keeps of each document, so that one more report does not have all the others read again."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass

import numpy as np

from summitry.model import Document
from summitry.reconcile.sources import relays
from summitry.reconcile.sources.shingles import Hashes, Shingler
from summitry.reconcile.stories.dates import own_day
from summitry.reconcile.stories.topics import Outline, outline


@dataclass(frozen=True, slots=True)
class Trace:
    """What stories, copies and origins need of one document while its text is not at hand.

    ``own`` are the hashes of its own runs of words, ``capitals`` its words with a capital (by which the names of outlets are
    found), ``day`` the full day of its dateline where the stated date is far from it, ``length`` that of its text.
    """

    outline: Outline
    own: Hashes
    capitals: frozenset[str]
    day: str | None
    length: int


def trace(document: Document, shingler: Shingler) -> Trace:
    """The trace of a document."""
    return Trace(
        outline(document),
        shingler.runs(document).kept,
        relays.capitals(document.text),
        own_day(document),
        len(document.text),
    )


def packed(one: Trace) -> bytes:
    """A trace as bytes: the hashes, after the rest as compressed JSON, after its length (four bytes)."""
    about = one.outline
    rest = [about.title, about.headed, dict(about.counts), sorted(one.capitals), one.day, one.length]
    head = zlib.compress(json.dumps(rest, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)
    return len(head).to_bytes(4, "little") + head + one.own.astype("<u8").tobytes()


def unpacked(data: bytes, document: Document) -> Trace:
    """The trace of a document from its bytes."""
    end = 4 + int.from_bytes(data[:4], "little")
    title, headed, counts, capitals, day, length = json.loads(zlib.decompress(data[4:end]))
    return Trace(
        Outline(document.id, document.published, title, headed, counts),
        np.frombuffer(data, dtype="<u8", offset=end).astype(np.uint64),
        frozenset(capitals),
        day,
        length,
    )
