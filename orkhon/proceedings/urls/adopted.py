"""Addresses of adopted texts: by their symbol, and those of a session."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import adopted

TEXT = "texts/<slug:code>/<int:year>/<int:number>"

urlpatterns: list[URLPattern] = [
    path("texts/", adopted.adopted_texts, name="adopted-texts"),
    path(f"{TEXT}/", adopted.adopted_text, name="adopted-text"),
    path(f"{TEXT}/papers/", adopted.make_papers, name="make-adopted-papers"),
    path(f"{TEXT}/publish/", adopted.publish_text, name="publish-adopted-text"),
    path(f"{TEXT}/bundle.zip", adopted.adopted_bundle, name="adopted-bundle"),
    path(
        f"{TEXT}/<slug:language>.<slug:form>",
        adopted.adopted_paper,
        name="adopted-paper",
    ),
    path("<slug:key>/texts/", adopted.adopted, name="adopted"),
    path("<slug:key>/questions/<int:number>/adopt/", adopted.adopt, name="adopt"),
]
