"""What is known of every document of a record before its entries are made, taken from a memo as far as it is still true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summitry.model import Actor, Copy, Correction, Document, Reading, Story
from summitry.reconcile.actors.cluster import ActorIndex, join_actors
from summitry.reconcile.amended import amendments
from summitry.reconcile.growing import derive
from summitry.reconcile.growing.cache import Memo, digest
from summitry.reconcile.growing.digests import Trace, packed, trace, unpacked
from summitry.reconcile.growing.readings import Library
from summitry.reconcile.sources import copies as copied
from summitry.reconcile.sources.origins import Sources
from summitry.reconcile.sources.shingles import Shingler
from summitry.reconcile.stories.dates import Inferred, dates_by_copy, dates_in_story
from summitry.reconcile.stories.grouping import group_outlines


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of every document before its claims are looked at.

    ``signs`` are digests of who its actors are, ``anchors`` the days that its relative times are counted from.
    """

    heads: Mapping[str, Document]
    traces: Mapping[str, Trace]
    copies: tuple[Copy, ...]
    stories: tuple[Story, ...]
    story_of: Mapping[str, str]
    actors: ActorIndex
    signs: Mapping[str, str]
    inferred: Mapping[str, Inferred]
    anchors: Mapping[str, str | None]
    sources: Sources


def prepare(library: Library, memo: Memo, corrections: Sequence[Correction]) -> Ground:
    """The ground for all documents of a library."""
    heads = {document.id: document for document in library.heads()}
    traces = _traces(library, memo, heads)
    copies = _copies(library, memo, traces)
    stories = group_outlines(one.outline for one in traces.values())
    story_of = {made: story.id for story in stories for made in story.documents}
    actors, signs = _people(library, heads, story_of, corrections)
    signs |= _amended(library, signs, actors, corrections)
    inferred = _dates(library, memo, heads, stories, actors, signs)
    stated = {made: document.published for made, document in heads.items()}
    inferred |= dates_by_copy(stated, {made: t.length for made, t in traces.items()}, inferred, copies)
    anchors = {made: derive.anchor(document, traces[made].day, inferred.get(made)) for made, document in heads.items()}
    sources = Sources(heads.values(), copies, actors)
    return Ground(heads, traces, copies, stories, story_of, actors, signs, inferred, anchors, sources)


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


def _people(
    library: Library, heads: Mapping[str, Document], story_of: Mapping[str, str], corrections: Sequence[Correction]
) -> tuple[ActorIndex, dict[str, str]]:
    """All actors, and for each document a digest of those that appear in it.

    Their further names are left out: which of them count, and where, is said by :mod:`summitry.reconcile.growing.named`.
    """
    appearances = defaultdict(list)
    for appearance in library.appearances():
        if appearance.document in heads:  # another process may have added a report since
            appearances[appearance.document].append(appearance)
    people = [Reading(document=heads[made], appearances=tuple(some)) for made, some in sorted(appearances.items())]
    actors = join_actors(people, story_of, corrections)
    known = {a.id: _sign(a) for a in actors.actors}
    return actors, {
        made: digest(sorted((a.id, known[actors.resolve(a.id)]) for a in appearances.get(made, ()))) for made in heads
    }


def _sign(actor: Actor) -> str:
    return digest(actor.id, actor.actor_type, actor.name, actor.country)


def _amended(
    library: Library, signs: Mapping[str, str], actors: ActorIndex, corrections: Sequence[Correction]
) -> dict[str, str]:
    """The digests of the documents in whose claims a user corrected slots: they rest on what these hold now, too."""
    said = amendments(corrections)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for claim, made in sorted(library.homes(said).items()):
        for one in said[claim]:
            if one.amends:
                value = actors.resolve(one.amends.now.value)
                actor = actors.actor(value)
                found[made].append((one.id, _sign(actor) if actor else value))
    return {made: digest(signs[made], held) for made, held in found.items() if made in signs}


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


def circumstances(ground: Ground, made: str) -> tuple[str | None, ...]:
    """What is known of a document from outside it: its story, its actors, its date with the reason."""
    inferred = ground.inferred.get(made)
    return (ground.story_of[made], ground.signs[made], ground.anchors[made], inferred.why if inferred else None)
