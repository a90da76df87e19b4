"""Where a region lies, if no source says so: the middle of its towns, each with the weight of its people."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable


def centroids(lines: Iterable[str], alpha2: str) -> dict[str, tuple[float, float]]:
    """Latitude and longitude in degrees of each first-level region of a country, by its GeoNames code.

    ``lines`` are those of towns in ``entities/gazetteer.tsv``. Points are added up as directions from the middle of the
    globe, so that a region on both sides of the 180th meridian lies where it is.
    """
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    mark = f"\t{alpha2}\t"
    for line in lines:
        if mark not in line:
            continue
        _, _, country, region, lat, lon, people, *_ = line.split("\t")
        if country != alpha2:
            continue
        north, east, weight = math.radians(float(lat)), math.radians(float(lon)), int(people) + 1
        whole = sums[region]
        whole[0] += weight * math.cos(north) * math.cos(east)
        whole[1] += weight * math.cos(north) * math.sin(east)
        whole[2] += weight * math.sin(north)
    return {
        region: (
            round(math.degrees(math.atan2(z, math.hypot(x, y))), 3),
            round(math.degrees(math.atan2(y, x)), 3),
        )
        for region, (x, y, z) in sums.items()
    }
