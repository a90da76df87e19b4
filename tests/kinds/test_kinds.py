"""The kinds as data: files that do not hold together are refused by name and key, and the code knows no role of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from summitry import kinds
from summitry.bundled import example
from summitry.errors import SchemaError
from summitry.kinds import Compare, Doing, ValueType, When, titles
from summitry.kinds.schema import KindSchema, agree, read
from summitry.pipeline import read_into
from summitry.record import Store
from summitry.settings import Settings

GOOD = """
says: people shake hands
slots:
  party: {type: actor, many: true, doing: doer, label: Parties}
  gesture: {type: choice, of: [shake, bow], label: Gesture}
"""


def read_kind(text: str, name: str = "handshake") -> KindSchema:
    return read(name, text, f"kinds/{name}.yaml")


def test_a_kind_is_what_its_file_says():
    kind = read_kind(GOOD)
    assert (kind.name, kind.says, kind.doers) == ("handshake", "people shake hands", ("party",))
    assert kind.by_role["gesture"].choices == ("shake", "bow")
    assert kind.by_role["party"].many


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("says: [", "kinds/handshake.yaml is no YAML"),
        ("- party", "kinds/handshake.yaml: a mapping of names is wanted"),
        ("says: x", "kinds/handshake.yaml, slots: a mapping of names is wanted, not None"),
        ("slots: {party: {}}", "kinds/handshake.yaml, slots.party.type: it is missing"),
        ("slots: {party: {type: person}}", "slots.party.type: 'person' is none of actor, edtf"),
        ("slots: {party: {type: actor, several: true}}", "slots.party.several: there is no such key; there are type"),
        ("slots: {party: {type: actor, many: 2}}", "slots.party.many: 2 is no true or false"),
        ("colour: red\nslots: {}", "kinds/handshake.yaml.colour: there is no such key"),
        ("order: first\nslots: {}", "kinds/handshake.yaml.order: 'first' is no whole number"),
        ("slots: {day: {type: edtf}}", "slots.day.when: given if and only if the type is edtf"),
        ("slots: {day: {type: words, when: due}}", "slots.day.when: given if and only if the type is edtf"),
        ("slots: {day: {type: words, doing: doer}}", "slots.day.doing: only an actor does something"),
        ("slots: {day: {type: words, compare: times}}", "slots.day.compare: times is not for values of type words"),
        ("slots: {day: {type: words, of: [a, b]}}", "slots.day.of: only a choice has values"),
        ("said: words\nslots: {}", "kinds/handshake.yaml, said: there is no slot 'words'"),
        ("title: '{party} and {other}'\nslots: {party: {type: actor}}", "title: there is no slot 'other'"),
        ("join: words\nslots: {}", "near: given if and only if claims join by words"),
        ("join: actors\nslots: {}", "join: actors needs a slot with doing: doer"),
        ("heading: Hands\nslots: {}", "anchor: a heading needs an anchor"),
        ("command: hands\nslots: {}", "help: a command needs its help"),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused_by_name_and_key(text, said):
    with pytest.raises(SchemaError) as refused:
        read_kind(text)
    assert said in str(refused.value)


def test_a_role_means_the_same_in_all_kinds():
    other = read_kind("slots: {party: {type: words, label: Parties}}", "dance")
    with pytest.raises(SchemaError, match=r"dance, slots\.party\.type: it is words here and actor in handshake"):
        agree([read_kind(GOOD), other])


def test_a_list_that_the_vocabulary_does_not_have_is_named():
    kind = read_kind("slots: {form: {type: choice, of: meetings.shapes}}")
    with pytest.raises(SchemaError, match=r"slot form: the vocabulary has no meetings\.shapes"):
        _ = kind.by_role["form"].choices


def test_all_kinds_hold_together():
    every = [kinds.schema(kind) for kind in kinds.kinds()]
    assert len(every) == 11
    agree(every)
    for kind in every:
        assert all(slot.choices for slot in kind.slots if slot.of), kind.name
        assert all(slot.label and slot.holds for slot in kind.slots), kind.name
        assert kind.says, kind.plural
    anchors = [kind.anchor for kind in every if kind.anchor]
    assert len(set(anchors)) == len(anchors)


def test_who_does_it_and_when_follow_from_the_kind():
    assert kinds.doers("measure") == ("body",)
    assert kinds.schema("action").taking_part == ("actor", "recipient")
    assert kinds.schema("encounter").doing(Doing.DOER, Doing.BESIDE) == ("party", "host", "delegate")
    assert kinds.times("tally") == ("since", "until")
    assert kinds.times("measure", When.HAPPENS, When.DUE) == ("deadline",)
    assert kinds.slot("encounter", "duration").compare is Compare.LENGTHS


def test_a_kind_without_a_file_is_known_by_the_roles_that_it_shares():
    assert "handshake" not in kinds.kinds()
    assert {"party", "actor", "who"} <= set(kinds.doers("handshake"))
    assert kinds.slot("handshake", "time").when is When.HAPPENS
    assert kinds.slot("handshake", "gesture").type is ValueType.WORDS
    assert not kinds.schema("handshake").worded
    assert kinds.label("gesture_of_hand") == "gesture of hand"


def test_what_holds_times_actors_and_lengths_is_known_by_role_alone():
    every = {slot.role: slot.type for kind in kinds.kinds() for slot in kinds.schema(kind).slots}
    assert {role for role, sort in every.items() if sort is ValueType.EDTF} == {"time", "since", "until", "deadline"}
    assert {role for role, sort in every.items() if sort is ValueType.DURATION} == {"duration", "planned_duration"}
    assert kinds.role("speaker").type is ValueType.ACTOR


TOLD = {"party": "Norway and Sweden", "place": "Oslo", "office": "envoy", "who": ""}


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("{party} in {place}", "Norway and Sweden in Oslo"),
        ("{who} in {place}", ""),
        ("{party}[ of {who}][, {place}]", "Norway and Sweden, Oslo"),
        ('{who|"somebody"}: {office}', "somebody: envoy"),
        ("{who|party}", "Norway and Sweden"),
        ("{office, place}", "envoy, Oslo"),
        ("{who, place}", "Oslo"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_a_title_is_filled_by_its_pattern(pattern, title):
    assert titles.fill(pattern, lambda role, most: TOLD[role]) == title


def test_a_title_may_ask_for_few_values():
    assert titles.roles('{speaker:1|"somebody"}: {a, b}') == ("speaker", "a", "b")
    assert titles.fill("{a:1} {b}", lambda role, most: f"{role}{most}") == "a1 b0"


# ---------------------------------------------------------------------- the code
SOURCE = Path(__file__).parents[2] / "src" / "summitry"
#: Ways to ask a claim, a fact or an entry for a role by name.
ASKING = {"all", "first", "slots", "finding", "values", "value", "display"}


def asked_roles():
    """Every role that the code after extraction asks for by name, with where it does."""
    for room in ("reconcile", "reason", "present", "record", "exchange", "cli"):
        for file in sorted((SOURCE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                yield from ((role, f"{file.relative_to(SOURCE)}:{node.lineno}") for role in _asked(node))


def _asked(node):
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return [a.value for a in node.args if isinstance(a, ast.Constant)] if name in ASKING else []
    if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "role":
        return [
            c.value for side in node.comparators for c in getattr(side, "elts", [side]) if isinstance(c, ast.Constant)
        ]
    return []


def test_every_role_that_the_code_asks_for_is_known():
    known = {slot.role for kind in kinds.kinds() for slot in kinds.schema(kind).slots}
    numbers = {"age", "share"}  # roles of numbers in the text (summitry.language.number.numbers), which are no slots
    asked = [(role, where) for role, where in asked_roles() if isinstance(role, str) and role]
    assert len(asked) > 50
    assert [pair for pair in asked if pair[0] not in known | numbers] == []


def test_every_kind_that_the_code_names_is_known():
    named = [
        (c.value, f"{file.relative_to(SOURCE)}:{node.lineno}")
        for file in sorted(SOURCE.rglob("*.py"))
        if file.parts[len(SOURCE.parts)] in {"reconcile", "reason", "present", "record", "exchange", "cli"}
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "kind"
        for side in node.comparators
        for c in ast.walk(side)
        if isinstance(c, ast.Constant)
    ]
    # kinds of times, of corrections, of sums and of lines in a table of sources are no kinds of claim
    others = {"date", "time", "duration", "wrong", "undo", "same", "different", "is", "venue"}
    assert [pair for pair in named if pair[0] not in {*kinds.kinds(), *others}] == []


@pytest.fixture(scope="module")
def example_claims(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("example") / "example.db") as store, example() as reports:
        read_into(store, [reports], Settings())
        return list(store.claims())


def test_every_slot_of_a_reading_is_as_its_schema_says(example_claims):
    assert {claim.kind for claim in example_claims} == set(kinds.kinds())
    for claim in example_claims:
        kind = kinds.schema(claim.kind)
        for slot in claim.slots:
            assert slot.role in {one.role for one in kind.own}, (claim.kind, slot.role)
            choices = kind.by_role[slot.role].choices
            assert not choices or slot.value in choices, (claim.kind, slot.role, slot.value)
        for known in kind.own:
            assert known.many or len(claim.all(known.role)) <= 1, (claim.kind, known.role)
