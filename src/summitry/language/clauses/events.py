"""How far an event noun is asserted: by words before it ("the planned summit"), by what is done to it ("cancelled it")."""

from __future__ import annotations

from summitry.language.clauses.degrees import Factuality, governed, named, when_denied
from summitry.language.clauses.denial import negated
from summitry.language.clauses.governing import ALONE, Step, Way
from summitry.language.clauses.phrases import joined
from summitry.language.clauses.syntax import governor, has_to, is_verb, lemma, phrasal
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words

DIRECT = ("dobj", "attr", "conj", "nsubjpass")


def modified(sentence: Sentence, noun: Token) -> Factuality | None:
    """What words before an event noun say of it; nothing where it only tells a place ("spoke at the next summit")."""
    above, preposition = governor(sentence, noun)
    if above is not None and preposition in words("factuality", "at_events") and above.tag == "VBD":
        return None
    own = (
        t for t in sentence.children(noun, "amod", "nmod", "compound", "acl", "det") if t.tag != "VBD" or t.dep != "acl"
    )
    return next((said for t in own if (said := named("modifiers", joined(sentence, t))) is not None), None)


def calls_off(sentence: Sentence, noun: Token) -> bool:
    """Such as "the summit planned for June was cancelled": what becomes of the plan, where it does, wins over the plan."""
    above, preposition = governor(sentence, noun)
    if (
        above is not None
        and noun.dep == "nsubj"
        and not preposition
        and _predicated(sentence, above) is Factuality.CANCELLED
    ):
        return True  # "talks are off"
    if above is not None and above.dep == "csubjpass":  # "the summit planned for June" read as a clause
        noun, above = above, governor(sentence, above)[0]
    direct = above is not None and noun.dep in ("dobj", "nsubjpass", "csubjpass") and not preposition and is_verb(above)
    return direct and above is not None and governed("infinitive", phrasal(sentence, above)) is Factuality.CANCELLED


def over_event(sentence: Sentence, noun: Token, above: Token, preposition: str) -> Step:
    """The step from an event noun to the word above it: "cancelled the dinner", "plans for a summit", "talks will resume"."""
    said = _said(sentence, noun, above, preposition)
    if said is not None:
        return _ruled(sentence, above, said)
    if preposition in words("factuality", "purpose") and (stays := _staying(sentence, above)) is not None:
        return Step(Way.WITHIN, stays, Factuality.PLANNED)
    if noun.dep in ("nsubj", "nsubjpass") and not preposition:
        seen = _predicated(sentence, above)
        return Step(Way.ALONE, said=seen) if seen is not None else Step(Way.PASSES, above)
    if _is_object(noun, above, preposition) and lemma(above) in words("factuality", "transparent"):
        return Step(Way.PASSES, above)
    part = (
        preposition in words("factuality", "of_parts")
        and above.pos == "NOUN"
        and lemma(above) in words("factuality", "parts")
    )
    return Step(Way.PASSES, above) if part else ALONE._replace(turned=preposition in words("factuality", "without"))


def _is_object(noun: Token, above: Token, preposition: str) -> bool:
    """Whether something is done to an event; not where it is only told so ("told the meeting")."""
    if noun.dep in DIRECT and not preposition:
        return lemma(above) not in words("factuality", "addressing")
    return preposition in words("factuality", "to_event" if above.pos == "NOUN" else "done_to_event")


def _said(sentence: Sentence, noun: Token, above: Token, preposition: str) -> Factuality | None:
    """What the word above says of an event that something is done to."""
    if not _is_object(noun, above, preposition) or (above.pos == "NOUN" and not preposition):
        return None
    return None if _judged(sentence, above, preposition) else governed("infinitive", phrasal(sentence, above))


def _judged(sentence: Sentence, above: Token, preposition: str) -> bool:
    """Such as "called the talks useful", "considered the talks a success"."""
    if lemma(above) in words("factuality", "judging"):
        return sentence.child(above, "oprd", "attr") is not None
    return phrasal(sentence, above) in words("factuality", "calling") and not preposition


def _ruled(sentence: Sentence, above: Token, said: Factuality) -> Step:
    """An event below a governor; a cancellation that is only wanted or possible leaves a plan."""
    if negated(sentence, above):
        return Step(Way.ALONE, said=when_denied("denied_events", said) or said)
    return Step(Way.RULES, above, said)


def _predicated(sentence: Sentence, above: Token) -> Factuality | None:
    """Such as "a meeting is unlikely", "talks are possible"."""
    if lemma(above) not in words("factuality", "being") or negated(sentence, above):
        return None
    if coming(sentence, above):
        return Factuality.PLANNED
    own = (t for t in sentence.children(above, "acomp", "advmod", "prt") if not _goes_on_to(sentence, t))
    return next((said for t in own if (said := governed("infinitive", t.text.lower())) is not None), None)


def _goes_on_to(sentence: Sentence, particle: Token) -> bool:
    """Whether a particle only begins what is said: "the talks are off to a good start"."""
    after = sentence.tokens[particle.i + 1 : particle.i + 2]
    return particle.pos in ("ADP", "ADV") and any(t.text.lower() in words("factuality", "to") for t in after)


def coming(sentence: Sentence, above: Token) -> tuple[Token, ...]:
    """The infinitives by which an event is still to come: "is to be held in Oslo", "are to take place on Friday"."""
    being = lemma(above) in words("factuality", "being")
    below = sentence.children(above, "xcomp", "ccomp", "advcl") if being else ()
    return tuple(t for t in below if has_to(sentence, t) and lemma(t) in words("encounters", "running"))


def _staying(sentence: Sentence, above: Token) -> Token | None:
    """The verb of "stayed in the city for talks": what somebody stays for is still to come."""
    verb = above if is_verb(above) else governor(sentence, above)[0]
    return verb if verb is not None and is_verb(verb) and lemma(verb) in words("factuality", "staying") else None
