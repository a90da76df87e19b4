"""To whom, where, when and through whom something was said: what stands in the attribution beside cue, source and content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.cues import Cues
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import agent, is_passive
from summitry.extract.quotes.spans import Span, words
from summitry.language import ParsedDocument, Sentence, Token
from summitry.model import Appearance, Slot

#: Between a setting and whom one speaks to in it: "in a call with the chancellor", "in a letter to the council".
PARTNERS = frozenset({"with", "to"})
MAKERS = frozenset({"by", "from", "of"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What was found beside one attribution: noun phrases still to be resolved, and slots that need no resolving."""

    addressees: tuple[Source, ...] = ()
    relays: tuple[Source, ...] = ()
    settings: tuple[Slot, ...] = ()
    times: tuple[Slot, ...] = ()


def circumstances(parsed: ParsedDocument, attribution: Attribution, cues: Cues) -> Circumstances:
    """The circumstances of one attribution. Words inside its content are never taken."""
    verb = attribution.verb
    times = tuple(_times(parsed, attribution))
    if verb is None:
        return Circumstances(relays=attribution.relays, times=times)
    sentence = attribution.sentence
    holders = _holders(sentence, verb, cues)
    addressees: list[Source] = []
    settings: list[Slot] = []
    relays = [*attribution.relays, *_quoted_by(sentence, verb, cues)]
    told = _told(sentence, verb, cues)
    if told is not None and _listens(parsed, sentence, told, cues):
        addressees.append(noun_phrase(sentence, told))
    for holder in holders:
        for preposition in sentence.children(holder, "prep", "dative"):
            thing = sentence.child(preposition, "pobj")
            if thing is None or _inside(preposition, attribution.content):
                continue
            _take(parsed, sentence, preposition, thing, cues, (addressees, settings, relays))
    if not settings and verb.lemma in cues.setting_verbs:
        settings.append(Slot("setting", cues.setting_verbs[verb.lemma], verb.text, verb.start, verb.end))
    return Circumstances(tuple(_unlike(addressees, attribution.source)), tuple(relays), tuple(settings[:1]), times)


def _holders(sentence: Sentence, verb: Token, cues: Cues) -> list[Token]:
    """The verbs whose prepositions tell of the circumstances: the cue, and verbs of speaking beside or above it."""
    beside = [c for c in sentence.children(verb, "advcl") if c.lemma in cues.speaking and c.tag == "VBG"]
    above = sentence.head(verb)
    joined = (
        [above] if above is not None and verb.dep in {"advcl", "conj", "pcomp"} and above.lemma in cues.speaking else []
    )
    return [verb, *beside, *joined]


def _take(
    parsed: ParsedDocument,
    sentence: Sentence,
    preposition: Token,
    thing: Token,
    cues: Cues,
    into: tuple[list[Source], list[Slot], list[Source]],
) -> None:
    """Sort one prepositional phrase: a setting with its partner, an addressee, or a medium that passes the words on."""
    addressees, settings, relays = into
    word = preposition.text.lower()
    if word == "to" and _listens(parsed, sentence, thing, cues):
        addressees.append(noun_phrase(sentence, thing))
    elif word in cues.setting_prepositions:
        if thing.lemma.lower() in cues.relay_nouns and (by := _partner(sentence, thing, MAKERS)) is not None:
            relays.append(noun_phrase(sentence, by))
        elif (setting := _setting(parsed, sentence, thing, cues)) is not None:
            settings.append(setting)
            partner = _partner(sentence, thing, PARTNERS)
            if partner is not None and _listens(parsed, sentence, partner, cues):
                addressees.append(noun_phrase(sentence, partner))


def _setting(parsed: ParsedDocument, sentence: Sentence, thing: Token, cues: Cues) -> Slot | None:
    """A noun phrase as a setting, under its one name; the longest name that its words end in decides."""
    low = thing.i
    while low > 0 and sentence.tokens[low - 1].dep in {"compound", "amod", "nmod"} and thing.i - low < 3:
        low -= 1
    for start in range(low, thing.i + 1):
        name = " ".join(t.text.lower() for t in sentence.tokens[start : thing.i + 1])
        found = cues.settings.get(name) or cues.settings.get(thing.lemma.lower() if start == thing.i else "")
        if found:
            phrase = noun_phrase(sentence, thing)
            return Slot("setting", found, parsed.text[phrase.span[0] : thing.end], phrase.span[0], thing.end)
    return None


