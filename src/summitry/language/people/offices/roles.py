"""What the text says of the offices of the persons that it names, before the name, after it and by verbs of holding one.

Each role keeps its words. A country is taken from the words of the role itself, from a possessive or a demonym before the
name, from the owner of the office ("Putin aide") or, last, from an office that one country alone has under its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitry.language.clauses.surface import FINITE
from summitry.language.people.builder import Found
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.names.titles import DASHES, HYPHENS
from summitry.language.people.offices.belonging import led, led_by, party, possessed
from summitry.language.people.offices.implied_countries import home_of, of_government, of_the_people
from summitry.language.people.offices.nouns import apposed_to, first_of_row, head_at
from summitry.language.people.offices.office_phrases import Office, in_stretch, joined_before, office_at
from summitry.language.people.offices.pending_roles import Owned, add_role, hand_down, moved_to, role_of
from summitry.language.people.offices.ranks import Rank
from summitry.language.people.offices.rows import of_rows
from summitry.language.people.offices.shared_roles import counterparts, inner, of_several, pairs
from summitry.language.people.offices.verbs import held_by_verb, leading
from summitry.language.people.segments import Kind, Line
from summitry.lexicon import load, words

#: Marks that set an apposition off before a name; that end one behind a name; behind which a name that is one has ended.
_SET_OFF = frozenset({",", "–", "—", "--"})
_CLOSING = (DASHES - {"-"}) | {",", ";", ":", ")", "”", '"'}
_ENDING = _SET_OFF | {"", ".", ";", ":", ")", "’s", "'s"}
#: Ranks of those who serve somebody of their own state.
_SERVING = frozenset({Rank.OFFICIAL, Rank.SPOKESMAN})
#: How many words may stand between the noun of a description and the name that tells whom it means.
_APPOSED = 9
#: Tags that end an apposition, that it does not begin with, and that do not stand in it before its office.
_CLAUSE = FINITE | {"WP", "WDT"}
_NO_NOUN = frozenset({"IN", "RB", "VBG", "VBN", "CC"})
_LEAD = frozenset({"IN", "CC", "VB", "VBD", "VBG", "TO"})


def give_roles(document: str, lines: Sequence[Line], mentions: Sequence[NameMention]) -> list[Owned]:
    """Add to every person the roles and the evidence for a country that its mentions carry.

    The roles whose country hangs on another person are given back, for :func:`settle` once more is known of that one.
    """
    named = {(m.line.number, m.first): m for m in mentions if m.person}
    ends = {(m.line.number, m.last): m.person for m in mentions if m.person}
    owned = [held for mention in mentions for held in _read(document, lines, mention, ends)]
    counterparts(mentions)
    waiting = owned + pairs(document, named, mentions)
    of_rows(document, named, mentions)
    of_several(document, named, mentions)
    for held in owned:
        hand_down(held, held.owner)
    for person in dict.fromkeys(m.person for m in mentions if m.person):
        _only_in(person)
    return waiting


def _read(
    document: str, lines: Sequence[Line], mention: NameMention, ends: dict[tuple[int, int], Found]
) -> list[Owned]:
    """Give a person what the words around one mention tell; the roles that belong to somebody else are given back."""
    person, line = mention.person, mention.line
    if person is None:
        return []
    owned = []
    for office in _offices(mention):
        role = role_of(document, line, office)
        home = home_of(lines, line, office) or (None if role.country else of_government(line, office))
        role = moved_to(role, home) if home else role
        add_role(person, role, office)
        if role.country is None and (served := _served(line, office, ends)) is not None:
            owned.append(Owned(person, role, line.tokens[office.first].start, served))
        elif role.country is None and office.owner is not None:
            owner = ends.get((line.number, office.owner))
            if owner is not None or office.owner_kind == "pronoun":
                owned.append(Owned(person, role, line.tokens[office.owner].start, owner))
    if (other := _beside(mention)) is not None:
        start, end = line.tokens[other.head_first].start, line.tokens[other.head].end
        person.mention(start, end, line.words(other.head_first, other.head), "description", "another title of the name")
    possessed(mention, person, document)
    led(mention, person)
    party(mention, person, document)
    of_the_people(mention, person)
    return owned


def _served(line: Line, office: Office, ends: dict[tuple[int, int], Found]) -> Found | None:
    """The person whom one serves by the words behind an office: "adviser to President Lund"."""
    at = office.last + 1
    if office.rank not in _SERVING or line.text(at) not in words("prepositions", "of_service"):
        return None
    while line.low(at + 1) in words("names", "particles") or line.text(at + 1) in HYPHENS:
        at += 1
    name = line.at.get(at + 1)
    if name is not None and name.kind is Kind.TITLE:
        name = line.at.get(name.last + 1)
    return ends.get((line.number, name.last)) if name is not None else None


def office_beside(mention: NameMention) -> bool:
    """Whether an office stands beside a name, so that it must be a person's."""
    return (
        _after(mention) is not None
        or _before_comma(mention) is not None
        or leading(mention) is not None
        or led_by(mention) is not None
    )


