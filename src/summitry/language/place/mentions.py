"""Places: towns, regions and countries by the gazetteer, venues by their form, each only where it stands for a place.

``find_places`` looks names up (``gazetteer``), asks whether they are places here (``doubtful``), chooses among namesakes by what
else the document names (``which_one``), and puts venues (``venues``) into the town that the text puts them in. What is used as
a place and not known is kept with ``resolved=False``. ``same_place`` and ``contains`` compare canonical names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from summitry.language.parsed import PlaceMention, Sentence
from summitry.language.passage_view import PassageView, passage_views
from summitry.language.place import doubtful, unlisted, venues
from summitry.language.place.gazetteer import Gazetteer, Place
from summitry.language.place.which_one import Named, chosen, evidence, following, lies_in
from summitry.language.place.within import contains, same_place
from summitry.model import Document, Part

__all__ = ["contains", "find_places", "same_place"]

_VENUE = "venue"
_CAPITALISED = re.compile(r"(?<![\w.])[A-ZÀ-Ž][\w.]*(?:[-'’][\wÀ-ž]+)*")
_NEXT_WORD = re.compile(r",?[ ]+[\w.]+(?:[-'’][\w]+)*")
_DATELINE = re.compile(
    r"\s*([A-ZÀ-Ž][A-ZÀ-Ž.'’ -]{2,}|[A-ZÀ-Ž][\w.'’-]+(?: [A-ZÀ-Ž][\w.'’-]+)*)\s*(?:,|\(|—|–|--|-\s|/)"
)
#: A dateline that stands in its paragraph: capitals, then perhaps a country or an agency, and a dash.
_INLINE = re.compile(r"[A-ZÀ-Ž][A-ZÀ-Ž.'’ -]{2,}(?:,\s[\w. ]{3,25})?(?:\s\([\w/ .]{2,20}\))?\s*(?:—|–|--|-\s)")
_CLOSE = re.compile(
    r"(?:\s+(?:campus|complex|building|hotel|compound|grounds|resort|airport))?(?:,|\s+(?:in|at|on|near|off|just|outside|overlooking))\s"
)
_BREAK = re.compile(r"[;.:]|\b(?:and|but|while|who|said|says|after|before|from|to|was|were|is|had|has|will|with)\b")


def find_places(document: Document, sentences: Sequence[Sentence]) -> tuple[PlaceMention, ...]:
    """The places of the passages that have sentences and of datelines, in text order, without overlap."""
    opened = list(passage_views(document, sentences))
    named = [list(_lookup(view.text)) for view in opened]
    datelines = _datelines(document)
    weights = evidence([n for row in named for n in row] + datelines, sentences)
    found = [
        _mention(document, d.start, d.end, chosen(d, weights, document.text, None, None), "dateline") for d in datelines
    ]
    persons = unlisted.persons(sentences)
    known = frozenset(mention.start for mention in found)
    for view, row in zip(opened, named, strict=True):
        found += _in_view(document, view, row, weights, known, persons)
    return tuple(sorted(_carried(found), key=lambda mention: mention.start))


def _carried(mentions: list[PlaceMention]) -> Iterator[PlaceMention]:
    """A venue that one sentence puts into a town lies there in the others too."""
    known = {m.value: m for m in mentions if m.place_type == _VENUE and m.within}
    for mention in mentions:
        other = known.get(mention.value)
        if mention.place_type == _VENUE and not mention.within and other is not None:
            yield replace(
                mention,
                within=other.within,
                country=other.country,
                why=f"{mention.why}; elsewhere in {other.within[0]}",
            )
        else:
            yield mention


def _lookup(text: str) -> Iterator[Named]:
    """The longest names of the gazetteer that begin at each capitalised word, without overlap."""
    gazetteer, upto = Gazetteer.shared(), 0
    first_words = gazetteer.first_words
    for match in _CAPITALISED.finditer(text):
        if match.start() < upto:
            continue
        word = re.sub(r"['’]s?$", "", match[0])
        whole = match[0].replace("'", "’") in first_words  # "Cox's Bazar"
        if not whole and word not in first_words and word.rstrip(".") not in first_words:
            continue
        named = _longest(text, match.start(), match.end() if whole else match.start() + len(word), gazetteer)
        if named:
            upto = named.end
            yield named


def _longest(text: str, start: int, end: int, gazetteer: Gazetteer) -> Named | None:
    ends = [end]
    while len(ends) < 4 and (more := _NEXT_WORD.match(text, ends[-1])):
        ends.append(more.end())
    for stop in reversed(ends):
        name = re.sub(r"\s+", " ", text[start:stop])
        if (found := _known(name, gazetteer)) is not None:
            form, places = found
            return Named(start, start + len(text[start:stop].rstrip()) - (len(name) - len(form)), form, places)
    return None


@lru_cache(20_000)
def _known(name: str, gazetteer: Gazetteer) -> tuple[str, tuple[Place, ...]] | None:
    """The first form of a name that the gazetteer has, with its places; names come again and again."""
    forms = (
        name,
        re.sub(r"['’]s?$", "", name),
        name.rstrip("."),
        re.sub(r"['’]s$", "", name).rstrip("."),
        re.sub(r"-\w+$", "", name),
    )
    told = ((form, gazetteer.candidates(form)) for form in dict.fromkeys(forms) if form)
    return next((one for one in told if one[1]), None)


def _datelines(document: Document) -> list[Named]:
    """The town at the head of each dateline passage."""
    found = []
    for passage in document.passages:
        if passage.part is not Part.DATELINE and not _INLINE.match(document.text, passage.start, passage.end):
            continue
        match = _DATELINE.match(document.text[passage.start : passage.end])
        name = match[1].strip() if match else document.text[passage.start : passage.end].strip(" -–—,\n")
        places = Gazetteer.shared().candidates(name) or Gazetteer.shared().candidates(name.title())
        if places:
            start = passage.start + document.text[passage.start : passage.end].index(name)
            found.append(Named(start, start + len(name), name, places))
    return found


class _Kept(NamedTuple):
    """A name of a passage that stands for a place, and why."""

    named: Named
    place: Place
    why: str


def _in_view(
    document: Document,
    view: PassageView,
    row: list[Named],
    weights: dict[str, float],
    known: frozenset[int],
    persons: frozenset[str],
) -> list[PlaceMention]:
    """The places of one passage: venues first, then names outside them, then what only the parser knows as a place."""
    halls = list(venues.find(view))
    kept: list[_Kept] = []
    for n, named in enumerate(row):
        if view.offset + named.start in known or any(v.start < named.end and named.start < v.end for v in halls):
            continue
        after, last = following(view.text, row, n), kept[-1] if kept else None
        beside = last is not None and view.text[last.named.end : named.start].strip() == ","
        place = chosen(named, weights, view.text, after, last.place if last is not None and beside else None)
        if why := _by_itself(view, named, place, persons) or _by_neighbours(view, named, place, after, last):
            kept.append(_Kept(named, place, why))
    mentions = [_mention(document, view.offset + n.start, view.offset + n.end, place, why) for n, place, why in kept]
    mentions += [_hall(document, view, hall, kept, row) for hall in halls]
    taken = [(v.start, v.end) for v in halls] + [(n.start, n.end) for n in row]
    mentions += unlisted.find(document, view, taken)
    taken = [(m.start - view.offset, m.end - view.offset) for m in mentions]
    return mentions + list(unlisted.parts_of_land(document, view, taken))


def _by_itself(view: PassageView, named: Named, place: Place, persons: frozenset[str]) -> str:
    """Why a name stands for a place by the words around it; empty where they do not say so."""
    strict = place.is_country or place.capital or place.is_region
    parsed_as = view.token(named.end - 1)
    small = place.fame < 7.5 and (parsed_as is None or parsed_as.ent != "GPE")
    unsure = not strict and (named.name in persons or named.name in doubtful.words("doubtful"))
    why = doubtful.is_place(
        view, named.start, named.end, strict=strict or small, doubtful=unsure, country=place.is_country
    )
    if not why and place.is_region and doubtful.on_it(view, named.start, named.end):
        return "after “on”"
    if not why and doubtful.part_of_land(view, named.start, named.end):
        return "named as a part of a country"
    return why


def _by_neighbours(view: PassageView, named: Named, place: Place, after: Named | None, last: _Kept | None) -> str:
    """Why a name stands for a place by the names beside it: what it lies in, a place that it is joined to or that lies in it."""
    if after is not None and lies_in(named, after) is not None:
        return f"followed by {after.name}"
    if last is None:
        return ""
    if doubtful.beside(view, last.named.end, named.start, named.end):
        return f"beside {last.place.name}"
    return f"where {last.place.name} lies" if _follows(view.text, last.named, named, place, last.place) else ""


def _follows(text: str, before: Named, named: Named, place: Place, inner: Place) -> bool:
    """Whether a country or region follows a place of its own after a comma ("in Hanoi, Vietnam")."""
    return text[before.end : named.start].strip() in (",", "") and place.name in inner.within


def _mention(document: Document, start: int, end: int, place: Place, why: str) -> PlaceMention:
    best = Gazetteer.shared().candidates(place.name)
    if best and best[0] != place and place.within:
        why = f"{why}; {place.one_of_several}"
    if place.derived:
        why = f"{why}; its coordinates are derived: the middle of its towns, weighted by their people"
    return PlaceMention(
        start,
        end,
        document.text[start:end],
        place.name,
        place.place_type,
        place.country,
        place.within,
        place.latitude,
        place.longitude,
        why=why,
    )


def _hall(
    document: Document, view: PassageView, hall: venues.Venue, kept: list[_Kept], row: list[Named]
) -> PlaceMention:
    """A venue within the town that it is known to lie in, or that the same sentence puts around it."""
    start, end = view.offset + hall.start, view.offset + hall.end
    town = _town(view, hall, kept)
    within: tuple[str, ...] = ()
    country = hall.country
    if hall.city or hall.country:
        country_name = Gazetteer.shared().country_name(hall.country)
        within = tuple(name for name in (hall.city, country_name) if name)
    elif town is not None:
        within, country = (town.name, *town.within), town.country
    else:
        inside = next(
            (n.places[0] for n in row if hall.start <= n.start and n.end <= hall.end and n.places[0].fame > 7), None
        )
        if inside is not None and inside.is_city:
            within, country = (inside.name, *inside.within), inside.country
    return PlaceMention(
        start,
        end,
        document.text[start:end],
        hall.name,
        _VENUE,
        country,
        within,
        hall.latitude,
        hall.longitude,
        why=hall.why,
    )


def _town(view: PassageView, hall: venues.Venue, kept: list[_Kept]) -> Place | None:
    """The town after the venue ("…, on an island off X"), or right before it ("X's …", "in X, at the …")."""
    number = view.number(hall.start)
    for named, place, _ in kept:
        if place.is_country or view.number(named.start) != number:
            continue
        gap = view.text[hall.end : named.start]
        if named.start >= hall.end and len(gap) < 90 and _CLOSE.match(gap) and not _BREAK.search(gap):
            return place
        gap = view.text[named.end : hall.start]
        if named.end <= hall.start and re.fullmatch(
            r"['’]s\s+(?:[\w-]+\s+){0,3}|,?\s+(?:at|in|inside)\s+(?:the|a|an)?\s*(?:[\w-]+\s+){0,3}|,\s+", gap
        ):
            return place
    return None
