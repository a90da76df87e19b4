"""The table of sources: documents, their origins, and what depends on what."""

from __future__ import annotations

from summitry.model import Claim, Copy, Dating, Document, Origin, Reconciled, Resolution
from summitry.reason.sources import COLUMNS, sources_dot, sources_table

WIRE = Document.of("The ferry opens.", locator="wire.txt", agency="Lake Wire", published="2031-05-06")
BLOG = Document.of("The ferry opens. Bye.", locator="blog.txt")
PAPER = Document.of(
    "The ferry opens, we hear.", locator="paper.txt", outlet="Shore Post", title='Ferry "opens"', published="2031-05-07"
)
LAKE, SHORE = (
    Origin(id="o-1", origin_type="agency", name="Lake Wire"),
    Origin(id="o-2", origin_type="outlet", name="Shore Post"),
)
CLAIMS = [Claim.of("encounter", document.id, 0, 5, ()) for document in (WIRE, BLOG, PAPER)]
RECONCILED = Reconciled(
    origins=(LAKE, SHORE),
    copies=(
        Copy(
            document=BLOG.id,
            start=0,
            end=16,
            other=WIRE.id,
            other_start=0,
            other_end=16,
            containment=1.0,
            earlier=WIRE.id,
            why="carries the tag of Lake Wire",
        ),
        Copy(
            document=BLOG.id,
            start=0,
            end=9,
            other=PAPER.id,
            other_start=0,
            other_end=9,
            containment=0.5,
            why="cannot be known",
        ),
    ),
    resolutions=tuple(Resolution(claim=c.id, origin=o) for c, o in zip(CLAIMS, ("o-1", "o-1", "o-2"), strict=True)),
    datings=(
        Dating(document=WIRE.id, origin="o-1", origin_why="agency"),
        Dating(document=BLOG.id, origin="o-1", origin_why="a copy", published="2031-05-08"),
        Dating(document=PAPER.id, origin="o-2", origin_why="its own report"),
    ),
)


def test_the_table_gives_each_document_its_origin_and_what_it_shares() -> None:
    wire, paper, blog = sources_table([BLOG, PAPER, WIRE], RECONCILED, CLAIMS)
    assert dict(zip(COLUMNS, blog.row, strict=True)) == {
        "document": "blog.txt",
        "published": "2031-05-08",
        "origin": "Lake Wire (agency)",
        "why": "a copy",
        "shared text": 'has 1 passage from Lake Wire; shares 1 passage with Shore Post: Ferry "opens"',
        "claims by origin": "Lake Wire 1",
    }
    assert wire.row[4] == "gives 1 passage to blog.txt"
    assert paper.row[4] == "shares 1 passage with blog.txt"


def test_a_document_that_is_not_reconciled_yet_is_shown_without_an_origin() -> None:
    (source,) = sources_table([PAPER], Reconciled(), CLAIMS)
    assert source.row[2] == "not known yet"
    assert source.claims == (("not known yet", 1),)


def test_the_picture_has_every_document_and_origin_and_each_dependence_once() -> None:
    drawn = sources_dot(sources_table([BLOG, PAPER, WIRE], RECONCILED, CLAIMS))
    assert drawn.count("shape=box") == 3
    assert drawn.count("shape=ellipse") == 2
    assert drawn.count("1 passages") == 2
    assert f'"{WIRE.id}" -> "{BLOG.id}"' in drawn
    assert '\\"opens\\"' in drawn
