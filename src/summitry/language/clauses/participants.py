"""Who does what to whom: the deep subject and object of a verb, its own or understood.

A subject may stand in another clause (coordination, control, participles, gerunds), be a relative pronoun for the noun before it,
or be the agent of a passive.
"""

from __future__ import annotations

from itertools import chain

from summitry import lexicon
from summitry.language.clauses.auxiliaries import announced
from summitry.language.clauses.syntax import (
    NOMINAL,
    PERSON,
    RELATIVE,
    SUBJECTS,
    complements,
    expand,
    governor,
    is_passive,
    is_relative,
    is_verb,
    lemma,
    pobjects,
)
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words

#: A verb that hangs so from another and has no subject of its own shares that one's.
JOINED = ("conj", "xcomp", "advcl", "ccomp", "dep")
MAX_HOPS = 6


def subjects(sentence: Sentence, verb: Token, hops: int = 0) -> tuple[Token, ...]:
    """The heads of the grammatical subject, own or understood (coordination, control, participles, relative clauses)."""
    own = [t for t in sentence.children(verb, *SUBJECTS) if t.dep != "csubj"]
    if own:
        return tuple(chain.from_iterable(_unrelative(sentence, verb, t) for t in own))
    if verb.tag == "VBG" and verb.i > 1 and sentence.tokens[verb.i - 1].tag == "POS":
        return (sentence.tokens[verb.i - 2],)
    head = sentence.head(verb)
    return _understood(sentence, verb, head, hops) if head is not None and hops <= MAX_HOPS else ()


def _understood(sentence: Sentence, verb: Token, head: Token, hops: int) -> tuple[Token, ...]:
    """Who does the deed of a clause without a subject, by what the clause hangs from."""
    if verb.dep == "relcl" and verb.tag in ("VBD", "VBZ", "VBP"):
        return (head,)
    if verb.dep in ("relcl", "acl") and announced(sentence, verb):
        return expand(sentence, head)
    if verb.dep == "acl" and head.pos in NOMINAL:
        return _of_noun(sentence, verb, head, hops)
    if verb.dep in ("pcomp", "pobj"):
        return _of_preposition(sentence, head, hops)
    if verb.dep in ("xcomp", "advcl") and (controlled := _controlled(sentence, head, verb.dep)):
        return controlled
    if verb.dep in JOINED and is_verb(head):
        return () if _of_another(verb, head) else subjects(sentence, head, hops + 1)
    above = sentence.head(head) if verb.dep in ("xcomp", "acl") and head.pos == "ADJ" else None
    return subjects(sentence, above, hops + 1) if above is not None else ()


def _of_another(verb: Token, head: Token) -> bool:
    """Whether a clause without a subject is not of the subject above: a finite one, "a raid that the council said killed ten"."""
    if verb.dep == "xcomp":
        return verb.tag in ("VBD", "VBN") and lemma(head) in words("clauses", "vouching")
    return verb.dep == "ccomp" and verb.tag in ("VBD", "VBZ", "VBP")


def _unrelative(sentence: Sentence, verb: Token, subject: Token) -> tuple[Token, ...]:
    """The noun that a relative pronoun stands for; else the subject with what is coordinated with it."""
    if not is_relative(subject):
        return expand(sentence, subject)
    clause = verb
    for _ in range(MAX_HOPS):
        head = sentence.head(clause)
        if head is None:
            return ()
        if clause.dep == "relcl" or (clause.dep == "acl" and head.pos in NOMINAL):
            return _joint(sentence, verb, head)
        clause = head
    return ()


def _joint(sentence: Sentence, verb: Token, head: Token) -> tuple[Token, ...]:
    """The noun before "who"; all of "Ann and Ben, who have …" where the verb is plural and the last of them is not."""
    plural = any(t.text.lower() in ("have", "are", "were") for t in (verb, *sentence.children(verb, "aux", "auxpass")))
    if not plural or head.tag in ("NNS", "NNPS"):
        return (head,)
    first = head
    while first.dep == "conj" and (above := sentence.head(first)) is not None:
        first = above
    return expand(sentence, first)


def _of_noun(sentence: Sentence, verb: Token, noun: Token, hops: int) -> tuple[Token, ...]:
    """Who does the deed of a clause below a noun: the noun for a participle, its owner or clause for an infinitive."""
    if verb.tag in ("VBG", "VBN", "VBD"):
        return expand(sentence, noun)
    if owner := sentence.child(noun, "poss"):
        return expand(sentence, owner)
    if agents := complements(sentence, noun, "by"):
        return agents
    head, _ = governor(sentence, noun)
    return subjects(sentence, head, hops + 1) if head is not None and is_verb(head) else ()


def _of_preposition(sentence: Sentence, preposition: Token, hops: int) -> tuple[Token, ...]:
    """Who does a deed in a gerund: the subject of the clause, or the owner of the noun, that the preposition is below."""
    above = sentence.head(preposition)
    if above is None:
        return ()
    if is_verb(above):
        blamed = done_to(sentence, above) if lemma(above) in lexicon.load("clauses")["object_gerund"] else ()
        return blamed or subjects(sentence, above, hops + 1)
    over = sentence.head(above) if above.dep == "dobj" else None
    if (
        over is not None
        and lemma(over) in lexicon.load("clauses")["object_gerund"]
        and preposition.text.lower() in ("of", "for")
    ):
        return expand(sentence, above)
    if above.pos == "ADJ" and (verb := sentence.head(above)) is not None:
        return subjects(sentence, verb, hops + 1)
    return _of_noun(sentence, preposition, above, hops)


def _controlled(sentence: Sentence, head: Token, dep: str) -> tuple[Token, ...]:
    """The object of an object-control verb ("asked Ann to …", "called on Ann to …"), or nothing."""
    if lemma(head) in lexicon.load("clauses")["on_control"] and (urged := complements(sentence, head, "on", "upon")):
        return urged
    if dep != "xcomp" or lemma(head) not in lexicon.load("clauses")["object_control"]:
        return ()
    target = sentence.child(head, "dobj", "dative", "nsubjpass")
    return expand(sentence, target) if target is not None and target.pos in NOMINAL else ()


def doers(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The heads of who does it: the subject, or the agent of a passive."""
    if not is_passive(sentence, verb):
        return subjects(sentence, verb)
    return tuple(chain.from_iterable(pobjects(sentence, verb, "by")))


def done_to(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The heads of what it is done to: the objects, or the subject of a passive."""
    if is_passive(sentence, verb):
        return subjects(sentence, verb)
    own = tuple(chain.from_iterable(_unrelative(sentence, verb, t) for t in sentence.children(verb, "dobj", "dative")))
    return own or _person_named(sentence, verb) or _extracted(sentence, verb)


def _person_named(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """A person whom the parser takes for what somebody is called: "called President Ann Lee on Monday"."""
    named = (t for t in sentence.children(verb, "oprd") if t.ent == PERSON)
    return tuple(chain.from_iterable(expand(sentence, t) for t in named))


def _extracted(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The noun that a relative clause without an object speaks of: "the man whom she met"."""
    head = sentence.head(verb)
    has_pronoun = any(t.tag in RELATIVE and t.dep not in SUBJECTS for t in sentence.children(verb))
    if (
        verb.dep == "relcl"
        and head is not None
        and sentence.child(verb, "nsubj")
        and (has_pronoun or not sentence.child(verb, "prep", "ccomp", "xcomp"))
    ):
        subject = sentence.child(verb, "nsubj")
        return () if subject is not None and subject.tag in RELATIVE else (head,)
    return ()
