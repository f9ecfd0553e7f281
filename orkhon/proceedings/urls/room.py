"""Addresses of the proceedings room, a module a subject.

Subjects with fixed words come before those that name a session.
"""

from django.urls import URLPattern

from orkhon.proceedings.urls import (
    adopted,
    agenda,
    appointments,
    disclosing,
    drafts,
    floor,
    minutes,
    papers,
    participants,
    questions,
    relations,
    renewals,
    reports,
    rules,
    sessions,
)

app_name = "proceedings"
urlpatterns: list[URLPattern] = [
    *rules.urlpatterns,
    *disclosing.urlpatterns,
    *relations.urlpatterns,
    *renewals.urlpatterns,
    *adopted.urlpatterns,
    *sessions.urlpatterns,
    *agenda.urlpatterns,
    *participants.urlpatterns,
    *papers.urlpatterns,
    *drafts.urlpatterns,
    *questions.urlpatterns,
    *floor.urlpatterns,
    *minutes.urlpatterns,
    *reports.urlpatterns,
    *appointments.urlpatterns,
]
