"""What is corroborated: everything of a brief that rests on two or more independent origins, in a few words each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summitry import kinds
from summitry.model import Standing
from summitry.present import wording
from summitry.present.view import Agreed, Group, Line, MeetingRow, Speaker, Support, TallyRow

_LONGEST = 220


def corroborated(
    meetings: Iterable[MeetingRow],
    tallies: Iterable[TallyRow],
    speakers: Iterable[Speaker],
    stances: Iterable[Group],
    lines: Iterable[tuple[str, Iterable[Line]]],
) -> tuple[Agreed, ...]:
    """The corroborated parts of a brief, meetings first; contested ones stand elsewhere. The main meeting is left out."""
    rows = [
        *(("encounter", ", ".join(filter(None, (m.title, m.date))), m.support) for m in meetings if not m.main),
        *(("tally", f"{t.parties} met {t.count} times {t.period}".strip(), t.support) for t in tallies),
        *(("quote", f"{s.name}: {' … '.join(q.words)}", q.support) for s in speakers for q in s.said),
        *(("stance", told(line), line.support) for g in stances for line in g.lines),
        *((kind, told(line), line.support) for kind, some in lines for line in some),
    ]
    return tuple(_agreed(rows))


def _agreed(rows: Iterable[tuple[str, str, Support]]) -> Iterator[Agreed]:
    for kind, text, support in rows:
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
