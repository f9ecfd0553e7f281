"""Observers: nominated, corrected, matched, withdrawn, replaced; the trace stays."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.observers import (
    Nominee,
    change_observer,
    match_observer,
    nominate,
    open_contact,
    replace_observer,
    withdraw_observer,
)
from orkhon.observation.models import FieldKey, Mission, Observer
from orkhon.observation.queries.observers import line_of, observers_seen, senders
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, Person

NOW = datetime(2027, 3, 1, tzinfo=UTC)


@pytest.fixture
def nominee(parliaments):
    return Nominee(
        name="  Aylin   Örnek ",
        parliament=parliaments["TR"],
        languages=("tr", "en"),
        phone="+90 500 000 00 00",
        email="sample@example.org",
    )


def test_a_name_gets_the_next_code_of_its_parliament(mission, nominee, protocol, said):
    first = nominate(mission, nominee, by=protocol)
    second = nominate(mission, replace(nominee, name="Deniz Örneksoy"), by=protocol)
    assert [(one.code, one.name) for one in (first, second)] == [
        ("TR-01", "Aylin Örnek"),
        ("TR-02", "Deniz Örneksoy"),
    ]
    assert said(first) == ["observation.observer.nominate"]


def test_a_code_is_never_given_twice(mission, nominee, observers, protocol):
    withdraw_observer(observers["TR-02"], why="ill", by=protocol)
    made = nominate(mission, replace(nominee, name="Ece Örnekoğlu"), by=protocol)
    assert made.code == "TR-03"


def test_the_secretariats_own_have_codes_of_their_own(mission, protocol):
    house = Body.objects.create(
        key="sample-secretariat", kind="secretariat", display_name="Sample Secretariat"
    )
    staff = Nominee("Bora Sekreter", house, capacity=Observer.Capacity.STAFF)
    assert nominate(mission, staff, by=protocol).code == "SEC-01"


def test_the_record_repeats_no_telephone(mission, nominee, protocol, last_words):
    made = nominate(mission, nominee, by=protocol)
    assert "500" not in str(last_words(made))
    change_observer(made, replace(nominee, phone="+90 511"), by=protocol)
    assert last_words(made)["changed"] == ["contact"]
    assert "511" not in str(last_words(made))


def test_members_of_the_observed_country_are_refused_by_the_rule(
    mission, nominee, parliaments, protocol
):
    host = replace(nominee, name="Sample Host", parliament=parliaments["KZ"])
    with pytest.raises(Refusal) as refused:
        nominate(mission, host, by=protocol)
    assert str(refused.value) == (
        "Sample Host is of Sample Kurultai: by its rule the mission takes nobody "
        "from Kazakhstan, whose vote it observes"
    )
    Mission.objects.update(refuses_observed_country=False)
    assert nominate(mission, host, by=protocol).code == "KZ-01"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": " "}, "no name"),
        ({"capacity": "guest"}, "“guest” is no capacity"),
        ({"name": "AYLIN ÖRNEK"}, "is nominated already, as TR-01"),
    ],
)
def test_who_cannot_be_nominated_is_refused_in_words(
    mission, nominee, observers, protocol, change, why
):
    with pytest.raises(Refusal, match=why):
        nominate(mission, replace(nominee, **change), by=protocol)


def test_a_secretary_names_for_the_own_parliament_alone(
    mission, nominee, parliaments, turkish_secretary
):
    made = nominate(mission, nominee, by=turkish_secretary)
    assert made.nominated_by == turkish_secretary.actor_id
    with pytest.raises(PermissionDenied):
        nominate(
            mission,
            replace(nominee, parliament=parliaments["AZ"]),
            by=turkish_secretary,
        )


def test_a_secretary_sees_the_own_names_alone(
    mission, observers, turkish_secretary, protocol, stranger
):
    def codes(user):
        return [one.code for one in observers_seen(user, mission)]

    assert codes(turkish_secretary) == ["TR-01", "TR-02"]
    assert codes(protocol) == ["AZ-01", "KG-01", "TR-01", "TR-02"]
    assert codes(stranger) == []


def test_parliaments_stand_in_english_order_in_every_language(mission, observers):
    rows = Observer.objects.filter(mission=mission)
    names = [str(one.body) for one in senders(rows)]
    # Azerbaijan, Kyrgyzstan, Türkiye.
    assert names == [
        "Sample Milli Majlis",
        "Sample Jogorku Kenesh",
        "Sample Grand Assembly",
    ]


def test_a_name_is_corrected_with_what_it_was(
    observers, parliaments, protocol, last_words
):
    one = observers["TR-01"]
    said = Nominee("Aylin Örneklü", parliaments["TR"], post="Deputy Speaker")
    change_observer(one, said, by=protocol)
    assert (one.name, one.post) == ("Aylin Örneklü", "Deputy Speaker")
    words = last_words(one)
    assert words["was"]["name"] == "Aylin Örnek"
    assert words["changed"] == ["languages", "name", "post"]
    with pytest.raises(Refusal, match="nothing is changed"):
        change_observer(one, said, by=protocol)
    taken = replace(said, name="Deniz Örneksoy")
    with pytest.raises(Refusal, match="is nominated already, as TR-02"):
        change_observer(one, taken, by=protocol)


def test_a_parliament_is_not_changed(observers, parliaments, protocol):
    said = Nominee("Aylin Örnek", parliaments["AZ"])
    with pytest.raises(Refusal, match="was named by Sample Grand Assembly"):
        change_observer(observers["TR-01"], said, by=protocol)


def test_a_person_says_who_of_the_register_it_is(observers, protocol, said):
    one, person = observers["TR-01"], Person.objects.create(display_name="Aylin Örnek")
    match_observer(one, person, by=protocol)
    assert one.person == person
    with pytest.raises(Refusal, match="nothing is changed"):
        match_observer(one, person, by=protocol)
    with pytest.raises(Refusal, match="TR-01 Aylin Örnek is that person already"):
        match_observer(observers["TR-02"], person, by=protocol)
    match_observer(one, None, by=protocol)
    assert one.person is None
    assert said(one) == ["observation.observer.match"] * 2


def test_reading_a_telephone_leaves_a_trace(
    observers, protocol, press, turkish_secretary, said
):
    one = observers["TR-01"]
    one.phone, one.email = "+90 500", "sample@example.org"
    one.save()
    assert open_contact(one, by=protocol) == ("+90 500", "sample@example.org")
    assert said(one) == ["observation.observer.open-contact"]
    for who in (press, turkish_secretary):
        with pytest.raises(PermissionDenied):
            open_contact(one, by=who)


def with_badge_and_phone(observer):
    badge = observer.badges.create(code="ORK1:", issued_at=NOW)
    key = FieldKey.objects.create(
        mission=observer.mission,
        observer=observer,
        label="phone",
        digest="d",
        made_at=NOW,
        made_by="account/sample",
    )
    return badge, key


def test_a_withdrawn_name_stays_with_its_reason(observers, protocol, said):
    one = observers["TR-01"]
    kept = with_badge_and_phone(one)
    with pytest.raises(Refusal, match="say why Aylin Örnek is withdrawn"):
        withdraw_observer(one, why=" ", by=protocol)
    withdraw_observer(one, why="ill", by=protocol)
    assert (one.state, one.why) == ("withdrawn", "ill")
    for row in kept:
        row.refresh_from_db()
        assert row.revoked_at is not None
    with pytest.raises(Refusal, match="out of the mission: withdrawn"):
        withdraw_observer(one, why="again", by=protocol)
    assert said(one) == ["observation.observer.withdraw"]


def test_a_replaced_observer_keeps_the_trace_of_the_first_name(
    observers, parliaments, protocol, last_words
):
    # Acceptance statement 20.
    first = observers["TR-01"]
    second = replace_observer(
        first, Nominee("Ece Örnekoğlu", parliaments["TR"]), why="ill", by=protocol
    )
    third = replace_observer(
        second, Nominee("Fatma Örnekçi", parliaments["TR"]), why="busy", by=protocol
    )
    assert [one.code for one in (first, second, third)] == ["TR-01", "TR-03", "TR-04"]
    assert [one.name for one in line_of(third).predecessors] == [
        "Ece Örnekoğlu",
        "Aylin Örnek",
    ]
    assert line_of(first).successor == second
    words = last_words(first)
    assert (words["name"], words["instead_name"]) == ("Aylin Örnek", "Ece Örnekoğlu")
    first.refresh_from_db()
    assert (first.state, first.why) == ("replaced", "ill")


def test_a_place_is_taken_by_the_same_parliament_with_a_reason(
    observers, parliaments, protocol
):
    one = observers["TR-01"]
    instead = Nominee("Ece Örnekoğlu", parliaments["TR"])
    with pytest.raises(Refusal, match="say why Aylin Örnek is replaced"):
        replace_observer(one, instead, why="", by=protocol)
    stranger = replace(instead, parliament=parliaments["AZ"])
    with pytest.raises(Refusal, match="Sample Grand Assembly sends whoever"):
        replace_observer(one, stranger, why="ill", by=protocol)


def test_one_whom_the_host_refused_is_replaced(observers, parliaments, protocol):
    one = observers["TR-01"]
    Observer.objects.filter(pk=one.pk).update(state="refused", why="no visa")
    with pytest.raises(Refusal, match="out of the mission: accreditation refused"):
        withdraw_observer(one, why="x", by=protocol)
    instead = Nominee("Ece Örnekoğlu", parliaments["TR"])
    made = replace_observer(one, instead, why="no visa", by=protocol)
    assert made.replaces == one


def test_strangers_change_no_name(
    mission, observers, nominee, parliaments, press, stranger, city_coordinator
):
    one = observers["AZ-01"]
    instead = replace(nominee, parliament=parliaments["AZ"])
    for who in (press, stranger, city_coordinator):
        for act in (
            lambda by: nominate(mission, nominee, by=by),
            lambda by: change_observer(one, instead, by=by),
            lambda by: match_observer(one, None, by=by),
            lambda by: withdraw_observer(one, why="x", by=by),
            lambda by: replace_observer(one, instead, why="x", by=by),
        ):
            with pytest.raises(PermissionDenied):
                act(who)


def test_nobody_is_nominated_for_a_closed_mission(mission, nominee, protocol):
    Mission.objects.update(closed_at=NOW)
    with pytest.raises(Refusal, match="closed"):
        nominate(mission, nominee, by=protocol)


def test_the_list_is_read_as_often_for_one_name_as_for_five(
    mission, nominated, django_assert_num_queries
):
    nominated("TR", "Aylin Örnek")
    rows = Observer.objects.filter(mission=mission)
    for names in ([], ["Samir Nümunəli", "Aizada Ülgülova", "Deniz Ö", "Ece Ö"]):
        for number, name in enumerate(names):
            made = nominated(("AZ", "KG", "TR", "TR")[number], name)
            made.documents.create(
                kind="other",
                filename="x",
                media_type="x",
                size=1,
                delete_on=NOW,
                added_at=NOW,
                added_by="x",
            )
        with django_assert_num_queries(2):
            assert sum(len(one.lines) for one in senders(rows)) == len(names) + 1
