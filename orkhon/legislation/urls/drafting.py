"""Addresses: drafting."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
