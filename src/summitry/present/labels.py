"""A record as a file of labelled reports, in the form that training reads (``training/GUIDE.md``): sentences, claims below them.

What users set aside as wrong is left out. A claim that is less than strict, and that nobody confirmed, is marked with ``?``:
one that a reader may count or not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, product, zip_longest
from string import ascii_lowercase

from summitry import kinds, lexicon
from summitry.errors import InputError
from summitry.kinds import ValueType
from summitry.language.parse import divisions
from summitry.model import Actor, ActorType, Appearance, Certainty, Claim, Document, Modality, Part, Slot
from summitry.present.lookup import held
from summitry.reconcile.corrections import set_aside
from summitry.record import Store
from summitry.record.targets import is_report
from summitry.values import edtf

#: What a sentence may not begin with in a file of labelled reports.
_RESERVED = re.compile(r"^(?:[=?]+\s+)+")
_WORD = re.compile(r"\S+")
#: What parts the slots of a label.
_BAR = re.compile(r"(?<!\S)\|(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which reports are labelled (words of their outlet, title, path, or their text), and with claims how sure."""

    document: str = ""
    about: str = ""
    certainty: Certainty = Certainty.BALANCED

    def takes(self, document: Document) -> bool:
        """Whether a report is among them."""
        wanted = not self.document or is_report(document, self.document)
        return wanted and self.about.casefold() in f"{document.title or ''} {document.text}".casefold()


@dataclass(frozen=True, slots=True)
class Labelled:
    """The file, and how many claims it lacks because a label needs a slot that they do not have."""

    text: str
    lacking: int


def labelled(store: Store, asked: Asked | None = None) -> Labelled:
    """A record as a file of labelled reports. Raises InputError where no report is asked for."""
    asked = asked or Asked()
    documents = [document for document in store.documents() if asked.takes(document)]
    if not documents:
        raise InputError("no report of the record answers to that; summitry sources lists them")
    writer = _Writer(store, asked)
    documents.sort(key=lambda doc: (doc.published or "~", doc.id))
    out = [_head("=", _plain(store.path.stem), title=_title(store, documents))]
    for letters, document in zip(_letters(), documents, strict=False):
        out += writer.report(letters, document)
    out += ["== people", *writer.people(documents)]
    return Labelled("\n".join(out) + "\n", writer.lacking)


