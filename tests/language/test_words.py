"""What a word is does not depend on what else is read: the same passage gives the same tokens in any company."""

from __future__ import annotations

import pytest

import made
from summitry.language.parse.parser import Parser
from summitry.settings import Settings

TEXTS = [
    "There was no deal, and there were no plans for one.\n\nPresident Ana Lund was met at the airport.",
    "Talks were held in Oslo. It was late when they ended, and nobody was ready to say what was agreed.",
    "He ain't gonna sign it, a diplomat said. Let's wait, said another, who was leaving.",
    "The ministers are leaving. There are few who think that it is over; others were not so sure.",
]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_tokens_are_the_same_in_any_order_and_alone(order):
    documents = [made.document(text, locator=str(n)) for n, text in enumerate(TEXTS)]
    together = dict(zip(order, (s for _, s in Parser(Settings()).stream(documents[n] for n in order)), strict=True))
    alone = {n: Parser(Settings()).sentences(document) for n, document in enumerate(documents)}
    assert together == alone
