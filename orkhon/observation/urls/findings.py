"""Addresses of findings; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views import findings, follow_ups

FINDINGS = "<int:number>/findings/"
FINDING = f"{FINDINGS}<uuid:pk>/"
RECOMMENDATIONS = f"{FINDINGS}recommendations/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(FINDINGS, findings.findings, name="findings"),
    path(f"{FINDINGS}propose/", findings.propose, name="propose-findings"),
    path(f"{FINDINGS}add/", findings.add, name="add-finding"),
    path(FINDING, findings.finding, name="finding"),
    path(f"{FINDING}change/", findings.change, name="change-finding"),
    path(f"{FINDING}confirm/", findings.confirm, name="confirm-finding"),
    path(f"{FINDING}drop/", findings.drop, name="drop-finding"),
    path(f"{FINDING}restore/", findings.restore, name="restore-finding"),
    path(RECOMMENDATIONS, follow_ups.recommendations, name="recommendations"),
    path(f"{RECOMMENDATIONS}<uuid:pk>/", follow_ups.follow, name="follow-up"),
]
