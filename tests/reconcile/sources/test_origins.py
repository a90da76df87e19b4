"""Origins: whose information a document and a claim are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import Report
from summitry.model import ActorType, Appearance, Claim, Document, Mention, Origin, Part, Reading, Slot
from summitry.reconcile import reconcile
from summitry.reconcile.sources import relays
from summitry.reconcile.sources.copies import find_copies
from summitry.reconcile.sources.origins import Origins, assign_origins, origin

WIRE = (
    "Ministers of the two lake states agreed on Monday to reopen the ferry line that has been shut since the floods, "
    "ending a quarrel that had cost fishermen on both shores a season of income."
)
OWN = (
    "Our correspondent watched the harbour master raise the barrier shortly after noon while a small crowd of traders "
    "waited with crates of vegetables that they hoped to sell across the water before evening."
)
MORE = (
    "Analysts doubt that the arrangement will outlast the winter because neither capital has said who pays for the "
    "dredging of the northern channel, which silts up every autumn and strands the larger boats."
)


def report(text: str, **known: object) -> Document:
    return Document.of(text, locator=f"{known.get('outlet', 'file')}.txt", **known)  # type: ignore[arg-type]


def claim_on(
    document: Document,
    words: str,
    kind: str = "encounter",
    holders: tuple[str, ...] = (),
    slots: tuple[Slot, ...] = (),
    part: Part = Part.PARAGRAPH,
) -> Claim:
    at = document.text.index(words)
    return Claim.of(kind, document.id, at, at + len(words), slots, holders=holders, part=part)


def reading(document: Document, *claims: Claim, actors: tuple[Appearance, ...] = ()) -> Reading:
    return Reading(document=document, claims=claims, appearances=actors)


def of(found: Origins, which: str) -> tuple[str, str]:
    """Type and name of the origin of a document or a claim."""
    made = (found.by_document.get(which) or found.by_claim[which])[0]
    chosen = next(o for o in found.origins if o.id == made)
    return chosen.origin_type, chosen.name


def origin_of_sentence(
    sentence: str,
    words: str,
    *,
    holders: tuple[str, ...] = (),
    kind: str = "encounter",
    outlet: str = "Shore Post",
    part: Part = Part.PARAGRAPH,
) -> tuple[str, str]:
    document = report(sentence, outlet=outlet)
    claim = claim_on(document, words, kind, holders, part=part)
    return of(assign_origins([reading(document, claim)], []), claim.id)


class TestDocuments:
    @pytest.mark.parametrize(
        ("known", "origin"),
        [
            ({"outlet": "Shore Post", "agency": "AFP"}, ("agency", "Agence France-Presse")),
            ({"outlet": "Shore Post", "agency": "Lake Wire"}, ("agency", "Lake Wire")),
            ({"outlet": "Reuters"}, ("agency", "Reuters")),
            ({"outlet": "Shore Post"}, ("outlet", "Shore Post")),
            ({}, ("document", "file.txt")),
        ],
    )
    def test_the_agency_then_the_outlet_then_the_document_itself(
        self, known: dict[str, str], origin: tuple[str, str]
    ) -> None:
        document = report(WIRE, **known)
        assert of(assign_origins([reading(document)], []), document.id) == origin

    def test_two_outlets_with_one_agency_story_are_one_origin(self) -> None:
        one, two = (
            report(WIRE, outlet="Shore Post", agency="AP"),
            report(OWN, outlet="Hill Times", agency="Associated Press"),
        )
        found = assign_origins([reading(one), reading(two)], [])
        assert found.by_document[one.id][0] == found.by_document[two.id][0]

    def test_outlets_written_with_article_brackets_or_site_are_one(self) -> None:
        documents = [report(WIRE, outlet=name) for name in ("The Shore Post", "Shore Post (Web News)", "shore post")]
        assert len(assign_origins([reading(d) for d in documents], []).origins) == 1

    def test_a_copy_has_the_origin_of_the_original(self) -> None:
        wire = report(WIRE, outlet="Shore Post", agency="AFP")
        blog = report(f"{WIRE}\n\nComments are closed.")
        found = assign_origins([reading(wire), reading(blog)], find_copies([wire, blog]))
        assert of(found, blog.id) == ("agency", "Agence France-Presse")
        assert "carries the tag of Agence France-Presse" in found.by_document[blog.id][1]

    def test_a_copy_full_of_quotations_is_judged_by_what_is_not_quoted(self) -> None:
        talk = "\n\n".join(f"“{MORE} {n}” she said." for n in range(4))
        wire, blog = report(f"{WIRE}\n\n{talk}", outlet="Reuters"), report(f"{talk}\n\n{WIRE}")
        found = assign_origins([reading(wire), reading(blog)], find_copies([wire, blog]))
        assert of(found, blog.id) == ("agency", "Reuters")

    def test_a_report_that_reuses_a_little_keeps_its_own_origin(self) -> None:
        wire, paper = report(WIRE, outlet="Reuters"), report(f"{OWN}\n\n{MORE}\n\n{WIRE}", outlet="Hill Times")
        found = assign_origins([reading(wire), reading(paper)], find_copies([wire, paper]))
        assert of(found, paper.id) == ("outlet", "Hill Times")

    def test_a_text_of_unknown_source_is_one_origin_that_is_neither_outlet(self) -> None:
        one, two = report(WIRE, outlet="Shore Post"), report(WIRE, outlet="Hill Times")
        found = assign_origins([reading(one), reading(two)], find_copies([one, two]))
        assert of(found, one.id) == of(found, two.id) == ("document", "text shared by Hill Times and Shore Post")
        assert "cannot be known" in found.by_document[one.id][1]


class TestClaimsInCopies:
    def test_a_claim_in_a_copied_passage_has_the_origin_of_the_original(self) -> None:
        wire, paper = report(WIRE, outlet="Reuters"), report(f"{OWN}\n\n{MORE}\n\n{WIRE}", outlet="Hill Times")
        copied, own = claim_on(paper, "agreed on Monday"), claim_on(paper, "raise the barrier")
        found = assign_origins([reading(wire), reading(paper, copied, own)], find_copies([wire, paper]))
        assert of(found, copied.id) == ("agency", "Reuters")
        assert found.by_claim[copied.id][1].startswith("copied passage: ")
        assert of(found, own.id) == ("outlet", "Hill Times")

    def test_two_that_carry_an_agency_passage_unknown_to_the_record_share_an_origin_for_it(self) -> None:
        one = report(f"{OWN}\n\n{OWN.upper()}\n\n{WIRE}", outlet="Shore Post")
        two = report(f"{MORE}\n\n{MORE.upper()}\n\n{WIRE}", outlet="Hill Times")
        claims = [claim_on(document, "agreed on Monday") for document in (one, two)]
        found = assign_origins([reading(one, claims[0]), reading(two, claims[1])], find_copies([one, two]))
        assert (
            of(found, claims[0].id)
            == of(found, claims[1].id)
            == ("document", "text shared by Hill Times and Shore Post")
        )
        assert of(found, one.id) == ("outlet", "Shore Post")


class TestRelays:
    @pytest.mark.parametrize(
        "sentence",
        [
            "Korv met Odek on Monday, according to Russian state news agency TASS.",
            "TASS news agency later reported that Korv met Odek on Monday.",
            "Citing an aide, Korv met Odek on Monday, Tass reported.",
            "Korv met Odek on Monday, an aide told Tass.",
            "“We agreed,” said Korv, who met Odek on Monday, in a translation provided by Russia's Tass news agency.",
        ],
    )
    def test_an_agency_credited_in_the_sentence_is_the_origin(self, sentence: str) -> None:
        assert origin_of_sentence(sentence, "met Odek on Monday" if "met Odek" in sentence else "met") == (
            "agency",
            "TASS",
        )

    @pytest.mark.parametrize(
        "sentence",
        [
            "Korv met Odek on Monday. Tass reported that the harbour is shut.",
            "Korv, who met Odek on Monday, told the envoys that Reuters should leave the hall.",
            "Korv met Odek on Monday and said, “I learned it from the Lake Times, according to Tass.”",
            "Michael Bloomberg said that Korv met Odek on Monday.",
            "Gen. Petra said that Korv met Odek on Monday.",
            "The PTI said that its leader Korv met Odek on Monday.",
            "Korv met Odek on Monday at the Associated Press building.",
        ],
    )
    def test_an_agency_that_vouches_for_nothing_in_the_sentence_is_not(self, sentence: str) -> None:
        assert origin_of_sentence(sentence, "met Odek on Monday") == ("outlet", "Shore Post")

    def test_another_paper_is_an_outlet(self) -> None:
        sentence = "Korv met Odek on Monday, the Lake Times reported, citing two aides."
        assert origin_of_sentence(sentence, "met Odek on Monday") == ("outlet", "Lake Times")

    @pytest.mark.parametrize(
        ("sentence", "outlet"),
        [
            ("As Fjord News reported, Korv met Odek on Monday.", "Fjord News"),
            ("Korv met Odek on Monday, an aide told Al Jazeera.", "Al Jazeera"),
            (
                "Korv met Odek on Monday, said an aide. It was brief, the Lake Times reported. Korv met Odek, The Times said.",
                "Lake Times",
            ),
        ],
    )
    def test_names_are_taken_whole(self, sentence: str, outlet: str) -> None:
        words = "Korv met Odek, The" if "It was" in sentence else "met Odek on Monday"
        assert origin_of_sentence(sentence, words) == ("outlet", outlet)

    def test_an_outlet_that_calls_itself_by_its_last_word_is_no_relay(self) -> None:
        assert origin_of_sentence("The Post has learned that Korv met Odek.", "met Odek") == ("outlet", "Shore Post")

    def test_the_outlets_own_credit_is_no_relay(self) -> None:
        sentence = "Korv met Odek on Monday, an aide told Reuters."
        assert origin_of_sentence(sentence, "met Odek", outlet="Reuters") == ("agency", "Reuters")

    def test_an_office_named_in_passing_is_the_reporters_knowledge(self) -> None:
        sentence = "Korv met President Odek on Monday, an aide told Tass."
        assert origin_of_sentence(sentence, "President Odek", kind="role") == ("outlet", "Shore Post")

    def test_a_picture_credit_is_no_relay(self) -> None:
        sentence = "Korv met Odek on Monday (AP)"
        assert origin_of_sentence(sentence, "met Odek on Monday", part=Part.CAPTION) == ("outlet", "Shore Post")

    def test_a_holder_that_is_an_agency_is_the_origin(self) -> None:
        document = report("Korv met Odek on Monday. It named no place.", outlet="Shore Post")
        agency = Appearance.of(document.id, ActorType.OUTLET, "Yonhap", known_as="outlet:yonhap")
        person = Appearance.of(document.id, ActorType.PERSON, "Ilse Korv")
        claim = claim_on(document, "met Odek", holders=(person.id, agency.id))
        found = assign_origins([reading(document, claim, actors=(agency, person))], [])
        assert of(found, claim.id) == ("agency", "Yonhap")


class TestStatements:
    def claim(self, sentence: str, outlet: str) -> tuple[Reading, Claim]:
        document = report(sentence, outlet=outlet)
        palace = Appearance.of(document.id, ActorType.BODY, "the Palace")
        claim = claim_on(document, "Korv met Odek", "quote", (palace.id,), (Slot("speaker", palace.id),))
        return reading(document, claim, actors=(palace,)), claim

    def test_what_outlets_take_from_one_statement_has_one_origin(self) -> None:
        one, first = self.claim("The Palace said on its website that Korv met Odek.", "Shore Post")
        two, second = self.claim("Korv met Odek, the Palace said in a brief statement.", "Hill Times")
        found = assign_origins([one, two], [])
        assert of(found, first.id) == of(found, second.id) == ("statement", "statement by the Palace")
        assert found.by_claim[first.id][1] == "a statement: “on its website”"

    def test_a_person_is_the_same_with_and_without_first_name(self) -> None:
        readings = []
        for name, outlet in (("Ilse Korv", "Shore Post"), ("Korv", "Hill Times")):
            document = report(f"{name} said in a statement that the harbour opens.", outlet=outlet)
            person = Appearance.of(document.id, ActorType.PERSON, name)
            readings.append(
                reading(document, claim_on(document, "harbour opens", "quote", (person.id,)), actors=(person,))
            )
        found = assign_origins(readings, [])
        assert {of(found, r.claims[0].id) for r in readings} == {("statement", "statement by Ilse Korv")}

    @pytest.mark.parametrize(
        ("sentence", "holders"),
        [
            ("Korv and Odek said in a joint statement that the harbour opens.", ("Korv", "Odek")),
            ("Odek and Korv said in a joint statement that the harbour opens.", ("Odek", "Korv")),
            ("In a joint statement with Odek, Korv said that the harbour opens.", ("Korv",)),
            ("Odek said in a joint statement with President Korv that the harbour opens.", ("Odek",)),
            ("The mayor, Korv, and her deputy, Odek, said in a joint statement that the harbour opens.", ("Korv",)),
        ],
    )
    def test_a_joint_statement_is_that_of_all_its_parties(self, sentence: str, holders: tuple[str, ...]) -> None:
        document = report(f"Lang met them. {sentence}", outlet="Shore Post")
        at = {name: document.text.index(name) for name in ("Korv", "Odek", "Lang")}
        people = {
            name: Appearance.of(
                document.id, ActorType.PERSON, name, mentions=(Mention(start, start + len(name), name, "name"),)
            )
            for name, start in at.items()
        }
        claim = claim_on(document, "harbour opens", "quote", tuple(people[name].id for name in holders))
        found = assign_origins([reading(document, claim, actors=tuple(people.values()))], [])
        origin_type, name = of(found, claim.id)
        assert (origin_type, sorted(name.removeprefix("statement by ").split(" and "))) == (
            "statement",
            ["Korv", "Odek"],
        )
        assert found.by_claim[claim.id][0] == origin("statement", "x", "korv + odek").id

    def test_a_maker_that_is_no_actor_is_named_as_written(self) -> None:
        document = report("The Foreign Office of Ruritania said in a statement that the harbour opens.", outlet="A")
        maker = Slot("speaker", "the foreign office of ruritania", "The Foreign Office of Ruritania", 0, 31)
        claim = claim_on(document, "harbour opens", "quote", (maker.value,), (maker,))
        found = assign_origins([reading(document, claim)], [])
        assert of(found, claim.id) == ("statement", "statement by Foreign Office of Ruritania")

    def test_two_who_speak_together_make_one_statement(self) -> None:
        document = report("Korv and Odek said in a statement that the harbour opens and shipping begins.", outlet="A")
        people = [Appearance.of(document.id, ActorType.PERSON, name) for name in ("Korv", "Odek")]
        both = tuple(person.id for person in people)
        quote = claim_on(document, "harbour opens", "quote", both, tuple(Slot("speaker", one) for one in both))
        outlook = claim_on(document, "shipping begins", "outlook", both)
        found = assign_origins([reading(document, quote, outlook, actors=tuple(people))], [])
        assert of(found, quote.id) == of(found, outlook.id) == ("statement", "statement by Korv and Odek")

    def test_a_quotation_in_the_outlets_own_reporting_is_the_outlets(self) -> None:
        one, claim = self.claim("The Palace confirmed that Korv met Odek.", "Shore Post")
        assert of(assign_origins([one], []), claim.id) == ("outlet", "Shore Post")


class TestAgencyNames:
    @pytest.mark.parametrize(
        ("name", "agency"),
        [
            ("AP", "Associated Press"),
            ("The Associated Press", "Associated Press"),
            ("reuters.com", "Reuters"),
            ("Itar-Tass", "TASS"),
            ("outlet:yonhap", "Yonhap"),
            ("Agence France Presse", "Agence France-Presse"),
            ("Shore Post", None),
            ("", None),
        ],
    )
    def test_names_tags_sites_and_keys_lead_to_the_agency(self, name: str, agency: str | None) -> None:
        assert relays.agency(name) == agency


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_reading_does_not_matter(order: list[int]) -> None:
    documents = [
        report("\n\n".join(parts), outlet=name)
        for name, parts in {"A": (WIRE, OWN), "B": (MORE, WIRE), "Reuters": (WIRE,), "D": (OWN, MORE)}.items()
    ]
    copies = find_copies(documents)
    claims = [claim_on(d, d.text.split()[3], "gap") for d in documents]
    readings = [reading(d, c) for d, c in zip(documents, claims, strict=True)]
    assert assign_origins([readings[i] for i in order], list(reversed(copies))) == assign_origins(readings, copies)


def test_every_origin_that_is_named_is_listed_once() -> None:
    documents = [report(text, outlet=name) for text, name in ((WIRE, "A"), (WIRE, "the A"), (OWN, "B"))]
    found = assign_origins([reading(d) for d in documents], find_copies(documents))
    listed = [o.id for o in found.origins]
    assert sorted(listed) == sorted({made for made, _ in found.by_document.values()})
    assert all(isinstance(o, Origin) for o in found.origins)


class TestWhatIsNotAListedAgency:
    """Agencies and outlets that only the record knows, press services, and how far a credit reaches."""

    SENTENCE = "The two talked for two hours, Lake Wire reported, and the palace later spoke of nearly three."

    def both(self, words: str) -> tuple[str, str]:
        wire, paper = report(WIRE, agency="Lake Wire"), report(self.SENTENCE, outlet="Shore Post")
        claim = claim_on(paper, words)
        return of(assign_origins([reading(wire), reading(paper, claim)], []), claim.id)

    def test_an_agency_that_another_report_is_by_is_known_behind_the_words_it_vouches_for(self) -> None:
        assert self.both("talked for two hours") == ("agency", "Lake Wire")

    def test_it_does_not_vouch_for_a_clause_with_a_subject_of_its_own(self) -> None:
        assert self.both("later spoke of nearly three") == ("outlet", "Shore Post")

    def test_it_vouches_for_what_goes_on_without_a_subject(self) -> None:
        sentence = "The two talked for two hours, according to Reuters, and then had dinner."
        assert origin_of_sentence(sentence, "then had dinner") == ("agency", "Reuters")

    @pytest.mark.parametrize(
        "sentence",
        [
            "The palace in Zenda was lit, and they talked for two hours, according to the Hofburg press service.",
            "They talked for two hours, the Hofburg’s press service said.",
            "The Hofburg press office said they talked for two hours.",
        ],
    )
    def test_what_a_press_service_says_is_a_statement_of_whom_it_serves(self, sentence: str) -> None:
        assert origin_of_sentence(sentence, "talked for two hours") == ("statement", "statement by Hofburg")

    def test_a_press_service_and_a_website_of_one_power_are_one_origin(self) -> None:
        one = report("The Hofburg press service said they talked for two hours.", outlet="Shore Post")
        two = report("They talked for two hours, the Hofburg said on its website.", outlet="Hill Post")
        claims = [
            claim_on(one, "talked for two hours"),
            claim_on(two, "talked for two hours", holders=("the Hofburg",)),
        ]
        found = assign_origins([reading(one, claims[0]), reading(two, claims[1])], [])
        assert len({found.by_claim[claim.id][0] for claim in claims}) == 1


def test_two_people_of_one_family_name_make_statements_of_their_own():
    text = "{} Korv said in a statement that the bridge would open."
    first, second = (Report(text.format(name), locator=name, outlet=f"{name} Post") for name in ("Ana", "Osk"))
    for report, name in ((first, "Ana"), (second, "Osk")):
        who = report.actor(f"{name} Korv")
        report.claim("quote", report.document.text, ("speaker", who), ("content", "the bridge would open"))
    found = reconcile([first.reading(), second.reading()])
    names = {o.name for o in found.origins if o.origin_type == "statement"}
    assert names == {"statement by Ana Korv", "statement by Osk Korv"}
