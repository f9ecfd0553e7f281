"""Addresses of missions; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views import missions

urlpatterns: list[URLPattern | URLResolver] = [
    path("", missions.missions, name="missions"),
    path("<int:number>/", missions.mission, name="mission"),
]
