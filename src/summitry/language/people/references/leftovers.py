"""A second look at what reading left open: "it" as a subject, "the government" of a state told before, "the council" of a body.

A noun that ends the name of one body alone of those told before means that body. Otherwise candidates are the states and bodies
of the last sentences, each with what speaks for it. A ranking (``leftovers.json``, learned by ``training/coref.py`` on labelled
reports) gives each its share, and nobody one, too; only a share that is large enough joins. ``docs/people.md`` compares it with
rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp, log

from summitry.language.clauses.surface import above, is_subject, is_verbal, participants, subjects
from summitry.language.clauses.syntax import words_below
from summitry.language.parsed import Token
from summitry.language.people.builder import Found
from summitry.language.people.references.discourse import Discourse
from summitry.language.people.references.mention_index import Seen
from summitry.language.people.segments import Line
from summitry.language.people.states.agency import acts, speaks
from summitry.language.people.states.organisations import is_headed
from summitry.lexicon import words
from summitry.model import ActorType

#: The forms of what is left open: the pronoun, a noun that stands for a state, such a noun with its owner ("his government"), the
#: last word of a body's name ("the council"), a noun that stands for any body or outlet ("the organisation", "the paper").
IT, STATE, OWNED, ENDING, BODY = "it", "state", "owned", "ending", "body"
#: What share joins, and sentences back in which a candidate is looked for.
SURE, BACK = 0.6, 5
_BODIES = frozenset({ActorType.STATE, ActorType.BODY, ActorType.ORGANISATION})
_NAMED_BODIES = frozenset({ActorType.BODY, ActorType.ORGANISATION})
_OUTLETS = frozenset({ActorType.OUTLET, ActorType.ORGANISATION})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
#: Tags of the words between an article and its noun that name nobody.
_TELLING = frozenset({"JJ", "NN", "NNS", "VBN", "VBG", "HYPH"})
#: Tags of the words that are left open, whatever they are.
_LEFT_OPEN = frozenset({"PRP", "NN", "NNP"})
#: Labels of grammatical roles that are told apart.
_ROLES = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "agent", "dative", "compound", "amod", "appos"}
)


@dataclass
class Option:
    """One who may be meant: a body, or a state by its code; mentions, the last first, with those of its people apart."""

    actor: Found | None
    state: str | None = None
    own: list[Seen] = field(default_factory=list)
    people: list[Seen] = field(default_factory=list)


def second_look(d: Discourse, line: Line) -> None:
    """Resolve what is left of a sentence, from left to right."""
    for token, form in targets(d, line):
        found = _FOUND[form](d, line, token) if form in _FOUND else _chosen(d, line, token, form)
        if found is not None:
            how = "pronoun" if form == IT else "description"
            d.say(line, token, (found,), f"who fits best of those told before, {found.name}", how)


def _chosen(d: Discourse, line: Line, token: Token, form: str) -> Found | None:
    """Whom a word means: for "the administration" the only body told before that is called so, else who ranks first."""
    named = ending(d, line, token) if form == STATE and _short(line, token) else None
    return named or choose(d, line, token, form)


def targets(d: Discourse, line: Line) -> Iterator[tuple[Token, str]]:
    """The words that are left open, each with its form."""
    states = words("descriptions", "for_a_state")
    for token in line.tokens:
        low = token.text.lower()
        if token.tag not in _LEFT_OPEN and low not in states:
            continue
        if low in words("pronouns", "of_things") and token.tag == "PRP" and is_subject(token):
            form = IT
        elif low in states and _definite(line, token):
            form = STATE
        elif low in states and _owned(line, token):
            form = OWNED
        elif _stands_in(line, token):
            form = BODY
        elif _short(line, token):
            form = ENDING
        else:
            continue
        if not d.seen.at(line.number, token.i) and (token.i not in line.at or form == ENDING):
            yield token, form


def _definite(line: Line, token: Token) -> bool:
    """Whether a noun points at a state told before: with an article and nothing else that says which."""
    before = words_below(line.sentence, token, "det")
    pointing = not before.isdisjoint(words("descriptions", "definite"))
    return token.tag in ("NN", "NNP") and pointing and acts(line.sentence, token)


def _short(line: Line, token: Token) -> bool:
    """Whether a noun with nothing but its article before it takes part in what the sentence tells: "the council"."""
    alone = line.low(token.i - 1) in words("determiners", "definite_article") and token.tag in ("NN", "NNP")
    segment = line.at.get(token.i)
    whole = segment is None or (segment.first == segment.last and segment.hit is None)
    return alone and whole and (acts(line.sentence, token) or speaks(line.sentence, token))


def ending(d: Discourse, _: Line, token: Token) -> Found | None:
    """The only body told before whose name has a noun as its own: "the council", "the commission" of a "Commission of …"."""
    word = token.text.lower()
    named = (f for f in d.seen.latest() if f.actor_type in (ActorType.BODY, ActorType.ORGANISATION))
    found = [f for f in named if any(" " in name and is_headed(name, word) for name in (f.name, *f.names))]
    return found[0] if len(found) == 1 else None


def _stands_in(line: Line, token: Token) -> bool:
    """Whether a noun stands for a body told by its name: "the paper", "the human rights group", nothing named before it."""
    known = words("descriptions", "for_an_outlet") | words("descriptions", "for_a_body")
    if token.tag != "NN" or token.text.lower() not in known or token.i in line.at:
        return False
    first = token.i - 1
    while first not in line.at and line.tag(first) in _TELLING:
        first -= 1
    return line.low(first) in words("determiners", "definite_article") and speaks(line.sentence, token)


def stood_for(d: Discourse, line: Line, token: Token) -> Found | None:
    """The only body or outlet of the last sentences; of several the only one that acted in the sentence before."""
    outlet = token.text.lower() in words("descriptions", "for_an_outlet")
    sorts = _OUTLETS if outlet else _NAMED_BODIES
    near = [s for s in d.seen.recent() if line.number - s.line <= BACK and s.actor.actor_type in sorts]
    alone = {s.actor for s in near}
    if outlet and any(actor.actor_type is ActorType.OUTLET for actor in alone):
        alone = {actor for actor in alone if actor.actor_type is ActorType.OUTLET}
    if len(alone) > 1:
        alone &= {s.actor for s in near if line.number - s.line <= 1 and s.dep in _SUBJECT}
    return alone.pop() if len(alone) == 1 else None


def _owned(line: Line, token: Token) -> bool:
    """Whether a noun has an owner and acts."""
    return bool(words_below(line.sentence, token, "poss")) and acts(line.sentence, token)


def owned(d: Discourse, line: Line, token: Token) -> Found | None:
    """The state of whom a pronoun before a noun means: "his government", in a quotation "our country"."""
    for pronoun in (line.tokens[i] for i in range(max(0, token.i - 3), token.i)):
        if pronoun.tag == "PRP$" and pronoun.head == token.i:
            of = [s.actor for s in d.seen.at(line.number, pronoun.i)]
            if not of and d.quoted(token.start) and pronoun.text.lower() in words("pronouns", "first_person"):
                of = [speaker] if (speaker := d.speaker(line)) is not None else []
            homes = {actor.home for actor in of}
            if len(homes) == 1 and (home := homes.pop()) is not None:
                return d.registry.state(home, token.start)
    return None


#: What finds whom a word of a form means, where no ranking is needed.
_FOUND = {OWNED: owned, ENDING: ending, BODY: stood_for}


def options(d: Discourse, line: Line, token: Token, form: str) -> list[Option]:
    """The candidates of a word that is left open."""
    found: dict[object, Option] = {}
    for seen in d.seen.recent():
        if line.number - seen.line > BACK:
            break
        if seen.line == line.number and seen.token >= token.i:
            continue
        actor = seen.actor
        if actor.actor_type is ActorType.STATE:
            found.setdefault(actor.country, Option(actor, actor.country)).own.append(seen)
        elif form == IT and actor.actor_type in _BODIES:
            found.setdefault(actor, Option(actor)).own.append(seen)
        if actor.actor_type is not ActorType.STATE and actor.home:
            found.setdefault(actor.home, Option(None, actor.home)).people.append(seen)
    return list(found.values())


def features(d: Discourse, line: Line, token: Token, form: str, found: Sequence[Option]) -> list[dict[str, float]]:
    """What speaks for and against each candidate."""
    verbs = [a for a in above(line.sentence, token) if is_verbal(a)]
    over = {s.i: n for n, verb in enumerate(verbs) for s in subjects(line.sentence, verb) if s.i != token.i}
    beside = {t.i for t in participants(line.sentence, verbs[0])} - {token.i} if verbs else set()
    speaker = d.speaker(line) if d.quoted(token.start) else None
    around = _Around(d, line, token, form, over, beside, speaker, d.seen.counted())
    return [dict(around.of(one)) | {f"{form}:alone": float(len(found) == 1)} for one in found]


@dataclass
class _Around:
    d: Discourse
    line: Line
    token: Token
    form: str
    over: Mapping[int, int]
    beside: set[int]
    speaker: Found | None
    counted: Mapping[Found, int]

    def of(self, one: Option) -> Iterator[tuple[str, float]]:
        """The features of a candidate."""
        seen = (one.own or one.people)[0]
        back = self.line.number - seen.line
        role = seen.dep if seen.dep in _ROLES else "other"
        for name in self._plain(one, seen, back, role):
            yield f"{self.form}:{name}", 1.0
            yield name, 1.0
        own = self.counted.get(one.actor, 0) if one.actor else 0
        yield "often", log(1 + own + 0.5 * len(one.people))
        yield "share", own / max(self.counted.values(), default=1)
        yield "near", float(len(one.own) + 0.5 * len(one.people)) / 5

    def _plain(self, one: Option, seen: Seen, back: int, role: str) -> Iterator[str]:
        yield f"back={back}"
        yield f"role={role}"
        yield f"back={min(back, 2)}+role={role}"
        yield f"sort={one.actor.actor_type if one.actor else 'by its people'}"
        yield from ("first subject",) if self._opens(one) else ()
        if any(s.line == self.line.number and s.token in self.beside for s in one.own):
            yield "beside"
        if any(s.line == self.line.number and s.token in self.over for s in one.own):
            yield "over"
        if any(s.line == self.line.number and s.token in self.over for s in one.people):
            yield "its people over"
        if self.speaker is not None:
            yield "speaks" if self.speaker is one.actor or self.speaker.home == one.state else "another speaks"
        if seen.quoted != self.d.quoted(self.token.start):
            yield "across marks"
        if self.d.lines[seen.line].sentence.passage != self.line.sentence.passage:
            yield "another paragraph"
        if one.people and one.own:
            yield "with its people"

    def _opens(self, one: Option) -> bool:
        """Whether a candidate is a subject in the sentence before."""
        return any(self.line.number - s.line == 1 and s.dep in _SUBJECT for s in one.own)


def shares(weights: Mapping[str, float], told: Sequence[Mapping[str, float]], form: str) -> list[float]:
    """The share of each candidate; what is left is nobody's."""
    sums = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in told]
    sums.append(weights.get(f"{form}:nobody", 0.0))
    powers = [exp(one - max(sums)) for one in sums]
    return [one / sum(powers) for one in powers[:-1]]


def choose(d: Discourse, line: Line, token: Token, form: str) -> Found | None:
    """Whom a word means, where one candidate is likely enough."""
    found = options(d, line, token, form)
    told = shares(learned(), features(d, line, token, form, found), form)
    best = max(range(len(told)), key=told.__getitem__, default=None)
    if best is None or told[best] < SURE:
        return None
    one = found[best]
    return one.actor or d.registry.state(one.state or "", token.start)


@cache
def learned() -> Mapping[str, float]:
    """The weights of the ranking."""
    held: dict[str, float] = json.loads(files(__package__).joinpath("leftovers.json").read_text("utf-8"))
    return held
