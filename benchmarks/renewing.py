"""What one more report costs a record: CPU seconds, and how many documents are read again, beside a rebuild.

    python benchmarks/renewing.py --sizes 1000,2000,5000,10000

The documents are made up (twenty to a story, as in ``reconciling.py``) and kept in a real record on disk. "rebuild" is the
time to reconcile all of them from nothing; "one more" that after one report of a story that is there already has been added.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "tests")]

from reconciling import story
from shelf import Shelf
from summitry.reconcile.growing.cache import Memo
from summitry.reconcile.growing.renew import renew
from summitry.record import Store

PER_STORY = 20


def seconds(store: Store) -> float:
    """CPU seconds to bring a record up to date."""
    start = time.process_time()
    store.renew("benchmark")
    return time.process_time() - start


def measure(count: int, folder: Path) -> tuple[float, float]:
    """Seconds for a rebuild of ``count`` documents, and for one more."""
    readings = [r for n in range(count // PER_STORY) for r in story(n, PER_STORY)]
    with Store.open(folder / f"{count}.db") as store:
        for reading in readings[:-1]:
            store.add(reading)
        rebuild = seconds(store)
        store.add(readings[-1])
        return rebuild, seconds(store)


def read_again(count: int) -> tuple[int, int]:
    """How many readings a rebuild of ``count`` documents asks for, and how many one more report does."""
    readings = [r for n in range(count // PER_STORY) for r in story(n, PER_STORY)]
    memo, asked = Memo(), []
    for some in (readings[:-1], readings):
        shelf = Shelf(some)
        renewal = renew(shelf, Memo(memo.kept))
        for _ in renewal.units:
            pass
        memo = renewal.memo
        asked.append(shelf.asked)
    return asked[0], asked[1]


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,2000,5000,10000")
    args = parser.parse_args()
    print(f"{'documents':>9} {'rebuild':>9} {'one more':>9} {'share':>7} {'read again':>11}")
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, args.sizes.split(",")):
            rebuild, more = measure(size, Path(folder))
            _, again = read_again(size) if size <= 2000 else (0, 0)
            told = f"{again:11}" if again else f"{'':>11}"
            print(f"{size:9} {rebuild:8.2f}s {more:8.2f}s {more / rebuild:7.3f} {told}", flush=True)


if __name__ == "__main__":
    main()
