"""The labelled reports, read from their files: ``python training/corpus.py FILE …`` checks them (see ``GUIDE.md``).

A file holds one happening: its reports sentence by sentence with the claims that each tells, its people, and the pairs of
places that agree or that are at odds. ``happening`` gives it as plain data: texts, and claims with offsets into them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

#: Slots of each kind of claim, with the values that a slot may take (none: anything).
SLOTS: dict[str, dict[str, frozenset[str]]] = {
    "encounter": {
        "party": frozenset(),
        "time": frozenset(),
        "place": frozenset(),
        "venue": frozenset(),
        "ordinal": frozenset(),
        "outcome": frozenset(),
        "format": frozenset(
            [
                "summit",
                "talks",
                "meeting",
                "call",
                "visit",
                "dinner",
                "ceremony",
                "signing",
                "press conference",
                "session",
                "forum",
            ]
        ),
        "modality": frozenset(["held", "planned", "proposed", "expected", "possible", "cancelled", "denied"]),
    },
    "tally": {"party": frozenset(), "count": frozenset(), "since": frozenset(), "until": frozenset()},
    "stance": {
        "actor": frozenset(),
        "issue": frozenset(),
        "attitude": frozenset(
            [
                "wants",
                "supports",
                "opposes",
                "demands",
                "offers",
                "promises",
                "rejects",
                "proposes",
                "accepts",
                "conditional",
            ]
        ),
    },
    "measure": {
        "what": frozenset(),
        "body": frozenset(),
        "target": frozenset(),
        "deadline": frozenset(),
        "status": frozenset(
            ["in force", "proposed", "agreed", "announced", "planned", "suspended", "ended", "rejected"]
        ),
    },
    "action": {
        "actor": frozenset(),
        "recipient": frozenset(),
        "time": frozenset(),
        "type": frozenset(
            [
                "AGREE",
                "SUPPORT",
                "CONCEDE",
                "COOPERATE",
                "AID",
                "RETREAT",
                "REQUEST",
                "ACCUSE",
                "REJECT",
                "THREATEN",
                "PROTEST",
                "SANCTION",
                "MOBILIZE",
                "COERCE",
                "ASSAULT",
            ]
        ),
    },
    "outlook": {
        "who": frozenset(),
        "what": frozenset(),
        "time": frozenset(),
        "modality": frozenset(["planned", "expected", "forecast", "possible"]),
    },
    "gap": {"who": frozenset(), "what": frozenset()},
    "noise": {},
}
#: Slots without which a claim of a kind says nothing.
NEEDED = {
    "encounter": ("format", "modality"),
    "tally": ("count",),
    "stance": ("actor", "attitude", "issue"),
    "measure": ("what", "status"),
    "action": ("actor", "type"),
    "outlook": ("what", "modality"),
    "gap": ("what",),
}


class Fault(ValueError):  # noqa: N818 - what is wrong, not what went wrong
    """A line of a file that cannot be read, with what is wrong with it."""


@dataclass(frozen=True)
class Label:
    """A claim that a reader found: where it stands in its report's text, and its slots."""

    report: str
    kind: str
    start: int
    end: int
    slots: dict[str, tuple[str, ...]]
    optional: bool = False


