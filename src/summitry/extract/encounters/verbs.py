"""Meetings told by a verb: "met", "hosted", "spoke by phone with", "sat down with", "flew to … to see"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from summitry import vocabulary
from summitry.extract.encounters.delegations import of_many, present
from summitry.extract.encounters.details import details
from summitry.extract.encounters.draft import Draft, parties
from summitry.extract.encounters.nouns import format_of
from summitry.extract.modality import stand
from summitry.extract.slots import Named
from summitry.extract.tallies import counted
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import complements, doers, done_to, is_passive, is_verb, lemma, phrasal, subjects
from summitry.model import ActorType

PAIR = 2
#: Words of a name with its titles.
MAX_NAME = 8
#: A subject of these types can meet somebody.
MEETING = frozenset(
    {ActorType.PERSON, ActorType.STATE, ActorType.ORGANISATION, ActorType.BODY, ActorType.GROUP, ActorType.UNNAMED}
)


def verb_drafts(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Draft]:
    """The meetings that verbs of a sentence tell of."""
    table: dict[str, Any] = vocabulary.load("encounters")["verbs"]
    for token in sentence.tokens:
        if not is_verb(token) or lemma(token) not in _first_words():
            continue
        entry = table.get(phrasal(sentence, token)) or table.get(
            lemma(token) if not sentence.child(token, "prt") else ""
        )
        if entry is not None and (draft := _draft(parsed, sentence, token, entry)) is not None:
            yield draft


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.split()[0] for word in vocabulary.load("encounters")["verbs"])


def _draft(parsed: ParsedDocument, sentence: Sentence, verb: Token, entry: dict[str, Any]) -> Draft | None:
    if not _allowed(sentence, verb, entry):
        return None
    who = tuple(p for p in present(parsed, sentence, doers(sentence, verb)) if _meets(p))
    other = _others(parsed, sentence, verb, entry["takes"])
    invited = _invited(parsed, sentence, verb)
    if invited:
        who, other = invited[:1], invited[1:]
    host = bool(entry.get("host")) and bool(other) and who
    together = not other and "plural" in entry["takes"] and _plural_meeting(parsed, sentence, verb)
    they = together and len(who) != PAIR and _they(sentence, verb)
    many = together and len(who) == 1 and of_many(parsed, who[0])
    if not other and not (together and (len(who) >= PAIR or they or many)):
        return None
    modality, polarity = stand(sentence, verb)
    draft = Draft(
        sentence=sentence,
        trigger=verb,
        format=_format(sentence, verb, entry),
        anchors=_anchors(sentence, verb),
        parties=() if they else parties((*who, *other)),
        hosts=who if host else (),
        anonymous=they,
        multilateral=many,
        modality=modality,
        polarity=polarity,
    )
    draft = details(parsed, draft)
    only_counted = draft.first("time") is None and counted(parsed, sentence, verb)
    if "persons" in entry and not (
        all(p.is_person for p in draft.parties) and (draft.first("time") or draft.first("place"))
    ):
        return None
    return draft if (len(draft.parties) >= PAIR or they or many) and not only_counted else None


def _invited(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> tuple[Named, ...]:
    """Such as "Ann invited Ben to visit Oslo": who invites, and whom; nothing where one of them is not known."""
    head = sentence.head(verb)
    if head is None or verb.dep not in ("xcomp", "ccomp") or lemma(head) != "invite":
        return ()
    host = [p for p in present(parsed, sentence, doers(sentence, head)) if _meets(p)]
    guest = [p for p in present(parsed, sentence, done_to(sentence, head)) if _meets(p)]
    return (*host[:1], *guest) if host and guest else ()


def _they(sentence: Sentence, verb: Token) -> bool:
    """Whether the subject is only "they", "both" or "the pair", which the meeting told just before may explain."""
    words = vocabulary.load("encounters")["they"]
    return any(
        t.text.lower() in words and not sentence.children(t, "prep", "relcl", "poss", "compound", "amod")
        for t in sentence.children(verb, "nsubj")
    )


def _allowed(sentence: Sentence, verb: Token, entry: dict[str, Any]) -> bool:
    """Whether the verb has this sense here."""
    if lemma(verb) == "call" and (
        sentence.child(verb, "oprd", "ccomp", "xcomp", "prt") or complements(sentence, verb, "on", "for")
    ):
        return False
    idioms = set(vocabulary.load("encounters")["idioms"])
    if any(t.text.lower() in idioms for t in sentence.children(verb, "dobj", "advmod", "npadvmod", "acomp")):
        return False
    if "object" in entry and not any(lemma(t) in entry["object"] for t in done_to(sentence, verb)):
        return False
    only = entry.get("only")
    if only == "infinitive":
        return any(t.text.lower() == "to" for t in sentence.children(verb, "aux")) and _purpose(sentence, verb)
    if only == "invited":
        above = sentence.head(verb)
        return above is not None and lemma(above) == "invite" and verb.dep in ("xcomp", "ccomp")
    if only == "event":
        return any(format_of(sentence, t) for t in complements(sentence, verb, "at", "for", "in"))
    return True


def _purpose(sentence: Sentence, verb: Token) -> bool:
    head = sentence.head(verb)
    return head is not None and lemma(head) in vocabulary.load("encounters")["motion"]


def _others(parsed: ParsedDocument, sentence: Sentence, verb: Token, takes: list[str]) -> tuple[Named, ...]:
    """Whom the subject meets: the object where the verb takes one, "with X" and "to X" where it takes those."""
    found: tuple[Named, ...] = ()
    if "object" in takes or "person" in takes:
        heads = tuple(t for t in done_to(sentence, verb) if t.dep != "csubj")
        found = tuple(p for p in present(parsed, sentence, heads) if _meets(p) and ("object" in takes or _personal(p)))
    for preposition in ("with", "to"):
        if preposition in takes:
            heads = complements(sentence, verb, preposition) or _cut_off(sentence, verb, preposition)
            found += tuple(p for p in present(parsed, sentence, heads) if _meets(p))
    return found


def _cut_off(sentence: Sentence, verb: Token, word: str) -> tuple[Token, ...]:
    """The noun right after a preposition that the parser gave to the next clause ("met with Ann and both said")."""
    for preposition in sentence.children(verb, "prep"):
        if preposition.text.lower() == word and not sentence.children(preposition):
            for token in sentence.tokens[preposition.i + 1 : preposition.i + 1 + MAX_NAME]:
                if token.dep not in ("compound", "amod", "det", "nmod", "poss", "case", "nummod"):
                    return (token,)
    return ()


def _meets(party: Named) -> bool:
    return party.appearance is None or party.appearance.actor_type in MEETING


def _personal(party: Named) -> bool:
    return party.appearance is None or party.appearance.actor_type in (
        ActorType.PERSON,
        ActorType.UNNAMED,
        ActorType.GROUP,
    )


def _plural_meeting(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> bool:
    """Whether two subjects of a verb meet each other: always for "met", else only with words that say so."""
    if is_passive(sentence, verb):
        return False
    words = vocabulary.load("encounters")
    things = [t for t in sentence.children(verb, "dobj", "ccomp") if lemma(t) not in words["manner"]]
    if things and lemma(verb) not in words["own_object"]:
        return any(t.text.lower() == "other" for t in sentence.children(verb, "dobj"))
    if lemma(verb) not in words["weak_plural"]:
        return True
    below = {t.text.lower() for t in sentence.subtree(verb)}
    spans = parsed.times_in(sentence.start, sentence.end)
    return bool(below & {*words["phone_words"], *words["together"]}) or any(t.kind == "duration" for t in spans)


def _format(sentence: Sentence, verb: Token, entry: dict[str, Any]) -> str:
    below = {t.text.lower() for c in sentence.children(verb, "prep", "advmod", "npadvmod") for t in sentence.subtree(c)}
    if lemma(verb) in ("speak", "talk", "confer", "consult") and below & set(
        vocabulary.load("encounters")["phone_words"]
    ):
        return "call"
    return str(entry["format"])


def _anchors(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The verb, and the verbs that it shares its time and place with ("travelled to Oslo on Monday to meet")."""
    found = [
        verb,
        *(t for t in sentence.children(verb, "advcl") if lemma(t) in vocabulary.load("encounters")["manner"]),
    ]
    for one in found:
        head = sentence.head(one)
        if (
            head is not None
            and is_verb(head)
            and one.dep in ("xcomp", "advcl")
            and any(t.text.lower() == "to" for t in sentence.children(one, "aux"))
        ):
            found.append(head)
        if head is not None and is_verb(head) and one.dep == "conj" and not sentence.child(one, "nsubj"):
            break
    return tuple(found)


__all__ = ["subjects", "verb_drafts"]
