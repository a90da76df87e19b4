"""The record: the store behind it, and the proof that every span in it holds.

:class:`Store` keeps what the stages before it give, and hands it out again in a fixed order. It leaves to
``reconcile/`` what belongs together, and to ``present/`` and ``exchange/`` how it looks outside.
"""

from __future__ import annotations

from summitry.record.store import Store
from summitry.record.verify import Problem, rebuilt, verify

__all__ = ["Problem", "Store", "rebuilt", "verify"]
