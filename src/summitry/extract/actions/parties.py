"""Who does a deed and towards whom, from the arguments of its frame."""

from __future__ import annotations

from collections.abc import Iterable

from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.plover import ontology
from summitry.extract.actions.rows import Told, of_noun
from summitry.extract.arguments import NAMED, Named, actors, speakers
from summitry.language import Token
from summitry.language.clauses import phrases, syntax
from summitry.language.clauses.frames import Category, Frame
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
        or _named(told, [t for head in frame.doer for t in _inside(frame, head)])
        or _loose(told, filter(_organ_or_name, frame.doer))
        or _joined(told, coding)
    )


def _named(told: Told, heads: Iterable[Token]) -> tuple[Named, ...]:
    assert told.parsed is not None  # noqa: S101 - deeds of a text are read with its document
    return tuple(p for p in actors(told.parsed, told.frame.sentence, heads) if not nobody(p))


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
    """Whether these are people in general ("a person who", "others"), or the press."""
    if party.appearance is None or party.appearance.actor_type not in UNSURE:
        return False
    last = party.appearance.name.lower().split()[-1]
    return last in words("plover", "anybody") or last in words("encounters", "press")


def own_words(told: Told) -> bool:
    """Whether who does it says so: "Norway said it would", "we will"."""
    who = {p.value for p in _named(told, told.frame.doer) or _speaking(told, told.frame.doer)}
    return bool(who & {p.value for p in _speakers(told)})


def _speakers(told: Told) -> tuple[Named, ...]:
    assert told.parsed is not None  # noqa: S101 - as above
    return speakers(told.parsed, told.frame.sentence, told.frame.head)


def _speaking(told: Told, heads: Iterable[Token]) -> tuple[Named, ...]:
    """Who says "I" or "we": the speaker of the quotation."""
    if told.parsed is None or not any(t.text.lower() in words("plover", "speaking") for t in heads):
        return ()
    return _speakers(told)


def _inside(frame: Frame, head: Token) -> tuple[Token, ...]:
    """Whose a doer is that is no actor itself: "Norwegian jets", "the council's statement", "a spokesman for Ann"."""
    sentence = frame.sentence
    own = (*phrases.owners(sentence, head), *phrases.modifying(sentence, head))
    return own or syntax.complements(sentence, head, *ontology()["of_whom"])


def _joined(told: Told, coding: Coding) -> tuple[Named, ...]:
    """Such as "an agreement between A and B was signed": those between whom it is, where the verb names nobody."""
    if coding.type not in ontology()["joint"]:
        return ()
    found = _named(told, told.hanging(told.things, *ontology()["parties"]))
    return found if len(found) >= PAIR else ()


def turned(told: Told, coding: Coding, who: tuple[Named, ...]) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Whose deed it is, and whom it is done to where that is the subject: "received aid from", "conveyed his offer"."""
    owners = told.owners(told.things)
    if coding.strength == LIGHT and coding.governed is None and told.frame.word in ontology()["undergone"]:
        givers = ontology()["givers"]
        return _named(told, (*told.marked(*givers), *told.hanging(told.things, *givers), *owners)), who
    if told.frame.word in ontology()["passing_on"]:
        return _named(told, owners) or who, ()
    return who, ()


def chain(told: Told, coding: Coding) -> tuple[Told, ...]:
    """The predicate and the deeds that it governs, one below the other: "decided to start arming"."""
    found = [told]
    below: Coding | None = coding
    while below is not None and below.governed is not None and below.governed not in [one.frame for one in found]:
        found.append(Told(below.governed, told.parsed))
        below = code(found[-1])
    return tuple(found)


def recipients(told: Told, coding: Coding) -> tuple[Named, ...]:
    """Towards whom: the objects, those named in their phrases, and those of prepositions; of the governed deed too."""
    addressed = _addressed(told) if coding.type in ontology()["addressing"] else ()
    own = _named(told, addressed) or _loose(told, filter(_organ, addressed))
    if own:
        return own
    deeds = chain(told, coding)
    near = next((found for one in deeds if (found := _named(told, _towards(one)))), ())
    return near or _named(told, [t for one in deeds for t in _deep(one)]) or _described(told, coding, deeds)


def _loose(told: Told, heads: Iterable[Token]) -> tuple[Named, ...]:
    assert told.parsed is not None  # noqa: S101 - as above
    found = actors(told.parsed, told.frame.sentence, heads, loose=True)
    times = [(t.start, t.end) for t in told.parsed.times_in(told.frame.sentence.start, told.frame.sentence.end)]
    return tuple(p for p in found if not any(start < p.end and p.start < end for start, end in times))


def _described(told: Told, coding: Coding, deeds: tuple[Told, ...]) -> tuple[Named, ...]:
    """Whom the text only describes: "civilians", "three villages"."""
    if coding.type not in ontology()["described_recipients"]:
        return ()
    inside = [t for one in deeds for t in one.things]
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
