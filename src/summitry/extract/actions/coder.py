"""The PLOVER type of a verb with its arguments: combinations first, then governors of a deed, light verbs, the verb alone.

A governor changes what is below it: a promise of cooperation is AGREE, one of conflict THREATEN; refusing is REJECT, asking
REQUEST; stopping aid is SANCTION, stopping violence RETREAT (the manual's section "Which one, when two fit").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from summitry import vocabulary
from summitry.extract.actions.plover import is_cooperation, modals, ontology, operators, phrases, table
from summitry.extract.actions.words import asks, names_of, words_of
from summitry.extract.modality import negated
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import expand, is_verb, lemma

MAX_DEPTH = 4
COMBINED = 3
#: Verbs that only report where the clause below them is in the indicative.
INDICATIVE = frozenset(vocabulary.load("attitudes")["told"])


@dataclass(frozen=True, slots=True)
class Coding:
    """The type and mode of a deed, and the word that it was read from.

    ``strength``: 4 a combination with a clause, 3 another combination, 2 a governor or a light verb, 1 the verb alone.
    ``governed``: the deed below a governor; ``inner``: the type that it has by itself.
    """

    type: str
    mode: str
    trigger: Token
    strength: int = 1
    governed: Token | None = None
    inner: str = ""


def code(sentence: Sentence, verb: Token, depth: int = 0) -> Coding | None:
    """The type of the deed that a verb tells, or None where it tells none."""
    inner = _coded(sentence, verb, depth)
    if inner is None:
        return None
    operator = _modal(sentence, verb)
    if negated(sentence, verb):
        return _refused(inner)
    if operator not in ("promise", "request"):
        return inner
    return replace(_composed(operator, inner, verb), strength=inner.strength)


def _own_threat(sentence: Sentence, verb: Token) -> bool:
    """Such as "warned that it would cut supplies": what who warns will do, not what may befall somebody."""
    return operators().get(lemma(verb)) == "threaten" and any(
        _modal(sentence, t) == "promise" and (who := sentence.child(t, "nsubj")) is not None and who.pos == "PRON"
        for t in sentence.children(verb, "ccomp")
    )


def _of_others(sentence: Sentence, verb: Token) -> bool:
    """Such as "expects them to pay": a guess at what others will do, no deed of who has it."""
    below = sentence.children(verb, "ccomp", "xcomp")
    theirs = any(sentence.child(t, "nsubj") for t in below) or (
        bool(below) and sentence.child(verb, "dobj") is not None
    )
    return theirs and lemma(verb) in ontology()["guessing"]


def _modal(sentence: Sentence, verb: Token) -> str:
    return next((modals()[t.text.lower()] for t in sentence.children(verb, "aux") if t.text.lower() in modals()), "")


def _refused(inner: Coding) -> Coding | None:
    """A deed that is not done: cooperation withheld is a refusal; conflict withheld is no deed."""
    if is_cooperation(inner.type):
        return Coding("REJECT", "", inner.trigger, inner.strength, inner.governed)
    return None


def _coded(sentence: Sentence, verb: Token, depth: int) -> Coding | None:
    if (
        lemma(verb) in INDICATIVE
        and not _own_threat(sentence, verb)
        and any(t.tag in ("VBD", "VBZ", "VBP") or sentence.child(t, "aux") for t in sentence.children(verb, "ccomp"))
    ):
        return None
    names = names_of(sentence, verb)
    if not names & _known() or _of_others(sentence, verb):
        return None
    combined = _phrase(sentence, verb, names) if names & phrases().keys() else None
    if combined is not None and combined.strength > COMBINED:
        return combined
    operator = next((operators()[n] for n in sorted(names, key=len, reverse=True) if n in operators()), "")
    if operator and depth < MAX_DEPTH and (governed := _governed(sentence, verb, operator, depth)) is not None:
        clausal = governed.governed is not None and is_verb(governed.governed)
        if combined is None or (clausal and operator in ("threaten", "refuse", "request", "promise")):
            return governed
    if combined is not None:
        return combined
    light = _light(sentence, verb, names)
    if light is not None:
        return light
    if asks(sentence, verb) or _other_sense(sentence, verb):
        return None
    alone = next((table("verbs")[n] for n in sorted(names, key=len, reverse=True) if n in table("verbs")), None)
    return Coding(*alone, verb) if alone is not None else None


@cache
def _known() -> frozenset[str]:
    """Every word that a verb may be typed by."""
    return frozenset({*phrases(), *operators(), *table("verbs"), *ontology()["light"]})


def _phrase(sentence: Sentence, verb: Token, names: set[str]) -> Coding | None:
    objects, others = words_of(sentence, verb)
    governing = (verb, *sentence.children(verb, "acomp", "oprd"))
    clauses = frozenset(lemma(t) for one in governing for t in sentence.children(one, "xcomp", "ccomp", "advcl", "acl"))
    for name in sorted(names, key=len, reverse=True):
        for one in phrases().get(name, ()):
            if one.fits(objects, others, clauses):
                return Coding(one.type, one.mode, verb, 4 if one.clauses else 3)
    return None


def _wanted(sentence: Sentence, verb: Token, one: Token) -> bool:
    """Such as "says they must …": a demand in a clause with a subject of its own."""
    return (
        lemma(verb) in ontology()["saying"]
        and one.dep == "ccomp"
        and (
            _modal(sentence, one) == "request" or (lemma(one) == "need" and sentence.child(one, "auxpass") is not None)
        )
    )


def _other_sense(sentence: Sentence, verb: Token) -> bool:
    """Verbs whose object, or lack of one, tells that they mean something else ("demonstrated bad judgment")."""
    has = sentence.child(verb, "dobj", "nsubjpass") is not None
    return has if lemma(verb) in ontology()["intransitive"] else lemma(verb) in ontology()["addressed"] and not has


def _governed(sentence: Sentence, verb: Token, operator: str, depth: int) -> Coding | None:
    """What a governor makes of the clause, gerund or event noun below it."""
    below: list[Token] = [
        t for t in sentence.children(verb, "xcomp", "ccomp", "advcl", "acl") if is_verb(t) and t.i > verb.i
    ]
    for child in sentence.children(verb, "acomp", "attr", "dobj", "oprd"):
        if child.pos == "ADJ" or lemma(child) in operators():
            below += sentence.children(child, "xcomp", "acl", "ccomp")
    below += [
        t
        for p in sentence.children(verb, "prep")
        if p.text.lower() in ("to", "from", "of", "for", "with", "against", "on")
        for t in sentence.children(p, "pcomp")
    ]
    if operator == "begin":
        below = [t for t in below if t.dep in ("xcomp", "ccomp", "pcomp")]
    below = [t for t in below if t.dep != "advcl" or any(c.text.lower() == "to" for c in sentence.children(t, "aux"))]
    if lemma(verb) in ontology()["needs_infinitive"]:
        below = [t for t in below if t.dep == "xcomp" or _wanted(sentence, verb, t) or operator == "threaten"]
    for one in below:
        if _wanted(sentence, verb, one):
            return Coding("REQUEST", "", verb, 2, one)
        inner = code(sentence, one, depth + 1)
        if inner is not None:
            giver = next((t for t in sentence.children(verb, "acomp", "oprd") if t.text.lower() in operators()), verb)
            made = _composed(operator, inner, giver)
            if operator == "begin":
                return Coding(made.type, made.mode, inner.trigger, inner.strength, one, inner.type)
            return Coding(made.type, made.mode, verb, max(2, made.strength), one, inner.type)
    noun = _event_noun(sentence, verb) if lemma(verb) not in ontology()["speaking"] else None
    gives = operator != "promise" or bool(_names_of(verb) & set(ontology()["giving_promises"]))
    if noun is not None and gives and operator in ("stop", "request", "refuse", "promise", "threaten"):
        made = _composed(operator, Coding(*noun, verb), verb)
        return Coding(made.type, made.mode, verb, 2)
    return _alone(verb, operator, below)


def _alone(verb: Token, operator: str, below: list[Token]) -> Coding | None:
    """A promise, refusal or demand of a deed that has no type of its own."""
    if (
        not below
        or operator not in ("promise", "refuse", "request", "threaten")
        or lemma(verb) in ontology()["only_ahead"]
    ):
        return None
    type_ = {"promise": "AGREE", "refuse": "REJECT", "request": "REQUEST", "threaten": "THREATEN"}[operator]
    return Coding(type_, "", verb, 1, below[0])


def _event_noun(sentence: Sentence, verb: Token) -> tuple[str, str] | None:
    heads = [
        *sentence.children(verb, "dobj", "nsubjpass"),
        *(
            t
            for p in sentence.children(verb, "prep")
            if p.text.lower() in ("to", "for", "on", "from", "of")
            for t in sentence.children(p, "pobj")
        ),
    ]
    return next((table("nouns")[lemma(h)] for h in heads if lemma(h) in table("nouns")), None)


def _names_of(verb: Token) -> set[str]:
    return {lemma(verb), verb.text.lower()}


def _composed(operator: str, inner: Coding, verb: Token) -> Coding:
    """The type that a governor gives to the deed below it."""
    good = is_cooperation(inner.type)
    type_ = inner.type
    if operator == "promise":
        yielding = inner.type == "MOBILIZE" and _names_of(verb) & set(ontology()["giving_promises"])
        type_ = (
            "AGREE"
            if good or yielding
            else "THREATEN"
            if inner.type not in ("REJECT", "ACCUSE", "REQUEST")
            else inner.type
        )
        if inner.type in ("SUPPORT", "CONCEDE") and inner.strength == 1 and inner.type == "SUPPORT":
            type_ = "SUPPORT"
    elif operator == "refuse":
        type_ = "REJECT"
    elif operator == "request":
        type_ = "REQUEST" if inner.type != "THREATEN" else inner.type
    elif operator == "threaten":
        type_ = "THREATEN"
    elif operator == "allege":
        type_ = "ACCUSE"
    elif operator == "stop":
        type_ = ("SANCTION" if inner.type in ("AID", "COOPERATE") else "REJECT") if good else "RETREAT"
    elif operator == "support":
        type_ = "SUPPORT"
    elif operator == "allow":
        type_ = "RETREAT" if good else inner.type
    mode = inner.mode if type_ == inner.type else ""
    return Coding(type_, mode, verb, 2, inner.trigger, inner.type)


@cache
def _lights() -> frozenset[str]:
    return frozenset(ontology()["light"])


def _light(sentence: Sentence, verb: Token, names: set[str]) -> Coding | None:
    """A light verb with an event noun: "launched an attack"."""
    if not names & _lights():
        return None
    heads = [
        t for c in sentence.children(verb, "dobj", "attr", "nsubjpass", "oprd", "acomp") for t in expand(sentence, c)
    ]
    heads += (
        [
            t
            for p in sentence.children(verb, "prep")
            if p.text.lower() in ("on", "in", "into", "for")
            for t in sentence.children(p, "pobj")
        ]
        if lemma(verb) in ontology()["light_with_preposition"]
        else []
    )
    for head in heads:
        pair = next(
            (
                f"{lemma(t)} {lemma(head)}"
                for t in sentence.children(head, "compound", "amod")
                if f"{lemma(t)} {lemma(head)}" in table("nouns")
            ),
            lemma(head),
        )
        if pair in table("nouns") and not (
            lemma(verb) in ontology()["keeping"]
            and table("nouns")[pair][0] in ("AID", "COOPERATE", "SUPPORT", "MOBILIZE")
        ):
            return Coding(*table("nouns")[pair], verb, 2)
    return None
