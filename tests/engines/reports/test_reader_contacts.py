"""Kind, format, date, place and the cutting of digests."""

import pytest

from orkhon.engines.reports import read_report

TODAY = " date 2026-03-04 "
A = "Chairman of the Senate Askar Beketayev"
B = "Ambassador of Hungary Gábor Szentesi"


def contact(text):
    return read_report(text, source="test").contacts[0]


def kinds(text):
    return [kind.value for kind in contact(text).kinds]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{A} met with {B} today.", "meeting"),
        (f"{A} received {B} today.", "reception"),
        (f"{B} was received by {A} today.", "reception"),
        (f"A meeting between {A} and {B} took place today.", "meeting"),
        (f"{A} engaged in talks with {B}.", "meeting"),
        (f"{A} had a phone talk with {B}.", "call"),
        (f"{A} arrived in Budapest on a working visit.", "visit"),
        (f"{A} took part in the 5th session of the Council in Baku.", "session"),
        (f"{A} and {B} signed a memorandum of cooperation.", "signing"),
        (f"{A} observed the presidential elections in Baku.", "observation"),
        (
            f"“We want peace and water for all people,” said {A} as he met with {B}.",
            "meeting",
        ),
    ],
)
def test_the_kind_is_what_the_frame_states(text, kind):
    assert kinds(text)[0] == kind


def test_what_somebody_only_recalls_is_no_contact_of_this_report():
    assert kinds(f"{A} recalled the visit of {B} to Baku last year.") == []


def test_a_session_s_meeting_is_the_session():
    text = (
        "The 7th plenary session of the Council was held in Baku. During the meeting "
        f"{A} spoke. At the end of the meeting a text was approved."
    )
    assert kinds(text) == ["session"]


def test_a_call_is_by_phone_a_video_link_online_and_unknown_stays_unknown():
    assert (
        contact(f"{A} held a telephone conversation with {B}.").format.value == "phone"
    )
    assert (
        contact(f"{A} held talks with {B} via video conference.").format.value
        == "online"
    )
    assert contact(f"{A} met with {B}.").format.value == "in person"
    assert contact("The fifth session was held.").format is None
    assert contact("Nothing of note is written here.").format is None


def test_the_date_in_the_frame_s_sentence_goes_before_all_others():
    text = f"{TODAY}Baku, March 4, AZERTAC\n\n{A} met with {B} in Ankara on March 2."
    assert contact(text).date.value == "2026-03-02"


def test_a_date_behind_words_for_something_else_is_not_taken():
    text = (
        f"{TODAY}On 2 March, {A} met with observers of the elections to be held on "
        "15 March."
    )
    assert contact(text).date.value == "2026-03-02"


def test_the_day_of_publication_is_the_last_resort_and_says_so():
    date = contact(f"{TODAY}{A} met with {B}.").date
    assert (date.value, date.confidence) == ("2026-03-04", 0.5)
    assert contact(f"{A} met with {B}.").date is None


def test_a_planned_visit_is_not_dated_by_its_news():
    assert contact(f"{TODAY}{A} will visit Hungary.").date is None


def test_a_range_of_days_stays_a_range():
    date = contact(
        f"{TODAY}From June 9 to 11, {A} will pay an official visit to Hungary."
    ).date
    assert (date.value, date.precision) == ("2026-06-09/2026-06-11", "range")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"Baku, March 4, AZERTAC\n\n{A} met with {B} in Ankara.", "Ankara"),
        (f"Baku, March 4, AZERTAC\n\n{A} met with {B}.", None),
        (f"ASTANA. KAZINFORM – Kazakh {A} received {B}.", "Astana"),
        (
            f"TASHKENT. KAZINFORM – Making an official visit to Uzbekistan, {A} met with {B}.",
            "Tashkent",
        ),
        (f"{A} arrived in the capital city of Budapest.", "Budapest"),
        (f"{A} met with {B} at the TURKPA Headquarters.", "TURKPA Headquarters, Baku"),
        (f"{A} held a phone talk with {B} in Ankara.", None),
        (f"{A} met with {B} on the Baku Declaration.", None),
        ("The 7th session was held in Kazakhstan’s Turkestan.", "Turkestan"),
    ],
)
def test_the_place_is_what_is_tied_to_the_frame(text, place):
    found = contact(TODAY + text).place
    assert (found.value if found else None) == place


