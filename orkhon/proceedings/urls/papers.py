"""Addresses of a session's papers and of what was circulated."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import circulation, papers

urlpatterns: list[URLPattern] = [
    path("<slug:key>/documents/", papers.documents, name="documents"),
    path("<slug:key>/documents/new/", papers.begin, name="new-document"),
    path("<slug:key>/documents/<int:number>/", papers.document, name="document"),
    path(
        "<slug:key>/documents/<int:number>/change/",
        papers.change,
        name="change-document",
    ),
    path(
        "<slug:key>/documents/<int:number>/authentic/",
        papers.authentic,
        name="authentic-document",
    ),
    path(
        "<slug:key>/documents/<int:number>/withdraw/",
        papers.withdraw,
        name="withdraw-document",
    ),
    path(
        "<slug:key>/documents/<int:number>/<str:language>/<int:version>/",
        papers.file,
        name="document-file",
    ),
    path("<slug:key>/circulation/", circulation.log, name="circulation"),
    path("<slug:key>/circulation/send/", circulation.send, name="circulate"),
    path(
        "<slug:key>/circulation/<uuid:pk>/<int:place>/",
        circulation.file,
        name="circulated-file",
    ),
]
