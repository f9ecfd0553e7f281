"""Pages of occasions, letters, groups and projects: what is pressed, what is kept."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orkhon.protocol.actions.letter_templates import add_template
from orkhon.protocol.models import (
    FriendshipGroup,
    Interaction,
    Letter,
    LetterTemplate,
    Occasion,
    Project,
)
from orkhon.record.roles import Role
from orkhon.register.actions import add_person
from orkhon.register.models import Body
from tests.rooms.protocol.writing import BIRTHDAY, SHOWN, a_birthday, a_leader

CITED = {"words": SHOWN.words, "reference": SHOWN.reference}


@pytest.fixture(autouse=True)
def noon(time_machine):
    """Noon of 20 February 2027 in Baku."""
    time_machine.move_to(datetime(2027, 2, 20, 8, tzinfo=UTC), tick=False)


def page(client, name, *args):
    answer = client.get(reverse(f"protocol:{name}", args=args))
    assert answer.status_code == 200, name
    return answer.content.decode()


def post(client, name, args=(), **said):
    return client.post(reverse(f"protocol:{name}", args=args), said)


def test_a_letter_goes_from_its_occasion_to_the_log(client, head, parliament):
    client.force_login(head)
    occasion = a_birthday(a_leader(parliament, head), head)
    assert "no letter yet" in page(client, "occasions")
    answer = post(client, "draft-letter", [occasion.pk])
    assert answer.status_code == 422
    assert "no template for a congratulation in Kazakh" in answer.content.decode()
    add_template(BIRTHDAY, by=head)
    assert post(client, "draft-letter", [occasion.pk]).status_code == 302
    letter = Letter.objects.get()
    assert "Құрметті" in page(client, "letter", letter.pk)
    again = post(client, "draft-letter", [occasion.pk])
    assert again.status_code == 422
    assert "Draft another one all the same" in again.content.decode()
    words = {
        "addressee": letter.addressee,
        "subject": "Туған күніңіз",
        "body": "Құттықтаймын.",
    }
    assert post(client, "letter", [letter.pk], **words).status_code == 302
    assert post(client, "letter", [letter.pk], subject="A").status_code == 422
    assert "Head" in page(client, "sign-letter", letter.pk)
    post(client, "sign-letter", [letter.pk], signatory="Sample head")
    assert "as they were signed" in page(client, "letter", letter.pk)
    pdf = client.get(reverse("protocol:letter-paper", args=[letter.pk, "pdf"]))
    assert pdf["Content-Disposition"] == 'attachment; filename="letter-1-2027.pdf"'
    assert pdf.content.startswith(b"%PDF")
    post(client, "send-letter", [letter.pk], how="the embassy")
    assert "the embassy" in page(client, "letters")
    log = client.get(reverse("protocol:letters-file")).content.decode()
    assert "1/2027,congratulation" in log
    assert "Туған күніңіз" in page(client, "occasion", occasion.pk)


def test_who_may_not_write_reads_and_changes_nothing(client, make, parliament, head):
    letter = Letter.objects.create(
        kind="thanks", year=2027, addressee="A", language="en", subject="S", body="B",
        made_at=datetime(2027, 2, 20, 8, tzinfo=UTC), made_by=head.actor_id,
    )  # fmt: skip
    client.force_login(make("legal", Role.LEGAL))
    assert "Sign" not in page(client, "letter", letter.pk).split("</form>")[-1]
    assert post(client, "letter", [letter.pk], subject="X").status_code == 404
    letter.refresh_from_db()
    assert letter.subject == "S"


def test_a_proposal_is_answered_on_its_page(client, head):
    client.force_login(head)
    one = add_person("Sample one", by=head, born_on="1970-03-01")
    two = add_person("Sample two", by=head, born_on="1971-03-01")
    assert "Confirm with its source" in page(client, "occasions")
    asked = {"of": f"birthday:{one.pk}"}
    assert post(client, "answer-occasion", **asked).status_code == 200
    assert post(client, "answer-occasion", **asked, words="").status_code == 422
    assert post(client, "answer-occasion", **asked, **CITED).status_code == 302
    other = {"of": f"birthday:{two.pk}", "decline": "1"}
    assert post(client, "answer-occasion", **other).status_code == 422
    assert post(client, "answer-occasion", **other, why="No").status_code == 302
    assert post(client, "answer-occasion", **other, why="No").status_code == 404
    assert Occasion.objects.filter(struck_at=None).get().person == one


def test_every_entry_is_made_on_its_page(client, head, parliament, countries):
    client.force_login(head)
    other = Body.objects.create(
        key="sample-az", kind="parliament", display_name="Other",
        country=countries["AZ"],
    )  # fmt: skip
    elsewhere = Body.objects.create(
        key="org", kind="organisation", display_name="Sample organisation"
    )
    entries = {
        "enter-occasion": {"kind": "treaty", "title": "T", "on": "1997-03-01"} | CITED,
        "new-letter-template": {
            "kind": "thanks", "title": "T", "language": "en", "subject": "S",
            "body": "B",
        },
        "new-group": {"owner": parliament.pk, "partner": countries["AZ"].pk} | CITED,
        "new-project": {
            "title": "Sample", "area": "trade", "partners": [elsewhere.pk],
        },
        "new-interaction": {
            "organisation": elsewhere.pk, "kind": "statement", "title": "S",
            "on": "2027", "parliaments": [parliament.pk, other.pk],
        } | CITED,
    }  # fmt: skip
    for name, said in entries.items():
        assert post(client, name).status_code == 422
        assert "T" in page(client, name)
        assert post(client, name, **said).status_code == 302, name
    template, project = LetterTemplate.objects.get(), Project.objects.get()
    group, row = FriendshipGroup.objects.get(), Interaction.objects.get()
    occasion = Occasion.objects.get()
    person = add_person("Sample person", by=head, language="en")
    later = {
        ("new-letter", ()): {"kind": "thanks", "person": person.pk},
        ("letter-template", (template.pk,)): {
            "kind": "thanks", "title": "T2", "language": "en", "subject": "S",
            "body": "{name}",
        },
        ("plan-stage", ("sample",)): {"title": "First"},
        ("reach-stage", ("sample", 1)): {"on": "2027", "evidence": "Letter"},
        ("next-step", ("sample",)): {"step": "Meet", "on": "2027-03"},
        ("close-project", ("sample",)): {"result": "Done"},
        ("end-group", (group.body.key,)): {"on": "2027"},
        ("strike-occasion", (occasion.pk,)): {"why": "Wrong"},
        ("take-back-interaction", (row.pk,)): {"why": "Wrong"},
    }  # fmt: skip
    for (name, args), said in later.items():
        assert page(client, name, *args)
        assert post(client, name, args, **said).status_code == 302, name
    letter = Letter.objects.get()
    assert post(client, "drop-letter", [letter.pk], why="No").status_code == 302
    assert post(client, "retire-template", [template.pk]).status_code == 302
    for name, *args in (
        ("letters",), ("letter-templates",), ("groups",), ("projects",),
        ("elsewhere",), ("group", group.body.key), ("project", project.key),
        ("occasion", occasion.pk), ("letter", letter.pk),
    ):  # fmt: skip
        assert page(client, name, *args)
    assert "not known" in page(client, "group", group.body.key)
    sheet = client.get(reverse("protocol:project-sheet", args=["sample", "docx"]))
    assert sheet.content[:2] == b"PK"
    assert client.get(reverse("protocol:elsewhere-file")).status_code == 200
    for bad in (("tie-group", (group.body.key,)), ("tie-project", ("sample",))):
        assert post(client, *bad).status_code == 422


def test_the_list_of_occasions_asks_as_much_for_three_as_for_one(
    client, head, parliament, django_assert_num_queries
):
    client.force_login(head)
    a_birthday(a_leader(parliament, head), head)
    page(client, "occasions")
    with CaptureQueriesContext(connection) as one:
        page(client, "occasions")
        asked = len(one)
    for number in (2, 3):
        person = add_person(f"Sample {number}", by=head, language="en")
        post(
            client, "enter-occasion", kind="birthday", title=f"Sample {number}",
            on="--02-25", person=person.pk, **CITED,
        )  # fmt: skip
    with django_assert_num_queries(asked):
        page(client, "occasions")


def test_the_first_page_tells_what_comes_and_which_step_is_late(client, head):
    client.force_login(head)
    body = Body.objects.create(key="org", kind="organisation", display_name="Sample")
    treaty = {"kind": "treaty", "title": "T", "on": "1997-03-01", "is_yearly": "on"}
    post(client, "enter-occasion", **treaty, **CITED)
    said = {"title": "Sample project", "area": "trade", "partners": [body.pk]}
    post(client, "new-project", **said, next_step="Answer", next_on="2027-02-18")
    first = page(client, "index")
    assert "30 years" in first
    assert "2 days late" in first
