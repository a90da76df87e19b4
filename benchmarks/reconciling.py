"""How the time of reconciling grows with the number of documents: made-up readings, twenty documents a story.

    python benchmarks/reconciling.py [--sizes 1000,2000,5000,10000] [--whole | --story]

With ``--story`` all are one story of one happening after the other: the pairs of sentences that may tell one thing, and the
CPU time of finding facts and contradictions in them. Without ``--whole`` copies, origins and stories are given, and only the
joining of actors, dates, entries and findings is timed; with it, all of :func:`summitry.reconcile.reconcile`. The exponent is
the slope of log time over log documents.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from dataclasses import replace

from summitry.language import told
from summitry.language.parse import divisions
from summitry.model import KEPT, ActorType, Appearance, Claim, Document, Origin, Part, Passage, Reading, Slot, Story
from summitry.reconcile import reconcile
from summitry.reconcile.actors.cluster import join_actors
from summitry.reconcile.facts.aligned import Told, aligned
from summitry.reconcile.facts.candidates import candidates
from summitry.reconcile.facts.clauses import by_sentence, sentences
from summitry.reconcile.facts.likeness import Weights
from summitry.reconcile.growing.derive import Grounds, derive, ordered

GIVEN = [
    a + b
    for a in ("Al", "Ber", "Cor", "Da", "El", "Fri", "Gus", "Han", "Ir", "Jo")
    for b in ("an", "ek", "ida", "olf", "una")
]
FAMILY = [
    a + b
    for a in ("Ost", "Vest", "Nord", "Berg", "Lind", "Holm", "Stran", "Kvist", "Rav", "Eke", "Ask", "Dal")
    for b in ("er", "gren", "man", "sen", "vik", "qvist", "by", "ov", "ic", "elli")
]
#: Of these the words are made that a story has to itself, and the others that tell one report from the next.
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
COUNTRIES = ["NOR", "SWE", "DNK", "FIN", "ISL", "EST", "LVA", "LTU", "POL", "DEU", "FRA", "ESP", "ITA", "GRC", "PRT"]
WORDS = [
    "harbour",
    "tariff",
    "fishing",
    "border",
    "bridge",
    "tunnel",
    "loan",
    "grain",
    "cable",
    "visa",
    "rail",
    "timber",
    "river",
    "water",
    "gas",
    "island",
    "customs",
    "truce",
    "mine",
    "quota",
    "satellite",
    "school",
    "tax",
    "reef",
    "forest",
    "port",
    "canal",
    "airline",
    "bank",
    "ferry",
    "steel",
    "wool",
    "salt",
]


def story(n: int, size: int) -> list[Reading]:
    """The readings of one made-up story: two leaders meet on one day, and each document tells some of it."""
    rng = random.Random(n)  # noqa: S311 - made-up data
    people = [(f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}", rng.choice(COUNTRIES)) for _ in range(4)]
    day = f"20{10 + n % 12:02}-{1 + n % 11:02}-{1 + n % 27:02}"
    subjects = [" ".join(rng.sample(WORDS, 5)) for _ in range(8)]
    own = ["".join(rng.choices(SYLLABLES, k=4)) for _ in range(30)]
    return [_reading(rng, f"{n}-{i}", people, day, subjects, own) for i in range(size)]


def _kept(document: Document) -> Document:
    """A document with what parsing keeps of it, here told by rule: reconciling does not work it out."""
    return replace(
        document,
        sentences=divisions.sentences(document),
        times=told.times(document),
        numbers=told.numbers(document),
        kept=KEPT,
    )


def _reading(
    rng: random.Random, name: str, people: list[tuple[str, str]], day: str, subjects: list[str], own: list[str]
) -> Reading:
    sentences = [f"{people[0][0]} met {people[1][0]} in Port {name.split('-', maxsplit=1)[0]} on {day}."]
    sentences += [f"{rng.choice(people)[0]} spoke of {s} and {rng.choice(WORDS)}." for s in rng.sample(subjects, 5)]
    sentences.append(f"About {rng.randint(10, 90)} delegates came to hear of {rng.choice(subjects)}.")
    idle = rng.choices(own, k=40) + ["".join(rng.choices(SYLLABLES, k=3)) for _ in range(120)]
    rng.shuffle(idle)
    text = f"Report {name}. " + " ".join(sentences) + "\n\n" + " ".join(idle)
    document = _kept(
        Document.of(
            text,
            locator=name,
            published=day,
            published_from="stated",
            outlet=f"Outlet {name[-1]}",
            passages=(Passage(Part.PARAGRAPH, 0, len(text)),),
        )
    )
    there = {p: Appearance.of(document.id, ActorType.PERSON, p, country=c) for p, c in people}
    claims = []
    for sentence in sentences:
        start = text.index(sentence)
        who = [there[p].id for p, _ in people if p in sentence]
        made = (
            ("encounter", [("party", w) for w in who] + [("time", day), ("format", "talks")])
            if " met " in sentence
            else ("quote", [("speaker", who[0]), ("content", sentence)])
            if who
            else ("figure", [("min", "50"), ("max", "50")])
        )
        claims.append(
            Claim.of(made[0], document.id, start, start + len(sentence), tuple(Slot(r, v) for r, v in made[1]))
        )
    return Reading(document=document, appearances=tuple(there.values()), claims=tuple(claims))


def given(readings: tuple[Reading, ...], per_story: int) -> Grounds:
    """Every document its own origin, the stories as made."""
    by_story: dict[str, list[str]] = {}
    for r in readings:
        by_story.setdefault(r.document.locator.split("-")[0], []).append(r.document.id)
    assert all(len(d) <= per_story for d in by_story.values())
    return Grounds(
        copies=(),
        stories=tuple(Story(id=f"s-{n}", title=n, documents=tuple(d)) for n, d in by_story.items()),
        origins=tuple(Origin(id=f"o-{r.document.id}", origin_type="document", name="") for r in readings),
        by_document={r.document.id: (f"o-{r.document.id}", "") for r in readings},
        by_claim={c.id: (f"o-{r.document.id}", "") for r in readings for c in r.claims},
    )


def one_story(size: int) -> tuple[int, float]:
    """The pairs of sentences that are looked at in a story of so many documents, and the CPU seconds that its facts take."""
    readings = sorted((r for n in range(size // 20) for r in story(n, 20)), key=lambda r: r.document.published or "")
    actors = join_actors(readings, {r.document.id: "s" for r in readings})
    every, frames = [], []
    for reading in readings:
        mine = sentences(reading, actors, reading.document.published)
        of = by_sentence(reading, mine)
        every += mine
        frames += [of[one.number] for one in mine]
    pairs = sum(1 for _ in candidates(every, Weights(every)))
    start = time.process_time()
    aligned(Told(every, frames))
    return pairs, time.process_time() - start


def main() -> None:
    """Print seconds and entries at each size, and the exponent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,2000,5000,10000")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--story", action="store_true")
    args = parser.parse_args()
    points = []
    for size in map(int, args.sizes.split(",")):
        if args.story:
            pairs, seconds = one_story(size)
            points.append((size, seconds))
            print(f"{size:7} documents {seconds:8.2f} CPU s {pairs:8} pairs of sentences", flush=True)
            continue
        readings = ordered(r for n in range(size // 20) for r in story(n, 20))
        start = time.process_time()
        result = reconcile(readings) if args.whole else derive(readings, given(readings, 20))
        points.append((size, time.process_time() - start))
        print(f"{size:7} documents {points[-1][1]:8.2f} CPU s {len(result.entries):8} entries", flush=True)
    (x0, y0), (x1, y1) = points[0], points[-1]
    if len(points) > 1:
        print(f"exponent {math.log(y1 / y0) / math.log(x1 / x0):.2f}")


if __name__ == "__main__":
    main()
