"""What a kind of claim is, as data: one YAML file a kind, read here into frozen classes and checked.

The fields below are the keys of the files. The form is that of FollowTheMoney's schemas (https://followthemoney.tech): what is
said of a property in one place drives how it is matched, exported, shown and documented.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cached_property
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import yaml

from summitry import lexicon
from summitry.errors import SchemaError
from summitry.kinds import titles


class ValueType(StrEnum):
    """What the values of a slot are: how they are resolved, named and shown follows from it."""

    ACTOR = "actor"
    EDTF = "edtf"
    DURATION = "duration"
    CLOCK = "clock"
    NUMBER = "number"
    ORDINAL = "ordinal"
    QUANTITY = "quantity"
    PLACE = "place"
    VENUE = "venue"
    COUNTRY = "country"
    CHOICE = "choice"
    FLAG = "flag"
    WORDS = "words"


class Doing(StrEnum):
    """What part an actor has in what a claim tells: does or says it, is there with those who do, or it is done to them."""

    DOER = "doer"
    BESIDE = "beside"
    TOWARDS = "towards"


class When(StrEnum):
    """What a time says: when it happens, when it falls due, from when on or until when it holds."""

    HAPPENS = "happens"
    DUE = "due"
    FROM = "from"
    TO = "to"


class Compare(StrEnum):
    """How two values are compared of which one thing has one only. ``scope``: another value is of something else."""

    TIMES = "times"
    LENGTHS = "lengths"
    CLOCKS = "clocks"
    PLACES = "places"
    COUNTS = "counts"
    AMOUNTS = "amounts"
    SCOPE = "scope"


class Shown(StrEnum):
    """Where a brief shows a slot: as the verb or the text of a line or beside it; as a fact of a meeting, also in its row."""

    VERB = "verb"
    TEXT = "text"
    DETAIL = "detail"
    FACT = "fact"
    ROW = "row"


class Join(StrEnum):
    """What makes two claims of a kind one entry.

    ``meetings``: parties, time and place; ``utterances``: speaker and words; ``actors`` or the ``sides`` they speak for;
    ``figures``: number and what it counts; ``content``: words that say one thing; ``words``: a share of their telling words;
    ``facts``: clauses of two reports that were found to tell one thing, whatever their kind.
    """

    MEETINGS = "meetings"
    UTTERANCES = "utterances"
    ACTORS = "actors"
    SIDES = "sides"
    FIGURES = "figures"
    CONTENT = "content"
    WORDS = "words"
    FACTS = "facts"


class Form(StrEnum):
    """What a section of a brief is made of: the ledger, counts, quotations by speaker, lines by who holds them, or lines."""

    MEETINGS = "meetings"
    TALLIES = "tallies"
    QUOTATIONS = "quotations"
    GROUPS = "groups"
    LINES = "lines"


#: Which values each way of comparing is for.
_FITS = {
    Compare.TIMES: {ValueType.EDTF},
    Compare.LENGTHS: {ValueType.DURATION},
    Compare.CLOCKS: {ValueType.CLOCK},
    Compare.PLACES: {ValueType.PLACE},
    Compare.COUNTS: {ValueType.NUMBER, ValueType.ORDINAL},
    Compare.AMOUNTS: {ValueType.QUANTITY},
    Compare.SCOPE: {ValueType.CHOICE, ValueType.WORDS},
}


@dataclass(frozen=True)
class SlotSchema:
    """A slot of a kind of claim; ``holds`` says in words what its values are."""

    role: str
    type: ValueType
    holds: str = ""
    #: What a reader sees it called.
    label: str = ""
    #: Whether one claim may hold several.
    many: bool = False
    #: The values of a choice, or where in the vocabulary they stand (``file.key``), the more telling first.
    of: tuple[str, ...] = ()
    #: The part of an actor in what is told.
    doing: Doing | None = None
    #: What a time says.
    when: When | None = None
    #: How the values of one entry are compared; without it an entry holds several values at once, which never contradict.
    compare: Compare | None = None
    #: Whether other values are the same thing told otherwise, so that every claim backs it.
    kin: bool = False
    #: Whether its words say what the claim is about.
    about: bool = False
    #: Whether claims with other values are never one.
    apart: bool = False
    #: Whether entries have a finding of it; not of what only says how a claim was made.
    finding: bool = True
    #: Whether only entries have it, worked out of other slots.
    derived: bool = False
    shown: Shown | None = None

    @property
    def name(self) -> str:
        """What a reader sees it called: its label, or the role in plain words."""
        return self.label or _plain(self.role)

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The values of a choice, the more telling first. Raises SchemaError where the vocabulary has no such list."""
        if len(self.of) != 1 or "." not in self.of[0]:
            return self.of
        name, _, key = self.of[0].partition(".")
        try:
            return tuple(lexicon.load(name)[key])
        except (FileNotFoundError, KeyError) as error:
            raise SchemaError(f"slot {self.role}: the vocabulary has no {self.of[0]}") from error


