"""Addresses of the mailing list; all but the first are public."""

from django.urls import URLPattern, path

from orkhon.press.views import mailing

urlpatterns: list[URLPattern] = [
    path("mailing/", mailing.mailing, name="mailing"),
    path("subscribe/<slug:language>/", mailing.subscription, name="subscribe"),
    path("confirm/<slug:language>/<slug:token>/", mailing.confirmation, name="confirm"),
    path("leave/<slug:token>/", mailing.leaving, name="leave"),
]
