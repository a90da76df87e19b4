"""Which deeds of a text are told: those that have happened by its words, with an actor that it names.

What is planned, possible, wanted, asked or supposed is none, by the standing of the frame alone (see ``language/clauses``); a
deed that is only named, by an infinitive or a gerund, is none either, unless what governs it makes another of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap

from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.parties import by_weapon, doers, governed, recipients
from summitry.extract.actions.plover import ontology
from summitry.extract.actions.rows import Told, lemmas_of_deeds
from summitry.extract.arguments import slot, today
from summitry.extract.interpret import told_by, when, where
from summitry.language import ParsedDocument, Sentence
from summitry.language.clauses.factuality import dated
from summitry.language.clauses.frames import Category, frames
from summitry.language.clauses.shapes import shaped
from summitry.model import Claim, Modality, Slot

#: The sorts of words that tell deeds, those first that tell of the others.
TELLING = (Category.VERB, Category.NOUN)


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The actions of a parsed document, in text order."""
    for sentence in parsed.sentences:
        yield from filter(None, starmap(_claim, _deeds(parsed, sentence)))


def _deeds(parsed: ParsedDocument, sentence: Sentence) -> Iterator[tuple[Told, Coding]]:
    """The predicates of a sentence that tell a deed by themselves, verbs before nouns."""
    taken: set[int] = set()
    known = [one for one in frames(sentence) if one.lemma in lemmas_of_deeds() or one.modal]
    for told in (Told(one, parsed) for category in TELLING for one in known if one.category is category):
        coding = code(told) if told.frame.head.i not in taken else None
        if coding is not None and _happened(told, coding):
            below = () if told.frame.lemma in ontology()["alleged_by"] else governed(told, coding)[1:]
            taken |= {one.frame.head.i for one in below if one.frame.head.dep != "ccomp"}
            taken |= {t.i for t in told.things} if coding.strength > 1 else set()
            yield told, coding


def _happened(told: Told, coding: Coding) -> bool:
    """Whether it has come about by the words around it, and no verb only reports it; not what encounters tell."""
    passed_on = coding.governor in ontology()["reporting"] and coding.type == coding.inner
    if passed_on or coding.type in ontology()["left_to_others"] or shaped(told.frame, "plover", "untold"):
        return False
    if told.frame.category is Category.NOUN:
        return coding.type in ontology()["by_nouns"] and shaped(told.frame, "plover", "told by its noun")
    ahead = coding.governor == "plan" and coding.type != "REJECT"
    others = coding.governed is not None and coding.governed.doer != told.frame.doer
    only_ahead = ahead and (others or coding.inner in ontology()["left_to_others"])
    return not (only_ahead or shaped(told.frame, "plover", "only named"))


def _claim(told: Told, coding: Coding) -> Claim | None:
    """The claim of a deed, or None where its actors are not known."""
    parsed, frame, standing = told.document, told.frame, told.frame.standing
    who = doers(told, coding)
    taken = {w.value for w in who}
    towards = tuple(r for r in recipients(told, coding) if r.value not in taken)
    if standing is None or not (who or (towards and _without_doer(told, coding))):
        return None
    head = frame.head.start, frame.head.end
    slots = [
        *(one.as_slot(parsed, "actor") for one in who),
        *(one.as_slot(parsed, "recipient") for one in towards),
        slot(parsed, "type", *head, coding.type),
        *([slot(parsed, "mode", *head, coding.mode)] if coding.mode else ()),
        *when(parsed, frame),
        *where(parsed, frame),
    ]
    refusal = coding.type in ontology()["refusals"]
    modality = _modality(told, (coding.trigger.standing or standing).modality, slots)
    polarity = "+" if refusal else standing.polarity
    return told_by(parsed, frame, "action", frame.span, slots, polarity=polarity, modality=modality)


def _without_doer(told: Told, coding: Coding) -> bool:
    """Such as "two villages were bombed", "a rocket hit the port": told though nobody says who did it."""
    return coding.type in ontology()["without_doer"] and (told.frame.passive or by_weapon(told))


def _modality(told: Told, modality: Modality, slots: list[Slot]) -> Modality:
    """How far it has come about, of "tried to kill" the killing; what is told in the past tense has, whatever its weekday."""
    time = next((s.value for s in slots if s.role == "time"), None)
    return modality if told.frame.head.tag == "VBD" else dated(modality, time, today(told.document))
