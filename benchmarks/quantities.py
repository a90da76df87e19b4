"""How many quantities are found and read rightly, on ``benchmarks/data/quantities.txt`` (own, invented sentences).

``python benchmarks/quantities.py [--misses]`` prints recall, precision, and the share of quantities with the right bounds,
unit and role (``right``) and with the right words counted (``what``); floors in ``benchmarks/floors/quantities.yaml``.
It is not called ``numbers``, because a script of that name would hide Python's own module from numpy.
"""

from __future__ import annotations

import sys

from measuring import HERE, Gold, against_floors, marked
from summitry.language.number.numbers import find_numbers
from summitry.language.parse.parser import Parser
from summitry.language.parsed import NumberMention
from summitry.model import Document, Part, Passage
from summitry.settings import Settings
from summitry.values.numbers import write


def fields_of(number: NumberMention, text: str) -> tuple[str, ...]:
    """A quantity in the form of the data."""
    low, high = (("-" if x is None else write(x)) for x in (number.minimum, number.maximum))
    what = "-" if number.what_start is None else text[number.what_start : number.what_end]
    return low, high, number.unit or "-", number.role, what


def score(data: list[tuple[str, list[Gold]]], *, misses: bool = False) -> dict[str, float]:
    """``found``, ``precision``, ``right`` and ``what`` (of those found)."""
    parser = Parser(Settings())
    text, passages = "", []
    for sentence, _ in data:
        passages.append(Passage(Part.PARAGRAPH, len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    document = Document.of(text, locator="benchmark", passages=tuple(passages))
    given = find_numbers(document, parser.sentences(document))
    n = dict.fromkeys(("gold", "found", "right", "what", "extra"), 0)
    for passage, (sentence, gold) in zip(passages, data, strict=True):
        here, upto = [g for g in given if passage.start <= g.start < passage.end], 0
        used: set[NumberMention] = set()
        for words, want in gold:
            at = passage.start + sentence.index(words, upto)
            upto = at - passage.start + len(words)
            hit = next((g for g in here if g.start < at + len(words) and at < g.end and g not in used), None)
            have = fields_of(hit, text) if hit else ()
            n["gold"] += 1
            n["found"] += hit is not None
            n["right"] += have[:4] == want[:4]
            n["what"] += have[4:] == want[4:]
            if hit:
                used.add(hit)
            if misses and have != want:
                print(f"{words!r} is {want}, not {have}: {sentence}")
        n["extra"] += len(here) - len(used)
        if misses:
            for g in here:
                if g not in used:
                    print(f"EXTRA {g.text!r} {fields_of(g, text)}: {sentence}")
    return {
        "quantities": n["gold"],
        "found": n["found"] / n["gold"],
        "precision": 1 - n["extra"] / max(1, len(given)),
        "right": n["right"] / n["gold"],
        "what": n["what"] / n["gold"],
    }


def main() -> int:
    """Print the figures; 1 where one is below its floor."""
    figures = score(marked(HERE / "data/quantities.txt"), misses="--misses" in sys.argv)
    return against_floors(figures, "quantities", "quantities")


if __name__ == "__main__":
    sys.exit(main())
