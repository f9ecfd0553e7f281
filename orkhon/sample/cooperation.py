"""The sample of groups, projects and work elsewhere.

One public fact: the friendship group that a press report tells of. All else is
invented and labelled sample. Running it again adds nothing.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.legislation.actions.citing import Cited
from orkhon.protocol.actions.friendship import Founded, record_group
from orkhon.protocol.actions.projects import (
    Begun,
    Together,
    begin_project,
    close_project,
    plan_stage,
    reach_stage,
    record_interaction,
)
from orkhon.protocol.models import FriendshipGroup, Interaction, Project
from orkhon.register.actions import add_person, add_post, begin_membership
from orkhon.register.models import Body, Country
from orkhon.sample.occasions import INVENTED, PARTNER

PUBLIC = Cited(
    "In May 2024 the head of the Senate of Kazakhstan called it important to use the"
    " interparliamentary friendship group of Kazakhstan and Türkiye; its members are"
    " not named.",
    "Press report of 20 May 2024 from the Senate of Kazakhstan, in our own words",
    "en",
    "2024-05-20",
)
MEMBERS = ("Kamal Nümunəli", "Lalə Misalova", "Rauf Örnəkzadə")
TITLE = "Sample friendship group for Kazakhstan"
CORRIDOR = "Sample: one ticket for three railways"
CATALOGUE = "Sample: catalogue of inscriptions"
STATEMENT = "Sample joint statement on transit"


@transaction.atomic
def load(by: User) -> int:
    """Enter what is not there yet, after the sample occasions.

    Returns:
        How many projects stand.
    """
    _groups(by)
    _projects(by)
    _elsewhere(by)
    return Project.objects.count()


def _groups(by: User) -> None:
    owner = Body.objects.get(key="kazakhstan-parliament")
    partner = Country.objects.get(code="TR")
    if not FriendshipGroup.objects.filter(owner=owner, partner=partner).exists():
        title = "Kazakhstan and Türkiye: interparliamentary friendship group"
        record_group(Founded(owner, partner, title), by=by, shown=PUBLIC)
    owner, partner = (
        Body.objects.get(key="milli-majlis"),
        Country.objects.get(code="KZ"),
    )
    if FriendshipGroup.objects.filter(owner=owner, partner=partner).exists():
        return
    said = Founded(owner, partner, TITLE, "2026", basis="Sample decision of 2026")
    made = record_group(said, by=by, shown=INVENTED, sample=True)
    head = add_post(made.body, "Head of the group", by=by, rank="head")
    for place, name in enumerate(MEMBERS):
        person = add_person(
            name,
            by=by,
            language="az",
            note="Invented, for the sample group.",
            sample=True,
        )
        post = None if place else head
        begin_membership(person, made.body, by=by, post=post, from_on="2026")


def _projects(by: User) -> None:
    if Project.objects.filter(title=CORRIDOR).exists():
        return
    partner = Body.objects.get(key=PARTNER)
    parliaments = Body.objects.filter(key__in=("milli-majlis", "kazakhstan-kurultai"))
    today = timezone.localdate()
    late = (today - timedelta(days=5)).isoformat()
    ahead = (today + timedelta(days=90)).isoformat()
    corridor = begin_project(
        Begun(
            CORRIDOR, "transport", [*parliaments, partner], None,
            "Send the comparison of tariffs", late,
        ),
        by=by, shown=INVENTED, sample=True,
    )  # fmt: skip
    idea = plan_stage(corridor, "Idea agreed between the partners", late[:7], by=by)
    plan_stage(corridor, "Tariffs compared", late, by=by)
    plan_stage(corridor, "Recommendation to the parliaments", ahead, by=by)
    reach_stage(idea, late[:7], "Sample exchange of letters", by=by)
    catalogue = begin_project(
        Begun(CATALOGUE, "culture", [partner]), by=by, shown=INVENTED, sample=True
    )
    first = plan_stage(catalogue, "List of inscriptions", "2026", by=by)
    reach_stage(first, "2026", "Sample list of 40 inscriptions", by=by)
    close_project(catalogue, "Sample: the list stands on the partner’s site.", by=by)


def _elsewhere(by: User) -> None:
    if Interaction.objects.filter(title=STATEMENT).exists():
        return
    said = Together(
        Body.objects.get(key=PARTNER),
        Interaction.Kind.STATEMENT,
        STATEMENT,
        "2026-10",
        list(Body.objects.filter(key__in=("milli-majlis", "jogorku-kenesh", "tbmm"))),
        "Sample place",
        project=Project.objects.get(title=CORRIDOR),
        words="Sample: three delegations asked for one ticket on three railways.",
    )
    record_interaction(said, by=by, shown=INVENTED, sample=True)
