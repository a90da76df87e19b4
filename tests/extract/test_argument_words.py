"""What holds for every claim of every kind: a slot's text is the document's words, and a value is one line."""

import re
from pathlib import Path

import pytest

from summitry import registry
from summitry.extract import claims

EXAMPLE = Path(__file__).parents[2] / "examples" / "vladivostok-2019"


def flat(text):
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(scope="module", params=sorted(p.name for p in EXAMPLE.glob("*.txt")))
def read(request, parsed):
    """A bundled report as it lies in its file, hard wraps and all, with all its claims."""
    document = parsed((EXAMPLE / request.param).read_text("utf-8"), published="2019-04-25")
    return document, claims(document)


def test_a_slot_has_the_words_of_the_document_and_a_value_of_one_line(read):
    document, found = read
    assert {"encounter", "figure", "quote"} <= {claim.kind for claim in found}
    for claim in found:
        for slot in claim.slots:
            assert "\n" not in slot.value, (claim.kind, slot)
            assert slot.value == slot.value.strip(), (claim.kind, slot)
            if slot.start is None:
                assert (slot.end, slot.text) == (None, ""), (claim.kind, slot)
            else:
                assert flat(slot.text) == flat(document.text[slot.start : slot.end]), (claim.kind, slot)


def test_quotes_are_read_once_for_all_kinds(parsed, monkeypatch):
    document = parsed("Ana Brenn said: “We met Osk Tallor twice.”\n\nThe talks ended late.", published="2016-05-04")
    read, load = [], registry.load

    def counting(group, name):
        extract = load(group, name)
        return (lambda one: read.append(one) or extract(one)) if name == "quote" else extract

    monkeypatch.setattr(registry, "load", counting)
    assert set(document.quotes) <= set(claims(document))
    assert len(read) == 1
