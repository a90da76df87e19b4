"""Claims that parties have met so many times: "three times with A, twice with B and once each with C and D".

Found are counts of times below a verb of meeting, counts of meeting nouns below a verb of having, coordinated "N with X"
after either, and ordinals that count a whole span ("their third meeting in a year"). A bare ordinal is left to the
encounter, and a count without two parties is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from summitry import vocabulary
from summitry.extract.attach import times_of
from summitry.extract.modality import stand
from summitry.extract.slots import Named, actors, holders, named, slot
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import (
    complements,
    done_to,
    is_verb,
    lemma,
    phrasal,
    pobjects,
    prepositions,
    subjects,
)
from summitry.model import ActorType, Claim, Slot


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The tallies of a parsed document."""
    for sentence in parsed.sentences:
        seen: set[tuple[int, str]] = set()
        for verb in sentence.tokens:
            if is_verb(verb):
                yield from _of_verb(parsed, sentence, verb, seen)
        yield from _ordinals(parsed, sentence)


def _words() -> dict[str, Any]:
    words: dict[str, Any] = vocabulary.load("tallies")
    return words


def count_of(parsed: ParsedDocument, token: Token) -> str | None:
    """The whole number that a token says, or None."""
    text = token.text.lower()
    if text in _words()["cardinals"]:
        return str(_words()["cardinals"].index(text))
    if text.replace(",", "").isdigit():
        return str(int(text.replace(",", "")))
    found = [n for n in parsed.numbers_in(token.start, token.end) if n.minimum == n.maximum and n.minimum is not None]
    return str(int(found[0].minimum or 0)) if found and float(found[0].minimum or 0).is_integer() else None


def _of_verb(parsed: ParsedDocument, sentence: Sentence, verb: Token, seen: set[tuple[int, str]]) -> Iterator[Claim]:
    """The tallies below one verb: its own count, and those in coordination after it."""
    counted = _count(parsed, sentence, verb)
    if counted is None:
        return
    who = actors(parsed, sentence, subjects(sentence, verb))
    count, value = counted
    direct = tuple(_in_office(parsed, p) for p in _with(parsed, sentence, verb, count))
    tallies = [(count, value, direct)] if direct or len(who) >= 2 else []
    tallies += list(_coordinated(parsed, sentence, verb, count))
    span = tuple(_span_slots(parsed, sentence, verb))
    for number, many, other in tallies:
        for one in _apart(sentence, number, other):
            parties = {p.value: p for p in (*who, *one)}
            key = (number.i, "|".join(sorted(parties)))
            if len(parties) >= 2 and key not in seen:
                seen.add(key)
                yield _claim(parsed, sentence, verb, number, many, tuple(parties.values()), span)


def _in_office(parsed: ParsedDocument, party: Named) -> Named:
    """Such as "two summits with a Chilean president": the only one of whom the report speaks, where there is only one."""
    one = party.appearance
    if one is None or one.actor_type is not ActorType.UNNAMED or one.country is None:
        return party
    office = one.name.lower().split()[-1]
    holding = [
        a
        for a in parsed.appearances
        if a.actor_type is ActorType.PERSON
        and any(not r.former and office in (r.office or "").lower().split() for r in a.roles)
    ]
    fitting = [a for a in holding if a.country == one.country] or [a for a in holding if a.country is None]
    if len(fitting) != 1:
        return party
    return replace(party, value=fitting[0].id, appearance=fitting[0], why=f"the only {office} here who can be meant")


