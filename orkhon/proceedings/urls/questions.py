"""Addresses of questions."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import questions

_LIST = "<slug:key>/questions/"
_ONE = _LIST + "<int:number>/"

urlpatterns: list[URLPattern] = [
    path(_LIST, questions.questions, name="questions"),
    path(_LIST + "put/", questions.put, name="put-question"),
    path(_LIST + "silence/", questions.silence, name="open-silence"),
    path(_LIST + "close-due/", questions.close_due, name="close-due"),
    path(_ONE, questions.question, name="question"),
    path(_ONE + "position/", questions.position, name="enter-position"),
    path(_ONE + "roll-call/", questions.roll_call, name="roll-call"),
    path(_ONE + "close/", questions.close, name="close-question"),
    path(_ONE + "withdraw/", questions.withdraw, name="withdraw-question"),
]
