"""Entries of which one line each is enough: stances, measures, figures, outlooks, gaps, deeds, and what plug-ins find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from summitry import kinds
from summitry.kinds import Join
from summitry.kinds import Shown as At
from summitry.model import Claim, Entry, Modality, Standing
from summitry.present import wording
from summitry.present.evidence import Support
from summitry.present.lookup import Desk
from summitry.present.page import Group, Line
from summitry.present.sections import display, fullness, near, said_text, supported, value
from summitry.present.support import agreeing, otherwise, telling
from summitry.values import flag, numbers, quantity

_REACH = 70
_SHORT = 45
_TELLING = 9
#: Claims of one entry that are tried for the one that it is shown by.
_COMPARED = 12


def lines(desk: Desk, kind: str) -> tuple[Line, ...]:
    """The entries of a kind as lines, best supported first, then in the order of the documents.

    Entries that would read the same to the letter are one line.
    """
    made: dict[tuple[str, ...], Line] = {}
    for entry, claims in desk.units(kind):
        if claims:
            line = _line(desk, kind, entry, claims)
            key = (line.subject, line.verb, line.text.casefold(), line.modality, line.chain, *map(str, line.details))
            made[key] = _together(made[key], line) if key in made else line
    return tuple(
        sorted(made.values(), key=lambda line: (-len(line.support.origins), -len(line.support.evidence), _place(line)))
    )


def _together(one: Line, other: Line) -> Line:
    """Two lines that read the same, as one with the support of both."""
    origins = tuple(dict.fromkeys((*one.support.origins, *other.support.origins)))
    places = tuple(sorted({*one.support.evidence, *other.support.evidence}, key=lambda e: (e.number, e.start, e.end)))
    contested = Standing.CONTESTED in (one.support.standing, other.support.standing)
    supported = Standing.CORROBORATED if len(origins) > 1 else Standing.SINGLE
    corrected = "; ".join(dict.fromkeys(filter(None, (one.support.corrected, other.support.corrected))))
    support = Support(Standing.CONTESTED if contested else supported, origins, places, corrected)
    apart = tuple(dict.fromkeys((*one.otherwise, *other.otherwise)))
    return replace(one, support=support, otherwise=apart, outcome=one.outcome or other.outcome)


def _place(line: Line) -> tuple[int, int]:
    return next(((e.number, e.start) for e in line.support.evidence), (0, 0))


def _line(desk: Desk, kind: str, entry: Entry | None, claims: tuple[Claim, ...]) -> Line:
    known = kinds.schema(kind)
    claim, backed, wording_of = _shown(desk, entry, claims)
    counted = known.join is Join.FIGURES
    subject = amount(claim) if counted else display(desk, claim, *known.doers)
    left = [c for c in claims if c not in backed]
    return Line(
        subject=subject[:1].upper() + subject[1:],
        side=next((desk.side(slot.value) for role in known.doers for slot in claim.all(role)), ""),
        verb=wording_of.verb,
        text=wording_of.text,
        before=wording_of.before,
        after=wording_of.after,
        details=tuple((kinds.label(r), said) for r in _details(claim) if (said := display(desk, claim, r))),
        modality="" if claim.modality is Modality.HELD else wording.label("modalities", claim.modality),
        denied=claim.polarity == "-" and bool(known.shown(At.VERB)),
        chain="" if (chain := desk.chain(claim)) == subject else chain,
        support=supported(desk, entry, backed),
        otherwise=otherwise(desk, entry, left, amount if counted else lambda c: desk.evidence(c).text),
        outcome=desk.outcome(entry),
    )


def _shown(desk: Desk, entry: Entry | None, claims: tuple[Claim, ...]) -> tuple[Claim, tuple[Claim, ...], _Wording]:
    """The claim that an entry is shown by, those that tell what is shown of it, and its words.

    One that reports of several origins tell goes before one that says more: what stands at the top must be what they agree on.
    """
    rows = []
    for claim in sorted(claims, key=lambda c: fullness(desk, c), reverse=True)[:_COMPARED]:
        words = _wording(desk, claim)
        said = f"{words.before} {words.text} {words.after}"
        backed = telling(desk, said, claim, agreeing(desk, entry, claim, claims))
        rows.append((len(desk.vouching(backed)) > 1, claim, backed, words))
    _, claim, backed, words = max(rows, key=lambda row: row[0])
    return claim, backed, words


@dataclass(frozen=True, slots=True)
class _Wording:
    """The verb and the words of a line, and what stands around them where they alone tell little."""

    verb: str
    text: str
    before: str = ""
    after: str = ""


def _wording(desk: Desk, claim: Claim) -> _Wording:
    """What the slots say, where that is enough to be understood; else the words of the report."""
    known = kinds.schema(claim.kind)
    text = " ".join(said_text(slot) for role in known.shown(At.TEXT) for slot in claim.all(role))
    verb = next((value(claim, role) for role in known.shown(At.VERB)), "")
    if len(text) >= _TELLING:
        return _Wording(verb, wording.paired(text))
    around = ("", "") if claim.end - claim.start > _SHORT else near(desk, claim, _REACH)
    return _Wording(verb and f"{verb}:", wording.paired(desk.evidence(claim).text), *map(wording.paired, around))


def _details(claim: Claim) -> tuple[str, ...]:
    """The roles that stand beside a line: those of the schema, then what a claim has that no schema tells of."""
    known = kinds.schema(claim.kind)
    others = (slot.role for slot in claim.slots if slot.role not in known.by_role)
    return (*known.shown(At.DETAIL), *dict.fromkeys(others))


def amount(claim: Claim) -> str:
    """The amount of a figure in words: ``about 10,000``, ``8,000 to 12,000``, ``at least 50 percent``."""
    low, high = (numbers.parse(value(claim, end)) for end in ("min", "max"))
    approximate = flag.parse(value(claim, "approximate"))
    return quantity.show(quantity.Quantity(low, high, value(claim, "unit") or None, approximate))


def grouped(rows: Iterable[Line], first: Iterable[str] = ()) -> tuple[Group, ...]:
    """Lines under the sides that they are of; those named in ``first`` lead, then the longest groups."""
    lead = list(first)
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in rows:
        groups[line.side or "Not said who"].append(line)
    order = sorted(groups, key=lambda name: (lead.index(name) if name in lead else len(lead), -len(groups[name]), name))
    return tuple(Group(name[:1].upper() + name[1:], tuple(groups[name])) for name in order)
