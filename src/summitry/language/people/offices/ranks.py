"""The sorts of offices, as ``entities/offices.yaml`` tells them of each noun that a person is described by."""

from __future__ import annotations

from enum import StrEnum


class Rank(StrEnum):
    """What sort of office a noun tells; ``GROUP`` is that of the nouns of groups and of nameless persons."""

    CHIEF = "chief"
    LEADER = "leader"
    MINISTER = "minister"
    SPOKESMAN = "spokesman"
    ENVOY = "envoy"
    OFFICIAL = "official"
    LAWMAKER = "lawmaker"
    MILITARY = "military"
    PARTY = "party"
    EXPERT = "expert"
    PRESS = "press"
    KIN = "kin"
    GUEST = "guest"
    PERSON = "person"
    OTHER = "other"
    GROUP = "group"


#: Ranks of which a state has one at a time, or that speak of such a one.
RULING = frozenset({Rank.CHIEF, Rank.LEADER})
#: Ranks of words that tell no office: parts at a meeting, kin, "man".
NO_OFFICE = frozenset({Rank.GUEST, Rank.KIN, Rank.PERSON})
