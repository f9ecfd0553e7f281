"""Addresses of results; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views import quick_count, results

RESULTS = "<int:number>/results/"
FILE = f"{RESULTS}<uuid:pk>/"
COUNT = "<int:number>/quick-count/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(RESULTS, results.results, name="results"),
    path(FILE, results.results_file, name="results-file"),
    path(f"{FILE}copies/", results.results_copies, name="results-copies"),
    path(f"{FILE}copies/again/", results.match_again, name="results-match"),
    path(f"{FILE}lines/<int:line>/", results.results_line, name="results-line"),
    path(f"{FILE}report.<slug:form>", results.results_report, name="results-report"),
    path(COUNT, quick_count.quick_count, name="quick-count"),
    path(f"{COUNT}rule/", quick_count.set_rule, name="release-rule"),
]
