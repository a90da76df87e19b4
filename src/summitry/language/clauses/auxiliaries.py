"""What the conjunctions and auxiliaries of a verb's own clause make of it: "if they meet", "they may meet", "almost met"."""

from __future__ import annotations

from summitry.language.clauses.degrees import Factuality, named
from summitry.language.clauses.syntax import FINITE, clause_marks, first_words, has_to, lemma
from summitry.language.once import by_token
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import classes, words


@by_token
def of_marks(sentence: Sentence, verb: Token) -> Factuality | None:
    """What conjunctions make of a verb, such as "if they meet", "whether they met", "until they meet", "should they meet"."""
    marks = clause_marks(sentence, verb)
    if marks & words("factuality", "asking"):
        return Factuality.POSSIBLE if has_to(sentence, verb) else Factuality.ASKED
    if marks & words("factuality", "supposing") or _as_if(sentence, verb, marks) or _inverted(sentence, verb):
        return Factuality.SUPPOSED
    if marks & words("factuality", "when") and verb.tag in ("VBP", "VBZ") and _to_come(sentence, verb, below=True):
        return Factuality.PLANNED
    return Factuality.SUPPOSED if marks & words("factuality", "not_yet") and _to_come(sentence, verb) else None


def _to_come(sentence: Sentence, verb: Token, *, below: bool = False) -> bool:
    """Whether a clause is in the present, or ``below`` what will be: "until they meet", "will leave once they met"."""
    present = not below and any(t.tag in ("VBP", "VBZ", "MD") for t in (verb, *sentence.children(verb, "aux")))
    above = sentence.head(verb)
    return present or (above is not None and of_auxiliaries(sentence, above, Factuality.FACT) is Factuality.PLANNED)


def _as_if(sentence: Sentence, verb: Token, marks: frozenset[str]) -> bool:
    """Such as "as if they had met", "as though they had met"."""
    if not marks & words("factuality", "as_if"):
        return False
    return bool((marks | first_words(sentence, verb, 2)) & words("factuality", "as_before"))


def _inverted(sentence: Sentence, verb: Token) -> bool:
    """Such as "had they met, …": the auxiliary before the subject of a clause below another."""
    if verb.dep not in ("advcl", "ccomp", "parataxis", "conj"):
        return False
    first, subject = sentence.child(verb, "aux", "auxpass"), sentence.child(verb, "nsubj", "nsubjpass")
    before = first is not None and subject is not None and first.i < subject.i
    return before and first is not None and first.text.lower() in words("factuality", "inverted")


def of_auxiliaries(sentence: Sentence, verb: Token, around: Factuality) -> Factuality | None:
    """What auxiliaries make of a verb that stands within something so far asserted; None where they leave it as it is."""
    for child in sentence.children(verb, "aux"):
        kind = classes("factuality", "auxiliaries").get(child.text.lower())
        if kind is not None:
            return _past_chance(sentence, verb) or _of_auxiliary(sentence, verb, kind, around)
    if announced(sentence, verb):
        return Factuality.PLANNED
    if lemma(verb) in words("factuality", "going") and verb.tag == "VBG":
        return Factuality.PLANNED
    unsure = (named("adverbs", one) for one in sorted(clause_marks(sentence, verb)))
    return next((one for one in unsure if one is not None), None)


def announced(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive is all that a sentence has of a verb: headlines, as "Envoys to meet", "Ann, Ben to hold talks"."""
    if not has_to(sentence, verb) or any(t.tag in FINITE for t in sentence.tokens):
        return False
    if verb.head == verb.i:
        return sentence.child(verb, "nsubj", "nsubjpass") is not None
    over = sentence.head(verb)
    return over is not None and over.head == over.i and over.pos == "PROPN" and verb.dep in ("relcl", "acl")


def _past_chance(sentence: Sentence, verb: Token) -> Factuality | None:
    return Factuality.SUPPOSED if past_chance(sentence, verb) else None


def past_chance(sentence: Sentence, verb: Token) -> bool:
    """Such as "would have met", "could have met": a chance that is gone."""
    helped = [t.text.lower() for t in sentence.children(verb, "aux")]
    gone = any(classes("factuality", "auxiliaries").get(one) in words("factuality", "gone") for one in helped)
    perfect = any(one in words("factuality", "perfect") for one in helped[1:])
    return gone and perfect and not set(helped) & words("factuality", "may")


def _of_auxiliary(sentence: Sentence, verb: Token, kind: str, around: Factuality) -> Factuality | None:
    if kind == "told_later":
        return _would(sentence, verb, around)
    if kind == "possible" and _aim(sentence, verb):
        return Factuality.PLANNED
    if kind == "planned":
        return _will(sentence, verb)
    return Factuality[kind.upper()]


def _will(sentence: Sentence, verb: Token) -> Factuality:
    """Such as "will meet", a plan; "warned that they will meet", what is expected; "will meet if …", a possibility."""
    if _conditional(sentence, verb):
        return Factuality.POSSIBLE
    return Factuality.EXPECTED if _told_by(sentence, verb) & words("factuality", "foretelling") else Factuality.PLANNED


def _would(sentence: Sentence, verb: Token, around: Factuality) -> Factuality:
    """Such as "said they would meet", what will be, told later; "would often meet", a habit of the past; else a possibility."""
    if clause_marks(sentence, verb) & words("factuality", "habits"):
        return Factuality.FACT
    if around is not Factuality.FACT:
        return around
    told = _told_by(sentence, verb) & (words("factuality", "reporting") | words("factuality", "sure"))
    return _will(sentence, verb) if told and not _marks_between(sentence, verb) else Factuality.POSSIBLE


def _told_by(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The word over a finite clause."""
    head = sentence.head(verb)
    return frozenset({lemma(head)}) if head is not None and verb.dep == "ccomp" else frozenset()


def _marks_between(sentence: Sentence, verb: Token) -> bool:
    """Whether the words are somebody's own, in quotation marks: there "would" only supposes."""
    low, high = sorted((verb.i, verb.head))
    return any(t.tag in ("``", "''") for t in sentence.tokens[low:high])


def _conditional(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is the consequence of a condition: "will meet if …"."""
    return any(
        clause_marks(sentence, below) & words("factuality", "supposing")
        and not first_words(sentence, below, 1) & words("factuality", "even")
        for below in sentence.children(verb, "advcl")
    )


def _aim(sentence: Sentence, verb: Token) -> bool:
    """Such as "left so that she could meet him": an aim, not a chance."""
    return verb.dep == "advcl" and bool(clause_marks(sentence, verb) & words("factuality", "aims"))


def almost(sentence: Sentence, verb: Token) -> bool:
    """Such as "almost signed the treaty": it did not come about."""
    return any(
        t.text.lower() in words("factuality", "almost") and not sentence.children(t) and t.i == verb.i - 1
        for t in sentence.children(verb, "advmod")
    )


def mood(sentence: Sentence, clause: Token) -> str:
    """The mood of a finite clause: ``subjunctive`` ("that he be", "should be"), ``future`` ("will be"), ``indicative``."""
    helped = sentence.children(clause, "aux", "auxpass")
    kinds = {classes("factuality", "auxiliaries").get(t.text.lower()) for t in helped}
    if "wanted" in kinds:
        return "subjunctive"
    if kinds & {"planned", "told_later"}:
        return "future"
    first = helped[0] if helped else clause
    bare = first.tag == "VB" or (first.tag == "VBP" and lemma(first) not in words("factuality", "inflected"))
    return "subjunctive" if bare else "indicative"
