"""The sections of a brief but for the meetings and the sources: quotations, lines of each kind, disputes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from summitry import kinds
from summitry.model import Claim, Entry, Finding, Modality, Slot, Standing, Value
from summitry.present import gates, wording
from summitry.present.evidence import Support
from summitry.present.lookup import Desk
from summitry.present.opposed import is_sure
from summitry.present.page import CorrectionRow, Dispute, Quoted, Said, Shown, Side, Speaker, Sum, Telling
from summitry.present.support import agreeing, telling
from summitry.reason.wordings import wordings
from summitry.reconcile.text import content as stems
from summitry.record.corrected import State
from summitry.values import edtf, words

_AROUND = 180
#: Telling words below which a sentence is no part of an utterance by itself.
_FEW = 3
_MARKS = '"“”«»„'


def standing(entry: Entry | None, origins: tuple[str, ...]) -> Standing:
    """The standing of a whole entry: contested if any finding is, else by the number of its origins."""
    if entry and any(f.standing is Standing.CONTESTED for f in entry.findings):
        return Standing.CONTESTED
    return Standing.CORROBORATED if len(origins) > 1 else Standing.SINGLE


def supported(desk: Desk, entry: Entry | None, claims: tuple[Claim, ...]) -> Support:
    """Where an entry is said, with its standing."""
    plain = desk.support(claims)
    return Support(standing(entry, plain.origins), plain.origins, plain.evidence, desk.corrected(entry))


def fullness(desk: Desk, claim: Claim) -> tuple[int, int, int]:
    """How much a claim says: by the number of its slots; of equals the first read."""
    return len(claim.slots), -desk.numbers[claim.document], -claim.start


def fullest(desk: Desk, claims: tuple[Claim, ...]) -> Claim:
    """The claim of an utterance that says most."""
    return max(claims, key=lambda c: fullness(desk, c))


# ---------------------------------------------------------------------- quotations
def speakers(desk: Desk, kind: str, first: tuple[str, ...]) -> tuple[Speaker, ...]:
    """All quotations by speaker: ``first`` (the parties of the main meeting) lead, then those quoted most."""
    rows: dict[str, list[tuple[Claim, Said]]] = defaultdict(list)
    for entry, claims in desk.units(kind):
        if claims:
            claim = fullest(desk, claims)
            slot = claim.first("speaker")
            key = desk.actor_id(slot.value) if slot and not gates.is_pronoun(slot.value) else ""
            rows[key] += [(claim, said) for said in _parts(desk, entry, claim, claims)]
    order = sorted(
        rows,
        key=lambda key: (first.index(key) if key in first else len(first), key == "", -len(rows[key]), desk.name(key)),
    )
    return tuple(
        Speaker(_named(desk, key), desk.about(key), tuple(said for _, said in _in_order(desk, rows[key])))
        for key in order
    )


def _named(desk: Desk, key: str) -> str:
    if not key:
        return "Speaker not known"
    name = desk.name(key)
    return name[:1].upper() + name[1:]


def _in_order(desk: Desk, rows: list[tuple[Claim, Said]]) -> list[tuple[Claim, Said]]:
    """Words in quotation marks first, each kind in the order of the documents."""
    return sorted(rows, key=lambda row: (row[1].form == "indirect", desk.numbers[row[0].document], row[0].start))


def _parts(desk: Desk, entry: Entry | None, claim: Claim, claims: tuple[Claim, ...]) -> Iterator[Said]:
    """An utterance, parted where one report tells sentences of it that the others do not: each part with its own support."""
    agreed = agreeing(desk, entry, claim, claims)
    parted: dict[tuple[Claim, ...], list[Slot]] = {}
    for piece in _pieces(desk, claim):
        parted.setdefault(telling(desk, piece.value, claim, agreed), []).append(piece)
    if len(parted) < 2:
        backed = next(iter(parted), agreed)
        yield _said(desk, entry, claim, claim.all("content"), backed, _tellings(desk, claims))
        return
    for number, (backed, content) in enumerate(parted.items()):
        yield _said(desk, entry, claim, tuple(content), backed, () if number else _tellings(desk, claims))


def _pieces(desk: Desk, claim: Claim) -> Iterator[Slot]:
    """The pieces of what was said, sentence by sentence; a sentence of few telling words stays with the one before it."""
    text = desk.documents[claim.document].text
    for slot in claim.all("content"):
        if slot.start is None or slot.end is None:
            yield slot
            continue
        places: list[tuple[int, int]] = []
        for start, end in desk.sentences(claim.document).within(slot.start, slot.end):
            few = places and len(stems.words(text[start:end])) < _FEW
            places[-1:] = [(places[-1][0], end)] if few else [*places[-1:], (start, end)]
        yield from (replace(slot, value=text[a:b], text=text[a:b], start=a, end=b) for a, b in places)


def _said(
    desk: Desk,
    entry: Entry | None,
    claim: Claim,
    content: tuple[Slot, ...],
    backed: tuple[Claim, ...],
    tellings: tuple[Telling, ...],
) -> Said:
    slot = claim.first("speaker")
    name = desk.name(slot.value) if slot else ""
    support = desk.support(backed, "content")
    before, after = around(desk, claim, content)
    return Said(
        speaker=name,
        others=wording.listed([desk.name(s.value) for s in claim.all("speaker")[1:]]),
        cue=said_text(claim.first("cue")),
        words=tuple(_verbatim(desk, claim, s) for s in content) or (desk.evidence(claim).text,),
        form=value(claim, "form") or "indirect",
        addressee=display(desk, claim, "addressee"),
        occasion=", ".join(filter(None, (said_text(claim.first("setting")), display(desk, claim, "time")))),
        chain=" ← ".join(filter(None, (_via(desk, claim), desk.chain(claim)))),
        before=before,
        after=after,
        denied=claim.polarity == "-",
        modality="" if claim.modality is Modality.HELD else wording.label("modalities", claim.modality),
        tellings=tellings,
        support=Support(standing(entry, support.origins), support.origins, support.evidence, desk.corrected(entry)),
    )


def _tellings(desk: Desk, claims: tuple[Claim, ...]) -> tuple[Telling, ...]:
    """The wordings of an utterance that different reports give; none where one report, or one wording, is all there is."""
    if len({claim.document for claim in claims}) < 2:
        return ()
    texts = {claim.document: desk.documents[claim.document].text for claim in claims}
    found = wordings(sorted(claims, key=lambda c: (desk.numbers[c.document], c.start)), texts)
    return tuple(
        Telling(
            tuple((stretch.text, stretch.state) for stretch in one.stretches),
            any(value(claim, "form") == "direct" for claim in one.claims),
            tuple(desk.evidence(claim) for claim in one.claims),
        )
        for one in (found if len(found) > 1 else ())
    )


def _via(desk: Desk, claim: Claim) -> str:
    return " ← ".join(
        desk.display("via", s)
        for s in claim.all("via")
        if desk.actor_id(s.value) not in map(desk.actor_id, claim.holders)
    )


def _verbatim(desk: Desk, claim: Claim, slot: Slot) -> str:
    if slot.start is None or slot.end is None:
        return words.show(slot.value)
    said = words.show(desk.documents[claim.document].text[slot.start : slot.end])
    return said.strip(_MARKS).rstrip(",") if value(claim, "form") == "direct" else said


def around(desk: Desk, claim: Claim, content: Iterable[Slot] = (), reach: int = _AROUND) -> tuple[str, str]:
    """The words before and after a claim within its passage, at most ``reach`` characters each, cut at a word."""
    doc = desk.documents[claim.document]
    passage = next((p for p in doc.passages if p.start <= claim.start < p.end), None)
    low, high = (passage.start, passage.end) if passage else (0, len(doc.text))
    start = min([claim.start, *(s.start for s in content if s.start is not None)])
    end = max([claim.end, *(s.end for s in content if s.end is not None)])
    return _cut(doc.text, (max(0, start - reach, low), start), (end, max(end, min(high, end + reach))), (low, high))


def near(desk: Desk, claim: Claim, reach: int = 120) -> tuple[str, str]:
    """The words around a claim within its sentence, at most ``reach`` characters each, cut at a word."""
    low, high = desk.sentences(claim.document).around(claim.start, claim.end)
    before, after = (max(low, claim.start - reach), claim.start), (claim.end, min(high, claim.end + reach))
    return _cut(desk.documents[claim.document].text, before, after, (low, high))


def _cut(text: str, left: tuple[int, int], right: tuple[int, int], within: tuple[int, int]) -> tuple[str, str]:
    """The words of two stretches; an ellipsis for the part of a word, and more, that is left out of ``within``."""
    before, after = text[slice(*left)], text[slice(*right)]
    if within[0] < left[0]:
        before = "… " + before.partition(" ")[2]
    if right[1] < within[1]:
        after = after.rpartition(" ")[0] + " …"
    return words.show(before), words.show(after)


def said_text(slot: Slot | None) -> str:
    """The words of a slot, else its value; empty for none."""
    return words.show(slot.text or slot.value) if slot else ""


def value(claim: Claim, role: str) -> str:
    """The first value of a role; empty where there is none."""
    slot = claim.first(role)
    return slot.value if slot else ""


def display(desk: Desk, claim: Claim, *roles: str) -> str:
    """The values of some roles in words, each once."""
    shown = [desk.display(role, slot) for role in roles for slot in claim.all(role)]
    return wording.listed(list(dict.fromkeys(shown)))


# ---------------------------------------------------------------------- what is contested
def disputes(desk: Desk, order: Callable[[Entry], int]) -> tuple[Dispute, ...]:
    """Every contested finding with its sides; those of the entries that ``order`` puts first come first."""
    entries = sorted((e for rows in desk.entries.values() for e in rows), key=lambda e: (order(e), -len(e.claims)))
    return tuple(
        _dispute(desk, entry, finding)
        for entry in entries
        for finding in entry.findings
        if finding.standing is Standing.CONTESTED
    )


def sums(desk: Desk) -> tuple[Sum, ...]:
    """Figures that do not add up within one report."""
    return tuple(Sum(desk.words(m.document, m.start, m.end, "figure"), m.why) for m in desk.checks.sums)


def _dispute(desk: Desk, entry: Entry, finding: Finding) -> Dispute:
    fact = desk.fact(finding)
    own = any(value.relation == "two-sided" for value in finding.values)
    sides = tuple(_side(desk, shown, value, own) for shown, value in zip(fact.values, finding.values, strict=True))
    title = entry.title or desk.evidence(desk.claims[entry.claims[0]]).text
    return Dispute(title, fact.label, sides, fact.why, desk.corrected(entry), is_sure(finding))


def _side(desk: Desk, shown: Shown, value: Value, own: bool) -> Side:
    """A side of a dispute with the words of its claims, one place an origin, within their sentences."""
    rows = (c for name in value.claims if (c := desk.claims.get(name)))
    claims = sorted(rows, key=lambda c: (desk.numbers[c.document], c.start), reverse=True)
    first = {c.origin or c.document: c for c in claims}
    quoted = tuple(_quoted(desk, claim) for claim in reversed(first.values()))
    return Side(shown, quoted, _holders(desk, reversed(claims)) if own else "")


def _holders(desk: Desk, claims: Iterable[Claim]) -> str:
    """By whose word the claims are told: the nearest holder of each, else who says or does it."""
    named = (c.holders[:1] or tuple(s.value for role in kinds.doers(c.kind) for s in c.all(role)) for c in claims)
    return wording.listed(list(dict.fromkeys(desk.name(value) for values in named for value in values)))


def _quoted(desk: Desk, claim: Claim) -> Quoted:
    before, after = near(desk, claim)
    return Quoted(before, desk.evidence(claim), after)


def corrections(desk: Desk) -> tuple[CorrectionRow, ...]:
    """What users corrected, by time; what is undone is left out. Claims that are set aside are shown by their words."""
    return tuple(_correction(desk, state) for state in desk.states)


def _correction(desk: Desk, state: State) -> CorrectionRow:
    one = state.correction
    claims = [desk.claims[t] for t in one.targets if t in desk.claims]
    return CorrectionRow(
        one.id,
        wording.label("corrections", one.kind),
        tuple(map(words.show, one.named)),
        one.because,
        one.author,
        edtf.show(one.at[:10]),
        state.said,
        tuple(desk.evidence(claim) for claim in claims),
    )
