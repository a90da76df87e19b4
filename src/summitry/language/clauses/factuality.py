"""How far what a predicate tells is asserted: told as a fact, planned, wanted, possible, supposed, asked, denied.

The context decides, never the kind of claim that is made from it: auxiliaries and conjunctions of the predicate itself, then
what governs it (Saurí & Pustejovsky 2009, "FactBank"), from the predicate upwards. The words are those of
``factuality.yaml``. What a date says of it is left to :func:`dated`, who vouches for it to ``voucher.py``.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from summitry.language.clauses.syntax import (
    clause_marks,
    first_words,
    governor,
    has_to,
    is_relative,
    is_verb,
    lemma,
    negated,
    opens_question,
    phrasal,
)
from summitry.language.parsed import Sentence, Token
from summitry.model import Modality
from summitry.vocabulary import classes, words

#: What stands below more governors than these is as far asserted as the text around.
MOST_GOVERNORS = 8
CLAUSES_BELOW = ("xcomp", "acl", "oprd")


class Factuality(Enum):
    """How far something is asserted, the weakest last: of two that meet, the later one holds.

    ``modality`` and ``polarity`` are what a claim made of it carries; ``modality`` is None where nothing is asserted.
    """

    FACT = (Modality.HELD, "+")
    PLANNED = (Modality.PLANNED, "+")
    EXPECTED = (Modality.EXPECTED, "+")
    WANTED = (Modality.PROPOSED, "+")
    POSSIBLE = (Modality.POSSIBLE, "+")
    UNLIKELY = (Modality.POSSIBLE, "-")
    CANCELLED = (Modality.CANCELLED, "+")
    DENIED = (Modality.DENIED, "+")
    ASKED = (None, "+")
    SUPPOSED = (None, "-")

    @property
    def modality(self) -> Modality | None:
        """How far it has come about by the words, or None where it is only asked or supposed."""
        found: Modality | None = self.value[0]
        return found

    @property
    def polarity(self) -> str:
        """``-`` where the words hold it to be not so, without denying it."""
        return str(self.value[1])

    def under(self, outer: Factuality) -> Factuality:
        """What it comes to where it stands within something that is so far asserted."""
        return max(self, outer, key=_ORDER.index)


_ORDER = list(Factuality)
_NAMED = {kind.name.lower(): kind for kind in Factuality}
Stand = tuple[Factuality, bool]
"""How far something is asserted, and whether it is said not to be ("did not sign": a fact, negative)."""


class Standing(NamedTuple):
    """What a claim carries of how far its predicate is asserted: modality and polarity."""

    modality: Modality
    polarity: str


def standing(sentence: Sentence, token: Token) -> Standing | None:
    """Modality and polarity of what a verb or an event noun tells; None where it is only asked or supposed."""
    found, negative = stand(sentence, token)
    if found.modality is None:
        return None
    return Standing(found.modality, "-" if negative != (found.polarity == "-") else "+")


def stand(sentence: Sentence, token: Token) -> Stand:
    """How far what a predicate tells is asserted, and whether it is negative. Worked out once a predicate."""
    held: dict[int, Stand] = sentence.kept("stands", lambda _: {})
    if token.i not in held:
        held[token.i] = (Factuality.FACT, False)  # what leads round in a circle ends here
        held[token.i] = _of_verb(sentence, token) if is_verb(token) else _of_noun(sentence, token)
    return held[token.i]


def context(sentence: Sentence, token: Token) -> Factuality:
    """How far a predicate is asserted by the conjunctions of its clause and by what governs it, its own auxiliaries aside."""
    if not is_verb(token):
        above, _ = governor(sentence, token)
        return context(sentence, above) if above is not None else Factuality.FACT
    return (_of_marks(sentence, token) or Factuality.FACT).under(_context(sentence, token)[0])


def dated(modality: Modality, time: str | None, anchor: str | None) -> Modality:
    """``held`` becomes ``planned`` where the deed's own date lies wholly after the day of the report."""
    if modality is not Modality.HELD or not time or not anchor or not time[:4].isdigit():
        return modality
    start = time.split("/")[0].rstrip("~?%")
    size = min(len(start), 10)
    return Modality.PLANNED if start[:size] > anchor[:size] else modality