def test_a_summary_above_several_meetings_belongs_to_each():
    read = read_report(
        f"{A} held several meetings in Ankara on March 2, 2026.\n\n"
        f"At the meeting with {B} the sides discussed water.\n\n"
        "During the talks with Deputy Speaker of the Milli Majlis Leyla Rzazade the sides "
        "discussed trade.",
        source="test",
    )
    assert len(read.contacts) == 2
    assert [one.date.value for one in read.contacts] == ["2026-03-02", "2026-03-02"]
    assert [[p.name for p in one.participants] for one in read.contacts] == [
        ["Askar Beketayev", "Gábor Szentesi"],
        ["Askar Beketayev", "Leyla Rzazade"],
    ]


def test_forty_meetings_in_a_row_are_forty_contacts():
    given = (
        "Askar",
        "Timur",
        "Nurlan",
        "Emil",
        "Rashid",
        "Orhan",
        "Selin",
        "Defne",
        "Tolga",
        "Sanjar",
    )
    surnames = ("Beketayev", "Karatekinov", "Demirsoyev", "Zorlubekov")
    guests = [f"{one} {other}" for one in given for other in surnames]
    text = (
        "Speaker of the Milli Majlis Leyla Rzazade held meetings on March 4, 2026.\n\n"
    )
    text += "\n\n".join(
        f"Leyla Rzazade met with Ambassador of Hungary {guest}. They spoke of water."
        for guest in guests
    )
    read = read_report(text, source="test")
    assert len(read.contacts) == 40
    assert all(
        guests[at] in {p.name for p in one.participants}
        for at, one in enumerate(read.contacts)
    )


def test_coming_back_to_the_same_meeting_begins_no_new_one():
    read = read_report(
        f"{A} met with {B}.\n\nDuring the meeting with Gábor Szentesi water was discussed.",
        source="test",
    )
    assert len(read.contacts) == 1


def test_events_carry_number_date_and_place():
    events = contact(
        f"{TODAY}{A} met with {B}. The next XII plenary session of TURKPA is planned to be "
        "held in Istanbul in April 2027. The 25th Winter Meeting of the OSCE Parliamentary "
        "Assembly was recalled, and so was the twelfth session."
    ).events
    assert [(e.ordinal, e.date, e.place) for e in events] == [
        (12, "2027-04", "Istanbul"),
        (25, None, None),
    ]


def test_topics_are_what_follows_the_words_of_discussing():
    topics = contact(
        f"{A} met with {B}. The sides discussed the issues of water saving, student "
        "exchange and trade, while the guests listened. “We discussed war,” he said."
    ).topics
    assert [topic.value for topic in topics] == [
        "water saving",
        "student exchange and trade",
    ]


def test_figures_are_numbers_with_their_unit():
    figures = read_report(
        f"{A} met with {B}. In all 1,200 observers from 35 foreign countries and twelve "
        "deputies of the Senate came to the two countries on 11.03.2026.",
        source="test",
    ).figures
    assert [(f.value, f.what) for f in figures] == [
        (1200, "observers"),
        (35, "foreign countries"),
        (12, "deputies"),
    ]


def test_page_furniture_moves_no_character():
    text = (
        "Цвет сайта\nSenate Chairman and Ambassador meet\n18.11.2022 163\n\n"
        f"{A} met with {B} in Astana.\n\nPhoto: senate\n\nShare this"
    )
    read = read_report(text, source="test")
    assert read.published == "2022-11-18"
    for one in read.contacts[0].participants:
        assert text[one.span.start : one.span.end] == one.name


def test_the_agency_s_tail_about_older_news_says_nothing_of_this_contact():
    read = contact(
        f"{A} met with {B} in Astana today and the two spoke of water at great length.\n\n"
        "Earlier, Kabar reported that the Senate will host a forum in Baku."
    )
    assert read.commitments == ()
