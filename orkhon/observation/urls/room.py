"""Addresses of the observation room, a module a subject."""

from django.urls import URLPattern, URLResolver

from orkhon.observation.urls import (
    deployment,
    figures,
    findings,
    forms,
    missions,
    observers,
    operations,
    results,
    statements,
    stations,
)

app_name = "observation"
urlpatterns: list[URLPattern | URLResolver] = [
    *missions.urlpatterns,
    *observers.urlpatterns,
    *stations.urlpatterns,
    *deployment.urlpatterns,
    *forms.urlpatterns,
    *operations.urlpatterns,
    *findings.urlpatterns,
    *figures.urlpatterns,
    *statements.urlpatterns,
    *results.urlpatterns,
]
