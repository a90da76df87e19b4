"""Claims that a rule, sanction, obligation or agreement stands, is proposed, or ends.

Three ways to tell one: a noun of ``vocabulary/measures.yaml`` with something done to it ("imposed sanctions", "an accord was
reached") or with a complement of its own ("sanctions on trade"), in ``measures_nouns.py``; a duty, a ban, a halt or a veto
told by a verb ("are obliged to leave by May", "vetoed the text"), in ``measures_duties.py``. What stands and what is
only proposed is worked out in ``measures_status.py``. A bare mention ("the sanctions") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summitry.extract.measures_duties import duties
from summitry.extract.measures_nouns import nouns
from summitry.extract.measures_status import acting
from summitry.extract.measures_words import Rule, listed
from summitry.extract.modality import stand
from summitry.extract.slots import actors, slot, vouchers
from summitry.language import ParsedDocument, Sentence, TimeMention
from summitry.language.clauses.syntax import is_verb
from summitry.model import Claim, Modality, Slot

#: Letters before a time in which the word stands that makes it a deadline ("by the end of").
DUE = 24
#: Modality of a claim by the status of its measure; of a proposal it is that of the words.
MODALITY_OF = {"rejected": Modality.DENIED, "announced": Modality.PLANNED}
PROPOSALS = frozenset({Modality.PROPOSED, Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE})


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The measures of a parsed document, in text order."""
    for sentence in parsed.sentences:
        if parsed.text[sentence.start : sentence.end].rstrip(" \"”'’\n").endswith("?"):
            continue
        covered: list[tuple[int, int]] = []
        rules = (*duties(sentence), *nouns(sentence))
        for rule in sorted(rules, key=lambda r: (r.trigger.pos == "NOUN", r.trigger.i)):
            if not any(start <= rule.trigger.start < end for start, end in covered):
                covered.append(rule.what if rule.trigger.pos == "NOUN" else (rule.start, rule.end))
                yield _claim(parsed, sentence, rule)


def _claim(parsed: ParsedDocument, sentence: Sentence, rule: Rule) -> Claim:
    bodies = actors(parsed, sentence, rule.bodies)
    taken = {b.value for b in bodies}
    slots: list[Slot] = [b.as_slot(parsed, "body") for b in bodies]
    slots += [t.as_slot(parsed, "target") for t in actors(parsed, sentence, rule.targets) if t.value not in taken]
    slots += [
        slot(parsed, "what", *rule.what),
        slot(parsed, "instrument", rule.trigger.start, rule.trigger.end, rule.instrument),
        slot(parsed, "status", rule.trigger.start, rule.trigger.end, rule.status),
    ]
    slots += _deadline(parsed, sentence, rule)
    start, end = min(rule.start, rule.trigger.start), max(rule.end, rule.trigger.end)
    return Claim.of(
        "measure",
        parsed.document.id,
        start,
        end,
        tuple(slots),
        modality=_modality(sentence, rule),
        holders=vouchers(parsed, sentence, rule.trigger),
        part=parsed.part(sentence),
    )


def _modality(sentence: Sentence, rule: Rule) -> Modality:
    """What stands, stood or was agreed is held; what is proposed is so in the way that its words tell."""
    if rule.status == "proposed":
        verb = None if is_verb(rule.trigger) else acting(sentence, rule.trigger)[0]
        told = [stand(sentence, t)[0] for t in (rule.trigger, verb) if t is not None]
        return next((m for m in told if m in PROPOSALS), Modality.PROPOSED)
    return MODALITY_OF.get(rule.status, Modality.HELD)


def _deadline(parsed: ParsedDocument, sentence: Sentence, rule: Rule) -> Iterator[Slot]:
    """When it falls due: after "by", "until", "within"; after another preposition only below an infinitive or a modal."""
    if rule.instrument not in listed("falling_due"):
        return
    start, end = min(rule.start, rule.what[0]), max(rule.end, rule.what[1])
    times = [t for t in parsed.times_in(start, end) if t.kind in ("date", "duration") and t.value]
    if rule.trigger.text.lower().startswith("deadline"):
        due = times
    else:
        due = [t for t in times if _leads(parsed.text, t)] or [
            t
            for t in times
            if set(parsed.text[max(0, t.start - DUE) : t.start].lower().split()[-2:]) & listed("due_ahead")
            and _ahead(sentence, t.start)
        ]
        due = due or [t for t in times if t.kind == "duration" and rule.trigger.lemma.lower() == "have"]
    for time in due[:1]:
        yield slot(parsed, "deadline", time.start, time.end, time.value, time.why)


@cache
def _leading() -> re.Pattern[str]:
    """A preposition of a deadline with what may stand between it and the time: "by the end of", "no later than"."""
    first = "|".join(sorted(map(re.escape, listed("due"))))
    return re.compile(rf"\b(?:{first})\s+(?:(?:the|early|late|mid|next|this)\s+|(?:end|start|middle|close)\s+of\s+)*$")


def _leads(text: str, time: TimeMention) -> bool:
    """Whether a preposition of a deadline stands right before a time, or is its first word."""
    before = re.sub(r"\s+", " ", text[max(0, time.start - DUE) : time.start].lower())
    return time.text.lower().split()[0] in listed("due") or _leading().search(before) is not None


def _ahead(sentence: Sentence, offset: int) -> bool:
    """Whether the verb that a time hangs from is an infinitive or has a modal."""
    token = next((t for t in sentence.tokens if t.start <= offset < t.end), None)
    verb = next((t for t in sentence.ancestors(token) if is_verb(t)), None) if token is not None else None
    return verb is not None and any(t.tag in ("MD", "TO") for t in sentence.children(verb, "aux"))