def counted(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb counts several meetings ("have met four times"), so that it tells of no single one."""
    found = _count(parsed, sentence, verb)
    return found is not None and found[1] not in ("", "0", "1")


def _count(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> tuple[Token, str] | None:
    """The number token that counts the meetings of a verb, with its value."""
    words = _words()
    if phrasal(sentence, verb) not in words["verbs"] and lemma(verb) not in words["having"]:
        return None
    meets = lemma(verb) not in ("hold", "have", *words["having"])
    events = [t for t in done_to(sentence, verb) if lemma(t) in words["events"]]
    for token in sentence.children(verb, "npadvmod", "advmod", "dobj", "nummod", "attr"):
        if token.text.lower() in words["times"] and (meets or events):
            return token, str(words["times"][token.text.lower()])
        number = sentence.child(token, "nummod")
        fits = (lemma(token) in words["times_nouns"] and (meets or events)) or token in events
        if number is not None and fits and (value := count_of(parsed, number)):
            return number, value
    for token in events:
        for times in sentence.children(token, "npadvmod", "advmod"):
            many = sentence.child(times, "nummod")
            if lemma(times) in words["times_nouns"] and many is not None and (value := count_of(parsed, many)):
                return many, value
        number = next((t for t in sentence.children(token, "nummod") if count_of(parsed, t)), None)
        if number is not None:
            return number, count_of(parsed, number) or ""
    return None


def _with(parsed: ParsedDocument, sentence: Sentence, verb: Token, count: Token) -> tuple[Named, ...]:
    """The parties named by the first "with …" after a verb or its counted noun, or by its object."""
    noun = sentence.head(count)
    heads = list(complements(sentence, verb, "with", "between"))
    if noun is not None and noun.i != verb.i:
        heads += complements(sentence, noun, "with", "between")
    for event in done_to(sentence, verb):
        heads += complements(sentence, event, "with", "between") if lemma(event) in _words()["events"] else [event]
    return actors(parsed, sentence, [h for h in heads if not _counted_with(sentence, h)])


def _counted_with(sentence: Sentence, head: Token) -> bool:
    """Whether a party belongs to a count of its own ("…, two with Ben")."""
    preposition = sentence.head(head)
    above = sentence.head(preposition) if preposition is not None else None
    return above is not None and above.pos == "NUM"


def _coordinated(
    parsed: ParsedDocument, sentence: Sentence, verb: Token, first: Token
) -> Iterator[tuple[Token, str, tuple[Named, ...]]]:
    """Such as "…, three with B, two with C and one each with D and E": each number with its own "with"."""
    end, last = max(t.i for t in sentence.subtree(verb)), first
    for token in sentence.tokens[first.i + 1 : end + 1]:
        value = _words()["times"].get(token.text.lower()) or (count_of(parsed, token) if token.pos == "NUM" else None)
        if value is None:
            continue
        preposition = _next_with(sentence, token)
        if preposition is None and (listed := _listed(parsed, sentence, last, token)):
            yield token, str(value), listed
        last = token
        below = sentence.child(preposition, "pobj") if preposition is not None else None
        if below is not None:
            heads = tuple(t for t in _flat(sentence, below) if not _counted(sentence, t))
            yield token, str(value), tuple(p for h in heads for p in actors_single(parsed, sentence, h))


def _listed(parsed: ParsedDocument, sentence: Sentence, last: Token, number: Token) -> tuple[Named, ...]:
    """Such as "…, Ben three times and Cy twice": the one named between the count before and this one, with no verb between.

    By position, not by the parse, which comes apart in lists without verbs.
    """
    words = _words()
    after = sentence.tokens[number.i + 1 : number.i + 2]
    times = number.text.lower() in words["times"] or any(lemma(t) in words["times_nouns"] for t in after)
    between = sentence.tokens[last.i + 1 : number.i]
    if not times or any(is_verb(t) for t in between):
        return ()
    found = {p.value: p for t in between for p in named(parsed, sentence, t)}
    known = [p for p in found.values() if p.appearance is None or p.appearance.actor_type is not ActorType.UNNAMED]
    return tuple(known or found.values())


def _next_with(sentence: Sentence, number: Token) -> Token | None:
    """Such as "with" right after a number, "each", "times" or "meetings" aside."""
    for token in sentence.tokens[number.i + 1 : number.i + 4]:
        if token.text.lower() == "with":
            return token
        if (
            token.text.lower() not in ("each", "times", "time", "more", "occasions")
            and lemma(token) not in _words()["events"]
        ):
            return None
    return None


def _flat(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """A token and its conjuncts, leaving out those that are numbers with a "with" of their own."""
    found = [token]
    for one in found:
        found += [t for t in sentence.children(one, "conj") if t.pos != "NUM"]
    return tuple(found)


def _counted(sentence: Sentence, token: Token) -> bool:
    return token.pos == "NUM" and bool(prepositions(sentence, token, "with"))


def actors_single(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """The actors that one token names, its conjuncts left aside; an owner stands for an office without a name."""
    found = named(parsed, sentence, token)
    owner = sentence.child(token, "poss")
    return found or (named(parsed, sentence, owner) if owner is not None else ())


def _apart(sentence: Sentence, number: Token, parties: tuple[Named, ...]) -> tuple[tuple[Named, ...], ...]:
    """Such as "once each with D and E" is one tally for each; without "each" the parties met together."""
    near = {t.text.lower() for t in sentence.tokens[number.i + 1 : number.i + 4]}
    return tuple((p,) for p in parties) if "each" in near and len(parties) > 1 else (parties,)


def _span_slots(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> Iterator[Slot]:
    """``since`` and ``until`` from the times of the verb."""
    for at, mention in times_of(parsed, sentence, (verb,), "date", "duration"):
        if at.preposition == "since" or mention.text.lower().startswith("since"):
            yield slot(parsed, "since", mention.start, mention.end, mention.value.split("/")[0], mention.why)
        elif at.preposition in ("until", "till", "by", "before"):
            yield slot(parsed, "until", mention.start, mention.end, mention.value, mention.why)


def _claim(
    parsed: ParsedDocument,
    sentence: Sentence,
    verb: Token,
    number: Token,
    value: str,
    parties: tuple[Named, ...],
    span: tuple[Slot, ...],
) -> Claim:
    after = [p.end for p in parties if p.start >= number.start]
    before = [p.start for p in parties if p.start < number.start]
    start = (
        min([number.start, verb.start, *before])
        if not after or min(p.start for p in parties) < verb.start
        else number.start
    )
    first = not any(t.pos == "NUM" and count_of(parsed, t) for t in sentence.tokens[verb.i : number.i])
    earlier = [t.end for t in sentence.tokens[: number.i] if t.i > verb.i and count_of(parsed, t)]
    start = start if first else min([number.start, *(s for s in before if s >= max(earlier, default=0))])
    end = max([number.end, *after])
    modality, polarity = stand(sentence, verb)
    slots = (
        *(p.as_slot(parsed, "party") for p in parties),
        slot(parsed, "count", number.start, number.end, value),
        *span,
    )
    return Claim.of(
        "tally",
        parsed.document.id,
        start,
        end,
        slots,
        polarity=polarity,
        modality=modality,
        holders=holders(parsed, number.start, number.end),
        part=parsed.part(sentence),
    )


def _ordinals(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Claim]:
    """Such as "their third meeting in a year", "the second summit between A and B since 2015"."""
    table: dict[str, int] = vocabulary.load("encounters")["ordinals"]
    for noun, number in _numbered(sentence, table):
        if table[number.text.lower()] < 2 or not _counts_all(parsed, sentence, noun):
            continue
        heads = [
            *sentence.children(noun, "poss"),
            *(h for heads in pobjects(sentence, noun, "between", "with") for h in heads),
        ]
        parties = actors(parsed, sentence, heads)
        if len(parties) >= 2:
            count, verb = str(table[number.text.lower()]), sentence.head(noun) or noun
            spans = tuple(_span_slots(parsed, sentence, noun)) or tuple(_span_slots(parsed, sentence, verb))
            yield _claim(parsed, sentence, noun, number, count, parties, spans)


def _numbered(sentence: Sentence, table: dict[str, int]) -> Iterator[tuple[Token, Token]]:
    """Event nouns with their ordinals; the ordinal itself for "the talks were the second between"."""
    for token in sentence.tokens:
        if lemma(token) in _words()["events"] and token.pos == "NOUN":
            number = next((t for t in sentence.children(token, "amod") if t.text.lower() in table), None)
            if number is not None:
                yield token, number
        elif token.text.lower() in table and token.dep == "attr":
            subject = sentence.child(sentence.tokens[token.head], "nsubj")
            if subject is not None and lemma(subject) in _words()["events"]:
                yield token, token


def _counts_all(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> bool:
    """Whether an ordinal counts a span: "in a year", "since May", "so far"."""
    for at, mention in times_of(
        parsed,
        sentence,
        [noun, *([sentence.tokens[noun.head]] if is_verb(sentence.tokens[noun.head]) else [])],
        "duration",
        "date",
    ):
        if at.preposition == "since" or (mention.kind == "duration" and at.preposition in ("in", "within", "over")):
            return True
    text = parsed.text[noun.end : noun.end + 12].lower()
    return text.lstrip().startswith("so far")
