"""Claims that something is planned, expected or forecast, with who expects it and when it falls due.

Found by verbs, adjectives and nouns that look ahead ("expects", "is due to", "plans for") and by "will", "would" in told
speech, and "may" or "could". A plan that is told inside another ("is expected to visit") is one outlook. Conditions, wishes
contrary to fact ("would have gone") and relative clauses that only describe are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summitry import vocabulary
from summitry.extract.modality import negated
from summitry.extract.outlooks_sense import (
    aside,
    beside,
    contrary,
    describes,
    doubted,
    elsewhere,
    empty,
    general,
    hollow,
    none,
    of_a_deed,
    past,
    supposes,
    surely,
    to_come,
    unasserted,
)
from summitry.extract.slots import actor_slots, slot, vouchers
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import clause, doers, is_passive, is_verb, lemma, subjects
from summitry.model import Claim, Modality


@dataclass(frozen=True, slots=True)
class Ahead:
    """A word that looks ahead, what to, and who does. ``plain``: only an auxiliary ("will") says so."""

    trigger: Token
    modality: Modality
    start: int
    end: int
    what: tuple[int, int]
    who: tuple[Token, ...]
    polarity: str = "+"
    plain: bool = False


@cache
def _table(name: str) -> dict[str, str]:
    return {word: key for key, all_ in vocabulary.load("outlooks")[name].items() for word in all_}


def _list(name: str) -> list[str]:
    found: list[str] = vocabulary.load("outlooks")[name]
    return found


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The outlooks of a parsed document, in text order."""
    for sentence in parsed.sentences:
        covered: list[tuple[int, int]] = []
        if parsed.text[sentence.start : sentence.end].rstrip(" \"”'’\n").endswith("?"):
            continue
        for ahead in _all(sentence):
            if _loose(parsed, sentence, ahead):
                continue
            if not any(start <= ahead.trigger.start < end for start, end in covered):
                covered += [ahead.what, (ahead.trigger.start, ahead.trigger.end)]
                yield _claim(parsed, sentence, ahead)


def _loose(parsed: ParsedDocument, sentence: Sentence, ahead: Ahead) -> bool:
    """Whether a "would" is in somebody's own words (it supposes), or a "could" is of no actor and at no time."""
    if contrary(sentence, *ahead.what):
        return True
    if unasserted(sentence, ahead.trigger) or elsewhere(ahead.who):
        return True
    if hollow(sentence, ahead.trigger, *ahead.what):
        return True
    if ahead.plain and (empty(sentence, ahead.trigger) or describes(parsed, sentence, ahead.trigger)):
        return True
    modals = {t.text.lower() for t in sentence.children(ahead.trigger, "aux") if t.tag == "MD"}
    if "would" in modals and ahead.trigger.pos in ("VERB", "AUX") and parsed.quoted(ahead.trigger.start) is not None:
        return True
    if ahead.plain and "would" in modals and supposes(parsed, sentence, ahead.trigger):
        return True
    dated = any(t.kind == "date" for t in parsed.times_in(ahead.start, ahead.end))
    return "could" in modals and not dated and not actor_slots(parsed, sentence, ahead.who, "who")


def _all(sentence: Sentence) -> Iterator[Ahead]:
    """Words first whose complement holds the deed, so that an inner "will" is not told twice."""
    lexical = [
        a
        for t in sentence.tokens
        for a in (*_of_verb(sentence, t), *_of_adjective(sentence, t), *_of_noun(sentence, t))
    ]
    yield from sorted(lexical, key=lambda a: a.trigger.i)
    for token in sentence.tokens:
        if is_verb(token):
            yield from _of_auxiliary(sentence, token)


def _sign(sentence: Sentence, token: Token) -> str:
    nor = any(t.text.lower() == "nor" for t in sentence.tokens[max(0, token.i - 3) : token.i])
    return "-" if negated(sentence, token) or nor else "+"


