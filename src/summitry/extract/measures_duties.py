"""Measures told by verbs: what somebody must do, must not do, keeps back as a rule, or stops with a veto."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.measures_words import Rule, conditional, instruments, listed
from summitry.extract.modality import negated, stand
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import (
    clause,
    complements,
    doers,
    done_to,
    governor,
    is_passive,
    is_verb,
    lemma,
    phrase,
    subjects,
)
from summitry.model import Modality


def duties(sentence: Sentence) -> Iterator[Rule]:
    """The duties, bans, halts and vetoes that the verbs of a sentence tell, and its deadlines, in text order."""
    for token in sentence.tokens:
        if is_verb(token) and not conditional(sentence, token):
            yield from _obligations(sentence, token)
            yield from _banned(sentence, token)
            yield from _held_back(sentence, token)
        if lemma(token) == "veto" and not conditional(sentence, token):
            yield from _vetoes(sentence, token)
        if token.pos == "NOUN" and lemma(token) in listed("deadline_nouns"):
            yield from _deadlines(sentence, token)


def _obligations(sentence: Sentence, verb: Token) -> Iterator[Rule]:
    """Such as "are obliged to leave", "under the deal both must", "has ten days to answer"."""
    start, end = clause(sentence, verb, without=("parataxis", "advcl"))
    below = sentence.child(verb, "xcomp", "advcl")
    modal = any(t.tag == "MD" for t in sentence.children(verb, "aux"))
    passive = lemma(verb) in listed("obligation_verbs") and is_passive(sentence, verb) and not modal
    whom = subjects(sentence, verb)
    if passive and verb.dep not in ("advcl", "acl") and below is not None and below.i > verb.i:
        told = (start, max(end, sentence.span(below)[1]))
        yield Rule(
            verb, *told, sentence.span(below), _standing(sentence, verb), "obligation", doers(sentence, verb), whom
        )
    elif _under(sentence, verb) or (lemma(verb) == "have" and _term(sentence, verb)):
        yield Rule(verb, start, end, (start, end), _standing(sentence, verb), "obligation", (), whom)


def _standing(sentence: Sentence, verb: Token) -> str:
    if any(t.text.lower() in listed("obligation_modals") for t in sentence.children(verb, "aux")):
        return "in force"
    modality = stand(sentence, verb)[0]
    return "in force" if modality is Modality.HELD and not negated(sentence, verb) else "proposed"


def _under(sentence: Sentence, verb: Token) -> bool:
    """A modal or future deed "under" an instrument."""
    if not any(t.tag == "MD" for t in sentence.children(verb, "aux")):
        return False
    below = [
        t
        for p in sentence.subtree(verb)
        if p.dep == "prep" and p.text.lower() in listed("under") and _nearest(sentence, p) == verb.i
        for t in sentence.subtree(p)
    ]
    return any(lemma(t) in instruments() for t in below)


def _nearest(sentence: Sentence, token: Token) -> int | None:
    """The index of the verb that a word hangs from."""
    return next((t.i for t in sentence.ancestors(token) if is_verb(t)), None)


def _term(sentence: Sentence, verb: Token) -> bool:
    """Such as "has ten days to answer", "have until Friday to leave"."""
    noun = sentence.child(verb, "dobj")
    term = noun is not None and lemma(noun) in listed("comply_nouns") and not sentence.children(noun, "prep")
    until = any(p.text.lower() in ("until", "till") for p in sentence.children(verb, "prep"))
    below = [*sentence.children(verb, "xcomp", "advcl"), *(sentence.children(noun, "acl", "relcl") if noun else ())]
    due = [t for t in below if lemma(t) != "go" and any(a.tag == "TO" for a in sentence.children(t, "aux"))]
    return (term or until) and bool(due) and not negated(sentence, verb)


def _banned(sentence: Sentence, verb: Token) -> Iterator[Rule]:
    """Such as "the council banned arms sales", "ships are barred from the port"."""
    if lemma(verb) not in listed("banning") or verb.dep in ("csubj", "amod") or stand(sentence, verb)[1] == "-":
        return
    things = done_to(sentence, verb)
    owner = sentence.head(verb)
    inside = verb.dep in ("acl", "relcl") and owner is not None and lemma(owner) in instruments()
    ruled = things or (owner,) if verb.dep == "acl" and owner is not None else things
    if not ruled or inside:
        return
    start, end = clause(sentence, verb)
    modality = stand(sentence, verb)[0]
    wished = any(t.tag == "TO" for t in sentence.children(verb, "aux"))
    status = {Modality.HELD: "in force", Modality.PLANNED: "announced"}.get(modality, "proposed")
    status = "proposed" if wished else status
    if modality is Modality.DENIED or (
        verb.tag == "VBG" and modality is Modality.HELD and not sentence.child(verb, "aux")
    ):
        return
    what = (min(phrase(sentence, ruled[0])[0], verb.start), max(end, phrase(sentence, ruled[0])[1]))
    yield Rule(verb, min(start, what[0]), what[1], what, status, "ban", doers(sentence, verb), ruled)


def _held_back(sentence: Sentence, verb: Token) -> Iterator[Rule]:
    """Such as "suspend nuclear tests", "will not take part in exercises": a deed kept back as a rule."""
    if lemma(verb) not in listed("suspend_verbs") or negated(sentence, verb):
        return
    owner = sentence.head(verb)
    if verb.dep == "acl" and owner is not None and lemma(owner) in instruments():
        return
    things = [
        t
        for t in (*done_to(sentence, verb), *complements(sentence, verb, "by", "to", "with", "from"))
        if lemma(t) in listed("suspendable")
    ]
    if lemma(verb) in listed("suspend_verbs") - listed("keeping_verbs"):
        things = [t for t in things if lemma(t) not in instruments()]
    if things:
        start, end = clause(sentence, verb)
        infinitive = verb.dep == "ROOT" and any(t.tag == "TO" for t in sentence.children(verb, "aux"))
        modality = Modality.PLANNED if infinitive else stand(sentence, verb)[0]
        status = {Modality.HELD: "in force", Modality.PLANNED: "announced"}.get(modality, "proposed")
        yield Rule(verb, start, end, phrase(sentence, things[0]), status, "halt", doers(sentence, verb))


def _vetoes(sentence: Sentence, token: Token) -> Iterator[Rule]:
    """Who holds or uses a veto: "vetoed the text", "has a veto over", "cast its veto", "wields veto power"."""
    if is_verb(token):
        things = done_to(sentence, token)
        if things and not negated(sentence, token):
            start, end = clause(sentence, token)
            held = stand(sentence, token)[0] is Modality.HELD and token.tag in ("VBD", "VBN", "VBZ", "VBP")
            what = phrase(sentence, things[0])
            status = "in force" if held else "proposed"
            told = (min(start, what[0]), max(end, what[1]))
            yield Rule(token, *told, what, status, "veto", doers(sentence, token))
        return
    noun = token
    head = sentence.head(token)
    if token.dep in ("compound", "amod", "nmod") and head is not None and lemma(head) in listed("veto_nouns"):
        noun = head
    verb, preposition = governor(sentence, noun)
    owner = sentence.children(noun, "poss")
    span = sentence.span(noun)
    if verb is not None and is_verb(verb) and not preposition and lemma(verb) in listed("veto_verbs"):
        start, end = clause(sentence, verb)
        if negated(sentence, verb):
            return
        ahead = stand(sentence, verb)[0] is not Modality.HELD
        yield Rule(
            noun, min(start, span[0]), max(end, span[1]), span, "proposed" if ahead else "in force", "veto",
            doers(sentence, verb),
        )  # fmt: skip
    elif owner:
        yield Rule(noun, *span, span, "in force", "veto", tuple(owner))


def _deadlines(sentence: Sentence, noun: Token) -> Iterator[Rule]:
    """Such as "a deadline of 1 May to leave", "the deadline for talks is Friday": what is due, by when."""
    above = sentence.head(noun) or noun
    due = [
        t
        for t in (*sentence.subtree(noun), *sentence.children(above))
        if t.i > noun.i
        and (
            (t.dep in ("acl", "relcl") and t.head == noun.i)
            or (t.dep == "prep" and t.text.lower() in ("for", "to", "on") and sentence.children(t, "pobj", "pcomp"))
        )
    ]
    if not due or any(t.text.lower() == "no" for t in sentence.children(noun, "det")):
        return
    verb, preposition = governor(sentence, noun)
    start, end = sentence.span(noun)
    status = "in force"
    if verb is not None and is_verb(verb) and not preposition:
        low, high = clause(sentence, verb)
        start, end = min(start, low), max(end, high)
        status = "in force" if stand(sentence, verb)[0] is Modality.HELD else "proposed"
        status = "ended" if lemma(verb) in listed("deadline_gone") and status == "in force" else status
    inner = sentence.child(due[0], "pobj") if due[0].dep == "prep" else None
    what = sentence.span(inner or due[0])
    makes = verb is not None and is_verb(verb) and noun.dep == "dobj" and lemma(verb) in listed("deadline_set")
    who = tuple(subjects(sentence, verb)) if verb is not None and makes else ()
    yield Rule(noun, start, end, what, status, "obligation", who, () if makes else _bound(sentence, verb, noun))


def _bound(sentence: Sentence, verb: Token | None, noun: Token) -> tuple[Token, ...]:
    """Who faces, meets or misses a deadline."""
    return tuple(subjects(sentence, verb)) if verb is not None and is_verb(verb) and noun.dep == "dobj" else ()
