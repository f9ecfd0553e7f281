"""Addresses of the ODK protocol, under /v1/ as ODK Central has them."""

from django.urls import URLPattern, URLResolver

app_name = "odk"
urlpatterns: list[URLPattern | URLResolver] = []
