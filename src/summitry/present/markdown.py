"""The brief in Markdown: the same sections, with the words behind each value as footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from summitry.kinds import Form
from summitry.model import Standing
from summitry.present import wording
from summitry.present.evidence import Evidence, Support
from summitry.present.page import (
    CorrectionRow,
    Dispute,
    Group,
    Length,
    Line,
    MeetingRow,
    Outcome,
    Page,
    PersonRow,
    Said,
    Section,
    SourceRow,
    Speaker,
    TallyRow,
    Telling,
)
from summitry.present.told import Screen, Told
from summitry.values import words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_VERDICTS = {"agrees": "the ledger has as many", "fewer": "the ledger has fewer", "more": "**the ledger has more**"}


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line; HTML and link syntax lose their meaning."""
    return _SPECIAL.sub(r"\\\1", words.show(text)).replace("&", "&amp;")


class _Notes:
    """The footnotes of one brief: each place once, numbered in the order of use."""

    def __init__(self) -> None:
        self._numbers: dict[Evidence, int] = {}

    def refs(self, places: Iterable[Evidence]) -> str:
        return "".join(f"[^{self._numbers.setdefault(e, len(self._numbers) + 1)}]" for e in places)

    def lines(self) -> Iterator[str]:
        for e, n in self._numbers.items():
            yield f"[^{n}]: {escape(e.outlet)} \\[{e.number}\\], characters {e.start}–{e.end}: “{escape(e.text)}”"


def render(page: Page) -> str:
    """The whole brief as Markdown text."""
    notes = _Notes()
    out = [f"# {escape(page.title)}", "", escape(page.subtitle), ""]
    for screen in page.screens:
        out += _screen(screen, notes, headed=len(page.screens) > 1)
    out += [" · ".join(f"{n} {escape(name)}" for n, name in page.counts), ""]
    if page.length is Length.FULL:
        out += _headed(wording.label("sections", "event"), _facts(page.lead, notes))
    for section in page.sections:
        if page.length is Length.FULL or section.form in _ALWAYS:
            out += _headed(section.heading, _WRITTEN[section.form](page, section, notes))
    out += [escape(page.small_print), ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join([*out, *notes.lines()])).strip() + "\n"


def _screen(screen: Screen, notes: _Notes, *, headed: bool) -> Iterator[str]:
    """The first screen of a story, then the story by side."""
    if headed:
        yield from (f"## {escape(screen.title)}", "", escape(screen.subtitle), "")
    if screen.outlet:
        yield from (f"*{wording.label('screen', 'headline')} {escape(screen.outlet)}*", "")
    for part in screen.parts:
        yield from (f"### {part.heading}", "", *(_told(one, notes) for one in part.lines), "")
    for side in screen.sides:
        people = f" — {escape(side.people)}" if side.people else ""
        lines = (_told(one, notes, label) for label, one in side.lines)
        yield from (f"### {escape(side.name)}{people}", "", *lines, "")
    if screen.ahead:
        lines = (_told(one, notes, label) for label, one in screen.ahead)
        yield from (f"### {wording.label('screen', 'ahead')}", "", *lines, "")
    for part in screen.more:
        yield from (f"### {part.heading}", "", *(_told(one, notes) for one in part.lines), "")


def _told(one: Told, notes: _Notes, label: str = "") -> str:
    """A sentence of a report, under its outlet; or one of ours, that leads to the words of reports."""
    about = escape(", ".join(filter(None, (one.outlet, one.day, one.note and f"→ {one.note}"))))
    said = escape(one.text) if one.own else f"“{escape(wording.nested(one.text))}” — {about}"
    backed = (
        f" {_badge(one.support)}{notes.refs(one.support.evidence[:4])}" if one.own else _backed(one.support, notes, 4)
    )
    return f"- {f'*{label}:* ' if label else ''}{said}{backed}{_alike(one, notes)}"


def _alike(one: Told, notes: _Notes) -> str:
    """Who tells a line in other words, and where."""
    outlets = [f"{escape(place.outlet)}{notes.refs([place])}" for place in one.alike]
    return f"; {wording.label('screen', 'alike')} {wording.listed(outlets)}" if one.alike else ""


def _headed(heading: str, rows: Iterable[str]) -> list[str]:
    """The lines of a section below its heading; none where there are none."""
    made = list(rows)
    return [f"## {heading}", "", *made, ""] if made else []


def _contested(page: Page, notes: _Notes) -> Iterator[str]:
    rows = (
        page.disputes
        if page.length is Length.FULL
        else [d for d in page.disputes if d.sure and not _on_screen(page, d)]
    )
    yield from (line for dispute in rows for line in _dispute(dispute, notes))
    if page.sums:
        yield from ["### Figures that do not add up within a report", ""]
    yield from (f"- “{escape(s.words.text)}”: {escape(s.why)}{notes.refs([s.words])}" for s in page.sums)


