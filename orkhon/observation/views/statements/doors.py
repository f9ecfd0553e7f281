"""A statement of a mission, fetched and authorised in one call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from orkhon.observation.models import (
    Mission,
    Sentence,
    Statement,
    StatementSection,
)
from orkhon.observation.permissions import can_write_statement
from orkhon.observation.views.doors import mission_of


def statement_of(request: HttpRequest, number: int, statement: int) -> Statement:
    """The statement with this number, for those who write in the mission's statements.

    Raises:
        Http404: there is none, or not for this account.
    """
    mission = mission_of(request, number, can_write_statement)
    return one_of(mission, statement)


def one_of(mission: Mission, statement: int) -> Statement:
    """One statement of a mission that the account was let into."""
    return get_object_or_404(
        Statement.objects.select_related(
            "mission__country", "mission__head", "mission__issuer_body", "corrects"
        ),
        mission=mission,
        number=statement,
    )


def section_of(statement: Statement, key: str) -> StatementSection:
    """A section of a statement by its key."""
    return get_object_or_404(
        StatementSection.objects.select_related("statement__mission"),
        statement=statement,
        key=key,
    )


def sentence_of(statement: Statement, pk: object) -> Sentence:
    """A sentence of a statement, unless it was taken out."""
    return get_object_or_404(
        Sentence.objects.select_related(
            "section__statement__mission", "citation"
        ).prefetch_related("texts", "findings", "figures"),
        section__statement=statement,
        pk=pk,
        dropped_at=None,
    )


def back_to(statement: Statement, place: str) -> HttpResponse:
    """Back to the page of a statement, where something was done."""
    answer = redirect(
        "observation:statement", statement.mission.number, statement.number
    )
    answer["Location"] += f"#{place}"
    return answer
