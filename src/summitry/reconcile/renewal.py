"""Reconciling a record that has grown: what a new report does not touch is neither read nor worked out again.

The record falls into *units*: the reports of a story, with those of other stories whose meetings may be the same. What a
unit gives rests on its documents and on what is known of them from outside it (stories, actors, origins, dates,
corrections); a digest of all that is kept with it. Where the digest is the same, the result is. So the outcome equals that
of :func:`summitry.reconcile.reconcile` on all readings, whatever came in which order.

Stories and actors are worked out over the whole record each time, from traces of the documents that are kept
(``traces``): how telling a word is, and whether a family name fits one person alone, rest on all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from summitry.model import Actor, Copy, Correction, Dating, Document, Entry, Origin, Reading, Resolution, Story
from summitry.reconcile import copies as copied
from summitry.reconcile import whole
from summitry.reconcile.actors import ActorIndex, join_actors
from summitry.reconcile.corrections import in_force, in_order
from summitry.reconcile.dates import Inferred, dates_by_copy, dates_in_story
from summitry.reconcile.entries import build_entries
from summitry.reconcile.entries.encounters import pairs
from summitry.reconcile.entries.group import Joined
from summitry.reconcile.entries.sides import sketch
from summitry.reconcile.facts import resolve
from summitry.reconcile.library import Library
from summitry.reconcile.memo import Memo, digest
from summitry.reconcile.origins import Given, Sources, listed
from summitry.reconcile.relays import first_word
from summitry.reconcile.shingles import Shingler
from summitry.reconcile.stories import group_outlines
from summitry.reconcile.traces import Trace, packed, trace, unpacked

#: Called with the number of units done and of all that are to be done.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Unit:
    """Reports that can share entries. ``key`` names it among the units of a record, ``rests_on`` is its digest."""

    key: str
    documents: tuple[str, ...]
    rests_on: str


@dataclass(frozen=True, slots=True)
class Renewed:
    """What one unit gives."""

    key: str
    documents: tuple[str, ...]
    entries: tuple[Entry, ...]
    resolutions: tuple[Resolution, ...]


@dataclass(frozen=True, slots=True)
class Renewal:
    """The derived layer of a record in parts.

    ``kept`` are the keys of the units whose entries and resolutions stand as they were; ``units`` gives all others, lazily
    and once. ``memo`` is whole only when they have been taken.
    """

    actors: tuple[Actor, ...]
    origins: tuple[Origin, ...]
    stories: tuple[Story, ...]
    copies: tuple[Copy, ...]
    datings: tuple[Dating, ...]
    kept: frozenset[str]
    units: Iterator[Renewed]
    memo: Memo


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is known of every document before entries are made.

    ``signs`` are digests of who its actors are; ``of_document`` its origin with the reason.
    """

    heads: Mapping[str, Document]
    story_of: Mapping[str, str]
    actors: ActorIndex
    signs: Mapping[str, str]
    inferred: Mapping[str, Inferred]
    anchors: Mapping[str, str | None]
    sources: Sources
    of_document: dict[str, Given]


def renew(
    library: Library,
    memo: Memo,
    corrections: Iterable[Correction] = (),
    progress: Progress = lambda done, of: None,
) -> Renewal:
    """The derived layer of all that a library holds, taken from ``memo`` as far as nothing that it rests on has changed."""
    some = in_order(corrections)
    heads = {document.id: document for document in library.heads()}
    traces = _traces(library, memo, heads)
    copies = _copies(library, memo, traces)
    stories = group_outlines(one.outline for one in traces.values())
    ground = _ground(library, memo, heads, traces, copies, stories, some)
    told = _told(library, memo, ground, traces)
    units = _units(library, ground, told, some)
    fresh = [unit for unit in units if memo.known("unit", unit.key, unit.rests_on) is None]
    stale = {unit.key for unit in fresh}
    return Renewal(
        actors=ground.actors.actors,
        origins=listed(
            chain((o for one in told.values() for o in one.origins), (o for o, _ in ground.of_document.values()))
        ),
        stories=stories,
        copies=copies,
        datings=tuple(
            whole.dating(made, (given[0].id, given[1]), ground.inferred.get(made))
            for made, given in sorted(ground.of_document.items())
        ),
        kept=frozenset(unit.key for unit in units) - stale,
        units=_renewed(library, memo, ground, fresh, some, progress),
        memo=memo,
    )


