"""Addresses of the press review."""

from django.urls import URLPattern, path

from orkhon.press.views import reviews

ONE = "reviews/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/paper.<slug:form>", reviews.paper, name="review-paper"),
    path(ONE, reviews.review, name="review"),
    path(ONE + "add/", reviews.add, name="add-clipping"),
    path(ONE + "clippings/<int:number>/", reviews.clipping, name="clipping"),
    path(ONE + "mistakes/<uuid:mistake>/", reviews.mistake, name="mistake"),
]
