"""Addresses: correspondence."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
