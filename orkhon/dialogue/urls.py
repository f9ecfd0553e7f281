"""Addresses of the dialogue."""

from django.urls import path

from orkhon.dialogue.views import (
    briefing,
    calendar,
    contacts,
    conversations,
    panels,
    promises,
    reports,
    review,
)

app_name = "dialogue"
urlpatterns = [
    path("", reports.index, name="index"),
    path("reports/new/", reports.bring_in, name="bring-in"),
    path("reports/<uuid:pk>/", review.report, name="review"),
    path("reports/<uuid:pk>/close/", review.close, name="close"),
    path("reports/<uuid:pk>/draw/", review.draw, name="draw"),
    path("reports/<uuid:pk>/<int:number>/", review.proposal, name="proposal"),
    path("reports/<uuid:pk>/<int:number>/answer/", review.answer, name="answer"),
    path("reports/<uuid:pk>/<int:number>/undo/", review.undo, name="undo"),
    path("reports/<uuid:pk>/<int:number>/span/", review.span, name="span"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/plan/", contacts.plan, name="plan"),
    path("contacts/<uuid:pk>/", contacts.contact, name="contact"),
    path("contacts/<uuid:pk>/complete/", contacts.complete, name="complete"),
    path("contacts/<uuid:pk>/cancel/", contacts.cancel, name="cancel"),
    path("contacts/<uuid:pk>/promises/", contacts.given, name="given"),
    path("contacts/<uuid:pk>/record/", conversations.write, name="write-record"),
    path(
        "contacts/<uuid:pk>/record/open/",
        conversations.open_record,
        name="open-record",
    ),
    path("matches/<int:pk>/", contacts.answer_match, name="answer-match"),
    path("promises/", promises.promises, name="promises"),
    path("promises/address/", promises.renew_feed, name="renew-feed"),
    path("promises/<uuid:pk>/", promises.one_promise, name="promise"),
    path("promises/<uuid:pk>/status/", promises.change, name="status"),
    path("promises/<uuid:pk>/file/", promises.file_promise, name="file-promise"),
    path("promises/<str:token>.ics", calendar.feed, name="feed"),
    path("processes/", promises.all_processes, name="processes"),
    path("processes/new/", promises.new_process, name="new-process"),
    path("processes/<uuid:pk>/stage/", promises.stage, name="stage"),
    path("people/<uuid:pk>/briefing", briefing.person, name="briefing-person"),
    path("bodies/<slug:key>/briefing", briefing.body, name="briefing-body"),
    path("contacts/<uuid:pk>/briefing", briefing.contact, name="briefing-contact"),
    path("people/<uuid:pk>/panel/", panels.person_panel, name="person-panel"),
    path("bodies/<slug:key>/panel/", panels.body_panel, name="body-panel"),
]
