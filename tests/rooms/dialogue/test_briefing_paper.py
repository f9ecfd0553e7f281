"""The briefing as a paper: what stands on its first leaf, notes, languages, bytes."""

import io
import zipfile
from datetime import UTC, date, datetime

import docx
import pytest

from orkhon.dialogue.documents.briefing import (
    FORMATS,
    briefing_bytes,
    briefing_paper,
    file_name,
)
from orkhon.dialogue.models import (
    Commitment,
    CommitmentParty,
    Contact,
    Process,
    ProcessStep,
    Proposal,
)
from orkhon.dialogue.queries.briefing.book import (
    body_briefing,
    contact_briefing,
    person_briefing,
)
from orkhon.engines.documents import Heading, plain, render_markdown
from orkhon.register.models import Body, Figure, Membership, Name, Person
from orkhon.ui.papers import fonts, mark, tokens_css
from tests.rooms.dialogue.briefing_sample import (
    body,
    contact,
    person_called,
    promise,
    seat,
    step,
    world,
)

pytestmark = pytest.mark.django_db
IN_MARCH = date(2027, 3, 15)
MADE_AT = datetime(2027, 3, 15, 3, tzinfo=UTC)


@pytest.fixture
def sample():
    return world()


def paper(sample, language="en", on=IN_MARCH, **others):
    return briefing_paper(person_briefing(sample.speaker, on), language, **others)


def text(paper):
    """The paper as plain lines, without its notes."""
    return render_markdown(paper).split("\n## Sources")[0]


def headings(paper):
    return [one.text for one in paper.blocks if isinstance(one, Heading)]


def notes(paper):
    written = render_markdown(paper, origin="https://o.example")
    return [line for line in written.splitlines() if line.startswith("[^")]


def test_the_first_leaf_is_the_page_that_is_enough(sample):
    first = paper(sample).leaves()[0]
    assert [one.text for one in first if isinstance(one, Heading)] == [
        "What to bring home",
        "What they will ask",
        "Last contacts",
    ]
    contacts = first[-1]
    assert [plain(row[0]) for row in contacts.rows] == [
        "12 November 2026",
        "4 September 2026",
    ]


def test_the_meeting_and_who_comes_stand_beside_the_name(sample):
    identity = paper(sample).blocks[0]
    facts = {label: plain(value) for label, value in identity.facts.pairs}
    assert facts["Meeting"] == "Tuesday 16 March 2027, 11:00\nBaku"
    assert facts["With you"] == "Aigul Kokotaeva, Secretary of Commission, Secretariat"
    assert facts["As of"] == "15 March 2027"
    assert plain(identity.other_name) == "Өмірғали Сүндетбек"


def test_a_promise_says_who_owes_it_until_when_and_that_it_is_late(sample):
    step(sample, sample.officers, "half-done", "2027-02-02", "One has come.")
    written = text(paper(sample))
    assert (
        "1. Written comments.[^2] Owed by Omirgali Sundetbek, due February 2027, "
        "**15 days late**." in written
    )
    assert "Owed by Secretariat, no date given, half done. One has come." in written


def test_what_is_owed_by_both_sides_is_brought_home_as_well(sample):
    written = text(paper(sample))
    assert (
        "2. To hold a seminar.[^3] Owed by the Kazakh side, Aigul Kokotaeva" in written
    )
    assert "### Both sides together" in written


def test_the_foot_says_what_is_left_out(sample):
    assert paper(sample).status == (
        "Confirmed facts as of 15 March 2027. No proposal waits."
    )


def test_what_waits_is_counted_at_the_foot_in_words(sample):
    for number in range(2):
        Proposal.objects.create(
            report=sample.reports["november"],
            number=number,
            kind="topic",
            value={"value": "the seminar"},
            rule="sample",
            confidence=0.5,
        )
        expected = (
            "1 proposal still waits and is left out.",
            "2 proposals still wait and are left out.",
        )[number]
        assert paper(sample).status.endswith(expected)


