"""He, she and it: the candidate ahead by distance, grammatical role, gender and clause, or nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from summitry.language.clauses.surface import (
    SUBJECT,
    above,
    clause_verb,
    clauses_behind,
    direct_object,
    governor,
    is_subject,
    is_verbal,
    predicate,
    reports,
    subject,
    subjects,
)
from summitry.language.clauses.syntax import hangs_on, words_below
from summitry.language.parsed import Token
from summitry.language.people.builder import Found
from summitry.language.people.offices.nouns import ranks
from summitry.language.people.references.discourse import Discourse
from summitry.language.people.references.mention_index import Seen
from summitry.language.people.references.plurals import they
from summitry.language.people.segments import Line
from summitry.lexicon import load, words
from summitry.model import ActorType

#: How many sentences back a pronoun looks, and what each is worth; what each grammatical role is worth. Set on
#: ``benchmarks/people.py``.
_BACK = (3.0, 2.5, 1.3, 0.8, 0.5, 0.3)
_ROLE = {"nsubj": 1.2, "nsubjpass": 1.0, "dobj": 0.2, "dative": 0.2, "pobj": 0.1, "poss": 0.1}
#: What it is worth to be a subject of a main clause and of one below it, and to do or say something without being a subject.
_OF_CLAUSE, _DOER = {"ROOT": 0.3, "advcl": -0.3}, 1.0
#: What it is worth, for who speaks beside a quotation, to have spoken in the sentence before.
_SAID_BEFORE = 1.0
#: What it is worth to be the only fitting person of the sentence before.
_ALONE = 0.5
#: How far a candidate must be ahead, what it must reach, and what nobody reaches.
_MARGIN, _LEAST, _NEVER = 0.3, 1.5, -9.0
_PERSONS = frozenset({ActorType.PERSON, ActorType.UNNAMED})
_BODIES = frozenset({ActorType.STATE, ActorType.BODY, ActorType.ORGANISATION, ActorType.OUTLET})
#: Labels of phrases that may be put before the subject.
_FRONTED = frozenset({"prep", "advcl", "npadvmod"})
#: Labels of names before a noun: "a Berg spokesman".
_MODIFYING = frozenset({"compound", "poss", "nmod"})
#: Labels of the clauses that tell what somebody says, thinks or wants.
_TOLD = frozenset({"ccomp", "xcomp"})
#: Mentions before an object pronoun that may be subjects of its own clause.
_CLOSE = 40


def is_third_person(token: Token) -> bool:
    """Whether a token is a personal or possessive pronoun of those who are spoken of."""
    return token.tag in ("PRP", "PRP$") and token.text.lower() in words("pronouns", "third_person")


def pronoun(d: Discourse, line: Line, token: Token, named: Sequence[tuple[int, int, Found]]) -> None:
    """Resolve one pronoun by its kind."""
    gender, number = load("pronouns")["third_person"][token.text.lower()]
    if number == "many":
        they(d, line, token)
    elif gender == "none":
        _it(d, line, token)
    else:
        _one(d, line, token, gender, named)


def _one(d: Discourse, line: Line, token: Token, gender: str, named: Sequence[tuple[int, int, Found]]) -> None:
    """He and she: the person ahead by distance, grammatical role, gender and clause."""
    if _strangers(d, line, token):
        return
    barred = _barred(d, line, token, named)
    clauses = _clauses(d, line, token)
    scores: dict[Found, float] = {}
    alone = _alone_before(d, line, gender)
    for seen in _candidates(d, line, token, named):
        if seen.actor.gender in (None, gender) and seen.actor not in barred:
            score = _score(d, line, token, seen, gender, clauses) + _ALONE * (seen.actor is alone)
            scores[seen.actor] = max(score, scores.get(seen.actor, _NEVER))
    actor = _ahead(scores) if scores else _only_one(d, gender)
    if actor is not None:
        actor.genders[gender] += 1
        d.say(line, token, (actor,), f"nearest fitting person, {actor.name}")


def _alone_before(d: Discourse, line: Line, gender: str) -> Found | None:
    """The only person mentioned in the sentence before who can be meant by a gender, or None."""
    seen = takewhile(lambda one: one.line >= line.number - 1, d.seen.recent())
    found = {s.actor for s in seen if s.line < line.number and s.actor.actor_type in _PERSONS}
    fits = [actor for actor in found if actor.gender in (None, gender)]
    return fits[0] if len(fits) == 1 else None


def _only_one(d: Discourse, gender: str) -> Found | None:
    """Where nobody fitting is near, the only person of a gender of whom the text has spoken; None where there are more."""
    found = {seen.actor for seen in d.seen.recent() if seen.actor.actor_type is ActorType.PERSON}
    fits = [actor for actor in found if actor.gender == gender]
    return fits[0] if len(fits) == 1 and len(fits[0].mentions) > 1 else None


def _ahead(scores: dict[Found, float]) -> Found | None:
    """The candidate clearly ahead of all others, or None."""
    ranked = sorted(scores.items(), key=lambda x: (-x[1], x[0].order))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    second = ranked[1][1] if len(ranked) > 1 else _NEVER
    return ranked[0][0] if ranked[0][1] - second >= _MARGIN else None


def _barred(d: Discourse, line: Line, token: Token, named: Sequence[tuple[int, int, Found]]) -> set[Found]:
    """Who a pronoun cannot be: one named behind it in its clause, the subject whose object it is, its quotation's speaker."""
    barred: set[Found] = set()
    if is_subject(token):
        barred |= {a for _, last, a in named if last > token.i and _below_its_verb(d, line, token, line.tokens[last])}
    if token.tag == "PRP" and token.dep in ("dobj", "pobj", "dative"):
        here = (s for s in d.seen.recent()[:_CLOSE] if s.line == line.number)
        barred |= {s.actor for s in here if _same_clause(line, token, line.tokens[s.token])}
    if d.quoted(token.start) and (speaker := d.speaker(line)) is not None:
        barred.add(speaker)
    return barred


