"""Claims that a rule, sanction, obligation or agreement stands, is proposed, or ends.

Three ways to tell one: a noun of ``vocabulary/measures.yaml`` with something done to it ("imposed sanctions", "an accord was
reached") or with a complement of its own ("sanctions on trade", "a treaty that bans"); an obligation ("are required to
return by May", "under the deal the parties must"); and a deed kept back as a rule ("will suspend tests"). A bare mention
("the sanctions") is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from summitry import vocabulary
from summitry.extract.clauses import (
    clause,
    complements,
    doers,
    done_to,
    governor,
    is_passive,
    is_verb,
    lemma,
    phrasal,
    phrase,
    subjects,
)
from summitry.extract.modality import negated, stand
from summitry.extract.slots import actors, holders, slot
from summitry.language import ParsedDocument, Sentence, Token
from summitry.model import Claim, Modality, Slot

STATUS_OF = {
    Modality.PROPOSED: "proposed",
    Modality.POSSIBLE: "proposed",
    Modality.PLANNED: "proposed",
    Modality.EXPECTED: "proposed",
    Modality.CANCELLED: "ended",
    Modality.DENIED: "rejected",
}
MAX_HOPS = 3
#: Letters: longer clauses are cut to the measure and its verb.
LONG = 220
#: Letters before a time in which the word stands that makes it a deadline ("by the end of").
DUE = 22


@dataclass(frozen=True, slots=True)
class Rule:
    """A measure in the making: its word, its span, what it rules, its status and who stands where."""

    trigger: Token
    start: int
    end: int
    what: tuple[int, int]
    status: str
    instrument: str
    bodies: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = field(default=())


@cache
def _instruments() -> dict[str, str]:
    return {word: name for name, all_ in vocabulary.load("measures")["instruments"].items() for word in all_}


@cache
def _statuses() -> dict[str, str]:
    return {word: name for name, all_ in vocabulary.load("measures")["status"].items() for word in all_}


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("measures")[name])


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The measures of a parsed document, in text order."""
    for sentence in parsed.sentences:
        covered: list[tuple[int, int]] = []
        rules = (*_obligations(sentence), *_held_back(sentence), *_nouns(sentence))
        for rule in sorted(rules, key=lambda r: (r.trigger.pos == "NOUN", r.trigger.i)):
            if not any(start <= rule.trigger.start < end for start, end in covered):
                covered.append(rule.what if rule.trigger.pos == "NOUN" else (rule.start, rule.end))
                yield _claim(parsed, sentence, rule)


def _nouns(sentence: Sentence) -> Iterator[Rule]:
    for token in sentence.tokens:
        if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "nmod", "amod"):
            instrument = _instrument(sentence, token)
            rule = _of_noun(sentence, token, instrument) if instrument else None
            if rule is not None:
                yield rule


def _instrument(sentence: Sentence, noun: Token) -> str | None:
    if noun.i and sentence.tokens[noun.i - 1].tag == "HYPH":
        return None
    before = next(
        (t for t in sentence.children(noun, "compound", "amod") if f"{t.text} {noun.lemma}".lower() in _instruments()),
        None,
    )
    if before is not None:
        return _instruments()[f"{before.text} {noun.lemma}".lower()]
    return _instruments().get(lemma(noun))


def _of_noun(sentence: Sentence, noun: Token, instrument: str) -> Rule | None:
    """A measure told by its noun, or None for a bare mention."""
    above, preposition = governor(sentence, noun)
    verb = _acting(sentence, above, preposition)
    own = [t for t in sentence.children(noun, "relcl", "acl") if t.i > noun.i]
    complement = [t for t in sentence.children(noun, "prep") if t.i > noun.i and t.text.lower() in _list("complements")]
    status = _status(sentence, noun, verb, preposition, above, own)
    if _conditional(sentence, verb) or not _enough(sentence, noun, instrument, status, verb, own, complement):
        return None
    start, end = sentence.span(noun)
    span = (start, end)
    if verb is not None and status is not None and (not preposition or verb is not above):
        span = _told_in(sentence, noun, verb)
    return Rule(
        noun,
        *span,
        (start, end),
        status or "in force",
        instrument,
        _bodies(sentence, noun, verb, own, instrument),
        _targets(sentence, noun, verb, own),
    )


