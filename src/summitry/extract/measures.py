"""Claims that a rule, sanction, obligation or agreement stands, is proposed, or ends.

Made of the frames that fit a row ``measure`` of the lexicon. A verb rules what it acts on ("banned exports"), or what the row
names as ``about`` ("is obliged to leave"); a noun is the measure itself. What is done to it gives its status: each verb with a
row ``measure_effect`` by how far its deed has come about (the table ``outcomes`` of the measures). What is only wished, planned
or possible leaves a measure that stands in force, and makes of a new one a proposal; what the words take for granted ("breach
the ban", "the sanctions imposed in May") stands whatever is wished of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from summitry import lexicon
from summitry.extract.arguments import actor_slots, slot
from summitry.extract.interpret import Match, candidates, matches, told_by
from summitry.extract.spans import Span, apart, cover
from summitry.language import ParsedDocument, TimeMention, Token
from summitry.language.clauses.frames import Category, Frame, frames_of
from summitry.language.clauses.shapes import shaped, which
from summitry.language.clauses.syntax import inner_clauses
from summitry.lexicon import Row, words
from summitry.model import Claim, Modality, Slot

#: Letters before a time in which the word stands that makes it a deadline ("by the end of").
DUE = 24
#: Modality of a claim by the status of its measure; of a proposal it is that of the words.
MODALITY_OF = {"rejected": Modality.DENIED, "announced": Modality.PLANNED}
#: The status of what stands whatever others do, or fail to do, to it.
STANDING = "in force"
PROPOSALS = frozenset({Modality.PROPOSED, Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE})
UNDONE = frozenset({"ended", "suspended", "rejected"})


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to a measure: the verb's frame, its row, and the status that it gives as far as it has come about."""

    frame: Frame
    row: Row
    status: str | None

    @property
    def ends(self) -> bool:
        """Whether the measure stands no longer where it has come about."""
        return str(self.row["effect"]) in UNDONE

    @property
    def makers(self) -> tuple[Token, ...]:
        """Who makes, holds or ends it: nobody who obeys it, who asks for it, or who has not ended it yet."""
        aside = self.row.keys() & {"obeys", "asks"} or (self.ends and self.status != self.row["effect"])
        return () if aside else self.frame.doer

    @property
    def bound(self) -> tuple[Token, ...]:
        """Whom it is laid on, or who obeys it."""
        return self.frame.doer if self.row.get("obeys") else self.frame.arguments("on", "against")


@dataclass(frozen=True, slots=True)
class Rule:
    """A measure in the making: the frame of its word, its row, what it rules, its status and what is done to it."""

    frame: Frame
    row: Row
    what: Span
    status: str
    deeds: tuple[Deed, ...] = ()

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it."""
        return self.frame.category is Category.NOUN

    @property
    def acting(self) -> Deed | None:
        """What the verb above does to a noun."""
        return next((deed for deed in self.deeds if deed.frame is self.frame.over), None)

    @property
    def lasting(self) -> bool:
        """Whether it stands because what would end it has not come about."""
        return self.acting is not None and self.acting.ends and self.status not in UNDONE

    @property
    def deciding(self) -> Frame:
        """The predicate that says how far it has come about: the verb that does something to it, else its own."""
        return self.acting.frame if self.acting is not None else self.frame

    @property
    def span(self) -> Span:
        """The clause that tells it."""
        told = self.deciding.span if self.deciding.category is Category.VERB else None
        return cover(self.frame.span, told, None if self.is_noun else self.what)


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The measures of a parsed document, in text order of the sentences; verbs before nouns."""
    for sentence in parsed.sentences:
        told = (_rule(parsed, match) for match in matches(parsed, sentence, "measure") if match.frame.standing)
        rules = sorted(filter(None, told), key=lambda r: (r.is_noun, r.frame.head.i))
        for rule in apart(rules, lambda r: r.frame.head.start, lambda r: (r.what if r.is_noun else r.span,)):
            yield _claim(parsed, rule)


def _rule(parsed: ParsedDocument, match: Match) -> Rule | None:
    """The measure that a predicate tells; None where it only names it or fails to bring it about."""
    rule = _of_noun(parsed, match) if match.frame.category is Category.NOUN else _of_verb(match)
    return rule if rule is None or rule.status == STANDING or not match.frame.undone else None


def _of_verb(match: Match) -> Rule | None:
    """Such as "banned exports", "are obliged to leave"."""
    frame, instrument = match.frame, match.row["instrument"]
    things = frame.arguments(*match.row.get("about", ("object",)))
    status = _outcome("duty" if instrument == "obligation" else "act", frame)
    if not things or status is None:
        return None
    what = frame.extent(things)
    return Rule(frame, match.row, cover(frame.span, what) if instrument == "ban" else what, status)


def _of_noun(parsed: ParsedDocument, match: Match) -> Rule | None:
    """Such as "lifted the embargo", "EU sanctions"; what the row asks to be ``acted`` on is none without a deed."""
    frame, row = match.frame, match.row
    deeds = tuple(filter(None, (*_own_deeds(parsed, frame), _acting(parsed, frame))))
    acted = any(deed.status for deed in deeds)
    told = acted or bool(frame.below) or frame.has(*words("measures", "complements"))
    tells = {"acted": acted, "told": told, None: True}
    if shaped(frame, "measures", "in passing") or not tells[row.get("only")]:
        return None
    due = frame.arguments(*row.get("about", ()))
    return Rule(frame, row, frame.extent(due) if due else frame.span, _status(frame, deeds), deeds)


