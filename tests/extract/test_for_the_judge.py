"""What is left to the judge: sentences in which a kind claims more than is said, and what it does about them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from summitry.extract import claims
from summitry.extract.judge.candidates import KINDS
from summitry.extract.judge.judge import load
from summitry.model import Certainty

LEFT = yaml.safe_load((Path(__file__).parent.parent / "for_the_judge.yaml").read_text(encoding="utf-8"))


SENTENCES = [(kind, text) for kind, texts in LEFT.items() for text in texts]
#: Of the sentences of kinds that are judged, the share in which no claim of the kind is strict.
LEAST = 0.4


def told(parsed, kind, text):
    """The claims of a kind that are strict by the judge that comes with Summitry."""
    return [c for c in claims(parsed(text), load()) if c.kind == kind and c.certainty is Certainty.STRICT]


def test_most_are_told_apart(parsed):
    judged = [one for one in SENTENCES if one[0] in KINDS]
    assert sum(not told(parsed, *one) for one in judged) / len(judged) >= LEAST


@pytest.mark.xfail(reason="not yet told apart", strict=False)
@pytest.mark.parametrize(("kind", "text"), SENTENCES)
def test_no_claim_of_the_kind(parsed, kind, text):
    assert told(parsed, kind, text) == []
