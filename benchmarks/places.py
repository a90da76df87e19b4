"""How many places are found and resolved, on ``benchmarks/data/places.txt`` (own, invented sentences).

``python benchmarks/places.py [--misses]`` prints recall, precision, and the share of places with the right canonical name,
type, country and container (``right``); floors in ``benchmarks/floors/places.yaml``.
"""

from __future__ import annotations

import sys

from measuring import HERE, Gold, against_floors, marked
from summitry.language.parse.parser import Parser
from summitry.language.place.mentions import find_places
from summitry.model import Document, Part, Passage
from summitry.settings import Settings


def score(data: list[tuple[str, list[Gold]]], *, misses: bool = False) -> dict[str, float]:
    """``found``, ``precision`` and ``right``; each sentence is a document of its own, as nothing is known around it."""
    parser = Parser(Settings())
    n = dict.fromkeys(("gold", "found", "right", "given", "extra"), 0)
    for sentence, gold in data:
        document = Document.of(sentence, locator="benchmark", passages=(Passage(Part.PARAGRAPH, 0, len(sentence)),))
        given = find_places(document, parser.sentences(document))
        used, upto = set(), 0
        for words, want in gold:
            at = sentence.index(words, upto)
            hit = next((p for p in given if p.start < at + len(words) and at < p.end and p not in used), None)
            have = (hit.value, hit.place_type, hit.country or "-", (*hit.within, "-")[0]) if hit else ()
            n["gold"] += 1
            n["found"] += hit is not None
            n["right"] += have == want
            if hit:
                used.add(hit)
            if misses and have != want:
                print(f"{words!r} is {want}, not {have}: {sentence}")
        n["given"] += len(given)
        n["extra"] += len(given) - len(used)
        if misses:
            for place in given:
                if place not in used:
                    print(f"EXTRA {place.text!r} {place.value} ({place.why}): {sentence}")
    return {
        "places": n["gold"],
        "found": n["found"] / n["gold"],
        "precision": 1 - n["extra"] / n["given"],
        "right": n["right"] / n["gold"],
    }


def main() -> int:
    """Print the figures; 1 where one is below its floor."""
    figures = score(marked(HERE / "data/places.txt"), misses="--misses" in sys.argv)
    return against_floors(figures, "places", "places")


if __name__ == "__main__":
    sys.exit(main())
