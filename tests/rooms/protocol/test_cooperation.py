"""Friendship groups, joint projects, and what members do together elsewhere."""

import io
from datetime import date

import docx
import pytest
from django.core.exceptions import PermissionDenied

from orkhon.dialogue.models import Commitment, Contact
from orkhon.legislation.actions.citing import Cited
from orkhon.protocol.actions.friendship import Founded, end_group, record_group, tie
from orkhon.protocol.actions.projects import (
    Begun,
    Together,
    begin_project,
    close_project,
    plan_stage,
    reach_stage,
    record_interaction,
    set_next,
    take_back_interaction,
)
from orkhon.protocol.documents.project_sheet import project_sheet
from orkhon.protocol.models import Project
from orkhon.protocol.queries.cooperation import (
    board,
    due_steps,
    gaps,
    groups,
    interaction_years,
    interactions,
    projects,
    standing,
    ties,
)
from orkhon.record.refusals import Refusal
from orkhon.register.actions import add_person, add_post, begin_membership
from orkhon.register.models import Body

TODAY = date(2027, 2, 20)
SHOWN = Cited("The group was set up in 2025.", "Sample page")


@pytest.fixture
def other(countries):
    """The parliament on the other side."""
    return Body.objects.create(
        key="sample-az",
        kind=Body.Kind.PARLIAMENT,
        display_name="Sample parliament of Azerbaijan",
        country=countries["AZ"],
        sample=True,
    )


@pytest.fixture
def partner(db):
    """An organisation."""
    return Body.objects.create(
        key="sample-org", kind="organisation", display_name="Sample organisation"
    )


@pytest.fixture
def group(parliament, countries, protocol):
    """A group of the sample parliament of Kazakhstan."""
    said = Founded(parliament, countries["AZ"], from_on="2025")
    return record_group(said, by=protocol, shown=SHOWN)


@pytest.fixture
def project(partner, protocol):
    """A project with two stages."""
    made = begin_project(
        Begun("Sample corridor", "transport", [partner], None, "Meet", "2027-02"),
        by=protocol,
        shown=SHOWN,
    )
    plan_stage(made, "Idea", "2026-12", by=protocol)
    plan_stage(made, "Agreement", "2027-06", by=protocol)
    return Project.objects.get(pk=made.pk)


def test_groups_stand_in_english_order_with_their_members(
    group, other, countries, protocol, parliament
):
    record_group(Founded(other, countries["KZ"]), by=protocol, shown=SHOWN)
    head = add_post(group.body, "Head", by=protocol, rank="head")
    for name, post in (("Sample member", None), ("Sample chair", head)):
        person = add_person(name, by=protocol, language="en")
        begin_membership(person, group.body, by=protocol, post=post, from_on="2025")
    found = groups(TODAY)
    assert [one.row.owner.key for one in found] == ["sample-az", "sample-kz"]
    assert found[0].head is None
    assert found[0].members == ()
    assert found[1].head.person.name == "Sample chair"
    assert len(found[1].members) == 2


def test_what_is_not_recorded_is_listed_as_that(group, other):
    found = gaps(groups(TODAY))
    assert [(one.owner.key, [land.code for land in one.without]) for one in found] == [
        ("sample-az", ["KZ"])
    ]


def test_a_group_that_ended_leaves_a_gap_and_another_can_be_recorded(
    group, other, countries, parliament, protocol
):
    with pytest.raises(Refusal, match="goes on"):
        record_group(Founded(parliament, countries["AZ"]), by=protocol, shown=SHOWN)
    with pytest.raises(Refusal, match="before it begins"):
        end_group(group, "2024", by=protocol)
    with pytest.raises(Refusal, match="when it ended"):
        end_group(group, "", by=protocol)
    end_group(group, "2026-06", by=protocol)
    assert groups(TODAY)[0].has_ended
    assert {one.owner.key for one in gaps(groups(TODAY))} == {"sample-az", "sample-kz"}
    with pytest.raises(Refusal, match="ended before"):
        end_group(group, "2026-07", by=protocol)
    again = record_group(
        Founded(parliament, countries["AZ"], from_on="2026-09"),
        by=protocol,
        shown=SHOWN,
    )
    assert again.body.key != group.body.key


def test_a_group_does_not_outlive_its_parliament(group, parliament):
    parliament.dissolved_on = "2026-07-01"
    parliament.save()
    assert groups(TODAY)[0].has_ended
    assert not groups(date(2026, 6, 30))[0].has_ended


def test_a_group_belongs_to_a_parliament_and_another_country(
    parliament, secretariat, countries, protocol, stranger
):
    for said, why in (
        (Founded(secretariat, countries["AZ"]), "no parliament"),
        (Founded(parliament, countries["KZ"]), "own country"),
        (Founded(parliament, countries["AZ"], "", "2026", "2025"), "before it begins"),
    ):
        with pytest.raises(Refusal, match=why):
            record_group(said, by=protocol, shown=SHOWN)
    with pytest.raises(PermissionDenied):
        record_group(Founded(parliament, countries["AZ"]), by=stranger, shown=SHOWN)


def test_contacts_and_promises_are_tied_for_who_reads_dialogue(
    group, protocol, stranger
):
    contact = Contact.objects.create(title="Meeting", on="2026-11-30", state="held")
    promise = Commitment.objects.create(what="A list", due="2026", strength="agreed")
    tie(group, by=protocol, contact=contact)
    tie(group, by=protocol, promise=promise)
    found = ties(group, protocol, TODAY)
    assert [one.contact for one in found.contacts] == [contact]
    assert [one.commitment for one in found.promises] == [promise]
    assert found.promises[0].is_late
    assert ties(group, stranger, TODAY).contacts == ()
    with pytest.raises(Refusal, match="contact or a promise"):
        tie(group, by=protocol)