class _Writer:
    """Who writes the reports of one record: what is known of its claims and actors."""

    def __init__(self, store: Store, asked: Asked) -> None:
        self._wrong = set_aside(store.corrections())
        self._store, self._certainty = store, asked.certainty
        self._actors: dict[str, Actor | Appearance] = {a.id: a for a in store.appearances()}
        self._actors |= {a.id: a for a in store.actors()}
        self.lacking = 0

    def report(self, letters: str, document: Document) -> Iterator[str]:
        """The lines of one report."""
        yield _head(
            "==",
            letters,
            outlet=document.outlet or document.locator,
            date=(document.published or "")[:10],
            style=lexicon.load("labels")["style"],
            title=document.title or "",
        )
        sentences = list(_sentences(document))
        starts, told = [one.start for one in sentences], defaultdict(list)
        for claim in self._claims(document):
            told[bisect_right(starts, claim.start) - 1].append(claim)
        for n, one in enumerate(sentences):
            if one.paragraph and n:
                yield ""
            yield one.line
            yield from self._labels(one, told[n])

    def _claims(self, document: Document) -> Iterator[Claim]:
        """The claims of a report that can be labels: those that are sure enough, none that is wrong."""
        for claim in self._store.claims(document=document.id):
            if claim.certainty.reaches(self._certainty) and claim.id not in self._wrong and _is_labelled(claim):
                yield claim

    def _labels(self, sentence: _Sentence, claims: Iterable[Claim]) -> Iterator[str]:
        """The labels of a sentence, each once; of two that read the same the surer one."""
        made: dict[str, bool] = {}
        for claim in claims:
            says, slots = sentence.stretch(claim.start, claim.end), self._slots(claim)
            if not says or not slots.keys() >= set(lexicon.load("labels")["needed"][claim.kind]):
                self.lacking += 1
                continue
            label = _head("", claim.kind, says=says, **slots)
            sure = claim.certainty is Certainty.STRICT
            made[label] = made.get(label, False) or sure
        yield from (f"  {label}" if sure else f"  ? {label}" for label, sure in made.items())

    def _slots(self, claim: Claim) -> dict[str, str]:
        """The slots of a label, with their values as labels have them."""
        table, found = lexicon.load("labels"), {}
        for role in table["slots"][claim.kind]:
            allowed = table["choices"].get(claim.kind, {}).get(role)
            held = dict.fromkeys(value for value in self._values(claim, role) if value)
            fitting = [value for value in held if allowed is None or value in allowed]
            found[role] = "; ".join(fitting) or table["otherwise"].get(claim.kind, {}).get(role, "")
        return {role: value for role, value in found.items() if value}

    def _values(self, claim: Claim, role: str) -> Iterator[str]:
        if role == lexicon.load("labels")["come_about"].get(claim.kind):
            yield str(Modality.DENIED if claim.polarity == "-" else claim.modality)
        yield from (self._value(slot) for slot in claim.all(role))

    def _value(self, slot: Slot) -> str:
        """People by name, states by their codes, what is said in its own words; nothing for a time that no date is known of."""
        sort, known = kinds.role(slot.role).type, self._actors.get(slot.value)
        if known is not None:
            return _listed(known.country if known.actor_type is ActorType.STATE and known.country else known.name)
        if sort is ValueType.EDTF and slot.value.startswith(edtf.RELATIVE):
            return ""
        return _listed(slot.text if sort is ValueType.WORDS and slot.text else slot.value)

    def people(self, documents: Sequence[Document]) -> Iterator[str]:
        """The people of some reports, with their countries and offices."""
        there = {doc.id for doc in documents}
        here = {a.id for a in self._store.appearances() if a.document in there}
        for actor in sorted(self._store.actors(), key=lambda a: a.name):
            if actor.actor_type is ActorType.PERSON and here & set(actor.appearances):
                office = next((r.office for r in held(actor.roles) if r.office), "")
                told = {"country": actor.country or "", "role": office or ""}
                yield _head("", _listed(actor.name), **{key: said for key, said in told.items() if said})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a report: where it stands, and whether a paragraph begins with it."""

    text: str
    start: int
    end: int
    paragraph: bool

    @property
    def line(self) -> str:
        """Its words on one line."""
        return _RESERVED.sub("", _plain(self.text[self.start : self.end]))

    def stretch(self, start: int, end: int) -> str:
        """The words of ``[start, end)`` with as many around them as make them stand in the sentence once; empty for none.

        A bar between spaces parts the slots of a label, and cannot be among them.
        """
        said = next((s for s in self._wider(start, end) if self.line.count(s) == 1), "")
        return "" if _BAR.search(said) else said

    def _wider(self, start: int, end: int) -> Iterator[str]:
        """The words of ``[start, end)`` within the sentence, then with one more before them, one more behind them, and so on."""
        low, high = max(start, self.start), min(end, self.end)
        words = [m.span() for m in _WORD.finditer(self.text, self.start, self.end)]
        before, behind = [s for s, _ in reversed(words) if s < low], [e for _, e in words if e > high]
        yield _plain(self.text[low:high])
        for one, other in zip_longest(before, behind):
            low = low if one is None else one
            yield _plain(self.text[low:high])
            high = high if other is None else other
            yield _plain(self.text[low:high])
        yield self.line


def _sentences(document: Document) -> Iterator[_Sentence]:
    """The sentences of a report. A dateline belongs to the one behind it."""
    starts = [passage.start for passage in document.passages]
    before, home = 0, -1
    for one in divisions.sentences(document):
        at = bisect_right(starts, one.start) - 1
        start = _with_dateline(document, at, one.start) if at != home else one.start
        broken = at != home or "\n\n" in document.text[before : one.start]
        made = _Sentence(document.text, start, one.end, broken)
        before, home = one.end, at
        if made.line:
            yield made


def _with_dateline(document: Document, at: int, start: int) -> int:
    """Where a sentence of a passage begins, with the dateline that stands before it on its line."""
    line = document.passages[at - 1] if at > 0 else None
    own = line is not None and document.passages[at].start <= start and line.part is Part.DATELINE
    return line.start if line and own and "\n" not in document.text[line.end : start] else start


def _is_labelled(claim: Claim) -> bool:
    """Whether labels have the kind of a claim, and words for how it is told: most have none for what is denied or yet to come."""
    table, kind = lexicon.load("labels"), claim.kind
    denied = claim.polarity == "-" and kind in table["affirmed"]
    return kind in table["slots"] and not denied and claim.modality == table["only"].get(kind, claim.modality)


def _title(store: Store, documents: Sequence[Document]) -> str:
    there = {doc.id for doc in documents}
    stories = sorted(store.stories(), key=lambda s: (-len(there & set(s.documents)), s.id))
    return next((story.title for story in stories), "")


def _letters() -> Iterator[str]:
    """What the reports of a file are called: a to z, then two letters, then three."""
    return ("".join(some) for length in count(1) for some in product(ascii_lowercase, repeat=length))


def _head(mark: str, name: str, **about: str) -> str:
    """A line of a mark, a name, and what is said of it."""
    return " ".join(
        filter(None, (mark, " | ".join((_on_line(name), *(f"{key}={_on_line(about[key])}" for key in about)))))
    )


def _on_line(value: str) -> str:
    return _BAR.sub("/", _plain(value))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _listed(text: str) -> str:
    """A value as one of several that semicolons part."""
    return _on_line(text).replace(";", ",")
