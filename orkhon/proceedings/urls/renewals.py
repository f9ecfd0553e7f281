"""Addresses of renewals."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
