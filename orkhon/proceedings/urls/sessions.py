"""Addresses of the room's first page and of sessions."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import sessions

urlpatterns: list[URLPattern] = [
    path("", sessions.index, name="index"),
    path("<slug:key>/", sessions.session, name="session"),
]
