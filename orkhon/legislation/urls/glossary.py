"""Addresses of the glossary."""

from django.urls import URLPattern, path

from orkhon.legislation.views import glossary, glossary_review

urlpatterns: list[URLPattern] = [
    path("glossary/", glossary.glossary, name="glossary"),
    path(
        "glossary/concepts/<slug:concept>/", glossary.concept, name="glossary-concept"
    ),
    path("glossary/glossary.tsv", glossary.file, name="glossary-file"),
    path("glossary/add/", glossary_review.add, name="glossary-add"),
    path("glossary/bring-in/", glossary_review.bring_in, name="glossary-bring-in"),
    path("glossary/waiting/", glossary_review.waiting, name="glossary-waiting"),
    path("glossary/suggest/", glossary_review.suggest, name="glossary-suggest"),
    path("glossary/<uuid:entry>/", glossary_review.review, name="glossary-review"),
    path(
        "glossary/<uuid:entry>/refuse/", glossary_review.refuse, name="glossary-refuse"
    ),
]