def test_what_the_sources_leave_out_is_left_open(sample):
    Membership.objects.filter(person=sample.speaker).update(from_on="", from_day=None)
    Name.objects.filter(person=sample.speaker, language="kk").delete()
    Name.objects.create(
        person=sample.speaker,
        text="Ömırğali Sündetbek",
        language="kk",
        script="Latn",
        kind="official",
    )
    Contact.objects.filter(pk=sample.planned.pk).update(on="2027-04", at_time=None)
    vague = promise(sample.meeting, "to write")
    CommitmentParty.objects.create(
        commitment=vague, side="beneficiary", as_written="the youth forum"
    )
    Commitment.objects.filter(pk=sample.officers.pk).update(due="2027-06")
    undated = contact("", ["visit"], sample.reports["november"])
    seat(undated, sample.speaker)
    step(sample, sample.comments, "done", "2027-03-01", "")
    written = text(paper(sample))
    assert "| not known | not known | Deputy Speaker, Sample Mazhilis" in written
    assert "| Ömırğali Sündetbek | Kazakh, Latin |" in written
    assert "It is not said by whom, to the youth forum, no date given, open." in written
    assert "due June 2027, open" in written
    assert "| not known | Visit" in written
    assert "4 promises, 1 kept" in written
    assert "**Meeting:** April 2027" in written
    assert "When Omirgali Sundetbek took up 1 post is not recorded." in written
    assert "1 open promise does not say who owes it." in written


@pytest.mark.parametrize(
    ("language", "day"),
    # Long dates of the CLDR, as orkhon.ui.dates writes them.
    [
        ("az", "12 noyabr 2026"),
        ("en", "12 November 2026"),
        ("kk", "2026 ж. 12 қараша"),
        ("ky", "2026-ж., 12-ноябрь"),
        ("ru", "12 ноября 2026 г."),
        ("tr", "12 Kasım 2026"),
        ("uz", "12-noyabr, 2026"),
    ],
)
def test_dates_are_those_of_the_reader_and_quotations_of_the_source(
    sample, language, day
):
    made = paper(sample, language)
    assert made.language == language
    assert day in text(made).replace("\u00a0", " ")
    assert "He said that written comments would follow by March." in "".join(
        notes(made)
    )


def test_what_stands_where_figures_and_changes_have_their_sections(sample):
    cited = sample.cite("november", "two officers")
    process = Process.objects.create(title="The application")
    ProcessStep.objects.create(
        process=process,
        stage="submitted",
        on="2026-11",
        note="by letter",
        contradicted=True,
        citation=cited,
    )
    Figure.objects.create(
        subject="Talks",
        what="officers",
        value=2,
        unit="persons",
        denominator="of four",
        as_of="2026-11-12",
        status="as-reported",
        citation=cited,
    )
    next_chair = body("next", "parliament", "Next Parliament")
    sample.assembly.chairmanships.create(parliament=next_chair, from_on="2027-01-01")
    Membership.objects.create(
        person=person_called("Dana Saparova"), body=sample.chamber, from_on="2027-01-15"
    )
    Membership.objects.create(
        person=person_called("Berik Alimov"), body=sample.chamber, to_on="2027-01-14"
    )
    Contact.objects.create(on="2027-02-20", kinds=["observation"], place="Astana")
    written = text(paper(sample))
    assert (
        "Submitted, November 2026, by letter, another source says otherwise" in written
    )
    assert "**Officers:** 2 persons (of four), 12 November 2026, as reported" in written
    assert "1 January 2027: the chair passed to Next Parliament." in written
    assert "15 January 2027: Dana Saparova became Sample Mazhilis." in written
    assert "14 January 2027: Berik Alimov ceased to be Sample Mazhilis." in written
    assert "20 February 2027: Observation, Astana." in written


def test_a_chamber_that_ended_took_its_posts_with_it(sample):
    Body.objects.filter(pk=sample.chamber.pk).update(dissolved_on="2027-02-01")
    made = paper(sample)
    assert "1 February 2027: Sample Mazhilis ended." in text(made)
    assert plain(made.blocks[0].lede) == (
        "Until 1 February 2027: Deputy Speaker, Sample Mazhilis. "
        "The register knows no post on this day."
    )


def test_more_promises_than_the_page_holds_are_counted(sample):
    for number in range(5):
        promise(sample.meeting, f"promise {number}", sample.speaker)
    assert "3 more stand under Promises." in text(paper(sample))


def test_earlier_contacts_stand_behind_the_last_three(sample):
    for day in ("2026-10-01", "2026-10-02"):
        seat(contact(day, [], sample.reports["november"]), sample.speaker)
    made = paper(sample)
    assert "Earlier contacts" in headings(made)
    assert "| 2 October 2026 | Contact" in text(made)


