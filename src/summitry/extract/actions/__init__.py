"""Claims of deeds of an actor towards another, typed by PLOVER v0.8 (types, quad codes, modes and scores).

:mod:`.plover` holds the ontology, :mod:`.coder` types a verb with its arguments, :mod:`.linking` finds the verb between two
given actors, :mod:`.claims` decides which deeds of a text are told at all. Meetings (CONSULT) are left to ``encounters``.
"""

from __future__ import annotations

from summitry.extract.actions.claims import extract
from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.linking import code_between
from summitry.extract.actions.plover import quad, score

__all__ = ["Coding", "code", "code_between", "extract", "quad", "score"]
