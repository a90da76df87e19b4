"""Which deeds of a text are told: those with an actor that the text names and, where the type needs one, a recipient.

Over-coding is what users of event data complain of most, so that a verb without a known actor gives nothing, and neither do
conditions and deeds that only might be.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry import vocabulary
from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.headlines import clipped
from summitry.extract.actions.other_senses import MIGHTY
from summitry.extract.actions.plover import ontology, table
from summitry.extract.actions.recipients import chain, recipients_of, turned
from summitry.extract.actions.sense import UNSURE, meant, small
from summitry.extract.arguments import Named, actors, holders, place_slot, slot, time_slot, today
from summitry.extract.attach import places_of, times_of
from summitry.extract.modality import dated, stand
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import clause, complements, doers, done_to, is_verb, lemma
from summitry.model import Claim, Modality, Slot

PAIR = 2
STRONG = 3


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The actions of a parsed document, in text order."""
    for sentence in parsed.sentences:
        if sentence.tokens and _asked(sentence):
            continue
        governed: set[int] = set()
        told = False
        for verb in sentence.tokens:
            if not is_verb(verb) or verb.i in governed or not _told(sentence, verb):
                continue
            coding = code(sentence, verb)
            if coding is None or coding.type in ontology()["left_to_others"] or _passed_on(sentence, verb, coding):
                continue
            governed |= {t.i for t in chain(sentence, verb, coding)[1:] if t.dep != "ccomp"}
            claim = _claim(parsed, sentence, verb, coding)
            if claim is not None:
                told = True
                yield claim
        if not told:
            yield from clipped(parsed, sentence)


def _asked(sentence: Sentence) -> bool:
    """Whether a sentence is a question: it tells nothing."""
    return any(t.text == "?" for t in sentence.tokens[-3:])


