"""Addresses of a draft's way, of the roadmap and of initiatives."""

from django.urls import URLPattern, path

from orkhon.legislation.views import drafting, initiatives

urlpatterns: list[URLPattern] = [
    path("works/<slug:key>/way/", drafting.way, name="way"),
    path("works/<slug:key>/way/enter/", drafting.enter_step, name="enter-step"),
    path(
        "works/<slug:key>/way/<uuid:step>/reached/",
        drafting.reach_step,
        name="reach-step",
    ),
    path(
        "works/<slug:key>/way/<uuid:step>/correct/",
        drafting.correct_step,
        name="correct-step",
    ),
    path("roadmap/", drafting.roadmap, name="roadmap"),
    path("roadmap/roadmap.<slug:form>", drafting.roadmap_file, name="roadmap-file"),
    path("roadmap/enter/", drafting.enter_line, name="enter-line"),
    path("roadmap/<uuid:line>/", drafting.line, name="roadmap-line"),
    path("initiatives/", initiatives.initiatives, name="initiatives"),
    path(
        "initiatives/initiatives.<slug:form>",
        initiatives.initiatives_file,
        name="initiatives-file",
    ),
    path(
        "initiatives/record/", initiatives.record_initiative, name="record-initiative"
    ),
    path("initiatives/look/", initiatives.look_again, name="match-initiatives"),
    path(
        "initiatives/matches/<int:match>/",
        initiatives.decide_match,
        name="decide-match",
    ),
    path("initiatives/<uuid:initiative>/", initiatives.initiative, name="initiative"),
    path(
        "initiatives/<uuid:initiative>/change/",
        initiatives.change_initiative,
        name="change-initiative",
    ),
]
