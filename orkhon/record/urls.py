"""Addresses of the record."""

from django.urls import path

from orkhon.record import views

app_name = "record"
urlpatterns = [
    path("", views.index, name="index"),
    path("entries/<int:seq>/", views.entry, name="entry"),
    path("entries/<int:seq>.json", views.entry_json, name="entry-json"),
    path("sources/<uuid:pk>/", views.source, name="source"),
    path("sources/<uuid:pk>/original", views.original, name="original"),
    path("checkpoint", views.checkpoint, name="checkpoint"),
    path("checkpoint/<int:size>", views.checkpoint, name="checkpoint-of"),
    path("key", views.key, name="key"),
    path("consistency", views.consistency_proof, name="consistency"),
]
