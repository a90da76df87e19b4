"""Towards whom a deed is, and whose it is where the grammar says otherwise ("received aid from Ann")."""

from __future__ import annotations

from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.plover import ontology
from summitry.extract.arguments import Named, actors
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import complements, done_to, is_verb, lemma

LIGHT = 2
TOWARDS = ("to", "on", "upon", "against", "with", "for", "from", "into", "towards", "toward")


def turned(
    parsed: ParsedDocument, sentence: Sentence, verb: Token, coding: Coding, who: tuple[Named, ...]
) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Whose deed it is, and whom it is done to where that is the subject: "received aid from", "conveyed his offer"."""
    if coding.strength == LIGHT and coding.governed is None and lemma(verb) in ontology()["undergone"]:
        return _givers(parsed, sentence, verb), who
    if lemma(verb) in ontology()["passing_on"]:
        return actors(parsed, sentence, _owners(sentence, verb)) or who, ()
    return who, ()


def _givers(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> tuple[Named, ...]:
    """Such as "received aid from Ben", "faces a threat from Ben": whose deed it is that somebody gets or faces."""
    things = done_to(sentence, verb)
    heads = [*complements(sentence, verb, "from"), *(t for one in things for t in complements(sentence, one, "from"))]
    return actors(parsed, sentence, [*heads, *_owners(sentence, verb)])


def _owners(sentence: Sentence, verb: Token) -> list[Token]:
    """Such as "passed on Ann's offer": whose the deed is that somebody passes on."""
    return [t for one in done_to(sentence, verb) for t in sentence.children(one, "poss")]


def chain(sentence: Sentence, verb: Token, coding: Coding) -> tuple[Token, ...]:
    """The verb and the deeds that it governs, one below the other: "decided to start arming"."""
    found = [verb]
    below: Coding | None = coding
    while below is not None and below.governed is not None and is_verb(below.governed) and below.governed not in found:
        found.append(below.governed)
        below = code(sentence, below.governed)
    return tuple(found)


def recipients_of(parsed: ParsedDocument, sentence: Sentence, verb: Token, coding: Coding) -> tuple[Named, ...]:
    """Towards whom: the objects, those named in their phrases, and those of prepositions; of the governed deed too."""
    inside: list[Token] = []
    found: tuple[Named, ...] = ()
    if coding.type in ontology()["addressing"]:
        addressed = _addressed(sentence, verb)
        if addressed:
            organs = [t for t in addressed if lemma(t) in ontology()["organs"]]
            own = actors(parsed, sentence, addressed) or actors(parsed, sentence, organs, loose=True)
            if own:
                return own
    for one in chain(sentence, verb, coding):
        things = done_to(sentence, one)
        inside += things
        found = found or actors(parsed, sentence, _towards(sentence, one, things))
    found = found or _deep(parsed, sentence, [*inside, *complements(sentence, verb, "from", "to", "on", "against")])
    if found or coding.type not in ontology()["described_recipients"]:
        return found
    onto = complements(sentence, verb, "on", "against", "to")
    onto += tuple(t for thing in inside for t in complements(sentence, thing, "on", "against", "to"))
    loose = actors(parsed, sentence, onto if coding.strength > 1 else inside, loose=True)
    return tuple(p for p in loose if not _of_time(parsed, p))


def _of_time(parsed: ParsedDocument, party: Named) -> bool:
    """Whether the words are, or are part of, a time ("on Nov. 14")."""
    return any(t.start < party.end and party.start < t.end for t in parsed.times_in(party.start - 12, party.end + 12))


def _addressed(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Whom a verb of accusing or asking names beside what they did or are to do: "called on the cabinet to stop Ann"."""
    below = [t for t in sentence.children(verb, "xcomp", "ccomp", "advcl") if _bare(sentence, t)]
    of = any(p.text.lower() in ("of", "for") and sentence.child(p, "pcomp") for p in sentence.children(verb, "prep"))
    if not below and not of:
        return ()
    on = complements(sentence, verb, "on", "upon") if lemma(verb) == "call" else ()
    whom = on or sentence.children(verb, "dobj") or [t for c in below for t in sentence.children(c, "nsubj")]
    return tuple(t for t in whom if t.pos in ("NOUN", "PROPN", "PRON") and t.tag not in ("WDT", "WP"))


def _bare(sentence: Sentence, verb: Token) -> bool:
    """An infinitive with a subject of its own: "urged them to go"."""
    return any(t.text.lower() == "to" for t in sentence.children(verb, "aux"))


def _towards(sentence: Sentence, verb: Token, things: tuple[Token, ...]) -> list[Token]:
    """Where one verb may name towards whom: its objects, what hangs from them, its prepositions, who is to do it."""
    kinds = tuple(t for thing in things for t in complements(sentence, thing, "of") if t.pos == "NOUN")
    heads = [*things, *complements(sentence, verb, *TOWARDS)]
    for thing in (*things, *kinds):
        heads += [*sentence.children(thing, "poss"), *complements(sentence, thing, *TOWARDS, "of", "between", "by")]
    below = sentence.children(verb, "ccomp", "xcomp")
    if lemma(verb) == "tell" and sentence.children(verb, "ccomp"):
        heads = []
    whom = ("nsubj",) if lemma(verb) in ontology()["claiming"] else ("nsubj", "nsubjpass")
    return heads + [t for c in below for t in sentence.children(c, *whom)]


def _deep(parsed: ParsedDocument, sentence: Sentence, heads: list[Token]) -> tuple[Named, ...]:
    """Owners and makers inside the objects: "rejected the French proposal"."""
    below = [t for h in heads for t in sentence.children(h, "amod", "compound", "nmod", "poss")]
    below += [
        t
        for h in heads
        for p in sentence.children(h, "prep")
        for o in sentence.children(p, "pobj")
        for t in (o, *sentence.children(o, "poss", "amod", "compound"))
    ]
    return actors(parsed, sentence, below)