def _offices(mention: NameMention) -> list[Office]:
    """The office phrases around one mention of a name."""
    own, beside = _before(mention), _beside(mention)
    read = (
        replace(own, country=own.country or beside.country) if own is not None and beside is not None else own,
        beside,
        _before_title(mention),
        _after(mention),
        _before_comma(mention),
        held_by_verb(mention),
        leading(mention),
    )
    return [office for office in read if office is not None]


def _before(mention: NameMention) -> Office | None:
    """The title right before a name: "North Korean Foreign Minister Ri", "Putin aide Nikolai Patrushev"."""
    i, line = mention.first - 1, mention.line
    i -= line.kind(i) is Kind.TITLE and not line.text(i)[-1:].isalnum() and len(line.text(i)) == 1
    if i < 0:
        return None
    office = office_at(line, i)
    title = line.at.get(i)
    if office is None and title is not None and title.kind is Kind.TITLE:
        heads = [k for k in range(title.first, i) if head_at(line.tokens, k) and not inner(line, k)]
        office = office_at(line, heads[-1]) if heads else None
    if office is None and (title is None or title.kind is not Kind.TITLE):
        office = _of_before(mention)
    if office is not None and office.plural and not (title is not None and title.kind is Kind.TITLE):
        return None
    return office


def _beside(mention: NameMention) -> Office | None:
    """The first of two titles before the name."""
    own = _before(mention)
    return joined_before(mention.line, own) if own is not None else None


def _before_title(mention: NameMention) -> Office | None:
    """The office ahead of a title that tells none of its own: "the defence ministry spokesman Col. X"."""
    line, title = mention.line, mention.line.at.get(mention.first - 1)
    if title is None or title.kind is not Kind.TITLE or title.first == 0 or title.last != mention.first - 1:
        return None
    office = office_at(line, title.first - 1)
    return office if office is not None and not office.plural and office.last == title.first - 1 else None


def _of_before(mention: NameMention) -> Office | None:
    """An office with what it is of, right before the name: "head of the Turkish delegation X"."""
    line, last = mention.line, mention.first - 1
    named = line.kind(last) in (Kind.HIT, Kind.ORGANISATION)
    if not named and line.low(last) not in words("descriptions", "collective"):
        return None
    for head in range(last - 1, max(-1, last - 9), -1):
        if line.text(head) == "," or line.tag(head) in FINITE:
            return None
        if head_at(line.tokens, head):
            office = office_at(line, head)
            return office if office is not None and office.last == last and not office.plural else None
    return None


def _after(mention: NameMention) -> Office | None:
    """The apposition behind a name: "Holm, a shipping expert at Oslo's Fjord Institute,"."""
    line = mention.line
    at = _behind_tag(line, mention.last + 1)
    if line.text(at) != "," and line.text(at) not in DASHES:
        return None
    stop = _apposition_end(line, at + 1)
    if stop == at + 1 or line.tag(at + 1) in _NO_NOUN:
        return None
    office = in_stretch(line, at + 1, stop)
    if office is None or (office.owner_kind == "name" and office.first <= at):
        return None
    lead = any(t.tag in _LEAD for t in line.tokens[at + 1 : office.head_first])
    loose = (office.plural or office.rank == Rank.PERSON) and not office.determiner
    return None if lead or loose else office