def test_a_project_says_what_is_late_and_what_comes_next(project, protocol):
    found = standing(project, date(2027, 3, 5))
    # The step was due in February 2027: its last day is the 28th, five days ago.
    assert found.days_late == 5
    assert [one.title for one in found.stages.late] == ["Idea"]
    assert found.stages.next.title == "Idea"
    idea, agreement = project.stages.all()
    reach_stage(idea, "2026-12-20", "Sample letter", by=protocol)
    with pytest.raises(Refusal, match="before"):
        reach_stage(idea, "2027", "Sample letter", by=protocol)
    with pytest.raises(Refusal, match="what shows it"):
        reach_stage(agreement, "2027-02", "", by=protocol)
    with pytest.raises(Refusal, match="when it was reached"):
        reach_stage(agreement, "", "Sample letter", by=protocol)
    reach_stage(agreement, "2027-02", "", by=protocol, shown=SHOWN)
    found = standing(Project.objects.get(), TODAY)
    assert (found.stages.reached, found.stages.next, found.days_late) == (2, None, 0)


def test_overdue_projects_come_first_and_closed_ones_last(project, partner, protocol):
    far = begin_project(
        Begun("Sample far", "culture", [partner], None, "Wait", "2027-12"), by=protocol
    )
    late = begin_project(
        Begun("Sample late", "trade", [partner], None, "Answer", "2027-01-10"),
        by=protocol,
    )
    assert [one.row.title for one in projects(TODAY)] == [
        "Sample late",
        "Sample corridor",
        "Sample far",
    ]
    assert [one.row.title for one in due_steps(TODAY)] == [
        "Sample late",
        "Sample corridor",
    ]
    with pytest.raises(Refusal, match="what came of it"):
        close_project(late, " ", by=protocol)
    close_project(late, "Signed", by=protocol)
    assert [area for area, _rows in board(projects(TODAY))] == ["transport", "culture"]
    assert projects(TODAY)[-1].row.result == "Signed"
    for act in (
        lambda: close_project(late, "Again", by=protocol),
        lambda: set_next(late, "More", "", by=protocol),
        lambda: plan_stage(late, "More", by=protocol),
    ):
        with pytest.raises(Refusal, match="closed"):
            act()
    assert [one.row.title for one in projects(TODAY, area="culture")] == [far.title]


def test_what_is_no_project_is_refused_by_name(project, partner, protocol, stranger):
    for said, why in (
        (Begun(" ", "trade", [partner]), "what the project is"),
        (Begun("A", "war", [partner]), "war"),
        (Begun("A", "trade", []), "partners"),
    ):
        with pytest.raises(Refusal, match=why):
            begin_project(said, by=protocol)
    with pytest.raises(Refusal, match="what the next step is"):
        set_next(project, "", "2027", by=protocol)
    with pytest.raises(Refusal, match="what the stage is"):
        plan_stage(project, " ", by=protocol)
    with pytest.raises(PermissionDenied):
        begin_project(Begun("A", "trade", [partner]), by=stranger)
    # A key is given once, and none is the address of the form.
    keys = {
        begin_project(Begun(title, "trade", [partner]), by=protocol).key
        for title in ("New", "New", "Жаңа")
    }
    assert "new" not in keys
    assert len(keys) == 3


def test_the_status_sheet_says_stages_ties_and_the_next_step(project, protocol):
    contact = Contact.objects.create(title="Meeting", on="2026-11-30", state="held")
    tie(project, by=protocol, contact=contact)
    reach_stage(project.stages.first(), "2026-12-20", "Sample letter", by=protocol)
    found = standing(Project.objects.get(), TODAY)
    data = project_sheet(found, ties(project, protocol, TODAY), "docx", on=TODAY)
    word = docx.Document(io.BytesIO(data))
    words = "\n".join(
        [one.text for one in word.paragraphs]
        + [
            cell.text
            for table in word.tables
            for row in table.rows
            for cell in row.cells
        ]
    ).replace("\u00a0", " ")
    for said in ("Sample organisation", "Idea", "Sample letter", "not yet", "Meeting"):
        assert said in words
    again = project_sheet(found, ties(project, protocol, TODAY), "docx", on=TODAY)
    assert data == again


def test_work_elsewhere_is_listed_by_organisation_and_year(
    partner, parliament, other, protocol
):
    def did(title, on):
        said = Together(partner, "statement", title, on, [parliament, other])
        return record_interaction(said, by=protocol, shown=SHOWN)

    old, new = did("Old", "2025-06"), did("New", "2027-01-20")
    ((body, years),) = interactions()
    assert body == partner
    assert years == {2027: [new], 2025: [old]}
    assert interaction_years() == [2027, 2025]
    assert interactions(organisation=partner, year=2025) == [(partner, {2025: [old]})]
    with pytest.raises(Refusal, match="why"):
        take_back_interaction(old, "", by=protocol)
    take_back_interaction(old, "It was another year", by=protocol)
    with pytest.raises(Refusal, match="before"):
        take_back_interaction(old, "Again", by=protocol)
    assert interaction_years() == [2027]


def test_what_was_not_done_together_is_refused(partner, parliament, other, protocol):
    both = [parliament, other]
    for said, why in (
        (Together(partner, "statement", " ", "2027", both), "what it was"),
        (Together(partner, "statement", "A", "", both), "when"),
        (Together(partner, "war", "A", "2027", both), "war"),
        (Together(partner, "statement", "A", "2027", [other]), "two parliaments"),
    ):
        with pytest.raises(Refusal, match=why):
            record_interaction(said, by=protocol, shown=SHOWN)
