"""Addresses of the room's first page, of visits, their people and cars."""

from django.urls import URLPattern, path

from orkhon.protocol.views import visit_categories, visit_people, visits

urlpatterns: list[URLPattern] = [
    path("", visits.index, name="index"),
    path("categories/", visit_categories.categories, name="categories"),
    path("categories/enter/", visit_categories.enter, name="enter-category"),
    path("categories/<slug:key>/", visit_categories.entitle, name="entitle"),
    path(
        "entitlements/<uuid:pk>/drop/", visit_categories.drop, name="drop-entitlement"
    ),
    path("visits/new/", visits.new, name="new-visit"),
    path("visits/<slug:key>/", visits.visit, name="visit"),
    path("visits/<slug:key>/change/", visits.change, name="change-visit"),
    path("visits/<slug:key>/cancel/", visits.cancel, name="cancel-visit"),
    path("visits/<slug:key>/given/", visits.given, name="given"),
    path("visits/<slug:key>/invitations/", visits.send_invitation, name="invite"),
    path(
        "visits/<slug:key>/invitations/<uuid:pk>/",
        visits.answer,
        name="answer-invitation",
    ),
    path("visits/<slug:key>/people/", visit_people.people, name="people"),
    path("visits/<slug:key>/people/enter/", visit_people.enter, name="enter-person"),
    path(
        "visits/<slug:key>/people/from-contact/",
        visit_people.from_contact,
        name="people-from-contact",
    ),
    path(
        "visits/<slug:key>/people/from/<slug:body>/",
        visit_people.from_register,
        name="people-from-register",
    ),
    path("visits/<slug:key>/people/<int:number>/", visit_people.person, name="person"),
    path(
        "visits/<slug:key>/people/<int:number>/withdraw/",
        visit_people.withdraw,
        name="withdraw-person",
    ),
    path(
        "visits/<slug:key>/people/<int:number>/calendar/",
        visit_people.new_calendar,
        name="renew-calendar",
    ),
    path(
        "visits/<slug:key>/delegation.<str:form>",
        visit_people.delegation_file,
        name="delegation-file",
    ),
    path("visits/<slug:key>/cars/", visit_people.cars, name="cars"),
    path("visits/<slug:key>/cars/<uuid:pk>/", visit_people.car, name="car"),
    path("visits/<slug:key>/advance/<slug:act>/", visits.advance, name="advance-visit"),
]
