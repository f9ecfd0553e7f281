"""Addresses of the room's first page, of organs, the chair and sessions."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import calendar, organs, planning, sessions

urlpatterns: list[URLPattern] = [
    path("", sessions.index, name="index"),
    path("organs/", organs.organs, name="organs"),
    path("chair/", organs.chair, name="chair"),
    path("calendar/renew/", calendar.renew, name="renew-feed"),
    path("calendar/<str:token>.ics", calendar.feed, name="feed"),
    path("new/", planning.new, name="new-session"),
    path("<slug:key>/", sessions.session, name="session"),
    path("<slug:key>/change/", planning.change, name="change-session"),
    path("<slug:key>/convene/", planning.convening, name="convene"),
    path("<slug:key>/cancel/", planning.cancelling, name="cancel-session"),
    path("<slug:key>/advance/<str:act>/", planning.advance, name="advance-session"),
    path("<slug:key>/sittings/plan/", planning.sitting_new, name="plan-sitting"),
    path(
        "<slug:key>/sittings/<int:number>/change/",
        planning.sitting_change,
        name="change-sitting",
    ),
    path(
        "<slug:key>/sittings/<int:number>/drop/",
        planning.sitting_drop,
        name="drop-sitting",
    ),
]
