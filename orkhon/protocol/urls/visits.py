"""Addresses of the room's first page and of visits."""

from django.urls import URLPattern, path

from orkhon.protocol.views import visits

urlpatterns: list[URLPattern] = [
    path("", visits.index, name="index"),
]
