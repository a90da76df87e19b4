"""To whom, where, when and through whom something was said: what stands in the attribution beside cue, source and content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.cues import Frame, frames_of
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import agent, maker, quoted_as_saying, subject
from summitry.extract.quotes.spans import Span, spaced
from summitry.language import ParsedDocument, Sentence, TimeMention, Token
from summitry.language.clauses import reach, surface
from summitry.language.clauses.syntax import complements, has_to, is_passive, lemma, upwards
from summitry.lexicon import load, words
from summitry.model import ActorType, Appearance, Slot

NAMING = frozenset({"compound", "amod", "nmod"})
#: Labels of a date that belongs to the noun behind it.
DATING = frozenset({"compound", "nummod", "nmod", "amod", "poss"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
#: Characters around a description within which a name may stand beside it.
NEAR = 60
#: So many words before a noun may tell which occasion it is: "joint press conference".
WORDS = 3


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What was found beside one attribution: noun phrases still to be resolved, and slots that need no resolving."""

    addressees: tuple[Source, ...] = ()
    relays: tuple[Source, ...] = ()
    settings: tuple[Slot, ...] = ()
    times: tuple[Slot, ...] = ()


def circumstances(parsed: ParsedDocument, attribution: Attribution, marks: Marks) -> Circumstances:
    """The circumstances of one attribution. Words inside its content are never taken."""
    verb, sentence = attribution.verb, attribution.sentence
    times = tuple(_times(parsed, attribution, marks))
    if verb is None:
        return Circumstances(relays=attribution.relays, times=times)
    found = _Found(parsed, sentence, relays=[*attribution.relays, *_quoted_by(sentence, verb)])
    found.listener(_told(sentence, verb))
    found.addressees += _questioned(sentence, verb)
    for holder in _holders(sentence, verb):
        for preposition in surface.prepositions(sentence, holder):
            thing = surface.governed(sentence, preposition)
            if thing is not None and not any(s <= preposition.start < e for s, e in attribution.content):
                found.take(preposition.text.lower(), thing)
    held = surface.direct_object(sentence, verb) if verb.lemma in words("cues", "holding") else None
    if held is not None and not found.settings:
        found.setting(held)
    itself: str | None = load("cues")["setting_verbs"].get(verb.lemma)
    if itself is not None and not found.settings:
        found.settings.append(Slot("setting", itself, verb.text, verb.start, verb.end))
    addressees = tuple(_unlike(found.addressees, attribution.source))
    return Circumstances(addressees, tuple(found.relays), tuple(found.settings[:1]), times)


@dataclass(slots=True)
class _Found:
    """What has been found beside an attribution so far."""

    parsed: ParsedDocument
    sentence: Sentence
    addressees: list[Source] = field(default_factory=list)
    settings: list[Slot] = field(default_factory=list)
    relays: list[Source] = field(default_factory=list)

    def listener(self, thing: Token | None) -> None:
        """Take whom somebody speaks to, where the word names one who can be spoken to."""
        if thing is not None and _listens(self.parsed, self.sentence, thing):
            self.addressees.append(noun_phrase(self.sentence, thing))

    def take(self, word: str, thing: Token) -> None:
        """Sort what stands behind a preposition: an addressee, a medium that passes the words on, or a setting."""
        if word in words("cues", "to"):
            self.listener(thing)
        elif word in words("cues", "setting_prepositions"):
            by = maker(self.sentence, thing) if lemma(thing) in words("cues", "relay_nouns") else thing
            if by is not thing:
                self.relays.append(noun_phrase(self.sentence, by))
            else:
                self.setting(thing, only=words("cues", "aired") if word in words("cues", "airing") else None)

    def setting(self, thing: Token, only: frozenset[str] | None = None) -> None:
        """Take a setting, with whom one speaks to in it, and the medium that carries it ("in remarks carried by Tass")."""
        found = _setting(self.parsed, self.sentence, thing)
        if found is None or (only is not None and found.value not in only):
            return
        self.settings.append(found)
        shared = found.value in words("cues", "shared_settings")
        self.listener(_partner(self.sentence, thing, "to" if shared else "partners"))
        for clause in surface.clauses_behind(self.sentence, thing, "acl"):
            medium = agent(self.sentence, clause) if surface.reports(clause, Frame.RELAYS) else None
            if medium is not None:
                self.relays.append(noun_phrase(self.sentence, medium))


def _holders(sentence: Sentence, verb: Token) -> list[Token]:
    """The verbs whose prepositions tell of the circumstances: the cue, and verbs of speaking beside or above it."""
    speaking = words("cues", "speaking")
    beside = [c for c in surface.adverbial_clauses(sentence, verb) if c.lemma in speaking and c.tag == "VBG"]
    above = surface.governor(sentence, verb).word if verb.dep in ("advcl", "conj", "pcomp") else None
    return [verb, *beside, *([above] if above is not None and above.lemma in speaking else [])]


