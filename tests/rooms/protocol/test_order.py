"""The order of delegations: rule and practice, names and flags by forum, paper."""

import io
from datetime import date

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation

from orkhon.engines.precedence import PrecedenceError
from orkhon.protocol.actions.order import set_order_rule
from orkhon.protocol.documents.order import order_paper
from orkhon.protocol.queries.order import order_table, ranked, shown_in
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from orkhon.register.actions import designate
from orkhon.register.models import Body, Chairmanship, Country
from orkhon.ui.papers import printed

DAY = date(2027, 3, 3)


@pytest.fixture
def assembly(db, countries):
    """Three members, of which Kazakhstan has the chair; one observer's parliament."""
    made = Body.objects.create(
        key="sample-assembly", kind="assembly", display_name="Sample assembly"
    )
    for code, name in {"TR": "Türkiye", "HU": "Hungary"}.items():
        countries[code] = Country.objects.create(
            code=code, english_name=name, english_sort_key=name.lower()
        )
    for code, country in countries.items():
        parliament = Body.objects.create(
            key=f"parliament-{code.lower()}",
            kind="parliament",
            display_name=f"Parliament of {country.english_name}",
            country=country,
        )
        if code == "HU":
            continue
        Body.objects.create(
            key=f"delegation-{code.lower()}",
            kind="delegation",
            display_name=f"Delegation of {country.english_name}",
            country=country,
            parent=made,
        )
        if code == "KZ":
            Chairmanship.objects.create(
                assembly=made, parliament=parliament, from_on="2026-06"
            )
    return made


@pytest.fixture
def hungary(assembly):
    return Body.objects.get(key="parliament-hu")


@pytest.fixture
def partner(db):
    return Body.objects.create(
        key="sample-partner", kind="organisation", display_name="A sample partner"
    )


def keys(table):
    return [one.body.key for one in table.lines]


def test_the_chair_stands_first_then_members_then_observers_then_organisations(
    assembly, hungary, partner
):
    with translation.override("kk"):
        table = order_table(assembly, DAY, observers=[hungary], organisations=[partner])
    assert keys(table) == [
        "parliament-kz",
        "parliament-az",
        "parliament-tr",
        "parliament-hu",
        "sample-partner",
    ]
    assert [one.is_rule for one in table.lines] == [False, True, True, False, False]
    assert table.is_practice
    with pytest.raises(PrecedenceError, match="is named twice"):
        order_table(assembly, DAY, observers=[hungary], guests=[hungary])


def test_a_rule_of_the_forum_takes_the_place_of_practice(
    assembly, hungary, partner, head
):
    rule = set_order_rule(
        assembly,
        "Sample rules, article 12",
        chair_first=False,
        after_members="organisations",
        by=head,
    )
    table = order_table(assembly, DAY, observers=[hungary], organisations=[partner])
    assert keys(table)[:3] == ["parliament-az", "parliament-kz", "parliament-tr"]
    assert keys(table)[3:] == ["sample-partner", "parliament-hu"]
    assert (table.rule, table.is_practice) == (rule, False)
    assert [one.verb for one in entries_about(subject_of(rule))] == [
        "protocol.order.set"
    ]


def test_a_rule_without_a_text_is_none(assembly, head, press):
    for words, first, after, why in (
        (" ", True, "", "say which text"),
        ("x", None, "", "at least one thing"),
        ("x", True, "tallest", "“tallest” is no order"),
    ):
        with pytest.raises(Refusal, match=why):
            set_order_rule(
                assembly, words, chair_first=first, after_members=after, by=head
            )
    with pytest.raises(PermissionDenied):
        set_order_rule(assembly, "x", chair_first=True, after_members="", by=press)


def test_the_name_and_flag_of_a_territory_differ_by_forum(
    assembly, hungary, partner, head
):
    country = hungary.country
    designate(
        country, "HUNGARY", forum=assembly, language="en", flag_shown=True, by=head
    )
    designate(
        country,
        "Parliament H.",
        forum=partner,
        language="en",
        flag_shown=False,
        by=head,
    )
    here, there = shown_in(hungary, assembly, DAY), shown_in(hungary, partner, DAY)
    assert (here.text, here.flag) == ("HUNGARY", True)
    assert (there.text, there.flag) == ("Parliament H.", False)
    # In Kazakh nothing is recorded: the English one is used, and said to be English.
    assert shown_in(hungary, assembly, DAY, "kk").language == "en"
    other = Body.objects.get(key="parliament-az")
    assert shown_in(other, assembly, DAY).text == ""
    assert shown_in(other, assembly, DAY).flag is None


