"""Measures told by a noun: something is done to it ("imposed sanctions") or it has a complement ("sanctions on trade")."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.measures_status import UNDONE, acting, status
from summitry.extract.measures_words import (
    Rule,
    conditional,
    definite,
    indefinite,
    instrument_of,
    listed,
    statuses,
)
from summitry.extract.modality import negated, stand
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import (
    clause,
    complements,
    doers,
    is_passive,
    is_verb,
    lemma,
    subjects,
)
from summitry.model import Modality

MAX_HOPS = 3
#: Letters: longer clauses are cut to the measure and its verb.
LONG = 220


def nouns(sentence: Sentence) -> Iterator[Rule]:
    """The measures that the nouns of a sentence tell, in text order."""
    for token in sentence.tokens:
        if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "nmod", "amod"):
            instrument = instrument_of(sentence, token)
            rule = _of_noun(sentence, token, instrument) if instrument else None
            if rule is not None:
                yield rule


def _of_noun(sentence: Sentence, noun: Token, instrument: str) -> Rule | None:
    """A measure told by its noun, or None for a bare mention."""
    verb, preposition, above = acting(sentence, noun)
    own = [t for t in sentence.children(noun, "relcl", "acl") if t.i > noun.i]
    found = status(sentence, noun)
    if conditional(sentence, noun) or not _enough(sentence, noun, instrument, found, verb, own):
        return None
    any_one = any(t.text.lower() in ("no", "any") for t in sentence.children(noun, "det"))
    if (found is None and _unsure(sentence, noun, verb)) or (any_one and found in ("rejected", "in force")):
        return None
    start, end = sentence.span(noun)
    span = (start, end)
    if verb is not None and found is not None and (not preposition or verb is not above):
        span = _told_in(sentence, noun, verb)
    return Rule(
        noun,
        *span,
        (start, end),
        found or "in force",
        instrument,
        _bodies(sentence, noun, verb, own, instrument),
        _targets(sentence, noun, verb, own, instrument),
    )


def _unsure(sentence: Sentence, noun: Token, verb: Token | None) -> bool:
    """Whether a measure to which nothing is done need not stand: "a ban on ships would …", "any deal with", "no ban"."""
    if any(t.text.lower() in ("no", "any") for t in sentence.children(noun, "det")):
        return True
    if definite(sentence, noun) and not indefinite(sentence, noun):
        return False
    if indefinite(sentence, noun):
        head = sentence.head(noun)
        return not (noun.dep == "pobj" and head is not None and head.text.lower() in listed("standing_after"))
    return verb is not None and stand(sentence, verb)[0] is not Modality.HELD and noun.dep in ("nsubj", "dobj")


def _enough(
    sentence: Sentence, noun: Token, instrument: str, found: str | None, verb: Token | None, own: list[Token]
) -> bool:
    """Whether the words tell a measure rather than name one in passing."""
    acted = found is not None and verb is not None and lemma(verb) in statuses()
    if instrument in listed("only_acted_on"):
        return acted
    concluded = (
        verb is not None and lemma(verb) in listed("concluding") and stand(sentence, verb)[0] is not Modality.POSSIBLE
    )
    if concluded and verb is not None and stand(sentence, verb)[1] == "-":
        return False
    complement = [
        t for t in sentence.children(noun, "prep") if t.i > noun.i and t.text.lower() in listed("complements")
    ]
    if instrument == "obligation" and lemma(noun) in listed("promised") and not _promises(sentence, noun):
        return False
    if instrument in listed("with_complement") and not (complement or own or concluded):
        return False
    if not _of_its_sort(sentence, noun, verb, acted, concluded):
        return False
    if instrument == "resolution":
        told = any(lemma(t) in listed("resolving") for t in [*own, *([verb] if verb else [])])
        return (_modified(sentence, noun) or told) and (
            found is not None or bool(own or complement) or _modified(sentence, noun)
        )
    if instrument not in listed("strong"):
        return found is not None
    return found is not None or bool(own or complement) or _modified(sentence, noun)


def _promises(sentence: Sentence, noun: Token) -> bool:
    """Whether a pledge says what is to be done: "a pledge to cut", "its commitment not to", "obligations under"."""
    deed = any(a.tag == "TO" for t in sentence.children(noun, "acl") for a in sentence.children(t, "aux"))
    return deed or bool(complements(sentence, noun, "under"))


def _idiom(sentence: Sentence, noun: Token, verb: Token | None) -> bool:
    """Such as "seal the deal", "a great deal", "required by law": nothing that is agreed or imposed."""
    below = sentence.children(noun)
    if (
        lemma(noun) == "deal"
        and any(t.text.lower() in ("great", "good") for t in below)
        and not complements(sentence, noun, "with", "between", "on")
    ):
        return True
    if lemma(noun) == "law" and (not below or any(t.text.lower() == "international" for t in below)):
        return True
    alone = not sentence.children(noun, "prep", "acl", "relcl", "amod", "compound")
    return verb is not None and lemma(verb) == "seal" and lemma(noun) == "deal" and alone


def _of_its_sort(sentence: Sentence, noun: Token, verb: Token | None, acted: bool, concluded: bool) -> bool:
    """What nouns with other senses want: the object of a deed, "on" for a limit, an article for an agreement."""
    if _idiom(sentence, noun, verb):
        return False
    if lemma(noun) in listed("deeds"):
        removed = any(lemma(t) in listed("removable") for t in complements(sentence, noun, "of", "from"))
        return removed and not (verb is not None and negated(sentence, verb))
    if lemma(noun) in listed("with_on") and not acted and not complements(sentence, noun, "on", "against"):
        return False
    if lemma(noun) in listed("shared") and noun.tag == "NN":
        bare = not sentence.children(noun, "det", "poss", "nummod", "compound", "amod")
        return concluded or not bare
    if lemma(noun) in listed("vague"):
        named = any(t.ent or t.pos == "PROPN" for t in sentence.children(noun, "compound", "amod", "poss"))
        return acted or concluded or named
    return True


def _told_in(sentence: Sentence, noun: Token, verb: Token) -> tuple[int, int]:
    """The clause that tells a measure, with the verb that governs a bare infinitive ("help him evade the ban")."""
    low, high = sentence.span(noun)
    for _ in range(MAX_HOPS):
        start, end = clause(sentence, verb)
        if max(high, end) - min(low, start) >= LONG:
            return min(low, verb.start), max(high, verb.end)
        low, high = min(low, start), max(high, end)
        head = sentence.head(verb)
        if head is None or not is_verb(head) or verb.dep not in ("ccomp", "xcomp") or verb.tag != "VB":
            break
        verb = head
    return low, high


def _bodies(
    sentence: Sentence, noun: Token, verb: Token | None, own: list[Token], instrument: str
) -> tuple[Token, ...]:
    """Who makes, holds or ends a measure: its owner, the doer of what is done to it, the parties of an agreement."""
    found = [*sentence.children(noun, "poss"), *complements(sentence, noun, "by", "between")]
    found += [
        t
        for t in sentence.children(noun, "amod", "compound", "nmod")
        if t.text.lower() in listed("modifiers_of_body") or t.ent == "NORP"
    ]
    if instrument in ("agreement", "treaty", "ceasefire"):
        found += complements(sentence, noun, "with")
        found += [t for t in sentence.children(noun, "compound", "nmod") if t.ent == "GPE"]
    found += [
        t
        for one in own
        if lemma(one) in statuses() and (is_passive(sentence, one) or one.dep == "relcl")
        for t in doers(sentence, one)
        if t.i != noun.i
    ]
    if verb is not None and _makes(sentence, verb) and noun.dep in ("dobj", "nsubjpass", "conj", "pobj"):
        found += [t for t in doers(sentence, verb) if t.i != noun.i]
    return tuple(found)


def _makes(sentence: Sentence, verb: Token) -> bool:
    """Whether the doer of a verb is one of those whose measure it is: not who obeys it, or only wants it ended."""
    said = statuses().get(lemma(verb))
    if said is None or lemma(verb) in listed("obeying") | listed("asking") or negated(sentence, verb):
        return False
    head = sentence.head(verb)
    if head is not None and verb.dep in ("xcomp", "pcomp") and lemma(head) in listed("asking"):
        return False
    return said not in UNDONE or (
        stand(sentence, verb)[0] is Modality.HELD and verb.tag in ("VBD", "VBN", "VBZ", "VBP")
    )


def _targets(
    sentence: Sentence, noun: Token, verb: Token | None, own: list[Token], instrument: str
) -> tuple[Token, ...]:
    """Whom a measure is against: "sanctions on", "placed on", "imposed … on"; who obeys or evades it."""
    found = [
        *complements(sentence, noun, "on", "against"),
        *(t for one in own for t in complements(sentence, one, "on", "against")),
    ]
    if verb is not None and lemma(verb) in listed("laying"):
        found += complements(sentence, verb, "on", "against")
    if verb is not None and lemma(verb) in listed("obeying"):
        found += subjects(sentence, verb)
    found += [
        t
        for t in sentence.children(noun, "compound", "nmod")
        if instrument not in ("agreement", "treaty", "ceasefire")
        and t.ent == "GPE"
        and t.text.lower() not in listed("modifiers_of_body")
        and not _hyphened(sentence, t)
    ]
    return tuple(found)


def _hyphened(sentence: Sentence, token: Token) -> bool:
    """Whether a name is one of a pair: in "the Oslo-Bern pact" neither is whom it is against."""
    return token.i > 0 and sentence.tokens[token.i - 1].text in ("-", "–")


def _modified(sentence: Sentence, noun: Token) -> bool:
    return any(
        t.text.lower() in listed("modifiers_of_body") or t.ent in ("NORP", "GPE", "ORG")
        for t in sentence.children(noun, "amod", "compound", "nmod", "poss")
    )
