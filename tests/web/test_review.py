"""Reviewing and correcting through the desk: the same layer as ``summitry correct``, kept at once and reconciled by a worker."""

from __future__ import annotations

import os
import re

from summitry.reconcile.corrections import last_words
from summitry.record.corrected import states
from summitry.web.jobs import State, What
from web.conftest import first


def waiting(writing):
    return writing.get("/review.json").json()["claim"]["id"]


def judge(writing, verdict, *targets, **more):
    data = {"verdict": verdict, "targets": list(targets), "by": "Ida", **more}
    return writing.post("/review", data=data, follow_redirects=False)


def test_claims_that_the_judge_is_least_sure_of_and_that_matter_come_first(client):
    told = client.get("/review.json").json()
    assert told["total"] > 50
    assert told["why"]
    assert told["words"][1] in "".join(told["words"])


def test_what_is_accepted_or_rejected_is_kept_and_the_next_claim_comes(own, writing):
    one = waiting(writing)
    assert judge(writing, "right", one).status_code == 303
    other = waiting(writing)
    assert other != one
    judge(writing, "wrong", other, because="the outlet withdrew it")
    judged = last_words(own.store.corrections())
    assert {judged[one].kind, judged[other].kind} == {"right", "wrong"}
    assert judged[other].because == "the outlet withdrew it"
    assert judged[one].because
    assert {c.author for c in judged.values()} == {"Ida"}


def test_a_slot_is_corrected_and_the_claim_is_reviewed_with_it(own, writing):
    told = writing.get("/review.json", params={"kind": "encounter"}).json()
    one, slots = told["claim"]["id"], {slot["name"]: slot["now"] for slot in told["slots"]}
    assert "Date" in slots["time"]
    judge(writing, "slot", one, "time", "2031-05-04", because="the day after")
    assert waiting(writing) != one
    page = writing.get("/review", params={"claim": one}).text
    assert "Correct a slot" in page
    (found,) = own.store.claim(one).all("time")
    assert (found.value, found.why.partition(" on ")[0]) == ("2031-05-04", "corrected by Ida")
    assert judge(writing, "slot", one, "time", "some day", because="x").status_code == 400
    judge(writing, "slot", one, "time", "", because="it says none")
    assert own.store.claim(one).all("time") == ()


def test_skipping_leaves_a_claim_for_later(writing):
    told = writing.get("/review.json").json()
    onward = writing.get("/review.json", params={"after": told["after"]}).json()
    assert onward["claim"]["id"] != told["claim"]["id"]
    assert waiting(writing) == told["claim"]["id"]


def test_a_claim_that_was_undone_waits_again(own, writing):
    one = waiting(writing)
    judge(writing, "wrong", one)
    (made,) = list(own.store.corrections())
    judge(writing, "undo", made.id)
    assert waiting(writing) == one


def test_a_session_is_reconciled_once_by_a_worker_and_shown_as_reviewed(own, writing):
    judged = []
    for _ in range(3):
        judged.append(waiting(writing))
        judge(writing, "right", judged[-1])
    assert [job.what for job in own.jobs.last()] == [What.SETTLE]
    assert not own.store.reconciled
    own.jobs.work()
    assert own.jobs.last()[0].state is State.DONE, own.jobs.last()[0].said
    assert own.store.reconciled
    assert {s.state for s in states(own.store)} == {"in force"}
    home = own.store.claim(judged[0]).document
    assert "reviewed" in writing.get(f"/documents/{home}").text


def test_a_record_whose_files_were_only_touched_asks_for_no_new_lists(own):
    own.look()
    os.utime(own.store.path, ns=(1, 1))
    own.look()
    assert own.jobs.last() == []


def test_entries_are_merged_taken_apart_and_people_made_one_as_on_the_command_line(own, writing):
    entries = [row["id"] for row in writing.get("/figures.json").json()["rows"]][:2]
    assert judge(writing, "same", *entries, because="told twice").status_code == 303
    meeting = first(own, "meetings")
    assert judge(writing, "different", meeting, because="two evenings").status_code in (303, 400)
    actors = [row["id"] for row in writing.get("/people.json", params={"type": "person"}).json()["rows"]][-2:]
    assert judge(writing, "is", *actors, because="her office said so").status_code == 303
    assert {c.kind for c in own.store.corrections()} >= {"same", "is"}


def test_what_cannot_be_so_is_told_and_nothing_is_kept(own, writing):
    quote, figure = first(own, "quotes"), first(own, "figures")
    answered = judge(writing, "same", quote, figure, because="x")
    assert answered.status_code == 400
    assert "one kind" in answered.text
    assert list(own.store.corrections()) == []


def test_a_correction_needs_somebody_who_says_it(own, writing):
    own.settings = type(own.settings)()
    answered = writing.post("/review", data={"verdict": "wrong", "targets": [waiting(writing)]})
    assert answered.status_code == 400
    assert "author" in answered.text


def test_corrections_are_data_too(own, writing):
    one = waiting(writing)
    said = {"kind": "wrong", "targets": [one], "because": "no", "author": "Bo"}
    assert writing.post("/corrections.json", json=said).status_code == 201
    rows = writing.get("/corrections.json").json()["rows"]
    assert [(r["kind"], r["author"], r["state"]) for r in rows] == [("wrong", "Bo", "in force")]
    page = writing.get("/corrections").text
    assert re.search(r'name="kind" value="undo"', page)
