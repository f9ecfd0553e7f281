"""Addresses of missions; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views import disclosing, missions, places, rules, timeline

urlpatterns: list[URLPattern | URLResolver] = [
    path("", missions.missions, name="missions"),
    path("new/", missions.found, name="found-mission"),
    path("rules/", rules.rules, name="rules"),
    path("rules/new/", rules.add, name="add-rules"),
    path("rules/<uuid:pk>/end/", rules.end, name="end-rules"),
    path("<int:number>/", missions.mission, name="mission"),
    path("<int:number>/change/", missions.change, name="change-mission"),
    path("<int:number>/invitation/", missions.invitation, name="invitation"),
    path("<int:number>/everybody/", disclosing.everybody, name="everybody"),
    path("<int:number>/close/", missions.close, name="close-mission"),
    path("<int:number>/timeline.ics", timeline.calendar, name="calendar"),
    path("<int:number>/steps/", timeline.add, name="add-step"),
    path("<int:number>/steps/<uuid:pk>/", timeline.step, name="step"),
    path("<int:number>/people/", places.people, name="mission-people"),
    path("<int:number>/cities/", places.city, name="add-city"),
    path("<int:number>/cities/<uuid:pk>/drop/", places.drop, name="drop-city"),
    path("<int:number>/coordinators/", places.coordinator, name="name-coordinator"),
    path(
        "<int:number>/coordinators/<int:pk>/dismiss/",
        places.dismiss,
        name="dismiss-coordinator",
    ),
]