def _of_verb(sentence: Sentence, verb: Token) -> Iterator[Ahead]:
    """Such as "expects talks", "is expected to stay", "plans to travel"."""
    name = _table("verbs").get(lemma(verb)) if is_verb(verb) else None
    if name is None or _unreal(sentence, verb) or (name == "possible" and _bare(verb)):
        return
    clauses = sentence.children(verb, "xcomp", "ccomp")
    objects = () if lemma(verb) in _list("needs_clause") else sentence.children(verb, "dobj")
    if lemma(verb) in _list("infinitive_only"):
        clauses = tuple(t for t in clauses if t.dep == "xcomp" and t.tag in ("VB", "VBG"))
    if lemma(verb) == "decide" and (verb.tag in ("VBD", "VB", "VBG") or any(_asked(sentence, t) for t in clauses)):
        return
    below = [t for t in (*clauses, *objects) if t.i > verb.i]
    who = doers(sentence, verb)
    if is_passive(sentence, verb):
        below = below or _arranged(sentence, verb)
        who = subjects(sentence, verb)
    if not below:
        return
    start, end = clause(sentence, verb, without=("parataxis", "advcl"))
    what = (min(sentence.span(t)[0] for t in below), max(sentence.span(t)[1] for t in below))
    yield Ahead(verb, Modality(name), min(start, what[0]), max(end, what[1]), what, who, _sign(sentence, verb))


def _asked(sentence: Sentence, token: Token) -> bool:
    """Such as "whether to go", "how to pay"."""
    return any(t.text.lower() in _list("asking") for t in sentence.subtree(token)[:2])


