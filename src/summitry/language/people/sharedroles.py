"""Offices that one person has by another: "his Chinese counterpart", and two names with their two offices in order."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.language.people.evidence import NameMention
from summitry.language.people.heads import head_at
from summitry.language.people.holding import Owned, add_role, role_of
from summitry.language.people.lines import Line
from summitry.language.people.offices import office_at
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
    """Two names and their two offices in the same order: "A and B -- his foreign minister and vice foreign minister"."""
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


def inner(line: Line, k: int) -> bool:
    """Whether an office noun is only the beginning of a longer one."""
    nxt = head_at(line.tokens, k + 1) if k + 1 < len(line.tokens) else None
    return nxt is not None and nxt[0] <= k