def _traces(library: Library, memo: Memo, heads: Mapping[str, Document]) -> dict[str, Trace]:
    found = {made: memo.known("trace", made, "") for made in heads}
    traces = {made: unpacked(data, heads[made]) for made, data in found.items() if data is not None}
    shingler = Shingler()
    for reading in library.readings([made for made, data in found.items() if data is None]):
        made = reading.document.id
        traces[made] = trace(reading.document, shingler)
        memo.keep("trace", made, "", packed(traces[made]))
    return traces


def _copies(library: Library, memo: Memo, traces: Mapping[str, Trace]) -> tuple[Copy, ...]:
    """The copied passages of all pairs that may have some; what two documents share rests on them alone."""
    pairs_alike = copied.alike((t.outline.published, made, t.own) for made, t in traces.items())
    keys = {f"{one} {two}": (one, two) for one, two in pairs_alike}
    found = {key: memo.data("copies", key, "") for key in keys}
    wanted = sorted({made for key, rows in found.items() if rows is None for made in keys[key]})
    texts = {r.document.id: r.document for r in library.readings(wanted)}
    shingler = Shingler()
    compare = copied.Comparer(texts, lambda made: shingler.runs(texts[made]))
    for key, rows in found.items():
        if rows is None:
            found[key] = [[getattr(c, name) for name in _COPY] for c in compare(*keys[key])]
            memo.keep_data("copies", key, "", found[key])
    return copied.in_order(Copy(**dict(zip(_COPY, row, strict=True))) for rows in found.values() for row in rows)


_COPY = ("document", "start", "end", "other", "other_start", "other_end", "containment", "earlier", "why")


def _ground(
    library: Library,
    memo: Memo,
    heads: Mapping[str, Document],
    traces: Mapping[str, Trace],
    copies: tuple[Copy, ...],
    stories: Sequence[Story],
    corrections: Sequence[Correction],
) -> _Ground:
    story_of = {made: story.id for story in stories for made in story.documents}
    appearances = defaultdict(list)
    for appearance in library.appearances():
        appearances[appearance.document].append(appearance)
    people = [Reading(document=heads[made], appearances=tuple(some)) for made, some in sorted(appearances.items())]
    actors = join_actors(people, story_of, corrections)
    known = {a.id: digest(a.id, a.actor_type, a.name, a.names, a.country) for a in actors.actors}
    signs = {
        made: digest(sorted((a.id, known[actors.resolve(a.id)]) for a in appearances.get(made, ()))) for made in heads
    }
    inferred = _dates(library, memo, heads, stories, actors, signs)
    stated = {made: document.published for made, document in heads.items()}
    inferred |= dates_by_copy(stated, {made: t.length for made, t in traces.items()}, inferred, copies)
    anchors = {made: whole.anchor(document, traces[made].day, inferred.get(made)) for made, document in heads.items()}
    return _Ground(heads, story_of, actors, signs, inferred, anchors, Sources(heads.values(), copies, actors), {})


def _dates(
    library: Library,
    memo: Memo,
    heads: Mapping[str, Document],
    stories: Sequence[Story],
    actors: ActorIndex,
    signs: Mapping[str, str],
) -> dict[str, Inferred]:
    """The dates that stories give to their undated documents."""
    found: dict[str, Inferred] = {}
    for story in stories:
        if all(heads[made].published for made in story.documents):
            continue
        rests_on = digest([(made, signs[made]) for made in story.documents])
        rows = memo.data("dates", story.id, rests_on)
        if rows is None:
            inferred = dates_in_story(list(library.readings(story.documents)), actors)
            rows = {made: [one.published, one.why] for made, one in inferred.items()}
            memo.keep_data("dates", story.id, rests_on, rows)
        found |= {made: Inferred(*row) for made, row in rows.items()}
    return found


# ---------------------------------------------------------------- document by document
@dataclass(frozen=True, slots=True)
class _Told:
    """What a document tells that matters beyond it: the origins of its claims, and by what its meetings are found.

    ``claims`` is a digest of the origin and the reason of each claim.
    """

    origins: tuple[Origin, ...]
    claims: str
    meetings: tuple[str, ...]


