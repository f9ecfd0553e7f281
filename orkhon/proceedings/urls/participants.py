"""Addresses of participants, their badges and their registration."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import participants, registration

urlpatterns: list[URLPattern] = [
    path("badge/<str:token>/", registration.badge, name="badge"),
    path("<slug:key>/participants/", participants.participants, name="participants"),
    path(
        "<slug:key>/participants/list.<str:form>",
        participants.list_file,
        name="participants-file",
    ),
    path("<slug:key>/participants/add/", participants.add, name="add-participant"),
    path(
        "<slug:key>/participants/from-a-list/",
        participants.bring_in,
        name="participants-from-list",
    ),
    path("<slug:key>/participants/badges/", registration.badges, name="session-badges"),
    path(
        "<slug:key>/participants/<int:number>/",
        participants.participant,
        name="participant",
    ),
    path(
        "<slug:key>/participants/<int:number>/withdraw/",
        participants.withdraw,
        name="withdraw-participant",
    ),
    path("<slug:key>/registration/", registration.desk, name="registration"),
    path(
        "<slug:key>/sittings/<int:sitting>/registration/",
        registration.desk,
        name="sitting-registration",
    ),
]
