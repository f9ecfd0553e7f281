"""Addresses of accreditation."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