def _setting(parsed: ParsedDocument, sentence: Sentence, thing: Token) -> Slot | None:
    """A noun phrase as a setting, under its one name; the longest name that its words end in decides."""
    known: dict[str, str] = load("cues")["settings"]
    low = thing.i
    while low > max(0, thing.i - WORDS) and _names(sentence.tokens[low - 1]):
        low -= 1
    names = [spaced(parsed.text[t.start : thing.end]).lower() for t in sentence.tokens[low : thing.i + 1]]
    found = next((known[name] for name in (*names, lemma(thing)) if name in known), None)
    if found is None:
        return None
    start = noun_phrase(sentence, thing).span[0]
    return Slot("setting", found, parsed.text[start : thing.end], start, thing.end)


def _names(token: Token) -> bool:
    return token.dep in NAMING or token.tag == "HYPH"


def _partner(sentence: Sentence, word: Token, prepositions: str) -> Token | None:
    """The noun behind one of some prepositions below a word: "a call with the chancellor"."""
    return next(iter(complements(sentence, word, *words("cues", prepositions))), None)


def _questioned(sentence: Sentence, verb: Token) -> Iterator[Source]:
    """Who answers is asked, and who asks is answered: "Asked by a reporter whether …, she said …"."""
    if verb.tag == "VBN" and verb.dep in ("advcl", "acl") and surface.reports(verb, Frame.ASKS):
        above = surface.governor(sentence, verb).word
        answering = subject(sentence, above) if above is not None and surface.is_verbal(above) else above
        if answering is not None:
            yield noun_phrase(sentence, answering)
    for question in surface.adverbial_clauses(sentence, verb):
        asked = question.tag == "VBN" and surface.reports(question, Frame.ASKS)
        by = agent(sentence, question) if asked else None
        if by is not None:
            yield noun_phrase(sentence, by)


def _listens(parsed: ParsedDocument, sentence: Sentence, thing: Token) -> bool:
    """Whether a noun names somebody who can be spoken to."""
    if thing.text.lower() in words("cues", "empty_subjects"):
        return False
    named = lemma(thing) in words("cues", "addressees") or thing.ent in NAMED or thing.tag == "PRP"
    return named or bool(parsed.actors_of(sentence, thing))


def _told(sentence: Sentence, verb: Token) -> Token | None:
    """Whom a verb of telling or urging has as its object (or, in the passive, as its subject)."""
    frames = frames_of(verb.lemma)
    if not frames & {Frame.TELLS, Frame.OBJECT_INFINITIVE}:
        return None
    if is_passive(sentence, verb):
        return surface.subject(sentence, verb, "nsubjpass")
    on = _partner(sentence, verb, "urging") if Frame.OBJECT_INFINITIVE in frames else None
    urged = surface.clauses_behind(sentence, verb, "xcomp", "advcl") if on is not None else ()
    if on is not None and any(c.tag == "VB" and c.i > on.i for c in urged):
        return on
    told = (t for t in surface.objects_behind(sentence, verb) if t.pos in ("NOUN", "PROPN", "PRON"))
    return next(told, None) or _to_do_it(sentence, verb)


def _to_do_it(sentence: Sentence, verb: Token) -> Token | None:
    """Who is told to do something, where the parser took it for the subject of the infinitive."""
    for comp in surface.clauses_behind(sentence, verb):
        own = surface.subject(sentence, comp, "nsubj")
        if own is not None and own.i > verb.i and has_to(sentence, comp):
            return own
    return None


def _quoted_by(sentence: Sentence, verb: Token) -> Iterator[Source]:
    """ "Tass quoted him as saying", "was quoted by IRNA as saying": the medium."""
    saying = quoted_as_saying(sentence, verb)
    over = surface.governor(sentence, verb).over if verb.dep == "pcomp" else None
    medium = None
    if saying is not None:
        medium = agent(sentence, verb) or agent(sentence, saying) or surface.subject(sentence, verb, "nsubj")
    elif over is not None and surface.reports(over, Frame.RELAYS):
        medium = agent(sentence, over) if is_passive(sentence, over) else surface.subject(sentence, over, "nsubj")
    if medium is not None:
        yield noun_phrase(sentence, medium)


def _times(parsed: ParsedDocument, attribution: Attribution, marks: Marks) -> Iterator[Slot]:
    """The first date in the sentence of the attribution that lies in neither content nor source, nor in anybody's words."""
    taken = [*attribution.content]
    if attribution.source is not None:
        taken.append(attribution.source.span)
    if attribution.cue is None:
        return
    for time in parsed.times_in(attribution.sentence.start, attribution.sentence.end):
        free = not any(s < time.end and time.start < e for s, e in taken) and marks.at(time.start) is None
        if time.kind == "date" and free and _of_cue(attribution, time):
            yield Slot("time", time.value, time.text, time.start, time.end, time.why)
            return