def _arranged(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of "talks are planned for May": not of a plan that is past or denied."""
    past = (
        verb.dep in ("relcl", "acl")
        or negated(sentence, verb)
        or any(t.text.lower() in ("had", "ca", "can") for t in sentence.children(verb, "aux"))
    )
    told = lemma(verb) in _list("infinitive_only")
    return [] if past or told else list(sentence.children(verb, "nsubjpass"))


def _unreal(sentence: Sentence, verb: Token) -> bool:
    """Such as "would have", conditions, and questions of ability."""
    return any(t.text.lower() in ("if", "unless", "whether") for t in sentence.children(verb, "mark")) or (
        any(t.text.lower() in ("have", "'ve") for t in sentence.children(verb, "aux"))
        and bool([t for t in sentence.children(verb, "aux") if t.tag == "MD"])
    )


def _of_adjective(sentence: Sentence, token: Token) -> Iterator[Ahead]:
    """Such as "is likely to", "are due to", "optimistic that"."""
    name = _table("adjectives").get(token.text.lower())
    head = sentence.head(token)
    if name is None or token.pos not in ("ADJ", "VERB") or token.dep in ("amod", "compound"):
        return
    verb = token if is_verb(token) and sentence.child(token, "auxpass", "nsubjpass") else head
    below = [
        t for one in (token, verb) if one is not None for t in sentence.children(one, "xcomp", "ccomp") if t.i > token.i
    ]
    asked = any(
        t.tag == "WRB" and t.i < token.i for one in (token, verb, *below) if one for t in sentence.children(one)
    )
    bygone = token.text.lower() == "bound" and verb is not None and verb.tag == "VBD"
    told = name == "possible" and any(t.tag == "VBD" for t in below)
    if (
        verb is None
        or not is_verb(verb)
        or not below
        or told
        or asked
        or bygone
        or (lemma(verb) not in ("be", "remain", "seem", "look", "appear", "stay") and verb is not token)
    ):
        return
    what = sentence.span(below[0])
    start, end = clause(sentence, verb, without=("parataxis", "advcl"))
    polarity = "-" if name == "expected_not" else _sign(sentence, verb)
    yield Ahead(
        token,
        Modality(name.removesuffix("_not")),
        min(start, what[0]),
        max(end, what[1]),
        what,
        subjects(sentence, verb),
        polarity,
    )


def _of_noun(sentence: Sentence, noun: Token) -> Iterator[Ahead]:
    """Such as "plans for a summit", "the expectation that", "the goal is"."""
    name = _table("nouns").get(lemma(noun)) if noun.pos == "NOUN" else None
    if name is None:
        return
    below = [
        t
        for t in sentence.children(noun, "acl", "ccomp", "prep")
        if t.i > noun.i and (to_come(sentence, t) if t.dep == "acl" else of_a_deed(sentence, t))
    ]
    head = sentence.head(noun)
    if lemma(noun) in _list("predicate_nouns"):
        below = [t for t in below if t.dep == "acl"]
    predicate = (
        sentence.children(head, "attr", "xcomp", "ccomp")
        if head is not None and lemma(head) == "be" and noun.dep == "nsubj"
        else ()
    )
    below += [t for t in predicate if t.i > noun.i]
    if not below:
        return
    what = (sentence.span(below[0])[0], max(sentence.span(t)[1] for t in below))
    owner = sentence.children(noun, "poss")
    verb = head if head is not None and is_verb(head) else None
    makes = verb is not None and noun.dep == "dobj" and lemma(verb) in _list("planning")
    who = owner or (subjects(sentence, verb) if verb is not None and makes else ())
    start = min([sentence.span(noun)[0], *(sentence.span(t)[0] for t in who if t.i < noun.i)])
    unmade = verb is not None and noun.dep == "dobj" and negated(sentence, verb)
    yield Ahead(noun, Modality(name), start, what[1], what, tuple(who), "-" if unmade else _sign(sentence, noun))


def _of_auxiliary(sentence: Sentence, verb: Token) -> Iterator[Ahead]:
    """Such as "will", "would" below a verb of saying, "may", "might", "could"."""
    modal = next(
        (t for t in sentence.children(verb, "aux") if t.tag == "MD" and t.text.lower() in _table("auxiliaries")), None
    )
    if modal is None or _unreal(sentence, verb) or lemma(verb) in _list("idle_verbs") or not subjects(sentence, verb):
        return
    kind = _table("auxiliaries")[modal.text.lower()]
    if kind == "told" and not _told(sentence, verb):
        return
    if kind == "possible" and (
        negated(sentence, verb)
        or verb.dep in ("relcl", "acl", "csubj", "advcl")
        or (modal.text.lower() == "could" and verb.dep not in ("ROOT", "conj"))
    ):
        return
    if (
        none(sentence, verb)
        or any(t.tag in ("WRB", "WP") and t.text.lower() != "when" for t in sentence.children(verb))
        or (kind == "told" and general(sentence, verb))
    ):
        return
    if kind != "planned" and lemma(verb) == "be" and not sentence.child(verb, "expl"):
        return
    if sentence.child(verb, "csubj") is not None:
        return
    modality = Modality.POSSIBLE if kind == "possible" else Modality.PLANNED
    start, end = clause(sentence, verb, without=("parataxis",))
    sign = "-" if (_sign(sentence, verb) == "-") != doubted(sentence, verb) else "+"
    yield Ahead(verb, modality, start, end, (start, end), subjects(sentence, verb), sign, plain=True)


def _bare(verb: Token) -> bool:
    """Such as "who considered", "urged them to consider": a possibility that is past, or asked of others."""
    return (verb.dep == "relcl" and verb.tag == "VBD") or verb.tag == "VB"


def _told(sentence: Sentence, verb: Token) -> bool:
    head, at = sentence.head(verb), verb
    while head is not None and at.dep == "conj":
        at, head = head, sentence.head(head)
    return at.dep == "ccomp" and head is not None and lemma(head) in vocabulary.load("clauses")["reporting"]


def _claim(parsed: ParsedDocument, sentence: Sentence, ahead: Ahead) -> Claim:
    slots = [*actor_slots(parsed, sentence, ahead.who, "who"), slot(parsed, "what", *ahead.what)]
    times = [t for t in parsed.times_in(ahead.start, ahead.end) if t.kind == "date" and t.value]
    own = [t for t in times if not aside(sentence, ahead.trigger, t.start) and not past(parsed, t.value)]
    own = [t for t in own if not beside(sentence, ahead.trigger, t.start)]
    slots += [slot(parsed, "time", t.start, t.end, t.value, t.why) for t in own[:1]]
    modality = ahead.modality
    if ahead.plain and modality is Modality.PLANNED:
        modality = surely(parsed, sentence, ahead.trigger)
    return Claim.of(
        "outlook",
        parsed.document.id,
        min(ahead.start, ahead.trigger.start),
        max(ahead.end, ahead.trigger.end),
        tuple(slots),
        polarity=ahead.polarity,
        modality=modality,
        holders=vouchers(parsed, sentence, ahead.trigger),
        part=parsed.part(sentence),
    )
