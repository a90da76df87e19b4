"""Who came along to a meeting and who was missing: "accompanied by", "alongside", "without his minister"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from summitry import lexicon
from summitry.extract.arguments import actors
from summitry.extract.encounters.draft import Draft
from summitry.language import ParsedDocument, Token
from summitry.language.clauses.frames import frames_of
from summitry.language.clauses.shapes import having
from summitry.model import Slot

#: The role of who is said to be there, and not to be.
ROLES = {False: "delegate", True: "absent"}
#: A role, and the heads of the phrases that name who is in it.
Told = tuple[str, tuple[Token, ...]]


def company(parsed: ParsedDocument, draft: Draft) -> tuple[Slot, ...]:
    """The ``delegate`` and ``absent`` slots that the sentence of a meeting gives, each actor once."""
    found: dict[str, Slot] = {}
    for role, heads in chain(_brought(draft), _beside(draft)):
        for one in actors(parsed, draft.sentence, heads):
            found.setdefault(one.value, one.as_slot(parsed, role))
    return tuple(one for value, one in found.items() if value not in draft.names)


def _brought(draft: Draft) -> Iterator[Told]:
    """Such as "accompanied by A and B", "a team led by A"."""
    return ((ROLES[f.negative], f.argument("by")) for f in having(draft.sentence, "encounters", "brought"))


def _beside(draft: Draft) -> Iterator[Told]:
    """Such as "met Ann alongside Ben", "together with Ben", "without Ben"."""
    listed = lexicon.load("encounters")["company"].items()
    return ((role, f.argument(word)) for f in frames_of(draft.sentence, draft.anchors) for word, role in listed)
