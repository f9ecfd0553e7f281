"""Papers, lists and letters call bodies and posts as their reader's language does."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from orkhon.dialogue.actions.conversations import write_conversation_record
from orkhon.dialogue.documents.briefing import briefing_paper, file_name
from orkhon.dialogue.forms.contacts import PlanForm
from orkhon.dialogue.forms.promises import BoardForm
from orkhon.dialogue.forms.reports import BringInForm
from orkhon.dialogue.models import CommitmentParty, Contact, Proposal
from orkhon.dialogue.queries.briefing.book import (
    body_briefing,
    contact_briefing,
    person_briefing,
)
from orkhon.dialogue.queries.promises import find_promises
from orkhon.dialogue.queries.reports import line
from orkhon.dialogue.tasks import send_digest
from orkhon.dialogue.views.calendar import calendar
from orkhon.engines import names
from orkhon.engines.documents import render_markdown
from orkhon.register.models import Name
from orkhon.register.queries import labels
from tests.rooms.dialogue.briefing_sample import person_called, seat, world

pytestmark = pytest.mark.django_db
IN_MARCH = date(2027, 3, 15)


@pytest.fixture(autouse=True)
def _language_of_one_test():
    """A page leaves its reader's language in force; the next test begins anew."""
    with translation.override("en"):
        yield


@pytest.fixture
def sample():
    """The small world with Kazakh names."""
    made = world()
    for row, text in (
        (made.assembly, "Үлгі ассамблея"),
        (made.secretariat, "Хатшылық"),
        (made.parliament, "Үлгі парламент"),
        (made.chamber, "Үлгі мәжіліс"),
    ):
        Name.objects.create(body=row, text=text, language="kk", kind="official")
    for post, text in (
        (made.chamber.posts.get(), "Төраға орынбасары"),
        (made.secretariat.posts.get(), "Комиссия хатшысы"),
    ):
        Name.objects.create(post=post, text=text, language="kk", kind="official")
    Name.objects.create(
        country=made.chamber.country, text="Қазақстан", language="kk", kind="official"
    )
    labels.refresh()
    return made


def text(briefing, language):
    """The paper without its notes."""
    paper = briefing_paper(briefing, language)
    return render_markdown(paper).split("\n## " + paper.labels.notes)[0]


def test_posts_and_owners_are_called_in_the_language_of_the_paper(sample, settings):
    settings.ORKHON_ASSEMBLY = "Sample Assembly"
    briefing = person_briefing(sample.speaker, IN_MARCH)
    kazakh = text(briefing, "kk")
    assert "Төраға орынбасары, Үлгі мәжіліс" in kazakh
    assert "Хатшылық" in kazakh
    assert "Комиссия хатшысы, Хатшылық" in kazakh
    assert briefing_paper(briefing, "kk").running_head == "Үлгі ассамблея"
    for english in ("Secretariat", "Sample Mazhilis", "Secretary of Commission"):
        assert english not in kazakh
        assert english in text(briefing, "en")


def test_the_words_of_a_source_stay_as_they_are(sample):
    guest = person_called("Erlan Tastaq")
    seat(sample.planned, guest, post="Deputy Chair of the House")
    kazakh = text(person_briefing(sample.speaker, IN_MARCH), "kk")
    assert "Erlan Tastaq, Deputy Chair of the House" in kazakh


def test_the_book_about_a_body_bears_its_name_and_the_file_the_stored_one(sample):
    briefing = body_briefing(sample.chamber, IN_MARCH)
    paper = briefing_paper(briefing, "kk")
    assert paper.title == "Үлгі мәжіліс"
    assert "Қазақстан" in text(briefing, "kk")
    with translation.override("kk"):
        assert file_name(briefing, "pdf") == "briefing-sample-mazhilis-2027-03-15.pdf"


def test_what_changed_names_bodies_in_the_language(sample):
    sample.chamber.dissolved_on = "2027-01-10"
    sample.chamber.save()
    kazakh = text(person_briefing(sample.speaker, IN_MARCH), "kk")
    assert "Үлгі мәжіліс" in kazakh
    assert "Sample Mazhilis" not in kazakh


