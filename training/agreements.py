"""How our own labelled reports are joined: ``python training/agreements.py [FILE …] [--show contested corroborated misses]``.

Of the pairs of places in ``training/own`` that agree or are at odds: how many stand in one entry, and how many of those at odds
have a finding that says so. With every contested finding of the records and whether a labelled pair of places is behind it.
A place is found as the scorer of the gold finds it: a claim shares at least half of the words of one of the two.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests")]

import corpus
from summitry import workers
from summitry.model import Claim, Document, Entry, Finding, Reading, Reconciled, Standing, Story
from summitry.reconcile.actors.cluster import join_actors
from summitry.reconcile.growing.derive import Grounds, derive, ordered
from summitry.reconcile.sources.copies import find_copies
from summitry.reconcile.sources.origins import assign_origins
from summitry.settings import Settings

WORD = re.compile(r"\w+(?:[’'.\-&]\w+)*|[$€£%]")
Pairs = Iterable[tuple[str, Mapping[str, str]]]


def one_story(readings: Sequence[Reading]) -> Reconciled:
    """The record of readings that are all of one story: what is asked is how claims are joined, not how stories are found."""
    some = ordered(readings)
    documents = [r.document for r in some]
    story = Story(id="s-one", title="", documents=tuple(d.id for d in documents))
    copies = find_copies(documents)
    actors = join_actors(some, {d.id: story.id for d in documents}, ())
    assigned = assign_origins(some, copies, actors)
    grounds = Grounds(
        copies, (story,), assigned.origins, assigned.by_document, assigned.by_claim, assigned.sources.by_claim
    )
    return derive(some, grounds, (), actors)


@dataclass
class Read:
    """The record of one happening, with its documents by the letters of its reports."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    made: Reconciled

    @classmethod
    def of(cls, readings: Sequence[Reading], texts: Mapping[str, str]) -> Read:
        """The record of some readings; a report is known by its text."""
        found = {
            letter: reading.document
            for letter, text in texts.items()
            for reading in readings
            if text.strip()[:200] in reading.document.text
        }
        made = one_story(readings)
        claims = (*(c for r in readings for c in r.claims), *made.claims)
        return cls(found, {c.id: c for c in claims}, made)

    def touched(self, entry: Entry, report: str, words: str) -> bool:
        """Whether a claim of an entry stands at some words of a report."""
        document = self.documents[report]
        pattern = r"\s+".join(map(re.escape, words.split()))
        places = [_words(document.text, *m.span()) for m in re.finditer(pattern, document.text)]
        claims = (self.claims[c] for c in entry.claims if c in self.claims)
        mine = [_words(document.text, c.start, c.end) for c in claims if c.document == document.id]
        return any(_one_place(x, y) for x in places for y in mine)

    def holding(self, places: Mapping[str, str]) -> list[Entry]:
        """The entries with a claim at every one of some places."""
        return [e for e in self.made.entries if all(self.touched(e, d, w) for d, w in places.items())]

    def contested(self) -> Iterator[tuple[Entry, Finding]]:
        """All contested findings."""
        yield from ((e, f) for e in self.made.entries for f in e.findings if f.standing is Standing.CONTESTED)


def _words(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset(m.start() for m in WORD.finditer(text, start, end))


def _one_place(a: frozenset[int], b: frozenset[int]) -> bool:
    shared = len(a & b)
    return bool(shared) and 2 * shared >= min(len(a), len(b))


@dataclass
class Score:
    """Pairs found and asked for, by what they are, and the lines that were asked to be shown."""

    counted: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    shown: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, what: str, found: bool, said: str) -> None:
        """Count one pair."""
        self.counted[what][0] += found
        self.counted[what][1] += 1
        if not found:
            self.shown["misses"].append(f"{what}: {said}")


def score(name: str, read: Read, agree: Pairs, conflict: Pairs, made: Score) -> None:
    """Count what one record finds of the pairs of its happening."""
    for what, given in agree:
        places = {d: w for d, w in given.items() if d in read.documents}
        made.add("agree", bool(read.holding(places)), f"{name}: {what}")
    labelled = []
    for what, given in conflict:
        places = {d: w for d, w in given.items() if d in read.documents}
        hits = read.holding(places)
        kind = given.get("type", "")
        made.add(f"{kind}, joined", bool(hits), f"{name}: {what}")
        hits = [e for e in hits if any(f.standing is Standing.CONTESTED for f in e.findings)]
        made.add(f"{kind}, contested", bool(hits), f"{name}: {what} {places}")
        labelled += [(e.id, kind) for e in hits]
    for entry, finding in read.contested():
        sorts = sorted({kind for one, kind in labelled if one == entry.id})
        made.counted["contested findings with a labelled pair"][0] += bool(sorts)
        made.counted["contested findings with a labelled pair"][1] += 1
        made.shown["contested"].append(f"{name} {'/'.join(sorts) or '-'} {_told(read, entry, finding)}")
    for entry in read.made.entries:
        for finding in entry.findings:
            if finding.standing is Standing.CORROBORATED:
                made.counted["corroborated findings"][1] += 1
                made.shown["corroborated"].append(f"{name} {_told(read, entry, finding)}")


def _told(read: Read, entry: Entry, finding: Finding) -> str:
    """A finding as lines for people to read: its values, and the sentences that tell them."""
    lines = [f"[{entry.kind}] {finding.role}: {finding.why}"]
    for value in finding.values:
        lines.append(f"    = {value.relation} {value.value} ({len(value.origins)})")
        for claim in (read.claims[c] for c in value.claims if c in read.claims):
            text = next(d.text for d in read.documents.values() if d.id == claim.document)
            around = text[max(0, claim.start - 60) : claim.end + 60].replace("\n", " ")
            letter = next(k for k, d in read.documents.items() if d.id == claim.document)
            lines.append(f"        {letter} {claim.kind}: …{around}…")
    return "\n".join(lines)


def readings(one: corpus.Happening) -> list[Reading]:
    """The readings of a happening's reports."""
    documents = [
        Document.of(text, locator=f"{one.name}-{k}", outlet=one.reports[k]["outlet"], published=one.reports[k]["date"],
                    published_from="stated")
        for k, text in one.texts.items()
    ]  # fmt: skip
    return [r for r in workers.readings(iter(documents), Settings()) if isinstance(r, Reading)]


def table(made: Score) -> None:
    """Print what was counted."""
    for what, (found, of) in sorted(made.counted.items()):
        print(f"{what:45} {found:4} of {of:4}  {found / of:.3f}")


def main() -> None:
    """Read, reconcile, score, print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("files", nargs="*", type=Path)
    asked.add_argument("--show", nargs="*", default=[], choices=["contested", "corroborated", "misses"])
    given = asked.parse_args()
    from parse_cache import CachedParser

    made = Score()
    with patch("summitry.language.analyse.Parser", CachedParser):
        for file in given.files or sorted((HERE / "own").glob("*.txt")):
            one = corpus.happening(file)
            score(one.name, Read.of(readings(one), one.texts), one.agree, one.conflict, made)
    table(made)
    for what in given.show:
        print(f"\n== {what}", *made.shown[what], sep="\n")


if __name__ == "__main__":
    main()
