"""Addresses of the public record; each page stands at one address a language."""

from django.urls import path, register_converter

from orkhon.portal import model_laws, views
from orkhon.portal.languages import LanguageConverter

register_converter(LanguageConverter, "language")

app_name = "portal"
urlpatterns = [
    path("", views.door, name="door"),
    path("<language:language>/", views.home, name="home"),
    path("<language:language>/statements.atom", views.feed, name="feed"),
    path("<language:language>/check/", views.check, name="check"),
    path(
        "<language:language>/missions/<int:mission>/statements/<int:number>/",
        views.statement,
        name="statement",
    ),
    path(
        "<language:language>/model-laws/<slug:key>/",
        model_laws.model_law,
        name="model-law",
    ),
    path("model-laws/<slug:key>.json", model_laws.json_data, name="model-law-json"),
    path("model-laws/<slug:key>.csv", model_laws.csv_data, name="model-law-csv"),
    # Before the papers, whose addresses have the same form.
    path(
        "missions/<int:mission>/statements/<int:number>/bundle.zip",
        views.bundle,
        name="bundle",
    ),
    path(
        "missions/<int:mission>/statements/<int:number>/<slug:language>.<slug:form>",
        views.paper,
        name="paper",
    ),
]
