"""The examples that stand beside the predicates: each says what is to be found in a sentence, or that it is not."""

from __future__ import annotations

import pytest

from summitry import lexicon
from summitry.extract import claims

EXAMPLES = list(lexicon.examples())


def holds(found, wanted: str) -> bool:
    """Whether a claim of the kind named first has all the further words among its values, or none has after "no"."""
    words = wanted.split()
    kind, values = (words[1], words[2:]) if words[0] == "no" else (words[0], words[1:])
    hit = any(
        c.kind == kind and all(v in {c.polarity, str(c.modality), *(s.value for s in c.slots)} for v in values)
        for c in found
    )
    return hit != (words[0] == "no")


@pytest.mark.parametrize(("name", "text", "wanted"), EXAMPLES, ids=[f"{n}: {t}" for n, t, _ in EXAMPLES])
def test_an_example_is_true(parsed, name, text, wanted):
    found = claims(parsed(text))
    assert all(holds(found, one) for one in wanted), [
        (c.kind, str(c.modality), [(s.role, s.value) for s in c.slots]) for c in found
    ]
