"""Claims that a rule, sanction, obligation or agreement stands, is proposed, or ends.

Made of the frames that fit a row ``measure`` of the lexicon: a noun with something done to it ("imposed
sanctions", "an accord was reached") or with a complement of its own ("sanctions on trade"); a verb that bans, obliges, expels,
halts or vetoes. What stands and what is only proposed is worked out in ``measures_status.py``. A bare mention ("the
sanctions") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summitry.extract.arguments import Span, actors, claim_of, slot, vouchers
from summitry.extract.interpret import matches
from summitry.extract.measures_duties import duty, under
from summitry.extract.measures_status import Rule, ruled
from summitry.language import ParsedDocument, Sentence, TimeMention
from summitry.language.clauses.frames import Category, frames
from summitry.model import Claim, Modality, Slot
from summitry.vocabulary import words

#: Letters before a time in which the word stands that makes it a deadline ("by the end of").
DUE = 24
#: Modality of a claim by the status of its measure; of a proposal it is that of the words.
MODALITY_OF = {"rejected": Modality.DENIED, "announced": Modality.PLANNED}
PROPOSALS = frozenset({Modality.PROPOSED, Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE})


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The measures of a parsed document, in text order."""
    for sentence in parsed.sentences:
        covered: list[Span] = []
        for rule in sorted(_rules(parsed, sentence), key=lambda r: (r.frame.category is Category.NOUN, r.frame.head.i)):
            head = rule.frame.head
            if not any(start <= head.start < end for start, end in covered):
                covered.append(rule.what if rule.frame.category is Category.NOUN else rule.span)
                yield _claim(parsed, rule)


def _rules(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Rule]:
    for match in matches(parsed, sentence, "measure"):
        frame = match.frame
        if frame.context.modality is None or frame.standing is None:
            continue
        plain = frame.category is Category.NOUN and not match.row.get("deadline") and match.row["instrument"] != "veto"
        rule = ruled(match) if plain else duty(match)
        if rule is not None:
            yield rule
    for frame in frames(sentence):
        rule = under(frame) if frame.modal else None
        if rule is not None:
            yield rule


def _claim(parsed: ParsedDocument, rule: Rule) -> Claim:
    sentence, head = rule.frame.sentence, rule.frame.head
    bodies = actors(parsed, sentence, rule.bodies)
    taken = {b.value for b in bodies}
    slots: list[Slot] = [b.as_slot(parsed, "body") for b in bodies]
    slots += [t.as_slot(parsed, "target") for t in actors(parsed, sentence, rule.targets) if t.value not in taken]
    slots += [
        slot(parsed, "what", *rule.what),
        slot(parsed, "instrument", head.start, head.end, rule.instrument),
        slot(parsed, "status", head.start, head.end, rule.status),
        *_deadline(parsed, rule),
    ]
    start, end = rule.span
    return claim_of(
        parsed,
        sentence,
        "measure",
        (min(start, head.start), max(end, head.end)),
        slots,
        polarity=rule.frame.context.polarity,
        modality=_modality(rule),
        holders=vouchers(parsed, sentence, head),
    )


def _modality(rule: Rule) -> Modality:
    """What stands, stood or was agreed is held; what is proposed is so in the way that its words tell."""
    if rule.context is not None and rule.context is not Modality.HELD:
        return rule.context
    if rule.status == "proposed":
        return rule.told if rule.told in PROPOSALS else Modality.PROPOSED
    return MODALITY_OF.get(rule.status, Modality.HELD)


def _deadline(parsed: ParsedDocument, rule: Rule) -> Iterator[Slot]:
    """When it falls due: after "by", "until", "within"; after another preposition only below an infinitive or a modal."""
    if rule.instrument not in words("measures", "falling_due"):
        return
    start, end = min(rule.span[0], rule.what[0]), max(rule.span[1], rule.what[1])
    times = [t for t in parsed.times_in(start, end) if t.kind in ("date", "duration") and t.value]
    due = times if rule.dated else [t for t in times if _leads(parsed.text, t)]
    if not due and (rule.frame.infinitive or rule.frame.modal or rule.ahead):
        due = [
            t
            for t in times
            if words("measures", "due_ahead") & set(parsed.text[max(0, t.start - DUE) : t.start].lower().split()[-2:])
        ]
    for time in due[:1]:
        yield slot(parsed, "deadline", time.start, time.end, time.value, time.why)


@cache
def _leading() -> re.Pattern[str]:
    """A preposition of a deadline with what may stand between it and the time: "by the end of", "no later than"."""
    first = "|".join(sorted(map(re.escape, words("measures", "due"))))
    return re.compile(rf"\b(?:{first})\s+(?:(?:the|early|late|mid|next|this)\s+|(?:end|start|middle|close)\s+of\s+)*$")


def _leads(text: str, time: TimeMention) -> bool:
    """Whether a preposition of a deadline stands right before a time, or is its first word."""
    before = re.sub(r"\s+", " ", text[max(0, time.start - DUE) : time.start].lower())
    return time.text.lower().split()[0] in words("measures", "due") or _leading().search(before) is not None
