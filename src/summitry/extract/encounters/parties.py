"""Who takes part in a meeting told by a noun: in its own phrase ("their talks with"), or by the verb above ("held talks")."""

from __future__ import annotations

from functools import cache
from typing import Any

from summitry import vocabulary
from summitry.extract.encounters.delegations import present
from summitry.extract.encounters.draft import parties
from summitry.extract.slots import Named, actors, named
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import complements, doers, governor, is_verb, lemma, phrasal, phrase, subjects
from summitry.model import ActorType

#: A plural subject of a deed at a meeting is taken for its parties only where it is two.
PAIR = 2
#: How many nouns there may be between the event and its verb.
MAX_NOUNS = 3


def verb_above(sentence: Sentence, noun: Token) -> tuple[Token | None, str]:
    """The verb that the noun hangs from, and the preposition between ('' for an object or subject)."""
    at, preposition = governor(sentence, noun)
    hops = 0
    while at is not None and not is_verb(at) and hops < MAX_NOUNS:
        at, more = governor(sentence, at)
        preposition = more or (preposition if preposition != "of" else "")
        hops += 1
    return (at if at is not None and is_verb(at) else None), preposition


def own_parties(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> tuple[Named, ...]:
    """Parties in the noun's own phrase: owner, "between", "with", and names before it ("the Lee–Tsai summit")."""
    heads = [
        *sentence.children(noun, "poss"),
        *complements(sentence, noun, "with", "alongside"),
        *complements(sentence, noun, "between", "among", "amongst", "involving"),
        *host_heads(sentence, noun, ("attend", "join")),
        *(h for verb in sentence.children(noun, "acl") for h in complements(sentence, verb, "between")),
    ]
    head = sentence.head(noun)
    if noun.dep == "nsubj" and head is not None and lemma(head) == "be":
        attributes = [
            t for t in sentence.children(head, "attr") if t.text.lower() in vocabulary.load("encounters")["ordinals"]
        ]
        heads += [t for one in attributes for t in complements(sentence, one, "between", "with")]
    found = [p for p in present(parsed, sentence, heads) if _may_meet(p)]
    members = present(parsed, sentence, complements(sentence, noun, "of"))
    found += members if len(members) >= PAIR else ()
    for one in series(sentence, noun):
        found += present(
            parsed, sentence, [*sentence.children(one, "poss"), *complements(sentence, one, "with", "between")]
        )
    found += _names_before(parsed, sentence, noun, bool(found))
    return parties(found)


def host_heads(sentence: Sentence, noun: Token, also: tuple[str, ...] = ()) -> list[Token]:
    """Such as "a forum hosted by Ann": who hosts, or does what ``also`` names. A press conference is nobody's by attending."""
    before = {t.text.lower() for t in sentence.children(noun, "compound", "amod")}
    allowed = words_list("hosted_by") | ({*also} if not before & {"press", "news", "media"} else set())
    verbs = [t for t in sentence.children(noun, "acl", "relcl") if lemma(t) in allowed]
    return [t for verb in verbs for t in doers(sentence, verb) if t.i != noun.i]


def _names_before(parsed: ParsedDocument, sentence: Sentence, noun: Token, others: bool) -> list[Named]:
    """Names before the noun. One place name alone says where ("the Geneva summit"); two or an adjective say who."""
    start, _ = phrase(sentence, noun)
    tokens = [
        t
        for t in sentence.tokens
        if start <= t.start < noun.start and t.dep not in ("poss", "case") and not _owned(sentence, t)
    ]
    found = [
        (t, one)
        for t in tokens
        for one in named(parsed, sentence, t)
        if not one.start <= noun.start < one.end and not _made_by(sentence, t)
    ]
    once = {one.value: (t, one) for t, one in found}
    where = parsed.places_in(start, noun.start)
    if len(once) == 1 and not others:
        token, only = next(iter(once.values()))
        body = only.appearance is not None and only.appearance.actor_type is ActorType.BODY
        if any(p.start <= token.start < p.end for p in where) and token.pos != "ADJ" and not body:
            return []
        return [only] if _may_meet(only) else []
    return [one for _, one in once.values() if _may_meet(one)]


def _made_by(sentence: Sentence, token: Token) -> bool:
    """Such as "the Oslo-sponsored talks": who hosts is no party."""
    after = sentence.tokens[token.i + 1 : token.i + 3]
    return (
        len(after) == 2
        and after[0].tag == "HYPH"
        and after[1].tag in ("VBN", "VBD", "JJ")
        and after[1].text.lower() in vocabulary.load("encounters")["made_by"]
    )


def _owned(sentence: Sentence, token: Token) -> bool:
    return any(t.dep == "poss" for t in sentence.ancestors(token))


def _may_meet(party: Named) -> bool:
    """Whether this can be a party: no outlet, and nobody in general ("another leader")."""
    one = party.appearance
    if one is None:
        return True
    vague = one.actor_type is ActorType.UNNAMED and one.name.lower().split()[0] in (
        "another",
        "other",
        "any",
        "some",
        "head",
    )
    return one.actor_type is not ActorType.OUTLET and not vague


def parties_of_verb(
    parsed: ParsedDocument, sentence: Sentence, noun: Token, verb: Token, preposition: str, name: str, *, has_with: bool
) -> tuple[Named, ...]:
    """Parties that the verb above gives: the subject of "held talks", "arrived for talks", and "with X" on the verb."""
    words: Any = vocabulary.load("encounters")
    found: list[Named] = []
    noun = next(iter(t for t in series(sentence, noun) if lemma(t) in words["rounds"]), noun)
    preposition = "" if noun.head == verb.i else preposition
    object_ = noun.dep in ("dobj", "attr", "oprd") and not preposition
    if name == "press conference":
        told = (
            lemma(verb) in vocabulary.load("clauses")["reporting"] or preposition in ("at", "in", "during") or object_
        )
        return actors(parsed, sentence, subjects(sentence, verb)[:1]) if told else ()
    addressed = _told_to(parsed, sentence, verb, preposition)
    if addressed and not object_:
        return tuple(p for p in addressed if _may_meet(p))
    finite = not any(t.text.lower() == "to" for t in sentence.children(verb, "aux"))
    if (object_ and (phrasal(sentence, verb) in words["holding"] or (has_with and finite))) or (
        _goes(verb, preposition, has_with) and (has_with or _hangs(sentence, noun, verb))
    ):
        found += present(parsed, sentence, subjects(sentence, verb))
        found += present(parsed, sentence, complements(sentence, verb, "with"))
    elif (
        preposition in ("at", "in", "during", "after", "on")
        and _hangs(sentence, noun, verb)
        and lemma(verb) not in vocabulary.load("clauses")["reporting"]
    ):
        both = present(parsed, sentence, subjects(sentence, verb))
        found += both if len(both) == PAIR else ()
    elif noun.dep in ("nsubjpass", "nsubj") and not preposition:
        found += present(parsed, sentence, complements(sentence, verb, "between", "with", "by"))
        found += _brought(parsed, sentence, verb)
    return tuple(p for p in found if _may_meet(p))


def _told_to(parsed: ParsedDocument, sentence: Sentence, verb: Token, preposition: str) -> tuple[Named, ...]:
    """Such as "in a phone call Ann told Ben that": who says something at it, and to whom."""
    if preposition not in ("in", "during", "at", "by", "over") or lemma(verb) not in words_list("telling"):
        return ()
    who, whom = (
        actors(parsed, sentence, t) for t in (subjects(sentence, verb), sentence.children(verb, "dobj", "dative"))
    )
    return (*who, *whom) if len(who) == 1 and len(whom) == 1 and who[0].is_person and whom[0].is_person else ()


def _hangs(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether the noun hangs from the verb itself, through one preposition."""
    above, _ = governor(sentence, noun)
    return above is not None and above.i == verb.i


def _goes(verb: Token, preposition: str, has_with: bool) -> bool:
    words: Any = vocabulary.load("encounters")
    if has_with and preposition in ("after", "before", "following", "ahead", "since", "from"):
        return lemma(verb) not in vocabulary.load("clauses")["reporting"] or preposition in ("after", "following")
    if has_with and preposition in ("of", "from", "") and lemma(verb) in words["leaving"]:
        return True
    if preposition not in words["going_prepositions"]:
        return False
    return (
        lemma(verb) in words["going"]
        or (has_with and lemma(verb) not in vocabulary.load("clauses")["reporting"])
        or (preposition in ("at", "during") and has_with)
    )


def _brought(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> tuple[Named, ...]:
    """Such as "The summit brought together A and B", "gathers leaders of"."""
    if lemma(verb) not in words_list("gathering"):
        return ()
    return present(parsed, sentence, sentence.children(verb, "dobj"))


def series(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """What the noun is counted by: "the third round of talks", "two days of talks"."""
    above, preposition = governor(sentence, noun)
    return (
        (above,)
        if above is not None and preposition in ("of", "for") and above.text.lower() in words_list("series")
        else ()
    )


@cache
def words_list(name: str) -> frozenset[str]:
    """The words of one list of ``vocabulary/encounters.yaml``."""
    return frozenset(vocabulary.load("encounters")[name])
