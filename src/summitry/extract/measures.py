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
from summitry.extract.clauses import clause, complements, done_to, doers, governor, is_passive, is_verb, lemma, phrasal, phrase, subjects
from summitry.extract.modality import negated, stand
from summitry.extract.slots import actors, holders, slot
from summitry.language import ParsedDocument, Sentence, Token
from summitry.model import Claim, Modality, Slot

STATUS_OF = {Modality.PROPOSED: "proposed", Modality.POSSIBLE: "proposed", Modality.PLANNED: "proposed", Modality.EXPECTED: "proposed",
             Modality.CANCELLED: "ended", Modality.DENIED: "rejected"}


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
                covered.append((rule.what if rule.trigger.pos == "NOUN" else (rule.start, rule.end)))
                yield _claim(parsed, sentence, rule)


def _nouns(sentence: Sentence) -> Iterator[Rule]:
    for token in sentence.tokens:
        if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "nmod", "amod"):
            instrument = _instrument(sentence, token)
            rule = _of_noun(sentence, token, instrument) if instrument else None
            if rule is not None:
                yield rule


def _instrument(sentence: Sentence, noun: Token) -> str | None:
    before = next((t for t in sentence.children(noun, "compound", "amod") if f"{t.text} {noun.lemma}".lower() in _instruments()), None)
    if before is not None:
        return _instruments()[f"{before.text} {noun.lemma}".lower()]
    return _instruments().get(lemma(noun))


def _of_noun(sentence: Sentence, noun: Token, instrument: str) -> Rule | None:
    """A measure told by its noun, or None for a bare mention."""
    above, preposition = governor(sentence, noun)
    verb = above if above is not None and is_verb(above) else None
    own = [t for t in sentence.children(noun, "relcl", "acl") if t.i > noun.i]
    complement = [t for t in sentence.children(noun, "prep") if t.i > noun.i and t.text.lower() in ("on", "against", "for", "to", "of", "with", "between", "restricting", "from")]
    status = _status(sentence, noun, verb, preposition, above, own)
    ruled = bool(own) or (bool(complement) and instrument in _list("strong") | {"agreement", "treaty", "ceasefire", "halt", "office", "declaration", "obligation"})
    if instrument not in _list("strong") and status is None:
        return None
    if instrument in ("removal", "guarantee", "obligation", "halt", "declaration", "agreement") and not (complement or own):
        return None
    if instrument == "resolution" and not (_modified(sentence, noun) or any(lemma(t) in ("adopt", "pass", "require", "sanction", "demand", "ban") for t in [*own, *([verb] if verb else [])])):
        return None
    if instrument == "law" and status is None or any(t.text.lower() == "no" for t in sentence.children(noun, "det")) and verb is None:
        return None
    if status is None and not (ruled or _modified(sentence, noun)):
        return None
    start, end = sentence.span(noun)
    bodies = (*sentence.children(noun, "poss"), *complements(sentence, noun, "by", "between"))
    if verb is not None and not preposition and noun.dep == "dobj" and status in ("in force", "agreed", "announced", "ended", "suspended"):
        bodies = (*bodies, *subjects(sentence, verb))
    if verb is not None and is_passive(sentence, verb):
        bodies = (*bodies, *doers(sentence, verb))
    span = (start, end)
    if verb is not None and status is not None and (not preposition) and noun.dep in ("dobj", "nsubj", "nsubjpass", "attr"):
        low, high = clause(sentence, verb)
        span = (min(low, start), max(high, end)) if high - low < 200 else (min(start, verb.start), max(end, verb.end))
    return Rule(noun, *span, (start, end), status or "in force", instrument, bodies, complements(sentence, noun, "on", "against"))


def _modified(sentence: Sentence, noun: Token) -> bool:
    return any(t.text.lower() in _list("modifiers_of_body") or t.ent in ("NORP", "GPE", "ORG") for t in sentence.children(noun, "amod", "compound", "nmod", "poss"))


def _status(sentence: Sentence, noun: Token, verb: Token | None, preposition: str, above: Token | None, own: list[Token]) -> str | None:
    """What is done to the measure, or None where nothing is."""
    if above is not None and above.pos == "NOUN" and preposition in ("of", "for", "from", "to"):
        if lemma(above) in _list("ending_nouns"):
            return None
        if lemma(above) in _list("proposing_nouns"):
            return "proposed"
    said = _statuses().get(phrasal(sentence, verb)) or _statuses().get(lemma(verb)) if verb is not None else None
    direct = noun.dep in ("dobj", "nsubjpass", "attr", "conj") or (noun.dep == "nsubj" and verb is not None and lemma(verb) in ("remain", "apply", "expire", "lapse", "require", "bar", "prohibit", "end", "restrict", "ban")) or preposition in ("on", "to", "with", "of", "for")
    modality = stand(sentence, noun)[0]
    if verb is not None and direct and modality is Modality.HELD:
        modality = stand(sentence, verb)[0]
    if verb is not None and said is not None and direct:
        if modality in STATUS_OF and said not in ("ended", "suspended") and lemma(verb) != "remain":
            return STATUS_OF[modality]
        if negated(sentence, verb) or modality in (Modality.POSSIBLE, Modality.PROPOSED, Modality.DENIED):
            return "in force" if said in ("ended", "suspended") else "proposed"
        return said
    for below in own:
        if (inner := _statuses().get(lemma(below))) is not None:
            return inner if stand(sentence, below)[0] is Modality.HELD else "proposed"
    return STATUS_OF.get(modality) if modality is not Modality.HELD and (modality is not Modality.DENIED) else None


