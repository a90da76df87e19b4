"""Whether a measure stands, is agreed, announced, proposed, suspended, ended or rejected, by what is done to it.

A verb gives a status (``vocabulary/measures.yaml``) as far as its deed has come about: what is only wished, planned or possible
leaves a measure that stands in force, and makes of a new one a proposal. What the words take for granted ("breach the
ban", "the sanctions imposed in May") stands whatever is wished of it.
"""

from __future__ import annotations

from summitry import vocabulary
from summitry.extract.measures_words import definite, indefinite, instrument_of, listed, statuses
from summitry.extract.modality import negated, stand
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import complements, governor, is_passive, is_verb, lemma, phrasal
from summitry.model import Modality

STATUS_OF = {
    Modality.PROPOSED: "proposed",
    Modality.POSSIBLE: "proposed",
    Modality.PLANNED: "announced",
    Modality.EXPECTED: "proposed",
    Modality.CANCELLED: "suspended",
    Modality.DENIED: "rejected",
}
UNDONE = frozenset({"ended", "suspended", "rejected"})


def acting(sentence: Sentence, noun: Token) -> tuple[Token | None, str, Token | None]:
    """The verb that does something to a measure, the preposition between, and what the noun hangs from.

    The verb is its own, or that of "the imposition of tariffs".
    """
    above, preposition = governor(sentence, noun)
    if above is not None and above.pos == "NOUN" and preposition == "of" and lemma(above) in listed("carrying_nouns"):
        head = sentence.head(above)
        verb = head if head is not None and is_verb(head) and above.dep in ("dobj", "nsubjpass") else None
    else:
        verb = above if above is not None and is_verb(above) else None
    return verb, preposition, above


def status(sentence: Sentence, noun: Token) -> str | None:
    """The status of a measure; None where nothing is done to it."""
    verb, preposition, above = acting(sentence, noun)
    own = _own(sentence, noun)
    if verb is None and above is not None and above.pos == "NOUN" and preposition in ("of", "for", "from", "to", "on"):
        return own or _below_noun(sentence, noun, above)
    said = _said(sentence, noun, verb, preposition) if verb is not None else None
    if verb is not None and noun.dep in ("nsubj", "nsubjpass") and _takes_effect(sentence, verb):
        modality = stand(sentence, verb)[0]
        begun = modality is Modality.HELD and not negated(sentence, verb) and verb.tag not in ("VBZ", "VBP")
        return "in force" if begun else "announced"
    if verb is not None and said is not None and _direct(sentence, noun, verb, preposition):
        done = _done(sentence, verb, said, noun)
        taken = own is not None and done in ("proposed", "announced", "agreed", None)
        return own if taken or (own in UNDONE and done == "in force") else done
    if own is not None:
        return own
    if _to_be(sentence, noun) or _only_possible(sentence, noun, verb):
        return "proposed"
    if verb is not None and preposition == "with" and said is None and lemma(verb) not in ("be", "have"):
        told = stand(sentence, verb)[0]
        return STATUS_OF.get(told) if indefinite(sentence, noun) else None
    ahead = {t.text.lower() for t in sentence.children(noun, "amod", "compound")} & listed("ahead")
    return "proposed" if ahead else None


def _below_noun(sentence: Sentence, noun: Token, above: Token) -> str | None:
    """Such as "the idea of a ban" (proposed), "an end to the ban" (in force as long as it is only told of)."""
    if lemma(above) in listed("ending_nouns"):
        return None
    if lemma(above) in listed("proposing_nouns") and not definite(sentence, noun):
        return "proposed"
    return None


def _own(sentence: Sentence, noun: Token) -> str | None:
    """What a participle or relative clause says is done to it: "sanctions imposed in May", "a ban that was lifted"."""
    for below in sentence.children(noun, "acl", "relcl"):
        if below.i < noun.i:
            continue
        said = statuses().get(lemma(below))
        if below.dep == "acl" and below.tag == "VBN" and said is not None:
            return said
        under = any(t.tag in ("WDT", "WP") and t.dep == "pobj" for t in sentence.subtree(below))
        if below.dep == "acl" or said is None or under or below.tag == "VB":
            continue
        if not _subject_of(sentence, below) or is_passive(sentence, below):
            return _done(sentence, below, said)
        if lemma(below) in listed("done_by_measures") and not sentence.child(below, "dobj"):
            return _done(sentence, below, said)
    return None


def _to_be(sentence: Sentence, noun: Token) -> bool:
    """Such as "quotas that will limit": a new measure told by what it would do."""
    return not definite(sentence, noun) and any(
        _subject_of(sentence, below) and any(t.tag == "MD" for t in sentence.children(below, "aux"))
        for below in sentence.children(noun, "relcl")
    )