def _told(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells a deed: not a gerund that only names one, nor an infinitive that hangs from anything else."""
    if verb.dep in ("pcomp", "csubj", "csubjpass", "pobj", "amod"):
        return False
    if verb.tag == "VBG" and verb.dep in ("ccomp", "xcomp") and not sentence.children(verb, "aux"):
        return False
    if any(t.text.lower() == "to" for t in sentence.children(verb, "aux")) or lemma(verb) in ontology()["suffering"]:
        return False
    return not (
        _said_of(sentence, verb)
        or _bare_participle(sentence, verb)
        or _awaited(sentence, verb)
        or _under(sentence, verb)
        or _supposed(sentence, verb)
    )


def _said_of(sentence: Sentence, verb: Token) -> bool:
    """Such as "a raid that the UN said killed ten", "could end up bombing it": not of the subject above, or only possible."""
    head = sentence.head(verb)
    if head is None or verb.dep not in ("xcomp", "advcl", "ccomp") or sentence.child(verb, "nsubj", "nsubjpass"):
        return False
    finite = (
        verb.tag in ("VBD", "VBZ", "VBP", "VBN")
        and not sentence.child(verb, "aux", "auxpass")
        and lemma(head) in vocabulary.load("clauses")["reporting"]
    )
    maybe = verb.tag == "VBG" and _may(sentence, head)
    return (verb.dep == "xcomp" and finite) or maybe


def _may(sentence: Sentence, verb: Token) -> bool:
    return any(t.text.lower() in ("could", "might", "may") for t in sentence.children(verb, "aux"))


def _supposed(sentence: Sentence, verb: Token) -> bool:
    """Such as "imagine that they attacked": a clause below a word of supposing."""
    above = sentence.head(verb)
    return (
        verb.dep in ("ccomp", "xcomp")
        and above is not None
        and lemma(above) in ontology()["supposing"]
        and above.tag in ("VB", "VBP")
        and not sentence.child(above, "nsubj")
    )


def _conditional(sentence: Sentence, verb: Token) -> bool:
    """Such as "if they were to start bombing": below a condition, at whatever remove."""
    for one in (verb, *list(sentence.ancestors(verb))[:2]):
        if one.dep == "advcl" and any(t.text.lower() in ("if", "unless") for t in sentence.children(one, "mark")):
            return True
        if one.dep not in ("xcomp", "ccomp", "conj", "acl"):
            return False
    return False


def _under(sentence: Sentence, verb: Token) -> bool:
    """Such as "a deal in which they give up arms": what a deal would have somebody do."""
    return (
        verb.dep == "relcl"
        and verb.tag in ("VBP", "VBZ", "VB")
        and any(t.tag == "WDT" for p in sentence.children(verb, "prep") for t in sentence.children(p, "pobj"))
    )


def _bare_participle(sentence: Sentence, verb: Token) -> bool:
    """Such as "Asked about the attack, Ann said …": done to the subject by nobody named, however the parser tags it."""
    return (
        verb.dep == "advcl"
        and verb.tag in ("VBD", "VBN")
        and not sentence.child(verb, "nsubj", "nsubjpass", "aux", "dobj", "agent", "mark")
    )


def _awaited(sentence: Sentence, verb: Token) -> bool:
    """Such as "no aid until they disarm": a deed that another waits for, told in the present or below "would"."""
    at = verb
    while at.dep == "conj" and not sentence.child(at, "mark") and at.head != at.i:
        at = sentence.tokens[at.head]
    marks = {t.text.lower() for t in sentence.children(at, "mark", "advmod", "prep")}
    if at.dep not in ("advcl", "pcomp") or not marks & set(ontology()["awaiting"]):
        return False
    finite = [verb, *sentence.children(verb, "aux", "auxpass")]
    above = sentence.head(at)
    ahead = above is not None and any(t.tag == "MD" for t in sentence.children(above, "aux"))
    return ahead or any(t.tag in ("VBP", "VBZ", "MD") for t in finite)


def _passed_on(sentence: Sentence, verb: Token, coding: Coding) -> bool:
    """A verb of saying whose type is that of the clause below it: the clause tells the deed itself."""
    return (
        coding.governed is not None
        and coding.governed.dep == "ccomp"
        and lemma(verb) in vocabulary.load("clauses")["reporting"]
        and (coding.type != "REQUEST" or _asks_itself(sentence, coding.governed))
        and (coding.type not in ("ACCUSE", "THREATEN") or lemma(verb) == "say")
        and lemma(coding.governed) not in ontology()["suffering"]
    )


def _asks_itself(sentence: Sentence, governed: Token) -> bool:
    """Such as "said that Ann asked Ben to go": the request is that of the clause, not of who tells of it ("they must go")."""
    own = code(sentence, governed)
    return (
        own is not None and own.type == "REQUEST" and not any(t.tag == "MD" for t in sentence.children(governed, "aux"))
    )


def _mutual(sentence: Sentence, verb: Token, who: tuple[Named, ...], coding: Coding) -> bool:
    """Whether two or more actors do it to each other."""
    if len(who) < PAIR:
        return False
    each = any(t.text.lower() in ("each", "another", "other") for t in done_to(sentence, verb))
    return each or coding.type in ("AGREE", "COOPERATE") or (coding.type == "SUPPORT" and coding.strength > 1)


def _idle(parsed: ParsedDocument, sentence: Sentence, verb: Token, who: tuple[Named, ...], coding: Coding) -> bool:
    """Greetings and plans of meetings, which encounters tell, and questions of reporters."""
    meets = table("verbs").get(lemma(verb), ("", ""))[0] in ontology()["left_to_others"]
    if meets and coding.type != "REQUEST" and lemma(verb) not in ontology()["undergone"]:
        return True
    if lemma(verb) in ontology()["greeting"] and any(
        p.is_person or (p.appearance is not None and p.appearance.actor_type in UNSURE)
        for p in actors(parsed, sentence, sentence.children(verb, "dobj"))
    ):
        return True
    press = set(vocabulary.load("encounters")["press"])
    return all(p.appearance is not None and p.appearance.name.lower().split()[-1] in press for p in who)


def _joined(parsed: ParsedDocument, sentence: Sentence, verb: Token, coding: Coding) -> tuple[Named, ...]:
    """Such as "an agreement between A and B was signed": those between whom it is, where the verb names nobody."""
    if coding.type not in ("SUPPORT", "COOPERATE", "AGREE", "CONCEDE"):
        return ()
    found = actors(
        parsed, sentence, [t for thing in done_to(sentence, verb) for t in complements(sentence, thing, "between")]
    )
    return found if len(found) >= PAIR else ()


def _claim(parsed: ParsedDocument, sentence: Sentence, verb: Token, coding: Coding) -> Claim | None:
    """The claim of a deed, or None where its actors are not known."""
    who = actors(parsed, sentence, doers(sentence, verb)) or _joined(parsed, sentence, verb, coding)
    meaning = meant(parsed, sentence, verb, coding, who) if who else None
    if meaning is None:
        return None
    coding = meaning
    who, sufferers = turned(parsed, sentence, verb, coding, who)
    taken = {w.value for w in who}
    recipients = tuple(r for r in sufferers or recipients_of(parsed, sentence, verb, coding) if r.value not in taken)
    modality, polarity = stand(sentence, verb)
    mutual = _mutual(sentence, verb, who, coding)
    told = coding.type == "REJECT" and bool(_things(sentence, verb))
    mutual = mutual or told
    needed = coding.type in ontology()["recipient_needed"] and not _public(sentence, verb, coding, who)
    if not who or modality in (Modality.POSSIBLE, Modality.PROPOSED) or (needed and not recipients and not mutual):
        return None
    if coding.type in ("RETREAT", "CONCEDE") and not recipients and not (coding.strength >= STRONG or coding.mode):
        return None
    if coding.strength == 1 and coding.type == "AID" and not any(r.appearance for r in recipients):
        return None
    if _idle(parsed, sentence, verb, who, coding) or small(parsed, verb, coding, recipients):
        return None
    if coding.strength == 1 and lemma(verb) in ontology()["weak"] and not (recipients and done_to(sentence, verb)):
        return None
    start, end = clause(
        sentence, verb, ("advcl", "parataxis") if coding.type == "REQUEST" else ("advcl", "parataxis", "ccomp")
    )
    slots: list[Slot] = [w.as_slot(parsed, "actor") for w in who]
    slots += [r.as_slot(parsed, "recipient") for r in recipients]
    slots.append(slot(parsed, "type", verb.start, verb.end, coding.type))
    if coding.mode:
        slots.append(slot(parsed, "mode", verb.start, verb.end, coding.mode))
    slots += [time_slot(parsed, t) for _, t in list(times_of(parsed, sentence, (verb,), "date"))[:1]]
    slots += [place_slot(parsed, p) for _, p in list(places_of(parsed, sentence, (verb,)))[:1]]
    time = next((s.value for s in slots if s.role == "time"), None)
    if coding.type in ("REJECT", "CONCEDE") and polarity == "-":
        polarity = "+"
    return Claim.of(
        "action",
        parsed.document.id,
        start,
        end,
        tuple(slots),
        polarity=polarity,
        modality=modality if verb.tag == "VBD" else dated(modality, time, today(parsed)),
        holders=holders(parsed, verb.start, verb.end),
        part=parsed.part(sentence),
    )


def _public(sentence: Sentence, verb: Token, coding: Coding, who: tuple[Named, ...]) -> bool:
    """Such as "the Union hailed the ceasefire": a state or body of an affair between states, which needs no recipient."""
    if coding.type not in ("SUPPORT", "ACCUSE") or coding.strength > 1 or lemma(verb) not in ontology()["judging"]:
        return False
    mighty = any(p.appearance is not None and p.appearance.actor_type in MIGHTY for p in who)
    return mighty and any(lemma(t) in ontology()["affairs"] for t in done_to(sentence, verb))


def _things(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """What a refusal is of: an object, or what "to" leads to, in words of its own."""
    return tuple(
        t for t in (*done_to(sentence, verb), *complements(sentence, verb, "to")) if t.pos in ("NOUN", "PROPN")
    )
