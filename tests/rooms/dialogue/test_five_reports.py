"""The five press reports that the work is judged by, read and reviewed by script.

They are other people's texts and lie beside the repository; where they are absent
the tests say so and are skipped. What is expected was read in the texts by a person.
"""

from pathlib import Path

import pytest

from orkhon.dialogue.actions.confirming import confirm_all
from orkhon.dialogue.actions.reports import receive_report
from orkhon.dialogue.intake.corrections import Correction, Stage
from orkhon.dialogue.models import (
    Commitment,
    Contact,
    EventMention,
    Participation,
    Process,
    Proposal,
)
from orkhon.dialogue.queries import card
from orkhon.register.models import Figure, Person

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports"

pytestmark = pytest.mark.skipif(
    not REPORTS.is_dir(), reason="the five press reports do not lie beside this folder"
)

SECRETARIAT = "TURKPA International Secretariat"
MAZHILIS = "Mazhilis of the Parliament of Kazakhstan"
APPLICATION = "Observer status of TURKPA at the OSCE PA"

# Posts as the text of 000 gives them; a plural is one post for each of the list.
POSTS = {
    "Aigul Kuspan": "",
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
    "Arai Bekenov": (
        "Head of the Sector of the Department of International Relations and Protocol"
    ),
}


@pytest.fixture
def staff(assembly, clerk):
    return clerk


def read(number, by):
    path = next(REPORTS.glob(f"{number}_*.txt"))
    return receive_report(path.read_bytes(), path.name, by=by).report


def review_of_000():
    """What a person of the Secretariat answers to the report of 3 March 2026."""
    answers = [
        Correction("date", "2026-03-03"),
        Correction("format", "During the meeting", answer="no"),
        Correction(
            "commitment",
            "informal Meeting of the Heads of TURKPA Member Parliaments, planned to be "
            "held in Istanbul in April this year",
            value={
                "what": "hold the informal meeting of the heads of member parliaments",
                "who": ["turkpa"],
                "strength": "intends",
                "when": "2026-04",
                "where": "Istanbul",
                "status": "open",
            },
        ),
        Correction(
            "commitment",
            "the process of application for an observer status of TURKPA at the OSCE "
            "PA had been successfully completed",
            process=Stage(APPLICATION, "claimed-complete"),
        ),
    ]
    for name, post in POSTS.items():
        if name == "Hasan":
            answers.append(
                Correction(
                    "participant",
                    "Ambassador Hasan",
                    person="Ramil Hasan",
                    value={"post": post, "body": SECRETARIAT},
                )
            )
            continue
        body = (
            MAZHILIS if name in ("Talgat Kassymbekov", "Arai Bekenov") else SECRETARIAT
        )
        answers.append(
            Correction(
                "participant",
                name,
                person="new",
                value={
                    "name": name,
                    "post": post,
                    "body": body if post else "",
                    "role": "participant",
                },
            )
        )
    return answers


def test_all_fifteen_people_of_000_took_part_with_the_posts_of_the_text(staff):
    report = read("000", staff)
    confirm_all(report, by=staff, corrections=review_of_000())
    seen = Participation.objects.filter(role="participant")
    assert {one.name_as_written: one.post_as_written for one in seen} == POSTS
    assert Contact.objects.get().on == "2026-03-03"


def test_the_reader_alone_finds_them_with_fourteen_posts(staff):
    report = read("000", staff)
    found = {
        one.value["name"]: one.value["post"]
        for one in report.proposals.filter(
            kind="participant", value__role="participant"
        )
    }
    assert found == POSTS


def test_a_post_that_the_text_does_not_give_is_shown_as_not_given(staff, client):
    report = read("000", staff)
    confirm_all(report, by=staff, corrections=review_of_000())
    client.force_login(staff)
    page = client.get(
        f"/dialogue/contacts/{Contact.objects.get().pk}/"
    ).content.decode()
    row = page[page.index("Aigul Kuspan</a>") :]
    assert "not given in the text" in row[: row.index("</tr>")]


def test_hasan_is_the_secretary_general_of_that_day_by_the_register(staff):
    report = read("000", staff)
    confirm_all(report, by=staff, corrections=review_of_000())
    hasan = next(
        one
        for one in card(Contact.objects.get()).people
        if one.name_as_written == "Hasan"
    )
    assert hasan.person == Person.objects.get(display_name="Ramil Hasan")
    assert str(hasan.held.post.title) == "Secretary General"


def test_the_istanbul_meeting_is_a_promise_for_april_2026(staff):
    report = read("000", staff)
    confirm_all(report, by=staff, corrections=review_of_000())
    promise = Commitment.objects.get(due="2026-04")
    assert (promise.place, promise.due_day.isoformat()) == ("Istanbul", "2026-04-30")
    assert "Istanbul in April this year" in promise.citation.quote


def test_the_application_to_the_osce_pa_is_a_stage_and_no_more(staff):
    report = read("000", staff)
    confirm_all(report, by=staff, corrections=review_of_000())
    step = Process.objects.get(title=APPLICATION).steps.get()
    assert (step.stage, step.on) == ("claimed-complete", "2026-03-03")
    assert "successfully completed" in step.citation.quote


def test_003_gives_the_session_of_11_and_12_june_in_astana(staff):
    report = read("003", staff)
    confirm_all(report, by=staff)
    session = EventMention.objects.get(on="2025-06-11")
    assert (session.until, session.place) == ("2025-06-12", "Astana")
    assert session.contact.on == "2025-04-21"


def test_004_gives_three_figures_with_their_source(staff):
    before = set(Figure.objects.values_list("pk", flat=True))
    report = read("004", staff)
    confirm_all(report, by=staff)
    figures = Figure.objects.exclude(pk__in=before)
    assert {int(one.value): one.what for one in figures} == {
        641: "observers",
        35: "foreign countries",
        10: "international organizations",
    }
    for figure in figures:
        assert figure.citation.source == report.source
        assert figure.as_of == "2022-11-18"
        assert str(int(figure.value)) in figure.citation.quote


def test_the_five_reports_are_five_contacts_with_nothing_left_out(staff):
    for number in ("000", "001", "002", "003", "004"):
        report = read(number, staff)
        answers = review_of_000() if number == "000" else ()
        confirm_all(report, by=staff, corrections=answers)
        left = report.proposals.filter(state=Proposal.State.PROPOSED)
        assert {one.kind for one in left} <= {"participant"}
    assert sorted(Contact.objects.values_list("on", flat=True)) == [
        "2022-11-18",
        "2024-05-20",
        "2025-04-21",
        "2025-10-17",
        "2026-03-03",
    ]
