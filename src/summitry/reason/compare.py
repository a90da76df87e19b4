"""Reports side by side: what all of them say, what only one says, where they clash, and what they leave out.

Silence is never turned into denial. A ``gap`` claim says that something was not said, and denies nothing but what entries of
other kinds tell; mere absence is listed as absence, and only for a document that covers the story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from summitry import kinds
from summitry.kinds import When
from summitry.model import Claim, Document, Entry, Finding, Modality, Standing, Story
from summitry.values import edtf
from summitry.values.relation import Relation

#: What a document does with an entry. ``elsewhere``: its story is another; ``earlier``: it was published before that came about.
#: Either way its silence means nothing.
SAYS, DENIES, SILENT, ELSEWHERE, EARLIER = "says", "denies", "silent", "elsewhere", "earlier"


class Verdict(StrEnum):
    """Which of the documents have an entry: those that have it clash, all have it, some, only one, or none of them."""

    CONTESTED = "contested"
    ALL = "all"
    SOME = "some"
    ONLY = "only"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document has on one entry: its claims and their words, none where it is silent."""

    document: str
    state: str
    claims: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One entry across the documents.

    ``by`` names the one document that has it. ``clashes`` are the contested findings between these documents.
    """

    entry: Entry
    verdict: Verdict
    cells: tuple[Cell, ...]
    clashes: tuple[Finding, ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows for some documents, contested first, then by how many documents have them."""

    documents: tuple[str, ...]
    rows: tuple[Row, ...]

    def of(self, verdict: str, by: str | None = None) -> tuple[Row, ...]:
        """The rows with a verdict; of those that one document alone has, those of one, if it is named."""
        return tuple(r for r in self.rows if r.verdict == verdict and (by is None or r.by == by))


def compare(
    documents: Sequence[Document], entries: Iterable[Entry], claims: Iterable[Claim], stories: Iterable[Story]
) -> Comparison:
    """Some documents of a record side by side.

    ``entries`` and ``stories`` are those of the whole record; of ``claims`` those of the documents are enough. An entry
    that none of the documents has is listed (``neither``) where another report of a story that they all cover has it, and one
    of them at least could have told of it.
    """
    ids = tuple(d.id for d in documents)
    known = {c.id: c for c in claims if c.document in ids}
    story_of = {d: s.id for s in stories for d in s.documents}
    covered = {story_of.get(i) for i in ids}
    rows = []
    for entry in entries:
        mine = _by_document(entry, known)
        if mine or (len(covered) == 1 and entry.story in covered):
            rows.append(_row(entry, documents, mine, story_of))
    told = (r for r in rows if r.verdict is not Verdict.NEITHER or any(c.state == SILENT for c in r.cells))
    return Comparison(ids, tuple(sorted(told, key=_order)))


def _by_document(entry: Entry, known: Mapping[str, Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in (known[c] for c in entry.claims if c in known):
        found[claim.document].append(claim)
    return found


def _row(
    entry: Entry, documents: Sequence[Document], mine: Mapping[str, list[Claim]], story_of: Mapping[str, str]
) -> Row:
    cells = tuple(_cell(entry, d, mine.get(d.id, []), story_of.get(d.id)) for d in documents)
    clashes = tuple(f for f in entry.findings if _clash(f, mine))
    if clashes:
        return Row(entry, Verdict.CONTESTED, cells, clashes)
    having = [c.document for c in cells if c.claims]
    verdict = _verdict(len(having), len(documents))
    return Row(entry, verdict, cells, (), having[0] if verdict is Verdict.ONLY else None)


def _verdict(having: int, compared: int) -> Verdict:
    if not having:
        return Verdict.NEITHER
    if having == compared:
        return Verdict.ALL
    return Verdict.ONLY if having == 1 else Verdict.SOME


def _cell(entry: Entry, document: Document, some: Sequence[Claim], story: str | None) -> Cell:
    if not some:
        if entry.story is not None and story != entry.story:
            return Cell(document.id, ELSEWHERE)
        return Cell(document.id, EARLIER if _later(entry, document) else SILENT)
    ordered = sorted(some, key=lambda c: (c.start, c.end, c.id))
    denied = all(c.polarity == "-" or (c.kind == "gap" and entry.kind != "gap") for c in ordered)
    return Cell(
        document.id,
        DENIES if denied else SAYS,
        tuple(c.id for c in ordered),
        tuple(" ".join(document.text[c.start : c.end].split()) for c in ordered),
    )


def _later(entry: Entry, document: Document) -> bool:
    """Whether what an entry tells came about after a document was published; what is still to come can be told before."""
    if entry.modality is not Modality.HELD or not document.published:
        return False
    happens = kinds.times(entry.kind, When.HAPPENS)
    begun = [first for f in entry.findings if f.role in happens for v in f.values if (first := edtf.bounds(v.value)[0])]
    last = edtf.bounds(document.published[:10])[1]
    return bool(begun) and last is not None and min(begun) > last


def _clash(finding: Finding, mine: Mapping[str, list[Claim]]) -> bool:
    """Whether a contested finding has values from these documents on both of its sides."""
    here = {c.id for some in mine.values() for c in some}
    if finding.standing is not Standing.CONTESTED:
        return False
    sides = {v.relation in (Relation.CONTRADICTION, Relation.TWO_SIDED) for v in finding.values if here & set(v.claims)}
    return len(sides) == 2


def _order(row: Row) -> tuple[int, int, str, str, str]:
    rank = list(Verdict).index(row.verdict)
    return rank, -sum(bool(c.claims) for c in row.cells), row.by or "", row.entry.kind, row.entry.id
