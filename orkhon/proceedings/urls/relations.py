"""Addresses of relations with others."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import coordination, everybody, relations

_OTHER = "with-others/<slug:other>/"
_EVENT = "with-others/events/<uuid:event>/"

urlpatterns: list[URLPattern] = [
    path("with-others/", relations.relations, name="relations"),
    path(
        "with-others/obligations/<uuid:obligation>/",
        relations.say_obligation,
        name="say-obligation",
    ),
    path(
        "with-others/memoranda/<uuid:memorandum>/",
        relations.add_obligation,
        name="add-obligation",
    ),
    path(
        "with-others/taken-back/<slug:kind>/<uuid:row>/",
        relations.take_back,
        name="take-back-relation",
    ),
    path(
        "with-others/everybody/<slug:kind>/<uuid:row>/",
        everybody.relation,
        name="disclose-relation",
    ),
    path("yearbooks/", everybody.yearbooks, name="yearbooks"),
    path("yearbooks/<int:year>/", everybody.yearbook, name="yearbook"),
    path(_EVENT, coordination.event, name="outside-event"),
    path(_EVENT + "line/", coordination.propose, name="propose-line"),
    path(_EVENT + "line/<int:line>/", coordination.settle, name="settle-line"),
    path(_EVENT + "text/", coordination.bind, name="bind-text"),
    path(_OTHER, relations.relation, name="relation"),
    path(_OTHER + "sheet.<slug:form>", relations.sheet, name="status-sheet"),
    path(_OTHER + "new/<slug:kind>/", relations.record, name="record-relation"),
]