def _status(frame: Frame, deeds: tuple[Deed, ...]) -> str:
    """The status of a measure: that of what is done to it, the last before what is only proposed or agreed of it."""
    given = [deed.status for deed in reversed(deeds) if deed.status is not None]
    settled = [status for status in given if status not in words("measures", "unsettled")]
    ahead = not deeds and shaped(frame, "measures", "ahead")
    return next(iter(settled or given), "proposed" if ahead else STANDING)


def _acting(parsed: ParsedDocument, frame: Frame) -> Deed | None:
    """What the verb above does to a noun; what the noun itself does only where that tells what becomes of it ("expired")."""
    deed = _deed(parsed, frame.over, frame.preposition)
    return deed if deed and ("itself" in deed.row or not shaped(frame, "measures", "subject")) else None


def _own_deeds(parsed: ParsedDocument, frame: Frame) -> Iterator[Deed]:
    """What participles and relative clauses say is done to it: "sanctions imposed in May", "a ban that was lifted"."""
    inner = (_deed(parsed, one) for one in frames_of(frame.sentence, inner_clauses(frame.sentence, frame.head)))
    return (deed for deed in inner if deed and (frame.head in deed.frame.object or "itself" in deed.row))


def _deed(parsed: ParsedDocument, verb: Frame, preposition: str = "") -> Deed | None:
    """What a verb does to a measure; behind a preposition of means or manner only where it is listed with that."""
    name = f"{verb.lemma} {preposition}"
    found = next(candidates(parsed, verb, "measure_effect", name, verb.lemma), None)
    if found is None or (preposition in words("measures", "of_means") and found.name != name):
        return None
    effect = str(found.row["effect"])
    return Deed(verb, found.row, effect if found.row.get("presupposes") else _outcome(effect, verb))


def _outcome(effect: str, verb: Frame) -> str | None:
    """The status that a verb of some effect gives by how far it has come about (the table ``outcomes``); None for none."""
    table: Mapping[str, Any] = lexicon.load("measures")["outcomes"][effect]
    found: str | None = table.get(which(verb, "measures", "states") or verb.factuality.name.lower(), table["else"])
    return effect if found == "done" else found


def _bodies(rule: Rule) -> tuple[Token, ...]:
    """Whose it is: who does a verb; the makers and the owners of a noun."""
    if not rule.is_noun:
        return rule.frame.doer
    made = (t for deed in rule.deeds for t in deed.makers if t is not rule.frame.head)
    return (*_in_phrase(rule, "body"), *made)


def _targets(rule: Rule) -> tuple[Token, ...]:
    """Whom it is laid on."""
    if not rule.is_noun:
        return rule.frame.object
    return (*_in_phrase(rule, "target"), *(t for deed in rule.deeds for t in deed.bound))


def _in_phrase(rule: Rule, role: str) -> tuple[Token, ...]:
    """Who stands in a slot by the noun's own phrase: in the roles, and by the sorts of names before it, that its table lists."""
    shared = rule.row["instrument"] in words("measures", "shared_instruments")
    table = lexicon.load("measures")["slots"]["shared" if shared else "other"]
    named = (t for t in rule.frame.names_before if _role_of_name(t, table["names"]) == role)
    return (*rule.frame.arguments(*table[role]), *named)


def _role_of_name(token: Token, names: Mapping[str, str]) -> str:
    listed = token.text.lower() in words("measures", "modifiers_of_body")
    return "body" if listed else names.get(token.ent, names["else"])


def _claim(parsed: ParsedDocument, rule: Rule) -> Claim:
    sentence, head = rule.frame.sentence, rule.frame.head
    bodies = actor_slots(parsed, sentence, _bodies(rule), "body")
    known = {one.value for one in bodies}
    slots = [
        *bodies,
        *(one for one in actor_slots(parsed, sentence, _targets(rule), "target") if one.value not in known),
        slot(parsed, "what", *rule.what),
        slot(parsed, "instrument", head.start, head.end, rule.row["instrument"]),
        slot(parsed, "status", head.start, head.end, rule.status),
        *_deadline(parsed, rule),
    ]
    polarity = "+" if rule.lasting else rule.frame.context.polarity
    return told_by(parsed, rule.frame, "measure", rule.span, slots, polarity=polarity, modality=_modality(rule))


def _modality(rule: Rule) -> Modality:
    """What stands, stood or was agreed is held, as far as a clause above lets it; what is proposed is so as its words tell."""
    frame, told = rule.deciding, rule.deciding.factuality.modality
    around = None if rule.lasting or shaped(frame, "measures", "free") else frame.context.modality
    if around not in (Modality.HELD, None):
        return around
    proposed = told if told in PROPOSALS else Modality.PROPOSED
    settled = proposed if rule.status == "proposed" else MODALITY_OF.get(rule.status, Modality.HELD)
    return Modality.CANCELLED if told is Modality.CANCELLED else settled


def _deadline(parsed: ParsedDocument, rule: Rule) -> Iterator[Slot]:
    """When it falls due: after "by", "until", "within"."""
    falling = rule.row["instrument"] in words("measures", "falling_due")
    within = parsed.times_in(*cover(rule.span, rule.what)) if falling else ()
    dated = rule.row.get("dated", False)
    due = (t for t in within if t.kind in ("date", "duration") and (dated or _leads(parsed.text, t)))
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
