"""Addresses of personal documents."""

from django.urls import URLPattern, path

from orkhon.protocol.views import personal

urlpatterns: list[URLPattern] = [
    path("personal/", personal.all_visits, name="personal"),
    path("personal/rule/", personal.retention, name="retention"),
    path("personal/visits/<slug:key>/", personal.documents, name="visit-personal"),
    path("personal/<uuid:pk>/open/", personal.open_one, name="open-personal"),
    path("personal/<uuid:pk>/delete/", personal.delete, name="delete-personal"),
]
