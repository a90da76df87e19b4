"""Whether a word of attitude tells a stance where it stands, whom it is held by, and what "it" in its object is.

What belongs to the words of attitude themselves is in ``stances.py``; the lists are those of
``vocabulary/attitudes.yaml``.
"""

from __future__ import annotations

from functools import cache

from summitry import vocabulary
from summitry.extract.modality import negated
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import complements, doers, expand, is_verb, lemma, phrase, subjects

#: Past, present singular, present plural: the finite forms of a verb.
FINITE = ("VBD", "VBZ", "VBP")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("attitudes")[name])


def holders_of(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Who holds what a verb tells: who does it, or is blamed for it, or owns it; in "like Oslo, Bern wants" both."""
    first = sentence.head(verb) if verb.dep == "conj" else verb
    above = sentence.head(first) if first is not None and first.dep == "pcomp" else None
    governor = sentence.head(above) if above is not None and above.text.lower() in ("for", "of") else None
    blamed = sentence.child(governor, "dobj", "nsubjpass") if governor is not None and is_verb(governor) else None
    if blamed is not None:
        return expand(sentence, blamed)
    owned = verb.tag == "VBG" and verb.i > 1 and sentence.tokens[verb.i - 1].tag == "POS"
    if owned:
        return (sentence.tokens[verb.i - 2],)
    like = complements(sentence, verb, "like", "alongside") if not negated(sentence, verb) else ()
    return (*doers(sentence, verb), *like)


def only_reports(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb such as "insist" has a clause that tells a fact: "insists that it is safe", not "that they stay"."""
    if lemma(verb) not in _list("told"):
        return False
    for below in sentence.children(verb, "ccomp"):
        auxiliaries = sentence.children(below, "aux", "auxpass")
        bare = (
            not auxiliaries
            and below.tag == "VBP"
            and lemma(below) not in ("be", "have")
            and lemma(verb) in _list("subjunctive")
        )
        if (
            not bare
            and (below.tag in FINITE or auxiliaries)
            and not any(t.text.lower() in ("be", "should", "must") for t in auxiliaries)
            and not (lemma(verb) in _list("swearing") and any(t.text.lower() in _list("sworn") for t in auxiliaries))
        ):
            return True
    return False


def idle(sentence: Sentence, verb: Token) -> bool:
    """Whether a word of attitude tells of no issue: "what we want", "offered thanks", a wish not to be named, no refusal."""
    below = sentence.children(verb, "xcomp", "ccomp")
    silent = lemma(verb) in _list("refusing") or (lemma(verb) in _list("wishing") and negated(sentence, verb))
    words = [lemma(c) for t in below for c in sentence.children(t, "dobj")]
    if silent and any(one in _list("voicing") | _list("voiced") for one in (*map(lemma, below), *words)):
        return True
    if supposed(sentence, verb) or any(t.tag == "WP" and t.i < verb.i for t in sentence.children(verb, "dobj")):
        return True
    if any(t.tag == "WP" and t.i < verb.i for one in below for t in sentence.children(one, "dobj")):
        return True
    if any(lemma(t) in _list("naming") for t in below):
        return True
    if any(lemma(t) in _list("idle_objects") for t in sentence.children(verb, "dobj")) and not sentence.children(
        verb, "xcomp"
    ):
        return True
    unsettled = lemma(verb) == "agree" and bool(complements(sentence, verb, "on", "about", "over"))
    return negated(sentence, verb) and (unsettled or lemma(verb) in _list("no_refusal"))


def judged_for(sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """What a person is judged for: the "for inviting them" of "criticised her for inviting them"."""
    ground = next(
        (t for t in sentence.children(verb, "prep") if t.text.lower() in ("for", "over") and t.i > verb.i), None
    )
    return sentence.span(ground) if ground is not None else None


def for_oneself(sentence: Sentence, found_at: Token, about: tuple[int, int]) -> bool:
    """Whether a mere wish is about one's own life ("wanted to be a pilot", "hoped to win"), or leaves its object out."""
    below = sentence.children(found_at, "xcomp")
    if not is_verb(found_at) or not below or sentence.child(found_at, "dobj"):
        return False
    left_out = found_at.dep == "relcl" and len(sentence.between(*about)) <= 2
    return left_out or (lemma(found_at) in _list("wishing") and lemma(below[0]) in _list("own_ends"))


def greets(sentence: Sentence, verb: Token) -> bool:
    """Such as "welcomed her at the airport" tells of a meeting, not of an issue: a person or a pronoun is greeted."""
    return lemma(verb) in _list("greeting") and any(
        (t.tag == "PRP" and t.text.lower() != "it") or lemma(t) in _list("greeted")
        for t in sentence.children(verb, "dobj", "nsubjpass")
    )


def against(sentence: Sentence, token: Token) -> bool:
    """Whether "against" and its like tell a side: "is against", "voted against", not "went on trial against"."""
    head = sentence.head(token)
    verb = token if is_verb(token) else head
    if verb is not None and any(t.text.lower() in ("if", "whether") for t in sentence.children(verb, "mark")):
        return False
    return token.pos != "ADP" or (head is not None and lemma(head) in _list("siding"))


def obliges(sentence: Sentence, verb: Token) -> bool:
    """Whether "need to", "have to" tell what must be done: in the present, in a clause of their own, of somebody."""
    if any(t.tag == "MD" for t in sentence.children(verb, "aux")):
        return False
    if verb.tag not in ("VBZ", "VBP", "VB") or verb.dep not in ("ROOT", "ccomp", "conj", "parataxis"):
        return False
    if any(lemma(t) == "do" and sentence.children(t, "prep") for t in sentence.children(verb, "xcomp")):
        return False
    if any(t.text.lower() in _list("anyone") | {"it"} for t in subjects(sentence, verb)):
        return False
    if any(lemma(c) == "have" for t in sentence.children(verb, "xcomp") for c in sentence.children(t, "aux")):
        return False
    return bool(sentence.child(verb, "xcomp")) and bool(subjects(sentence, verb)) and not negated(sentence, verb)


def doubted(sentence: Sentence, verb: Token) -> bool:
    """Whether what must be is denied or supposed above: "we don't think it should", "whether they should", "that must"."""
    head = sentence.head(verb)
    if verb.dep in ("relcl", "pcomp", "csubj", "advcl"):
        return True
    if _guessed(sentence, verb):
        return True
    if verb.tag == "VBN" and any(t.text.lower() in ("have", "'ve", "’ve") for t in sentence.children(verb, "aux")):
        return True
    told = sentence.children(verb, "acomp", "prep", "attr", "advmod") if lemma(verb) in _list("expected_to") else ()
    if {t.text.lower() for one in told for t in sentence.subtree(one)} & _list("no_demand"):
        return True
    if any(t.text.lower() in ("whether", "if") for t in sentence.children(verb, "mark")) or any(
        t.tag == "WRB" for t in sentence.children(verb, "advmod")
    ):
        return True
    return verb.dep == "ccomp" and head is not None and negated(sentence, head)


def _guessed(sentence: Sentence, verb: Token) -> bool:
    """Such as "must be asleep by now", "that should show", "we cannot come": a guess, an expectation, ability."""
    auxiliaries = {t.text.lower() for t in sentence.children(verb, "aux")}
    if "must" in auxiliaries and verb.tag == "VBG":
        return True
    if auxiliaries & {"should", "ought"} and lemma(verb) in _list("supposedly"):
        return True
    if auxiliaries & {"ca", "can", "cannot"} and lemma(verb) == "be" and sentence.child(verb, "acomp"):
        return True
    mine = any(t.text.lower() == "i" for t in subjects(sentence, verb))
    return bool(auxiliaries & {"ca", "can", "cannot"}) and mine and lemma(verb) in _list("able_only")


def supposed(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb of attitude tells what would be: "if it were free, he would propose it"."""
    would = any(t.text.lower() in ("would", "'d", "’d") for t in sentence.children(verb, "aux"))
    return would and any(
        t.text.lower() in ("if", "unless")
        for one in sentence.children(verb, "advcl")
        for t in sentence.children(one, "mark")
    )


def supposed_above(sentence: Sentence, token: Token) -> bool:
    """Whether the clause of a word stands below "if", "unless", "whether", or is turned round ("should they do so")."""
    at = token
    for one in (token, *sentence.ancestors(token)):
        if at.dep == "relcl" and one is not at:
            return False
        marks = {t.text.lower() for t in sentence.children(one, "mark")}
        if is_verb(one) and (
            marks & _list("supposing")
            or (marks & _list("ahead") and (one.tag in ("VBP", "VBZ") or "until" in marks))
            or turned(sentence, one)
        ):
            return True
        at = one
    return False


def demanded(sentence: Sentence, verb: Token) -> bool:
    """Whether a deed is only what others demand: "insisted that Oslo agree", "it is time they agree"."""
    head = sentence.head(verb)
    if any(t.text.lower() == "time" for t in sentence.ancestors(verb)) and verb.tag in ("VB", "VBP"):
        return True
    bare = verb.tag in ("VB", "VBP") and not sentence.children(verb, "aux", "auxpass")
    if _asked_of(sentence, verb) or _shrinks(sentence, verb):
        return True
    return verb.dep == "ccomp" and bare and head is not None and lemma(head) in _list("demanding")


def _asked_of(sentence: Sentence, verb: Token) -> bool:
    """Such as the "support" of "urged Oslo to support it": what is asked of somebody is not yet theirs."""
    at = verb
    for head in sentence.ancestors(verb):
        if at.dep not in ("xcomp", "ccomp") or not is_verb(head):
            return False
        own = sentence.child(head, "dobj", "nsubjpass") or sentence.child(at, "nsubj")
        infinitive = any(t.text.lower() == "to" for t in sentence.children(at, "aux"))
        if lemma(head) in _list("demanding") and own is not None and infinitive:
            return True
        at = head
    return False


def _shrinks(sentence: Sentence, verb: Token) -> bool:
    """Such as "balked at accepting", "its aversion to committing": what is not done."""
    above = sentence.head(verb) if verb.dep == "pcomp" else None
    governor = sentence.head(above) if above is not None else None
    return governor is not None and lemma(governor) in _list("shrinking")


def turned(sentence: Sentence, verb: Token) -> bool:
    """Whether an auxiliary stands before the subject of a clause beside another: "should they refuse", "had he known"."""
    first = next(iter(sentence.children(verb, "aux", "auxpass")), None)
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    aside = verb.dep in ("advcl", "ccomp", "parataxis", "conj")
    return (
        aside
        and first is not None
        and subject is not None
        and first.i < subject.i
        and first.text.lower() in ("should", "had", "were")
    )


def asks(parsed: ParsedDocument, sentence: Sentence) -> bool:
    """Whether the sentence is a question."""
    return parsed.text[sentence.start : sentence.end].rstrip(" \"”'’\n").endswith("?")


def meant(parsed: ParsedDocument, sentence: Sentence, about: tuple[int, int]) -> tuple[int, int] | None:
    """What an attitude is about, where its words are only a pronoun: the one thing that the words before it speak of.

    The span is given back where it says something itself; None where nothing or more than one thing may be meant.
    """
    inside = sentence.between(*about)
    if inside and inside[0].tag == "WDT" and inside[0].dep in ("dobj", "pobj"):
        return None
    if any(
        t.pos not in ("PRON", "DET", "PART", "PUNCT")
        and t.text.lower() not in _list("pronouns")
        and lemma(t) not in ("do", "so")
        for t in inside
    ):
        return about
    if not any(t.text.lower() in ("it", "this") for t in inside):
        return None
    if {t.text.lower() for t in inside} & {
        "they",
        "them",
        "those",
        "these",
        "him",
        "her",
        "me",
        "us",
        "you",
        "who",
        "which",
    }:
        return None
    found = _things(sentence, about[0]) or _things_before(parsed, sentence)
    return found[0] if len(found) == 1 else None


def _things_before(parsed: ParsedDocument, sentence: Sentence) -> list[tuple[int, int]]:
    at = parsed.sentences.index(sentence)
    before = parsed.sentences[at - 1] if at else None
    if before is None or before.passage < sentence.passage - 1:
        return []
    return _things(before, before.end)


def _things(sentence: Sentence, end: int) -> list[tuple[int, int]]:
    """The phrases of the things (no persons, no names) that are subject or object of a finite verb before an offset."""
    heads = [
        t
        for t in sentence.tokens
        if t.end <= end
        and t.pos == "NOUN"
        and t.tag == "NN"
        and t.dep in ("dobj", "nsubj", "nsubjpass")
        and not t.ent
        and lemma(t) not in _list("people")
    ]
    objects = [t for t in heads if t.dep != "nsubj"] or heads
    return [phrase(sentence, t) for t in objects]
