"""The occasion book: what comes, one occasion, what is proposed, the calendar."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)
from icalendar import Calendar, Event

from orkhon.accounts.models import User
from orkhon.accounts.reader import reader
from orkhon.dialogue.views.calendar import account_of, token_of
from orkhon.protocol.actions.letters import Wanted, WrittenAlready, draft_letter
from orkhon.protocol.actions.occasions import (
    confirm_proposal,
    decline_proposal,
    enter_occasion,
    strike_occasion,
)
from orkhon.protocol.forms.occasions import OccasionForm, WhyForm, WordsForm
from orkhon.protocol.models import LetterTemplate, Occasion
from orkhon.protocol.permissions import can_enter, can_write_letters
from orkhon.protocol.queries import occasions as reads
from orkhon.protocol.queries.letters import letters
from orkhon.protocol.queries.proposals import Proposal, proposal, proposals
from orkhon.protocol.views.doors import inside, writing
from orkhon.record.refusals import Refusal


@require_GET
@inside
def occasions(request: HttpRequest) -> HttpResponse:
    """What comes in 14 and 60 days, then month by month; proposals beside it."""
    today = timezone.localdate()
    kind = request.GET.get("kind", "")
    if kind and kind not in Occasion.Kind.values:
        raise Http404(f"no occasions of the kind {kind}")
    may_write = can_write_letters(request.user)
    return render(
        request,
        "protocol/occasions.html",
        {
            "book": reads.book(today, kind=kind),
            "today": today,
            "kind": kind,
            "kinds": Occasion.Kind.choices,
            "proposals": proposals(today) if may_write else [],
            "may_write": may_write,
            "feed": request.build_absolute_uri(
                reverse("protocol:occasions-feed", args=[token_of(reader(request))])
            ),
        },
    )


@require_GET
@inside
def occasion(request: HttpRequest, key: UUID) -> HttpResponse:
    """One occasion: its day, its source, the letters written for it."""
    return _page(request, _occasion(key))


@require_http_methods(["GET", "POST"])
@writing
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a day by hand, with the words that show it."""
    form = OccasionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        shown = form.shown()
        try:
            if shown is None:
                raise Refusal(_("Say which words show it."))
            made = enter_occasion(form.said(), by=reader(request), shown=shown)
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:occasion", made.pk)
    return render(
        request,
        "protocol/occasion_form.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@writing
def answer(request: HttpRequest) -> HttpResponse:
    """Say yes or no to a proposed day; where no source is kept, with its words."""
    is_post = request.method == "POST"
    origin = (request.POST if is_post else request.GET).get("of", "")
    found = proposal(origin, timezone.localdate())
    if found is None:
        raise Http404(f"nothing is proposed as {origin}")
    if is_post and "decline" in request.POST:
        return _decline(request, found)
    asked = is_post and found.citation is None
    form = WordsForm(request.POST if asked and "words" in request.POST else None)
    if is_post and (found.citation is not None or (form.is_bound and form.is_valid())):
        try:
            made = confirm_proposal(
                found,
                by=reader(request),
                shown=form.shown() if form.is_bound else None,
            )
        except ValueError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("It is in the book."))
            return redirect("protocol:occasion", made.pk)
    return render(
        request,
        "protocol/occasion_proposal.html",
        {"form": form, "proposal": found},
        status=422 if form.errors else 200,
    )


def _decline(request: HttpRequest, found: Proposal) -> HttpResponse:
    form = WhyForm(request.POST)
    if not form.is_valid():
        return render(
            request,
            "protocol/occasion_proposal.html",
            {"form": WordsForm(), "why": form, "proposal": found},
            status=422,
        )
    decline_proposal(found, form.cleaned_data["why"], by=reader(request))
    messages.success(request, _("It will not be proposed again."))
    return redirect("protocol:occasions")


@require_http_methods(["GET", "POST"])
@writing
def strike(request: HttpRequest, key: UUID) -> HttpResponse:
    """Strike a day that was entered wrongly."""
    row = _occasion(key)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            strike_occasion(row, form.cleaned_data["why"], by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:occasion", row.pk)
    return render(
        request,
        "protocol/small_form.html",
        {
            "form": form,
            "title": _("Strike"),
            "about": row.title,
            "up": reverse("protocol:occasions"),
            "up_words": _("Occasions"),
            "keep": _("Strike"),
        },
        status=422 if form.errors else 200,
    )


@require_POST
@writing
def letter(request: HttpRequest, key: UUID) -> HttpResponse:
    """Draft a letter for an occasion in one press."""
    row = _occasion(key)
    chosen = _uuid(request.POST.get("template", ""))
    template = (
        None if chosen is None else LetterTemplate.objects.filter(pk=chosen).first()
    )
    today = timezone.localdate()
    coming = reads.coming(row, today)
    wanted = Wanted(
        kind=template.kind if template is not None else "",
        occasion=row,
        year=None if coming is None else coming.year,
        template=template,
    )
    try:
        made = draft_letter(
            wanted, by=reader(request), on=today, again="again" in request.POST
        )
    except WrittenAlready as error:
        return _page(request, row, refusal=str(error), again=True, template=template)
    except Refusal as error:
        return _page(request, row, refusal=str(error))
    messages.success(request, _("The draft is made; read it before it is signed."))
    return redirect("protocol:letter", made.pk)


@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of occasions that belongs to a token."""
    user = account_of(token)
    if not can_enter(user):
        raise Http404("no such calendar")
    with override(user.language or settings.LANGUAGE_CODE):
        data = _calendar(user, request.build_absolute_uri("/"))
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="occasions.ics"'
    response["Cache-Control"] = "private, max-age=900"
    return response


def _calendar(user: User, address: str) -> bytes:
    """Occasions of the next year that are known to the day, as all-day events."""
    now = timezone.now()
    book = reads.book(timezone.localdate(now))
    made = Calendar()
    made.add("prodid", "-//Orkhon//Occasions//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Occasions"))
    months = (one for month in book.months for one in month.days)
    for one in (*book.soon, *book.ahead, *months):
        if one.is_for_the_dead:
            continue
        event = Event()
        event.add("uid", f"{one.occasion.pk}-{one.year}@orkhon")
        event.add("dtstamp", now)
        event.add("dtstart", one.comes.last)
        event.add("dtend", one.comes.last + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        number = f" ({one.comes.number})" if one.comes.number else ""
        event.add("summary", f"{one.occasion.title}{number}")
        path = reverse("protocol:occasion", args=[one.occasion.pk])
        event.add("url", f"{address.rstrip('/')}{path}")
        made.add_component(event)
    data: bytes = made.to_ical()
    return data


def _page(
    request: HttpRequest,
    row: Occasion,
    *,
    refusal: str = "",
    again: bool = False,
    template: LetterTemplate | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    return render(
        request,
        "protocol/occasion.html",
        {
            "occasion": row,
            "coming": reads.coming(row, today),
            "died_on": reads.died_on(row),
            "letters": letters().filter(occasion=row),
            "templates": LetterTemplate.objects.filter(
                retired_at=None, occasion_kind__in=("", row.kind)
            ),
            "refusal": refusal,
            "again": again,
            "chosen": template,
            "may_write": can_write_letters(request.user),
        },
        status=422 if refusal else 200,
    )


def _occasion(key: UUID) -> Occasion:
    return get_object_or_404(
        Occasion.objects.select_related(
            "person", "body__country", "country", "citation__source"
        ),
        pk=key,
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
