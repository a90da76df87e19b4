"""Model objects to plain rows and back. Used by the store and by the interchange file, so that both agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

from summitry.model import (
    Actor,
    ActorType,
    Amendment,
    Appearance,
    Argument,
    Certainty,
    Claim,
    Copy,
    Correction,
    CorrectionKind,
    Dating,
    Document,
    Entry,
    Finding,
    Frame,
    Meaning,
    Mention,
    Modality,
    Number,
    Origin,
    OriginType,
    Part,
    Passage,
    Quotation,
    Resolution,
    Role,
    Slot,
    Standing,
    Story,
    Time,
    Value,
)
from summitry.model.notes import Note, NoteKind

Row = dict[str, Any]

#: Names of the fields of each class of the model, looked up once.
_FIELDS: dict[type[Any], tuple[str, ...]] = {}
#: Names of fields, and what takes their values from an object.
_Reader = tuple[tuple[str, ...], Callable[[Any], Sequence[Any]]]
_READERS: dict[tuple[type[Any], tuple[str, ...]], _Reader] = {}

#: What most fields hold, and is left as it is.
_PLAIN = frozenset({str, int, float, bool, type(None)})


def plain(item: Any, *without: str) -> Row:
    """A model object as a row of plain values (nested objects as mappings), without some of its fields."""
    names, values = _reader(type(item), without)
    row = dict(zip(names, values(item), strict=True))
    for name, value in row.items():
        if type(value) not in _PLAIN:
            row[name] = _plain(value)
    return row


def _reader(kind: type[Any], without: tuple[str, ...]) -> _Reader:
    """The fields of a class but for some, and what takes all their values from an object in one step."""
    if (kind, without) not in _READERS:
        names = tuple(name for name in _names(kind) if name not in without)
        values = attrgetter(*names) if len(names) > 1 else lambda item: [getattr(item, name) for name in names]
        _READERS[kind, without] = names, values
    return _READERS[kind, without]


def _plain(value: Any) -> Any:
    """As ``dataclasses.asdict``, which copies every string and takes five times as long."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return tuple([_plain(one) for one in value]) if value else value
    return plain(value) if type(value) in _FIELDS or is_dataclass(value) else value


def _names(kind: type[Any]) -> tuple[str, ...]:
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(f.name for f in fields(kind) if f.compare)
    return _FIELDS[kind]


def _only(kind: type[Any], row: Mapping[str, Any]) -> Row:
    return {key: row[key] for key in _names(kind) if key in row}


def _flat(kind: type[Any], row: Mapping[str, Any]) -> Any:
    """An object whose fields are plain values or lists of plain values."""
    held = {name: tuple(v) if type(v := row[name]) is list else v for name in _names(kind) if name in row}
    return kind(**held)


def role(row: Mapping[str, Any]) -> Role:
    """A role from its row."""
    made: Role = _flat(Role, row)
    return made


#: The lists of a document that have tables and lines of their own, in the order of the text, with what they are called there.
PARTS = {
    "passage": "passages",
    "sentence": "sentences",
    "quotation": "quotations",
    "time": "times",
    "number": "numbers",
    "meaning": "meanings",
}


def document(row: Mapping[str, Any], parts: Mapping[str, Sequence[Mapping[str, Any]]] | None = None) -> Document:
    """A document from its row and the rows of its :data:`PARTS`, by what these are called."""
    parts = parts or {}
    return Document(
        **_only(Document, row)
        | {
            "authors": tuple(row.get("authors") or ()),
            "passages": tuple(map(_passage, parts.get("passage", ()))),
            "sentences": tuple(map(_passage, parts.get("sentence", ()))),
            "quotations": tuple(_flat(Quotation, one) for one in parts.get("quotation", ())),
            "times": tuple(_flat(Time, one) for one in parts.get("time", ())),
            "numbers": tuple(_flat(Number, one) for one in parts.get("number", ())),
            "meanings": tuple(_flat(Meaning, one) for one in parts.get("meaning", ())),
        }
    )


def _passage(row: Mapping[str, Any]) -> Passage:
    return Passage(Part(row["part"]), row["start"], row["end"])