@dataclass(frozen=True)
class KindSchema:
    """A kind of claim; ``says`` is what its claims say, in words."""

    name: str
    slots: tuple[SlotSchema, ...]
    says: str = ""
    #: Place among the kinds, in a brief and in lists.
    order: int = 99
    #: What many of it are called.
    plural: str = ""
    #: Pattern of an entry's title (:mod:`summitry.kinds.titles`); without one it is called by the words of its first claim.
    title: str = ""
    #: The role that holds what was said, where a claim is somebody's words.
    said: str = ""
    join: Join = Join.CONTENT
    #: Share of telling words from which on two claims are one, where they join by words.
    near: float = 0.0
    #: Whether its claims are not read from a report, but made in reconciling.
    derived: bool = False
    #: Whether its words may be held against those of other kinds: they may say the same, or contradict.
    worded: bool = False
    #: Whether it can tell that something foreseen came about.
    decides: bool = False
    #: Whether it tells what happens once, so that two dates of it can contradict.
    once: bool = False
    #: How far its time tells when an undated report was written; 0: not at all.
    dating: int = 0
    #: Rank among those kinds that tell what came of a meeting; 0: it never does.
    witness: int = 9
    #: The section of a brief: its form, its anchor, its heading. Without a heading a brief has none of it.
    form: Form = Form.LINES
    anchor: str = ""
    heading: str = ""
    #: The command that lists its claims, and the help of it.
    command: str = ""
    help: str = ""

    @property
    def called(self) -> str:
        """What many of it are called: its plural, or its name in plain words."""
        return self.plural or _plain(self.name)

    @cached_property
    def by_role(self) -> Mapping[str, SlotSchema]:
        """The slots by role."""
        return {slot.role: slot for slot in self.slots}

    @property
    def own(self) -> tuple[SlotSchema, ...]:
        """The slots that claims of it can hold."""
        return tuple(slot for slot in self.slots if not slot.derived)

    @cached_property
    def doers(self) -> tuple[str, ...]:
        """The roles of those who do, or say, what a claim of it tells."""
        return self.doing(Doing.DOER)

    @cached_property
    def taking_part(self) -> tuple[str, ...]:
        """The roles of all who have a part in what a claim of it tells."""
        return self.doing(*Doing)

    def doing(self, *parts: Doing) -> tuple[str, ...]:
        """The roles of actors that have one of the parts."""
        return tuple(slot.role for slot in self.slots if slot.doing in parts)

    @cached_property
    def about(self) -> tuple[str, ...]:
        """The roles whose words say what a claim of it is about."""
        return tuple(slot.role for slot in self.slots if slot.about)

    @cached_property
    def apart(self) -> tuple[str, ...]:
        """The roles whose values keep two claims of it apart."""
        return tuple(slot.role for slot in self.slots if slot.apart)

    def shown(self, *where: Shown) -> tuple[str, ...]:
        """The roles that a brief shows in one of these places, in order."""
        return tuple(slot.role for slot in self.slots if slot.shown in where)

    def times(self, *when: When) -> tuple[str, ...]:
        """The roles that hold times, of those that say one of these things where any is named."""
        return tuple(slot.role for slot in self.slots if slot.when and (not when or slot.when in when))


_HINTS = {made: get_type_hints(made) for made in (SlotSchema, KindSchema)}
_Made = TypeVar("_Made", SlotSchema, KindSchema)