# ---------------------------------------------------------------- verbs


def _of_verb(sentence: Sentence, verb: Token) -> Stand:
    outer, turned = _context(sentence, verb)
    own = _own(sentence, verb)
    negative = negated(sentence, verb) or _almost(sentence, verb)
    if own is None:
        return outer, negative != turned
    supposed = own in (Factuality.SUPPOSED, Factuality.ASKED)
    kept = outer if outer in (Factuality.SUPPOSED, Factuality.ASKED, Factuality.DENIED, Factuality.UNLIKELY) else None
    return (own if supposed or kept is None else kept), negative != (turned and not supposed)


def _own(sentence: Sentence, verb: Token) -> Factuality | None:
    """What the conjunctions and auxiliaries of a verb make of it; None where they leave it as it is."""
    return _of_marks(sentence, verb) or _of_auxiliaries(sentence, verb)


def _of_marks(sentence: Sentence, verb: Token) -> Factuality | None:
    """Such as "if they meet", "whether they met", "until they meet", "should they meet"."""
    marks = clause_marks(sentence, verb)
    if marks & words("factuality", "asking"):
        return Factuality.POSSIBLE if has_to(sentence, verb) else Factuality.ASKED
    if marks & words("factuality", "supposing") or _as_if(sentence, verb, marks) or inverted(sentence, verb):
        return Factuality.SUPPOSED
    present = any(t.tag in ("VBP", "VBZ", "MD") for t in (verb, *sentence.children(verb, "aux")))
    above = sentence.head(verb)
    ahead = above is not None and _of_auxiliaries(sentence, above) is Factuality.PLANNED
    return Factuality.SUPPOSED if marks & words("factuality", "not_yet") and (present or ahead) else None


def _as_if(sentence: Sentence, verb: Token, marks: frozenset[str]) -> bool:
    """Such as "as if they had met", "as though they had met"."""
    like, opening = marks & words("factuality", "as_if"), marks | first_words(sentence, verb, 2)
    return bool(like) and bool(opening & words("factuality", "as_before"))


def inverted(sentence: Sentence, verb: Token) -> bool:
    """Such as "had they met, …": the auxiliary before the subject of a clause below another."""
    first = next(iter(sentence.children(verb, "aux", "auxpass")), None)
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    below = verb.dep in ("advcl", "ccomp", "parataxis", "conj")
    before = first is not None and subject is not None and first.i < subject.i
    return below and before and first is not None and first.text.lower() in words("factuality", "inverted")


def _of_auxiliaries(sentence: Sentence, verb: Token) -> Factuality | None:
    for child in sentence.children(verb, "aux"):
        kind = classes("factuality", "auxiliaries").get(child.text.lower())
        if kind == "told_later":
            return _would(sentence, verb)
        if kind == "possible" and _aim(sentence, verb):
            return Factuality.PLANNED
        if kind == "planned" and _conditional(sentence, verb):
            return Factuality.POSSIBLE
        if kind is not None:
            return _past_chance(sentence, verb) or _NAMED[kind]
    if lemma(verb) in words("factuality", "going") and verb.tag == "VBG":
        return Factuality.PLANNED
    return None


