"""Claims that an actor wants something on an issue: wants, supports, opposes, demands, offers, promises, rejects and so on.

The actor is the subject of a word of attitude, or who is said to hold a "must" or "should". A joint stance gives one claim
for each actor. The issue is a heading of ``vocabulary/issues.yaml`` or of the user's own file where the words name one, else
the words themselves. The words of attitude are found in ``stances_signs.py``, when and to whom it was told in
``stances_told.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from summitry import vocabulary
from summitry.extract.issues import headed, issue_of
from summitry.extract.modality import stand
from summitry.extract.slots import Named, actors, quote_claims, slot, vouched, vouchers
from summitry.extract.stances_sense import asks, demanded, for_oneself, greets, judged_for, meant, supposed_above
from summitry.extract.stances_signs import Found, found_in
from summitry.extract.stances_told import told
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import clause, is_verb, lemma
from summitry.language.clauses.voucher import verbs_above as above
from summitry.model import ActorType, Claim, Modality, Slot

#: A holder of whom only words are known has no more of them.
MOST_WORDS = 6
FIRST_PERSON = frozenset({"i", "we", "us", "me"})


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("attitudes")[name])


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The stances of a parsed document, in text order."""
    for sentence in parsed.sentences:
        taken: set[tuple[str, int]] = set()
        wider: list[tuple[str, int, int]] = []
        for word in () if asks(parsed, sentence) else found_in(sentence):
            found = _judged(parsed, sentence, word) if _tells(parsed, sentence, word) else None
            if found is None:
                continue
            about = meant(parsed, sentence, _bare(sentence, found))
            if about and for_oneself(sentence, word.trigger, about) and not headed(parsed, sentence, *about):
                continue
            for who in _actors(parsed, sentence, found) if about else ():
                inner = any(v == who.value and start <= found.trigger.start < end for v, start, end in wider)
                if about and (who.value, about[0]) not in taken and not inner:
                    taken.add((who.value, about[0]))
                    wider.append((who.value, *about))
                    claim = _claim(parsed, sentence, replace(found, about=about), who)
                    if not any(_nobody(h) for h in claim.holders):
                        yield claim


def _tells(parsed: ParsedDocument, sentence: Sentence, found: Found) -> bool:
    """Whether a word of attitude tells a stance of somebody: no greeting, nothing supposed, no denial of a fact."""
    return not (
        supposed_above(sentence, found.trigger)
        or demanded(sentence, found.trigger)
        or _greets(parsed, sentence, found)
        or _idle(sentence, found)
        or _concurs(parsed, sentence, found)
    )


def _bare(sentence: Sentence, found: Found) -> tuple[int, int]:
    """What it is about without the preposition before it: "opposed to the test", "called for a ceasefire"."""
    inside = sentence.between(*found.about)
    leading = len(inside) > 1 and inside[0].pos == "ADP" and inside[0].dep in ("prep", "dative", "agent", "prt")
    return (inside[1].start, found.about[1]) if leading and not found.spoken else found.about


def _judged(parsed: ParsedDocument, sentence: Sentence, found: Found) -> Found | None:
    """A judgement of a person, about what it is for; None where the words name nothing: a person is no issue."""
    objects = sentence.children(found.trigger, "dobj", "nsubjpass")
    persons = any(p.is_person for p in actors(parsed, sentence, objects[:1])) or any(t.ent == "PERSON" for t in objects)
    if lemma(found.trigger) not in _list("judging") or not persons:
        return found
    ground = judged_for(sentence, found.trigger)
    return replace(found, about=ground) if ground is not None else None


def _idle(sentence: Sentence, found: Found) -> bool:
    """Whether what it is about is no issue ("insisted on anonymity"), or a fact is denied ("rejected reports that")."""
    heads = [
        t
        for t in sentence.between(*found.about)
        if t.dep in ("dobj", "pobj", "nsubjpass") and t.pos in ("NOUN", "PRON", "PROPN")
    ]
    if found.spoken or not heads:
        return False
    denied = found.attitude in _list("against") and lemma(heads[0]) in _list("told_things")
    factual = denied and bool(sentence.children(heads[0], "ccomp", "acl", "relcl", "prep") or heads[0].tag == "NNS")
    return lemma(heads[0]) in _list("no_issues") or factual


def _greets(parsed: ParsedDocument, sentence: Sentence, found: Found) -> bool:
    """Such as "welcomed the minister at the airport" tells of a meeting, not of an issue."""
    if lemma(found.trigger) not in _list("greeting"):
        return False
    if stand(sentence, found.trigger)[0] is not Modality.HELD:
        return True
    return greets(sentence, found.trigger) or any(
        p.is_person for p in actors(parsed, sentence, sentence.children(found.trigger, "dobj", "nsubjpass"))
    )


def _concurs(parsed: ParsedDocument, sentence: Sentence, found: Found) -> bool:
    """Such as "agreed with the mayor": with a person, on nothing that is named."""
    inside = sentence.between(*found.about)
    return (
        bool(inside)
        and inside[0].text.lower() == "with"
        and any(p.is_person for p in actors(parsed, sentence, sentence.children(inside[0], "pobj")))
    )


