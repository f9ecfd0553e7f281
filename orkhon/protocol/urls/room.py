"""Addresses of the protocol room, a module a subject.

Subjects with fixed words come before those that name a visit.
"""

from django.urls import URLPattern

from orkhon.protocol.urls import (
    cooperation,
    gifts,
    letters,
    occasions,
    personal,
    programme,
    seating,
    visits,
)

app_name = "protocol"
urlpatterns: list[URLPattern] = [
    *gifts.urlpatterns,
    *occasions.urlpatterns,
    *letters.urlpatterns,
    *cooperation.urlpatterns,
    *seating.urlpatterns,
    *personal.urlpatterns,
    *programme.urlpatterns,
    *visits.urlpatterns,
]
