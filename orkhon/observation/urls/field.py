"""Addresses of the observer's app and its interface, under /field/."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views.field import shell

app_name = "field"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", shell.shell, name="shell"),
    path("<path:name>", shell.part, name="part"),
]
