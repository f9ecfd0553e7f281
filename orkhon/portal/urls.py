"""Addresses of the public record; each page stands at one address a language."""

from django.urls import path

from orkhon.portal import (
    adopted,
    calendar,
    home,
    instruments,
    missions,
    model_laws,
    news,
    organs,
    people,
    photographs,
    relations,
    search,
    sessions,
    sitemap,
    views,
    yearbooks,
)
from orkhon.portal.open_data import described, downloads

app_name = "portal"
urlpatterns = [
    path("", views.door, name="door"),
    path("sitemap.xml", sitemap.index, name="sitemaps"),
    path("<language:language>/sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("<language:language>/", home.home, name="home"),
    path("<language:language>/statements.atom", views.feed, name="feed"),
    path("<language:language>/check/", views.check, name="check"),
    *news.urlpatterns,
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
    path("<language:language>/model-laws/", model_laws.model_laws, name="model-laws"),
    path("model-laws/<slug:key>.json", model_laws.json_data, name="model-law-json"),
    path("model-laws/<slug:key>.csv", model_laws.csv_data, name="model-law-csv"),
    path("<language:language>/texts/", adopted.adopted_texts, name="adopted-texts"),
    path(
        "<language:language>/texts/<slug:code>/<int:year>/<int:number>/",
        adopted.adopted_text,
        name="adopted-text",
    ),
    path("texts.json", adopted.texts_json, name="adopted-texts-json"),
    path("texts.csv", adopted.texts_csv, name="adopted-texts-csv"),
    path(
        "texts/<slug:code>/<int:year>/<int:number>.json",
        adopted.text_json,
        name="adopted-text-json",
    ),
    path(
        "texts/<slug:code>/<int:year>/<int:number>/bundle.zip",
        adopted.bundle,
        name="adopted-bundle",
    ),
    path(
        "texts/<slug:code>/<int:year>/<int:number>/<slug:language>.<slug:form>",
        adopted.paper,
        name="adopted-paper",
    ),
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
    *search.urlpatterns,
    *sessions.urlpatterns,
    *instruments.urlpatterns,
    *missions.urlpatterns,
    *calendar.urlpatterns,
    *people.urlpatterns,
    *photographs.urlpatterns,
    *organs.urlpatterns,
    *relations.urlpatterns,
    *yearbooks.urlpatterns,
    *downloads.urlpatterns,
    *described.urlpatterns,
]
