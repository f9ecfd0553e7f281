"""Addresses of the order of states, of seats and of plates."""

from django.urls import URLPattern, path

from orkhon.protocol.views import order, seating

PLAN = "seating/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("order/", order.table, name="order"),
    path("order/table.<str:form>", order.table_file, name="order-file"),
    path("order/rules/<slug:key>/", order.rule, name="order-rule"),
    path("order/visits/<slug:key>/", order.of_visit, name="visit-order"),
    path(
        "order/visits/<slug:key>/table.<str:form>",
        order.visit_file,
        name="visit-order-file",
    ),
    path("seating/", seating.plans, name="seating"),
    path("visits/<slug:key>/seating/", seating.of_visit, name="visit-seating"),
    path("seating/new/", seating.new, name="new-seating"),
    path(PLAN, seating.plan, name="seating-plan"),
    path(f"{PLAN}propose/", seating.proposed, name="propose-seats"),
    path(f"{PLAN}programme/", seating.into_programme, name="assign-seats"),
    path(f"{PLAN}plan.pdf", seating.plan_file, name="seating-file"),
    path("plates/<slug:key>/", seating.plates, name="plates"),
    path("plates/<slug:key>/<str:kind>.pdf", seating.plates_file, name="plates-file"),
]