def _actors(parsed: ParsedDocument, sentence: Sentence, found: Found) -> tuple[Named, ...]:
    """Who holds it: the subject; for "must", and for "we" in a quotation, the speaker."""
    if not found.spoken:
        own = [p for p in actors(parsed, sentence, found.who) if _can_want(parsed, p) and not _nameless(parsed, p)]
        many = any(t.tag in ("NNS", "NNPS") for t in found.who if t.pos != "PROPN")
        if own and not (many and len(own) == 1 and own[0].is_person):
            return tuple(own)
        if not any(t.text.lower() in FIRST_PERSON for t in found.who):
            return ()
    return _speaker(parsed, sentence, found)


def _can_want(parsed: ParsedDocument, party: Named) -> bool:
    """Not an outlet; nor one person where the words say "they" or "their"."""
    plural = party.is_person and parsed.text[party.start : party.end].lower() in _list("plurals")
    return not plural and (party.appearance is None or party.appearance.actor_type is not ActorType.OUTLET)


def _nobody(holder: str) -> bool:
    """Whether a holder is only a pronoun, or words so many that they name nobody."""
    return holder in _list("nobody_named") or len(holder.split()) > MOST_WORDS


def _nameless(parsed: ParsedDocument, party: Named) -> bool:
    """Whether only a class is told: "a candidate who promised", where nobody knows whom it means."""
    known = party.appearance is not None and party.appearance.actor_type is not ActorType.UNNAMED
    own = parsed.text[party.start : party.end].lower().split()
    bare = len(own) == 1 and party.value == own[0] and not own[0].endswith("s")
    return not known and (bare or own[-1] in _list("nameless"))


def _speaker(parsed: ParsedDocument, sentence: Sentence, found: Found) -> tuple[Named, ...]:
    """Who says or holds it: of the innermost quotation and the innermost clause of saying, the narrower."""
    token = found.trigger
    inside = [
        (p.end - p.start, p.start, c)
        for c in quote_claims(parsed)
        for p in c.all("content")
        if p.start is not None and p.end is not None and p.start <= token.start and token.end <= p.end
    ]
    verb = next(above(sentence, token), None)
    first_person = any(t.text.lower() in FIRST_PERSON for t in found.who)
    if verb is not None and not first_person and (not inside or min(inside, key=lambda one: one[0])[1] <= verb.start):
        own = [p for p in vouched(parsed, sentence, token) if _can_want(parsed, p)]
        if own or not inside:
            return tuple(own[:1])
    if not inside:
        return ()
    claim = min(inside, key=lambda one: one[0])[2]
    known = {a.id: a for a in parsed.appearances}
    return tuple(
        Named(s.value, s.start, s.end, known.get(s.value), "who says it")
        for s in claim.all("speaker")
        if s.start is not None and s.end is not None and (s.value in known)
    )


def _claim(parsed: ParsedDocument, sentence: Sentence, found: Found, who: Named) -> Claim:
    slots = [
        who.as_slot(parsed, "actor"),
        slot(parsed, "attitude", found.trigger.start, found.trigger.end, found.attitude),
        slot(parsed, "issue", *found.about, issue_of(parsed, sentence, *found.about)),
        *_condition(parsed, sentence, found),
        *told(parsed, sentence, found.trigger, who, found.about),
    ]
    chain = tuple(h for h in vouchers(parsed, sentence, found.trigger) if h != who.value or not found.spoken)
    owned = found.trigger.pos == "NOUN" and bool(sentence.children(found.trigger, "poss"))
    modality = Modality.HELD if found.spoken or owned else stand(sentence, found.trigger)[0]
    return Claim.of(
        "stance",
        parsed.document.id,
        found.start,
        found.end,
        tuple(slots),
        modality=modality,
        holders=chain,
        part=parsed.part(sentence),
    )


def _condition(parsed: ParsedDocument, sentence: Sentence, found: Found) -> list[Slot]:
    """The words of "if …", "provided …", "in return for …", "on condition that …" below the attitude."""
    verb = found.trigger if is_verb(found.trigger) else sentence.head(found.trigger)
    ruling = [t for t in (found.trigger, verb) if t is not None]
    for one in ruling:
        wanted = [c for t in sentence.children(one, "dobj") for c in sentence.children(t, "acl")]
        ruling.extend(t for t in (*sentence.children(one, "xcomp", "ccomp"), *wanted) if t not in ruling)
    own = {t.i for one in ruling for t in sentence.children(one, "advcl")}
    for token in sentence.tokens:
        head = sentence.head(token)
        if head is None or (token.start < found.start and head.i not in own) or _even(sentence, token):
            continue
        low = token.text.lower()
        if low in _list("conditions") and token.dep == "mark":
            if head.i in own:
                return [slot(parsed, "condition", *clause(sentence, head, without=("parataxis",)))]
        elif token.start < found.end and head.text.lower() in ("in", "on") and low in _list("bargains"):
            own_verb = next((t for t in sentence.ancestors(head) if is_verb(t)), None)
            if not _bargains(sentence, token) or own_verb not in ruling:
                continue
            return [slot(parsed, "condition", head.start, sentence.span(token)[1])]
    return []


def _even(sentence: Sentence, token: Token) -> bool:
    """Such as "even if": no condition, but in spite of it."""
    return token.i > 0 and sentence.tokens[token.i - 1].text.lower() == "even"


def _bargains(sentence: Sentence, token: Token) -> bool:
    """Whether a return or a condition is named, and not the "condition of anonymity" of a source."""
    anonymous = any(t.text.lower() == "anonymity" for t in sentence.subtree(token))
    return bool(sentence.children(token)) and not anonymous
