"""Addresses of the room's first page and of communiqués."""

from django.urls import URLPattern, path

from orkhon.press.views import communiques, room, words

ONE = "communiques/<int:year>/<int:number>/"
VERSION = ONE + "<int:version>/"
TEXT = VERSION + "<slug:language>/"

urlpatterns: list[URLPattern] = [
    path("", room.index, name="index"),
    path("communiques/begin/", communiques.begin, name="begin"),
    path(
        "communiques/begin/<slug:kind>/<uuid:key>/",
        communiques.begin,
        name="begin-from",
    ),
    path(ONE, communiques.communique, name="communique"),
    path(ONE + "correct/", communiques.correct, name="correct"),
    path(VERSION + "act/add/", communiques.add, name="add-language"),
    path(VERSION + "act/renew/", communiques.renew, name="renew-facts"),
    path(VERSION + "act/embargo/", communiques.embargo, name="embargo"),
    path(VERSION + "act/approve/", communiques.approve, name="approve"),
    path(VERSION + "act/back/", communiques.back, name="send-back"),
    path(VERSION + "act/drop/", communiques.drop, name="drop"),
    path(VERSION + "act/publish/", communiques.publish, name="publish"),
    path(
        VERSION + "papers/<slug:language>.<slug:form>", communiques.paper, name="paper"
    ),
    path(TEXT, words.words, name="words"),
    path(TEXT + "read/", words.read, name="mark-read"),
]
