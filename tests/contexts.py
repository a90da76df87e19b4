"""What each context of ``contexts.yaml`` makes of each kind of claim: the sentences, the answer wanted and the answers found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from summitry.extract import claims
from summitry.language import ParsedDocument
from summitry.language.analyse import Analyser
from summitry.model import Claim, Document, Modality, Part, Passage
from summitry.settings import Settings

FILE = Path(__file__).with_name("contexts.yaml")
#: The day of the reports; what has a date within the sentences lies before it, but for what is planned.
PUBLISHED = "2015-06-10"
TABLE: dict[str, Any] = yaml.load(FILE.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings alone
CONTEXTS: dict[str, dict[str, str]] = TABLE["contexts"]
KINDS: dict[str, dict[str, Any]] = TABLE["kinds"]
PENDING: dict[str, list[str]] = TABLE["pending"]
NONE = "none"


@dataclass(frozen=True)
class Case:
    """One context with one kind: its sentences, each with what tells the claim meant, the answers that are right, and on which
    of the sentences silence is right too.
    """

    context: str
    kind: str
    sentences: tuple[tuple[str, Mapping[str, str]], ...]
    right: frozenset[str]
    silent: frozenset[str]
    holder: str | None

    def right_of(self, text: str) -> frozenset[str]:
        """The answers that are right for one of the sentences."""
        return self.right | {NONE} if text in self.silent else self.right

    @property
    def pending(self) -> bool:
        """Whether the kind is known not to read the context aright yet."""
        return self.context in PENDING.get(self.kind, ())


def forms(sentence: Mapping[str, Any]) -> dict[str, str]:
    """What the templates can ask for, of one sentence."""
    base, past, gerund, *given = (f"{verb} {sentence['rest']}" for verb in sentence["verb"])
    subject = sentence["subject"]
    return {
        **{key: sentence[key] for key in ("tag", "noun") if key in sentence},
        "was": sentence.get("was", "was"),
        "subject": subject,
        "base": base,
        "past": past,
        "gerund": gerund,
        "participle": given[0] if given else past,
        "S": f"{subject} {past}",
        "s": f"{subject} {past}",
    }


def case(context: str, kind: str) -> Case:
    """One context with one kind."""
    row, rows = CONTEXTS[context], KINDS[kind]
    right = {as_told(row["answer"], rows.get("own", Modality.HELD))} | ({NONE} if "or_none" in row else set())
    texts = [(row["text"].format_map(forms(one)), one) for one in rows["sentences"]]
    silent = frozenset(text for text, one in texts if context in {**rows.get("silent", {}), **one.get("silent", {})})
    told = tuple((text, one["is"]) for text, one in texts)
    return Case(context, kind, told, frozenset(right), silent, row.get("holder"))


def as_told(answer: str, own: str) -> str:
    """The answer for a kind: "held" means as told, which a kind of plans tells as planned."""
    return answer.replace(Modality.HELD, own)


def cases() -> Iterable[Case]:
    """All contexts with all kinds that can stand in them."""
    return (case(c, kind) for c in CONTEXTS for kind in KINDS if c not in KINDS[kind].get("leave_out", ()))


@cache
def analyser() -> Analyser:
    """One parser for all sentences."""
    return Analyser(Settings())


@cache
def parsed(text: str) -> ParsedDocument:
    """One sentence as a report of its own."""
    passages = (Passage(Part.PARAGRAPH, 0, len(text)),)
    document = Document.of(
        text, locator="test", published=PUBLISHED, published_from="stated", passages=passages, outlet="Fjord News"
    )
    return analyser().annotate(*next(iter(analyser().stream([document]))))


@cache
def claimed(text: str) -> tuple[Claim, ...]:
    """All claims of one sentence."""
    return claims(parsed(text))


def meant(claim: Claim, kind: str, slots: Mapping[str, str], names: Mapping[str, str]) -> bool:
    """Whether a claim is the one that a sentence is about."""
    said = [(slot.role, {names.get(slot.value, slot.value), slot.text}) for slot in claim.slots]
    return claim.kind == kind and all(
        any(role == at and any(words in one for one in given) for at, given in said) for role, words in slots.items()
    )


def answers(of: Case, text: str, slots: Mapping[str, str]) -> frozenset[str]:
    """How far the claims meant are asserted: polarity, modality and, where one is asked for, whether its holder is missing."""
    names = {a.id: a.name for a in parsed(text).appearances}
    found = [c for c in claimed(text) if meant(c, of.kind, slots, names)]
    return frozenset(
        f"{c.polarity}{c.modality}" + ("" if holds(c, of.holder, names) else " without holder") for c in found
    ) or frozenset({NONE})


def holds(claim: Claim, holder: str | None, names: Mapping[str, str]) -> bool:
    """Whether whoever must vouch for a claim does."""
    return holder is None or any(holder in names.get(one, one).lower() for one in claim.holders)


def outcomes(of: Case) -> dict[str, frozenset[str]]:
    """The answers found for each sentence of a case."""
    return {text: answers(of, text, slots) for text, slots in of.sentences}


def wrong(of: Case) -> dict[str, frozenset[str]]:
    """The sentences with an answer that is not right."""
    return {text: found for text, found in outcomes(of).items() if not found <= of.right_of(text)}
