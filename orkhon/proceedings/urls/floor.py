"""Addresses of sittings: the live page and its acts, news, the room's screen."""

from django.urls import URLPattern, path

from orkhon.proceedings.views import events, floor, screen

_SITTING = "<slug:key>/sittings/<int:number>/"
_LIVE = _SITTING + "live/"
_QUESTION = _LIVE + "question/<int:asked>/"
_SCREEN = _SITTING + "screen/"
_ROOM = _SCREEN + "<str:token>/"

urlpatterns: list[URLPattern] = [
    path("<slug:key>/sittings/", floor.sittings, name="sittings"),
    path(_LIVE, floor.live, name="live"),
    path(_LIVE + "open/", floor.open_, name="open-sitting"),
    path(_LIVE + "close/", floor.close, name="close-sitting"),
    path(_LIVE + "item/", floor.item, name="put-item"),
    path(_LIVE + "text/", floor.text, name="show-text"),
    path(_LIVE + "question/", floor.question, name="put-on-floor"),
    path(_QUESTION + "position/", floor.position, name="position-on-floor"),
    path(_QUESTION + "close/", floor.close_question, name="close-on-floor"),
    path(_LIVE + "compromise/", floor.compromise, name="compromise-on-floor"),
    path(_LIVE + "note/", floor.note, name="write-note"),
    path(_LIVE + "ask/", floor.ask, name="ask-for-floor"),
    path(_LIVE + "speaker/", floor.speaker, name="speaker"),
    path(_LIVE + "screen/", screen.renew, name="renew-screen"),
    path(_SITTING + "events/", events.events, name="sitting-events"),
    path(_SITTING + "parts/", events.parts, name="sitting-parts"),
    path(_SCREEN, screen.screen, name="sitting-screen"),
    path(_SCREEN + "events/", screen.screen_events, name="sitting-screen-events"),
    path(_SCREEN + "parts/", screen.screen_parts, name="sitting-screen-parts"),
    path(_ROOM, screen.room_screen, name="room-screen"),
    path(_ROOM + "events/", screen.room_screen_events, name="room-screen-events"),
    path(_ROOM + "parts/", screen.room_screen_parts, name="room-screen-parts"),
]
