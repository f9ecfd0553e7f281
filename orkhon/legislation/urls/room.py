"""Addresses of the legislation room, a module a subject."""

from django.urls import URLPattern

from orkhon.legislation.urls import (
    comments,
    correspondence,
    drafting,
    glossary,
    redlines,
    reforms,
    status,
    works,
)

app_name = "legislation"
urlpatterns: list[URLPattern] = [
    *works.urlpatterns,
    *redlines.urlpatterns,
    *correspondence.urlpatterns,
    *status.urlpatterns,
    *glossary.urlpatterns,
    *comments.urlpatterns,
    *drafting.urlpatterns,
    *reforms.urlpatterns,
]
