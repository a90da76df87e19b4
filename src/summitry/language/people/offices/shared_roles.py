"""Offices that one person has by another: "his Chinese counterpart", and two names with their two offices in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from summitry.language.clauses.surface import FINITE
from summitry.language.people.builder import Found
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.names.titles import DASHES
from summitry.language.people.offices.nouns import head_at, row_office
from summitry.language.people.offices.office_phrases import Office, office_at
from summitry.language.people.offices.pending_roles import Owned, add_role, moved_to, role_of
from summitry.language.people.offices.ranks import Rank
from summitry.language.people.segments import Line
from summitry.lexicon import load, words
from summitry.model import Role

#: Mentions by the number of their sentence and their first token.
Names = Mapping[tuple[int, int], NameMention]
_SET_OFF = DASHES | {","}
#: Tokens behind two names among which their two offices stand; behind which an office of both begins.
_TWO, _BOTH = 12, 6
#: Persons of a row who can share one office.
_ROW = 8
#: Ranks of those whose counterparts hold the same office.
_OFFICIAL = frozenset({Rank.CHIEF, Rank.MINISTER, Rank.ENVOY})


def counterparts(mentions: Sequence[NameMention]) -> None:
    """A counterpart holds the office of the one named before: "X met his Chinese counterpart, Y"."""
    for mention in mentions:
        if mention.person is not None:
            for role in list(mention.person.roles):
                if _is_counterpart(role, mention):
                    _like_the_other(mention, mention.person, role, mentions)


def _is_counterpart(role: Role, mention: NameMention) -> bool:
    """Whether a role is that of a counterpart, told in the sentence of a mention."""
    sentence = mention.line.sentence
    here = role.start is not None and sentence.start <= role.start < sentence.end
    return here and role.office in load("offices")["counterparts"]


def _like_the_other(mention: NameMention, person: Found, role: Role, mentions: Sequence[NameMention]) -> None:
    """Give a counterpart the office and the ranks of the one named last before the role in its sentence."""
    start = role.start or 0
    others = [
        m.person
        for m in mentions
        if m.line is mention.line and m.start < start and m.person is not None and m.person is not person
    ]
    offices = (r for other in reversed(others) if other.ranks & _OFFICIAL for r in other.roles if r.office)
    source = next(offices, None)
    if source is not None and source.office:
        person.roles.append(replace(role, office=source.office, organisation=source.organisation, former=False))
        person.offices.add(source.office.split()[-1])
        person.ranks.update(others[-1].ranks)


def _twos(named: Names, mentions: Sequence[NameMention]) -> Iterator[tuple[NameMention, NameMention]]:
    """The mentions of two persons joined by "and", those that nobody is known by left out."""
    for one in mentions:
        joined = one.line.text(one.last + 1) in words("conjunctions", "additive")
        two = named.get((one.line.number, one.last + 2)) if joined else None
        if one.person is not None and two is not None and two.person is not None:
            yield one, two


def pairs(document: str, named: Names, mentions: Sequence[NameMention]) -> list[Owned]:
    """Two names and their two offices in the same order: "A and B, the minister and her deputy"."""
    waiting: list[Owned] = []
    for one, two in _twos(named, mentions):
        line, first = one.line, two.last + 2
        if line.text(two.last + 1) not in _SET_OFF or line.text(first) == "":
            continue
        stop = _row_end(line, first)
        heads = _two_heads(line, first, stop)
        owner = next((t.start for t in line.tokens[first : heads[0]] if t.tag == "PRP$"), None) if heads else None
        for mention, head in zip((one, two), heads, strict=False):
            office = office_at(line, head, first)
            if office and mention.person:
                role = _only_role(document, line, mention.person, office, (first - 1, stop))
                if owner is not None:
                    waiting.append(Owned(mention.person, role, owner))
    return waiting


def _row_end(line: Line, first: int) -> int:
    """Where the two offices behind two names end: at a verb or a mark."""
    ends = (k for k in range(first, len(line.tokens)) if line.tag(k) in FINITE or line.text(k) in (",", ".", ";"))
    return next(ends, len(line.tokens))


def _two_heads(line: Line, first: int, stop: int) -> list[int]:
    """The nouns of two offices joined by "and" in tokens ``[first, stop)``; none where there are more or fewer."""
    within = range(first, min(stop, first + _TWO))
    heads = [k for k in within if head_at(line.tokens, k) and not inner(line, k)]
    joining = words("conjunctions", "additive")
    joined = len(heads) == 2 and any(t.text in joining for t in line.tokens[heads[0] + 1 : heads[1]])
    return heads if joined else []


def _only_role(document: str, line: Line, person: Found, office: Office, stretch: tuple[int, int]) -> Role:
    """Give a person a role in place of all that were read in a stretch before; the role."""
    start, end = line.tokens[stretch[0] - 1].start, line.tokens[stretch[1] - 1].end
    person.roles[:] = [r for r in person.roles if not (r.start and r.start > start and r.end and r.end <= end)]
    role = role_of(document, line, office)
    add_role(person, role, office)
    return role


def of_several(document: str, named: Names, mentions: Sequence[NameMention]) -> None:
    """One office for several: "the foreign ministers of Greece and Turkey, X and Y", "X and Y, the ministers of A and B"."""
    for row in filter(None, (_row(named, one) for one in mentions if one.person is not None)):
        line = row[0].line
        office = _before_row(line, row[0].first) or _behind_row(line, row[-1].last + 1)
        if office is None:
            continue
        states = _states(line, office.head + 1)
        for n, mention in enumerate(row):
            if mention.person is not None:
                role = role_of(document, line, office)
                _take_back(mention.person, role)
                add_role(mention.person, moved_to(role, states[n]) if len(states) == len(row) else role, office)


def _row(named: Names, one: NameMention) -> list[NameMention]:
    """A mention and those of other persons that follow it up to one behind "and"; nothing where no row begins with it."""
    row, additive = [one], words("conjunctions", "additive")
    while len(row) <= _ROW:
        line, at = one.line, row[-1].last + 1
        comma = line.text(at) == ","
        last = line.text(at + comma) in additive
        follower = named.get((line.number, at + comma + last)) if comma or last else None
        if follower is None:
            return []
        row.append(follower)
        if last:
            return row
    return []


def _take_back(person: Found, role: Role) -> None:
    """Take from a person what was read of the words of a role before it was known to be that of two."""
    misread = [r for r in person.roles if r.start == role.start]
    person.roles[:] = [r for r in person.roles if r not in misread]
    person.countries -= Counter({r.country: 2 for r in misread if r.country})


def _before_row(line: Line, first: int) -> Office | None:
    """A plural office phrase and a comma before a row of names."""
    head = row_office(line.tokens, first, lambda k: line.entry(k, "state") is not None)
    return _plural(line, head) if head is not None else None


def _behind_row(line: Line, at: int) -> Office | None:
    """A plural office phrase in commas behind a row of names."""
    if line.text(at) not in _SET_OFF:
        return None
    for head in range(at + 1, min(len(line.tokens), at + 1 + _BOTH)):
        if line.tag(head) in FINITE or line.tag(head) == "IN" or line.text(head) == ",":
            return None
        if head_at(line.tokens, head) and not inner(line, head):
            return _plural(line, head)
    return None


def _plural(line: Line, head: int) -> Office | None:
    office = office_at(line, head)
    return of_each(line, office) if office is not None and office.plural else None


def of_each(line: Line, office: Office) -> Office:
    """A plural office as each of several holds it; without a state where it has two, or those of its words ("of A and B")."""
    single = f"{office.office.rsplit(' ', 1)[0]} {office.word}" if " " in office.office else office.word
    two = line.text(office.first - 1) in words("conjunctions", "additive") or office.last > office.head
    return replace(office, office=single, country=None if two else office.country)


def _states(line: Line, at: int) -> list[str]:
    """The states behind "of": "of Greece and Turkey"; none where there is one."""
    if line.text(at) not in words("prepositions", "genitive"):
        return []
    found, k = [], at + 1
    while k < len(line.tokens):
        state = line.entry(k, "state")
        if state is not None and state.country:
            found.append(state.country)
            k = line.at[k].last + 1
        elif line.low(k) in words("conjunctions", "additive") | words("determiners", "definite_article") | {","}:
            k += 1
        else:
            break
    return found if len(found) > 1 else []


def inner(line: Line, k: int) -> bool:
    """Whether an office noun is only the beginning of a longer one."""
    nxt = head_at(line.tokens, k + 1) if k + 1 < len(line.tokens) else None
    return nxt is not None and nxt[0] <= k
