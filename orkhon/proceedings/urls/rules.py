"""Addresses of the rules of organs."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import rules

urlpatterns: list[URLPattern] = [
    path("rules/", rules.rules, name="rules"),
    path("rules/<slug:organ>/<slug:rule>/", rules.set_rule, name="set-rule"),
    path("rules/taken-back/<uuid:rule>", rules.drop_rule, name="drop-rule"),
]
