"""Addresses of observers and accreditation; each begins with the mission's number."""

from django.urls import URLPattern, URLResolver, path

from orkhon.observation.views import (
    accreditation,
    badges,
    nominations,
    observers,
    papers,
)

ONE = "<int:number>/observers/<slug:code>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:number>/observers/", observers.observers, name="observers"),
    path("<int:number>/nominate/", nominations.nominate_one, name="nominate"),
    path("<int:number>/nominate/file/", nominations.bring_in, name="nominate-file"),
    path(ONE, observers.observer, name="observer"),
    path(f"{ONE}change/", observers.change, name="change-observer"),
    path(f"{ONE}pledge/", observers.pledge, name="pledge"),
    path(f"{ONE}interests/", observers.interests, name="interests"),
    path(f"{ONE}withdraw/", observers.withdraw, name="withdraw-observer"),
    path(f"{ONE}replace/", observers.replace, name="replace-observer"),
    path(f"{ONE}match/", papers.match, name="match-observer"),
    path(f"{ONE}contact/", papers.contact, name="open-contact"),
    path(f"{ONE}documents/", papers.add, name="add-document"),
    path(f"{ONE}documents/<uuid:pk>/", papers.open_one, name="open-document"),
    path(f"{ONE}documents/<uuid:pk>/delete/", papers.delete, name="delete-document"),
    path(f"{ONE}card/", accreditation.give, name="accredit"),
    path(f"{ONE}refusal/", accreditation.refuse, name="refuse-accreditation"),
    path("<int:number>/lists/", accreditation.lists, name="lists"),
    path(
        "<int:number>/lists/<int:list_number>/file/",
        accreditation.list_file,
        name="list-file",
    ),
    path(
        "<int:number>/lists/<int:list_number>/sent/",
        accreditation.sent,
        name="list-sent",
    ),
    path("<int:number>/cards/", accreditation.cards, name="cards-file"),
    path("<int:number>/badges/", badges.badges, name="badges"),
    path("<int:number>/badges/print/", badges.printed, name="print-badges"),
    path("<int:number>/badges/check/", badges.check, name="check-badge"),
    path("<int:number>/badges/key/", badges.public_key, name="badge-key"),
    path("<int:number>/badges/<uuid:pk>/revoke/", badges.revoke, name="revoke-badge"),
]
