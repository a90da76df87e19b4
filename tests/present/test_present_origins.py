"""The picture of the sources: what it shows, and that no input breaks it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.model import Origin
from summitry.present.origins import Name, picture
from summitry.reason.sources import Dependence, Source

SVG = "{http://www.w3.org/2000/svg}"


def report(name, claims, *depends_on, published="2031-05-06"):
    origin = Origin(id=f"o-{claims[0][0]}", origin_type="outlet", name=claims[0][0])
    return Source(name, f"{name}: ferry opens", name, None, published, origin, "", depends_on, tuple(claims))


def on(document, relation="copies", passages=3):
    return Dependence(document, document, relation, passages, 100, "is dated before")


def drawn(sources, **more):
    return ET.fromstring(picture(sources, **more))  # noqa: S314 - our own file


def words(root):
    return ["".join(t.text or "" for t in [e]) for e in root.iter(f"{SVG}text")]


def boxes(root):
    """Left, top, right and bottom of each text, as wide as a letter of 7 pixels makes it."""
    for text in root.iter(f"{SVG}text"):
        long, x, y = 7 * len(text.text or ""), float(text.get("x")), float(text.get("y"))
        left = x - long if text.get("text-anchor") == "end" else x
        yield left, y - 10, left + long, y + 2


PAPERS = [
    report("Shore Post", [("Lake Wire", 4), ("Shore Post", 2)], on("Wire")),
    report("Wire", [("Lake Wire", 9)], on("Shore Post", "copied")),
    report("Blog", [("Blog", 1)], published=None),
]


def test_every_origin_and_report_stands_in_it_with_the_number_of_claims() -> None:
    said = words(drawn(PAPERS, kinds={"Lake Wire": "agency"}))
    assert {"Lake Wire (agency)", "Shore Post", "Blog", "Wire: ferry opens", "9", "4", "2"} <= set(said)


def test_the_more_original_report_of_an_origin_stands_first_and_an_arrow_leads_to_the_copy() -> None:
    root = drawn(PAPERS)
    said = words(root)
    assert said.index("Wire: ferry opens") < said.index("Shore Post: ferry opens")
    (arc,) = [p for p in root.iter(f"{SVG}path") if p.get("class") == "arc"]
    assert arc.find(f"{SVG}title").text == "3 passages of Wire in Shore Post: ferry opens: is dated before"
    assert sum(p.get("class") == "tip" for p in root.iter(f"{SVG}path")) == 1


def test_text_shared_by_two_of_which_neither_is_known_to_be_first_is_drawn_once_without_an_arrow() -> None:
    pair = [report("A", [("A", 1)], on("B", "shares")), report("B", [("B", 1)], on("A", "shares"))]
    marks = [p.get("class") for p in drawn(pair).iter(f"{SVG}path")]
    assert marks.count("arc") == 1
    assert "tip" not in marks


@pytest.mark.parametrize("count", [3, 20, 60])
def test_no_two_texts_overlap_and_all_lie_within(count) -> None:
    reports = [
        report(f"Paper {i} of a long name in the north", [(f"Agency {i % 7}", 9), (f"Press service {i % 5}", 2)])
        for i in range(count)
    ]
    root = drawn(reports)
    places = sorted(boxes(root), key=lambda box: box[1])
    width, height = map(float, root.get("viewBox").split()[2:])
    assert all(left >= 0 and right <= width and bottom <= height for left, _, right, bottom in places)
    for number, (left, top, right, bottom) in enumerate(places):
        for other_left, other_top, other_right, other_bottom in places[number + 1 : number + 12]:
            apart = other_left >= right or other_right <= left or other_top >= bottom or other_bottom <= top
            assert apart


def test_a_part_of_a_page_leads_to_the_texts_and_brings_no_style() -> None:
    made = picture(PAPERS, names={"Wire": Name("[1] Wire", "#d-1")}, alone=False)
    assert '<a href="#d-1">' in made
    assert "<style" not in made
    assert "xmlns" not in made


def test_nothing_is_drawn_of_nothing() -> None:
    assert picture([]) == ""


@given(st.text(), st.text(), st.text())
def test_whatever_a_name_holds_the_file_is_whole(outlet, origin, why) -> None:
    made = picture(
        [report(outlet, [(origin, 1)], Dependence("x", outlet, "copies", 1, 1, why)), report("x", [("x", 1)])]
    )
    ET.fromstring(made)  # noqa: S314 - our own file
    assert not re.search(r"<(?!/?(svg|style|path|circle|text|title)\b)", made)
