"""Only claims of stories that two reports tell are compared."""

from __future__ import annotations

from types import SimpleNamespace

from summitry.reconcile.entries.blocks import by_several


def fact(story: str, document: str) -> SimpleNamespace:
    return SimpleNamespace(story=story, document=SimpleNamespace(id=document))


def test_claims_of_a_story_that_one_document_tells_have_none_to_be_compared_with():
    alone = [fact("treaty", "post"), fact("treaty", "post")]
    both = [fact("summit", "post"), fact("summit", "gazette"), fact("summit", "post")]
    assert by_several([*alone, *both]) == both
    assert by_several(alone) == []
