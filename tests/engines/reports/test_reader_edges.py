"""Rarer forms of such reports: what stands oddly and is read all the same."""

import pytest

from orkhon.engines.reports import read_report

A = "Chairman of the Senate Askar Beketayev"
B = "Ambassador of Hungary Gábor Szentesi"


def contact(text):
    return read_report(text, source="test").contacts[0]


def posts(text):
    return {one.name: (one.post, one.body) for one in contact(text).participants}


def roles(text):
    return {one.name: one.role for one in contact(text).participants}


@pytest.mark.parametrize(
    ("words", "post", "body"),
    [
        (
            "Acting Chairman of the Senate of Malaysia",
            "Acting Chairman of the Senate",
            "Senate of Malaysia",
        ),
        (
            "Ministry of Foreign Affairs Spokesperson",
            "Spokesperson",
            "Ministry of Foreign Affairs",
        ),
        (
            "Head of the Department of Protocol of the Milli Majlis",
            "Head of the Department of Protocol",
            "Milli Majlis",
        ),
        ("head of the school board", "head of the school board", None),
        (
            "Head of the group «Turkey — Hungary» of the Milli Majlis",
            "Head of the group «Turkey — Hungary»",
            "group «Turkey — Hungary» of the Milli Majlis",
        ),
        ("former Speaker of the Senate", "former Speaker of the Senate", "Senate"),
    ],
)
def test_odd_posts_are_split_or_left_out(words, post, body):
    found = posts(f"{B} met with {words} Orhan Demirsoy today.")
    assert found["Orhan Demirsoy"] == (post, body)


def test_an_affiliation_to_nothing_known_changes_nothing():
    found = posts(
        "The meeting was held today. The Lyceum was represented by Legal Officer Askar "
        "Beketayev, from the Lyceum."
    )
    assert found["Askar Beketayev"] == ("Legal Officer", None)


def test_a_person_in_the_place_of_a_city_s_name_is_a_person():
    assert list(
        roles("Secretary-General Bagdad Omirov met with Mr. Zorlin in Astana.")
    ) == [
        "Bagdad Omirov",
        "Zorlin",
    ]
    assert "Baku Omirov" in roles(f"Secretary General Baku Omirov met with {B}.")


def test_a_word_that_the_report_also_writes_small_is_no_name():
    assert (
        roles("The Varnish Kettle met us. The varnish and the kettle were old.") == {}
    )


def test_a_second_spelling_of_one_person_makes_no_second_person():
    found = roles(
        f"{A} met with Speaker of the Milli Majlis Ziyafat Asgarovli. Ziyafat Askarovli "
        "thanked the host. Z. Asgarovli left."
    )
    assert len(found) == 2


def test_the_fuller_name_is_the_name():
    found = roles(f"{B} met with Mr. Nur Jazlan. Nur Jazlan Mohamedov spoke of water.")
    assert "Nur Jazlan Mohamedov" in found


def test_a_particle_at_the_end_is_no_part_of_the_name():
    assert "Gábor Szentesi" in roles(f"{A} met with {B} de facto.")


def test_what_a_counterpart_does_in_a_digest_is_taking_part():
    read = read_report(
        f"{A} held several meetings.\n\nDiscussing the trade between the regions with "
        "Sergo Nevarin, Deputy Speaker of the State Duma, the sides spoke of water.\n\n"
        "The meeting with Leyla Rzazade, Deputy Chair of the Milli Majlis, was short.",
        source="test",
    )
    assert len(read.contacts) == 2
    assert [one.role for one in read.contacts[0].participants] == ["participant"] * 2


def test_somebody_named_behind_another_subject_is_not_in_the_frame():
    found = roles(
        f"{A} met with {B}, which the press called a success following the reforms "
        "initiated by President Emre Karatekin."
    )
    assert found["Emre Karatekin"] == "mentioned"


def test_a_greeting_told_of_by_somebody_else_is_no_presence():
    found = roles(
        f"{A} met with {B}.\n\nIt was long.\n\nHe recalled that the hosts had thanked "
        "President Emre Karatekin."
    )
    assert found["Emre Karatekin"] == "mentioned"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{A} paid an official visit to Hungary.", "Hungary"),
        (f"{A} met with {B} in Hungary.", None),
        (f"{A} paid a visit to the Milli Majlis.", "Milli Majlis, Baku"),
        (f"{A} met with {B} during the Milli Majlis session.", None),
        (f"{A} spoke in the Milli Majlis delegation.", None),
        (f"{A} met with {B} on the way from Baku.", None),
        (f"BAKU. AZERTAC – The Milli Majlis received {B}.", "Baku"),
        (f"BAKU. AZERTAC – Turkish minister received {B}.", None),
        (f"Kazakhstan, March 4, AZERTAC\n\n{A} received {B}.", None),
        (f"{A} met with {B} at the OTS Secretariat.", "OTS Secretariat, Istanbul"),
        (
            f"{A} met with {B} at the UNDP office, and at the CICA building.",
            "UNDP office, New York",
        ),
    ],
)
def test_places_are_tied_to_frames_or_left_open(text, place):
    found = contact(text).place
    assert (found.value if found else None) == place


def test_a_year_alone_dates_nothing():
    assert contact(f"In 2018 {A} met with {B}.").date is None


def test_a_call_without_the_word_phone_in_it_is_a_call():
    found = contact(f"{A} called Gábor Szentesi.")
    assert [kind.value for kind in found.kinds] == ["call"]
    assert found.format.value == "phone"


def test_events_keep_to_their_sentence_and_their_own_words():
    events = contact(
        f"{A} met with {B}. Deputy Speaker opened the Astana Forum. The General "
        "Conference of the Council of Ministers took place. It was no Congress Secretariat."
    ).events
    assert (events[0].name, events[0].place) == (
        "Astana Forum",
        "Astana",
    )
    assert all("Secretariat" not in event.name for event in events)


def test_figures_without_a_unit_or_behind_a_full_stop_are_none():
    figures = read_report(
        f"{A} met with {B}. They spoke of the 300. Observers came. In room 4b of 12.5 "
        "observers none sat; 40 observers of whom nothing is known stood.",
        source="test",
    ).figures
    assert [(one.value, one.of) for one in figures] == [(40, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Last week the sides agreed to open a school.",
        "The sides called for talks and urged and should agreed to go.",
        "The prospects of it will be.",
        "“We agreed to.”",
        "A visit to Hungary is planned.",
    ],
)
def test_half_promises_are_left_out(text):
    found = contact(f"{A} met with {B}.\n\n{text}").commitments
    assert [one.what for one in found if one.what.startswith("open a school")] == []


def test_he_is_the_one_who_spoke_last():
    found = contact(
        f"{A} met with {B}.\n\nGábor Szentesi spoke of water. He expressed readiness to "
        "host the forum."
    ).commitments
    assert found[0].who == ("Gábor Szentesi",)


def test_a_quotation_left_open_ends_with_its_paragraph():
    found = contact(
        f"{A} met with {B}.\n\n“We will build seven roads and many bridges here.\n\nThe "
        "sides agreed to open a school."
    ).commitments
    assert [one.what for one in found] == ["open a school"]


def test_acronyms_are_found_as_they_are_written():
    read = contact(f"{A} met with {B}. He spoke of the eco friendly pam, and of PAM.")
    assert len(read.participants) == 2