def _only_possible(sentence: Sentence, noun: Token, verb: Token | None) -> bool:
    """Such as "the text could include a ban": a new measure as the object of what has not come about."""
    if verb is None or noun.dep not in ("dobj", "conj") or definite(sentence, noun) or negated(sentence, verb):
        return False
    return indefinite(sentence, noun) and STATUS_OF.get(stand(sentence, verb)[0]) in ("proposed", "announced")


def _takes_effect(sentence: Sentence, verb: Token) -> bool:
    """Such as "enter into force", "took effect", "went into effect"."""
    if lemma(verb) not in listed("effecting"):
        return False
    below = [*sentence.children(verb, "dobj"), *complements(sentence, verb, "into")]
    return any(t.text.lower() in listed("effect") for t in below)


def _subject_of(sentence: Sentence, verb: Token) -> bool:
    """Whether the noun before a relative clause is its subject: "which lifts", not "which they lifted"."""
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    return subject is not None and subject.tag in ("WDT", "WP")


def _said(sentence: Sentence, noun: Token, verb: Token, preposition: str) -> str | None:
    """The status that stands for a verb in the vocabulary: with its preposition, its particle, or alone."""
    if instrument_of(sentence, noun) == "law" and lemma(verb) in listed("tabling"):
        return "proposed"
    words = (f"{lemma(verb)} {preposition}", phrasal(sentence, verb), lemma(verb))
    return next((statuses()[word] for word in words if word in statuses()), None)


def _direct(sentence: Sentence, noun: Token, verb: Token, preposition: str) -> bool:
    """Whether what a verb does is done to the measure itself."""
    if preposition:
        return preposition in ("on", "to", "with", "of", "for", "by", "from") and lemma(verb) not in listed("ending_by")
    if noun.dep in ("dobj", "nsubjpass", "attr", "conj"):
        return True
    return (
        noun.dep == "nsubj"
        and lemma(verb) in listed("done_by_measures")
        and not (lemma(verb) in listed("ending_by") and sentence.child(verb, "dobj"))
    )


def _done(sentence: Sentence, verb: Token, said: str, noun: Token | None = None) -> str | None:
    """The status that a verb gives, by how far its deed has come about."""
    if said == "in force" and lemma(verb) in listed("presupposing"):
        return "in force"
    if said == "agreed" and verb.tag == "VBG" and sentence.child(verb, "aux"):
        return "proposed"
    put_off = _put_off(sentence, verb)
    if put_off is not None and said not in UNDONE:
        return put_off
    modality = _how_far(sentence, verb)
    if said in UNDONE:
        loose = verb.tag == "VBG" and verb.dep == "pcomp"
        return said if modality is Modality.HELD and not loose and not negated(sentence, verb) else "in force"
    if said == "proposed" and lemma(verb) in listed("siding") and noun is not None and definite(sentence, noun):
        return None
    if said == "proposed":
        return None if negated(sentence, verb) else "proposed"
    if modality in STATUS_OF:
        above = _governing(sentence, verb) if modality is Modality.PLANNED else set()
        if said == "agreed" and modality is Modality.PLANNED:
            return "proposed"
        return "agreed" if "agree" in above else "proposed" if "have" in above else STATUS_OF[modality]
    return "proposed" if negated(sentence, verb) else said


def _how_far(sentence: Sentence, verb: Token) -> Modality:
    """How far the deed of a verb has come about: an infinitive of purpose and what is waited for are only possible."""
    modality = stand(sentence, verb)[0]
    head = sentence.head(verb)
    wished = any(t.tag == "TO" for t in sentence.children(verb, "aux")) and not (
        head is not None and lemma(head) in vocabulary.load("clauses")["transparent"] and lemma(head) != "be"
    )
    past = any(t.tag == "VBD" for t in (verb, *sentence.children(verb, "aux", "auxpass")))
    awaited = not past and any(t.text.lower() in listed("awaiting") for t in sentence.children(verb, "mark"))
    loose = verb.tag == "VBG" and verb.dep in ("csubj", "nsubj")
    if modality is Modality.HELD and (wished or awaited or loose):
        return Modality.POSSIBLE
    return modality


def _governing(sentence: Sentence, verb: Token) -> set[str]:
    """The verbs that an infinitive hangs from: "agreed to impose"."""
    found: set[str] = set()
    at = verb
    for head in sentence.ancestors(verb):
        if at.dep not in ("xcomp", "pcomp", "prep"):
            break
        found.add(lemma(head))
        at = head
    return found


def _put_off(sentence: Sentence, verb: Token) -> str | None:
    """The status of a deed that another ends or puts off: "postponed imposing tariffs", "stopped enforcing the ban"."""
    head = sentence.head(verb)
    if head is None or not is_verb(head) or verb.dep not in ("xcomp", "pcomp") or verb.tag != "VBG":
        return None
    said = statuses().get(phrasal(sentence, head))
    return said if said in UNDONE and stand(sentence, head)[0] is Modality.HELD else None
