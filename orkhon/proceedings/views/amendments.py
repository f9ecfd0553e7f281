"""Amendments: asked for, put together in a compromise, decided, printed."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from orkhon.accounts.models import User
from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import amendments as verbs
from orkhon.proceedings.actions.amendment_owners import support, withdraw
from orkhon.proceedings.actions.amendment_wording import Asked
from orkhon.proceedings.documents.amendment_paper import (
    amendment_bytes,
    lines_words,
    note_lines,
)
from orkhon.proceedings.forms.amendments import AskForm, CompromiseForm, LetterForm
from orkhon.proceedings.models import Amendment, DraftVersion, Paragraph, Question
from orkhon.proceedings.permissions import can_amend, can_draft, own_parliament
from orkhon.proceedings.queries.amendments import (
    AmendmentRow,
    amendment_row,
    amendments_of,
)
from orkhon.proceedings.queries.draft_texts import last_issued, rows_of, words_in
from orkhon.proceedings.queries.drafts import marked
from orkhon.proceedings.queries.members import members
from orkhon.proceedings.views.doors import (
    amending,
    draft_of,
    drafting,
    inside,
    version_of,
)
from orkhon.proceedings.views.drafts import PAPERS, file
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body


@require_http_methods(["GET", "POST"])
@amending
def amend(request: HttpRequest, key: str, number: int, version: int) -> HttpResponse:
    """Ask for a change of a paragraph, or for a new one at the beginning."""
    by = reader(request)
    found = version_of(key, number, version, by)
    place = _paragraph(found, request.GET.get("paragraph", ""))
    form = _form(request, found, place, by)
    if form.is_bound and form.is_valid():
        try:
            made = _tabled(form, found, by)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Amendment %(n)d is kept; it came after the deadline and is marked.")
                % {"n": made.number}
                if made.is_late
                else _("Amendment %(n)d is before the parliaments.")
                % {"n": made.number},
            )
            return _to(made)
    keys = None if place is None else {str(place.key)}
    return render(
        request,
        "proceedings/amend.html",
        {
            "session": found.draft.session,
            "draft": found.draft,
            "version": found,
            "form": form,
            "is_letter": isinstance(form, LetterForm),
            "paragraph": place,
            "rows": marked(found, found.draft.authentic, keys) if keys else (),
            "language": found.draft.authentic,
            "part": "drafts",
        },
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def one(request: HttpRequest, key: str, number: int, amendment: int) -> HttpResponse:
    """One amendment: whose, what, why, and what became of it."""
    found = _amendment(request, key, number, amendment)
    row = amendment_row(found)
    user = reader(request)
    own = own_parliament(user)
    owners = {body.key for body in row.owners}
    keys = _keys(found)
    return render(
        request,
        "proceedings/amendment.html",
        {
            "session": found.draft.session,
            "draft": found.draft,
            "version": found.version,
            "row": row,
            "one": found,
            "lines": lines_words(row),
            "note": note_lines(found.reason),
            "rows": marked(found.version, found.draft.authentic, keys) if keys else (),
            "language": found.draft.authentic,
            "questions": list(found.questions.order_by("number")),
            "decision": _decision(found),
            "may_decide": can_draft(user) and _is_in_hand(found),
            "may_withdraw": row.is_open
            and (can_draft(user) or (own is not None and own.key in owners)),
            "may_support": row.is_open and own is not None and own.key not in owners,
            "part": "drafts",
        },
    )


@require_POST
@inside
def decide(
    request: HttpRequest, key: str, number: int, amendment: int, act: str
) -> HttpResponse:
    """Accept, decline, open again; support, withdraw."""
    by = reader(request)
    found = _amendment(request, key, number, amendment)
    if act not in _ACTS:
        raise Http404(f"an amendment is not to {act}")
    allowed, done, said = _ACTS[act]
    if not allowed(by):
        raise Http404("not for this reader")
    try:
        done(found, request.POST.get("note", ""), by)
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said() % {"n": amendment})
    return _to(found)


@require_http_methods(["GET", "POST"])
@drafting
def compromise(
    request: HttpRequest, key: str, number: int, version: int, paragraph: UUID
) -> HttpResponse:
    """Put a wording to the parliaments in place of amendments to one paragraph."""
    found = version_of(key, number, version, reader(request))
    place = get_object_or_404(found.paragraphs.prefetch_related("texts"), key=paragraph)
    about = [
        row
        for row in amendments_of(found)
        if row.is_open
        and row.kind != Amendment.Kind.INSERT_PARAGRAPH
        and row.row.paragraph_id == place.pk
    ]
    words = words_in(place, found.draft.authentic)
    form = CompromiseForm(
        request.POST if request.method == "POST" else None,
        numbers=[(row.number, _called(row)) for row in about],
        initial={
            "replaces": request.GET.getlist("of")
            or [str(row.number) for row in about if row.conflicts],
            "edited": "" if words is None else words.text,
        },
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            made = verbs.compromise(
                found,
                Asked(
                    Amendment.Kind.REPLACE,
                    place,
                    edited=said["edited"],
                    reason=said["reason"],
                ),
                [row.row for row in about if str(row.number) in said["replaces"]],
                by=reader(request),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("The compromise is before the parliaments as amendment %(n)d.")
                % {"n": made.number},
            )
            return _to(made)
    return render(
        request,
        "proceedings/amend.html",
        {
            "session": found.draft.session,
            "draft": found.draft,
            "version": found,
            "form": form,
            "is_compromise": True,
            "paragraph": place,
            "rows": marked(found, found.draft.authentic, {str(place.key)}),
            "language": found.draft.authentic,
            "part": "drafts",
        },
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def paper(
    request: HttpRequest, key: str, number: int, version: int, form: str
) -> HttpResponse:
    """The two-column paper."""
    found = version_of(key, number, version, reader(request))
    if form not in PAPERS:
        raise Http404(f"no paper of the kind {form}")
    name = f"{key}-draft-{number}-version-{version}-amendments"
    return file(amendment_bytes(found, form), name, form)


def _form(
    request: HttpRequest, version: DraftVersion, place: Paragraph | None, by: User
) -> AskForm:
    data = request.POST if request.method == "POST" else None
    rows, language = rows_of(version), version.draft.authentic
    if not can_draft(by):
        return AskForm(data, rows=rows, paragraph=place, language=language)
    voices = members(version.draft.session.organ, timezone.localdate())
    parliaments = (
        Body.objects.filter(pk__in=[one.parliament.id for one in voices])
        .select_related("country")
        .order_by("country__english_sort_key")
    )
    return LetterForm(
        data,
        rows=rows,
        paragraph=place,
        language=language,
        version=version,
        parliaments=parliaments,
    )


def _tabled(form: AskForm, version: DraftVersion, by: User) -> Amendment:
    if isinstance(form, LetterForm):
        said = form.cleaned_data
        return verbs.table(
            version,
            form.asked(),
            list(said["owners"]),
            by=by,
            shown=form.shown(),
            sitting=said["in_sitting"],
            received_at=form.received(),
        )
    own = own_parliament(by)
    return verbs.table(version, form.asked(), [] if own is None else [own], by=by)


def _decision(found: Amendment) -> Question | None:
    """The question by which the parliaments adopted it, the last one."""
    return (
        found.questions.filter(progress=Question.State.ADOPTED)
        .order_by("number")
        .last()
    )


def _supported(found: Amendment, note: str, by: User) -> None:
    own = own_parliament(by)
    if own is not None:
        support(found, own, by=by)


Act = Callable[[Amendment, str, User], object]
_ACTS: Mapping[str, tuple[Callable[[object], bool], Act, Callable[[], str]]] = {
    "accept": (
        can_draft,
        lambda found, note, by: verbs.accept(
            found, by=by, note=note, question=_decision(found)
        ),
        lambda: _("Amendment %(n)d is accepted."),
    ),
    "decline": (
        can_draft,
        lambda found, note, by: verbs.decline(found, note, by=by),
        lambda: _("Amendment %(n)d is not accepted."),
    ),
    "reopen": (
        can_draft,
        lambda found, note, by: verbs.reopen(found, note, by=by),
        lambda: _("Amendment %(n)d is open again."),
    ),
    "support": (
        can_amend,
        _supported,
        lambda: _("Your parliament asks for amendment %(n)d as well."),
    ),
    "withdraw": (
        can_amend,
        lambda found, note, by: withdraw(found, by=by, note=note),
        lambda: _("Amendment %(n)d is taken back."),
    ),
}


def _amendment(
    request: HttpRequest, key: str, number: int, amendment: int
) -> Amendment:
    draft = draft_of(key, number, reader(request))
    return get_object_or_404(
        draft.amendments.select_related(
            "version__draft__session__organ", "draft__session__organ", "paragraph"
        ),
        number=amendment,
    )


def _paragraph(version: DraftVersion, key: str) -> Paragraph | None:
    """The paragraph that the address names; None where it names none."""
    if not key:
        return None
    try:
        asked = UUID(key)
    except ValueError as error:
        raise Http404("no such paragraph") from error
    return get_object_or_404(version.paragraphs.prefetch_related("texts"), key=asked)


def _keys(found: Amendment) -> set[str]:
    return set() if found.paragraph is None else {str(found.paragraph.key)}


def _is_in_hand(found: Amendment) -> bool:
    last = last_issued(found.draft)
    return last is not None and last.pk == found.version_id


def _called(row: AmendmentRow) -> str:
    asked = row.row.text.strip() or row.row.get_kind_display()
    return f"{row.number}, {row.names}: {asked}"


def _to(found: Amendment) -> HttpResponse:
    draft = found.draft
    place = reverse(
        "proceedings:amendment", args=[draft.session.key, draft.number, found.number]
    )
    return redirect(place)
