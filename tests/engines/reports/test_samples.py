"""The invented reports of benchmarks/data/reports, each with one trap.

The labels were written by hand before the reader ran on them.
"""

import json
from pathlib import Path

import pytest

from orkhon.engines.reports import read_report

DATA = Path(__file__).parents[3] / "benchmarks" / "data" / "reports"
SAMPLES = sorted(path.stem for path in DATA.glob("*.txt"))


@pytest.fixture(params=SAMPLES)
def sample(request):
    text = (DATA / f"{request.param}.txt").read_text(encoding="utf-8")
    label = json.loads((DATA / f"{request.param}.json").read_text(encoding="utf-8"))
    return text, label, read_report(text, source=request.param)


def test_there_is_a_sample_for_each_trap_and_it_says_that_it_is_one():
    labels = [
        json.loads(path.read_text(encoding="utf-8")) for path in DATA.glob("*.json")
    ]
    assert len(labels) >= 20
    assert {label["label"] for label in labels} == {"sample"}


def test_the_kind_stated_best_is_one_of_the_kinds_labelled(sample):
    _, label, read = sample
    assert read.contacts[0].kinds[0].value in label["kinds"]


def test_a_digest_is_cut_into_its_contacts_and_one_meeting_is_not(sample):
    _, label, read = sample
    assert len(read.contacts) == label["contacts"]


def test_the_contact_has_the_day_that_the_text_gives_it(sample):
    _, label, read = sample
    assert read.contacts[0].date.value == label["date"]


def test_the_contact_has_the_place_that_the_text_gives_it(sample):
    _, label, read = sample
    place = read.contacts[0].place
    assert (place.value if place else None) == label["place"]


def test_exactly_the_persons_of_the_text_are_found(sample):
    _, label, read = sample
    found = {one.name for contact in read.contacts for one in contact.participants}
    assert found == {person["name"] for person in label["persons"]}


def test_who_took_part_is_told_from_who_is_mentioned(sample):
    _, label, read = sample
    roles = {}
    for contact in read.contacts:
        for one in contact.participants:
            if roles.get(one.name) != "participant":
                roles[one.name] = one.role
    assert roles == {person["name"]: person["role"] for person in label["persons"]}


def test_every_promise_is_found_and_nothing_else(sample):
    _, label, read = sample
    found = [
        f"{one.what} {one.where} {one.when}"
        for contact in read.contacts
        for one in contact.commitments
        if one.status == "open"
    ]
    assert len(found) == len(label["promises"])
    for promise, words in zip(label["promises"], found, strict=True):
        wanted = set(promise["what"].casefold().split()) - {"the", "a", "of"}
        shared = wanted & set(words.casefold().replace(",", " ").split())
        assert len(shared) >= 0.6 * len(wanted)


def test_every_span_lies_in_the_text_and_holds_what_it_says(sample):
    text, _, read = sample
    for one in read.proposals():
        assert 0 <= one.span.start < one.span.end <= len(text)
    for contact in read.contacts:
        for person in contact.participants:
            words = " ".join(text[person.span.start : person.span.end].split())
            assert words == person.name
