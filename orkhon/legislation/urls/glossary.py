"""Addresses: glossary."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
