"""Addresses of the occasion book."""

from django.urls import URLPattern, path

from orkhon.protocol.views import occasions

_ONE = "occasions/<uuid:key>/"

urlpatterns: list[URLPattern] = [
    path("occasions/", occasions.occasions, name="occasions"),
    path("occasions/new/", occasions.enter, name="enter-occasion"),
    path("occasions/proposed/", occasions.answer, name="answer-occasion"),
    path("occasions/<str:token>.ics", occasions.feed, name="occasions-feed"),
    path(_ONE, occasions.occasion, name="occasion"),
    path(_ONE + "strike/", occasions.strike, name="strike-occasion"),
    path(_ONE + "letter/", occasions.letter, name="draft-letter"),
]
