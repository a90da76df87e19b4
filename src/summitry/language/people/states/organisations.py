"""Organisations that no vocabulary knows: by the form of their names, one for all spellings of it, ministries by portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from summitry.language.clauses.surface import below_saying, head_of, is_verbal, reports, shared_governor
from summitry.language.clauses.syntax import hangs_on
from summitry.language.parsed import PlaceMention, Token
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.offices.tails import org_country, seat
from summitry.language.people.segments import Kind, Line, Segment
from summitry.language.people.states.agency import acts, speaks
from summitry.language.people.states.registry import Registry
from summitry.lexicon import load, words

#: Letters of the longest abbreviation, and one more.
_LETTERS = 8
#: Frames of verbs by which somebody says something: "accused them of", "called for".
_SPEECH = ("clause", "infinitive", "object_infinitive", "predicate", "preposition", "object")


def _says(line: Line, token: Token) -> bool:
    """Whether a name is the subject of a verb of saying, or is told something; "according to X" and "the newspaper X" too."""
    over = hangs_on(line.sentence, token) if token.dep == "appos" else token
    if over is None:
        return False
    governor = shared_governor(line.sentence, over)
    attributed = governor.over is not None and governor.over.text.lower() in words("prepositions", "attributing")
    verb = governor.word
    tells = over.dep == "nsubj" and verb is not None and is_verbal(verb) and reports(verb, *_SPEECH)
    return attributed or tells or (over.dep in ("nsubj", "dobj", "agent") and below_saying(line.sentence, over))


@dataclass(frozen=True, slots=True)
class _Place:
    """One place where an organisation may be named: whether it acts there, and whether only the model's label makes it one."""

    line: Line
    segment: Segment
    acting: bool

    @property
    def words(self) -> str:
        """The name as it stands there."""
        return self.line.words(self.segment.first, self.segment.last)

    @property
    def country(self) -> str | None:
        """The state named right before it ("the Peruvian …"), at its end ("… of Peru") or as a ministry's seat ("… in Lima")."""
        line, first = self.line, self.segment.first
        place = line.entry(first - 1 - (first > 1 and line.tag(first - 1) == "POS"), "adjective", "state")
        told = place.country if place else org_country(line, self.segment.last)
        return told or (seat(line, self.segment.last) if self.is_ministry else None)

    @property
    def is_ministry(self) -> bool:
        """Whether the name is that of a ministry, of which a state has one for each portfolio."""
        return not words("organisations", "ministries").isdisjoint(self.words.split())


def find_organisations(
    lines: Sequence[Line], mentions: Iterable[NameMention], places: Iterable[PlaceMention], registry: Registry
) -> None:
    """Organisations by the form of their names, or by the model's label where they speak; what is a place is none."""
    sites = {(p.start, p.end) for p in places} | {at for actor in registry.found.values() for at in actor.mentions}
    people = {(m.line.number, m.first) for m in mentions if m.person}
    seen: dict[str, list[_Place]] = {}
    for line in lines:
        for segment in line.segments:
            where = line.tokens[segment.first].start, line.tokens[segment.last].end
            place = _place(line, segment) if where not in sites else None
            if place is not None and (segment.kind is Kind.ORGANISATION or (line.number, segment.first) not in people):
                seen.setdefault(_spelling(place.words), []).append(place)
    for found in _one_each(seen):
        if any(place.acting for place in found):
            _register(found, registry)


def _place(line: Line, segment: Segment) -> _Place | None:
    """Where an organisation is named, by its form or by the model's label; None where none is."""
    token = head_of(line.sentence, segment.first, segment.last)
    if segment.kind is Kind.ORGANISATION:
        return _Place(line, segment, acts(line.sentence, token) or speaks(line.sentence, token))
    short = not line.headline and not token.ent and _is_abbreviation(line.words(segment.first, segment.last))
    labelled = segment.kind is Kind.NAME and (token.ent == "ORG" or short)
    return _Place(line, segment, _says(line, token)) if labelled else None


def _spelling(name: str) -> str:
    """A name without article and with one spelling of the words that have two."""
    spellings = load("organisations")["spellings"]
    parts = [spellings.get(part, part) for part in name.lower().replace("’", "'").split()]
    return " ".join(parts[1:] if len(parts) > 1 and parts[0] in words("determiners", "definite_article") else parts)


def _one_each(seen: dict[str, list[_Place]]) -> list[list[_Place]]:
    """The places of each organisation; a short form that begins one longer name ("Baltic Institute for Trade") is it."""
    groups = dict(seen)
    for short in sorted(seen, key=lambda name: (-len(name), name)):
        if seen[short][0].segment.kind is not Kind.ORGANISATION or " " not in short:
            continue
        begun = (f"{short} of ", f"{short} for ", f"{short} on ")
        _joined_to_only(groups, short, [name for name in groups if name.startswith(begun)])
    for short in [name for name in groups if name in _heads()]:
        _joined_to_only(groups, short, [name for name in groups if " " in name and is_headed(name, short)])
    for short in [name for name in groups if _is_abbreviation(groups[name][0].words)]:
        _joined_to_only(groups, short, [n for n in groups if groups[short][0].words in map(_initials, groups[n])])
    return list(groups.values())


@cache
def _heads() -> frozenset[str]:
    """The words that make a name an organisation's, in lower case and one spelling."""
    return frozenset(_spelling(head) for head in words("organisations", "heads"))


def is_headed(name: str, word: str) -> bool:
    """Whether a word is the noun of an organisation's name: its last, or the one before "of", "for", "on"."""
    parts = name.lower().split()
    ends = (
        n + 1 == len(parts) or parts[n + 1] in words("prepositions", "in_names")
        for n, p in enumerate(parts)
        if p == word
    )
    return any(ends)


def _joined_to_only(groups: dict[str, list[_Place]], short: str, longer: Sequence[str]) -> None:
    """Make the places of a short form those of the only whole name that it may be short for."""
    if len(longer) != 1:
        return
    (whole,) = longer
    places = [*groups[whole], *groups.pop(short)]
    groups[whole] = sorted(places, key=lambda p: p.line.tokens[p.segment.first].start)


def _is_abbreviation(name: str) -> bool:
    return name.isalpha() and name.isupper() and 1 < len(name) < _LETTERS


def _initials(place: _Place) -> str:
    """The first letters of an organisation's words in capitals, with those of the state before it: "IDF"."""
    parts = [part for part in _with_state(place).split() if part.lower() not in words("determiners", "articles")]
    return "".join(part[0] for part in parts if part[0].isupper())


def _register(found: list[_Place], registry: Registry) -> None:
    """Give an organisation its mentions and the countries that the words beside it tell."""
    fullest = max((place.words for place in found), key=len)
    for place in found:
        tokens, segment = place.line.tokens, place.segment
        start, end, country = tokens[segment.first].start, tokens[segment.last].end, place.country
        if country and place.is_ministry:
            actor = registry.ministry(country, place.words, _with_state(place), start)
        else:
            actor = registry.organisation(fullest, start)
        actor.mention(start, end, place.words, "name", "named as an organisation")
        actor.names[place.words] += 1
        if country:
            actor.countries[country] += 1


def _with_state(place: _Place) -> str:
    """The name of an organisation with the state before it."""
    before = place.line.at.get(place.segment.first - 1)
    first = before.first if before and before.hit else place.segment.first
    return place.line.words(first, place.segment.last)
