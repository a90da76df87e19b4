"""The engine against spaCy's own loop, token for token: ``python benchmarks/engine.py REPORTS [MORE…] [--passages N]``.

Takes the distinct prose passages of the reports (some thousand are wanted), as they are given to the parser; beside them as many
hostile texts, made of the same words in other orders, cut, doubled, in capitals, with signs of all scripts between them. Prints
how many tokens have another tag, head, label, entity or sentence start, and the share of spaCy's CPU time that the engine takes
(the tokenizer, which both need, in either). Exit code 1 where one token differs.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from summitry.language.parse.answers import Answers, of_documents
from summitry.language.parse.engine import batches, fitting
from summitry.language.parse.parser import Parser, flatten, pieces
from summitry.model import PROSE, Document
from summitry.read import documents
from summitry.settings import Settings

#: Passages that are parsed together, as ``read`` does.
TOGETHER = 512
FIELDS = ("tags", "heads", "deps", "ents", "opens")
_ODD = (
    "\u200b",
    "\u00ad",
    "\t",
    "  ",
    "…",
    "—",
    "\U0001f642",
    "e\u0301",
    "会議",
    "\u202e",
    "<b>",
    "\ufeff",
    "''",
    "%",
    "\x00",
)


def passages(paths: Sequence[str], settings: Settings) -> list[str]:
    """The distinct texts that the parser is given, by length."""
    read = (d for d in documents(paths, settings) if isinstance(d, Document))
    prose = (d.text[p.start : p.end] for d in read for p in d.passages if p.part in PROSE)
    texts = {flatten(text[a:b])[0] for text in prose for a, b in pieces(text)}
    return sorted((text for text in texts if text.strip()), key=lambda text: (len(text), text))


def hostile(texts: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Texts that no newspaper prints, made of those that one did."""
    for text in texts:
        words = text.split(" ")
        match chance.randrange(6):
            case 0:
                chance.shuffle(words)
            case 1:
                words = words[: chance.randrange(len(words)) + 1]
            case 2:
                words = [word.upper() for word in words]
            case 3:
                words = [word for word in words for _ in range(chance.choice((1, 1, 2)))]
            case 4:
                words = [chance.choice((word, word, word, chance.choice(_ODD))) for word in words]
            case _:
                words = [chance.choice((word, word + chance.choice(".,;:?!-\"'()"))) for word in words]
        yield " ".join(words)


def differing(one: Answers, other: Answers) -> dict[str, int]:
    """How many tokens differ, by what is told of them."""
    found = {
        name: sum(a != b for a, b in zip(getattr(one, name), getattr(other, name), strict=False)) for name in FIELDS
    }
    return found | {"opens": len(set(one.opens) ^ set(other.opens)), "sizes": int(one.sizes != other.sizes)}


def compared(
    nlp: Any, engine: batches.Engine, texts: Sequence[str], settings: Settings
) -> tuple[dict[str, int], int, float, float]:
    """Differences, tokens, and the CPU seconds of spaCy and of the engine."""
    total, tokens, slow, fast = dict.fromkeys((*FIELDS, "sizes"), 0), 0, 0.0, 0.0
    for at in range(0, len(texts), TOGETHER):
        some = texts[at : at + TOGETHER]
        with nlp.memory_zone():
            start = time.process_time()
            docs = list(nlp.pipe(some, batch_size=settings.batch_size))
            middle = time.process_time()
            ours = engine.answers([nlp.make_doc(text) for text in some])
            fast += time.process_time() - middle
            slow += middle - start
            theirs = of_documents(docs)
            del docs
        tokens += len(ours.tags)
        for name, count in differing(ours, theirs).items():
            total[name] += count
    return total, tokens, slow, fast


def main() -> int:
    """Compare and print; 1 where one token differs."""
    asked = argparse.ArgumentParser(description="The engine against spaCy's own loop, token for token.")
    asked.add_argument("paths", nargs="+", metavar="REPORTS")
    asked.add_argument("--passages", type=int, default=10_000)
    args = asked.parse_args()
    settings = Settings()
    nlp = Parser(settings).nlp
    engine = batches.engine(nlp)
    if isinstance(engine, fitting.Unfit):
        sys.exit(f"the engine does not take {settings.model}: {engine.message}")
    chance = random.Random(1)  # noqa: S311 - a sample
    real = passages(args.paths, settings)
    real = sorted(chance.sample(real, min(len(real), args.passages)), key=len)
    worse = 0
    for name, texts in (("real", real), ("hostile", sorted(hostile(real, chance), key=len))):
        different, tokens, slow, fast = compared(nlp, engine, texts, settings)
        worse += sum(different.values())
        print(f"{name:8} {len(texts)} passages, {tokens} tokens; share of spaCy's time {fast / slow:.3f}")
        print("  " + ", ".join(f"{name} {count}" for name, count in different.items()) + " differ")
    return int(worse > 0)


if __name__ == "__main__":
    sys.exit(main())
