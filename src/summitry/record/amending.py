"""What a user means who corrects a slot: which slot of which claim, and its value in the form that the slot asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summitry import kinds
from summitry.errors import InputError
from summitry.kinds import SlotSchema, ValueType
from summitry.model import Amendment, Appearance, Claim, Document, Reading, Slot
from summitry.reconcile.amended import amended, amendments
from summitry.record.store import Store
from summitry.record.targets import Target, find
from summitry.values import actor, clock, duration, edtf, numbers, place, quantity, words

#: A slot as a user names it: its role or label, and after a colon the number of one of several, or + for a further one.
_NAMED = re.compile(r"(?P<name>[^:]+?)\s*(?::\s*(?P<which>\d{1,3}|\+))?")
_TRUE, _FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class Place:
    """A slot of a claim that can be corrected: how to name it, what it is, its number in the claim, and its value now."""

    name: str
    schema: SlotSchema
    at: int | None
    value: str


def places(store: Store, claim: Claim) -> list[Place]:
    """All slots of a claim, those that it lacks and further ones of a role included, in the order of its kind.

    ``claim`` is the claim as it was read.
    """
    said = amendments(store.corrections())
    now = amended(claim, said)
    held = dict(enumerate(claim.slots)) | {
        made.at: made.now for one in said.get(claim.id, ()) if (made := one.amends) and made.at is not None
    }
    found: list[Place] = []
    for schema in kinds.schema(claim.kind).own:
        own = [(at, slot) for at, slot in held.items() if slot.role == schema.role]
        several = len(own) > 1
        found += [
            Place(f"{schema.role}:{n}" if several else schema.role, schema, at, slot.value)
            for n, (at, slot) in enumerate(own, 1)
        ]
        if not own or schema.many:
            further = None if schema.many else now.first(schema.role)
            found.append(
                Place(f"{schema.role}:+" if own else schema.role, schema, None, further.value if further else "")
            )
    return found


def as_read(store: Store, ident: str) -> tuple[Claim, Reading]:
    """A claim as it was read, with the reading of its report. Raises InputError where it was made in reconciling."""
    home = store.claim(ident).document
    reading = next(iter(store.readings([home])))
    claim = next((one for one in reading.claims if one.id == ident), None)
    if claim is None:
        raise InputError(f"{ident} was not read in a report but made of others; correct the claims that it was made of")
    return claim, reading


def amendment(store: Store, said: Sequence[str]) -> tuple[Target, Amendment]:
    """The claim that is corrected, and what it is to hold: ``said`` is the claim, the slot and its value (empty: none).

    A slot goes by its role or label; ``party:2`` is the second of several, ``party:+`` a further one. Raises InputError where
    there is no such claim or slot, or where the value is none of its kind.
    """
    if len(said) != 3:
        raise InputError("say the claim, the slot and its value: summitry correct slot CLAIM SLOT VALUE")
    target = find(store, said[0])
    if len(target.anchors) != 1 or not target.anchors[0].startswith("c-"):
        raise InputError(f"{said[0]} stands for several claims; name one by its id (c-…)")
    claim, reading = as_read(store, target.anchors[0])
    which = _place(places(store, claim), said[1])
    now = _slot(store, claim, reading, which.schema, words.show(said[2]))
    before = claim.slots[which.at].value if which.at is not None else ""
    names = {one.id: one.name for one in reading.appearances}
    told = f"{which.schema.name} {_called(store, now, names) or 'none'}"
    instead = f", not {actor.show(before, names)}" if before else ""
    return Target(target.anchors, f"{target.named}: {told}{instead}", claim.kind, target.home), Amendment(which.at, now)


def _place(held: Sequence[Place], said: str) -> Place:
    """The slot that a user names. Raises InputError with those that there are."""
    found = _NAMED.fullmatch(said.strip())
    name, which = (found["name"].casefold(), found["which"]) if found else ("", None)
    own = [one for one in held if name in (one.schema.role.casefold(), one.schema.name.casefold())]
    if not own:
        there = ", ".join(dict.fromkeys(one.schema.role for one in held))
        raise InputError(f"a claim of this kind has no slot {said!r}; it has {there}")
    exact = [one for one in own if which and one.name.endswith(f":{which}")]
    plain = [one for one in own if not one.name.endswith(":+")]
    if which is None and len(plain) == 1:
        return plain[0]
    if which == "1" and len(plain) == 1 and plain[0].at is not None:
        return plain[0]
    if not exact:
        there = "; ".join(f"{one.name} {one.value}".strip() for one in own)
        raise InputError(f"{said!r} is not clear; there are {there}")
    return exact[0]


def _called(store: Store, now: Slot, names: Mapping[str, str]) -> str:
    """A value as a reader knows it: a name for an appearance."""
    if now.value in names or not now.value.startswith(actor.Reference.APPEARANCE):
        return names.get(now.value, now.value)
    return find(store, now.value).named


def _slot(store: Store, claim: Claim, reading: Reading, schema: SlotSchema, said: str) -> Slot:
    """A slot with a value as a user says it, and where the report has these words."""
    if not said:
        return Slot(schema.role, "")
    start = _where(claim, reading.document, said)
    value = _actor(store, reading, said, start) if schema.type is ValueType.ACTOR else _valued(schema, said)
    return Slot(schema.role, value) if start is None else Slot(schema.role, value, said, start, start + len(said))


def _where(claim: Claim, document: Document, said: str) -> int | None:
    """Where a report has some words: within the claim, else within its passage; None where it has them in neither."""
    home = next((one for one in document.passages if one.start <= claim.start < one.end), None)
    spans = ((claim.start, claim.end), (home.start, home.end) if home else (claim.start, claim.end))
    return next((at for low, high in spans if (at := document.text.find(said, low, high)) >= 0), None)


def _actor(store: Store, reading: Reading, said: str, start: int | None) -> str:
    """Who is meant: an actor of the report by name, else one of the record; words of the report that name nobody stay words."""
    wanted = said.casefold()
    here = [one for one in reading.appearances if wanted in {name.casefold() for name in (one.name, *one.names)}]
    if len({one.id for one in here}) == 1:
        return here[0].id
    try:
        found = find(store, said, actors=True)
    except InputError:
        if start is None or here or actor.parse(said):
            raise
        return said
    if found.anchors[0][:2] != actor.Reference.APPEARANCE:
        raise InputError(f"{said} is no actor; give a name, or an id (a-… or p-…)")
    own: Sequence[Appearance] = [one for one in reading.appearances if one.id in found.anchors]
    return own[0].id if own else found.anchors[0]


# ---------------------------------------------------------------- values by what they are
def _valued(schema: SlotSchema, said: str) -> str:
    """A value in the form that slots of its type have. Raises InputError, with the form that is wanted."""
    make, wanted = _FORMS.get(schema.type, (place.show, "words"))
    value = _choice(schema, said) if schema.type is ValueType.CHOICE and schema.choices else make(said)
    if value is None:
        raise InputError(f"{said!r} is no {schema.name.lower()}: {wanted or ', '.join(schema.choices)}")
    return value


def _choice(schema: SlotSchema, said: str) -> str | None:
    return next((one for one in schema.choices if one.casefold() == said.casefold()), None)


def _time(said: str) -> str | None:
    return said if edtf.parse(said) else None


def _duration(said: str) -> str | None:
    made = said.upper()
    return made if duration.parse(made) is not None else None


def _clock(said: str) -> str | None:
    found = clock.parse(said if said.startswith("T") else f"T{said.zfill(5)}")
    return clock.write(found) if found else None


def _number(said: str) -> str | None:
    found = numbers.parse(said)
    return None if found is None else numbers.write(found)


def _ordinal(said: str) -> str | None:
    return str(int(said)) if said.isdecimal() and int(said) else None


def _quantity(said: str) -> str | None:
    found = quantity.parse(said)
    return quantity.write(found) if found else None


def _flag(said: str) -> str | None:
    return {_TRUE: _TRUE, _FALSE: ""}.get(said.casefold())


#: How a value of each type is taken, and the form that is wanted, for people; all others are words.
_FORMS: Mapping[ValueType, tuple[Callable[[str], str | None], str]] = {
    ValueType.EDTF: (_time, "a date as 2031-05-02, 2031-05 or 2031-05-02/2031-05-04 (EDTF)"),
    ValueType.DURATION: (_duration, "a length as PT2H, PT45M or P3D (ISO 8601)"),
    ValueType.CLOCK: (_clock, "a time of day as 15:35"),
    ValueType.NUMBER: (_number, "a number as 40 or 3.5"),
    ValueType.ORDINAL: (_ordinal, "a place in a row as 1 or 3"),
    ValueType.QUANTITY: (_quantity, "a number as 40, or a range as 40/50"),
    ValueType.FLAG: (_flag, f"{_TRUE} or {_FALSE}"),
    ValueType.CHOICE: (words.show, ""),
}
