"""Whether a verb that may tell a deed tells one here: figures of speech, plans, generalities and small requests do not.

Over-coding is the field's main complaint, so each rule here drops or corrects what the table of words alone would give:
"struck a conciliatory tone", "released a video", "attacked the plan" (words, no violence), "a person who strikes another".
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from summitry import vocabulary
from summitry.extract.actions.coder import Coding
from summitry.extract.actions.other_senses import Told, another_sense
from summitry.extract.actions.plover import modals, ontology
from summitry.extract.arguments import Named, actors
from summitry.extract.modality import negated
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import complements, done_to, lemma
from summitry.model import ActorType

UNSURE = frozenset({ActorType.UNNAMED, ActorType.GROUP})


def meant(
    parsed: ParsedDocument, sentence: Sentence, verb: Token, coding: Coding, who: tuple[Named, ...]
) -> Coding | None:
    """The coding that holds where the verb stands, or None where it tells no deed."""
    if _of_person(parsed, sentence, coding, who) or lemma(verb) in _words("advising"):
        return None
    if _general(who) or _only_not_done(sentence, verb, coding) or _plan(verb, coding) or _cut_short(verb, coding):
        return None
    if coding.type == "PROTEST" and all(p.appearance and p.appearance.actor_type is ActorType.STATE for p in who):
        return None
    if coding.type == "PROTEST" and lemma(verb) == "protest" and done_to(sentence, verb):
        return replace(coding, type="ACCUSE", mode="disapprove")
    if (
        coding.type == "ASSAULT"
        and lemma(coding.trigger) in _words("verbal_too")
        and _in_words(parsed, sentence, coding.trigger, who)
    ):
        return replace(coding, type="ACCUSE", mode="disapprove")
    if coding.type == "ASSAULT" and coding.strength > 1 and _broadside(parsed, sentence, verb, who):
        return replace(coding, type="ACCUSE", mode="disapprove")
    if coding.type in ontology()["bodily"] and coding.strength == 1 and _of_ideas(parsed, sentence, verb):
        return None
    if _unfit(parsed, sentence, verb, coding, who):
        return None
    if coding.mode == "release" and coding.strength == 1 and not _freed(parsed, sentence, verb):
        return None
    return coding


def _unfit(parsed: ParsedDocument, sentence: Sentence, verb: Token, coding: Coding, who: tuple[Named, ...]) -> bool:
    """Whether the verb is of a sense that tells nothing, by what it acts on."""
    deed = coding.trigger if coding.inner == coding.type or coding.governed is None else verb
    told, below = Told(parsed, sentence, deed, coding, who), coding.governed
    if another_sense(told) or (coding.type == "REQUEST" and below is not None and _should(sentence, below)):
        return True
    if coding.strength > 1:
        return False
    return _match(parsed, sentence, verb, coding, who) or _mobilised(told) or _soft(told) or _claimed(told)


def _mobilised(told: Told) -> bool:
    """Such as "mobilised voters": no forces, or nobody who has any."""
    forces = any(lemma(t) in _words("forces") for t in told.things)
    return told.coding.type == "MOBILIZE" and not forces and (bool(told.things) or not told.mighty)


def _soft(told: Told) -> bool:
    """Such as "ignored the rain": a refusal only of somebody, or of what can be refused."""
    if (
        told.coding.type != "REJECT"
        or lemma(told.verb) not in _words("soft_refusing")
        or told.coding.governed is not None
    ):
        return False
    refused = _refused(told.sentence, told.verb)
    return not told.somebody and not any(lemma(t) in _words("refusable") for t in refused)


def _claimed(told: Told) -> bool:
    """Such as "claims more land": an accusation only with a clause, or of somebody."""
    clause = told.sentence.children(told.verb, "ccomp", "xcomp")
    return lemma(told.verb) in _words("claiming") and not told.somebody and not clause


def _match(parsed: ParsedDocument, sentence: Sentence, verb: Token, coding: Coding, who: tuple[Named, ...]) -> bool:
    """Such as "Norway beat Sweden", "she fights a cold", "he withdrew into his study": no deed of politics."""
    whom = actors(parsed, sentence, done_to(sentence, verb))
    states = [p for p in (*who, *whom) if p.appearance and p.appearance.actor_type is ActorType.STATE]
    persons = bool(who) and all(p.is_person for p in who)
    things = done_to(sentence, verb)
    if lemma(verb) in _words("contests") and whom and len(states) == len((*who, *whom)):
        return True
    if persons and ((coding.mode == "withdraw" and not things) or lemma(verb) in _words("takers")):
        return not any(p.is_person for p in whom)
    told = coding.type == "SUPPORT" and not things and bool(sentence.children(verb, "ccomp"))
    return told or (lemma(verb) in _words("needs_somebody") and bool(things) and not whom and not _many(things))


def _many(things: tuple[Token, ...]) -> bool:
    """Whether the objects may be people or things of war, by a plural or a number, or a word of ``forces``."""
    known = _words("forces") | _words("freed") | _words("struck")
    return any(t.pos in ("NUM", "PROPN") or lemma(t) in known or (t.tag == "NNS" and not abstract(t)) for t in things)


def _refused(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    return (*done_to(sentence, verb), *complements(sentence, verb, "to", "with", "from"))


def _should(sentence: Sentence, verb: Token) -> bool:
    return any(t.text.lower() in ("should", "ought") for t in sentence.children(verb, "aux"))


def _of_person(parsed: ParsedDocument, sentence: Sentence, coding: Coding, who: tuple[Named, ...]) -> bool:
    """Such as "fired his minister", "beat her in the primary": a named person of a named person, without a weapon."""
    deed = coding.trigger
    if coding.strength > 1 or lemma(deed) not in _words("defeating"):
        return False
    whom = actors(parsed, sentence, done_to(sentence, deed))
    group = any(p.appearance is not None and p.appearance.actor_type is ActorType.GROUP for p in who)
    return not group and any(p.is_person for p in whom)


def _general(who: tuple[Named, ...]) -> bool:
    """Whether only people in general do it ("a person who", "others")."""
    return all(
        p.appearance is not None
        and p.appearance.actor_type in UNSURE
        and p.appearance.name.lower().split()[-1] in _words("anybody")
        for p in who
    )


def _only_not_done(sentence: Sentence, verb: Token, coding: Coding) -> bool:
    """Such as "offered no endorsement": what somebody does not do is a refusal only where the words make it one."""
    if coding.type != "REJECT" or not negated(sentence, verb):
        return False
    own = any(t.dep == "neg" or t.text.lower() == "never" for t in sentence.children(verb))
    will = any(modals().get(t.text.lower()) == "promise" for t in sentence.children(verb, "aux"))
    return not own or not (will or lemma(verb) in _words("refusals"))


def _cut_short(verb: Token, coding: Coding) -> bool:
    """Such as "cut short a visit": how a meeting ended, which encounters tell."""
    return coding.type == "REJECT" and lemma(verb) == "cut"


def _plan(verb: Token, coding: Coding) -> bool:
    """A plan of something that has no type of its own is an outlook, no offer; that of a meeting is an encounter."""
    if coding.type != "AGREE" or lemma(verb) in _words("offering"):
        return False
    return coding.inner in ontology()["left_to_others"] or lemma(verb) in _words("planning")


def _in_words(parsed: ParsedDocument, sentence: Sentence, verb: Token, who: tuple[Named, ...]) -> bool:
    """Whether an attack is one of words: by a named person, for something, or on a plan."""
    things = done_to(sentence, verb)
    named = [p for p in who if p.is_person and p.appearance is not None]
    return (
        bool(named)
        or _of_ideas(parsed, sentence, verb)
        or (bool(things) and bool(complements(sentence, verb, "for", "over", "as")))
    )


def _broadside(parsed: ParsedDocument, sentence: Sentence, verb: Token, who: tuple[Named, ...]) -> bool:
    """Such as "launched an attack on Ann", by a named person on another: of words."""
    things = [t for t in done_to(sentence, verb) if lemma(t) in _words("broadsides")]
    if any(c.text.lower() in _words("of_words") for t in things for c in sentence.children(t, "amod")):
        return True
    whom = actors(parsed, sentence, [h for t in things for h in complements(sentence, t, "on", "against", "at")])
    whom += actors(parsed, sentence, complements(sentence, verb, "on", "against", "at"))
    return bool(things) and all(p.is_person for p in who) and any(p.is_person for p in whom)


def _of_ideas(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> bool:
    """Whether all that the verb acts on are ideas, words and other things that nobody can hurt or hold."""
    things = done_to(sentence, verb)
    return bool(things) and all(abstract(t) and not actors(parsed, sentence, (t,)) for t in things)


def abstract(token: Token) -> bool:
    """Whether a noun names no body or thing, by the list and the endings of ``vocabulary/plover.yaml``."""
    word = lemma(token)
    if token.tag == "VBG":
        return True
    if token.pos not in ("NOUN", "VERB") or word in _words("concrete"):
        return False
    return word in _words("abstract") or word.endswith(tuple(ontology()["abstract_endings"]))


def _freed(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> bool:
    """Whether who or what is released can be free."""
    things = done_to(sentence, verb)
    things = tuple(o for t in things for o in complements(sentence, t, "of") if t.tag in ("NNS", "CD")) or things
    return any(
        lemma(t) in _words("freed") or any(p.appearance is not None for p in actors(parsed, sentence, (t,)))
        for t in things
    )


def small(parsed: ParsedDocument, verb: Token, coding: Coding, recipients: tuple[Named, ...]) -> bool:
    """Such as "told aides to wait", "asked his driver to stop": a request of somebody's own people, or of nobody much."""
    words = [parsed.text[p.start : p.end].lower().split() for p in recipients]
    own = bool(words) and all(w[0] in ("his", "her", "my") or w[-1] in _press() for w in words)
    if own and coding.type == "REQUEST" and lemma(verb) in _words("everyday"):
        return True
    nobody = all(p.appearance is not None and p.appearance.actor_type in UNSURE for p in recipients)
    return coding.type == "REQUEST" and coding.strength == 1 and nobody and lemma(verb) in _words("everyday")


@cache
def _press() -> frozenset[str]:
    return frozenset(vocabulary.load("encounters")["press"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("plover")[name])
