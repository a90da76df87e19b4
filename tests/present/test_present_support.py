"""Claims that tell of one thing in other numbers do not count for what is shown of it."""

from present.handmade import Hand, document
from summitry.model import Entry, Finding, Origin, Standing, Value
from summitry.present.brief import brief
from summitry.present.listing import Listing
from summitry.present.page import Length


def told(kind, texts, slots, findings=lambda _: (), *, standing=Standing.SINGLE):
    """A record of one entry that each of the texts has a claim on, from an outlet of its own."""
    made = Hand()
    made.docs = [document(t, locator=f"{n}.txt", outlet=f"Outlet {n}") for n, t in enumerate(texts, 1)]
    made.where = [Origin(id=f"o-{n}", origin_type="outlet", name=f"Outlet {n}") for n in (1, 2)]
    claims = [made.claim(kind, doc, doc.text, slots(doc.text), f"o-{n}") for n, doc in enumerate(made.docs, 1)]
    made.held.append(
        Entry(id="e-1", kind=kind, title="", claims=tuple(c.id for c in claims), findings=findings(claims))
    )
    return brief(made, length=Length.FULL)


def number(text):
    return next(w for w in text.split() if w[0].isdigit())


def guards(text):
    return [
        ("what", "guards", "guards"),
        *((role, number(text).replace(",", ""), number(text)) for role in ("min", "max")),
    ]


def amounts(relation):
    def made(claims):
        values = [
            Value(value=c.first("min").value, text=c.first("min").text, claims=(c.id,), origins=(c.origin,), relation=r)
            for c, r in zip(claims, ("same", relation), strict=True)
        ]
        return (Finding(role="amount", standing=Standing.CORROBORATED, values=tuple(values)),)

    return made


def test_a_later_number_stands_beside_the_first_and_does_not_back_it():
    texts = ("Ardania sent 300 guards", "Ardania sent 500 guards")
    made = told("figure", texts, guards, amounts("update"))
    (line,) = made.page.rows["figure"]
    assert (line.subject, line.support.standing, line.support.origins) == ("300", Standing.SINGLE, ("Outlet 1",))
    assert [(v.text, v.relation, v.support.origins) for v in line.otherwise] == [
        ("500", "a later report", ("Outlet 2",))
    ]
    assert not made.page.agreed
    assert "elsewhere **500** (a later report) (1 origin)" in made.to_markdown()
    assert "elsewhere <b>500</b>" in made.to_html()


def test_a_rounded_number_backs_the_exact_one():
    made = told("figure", ("Ardania sent 5,012 guards", "Ardania sent 5,000 guards"), guards, amounts("rounding"))
    (line,) = made.page.rows["figure"]
    assert (line.support.standing, line.otherwise) == (Standing.CORROBORATED, ())


def test_an_utterance_told_with_another_number_is_not_corroborated():
    texts = ("Ardania sent 300 guards", "Ardania sent 500 guards")
    made = told("quote", texts, lambda t: [("speaker", "the envoy", ""), ("content", t, t)])
    (said,) = made.page.rows["quote"][0].said
    assert said.support.standing is Standing.SINGLE
    assert len(said.tellings) == 2


def test_what_is_told_without_a_number_backs_what_has_one():
    made = told("action", ("Ardania sent 300 guards", "Ardania has sent guards"), lambda t: [("actor", "Ardania", "")])
    (line,) = made.page.rows["action"]
    assert line.support.standing is Standing.CORROBORATED


def test_each_side_of_a_two_sided_clash_is_named():
    def slots(text):
        return [("speaker", text.split()[0], ""), ("content", text, text)]

    def clash(claims):
        values = [
            Value(
                value=c.first("content").value,
                text=c.first("content").text,
                claims=(c.id,),
                origins=(c.origin,),
                relation=r,
            )
            for c, r in zip(claims, ("same", "two-sided"), strict=True)
        ]
        return (Finding(role="polarity", standing=Standing.CONTESTED, values=tuple(values), why="PT1H against PT2H"),)

    made = told("quote", ("Ardania says the fee ends", "Borovia says the fee stays"), slots, clash)
    (dispute,) = made.page.disputes
    assert [side.holders for side in dispute.sides] == ["Ardania", "Borovia"]
    assert [side.shown.contradicts for side in dispute.sides] == [False, True]
    assert dispute.why == "1 hour against 2 hours"
    assert "by the word of Borovia" in made.to_markdown()
    assert "by the word of Borovia" in made.to_html()


def test_a_table_tells_lengths_in_words_and_leaves_the_rest():
    listing = Listing(("role", "values", "words"), (("polarity", "PT2H | PT3H", "PT2H as it stood"),))
    assert listing.in_words().rows == (("how it went", "2 hours | 3 hours", "PT2H as it stood"),)


def test_what_two_origins_say_is_listed_as_corroborated():
    texts = ("Ardania did not say when the ferries would sail", "When the ferries sail was left open by Ardania")
    (row,) = told("gap", texts, lambda t: [("what", t, t)]).page.agreed
    assert (row.kind, row.support.origins) == ("gaps", ("Outlet 1", "Outlet 2"))


def test_half_of_a_sentence_does_not_vouch_for_the_other_half():
    whole = "Ardania closed its harbour and recalled the envoy from Bergia over the seizure of two trawlers"
    made = told("action", (whole, "The harbour stays closed until spring"), lambda t: [("what", t, t)])
    (line,) = made.page.rows["action"]
    assert line.support.standing is Standing.SINGLE
    assert [v.text for v in line.otherwise] == ["The harbour stays closed until spring"]


def test_what_reports_agree_on_is_shown_before_what_one_adds():
    whole = "Ardania closed the harbour and recalled its envoy from Bergia over the seizure of trawlers"
    made = told("action", (whole, "Ardania closed the harbour"), lambda t: [("what", t, t)])
    (line,) = made.page.rows["action"]
    assert (line.text, line.support.standing) == ("Ardania closed the harbour", Standing.CORROBORATED)


def test_an_utterance_is_parted_where_one_report_has_more_of_it():
    more = "We will open the harbour to all ferries. The trawlers are a matter for the courts in the capital."
    made = told(
        "quote",
        (more, "We will open the harbour to all ferries"),
        lambda t: [("speaker", "Ardania", ""), ("content", t, t)],
    )
    shown = {" ".join(one.words): one.support.standing for row in made.page.rows["quote"] for one in row.said}
    assert shown == {
        "We will open the harbour to all ferries.": Standing.CORROBORATED,
        "The trawlers are a matter for the courts in the capital.": Standing.SINGLE,
    }


def test_what_is_planned_here_and_done_there_has_one_origin_each():
    made = Hand()
    texts = ("Ardania will close the harbour", "Ardania closed the harbour")
    made.docs = [document(t, locator=f"{n}.txt", outlet=f"Outlet {n}") for n, t in enumerate(texts, 1)]
    made.where = [Origin(id=f"o-{n}", origin_type="outlet", name=f"Outlet {n}") for n in (1, 2)]
    claims = [
        made.claim("measure", doc, doc.text, [("what", doc.text, doc.text)], f"o-{n}", modality=m)
        for n, (doc, m) in enumerate(zip(made.docs, ("planned", "held"), strict=True), 1)
    ]
    made.held.append(Entry(id="e-1", kind="measure", title="", claims=tuple(c.id for c in claims), findings=()))
    (line,) = brief(made).page.rows["measure"]
    assert line.support.standing is Standing.SINGLE
