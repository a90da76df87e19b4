"""Speech that is named but not reported: denied, wished for, only possible, or asked about (see the kinds gap and outlook)."""

from __future__ import annotations

from itertools import islice

from summitry.extract.quotes.cues import Cues
from summitry.language import Sentence, Token

#: How far above a verb one looks for what a question hangs on: "it is not known whether she agreed to say …".
HOPS = 6
#: How many words before a verb its auxiliary may stand, with the subject between them: "nor did the deputy minister say".
REACH = 8
QUESTIONS = frozenset({"WP", "WP$", "WRB"})


def unsaid(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    """Whether a cue verb is negated, wished for, only possible or part of an open question: then nothing was said."""
    return _negated(sentence, verb, cues) or _withheld(sentence, verb, cues) or _asked(sentence, verb, cues)


def foretold(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    """Whether a cue verb stands in the future ("will tell parliament", "is expected to say"): words given out in advance."""
    if sentence.child(verb, "neg") is not None or _of_none(sentence, verb, cues):
        return False
    above = sentence.head(verb)
    if above is not None and verb.dep == "xcomp" and above.lemma in cues.expected:
        return sentence.child(above, "neg") is None
    return any(t.text.lower() in cues.future for t in sentence.children(verb, "aux"))


def given_out(sentence: Sentence, cues: Cues) -> bool:
    """Whether a sentence names the text that words of tomorrow are taken from: "excerpts", "prepared remarks"."""
    return any(t.lemma.lower() in cues.advance for t in sentence.tokens)


def _negated(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    if any(t.text.lower() in cues.denying for t in sentence.children(verb, "det")):
        return True
    for child in sentence.children(verb, "aux", "neg"):
        if child.dep == "neg":
            after = sentence.tokens[child.i + 1].text.lower() if child.i + 1 < len(sentence.tokens) else ""
            if after != "only":
                return True
        elif child.text.lower() in cues.unsaid_auxiliaries:
            return True
    return _turned_round(sentence, verb, cues) or _of_none(sentence, verb, cues)


def _turned_round(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    """As "nor did the envoy mention …": a denying word right before an auxiliary, with only the subject before the verb."""
    tokens = sentence.tokens
    for i in range(verb.i - 1, max(0, verb.i - REACH), -1):
        if tokens[i].pos == "AUX" or tokens[i].dep == "aux":
            return i < verb.i - 1 and tokens[i - 1].text.lower() in cues.denying
        if tokens[i].pos == "PUNCT" or tokens[i].pos == "VERB":
            return False
    return False


def _of_none(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    """As "neither envoy said …", "no official mentioned …"."""
    subject = sentence.child(verb, "nsubj")
    return subject is not None and any(t.text.lower() in cues.denying for t in sentence.children(subject, "det"))


def _withheld(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    if any(t.text.lower() in {"whether", "if"} for t in sentence.children(verb, "mark")):
        return True
    above = sentence.head(verb)
    return verb.dep == "xcomp" and above is not None and above.lemma in cues.withheld


def _asked(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    """As "it is unclear whether she said …", "what they agreed is not known": a question that hangs on not knowing."""
    below = verb
    for above in islice(sentence.ancestors(verb), HOPS):
        if below.dep in {"relcl", "parataxis"} or (below.dep in {"conj", "advcl"} and above.pos in {"VERB", "AUX"}):
            return False
        if _not_known(sentence, above, cues) and _opens_question(sentence, below, verb):
            return True
        below = above
    return False


def _not_known(sentence: Sentence, predicate: Token, cues: Cues) -> bool:
    said = (predicate, *sentence.children(predicate, "acomp", "attr", "oprd"))
    if any(t.lemma.lower() in cues.unknown for t in said):
        return True
    return sentence.child(predicate, "neg") is not None and any(t.lemma.lower() in cues.knowing for t in said)


def _opens_question(sentence: Sentence, clause: Token, verb: Token) -> bool:
    """Whether a question word stands in a clause before the verb, or "if" opens it."""
    return any(
        t.i < verb.i
        and (t.tag in QUESTIONS or t.text.lower() == "whether" or (t.text.lower() == "if" and t.dep == "mark"))
        for t in sentence.subtree(clause)
    )
