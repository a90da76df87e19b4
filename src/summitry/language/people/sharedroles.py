"""Offices that one person has by another: "his Chinese counterpart", and two names with their two offices in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summitry.language.people.evidence import NameMention
from summitry.language.people.heads import head_at
from summitry.language.people.holding import Owned, add_role, moved_to, role_of
from summitry.language.people.lines import Line
from summitry.language.people.offices import Office, office_at
from summitry.model import Role
from summitry.vocabulary import load

_DASHES = frozenset({"–", "—", "--", "-", "("})
Names = dict[tuple[int, int], NameMention]


def counterparts(mentions: Sequence[NameMention]) -> None:
    """A counterpart holds the office of the one named before: "X met his Chinese counterpart, Y"."""
    for mention in mentions:
        person = mention.person
        if person is None:
            continue
        for role in list(person.roles):
            first = mention.line.sentence.start
            if (
                role.office not in load("offices")["counterparts"]
                or role.start is None
                or not first <= role.start < mention.line.sentence.end
            ):
                continue
            others = [
                m
                for m in mentions
                if m.line is mention.line and m.person not in (None, person) and m.start < role.start
            ]
            source = next(
                (
                    r
                    for m in reversed(others)
                    if m.person
                    for r in m.person.roles
                    if r.office and m.person.ranks & {"chief", "minister", "envoy"}
                ),
                None,
            )
            if source is not None and source.office:
                person.roles.append(
                    Role(
                        office=source.office,
                        organisation=source.organisation,
                        country=role.country,
                        document=role.document,
                        start=role.start,
                        end=role.end,
                        text=role.text,
                    )
                )
                person.offices.add(source.office.split()[-1])
                person.ranks.update({r for m in others[-1:] if m.person for r in m.person.ranks})


def pairs(document: str, named: Names, mentions: Sequence[NameMention]) -> list[Owned]:
    """Two names and their two offices in the same order: "A and B, the minister and her deputy"."""
    waiting: list[Owned] = []
    for one in mentions:
        line, tokens = one.line, one.line.tokens
        at = one.last + 1
        if one.person is None or at + 1 >= len(tokens) or tokens[at].text != "and":
            continue
        two = named.get((line.number, at + 1))
        if two is None or two.last + 2 >= len(tokens) or tokens[two.last + 1].text not in (*_DASHES, ","):
            continue
        heads = [
            k for k in range(two.last + 2, min(len(tokens), two.last + 14)) if head_at(tokens, k) and not inner(line, k)
        ]
        stop = next(
            (
                k
                for k in range(two.last + 2, len(tokens))
                if tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") or tokens[k].text in (",", ".", ";")
            ),
            len(tokens),
        )
        heads = [k for k in heads if k < stop]
        if len(heads) != 2 or not any(t.text == "and" for t in tokens[heads[0] + 1 : heads[1]]):
            continue
        owner = next((t.start for t in tokens[two.last + 2 : heads[0]] if t.tag == "PRP$"), None)
        for mention, head in ((one, heads[0]), (two, heads[1])):
            office = office_at(line, head, two.last + 2)
            if office and mention.person:
                mention.person.roles[:] = [
                    r
                    for r in mention.person.roles
                    if not (
                        r.start
                        and r.start > line.tokens[two.last].start
                        and r.end
                        and r.end <= line.tokens[stop - 1].end
                    )
                ]
                role = role_of(document, line, office)
                add_role(mention.person, role, office)
                if owner is not None:
                    waiting.append(Owned(mention.person, role, owner))
    return waiting


def of_two(document: str, named: Names, mentions: Sequence[NameMention]) -> None:
    """One office for two: "the foreign ministers of Greece and Turkey, X and Y", "X and Y, the finance ministers of A and B"."""
    for one in mentions:
        line, tokens, at = one.line, one.line.tokens, one.last + 1
        two = named.get((line.number, at + 1)) if at + 1 < len(tokens) and tokens[at].text == "and" else None
        if one.person is None or two is None or two.person is None:
            continue
        office = _before_two(line, one.first) or _behind_two(line, two.last + 1)
        if office is None:
            continue
        states = _states(line, office.head + 1)
        for n, mention in enumerate((one, two)):
            if mention.person is None:
                continue
            role = role_of(document, line, office)
            misread = [r for r in mention.person.roles if r.start == role.start]
            mention.person.roles[:] = [r for r in mention.person.roles if r not in misread]
            mention.person.countries -= Counter({r.country: 2 for r in misread if r.country})
            add_role(mention.person, moved_to(role, states[n]) if len(states) == 2 else role, office)


def _before_two(line: Line, first: int) -> Office | None:
    """A plural office phrase and a comma before two names."""
    if first < 3 or line.tokens[first - 1].text != ",":
        return None
    for head in range(first - 2, max(-1, first - 9), -1):
        if line.tokens[head].tag in ("VBD", "VBZ", "VBP", "MD") or line.tokens[head].text == ",":
            return None
        if head_at(line.tokens, head):
            return _plural(line, head)
    return None


def _behind_two(line: Line, at: int) -> Office | None:
    """A plural office phrase in commas behind two names."""
    tokens = line.tokens
    if at >= len(tokens) or tokens[at].text not in (",", *_DASHES):
        return None
    for head in range(at + 1, min(len(tokens), at + 7)):
        if tokens[head].tag in ("VBD", "VBZ", "VBP", "MD", "IN") or tokens[head].text == ",":
            return None
        if head_at(tokens, head) and not inner(line, head):
            return _plural(line, head)
    return None


def _plural(line: Line, head: int) -> Office | None:
    office = office_at(line, head)
    if office is None or not office.plural:
        return None
    return replace(
        office,
        office=f"{office.office.rsplit(' ', 1)[0]} {office.word}" if " " in office.office else office.word,
        country=None,
    )


def _states(line: Line, at: int) -> list[str]:
    """The two states behind "of": "of Greece and Turkey"; else none."""
    tokens, found = line.tokens, []
    if at >= len(tokens) or tokens[at].text != "of":
        return []
    k = at + 1
    while k < len(tokens):
        hit = line.hit(k)
        state = hit.of("state") if hit else None
        if hit is not None and state is not None and state.country:
            found.append(state.country)
            k = line.at[k].last + 1
        elif tokens[k].text.lower() in ("and", "the"):
            k += 1
        else:
            break
    return found if len(found) == 2 else []


def inner(line: Line, k: int) -> bool:
    """Whether an office noun is only the beginning of a longer one."""
    nxt = head_at(line.tokens, k + 1) if k + 1 < len(line.tokens) else None
    return nxt is not None and nxt[0] <= k
