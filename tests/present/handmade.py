"""A source made by hand, and what makes documents and claims for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from summitry.errors import Skipped
from summitry.model import (
    Actor,
    Appearance,
    Claim,
    Copy,
    Correction,
    Document,
    Entry,
    Origin,
    Part,
    Passage,
    Slot,
    Story,
)


@dataclass
class Hand:
    """A source made by hand."""

    docs: list[Document] = field(default_factory=list)
    people: list[Actor] = field(default_factory=list)
    seen: list[Appearance] = field(default_factory=list)
    said: list[Claim] = field(default_factory=list)
    held: list[Entry] = field(default_factory=list)
    where: list[Origin] = field(default_factory=list)
    copied: list[Copy] = field(default_factory=list)
    left: list[Skipped] = field(default_factory=list)
    corrected: list[Correction] = field(default_factory=list)

    def documents(self):
        return iter(self.docs)

    def appearances(self):
        return iter(self.seen)

    def claims(self):
        return iter(self.said)

    def actors(self):
        return iter(self.people)

    def origins(self):
        return iter(self.where)

    def stories(self):
        return iter([Story(id="s-1", title="Ardania and Borovia", documents=tuple(d.id for d in self.docs))])

    def copies(self):
        return iter(self.copied)

    def entries(self):
        return iter(self.held)

    def corrections(self):
        return iter(self.corrected)

    def skipped(self):
        return iter(self.left)

    def claim(self, kind, doc, words, slots, origin, **more):
        """A claim on the first place of ``words`` in a document; ``slots`` are (role, value, words)."""
        start = doc.text.index(words)
        made = []
        for role, value, text in slots:
            at = doc.text.index(text, start) if text else None
            made.append(Slot(role, value, text, at, at + len(text) if text else None))
        claim = replace(Claim.of(kind, doc.id, start, start + len(words), tuple(made), **more), origin=origin)
        self.said.append(claim)
        return claim


def document(text: str, **known) -> Document:
    passages, at = [], 0
    for block in text.split("\n\n"):
        start = text.index(block, at)
        at = start + len(block)
        part = (
            Part.FURNITURE
            if block.startswith("Share")
            else Part.CAPTION
            if block.startswith("Photo")
            else Part.PARAGRAPH
        )
        passages.append(Passage(part, start, at))
    return Document.of(text, passages=tuple(passages), **known)
