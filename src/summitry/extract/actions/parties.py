"""Who does a deed and towards whom, from the arguments of its frame."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, filterfalse

from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.plover import ontology
from summitry.extract.actions.rows import Told, of_noun
from summitry.extract.arguments import NAMED, Named, actors, speakers
from summitry.language import Token
from summitry.language.clauses import phrases, syntax
from summitry.language.clauses.frames import TIMES, Category, Frame
from summitry.lexicon import words
from summitry.model import ActorType

PAIR = 2
LIGHT = 2
UNSURE = frozenset({ActorType.UNNAMED, ActorType.GROUP})


def doers(told: Told, coding: Coding) -> tuple[Named, ...]:
    """Who does it, as far as the text names an actor."""
    led = coding.governed if told.frame.passive and coding.governor in ontology()["leading"] else None
    frame = led or told.frame  # "was forced to release": who does what is below it
    if frame.category is Category.NOUN:
        own = frame.owner or syntax.complements(frame.sentence, frame.head, *ontology()["made_by"])
        return _named(told, own) or _named(told, phrases.modifying(frame.sentence, frame.head))
    if coding.spoken:
        return _speakers(told)
    return (
        _named(told, frame.doer)
        or _speaking(told, frame.doer)
        or _named(told, chain.from_iterable(_inside(frame, head) for head in frame.doer))
        or _loose(told, filter(_organ_or_name, frame.doer))
    )


def _named(told: Told, heads: Iterable[Token]) -> tuple[Named, ...]:
    return tuple(filterfalse(nobody, actors(told.document, told.frame.sentence, heads)))


def _organ(token: Token) -> bool:
    return syntax.lemma(token) in words("plover", "organs")


def _organ_or_name(token: Token) -> bool:
    return _organ(token) or (token.pos == "PROPN" and token.ent in NAMED)


def by_weapon(told: Told) -> bool:
    """Whether a weapon or a deed of violence does it, of which the text does not say whose it is: "a rocket hit the port"."""
    return any(map(_weapon, map(syntax.lemma, told.frame.doer)))


def _weapon(word: str) -> bool:
    row = of_noun(word)
    return word in words("plover", "instruments") or (row is not None and row.type in words("plover", "by_nouns"))


def nobody(party: Named) -> bool:
    """Whether these are people in general: "a person who", "others"."""
    name = party.appearance.name if party.appearance is not None else ""
    return party.sort in UNSURE and name.lower().rpartition(" ")[2] in words("plover", "anybody")


def own_words(told: Told) -> bool:
    """Whether who does it says so: "Norway said it would", "we will"."""
    who = {p.value for p in _named(told, told.frame.doer) or _speaking(told, told.frame.doer)}
    return bool(who & {p.value for p in _speakers(told)})


def _speakers(told: Told) -> tuple[Named, ...]:
    return speakers(told.document, told.frame.sentence, told.frame.head)


def _speaking(told: Told, heads: Iterable[Token]) -> tuple[Named, ...]:
    """Who says "I" or "we": the speaker of the quotation."""
    return () if syntax.spelled(heads).isdisjoint(words("plover", "speaking")) else _speakers(told)


def _inside(frame: Frame, head: Token) -> tuple[Token, ...]:
    """Whose a doer is that is no actor itself: "Norwegian jets", "the council's statement", "a spokesman for Ann"."""
    sentence = frame.sentence
    own = (*phrases.owners(sentence, head), *phrases.modifying(sentence, head))
    return own or syntax.complements(sentence, head, *ontology()["of_whom"])


def governed(told: Told, coding: Coding) -> tuple[Told, ...]:
    """The predicate and the deeds that it governs, one below the other: "decided to start arming"."""
    found = [told]
    below: Coding | None = coding
    while below is not None and below.governed is not None:
        found.append(Told(below.governed, told.parsed))
        below = code(found[-1])
    return tuple(found)


def recipients(told: Told, coding: Coding) -> tuple[Named, ...]:
    """Towards whom: the objects, those named in their phrases, and those of prepositions; of the governed deed too."""
    addressed = _addressed(told) if coding.type in ontology()["addressing"] else ()
    deeds = governed(told, coding)
    whom = _named(told, addressed) or _loose(told, filter(_organ, addressed))
    near = (whom, *(_named(told, _towards(one)) for one in deeds))
    deep = _named(told, chain.from_iterable(map(_deep, deeds)))
    return next(filter(None, near), ()) or deep or _described(told, coding, deeds)


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


def _addressed(told: Told) -> tuple[Token, ...]:
    """Whom a verb of accusing or asking names beside what they did or are to do: "called on the cabinet to stop Ann"."""
    if not any(one.infinitive or one.head.dep == "pcomp" for one in told.frame.ruled):
        return ()
    return tuple(told.marked(*ontology()["calling_on"])) or told.frame.object


def _towards(told: Told) -> list[Token]:
    """Where one predicate may name towards whom: its objects, what hangs from them, its prepositions, who is to do it."""
    towards, of_things = ontology()["towards"], ontology()["of_things"]
    kinds = told.hanging(told.things, *ontology()["of_kind"])
    things = [*told.things, *kinds]
    below = [t for one in told.frame.ruled if one.head.dep in ("ccomp", "xcomp") for t in one.doer]
    inside = [*told.owners(things), *told.hanging(things, *towards, *of_things)]
    return [*told.things, *told.marked(*towards), *inside, *below]


def _deep(told: Told) -> list[Token]:
    """Owners and makers inside the objects: "rejected the French proposal"."""
    heads = [*told.things, *told.marked(*ontology()["onto"])]
    inner = told.hanging(heads)
    made = [t for head in (*heads, *inner) for t in phrases.modifying(told.frame.sentence, head)]
    return [*made, *told.owners((*heads, *inner)), *inner]
