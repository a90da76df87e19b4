"""One utterance in three reports, in other words, in a translation and in a cut: one entry, and nothing contested."""

from __future__ import annotations

import pytest

from reports import Report, reconciled
from summitry.model import Standing

TOLD = {
    "other words": (
        "We have made real progress on the port, but much work remains",
        "We made genuine progress on the port, but plenty of work remains",
        "much work remained on the port despite genuine progress",
    ),
    "direct and reported": (
        "There will be no agreement without inspections of the port",
        "without inspections of the port there would be no deal",
        "there would be no agreement without inspections",
    ),
    "translations": (
        "We will never give up our rights in the southern bay",
        "Our rights in the southern bay shall never be surrendered",
        "not to give up rights in the southern bay",
    ),
    "cuts": (
        "I thank the prime minister for her patience and for her open words today",
        "for her patience and for her open words",
        "I thank the prime minister for her patience",
    ),
    "a length in other words": (
        "The port can be opened within two weeks of the signing",
        "the port could be opened within fourteen days of the signing",
        "the port can open two weeks after the signing",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_one_entry_and_no_contradiction(name):
    reports = []
    for n, words in enumerate(TOLD[name]):
        report = Report(
            f"Ana Brenn met Bo Lind. She said: {words}. It rained.", locator=f"{n}.txt", outlet=f"Outlet {n}"
        )
        who = report.actor("Ana Brenn", names=("Ana Brenn", "Brenn"))
        report.claim(
            "quote", words, ("speaker", who), ("content", words, words), ("form", ("direct", "indirect")[n % 2])
        )
        reports.append(report)
    (entry,) = [e for e in reconciled(*reports).entries if e.kind == "quote"]
    assert len(entry.claims) == 3
    assert [f.role for f in entry.findings if f.standing is Standing.CONTESTED] == []
