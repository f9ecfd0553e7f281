"""Addresses of what became of a model law: matrix, status page, tables."""

from django.urls import URLPattern, path

from orkhon.legislation.views import status, tables

urlpatterns: list[URLPattern] = [
    path("comparative/", tables.comparative, name="comparative"),
    path(
        "comparative/table.<slug:form>",
        tables.comparative_file,
        name="comparative-file",
    ),
    path("works/<slug:key>/matrix/", status.matrix, name="matrix"),
    path("works/<slug:key>/status/", status.status, name="status"),
    path("works/<slug:key>/status/publish/", status.publish, name="publish-status"),
    path("works/<slug:key>/status/withdraw/", status.withdraw, name="withdraw-status"),
    path("works/<slug:key>/table/", tables.table, name="table"),
    path("works/<slug:key>/table.<slug:form>", tables.table_file, name="table-file"),
]
