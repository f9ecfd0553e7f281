"""Approval, embargo, publication and correction: nothing early, nothing in silence."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.press.actions.approving import (
    approve_version,
    embargo_moment,
    send_back,
    set_embargo,
)
from orkhon.press.actions.correcting import begin_correction
from orkhon.press.actions.drafting import drop_version
from orkhon.press.actions.publishing import ask_to_publish, publish_version
from orkhon.press.queries.published import (
    embargo_mark,
    published_communique,
    published_communique_bundle,
    published_communique_paper,
    published_communique_words,
    published_communiques,
    published_years,
)
from orkhon.record.actions import subject_of
from orkhon.record.queries import bytes_of, entries_about, said
from orkhon.record.refusals import Refusal
from orkhon.verify import verify
from tests.rooms.press.communiques.conftest import MORNING, RIGHT

NOON = datetime(2027, 3, 4, 8, 0, tzinfo=UTC)
"""12:00 in Baku, which is four hours ahead of UTC all the year."""
SECOND = timedelta(seconds=1)


def _symbols(now=None):
    return [one.symbol for one in published_communiques(now=now)]


# Approval ------------------------------------------------------------------


def test_a_head_approves_what_another_wrote(approved, head):
    assert (approved.progress, approved.approved_by) == ("approved", head.actor_id)
    entry = entries_about(subject_of(approved))[-1]
    assert (entry.verb, said(entry)["overruled"]) == ("press.communique.approve", "")


def test_one_who_wrote_it_alone_signs_for_approving_it(begin, write, head):
    version = begin(by=head)
    write(version, by=head)
    with pytest.raises(Refusal, match="You alone wrote 2027/1"):
        approve_version(version, by=head)
    approve_version(version, by=head, overrule="nobody else is in the house")
    entry = entries_about(subject_of(version))[-1]
    assert said(entry)["overruled"] == "nobody else is in the house"


def test_the_press_service_approves_nothing(written, press):
    with pytest.raises(PermissionDenied):
        approve_version(written, by=press)
    written.refresh_from_db()
    assert written.progress == "draft"


def test_without_an_authentic_text_nothing_is_approved(begin, write, head):
    version = begin(["tr"])
    write(version, "tr")
    with pytest.raises(Refusal, match="in English, has no title"):
        approve_version(version, by=head)


def test_what_goes_back_needs_a_new_approval(approved, head, press):
    with pytest.raises(PermissionDenied):
        send_back(approved, by=press, why="a name")
    with pytest.raises(Refusal, match="Say why"):
        send_back(approved, by=head, why="")
    assert send_back(approved, by=head, why="a name").progress == "draft"
    with pytest.raises(Refusal, match="is draft, not approved"):
        send_back(approved, by=head, why="a name")


# Embargo -------------------------------------------------------------------


def test_an_hour_in_a_zone_is_one_moment():
    assert embargo_moment(datetime(2027, 3, 4, 12, 0), "Asia/Baku") == NOON  # noqa: DTZ001 -- as a person says it


@pytest.mark.parametrize(
    ("local", "zone", "why"),
    [
        # Summer time in Hungary begins on 28 March 2027 and ends on 31 October:
        # the clock goes from 02:00 to 03:00, and from 03:00 back to 02:00.
        (datetime(2027, 3, 28, 2, 30), "Europe/Budapest", "leaves 02:30 out"),  # noqa: DTZ001
        (datetime(2027, 10, 31, 2, 30), "Europe/Budapest", "shows 02:30 twice"),  # noqa: DTZ001
        (datetime(2027, 3, 4, 12, 3), "Asia/Baku", "full five minutes, not at 12:03"),  # noqa: DTZ001
        (datetime(2027, 3, 4, 12, 0), "Baku", "“Baku” is no time zone"),  # noqa: DTZ001
    ],
)
def test_an_hour_that_no_clock_shows_once_is_refused(local, zone, why):
    with pytest.raises(Refusal, match=why):
        embargo_moment(local, zone)


def test_under_embargo_nothing_is_there_one_second_before_and_all_at_its_end(embargoed):
    version = embargoed(NOON)
    before = NOON - SECOND
    assert published_communiques(now=before) == ()
    assert published_communique(2027, 1, now=before) is None
    assert published_communique(2027, 1, 1, now=before) is None
    assert published_communique_words(2027, 1, now=before) is None
    assert published_communique_paper(2027, 1, 1, "en", "pdf", now=before) is None
    assert published_communique_bundle(2027, 1, 1, now=before) is None
    assert published_years(now=before) == ()
    assert embargo_mark(before) == ""
    found = published_communique(2027, 1, now=NOON)
    assert (found.symbol, found.published_at) == ("2027/1", NOON)
    assert embargo_mark(NOON) == NOON.isoformat()
    assert version.published_at == MORNING


def test_an_embargo_is_lifted_by_an_act(embargoed, press, protocol):
    version = embargoed(NOON)
    with pytest.raises(PermissionDenied):
        set_embargo(version, None, "", by=protocol)
    set_embargo(version, None, "", by=press)
    assert _symbols() == ["2027/1"]
    with pytest.raises(Refusal, match="nothing to keep back"):
        set_embargo(version, NOON, "Asia/Baku", by=press)


def test_an_embargo_in_the_past_is_none(written, press):
    with pytest.raises(Refusal, match="in the future"):
        set_embargo(written, MORNING, "Asia/Baku", by=press)


# Publication ---------------------------------------------------------------


def test_a_draft_an_approved_and_a_dropped_text_are_nowhere(
    begin, write, published, head, press
):
    draft, ready, dropped = begin(), begin(), begin()
    for one in (draft, ready, dropped):
        write(one)
    approve_version(ready, by=head)
    drop_version(dropped, by=press, why="not needed")
    assert _symbols() == ["2027/1"]
    for number in (2, 3, 4):
        assert published_communique(2027, number) is None
        assert published_communique_words(2027, number) is None


def test_only_what_is_approved_is_published(written, press, protocol, approved):
    with pytest.raises(PermissionDenied):
        publish_version(approved, by=protocol)
    approved.refresh_from_db()
    assert ask_to_publish(approved, by=press).kind == "press.communique.publish"


def test_a_draft_is_not_published(written, press):
    for act in (publish_version, ask_to_publish):
        with pytest.raises(Refusal, match="a head approves it first"):
            act(written, by=press)


def test_publishing_twice_publishes_once(published, press):
    entries = len(entries_about(subject_of(published)))
    publish_version(published, by=press)
    assert len(entries_about(subject_of(published))) == entries


def test_two_workers_at_once_publish_once_and_tell_how_far_they_are(approved, press):
    other = type(approved).objects.get(pk=approved.pk)
    told = []

    def report(done, of):
        told.append((done, of))
        if done == of:
            publish_version(other, by=press)

    publish_version(approved, by=press, report=report)
    assert told == [(1, 2), (2, 2)]
    verbs = [one.verb for one in entries_about(subject_of(approved))]
    assert verbs.count("press.communique.publish") == 1
    assert (approved.progress, approved.seq) == ("published", other.seq)
    assert approved.papers.count() == 4


def test_the_words_are_marked_where_the_record_bears_them_out(published):
    words = published_communique_words(2027, 1)["en"]
    told = [
        (one.text, one.kind)
        for paragraph in words.paragraphs
        for one in paragraph
        if one.kind
    ]
    assert told == [
        ("Sample Speaker", "person"),
        ("Sample Secretary General", "person"),
        ("Baku", "place"),
        ("3 March 2027", "date"),
    ]
    assert "".join(one.text for one in words.paragraphs[0]) == RIGHT.body.split("\n")[0]


def test_a_language_without_words_is_not_printed(begin, write, head, press):
    version = begin(["kk"])
    write(version)
    publish_version(approve_version(version, by=head), by=press)
    found = published_communique(2027, 1)
    assert found.languages == ("en",)
    assert [one.format for one in found.papers] == ["docx", "pdf", "txt"]


def test_anyone_can_check_the_bundle(published):
    result = verify(bytes_of(published.bundle))
    assert result.holds, result.findings
    told = [one.what for one in result.findings]
    assert told[-1].startswith(
        "Communiqué 2027/1, en, authentic text: 2 paragraphs as published, sha-256 "
    )
    assert told[-1].endswith(f"{published.sha256}.")


def test_changed_words_are_found_in_the_bundle(published):
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bytes_of(published.bundle))) as kept,
        zipfile.ZipFile(changed, "w") as out,
    ):
        for one in kept.infolist():
            data = kept.read(one)
            if one.filename.endswith("evidence.json"):
                data = data.replace(b"spoke of trade", b"spoke of peace")
            out.writestr(one, data)
    assert not verify(changed.getvalue()).holds


def test_the_bundle_names_no_fact_source_or_writer(published, press):
    with zipfile.ZipFile(io.BytesIO(bytes_of(published.bundle))) as kept:
        name = next(n for n in kept.namelist() if n.endswith("evidence.json"))
        evidence = json.loads(kept.read(name))
    assert sorted(evidence) == [
        "authentic",
        "correction",
        "languages",
        "number",
        "sample",
        "shape",
        "symbol",
        "version",
        "withdraws",
        "year",
    ]
    assert "Observation of elections" not in json.dumps(evidence)


# Correction ----------------------------------------------------------------


def _correct(version, press, head, write, **more):
    made = begin_correction(
        version.communique, by=press, correction="The day was wrong.", **more
    )
    write(made, words=replace(RIGHT, title="Sample meeting, corrected"))
    return made


def test_a_correction_is_a_new_version_and_the_old_one_stays(
    published, press, head, write
):
    made = _correct(published, press, head, write)
    assert published_communique(2027, 1).version == 1
    publish_version(approve_version(made, by=head), by=press)
    now = published_communique(2027, 1)
    assert (now.symbol, now.title) == ("2027/1-2", "Sample meeting, corrected")
    assert now.correction == "The day was wrong."
    old = published_communique(2027, 1, 1)
    assert (old.title, old.is_latest, old.latest) == (
        "Sample meeting in Baku",
        False,
        2,
    )
    assert [one.correction for one in now.versions] == ["", "The day was wrong."]
    assert [one.symbol for one in published_communiques(2027)] == ["2027/1-2"]
    made.refresh_from_db()
    told = [one.what for one in verify(bytes_of(made.bundle)).findings]
    assert "Communiqué 2027/1-2 corrects: The day was wrong." in told


def test_a_correction_under_embargo_leaves_the_old_text_in_force(
    published, press, head, write
):
    made = _correct(published, press, head, write)
    set_embargo(made, NOON, "Asia/Baku", by=press)
    made.refresh_from_db()
    publish_version(approve_version(made, by=head), by=press)
    before = published_communique(2027, 1, now=NOON - SECOND)
    assert (before.version, len(before.versions)) == (1, 1)
    assert published_communique(2027, 1, 2, now=NOON - SECOND) is None
    assert published_communique(2027, 1, now=NOON).version == 2


def test_a_text_that_is_taken_back_says_so(published, press, head, write):
    made = _correct(published, press, head, write, withdraws=True)
    publish_version(approve_version(made, by=head), by=press)
    assert published_communique(2027, 1).is_withdrawn
    assert published_communique(2027, 1, 1).is_withdrawn


def test_what_is_not_published_is_not_corrected_nor_twice_at_once(
    written, press, protocol, begin, write, head
):
    with pytest.raises(Refusal, match="is not published"):
        begin_correction(written.communique, by=press, correction="x")
    publish_version(approve_version(written, by=head), by=press)
    with pytest.raises(PermissionDenied):
        begin_correction(written.communique, by=protocol, correction="x")
    with pytest.raises(Refusal, match="says what was wrong"):
        begin_correction(written.communique, by=press, correction=" ")
    begin_correction(written.communique, by=press, correction="x")
    with pytest.raises(Refusal, match="being written already"):
        begin_correction(written.communique, by=press, correction="y")


def test_what_was_kept_against_the_record_is_kept_in_the_correction(published, press):
    published.differences.create(
        language="en", words="4 March", why="so", at=MORNING, by=press.actor_id
    )
    made = begin_correction(published.communique, by=press, correction="x")
    assert [(one.words, one.why) for one in made.differences.all()] == [
        ("4 March", "so")
    ]
