"""Addresses of minutes, their corrections, and the record of decisions."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import corrections, decisions_record, minutes

SITTING = "<slug:key>/sittings/<int:number>/minutes/"

urlpatterns: list[URLPattern] = [
    path("<slug:key>/minutes/", minutes.index, name="minutes"),
    path(
        "<slug:key>/minutes/decisions/", decisions_record.page, name="decisions-record"
    ),
    path(
        "<slug:key>/minutes/decisions.<str:form>",
        decisions_record.paper,
        name="decisions-paper",
    ),
    path(SITTING, minutes.sitting_minutes, name="sitting-minutes"),
    path(f"{SITTING}paper.<str:form>", minutes.paper, name="minutes-paper"),
    path(f"{SITTING}notes/", minutes.add_note, name="add-note"),
    path(f"{SITTING}notes/<uuid:pk>/strike/", minutes.strike, name="strike-note"),
    path(f"{SITTING}draft/", minutes.draw, name="draw-up-minutes"),
    path(
        f"{SITTING}paragraphs/new/",
        minutes.new_paragraph,
        name="new-minutes-paragraph",
    ),
    path(
        f"{SITTING}paragraphs/<int:paragraph>/",
        minutes.paragraph,
        name="minutes-paragraph",
    ),
    path(
        f"{SITTING}paragraphs/<int:paragraph>/correct/",
        corrections.correct,
        name="correct-minutes",
    ),
    path(
        f"{SITTING}corrections/open/",
        corrections.open_period,
        name="open-corrections",
    ),
    path(
        f"{SITTING}corrections/<uuid:pk>/", corrections.answer, name="answer-correction"
    ),
    path(f"{SITTING}approve/", minutes.approve, name="approve-minutes"),
]
