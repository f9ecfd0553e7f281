"""Addresses: the workbench, and which laws are compared."""

from django.urls import URLPattern, path

from orkhon.legislation.views import correspondence

urlpatterns: list[URLPattern] = [
    path("correspondence/<slug:key>/members/", correspondence.members, name="members"),
    path(
        "correspondence/<slug:key>/<slug:code>/",
        correspondence.workbench,
        name="workbench",
    ),
    path(
        "correspondence/<slug:key>/<slug:code>/laws/",
        correspondence.laws,
        name="compared-laws",
    ),
    path(
        "correspondence/<slug:key>/<slug:code>/propose/",
        correspondence.propose,
        name="propose-partners",
    ),
    path(
        "correspondence/<slug:key>/<slug:code>/<str:eid>/",
        correspondence.provision,
        name="provision",
    ),
    path(
        "correspondence/<slug:key>/<slug:code>/<str:eid>/take-back/",
        correspondence.undo,
        name="take-back",
    ),
]
