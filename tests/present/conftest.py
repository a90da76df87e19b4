"""A small record made by hand: two invented reports on an invented meeting."""

from __future__ import annotations

import pytest

from present.handmade import Hand, document
from summitry.errors import Skipped
from summitry.model import Actor, ActorType, Appearance, Entry, Finding, Modality, Origin, Role, Standing, Value


@pytest.fixture
def hand() -> Hand:
    record = Hand()
    one = document(
        "Ana Ruiz met Bo Lind in Geneva on 3 May 2021. “We want peace,” Ruiz told reporters.\n\nThey talked for two hours.",
        locator="one.txt",
        outlet="The Lake Post",
        published="2021-05-03",
        published_from="stated",
        origin="o-post",
    )
    two = document(
        "Share this: <b>now</b>\n\nPhoto: Ana Ruiz & Bo Lind\n\n"
        "Bo Lind received Ana Ruiz in Geneva. The talks lasted three hours.",
        locator="two.txt",
        url="javascript:alert(1)",
        origin="o-wire",
    )
    record.docs = [one, two]
    record.where = [
        Origin(id="o-post", origin_type="outlet", name="The Lake Post"),
        Origin(id="o-wire", origin_type="agency", name="Alpine Wire"),
    ]
    record.seen = [Appearance.of(d.id, ActorType.PERSON, n) for d in (one, two) for n in ("Ana Ruiz", "Bo Lind")]
    record.people = [
        Actor(
            id="a-ruiz",
            actor_type=ActorType.PERSON,
            name="Ana Ruiz",
            names=("Ana Ruiz", "Ruiz"),
            country="ESP",
            roles=(Role(office="foreign minister", document=one.id, start=0, end=8, text="Ana Ruiz"),),
            appearances=tuple(a.id for a in record.seen if a.name == "Ana Ruiz"),
        ),
        Actor(
            id="a-lind",
            actor_type=ActorType.PERSON,
            name="Bo Lind",
            names=("Bo Lind",),
            country="SWE",
            appearances=tuple(a.id for a in record.seen if a.name == "Bo Lind"),
        ),
    ]
    met = [
        record.claim(
            "encounter",
            one,
            "Ana Ruiz met Bo Lind in Geneva on 3 May 2021",
            [
                ("party", "a-ruiz", "Ana Ruiz"),
                ("party", "a-lind", "Bo Lind"),
                ("place", "Geneva", "Geneva"),
                ("time", "2021-05-03", "3 May 2021"),
            ],
            "o-post",
        ),
        record.claim("encounter", one, "They talked for two hours", [("duration", "PT2H", "two hours")], "o-post"),
        record.claim(
            "encounter",
            two,
            "Bo Lind received Ana Ruiz in Geneva. The talks lasted three hours",
            [
                ("party", "a-lind", "Bo Lind"),
                ("party", "a-ruiz", "Ana Ruiz"),
                ("place", "Geneva", "Geneva"),
                ("duration", "PT3H", "three hours"),
            ],
            "o-wire",
        ),
    ]

    def value(value, text, claims, origins, relation="same"):
        return Value(value=value, text=text, claims=tuple(claims), origins=origins, relation=relation)

    def finding(role, standing, *values, why=""):
        return Finding(role=role, standing=standing, values=values, why=why)

    both, ids = ("o-post", "o-wire"), [c.id for c in met]
    record.held = [
        Entry(
            id="e-main",
            kind="encounter",
            title="Ruiz and Lind in Geneva",
            claims=tuple(ids),
            findings=(
                finding(
                    "party",
                    Standing.CORROBORATED,
                    value("a-ruiz", "Ana Ruiz", (ids[0], ids[2]), both),
                    value("a-lind", "Bo Lind", (ids[0], ids[2]), both),
                ),
                finding("place", Standing.CORROBORATED, value("Geneva", "Geneva", (ids[0], ids[2]), both)),
                finding("time", Standing.SINGLE, value("2021-05-03", "3 May 2021", ids[:1], ("o-post",))),
                finding(
                    "duration",
                    Standing.CONTESTED,
                    value("PT2H", "two hours", ids[1:2], ("o-post",)),
                    value("PT3H", "three hours", ids[2:], ("o-wire",), "contradiction"),
                    why="the lengths cannot both hold",
                ),
            ),
        )
    ]
    record.claim(
        "quote",
        one,
        "“We want peace,” Ruiz told reporters",
        [
            ("speaker", "a-ruiz", "Ruiz"),
            ("cue", "tell", "told"),
            ("content", "We want peace,", "We want peace,"),
            ("form", "direct", ""),
        ],
        "o-post",
    )
    record.claim(
        "gap",
        two,
        "The talks lasted three hours",
        [("who", "a-lind", ""), ("what", "a joint statement", "")],
        "o-wire",
        modality=Modality.HELD,
    )
    record.left = [Skipped("three.txt", "read", "empty", "the file <three> holds no text")]
    return record
