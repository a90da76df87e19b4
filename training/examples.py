"""Labelled reports as examples for the judge: each candidate with its features and vectors, each label with its candidates.

Reports come from folders of files as ``GUIDE.md`` tells, or from folders of gold (``gold.yaml`` beside the texts). They are
read by Summitry itself, so that a candidate is seen in training just as it is seen when a user's report is read.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

import corpus
from summitry import extract
from summitry.errors import Skipped
from summitry.extract.arguments import Named
from summitry.extract.judge.anchors import anchor, anchored
from summitry.extract.judge.candidates import KINDS, candidates
from summitry.extract.judge.encoder import Encoder
from summitry.extract.judge.features import features
from summitry.extract.judge.judge import by_sentence, vector, whole
from summitry.extract.judge.telling import value_of
from summitry.extract.judge.who import places
from summitry.language import ParsedDocument
from summitry.language.analyse import analyse
from summitry.language.clauses.reach import depth
from summitry.model import Claim
from summitry.read import documents
from summitry.settings import Settings

#: Words that do not tell one actor from another.
TITLES = frozenset({"the", "a", "an", "mr", "mrs", "ms", "president", "s", "of"})
WORD = re.compile(r"\w+(?:[’'.\-&]\w+)*|[$€£%]")
#: Slots that say whose a claim is, which a head finds by where that stands.
WHOSE = {"stance": "actor", "measure": "body", "action": "actor", "outlook": "who", "gap": "who"}
#: Slots that have a head of their own.
SLOTS = (
    "stance.attitude",
    "action.type",
    "measure.status",
    "outlook.modality",
    "encounter.modality",
    "encounter.format",
)


@dataclass
class Candidate:
    """A predicate of a report: where it stands in the text, with its features and, once encoded, its vectors."""

    report: int
    head: tuple[int, int]
    span: tuple[int, int]
    sentence: tuple[int, int]
    depth: int
    word: str
    category: str
    features: tuple[str, ...]
    rules: dict[str, dict[str, str]]
    places: dict[str, list[list[str]]] = field(default_factory=dict)
    vectors: np.ndarray | None = None


@dataclass
class Label:
    """A claim that a reader found in a report, and the candidates that its words hold."""

    report: int
    kind: str
    span: tuple[int, int]
    optional: bool
    slots: Mapping[str, str]
    candidates: list[int]


@dataclass
class Proposal:
    """A claim of the rules: where it stands, the candidates in its words, its type or attitude where its kind has one."""

    report: int
    kind: str
    span: tuple[int, int]
    candidates: list[int]
    value: str


@dataclass
class Examples:
    """Reports (their set, source and text), candidates and labels."""

    reports: list[dict[str, str]] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    rules: list[Proposal] = field(default_factory=list)


def happenings(folder: Path) -> Iterator[tuple[str, Path, dict[str, str], list[dict[str, Any]]]]:
    """Sets of a folder of our own form: name, a file of reports to be read, texts, and labels."""
    for file in sorted(folder.glob("*.txt")):
        one = corpus.happening(file)
        with tempfile.TemporaryDirectory() as place:
            rows = Path(place) / "reports.jsonl"
            rows.write_text(
                "".join(
                    json.dumps(
                        {"text": text, "published": one.reports[key]["date"], "outlet": one.reports[key]["outlet"]}
                    )
                    + "\n"
                    for key, text in one.texts.items()
                ),
                encoding="utf-8",
            )
            told = [
                {"src": label.report, "kind": label.kind, "span": (label.start, label.end), "optional": label.optional}
                | {role: values[0] for role, values in label.slots.items() if values}
                for label in one.labels
            ]
            yield one.name, rows, one.texts, told


def gold(folder: Path) -> Iterator[tuple[str, Path, dict[str, str], list[dict[str, Any]]]]:
    """Sets of gold: name, the file of reports, texts, and labels with their stretches."""
    for file in sorted(folder.glob("*/gold.yaml")):
        rows = file.parent / "reports.jsonl"
        texts = {path.stem: path.read_text("utf-8") for path in sorted(file.parent.glob("?.txt"))}
        held = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        told = []
        for claim in held["claims"]:
            span = located(texts[claim["src"]], str(claim.get("says", "")))
            if span is not None:
                told.append({**claim, "span": span})
        yield file.parent.name, rows if rows.exists() else file.parent, texts, told


def located(text: str, words: str) -> tuple[int, int] | None:
    """Where words first stand in a text, white space aside."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(pattern, text) if pattern else None
    return found.span() if found else None


def read(sets: Iterable[tuple[str, Path, dict[str, str], list[dict[str, Any]]]], source: str, into: Examples) -> None:
    """Read sets and add what they hold."""
    for name, key, parsed, own in told_reports(sets):
        add(into, parsed, {"set": name, "source": source, "report": key, "text": parsed.text}, own)


