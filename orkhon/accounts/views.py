"""My account, and the administrator's list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.i18n import set_language as django_set_language


def set_language(request: HttpRequest) -> HttpResponse:
    return django_set_language(request)


def mine(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/mine.html")


def account_list(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/list.html")
