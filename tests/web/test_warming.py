"""What a desk loads when it opens is not looked through for garbage again and again."""

from __future__ import annotations

import gc

from summitry.web.warming import warm


def test_what_pages_ask_for_is_loaded_once_and_left_alone(desk, client):
    try:
        warm(desk)
        held = gc.get_freeze_count()
        assert held > 0
        client.get("/review")
        assert gc.get_freeze_count() <= held
    finally:
        gc.unfreeze()