@dataclass
class Happening:
    """The reports of one happening, with the claims that they tell."""

    name: str
    about: dict[str, str]
    reports: dict[str, dict[str, str]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    people: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    agree: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    conflict: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def pieces(line: str) -> tuple[str, dict[str, str]]:
    """What stands before the first bar of a line, and the ``key=value`` pairs behind it."""
    first, *rest = re.split(r"\s+\|\s+", line.strip())
    pairs = {}
    for one in rest:
        key, equals, value = one.partition("=")
        if not equals or not re.fullmatch(r"[a-z]+", key):
            raise Fault(f"not key=value: {one!r}")
        pairs[key] = value.strip()
    return first, pairs


def _slots(kind: str, given: dict[str, str]) -> dict[str, tuple[str, ...]]:
    known = SLOTS[kind]
    slots = {}
    for role, value in given.items():
        if role not in known:
            raise Fault(f"a {kind} has no {role}")
        values = tuple(part.strip() for part in value.split(";") if part.strip())
        if known[role] and not known[role].issuperset(values):
            raise Fault(f"{role} of a {kind} is one of {', '.join(sorted(known[role]))}, not {value!r}")
        slots[role] = values
    for role in NEEDED.get(kind, ()):
        if role not in slots:
            raise Fault(f"a {kind} needs {role}")
    return slots


class _Reader:
    def __init__(self) -> None:
        self.happening = Happening("", {})
        self.section = ""
        self.sentence = (0, 0)
        self.paragraph = True

    def line(self, line: str) -> None:
        if not line.strip():
            self.paragraph = True
        elif line.startswith("== "):
            self._open(line[3:])
        elif line.startswith("= "):
            self.happening.name, self.happening.about = pieces(line[2:])
        elif self.section in ("people", "agree", "conflict"):
            self._listed(line)
        elif self.section not in self.happening.reports:
            raise Fault("a sentence before the first report")
        elif line.startswith(("  ", "? ")):
            self._label(line)
        else:
            self._sentence(line.strip())

    def _open(self, line: str) -> None:
        self.section, about = pieces(line)
        self.paragraph = True
        if re.fullmatch("[a-z]{1,3}", self.section):
            for key in ("outlet", "date", "style"):
                if key not in about:
                    raise Fault(f"report {self.section} has no {key}")
            self.happening.reports[self.section], self.happening.texts[self.section] = about, ""
        elif self.section not in ("people", "agree", "conflict"):
            raise Fault(f"no such section: {self.section}")

    def _sentence(self, line: str) -> None:
        text = self.happening.texts[self.section]
        text += "" if not text else "\n\n" if self.paragraph else " "
        self.sentence, self.paragraph = (len(text), len(text) + len(line)), False
        self.happening.texts[self.section] = text + line

    def _label(self, line: str) -> None:
        optional = line.strip().startswith("? ")
        kind, given = pieces(line.strip().removeprefix("? "))
        if kind not in SLOTS:
            raise Fault(f"no such kind: {kind!r} (a sentence begins at the start of its line)")
        start, end = self.sentence
        if kind != "noise":
            start, end = self._place(given.pop("says", ""))
        self.happening.labels.append(Label(self.section, kind, start, end, _slots(kind, given), optional))

    def _place(self, says: str) -> tuple[int, int]:
        start, end = self.sentence
        sentence = self.happening.texts[self.section][start:end]
        if not says or sentence.count(says) != 1:
            raise Fault(f"says stands {sentence.count(says) if says else 0} times in its sentence: {says!r}")
        at = start + sentence.index(says)
        return at, at + len(says)

    def _listed(self, line: str) -> None:
        what, given = pieces(line)
        for report, words in given.items():
            if report in self.happening.texts and words not in self.happening.texts[report]:
                raise Fault(f"not in report {report}: {words!r}")
        getattr(self.happening, self.section).append((what, given))


def happening(path: Path) -> Happening:
    """The happening of a file. Raises :class:`Fault` with the number of the line that is wrong."""
    reader = _Reader()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            reader.line(line)
        except Fault as fault:
            raise Fault(f"{path.name}:{number}: {fault}") from None
    return reader.happening


def faults(path: Path) -> Iterator[str]:
    """Every line of a file that is wrong."""
    reader = _Reader()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            reader.line(line)
        except Fault as fault:
            yield f"{path.name}:{number}: {fault}"


def main(paths: list[str]) -> int:
    """Print what is wrong in files, or what they hold."""
    wrong = [fault for path in paths for fault in faults(Path(path))]
    print("\n".join(wrong) or "OK")
    if not wrong:
        for path in paths:
            one = happening(Path(path))
            sentences = sum(len(re.findall(r"[.?!][”\"’']?(?:\s|$)", text)) for text in one.texts.values())
            kinds = {kind: sum(label.kind == kind for label in one.labels) for kind in SLOTS}
            print(
                one.name,
                f"{len(one.texts)} reports, about {sentences} sentences;",
                *[f"{k} {n}" for k, n in kinds.items() if n],
            )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