def read(name: str, text: str, where: str) -> KindSchema:
    """One kind from the text of its file. Raises SchemaError, which names ``where`` it stands and the key."""
    try:
        given = lexicon.parse(text)
    except yaml.YAMLError as error:
        raise SchemaError(f"{where} is no YAML: {error}") from error
    slots = _mapping(_mapping(given, where).get("slots"), f"{where}, slots")
    made = [_made(SlotSchema, _mapping(one, f"{where}, slots.{role}"), f"{where}, slots.{role}", role=role)
            for role, one in slots.items()]  # fmt: skip
    kind = _made(KindSchema, {k: v for k, v in given.items() if k != "slots"}, where, name=name, slots=tuple(made))
    for problem in _problems(kind):
        raise SchemaError(f"{where}, {problem}")
    return kind


def agree(kinds: Iterable[KindSchema]) -> None:
    """Raises SchemaError where a role means one thing in one kind and another in the next: its name is all that some see."""
    first: dict[str, tuple[str, SlotSchema]] = {}
    for kind in kinds:
        for slot in kind.slots:
            before, known = first.setdefault(slot.role, (kind.name, slot))
            for key in ("type", "label", "doing", "when", "compare"):
                if getattr(known, key) != getattr(slot, key):
                    raise SchemaError(
                        f"{kind.name}, slots.{slot.role}.{key}: it is {getattr(slot, key)!s} here and "
                        f"{getattr(known, key)!s} in {before}; a role means the same in all kinds"
                    )


def _problems(kind: KindSchema) -> Iterator[str]:
    """What does not hold together in a kind: the key, and what is wrong with it."""
    for slot in kind.slots:
        yield from (f"slots.{slot.role}.{problem}" for problem in _slot_problems(slot))
    if kind.said and kind.said not in kind.by_role:
        yield f"said: there is no slot {kind.said!r}"
    if unknown := [role for role in titles.roles(kind.title) if role not in kind.by_role]:
        yield f"title: there is no slot {unknown[0]!r}"
    if (kind.join is Join.WORDS) != bool(kind.near):
        yield "near: given if and only if claims join by words"
    if kind.join in (Join.ACTORS, Join.SIDES) and not kind.doers:
        yield f"join: {kind.join} needs a slot with doing: doer"
    if bool(kind.heading) != bool(kind.anchor):
        yield "anchor: a heading needs an anchor, and an anchor a heading"
    if bool(kind.command) != bool(kind.help):
        yield "help: a command needs its help, and a help its command"


def _slot_problems(slot: SlotSchema) -> Iterator[str]:
    if bool(slot.when) != (slot.type is ValueType.EDTF):
        yield "when: given if and only if the type is edtf"
    if slot.doing and slot.type is not ValueType.ACTOR:
        yield f"doing: only an actor does something, not a value of type {slot.type}"
    if slot.compare and slot.type not in _FITS[slot.compare]:
        yield f"compare: {slot.compare} is not for values of type {slot.type}"
    if slot.of and slot.type is not ValueType.CHOICE:
        yield f"of: only a choice has values to choose from, not the type {slot.type}"


def _mapping(given: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(given, Mapping) or not all(isinstance(key, str) for key in given):
        raise SchemaError(f"{where}: a mapping of names is wanted, not {given!r}")
    return given


def _made(made: type[_Made], given: Mapping[str, Any], where: str, **known: Any) -> _Made:
    """A data class from a mapping, each value of the type that the class says."""
    hints = _HINTS[made]
    own = {f.name: f for f in fields(made) if f.name not in known}
    for key in given:
        if key not in own:
            raise SchemaError(f"{where}.{key}: there is no such key; there are {', '.join(own)}")
    for key, one in own.items():
        if key not in given and one.default is MISSING:
            raise SchemaError(f"{where}.{key}: it is missing")
    return made(**known, **{key: _value(hints[key], value, f"{where}.{key}") for key, value in given.items()})


def _value(hint: Any, given: Any, where: str) -> Any:
    """A value of a type: a word of an enumeration, a tuple of words, a number, a truth value, a text."""
    if isinstance(hint, UnionType):
        hint = get_args(hint)[0]
    if get_origin(hint) is tuple:
        words = given if isinstance(given, list) else [given]
        return tuple(_value(str, word, where) for word in words)
    if issubclass(hint, StrEnum):
        if given not in list(hint):
            raise SchemaError(f"{where}: {given!r} is none of {', '.join(hint)}")
        return hint(given)
    if type(given) is not hint:
        raise SchemaError(f"{where}: {given!r} is no {_CALLED[hint]}")
    return given


_CALLED = {str: "text", bool: "true or false", int: "whole number", float: "number with a point"}


def _plain(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
