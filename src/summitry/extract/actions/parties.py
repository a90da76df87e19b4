"""Who does a deed and towards whom, from the arguments of its frame."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.plover import ontology
from summitry.extract.actions.rows import Told, of_noun
from summitry.extract.arguments import NAMED, Named, actors, speakers
from summitry.language import Token
from summitry.language.clauses import phrases, syntax
from summitry.language.clauses.frames import TIMES, Category
from summitry.lexicon import words


def doers(told: Told, coding: Coding) -> tuple[Named, ...]:
    """Who does it, as far as the text names an actor."""
    led = coding.governed if told.frame.passive and coding.governor in ontology()["leading"] else None
    frame = led or told.frame  # "was forced to release": who does what is below it
    if frame.category is Category.NOUN:
        own = frame.owner or syntax.complements(frame.sentence, frame.head, *ontology()["made_by"])
        return _named(told, own) or _named(told, phrases.modifying(frame.sentence, frame.head))
    speaking = coding.spoken or syntax.spelled(frame.doer) & words("plover", "speaking")
    own_words = speakers(told.document, frame.sentence, frame.head) if speaking else ()
    if own_words or coding.spoken:
        return own_words
    inside = told.owners(frame.doer) or told.hanging(frame.doer, *ontology()["of_whom"])
    return _named(told, frame.doer) or _named(told, inside) or _loose(told, filter(_organ_or_name, frame.doer))


def _named(told: Told, heads: Iterable[Token]) -> tuple[Named, ...]:
    return actors(told.document, told.frame.sentence, heads)


def _organ_or_name(token: Token) -> bool:
    return syntax.lemma(token) in words("plover", "organs") or (token.pos == "PROPN" and token.ent in NAMED)


def by_weapon(told: Told) -> bool:
    """Whether a weapon or a deed of violence does it, of which the text does not say whose it is: "a rocket hit the port"."""
    return any(map(_weapon, map(syntax.lemma, told.frame.doer)))


def _weapon(word: str) -> bool:
    row = of_noun(word)
    return word in words("plover", "instruments") or (row is not None and row.type in words("plover", "by_nouns"))


def governed(told: Told, coding: Coding) -> tuple[Told, ...]:
    """The predicate and the deeds that it governs, one below the other: "decided to start arming"."""
    found = [told]
    below: Coding | None = coding
    while below is not None and below.governed is not None:
        found.append(Told(below.governed, told.parsed))
        below = code(found[-1])
    return tuple(found)


def recipients(told: Told, coding: Coding) -> tuple[Named, ...]:
    """Towards whom: whom it calls on, else the objects, those named in their phrases, and those of prepositions."""
    deeds = governed(told, coding)
    calling = told.frame.arguments(*ontology()["calling_on"]) if coding.type in ontology()["addressing"] else ()
    near = (_named(told, calling), *(_named(told, _towards(one)) for one in deeds))
    return next(filter(None, near), ()) or _described(told, coding, deeds)


def _loose(told: Told, heads: Iterable[Token]) -> tuple[Named, ...]:
    """Whom the words of phrases name, whoever they are; no times."""
    named = (t for t in heads if t.ent not in TIMES)
    return actors(told.document, told.frame.sentence, named, loose=True)


def _described(told: Told, coding: Coding, deeds: tuple[Told, ...]) -> tuple[Named, ...]:
    """Whom the text only describes: "civilians", "three villages"."""
    if coding.type not in ontology()["described_recipients"]:
        return ()
    inside = list(chain.from_iterable(one.things for one in deeds))
    if coding.strength > 1:
        inside = told.hanging((told.frame.head, *inside), *ontology()["onto"])
    return _loose(told, inside)


def _towards(told: Told) -> list[Token]:
    """Where one predicate may name towards whom: its objects, what hangs from them, its prepositions, who is to do it."""
    towards, of_things = ontology()["towards"], ontology()["of_things"]
    things = [*told.things, *told.hanging(told.things, *ontology()["of_kind"])]
    below = [t for one in told.frame.ruled if one.head.dep in ("ccomp", "xcomp") for t in one.doer]
    inside = [*told.owners(things), *told.hanging(things, *towards, *of_things)]
    return [*told.things, *told.frame.arguments(*towards), *inside, *below]