def _acting(sentence: Sentence, above: Token | None, preposition: str) -> Token | None:
    """The verb that does something to a measure: its own, or that of "the imposition of tariffs"."""
    if above is not None and above.pos == "NOUN" and preposition == "of" and lemma(above) in _list("carrying_nouns"):
        head = sentence.head(above)
        return head if head is not None and is_verb(head) and above.dep in ("dobj", "nsubjpass") else None
    return above if above is not None and is_verb(above) else None


def _conditional(sentence: Sentence, verb: Token | None) -> bool:
    return verb is not None and any(t.text.lower() in ("if", "unless") for t in sentence.children(verb, "mark"))


def _enough(
    sentence: Sentence,
    noun: Token,
    instrument: str,
    status: str | None,
    verb: Token | None,
    own: list[Token],
    complement: list[Token],
) -> bool:
    """Whether the words tell a measure rather than name one in passing."""
    acted = status is not None and verb is not None and lemma(verb) in _statuses()
    if instrument in _list("only_acted_on"):
        return acted
    concluded = (
        verb is not None and lemma(verb) in _list("concluding") and stand(sentence, verb)[0] is not Modality.POSSIBLE
    )
    if concluded and verb is not None and stand(sentence, verb)[1] == "-":
        return False
    if instrument in _list("with_complement") and not (complement or own or concluded):
        return False
    if lemma(noun) in _list("deeds") and not any(
        lemma(t) in _list("removable") for t in complements(sentence, noun, "of", "from")
    ):
        return False
    if lemma(noun) in _list("with_on") and not acted and not complements(sentence, noun, "on", "against"):
        return False
    if instrument == "resolution":
        told = any(lemma(t) in _list("resolving") for t in [*own, *([verb] if verb else [])])
        return (_modified(sentence, noun) or told) and (
            status is not None or bool(own or complement) or _modified(sentence, noun)
        )
    if instrument not in _list("strong"):
        return status is not None
    if any(t.text.lower() == "no" for t in sentence.children(noun, "det")) and verb is None:
        return False
    return status is not None or bool(own or complement) or _modified(sentence, noun)


def _told_in(sentence: Sentence, noun: Token, verb: Token) -> tuple[int, int]:
    """The clause that tells a measure, with the verb that governs a bare infinitive ("help him evade the ban")."""
    low, high = sentence.span(noun)
    for _ in range(MAX_HOPS):
        start, end = clause(sentence, verb)
        if max(high, end) - min(low, start) >= LONG:
            return min(low, verb.start), max(high, verb.end)
        low, high = min(low, start), max(high, end)
        head = sentence.head(verb)
        if head is None or not is_verb(head) or verb.dep not in ("ccomp", "xcomp") or verb.tag != "VB":
            break
        verb = head
    return low, high


def _bodies(
    sentence: Sentence, noun: Token, verb: Token | None, own: list[Token], instrument: str
) -> tuple[Token, ...]:
    """Who makes, holds or ends a measure: its owner, the doer of what is done to it, the parties of an agreement."""
    found = [*sentence.children(noun, "poss"), *complements(sentence, noun, "by", "between")]
    found += [
        t
        for t in sentence.children(noun, "amod", "compound", "nmod")
        if t.text.lower() in _list("modifiers_of_body") or t.ent == "NORP"
    ]
    if instrument in ("agreement", "treaty", "ceasefire"):
        found += complements(sentence, noun, "with")
    found += [
        t
        for one in own
        if lemma(one) in _statuses() and (is_passive(sentence, one) or one.dep == "relcl")
        for t in doers(sentence, one)
        if t.i != noun.i
    ]
    if verb is not None and lemma(verb) in _statuses() and lemma(verb) not in _list("obeying"):
        found += (
            [t for t in doers(sentence, verb) if t.i != noun.i]
            if noun.dep in ("dobj", "nsubjpass", "conj", "pobj")
            else []
        )
    return tuple(found)


