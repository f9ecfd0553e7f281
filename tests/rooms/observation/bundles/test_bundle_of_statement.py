"""The bundle of a statement: strangers count it again, and learn nothing of anybody."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from orkhon import verify
from orkhon.engines.merkle import BundleError, canonical, read_bundle
from orkhon.engines.merkle.archive import pack, unpack
from orkhon.observation.actions.bundles import keep_evidence, make_bundle
from orkhon.observation.actions.draws import draw_stations, publish_draw
from orkhon.observation.actions.releasing import release_text, withdraw_text
from orkhon.observation.actions.statements.beginning import begin_statement
from orkhon.observation.actions.statements.sentences import add_sentence
from orkhon.observation.actions.withdrawing import withdraw_form
from orkhon.observation.models import Finding, ReleasedText, Submission
from orkhon.observation.queries.draws import DrawSaid
from orkhon.observation.queries.evidence import frozen
from orkhon.observation.queries.statements.composing import composed_all
from orkhon.record.keys import public_key
from orkhon.record.models import Entry
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from tests.rooms.observation.bundles.conftest import NOON

pytestmark = pytest.mark.django_db
REMARKS = "/data/voting/remarks"


def checked(data):
    return verify.verify(data, public_key().encode())


def faults(data):
    return [one.what for one in checked(data).findings if not one.holds]


def data_of(statement):
    return bytes_of(statement.bundle)


def test_a_stranger_counts_every_number_again(mission, visits, written, issue):
    data = data_of(issue(written))
    told = [one.what for one in checked(data).findings]
    assert faults(data) == []
    assert "5 receipts are in the record." in told
    # By hand from the fixture: two stations in one city, a no in one of them,
    # one of two protocols off, twice 800 ballots.
    assert [one for one in told if ": " in one][-7:-2] == [
        "Cities: 1 cities: 1.",
        "Issued: 1600 forms: 1600.",
        "Off: 1 of 2 forms: 1 of 2.",
        "Secrecy: 1 of 2 stations: 1 of 2.",
        "Stations: 2 stations: 2.",
    ]


def test_numbers_are_equal_on_the_screen_in_the_bundle_and_in_the_paper(
    mission, visits, written, issue
):
    text = composed_all(written)["kk"]
    bundle = read_bundle(data_of(issue(written)))
    shown = {key: one.shown("kk") for key, one in text.numbers.items()}
    segments = {
        piece["key"]: piece["text"]
        for sentence in bundle.evidence["sentences"]["kk"]
        for piece in sentence["segments"]
        if piece.get("kind") == "finding"
    }
    assert segments == shown
    page = bundle.papers[f"statement-{mission.number}-1-kk.html"].decode()
    assert all(one.replace("\xa0", "&nbsp;") in page or one in page
               for one in shown.values())  # fmt: skip


def test_one_altered_row_is_red(visits, written, issue):
    members = unpack(data_of(issue(written)))
    lines = members["rows.jsonl"].replace(b'"no"', b'"yes"', 1)
    assert lines != members["rows.jsonl"]
    found = faults(pack({**members, "rows.jsonl": lines}))
    assert any("was altered." in one and one.startswith("Row ") for one in found)


def test_an_observer_finds_the_row_of_an_own_receipt(visits, written, issue):
    bundle = read_bundle(data_of(issue(written)))
    rows = {one["leaf"]: one for one in map(json.loads, bundle.rows.splitlines())}
    receipt = visits[1]
    assert rows[receipt.leaf]["answers"] == {"voting/secrecy": "no"}
    assert bundle.receipts.leaves[receipt.seq].hex() == receipt.leaf


def test_what_nobody_counts_does_not_leave(visits, written, issue):
    rows = [*map(json.loads, read_bundle(data_of(issue(written))).rows.splitlines())]
    paths = {path for row in rows for path in row.get("answers", {})}
    assert paths == {"voting/secrecy", "protocol/issued"}


def test_nothing_of_a_person_a_place_or_a_device_leaves(
    mission, canaries, written, issue, observers
):
    # A sample counts until its last form; this one is counted the day after.
    type(mission).objects.update(sample=False)
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        data = data_of(issue(written))
    assert faults(data) == []
    whole = b"\n".join(unpack(data).values())
    forbidden = ["canary", "kanarya", "Örnekova", "43.12398", "76.45698"]
    forbidden += ["701 555", "702 000 11", "77015550077"]
    for form in Submission.objects.filter(mission=mission):
        forbidden += [form.instance_id, str(form.source_id), form.sha256]
        forbidden += [form.received_at.isoformat(), "2027-03-14T11:"]
    forbidden += [*observers, "KT-002", "UL-001"]
    folded = whole.decode().casefold()
    assert [one for one in forbidden if one and one.casefold() in folded] == []
    receipts = Entry.objects.filter(verb="observation.submission.receive")
    assert [one.actor for one in receipts if one.actor in folded] == []
    assert [one.subject for one in receipts if one.subject in folded] == []


def test_reports_of_incidents_leave_as_bare_counts_and_only_where_they_are_counted(
    canaries, written, issue
):
    rows = read_bundle(data_of(issue(written))).rows
    assert b"incident" not in rows


def test_a_released_line_leaves_and_the_others_stay(
    visits, written, issue, coordinator, protocol, come
):
    release_text(visits[0], REMARKS, by=coordinator)
    kept = come("voting", "KT-003", "AZ-01", secrecy="yes", remarks="SECOND")
    withdraw_text(release_text(kept, REMARKS, by=protocol), by=protocol)
    rows = read_bundle(data_of(issue(written))).rows
    assert json.loads(next(line for line in rows.splitlines() if b"calm" in line))[
        "texts"
    ] == {REMARKS: "calm"}
    assert b"SECOND" not in rows


def test_a_form_withdrawn_later_changes_no_bundle(visits, written, issue, protocol):
    statement = issue(written)
    before = unpack(data_of(statement))
    withdraw_form(visits[1], by=protocol, why="sample")
    make_bundle(statement, by=protocol)
    after = unpack(data_of(statement))
    same = ("rows.jsonl", "evidence.json", "paper/statement-1-1-en.html")
    assert [name for name in same if before[name] != after[name]] == []
    assert faults(data_of(statement)) == []


def test_forms_that_moved_since_the_text_was_read_are_refused(
    visits, written, protocol
):
    texts = composed_all(written)
    withdraw_form(visits[1], by=protocol, why="sample")
    with pytest.raises(Refusal, match="“secrecy” is 1 of 2 in the text and 0 by the"):
        frozen(written, texts)


def test_a_statement_without_numbers_rests_on_no_rows(mission, visits, written, issue):
    for sentence in written.sections.get(key="election_day").sentences.all():
        sentence.texts.all().delete()
        sentence.delete()
    statement = issue(written)
    bundle = read_bundle(data_of(statement))
    assert (bundle.rows, bundle.receipts) == (b"", None)


def test_the_record_says_that_a_bundle_was_made(visits, written, issue, last_words):
    statement = issue(written)
    assert last_words(statement) == {
        "bundle_sha256": statement.bundle.sha256,
        "rows": 5,
    }


def test_who_does_not_issue_makes_no_bundle(visits, written, issue, press):
    texts = composed_all(written)
    with pytest.raises(PermissionDenied):
        keep_evidence(written, texts, by=press)
    statement = issue(written)
    with pytest.raises(PermissionDenied):
        make_bundle(statement, by=press)


def test_what_is_not_published_has_no_bundle(visits, written, protocol):
    with pytest.raises(Refusal, match="not published yet"):
        make_bundle(written, by=protocol)


def test_evidence_that_the_publication_does_not_name_makes_no_bundle(
    visits, written, issue, protocol
):
    statement = issue(written)
    said = json.loads(bytes_of(statement.evidence))
    said["mission"]["title"] = "Another"
    statement.evidence.sha256 = "0" * 64
    with pytest.raises((BundleError, ValueError)):
        make_bundle(statement, by=protocol)
    assert canonical(said) != bytes_of(
        type(statement).objects.get(pk=statement.pk).evidence
    )


def test_a_line_is_released_by_name_and_withdrawn(visits, coordinator, last_words):
    released = release_text(visits[0], REMARKS, by=coordinator)
    assert (released.text, released.released_by) == ("calm", coordinator.actor_id)
    assert last_words(visits[0]) == {
        "mission": str(visits[0].mission_id), "path": REMARKS,
    }  # fmt: skip
    with pytest.raises(Refusal, match="was released before"):
        release_text(visits[0], REMARKS, by=coordinator)
    withdraw_text(released, by=coordinator)
    assert released.withdrawn_at is not None
    with pytest.raises(Refusal, match="was withdrawn before"):
        withdraw_text(released, by=coordinator)
    again = release_text(visits[0], REMARKS, by=coordinator)
    assert (again.pk, again.withdrawn_at) == (released.pk, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "has no text at “/data/voting/remarks”"),
        ("we were with AZ-01 and it was calm", "names AZ-01"),
        ("aylin örnek said so", "names Aylin Örnek"),
        ("T1 left early", "names T1"),
        ("call +7 701 555 11 22", "has the number 7 701 555 11 22"),
    ],
)
def test_a_line_that_names_somebody_is_not_released(come, protocol, text, words):
    form = come("voting", "KT-001", "AZ-01", secrecy="yes", remarks=text)
    with pytest.raises(Refusal, match=words.replace("+", r"\+")):
        release_text(form, REMARKS, by=protocol)
    assert ReleasedText.objects.count() == 0


def test_words_of_an_incident_are_not_released(come, protocol):
    form = come("incident", "KT-001", "AZ-01", kind="x", what="words")
    with pytest.raises(Refusal, match="incident report"):
        release_text(form, "/data/incident/what", by=protocol)


def test_who_does_not_issue_releases_nothing(visits, press, city_coordinator, protocol):
    released = release_text(visits[0], REMARKS, by=protocol)
    for stranger in (press, city_coordinator):
        with pytest.raises(PermissionDenied):
            release_text(visits[1], REMARKS, by=stranger)
        with pytest.raises(PermissionDenied):
            withdraw_text(released, by=stranger)


def test_findings_that_nobody_placed_do_not_leave(visits, written, issue, asked):
    asked("unplaced", {**ISSUED_VALID})
    bundle = read_bundle(data_of(issue(written)))
    assert "unplaced" not in {one["key"] for one in bundle.evidence["findings"]}
    assert Finding.objects.filter(key="unplaced").exists()
    assert b"protocol/valid" not in bundle.rows


def test_the_published_draw_and_the_figures_of_others_go_with_it(
    mission, visits, written, issue, protocol, entered
):
    said = DrawSaid(design="simple", size=2, reserves=1, seed="48213")
    draw = publish_draw(draw_stations(mission, said, by=protocol), by=protocol)
    draw_stations(mission, said, by=protocol, why="sample: one that nobody published")
    entered("voters", 12416759)
    add_sentence(
        written.sections.get(key="figures"),
        "cited",
        {"en": "On the list: {figure:voters}.", "kk": "Тізімде: {figure:voters}."},
        by=protocol,
    )
    draw = publish_draw(mission.draws.get(given_up_at=None), by=protocol)
    data = data_of(issue(written))
    assert faults(data) == []
    assert f"The draw of stations is the one of entry {draw.published_entry}." in [
        one.what for one in checked(data).findings
    ]
    evidence = read_bundle(data).evidence
    assert [one["entry"] for one in evidence["draws"]] == [draw.published_entry]
    assert evidence["draws"][0]["seed"] == "48213"
    (figure,) = evidence["figures"]
    assert figure["shown"]["en"] == "12,416,759"
    (given,) = figure["given"]
    assert (given["value"], given["given_by"]) == ("12416759", "Sample commission")


def test_a_correction_names_what_it_corrects(visits, written, issue, protocol):
    first = issue(written)
    second = begin_statement(
        written.mission, "statement", "en", ["en", "kk"], by=protocol,
        sentences=[*first.sections.get(key="election_day").sentences.all()],
    )  # fmt: skip
    second.corrects = first
    second.save()
    evidence = read_bundle(data_of(issue(second))).evidence
    assert evidence["statement"]["corrects"] == {
        "kind": "statement", "number": 1, "entry": first.seq,
    }  # fmt: skip


ISSUED_VALID = {"forms": ["protocol"], "count": "forms", "path": "protocol/valid",
                "show": "sum", "where": []}  # fmt: skip
