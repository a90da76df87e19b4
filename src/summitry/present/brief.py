"""The brief: what a reader gets of a record, as one offline HTML file or as Markdown.

:func:`brief` reads a record once and puts it in order; how it looks is left to ``present/templates`` and ``markdown.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summitry import kinds
from summitry.kinds import Form
from summitry.model import Certainty, Document, Entry, Standing
from summitry.present import lines, sections, sources, wording
from summitry.present.corroborated import corroborated
from summitry.present.lookup import Desk
from summitry.present.meetings import main_entry, meetings, span_of, tallies
from summitry.present.page import Length, MeetingRow, Page, Rows
from summitry.present.pictures import pictures
from summitry.present.screen import screen
from summitry.present.source import Source
from summitry.present.story import StoryDesk
from summitry.present.told import Screen
from summitry.present.viewer import Marked
from summitry.reason.ledger import values
from summitry.values import edtf


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, ready to be written. ``page`` is all that it says, ``documents`` the texts with their marked spans."""

    page: Page
    documents: tuple[tuple[Document, tuple[Marked, ...]], ...]

    def to_html(self) -> str:
        """One self-contained HTML file: no network, works without scripts, every value linked to its words."""
        from summitry.present.html import render

        return render(self.page, self.documents)

    def to_markdown(self) -> str:
        """The same in Markdown, with the words behind each value as footnotes."""
        from summitry.present.markdown import render

        return render(self.page)

    def to_pdf(self) -> bytes:
        """The same page printed, as a PDF file: needs the extra ``pdf``. Raises InputError where that cannot run."""
        from summitry.present.pdf import printed

        return printed(self.to_html())

    def _repr_html_(self) -> str:
        from summitry.present.html import framed

        return framed(self.to_html(), self.page.title)


def brief(
    source: Source,
    certainty: Certainty = Certainty.STRICT,
    length: Length = Length.ONE_PAGE,
    since: date | None = None,
) -> Brief:
    """The brief of a record, of what is sure enough in it; with ``since``, of what reports since that day tell anew.

    Raises RecordError where the record cannot be read.
    """
    desk = Desk(source, certainty)
    page = _page(desk, length, since)
    marked: dict[str, set[Marked]] = defaultdict(set)
    for place in desk.shown:
        if place.end > place.start:
            marked[place.document].add(Marked(place.start, place.end, place.kind))
    return Brief(page, tuple((doc, tuple(sorted(marked[doc.id]))) for doc in desk.documents.values()))


#: So many stories have a first screen of their own, the largest ones.
_STORIES = 8


def _stories(desk: Desk, since: date | None) -> list[tuple[Screen, Entry | None]]:
    """The first screens of the stories, the largest first, each with its meeting if it is one."""
    order = sorted(desk.source.stories(), key=lambda s: (-len(s.documents), s.id))[:_STORIES]
    groups = [[desk.documents[d] for d in story.documents if d in desk.documents] for story in order]
    stories = [StoryDesk(desk, some, since) for some in groups or [list(desk.documents.values())] if some]
    return [screen(one) for one in stories if any(one.is_new(d.id) for d in one.documents)]


def _page(desk: Desk, length: Length, since: date | None) -> Page:
    told = _stories(desk, since)
    main = next((meeting for _, meeting in told[:1] if meeting), None) or main_entry(desk)
    first = values(main, "party") if main else ()
    rows = {kind: _rows(desk, kind, main) for kind in _told(desk)}
    lead = next((row for some in rows.values() for row in some if isinstance(row, MeetingRow) and row.main), None)
    meetings_told = tuple(row for some in rows.values() for row in some if isinstance(row, MeetingRow))
    return Page(
        title=_title([one for one, _ in told], since),
        subtitle=told[0][0].subtitle if len(told) == 1 else "",
        counts=tuple(_counts(desk)),
        lead=lead,
        disputes=sections.disputes(desk, lambda entry: _rank(entry, main)),
        sums=sections.sums(desk),
        agreed=corroborated(rows),
        rows=rows,
        people=sources.people(desk, first),
        sources=sources.sources(desk),
        origins=tuple(sources.origins(desk)),
        flow=sources.flow(desk),
        skipped=tuple((s.locator, f"{s.stage}: {s.reason}", s.message) for s in desk.source.skipped()),
        corrections=sections.corrections(desk),
        screens=tuple(one for one, _ in told),
        length=length,
        charts=pictures(desk, meetings_told),
        left_out=tuple((point, number) for point, number in desk.left_out if number),
    )


def _told(desk: Desk) -> list[str]:
    """The kinds that a brief tells of, in order: those with a heading, then what plug-ins found that came without one."""
    others = {claim.kind for claim in desk.claims.values()} - set(kinds.kinds())
    return [kind for kind in (*kinds.kinds(), *sorted(others)) if kinds.schema(kind).heading]


def _rows(desk: Desk, kind: str, main: Entry | None) -> Rows:
    """What the section of a kind is made of; the parties of the main meeting go first."""
    first = values(main, "party") if main else ()
    match kinds.schema(kind).form:
        case Form.MEETINGS:
            return meetings(desk, kind, main)
        case Form.TALLIES:
            return tallies(desk, kind)
        case Form.QUOTATIONS:
            return sections.speakers(desk, kind, first)
        case Form.GROUPS:
            return lines.grouped(lines.lines(desk, kind), tuple(desk.side(p) for p in first))
        case Form.LINES:
            return lines.lines(desk, kind)


def _rank(entry: Entry, main: Entry | None) -> int:
    if main and main.id in (entry.id, entry.part_of):
        return 0
    return 1 if kinds.schema(entry.kind).form is Form.MEETINGS else 2


def _title(screens: Sequence[Screen], since: date | None) -> str:
    if not screens:
        return f"Nothing new since {edtf.show(since.isoformat())}" if since else "Brief"
    others = len(screens) - 1
    news = f" – news since {edtf.show(since.isoformat())}" if since else ""
    return (
        screens[0].title + news + (f", and {wording.count(others, 'other story', 'other stories')}" if others else "")
    )


def _counts(desk: Desk) -> Iterator[tuple[str, str]]:
    entries = [e for rows in desk.entries.values() for e in rows]
    findings = [f for e in entries for f in e.findings]
    yield str(len(desk.documents)), "document" if len(desk.documents) == 1 else "documents"
    origins = {c.origin for c in desk.claims.values() if c.origin}
    yield str(len(origins)), "origin" if len(origins) == 1 else "origins"
    yield f"{len(desk.claims):,}", "claim" if len(desk.claims) == 1 else "claims"
    for standing in (Standing.CORROBORATED, Standing.CONTESTED):
        n = sum(f.standing is standing for f in findings)
        yield f"{n:,}", f"{wording.label('standings', standing)} {'value' if n == 1 else 'values'}"
    if time := span_of(desk):
        yield time, "published"