def _targets(sentence: Sentence, noun: Token, verb: Token | None, own: list[Token]) -> tuple[Token, ...]:
    """Whom a measure is against: "sanctions on", "placed on", "imposed … on"; who obeys or evades it."""
    found = [
        *complements(sentence, noun, "on", "against"),
        *(t for one in own for t in complements(sentence, one, "on", "against")),
    ]
    if verb is not None and lemma(verb) in _list("laying"):
        found += complements(sentence, verb, "on", "against")
    if verb is not None and lemma(verb) in _list("obeying"):
        found += subjects(sentence, verb)
    found += [
        t
        for t in sentence.children(noun, "compound", "nmod")
        if t.ent == "GPE" and t.text.lower() not in _list("modifiers_of_body")
    ]
    return tuple(found)


def _modified(sentence: Sentence, noun: Token) -> bool:
    return any(
        t.text.lower() in _list("modifiers_of_body") or t.ent in ("NORP", "GPE", "ORG")
        for t in sentence.children(noun, "amod", "compound", "nmod", "poss")
    )


def _status(
    sentence: Sentence, noun: Token, verb: Token | None, preposition: str, above: Token | None, own: list[Token]
) -> str | None:
    """What is done to the measure, or None where nothing is."""
    if above is not None and above.pos == "NOUN" and preposition in ("of", "for", "from", "to") and verb is None:
        if lemma(above) in _list("ending_nouns"):
            return None
        if lemma(above) in _list("proposing_nouns"):
            return "proposed"
    said = _said(sentence, noun, verb, preposition) if verb is not None else None
    if verb is not None and said is not None and _direct(sentence, noun, verb, preposition):
        return _done(sentence, verb, said)
    for below in own:
        if (inner := _statuses().get(lemma(below))) is not None:
            return _done(sentence, below, inner)
    if lemma(noun) in _list("deeds"):
        return STATUS_OF.get(stand(sentence, noun)[0], "in force")
    if verb is not None and preposition == "with" and said is None:
        return STATUS_OF.get(stand(sentence, verb)[0])
    ahead = {t.text.lower() for t in sentence.children(noun, "amod", "compound")} & _list("ahead")
    return "proposed" if ahead else None


def _said(sentence: Sentence, noun: Token, verb: Token, preposition: str) -> str | None:
    """The status that stands for a verb in the vocabulary: with its preposition, its particle, or alone."""
    if _instrument(sentence, noun) == "law" and lemma(verb) in _list("tabling"):
        return "proposed"
    words = (f"{lemma(verb)} {preposition}", phrasal(sentence, verb), lemma(verb))
    return next((_statuses()[word] for word in words if word in _statuses()), None)


def _direct(sentence: Sentence, noun: Token, verb: Token, preposition: str) -> bool:
    """Whether what a verb does is done to the measure itself."""
    if preposition:
        return preposition in ("on", "to", "with", "of", "for") and lemma(verb) not in _list("ending_by")
    if noun.dep in ("dobj", "nsubjpass", "attr", "conj"):
        return True
    return (
        noun.dep == "nsubj"
        and lemma(verb) in _list("done_by_measures")
        and not (lemma(verb) in _list("ending_by") and sentence.child(verb, "dobj"))
    )


def _done(sentence: Sentence, verb: Token, said: str) -> str | None:
    """The status that a verb gives, by how far its deed has come about."""
    modality = stand(sentence, verb)[0]
    head = sentence.head(verb)
    wished = any(t.tag == "TO" for t in sentence.children(verb, "aux")) and not (
        head is not None and lemma(head) in vocabulary.load("clauses")["transparent"] and lemma(head) != "be"
    )
    awaited = any(t.text.lower() in _list("awaiting") for t in sentence.children(verb, "mark"))
    if modality is Modality.HELD and (wished or awaited or (verb.tag == "VBG" and verb.dep in ("csubj", "nsubj"))):
        modality = Modality.POSSIBLE
    undone = said in ("ended", "suspended")
    if undone:
        return "in force" if negated(sentence, verb) or modality in STATUS_OF else said
    if said == "proposed" and negated(sentence, verb):
        return None
    if lemma(verb) != "remain" and modality in STATUS_OF:
        return STATUS_OF[modality]
    return "proposed" if negated(sentence, verb) else said


