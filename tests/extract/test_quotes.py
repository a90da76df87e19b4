"""Who said what: the quotes of short texts about invented events."""

from __future__ import annotations

from summitry.extract.quotes import extract
from summitry.model import Claim


def contents(claim: Claim) -> list[str]:
    return [slot.text for slot in claim.all("content")]


def speakers(claim: Claim) -> list[str]:
    return [slot.text for slot in claim.all("speaker")]


def test_reported_clause(parsed):
    (claim,) = extract(parsed("Minister Anna Berg said the talks would resume in May."))
    assert contents(claim) == ["the talks would resume in May"]
    assert claim.first("cue").value == "say"
    assert claim.first("form").value == "indirect"


def test_negated_cue_is_no_quote(parsed):
    assert list(extract(parsed("The ministry did not say when the talks would resume."))) == []


def test_infinitive_reports_a_vow(parsed):
    (claim,) = extract(parsed("President Oduya vowed to reopen the border."))
    assert contents(claim) == ["to reopen the border"]
