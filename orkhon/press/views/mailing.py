"""The mailing list: the public form, its links, and the press service's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from orkhon.press.actions.mailing import (
    UNCONFIRMED_DAYS,
    confirm,
    leave,
    subscribe,
)
from orkhon.press.forms.mailing import SubscribeForm
from orkhon.press.queries.mailing import mailing_list, sent_versions
from orkhon.press.views.doors import keeping_list
from orkhon.press.views.strangers import (
    LANGUAGES,
    in_language,
    is_within_limit,
    too_many,
)
from orkhon.record.refusals import Refusal


@require_safe
@keeping_list
def mailing(request: HttpRequest) -> HttpResponse:
    """How many subscribe, what was sent, what failed; no address."""
    return render(
        request,
        "press/mailing.html",
        {
            "list": mailing_list(),
            "sent": sent_versions(),
            "days": UNCONFIRMED_DAYS,
            "language": get_language(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_language
def subscription(request: HttpRequest, language: str) -> HttpResponse:
    """Ask for our texts; the answer is the same for every address."""
    form = SubscribeForm(request.POST if request.method == "POST" else None)
    done = False
    if form.is_bound and not is_within_limit(request, "subscribe"):
        return too_many(request)
    if form.is_bound and form.is_valid():
        try:
            subscribe(form.cleaned_data["email"], language)
            done = True
        except Refusal as error:
            form.add_error("email", str(error))
    return render(
        request,
        "press/public/subscribe.html",
        {
            "form": form,
            "done": done,
            "days": UNCONFIRMED_DAYS,
            "language": language,
            "languages": LANGUAGES,
            "address": "press:subscribe",
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_language
def confirmation(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """A button: scanners of mail open links, they press nothing."""
    asked = request.method == "POST"
    holds = confirm(token) if asked else True
    return render(
        request,
        "press/public/confirm.html",
        {"asked": asked, "holds": holds, "language": language, "token": token},
        status=200 if holds else 404,
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest, token: str) -> HttpResponse:
    """A button, and the same act in one click of a mail program (RFC 8058)."""
    asked = request.method == "POST"
    holds = leave(token) if asked else True
    answer = render(
        request,
        "press/public/leave.html",
        {"asked": asked, "holds": holds},
        status=200 if holds else 404,
    )
    answer["Cache-Control"] = "no-store"
    return answer
