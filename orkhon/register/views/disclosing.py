"""The page that says what everybody will see of a body, and opens or closes it."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from orkhon.record.actions import subject_of
from orkhon.record.doors import Rest, View, guarded
from orkhon.record.queries import disclosed_at
from orkhon.register.actions.disclosing import close_body, open_body
from orkhon.register.errors import RegisterError
from orkhon.register.models import Body, Membership, State
from orkhon.register.permissions import can_disclose_body
from orkhon.register.queries.labels import named
from orkhon.register.views.doors import elsewhere, reader, shown


def for_openers(view: View[Rest]) -> View[Rest]:
    """Whoever opens bodies to everybody; to others the page is not there."""
    return guarded(view, can_disclose_body)


@require_http_methods(["GET", "HEAD", "POST"])
@for_openers
def everybody(request: HttpRequest, key: str) -> HttpResponse:
    """What becomes visible, and the button; a reason where it is closed again."""
    body = get_object_or_404(Body.objects.select_related("country"), key=key)
    back = reverse("register:body", args=[body.key])
    error, why = "", request.POST.get("why", "")
    if request.method == "POST":
        try:
            if request.POST.get("act") == "close":
                close_body(body, by=reader(request), why=why)
                messages.success(
                    request, _("%(body)s is closed.") % {"body": named(body)}
                )
            else:
                open_body(body, by=reader(request))
                messages.success(
                    request, _("%(body)s is open to everybody.") % {"body": named(body)}
                )
            return redirect(back)
        except RegisterError as refused:
            error = str(refused)
    opened_at = disclosed_at([subject_of(body)]).get(subject_of(body))
    return shown(
        request,
        "everybody.html",
        {
            "body": body,
            "is_open": opened_at is not None,
            "opened_at": opened_at,
            "visible": list(_visible(body)),
            "hidden": _(
                "notes, days of birth, memberships that nobody confirmed, and the names"
                " of sources that were not published."
            ),
            "public_url": elsewhere("portal:organ", get_language() or "en", body.key),
            "back": back,
            "error": error,
            "why": why,
        },
        status=422 if error else 200,
    )


def _visible(body: Body) -> Iterator[str]:
    today = timezone.localdate()
    yield _("Name, kind, state, place, dates and seats of the body")
    rows = Membership.objects.filter(body=body, state=State.CONFIRMED)
    now = rows.filter(Membership.on(today)).values("person").distinct().count()
    ever = rows.values("person").distinct().count()
    yield ngettext(
        "%(n)d person who is there now, with posts, dates and spellings of the name",
        "%(n)d people who are there now, with posts, dates and spellings of their names",
        now,
    ) % {"n": now}
    if ever > now:
        yield ngettext(
            "%(n)d person who was there before",
            "%(n)d people who were there before",
            ever - now,
        ) % {"n": ever - now}
    yield _("Posts that nobody is known to hold")