def test_a_large_meeting_lists_everybody(sample):
    for number in range(6):
        seat(sample.planned, person_called(f"Guest Number{'abcdef'[number]}"))
    Contact.objects.filter(pk=sample.planned.pk).update(agenda="The model law")
    made = briefing_paper(contact_briefing(sample.planned, IN_MARCH), "en")
    written = text(made)
    assert "## Who attends" in written
    assert "- Guest Numberf" in written
    assert "and 1 more" in written
    assert "Meeting. The model law" in written
    assert "### Omirgali Sundetbek" in written


def test_a_body_has_its_leaders_and_no_pronunciation(sample):
    made = briefing_paper(body_briefing(sample.chamber, IN_MARCH), "en")
    assert plain(made.blocks[0].lede) == "Chamber, Kazakhstan."
    assert "Who leads it" in headings(made)
    bare = briefing_paper(body_briefing(sample.secretariat, IN_MARCH), "en")
    assert plain(bare.blocks[0].lede) == "Secretariat."
    assert "Who leads it" not in headings(bare)


def test_a_person_of_whom_nothing_is_known_still_has_a_page():
    alone = person_called("Dana Saparova")
    made = briefing_paper(person_briefing(alone, IN_MARCH), "en")
    written = text(made)
    assert "No contact is recorded." in written
    assert "No open promise on their side is recorded." in written
    assert "The birthday of Dana Saparova is not recorded." in written


def test_a_post_that_only_a_source_gives_is_told_as_such(sample):
    guest = person_called("Talgat Beken")
    cited = sample.cite("november", "In Astana")
    seat(sample.meeting, guest, post="head of sector", citation=cited)
    seat(sample.planned, guest)
    alone = briefing_paper(person_briefing(guest, IN_MARCH), "en")
    assert plain(alone.blocks[0].lede) == (
        "Head of sector, as the source of 12 November 2026 says. "
        "The register knows no post on this day."
    )
    together = briefing_paper(contact_briefing(sample.planned, IN_MARCH), "en")
    assert "| Talgat Beken | tal-gat be-ken | head of sector[^" in text(together)


def test_a_meeting_without_talking_points_says_so(sample):
    Contact.objects.filter(pk=sample.planned.pk).update(
        talking_points="", until="2027-03-17", place="", at_time=None
    )
    made = paper(sample)
    assert "None are written for the meeting yet." in text(made)
    assert "16–17 March 2027" in text(made)


def test_an_outcome_in_words_says_what_came_of_a_contact(sample):
    Contact.objects.filter(pk=sample.meeting.pk).update(outcome="A date was agreed")
    assert "| A date was agreed |" in text(paper(sample))


def test_each_format_holds_the_paper(sample):
    made = paper(sample, made_at=MADE_AT)
    printed = {one: briefing_bytes(made, one) for one in FORMATS}
    assert printed["pdf"].startswith(b"%PDF-1.7")
    assert "Өмірғали" in printed["html"].decode()
    assert "Өмірғали" in printed["md"].decode()
    document = docx.Document(io.BytesIO(printed["docx"]))
    assert document.core_properties.title == "Omirgali Sundetbek"
    package = zipfile.ZipFile(io.BytesIO(printed["docx"]))
    assert "word/media/image1.png" in package.namelist()
    footnotes = package.read("word/footnotes.xml").decode()
    assert "written comments would follow by March" in footnotes


def test_another_format_is_refused(sample):
    with pytest.raises(ValueError, match="“odt” is no format of a paper: docx, html"):
        briefing_bytes(paper(sample), "odt")


def test_the_file_is_named_after_the_person_and_the_day(sample):
    briefing = person_briefing(sample.speaker, IN_MARCH)
    assert file_name(briefing, "pdf") == "briefing-omirgali-sundetbek-2027-03-15.pdf"
    chinese = Person.objects.create(display_name="王")
    assert file_name(person_briefing(chinese, IN_MARCH), "md") == (
        "briefing-person-2027-03-15.md"
    )


def test_the_paper_wears_the_tokens_and_the_mark_of_the_house():
    assert "--ink:" in tokens_css()
    assert mark().startswith(b"<svg")
    # Built by make; where node is absent there are none and the system's serve.
    assert {one.family for one in fonts()} <= {"Inter Variable", "Noto Serif"}
