"""The list of participants: read, entered, corrected, withdrawn, printed."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions.participant_lists import bring_in_list
from orkhon.proceedings.actions.participants import (
    OVER,
    add_participant,
    change_participant,
    may_nominate_for,
    nominations_open,
    withdraw_participant,
)
from orkhon.proceedings.documents.participants import FORMS
from orkhon.proceedings.forms.participants import (
    AddForm,
    ChangeForm,
    ListFileForm,
    WhyForm,
    bodies_for,
)
from orkhon.proceedings.models import Participant, Session
from orkhon.proceedings.permissions import can_register, own_parliament
from orkhon.proceedings.queries.participants import groups_of, rows_of
from orkhon.proceedings.views.doors import inside, session_of
from orkhon.register.intake import ImportRefused
from orkhon.register.models import Body

SEATS = (Participant.Role.LEADER, Participant.Role.MEMBER)


@require_GET
@inside
def participants(request: HttpRequest, key: str) -> HttpResponse:
    """The list, in the order in which it is printed; withdrawn lines struck."""
    session = session_of(key)
    groups = groups_of(session, with_withdrawn=True)
    return render(
        request,
        "proceedings/participants.html",
        {
            "session": session,
            "groups": groups,
            "going": sum(one.going for one in groups),
            "arrived": sum(
                not line.is_out and line.arrived_at is not None
                for one in groups
                for line in one.lines
            ),
            "sittings": session.sittings.all(),
            "may_register": can_register(request.user),
            "may_enter": _may_enter(request, session),
            "own": _own(request, session),
            "is_open": nominations_open(session, timezone.now()),
            "is_over": session.progress in OVER,
            "forms": tuple(FORMS),
        },
    )


@require_GET
@inside
def list_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The list as Word, PDF or CSV, its headings in the reader's language."""
    session = session_of(key)
    if form not in FORMS:
        raise Http404(f"there is no list as {form}")
    media_type, make = FORMS[form]
    return download(
        make(session, groups_of(session)), media_type, f"{key}-participants.{form}"
    )


@require_http_methods(["GET", "POST"])
@inside
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Enter somebody."""
    session = session_of(key)
    own = _entering(request, session)
    is_post = request.method == "POST"
    form = AddForm(
        request.POST if is_post else None,
        bodies=bodies_for(session, own),
        own=own is not None,
        seats=_seats(session, own),
        initial={
            "capacity": Participant.Capacity.DELEGATION,
            "role": Participant.Role.MEMBER,
        },
    )
    if is_post and form.is_valid():
        try:
            made = add_participant(session, form.entrant(), by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Entered: %(n)d %(name)s.") % {"n": made.number, "name": made.name},
            )
            return redirect("proceedings:participants", session.key)
    return render(
        request,
        "proceedings/participant_add.html",
        {"session": session, "form": form, "own": own},
        status=422 if is_post else 200,
    )


@require_http_methods(["GET", "POST"])
@inside
def bring_in(request: HttpRequest, key: str) -> HttpResponse:
    """A list of names; every bad line is shown, and nobody is taken in."""
    session = session_of(key)
    own = _entering(request, session)
    is_post = request.method == "POST"
    form = ListFileForm(
        request.POST if is_post else None,
        request.FILES if is_post else None,
        bodies=bodies_for(session, own),
        own=own is not None,
    )
    problems: ImportRefused | None = None
    if is_post and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = bring_in_list(
                session,
                file.read(),
                filename=file.name,
                by=reader(request),
                body=form.cleaned_data["body"],
                capacity=form.cleaned_data["capacity"],
            )
        except ImportRefused as error:
            problems = error
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                ngettext(
                    "%(n)d person is entered.", "%(n)d persons are entered.", len(made)
                )
                % {"n": len(made)},
            )
            return redirect("proceedings:participants", session.key)
    return render(
        request,
        "proceedings/participant_list_file.html",
        {"session": session, "form": form, "problems": problems},
        status=422 if is_post else 200,
    )


@require_http_methods(["GET", "POST"])
@inside
def participant(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One line: how it is printed, and what became of it; a post corrects it."""
    session = session_of(key)
    found = get_object_or_404(rows_of(session), number=number)
    may_change = _may_change(request, found)
    is_post = request.method == "POST"
    if is_post and not may_change:
        raise Http404("no such page")
    form = ChangeForm(
        request.POST if is_post else None,
        seats=_seats(session, found.body).exclude(pk=found.pk),
        initial={
            name: getattr(found, name)
            for name in ("role", "name", "post", "language", "stands_in_for")
        },
    )
    if is_post and form.is_valid():
        try:
            change_participant(found, by=reader(request), **form.cleaned_data)
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("%(name)s is corrected.") % {"name": found.name}
            )
            return redirect("proceedings:participant", session.key, number)
    return render(
        request,
        "proceedings/participant.html",
        {
            "session": session,
            "participant": found,
            "part": "participants",
            "registrations": found.registrations.select_related("sitting"),
            "substitutes": session.participants.filter(
                stands_in_for=found, withdrawn_at=None
            ),
            "may_change": may_change,
            "form": form,
            "why_form": WhyForm(),
        },
        status=422 if is_post else 200,
    )


@require_POST
@inside
def withdraw(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take somebody off the list; the line stays, struck."""
    found = get_object_or_404(rows_of(session_of(key)), number=number)
    if not _may_change(request, found):
        raise Http404("no such page")
    form = WhyForm(request.POST)
    try:
        why = form.cleaned_data["why"] if form.is_valid() else ""
        withdraw_participant(found, why=why, by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(name)s is withdrawn.") % {"name": found.name})
    return redirect("proceedings:participant", key, number)


def _own(request: HttpRequest, session: Session) -> Body | None:
    """The parliament that a delegation's secretary may name people of now."""
    own = own_parliament(request.user)
    if own is None or not may_nominate_for(request.user, session, own):
        return None
    return own


def _may_enter(request: HttpRequest, session: Session) -> bool:
    return can_register(request.user) or _own(request, session) is not None


def _entering(request: HttpRequest, session: Session) -> Body | None:
    """The parliament that somebody is bound to; None for the desk.

    Raises:
        Http404: they enter nobody here.
    """
    if can_register(request.user):
        return None
    own = _own(request, session)
    if own is None:
        raise Http404("no such page")
    return own


def _may_change(request: HttpRequest, found: Participant) -> bool:
    if found.withdrawn_at is not None or found.session.progress in OVER:
        return False
    if can_register(request.user):
        return True
    return (
        found.capacity == Participant.Capacity.DELEGATION
        and found.body is not None
        and may_nominate_for(request.user, found.session, found.body)
    )


def _seats(session: Session, body: Body | None) -> QuerySet[Participant]:
    """Whose seat a substitute may take."""
    rows = session.participants.filter(
        role__in=SEATS,
        withdrawn_at=None,
        capacity__in=(Participant.Capacity.DELEGATION, Participant.Capacity.OBSERVER),
    )
    return (rows if body is None else rows.filter(body=body)).order_by(
        "body__country__english_sort_key", "number"
    )


def download(data: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=name)
    )
    return response
