"""How what a large record costs grows with it: ``python benchmarks/growing.py RECORD [--sizes 250,500,1000] [--speaker NAME]``.

``RECORD`` is one that ``summitry read`` made of many reports; the first so many of its readings (by the ids of their documents,
which is by chance) are put into new records, which are then reconciled, asked, verified, and given one and ten more. Each step
is a process of its own, forked from one that has all loaded: CPU seconds and peak MB of that step alone. The exponent is the
slope of log time over log documents between the smallest and the largest record; steps under a tenth of a second have none.
"""

from __future__ import annotations

import argparse
import math
import os
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from summitry import collecting, rules
from summitry.api import Record
from summitry.present import listing, quotations
from summitry.record import Store

#: Reports that are added at last, one, then ten.
MORE = (1, 10)
#: Time under which nothing is said of growth.
_LITTLE = 0.1


def taken(work: Callable[[], object]) -> tuple[float, float]:
    """CPU seconds and peak MB of a piece of work, in a process of its own. Raises RuntimeError where it fails."""
    child = os.fork()
    if not child:
        failed = 1
        try:
            work()
            failed = 0
        except Exception:  # noqa: BLE001 - whatever it is, it is shown, and the parent told
            traceback.print_exc()
        finally:
            os._exit(failed)
    _, status, used = os.wait4(child, 0)
    if status:
        raise RuntimeError("a step failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


@collecting.rarely()
def settled(path: Path) -> None:
    """Bring the entries of a record up to its documents."""
    with Store.open(path) as store:
        store.renew(rules.fingerprint())


def put(whole: Path, path: Path, first: int, last: int) -> None:
    """Put some readings of a record into another."""
    with Store.open(whole, create=False) as source, Store.open(path) as store:
        for reading in source.readings(source.document_ids()[first:last]):
            store.add(reading)


def steps(path: Path, speaker: str) -> dict[str, Callable[[], object]]:
    """What is asked of a record."""

    def asked(question: Callable[[Record], object]) -> Callable[[], object]:
        def work() -> None:
            with Record.open(path) as record:
                question(record)

        return work

    return {
        "brief": asked(lambda record: record.brief().to_html()),
        "meetings": asked(lambda record: listing.entries(record.store, "encounter").to("csv")),
        "quotes --speaker": asked(
            lambda record: list(quotations.utterances(record.store, quotations.Asked(speaker=speaker)))
        ),
        "contested": asked(lambda record: listing.entries(record.store, None, contested=True).to("csv")),
        "search": asked(lambda record: listing.entries(record.store, None, listing.Filter(about="trade")).to("csv")),
        "verify": asked(lambda record: record.verify()),
    }


def measured(whole: Path, size: int, folder: Path, speaker: str) -> dict[str, tuple[float, float]]:
    """The figures of a record of so many reports."""
    path = folder / f"{size}.db"
    found = {"storing": taken(lambda: put(whole, path, 0, size)), "reconciling": taken(lambda: settled(path))}
    found |= {name: taken(work) for name, work in steps(path, speaker).items()}
    at = size
    for more in MORE:
        put(whole, path, at, at + more)
        found[f"adding {more}"] = taken(lambda: settled(path))
        at += more
    return found


def main() -> None:
    """Print a line for each step."""
    asked = argparse.ArgumentParser(description="How what a large record costs grows with it.")
    asked.add_argument("record", type=Path)
    asked.add_argument("--sizes", default="250,500,1000")
    asked.add_argument("--speaker", default="Obama")
    args = asked.parse_args()
    sizes = [int(size) for size in args.sizes.split(",")]
    rules.fingerprint()
    with tempfile.TemporaryDirectory() as folder:
        found = [measured(args.record, size, Path(folder), args.speaker) for size in sizes]
    print(f"{'CPU s / MB':18}" + "".join(f"{size:>15}" for size in sizes) + "   exponent")
    for name in found[0]:
        line = "".join(f"{one[name][0]:8.2f} /{one[name][1]:5.0f}" for one in found)
        first, last = found[0][name][0], found[-1][name][0]
        slope = math.log(last / first) / math.log(sizes[-1] / sizes[0]) if first >= _LITTLE and len(sizes) > 1 else None
        print(f"{name:18}{line}" + (f"{slope:11.2f}" if slope is not None else ""))


if __name__ == "__main__":
    main()
