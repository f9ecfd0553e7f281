"""Addresses of rounds of comments and of comments."""

from django.urls import URLPattern, path

from orkhon.legislation.views import comments, rounds

_DRAFT = "comments/<slug:key>/<int:number>/"
_COMMENT = _DRAFT + "<int:comment>/"

urlpatterns: list[URLPattern] = [
    path("comments/", rounds.rounds, name="rounds"),
    path(_DRAFT, comments.draft, name="comments"),
    path(_DRAFT + "open/", rounds.open_, name="open-round"),
    path(_DRAFT + "extend/", rounds.extend, name="extend-round"),
    path(_DRAFT + "take-over/", rounds.take_over, name="take-over"),
    path(_DRAFT + "add/", comments.add, name="add-comment"),
    path(_DRAFT + "matrix.<slug:form>", rounds.matrix, name="comment-matrix"),
    path(_COMMENT, comments.one, name="comment"),
    path(_COMMENT + "change/", comments.change, name="change-comment"),
    path(_COMMENT + "withdraw/", comments.withdraw, name="withdraw-comment"),
    path(_COMMENT + "answer/", comments.answer, name="answer-comment"),
]
