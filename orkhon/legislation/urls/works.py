"""Addresses of works and their texts."""

from django.urls import URLPattern, path

from orkhon.legislation.views import works

urlpatterns: list[URLPattern] = [
    path("", works.index, name="index"),
]
