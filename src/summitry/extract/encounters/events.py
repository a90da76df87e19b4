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

from summitry import lexicon
from summitry.extract.arguments import Named, actors, named
from summitry.extract.encounters.company import attendance
from summitry.extract.encounters.counts import counted
from summitry.extract.encounters.details import details
from summitry.extract.encounters.draft import Draft, merged, parties
from summitry.extract.encounters.parties import (
    PAIR,
    event_of,
    hosts,
    is_of,
    of_many,
    own_parties,
    parties_of_verb,
    present,
    series,
    state_of,
    verb_above,
)
from summitry.extract.interpret import fits
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.factuality import Standing
from summitry.language.clauses.frames import Category, Form, Frame, frame_of
from summitry.language.clauses.syntax import governor, lemma, phrasal, subjects
from summitry.lexicon import Row
from summitry.model import ActorType, Modality
from summitry.vocabulary import words

KIND = "encounter"
#: What a row may say in ``only`` and ``takes``.
PLURAL, TOLD, OWN, SET, PURPOSE, EVENT, NAMED, PRESS, PLACE, OBJECT, PERSON = (
    "plural", "told", "own", "set", "purpose", "event", "named", "press", "place", "object", "person",
)  # fmt: skip
#: Dependencies of a noun that is only the beginning of another ("summit talks").
PART_OF_NAME = ("compound", "amod", "nmod")
HELD = Standing(Modality.HELD, "+")
PERSONAL = (ActorType.PERSON, ActorType.UNNAMED, ActorType.GROUP)


def drafts(parsed: ParsedDocument, sentence: Sentence) -> tuple[Draft, ...]:
    """The meetings that a sentence tells of, in text order, each with what the sentence says of it."""
    found = []
    for frame, row in _told(parsed, sentence):
        draft = _of_noun(parsed, frame, row) if frame.category is Category.NOUN else _of_verb(parsed, frame, row)
        if draft is not None:
            found.append(draft)
    return merged(found)


def _told(parsed: ParsedDocument, sentence: Sentence) -> Iterator[tuple[Frame, Row]]:
    """The frames of a sentence with a row, names of events among them."""
    known = lexicon.rows(KIND)
    for token in sentence.tokens:
        if not {lemma(token), lemma(token).removesuffix("s")} & lexicon.first_words(KIND):
            continue
        name = token.pos == "PROPN" and not _of_actor(parsed, sentence, token)
        frame = event_of(sentence, token) if name else frame_of(sentence, token)
        if frame is None or frame.category not in (Category.VERB, Category.NOUN) or token.dep in PART_OF_NAME:
            continue
        for name in (*frame.names, *((lemma(token).removesuffix("s"),) if token.tag == "NNPS" else ())):
            row = next((r for r in known.get(name, ()) if fits(parsed, frame, name, r) and _only(frame, r)), None)
            if row is not None:
                yield frame, row
                break


def _of_actor(parsed: ParsedDocument, sentence: Sentence, token: Token) -> bool:
    """Whether a name of an event is the name of an actor ("the Congress")."""
    return any(m.end == token.end for m, _ in parsed.mentions_in(sentence.start, token.end))


def _only(frame: Frame, row: Row) -> bool:
    """Whether a frame is as ``only`` of a row asks."""
    only, above = row.get("only"), frame.above
    if only == PLURAL:
        return frame.head.tag in ("NNS", "NNPS")
    if only == NAMED:
        return bool(_near(frame) & set(row["formats"]))
    if only == PURPOSE:
        return frame.infinitive and above is not None and lemma(above.head) in words("encounters", "motion")
    if only == EVENT:
        at = [t for word in words("encounters", "merging_prepositions") for t in frame.argument(word)]
        return any(lemma(t) in lexicon.rows(KIND) for t in at)
    return True


def _near(frame: Frame) -> set[str]:
    """The words before a noun, or those of the phrases that hang from a verb, in lower case."""
    if frame.category is Category.NOUN:
        return {t.text.lower() for t in frame.attributes}
    phrases = [t for some in (frame.object, *frame.marked.values()) for t in some]
    phrases += [t for one in phrases for t in event_of(frame.sentence, one).attributes]
    return {t.text.lower() for t in (*phrases, *frame.adverbials)}


def _format(frame: Frame, row: Row) -> str:
    """The sort of encounter, by the words before a noun or in what hangs from a verb."""
    others, near = row.get("formats", {}), _near(frame)
    return str(next((others[word] for word in others if word in near), row["format"]))


# ---------------------------------------------------------------- verbs


