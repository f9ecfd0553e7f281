"""Addresses of stations; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views import station_lists, stations

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:number>/stations/", stations.station_list, name="stations"),
    path("<int:number>/stations/export.csv", stations.export, name="stations-csv"),
    path("<int:number>/stations/areas/", stations.areas, name="station-areas"),
    path("<int:number>/stations/bring/", station_lists.bring, name="station-bring"),
    path(
        "<int:number>/stations/lists/<uuid:pk>/",
        station_lists.station_list,
        name="station-list",
    ),
    path(
        "<int:number>/stations/lists/<uuid:pk>/part/",
        station_lists.choose_part,
        name="station-list-part",
    ),
    path(
        "<int:number>/stations/lists/<uuid:pk>/take-in/",
        station_lists.take_in,
        name="station-list-take-in",
    ),
    path(
        "<int:number>/stations/lists/<uuid:pk>/problems.csv",
        station_lists.problems,
        name="station-list-problems",
    ),
    path("<int:number>/stations/<int:pk>/", stations.station, name="station"),
    path("<int:number>/stations/<int:pk>/place/", stations.place, name="station-place"),
    path(
        "<int:number>/stations/<int:pk>/withdraw/",
        stations.withdraw,
        name="station-withdraw",
    ),
]
