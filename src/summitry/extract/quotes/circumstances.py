"""To whom, where, when and through whom something was said: what stands in the attribution beside cue, source and content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.cues import frames_of
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import agent, maker, quoted_as_saying, subject
from summitry.extract.quotes.spans import Span, spaced
from summitry.language import ParsedDocument, Sentence, TimeMention, Token
from summitry.language.clauses.syntax import is_passive
from summitry.lexicon import load, words
from summitry.model import Appearance, Slot

#: Between a setting and whom one speaks to in it: "in a call with the chancellor", "in a letter to the council".
PARTNERS = frozenset({"with", "to"})
NAMING = frozenset({"compound", "amod", "nmod"})
AIRED = frozenset({"on", "over", "by"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What was found beside one attribution: noun phrases still to be resolved, and slots that need no resolving."""

    addressees: tuple[Source, ...] = ()
    relays: tuple[Source, ...] = ()
    settings: tuple[Slot, ...] = ()
    times: tuple[Slot, ...] = ()


def circumstances(parsed: ParsedDocument, attribution: Attribution, marks: Marks) -> Circumstances:
    """The circumstances of one attribution. Words inside its content are never taken."""
    verb = attribution.verb
    times = tuple(_times(parsed, attribution, marks))
    if verb is None:
        return Circumstances(relays=attribution.relays, times=times)
    sentence = attribution.sentence
    holders = _holders(sentence, verb)
    addressees: list[Source] = []
    settings: list[Slot] = []
    relays = [*attribution.relays, *_quoted_by(sentence, verb)]
    told = _told(sentence, verb)
    if told is not None and _listens(parsed, sentence, told):
        addressees.append(noun_phrase(sentence, told))
    addressees += _questioned(sentence, verb)
    for holder in holders:
        for preposition in sentence.children(holder, "prep", "dative"):
            thing = sentence.child(preposition, "pobj")
            if thing is None or _inside(preposition, attribution.content):
                continue
            _take(parsed, sentence, preposition, thing, (addressees, settings, relays))
    held = sentence.child(verb, "dobj") if verb.lemma in words("cues", "holding") else None
    if held is not None and not settings and (setting := _setting(parsed, sentence, held)) is not None:
        _at_setting(parsed, sentence, held, setting, (addressees, settings, relays))
    if not settings and verb.lemma in load("cues")["setting_verbs"]:
        settings.append(Slot("setting", load("cues")["setting_verbs"][verb.lemma], verb.text, verb.start, verb.end))
    return Circumstances(tuple(_unlike(addressees, attribution.source)), tuple(relays), tuple(settings[:1]), times)


def _holders(sentence: Sentence, verb: Token) -> list[Token]:
    """The verbs whose prepositions tell of the circumstances: the cue, and verbs of speaking beside or above it."""
    beside = [c for c in sentence.children(verb, "advcl") if c.lemma in words("cues", "speaking") and c.tag == "VBG"]
    above = sentence.head(verb)
    joined = (
        [above]
        if above is not None and verb.dep in {"advcl", "conj", "pcomp"} and above.lemma in words("cues", "speaking")
        else []
    )
    return [verb, *beside, *joined]


def _take(
    parsed: ParsedDocument,
    sentence: Sentence,
    preposition: Token,
    thing: Token,
    into: tuple[list[Source], list[Slot], list[Source]],
) -> None:
    """Sort one prepositional phrase: a setting with its partner, an addressee, or a medium that passes the words on."""
    addressees, _, relays = into
    word = preposition.text.lower()
    if word == "to" and _listens(parsed, sentence, thing):
        addressees.append(noun_phrase(sentence, thing))
    elif word in words("cues", "setting_prepositions"):
        if thing.lemma.lower() in words("cues", "relay_nouns") and (by := maker(sentence, thing)) is not thing:
            relays.append(noun_phrase(sentence, by))
        elif (setting := _setting(parsed, sentence, thing)) is not None and (
            word not in AIRED or setting.value in words("cues", "aired")
        ):
            _at_setting(parsed, sentence, thing, setting, into)


def _at_setting(
    parsed: ParsedDocument,
    sentence: Sentence,
    thing: Token,
    setting: Slot,
    into: tuple[list[Source], list[Slot], list[Source]],
) -> None:
    """A setting, with whom one speaks to in it, and the medium that carries it ("in remarks carried by state television")."""
    addressees, settings, relays = into
    settings.append(setting)
    partner = _partner(
        sentence, thing, PARTNERS if setting.value not in words("cues", "shared_settings") else frozenset({"to"})
    )
    if partner is not None and _listens(parsed, sentence, partner):
        addressees.append(noun_phrase(sentence, partner))
    for clause in sentence.children(thing, "acl"):
        medium = agent(sentence, clause)
        if medium is not None and "relays" in frames_of(clause.lemma):
            relays.append(noun_phrase(sentence, medium))


