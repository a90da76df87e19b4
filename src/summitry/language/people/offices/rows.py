"""One office for a row of names: "the Norwegian candidates A and B", "three Swedish-American captives -- A, B and C"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summitry.language.people.names.evidence import NameMention
from summitry.language.people.names.titles import DASHES
from summitry.language.people.offices.nouns import head_at
from summitry.language.people.offices.office_phrases import Office, office_at
from summitry.language.people.offices.pending_roles import add_role, role_of
from summitry.language.people.offices.shared_roles import of_each
from summitry.language.people.segments import Kind, Line
from summitry.lexicon import words

#: Mentions by the number of their sentence and their first token.
Names = Mapping[tuple[int, int], NameMention]
_SET_OFF = DASHES | {",", ":"}


def of_rows(document: str, named: Names, mentions: Sequence[NameMention]) -> None:
    """Give each of a row of persons the office of the plural noun before the row, with its state."""
    for row in _rows(named, mentions):
        line, first = row[0].line, row[0].first
        _of_one_owner(row)
        office = _plural_before(line, first)
        if office is None:
            continue
        for mention in row:
            if mention.person is not None:
                add_role(mention.person, role_of(document, line, office), office)


def _rows(named: Names, mentions: Sequence[NameMention]) -> Iterator[list[NameMention]]:
    """Two names or more that only commas and "and" part."""
    inside: set[tuple[int, int]] = set()
    for mention in mentions:
        at = mention.line.number, mention.first
        if mention.person is None or at in inside:
            continue
        row = [mention]
        while (after := _next(named, row[-1])) is not None:
            row.append(after)
            inside.add((after.line.number, after.first))
        if len(row) > 1:
            yield row


def _next(named: Names, mention: NameMention) -> NameMention | None:
    """The name that follows behind a comma, "and" or both."""
    line, at = mention.line, mention.last + 1
    at += line.text(at) == ","
    at += line.text(at) in words("conjunctions", "additive")
    if at == mention.last + 1:
        return None
    at = line.at[at].last + 1 if line.kind(at) is Kind.TITLE else at
    return named.get((line.number, at))


def _of_one_owner(row: Sequence[NameMention]) -> None:
    """Hand the state that owns a row of titles and names on to those behind: "Norway's King X and Queen Y"."""
    first, others = row[0].person, [m.person for m in row[1:] if m.title and m.person is not None]
    title = row[0].line.at.get(row[0].first - 1)
    owned = title is not None and title.kind is Kind.TITLE and row[0].line.tag(title.first - 1) == "POS"
    for person in others if owned and first is not None else ():
        if first is not None and first.home and not person.countries:
            person.countries[first.home] += 1


def _plural_before(line: Line, first: int) -> Office | None:
    """The plural noun of an office right before a name, or before the mark ahead of it; in the singular."""
    at = first - 1 - (first > 1 and line.text(first - 1) in _SET_OFF)
    if at < 0 or line.kind(at) is Kind.TITLE or not head_at(line.tokens, at):
        return None
    office = office_at(line, at)
    return of_each(line, office) if office is not None and office.plural and office.last == at else None