def _below_its_verb(d: Discourse, line: Line, token: Token, other: Token) -> bool:
    """Whether another is named in the clause of a subject, or in what that one is told to say, with no quotation mark between."""
    if _one_clause(line, token, other):
        return True
    verb = hangs_on(line.sentence, token)
    way = list(takewhile(lambda t: t is not verb, above(line.sentence, other))) if verb is not None else []
    told = (
        bool(way)
        and other.dep not in _MODIFYING
        and way[-1].dep in _TOLD
        and governor(line.sentence, way[-1]).word is verb
    )
    return told and d.quoted(token.start) == d.quoted(other.start)


def _strangers(d: Discourse, line: Line, token: Token) -> bool:
    """Whether the subject of the clause around a pronoun is a person whom nobody knows: "a woman who relies on her mother"."""
    if token.tag != "PRP$" and is_subject(token):
        return False
    for verb in above(line.sentence, token):
        who = subject(line.sentence, verb)
        if who is None or who.i >= token.i:
            continue
        if who.tag == "WP" and verb.dep == "relcl":
            who = line.tokens[verb.head]
        brought_in = not words("descriptions", "indefinite").isdisjoint(words_below(line.sentence, who, "det"))
        known = bool(d.seen.at(line.number, who.i))
        return who.tag == "NN" and brought_in and not known and who.text.lower() in ranks(groups=True)
    return False


def _candidates(d: Discourse, line: Line, token: Token, named: Sequence[tuple[int, int, Found]]) -> list[Seen]:
    """The persons mentioned in the last sentences, and the subject that a fronted phrase looks ahead to."""
    far = _far(d, line, token)
    near = takewhile(lambda seen: far(seen.line) < len(_BACK), d.seen.recent())
    found = [seen for seen in near if seen.actor.actor_type in _PERSONS]
    if token.tag == "PRP$" or token.dep == "nsubj":
        for _, last, actor in named:
            name = line.tokens[last]
            if actor.actor_type is ActorType.PERSON and last > token.i and _fronted(line, token, name):
                found.append(Seen(line.number, last, actor, "nsubj", d.quoted(name.start)))
    return found


def _far(d: Discourse, line: Line, token: Token) -> Callable[[int], int]:
    """How many sentences back one is: for who goes on speaking, those between that are all quoted do not count."""
    verb = hangs_on(line.sentence, token)
    speaks = is_subject(token) and verb is not None and reports(verb) and not d.quoted(token.start)
    speaks = speaks and d.goes_on(token.start)
    return partial(d.told_since, line) if speaks else lambda other: line.number - other


def _fronted(line: Line, token: Token, name: Token) -> bool:
    """Whether a name is a subject and a pronoun stands in a phrase before it that depends on the same verb."""
    verb = hangs_on(line.sentence, name)
    if name.dep != "nsubj" or verb is None:
        return False
    below = [t for t in above(line.sentence, token) if t.dep in _FRONTED and t.head == verb.i]
    return bool(below) and below[-1].i < name.i