def _setting(parsed: ParsedDocument, sentence: Sentence, thing: Token) -> Slot | None:
    """A noun phrase as a setting, under its one name; the longest name that its words end in decides."""
    low = thing.i
    while (
        low > 0
        and thing.i - low < 3
        and (sentence.tokens[low - 1].dep in NAMING or sentence.tokens[low - 1].tag == "HYPH")
    ):
        low -= 1
    for start in range(low, thing.i + 1):
        name = spaced(parsed.text[sentence.tokens[start].start : thing.end]).lower()
        found = load("cues")["settings"].get(name) or load("cues")["settings"].get(
            thing.lemma.lower() if start == thing.i else ""
        )
        if found:
            phrase = noun_phrase(sentence, thing)
            return Slot("setting", found, parsed.text[phrase.span[0] : thing.end], phrase.span[0], thing.end)
    return None


def _partner(sentence: Sentence, thing: Token, prepositions: frozenset[str]) -> Token | None:
    for preposition in sentence.children(thing, "prep", "agent", "dative"):
        if preposition.text.lower() in prepositions:
            return sentence.child(preposition, "pobj")
    return None


def _questioned(sentence: Sentence, verb: Token) -> Iterator[Source]:
    """Who answers is asked, and who asks is answered: "Asked by a reporter whether …, she said …"."""
    above = sentence.head(verb)
    if "asks" in frames_of(verb.lemma) and verb.tag == "VBN" and verb.dep in {"advcl", "acl"} and above is not None:
        answering = above if above.pos not in {"VERB", "AUX"} else subject(sentence, above)
        if answering is not None:
            yield noun_phrase(sentence, answering)
    for question in sentence.children(verb, "advcl"):
        by = agent(sentence, question) if "asks" in frames_of(question.lemma) and question.tag == "VBN" else None
        if by is not None:
            yield noun_phrase(sentence, by)


def _listens(parsed: ParsedDocument, sentence: Sentence, thing: Token) -> bool:
    """Whether a noun names somebody who can be spoken to."""
    return thing.text.lower() not in words("cues", "empty_subjects") and (
        thing.lemma.lower() in words("cues", "addressees")
        or thing.ent in NAMED
        or thing.tag == "PRP"
        or bool(parsed.actors_of(sentence, thing))
    )


def _told(sentence: Sentence, verb: Token) -> Token | None:
    """Whom a verb of telling or urging has as its object (or, in the passive, as its subject)."""
    frames = frames_of(verb.lemma)
    if not frames & {"tells", "object_infinitive"}:
        return None
    if is_passive(sentence, verb):
        return sentence.child(verb, "nsubjpass")
    on = _partner(sentence, verb, frozenset({"on", "upon"})) if "object_infinitive" in frames else None
    if on is not None and any(c.tag == "VB" and c.i > on.i for c in sentence.children(verb, "xcomp", "advcl")):
        return on
    for thing in sentence.children(verb, "dative", "dobj"):
        if thing.i > verb.i and thing.pos in {"NOUN", "PROPN", "PRON"}:
            return thing
    for comp in sentence.children(verb, "xcomp", "ccomp"):
        subject = sentence.child(comp, "nsubj")
        has_to = any(t.text.lower() == "to" for t in sentence.children(comp, "aux"))
        if subject is not None and has_to and subject.i > verb.i:
            return subject
    return None


def _quoted_by(sentence: Sentence, verb: Token) -> Iterator[Source]:
    """ "Tass quoted him as saying", "was quoted by IRNA as saying": the medium."""
    saying = quoted_as_saying(sentence, verb)
    if saying is not None:
        by = agent(sentence, verb) or agent(sentence, saying)
        if by is not None:
            yield noun_phrase(sentence, by)
        return
    above = sentence.head(verb)
    over = sentence.head(above) if above is not None and verb.dep == "pcomp" else None
    if over is None or "relays" not in frames_of(over.lemma):
        return
    medium = agent(sentence, over) if is_passive(sentence, over) else sentence.child(over, "nsubj")
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
    over = {verb.i, *(t.i for t in sentence.ancestors(verb))}
    for above in (inside[-1], *sentence.ancestors(inside[-1])):
        if above.i in over:
            return True
        if above.dep in {"relcl", "acl", "advcl", "ccomp"} and above.pos in {"VERB", "AUX"}:
            return above.tag == "VBG" and above.head == verb.i
    return True


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
            Slot(role, spaced(text).lower(), text, start, end)
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
