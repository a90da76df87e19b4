"""To whom, where, when and through whom: the slots beside cue, speaker and content."""

from __future__ import annotations

from summitry.extract.quotes import extract


def one(parsed, text, **known):
    claims = list(extract(parsed(text, **known)))
    assert len(claims) == 1, [c.slots for c in claims]
    return claims[0]


def texts(claim, role):
    return [s.text for s in claim.all(role)]


def test_listeners_and_press_conference(parsed):
    claim = one(parsed, "The envoy told reporters at a news conference in Geneva that the talks had failed.")
    assert texts(claim, "addressee") == ["reporters"]
    assert claim.first("setting").value == "press conference"


def test_call_has_a_partner(parsed):
    claim = one(parsed, "In a telephone call with President Oduya, Berg said the road was open.")
    assert claim.first("setting").value == "call"
    assert texts(claim, "addressee") == ["President Oduya"]


def test_posted_on_a_network(parsed):
    assert one(parsed, "Oduya wrote on Twitter: “It is over.”").first("setting").value == "Twitter"
    assert one(parsed, "“It is over,” Oduya tweeted.").first("setting").value == "Twitter"


def test_speaking_to_somebody_beside_the_cue(parsed):
    claim = one(parsed, "Speaking to journalists in Oslo, Berg said the talks had failed.")
    assert texts(claim, "addressee") == ["journalists in Oslo"]


def test_day_of_the_words_is_not_a_day_in_them(parsed):
    claim = one(parsed, "Berg said on Tuesday that the port would close on Friday.", published="2021-03-03")
    assert claim.first("time").value == "2021-03-02"


def test_agency_passes_on_what_another_says(parsed):
    claim = one(parsed, "According to Interfax, Marek said the talks were useful.")
    assert texts(claim, "speaker") == ["Marek"]
    assert texts(claim, "via") == ["Interfax"]
    assert claim.holders == (claim.first("speaker").value, claim.first("via").value)


def test_quoted_by_an_agency_as_saying(parsed):
    claim = one(parsed, "Marek was quoted by Interfax as saying the talks were useful.")
    assert (texts(claim, "speaker"), texts(claim, "via")) == (["Marek"], ["Interfax"])


def test_translation_is_a_relay(parsed):
    claim = one(parsed, "“We are ready,” Marek said in a translation by Interfax.")
    assert texts(claim, "via") == ["Interfax"]


def test_agency_alone_is_the_source(parsed):
    claim = one(parsed, "The talks lasted two hours, according to Interfax.")
    assert texts(claim, "speaker") == ["Interfax"]
    assert claim.all("via") == ()


def test_what_is_promised_does_not_listen(parsed):
    assert texts(one(parsed, "The two leaders promised closer ties."), "addressee") == []
