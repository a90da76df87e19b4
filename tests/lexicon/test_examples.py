"""The examples that stand beside the predicates: each says what is to be found in a sentence, or that it is not."""

from __future__ import annotations

import pytest

from summitry import lexicon
from summitry.extract import claims

EXAMPLES = list(lexicon.examples())


def holds(found, wanted: str) -> bool:
    """Whether a claim of the kind named first has all that is named further among its values, or none has after "no"."""
    words = wanted.removeprefix("no ").split()
    hit = any(c.kind == words[0] and not unsaid(words[1:], c) for c in found)
    return hit != wanted.startswith("no ")


def unsaid(words: list[str], claim) -> list[str]:
    """What is left of the words without the values of a claim ("in force" is one)."""
    values = {claim.polarity, str(claim.modality), *(s.value for s in claim.slots)}
    for value in sorted(values, key=len, reverse=True):
        parts = value.split()
        at = next((n for n in range(len(words)) if parts and words[n : n + len(parts)] == parts), None)
        words = words if at is None else [*words[:at], *words[at + len(parts) :]]
    return words


@pytest.mark.parametrize(("name", "text", "wanted"), EXAMPLES, ids=[f"{n}: {t}" for n, t, _ in EXAMPLES])
def test_an_example_is_true(parsed, name, text, wanted):
    found = claims(parsed(text))
    assert all(holds(found, one) for one in wanted), [
        (c.kind, str(c.modality), [(s.role, s.value) for s in c.slots]) for c in found
    ]


def _listed(wanted: object) -> list[str]:
    return list(wanted) if isinstance(wanted, list) else [str(wanted)]


@pytest.mark.parametrize("kind", ["stance", "outlook", "gap", "measure", "encounter"])
def test_every_predicate_of_a_kind_has_an_example(kind):
    bare = [
        name
        for name, entry in lexicon.entries()
        if any(key.partition("_")[0] == kind for key in entry)
        and not any(
            kind in one.split() for wanted in entry.get(lexicon.EXAMPLES, {}).values() for one in _listed(wanted)
        )
    ]
    assert bare == []


def test_every_predicate_of_deeds_has_an_example_of_some_kind():
    """Meetings are deeds that encounters tell."""
    assert [name for name, entry in lexicon.entries() if "action" in entry and lexicon.EXAMPLES not in entry] == []
