"""What is corroborated: everything of a brief that rests on two or more independent origins, in a few words each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from summitry import kinds
from summitry.kinds import Form
from summitry.model import Standing
from summitry.present import wording
from summitry.present.evidence import Support
from summitry.present.page import Agreed, Group, Line, MeetingRow, Rows, Speaker, TallyRow

_LONGEST = 220


#: In which order what is agreed is told.
_ORDER = tuple(Form)


#: How often, where a count has a word of its own.
ONCE = {"1": "once", "2": "twice"}


def corroborated(rows: Mapping[str, Rows]) -> tuple[Agreed, ...]:
    """The corroborated parts of a brief, meetings first; contested ones stand elsewhere. The main meeting is left out."""
    order = sorted(rows, key=lambda kind: _ORDER.index(kinds.schema(kind).form))
    return tuple(agreed for kind in order for row in rows[kind] for agreed in _agreed(kind, _said(row)))


def _said(row: MeetingRow | TallyRow | Speaker | Group | Line) -> Iterator[tuple[str, Support]]:
    """What a row says, in a few words each, with what supports it."""
    match row:
        case MeetingRow():
            if not row.main:
                yield ", ".join(filter(None, (row.title, row.date))), row.support
        case TallyRow():
            often = ONCE.get(row.count, f"{row.count} times")
            yield f"{row.parties} met {often} {row.period}".strip(), row.support
        case Speaker():
            yield from ((f"{row.name}: {' … '.join(one.words)}", one.support) for one in row.said)
        case Group():
            yield from ((told(line), line.support) for line in row.lines)
        case Line():
            yield told(row), row.support


def _agreed(kind: str, said: Iterable[tuple[str, Support]]) -> Iterator[Agreed]:
    for text, support in said:
        if support.standing is Standing.CORROBORATED and len(support.origins) > 1:
            yield Agreed(
                kinds.schema(kind).called,
                text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " …",
                support,
            )


def told(line: Line) -> str:
    """A line as plain text."""
    subject = f"{line.subject} {line.verb}" if line.verb else f"{line.subject}:" if line.subject else ""
    return wording.joined(subject, line.before, line.text, line.after)
