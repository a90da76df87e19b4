"""Documents without a date, dated by their story."""

from reports import Report, reconciled

MET = "rel:weekday=2;dir=past"


def meeting(text, words, value, *, published=None):
    report = Report(text, published=published, locator=text[:9])
    a, b = report.actor("Ana Brenn"), report.actor("Osk Tallor")
    report.claim("encounter", text, ("party", a), ("party", b), ("time", value, words))
    return report


def dating(report, *others):
    return next(d for d in reconciled(report, *others).datings if d.document == report.document.id)


def test_a_day_of_the_week_is_dated_by_a_report_with_the_full_date():
    undated = meeting("Brenn met Tallor on Tuesday.", "Tuesday", MET)
    full = meeting("Brenn and Tallor met on 5 May 2015.", "5 May 2015", "2015-05-05", published="2015-05-06")
    found = dating(undated, full)
    assert found.published == "2015-05-05"
    assert found.published_why == "“Tuesday” here is the same story's “5 May 2015” of the same parties"


def test_the_latest_day_in_a_report_bounds_its_own_and_is_never_taken_for_it():
    found = dating(meeting("Brenn met Tallor on 5 May 2015.", "5 May 2015", "2015-05-05"))
    assert found.published is None
    assert found.published_why.startswith("not before 2015-05-05")


def test_another_pair_of_people_dates_nothing():
    undated = meeting("Brenn met Tallor on Tuesday.", "Tuesday", MET)
    other = Report("Uma Vik met Per Aas on 5 May 2015.", published="2015-05-06")
    a, b = other.actor("Uma Vik"), other.actor("Per Aas")
    other.claim("encounter", other.document.text, ("party", a), ("party", b), ("time", "2015-05-05", "5 May 2015"))
    assert dating(undated, other).published is None


def test_a_full_date_that_is_no_such_day_of_the_week_dates_nothing():
    undated = meeting("Brenn met Tallor today.", "today", "rel:same")
    full = meeting("Brenn and Tallor met on 5 May 2015.", "5 May 2015", "2015-05-05", published="2015-05-06")
    assert dating(undated, full).published is None


def test_a_stated_date_is_never_replaced():
    stated = meeting("Brenn met Tallor on 5 May 2015.", "5 May 2015", "2015-05-05", published="2015-06-01")
    assert dating(stated).published is None