def _would(sentence: Sentence, verb: Token) -> Factuality:
    """Such as "said they would meet", a plan told later; "would have met", which did not come about; else a possibility."""
    if _past_chance(sentence, verb):
        return Factuality.SUPPOSED
    if clause_marks(sentence, verb) & words("factuality", "habits"):
        return Factuality.FACT
    head = sentence.head(verb)
    outer = context(sentence, verb)
    if outer is not Factuality.FACT:
        return outer
    over = lemma(head) if head is not None else ""
    told = verb.dep == "ccomp" and over in words("factuality", "reporting") | words("factuality", "sure")
    if told and head is not None and _marks_between(sentence, verb, head):
        return Factuality.POSSIBLE
    return Factuality.PLANNED if told and not _conditional(sentence, verb) else Factuality.POSSIBLE


def _marks_between(sentence: Sentence, verb: Token, head: Token) -> bool:
    """Whether the words are somebody's own, in quotation marks: there "would" only supposes."""
    low, high = sorted((verb.i, head.i))
    return any(t.tag in ("``", "''") for t in sentence.tokens[low:high])


def _past_chance(sentence: Sentence, verb: Token) -> Factuality | None:
    """Such as "would have met", "could have met": a chance that is gone."""
    gone = {"told_later", "possible", "wanted"}
    kinds = [classes("factuality", "auxiliaries").get(t.text.lower()) for t in sentence.children(verb, "aux")]
    perfect = any(t.text.lower() in words("factuality", "perfect") for t in sentence.children(verb, "aux")[1:])
    may = any(t.text.lower() in words("factuality", "may") for t in sentence.children(verb, "aux"))
    return Factuality.SUPPOSED if perfect and gone & set(kinds) and not may else None


