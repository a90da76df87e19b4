"""Words of attitude in a sentence, with what each is about and who may hold it: verbs, adjectives, nouns and modals.

Whether one tells a stance where it stands is asked of ``stances_sense.py``; the claims are made in ``stances.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from summitry import vocabulary
from summitry.extract.modality import negated, stand
from summitry.extract.stances_sense import against, doubted, holders_of, idle, obliges, only_reports
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import clause, is_passive, is_verb, lemma, phrasal, subjects
from summitry.model import Modality


@dataclass(frozen=True, slots=True)
class Found:
    """A word of attitude with what it is about and who may hold it."""

    trigger: Token
    attitude: str
    start: int
    end: int
    about: tuple[int, int]
    who: tuple[Token, ...] = ()
    spoken: bool = False


@cache
def _table(name: str) -> dict[str, str]:
    """Word → attitude."""
    return {word: attitude for attitude, all_ in vocabulary.load("attitudes")[name].items() for word in all_}


def _words(name: str) -> Any:
    return vocabulary.load("attitudes")[name]


def found_in(sentence: Sentence) -> Iterator[Found]:
    """The words of attitude of a sentence, in text order."""
    for token in sentence.tokens:
        if is_verb(token):
            yield from _of_verb(sentence, token)
            yield from _of_modal(sentence, token)
        elif token.pos in ("ADJ", "VERB", "ADP") and token.text.lower() in _table("adjectives"):
            yield from _of_adjective(sentence, token)
        elif token.pos == "NOUN" and lemma(token) in _table("nouns"):
            yield from _of_noun(sentence, token)


def _flipped(attitude: str, negative: bool) -> str:
    return str(_words("flip").get(attitude, attitude)) if negative else attitude


def _about(sentence: Sentence, token: Token, *more: str) -> tuple[int, int] | None:
    """What an attitude is about: the objects, clauses and prepositional objects after its word."""
    below = [
        t
        for t in sentence.children(token, "dobj", "xcomp", "ccomp", "prep", "oprd", *more)
        if t.i > token.i and t.text.lower() not in ("in", "at", "by", "during", "after", "before")
    ]
    below += [t for t in sentence.children(token, "advcl") if _urged(sentence, token, t)]
    below += [t for t in sentence.children(token, "dative") if t.i > token.i and t.pos == "ADP"]
    below = [t for t in below if not any(c.ent == "DATE" for c in sentence.children(t, "pobj"))]
    if not below:
        return None
    spans = [_tight(sentence, t) for t in below]
    return min(s for s, _ in spans), max(e for _, e in spans)


def _urged(sentence: Sentence, token: Token, clause_: Token) -> bool:
    """Whether "to stay" after an object is what is asked of it: "encouraged the crews to stay"."""
    objects = sentence.children(token, "dobj")
    to = bool(sentence.child(clause_, "aux")) and sentence.subtree(clause_)[0].text.lower() == "to"
    asking = lemma(token) in _words("demanding") or lemma(token) in _words("greeting")
    return to and asking and bool(objects) and sentence.span(objects[0])[1] + 1 == sentence.span(clause_)[0]


def _tight(sentence: Sentence, token: Token) -> tuple[int, int]:
    """The span of a complement, up to a coordinated clause after it."""
    if is_verb(token):
        return clause(sentence, token, without=("parataxis",))
    return sentence.span(token)


def _of_verb(sentence: Sentence, verb: Token) -> Iterator[Found]:
    attitude = _table("verbs").get(phrasal(sentence, verb))
    if attitude is None and not sentence.child(verb, "prt"):
        attitude = _table("verbs").get(lemma(verb))
        paired = [p.text.lower() for p in sentence.children(verb, "prep")]
        attitude = next(
            (_table("verbs")[f"{lemma(verb)} {p}"] for p in paired if f"{lemma(verb)} {p}" in _table("verbs")), attitude
        )
    if attitude is None or not _allowed(sentence, verb):
        return
    passive = is_passive(sentence, verb)
    about = _about(sentence, verb)
    if passive:
        below = sentence.children(verb, "nsubjpass")
        asked = sentence.children(verb, "xcomp", "ccomp") and attitude in _words("asking")
        about = sentence.span(below[0]) if below and not (asked and about) else about
    if about is None or stand(sentence, verb)[0] in (Modality.POSSIBLE, Modality.PROPOSED):
        return
    start, end = clause(sentence, verb, without=("parataxis", "advcl"))
    attitude = _flipped(attitude, negated(sentence, verb))
    inner = _turned_against(sentence, verb, attitude)
    yield Found(
        verb,
        attitude if inner is None else inner[0],
        min(start, about[0]),
        max(end, about[1]),
        about if inner is None else inner[1],
        holders_of(sentence, verb),
    )


def _turned_against(sentence: Sentence, verb: Token, attitude: str) -> tuple[str, tuple[int, int]] | None:
    """What somebody wants or promises to be against: "vowed to block the treaty" opposes the treaty."""
    if attitude not in _words("willing"):
        return None
    for below in sentence.children(verb, "xcomp"):
        inner = _table("verbs").get(phrasal(sentence, below))
        about = _about(sentence, below)
        own = sentence.child(below, "nsubj") is None and sentence.child(verb, "dobj") is None
        if inner in _words("against") and about is not None and own and not negated(sentence, below):
            return str(inner), about
    return None


def _allowed(sentence: Sentence, verb: Token) -> bool:
    needs = _words("needs").get(lemma(verb))
    if only_reports(sentence, verb) or idle(sentence, verb):
        return False
    if needs is None:
        return True
    here = {t.dep for t in sentence.children(verb)} | {
        t.text.lower()
        for t in sentence.children(verb, "prep", "prt")
        if t.i > verb.i and not any(c.ent == "DATE" for c in sentence.children(t, "pobj"))
    }
    return bool(here & set(needs))


def _of_adjective(sentence: Sentence, token: Token) -> Iterator[Found]:
    """Such as "is ready to", "is opposed to"."""
    head = sentence.head(token)
    verb = token if is_verb(token) else head
    if (
        verb is None
        or not is_verb(verb)
        or (
            token.dep not in ("acomp", "prep", "ROOT", "ccomp", "relcl", "conj", "advcl", "oprd") and not is_verb(token)
        )
    ):
        return
    about = _about(sentence, token, "pobj", "pcomp")
    if about is None or not against(sentence, token):
        return
    attitude = _table("adjectives")[token.text.lower()]
    start, end = clause(sentence, verb, without=("parataxis", "advcl"))
    yield Found(
        token,
        _flipped(attitude, negated(sentence, verb)),
        min(start, about[0]),
        max(end, about[1]),
        about,
        subjects(sentence, verb),
    )


def _of_noun(sentence: Sentence, noun: Token) -> Iterator[Found]:
    """Such as "Oslo's insistence on", "expressed support for"."""
    below = [
        t
        for t in sentence.children(noun, "prep", "acl", "ccomp")
        if t.i > noun.i and (t.dep != "prep" or t.text.lower() in _words("noun_prepositions"))
    ]
    if not below:
        return
    if any(lemma(t) in _words("voicing") or _told_as_fact(sentence, noun, t) for t in below):
        return
    head = sentence.head(noun)
    owner = sentence.children(noun, "poss")
    expressed = head is not None and is_verb(head) and noun.dep == "dobj" and lemma(head) in _words("expressing")
    who = owner or (subjects(sentence, head) if expressed and head is not None else ())
    about = (sentence.span(below[0])[0], max(sentence.span(t)[1] for t in below))
    attitude = _flipped(
        _table("nouns")[lemma(noun)],
        bool(head is not None and expressed and (negated(sentence, head) or lemma(head) == "withdraw")),
    )
    start = min([noun.start, *(sentence.span(t)[0] for t in owner)])
    if expressed and head is not None and not owner:
        start = clause(sentence, head)[0]
    yield Found(noun, attitude, start, about[1], about, tuple(who))


def _told_as_fact(sentence: Sentence, noun: Token, below: Token) -> bool:
    """Such as "his suggestion that crews could leave": what is thought, not what is proposed."""
    auxiliaries = {t.text.lower() for t in sentence.children(below, "aux")}
    finite = below.tag in ("VBD", "VBZ", "VBP") or bool(auxiliaries & {"could", "may", "might", "had", "has", "have"})
    return lemma(noun) == "suggestion" and below.dep != "prep" and finite


def _of_modal(sentence: Sentence, verb: Token) -> Iterator[Found]:
    """Such as "must", "should", "need to", "cannot" in somebody's own words."""
    modal = next(
        (
            t
            for t in sentence.children(verb, "aux")
            if t.text.lower() in _table("modals") or t.text.lower() in ("ca", "can")
        ),
        None,
    )
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    attitude = _table("modals").get(modal.text.lower()) if modal is not None else None
    negative = negated(sentence, verb)
    if attitude is None and modal is not None and negative and lemma(verb) in _words("cannot"):
        attitude = "wants"
    if doubted(sentence, verb):
        return
    asked = any(t.tag in ("WP", "WDT", "WRB") for t in sentence.children(verb)) or verb.dep in (
        "relcl",
        "csubj",
        "pcomp",
    )
    if attitude is None and not asked and lemma(verb) in _words("modal_verbs") and obliges(sentence, verb):
        attitude = _words("modal_verbs")[lemma(verb)]
    if (
        attitude is None
        or subject is None
        or subject.text.lower() == "you"
        or (subject.text.lower() == "it" and (lemma(verb) == "be" or attitude == "wants"))
    ):
        return
    start, end = clause(sentence, verb, without=("parataxis", "advcl"))
    shared = [t for t in sentence.children(verb, "conj") if is_verb(t) and not sentence.child(t, "nsubj", "nsubjpass")]
    end = max([end, *(clause(sentence, t)[1] for t in shared)])
    yield Found(verb, "opposes" if negative else str(attitude), start, end, (start, end), (), spoken=True)