@dataclass(frozen=True, slots=True)
class _Clauses:
    """The clauses around a pronoun: their subjects, the nearest verb, whether a subject is a person, who "him" cannot be."""

    subjects: tuple[int, ...]
    verb: Token | None
    over: Token | None
    person: bool
    doer: int | None


def _clauses(d: Discourse, line: Line, token: Token) -> _Clauses:
    sentence = line.sentence
    verbs = [a for a in above(sentence, token) if is_verbal(a)]
    around = tuple(s.i for a in verbs for s in subjects(sentence, a) if s.i != token.i)
    verb = verbs[0] if verbs else None
    over = hangs_on(sentence, verb) if verb is not None else None
    person = any(s.actor.actor_type in _PERSONS for i in around for s in d.seen.at(line.number, i))
    helped = token.text.lower() in words("pronouns", "object_as_subject") and token.dep == "nsubj"
    return _Clauses(around, verb, over, person, _above_subject(line, token) if helped else None)


def _score(d: Discourse, line: Line, token: Token, seen: Seen, gender: str, clauses: _Clauses) -> float:
    score = _BACK[_far(d, line, token)(seen.line)] + _role(
        d, seen, earlier=seen.line < line.number and not d.quoted(token.start)
    )
    score += 0.4 * (seen.actor.gender == gender) + min(1.0, 0.06 * len(seen.actor.mentions))
    if seen.quoted and not d.quoted(token.start):
        score -= 1.5
    if seen.line == line.number:
        if clauses.doer == seen.token:
            return _NEVER
        score += _clause(d, line, token, seen, clauses)
    if token.dep == "nsubj" and seen.dep == "nsubj":
        score += 0.4 + _SAID_BEFORE * _said_before(d, line, token, seen)
    if d.lines[seen.line].sentence.passage != line.sentence.passage:
        score -= 0.3
    return score


def _said_before(d: Discourse, line: Line, token: Token, seen: Seen) -> bool:
    """Whether who spoke in the sentence before is asked about beside a quotation: "Berg says it is late. “Too late,” he said"."""
    verb = hangs_on(line.sentence, token)
    beside = (
        verb is not None
        and reports(verb)
        and token.i > 0
        and not d.quoted(token.start)
        and d.quoted(line.sentence.start + 1)
    )
    return beside and seen.line == line.number - 1 and not seen.quoted and d.said(seen)


def _role(d: Discourse, seen: Seen, *, earlier: bool) -> float:
    """What a grammatical role is worth: of those in earlier sentences the subjects of main clauses most.

    Who is the agent of a passive, whom "who" tells more of and according to whom something is are as good as subjects.
    """
    line = d.lines[seen.line]
    token = line.tokens[seen.token]
    worth = _ROLE.get(seen.dep, 0.0)
    if not earlier:
        return worth
    if seen.dep == "nsubj":
        clause = governor(line.sentence, token)
        below = governor(line.sentence, clause.word) if clause.word is not None else None
        return worth + _OF_CLAUSE.get(below.dep if below is not None else "", 0.0)
    if seen.dep == "pobj" and _acts_behind(line, token):
        return _DOER
    told = clauses_behind(line.sentence, token, "relcl")
    return max(worth, _DOER) if any(_of_who(line, clause) for clause in told) else worth


def _acts_behind(line: Line, token: Token) -> bool:
    """Whether who stands behind a preposition does or says it: "expressed by X", "according to X"."""
    found = governor(line.sentence, token)
    over = found.over
    return found.preposition in words("prepositions", "agentive") or (
        over is not None and over.text.lower() in words("prepositions", "attributing")
    )


def _of_who(line: Line, clause: Token) -> bool:
    """Whether the subject of a relative clause is "who"."""
    who = subject(line.sentence, clause)
    return who is not None and who.tag == "WP"


def _clause(d: Discourse, line: Line, token: Token, seen: Seen, clauses: _Clauses) -> float:
    """What the clauses of one sentence tell: the subject of the nearest clause above counts most, then those further up."""
    other = line.tokens[seen.token]
    score = 0.0
    if seen.dep in SUBJECT and other.i in clauses.subjects:
        score += 1.6 if clauses.subjects[0] == other.i else 0.6
    if token.tag == "PRP$" and other.i < token.i and not clauses.person:
        score += 1.4  # where no subject is a person, "his" looks to the person named beside it
    if seen.dep == "dobj":
        score += 3.0 * _told_to_think(token, other, clauses.over) + 3.0 * _judged(token, other, clauses.verb)
    return score + 0.6 * _goes_on_saying(d, token, seen, clauses.verb)


