"""Addresses of reports to a session."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import reports

_ALL = "<slug:key>/reports/"
_ONE = _ALL + "<int:number>/"

urlpatterns: list[URLPattern] = [
    path(_ALL, reports.index, name="reports"),
    path(_ALL + "begin/", reports.begin, name="begin-report"),
    path(_ONE, reports.one, name="report"),
    path(_ONE + "write/", reports.write, name="write-report"),
    path(_ONE + "figures/", reports.rows, name="report-rows"),
    path(_ONE + "issue/", reports.issue, name="issue-report"),
    path(_ONE + "paper.<str:form>", reports.paper, name="report-paper"),
]
