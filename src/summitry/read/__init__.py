"""Anything in, documents out: one file a format, passages, metadata, language.

:func:`documents` walks files, folders, standard input and addresses. It leaves sentences to ``language/``, and whose
words they are over several documents to ``reconcile/``.
"""

from __future__ import annotations

from summitry.read.passages import split
from summitry.read.source import Match, Reader, Source
from summitry.read.walk import documents

__all__ = ["Match", "Reader", "Source", "documents", "split"]
