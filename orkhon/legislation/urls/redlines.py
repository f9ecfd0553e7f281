"""Addresses of redlines."""

from django.urls import URLPattern, path

from orkhon.legislation.views import redlines

urlpatterns: list[URLPattern] = [
    path("redlines/", redlines.choose, name="redlines"),
    path("redlines/<uuid:old>/<uuid:new>/", redlines.redline, name="redline"),
    path(
        "redlines/<uuid:old>/<uuid:new>/redline.<slug:form>",
        redlines.redline_file,
        name="redline-file",
    ),
]
