"""The cue vocabulary in the shape that quote extraction asks for: which frames a lemma may stand in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from summitry import vocabulary

#: Frames whose lists in ``cues.yaml`` are plain lists of verbs.
LISTED = ("clause", "tells", "marked", "thought", "infinitive", "object_infinitive", "object", "as", "predicate", "passive_infinitive",
          "relays")


@dataclass(frozen=True, slots=True)
class Cues:
    """All that ``cues.yaml`` says. ``frames`` maps the lemma of a verb to the frames that it may stand in."""

    frames: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    particles: dict[str, frozenset[str]]
    light: dict[str, frozenset[str]]
    nouns: frozenset[str]
    noun_prepositions: dict[str, frozenset[str]]
    carriers: frozenset[str]
    vehicles: frozenset[str]
    settings: dict[str, str]
    setting_prepositions: frozenset[str]
    setting_verbs: dict[str, str]
    speaking: frozenset[str]
    addressees: frozenset[str]
    relay_nouns: frozenset[str]
    unsaid_auxiliaries: frozenset[str]
    withheld: frozenset[str]
    asking: frozenset[str]
    empty_objects: frozenset[str]
    transcripts: frozenset[str]
    announcing: frozenset[str]


@cache
def cues() -> Cues:
    """The cue vocabulary, loaded once."""
    data = vocabulary.load("cues")
    frames: defaultdict[str, set[str]] = defaultdict(set)
    for name in LISTED:
        for lemma in data[name]:
            frames[lemma].add(name)
    for name in ("preposition", "particle", "light"):
        for lemma in data[name]:
            frames[lemma].add(name)

    def table(name: str) -> dict[str, frozenset[str]]:
        return {lemma: frozenset(values) for lemma, values in data[name].items()}

    def bag(name: str) -> frozenset[str]:
        return frozenset(data[name])

    return Cues(frames={lemma: frozenset(names) for lemma, names in frames.items()}, prepositions=table("preposition"),
                particles=table("particle"), light=table("light"), nouns=bag("nouns"), vehicles=bag("vehicles"), noun_prepositions=table("noun_prepositions"), carriers=bag("carriers"), settings=data["settings"], setting_prepositions=bag("setting_prepositions"),
                setting_verbs=data["setting_verbs"], speaking=bag("speaking"),
                addressees=bag("addressees"), relay_nouns=bag("relay_nouns"), unsaid_auxiliaries=bag("unsaid_auxiliaries"),
                withheld=bag("withheld"), asking=bag("asking"), empty_objects=bag("empty_objects"),
                transcripts=bag("transcripts"), announcing=bag("announcing"))
