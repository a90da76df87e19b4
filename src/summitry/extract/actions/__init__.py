"""Claims of deeds of an actor towards another, typed by PLOVER v0.8 (types, quad codes, modes and scores).

:mod:`.plover` holds the ontology, :mod:`.rows` what predicates tell, :mod:`.coder` types a predicate with its arguments,
:mod:`.parties` says who did it to whom, :mod:`.claims` which deeds of a text are told. Meetings (CONSULT) are left to
``encounters``.
"""

from __future__ import annotations

from summitry.extract.actions.claims import extract
from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.plover import quad, score

__all__ = ["Coding", "code", "extract", "quad", "score"]
