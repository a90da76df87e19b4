"""What is told twice on a page in other words."""

from __future__ import annotations

from summitry.model import Standing
from summitry.present import repeats
from summitry.present.evidence import Support
from summitry.present.told import Part, Screen, Told, introduced_once


def matters(*texts: str) -> list[frozenset[str]]:
    return [repeats.matter(text, frozenset()) for text in texts]


def test_one_threat_in_two_wordings_is_told_once():
    one, other = matters(
        "It threatened a full blockade of fishing ports.", "It warned on Monday of a blockade of ports."
    )
    assert repeats.again(one, other)


def test_words_of_saying_and_days_make_no_two_lines_the_same():
    one, other = matters("It said on Monday that the boats had left.", "It said on Monday that talks would go on.")
    assert not repeats.again(one, other)


def test_what_somebody_is_stands_in_brackets_the_first_time_alone():
    told = Told("[Ana Brenn, minister, Norway] left.", "Fjord Wire", Support(Standing.SINGLE, (), ()))
    page = Screen("", "", "", (Part("happened", "What happened", (told, told)),), ())
    shown = [line.text for line in introduced_once(page).parts[0].lines]
    assert shown == ["[Ana Brenn, minister, Norway] left.", "[Ana Brenn] left."]
