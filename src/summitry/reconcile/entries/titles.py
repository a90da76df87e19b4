"""What an entry is called, for people: "Summit of A and B, Vladivostok, 25 April 2019"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from summitry import vocabulary
from summitry.model import ActorType, Finding, Value
from summitry.reconcile.actors import ActorIndex
from summitry.reconcile.entries.group import Group
from summitry.reconcile.spans import span

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
#: Longest title in characters; longer ones are cut at a word.
_LENGTH = 140
_TWO = 2


def title(group: Group, found: Sequence[Finding], actors: ActorIndex) -> str:
    """The title of an entry from its findings."""
    by_role = {f.role: f for f in found}
    if "party" in by_role:
        by_role["party"] = _firm(by_role["party"], group)
    maker = _TITLES.get(group.kind)
    made = " ".join((maker(by_role, actors) if maker else "").split()) or " ".join(group.facts[0].text.split())
    made = made[:1].upper() + made[1:]
    return made if len(made) <= _LENGTH else made[:_LENGTH].rsplit(" ", 1)[0] + " …"


def _firm(parties: Finding, group: Group) -> Finding:
    """The parties without one that a single claim names, where three claims of two reports agree on two others."""
    pairs: dict[frozenset[str], set[tuple[str, str]]] = defaultdict(set)
    for fact in group.facts:
        pairs[frozenset(fact.all("party"))].add((fact.document.id, fact.claim.id))
    agreed = [
        pair
        for pair, told in pairs.items()
        if len(pair) == _TWO and len(told) > _TWO and len({d for d, _ in told}) >= _TWO
    ]
    if not agreed:
        return parties
    firm = frozenset().union(*agreed)
    return replace(parties, values=tuple(v for v in parties.values if v.value in firm or len(v.claims) > 1))


def spoken_time(value: str) -> str:
    """An EDTF value as people write it: ``2019-04-25`` → 25 April 2019; ``rel:…`` gives nothing."""
    days = span(value)
    if days is None:
        return ""
    low, high = days
    if low == high:
        return f"{low.day} {_MONTHS[low.month - 1]} {low.year}"
    if low == date.min or high == date.max:
        return f"from {spoken_time(low.isoformat())}" if high == date.max else f"until {spoken_time(high.isoformat())}"
    if len(value) == 4:
        return value
    if len(value) == 7 and (low.year, low.month) == (high.year, high.month):
        return f"{_MONTHS[low.month - 1]} {low.year}"
    if low.year == high.year and low.month == high.month:
        return f"{low.day}–{high.day} {_MONTHS[low.month - 1]} {low.year}"
    return f"{spoken_time(low.isoformat())} – {spoken_time(high.isoformat())}"


def _names(finding: Finding | None, actors: ActorIndex, most: int = 4) -> str:
    """The names of a finding's actors as a list; a country that one of the persons already speaks for is left out."""
    if finding is None:
        return ""
    known = [(v, actors.actor(v.value)) for v in finding.values]
    spoken_for = {a.country for _, a in known if a and a.actor_type is ActorType.PERSON}
    firm = [(v, a) for v, a in known if a and a.actor_type not in (ActorType.UNNAMED, ActorType.GROUP)]
    named = firm if len(firm) > 1 else [(v, a) for v, a in known if (v, a) in firm or not _listens(v)]
    names = list(
        dict.fromkeys(
            (a.name if a else v.text or v.value)
            for v, a in named
            if not (a and a.actor_type is ActorType.STATE and a.country in spoken_for)
        )
    )
    shown = names[:most] + (["others"] if len(names) > most else [])
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1] if shown else ""


def _listens(value: Value) -> bool:
    """Whether a party is the press that was told, or just the word of the event ("conference")."""
    rules = vocabulary.load("meetings")
    events = {word for some in rules["families"].values() for form in some for word in form.split()}
    return value.value in rules["listeners"] or value.text.casefold() in events | set(rules["listeners"])


def _encounter(by_role: dict[str, Finding], actors: ActorIndex) -> str:
    form = _value(by_role, "format") or "encounter"
    parties = _names(by_role.get("party"), actors) or _names(by_role.get("delegate"), actors)
    place = _value(by_role, "place") or _text(by_role, "venue")
    when = spoken_time(_value(by_role, "time"))
    return ", ".join(p for p in (f"{form} of {parties}" if parties else form, place, when) if p)


def _value(by_role: dict[str, Finding], role: str) -> str:
    return by_role[role].values[0].value if role in by_role and by_role[role].values else ""


def _text(by_role: dict[str, Finding], role: str) -> str:
    return by_role[role].values[0].text if role in by_role and by_role[role].values else ""


def _quote(by_role: dict[str, Finding], actors: ActorIndex) -> str:
    speaker = _names(by_role.get("speaker"), actors, 1) or "somebody"
    words = _value(by_role, "content")
    return f"{speaker}: “{words}”" if words else ""


def _tally(by_role: dict[str, Finding], actors: ActorIndex) -> str:
    return f"{_names(by_role.get('party'), actors)}: {_value(by_role, 'count')} encounters counted"


def _stance(by_role: dict[str, Finding], actors: ActorIndex) -> str:
    who, issue = _names(by_role.get("actor"), actors, 2), _value(by_role, "issue")
    return f"{who} {_value(by_role, 'attitude')} {issue}" if who and issue else ""


def _role(by_role: dict[str, Finding], actors: ActorIndex) -> str:
    what = ", ".join(p for p in (_value(by_role, "office"), _names(by_role.get("organisation"), actors)) if p)
    return f"{_names(by_role.get('person'), actors, 1)}: {what}"


def _figure(by_role: dict[str, Finding], actors: ActorIndex) -> str:  # noqa: ARG001 - one signature for all
    what = _value(by_role, "what")
    return f"{what}: {_text(by_role, 'amount')}" if what else ""


_TITLES: dict[str, Callable[[dict[str, Finding], ActorIndex], str]] = {
    "encounter": _encounter,
    "quote": _quote,
    "tally": _tally,
    "stance": _stance,
    "role": _role,
    "figure": _figure,
}
