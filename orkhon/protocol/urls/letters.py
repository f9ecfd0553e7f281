"""Addresses of letters."""

from django.urls import URLPattern, path

from orkhon.protocol.views import letters

_ONE = "letters/<uuid:key>/"
_TEMPLATE = "letters/templates/"

urlpatterns: list[URLPattern] = [
    path("letters/", letters.letters, name="letters"),
    path("letters/log.csv", letters.log_file, name="letters-file"),
    path("letters/new/", letters.new, name="new-letter"),
    path(_TEMPLATE, letters.templates, name="letter-templates"),
    path(_TEMPLATE + "new/", letters.template, name="new-letter-template"),
    path(_TEMPLATE + "<uuid:key>/", letters.template, name="letter-template"),
    path(_TEMPLATE + "<uuid:key>/retire/", letters.retire, name="retire-template"),
    path(_ONE, letters.letter, name="letter"),
    path(_ONE + "letter.<slug:form>", letters.paper, name="letter-paper"),
    path(_ONE + "sign/", letters.sign, name="sign-letter"),
    path(_ONE + "send/", letters.send, name="send-letter"),
    path(_ONE + "drop/", letters.drop, name="drop-letter"),
]
