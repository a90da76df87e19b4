"""He, she and it: the candidate ahead by distance, grammatical role, gender and clause, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitry.language.parsed import Token
from summitry.language.people.discourse import Discourse
from summitry.language.people.found import Found
from summitry.language.people.heads import ranks
from summitry.language.people.lines import Line
from summitry.language.people.plurals import they
from summitry.language.people.sightings import Seen, above
from summitry.model import ActorType
from summitry.vocabulary import load, words

#: How many sentences back a pronoun looks, and what each is worth. Set on ``benchmarks/people.py``.
_BACK = (3.0, 2.5, 1.3, 0.8, 0.5, 0.3)
_MARGIN, _LEAST = 0.3, 1.5
#: Mentions before an object pronoun that may be subjects of its own clause.
_CLOSE = 40


def pronoun(d: Discourse, line: Line, token: Token, named: Sequence[tuple[int, int, Found]]) -> None:
    """Resolve one pronoun by its kind."""
    gender, number = load("descriptions")["pronouns"][token.text.lower()]
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
    scores: dict[Found, float] = {}
    barred = {
        a
        for _, last, a in named
        if last > token.i and token.dep in ("nsubj", "nsubjpass") and _one_clause(line, token, line.tokens[last])
    }
    if token.tag == "PRP" and token.dep in ("dobj", "pobj", "dative"):
        barred |= {
            s.actor
            for s in d.seen.recent()[:_CLOSE]
            if s.line == line.number and _same_clause(line, token, line.tokens[s.token])
        }
    if d.quoted(token.start) and (speaker := d.speaker(line)) is not None:
        barred.add(speaker)
    clauses = _clauses(d, line, token)
    for seen in _candidates(d, line, token, named):
        if seen.actor.gender not in (None, gender) or seen.actor in barred:
            continue
        score = _score(d, line, token, seen, gender, clauses)
        scores[seen.actor] = max(score, scores.get(seen.actor, -9.0))
    ranked = sorted(scores.items(), key=lambda x: (-x[1], x[0].order))
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
        return
    actor = ranked[0][0]
    actor.genders[gender] += 1
    d.say(line, token, (actor,), f"nearest fitting person, {actor.name}")


def _strangers(d: Discourse, line: Line, token: Token) -> bool:
    """Whether the subject of the clause around a pronoun is a person whom nobody knows: "a woman who relies on her mother"."""
    if token.tag != "PRP$" and token.dep in ("nsubj", "nsubjpass"):
        return False
    for verb in above(line.sentence, token):
        subject = line.sentence.child(verb, "nsubj", "nsubjpass")
        if subject is None or subject.i >= token.i:
            continue
        if subject.tag == "WP" and verb.dep == "relcl":
            subject = line.tokens[verb.head]
        article = line.sentence.child(subject, "det")
        brought_in = article is not None and article.text.lower() in words("descriptions", "indefinite")
        known = bool(d.seen.at(line.number, subject.i))
        return subject.tag == "NN" and brought_in and not known and subject.text.lower() in ranks(groups=True)
    return False


def _candidates(d: Discourse, line: Line, token: Token, named: Sequence[tuple[int, int, Found]]) -> list[Seen]:
    """The persons mentioned in the last sentences, and the subject that a fronted phrase looks ahead to."""
    found = []
    for seen in d.seen.recent():
        if line.number - seen.line >= len(_BACK):
            break
        if seen.actor.actor_type in (ActorType.PERSON, ActorType.UNNAMED):
            found.append(seen)
    if token.tag == "PRP$" or token.dep == "nsubj":
        for _, last, actor in named:
            name = line.tokens[last]
            if (
                actor.actor_type is ActorType.PERSON
                and last > token.i
                and name.dep == "nsubj"
                and _fronted(line, token, name)
            ):
                found.append(Seen(line.number, last, actor, "nsubj", d.quoted(name.start)))
    return found


def _fronted(line: Line, token: Token, subject: Token) -> bool:
    """Whether a pronoun stands in a phrase before the subject that depends on the same verb."""
    verb = line.sentence.head(subject)
    below = [
        t
        for t in above(line.sentence, token)
        if t.dep in ("prep", "advcl", "npadvmod") and verb is not None and t.head == verb.i
    ]
    return bool(below) and below[-1].i < subject.i


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
    verbs = [a for a in above(sentence, token) if a.pos in ("VERB", "AUX")]
    subjects = tuple(s.i for a in verbs for s in sentence.children(a, "nsubj", "nsubjpass") if s.i != token.i)
    verb = verbs[0] if verbs else None
    over = sentence.head(verb) if verb is not None else None
    person = any(
        s.actor.actor_type in (ActorType.PERSON, ActorType.UNNAMED) for i in subjects for s in d.seen.at(line.number, i)
    )
    helped = token.text.lower() == "him" and token.dep == "nsubj"
    return _Clauses(subjects, verb, over, person, _above_subject(line, token) if helped else None)


def _score(d: Discourse, line: Line, token: Token, seen: Seen, gender: str, clauses: _Clauses) -> float:
    score = _BACK[line.number - seen.line]
    score += {"nsubj": 1.2, "nsubjpass": 1.0, "dobj": 0.2, "dative": 0.2, "pobj": 0.1, "poss": 0.1}.get(seen.dep, 0.0)
    score += 0.4 * (seen.actor.gender == gender) + min(1.0, 0.06 * len(seen.actor.mentions))
    inside = d.quoted(token.start)
    if seen.quoted and not inside:
        score -= 1.5
    if seen.line == line.number:
        if clauses.doer == seen.token:
            return -9.0
        score += _clause(d, line, token, seen, clauses)
    if token.dep == "nsubj" and seen.dep == "nsubj":
        score += 0.4
    passage = line.sentence.passage
    if d.lines[seen.line].sentence.passage != passage:
        score -= 0.3
    return score


def _clause(d: Discourse, line: Line, token: Token, seen: Seen, clauses: _Clauses) -> float:
    """What the clauses of one sentence tell: the subject of the nearest clause above counts most, then those further up."""
    other, subjects, verb, over = line.tokens[seen.token], clauses.subjects, clauses.verb, clauses.over
    score = 0.0
    if seen.dep in ("nsubj", "nsubjpass") and other.i in subjects:
        score += 1.6 if subjects[0] == other.i else 0.6
    if token.tag == "PRP$" and other.i < token.i and not clauses.person:
        score += 1.4  # where no subject is a person, "his" looks to the person named beside it
    if over is not None and over.lemma in words("descriptions", "persuading") and token.dep == "nsubj":
        score += 3.0 * (seen.dep == "dobj" and other.head == over.i)
    judged = verb is not None and verb.lemma in words("descriptions", "judging") and token.tag == "PRP$"
    if judged and verb is not None and seen.dep == "dobj" and other.head == verb.i:
        score += 3.0
    if (
        token.dep == "nsubj"
        and verb is not None
        and verb.lemma in words("cues", "clause")
        and seen.dep == "nsubj"
        and d.said(seen)
    ):
        score += 0.6
    return score


def _above_subject(line: Line, token: Token) -> int | None:
    """The subject of the clause in which "him" is the object that does something ("A will help him evade it")."""
    for n, verb in enumerate(above(line.sentence, token)):
        subject = line.sentence.child(verb, "nsubj")
        if n and subject is not None:
            return subject.i
    return None


def _same_clause(line: Line, pronoun: Token, other: Token) -> bool:
    """Whether an object pronoun hangs on the verb whose subject another phrase is, so that they cannot be one."""
    return (
        pronoun.text.lower()[-4:] != "self"
        and other.dep in ("nsubj", "nsubjpass")
        and _one_clause(line, pronoun, other)
    )


def _one_clause(line: Line, one: Token, other: Token) -> bool:
    """Whether two words have the same nearest verb above them."""

    def verb(token: Token) -> int | None:
        return next((over.i for over in above(line.sentence, token) if over.pos in ("VERB", "AUX")), None)

    return other.dep != "poss" and verb(one) == verb(other)


def _it(d: Discourse, line: Line, token: Token) -> None:
    """It and its: the state or the body that is the subject of a clause above, nothing further away."""
    if token.tag == "PRP" and (token.dep not in ("nsubj", "nsubjpass") or _empty(line, token)):
        return
    below = token
    for n, over in enumerate(above(line.sentence, token)):
        subject = line.sentence.child(over, "nsubj", "nsubjpass")
        if (
            below.dep in ("xcomp", "ccomp")
            and (controlled := line.sentence.child(over, "dobj")) is not None
            and controlled.i < token.i
        ):
            subject = controlled
        below = over
        if subject is None or subject.i >= token.i or (token.tag == "PRP" and n == 0):
            continue
        seen = next(iter(d.seen.at(line.number, subject.i)), None)
        if seen and seen.actor.actor_type in (
            ActorType.STATE,
            ActorType.BODY,
            ActorType.ORGANISATION,
            ActorType.OUTLET,
        ):
            d.say(line, token, (seen.actor,), f"subject of the clause, {seen.actor.name}")
        return
    if token.tag == "PRP":
        _it_before(d, line, token)


def _empty(line: Line, token: Token) -> bool:
    """Whether "it" stands for nothing: "it was clear that …"."""
    verb = line.sentence.head(token)
    if verb is None or verb.lemma not in ("be", "seem", "appear", "remain", "take", "become"):
        return False
    said = line.sentence.child(verb, "acomp", "attr", "oprd")
    return said is None or said.lemma.lower() not in words("descriptions", "willing")


def _it_before(d: Discourse, line: Line, token: Token) -> None:
    """As a subject "it" is the one state or body that was the subject before it in the sentence, or of the sentence before."""
    kinds = (ActorType.STATE, ActorType.BODY, ActorType.ORGANISATION, ActorType.OUTLET)
    verb = line.sentence.head(token)
    telling = verb is not None and (verb.lemma in words("cues", "clause") or verb.lemma in words("cues", "infinitive"))
    for distance in (0, 1):
        subjects = [
            s
            for s in reversed(d.seen.recent())
            if s.line == line.number - distance and s.dep in ("nsubj", "nsubjpass") and (distance or s.token < token.i)
        ]
        if subjects:
            last = subjects[-1] if distance == 0 else subjects[0]
            if last.actor.actor_type in kinds and (distance == 0 or telling):
                d.say(line, token, (last.actor,), f"the subject before, {last.actor.name}")
            return