def _of_cue(attribution: Attribution, time: TimeMention) -> bool:
    """Whether a date belongs to the saying: no verb that the cue does not hang from stands between the two in the parse."""
    sentence, verb = attribution.sentence, attribution.verb
    inside = sentence.between(time.start, time.end)
    if verb is None or not inside:
        return True
    if _names_a_thing(sentence, inside[-1]):
        return False
    over = {t.i for t in upwards(sentence, verb)}
    for above in upwards(sentence, inside[-1]):
        if above.i in over:
            return True
        if above.dep in ("relcl", "acl", "advcl", "ccomp") and surface.is_verbal(above):
            return above.tag == "VBG" and above.head == verb.i
    return True


def _names_a_thing(sentence: Sentence, last: Token) -> bool:
    """Whether a date only tells which thing is meant ("the 2016 election", "Friday's vote"), and no occasion of speaking."""
    above = surface.governor(sentence, last).word
    if last.dep not in DATING or above is None or above.pos not in ("NOUN", "PROPN"):
        return False
    return lemma(above) not in load("cues")["settings"]


def _unlike(found: list[Source], source: Source | None) -> Iterator[Source]:
    """The addressees, each once, without the speaker."""
    seen: set[Span] = set()
    for addressee in found:
        if addressee.span not in seen and (source is None or addressee.span != source.span):
            seen.add(addressee.span)
            yield addressee


def named(parsed: ParsedDocument, role: str, source: Source) -> list[Slot]:
    """One slot for each actor that a noun phrase names; its words where there is no actor."""
    slots: list[Slot] = []
    for head in source.heads:
        start, end = source.span if len(source.heads) == 1 else (_opening(source.sentence, head), head.end)
        text = parsed.text[start:end]
        actors = actors_named(parsed, source.sentence, head) or _state_of(parsed, source.sentence, head)
        slots += [Slot(role, a.id, text, start, end) for a in actors] or [
            Slot(role, spaced(text).lower(), text, start, end)
        ]
    known = {a.id for a in parsed.appearances if a.actor_type is not ActorType.UNNAMED}
    beside = _person_beside(parsed, source) if not any(slot.value in known for slot in slots) else None
    if beside is not None:
        start, end = source.span
        return [Slot(role, beside.id, parsed.text[start:end], start, end)]
    return list({slot.value: slot for slot in slots}.values())


def _person_beside(parsed: ParsedDocument, source: Source) -> Appearance | None:
    """The person whose name stands beside a description, with a comma between: "Anna Berg, a minister and envoy, said"."""
    (start, end), sentence = source.span, source.sentence
    near = max(sentence.start, start - NEAR), min(sentence.end, end + NEAR)
    for mention, actor in (*parsed.mentions_in(near[0], start), *parsed.mentions_in(end, near[1])):
        ahead, behind = parsed.text[mention.end : start], parsed.text[end : mention.start]
        closed = parsed.text[mention.end : mention.end + 1] == ","
        beside = (mention.end <= start and ahead.strip() == ",") or (
            closed and behind.strip() == "," and end <= mention.start
        )
        if beside and actor.actor_type is ActorType.PERSON and len(mention.text.split()) > 1:
            return actor
    return None


def _state_of(parsed: ParsedDocument, sentence: Sentence, head: Token) -> tuple[Appearance, ...]:
    """The state whose government a noun is by its owner: "Tallor's regime"; not an administration, which goes by its own name."""
    owner = surface.owner(sentence, head)
    own = words("descriptions", "state_itself") - set(load("offices")["government_only_in"])
    if owner is None or lemma(head) not in own:
        return ()
    countries = {a.country for a in actors_named(parsed, sentence, owner)} - {None}
    return tuple(a for a in parsed.appearances if a.actor_type is ActorType.STATE and a.country in countries)


def _opening(sentence: Sentence, head: Token) -> int:
    """Where the phrase of one of several begins: "many ministers and health advocates"."""
    return min((reach.first(sentence, t).start for t in surface.described_by(sentence, head)), default=head.start)


def actors_named(parsed: ParsedDocument, sentence: Sentence, head: Token) -> tuple[Appearance, ...]:
    """The actors of a noun, or of the name beside it: "the foreign minister, Anna Berg"; "the news agency Tass"."""
    beside = (t for t in surface.appositions(sentence, head) if t.pos == "PROPN")
    return next((actors for token in (head, *beside) if (actors := parsed.actors_of(sentence, token))), ())