def _conditional(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is the consequence of a condition: "will meet if …"."""
    return any(
        clause_marks(sentence, below) & words("factuality", "supposing")
        and not first_words(sentence, below, 1) & words("factuality", "even")
        for below in sentence.children(verb, "advcl")
    )


def _aim(sentence: Sentence, verb: Token) -> bool:
    """Such as "left so that she could meet him": an aim, not a chance."""
    marks = clause_marks(sentence, verb)
    return verb.dep == "advcl" and bool(marks & words("factuality", "aims"))


def _almost(sentence: Sentence, verb: Token) -> bool:
    """Such as "almost signed the treaty": it did not come about."""
    return any(
        t.text.lower() in words("factuality", "almost") and not sentence.children(t) and t.i == verb.i - 1
        for t in sentence.children(verb, "advmod")
    )


# ---------------------------------------------------------------- what governs a clause


def _context(sentence: Sentence, token: Token) -> Stand:
    """What governs a predicate lets it be asserted so far; True where it turns its polarity round ("failed to")."""
    head = sentence.head(token)
    if head is None:
        return (Factuality.ASKED if _questioned(sentence, token) else Factuality.FACT), False
    if token.dep == "conj":
        return _of_conjunct(sentence, token, head)
    if token.dep in ("pcomp", "pobj"):
        return _of_gerund(sentence, head)
    if token.dep == "acl" and any(is_relative(t) for t in sentence.children(token)):
        return Factuality.FACT, False
    infinitive = has_to(sentence, token)
    if (token.dep in CLAUSES_BELOW and not _told_in(token, head)) or (token.dep in ("ccomp", "advcl") and infinitive):
        return _of_infinitive(sentence, token, head)
    told = token.dep == "relcl" and sentence.child(token, "mark") is not None
    if told or token.dep in ("ccomp", "csubj", "acl", "xcomp", "oprd"):
        return _of_that_clause(sentence, token, head)
    if token.dep == "advcl" and clause_marks(sentence, token) & words("factuality", "without"):
        return Factuality.FACT, True
    if token.dep in ("parataxis", "relcl", "advcl", "dep", "appos"):
        return (Factuality.ASKED if _questioned(sentence, token) else Factuality.FACT), False
    return Factuality.FACT, False


def _told_in(token: Token, head: Token) -> bool:
    """Whether a clause below a noun or adjective is a finite one: "rumours that they met"."""
    return head.pos in ("NOUN", "ADJ") and token.tag in ("VBD", "VBZ", "VBP", "MD")


def _questioned(sentence: Sentence, token: Token) -> bool:
    """Whether the sentence is a question and the words stand before its mark; words after it only tell who asked."""
    marks = sentence.kept("question marks", lambda own: tuple(t.i for t in own.tokens if t.text == "?"))
    if not marks or token.i > marks[-1]:
        return False
    return token.head == token.i or sentence.tokens[token.head].i > marks[-1] or token.dep == "parataxis"


def _of_conjunct(sentence: Sentence, verb: Token, head: Token) -> Stand:
    """A coordinated predicate goes with the first one, by its auxiliaries too where it has none and no subject of its own."""
    apart = any(t.text.lower() in words("factuality", "past") for t in sentence.children(verb, "aux"))
    if not is_verb(head):
        return stand(sentence, head) if not is_verb(verb) else (Factuality.FACT, False)
    if apart or sentence.child(verb, "nsubj", "nsubjpass"):
        marks = _of_marks(sentence, head)
        outer = _context(sentence, head)[0] if head.dep != "ROOT" or _questioned(sentence, head) else Factuality.FACT
        return (marks or outer), False
    return stand(sentence, head)


def _of_infinitive(sentence: Sentence, verb: Token, head: Token) -> Stand:
    """An infinitive or participle below a verb, noun or adjective."""
    word = phrasal(sentence, head)
    negative = negated(sentence, head)
    if word in words("factuality", "failing") or clause_marks(sentence, head) & words("factuality", "yet"):
        outer, turned = stand(sentence, head)
        return outer, not turned
    if verb.dep == "acl" and verb.tag in ("VBN", "VBG"):
        return Factuality.FACT, False
    said = _NAMED.get(classes("factuality", "governors").get(word, ""))
    if said is Factuality.WANTED and head.pos == "NOUN" and _turned_down(sentence, head):
        return Factuality.DENIED, False
    if said is not None:
        return _governed(sentence, head, said, negative)
    if lemma(head) in words("factuality", "used") and head.tag == "VBD":
        return stand(sentence, head)
    if lemma(head) in words("factuality", "being") and has_to(sentence, verb):
        return Factuality.PLANNED.under(context(sentence, head)), negative
    if is_verb(head):
        return stand(sentence, head)
    above = sentence.head(head) if head.pos == "ADJ" else None
    if above is not None and is_verb(above):
        return stand(sentence, above)
    return (Factuality.POSSIBLE if verb.dep == "acl" else Factuality.FACT), negative


def _governed(sentence: Sentence, head: Token, said: Factuality, negative: bool) -> Stand:
    """What a governor makes of what is below it, with what governs the governor."""
    outer = context(sentence, head) if is_verb(head) or head.pos == "ADJ" else _around(sentence, head)
    own = _own(sentence, head) if is_verb(head) else None
    weak = (Factuality.SUPPOSED, Factuality.ASKED, Factuality.DENIED)
    if outer in weak or own in weak[:2]:
        return (outer if outer in weak else own or outer), False
    if negative and said in (Factuality.PLANNED, Factuality.WANTED):
        return Factuality.DENIED, False
    return said, negative


def _around(sentence: Sentence, noun: Token) -> Factuality:
    """How far what stands around a governing noun is asserted: "if there are plans to meet"."""
    above, _ = governor(sentence, noun)
    return stand(sentence, above)[0] if above is not None and is_verb(above) else Factuality.FACT


def _turned_down(sentence: Sentence, noun: Token) -> bool:
    """Such as "turned down an invitation to meet"."""
    above = sentence.head(noun)
    direct = above is not None and noun.dep in ("dobj", "nsubjpass")
    return direct and above is not None and classes("factuality", "governors").get(phrasal(sentence, above)) == "denied"


def _of_gerund(sentence: Sentence, preposition: Token) -> Stand:
    """Such as "before meeting", "without meeting", "the prospect of meeting"."""
    word = preposition.text.lower()
    above = sentence.head(preposition)
    if above is None or word in words("factuality", "without"):
        return Factuality.FACT, False
    if above.text.lower() in words("factuality", "failing") or lemma(above) in words("factuality", "failing"):
        outer, turned = stand(sentence, above) if is_verb(above) else (Factuality.FACT, False)
        return outer, not turned
    if word in words("factuality", "of_deeds"):
        said = classes("factuality", "governors").get(phrasal(sentence, above))
        if said is not None:
            return _governed(sentence, above, _NAMED[said], negated(sentence, above))
    return stand(sentence, above) if is_verb(above) else (Factuality.FACT, False)


def _of_that_clause(sentence: Sentence, clause: Token, head: Token) -> Stand:
    """A finite clause, or one whose governor is not known to look ahead: "said that …", "rumours that …", "not true that …"."""
    ruler, negative = _ruler(sentence, clause, head)
    over = stand(sentence, head)[0] if is_verb(head) else _around(sentence, ruler)
    if opens_question(sentence, clause) and _withheld(sentence, head, negative):
        return Factuality.ASKED, False
    carried = over if over in (Factuality.SUPPOSED, Factuality.ASKED, Factuality.POSSIBLE) else Factuality.FACT
    said = _told(sentence, clause, ruler, negative)
    return (said or Factuality.FACT).under(carried), False


def _withheld(sentence: Sentence, head: Token, negative: bool) -> bool:
    """Whether an answer is not known or not given: "does not know when", "declined to say how many"."""
    refused = is_verb(head) and stand(sentence, head) in ((Factuality.DENIED, False), (Factuality.FACT, True))
    return negative or refused or phrasal(sentence, head) in words("factuality", "open_questions")


def _ruler(sentence: Sentence, clause: Token, head: Token) -> tuple[Token, bool]:
    """What says how far a clause holds: the adjective or noun of "it is unlikely that", else its head; and if it is denied."""
    negative = negated(sentence, head)
    for below in sentence.children(head, "acomp", "attr", "oprd") if is_verb(head) else ():
        if below.i != clause.i:
            return below, negative or negated(sentence, below)
    above = sentence.head(head)
    if not is_verb(head) and above is not None and is_verb(above):
        negative = negative or negated(sentence, above)
    return head, negative


def _told(sentence: Sentence, clause: Token, ruler: Token, negative: bool) -> Factuality | None:
    word = phrasal(sentence, ruler)
    if negative and word in words("factuality", "denied_truth"):
        return Factuality.DENIED
    if negative and word in words("factuality", "denied_belief"):
        return Factuality.UNLIKELY
    said = _NAMED.get(classes("factuality", "that_clauses").get(word, ""))
    if said is not None and negative:
        return Factuality.FACT if said in (Factuality.DENIED, Factuality.UNLIKELY) else said
    if (
        said is Factuality.WANTED
        and word in words("factuality", "subjunctive")
        and mood(sentence, clause) != "subjunctive"
    ):
        said = None
    if said is None and lemma(ruler) in words("factuality", "telling_nouns"):
        own = {t.text.lower() for t in sentence.children(ruler, "amod", "compound")}
        said = Factuality.DENIED if own & words("factuality", "false_words") else None
        said = Factuality.POSSIBLE if own & words("factuality", "unsure_words") else said
    return said


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


# ---------------------------------------------------------------- event nouns


def _of_noun(sentence: Sentence, noun: Token) -> Stand:
    negative = negated(sentence, noun)
    above, preposition = governor(sentence, noun)
    there = above is not None and preposition in words("factuality", "at_events") and above.tag == "VBD"
    if above is not None and _called_off(sentence, noun, above, preposition):
        return Factuality.CANCELLED, False
    outer = stand(sentence, above)[0] if above is not None and is_verb(above) else Factuality.FACT
    if outer.modality is None:
        return outer, False
    for child in sentence.children(noun, "amod", "nmod", "compound", "acl", "det"):
        said = classes("factuality", "modifiers").get(child.text.lower())
        if said is not None and not there:
            return _NAMED[said], negative
    if above is None:
        return (Factuality.ASKED if _questioned(sentence, noun) else Factuality.FACT), negative
    found, turned = _of_noun_below(sentence, noun, above, preposition)
    return found, negative or turned


def _called_off(sentence: Sentence, noun: Token, above: Token, preposition: str) -> bool:
    """Such as "the summit planned for June was cancelled": what became of the plan wins over the plan."""
    direct = noun.dep in ("dobj", "nsubjpass") and not preposition and is_verb(above)
    cancels = direct and classes("factuality", "governors").get(phrasal(sentence, above)) == "cancelled"
    return cancels and stand(sentence, above) == (Factuality.FACT, False)


def _of_noun_below(sentence: Sentence, noun: Token, above: Token, preposition: str) -> Stand:
    """What the word above an event noun says of it: "cancelled the dinner", "plans for a summit", "talks will resume"."""
    subject = noun.dep in ("nsubj", "nsubjpass") and not preposition
    to_event = words("factuality", "to_event") - ({"about", "of"} if above.pos != "NOUN" else set())
    direct = noun.dep in ("dobj", "attr", "conj", "nsubjpass") and not preposition
    addressed = direct and lemma(above) in words("factuality", "addressing")
    object_ = (direct and not addressed) or preposition in to_event
    said = classes("factuality", "governors").get(phrasal(sentence, above)) if object_ else None
    if said is not None and (above.pos != "NOUN" or preposition) and not _judged(sentence, above, preposition):
        return _ruled(sentence, above, _NAMED[said])
    purpose = _purpose(sentence, above) if preposition == "for" else None
    if purpose is not None:
        return purpose
    seen = _predicated(sentence, above) if subject else None
    if seen is not None:
        return seen
    if subject or (object_ and lemma(above) in words("factuality", "transparent")):
        return stand(sentence, above)
    if preposition in ("for", "of") and above.pos == "NOUN" and lemma(above) in words("factuality", "parts"):
        return stand(sentence, above)
    return Factuality.FACT, preposition in words("factuality", "without")


def _judged(sentence: Sentence, above: Token, preposition: str) -> bool:
    """Such as "called the talks useful", "considered the talks a success"."""
    if lemma(above) in words("factuality", "judging"):
        return sentence.child(above, "oprd", "attr") is not None
    return phrasal(sentence, above) in words("factuality", "calling") and not preposition


def _ruled(sentence: Sentence, above: Token, said: Factuality) -> Stand:
    """An event noun below a governor; a cancellation that is only wanted or possible leaves a plan."""
    if negated(sentence, above):
        return (Factuality.FACT if said is Factuality.CANCELLED else Factuality.DENIED), False
    outer = stand(sentence, above)[0] if is_verb(above) else Factuality.FACT
    if outer in (Factuality.POSSIBLE, Factuality.WANTED) and said is Factuality.CANCELLED:
        return Factuality.PLANNED, False
    return said, False


def _predicated(sentence: Sentence, above: Token) -> Stand | None:
    """Such as "a meeting is unlikely", "talks are possible"."""
    if lemma(above) not in words("factuality", "being") or negated(sentence, above):
        return None
    for below in sentence.children(above, "acomp"):
        said = classes("factuality", "governors").get(below.text.lower())
        if said is not None:
            return _NAMED[said], False
    return None


def _purpose(sentence: Sentence, above: Token) -> Stand | None:
    """Such as "stayed in the city for talks": what somebody stays for is still to come."""
    verb = above if is_verb(above) else governor(sentence, above)[0]
    if verb is None or not is_verb(verb) or lemma(verb) not in words("factuality", "staying"):
        return None
    found, negative = stand(sentence, verb)
    return (Factuality.PLANNED if found is Factuality.FACT else found), negative
