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


def test_agency_behind_what_it_passes_on(parsed):
    for text in (
        "Marek said the talks were useful, according to Interfax.",
        "Marek said the talks were useful, Tass reported.",
    ):
        claim = one(parsed, text)
        assert texts(claim, "content") == ["the talks were useful"]
        assert texts(claim, "speaker") == ["Marek"]
        assert len(claim.all("via")) == 1


def test_quoted_as_saying_by_an_agency(parsed):
    claim = one(parsed, "“We are ready,” Marek was quoted as saying by the news agency Interfax.")
    assert (texts(claim, "speaker"), texts(claim, "via")) == (["Marek"], ["the news agency"])
    assert texts(claim, "content") == ["We are ready,"]


def test_translation_named_after_its_maker(parsed):
    claim = one(parsed, "“We are ready,” Marek said, according to a Yonhap translation of his remarks.")
    assert texts(claim, "via") == ["Yonhap"]


def test_at_a_joint_occasion_the_other_does_not_listen(parsed):
    claim = one(parsed, "At a joint news conference with President Oduya, Berg said the road was open.")
    assert claim.first("setting").value == "press conference"
    assert texts(claim, "addressee") == []


def test_remarks_carried_by_a_station(parsed):
    claim = one(parsed, "In remarks carried by state television, Berg said the road was open.")
    assert claim.first("setting").value == "remarks"
    assert texts(claim, "via") == ["state television"]


def test_who_is_asked_and_who_asks(parsed):
    question, answer = extract(parsed("Asked by a journalist whether it was over, Anna Berg said it was not."))
    assert texts(question, "speaker") == texts(answer, "addressee") == ["a journalist"]
    assert texts(question, "addressee") == ["Anna Berg"]
    question, _ = extract(parsed("Asked whether it was over, Anna Berg said it was not."))
    assert (texts(question, "speaker"), texts(question, "addressee")) == ([], ["Anna Berg"])


def test_setting_of_words_joined_by_a_hyphen(parsed):
    assert one(parsed, "Berg wrote in an op-ed that the road was open.").first("setting").value == "article"


def test_day_in_the_answer_is_not_the_day_of_the_question(parsed):
    first = next(extract(parsed("Asked about the port, Berg replied: “Not today.”", published="2021-03-03")))
    assert first.all("time") == ()


def test_day_of_another_deed_in_the_sentence(parsed):
    claim = one(parsed, "Berg, who resigned in February, said the road was open.", published="2021-03-03")
    assert claim.all("time") == ()


def test_words_given_out_in_advance_are_still_to_come(parsed):
    for text, modality in (
        ("“We must keep the port open,” Berg will tell parliament on Friday.", "planned"),
        ("“We must keep the port open,” Berg is expected to say on Friday.", "expected"),
        ("In a speech on Friday, Berg will say that the port must stay open.", "planned"),
    ):
        claim = one(parsed, text, published="2021-03-03")
        assert claim.modality == modality
        assert texts(claim, "speaker") == ["Berg"]
        assert claim.first("time").value == "2021-03-05"


def test_what_will_be_said_without_its_words_is_no_quote(parsed):
    assert list(extract(parsed("Berg will announce a deal. Oduya may announce a deal on Friday."))) == []


def test_after_talks_is_not_in_them(parsed):
    claim = one(parsed, "Berg said after talks with President Oduya that the road was open.")
    assert (texts(claim, "setting"), texts(claim, "addressee")) == ([], [])


def test_date_that_names_a_thing_is_no_day_of_the_words(parsed):
    claim = one(parsed, "“The port will close,” Berg said of the 2016 election.", published="2021-03-03")
    assert claim.first("time") is None
    claim = one(parsed, "In a Tuesday interview, Berg said the port would close.", published="2021-03-03")
    assert claim.first("time").value == "2021-03-02"