def _apposition_end(line: Line, at: int) -> int:
    """Where an apposition that begins at a token ends: at a mark, a verb or "who"; at most 24 tokens on."""
    end = min(len(line.tokens), at + 24)
    return next((k for k in range(at, end) if line.text(k) in _CLOSING or line.tag(k) in _CLAUSE), end)


def _behind_tag(line: Line, at: int) -> int:
    """Where an apposition may begin behind an age or a party tag: ", 45," or ", R-Texas,"."""
    if line.text(at) != "," or line.text(at + 2) == "":
        return at
    word = line.text(at + 1)
    if word.isdigit() and line.text(at + 2) == ",":
        return at + 2
    if word.split("-")[0].rstrip(".") in load("offices")["tags"]:
        return next((k for k in range(at + 2, at + 6) if line.text(k) == ","), at)
    return at


def _before_comma(mention: NameMention) -> Office | None:
    """The description before a name and a comma: "the Norwegian foreign minister, Ida Holm, said"."""
    line, first = mention.line, _from_title(mention)
    if first < 2 or line.text(first - 1) not in _SET_OFF or not _closed(line, mention.last + 1):
        return None
    for head in range(first - 2, max(-1, first - 9), -1):
        if line.tag(head) in FINITE or "," in (line.tag(head), line.text(head)):
            return None
        if head_at(line.tokens, head):
            office = office_at(line, head)
            whole = office is not None and office.last == first - 2 and not office.plural
            alone = first_of_row(line.tokens, head) == head and _set_off(mention)
            if whole and office is not None and (alone or _definite(line, office)):
                return office
            break
    return _apposed(mention)


def _set_off(mention: NameMention) -> bool:
    """Whether commas set a full name off before a verb, so that even "a spokesman for the board, Ann Berg, said" means her."""
    line, at = mention.line, mention.last + 1
    return len(mention.key) > 1 and line.text(at) == "," and line.tag(at + 1) in FINITE


def _from_title(mention: NameMention) -> int:
    """The first token of a name with the title right before it."""
    title = mention.line.at.get(mention.first - 1)
    return title.first if title is not None and title.kind is Kind.TITLE else mention.first


def _apposed(mention: NameMention) -> Office | None:
    """The description that a name is the apposition of by the parse: "the head of the night shift there, X, said"."""
    line, name = mention.line, mention.line.tokens[mention.last]
    head, first = apposed_to(line.tokens, name), _from_title(mention)
    if head is None or not head < first - 1 <= head + _APPOSED or line.text(first - 1) not in _SET_OFF:
        return None
    between = line.tokens[head + 1 : first - 1]
    office = office_at(line, head)
    plain = office is not None and not office.plural and not any(t.text == "," or t.tag in _CLAUSE for t in between)
    return office if plain and office is not None and _definite(line, office) else None


def _closed(line: Line, at: int) -> bool:
    """Whether an apposition that is a name ends before a token: at a mark, a verb, "'s", "and" or the end of the sentence."""
    text = line.text(at)
    return text in _ENDING or text in words("conjunctions", "additive") or line.tag(at) in FINITE


def _definite(line: Line, office: Office) -> bool:
    """Whether an office phrase speaks of the one who holds it: by "the" or by its owner, without "a"."""
    if office.determiner in words("determiners", "articles"):
        return office.determiner in words("determiners", "definite_article")
    return office.owner is not None or _state_owner(line, office)


def _state_owner(line: Line, office: Office) -> bool:
    """Whether a state or an organisation owns the office ("South Korea's president")."""
    return any(t.tag == "POS" for t in line.tokens[office.first : office.head_first])


def _only_in(person: Found) -> None:
    """A country from an office that one country alone has under its name, where the text says none."""
    if person.countries:
        return
    for role in person.roles:
        words_of = f"{role.organisation or ''} {role.office or ''}".lower().strip()
        for label, country in load("offices")["only_in"].items():
            if country and words_of.endswith(label) and not role.country:
                person.countries[country] += 1
                return
