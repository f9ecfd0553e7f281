"""Addresses of appointments by the plenary."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import appointments

_ALL = "<slug:key>/appointments/"
_ONE = _ALL + "<int:number>/"

urlpatterns: list[URLPattern] = [
    path(_ALL, appointments.index, name="appointments"),
    path(_ALL + "propose/", appointments.propose, name="propose-candidate"),
    path(_ONE, appointments.one, name="appointment"),
    path(_ONE + "put/", appointments.put, name="put-candidate"),
    path(_ONE + "close/", appointments.close, name="elect"),
    path(_ONE + "withdraw/", appointments.withdraw, name="withdraw-candidate"),
]
