"""Addresses of floor."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
