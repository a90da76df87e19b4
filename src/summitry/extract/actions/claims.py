"""Which deeds of a text are told: those with an actor that the text names and, where the type needs one, a recipient.

Over-coding is what users of event data complain of most, so that a verb without a known actor gives nothing, and neither do
conditions and deeds that only might be.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.plover import ontology
from summitry.extract.attach import places_of, times_of
from summitry.extract.clauses import clause, complements, done_to, doers, is_passive, is_verb, lemma
from summitry.extract.modality import dated, stand
from summitry.extract.slots import Named, actors, holders, place_slot, slot, time_slot, today
from summitry.language import ParsedDocument, Sentence, Token
from summitry.model import Claim, Modality, Slot

TOWARDS = ("to", "on", "against", "with", "for", "at", "from", "of", "into", "over", "in", "towards", "toward", "by", "about")


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The actions of a parsed document, in text order."""
    for sentence in parsed.sentences:
        governed: set[int] = set()
        for verb in sentence.tokens:
            if not is_verb(verb) or verb.i in governed:
                continue
            coding = code(sentence, verb)
            if coding is None or coding.type in ontology()["left_to_others"]:
                continue
            if coding.governed is not None:
                governed.add(coding.governed.i)
            claim = _claim(parsed, sentence, verb, coding)
            if claim is not None:
                yield claim


def _claim(parsed: ParsedDocument, sentence: Sentence, verb: Token, coding: Coding) -> Claim | None:
    """The claim of a deed, or None where its actors are not known."""
    who = actors(parsed, sentence, doers(sentence, verb))
    taken = {w.value for w in who}
    recipients = tuple(r for r in _recipients(parsed, sentence, verb, coding) if r.value not in taken)
    modality, polarity = stand(sentence, verb)
    if not who or modality in (Modality.POSSIBLE, Modality.PROPOSED) or (coding.type in ontology()["recipient_needed"] and not recipients):
        return None
    if coding.strength == 1 and lemma(verb) in ontology()["weak"] and not recipients:
        return None
    start, end = clause(sentence, verb)
    slots: list[Slot] = [w.as_slot(parsed, "actor") for w in who]
    slots += [r.as_slot(parsed, "recipient") for r in recipients]
    slots.append(slot(parsed, "type", verb.start, verb.end, coding.type))
    if coding.mode:
        slots.append(slot(parsed, "mode", verb.start, verb.end, coding.mode))
    slots += [time_slot(parsed, t) for _, t in list(times_of(parsed, sentence, (verb,), "date"))[:1]]
    slots += [place_slot(parsed, p) for _, p in list(places_of(parsed, sentence, (verb,)))[:1]]
    time = next((s.value for s in slots if s.role == "time"), None)
    if coding.type in ("REJECT", "CONCEDE") and polarity == "-":
        polarity = "+"
    return Claim.of("action", parsed.document.id, start, end, tuple(slots), polarity=polarity, modality=dated(modality, time, today(parsed)),
                    holders=holders(parsed, verb.start, verb.end), part=parsed.part(sentence))


def _recipients(parsed: ParsedDocument, sentence: Sentence, verb: Token, coding: Coding) -> tuple[Named, ...]:
    """Towards whom: the objects, those named in their phrases, and those of prepositions; of the governed deed too."""
    heads: list[Token] = []
    for one in (verb, *((coding.governed,) if coding.governed is not None and is_verb(coding.governed) else ())):
        things = done_to(sentence, one)
        heads += things
        heads += complements(sentence, one, *TOWARDS) if not is_passive(sentence, one) else complements(sentence, one, *(t for t in TOWARDS if t != "by"))
        for thing in things:
            heads += [*sentence.children(thing, "poss"), *complements(sentence, thing, *TOWARDS)]
        heads += [t for c in sentence.children(one, "ccomp", "xcomp") for t in sentence.children(c, "nsubj", "nsubjpass")]
    found = actors(parsed, sentence, heads)
    return found if found else _deep(parsed, sentence, heads)


def _deep(parsed: ParsedDocument, sentence: Sentence, heads: list[Token]) -> tuple[Named, ...]:
    """Owners and makers inside the objects: "rejected the French proposal"."""
    below = [t for h in heads for t in sentence.children(h, "amod", "compound", "nmod", "poss")]
    below += [t for h in heads for p in sentence.children(h, "prep") for o in sentence.children(p, "pobj") for t in (o, *sentence.children(o, "poss", "amod", "compound"))]
    return actors(parsed, sentence, below)
