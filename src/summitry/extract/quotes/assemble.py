"""From an attribution to a claim: its slots, its form, and the chain that vouches for it."""

from __future__ import annotations

from collections.abc import Iterable

from summitry.extract.quotes.attribution import Attribution, Rule
from summitry.extract.quotes.circumstances import circumstances, named
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.spans import MARKS, Span, hull, spaced
from summitry.language import ParsedDocument
from summitry.model import Claim, Slot

#: From which share of its characters in quotation marks on content is direct, not mixed.
DIRECT = 0.95


def claim_of(
    parsed: ParsedDocument, attribution: Attribution, marks: Marks, within: Iterable[Attribution] = ()
) -> Claim:
    """The claim of an attribution. Its span is that of the content; ``form`` has the rule group as its reason.

    ``within`` are the attributions in whose words it stands: their speakers hold it behind its own.
    """
    around = circumstances(parsed, attribution, marks)
    speakers = _speakers(parsed, attribution)
    via = [slot for relay in around.relays for slot in named(parsed, "via", relay)]
    slots = [*speakers]
    if attribution.cue is not None:
        start, end = attribution.cue
        slots.append(Slot("cue", attribution.lemma, parsed.text[start:end], start, end))
    slots += [Slot("content", spaced(parsed.text[s:e]), parsed.text[s:e], s, e) for s, e in attribution.content]
    form = form_of(marks, attribution.content)
    if form == "direct" and attribution.cue is not None and marks.is_block(attribution.content[0][0]):
        form = "indirect"  # what another is told to have said within the words of a speaker that no marks set off
    if attribution.rule is Rule.HEADLINE and form == "direct" and not is_quoted(parsed.text, attribution.content[0]):
        form = "indirect"  # a headline puts it in its own words
    slots.append(Slot("form", form, why=attribution.rule))
    slots += [slot for addressee in around.addressees for slot in named(parsed, "addressee", addressee)]
    slots += [*around.settings, *via, *around.times]
    start, end = hull(attribution.content)
    tellers = [slot for other in within for slot in _speakers(parsed, other)]
    holders = tuple(dict.fromkeys(slot.value for slot in (*speakers, *via, *tellers)))
    return Claim.of(
        "quote",
        parsed.document.id,
        start,
        end,
        tuple(slots),
        polarity=attribution.standing.polarity,
        modality=attribution.standing.modality,
        holders=holders,
        part=parsed.part(attribution.sentence),
    )


def _speakers(parsed: ParsedDocument, attribution: Attribution) -> list[Slot]:
    """Who speaks; of a document its author, with the words that name the document."""
    source = attribution.source
    if source is None or attribution.unspoken:
        return []
    if attribution.author is None:
        return named(parsed, "speaker", source)
    start, end = source.span
    return [
        Slot("speaker", slot.value, parsed.text[start:end], start, end, f"whose it is: “{slot.text}” at {slot.start}")
        for slot in named(parsed, "speaker", attribution.author)
    ]


def is_quoted(text: str, span: Span) -> bool:
    """Whether a quotation mark stands right before a span, or opens it."""
    return text[max(0, span[0] - 1) : span[0] + 1].strip(" ")[:1] in tuple(MARKS)


def form_of(marks: Marks, content: tuple[Span, ...]) -> str:
    """``direct`` where all stands in quotation marks, ``mixed`` where some does, else ``indirect``."""
    share = marks.quoted_part(content)
    return "direct" if share > DIRECT else "mixed" if share else "indirect"
