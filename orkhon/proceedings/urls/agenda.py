"""Addresses of the agenda and the programme."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import agenda, programme

_AGENDA = "<slug:key>/agenda/"
_ITEM = _AGENDA + "<uuid:pk>/"
_PROGRAMME = "<slug:key>/programme/"

urlpatterns: list[URLPattern] = [
    path(_AGENDA, agenda.agenda, name="agenda"),
    path(_AGENDA + "paper.<str:form>", agenda.paper, name="agenda-paper"),
    path(_AGENDA + "add/", agenda.add, name="add-item"),
    path(_AGENDA + "number/", agenda.number, name="number-items"),
    path(_AGENDA + "copy/", agenda.copy, name="copy-agenda"),
    path(_ITEM, agenda.change, name="change-item"),
    path(_ITEM + "move/", agenda.move, name="move-item"),
    path(_ITEM + "act/<str:act>/", agenda.act, name="act-on-item"),
    path(_ITEM + "<str:language>/", agenda.words, name="item-words"),
    path(_PROGRAMME, programme.programme, name="programme"),
    path(_PROGRAMME + "paper.<str:form>", programme.paper, name="programme-paper"),
    path(_PROGRAMME + "add/", programme.add, name="add-line"),
    path(_PROGRAMME + "<uuid:pk>/", programme.change, name="change-line"),
]
