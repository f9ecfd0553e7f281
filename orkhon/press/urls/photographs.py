"""Addresses of photographs."""

from django.urls import URLPattern, path

from orkhon.press.views import photographs

ONE = "photographs/<int:number>/"
BESIDE = ONE + "beside/<int:year>/<int:communique>/"

urlpatterns: list[URLPattern] = [
    path("photographs/", photographs.index, name="photographs"),
    path("photographs/take-in/", photographs.take_in, name="photograph-take-in"),
    path(ONE, photographs.photograph, name="photograph"),
    path(ONE + "publish/", photographs.publish, name="photograph-publish"),
    path(ONE + "withdraw/", photographs.withdraw, name="photograph-withdraw"),
    path(ONE + "beside/", photographs.attach, name="photograph-attach"),
    path(BESIDE + "away/", photographs.detach, name="photograph-detach"),
    path(BESIDE + "up/", photographs.move_up, name="photograph-up"),
    path(ONE + "<slug:size>.jpg", photographs.picture, name="photograph-file"),
]
