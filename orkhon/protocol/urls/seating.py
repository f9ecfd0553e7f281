"""Addresses of seating."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
