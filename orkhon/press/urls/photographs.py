"""Addresses of photographs."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