def _told_to_think(token: Token, other: Token, over: Token | None) -> bool:
    """Whether a pronoun is the subject of what another is brought to think: "persuaded X he was wrong"."""
    if over is None or over.lemma not in words("descriptions", "persuading"):
        return False
    return token.dep == "nsubj" and other.head == over.i


def _judged(token: Token, other: Token, verb: Token | None) -> bool:
    """Whether a pronoun tells whose that is for which another is judged: "thanked X for his patience"."""
    if verb is None or verb.lemma not in words("descriptions", "judging"):
        return False
    return token.tag == "PRP$" and other.head == verb.i


def _goes_on_saying(d: Discourse, token: Token, seen: Seen, verb: Token | None) -> bool:
    """Whether one who says something is followed by a pronoun that says more: "X said … and he added"."""
    saying = verb is not None and reports(verb)
    return saying and token.dep == "nsubj" and seen.dep == "nsubj" and d.said(seen)


def _above_subject(line: Line, token: Token) -> int | None:
    """The subject of the clause in which "him" is the object that does something ("A will help him evade it")."""
    for n, verb in enumerate(above(line.sentence, token)):
        who = subject(line.sentence, verb, "nsubj")
        if n and who is not None:
            return who.i
    return None


def _same_clause(line: Line, pronoun: Token, other: Token) -> bool:
    """Whether an object pronoun hangs on the verb whose subject another phrase is, so that they cannot be one."""
    reflexive = pronoun.text.lower() in words("pronouns", "reflexive")
    return not reflexive and is_subject(other) and _one_clause(line, pronoun, other)


def _one_clause(line: Line, one: Token, other: Token) -> bool:
    """Whether two words have the same nearest verb above them."""
    return other.dep != "poss" and clause_verb(line.sentence, one) == clause_verb(line.sentence, other)


def _it(d: Discourse, line: Line, token: Token) -> None:
    """It and its: the state or the body that is the subject of a clause above, nothing further away."""
    if token.tag == "PRP" and (not is_subject(token) or _empty(line, token)):
        return
    below = token
    for n, over in enumerate(above(line.sentence, token)):
        who = _doer(line, below, over, token)
        below = over
        if who is None or who.i >= token.i or (token.tag == "PRP" and n == 0):
            continue
        seen = next(iter(d.seen.at(line.number, who.i)), None)
        if seen and seen.actor.actor_type in _BODIES:
            d.say(line, token, (seen.actor,), f"subject of the clause, {seen.actor.name}")
        return
    if token.tag == "PRP":
        _it_before(d, line, token)


def _doer(line: Line, below: Token, over: Token, token: Token) -> Token | None:
    """Who does what a clause below a verb tells: the object before the pronoun ("urged Norway to …"), else the subject."""
    if below.dep in ("xcomp", "ccomp"):
        controlled = direct_object(line.sentence, over)
        if controlled is not None and controlled.i < token.i:
            return controlled
    return subject(line.sentence, over)


def _empty(line: Line, token: Token) -> bool:
    """Whether "it" stands for nothing: "it was clear that …"."""
    verb = hangs_on(line.sentence, token)
    if verb is None or verb.lemma not in words("copulas", "empty_subject"):
        return False
    said = predicate(line.sentence, verb)
    return said is None or said.lemma.lower() not in words("descriptions", "willing")


def _it_before(d: Discourse, line: Line, token: Token) -> None:
    """As a subject "it" is the one state or body that was the subject before it in the sentence, or of the sentence before."""
    here = _subjects_in(d, line.number, token.i)
    last = here[-1] if here else next(iter(_subjects_in(d, line.number - 1)), None)
    if last is None or last.actor.actor_type not in _BODIES:
        return
    if here or _tells(hangs_on(line.sentence, token)):
        d.say(line, token, (last.actor,), f"the subject before, {last.actor.name}")


def _subjects_in(d: Discourse, number: int, before: int | None = None) -> list[Seen]:
    """The actors that are subjects in a sentence, in order; those before a token of it."""
    seen = (s for s in reversed(d.seen.recent()) if s.line == number and s.dep in SUBJECT)
    return [s for s in seen if before is None or s.token < before]


def _tells(verb: Token | None) -> bool:
    """Whether a verb is one of saying or of promising."""
    return verb is not None and reports(verb, "clause", "infinitive")
