"""Addresses where something is opened to everybody, and closed again."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import disclosing

SESSION = "<slug:key>/everybody/"

urlpatterns: list[URLPattern] = [
    path(
        "legal-documents/<slug:work>/everybody/",
        disclosing.instrument,
        name="everybody-legal-document",
    ),
    path(SESSION, disclosing.session, name="everybody-session"),
    path(f"{SESSION}names/", disclosing.names, name="everybody-names"),
    path(
        f"{SESSION}minutes/<int:number>/", disclosing.minutes, name="everybody-minutes"
    ),
    path(
        f"{SESSION}documents/<int:number>/",
        disclosing.document,
        name="everybody-document",
    ),
]