def _obligations(sentence: Sentence) -> Iterator[Rule]:
    """"are required to return", "under the deal both must", "has a week to comply"."""
    for verb in sentence.tokens:
        if not is_verb(verb):
            continue
        start, end = clause(sentence, verb, without=("parataxis", "advcl"))
        below = sentence.child(verb, "xcomp", "advcl")
        modal = any(t.tag == "MD" for t in sentence.children(verb, "aux"))
        if lemma(verb) in _list("obligation_verbs") and is_passive(sentence, verb) and not modal and verb.dep not in ("advcl", "acl") and below is not None and below.i > verb.i:
            yield Rule(verb, start, end, sentence.span(below), _standing(sentence, verb), "obligation", (), subjects(sentence, verb))
        elif _under(sentence, verb) or (lemma(verb) == "have" and _term(sentence, verb)):
            yield Rule(verb, start, end, (start, end), _standing(sentence, verb), "obligation", (), subjects(sentence, verb))


def _standing(sentence: Sentence, verb: Token) -> str:
    if any(t.text.lower() in _list("obligation_modals") for t in sentence.children(verb, "aux")):
        return "in force"
    modality = stand(sentence, verb)[0]
    return "in force" if modality is Modality.HELD else "proposed"


def _under(sentence: Sentence, verb: Token) -> bool:
    """A modal or future deed "under" an instrument."""
    if not any(t.tag == "MD" for t in sentence.children(verb, "aux")):
        return False
    nouns = [t for p in sentence.children(verb, "prep") if p.text.lower() in _list("under") for t in sentence.subtree(p)]
    return any(lemma(t) in _instruments() for t in nouns)


def _term(sentence: Sentence, verb: Token) -> bool:
    """"has one week to comply"."""
    noun = sentence.child(verb, "dobj")
    return noun is not None and lemma(noun) in _list("comply_nouns") and bool(sentence.children(noun, "acl", "relcl") or sentence.children(verb, "xcomp", "advcl"))


def _held_back(sentence: Sentence) -> Iterator[Rule]:
    """"suspend nuclear tests", "will not take part in exercises": a deed kept back as a rule."""
    for verb in sentence.tokens:
        if not is_verb(verb) or lemma(verb) not in _list("suspend_verbs"):
            continue
        things = [t for t in (*done_to(sentence, verb), *complements(sentence, verb, "by", "to", "with", "from")) if lemma(t) in _list("suspendable")]
        if lemma(verb) in _list("suspend_verbs") - _list("keeping_verbs"):
            things = [t for t in things if lemma(t) not in _instruments()]
        if things and not negated(sentence, verb):
            start, end = clause(sentence, verb)
            yield Rule(verb, start, end, phrase(sentence, things[0]), "in force" if stand(sentence, verb)[0] is Modality.HELD else "proposed", "halt", doers(sentence, verb))


def _claim(parsed: ParsedDocument, sentence: Sentence, rule: Rule) -> Claim:
    bodies = actors(parsed, sentence, rule.bodies)
    taken = {b.value for b in bodies}
    slots: list[Slot] = [b.as_slot(parsed, "body") for b in bodies]
    slots += [t.as_slot(parsed, "target") for t in actors(parsed, sentence, rule.targets) if t.value not in taken]
    slots += [slot(parsed, "what", *rule.what), slot(parsed, "instrument", rule.trigger.start, rule.trigger.end, rule.instrument),
              slot(parsed, "status", rule.trigger.start, rule.trigger.end, rule.status)]
    ends = [t for t in parsed.times_in(rule.start, rule.end) if t.kind in ("date", "duration")]
    before = {t.start: parsed.text[max(0, t.start - 12) : t.start].lower().split() for t in ends}
    due = next((t for t in ends if set(before[t.start][-2:]) & {"by", "until", "within", "in", "before", "next", "the"}), None)
    if due is not None and rule.instrument in ("obligation", "agreement", "resolution", "ban", "halt", "removal"):
        slots.append(slot(parsed, "deadline", due.start, due.end, due.value, due.why))
    start, end = min(rule.start, rule.trigger.start), max(rule.end, rule.trigger.end)
    return Claim.of("measure", parsed.document.id, start, end, tuple(slots), modality=stand(sentence, rule.trigger)[0],
                    holders=holders(parsed, rule.trigger.start, rule.trigger.end), part=parsed.part(sentence))
