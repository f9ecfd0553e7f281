"""Name plates, place cards and badges: both sides, scripts, designations, sheets."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from orkhon.protocol.documents.plates import KINDS, plates_pdf
from orkhon.protocol.models import VisitParticipant
from orkhon.protocol.queries.plates import plates_of
from orkhon.record.refusals import Refusal
from orkhon.register.actions import add_name, designate
from orkhon.register.models import Body
from orkhon.ui.sheets import badge_sheets


@pytest.fixture
def forum(db):
    return Body.objects.create(
        key="sample-forum", kind="assembly", display_name="Sample forum"
    )


def pages(data):
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_a_name_stands_in_the_scripts_asked_for_and_what_lacks_is_said(
    visit, guests, head
):
    add_name(guests[0].person, "Үлгі жетекші", language="kk", by=head)
    plates, lacking = plates_of(visit, languages=["", "kk"])
    assert plates[0].names == ("Sample leader", "Үлгі жетекші")
    assert plates[1].names == ("Sample member",)
    assert lacking.spellings == ("Sample member (kk)", "Sample second member (kk)")
    plates, _lacking = plates_of(visit, languages=["kk"], numbers=[2])
    assert [one.names for one in plates] == [("Sample member",)]


def test_a_designation_comes_from_the_forum_or_not_at_all(visit, guests, forum, head):
    plates, lacking = plates_of(visit, languages=[""], forum=forum)
    assert plates[0].whose == ""
    assert lacking.designations == ("Sample parliament of Kazakhstan",)
    designate(guests[0].body.country, "KAZAKHSTAN", forum=forum, language="en", by=head)
    plates, lacking = plates_of(visit, languages=[""], forum=forum)
    assert (plates[0].whose, lacking.designations) == ("KAZAKHSTAN", ())
    plates, _lacking = plates_of(visit, languages=[""])
    assert plates[0].whose == "Sample parliament of Kazakhstan"


def test_each_plate_says_the_name_on_both_sides(visit, guests):
    guests[2].body = None
    guests[2].name = "Sample second member of a remarkably long name indeed"
    guests[2].save()
    plates, _lacking = plates_of(visit, languages=[""])
    found = pages(plates_pdf(visit, "plates", plates))
    # Two tents on the first sheet, one on the second.
    assert [text.count("sample") for text in found] == [4, 2]
    assert found[0].count("Sample leader") == 2
    assert found[0].count("Sample member") == 2
    (cards,) = pages(plates_pdf(visit, "cards", plates))
    assert cards.count("Sample leader") == 2
    (badges,) = pages(plates_pdf(visit, "badges", plates))
    assert badges.count("Sample leader") == 1
    assert "Baku, 3–4 March 2027" in badges.replace("\n", " ").replace("\xa0", " ")


def test_a_seventh_card_begins_a_sheet(visit, guests, protocol):
    for number in range(11, 15):
        VisitParticipant.objects.create(
            visit=visit,
            number=number,
            side="guest",
            name=f"Sample {number}",
            post="Clerk",
            made_at=visit.made_at,
            made_by=protocol.actor_id,
        )
    plates, _lacking = plates_of(visit, languages=[""])
    assert len(plates) == 7
    assert len(pages(plates_pdf(visit, "cards", plates))) == 2
    assert len(pages(plates_pdf(visit, "badges", plates))) == 2


def test_nobody_makes_no_sheet(visit):
    for kind in KINDS:
        with pytest.raises(Refusal, match="nobody whose name"):
            plates_pdf(visit, kind, [])
    with pytest.raises(ValueError, match="no badge to print"):
        badge_sheets("x", [])


def test_the_page_names_what_is_printed_and_hands_it_out(
    client, press, visit, guests, forum
):
    client.force_login(press)
    url = reverse("protocol:plates", args=[visit.key])
    assert "Sample leader" in client.get(url).content.decode()
    asked = {"first": "", "second": "kk", "forum": forum.pk}
    said = client.get(url, asked).content.decode()
    assert "Sample leader (kk)" in said
    assert "not set, so left out" in said
    for kind in KINDS:
        file = reverse("protocol:plates-file", args=[visit.key, kind])
        assert client.get(file, asked).content.startswith(b"%PDF-")
    nothing = reverse("protocol:plates-file", args=[visit.key, "flags"])
    assert client.get(nothing).status_code == 404
    VisitParticipant.objects.all().delete()
    answer = client.get(
        reverse("protocol:plates-file", args=[visit.key, "cards"]), follow=True
    )
    assert "nobody whose name" in answer.content.decode()
