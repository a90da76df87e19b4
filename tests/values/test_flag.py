"""Values that are set or missing."""

from __future__ import annotations

import pytest

from summitry.values import flag


@pytest.mark.parametrize(("text", "meant"), [("true", True), ("", False), (None, False)])
def test_a_flag_is_set_or_missing(text, meant):
    assert flag.parse(text) is meant