def _partner(sentence: Sentence, thing: Token, prepositions: frozenset[str]) -> Token | None:
    for preposition in sentence.children(thing, "prep", "agent", "dative"):
        if preposition.text.lower() in prepositions:
            return sentence.child(preposition, "pobj")
    return None


def _listens(parsed: ParsedDocument, sentence: Sentence, thing: Token, cues: Cues) -> bool:
    """Whether a noun names somebody who can be spoken to."""
    return (
        thing.lemma.lower() in cues.addressees
        or thing.ent in NAMED
        or thing.tag == "PRP"
        or bool(parsed.actors_of(sentence, thing))
    )


def _told(sentence: Sentence, verb: Token, cues: Cues) -> Token | None:
    """Whom a verb of telling or urging has as its object (or, in the passive, as its subject)."""
    frames = cues.frames.get(verb.lemma, frozenset())
    if not frames & {"tells", "object_infinitive"}:
        return None
    if is_passive(sentence, verb):
        return sentence.child(verb, "nsubjpass")
    for thing in sentence.children(verb, "dative", "dobj"):
        if thing.i > verb.i and thing.pos in {"NOUN", "PROPN", "PRON"}:
            return thing
    for comp in sentence.children(verb, "xcomp", "ccomp"):
        subject = sentence.child(comp, "nsubj")
        has_to = any(t.text.lower() == "to" for t in sentence.children(comp, "aux"))
        if subject is not None and has_to and subject.i > verb.i:
            return subject
    return None


def _quoted_by(sentence: Sentence, verb: Token, cues: Cues) -> Iterator[Source]:
    """ "Tass quoted him as saying", "was quoted by IRNA as saying": the medium."""
    above = sentence.head(verb)
    over = sentence.head(above) if above is not None and verb.dep == "pcomp" else None
    if over is None or "relays" not in cues.frames.get(over.lemma, frozenset()):
        return
    medium = agent(sentence, over) if is_passive(sentence, over) else sentence.child(over, "nsubj")
    if medium is not None:
        yield noun_phrase(sentence, medium)


def _times(parsed: ParsedDocument, attribution: Attribution) -> Iterator[Slot]:
    """The first date in the sentence of the attribution that lies in neither content nor source."""
    taken = [*attribution.content]
    if attribution.source is not None:
        taken.append(attribution.source.span)
    if attribution.cue is None:
        return
    for time in parsed.times_in(attribution.sentence.start, attribution.sentence.end):
        if time.kind == "date" and not any(s < time.end and time.start < e for s, e in taken):
            yield Slot("time", time.value, time.text, time.start, time.end, time.why)
            return


def _inside(token: Token, content: tuple[Span, ...]) -> bool:
    return any(s <= token.start < e for s, e in content)


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
        start, end = source.span if len(source.heads) == 1 else (head.start, head.end)
        text = parsed.text[start:end]
        actors = _actors(parsed, source.sentence, head)
        slots += [Slot(role, a.id, text, start, end) for a in actors] or [
            Slot(role, words(text).lower(), text, start, end)
        ]
    return slots


def _actors(parsed: ParsedDocument, sentence: Sentence, head: Token) -> tuple[Appearance, ...]:
    """The actors of a noun, or of the name beside it: "the foreign minister, Anna Berg"; "the news agency Tass"."""
    found = parsed.actors_of(sentence, head)
    if found:
        return found
    beside = (
        *sentence.children(head, "appos"),
        *([sentence.tokens[head.head]] if head.dep in {"appos", "compound"} else []),
    )
    return next(
        (actors for token in beside if token.pos == "PROPN" and (actors := parsed.actors_of(sentence, token))), ()
    )
