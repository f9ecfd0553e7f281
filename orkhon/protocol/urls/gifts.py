"""Addresses of gifts."""

from django.urls import URLPattern, path

from orkhon.protocol.views import gifts

urlpatterns: list[URLPattern] = [
    path("gifts/", gifts.gifts, name="gifts"),
    path("gifts/register.<str:form>", gifts.register_file, name="gifts-file"),
    path("gifts/<uuid:pk>/strike/", gifts.strike, name="strike-gift"),
]
