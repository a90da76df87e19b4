"""One more report touches only its stories, and the result is that of a rebuild from nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reports import Report
from shelf import Shelf
from summitry.model import Correction, Entry, Reading, Reconciled, Resolution
from summitry.reconcile import reconcile
from summitry.reconcile.growing.cache import Memo
from summitry.reconcile.growing.renew import Renewed, renew


class Keeper:
    """A record in memory that is renewed as the store renews its own."""

    def __init__(self) -> None:
        self.memo = Memo()
        self.units: dict[str, Renewed] = {}
        self.fresh: dict[str, Renewed] = {}
        self.asked = 0

    def renewed(self, readings: list[Reading], corrections: tuple[Correction, ...] = ()) -> Reconciled:
        shelf = Shelf(readings)
        found = renew(shelf, Memo(self.memo.kept), corrections)
        self.units = {key: unit for key, unit in self.units.items() if key in found.kept}
        self.fresh = {unit.key: unit for unit in found.units}
        self.units |= self.fresh
        self.memo, self.asked = found.memo, shelf.asked
        claims = [c for unit in self.units.values() for c in unit.claims]
        entries: list[Entry] = [e for unit in self.units.values() for e in unit.entries]
        resolutions: list[Resolution] = [r for unit in self.units.values() for r in unit.resolutions]
        return Reconciled(
            actors=found.actors,
            origins=found.origins,
            stories=found.stories,
            copies=found.copies,
            claims=tuple(sorted(claims, key=lambda c: c.id)),
            entries=tuple(sorted(entries, key=lambda e: e.id)),
            resolutions=tuple(sorted(resolutions, key=lambda r: r.claim)),
            datings=found.datings,
        )


WIRE = (
    "Ana Brenn of Norland and Osk Tallor of Estmark met in Lugano on 9 June 2016 and spoke for two hours about the water "
    "of the shared river, the fishing rights of the northern villages and the price of the ferries across the strait."
)
DAM = (
    "Engineers closed the sluices of the Varra dam after cracks were seen in its eastern wall, and four valleys below it "
    "were cleared of people, cattle and machines before the evening of the same day."
)
STRIKE = (
    "Dockers in Port Hallen laid down their work for better pay, the harbour board said, and forty ships with grain, "
    "timber and oil lay at anchor outside the breakwater while the talks went on."
)


def summit_report(number: int) -> Reading:
    """One of several reports of a meeting: dated or not, copied or not, with full names or family names alone."""
    opening = WIRE if number % 3 else "Brenn and Tallor spoke in Lugano about river water, fishing rights and ferries."
    credit = "The Shore Post reported that Tallor arrived late." if number % 2 else "Tallor arrived late on Thursday."
    r = Report(
        f"{opening}\n\nReport {number} on Lugano water. {credit} The talks of Brenn and Tallor lasted {2 + number % 2} hours.",
        locator=f"summit-{number}.txt",
        published=None if number % 4 == 3 else f"2016-06-{10 + number % 5}",
        outlet=[None, "The Shore Post", "Inland Times", "Norland Courier"][number % 4],
    )
    full = number % 3 != 0
    brenn = r.actor("Ana Brenn" if full else "Brenn", country="NOR" if number % 2 else None)
    tallor = r.actor("Osk Tallor" if full else "Tallor", country="EST")
    parties = (("party", brenn), ("party", tallor))
    if full:
        words = "met in Lugano on 9 June 2016"
        r.claim("encounter", words, *parties, ("place", "Lugano", "Lugano"), ("time", "2016-06-09", "9 June 2016"))
    lasted = f"The talks of Brenn and Tallor lasted {2 + number % 2} hours"
    r.claim("encounter", lasted, *parties, ("format", "talks"), ("duration", f"PT{2 + number % 2}H"))
    time = ("time", "rel:weekday=4;dir=past", "Thursday") if number % 2 == 0 else ("type", "x")
    r.claim("action", "Tallor arrived late", ("actor", tallor, "Tallor"), time)
    return r.reading()


def later_report(number: int) -> Reading:
    """A report of something else that looks back at the meeting, so that entries reach over stories."""
    words = DAM if number % 2 else STRIKE
    r = Report(
        f"{words}\n\nReport {number}. Ana Brenn and Osk Tallor had met in Lugano on 9 June 2016. Brenn saw {number} men.",
        locator=f"later-{number}.txt",
        published=f"2017-0{1 + number % 6}-02",
        outlet=f"Outlet {number % 3}",
    )
    brenn, tallor = r.actor("Ana Brenn", country="NOR"), r.actor("Osk Tallor", country="EST")
    looked_back = "Ana Brenn and Osk Tallor had met in Lugano on 9 June 2016"
    place = ("place", "Lugano", "Lugano")
    r.claim("encounter", looked_back, ("party", brenn), ("party", tallor), place, ("time", "2016-06-09", "9 June 2016"))
    r.claim("figure", f"{number} men", ("what", "men", "men"), ("min", str(number)), ("max", str(number)))
    return r.reading()


READINGS = [*map(summit_report, range(7)), *map(later_report, range(6))]


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(len(READINGS))), st.lists(st.integers(1, 5), min_size=1, max_size=6))
def test_a_record_that_grew_in_any_order_equals_one_made_from_nothing(order, steps):
    keeper, there = Keeper(), []
    rest = [READINGS[i] for i in order]
    for step in steps:
        there, rest = there + rest[:step], rest[step:]
        assert keeper.renewed(there) == reconcile(there)
    assert keeper.renewed([*there, *rest]) == reconcile(READINGS)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sets(st.integers(0, len(READINGS) - 1)), min_size=2, max_size=5))
def test_a_record_from_which_reports_were_taken_equals_one_that_never_had_them(held):
    keeper = Keeper()
    for some in held:
        there = [READINGS[i] for i in sorted(some)]
        assert keeper.renewed(there) == reconcile(there)


def corrections_of(readings: list[Reading], draw: st.DataObject) -> list[Correction]:
    """Some corrections of any kind, of claims of one kind or of appearances, at times of their own."""
    claims = {c.id: c.kind for r in readings for c in r.claims}
    appearances = sorted(a.id for r in readings for a in r.appearances)
    found = []
    for n in range(draw.draw(st.integers(1, 4))):
        kind = draw.draw(st.sampled_from(("same", "different", "wrong", "is")))
        of_one = sorted(c for c in claims if claims[c] == draw.draw(st.sampled_from(sorted(set(claims.values())))))
        pool = appearances if kind == "is" else of_one
        least = 1 if kind == "wrong" else 2
        if len(pool) >= least:
            sides = draw.draw(st.lists(st.sampled_from(pool), min_size=least, max_size=3, unique=True))
            at = f"2020-01-0{n + 1}T00:00:00.000Z"
            found.append(Correction.of(kind, tuple((s,) for s in sides), because="", author="Ida", at=at))
    return found


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(len(READINGS))), st.integers(1, 12), st.data())
def test_corrections_count_in_a_grown_record_as_in_one_made_from_nothing(order, size, draw):
    some = [READINGS[i] for i in order[:size]]
    made = corrections_of(some, draw)
    keeper = Keeper()
    keeper.renewed(some[:-1])
    for in_use in ([], made[:1], made, made[1:], []):
        assert keeper.renewed(some, tuple(in_use)) == reconcile(some, in_use)


def test_a_correction_leaves_clauses_that_contradict_each_other_as_they_were():
    def disputes(made: Reconciled) -> list[Entry]:
        return [e for e in made.entries if e.kind == "fact" and any(f.standing == "contested" for f in e.findings)]

    one, other = (next(c.id for c in r.claims if c.kind == "encounter") for r in READINGS[:2])
    same = Correction.of("same", ((one,), (other,)), because="", author="Ida", at="2020-01-01T00:00:00.000Z")
    before, after = disputes(reconcile(READINGS)), disputes(reconcile(READINGS, (same,)))
    assert before, "reports that give several numbers of men"
    assert after == before
    assert len({e.id for e in after}) == len(after)


def test_a_document_that_goes_away_leaves_nothing_behind():
    keeper = Keeper()
    keeper.renewed(READINGS)
    assert keeper.renewed(READINGS[:-3]) == reconcile(READINGS[:-3])


def other_stories(count: int) -> list[Reading]:
    """Reports that have nothing to do with each other."""
    found = []
    for n in range(count):
        letter = chr(97 + n % 26) + chr(97 + n // 26)
        words = " ".join(f"{w}{letter}" for w in ("zorn", "velm", "quark", "dorst", "plink", "murn", "tasp", "brod"))
        r = Report(f"Ida Hadd{letter} {words}. {words.title()}.", published="2019-03-04")
        mayor = r.actor(f"Ida Hadd{letter}")
        r.claim("action", f"Ida Hadd{letter}", ("actor", mayor))
        found.append(r.reading())
    return found


def test_one_more_report_has_only_its_own_story_read_again():
    others = other_stories(60)
    keeper = Keeper()
    keeper.renewed([*others, *READINGS[:4]])
    assert keeper.renewed([*others, *READINGS[:5]]) == reconcile([*others, *READINGS[:5]])
    assert not {r.document.id for r in others} & {e for unit in keeper.fresh.values() for e in unit.documents}
    assert keeper.memo.made["trace"] == 1
    assert keeper.asked < 30  # of 65 documents; a rebuild asks for each three times


def test_what_has_not_changed_is_not_worked_out_again():
    keeper = Keeper()
    keeper.renewed(READINGS)
    again = keeper.renewed(READINGS)
    assert again == reconcile(READINGS)
    assert not keeper.memo.made
    assert keeper.asked == 0


def talks() -> Reading:
    """A report of a meeting, and in a sentence that names its parties otherwise, of what was not agreed there."""
    r = Report(
        f"{WIRE}\n\nThe Falcon and Osk Tallor left the talks in Lugano without a treaty.",
        locator="talks.txt",
        published="2016-06-10",
    )
    brenn, tallor = r.actor("Ana Brenn", country="NOR"), r.actor("Osk Tallor", country="EST")
    met = (("party", brenn), ("party", tallor), ("format", "talks"), ("time", "2016-06-09", "9 June 2016"))
    r.claim("encounter", "met in Lugano on 9 June 2016", *met, modality="held")
    r.claim("gap", "without a treaty", ("topic", "a treaty", "a treaty"))
    return r.reading()


def naming(*others: str) -> Reading:
    """A report of something else that calls one of the parties something else besides."""
    r = Report(f"{DAM}\n\nAna Brenn, {', '.join(others)}, saw the dam.", locator="naming.txt", published="2019-05-06")
    brenn = r.actor("Ana Brenn", names=others, country="NOR")
    r.claim("action", "saw the dam", ("actor", brenn, "Ana Brenn"))
    return r.reading()


def test_what_an_actor_is_called_elsewhere_leaves_reports_as_they_were_that_do_not_say_it():
    keeper = Keeper()
    keeper.renewed([talks()])
    both = [talks(), naming("Lady Brenn")]
    assert keeper.renewed(both) == reconcile(both)
    assert keeper.memo.made["unit"] == 1, "the report that was added"
    assert keeper.memo.made["told"] == 1


def test_what_an_actor_is_called_elsewhere_counts_where_a_sentence_of_a_meeting_says_it():
    def witnesses(made: Reconciled) -> int:
        gaps = {c.id for c in talks().claims if c.kind == "gap"}
        return sum(not gaps.isdisjoint(e.claims) for e in made.entries if e.kind == "encounter")

    keeper, both = Keeper(), [talks(), naming("The Falcon")]
    before, after = keeper.renewed([talks()]), keeper.renewed(both)
    assert after == reconcile(both)
    assert (witnesses(before), witnesses(after)) == (0, 1)
    assert keeper.memo.made["unit"] == 2
