"""Addresses of the register."""

from django.urls import path

from orkhon.register import views

app_name = "register"
urlpatterns = [
    path("", views.people, name="people"),
    path("search/", views.search, name="search"),
    path("search/suggestions/", views.suggestions, name="suggestions"),
    path("people/<uuid:pk>/", views.person, name="person"),
    path("people/add/", views.add_person, name="add-person"),
    path("people/<uuid:pk>/change/", views.change_person, name="change-person"),
    path("bodies/", views.bodies, name="bodies"),
    path("bodies/<slug:key>/", views.body, name="body"),
    path("bodies/<slug:key>/everybody/", views.everybody, name="everybody"),
    path("countries/", views.countries, name="countries"),
    path("countries/<str:code>/", views.country, name="country"),
    path("chairmanships/", views.chairmanships, name="chairmanships"),
    path("figures/", views.figures, name="figures"),
    path("duplicates/", views.duplicates, name="duplicates"),
    path("duplicates/look/", views.look_for_duplicates, name="look-for-duplicates"),
    path("duplicates/<uuid:pk>/", views.answer_duplicate, name="answer-duplicate"),
    path("merges/<uuid:pk>/undo/", views.undo_merge, name="undo-merge"),
    path("files/", views.files, name="files"),
    path("files/import/", views.import_file, name="import"),
    path("files/register.json", views.export_popolo, name="export-popolo"),
    path("files/register.csv", views.export_csv, name="export-csv"),
]
