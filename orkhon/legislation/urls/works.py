"""Addresses of works and their texts."""

from django.urls import URLPattern, path

from orkhon.legislation.views import texts, works

urlpatterns: list[URLPattern] = [
    path("", works.index, name="index"),
    path("works/new/", works.new_work, name="new-work"),
    path("works/<slug:key>/", works.work, name="work"),
    path("works/<slug:key>/new-version/", works.new_version, name="new-version"),
    path(
        "works/<slug:key>/<int:number>/correct/",
        works.correct_version,
        name="correct-version",
    ),
    path("works/<slug:key>/<int:number>/bring-in/", texts.bring_in, name="bring-in"),
    path("works/<slug:key>/<int:number>/<slug:language>/", texts.text, name="text"),
    path(
        "works/<slug:key>/<int:number>/<slug:language>/read-again/",
        texts.read_again,
        name="read-again",
    ),
    path(
        "works/<slug:key>/<int:number>/<slug:language>/authentic/",
        texts.call_authentic,
        name="call-authentic",
    ),
    path(
        "works/<slug:key>/<int:number>/<slug:language>/beside/<slug:other>/",
        texts.beside,
        name="beside",
    ),
    path(
        "works/<slug:key>/<int:number>/<slug:language>/text.<slug:form>",
        texts.text_file,
        name="text-file",
    ),
]
