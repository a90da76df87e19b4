"""Meetings told by a predicate with a row for encounters: "met", "hosted", "spoke by phone with"; "their summit", "a call".

What a row says, beside ``as``, ``with`` and ``unless`` (see ``extract/interpret.py``):

==============  ===================================================================================================
``format``      what sort of encounter it is
``formats``     words around it that make it another sort ("phone" a call)
``takes``       what makes the other party: ``object``, ``person`` (an object that is one), ``press`` (an object
                that listens), ``place`` (a state gone to), ``with``, ``to``, ``plural`` (the subject alone)
``host``        of a verb: who does it is the host; ``object``: whom it is done to is the one who goes
``only``        ``plural``: of a noun, in the plural alone; ``told``: a plural subject needs words that say it met itself;
                ``own``: its object is nothing done together ("shook hands"); ``set``: with persons, and a time or place;
                ``purpose``: after a verb of motion ("flew to Oslo to see"); ``event``: with an event ("joined her at the
                talks"); ``named``: of a noun, with one of the words of ``formats``
==============  ===================================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from summitry import lexicon
from summitry.extract.arguments import Named, actors, named, speakers
from summitry.extract.encounters.details import details
from summitry.extract.encounters.draft import PAIR, Draft, merged, parties
from summitry.extract.encounters.parties import (
    Over,
    countries,
    for_state,
    hosts,
    is_of,
    left_of,
    member,
    of_many,
    over,
    own_parties,
    parties_of_verb,
    present,
    series,
)
from summitry.extract.encounters.principals import with_other
from summitry.extract.interpret import candidates
from summitry.extract.spans import holding, spans_of, within
from summitry.language import ParsedDocument, PlaceMention, Sentence, Token
from summitry.language.clauses.counting import counted
from summitry.language.clauses.events import coming
from summitry.language.clauses.frames import NOTHING, Category, Frame, event_of, frame_of, frames_of
from summitry.language.clauses.phrases import subordinate
from summitry.language.clauses.shapes import shaped
from summitry.language.clauses.syntax import SUBJECTS, governor, lemma, lemmas, spelled
from summitry.lexicon import Row, words
from summitry.model import ActorType

KIND = "encounter"
#: What a row may say in ``only`` and ``takes``.
PLURAL, TOLD, OWN, SET, PURPOSE, EVENT, NAMED, PRESS, PLACE, OBJECT, PERSON = (
    "plural", "told", "own", "set", "purpose", "event", "named", "press", "place", "object", "person",
)  # fmt: skip
SESSION = "session"
#: Dependencies of a noun that is only the beginning of another ("summit talks").
PART_OF_NAME = ("compound", "amod", "nmod")
PERSONAL = (ActorType.PERSON, ActorType.UNNAMED, ActorType.GROUP)


def drafts(parsed: ParsedDocument, sentence: Sentence) -> tuple[Draft, ...]:
    """The meetings that a sentence tells of, in text order, each with what the sentence says of it."""
    return merged(
        filter(None, (_MADE_OF[frame.category](parsed, frame, row) for frame, row in _told(parsed, sentence)))
    )


def _told(parsed: ParsedDocument, sentence: Sentence) -> Iterator[tuple[Frame, Row]]:
    """The frames of a sentence with a row, names of events among them."""
    for token in sentence.tokens:
        if lemma(token) in _listed() and token.dep not in PART_OF_NAME:
            frame = _event(parsed, sentence, token)
            row = _row(parsed, frame) if frame.category in _MADE_OF else None
            yield from ((frame, one) for one in (row,) if one is not None)


@cache
def _listed() -> frozenset[str]:
    """The lemmas that rows begin with, and their plurals, as names have them: "Talks"."""
    first = lexicon.first_words(KIND)
    return first.union(f"{word}s" for word in first)


def _event(parsed: ParsedDocument, sentence: Sentence, token: Token) -> Frame:
    """The frame of a word, of a name of an event too, but for the name of an actor ("the Congress")."""
    of_actor = any(m.end == token.end for m, _ in parsed.mentions_in(sentence.start, token.end))
    name = token.pos == "PROPN" and not of_actor
    return event_of(sentence, token) if name else frame_of(sentence, token) or NOTHING


def _row(parsed: ParsedDocument, frame: Frame) -> Row | None:
    plural = (frame.lemma.removesuffix("s"),) if frame.head.tag == "NNPS" else ()
    return next((one.row for one in candidates(parsed, frame, KIND, *plural) if _only(frame, one.row)), None)


def _only(frame: Frame, row: Row) -> bool:
    """Whether a frame is as ``only`` of a row asks: of a shape, with a word of ``formats``, or with an event."""
    only = row.get("only", "")
    if only == NAMED:
        return not _near(frame).isdisjoint(row["formats"])
    if only == EVENT:
        at = frame.arguments(*words("encounters", "merging_prepositions"))
        return not lemmas(at).isdisjoint(lexicon.rows(KIND))
    return only not in (PLURAL, PURPOSE) or shaped(frame, "encounters", only)


def _near(frame: Frame) -> frozenset[str]:
    """The words before a noun, or those of the phrases that hang from a verb, in lower case."""
    if frame.category is Category.NOUN:
        return spelled(frame.attributes)
    phrases = (*frame.object, *frame.after())
    inside = chain.from_iterable(event_of(frame.sentence, one).attributes for one in phrases)
    return spelled((*phrases, *inside, *frame.adverbials))


def _format(frame: Frame, row: Row) -> str:
    """The sort of encounter, by the words before a noun or in what hangs from a verb."""
    others, near = row.get("formats", {}), _near(frame)
    return str(next((others[word] for word in others if word in near), row["format"]))


# ---------------------------------------------------------------- verbs


def _of_verb(parsed: ParsedDocument, frame: Frame, row: Row) -> Draft | None:
    takes, standing, only = row["takes"], frame.standing, row.get("only")
    doer = present(parsed, frame.sentence, frame.doer) or left_of(parsed, frame) or _unnamed(parsed, frame)
    who = present(parsed, frame.sentence, frame.object) if row.get("host") == OBJECT else doer
    other = _others(parsed, frame, takes, through=only == OWN)
    abroad = () if other else _abroad(parsed, frame, who, takes)
    press = _listeners(frame, takes)
    together = not other and PLURAL in takes and _meet_each_other(parsed, frame, only)
    if standing is None or not any((other, abroad, press, together)):
        return None
    draft = Draft(
        sentence=frame.sentence,
        trigger=frame.head,
        format=_format(frame, row),
        anchors=(*_anchors(frame), *_occasions(frame, own=only == OWN)),
        parties=parties((*who, *other)),
        hosts=who if row.get("host") is True else abroad,
        press=press,
        alone=bool(abroad) or any(map(of_many, who[:1])),
        many=counted(parsed, frame),
        modality=standing.modality,
        polarity=standing.polarity,
    )
    draft = details(parsed, with_other(parsed, draft))
    return draft if draft.enough else None


def _unnamed(parsed: ParsedDocument, frame: Frame) -> tuple[Named, ...]:
    """Who meets by an office alone, where nobody is known to hold it: "The Prime Minister spoke to Ann Lee"."""
    offices = words("encounters", "officials")
    heads = [t for t in frame.doer if t.tag in ("NN", "NNP") and lemma(t) in offices]
    return tuple(who for t in heads for who in named(parsed, frame.sentence, t, loose=True) if who.appearance is None)


def _listeners(frame: Frame, takes: Sequence[str]) -> Token | None:
    """The word for those of the press who are told something."""
    return next((t for t in frame.object if t.pos == "NOUN" and PRESS in takes), None)


def _others(parsed: ParsedDocument, frame: Frame, takes: Sequence[str], *, through: bool = False) -> tuple[Named, ...]:
    """Whom the subject meets: the object where the verb takes one, "with X" and "to X" where it takes those.

    ``through``: what is done together may have the other behind it: "exchanged views with X".
    """
    direct = present(parsed, frame.sentence, frame.object) if {OBJECT, PERSON} & set(takes) else ()
    found = [p for p in direct if OBJECT in takes or is_of(p, None, *PERSONAL)]
    loose = (one for one in (*frame.after(), *frame.adverbials) if lemma(one) in words("encounters", "held_by_way_of"))
    done = (event_of(frame.sentence, one) for one in (*loose, *(frame.object if through else ())))
    behind = chain(frame.after(*takes), chain.from_iterable(one.arguments(*takes) for one in done))
    return (*found, *present(parsed, frame.sentence, tuple(behind)))


def _abroad(parsed: ParsedDocument, frame: Frame, who: tuple[Named, ...], takes: Sequence[str]) -> tuple[Named, ...]:
    """The state that a guest from another state goes to: "arrived in Oslo", "visited Norway", "a trip to Oslo"."""
    homes = countries(p for p in who if p.is_person)
    heads = (*frame.object, *frame.arguments(*words("encounters", "destinations")), *frame.attributes)
    places = parsed.places_in(frame.sentence.start, frame.sentence.end) if homes and PLACE in takes else ()
    away = (p for p in holding(places, heads) if p.country and not homes & {p.country, None})
    return next((_state_at(parsed, place) for place in away), ())


def _state_at(parsed: ParsedDocument, place: PlaceMention) -> tuple[Named, ...]:
    return (member(parsed, str(place.country), place.start, place.end, "the state that the place lies in"),)


def _meet_each_other(parsed: ParsedDocument, frame: Frame, only: str | None) -> bool:
    """Whether two subjects of a verb meet each other: always for "met", else with words that say so."""
    told = bool(_near(frame) & words("encounters", "together"))
    things = lemmas(frame.object) - words("encounters", "manner")
    elsewhere = things and only not in (OWN, SET)
    lasts = any(t.kind == "duration" for t in parsed.times_in(*frame.span))
    return told or not ((only == TOLD and not lasts) or elsewhere or frame.passive)


def _anchors(frame: Frame) -> tuple[Token, ...]:
    """The verb, and those of one time and place with it: "went to Oslo on Monday to meet", "said on Monday after meeting"."""
    found = [frame]
    while shaped(found[-1], "encounters", "below its time") and found[-1].over not in found:
        found.append(found[-1].over)
    return tuple(one.head for one in found)


def _occasions(frame: Frame, *, own: bool) -> Iterator[Token]:
    """What else the place of a meeting may hang from: what it was for ("hosted her for dinner in Oslo"), what was done there."""
    whom = (event_of(frame.sentence, one) for one in frame.object)
    at = chain.from_iterable(one.arguments(*words("encounters", "merging_prepositions")) for one in (frame, *whom))
    yield from (t for t in at if lemma(t) in _listed())
    yield from frame.object if own else ()


# ---------------------------------------------------------------- nouns


def _of_noun(parsed: ParsedDocument, frame: Frame, row: Row) -> Draft | None:
    form, verb = _format(frame, row), over(frame)
    press = form in words("encounters", "press_formats")
    own = parties((*own_parties(parsed, frame), *_paid_to(parsed, frame, row)))
    found = (*_by_verb(parsed, verb, own, press=press), *own)
    bodies = _of_bodies(parsed, frame, own, found)
    found = parties((*found, *bodies)) if len(found) != 1 or bodies or press else _with_speaker(parsed, frame, found)
    abroad = _abroad(parsed, frame, found, row.get("takes", ()))
    standing = frame.standing
    if standing is None:
        return None
    draft = Draft(
        sentence=frame.sentence,
        trigger=frame.head,
        noun=frame.head,
        format=_sitting(form, bodies),
        anchors=(frame.head, *_beside(frame, verb)),
        press=frame.head if press else None,
        parties=found,
        hosts=abroad or actors(parsed, frame.sentence, hosts(frame)),
        definite=_definite(frame),
        foreign=_unknown_name(parsed, frame),
        again=shaped(frame, "encounters", "again"),
        alone=bool(bodies or abroad) or shaped(frame, "encounters", "of many"),
        many=counted(parsed, frame),
        modality=standing.modality,
        polarity=standing.polarity,
    )
    return details(parsed, draft)


def _paid_to(parsed: ParsedDocument, frame: Frame, row: Row) -> tuple[Named, ...]:
    """The persons behind the prepositions that a noun takes: "a courtesy call on Ann", "a visit to Ann"."""
    behind = set(row.get("takes", ())) - {PLACE}
    heads = frame.arguments(*behind) or (frame.support.arguments(*behind) if frame.support is not None else ())
    return tuple(one for one in present(parsed, frame.sentence, heads) if is_of(one, *PERSONAL))


def _by_verb(parsed: ParsedDocument, verb: Over, own: tuple[Named, ...], *, press: bool) -> tuple[Named, ...]:
    """Who is at an event by the verb above it: its first subject before the press, else where the noun names no two."""
    if press:
        return present(parsed, verb.event.sentence, verb.frame.subjects[:1])
    asked = len(own) < PAIR or shaped(verb.event, "encounters", "of one side")
    return parties_of_verb(parsed, verb, has_with=bool(own)) if asked else ()


def _with_speaker(parsed: ParsedDocument, event: Frame, found: tuple[Named, ...]) -> tuple[Named, ...]:
    """Who is at an event that has one party, and for whose state an official tells of it: "talks with Oslo go on, she said"."""
    if event.head.dep not in (*SUBJECTS, "attr"):
        return found
    speaks = (p for p in speakers(parsed, event.sentence, event.head)[:1] if p.country not in (None, found[0].country))
    return (
        *found,
        *(member(parsed, str(p.country), p.start, p.end, "it tells of the event") for p in speaks if for_state(p)),
    )


def _of_bodies(
    parsed: ParsedDocument, frame: Frame, own: tuple[Named, ...], found: tuple[Named, ...]
) -> tuple[Named, ...]:
    """A body that is the meeting ("the six-party talks"), owns it, or holds it: one party that stands for many."""
    same = holding(named(parsed, frame.sentence, frame.head), (frame.head,))
    held = found if shaped(frame, "encounters", "held by it") else ()
    of = present(parsed, frame.sentence, frame.argument("of"))
    return tuple(filter(of_many, (*same, *own, *of, *held)))


def _sitting(form: str, bodies: Sequence[Named]) -> str:
    """A meeting of a body that sits ("the Security Council") is a session."""
    last = {body.appearance.name.lower().split()[-1] for body in bodies if body.appearance is not None}
    sits = form in words("encounters", "plain_formats") and not words("encounters", "sitting").isdisjoint(last)
    return SESSION if sits else form


def _beside(frame: Frame, verb: Over) -> Iterator[Token]:
    """What else the time and place of an event may hang from: what it is counted by, "planned for", the verb above."""
    counted_by = [one.head for one in series(frame)]
    yield from counted_by
    yield from (t for t in frame.relatives if _says_when(t))
    yield from coming(frame.sentence, verb.frame.head)
    yield from chain.from_iterable(map(_purposes, (frame, verb.frame) if _calls(verb) else ()))
    above, preposition = governor(frame.sentence, (*counted_by, frame.head)[0])
    if above is verb.frame.head and _shares_time(verb.frame, preposition):
        yield above


def _says_when(verb: Token) -> bool:
    """Whether the verb of a clause on a meeting tells when it is: "talks scheduled for", "the summit, which continues today"."""
    scheduled = verb.tag == "VBN" and lemma(verb) in words("encounters", "scheduled")
    return scheduled or lemma(verb) in words("encounters", "running")


def _calls(verb: Over) -> bool:
    """Whether an event is called or planned by the verb above, so that it lies ahead of what the verb tells."""
    return verb.frame.lemma in words("encounters", "calling") and not verb.preposition


def _purposes(frame: Frame) -> Iterator[Token]:
    """The verbs that tell what an event is about, whose time is the event's: "called a meeting to discuss the port on Friday"."""
    below = subordinate(frame.sentence, frame.head)
    about = words("encounters", "about")
    yield from (one.head for one in frames_of(frame.sentence, below) if one.infinitive and one.lemma in about)


def _shares_time(verb: Frame, preposition: str) -> bool:
    """Whether the time of a verb is that of the event below it: "held talks on Monday", "came for talks", not "said"."""
    if not preposition:
        return verb.lemma not in words("clauses", "reporting") - words("encounters", "finishing")
    going = preposition in words("encounters", "towards") and verb.lemma in words("encounters", "going")
    return going or preposition in words("encounters", "at_events")


def _definite(frame: Frame) -> bool:
    """Whether the text takes the event as known: an article, a possessive, or a time before the noun."""
    return shaped(frame, "encounters", "definite") or "DATE" in {t.ent for t in frame.owner}


def _unknown_name(parsed: ParsedDocument, frame: Frame) -> bool:
    """A name before the noun that nothing is known of: "the North-South talks"."""
    low, high = frame.span[0], frame.head.end
    mentions = spans_of(m for m, _ in parsed.mentions_in(low, high))
    known = (*mentions, *spans_of(parsed.places_in(low, high)), *spans_of(parsed.times_in(low, high)))
    names = (t for t in frame.sentence.between(low, frame.head.start) if t.pos == "PROPN")
    return any(not within(t.start, known) for t in names)


_MADE_OF = {Category.VERB: _of_verb, Category.NOUN: _of_noun}
