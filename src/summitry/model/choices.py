"""The choices that readings are put into: parts of a document, how far something has come about, how sure a claim is."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What a passage is in its document."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    PULL_QUOTE = "pull_quote"
    FURNITURE = "furniture"


#: Parts whose words are prose of the report: they are parsed, and claims may rest on them.
PROSE = frozenset({Part.HEADLINE, Part.CAPTION, Part.SUBHEAD, Part.PARAGRAPH})


class Modality(StrEnum):
    """How far what a claim speaks of has come about, by the words of the report."""

    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Certainty(StrEnum):
    """How surely a claim holds by the judge: of strict ones few are wrong; ``all`` are all that may be claims."""

    STRICT = "strict"
    BALANCED = "balanced"
    ALL = "all"

    def reaches(self, point: Certainty) -> bool:
        """Whether a claim of this certainty is among those that are taken at an operating point."""
        order = tuple(Certainty)
        return order.index(self) <= order.index(point)


class ActorType(StrEnum):
    """What sort of actor an appearance or an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    BODY = "body"
    OUTLET = "outlet"
    GROUP = "group"
    UNNAMED = "unnamed"
