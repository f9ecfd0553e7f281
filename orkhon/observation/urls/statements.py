"""Addresses of statements; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views.statements import (
    arranging,
    editor,
    listing,
    positions,
    presence,
    publishing,
    reading,
)

ONE = "<int:number>/statements/<int:statement>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:number>/statements/", listing.statements, name="statements"),
    path("<int:number>/statements/new/", listing.begin, name="begin-statement"),
    path(ONE, editor.statement, name="statement"),
    path(f"{ONE}change/", listing.change, name="change-statement"),
    path(f"{ONE}read/", reading.read, name="read-statement"),
    path(f"{ONE}presence/", presence.presence, name="statement-presence"),
    path(f"{ONE}sections/<slug:section>/", arranging.section, name="set-section"),
    path(f"{ONE}sections/<slug:section>/add/", editor.add, name="add-sentence"),
    path(
        f"{ONE}sections/<slug:section>/phrases/", arranging.phrase, name="take-phrase"
    ),
    path(f"{ONE}sentences/<uuid:pk>/", editor.revise, name="revise-sentence"),
    path(f"{ONE}sentences/<uuid:pk>/move/", arranging.move, name="move-sentence"),
    path(f"{ONE}sentences/<uuid:pk>/drop/", arranging.drop, name="drop-sentence"),
    path(f"{ONE}circulate/", positions.put_before, name="circulate-statement"),
    path(f"{ONE}positions/", positions.position, name="take-position"),
    path(f"{ONE}publish/", publishing.publish, name="publish-statement"),
    path(f"{ONE}correct/", publishing.correct, name="correct-statement"),
    path(f"{ONE}why/", publishing.why, name="statement-why"),
    path(f"{ONE}numbers.csv", reading.numbers_csv, name="statement-numbers"),
    path(f"{ONE}numbers/<slug:key>/", reading.number_page, name="statement-number"),
    path(f"{ONE}bundle/", reading.bundle, name="statement-bundle"),
    path(
        f"{ONE}papers/<slug:language>.<slug:form>",
        reading.paper,
        name="statement-paper",
    ),
]
