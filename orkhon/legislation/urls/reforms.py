"""Addresses: reforms."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