def _told(library: Library, memo: Memo, ground: _Ground, traces: Mapping[str, Trace]) -> dict[str, _Told]:
    by_word = defaultdict(list)
    for name, is_agency in sorted(ground.sources.names):
        if word := first_word(name):
            by_word[word].append((name, is_agency))
    rests_on = {}
    for made in ground.heads:
        house, why = ground.sources.houses[made]
        shared = [(s, e, o.id, o.origin_type, o.name, w) for s, e, (o, w) in ground.sources.shared(made)]
        credited = [by_word[word] for word in sorted(traces[made].capitals & by_word.keys())]
        rests_on[made] = digest(
            (house.id, house.origin_type, house.name, why), shared, credited, *_circumstances(ground, made)
        )
    rows = {made: memo.data("told", made, rests_on[made]) for made in ground.heads}
    for reading in library.readings([made for made, row in rows.items() if row is None]):
        made = reading.document.id
        rows[made] = _tell(reading, ground)
        memo.keep_data("told", made, rests_on[made], rows[made])
    found = {}
    for made, (origin, why, origins, claims, meetings) in rows.items():
        ground.of_document[made] = (Origin(**dict(zip(_ORIGIN, origin, strict=True))), why)
        used = tuple(Origin(**dict(zip(_ORIGIN, row, strict=True))) for row in origins)
        found[made] = _Told(used, claims, tuple(meetings))
    return found


_ORIGIN = ("id", "origin_type", "name")


def _circumstances(ground: _Ground, made: str) -> tuple[str | None, ...]:
    """What is known of a document from outside it: its story, its actors, its date with the reason."""
    inferred = ground.inferred.get(made)
    return (ground.story_of[made], ground.signs[made], ground.anchors[made], inferred.why if inferred else None)


def _tell(reading: Reading, ground: _Ground) -> list[object]:
    of_document = ground.sources.of_document(reading.document)
    claims = list(ground.sources.of_claims(reading, of_document))
    used = listed(o for _, (o, _) in claims)
    encounters = replace(reading, claims=tuple(c for c in reading.claims if c.kind == "encounter"))
    by_claim = {c.id: (o.id, why) for c, (o, why) in claims}
    facts = resolve([encounters], ground.actors, ground.anchors, ground.story_of, by_claim)
    meetings = sorted({" ".join(key) for fact in facts for key in pairs(sketch(fact, ground.actors))})
    origin, why = of_document
    return [
        [origin.id, origin.origin_type, origin.name],
        why,
        [[o.id, o.origin_type, o.name] for o in used],
        digest(sorted((made, o, w) for made, (o, w) in by_claim.items())),
        meetings,
    ]


# ---------------------------------------------------------------- unit by unit
def _units(
    library: Library, ground: _Ground, told: Mapping[str, _Told], corrections: Sequence[Correction]
) -> list[Unit]:
    """The units, in the order of their first documents."""
    ids = sorted(ground.heads)
    number = {made: at for at, made in enumerate(ids)}
    joined = Joined(len(ids))
    first: dict[str, int] = {}
    for made in ids:
        for key in (f"story {ground.story_of[made]}", *told[made].meetings):
            joined.join(first.setdefault(key, number[made]), number[made])
    in_use = in_force(corrections)
    homes = library.homes([target for one in in_use for target in one.targets if target.startswith("c-")])
    at_home = {one.id: sorted({homes[t] for t in one.targets if t in homes}) for one in in_use}
    for one in in_use:
        for other in at_home[one.id][1:] if one.kind == "same" else ():
            joined.join(number[at_home[one.id][0]], number[other])
    touching = defaultdict(list)
    for one in in_use:
        for root in sorted({joined.root(number[made]) for made in at_home[one.id]}):
            touching[root].append((one.id, one.why))
    found = []
    for members in joined.groups():
        documents = tuple(ids[at] for at in members)
        parts = [
            (made, *_circumstances(ground, made), ground.of_document[made][0].id, told[made].claims)
            for made in documents
        ]
        found.append(Unit(documents[0], documents, digest(parts, touching[joined.root(members[0])])))
    return found


def _renewed(
    library: Library,
    memo: Memo,
    ground: _Ground,
    units: Sequence[Unit],
    corrections: Sequence[Correction],
    progress: Progress,
) -> Iterator[Renewed]:
    for done, unit in enumerate(units, 1):
        readings = list(library.readings(unit.documents))
        by_claim = {
            claim.id: (given.id, why)
            for reading in readings
            for claim, (given, why) in ground.sources.of_claims(reading, ground.of_document[reading.document.id])
        }
        facts = resolve(readings, ground.actors, ground.anchors, ground.story_of, by_claim)
        memo.keep("unit", unit.key, unit.rests_on)
        progress(done, len(units))
        yield Renewed(
            unit.key,
            unit.documents,
            build_entries(facts, ground.actors, corrections),
            whole.resolutions(facts, by_claim, whole.because(readings, ground.inferred)),
        )
