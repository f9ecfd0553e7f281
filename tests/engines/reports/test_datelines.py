"""Where a contact was, if only the dateline says it, and where it says nothing."""

import pytest

from orkhon.engines.reports import read_report

KAZAKH = "Chairman of the Senate of Kazakhstan Askar Beketayev"
HUNGARIAN = "Speaker of the National Assembly of Hungary Gábor Szentesi"
SECRETARY = "TURKPA Secretary General Orhan Demirsoy"


def place(text):
    found = read_report(text, source="sample").contacts[0].place
    return found and found.value


@pytest.mark.parametrize(
    "text",
    [
        f"ASTANA. KAZINFORM – {KAZAKH} received {HUNGARIAN}.",
        f"ASTANA. KAZINFORM – {KAZAKH} met with {HUNGARIAN} today.",
        f"ASTANA. KAZINFORM – {SECRETARY} met with {KAZAKH} today.",
        f"ASTANA. KAZINFORM – {KAZAKH} met with Gábor Szentesi, who is on a visit to "
        "Kazakhstan.",
        "ASTANA. KAZINFORM – Ambassador of Hungary to Kazakhstan Gábor Szentesi met "
        "with members of the friendship group.",
        "ASTANA. KAZINFORM – The second session of the commission of the Parliament of "
        "Kazakhstan took place today.",
    ],
)
def test_one_side_was_at_home_in_the_city_of_the_dateline(text):
    assert place(text) == "Astana"


@pytest.mark.parametrize(
    "text",
    [
        # the agency's own seat, the meeting elsewhere
        f"ASTANA. KAZINFORM – {HUNGARIAN} received a delegation of Kazakhstan.",
        f"ASTANA. KAZINFORM – {HUNGARIAN} met with {SECRETARY} today.",
        f"ASTANA. KAZINFORM – A delegation led by {KAZAKH} met with {HUNGARIAN}.",
        f"ASTANA. KAZINFORM – {HUNGARIAN} met with a delegation of Kazakhstan.",
        f"ASTANA. KAZINFORM – On the sidelines of his visit to Hungary {KAZAKH} met "
        f"with {HUNGARIAN}.",
        # nobody came together in one place
        f"ASTANA. KAZINFORM – {KAZAKH} held talks with {HUNGARIAN} online.",
        f"ASTANA. KAZINFORM – {KAZAKH} had a phone talk with {HUNGARIAN}.",
        # it is still to come, or only told of
        f"ASTANA. KAZINFORM – {KAZAKH} will meet with {HUNGARIAN} in May.",
        f"ASTANA. KAZINFORM – {KAZAKH} recalled the meeting with {HUNGARIAN}.",
    ],
)
def test_a_dateline_alone_is_no_place(text):
    assert place(text) is None


def test_the_dateline_s_city_is_a_weak_reading():
    read = read_report(
        f"ASTANA. KAZINFORM – {KAZAKH} met with {HUNGARIAN} today.", source="sample"
    ).contacts[0]
    assert read.place.confidence < 0.5


def test_a_dateline_of_a_country_or_an_unknown_town_gives_nothing():
    assert place(f"BRONTOVA. KAZINFORM – {KAZAKH} received {HUNGARIAN}.") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{KAZAKH} received {HUNGARIAN} at the Blue Hill Palace.", "Blue Hill Palace"),
        (f"{KAZAKH} received in Budapest {HUNGARIAN}.", "Budapest"),
        (f"{KAZAKH} flew to Ankara for an official visit.", "Ankara"),
        (f"{KAZAKH} will depart for the Hungarian capital of Budapest.", "Budapest"),
        (
            f"The delegation of Georgia led by {HUNGARIAN} visited the Senate of "
            "Kazakhstan.",
            "Senate of Kazakhstan, Astana",
        ),
        (f"{KAZAKH} called on the Speaker Gábor Szentesi in Budapest.", "Budapest"),
        (
            f"{KAZAKH} who is in the city of Geneva has met with {HUNGARIAN}.",
            "Geneva",
        ),
    ],
)
def test_a_place_stands_at_the_words_of_the_contact(text, found):
    assert place(text) == found
