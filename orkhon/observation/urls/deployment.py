"""Addresses of deployment; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views import draws, routes, teams

TEAM = "<int:number>/teams/<uuid:pk>/"
DRAW = "<int:number>/draws/<uuid:pk>/"
CITY = "<int:number>/routes/<uuid:pk>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:number>/teams/", teams.teams, name="teams"),
    path("<int:number>/teams/propose/", teams.propose, name="teams-propose"),
    path("<int:number>/teams/send/", teams.send, name="teams-send"),
    path(TEAM, teams.team, name="team"),
    path(f"{TEAM}change/", teams.change, name="team-change"),
    path(f"{TEAM}dissolve/", teams.dissolve, name="team-dissolve"),
    path(f"{TEAM}route.pdf", teams.sheet, name="team-sheet"),
    path(f"{TEAM}route.ics", teams.calendar, name="team-calendar"),
    path("<int:number>/draws/", draws.draws, name="draws"),
    path(DRAW, draws.draw, name="draw"),
    path(f"{DRAW}publish/", draws.publish, name="draw-publish"),
    path(f"{DRAW}repeat/", draws.repeat, name="draw-repeat"),
    path(f"{DRAW}give-up/", draws.give_up, name="draw-give-up"),
    path(f"{DRAW}draw.pdf", draws.paper, name="draw-paper"),
    path(f"{DRAW}draw.csv", draws.drawn, name="draw-csv"),
    path(f"{DRAW}frame.csv", draws.frame, name="draw-frame"),
    path(CITY, routes.routes, name="routes"),
    path(f"{CITY}plans/<uuid:plan>/", routes.answer, name="routes-answer"),
    path(f"{CITY}move/", routes.move, name="routes-move"),
    path(f"{CITY}sheets/", routes.make_sheets, name="routes-make-sheets"),
    path(f"{CITY}sheets.pdf", routes.sheets, name="routes-sheets"),
]
