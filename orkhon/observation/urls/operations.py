"""Addresses of operations; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views import (
    incidents,
    live,
    messages,
    operations,
    queue_file,
    received,
    sms,
)

ROOM = "<int:number>/operations/"
FORM = "<int:number>/received/<int:pk>/"
INCIDENT = "<int:number>/incidents/<uuid:pk>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(ROOM, operations.operations, name="operations"),
    path(f"{ROOM}events/", live.events, name="operations-events"),
    path(f"{ROOM}map/", operations.station_map, name="operations-map"),
    path(f"{ROOM}coverage.csv", operations.coverage_csv, name="coverage"),
    path(f"{ROOM}protocols/<int:pk>/ask/", operations.ask, name="ask-team"),
    path(
        f"{ROOM}protocols/<int:pk>/read/",
        operations.second_reading,
        name="second-reading",
    ),
    path(
        f"{ROOM}conflicts/<int:station>/<slug:stage>/",
        operations.conflict,
        name="conflict",
    ),
    path(f"{ROOM}posts/<uuid:pk>/", operations.unreadable, name="unreadable"),
    path("<int:number>/received/", received.received_forms, name="received"),
    path(FORM, received.received_form, name="received-form"),
    path(f"{FORM}files/<int:file>/", received.form_file, name="form-file"),
    path(f"{FORM}withdraw/", received.withdraw, name="withdraw-form"),
    path(f"{FORM}place/", received.place, name="place-form"),
    path(f"{FORM}let-through/", received.let_in, name="let-through"),
    path(f"{FORM}review/", received.review, name="review-form"),
    path("<int:number>/incidents/", incidents.incidents, name="incidents"),
    path(INCIDENT, incidents.incident, name="incident"),
    path(f"{INCIDENT}step/", incidents.step, name="incident-step"),
    path(f"{INCIDENT}severity/", incidents.severity, name="incident-severity"),
    path("<int:number>/messages/", messages.messages, name="messages"),
    path("<int:number>/messages/<uuid:pk>/", messages.message, name="message"),
    path("<int:number>/texts/", messages.texts, name="texts"),
    path("<int:number>/texts/<uuid:pk>/", messages.text, name="text"),
    path("<int:number>/queue/", queue_file.queue_file, name="queue-file"),
    path("sms/inbound/", sms.inbound, name="sms-inbound"),
    path("sms/report/", sms.report, name="sms-report"),
]