def test_a_list_of_promises_names_owners_in_the_language_and_stores_english(sample):
    line = next(
        one for one in find_promises(on=IN_MARCH) if one.commitment == sample.officers
    )
    with translation.override("kk"):
        assert line.owner_names == "Хатшылық"
        party = CommitmentParty.objects.get(commitment=sample.officers)
        party.save()
    assert (str(party), party.fold) == ("Secretariat", names.fold("Secretariat"))
    assert line.owner_names == "Secretariat"


def test_forms_offer_bodies_in_the_language_and_in_english_order(sample):
    with translation.override("kk"):
        hosts = [str(label) for _value, label in PlanForm().fields["host"].choices]
        asked = [str(label) for _value, label in BoardForm().fields["body"].choices]
    assert hosts[1:] == ["Үлгі ассамблея", "Үлгі мәжіліс", "Үлгі парламент", "Хатшылық"]
    assert asked[1:] == ["Хатшылық"]


def test_a_meeting_named_after_its_host_keeps_the_stored_name(sample):
    with translation.override("kk"):
        form = PlanForm(
            {"on": "2027-04-01", "kinds": ["meeting"], "host": sample.chamber.pk}
        )
        assert form.is_valid(), form.errors
        assert form.plan().title == "Sample Mazhilis"


def test_the_letter_names_owners_in_its_reader_s_language(sample):
    sample.officers.due = "2027-03"
    sample.officers.save()
    sample.staff.email = "staff@sample.example"
    sample.staff.language = "kk"
    sample.staff.save()
    assert send_digest(date(2027, 4, 5)) == 1
    letter = mail.outbox[0]
    assert "2027 ж. 5 сәуір" in letter.subject.replace("\u00a0", " ")
    assert "\nХатшылық\n" in letter.body
    assert "Secretariat" not in letter.body


def test_the_page_of_a_contact_names_its_host_and_the_posts_then(sample, client):
    sample.planned.host = sample.chamber
    sample.planned.save()
    sample.staff.language = "kk"
    sample.staff.save()
    client.force_login(sample.staff)
    page = client.get(
        reverse("dialogue:contact", args=[sample.planned.pk])
    ).content.decode()
    assert ">Үлгі мәжіліс</a>" in page
    assert "Төраға орынбасары, Үлгі мәжіліс" in page
    assert "Sample Mazhilis" not in page


def test_a_meeting_without_a_title_is_called_by_kind_place_and_date(sample):
    Contact.objects.filter(pk=sample.planned.pk).update(title="")
    sample.planned.refresh_from_db()
    with translation.override("tr"):
        briefing = contact_briefing(sample.planned, IN_MARCH)
        paper = briefing_paper(briefing, "tr")
        assert str(sample.planned) == "görüşme, Baku, 16 Mart 2027"
        assert paper.title == "Görüşme, Baku, 16 Mart 2027"
    # What the file and the record say is the same whoever asks.
    assert briefing.title == "meeting, Baku, 16 March 2027"


def test_a_record_of_conversation_is_kept_under_a_title_in_english(sample):
    Contact.objects.filter(pk=sample.meeting.pk).update(title="")
    sample.meeting.refresh_from_db()
    with translation.override("kk"):
        record = write_conversation_record(
            sample.meeting, "They spoke.", open_to=[], by=sample.staff
        )
    assert record.source.title == (
        "Record of conversation, meeting, Astana, 12 November 2026"
    )


def test_a_number_that_was_found_is_grouped_as_the_reader_groups_it(sample):
    proposal = Proposal(
        kind=Proposal.Kind.FIGURE, value={"value": 12416759, "what": "voters", "of": ""}
    )
    for language, written in (("en", "12,416,759"), ("tr", "12.416.759")):
        with translation.override(language):
            assert line(proposal).text == f"{written} voters"


def test_the_calendar_writes_a_month_in_words(sample):
    sample.officers.due = "2027-04"
    sample.officers.save()
    lines = find_promises(on=IN_MARCH)
    with translation.override("kk"):
        feed = calendar(lines, at=datetime(2027, 3, 15, tzinfo=UTC), address="")
    text = feed.decode().replace("\r\n ", "").replace("\u00a0", " ")
    assert "2027 ж. сәуір" in text
    assert "2027-04" not in text


def test_the_largest_file_is_told_in_the_language_of_the_page(sample):
    field = BringInForm().fields["reports"]
    english = str(field.help_text)
    with translation.override("tr"):
        turkish = str(field.help_text)
    assert "MB each" in english
    assert "MB each" not in turkish
