"""What two origins agree on, in a few words each."""

from __future__ import annotations

import pytest

from summitry.model import Standing
from summitry.present.corroborated import corroborated
from summitry.present.evidence import Support
from summitry.present.page import TallyRow


@pytest.mark.parametrize(("count", "often"), [("1", "once"), ("2", "twice"), ("5", "5 times")])
def test_a_count_is_told_as_people_say_it(count, often):
    support = Support(Standing.CORROBORATED, ("Fjord News", "Harbour Post"), ())
    row = TallyRow("Ana Brenn and Osk Tallor", count, "since 2019", "", (), support)
    (agreed,) = corroborated({"tally": (row,)})
    assert agreed.text == f"Ana Brenn and Osk Tallor met {often} since 2019"
