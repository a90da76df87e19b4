"""Who said what: read articles, write one prediction a line in the form of the quotation benchmark.

    python benchmarks/quotes.py GOLD.jsonl predictions.jsonl [--floors SCORER]

GOLD has ``{"id", "text"}`` a line. Written is ``{"id", "quotes": [{"content", "cue", "source", "speaker_name", "rule"}]}`` with
offsets into the text, made as the benchmark's guidelines cut quotations:

- a "that" before reported words belongs to them, and pieces parted by a mere "and" are one;
- a relative pronoun ("analysts, who said") belongs to the source;
- what a speaker passes on within quotation marks is not labelled there, so it is left out;
- a statement or an "it" of which nobody is known to be the author is a source there, though no speaker;
- where a report is passed on ("South Korean officials said …, the agency reported"), the agency is not labelled twice.

Printed are the tokens a second of extraction without the parser, beside those of parser and language stage. With ``--floors``
the benchmark's ``score.py`` is run and its figures held against ``benchmarks/floors/quotes.yaml``: exit code 1 below one.
"""

from __future__ import annotations

import argparse
import copy
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from summitry.extract.quotes import attributions, extract
from summitry.language import ParsedDocument, analyse
from summitry.model import Claim, Document
from summitry.read import split

Span = list[int]
PASSES = 3
CONJUNCTION = re.compile(r"[\s,]*(?:and|but|or)?\s*")
THAT = re.compile(r"\bthat\s+[\"“]?$", re.IGNORECASE)
PRONOUN = re.compile(r",? (?:who|which|that)\b")


def content(text: str, claim: Claim) -> list[Span]:
    """The pieces of content as the guidelines cut them."""
    pieces: list[Span] = []
    for slot in claim.all("content"):
        start, end = slot.start or 0, slot.end or 0
        opened = THAT.search(text, max(0, start - 8), start)
        start = opened.start() if opened else start
        if pieces and CONJUNCTION.fullmatch(text, pieces[-1][1], start):
            pieces[-1][1] = end
        else:
            pieces.append([start, end])
    return pieces


def source(text: str, claim: Claim) -> list[Span]:
    """The words that name the speakers."""
    spans = []
    for slot in claim.all("speaker"):
        if slot.start is not None and slot.end is not None:
            behind = PRONOUN.match(text, slot.end)
            spans.append([slot.start, behind.end() if behind else slot.end])
    return spans


def prediction(parsed: ParsedDocument) -> dict[str, Any]:
    """The quotes of one article."""
    names = {a.id: a.name for a in parsed.appearances}
    unspoken = {a.cue: a.source.span for a in attributions(parsed)[0] if a.unspoken and a.source is not None}
    quotes = []
    for claim in extract(parsed):
        form = claim.first("form")
        if form is not None and form.why == "nested":
            continue
        speaker, cue = claim.first("speaker"), claim.first("cue")
        words = unspoken.get((cue.start, cue.end)) if cue is not None and cue.start is not None else None
        quotes.append(
            {
                "content": content(parsed.text, claim),
                "source": source(parsed.text, claim) or ([list(words)] if words else []),
                "cue": [[s.start, s.end] for s in claim.all("cue")],
                "rule": form.why if form else "",
                "speaker_name": names.get(speaker.value) if speaker else None,
            }
        )
    return {"id": parsed.document.locator, "quotes": quotes}


def documents(path: Path) -> Iterator[Document]:
    """The articles as documents, their passages as the reading stage finds them."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Document.of(row["text"], locator=row["id"], passages=split(row["text"]))


def extraction(articles: list[ParsedDocument]) -> float:
    """Seconds of one core that reading the quotes of all articles takes, each time from articles as the parser left them.

    The best of some passes: whatever else the machine does at the time makes a pass slower, never faster.
    """
    taken = []
    for _ in range(PASSES):
        fresh = copy.deepcopy(articles)
        started = time.process_time()
        for article in fresh:
            for _ in extract(article):
                pass
        taken.append(time.process_time() - started)
    return min(taken)


def below_floors(gold: Path, out: Path, scorer: Path) -> list[str]:
    """The figures of the speech subset that lie below their floors, as lines to print."""
    command = [sys.executable, str(scorer), str(gold), str(out), "--subset", "speech", "--json"]
    scored = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    floors = yaml.safe_load((Path(__file__).parent / "floors" / "quotes.yaml").read_text("utf-8"))
    figures = {name: scored[name.split(" ")[0]][name.split(" ")[1]] for name in floors}
    for name, figure in figures.items():
        print(f"{name}: {figure} (floor {floors[name]})")
    return [f"{name} is below its floor" for name, figure in figures.items() if figure < floors[name]]


def main() -> None:
    """Read, extract, write, and print the speed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--floors", type=Path, metavar="SCORER", help="the benchmark's score.py")
    given = arguments.parse_args()
    started = time.process_time()
    articles = list(analyse(documents(given.gold)))
    parsed_at = time.process_time()
    seconds = extraction(articles)
    rows = [prediction(article) for article in articles]
    given.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    tokens = sum(len(sentence.tokens) for article in articles for sentence in article.sentences)
    print(f"{len(rows)} articles, {tokens} tokens, {sum(len(r['quotes']) for r in rows)} quotes")
    print(f"parser and language {tokens / (parsed_at - started):,.0f} tokens/s")
    print(
        f"quotes {tokens / seconds:,.0f} tokens/s without the parser (seconds of one core, the best of {PASSES} passes)"
    )
    if given.floors and (below := below_floors(given.gold, given.out, given.floors)):
        sys.exit("\n".join(below))


if __name__ == "__main__":
    main()
