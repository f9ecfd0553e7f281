"""Addresses of figures; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views import figures

FIGURES = "<int:number>/figures/"
FIGURE = f"{FIGURES}<uuid:pk>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(FIGURES, figures.figures, name="figures"),
    path(f"{FIGURES}enter/", figures.enter, name="enter-figure"),
    path(FIGURE, figures.figure, name="figure"),
    path(f"{FIGURE}supersede/", figures.supersede_figure, name="supersede-figure"),
]
