"""Addresses of the press room, a module a subject.

Subjects with fixed words come before those that name a communiqué.
"""

from django.urls import URLPattern

from orkhon.press.urls import (
    accreditation,
    communiques,
    mailing,
    photographs,
    reviews,
)

app_name = "press"
urlpatterns: list[URLPattern] = [
    *photographs.urlpatterns,
    *mailing.urlpatterns,
    *accreditation.urlpatterns,
    *reviews.urlpatterns,
    *communiques.urlpatterns,
]
