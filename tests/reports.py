"""Reports made by hand for the tests of reconciling: a text, its actors and its claims, without any parser."""

from __future__ import annotations

from dataclasses import replace

from summitry import kinds
from summitry.language import analyse
from summitry.language.clauses import kept_frames
from summitry.model import (
    ActorType,
    Appearance,
    Claim,
    Document,
    Frame,
    Modality,
    Origin,
    Part,
    Passage,
    Reading,
    Reconciled,
    Slot,
    Story,
)
from summitry.reconcile.growing.derive import Grounds, derive, ordered


class Report:
    """One report: :meth:`actor` and :meth:`claim` add to it, :meth:`parsed` what a parser finds, :meth:`reading` gives the reading."""

    def __init__(self, text: str, *, locator: str = "r.txt", published: str | None = None, outlet: str | None = None):
        self.document = Document.of(
            text, locator=locator, published=published, outlet=outlet, published_from="stated" if published else "none"
        )
        self.appearances: list[Appearance] = []
        self.claims: list[Claim] = []
        self.frames: tuple[Frame, ...] = ()

    def actor(self, name: str, actor_type: str = "person", **known: object) -> str:
        made = Appearance.of(self.document.id, ActorType(actor_type), name, **known)
        self.appearances.append(made)
        return made.id

    def claim(self, kind: str, words: str, *slots: tuple[str, str] | tuple[str, str, str], **known: object) -> Claim:
        start = self.document.text.index(words)
        made = Claim.of(
            kind, self.document.id, start, start + len(words), tuple(self._slot(*s) for s in slots), **known
        )
        self.claims.append(made)
        return made

    def parsed(self) -> Report:
        """The report with the sentences, quotations and predicates that a parser finds in it, as one paragraph."""
        whole = (Passage(Part.PARAGRAPH, 0, len(self.document.text)),)
        (found,) = analyse([replace(self.document, passages=whole)])
        self.document, self.frames = found.document, kept_frames.every(found)
        return self

    def _slot(self, role: str, value: str, words: str = "") -> Slot:
        if not words:
            return Slot(role, value)
        start = self.document.text.index(words)
        return Slot(role, value, words, start, start + len(words))

    def reading(self) -> Reading:
        return Reading(
            document=self.document,
            appearances=tuple(self.appearances),
            claims=tuple(self.claims),
            frames=self.frames,
        )


def grounds(readings: list[Reading], *stories: list[Reading], origin: dict[str, str] | None = None) -> Grounds:
    """Each document its own origin (or the one named in ``origin``), all in one story unless stories are given."""
    groups = stories or (readings,)
    names = {r.document.id: (origin or {}).get(r.document.id, r.document.id) for r in readings}
    return Grounds(
        copies=(),
        stories=tuple(
            Story(id=f"s-{n}", title="", documents=tuple(r.document.id for r in g)) for n, g in enumerate(groups)
        ),
        origins=tuple(Origin(id=f"o-{n}", origin_type="document", name=n) for n in sorted(set(names.values()))),
        by_document={d: (f"o-{n}", "") for d, n in names.items()},
        by_claim={c.id: (f"o-{names[c.document]}", "") for r in readings for c in r.claims},
    )


def reconciled(*reports: Report, origin: dict[str, str] | None = None, apart: bool = False) -> Reconciled:
    """The derived layer of some reports, in one story or each in its own."""
    readings = list(ordered(r.reading() for r in reports))
    groups = [[r] for r in readings] if apart else []
    return of_claims(derive(readings, grounds(readings, *groups, origin=origin)))


def of_claims(whole: Reconciled) -> Reconciled:
    """What is made of the claims that were read alone, without the facts that the sentences tell (``tests/reconcile/facts``)."""
    made = {claim.id for claim in whole.claims}
    return replace(
        whole,
        claims=(),
        entries=tuple(e for e in whole.entries if e.kind not in kinds.derived()),
        resolutions=tuple(r for r in whole.resolutions if r.claim not in made),
    )


__all__ = ["Modality", "Part", "Report", "grounds", "of_claims", "reconciled"]
