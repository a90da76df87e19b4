"""Who is who over documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import Report
from summitry.model import Role
from summitry.reconcile.actors import names
from summitry.reconcile.actors.cluster import join_actors


def index(*reports, stories=None):
    readings = [r.reading() for r in reports]
    return join_actors(readings, stories or {r.document.id: "s" for r in readings})


def naming(name, **known):
    report = Report(f"{name} spoke. {known.get('country', '')}{len(known)}", locator=name)
    return report, report.actor(name, **known)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergei Orlov", "Sergey Orlov"),
        ("Choi Min-ho", "Choe Min Ho"),
        ("Mohammed Zaki", "Mohammad Zaki"),
        ("José Almeida", "Jose Almeida"),
        ("Anna Maria Berg", "Anna Berg"),
        ("Yusuf al-Hadi", "Yousuf Al Hadi"),
        ("Rob Tallor", "Robert Tallor"),
        ("Temur Brennziyoev", "Temur Brennziyoyev"),
    ],
)
def test_spellings_of_one_name_are_one_person(a, b):
    assert names.compatible(names.key(a), names.key(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [("Anna Berg", "Anna Holm"), ("Anna Berg", "Karl Berg"), ("Kim Min Ho", "Kim Min Su"), ("John Kerr", "John Barr")],
)
def test_names_of_two_people_stay_two(a, b):
    assert not names.compatible(names.key(a), names.key(b))


@given(st.text(alphabet="abcdefgh ", min_size=1, max_size=20), st.text(alphabet="abcdefgh ", min_size=1, max_size=20))
def test_it_does_not_matter_which_name_is_asked_about(a, b):
    x, y = names.key(a), names.key(b)
    assert names.compatible(x, y) == names.compatible(y, x)


def test_a_person_of_two_documents_is_one_actor_with_all_names_and_roles():
    one, p = naming("Sergei Orlov", roles=(Role(office="minister"),))
    two, q = naming("Sergey Orlov", country="BGR")
    found = index(one, two)
    actor = found.actor(found.resolve(p))
    assert found.resolve(p) == found.resolve(q)
    assert actor.country == "BGR"
    assert [r.office for r in actor.roles] == ["minister"]
    assert "several spellings" in actor.why


def test_a_family_name_alone_joins_the_only_person_of_that_name_in_its_story():
    full, p = naming("Ana Brenn")
    short, q = naming("Brenn")
    apart = {full.document.id: "s1", short.document.id: "s2"}
    assert index(full, short).resolve(p) == index(full, short).resolve(q)
    assert index(full, short, stories=apart).resolve(p) != index(full, short, stories=apart).resolve(q)


def test_a_family_name_that_two_people_share_joins_neither():
    one, p = naming("Ana Brenn")
    two, q = naming("Karl Brenn")
    short, r = naming("Brenn")
    found = index(one, two, short)
    assert found.resolve(r) not in (found.resolve(p), found.resolve(q))


def test_a_namesake_in_another_country_is_another_person():
    reports = [Report(f"Lee Min Ho spoke again, {n}.", locator=str(n)) for n in range(4)]
    ids = [r.actor("Lee Min Ho", country=c) for r, c in zip(reports, ("KOR", "KOR", "CHN", "CHN"), strict=True)]
    stories = {r.document.id: f"s{n // 2}" for n, r in enumerate(reports)}
    found = index(*reports, stories=stories)
    assert len({found.resolve(i) for i in ids}) == 2


def test_what_the_registry_knows_joins_whatever_it_is_called():
    one, p = naming("Norway", actor_type="state", country="NOR", known_as="state:NOR")
    two, q = naming("Oslo", actor_type="state", country="NOR", known_as="state:NOR")
    found = index(one, two)
    assert found.resolve(p) == found.resolve(q)


def test_nameless_people_stay_in_their_document():
    one, p = naming("a senior official", actor_type="unnamed")
    two = Report("a senior official said so elsewhere")
    q = two.actor("a senior official", "unnamed")
    found = index(one, two)
    assert found.resolve(p) != found.resolve(q)


def test_an_actor_keeps_its_id_when_another_spelling_of_the_name_comes_in():
    one, p = naming("Sergei Orlov")
    two, _ = naming("Sergey Petrovich Orlov")
    assert index(one).resolve(p) == index(one, two).resolve(p)


def test_figure_of_the_registry_is_one_actor_however_spelt():
    first, a = naming("Turki Brenki", known_as="figure:Q1")
    second, b = naming("Torki al-Brinky", known_as="figure:Q1")
    found = index(first, second)
    assert found.resolve(a) == found.resolve(b)
    assert "one public figure" in found.actor(found.resolve(a)).why


def test_figure_and_the_same_name_elsewhere_are_one():
    first, a = naming("Anna Berg", known_as="figure:Q1")
    second, b = naming("Anna Berg", country="NOR")
    assert index(first, second).resolve(a) == index(first, second).resolve(b)


def test_two_figures_of_one_name_are_two():
    first, a = naming("Anna Berg", known_as="figure:Q1", country="NOR")
    second, b = naming("Anna Berg", known_as="figure:Q2", country="SWE")
    found = index(first, second)
    assert found.resolve(a) != found.resolve(b)


def test_who_is_no_figure_goes_with_that_of_the_story():
    first, a = naming("Anna Berg", known_as="figure:Q1", country="NOR")
    second, b = naming("Anna Berg", known_as="figure:Q2", country="SWE")
    third, c = naming("Anna Berg", country="")
    stories = {first.reading().document.id: "s", second.reading().document.id: "t", third.reading().document.id: "t"}
    found = index(first, second, third, stories=stories)
    assert found.resolve(c) == found.resolve(b) != found.resolve(a)


def _report(name, day, *others, role="minister", **known):
    report = Report(f"{name} spoke on {day}. {others}{known}", locator=f"{name}{day}", published=day)
    for other in others:
        report.actor(other, "state", country=other)
    return report, report.actor(name, roles=(Role(office=role),), **known)


def _apart(*reports):
    return index(*reports, stories={r.document.id: f"s{n}" for n, r in enumerate(reports)})


def test_a_family_name_alone_joins_the_only_person_of_that_name_in_the_record_near_in_time_and_company():
    full, p = _report("Ana Brenn", "2031-03-02", "SWE", "NOR")
    short, q = _report("Brenn", "2031-03-05", "SWE", "NOR", "DNK")
    found = _apart(full, short)
    assert found.resolve(p) == found.resolve(q)
    assert "only this person in the record" in found.actor(found.resolve(p)).why


@pytest.mark.parametrize(
    ("day", "others", "known"),
    [
        ("2032-03-05", ("SWE", "NOR"), {}),
        ("2031-03-05", ("SWE", "CHL"), {}),
        ("2031-03-05", ("SWE", "NOR"), {"country": "CHL"}),
    ],
)
def test_a_family_name_alone_far_off_in_time_company_or_country_stays_alone(day, others, known):
    full, p = _report("Ana Brenn", "2031-03-02", "SWE", "NOR", country="SWE")
    short, q = _report("Brenn", day, *others, **known)
    found = _apart(full, short)
    assert found.resolve(p) != found.resolve(q)


def test_two_ministers_of_one_family_name_in_the_record_keep_a_third_report_from_either():
    first, p = _report("Ana Brenn", "2031-03-02", "SWE", "NOR")
    second, q = _report("Jens Brenn", "2031-03-03", "SWE", "NOR")
    third, r = _report("Brenn", "2031-03-04", "SWE", "NOR")
    found = _apart(first, second, third)
    assert len({found.resolve(x) for x in (p, q, r)}) == 3


def test_two_family_names_alone_that_another_report_has_in_full_are_those_two():
    full, p = _report("Ana Brenn", "2031-03-02", "SWE")
    full_other = full.actor("Oskar Tallor")
    short, q = _report("Brenn", "2031-03-05", "NOR")
    short_other = short.actor("Tallor")
    found = _apart(full, short)
    assert found.resolve(p) == found.resolve(q)
    assert found.resolve(full_other) == found.resolve(short_other)