def told_reports(
    sets: Iterable[tuple[str, Path, dict[str, str], list[dict[str, Any]]]],
) -> Iterator[tuple[str, str, ParsedDocument, list[dict[str, Any]]]]:
    """The reports of sets: the name of the set, that of the report, the report as it is read, its labels."""
    for name, rows, texts, told in sets:
        paths = [rows] if rows.is_file() else sorted(rows.glob("?.txt"))
        found = [one for one in documents(paths, Settings()) if not isinstance(one, Skipped)]
        for parsed in analyse(found, Settings()):
            key = next((key for key, text in texts.items() if text.strip() in parsed.text), None)
            if key is None:
                print(f"{name}: a report does not hold its text")
                continue
            shift = parsed.text.find(texts[key].strip()) - (len(texts[key]) - len(texts[key].lstrip()))
            own = [
                dict(one, span=(one["span"][0] + shift, one["span"][1] + shift)) for one in told if one["src"] == key
            ]
            yield name, key, parsed, own


def add(into: Examples, parsed: ParsedDocument, about: dict[str, str], told: list[dict[str, Any]]) -> None:
    """Add one report with its candidates and labels."""
    at = len(into.reports)
    into.reports.append(about)
    proposed = extract.claims(parsed)
    quoted = extract.with_quotes(parsed)
    by = by_sentence(quoted, proposed)
    mine: list[int] = []
    for sentence in quoted.sentences:
        own = anchored(sentence, by.get(sentence.start, ()))
        for frame in candidates(quoted, sentence):
            mine.append(len(into.candidates))
            into.candidates.append(
                Candidate(
                    report=at,
                    head=(frame.head.start, frame.head.end),
                    span=whole(frame),
                    sentence=(sentence.start, sentence.end),
                    depth=depth(sentence, frame.head),
                    word=frame.word,
                    category=str(frame.category),
                    features=tuple(features(quoted, frame, own)),
                    rules={
                        claim.kind: {slot.role: slot.value for slot in claim.slots} | {"modality": str(claim.modality)}
                        for claim in own.get(frame.head.i, ())
                    },
                    places={place: [names(one) for one in some] for place, some in places(quoted, frame).items()},
                )
            )
            into.candidates[-1].frame = frame  # type: ignore[attr-defined]
    into.rules += [_proposal(into, quoted, at, mine, c) for c in proposed if c.kind in KINDS]
    for one in told:
        if one["kind"] in KINDS:
            start, end = one["span"]
            inside = [i for i in mine if start <= into.candidates[i].head[0] < end]
            known = corpus.SLOTS[one["kind"]]
            slots = {
                key: value
                for key, value in one.items()
                if isinstance(value, str) and (not known.get(key) or value in known[key])
            }
            into.labels.append(Label(at, one["kind"], (start, end), bool(one.get("optional")), slots, inside))


def _proposal(into: Examples, parsed: ParsedDocument, at: int, mine: list[int], claim: Claim) -> Proposal:
    sentence = parsed.sentence_at(claim.start)
    own = anchor(sentence, claim) if sentence is not None else None
    head = own.head.start if own is not None else claim.start
    heads = {i: into.candidates[i].head[0] for i in mine}
    inside = [i for i, start in heads.items() if start == head or claim.start <= start < claim.end]
    return Proposal(at, claim.kind, (claim.start, claim.end), inside, value_of(claim))


def names(one: Named) -> list[str]:
    """What an actor may be called: its names and its country, else the words."""
    known = one.appearance
    if known is None:
        return [one.value]
    return [known.name, *known.names, *([known.country] if known.country else [])]


def same_name(wanted: str, found: Iterable[str]) -> bool:
    """Whether a reader's name for an actor is one of its names: the same words, or those of the shorter among the longer."""
    for part in re.split(r" and | \| ", wanted):
        own = set(bare(part))
        for name in found:
            other = set(bare(name))
            if (
                own
                and other
                and (own <= other or other <= own)
                and (len(own & other) >= 2 or 1 in (len(own), len(other)))
            ):
                return True
    return False


def bare(name: str) -> list[str]:
    """The words of a name without titles and articles."""
    return [word for word in re.findall(r"\w+", name.lower()) if word not in TITLES]


def encode(examples: Examples, encoder: Encoder) -> None:
    """Give every candidate its vectors."""
    by: defaultdict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for candidate in examples.candidates:
        by[candidate.report, candidate.frame.sentence.start].append(candidate)  # type: ignore[attr-defined]
    keys = list(by)
    texts = []
    for report, start in keys:
        sentence = by[report, start][0].frame.sentence  # type: ignore[attr-defined]
        texts.append(examples.reports[report]["text"][sentence.start : sentence.end])
    for key, found in zip(keys, encoder.read(texts), strict=True):
        for candidate in by[key]:
            candidate.vectors = vector(found, candidate.frame)  # type: ignore[attr-defined]
    for candidate in examples.candidates:
        del candidate.frame  # type: ignore[attr-defined]


@cache
def words_of(text: str, span: tuple[int, int]) -> frozenset[int]:
    """Where the words of a stretch begin. Kept: thresholds are tried out over the same stretches again and again."""
    return frozenset(m.start() + span[0] for m in WORD.finditer(text[slice(*span)]))


def same_place(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches share half the words of either."""
    a, b = words_of(text, one), words_of(text, other)
    shared = len(a & b)
    return bool(shared) and (2 * shared >= len(a) or 2 * shared >= len(b))