def _of_verb(parsed: ParsedDocument, frame: Frame, row: Row) -> Draft | None:
    takes, standing, only = row["takes"], frame.standing, row.get("only")
    who = present(parsed, frame.sentence, frame.object if row.get("host") == OBJECT else frame.doer)
    other = _others(parsed, frame, takes)
    abroad = () if other else _abroad(parsed, frame, who, takes)
    press = _listeners(frame, takes)
    together = not other and PLURAL in takes and _meet_each_other(parsed, frame, only)
    if standing is None or not any((other, abroad, press, together)):
        return None
    they = together and len(who) != PAIR and _is_they(frame)
    draft = Draft(
        sentence=frame.sentence,
        trigger=frame.head,
        format=_format(frame, row),
        anchors=_anchors(frame),
        parties=() if they else parties((*_inviting(parsed, frame), *who, *other)),
        hosts=who if row.get("host") is True else abroad,
        anonymous=they,
        press=press,
        alone=bool(abroad) or any(of_many(parsed, p) for p in who[:1]),
        many=counted(parsed, frame),
        modality=standing.modality,
        polarity=standing.polarity,
    )
    draft = details(parsed, draft)
    return draft if (draft.enough or they) and (only != SET or _is_set(draft)) else None


def _listeners(frame: Frame, takes: list[str]) -> Token | None:
    """The word for those of the press who are told something."""
    return next((t for t in frame.object if t.pos == "NOUN" and PRESS in takes), None)


def _is_set(draft: Draft) -> bool:
    """Whether persons do it at some time or place: "signed a treaty in Oslo"."""
    return all(p.is_person for p in draft.parties) and any(draft.first(role) for role in ("time", "place"))


def _others(parsed: ParsedDocument, frame: Frame, takes: list[str]) -> tuple[Named, ...]:
    """Whom the subject meets: the object where the verb takes one, "with X" and "to X" where it takes those."""
    direct = present(parsed, frame.sentence, frame.object) if {OBJECT, PERSON} & set(takes) else ()
    found = [p for p in direct if OBJECT in takes or p.appearance is None or is_of(p, *PERSONAL)]
    marked = [t for word in frame.marked if word in takes for t in frame.marked[word]]
    return (*found, *present(parsed, frame.sentence, marked))


def _abroad(parsed: ParsedDocument, frame: Frame, who: tuple[Named, ...], takes: Sequence[str]) -> tuple[Named, ...]:
    """The state that a guest from another state goes to: "arrived in Oslo", "visited Norway", "a trip to Oslo"."""
    homes = {p.appearance.country for p in who if p.appearance is not None and p.is_person}
    led = [t for word in words("encounters", "destinations") for t in frame.argument(word)]
    heads = [t.start for t in (*frame.object, *led, *frame.attributes)]
    for place in parsed.places_in(frame.sentence.start, frame.sentence.end) if homes and PLACE in takes else ():
        away = place.country and not homes & {place.country, None}
        if place.country and away and any(place.start <= start < place.end for start in heads):
            known = state_of(parsed, place.country)
            why = "the state that the place lies in"
            return (Named(known.id if known else place.country, place.start, place.end, known, why),)
    return ()


def _inviting(parsed: ParsedDocument, frame: Frame) -> tuple[Named, ...]:
    """Such as "Ann invited Ben to visit Oslo": who invites."""
    above = frame.above
    invites = above is not None and frame.infinitive and lemma(above.head) in words("encounters", "inviting")
    return present(parsed, frame.sentence, above.doer) if above is not None and invites else ()


def _is_they(frame: Frame) -> bool:
    """Whether the subject is only "they", "both" or "the pair", which the meeting told just before may explain."""
    own = subjects(frame.sentence, frame.head)
    return any(t.text.lower() in words("encounters", "they") and not event_of(frame.sentence, t).marked for t in own)


def _meet_each_other(parsed: ParsedDocument, frame: Frame, only: str | None) -> bool:
    """Whether two subjects of a verb meet each other: always for "met", else with words that say so."""
    things = [t for t in frame.object if lemma(t) not in words("encounters", "manner")]
    told = bool(_near(frame) & words("encounters", "together"))
    if frame.passive or ((things or frame.has(Form.THAT)) and only not in (OWN, SET) and not told):
        return False
    return only != TOLD or told or any(t.kind == "duration" for t in parsed.times_in(*frame.span))


def _anchors(frame: Frame) -> tuple[Token, ...]:
    """The verb, and those of one time and place with it: "went to Oslo on Monday to meet", "said on Monday after meeting"."""
    found = [frame.head, *(t for t in frame.argument(Form.TO) if lemma(t) in words("encounters", "manner"))]
    at = frame
    while at.infinitive and at.above is not None and at.above.category is Category.VERB and at.above.head not in found:
        at = at.above
        found.append(at.head)
    if at.above is not None and at.above.category is Category.VERB and at.preposition in words("encounters", "beside"):
        found.append(at.above.head)
    return tuple(found)


# ---------------------------------------------------------------- nouns