def _on_screen(page: Page, dispute: Dispute) -> bool:
    """Whether the first screens tell two sides of a dispute in the sentences of their reports."""
    places = [
        place
        for screen in page.screens
        for part in screen.parts
        for line in part.lines
        if line.support.standing is Standing.CONTESTED
        for place in line.support.evidence
    ]
    told = [
        any(_lies_in(quoted.evidence, place) for quoted in side.quoted for place in places) for side in dispute.sides
    ]
    return sum(told) > 1


def _lies_in(inner: Evidence, outer: Evidence) -> bool:
    """Whether a place lies within another."""
    return inner.document == outer.document and outer.start <= inner.start and inner.end <= outer.end


def _agreed(page: Page, notes: _Notes) -> Iterator[str]:
    yield from (f"- {escape(a.text)} *{a.kind}*{_backed(a.support, notes)}" for a in page.agreed)


def _sources(page: Page) -> Iterator[str]:
    yield from map(_source, page.sources)
    if page.skipped:
        yield from ["", "### Left out", ""]
    for where, why, message in page.skipped:
        yield f"- `{where.replace('`', '')}` ({escape(why)}): {escape(message)}"


def _each(write: Callable[[Any, _Notes], Iterable[str]]) -> Callable[[Page, Section, _Notes], Iterable[str]]:
    """A section of a kind, its rows one after the other."""
    return lambda page, section, notes: (line for row in section.rows for line in write(row, notes))


def _badge(support: Support) -> str:
    if support.standing is Standing.CONTESTED:
        return f"(**contested**{', corrected' if support.corrected else ''})"
    told = (wording.count(len(support.origins), "origin") if support.origins else "", support.corrected and "corrected")
    return f"({', '.join(filter(None, told))})" if any(told) else ""


def _backed(support: Support, notes: _Notes, most: int = 6) -> str:
    return f" {_badge(support)}{notes.refs(support.first[:most])}"


def _facts(lead: MeetingRow | None, notes: _Notes) -> Iterator[str]:
    for fact in lead.facts if lead else ():
        shown = "; ".join(
            f"**{escape(v.text)}**{_relation(v.relation)}{_backed(v.support, notes)}" for v in fact.values
        )
        contested = " — **contested**" if fact.standing is Standing.CONTESTED else ""
        yield f"- {fact.label}: {shown}{contested}" + (f" — {escape(fact.why)}" if fact.why else "")


def _relation(relation: str) -> str:
    return f" ({escape(relation)})" if relation else ""


def _dispute(dispute: Dispute, notes: _Notes) -> Iterator[str]:
    yield f"### {dispute.label}: {escape(dispute.title)}{' (corrected)' if dispute.corrected else ''}"
    yield ""
    for side in dispute.sides:
        shown, places = side.shown, [q.evidence for q in side.quoted]
        origins = escape(", ".join(shown.support.origins))
        held = f", by the word of {escape(side.holders)}" if side.holders else ""
        yield f"- **{escape(shown.text)}**{_relation(shown.relation)}{held} — {origins}{notes.refs(places)}"
        yield from (f"  > {escape(q.before)} **{escape(q.evidence.text)}** {escape(q.after)}" for q in side.quoted[:2])
    yield from ["", escape(dispute.why), ""]


def _speaker(speaker: Speaker, notes: _Notes) -> Iterator[str]:
    yield f"### {escape(speaker.name)}" + (f" ({escape(speaker.about)})" if speaker.about else "")
    yield ""
    for said in speaker.said:
        yield _said(said, notes)
        yield from (_telling(one, notes) for one in said.tellings)
    yield ""


def _telling(told: Telling, notes: _Notes) -> str:
    """One wording among several, the words that differ in bold."""
    words = " ".join(f"**{escape(text)}**" if state == "changed" else escape(text) for text, state in told.stretches)
    outlets = escape(", ".join(dict.fromkeys(e.outlet for e in told.evidence)))
    return f"  - {outlets}: {f'“{words}”' if told.quoted else words}{notes.refs(told.evidence)}"


def _said(said: Said, notes: _Notes) -> str:
    words = " … ".join(map(escape, said.words))
    shown = words if said.form != "direct" else f"“{words}”"
    context = (
        said.modality,
        f"with {said.others}" if said.others else "",
        f"to {said.addressee}" if said.addressee else "",
        said.occasion,
        f"passed on by {said.chain}" if said.chain else "",
    )
    about = ", ".join(map(escape, filter(None, context)))
    cue = f"*{escape(said.cue)}* " if said.cue and said.form == "indirect" else ""
    return f"- {cue}{shown}{f' — {about}' if about else ''}{' (not said)' if said.denied else ''}{_backed(said.support, notes)}"


