"""Addresses of the room's first page and of communiqués."""

from django.urls import URLPattern, path

from orkhon.press.views import communiques

urlpatterns: list[URLPattern] = [
    path("", communiques.index, name="index"),
]