def appearance(row: Mapping[str, Any]) -> Appearance:
    """An appearance from its row."""
    return Appearance(
        **(
            _only(Appearance, row)
            | {
                "actor_type": ActorType(row["actor_type"]),
                "names": tuple(row["names"]),
                "roles": tuple(map(role, row["roles"])),
                "mentions": tuple(_flat(Mention, m) for m in row["mentions"]),
            }
        )
    )


def actor(row: Mapping[str, Any]) -> Actor:
    """An actor from its row."""
    return Actor(
        **(
            _only(Actor, row)
            | {
                "actor_type": ActorType(row["actor_type"]),
                "names": tuple(row["names"]),
                "roles": tuple(map(role, row["roles"])),
                "appearances": tuple(row["appearances"]),
            }
        )
    )


def slot(row: Mapping[str, Any]) -> Slot:
    """A slot from its row."""
    made: Slot = _flat(Slot, row)
    return made


def claim(row: Mapping[str, Any], slots: Sequence[Mapping[str, Any]]) -> Claim:
    """A claim from its row and those of its slots, in order."""
    return Claim(
        **(
            _only(Claim, row)
            | {
                "slots": tuple(map(slot, slots)),
                "modality": Modality(row["modality"]),
                "part": Part(row["part"]),
                "holders": tuple(row["holders"]),
                "certainty": Certainty(row.get("certainty", Certainty.STRICT)),
            }
        )
    )


def frame(row: Mapping[str, Any]) -> Frame:
    """A frame from its row. Its arguments are kept short: role, start, end."""
    arguments = tuple(Argument(str(role), int(start), int(end)) for role, start, end in row["arguments"])
    return Frame(**(_only(Frame, row) | {"arguments": arguments, "holders": tuple(row["holders"])}))


def plain_frame(item: Frame) -> Row:
    """The row of a frame."""
    return plain(item) | {"arguments": [[a.role, a.start, a.end] for a in item.arguments]}


def origin(row: Mapping[str, Any]) -> Origin:
    """An origin from its row."""
    made: Origin = _flat(Origin, {**row, "origin_type": OriginType(row["origin_type"])})
    return made


def story(row: Mapping[str, Any]) -> Story:
    """A story from its row."""
    made: Story = _flat(Story, row)
    return made


def copy(row: Mapping[str, Any]) -> Copy:
    """A copy from its row."""
    return Copy(**(_only(Copy, row) | {"containment": float(row["containment"])}))


def correction(row: Mapping[str, Any]) -> Correction:
    """A correction from its row."""
    sides = tuple(tuple(map(str, side)) for side in row["sides"])
    known = {"kind": CorrectionKind(row["kind"]), "sides": sides, "named": list(row["named"])}
    made: Correction = _flat(Correction, {**row, **known, "amends": amendment(row.get("amends"))})
    return made


def amendment(row: Mapping[str, Any] | None) -> Amendment | None:
    """What a correction says of a slot, from its row; None where it says nothing of any."""
    return Amendment(row["at"], _flat(Slot, row["now"])) if row else None


def note(row: Mapping[str, Any]) -> Note:
    """A note of a user from its row."""
    said = tuple((str(name), str(value)) for name, value in row["said"])
    made: Note = _flat(Note, {**row, "kind": NoteKind(row["kind"]), "said": said})
    return made


def dating(row: Mapping[str, Any]) -> Dating:
    """What reconciling added to a document, from its row."""
    made: Dating = _flat(Dating, row)
    return made


def resolution(row: Mapping[str, Any]) -> Resolution:
    """What reconciling added to a claim, from its row."""
    return Resolution(
        **(
            _only(Resolution, row)
            | {
                "holders": tuple(row["holders"]),
                "values": tuple((int(n), str(value), str(why)) for n, value, why in row["values"]),
            }
        )
    )


def finding(row: Mapping[str, Any]) -> Finding:
    """A finding from its row."""
    return Finding(
        role=row["role"],
        standing=Standing(row["standing"]),
        why=row.get("why", ""),
        values=tuple(_flat(Value, v) for v in row["values"]),
    )


def entry(row: Mapping[str, Any]) -> Entry:
    """An entry from its row."""
    return Entry(
        **(
            _only(Entry, row)
            | {
                "claims": tuple(row["claims"]),
                "findings": tuple(map(finding, row["findings"])),
                "modality": Modality(row["modality"]),
            }
        )
    )