def _meeting(row: MeetingRow, notes: _Notes, indent: str = "") -> Iterator[str]:
    more = "; ".join(f"{f.label.lower()} {escape(', '.join(v.text for v in f.values))}" for f in row.facts if f.in_row)
    state = "" if row.modality == "held" else f" *({row.modality})*"
    state += " *(did not take place)*" if row.denied else ""
    named = f"{escape(row.date or 'not dated')}: {escape(row.title)}{state}{f' — {more}' if more else ''}"
    yield f"{indent}- {named}{_backed(row.support, notes, 3)}{_outcome(row.outcome, notes)}"
    for session in row.sessions:
        yield from _meeting(session, notes, indent + "  ")


def _tally(row: TallyRow, notes: _Notes) -> Iterator[str]:
    verdict = _VERDICTS.get(row.verdict, "")
    yield (
        f"- {escape(row.parties)}: {row.count}{f', {escape(row.period)}' if row.period else ''}{_backed(row.support, notes)}"
        f"{f' — {verdict}' if verdict else ''}"
    )


def _group(group: Group, notes: _Notes) -> Iterator[str]:
    yield f"### {escape(group.name)}"
    yield ""
    yield from (_line(line, notes, subject=line.subject != group.name) for line in group.lines)
    yield ""


def _line(line: Line, notes: _Notes, *, subject: bool = True) -> str:
    who = f"**{escape(line.subject)}**{'' if line.verb else ':'} " if subject and line.subject else ""
    verb = f"*{escape(line.verb)}* " if line.verb else ""
    about = [f"{name.lower()} {shown}" for name, shown in line.details] + (
        [f"by the word of {line.chain}"] if line.chain else []
    )
    state = ", ".join(filter(None, (line.modality, "not" if line.denied else "")))
    more = f" — {escape('; '.join(about))}" if about else ""
    said = f"{who}{verb}{escape(line.text)}{f' *({state})*' if state else ''}{more}"
    return f"- {said}{_backed(line.support, notes)}{_otherwise(line, notes)}{_outcome(line.outcome, notes)}"


def _otherwise(line: Line, notes: _Notes) -> str:
    """What reports tell of the same in other numbers."""
    return "".join(
        f"; elsewhere **{escape(v.text)}**{_relation(v.relation)}{_backed(v.support, notes)}" for v in line.otherwise
    )


def _outcome(outcome: Outcome | None, notes: _Notes) -> str:
    if outcome is None:
        return ""
    by = outcome.decided_by
    if by is None:
        return f" → was due by {outcome.due}; no later report tells of it in like words"
    return f" → **{outcome.verdict}**: “{escape(by.text)}”{notes.refs([by])}"


def _person(row: PersonRow, notes: _Notes) -> str:
    roles = "; ".join(f"{escape(name)}{notes.refs(places[:2])}" for name, places in row.roles)
    mark = " (corrected)" if row.corrected else ""
    return f"- **{escape(row.name)}**{mark}{f', {escape(row.country)}' if row.country else ''}{f': {roles}' if roles else ''}"


def _correction(row: CorrectionRow, notes: _Notes) -> str:
    named = " / ".join(f"“{escape(name)}”" for name in row.named)
    state = f" *({escape(row.state)})*" if row.state else ""
    by = f"{escape(row.author)}, {escape(row.date)}, `{row.id}`"
    return f"- **{row.kind}**: {named}{state} — {escape(row.because)} ({by}){notes.refs(row.words[:6])}"


def _source(row: SourceRow) -> str:
    named = f"**{escape(row.outlet)}**" + (f": {escape(row.title)}" if row.title else "")
    date = escape(row.date) + (f" ({escape(row.date_note)})" if row.date_note else "")
    depends = "; ".join((f"Origin: {row.origin}", *row.copies, *(f"relays {name}" for name in row.relays)))
    return f"- \\[{row.number}\\] {named}, {date}. {escape(depends)}"


#: Sections that a brief of one page has, too.
_ALWAYS = frozenset({"contested", "sources", "corrections"})
#: How a section of each form is written.
_WRITTEN: Mapping[str, Callable[[Page, Section, _Notes], Iterable[str]]] = {
    "contested": lambda page, _, notes: _contested(page, notes),
    "agreed": lambda page, _, notes: _agreed(page, notes),
    Form.QUOTATIONS: _each(_speaker),
    Form.MEETINGS: _each(_meeting),
    Form.TALLIES: _each(_tally),
    Form.GROUPS: _each(_group),
    Form.LINES: _each(lambda line, notes: [_line(line, notes)]),
    "people": lambda page, _, notes: [_person(row, notes) for row in page.people],
    "sources": lambda page, _section, _notes: _sources(page),
    "corrections": lambda page, _, notes: [_correction(row, notes) for row in page.corrections],
}
