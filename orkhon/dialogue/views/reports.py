"""The room's first page, and the door through which reports come in."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.dialogue.actions.reports import Received, receive_report
from orkhon.dialogue.forms.reports import BringInForm, is_too_large
from orkhon.dialogue.queries import next_contacts, not_completed, open_count, overdue
from orkhon.dialogue.queries.matches import waiting_matches
from orkhon.dialogue.queries.reports import read_reports, waiting_reports
from orkhon.dialogue.views.doors import secretariat

LATEST = 30


@require_GET
@secretariat
def index(request: HttpRequest) -> HttpResponse:
    """What waits, what comes next, and what was read lately."""
    today = timezone.localdate()
    return render(
        request,
        "dialogue/index.html",
        {
            "waiting": waiting_reports().defer("source__text"),
            "read": read_reports().defer("source__text")[:LATEST],
            "form": BringInForm(),
            "matches": waiting_matches(),
            "next": next_contacts(today, 5),
            "to_complete": not_completed(today),
            "overdue": len(overdue(today)),
            "open": open_count(),
        },
    )


@require_http_methods(["GET", "POST"])
@secretariat
def bring_in(request: HttpRequest) -> HttpResponse:
    """Bring in reports; each file that cannot be read is named with the reason."""
    if request.method == "GET":
        return render(request, "dialogue/bring_in.html", {"form": BringInForm()})
    form = BringInForm(request.POST, request.FILES)
    received: list[Received] = []
    if form.is_valid():
        for name, data in _brought(form):
            try:
                if data is None:
                    raise ValueError(
                        _("%(name)s: is too large; the limit is %(limit)s MB")
                        % {"name": name, "limit": 20}
                    )
                received.append(receive_report(data, name, by=reader(request)))
            except ValueError as error:
                form.add_error(
                    "reports" if form.cleaned_data["reports"] else "words", str(error)
                )
    for one in received:
        _say(request, one)
    if not form.is_valid():
        return render(request, "dialogue/bring_in.html", {"form": form}, status=422)
    if len(received) == 1:
        return redirect("dialogue:review", received[0].report.pk)
    return redirect("dialogue:index")


def _brought(form: BringInForm) -> Iterator[tuple[str, bytes | None]]:
    """Each thing that was brought, with its bytes; None when it is too large."""
    for upload in form.cleaned_data["reports"]:
        yield upload.name, None if is_too_large(upload) else upload.read()
    words = form.cleaned_data["words"]
    if words.strip():
        name = form.cleaned_data["name"].strip() or _("pasted words")
        yield f"{name}.txt", words.encode()


def _say(request: HttpRequest, one: Received) -> None:
    if one.created:
        messages.success(
            request,
            _("Read: “%(report)s”, %(count)s proposals.")
            % {"report": one.report, "count": one.proposals},
        )
    else:
        messages.info(
            request,
            _("“%(report)s” was brought in before; it is not kept twice.")
            % {"report": one.report},
        )
