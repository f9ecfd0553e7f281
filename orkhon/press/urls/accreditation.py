"""Addresses of accreditation; the form of journalists is public."""

from django.urls import URLPattern, path

from orkhon.press.views import accreditation

ONE = "events/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("events/", accreditation.event_list, name="events"),
    path("events/act/new/", accreditation.new, name="new-event"),
    path(ONE, accreditation.event, name="event"),
    path(ONE + "open/", accreditation.opening, name="open-event"),
    path(ONE + "badges.pdf", accreditation.badges, name="press-badges"),
    path(ONE + "accredited.<slug:form>", accreditation.listing, name="accredited"),
    path(ONE + "<int:number>/decide/", accreditation.decision, name="decide"),
    path(ONE + "<int:number>/came/", accreditation.arrival, name="arrival"),
    path("apply/<slug:key>/<slug:language>/", accreditation.application, name="apply"),
]
