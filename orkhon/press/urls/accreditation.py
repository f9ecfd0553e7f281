"""Addresses of accreditation; the form of journalists is public."""

from django.urls import URLPattern, path

from orkhon.press.views import accreditation, events

ONE = "events/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("events/", events.event_list, name="events"),
    path("events/act/new/", events.new, name="new-event"),
    path(ONE, accreditation.event, name="event"),
    path(ONE + "open/", events.opening, name="open-event"),
    path(ONE + "change/", events.change, name="change-event"),
    path(ONE + "call-off/", events.calling_off, name="call-off-event"),
    path(ONE + "badges.pdf", accreditation.badges, name="press-badges"),
    path(ONE + "accredited.<slug:form>", accreditation.listing, name="accredited"),
    path(ONE + "<int:number>/decide/", accreditation.decision, name="decide"),
    path(ONE + "<int:number>/came/", accreditation.arrival, name="arrival"),
    path("apply/<slug:key>/<slug:language>/", accreditation.application, name="apply"),
]
