"""Readings made by hand: one small event told by two outlets, for tests that need a record but no parser."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from summitry.extract.meanings import packed
from summitry.language import told
from summitry.language.parse.quotemarks import quotations
from summitry.model import (
    DIMENSIONS,
    KEPT,
    ActorType,
    Appearance,
    Argument,
    Certainty,
    Claim,
    Copy,
    Dating,
    Document,
    Entry,
    Finding,
    Frame,
    Meaning,
    Mention,
    Number,
    Origin,
    Part,
    Passage,
    Reading,
    Reconciled,
    Resolution,
    Role,
    Slot,
    Standing,
    Story,
    Value,
    content_id,
)

FIRST = 'OSLO (Fjord News) - President Ana Lund met Premier Otto Berg in Oslo on Monday.\n\n"We agreed," she said.'
SECOND = "Ana Lund and Otto Berg met in Oslo.\n\nShare this story"


def document(
    text: str = FIRST,
    *,
    locator: str = "first.txt",
    outlet: str | None = "Fjord News",
    published: str | None = "2021-03-02",
) -> Document:
    """A document whose paragraphs are its passages."""
    passages, at = [], 0
    for block in text.split("\n\n"):
        part = Part.FURNITURE if block.startswith("Share") else Part.PARAGRAPH
        passages.append(Passage(part, at, at + len(block)))
        at += len(block) + 2
    return Document.of(
        text,
        locator=locator,
        outlet=outlet,
        published=published,
        published_from="stated" if published else "none",
        passages=tuple(passages),
    )


def parsed(doc: Document) -> Document:
    """A document with its sentences (each paragraph is one), its quotations, its times, and a number on its first word."""
    prose = tuple(p for p in doc.passages if p.part is Part.PARAGRAPH)
    meant = tuple(Meaning(p.start, p.end, packed(np.eye(1, DIMENSIONS, dtype=np.float32))) for p in prose[:1])
    numbers = (Number(0, len(doc.text.split()[0]), 1.0, None, "second", "duration", approximate=True),)
    return replace(
        doc,
        sentences=prose,
        quotations=quotations(doc),
        times=told.times(doc),
        numbers=numbers,
        meanings=meant,
        kept=KEPT,
    )


def person(doc: Document, name: str, **known: object) -> Appearance:
    """A person named in full once in a document."""
    at = doc.text.index(name)
    return Appearance.of(
        doc.id,
        ActorType.PERSON,
        name,
        names=(name,),
        mentions=(Mention(at, at + len(name), name, "name", "in full"),),
        **known,
    )


def frame(doc: Document) -> Frame:
    """The predicate of the meeting: its doers and the place."""
    head, there = doc.text.index(" met ") + 1, doc.text.index("Oslo", doc.text.index(" met "))
    doers = [doc.text.index(name) for name in ("Ana Lund", "Otto Berg")]
    return Frame(
        start=doers[0],
        end=there + 4,
        head_start=head,
        head_end=head + 3,
        word="meet",
        category="verb",
        arguments=(
            Argument("doer", doers[0], doers[0] + 8),
            Argument("object", doers[1], doers[1] + 9),
            Argument("in", there, there + 4),
        ),
    )


def slot(doc: Document, role: str, value: str, words: str) -> Slot:
    """A slot that rests on the first place where the words stand."""
    at = doc.text.index(words)
    return Slot(role, value, words, at, at + len(words))


def reading(doc: Document | None = None) -> Reading:
    """A document with its two persons, their meeting and, where there is one, the quotation."""
    doc = doc or document()
    lund = person(doc, "Ana Lund", country="NOR", roles=(Role(office="president", document=doc.id, text=""),))
    berg = person(doc, "Otto Berg")
    slots = (
        slot(doc, "party", lund.id, "Ana Lund"),
        slot(doc, "party", berg.id, "Otto Berg"),
        slot(doc, "place", "Oslo", "Oslo"),
    )
    if "Monday" in doc.text:
        slots += (slot(doc, "time", "rel:weekday=1;dir=past", "Monday"),)
    claims = [Claim.of("encounter", doc.id, doc.text.index("Ana"), doc.text.index(".", doc.text.index("Otto")), slots)]
    if "agreed" in doc.text:
        quote = (slot(doc, "speaker", lund.id, "she"), slot(doc, "content", "We agreed,", "We agreed,"))
        claims.append(
            Claim.of("quote", doc.id, doc.text.index("We"), doc.text.index(',"') + 1, quote, holders=(lund.id,))
        )
    return Reading(document=doc, appearances=(lund, berg), claims=tuple(claims), frames=(frame(doc),))


def judged(reading: Reading, **sure: tuple[float, Certainty]) -> Reading:
    """A reading whose claims of some kinds were judged: the probability and the certainty of each kind."""
    claims = tuple(
        replace(c, probability=sure[c.kind][0], certainty=sure[c.kind][1], judge="test", proposed="rules")
        if c.kind in sure
        else c
        for c in reading.claims
    )
    return replace(reading, claims=claims)


def reconciled(*readings: Reading) -> Reconciled:
    """A derived layer for readings made by :func:`reading`, with one of everything."""
    origin = Origin(id=content_id("o", "outlet", "fjord news"), origin_type="outlet", name="Fjord News")
    claims = [c for r in readings for c in r.claims]
    ids = tuple(c.id for c in claims if c.kind == "encounter")
    doc = readings[0].document
    return Reconciled(
        origins=(origin,),
        stories=(Story(id="s-1", title="Lund meets Berg", documents=tuple(r.document.id for r in readings)),),
        copies=(
            Copy(
                document=doc.id, start=0, end=5, other=doc.id, other_start=0, other_end=5, containment=0.25, why="test"
            ),
        ),
        entries=(
            Entry(
                id="e-1",
                kind="encounter",
                title="Meeting of Lund and Berg",
                claims=ids,
                findings=(
                    Finding(
                        role="place",
                        standing=Standing.SINGLE,
                        values=(Value(value="Oslo", text="Oslo", claims=ids, origins=(origin.id,)),),
                    ),
                ),
            ),
        ),
        resolutions=tuple(
            Resolution(
                claim=c.id,
                origin=origin.id,
                origin_why="outlet",
                holders=tuple("a-x" for _ in c.holders),
                values=tuple(
                    (n, "2021-03-01", "Monday before 2021-03-02") for n, s in enumerate(c.slots) if s.role == "time"
                ),
            )
            for c in claims
        ),
        datings=tuple(
            Dating(
                document=r.document.id,
                origin=origin.id,
                origin_why="outlet",
                published=None if r.document.published else "2021-03-02",
                published_why="" if r.document.published else "its story",
            )
            for r in readings
        ),
    )


def five() -> list[Reading]:
    """Five readings of five documents."""
    return [reading(parsed(document(f"{FIRST}\n\nReport {n}.", locator=f"{n}.txt"))) for n in range(5)]
