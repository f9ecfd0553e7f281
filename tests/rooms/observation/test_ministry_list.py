"""The list to the ministry: frozen, with its deadline, and what came back."""

import csv
import hashlib
import io
from datetime import UTC, date, datetime

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from orkhon.observation.actions.accreditation import (
    accredit,
    accredit_file,
    make_list,
    mark_list_sent,
    open_list,
    refuse_accreditation,
)
from orkhon.observation.actions.observers import Nominee, replace_observer
from orkhon.observation.models import Mission, Observer, Pledge
from orkhon.record.refusals import Refusal
from orkhon.register.intake import ImportRefused
from orkhon.register.models import Person

IN_TIME = datetime(2027, 3, 8, 12, 59, tzinfo=UTC)
"""17:59 in Almaty on the day of the deadline."""
LATE = datetime(2027, 3, 8, 13, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_time(time_machine):
    time_machine.move_to(IN_TIME, tick=False)


@pytest.fixture
def pledged(observers):
    """All four, each with a signed pledge."""
    for one in observers.values():
        Pledge.objects.create(
            observer=one,
            signed_on=date(2027, 3, 1),
            language="en",
            entered_by="account/sample",
        )
    return observers


@pytest.fixture
def sent(mission, pledged, protocol):
    made = make_list(mission, list(pledged.values()), by=protocol)
    return mark_list_sent(made, by=protocol)


def states(mission):
    return dict(mission.observers.values_list("code", "state"))


def test_a_list_takes_names_in_english_order_and_freezes_them(
    mission, pledged, protocol, said
):
    made = make_list(mission, list(pledged.values()), by=protocol)
    assert [(row["order"], row["code"], row["country"]) for row in made.rows] == [
        (1, "AZ-01", "Azerbaijan"),
        (2, "KG-01", "Kyrgyzstan"),
        (3, "TR-01", "Türkiye"),
        (4, "TR-02", "Türkiye"),
    ]
    assert set(states(mission).values()) == {"listed"}
    Observer.objects.filter(code="AZ-01").update(name="Changed Later")
    made.refresh_from_db()
    assert made.rows[0]["name"] == "Samir Nümunəli"
    assert said(made) == ["observation.list.make"]


def test_nobody_without_a_signed_pledge_is_put_on_it(mission, pledged, protocol):
    # Acceptance statement 19.
    Pledge.objects.filter(observer__parliament__key="sample-tr").delete()
    with pytest.raises(Refusal) as refused:
        make_list(mission, list(pledged.values()), by=protocol)
    assert str(refused.value) == (
        "without a signed pledge nobody is put on the list: "
        "TR-01 Aylin Örnek, TR-02 Deniz Örneksoy"
    )
    assert not mission.lists.exists()
    assert set(states(mission).values()) == {"nominated"}


def test_who_is_out_or_of_another_mission_is_not_listed(
    mission, pledged, protocol, kazakhstan
):
    with pytest.raises(Refusal, match="nobody is chosen"):
        make_list(mission, [], by=protocol)
    Observer.objects.filter(code="KG-01").update(state="withdrawn")
    with pytest.raises(Refusal, match=r"out of the mission.*KG-01 Aizada Ülgülova"):
        make_list(mission, list(pledged.values()), by=protocol)
    other = Mission.objects.create(
        number=9,
        title="Other",
        vote_kind="local",
        country=kazakhstan,
        vote_on=mission.vote_on,
        time_zone="UTC",
    )
    foreign = pledged["TR-01"]
    Observer.objects.filter(pk=foreign.pk).update(mission=other)
    with pytest.raises(Refusal, match="of another mission"):
        make_list(mission, [foreign, pledged["AZ-01"]], by=protocol)


def test_the_digests_in_the_record_are_those_of_the_files(
    mission, pledged, protocol, last_words, said
):
    made = make_list(mission, list(pledged.values()), by=protocol)
    digests = last_words(made)["digests"]
    for kind in ("docx", "pdf", "csv"):
        data = open_list(made, kind, by=protocol)
        assert hashlib.sha256(data).hexdigest() == digests[kind] == made.digests[kind]
    assert said(made)[1:] == ["observation.list.open"] * 3
    with pytest.raises(Refusal, match="no odt of the list"):
        open_list(made, "odt", by=protocol)


def test_the_word_list_names_everybody_once(mission, pledged, protocol, parliaments):
    instead = replace_observer(
        pledged["TR-01"],
        Nominee("Ece Örnekoğlu", parliaments["TR"]),
        why="ill",
        by=protocol,
    )
    Pledge.objects.create(
        observer=instead,
        signed_on=date(2027, 3, 1),
        language="tr",
        entered_by="account/sample",
    )
    Mission.objects.update(head=Person.objects.create(display_name="Samir Nümunəli"))
    chosen = mission.observers.exclude(state="replaced")
    made = make_list(mission, list(chosen), by=protocol)
    word = docx.Document(io.BytesIO(open_list(made, "docx", by=protocol)))
    cells = [[cell.text for cell in row.cells] for row in word.tables[-1].rows]
    assert cells[0] == [
        "No.",
        "Name as in the passport",
        "Parliament",
        "Capacity and post",
    ]
    assert [row[1] for row in cells[1:]] == [
        "Samir Nümunəli",
        "Aizada Ülgülova",
        "Deniz Örneksoy",
        "Ece Örnekoğlu",
    ]
    text = "\n".join(one.text for one in word.paragraphs)
    assert "Ece Örnekoğlu comes in place of Aylin Örnek." in text


def test_the_csv_is_safe_to_open_in_a_spreadsheet(mission, pledged, protocol):
    Observer.objects.filter(code="TR-01").update(post="=HYPERLINK(1)")
    made = make_list(mission, list(pledged.values()), by=protocol)
    data = open_list(made, "csv", by=protocol)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert (rows[2]["name"], rows[2]["post"]) == ("Aylin Örnek", "'=HYPERLINK(1)")
    assert "observer" not in rows[0]


def test_after_the_deadline_a_list_says_why_it_is_late(
    mission, pledged, protocol, time_machine
):
    time_machine.move_to(LATE, tick=False)
    with pytest.raises(Refusal, match=r"due on 2027-03-08 at 18:00 .Asia/Almaty."):
        make_list(mission, list(pledged.values()), by=protocol)
    made = make_list(
        mission, list(pledged.values()), by=protocol, why_late=" Names came late "
    )
    assert made.why_late == "Names came late"
    assert made.due_at == datetime(2027, 3, 8, 13, 0, tzinfo=UTC)
    word = docx.Document(io.BytesIO(open_list(made, "docx", by=protocol)))
    text = [one.text for one in word.paragraphs]
    assert "Names came late" in text
    assert mark_list_sent(made, by=protocol).sent_at == LATE


def test_a_list_made_in_time_and_sent_late_says_why(
    mission, pledged, protocol, time_machine, last_words
):
    made = make_list(mission, list(pledged.values()), by=protocol, why_late="not late")
    assert made.why_late == ""
    time_machine.move_to(LATE, tick=False)
    with pytest.raises(Refusal, match="say why it is late"):
        mark_list_sent(made, by=protocol)
    mark_list_sent(made, by=protocol, why_late="The courier")
    assert last_words(made)["why_late"] == "The courier"


def test_without_a_known_deadline_no_list_is_late(
    mission, pledged, protocol, time_machine
):
    Mission.objects.update(deadline_days=None, deadline_time=None)
    time_machine.move_to(LATE, tick=False)
    made = make_list(mission, list(pledged.values()), by=protocol)
    assert (made.due_at, made.why_late) == (None, "")


def test_a_list_is_sent_once_and_numbered_on(mission, sent, pledged, protocol, said):
    assert set(states(mission).values()) == {"submitted"}
    with pytest.raises(Refusal, match="list 1 was sent before"):
        mark_list_sent(sent, by=protocol)
    assert make_list(mission, [pledged["AZ-01"]], by=protocol).number == 2
    assert set(states(mission).values()) == {"submitted"}
    assert said(sent) == ["observation.list.make", "observation.list.send"]


def test_a_card_is_entered_and_corrected(mission, sent, pledged, protocol, last_words):
    one = pledged["TR-01"]
    accredit(one, " KZ-0417 ", on=date(2027, 3, 7), by=protocol)
    assert (one.state, one.card_number) == ("accredited", "KZ-0417")
    with pytest.raises(Refusal, match="nothing is changed"):
        accredit(one, "KZ-0417", on=date(2027, 3, 7), by=protocol)
    badge = one.badges.create(code="ORK1:", issued_at=IN_TIME)
    accredit(one, "KZ-0418", by=protocol)
    badge.refresh_from_db()
    assert badge.why_revoked == "another card"
    assert last_words(one)["was"] == "KZ-0417"
    with pytest.raises(Refusal, match="the card KZ-0418 is that of TR-01 Aylin Örnek"):
        accredit(pledged["TR-02"], "KZ-0418", by=protocol)
    with pytest.raises(Refusal, match="say the number"):
        accredit(pledged["TR-02"], " ", by=protocol)


def test_a_refusal_keeps_the_reason_and_can_be_reversed(sent, pledged, protocol, said):
    one = pledged["TR-01"]
    with pytest.raises(Refusal, match="say why"):
        refuse_accreditation(one, why=" ", by=protocol)
    refuse_accreditation(one, why="no reason given", by=protocol)
    assert (one.state, one.why) == ("refused", "no reason given")
    with pytest.raises(Refusal, match="was refused before"):
        refuse_accreditation(one, why="again", by=protocol)
    accredit(one, "KZ-0417", by=protocol)
    assert (one.state, one.why) == ("accredited", "")
    acts = ["refuse", "give"]
    assert said(one) == [f"observation.accreditation.{act}" for act in acts]


def test_nobody_is_accredited_who_was_on_no_list(pledged, protocol):
    with pytest.raises(Refusal, match="was on no list that was sent: nominated"):
        accredit(pledged["TR-01"], "KZ-1", by=protocol)
    with pytest.raises(Refusal, match="was on no list that was sent"):
        refuse_accreditation(pledged["TR-01"], why="x", by=protocol)


def test_the_answer_comes_as_a_file(mission, sent, protocol):
    text = (
        "code,card,state,date,why\n"
        "az-01,KZ-1,,2027-03-07,\n"
        "TR-01,KZ-2,Accredited,,\n"
        "TR-02,,refused,,no reason given\n"
    )
    accredit_file(mission, text.encode(), filename="cards.csv", by=protocol)
    found = mission.observers.values_list(
        "code", "state", "card_number", "accredited_on"
    )
    assert sorted(found) == [
        ("AZ-01", "accredited", "KZ-1", date(2027, 3, 7)),
        ("KG-01", "submitted", "", None),
        ("TR-01", "accredited", "KZ-2", None),
        ("TR-02", "refused", "", None),
    ]


def test_every_bad_line_of_the_answer_is_named(mission, sent, protocol):
    text = (
        "code,card,state,date\n"
        "UZ-01,KZ-1,,\n"
        "TR-01,KZ-2,maybe,\n"
        "TR-02,KZ-3,,07.03.2027\n"
        "AZ-01,KZ-4,,\n"
    )
    with pytest.raises(ImportRefused) as refused, transaction.atomic():
        accredit_file(mission, text.encode(), filename="c.csv", by=protocol)
    assert [str(one) for one in refused.value.problems] == [
        "line 2: there is no observer “UZ-01”",
        "line 3: state “maybe” is neither accredited nor refused",
        "line 4: “07.03.2027” is no day; write it as 2027-03-07",
    ]
    assert set(states(mission).values()) == {"submitted"}
    twice = "code,card\nTR-01,KZ-1\ntr-01,KZ-2\n"
    with pytest.raises(ImportRefused, match="TR-01 stands in line 2 already"):
        accredit_file(mission, twice.encode(), filename="c.csv", by=protocol)


def test_strangers_make_send_open_and_enter_nothing(
    mission, sent, pledged, press, turkish_secretary
):
    one = pledged["TR-01"]
    for who in (press, turkish_secretary):
        for act in (
            lambda by: make_list(mission, [one], by=by),
            lambda by: mark_list_sent(sent, by=by),
            lambda by: open_list(sent, "pdf", by=by),
            lambda by: accredit(one, "K", by=by),
            lambda by: refuse_accreditation(one, why="x", by=by),
            lambda by: accredit_file(mission, b"code\nTR-01\n", filename="c", by=by),
        ):
            with pytest.raises(PermissionDenied):
                act(who)
