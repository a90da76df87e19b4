"""The cue vocabulary in the shape that quote extraction asks for: which frames a lemma may stand in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cache

from summitry import vocabulary

#: Frames whose lists in ``cues.yaml`` are plain lists of verbs.
LISTED = (
    "clause",
    "tells",
    "marked",
    "infinitive",
    "object_infinitive",
    "object",
    "as",
    "predicate",
    "passive_infinitive",
    "relays",
    "puts",
)
#: Frames whose lists are tables: the verb, and the words that must stand with it.
TABLED = ("preposition", "particle", "light")


#: Cue words of one sentence that are read. No sentence of prose has as many; without an end a text made of nothing but
#: "she said that she said that …" would cost the square of its length.
MOST = 32


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
    shared_settings: frozenset[str]
    speaking: frozenset[str]
    holding: frozenset[str]
    occasions: frozenset[str]
    aired: frozenset[str]
    elsewhere: frozenset[str]
    addressees: frozenset[str]
    relay_nouns: frozenset[str]
    unsaid_auxiliaries: frozenset[str]
    withheld: frozenset[str]
    works: frozenset[str]
    authoring: frozenset[str]
    future: frozenset[str]
    expected: frozenset[str]
    advance: frozenset[str]
    asking: frozenset[str]
    unknown: frozenset[str]
    knowing: frozenset[str]
    denying: frozenset[str]
    identifying: frozenset[str]
    empty_objects: frozenset[str]
    transcripts: frozenset[str]
    announcing: frozenset[str]
    nobody: frozenset[str]
    vague: frozenset[str]
    oneself: frozenset[str]
    empty_subjects: frozenset[str]


@cache
def cues() -> Cues:
    """The cue vocabulary, loaded once."""
    data = vocabulary.load("cues")
    frames: defaultdict[str, set[str]] = defaultdict(set)
    for name in LISTED:
        for lemma in data[name]:
            frames[lemma].add(name)
    for name in TABLED:
        for lemma in data[name]:
            frames[lemma].add(name)

    tables = {
        name: {word: frozenset(values) for word, values in data[name].items()}
        for name in (*TABLED, "noun_prepositions")
    }
    bags = {name: frozenset(data[name]) for name in (f.name for f in fields(Cues)) if isinstance(data.get(name), list)}
    return Cues(
        frames={lemma: frozenset(names) for lemma, names in frames.items()},
        prepositions=tables["preposition"],
        particles=tables["particle"],
        light=tables["light"],
        noun_prepositions=tables["noun_prepositions"],
        settings=data["settings"],
        setting_verbs=data["setting_verbs"],
        **bags,
    )
