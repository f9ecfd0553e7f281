"""Who stands before a page of the register, and which day the page is of."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.record.doors import Rest, View, guarded
from orkhon.record.roles import Actor
from orkhon.register.permissions import can_read_register, can_write_register

Row = TypeVar("Row")
PAGE = 50
"""Rows of a list on one page."""


def reader(request: HttpRequest) -> Actor:
    """The account that asks.

    Raises:
        Http404: nobody is signed in; the doors ask them to sign in before.
    """
    if not request.user.is_authenticated:
        raise Http404("nobody is signed in")
    return request.user


def for_readers(view: View[Rest]) -> View[Rest]:
    """Everybody with a role; a stranger is asked to sign in."""
    return guarded(view, can_read_register)


def for_keepers(view: View[Rest]) -> View[Rest]:
    """Whoever keeps the register; to others the page is not there."""
    return guarded(view, can_write_register)


def shown(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """A page of the room; its head names the pages that the account may open."""
    may_keep = can_write_register(request.user)
    return render(
        request, f"register/{template}", context | {"can_keep": may_keep}, status=status
    )


def asked_day(request: HttpRequest) -> tuple[date, str]:
    """The day that `?on=` asks for, and what is wrong with it; else today.

    A month or a year means its last day: who was there "in 2022" at its end.
    """
    text = request.GET.get("on", "").strip()
    try:
        day = periods.latest(text)
    except periods.PartialDateError as error:
        return timezone.localdate(), str(error)
    if day is None:
        return timezone.localdate(), ""
    if day.year < 1900:
        return timezone.localdate(), _("The register begins in 1900.")
    return day, ""


def paged(rows: Sequence[Row], request: HttpRequest) -> "Page[Row]":
    """The page of a list or query that `?page=` asks for; a wrong number is the nearest one."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def elsewhere(name: str, *args: object, query: str = "") -> str:
    """The address of a page of another room; "" where that room is not built."""
    try:
        return reverse(name, args=args) + query
    except NoReverseMatch:
        return ""
