"""Time and memory of copy detection on generated reports, and how they grow.

    python benchmarks/copies_scale.py [--sizes 5000 10000 20000 40000]

Each report has ten paragraphs of 45 invented words by a Zipf law and one quotation; three in ten carry two to six
paragraphs of one of the 200 reports before them, as wire copy does. Each size runs in a process of its own (its peak
memory is its own); seconds are CPU seconds of one core. "index" is turning documents into runs and finding the pairs
that share some, "compare" is locating the copied passages. The last line gives the exponents of growth.
"""

from __future__ import annotations

import itertools
import random
import resource
import time
from collections.abc import Callable

from measuring import grow
from summitry.model import Document
from summitry.reconcile.sources.copies import LEAST, find_copies
from summitry.reconcile.sources.shingles import Shingler, sharing

SYLLABLES = ("ba", "ko", "ri", "te", "mu", "sa", "lo", "pi", "ne", "du", "ga", "he", "fo", "wi", "ze", "ya")
PARAGRAPHS, WORDS, CARRIED, BACK = 10, 45, 0.3, 200


def generated(count: int) -> list[Document]:
    """So many reports, the same ones each time."""
    choose = random.Random(1)  # noqa: S311
    vocabulary = ["".join(parts) for parts in itertools.product(SYLLABLES, repeat=3)] + [
        "".join(parts) for parts in itertools.product(SYLLABLES[:10], repeat=4)
    ]
    choose.shuffle(vocabulary)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    reports: list[list[str]] = []
    for _ in range(count):
        report = [" ".join(choose.choices(vocabulary, cum_weights=weights, k=WORDS)) + "." for _ in range(PARAGRAPHS)]
        report[5] = f'"{report[5]}" she said.'
        if reports and choose.random() < CARRIED:
            carried = choose.randint(2, 6)
            report[:carried] = choose.choice(reports[-BACK:])[:carried]
        reports.append(report)
    return [
        Document.of("\n\n".join(report), locator=str(i), outlet=f"Outlet {i % 50}") for i, report in enumerate(reports)
    ]


def measure(count: int) -> dict[str, float]:
    """CPU seconds and peak memory for one size."""
    documents = generated(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    shingler = Shingler()
    pairs = sharing([shingler.runs(document).kept for document in documents], LEAST)
    index = time.process_time() - start
    del shingler
    start = time.process_time()
    copies = find_copies(documents)
    whole = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "documents": count,
        "index_s": index,
        "whole_s": whole,
        "pairs": len(pairs),
        "copies": len(copies),
        "documents_mb": before / 1024,
        "peak_mb": peak / 1024,
    }


COLUMNS: dict[str, Callable[[dict[str, float]], str]] = {
    "documents": lambda row: f"{row['documents']:,}",
    " index s": lambda row: f"{row['index_s']:.2f}",
    "documents/s": lambda row: f"{row['documents'] / row['index_s']:,.0f}",
    " whole s": lambda row: f"{row['whole_s']:.2f}",
    " copies": lambda row: f"{row['copies']:,}",
    "texts MB": lambda row: f"{row['documents_mb']:.0f}",
    "peak MB": lambda row: f"{row['peak_mb']:.0f}",
}

if __name__ == "__main__":
    grow(__file__, __doc__, measure, COLUMNS, ("index_s", "whole_s", "peak_mb"))
