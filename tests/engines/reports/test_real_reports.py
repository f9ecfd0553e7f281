"""Five real reports, where they are at hand: what issue 2 says must be shown."""

from pathlib import Path

import pytest

from orkhon.engines.reports import (
    KnownBody,
    KnownPerson,
    KnownPost,
    Register,
    read_report,
)

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports"
pytestmark = pytest.mark.skipif(
    not REPORTS.is_dir(), reason="the five real reports are not on this machine"
)

REGISTER = Register(
    persons=(
        KnownPerson(
            "hasan",
            ("Ramil Hasan", "Рамиль Гасан"),
            (KnownPost("Secretary General", "TURKPA", "2025-10-15", None),),
        ),
        KnownPerson(
            "koshanov",
            ("Yerlan Koshanov",),
            (KnownPost("Speaker", "Mazhilis", "2022-02-01", None),),
        ),
    ),
    bodies=(KnownBody("mazhilis", ("Mazhilis", "Majilis"), "Kazakhstan"),),
)


def text_of(number):
    return next(REPORTS.glob(f"{number}_*")).read_text(encoding="utf-8")


def contact_of(number, **options):
    return read_report(text_of(number), source=number, **options).contacts[0]


def test_all_fifteen_people_of_the_first_report_have_the_post_that_the_text_gives():
    posts = {one.name: one.post for one in contact_of("000").participants}
    assert posts == {
        "Aigul Kuspan": None,
        "Hasan": "Secretary General",
        "Talgat Aduov": "Deputy Secretary General",
        "Muhammet Alper Hayali": "Deputy Secretary General",
        "Aynura Abutalibova": "Secretary of Commission",
        "Bauyrzhan Datkayev": "Secretary of Commission",
        "Aigerim Taalaibekova": "Secretary of Commission",
        "Kadir Yaman": "Secretary of Commission",
        "Yadigar Mammadov": "Chief of Protocol",
        "Azar Mammadov": "Legal Officer",
        "Takhmina Bakieva": "Assistant to the Secretary General",
        "Kamila Muzaffarli": "Research Expert",
        "Fidan Majidli": "Public Relations Officer",
        "Talgat Kassymbekov": "Deputy Head of the Staff",
        "Arai Bekenov": "Head of the Sector of the Department of International "
        "Relations and Protocol",
    }


def test_the_istanbul_meeting_is_a_promise_for_april_2026():
    promise = next(
        one for one in contact_of("000").commitments if one.where == "Istanbul"
    )
    assert (promise.when, promise.status, promise.who) == (
        "2026-04",
        "open",
        ("TURKPA",),
    )


def test_the_application_to_the_osce_assembly_is_claimed_as_done():
    done = [one for one in contact_of("000").commitments if one.status == "done"]
    assert len(done) == 1
    assert "application" in done[0].what


def test_a_speaker_quoted_as_he_met_somebody_took_part_in_that_meeting():
    contact = contact_of("001")
    assert [kind.value for kind in contact.kinds] == ["meeting"]
    assert {one.name for one in contact.participants} == {
        "Maulen Ashimbayev",
        "Ramil Hasan",
    }


def test_the_june_session_stands_for_two_days_in_astana():
    promise = next(
        one for one in contact_of("003").commitments if one.where == "Astana"
    )
    assert promise.when == "2025-06-11/2025-06-12"


def test_the_observers_countries_and_organisations_are_figures():
    read = read_report(text_of("004"), source="004")
    assert [(one.value, one.what) for one in read.figures] == [
        (10, "international organizations"),
        (641, "observers"),
        (35, "foreign countries"),
    ]
    assert read.figures[1].of == "from 35 foreign countries"


def test_a_register_gives_the_surname_its_person_and_the_speaker_his_name():
    first = {
        one.name: one.person
        for one in contact_of("000", register=REGISTER).participants
    }
    assert first["Hasan"] == "hasan"
    fourth = {
        one.name: one for one in contact_of("003", register=REGISTER).participants
    }
    assert fourth["Yerlan Koshanov"].post == "Speaker of the Majilis"
    assert fourth["Numan Kurtulmuş"].post is None


def test_the_dead_and_the_absent_are_only_mentioned():
    roles = {one.name: one.role for one in contact_of("003").participants}
    assert roles["Mustafa Kemal Atatürk"] == "mentioned"
    assert roles["Kassym-Jomart Tokayev"] == "mentioned"
