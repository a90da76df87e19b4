"""The records that flow through Summitry, from a document to a finding: frozen data, no logic beyond invariants.

Every stage takes and gives these. Offsets are character offsets into :attr:`Document.text`, half-open. Identifiers are
content hashes, so that the same input has the same identifiers on any machine and in any order of reading.

Actor-valued slots hold the id of an :class:`Appearance` (``p-…``: one actor as one document knows it) until
reconciling; afterwards :class:`Resolution` leads them to the id of an :class:`Actor` (``a-…``). An actor that a document
leaves nameless ("a senior official") is an appearance of type ``unnamed``. Relative times that have no anchor yet hold a
``rel:…`` value (see ``language.time.times``) until the story dates the document.
"""

from __future__ import annotations

from summitry.model.choices import PROSE, ActorType, Certainty, Modality, Part
from summitry.model.readings import (
    DIMENSIONS,
    FIGURE,
    KEPT,
    Appearance,
    Argument,
    Claim,
    Document,
    Frame,
    Meaning,
    Mention,
    Number,
    Passage,
    Quotation,
    Reading,
    Role,
    Slot,
    Time,
    content_id,
    text_hash,
)
from summitry.model.records import (
    CORRECTIONS,
    Actor,
    Amendment,
    Copy,
    Correction,
    CorrectionKind,
    Dating,
    Entry,
    Finding,
    Origin,
    OriginType,
    Reconciled,
    Resolution,
    Standing,
    Story,
    Value,
)

__all__ = [
    "CORRECTIONS",
    "DIMENSIONS",
    "FIGURE",
    "KEPT",
    "PROSE",
    "Actor",
    "ActorType",
    "Amendment",
    "Appearance",
    "Argument",
    "Certainty",
    "Claim",
    "Copy",
    "Correction",
    "CorrectionKind",
    "Dating",
    "Document",
    "Entry",
    "Finding",
    "Frame",
    "Meaning",
    "Mention",
    "Modality",
    "Number",
    "Origin",
    "OriginType",
    "Part",
    "Passage",
    "Quotation",
    "Reading",
    "Reconciled",
    "Resolution",
    "Role",
    "Slot",
    "Standing",
    "Story",
    "Time",
    "Value",
    "content_id",
    "text_hash",
]
