"""Sources: the documents of a record with their origins, and what depends on what.

Nothing is decided here; ``reconcile`` has found origins and copies, this arranges them to be read as a table or drawn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from summitry.model import Claim, Copy, Document, Origin, Reconciled


class Way(StrEnum):
    """How a document shares passages with another, the most dependent first: from it, for all one knows, or to it."""

    COPIES = "copies"
    SHARES = "shares"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class Dependence:
    """Passages that a document shares with another: how many, how many characters, and who is the more original.

    ``why`` is the reason.
    """

    document: str
    label: str
    relation: Way
    passages: int
    characters: int
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """One document: what is known of it, its origin with the reason, and what it depends on.

    ``claims`` counts its claims by the name of their origin, the most first.
    """

    document: str
    label: str
    outlet: str | None
    agency: str | None
    published: str | None
    origin: Origin | None
    why: str
    depends_on: tuple[Dependence, ...]
    claims: tuple[tuple[str, int], ...]

    @property
    def row(self) -> tuple[str, str, str, str, str, str]:
        """Cells for a table under :data:`COLUMNS`."""
        origin = f"{self.origin.name} ({self.origin.origin_type})" if self.origin else "not known yet"
        shared = "; ".join(
            f"{_VERBS[d.relation]} {d.passages} passage{'s' if d.passages > 1 else ''} {_SIDES[d.relation]} {d.label}"
            for d in self.depends_on
        )
        relays = ", ".join(f"{name} {n}" for name, n in self.claims)
        return self.label, self.published or "", origin, self.why, shared, relays


COLUMNS = ("document", "published", "origin", "why", "shared text", "claims by origin")

_VERBS = {Way.COPIES: "has", Way.COPIED: "gives", Way.SHARES: "shares"}
_SIDES = {Way.COPIES: "from", Way.COPIED: "to", Way.SHARES: "with"}


def sources_table(
    documents: Iterable[Document], reconciled: Reconciled, claims: Iterable[Claim] = ()
) -> tuple[Source, ...]:
    """The sources of a record, by date and label, undated ones last.

    ``claims`` may be left out; then claims are not counted. Documents that are not reconciled yet have no origin.
    """
    known = {document.id: document for document in documents}
    origins = {origin.id: origin for origin in reconciled.origins}
    datings = {dating.document: dating for dating in reconciled.datings}
    counted = _counted(claims, {r.claim: r.origin for r in reconciled.resolutions}, origins)
    shared = _dependences(reconciled.copies, known)
    rows = []
    for made, document in known.items():
        dating = datings.get(made)
        published = document.published or (dating.published if dating else None)
        rows.append(
            Source(
                document=made,
                label=label(document),
                outlet=document.outlet,
                agency=document.agency,
                published=published,
                origin=origins.get(dating.origin) if dating else None,
                why=dating.origin_why if dating else "",
                depends_on=shared.get(made, ()),
                claims=counted.get(made, ()),
            )
        )
    return tuple(sorted(rows, key=lambda s: (s.published or "~", s.label, s.document)))


def label(document: Document) -> str:
    """How people call a document: outlet or agency and headline, its locator where neither is known."""
    house = document.outlet or document.agency
    named = ": ".join(part for part in (house, document.title) if part)
    return " ".join(named.split()) or document.locator


def _counted(
    claims: Iterable[Claim], origin_of: dict[str, str], origins: dict[str, Origin]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Number of claims by document and name of origin."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        origin = origins.get(origin_of.get(claim.id, ""))
        counts[claim.document][origin.name if origin else "not known yet"] += 1
    return {
        made: tuple(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))) for made, counter in counts.items()
    }


def _way(earlier: str | None, other: str) -> Way:
    if earlier is None:
        return Way.SHARES
    return Way.COPIES if earlier == other else Way.COPIED


def _dependences(copies: Iterable[Copy], known: dict[str, Document]) -> dict[str, tuple[Dependence, ...]]:
    """For each document the documents that it shares passages with, those that it depends on first."""
    between: defaultdict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.document in known and copy.other in known:
            between[copy.document, copy.other].append(copy)
    found: defaultdict[str, list[Dependence]] = defaultdict(list)
    for (one, two), group in between.items():
        for here, there in ((one, two), (two, one)):
            spans = {(c.start, c.end) if here == c.document else (c.other_start, c.other_end) for c in group}
            found[here].append(
                Dependence(
                    document=there,
                    label=label(known[there]),
                    relation=_way(group[0].earlier, there),
                    passages=len(spans),
                    characters=sum(end - start for start, end in spans),
                    why=group[0].why,
                )
            )
    order = list(Way)
    return {
        made: tuple(sorted(some, key=lambda d: (order.index(d.relation), -d.characters, d.document)))
        for made, some in found.items()
    }


def sources_dot(sources: Iterable[Source]) -> str:
    """The same as a picture: a Graphviz graph, documents as boxes, origins as ellipses, arrows from what is relied on.

    An arrow from an origin is labelled with the number of claims where they were counted; a dashed line joins documents
    whose shared text is nobody's for certain.
    """
    lines = ["digraph sources {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    origins: dict[str, str] = {}
    for source in sources:
        lines.append(f"  {_quoted(source.document)} [shape=box, label={_quoted(source.label)}];")
        counts = dict(source.claims)
        if source.origin:
            counts.setdefault(source.origin.name, 0)
        for name, number in sorted(counts.items()):
            origins.setdefault(name, f"origin {len(origins)}")
            note = f" [label={_quoted(str(number))}]" if number else ""
            lines.append(f"  {_quoted(origins[name])} -> {_quoted(source.document)}{note};")
        lines += [
            _edge(source, d)
            for d in source.depends_on
            if d.relation == Way.COPIES or (d.relation == Way.SHARES and source.document < d.document)
        ]
    lines += [f"  {_quoted(node)} [shape=ellipse, label={_quoted(name)}];" for name, node in origins.items()]
    return "\n".join([*lines, "}", ""])


def _edge(source: Source, on: Dependence) -> str:
    style = "color=grey" if on.relation == Way.COPIES else "style=dashed, dir=none, color=grey"
    return (
        f"  {_quoted(on.document)} -> {_quoted(source.document)} [{style}, label={_quoted(f'{on.passages} passages')}];"
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
