"""Addresses of gifts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