def _obligations(sentence: Sentence) -> Iterator[Rule]:
    """Such as "are required to return", "under the deal both must", "has a week to comply"."""
    for verb in sentence.tokens:
        if not is_verb(verb):
            continue
        start, end = clause(sentence, verb, without=("parataxis", "advcl"))
        below = sentence.child(verb, "xcomp", "advcl")
        modal = any(t.tag == "MD" for t in sentence.children(verb, "aux"))
        if (
            lemma(verb) in _list("obligation_verbs")
            and is_passive(sentence, verb)
            and not modal
            and verb.dep not in ("advcl", "acl")
            and below is not None
            and below.i > verb.i
        ):
            yield Rule(
                verb,
                start,
                end,
                sentence.span(below),
                _standing(sentence, verb),
                "obligation",
                (),
                subjects(sentence, verb),
            )
        elif _under(sentence, verb) or (lemma(verb) == "have" and _term(sentence, verb)):
            yield Rule(
                verb, start, end, (start, end), _standing(sentence, verb), "obligation", (), subjects(sentence, verb)
            )


def _standing(sentence: Sentence, verb: Token) -> str:
    if any(t.text.lower() in _list("obligation_modals") for t in sentence.children(verb, "aux")):
        return "in force"
    modality = stand(sentence, verb)[0]
    return "in force" if modality is Modality.HELD else "proposed"


def _under(sentence: Sentence, verb: Token) -> bool:
    """A modal or future deed "under" an instrument."""
    if not any(t.tag == "MD" for t in sentence.children(verb, "aux")):
        return False
    nouns = [
        t for p in sentence.children(verb, "prep") if p.text.lower() in _list("under") for t in sentence.subtree(p)
    ]
    return any(lemma(t) in _instruments() for t in nouns)


def _term(sentence: Sentence, verb: Token) -> bool:
    """Such as "has one week to comply"."""
    noun = sentence.child(verb, "dobj")
    return (
        noun is not None
        and lemma(noun) in _list("comply_nouns")
        and any(
            t.tag == "TO"
            for one in (*sentence.children(noun, "acl", "relcl"), *sentence.children(verb, "xcomp", "advcl"))
            for t in sentence.children(one, "aux")
        )
    )


def _held_back(sentence: Sentence) -> Iterator[Rule]:
    """Such as "suspend nuclear tests", "will not take part in exercises": a deed kept back as a rule."""
    for verb in sentence.tokens:
        if not is_verb(verb) or lemma(verb) not in _list("suspend_verbs"):
            continue
        things = [
            t
            for t in (*done_to(sentence, verb), *complements(sentence, verb, "by", "to", "with", "from"))
            if lemma(t) in _list("suspendable")
        ]
        if lemma(verb) in _list("suspend_verbs") - _list("keeping_verbs"):
            things = [t for t in things if lemma(t) not in _instruments()]
        if things and not negated(sentence, verb):
            start, end = clause(sentence, verb)
            yield Rule(
                verb,
                start,
                end,
                phrase(sentence, things[0]),
                "in force" if stand(sentence, verb)[0] is Modality.HELD else "proposed",
                "halt",
                doers(sentence, verb),
            )


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
        modality=stand(sentence, rule.trigger)[0],
        holders=holders(parsed, rule.trigger.start, rule.trigger.end),
        part=parsed.part(sentence),
    )


def _deadline(parsed: ParsedDocument, sentence: Sentence, rule: Rule) -> Iterator[Slot]:
    """When it falls due: after "by", "until", "within"; after another preposition only below an infinitive or a modal."""
    if rule.instrument not in _list("falling_due"):
        return
    times = [t for t in parsed.times_in(rule.start, rule.end) if t.kind in ("date", "duration") and t.value]
    leading = {t.start: set(parsed.text[max(0, t.start - DUE) : t.start].lower().split()[-4:]) for t in times}
    due = [t for t in times if leading[t.start] & _list("due")] or [
        t for t in times if leading[t.start] & _list("due_ahead") and _ahead(sentence, t.start)
    ]
    for time in due[:1]:
        yield slot(parsed, "deadline", time.start, time.end, time.value, time.why)


def _ahead(sentence: Sentence, offset: int) -> bool:
    """Whether the verb that a time hangs from is an infinitive or has a modal."""
    token = next((t for t in sentence.tokens if t.start <= offset < t.end), None)
    verb = next((t for t in sentence.ancestors(token) if is_verb(t)), None) if token is not None else None
    return verb is not None and any(t.tag in ("MD", "TO") for t in sentence.children(verb, "aux"))
