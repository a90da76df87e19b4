"""Time and memory of grouping generated reports into stories, how well they are grouped, and how the cost grows.

    python benchmarks/stories_scale.py [--sizes 5000 10000 20000 40000]

400 reports a day. Stories have sizes by a power law (half of them one report, the largest some hundreds) and last from
a day to some weeks. A report has 300 words of a Zipf law, 60 words of its beat (one of forty, 300 words each) and 60 of
its story (30 words of its own), so that the stories of a beat are alike without being one. Each size runs in a
process of its own; seconds are CPU seconds of one core.
"""

from __future__ import annotations

import itertools
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from measuring import grow
from summitry.model import Document, Story
from summitry.reconcile.stories.grouping import group_stories

SYLLABLES = ("ba", "ko", "ri", "te", "mu", "sa", "lo", "pi", "ne", "du", "ga", "he", "fo", "wi", "ze", "ya")
A_DAY, BEATS, BEAT_WORDS, STORY_WORDS, LARGEST = 400, 40, 300, 30, 400


def generated(count: int) -> tuple[list[Document], dict[str, int]]:
    """So many reports, the same ones each time, and the story of each."""
    choose = random.Random(1)  # noqa: S311
    plain = ["".join(parts) for parts in itertools.product(SYLLABLES, repeat=3)]
    choose.shuffle(plain)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(plain))))
    rare = ["".join(parts) + "x" for parts in itertools.product(SYLLABLES, repeat=4)]
    beats = [choose.sample(plain[200:], BEAT_WORDS) for _ in range(BEATS)]
    documents: list[Document] = []
    story_of: dict[str, int] = {}
    days = max(1, count // A_DAY)
    story = 0
    while len(documents) < count:
        size = min(LARGEST, int(choose.paretovariate(1.1)), count - len(documents))
        own, beat = choose.sample(rare, STORY_WORDS), choose.choice(beats)
        start, length = choose.randrange(days), choose.expovariate(1 / 6)
        for _ in range(size):
            words = (
                choose.choices(plain, cum_weights=weights, k=300)
                + choose.choices(beat, k=60)
                + choose.choices(own, k=60)
            )
            choose.shuffle(words)
            day = date(2031, 1, 1) + timedelta(start + round(choose.random() * length))
            lines = [" ".join(words[at : at + 42]) + "." for at in range(0, len(words), 42)]
            made = Document.of("\n\n".join(lines), locator=str(len(documents)), published=day.isoformat())
            documents.append(made)
            story_of[made.id] = story
        story += 1
    return documents, story_of


def agreement(stories: Iterable[Story], story_of: dict[str, int]) -> float:
    """B-cubed F of stories against the true ones."""
    truly = Counter(story_of.values())
    precision = recall = 0.0
    for story in stories:
        for true, n in Counter(story_of[made] for made in story.documents).items():
            precision += n * n / len(story.documents)
            recall += n * n / truly[true]
    return 2 * precision * recall / (precision + recall) / len(story_of)


def measure(count: int) -> dict[str, float]:
    """CPU seconds, peak memory and agreement for one size."""
    documents, story_of = generated(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    stories = group_stories(documents)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "documents": count,
        "seconds": seconds,
        "stories": len(stories),
        "true": len(set(story_of.values())),
        "f": agreement(stories, story_of),
        "documents_mb": before / 1024,
        "peak_mb": peak / 1024,
    }


COLUMNS: dict[str, Callable[[dict[str, float]], str]] = {
    "documents": lambda row: f"{row['documents']:,}",
    " CPU s": lambda row: f"{row['seconds']:.1f}",
    "documents/s": lambda row: f"{row['documents'] / row['seconds']:,.0f}",
    "stories (true)": lambda row: f"{row['stories']:,} ({row['true']:,})",
    "B-cubed": lambda row: f"{row['f']:.3f}",
    "texts MB": lambda row: f"{row['documents_mb']:.0f}",
    "peak MB": lambda row: f"{row['peak_mb']:.0f}",
}

if __name__ == "__main__":
    grow(__file__, __doc__, measure, COLUMNS, ("seconds", "peak_mb"))
