"""Who vouches for what some pages tell."""

import pytest

from summitry.model import Claim, Slot
from summitry.reconcile.sources.independent import Telling, independent, voice


@pytest.mark.parametrize(
    ("told", "origins"),
    [
        ([("post", "post", "post"), ("wire", "wire", "wire")], ("post", "wire")),
        # one page that tells it in one way
        ([("post", "post", "agency"), ("post", "post", "agency")], ("agency",)),
        # one page is one origin, however much it quotes
        ([("post", "post", "post"), ("post", "post", "statement")], ("statement",)),
        # two pages that carry one statement, whatever their own lines make of it
        (
            [("post", "post", "post"), ("post", "post", "word"), ("wire", "wire", "wire"), ("wire", "wire", "word")],
            ("word",),
        ),
        # two pages that carry one agency
        ([("post", "agency", "agency"), ("gazette", "agency", "agency")], ("agency",)),
        # a page that relays another's report of it, and one that has it by itself
        ([("post", "post", "agency"), ("wire", "wire", "wire")], ("agency", "wire")),
        # which of its origins a page vouches by is chosen so that the others have theirs
        ([("a", "a", "x"), ("a", "a", "y"), ("b", "b", "x")], ("x", "y")),
    ],
)
def test_origins_are_counted_by_the_pages_that_tell_it(told, origins):
    assert independent(Telling(*one) for one in told) == origins
    assert independent(Telling(*one) for one in reversed(told)) == origins


def test_two_pages_with_the_words_of_one_speaker_are_one_origin():
    told = [Telling("post", "post", "post", "minister"), Telling("wire", "wire", "wire", "minister")]
    assert independent(told) == ("post",)


def test_who_speaks_of_what_he_does_himself_is_no_voice():
    claim = Claim.of("outlook", "d-1", 0, 9, (Slot("who", "p-minister"),), holders=("p-minister",))
    assert voice(claim, claim.holders, ("p-minister",)) == ""
    assert voice(claim, claim.holders, ("p-envoy",)) == "p-minister"


def test_that_somebody_spoke_is_told_by_the_page():
    assert (
        voice(
            Claim.of("quote", "d-1", 0, 9, (Slot("speaker", "p-minister"),), holders=("p-outlet",)), ("p-outlet",), ()
        )
        == ""
    )