def test_the_paper_says_not_set_and_never_guesses(assembly, hungary, head):
    kazakhstan = Country.objects.get(code="KZ")
    designate(
        kazakhstan,
        "KAZAKHSTAN",
        forum=assembly,
        language="en",
        flag_shown=True,
        by=head,
    )
    paper = order_paper(order_table(assembly, DAY, observers=[hungary]))
    read = docx.Document(io.BytesIO(printed(paper, "docx")))
    rows = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
    assert rows[1] == [
        "1",
        "Parliament of Kazakhstan",
        "KAZAKHSTAN",
        "shown",
        "presides (usual practice)",
    ]
    assert rows[2][2:] == ["not set", "not set", "member, English alphabetical order"]
    words = "\n".join(one.text for one in read.paragraphs)
    assert "this forum has no order rule set" in words
    assert "Not set, to be asked for: Parliament of Azerbaijan" in words


def test_within_a_delegation_the_leader_stands_first(guests):
    guests[1].precedence, guests[2].precedence = None, 1
    said = [(one.participant.name, one.why) for one in ranked(guests)]
    assert said == [
        ("Sample leader", "leads the delegation"),
        ("Sample second member", "precedence as the delegation gave it"),
        ("Sample member", "by name; no precedence was given"),
    ]
    guests[1].role = "leader"
    with pytest.raises(PrecedenceError, match="Sample leader, Sample member cannot"):
        ranked(guests)


def test_the_page_shows_the_order_and_hands_out_its_paper(
    client, press, assembly, hungary, partner
):
    client.force_login(press)
    said = client.get(reverse("protocol:order")).content.decode()
    assert said.index("Parliament of Kazakhstan") < said.index("Parliament of Azerb")
    assert "Set the rule" not in said
    asked = {"forum": assembly.pk, "day": "2027-03-03", "observers": [hungary.pk]}
    said = client.get(reverse("protocol:order"), asked).content.decode()
    assert "observer, after the members (usual practice)" in said
    for form, begins in (("pdf", b"%PDF-"), ("docx", b"PK")):
        answer = client.get(reverse("protocol:order-file", args=[form]), asked)
        assert answer.content.startswith(begins)
    wrong = asked | {"guests": [hungary.pk]}
    answer = client.get(reverse("protocol:order"), wrong)
    assert (answer.status_code, b"is named twice" in answer.content) == (422, True)
    assert client.get(reverse("protocol:order"), {"forum": "x"}).status_code == 422
    for form, given in (("exe", asked), ("pdf", wrong)):
        answer = client.get(reverse("protocol:order-file", args=[form]), given)
        assert answer.status_code == 404
    asked["forum"] = partner.pk
    asked["observers"] = []
    said = client.get(reverse("protocol:order"), asked).content.decode()
    assert "knows no members of this forum" in said


def test_without_an_assembly_the_page_asks_for_a_forum(client, press):
    client.force_login(press)
    assert "Choose a forum." in client.get(reverse("protocol:order")).content.decode()


def test_the_rule_is_entered_on_its_page(client, head, assembly):
    client.force_login(head)
    url = reverse("protocol:order-rule", args=[assembly.key])
    assert client.post(url, {"words": "Article 12"}).status_code == 422
    said = client.post(
        url, {"words": "Article 12", "chair_first": "yes"}, follow=True
    ).content.decode()
    assert "Article 12" in said
    assert "before the other members" in said
    client.post(url, {"words": "Article 13", "after_members": "guests"})
    said = client.get(url).content.decode()
    assert said.index("Article 13") < said.index("Article 12")


def test_the_order_within_a_visit_goes_out(client, press, visit, guests):
    client.force_login(press)
    url = reverse("protocol:visit-order", args=[visit.key])
    assert "leads the delegation" in client.get(url).content.decode()
    paper = reverse("protocol:visit-order-file", args=[visit.key, "docx"])
    read = docx.Document(io.BytesIO(client.get(paper).content))
    assert read.tables[0].rows[1].cells[1].text == "Sample leader"
    guests[1].role = "leader"
    guests[1].save()
    assert "cannot both lead" in client.get(url).content.decode()
    assert client.get(paper).status_code == 404
    visit.participants.all().delete()
    assert client.get(paper).content.startswith(b"PK")
