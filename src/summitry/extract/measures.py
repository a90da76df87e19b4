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
from itertools import islice

from summitry.extract.arguments import actor_slots, claim_of, slot, vouchers
from summitry.extract.interpret import Match, matches
from summitry.extract.measures_duties import duty
from summitry.extract.measures_status import Rule, ruled
from summitry.extract.spans import Span, apart, cover, span_of
from summitry.language import ParsedDocument, Sentence, TimeMention
from summitry.language.clauses.frames import Category
from summitry.lexicon import words
from summitry.model import Claim, Modality, Slot

#: Letters before a time in which the word stands that makes it a deadline ("by the end of").
DUE = 24
#: Modality of a claim by the status of its measure; of a proposal it is that of the words.
MODALITY_OF = {"rejected": Modality.DENIED, "announced": Modality.PLANNED}
#: The status of what stands whatever others do, or fail to do, to it.
STANDING = "in force"
PROPOSALS = frozenset({Modality.PROPOSED, Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE})


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The measures of a parsed document, in text order of the sentences; verbs before nouns."""
    for sentence in parsed.sentences:
        for rule in apart(sorted(_rules(parsed, sentence), key=_order), lambda r: r.frame.head.start, _taken):
            yield _claim(parsed, rule)


def _order(rule: Rule) -> tuple[bool, int]:
    return rule.frame.category is Category.NOUN, rule.frame.head.i


def _taken(rule: Rule) -> tuple[Span, ...]:
    return (rule.what if rule.frame.category is Category.NOUN else rule.span,)


def _rules(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Rule]:
    asserted = (match for match in matches(parsed, sentence, "measure") if match.frame.standing is not None)
    yield from filter(None, map(_rule, asserted))


def _rule(match: Match) -> Rule | None:
    """What a noun tells by what is done to it; what a row says that it ``tells``, or a verb."""
    plain = match.frame.category is Category.NOUN and "tells" not in match.row
    rule = ruled(match) if plain else duty(match)
    return rule if rule is None or rule.status == STANDING or not match.frame.undone else None


def _claim(parsed: ParsedDocument, rule: Rule) -> Claim:
    sentence, head = rule.frame.sentence, rule.frame.head
    bodies = actor_slots(parsed, sentence, rule.bodies, "body")
    targets = actor_slots(parsed, sentence, rule.targets, "target")
    known = {one.value for one in bodies}
    slots = [
        *bodies,
        *(one for one in targets if one.value not in known),
        slot(parsed, "what", *rule.what),
        slot(parsed, "instrument", head.start, head.end, rule.instrument),
        slot(parsed, "status", head.start, head.end, rule.status),
        *_deadline(parsed, rule),
    ]
    return claim_of(
        parsed,
        sentence,
        "measure",
        cover(rule.span, span_of(head)),
        slots,
        polarity="+" if rule.lasting else rule.frame.context.polarity,
        modality=_modality(rule),
        holders=vouchers(parsed, sentence, head),
    )


def _modality(rule: Rule) -> Modality:
    """What stands, stood or was agreed is held; what is proposed is so in the way that its words tell."""
    if rule.around is not Modality.HELD:
        return rule.around
    told = rule.deciding.factuality.modality
    proposed = told if told in PROPOSALS else Modality.PROPOSED
    settled = told if told is Modality.CANCELLED else MODALITY_OF.get(rule.status, Modality.HELD)
    return proposed if rule.status == "proposed" and told is not Modality.CANCELLED else settled


def _deadline(parsed: ParsedDocument, rule: Rule) -> Iterator[Slot]:
    """When it falls due: after "by", "until", "within"."""
    within = (
        parsed.times_in(*cover(rule.span, rule.what)) if rule.instrument in words("measures", "falling_due") else ()
    )
    due = (t for t in within if t.kind in ("date", "duration") and (rule.dated or _leads(parsed.text, t)))
    yield from (slot(parsed, "deadline", t.start, t.end, t.value, t.why) for t in islice(due, 1))


@cache
def _leading() -> re.Pattern[str]:
    """A preposition of a deadline with what may stand between it and the time: "by the end of", "no later than"."""
    first = "|".join(sorted(map(re.escape, words("measures", "due"))))
    return re.compile(rf"\b(?:{first})\s+(?:(?:the|early|late|mid|next|this)\s+|(?:end|start|middle|close)\s+of\s+)*$")


def _leads(text: str, time: TimeMention) -> bool:
    """Whether a preposition of a deadline stands right before a time, or is its first word."""
    before = re.sub(r"\s+", " ", text[max(0, time.start - DUE) : time.start].lower())
    return time.text.lower().split()[0] in words("measures", "due") or _leading().search(before) is not None