def _of_noun(parsed: ParsedDocument, frame: Frame, row: Row) -> Draft | None:
    sentence, form = frame.sentence, _format(frame, row)
    verb, preposition = verb_above(frame)
    press = form in words("encounters", "press_formats")
    own = _theirs(parsed, frame, verb) or own_parties(parsed, frame)
    found = own
    if press and verb is not None:
        found = parties((*present(parsed, sentence, subjects(sentence, verb.head)[:1]), *own))
    elif len(own) < PAIR and verb is not None:
        found = parties((*parties_of_verb(parsed, frame, verb, preposition, has_with=bool(own)), *own))
    bodies = _of_bodies(parsed, frame, own, found)
    found = parties((*found, *bodies))
    before = {t.text.lower() for t in frame.attributes}
    for_many = bool(before & words("encounters", "multilateral_modifiers")) or bool(bodies)
    abroad = _abroad(parsed, frame, found, row.get("takes", ()))
    there = len(own) >= PAIR and attendance(frame) is not None
    standing = HELD if there else frame.standing
    if standing is None:
        return None
    draft = Draft(
        sentence=sentence,
        trigger=frame.head,
        noun=frame.head,
        format=form,
        anchors=(frame.head, *_beside(frame, verb)),
        press=frame.head if press else None,
        parties=found,
        hosts=abroad or actors(parsed, sentence, hosts(frame)),
        definite=_definite(frame),
        foreign=_unknown_name(parsed, frame),
        again=_again(frame, before),
        anonymous=_of_them(frame, verb, preposition) and not found,
        alone=for_many or bool(abroad),
        many=counted(parsed, frame),
        modality=standing.modality,
        polarity=standing.polarity,
    )
    return details(parsed, draft)


def _of_bodies(
    parsed: ParsedDocument, frame: Frame, own: tuple[Named, ...], found: tuple[Named, ...]
) -> tuple[Named, ...]:
    """A body that is the meeting ("the six-party talks"), owns it, or holds it: one party that stands for many."""
    around = named(parsed, frame.sentence, frame.head)
    same = tuple(p for p in around if p.start <= frame.head.start < p.end and of_many(parsed, p))
    held = frame.support is not None and phrasal(frame.sentence, frame.support.head) in words("encounters", "convening")
    of = present(parsed, frame.sentence, frame.argument("of"))
    return same or tuple(p for p in (*own, *of, *(found if held else ())) if of_many(parsed, p))


def _theirs(parsed: ParsedDocument, frame: Frame, verb: Frame | None) -> tuple[Named, ...]:
    """Such as "at their meeting Ann and Ben agreed": "their" is of the subject, where that is two or more."""
    if verb is None or not any(t.text.lower() in words("encounters", "their") for t in frame.owner):
        return ()
    found = present(parsed, frame.sentence, subjects(frame.sentence, verb.head))
    return parties(found) if len(found) >= PAIR else ()


def _of_them(frame: Frame, verb: Frame | None, preposition: str) -> bool:
    """Such as "at the talks they agreed"."""
    own = subjects(frame.sentence, verb.head) if verb is not None else ()
    during = preposition in words("encounters", "during")
    return during and any(t.text.lower() in words("encounters", "they") for t in own)


def _beside(frame: Frame, verb: Frame | None) -> Iterator[Token]:
    """What else the time and place of an event may hang from: what it is counted by, "planned for", the verb above."""
    yield from (one.head for one in series(frame))
    yield from (t for t in frame.relatives if t.tag == "VBN" and lemma(t) in words("encounters", "scheduled"))
    first = next((one.head for one in series(frame)), frame.head)
    above, preposition = governor(frame.sentence, first)
    if verb is None or above is not verb.head or (not preposition and lemma(above) in words("clauses", "reporting")):
        return
    going = preposition in words("encounters", "towards") and lemma(above) in words("encounters", "going")
    if not preposition or going or preposition in words("encounters", "at_events"):
        yield above


def _definite(frame: Frame) -> bool:
    """Whether the text takes the event as known: an article, a possessive, or a time before the noun."""
    own = frame.determiners | {t.text.lower() for t in frame.owner}
    return bool(own & words("encounters", "definite")) or any(t.ent == "DATE" for t in frame.owner)


def _again(frame: Frame, before: set[str]) -> bool:
    """Such as "a third summit", "talks would resume": another meeting of parties that have met before."""
    above = frame.above
    direct = above is not None and not frame.preposition
    return bool(before & words("encounters", "again")) or (
        direct and above is not None and lemma(above.head) in words("encounters", "resuming")
    )


def _unknown_name(parsed: ParsedDocument, frame: Frame) -> bool:
    """A name before the noun that nothing is known of ("the North-South talks"), or who sits in it ("the board's meeting")."""
    low, high = frame.span[0], frame.head.end
    known = [(m.start, m.end) for m, _ in parsed.mentions_in(low, high)]
    known += [(p.start, p.end) for p in parsed.places_in(low, high)] + [
        (t.start, t.end) for t in parsed.times_in(low, high)
    ]
    around = (*frame.owner, *frame.attributes, *frame.argument("of"))
    sitting = [t for t in around if lemma(t) in words("encounters", "sitting")]
    return any(not actors(parsed, frame.sentence, (t,)) for t in sitting) or any(
        t.pos == "PROPN" and not any(start <= t.start < end for start, end in known)
        for t in frame.sentence.between(low, frame.head.start)
    )
