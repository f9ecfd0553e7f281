"""Letters: the log, one letter from draft to sent, its papers, the templates."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.protocol.actions import letter_templates as template_verbs
from orkhon.protocol.actions.letters import change_letter, draft_letter, drop_letter
from orkhon.protocol.actions.signing import send_letter, sign_letter
from orkhon.protocol.documents.letter import FORMS, letter_bytes
from orkhon.protocol.forms import letters as forms
from orkhon.protocol.forms.occasions import WhyForm
from orkhon.protocol.models import Letter, LetterTemplate
from orkhon.protocol.permissions import can_sign_letters, can_write_letters
from orkhon.protocol.queries import letters as reads
from orkhon.protocol.queries.letter_fields import FIELDS, addressee
from orkhon.protocol.views.doors import inside, signing, writing
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import HEADS, Role
from orkhon.ui import languages
from orkhon.ui.papers import MEDIA
from orkhon.ui.tables import csv_bytes

STATES = Letter.State


@require_GET
@inside
def letters(request: HttpRequest) -> HttpResponse:
    """What waits first, then the log by person, year and kind."""
    form = forms.LogForm(request.GET or None)
    asked = form.asked() if form.is_bound else reads.Asked()
    return render(
        request,
        "protocol/letters.html",
        {
            "form": form,
            "waiting": reads.waiting(),
            "letters": [
                one
                for one in reads.log(asked)
                if form.is_bound or one.number is not None
            ],
            "is_filtered": form.is_bound,
            "query": request.GET.urlencode(),
            "may_write": can_write_letters(request.user),
        },
    )


@require_GET
@inside
def log_file(request: HttpRequest) -> HttpResponse:
    """The log as CSV, filtered as the page is."""
    form = forms.LogForm(request.GET or None)
    asked = form.asked() if form.is_bound else reads.Asked()
    head = (
        pgettext("letter", "Number"),
        _("Kind"),
        _("Addressee"),
        _("Subject"),
        _("Language"),
        _("State"),
        _("Signed"),
        _("Sent"),
        _("By which way"),
        "SHA-256",
    )
    rows = (
        (
            one.reference,
            one.get_kind_display(),
            one.addressee.replace("\n", ", "),
            one.subject,
            languages.name(one.language),
            one.get_progress_display(),
            "" if one.signed_at is None else f"{timezone.localtime(one.signed_at):%F}",
            "" if one.sent_at is None else f"{timezone.localtime(one.sent_at):%F}",
            one.sent_how,
            one.sha256,
        )
        for one in reads.log(asked)
    )
    answer = HttpResponse(csv_bytes(head, rows), content_type=MEDIA["csv"])
    answer["Content-Disposition"] = 'attachment; filename="letters.csv"'
    return answer


@require_http_methods(["GET", "POST"])
@writing
def new(request: HttpRequest) -> HttpResponse:
    """Draft a letter that no occasion asks for, or choose everything oneself."""
    form = forms.NewLetterForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = draft_letter(
                form.wanted(),
                by=reader(request),
                on=timezone.localdate(),
                again=form.cleaned_data["again"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:letter", made.pk)
    return _small(request, form, _("New letter"), "", keep=_("Make the draft"))


@require_http_methods(["GET", "POST"])
@inside
def letter(request: HttpRequest, key: UUID) -> HttpResponse:
    """One letter: its words, those written before, what can be done next."""
    row = _letter(key)
    may_write = can_write_letters(request.user)
    is_draft = row.progress == STATES.DRAFT
    said = {
        name: getattr(row, name)
        for name in ("addressee", "subject", "salutation", "body")
    }
    form = forms.LetterForm(
        request.POST if request.method == "POST" else None, initial=said
    )
    if form.is_bound:
        if not may_write:
            raise Http404("no such page")
        if form.is_valid():
            try:
                change_letter(row, form.cleaned_data, by=reader(request))
            except Refusal as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Kept."))
                return redirect("protocol:letter", row.pk)
    now = addressee(row.to_person, row.to_body, timezone.localdate())
    return render(
        request,
        "protocol/letter.html",
        {
            "letter": row,
            "form": form if is_draft and may_write else None,
            "before": reads.written_before(row),
            "same": reads.same(row.kind, row.occasion, row.year, besides=row),
            "died_on": now.died_on,
            "as_signed": reads.is_as_signed(row),
            "papers": FORMS,
            "may_write": may_write,
            "may_sign": can_sign_letters(request.user),
        },
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def paper(request: HttpRequest, key: UUID, form: str) -> HttpResponse:
    """The letter as Word or PDF; once signed, the PDF is the one kept then."""
    if form not in FORMS:
        raise Http404(f"no paper of the kind {form}")
    row = _letter(key)
    if form == "pdf" and row.paper is not None:
        data = bytes_of(row.paper)
    else:
        data = letter_bytes(row, form)
    answer = HttpResponse(data, content_type=MEDIA[form])
    name = row.reference.replace("/", "-") or "draft"
    answer["Content-Disposition"] = f'attachment; filename="letter-{name}.{form}"'
    return answer


@require_http_methods(["GET", "POST"])
@signing
def sign(request: HttpRequest, key: UUID) -> HttpResponse:
    """Sign a draft; it receives its number."""
    row = _letter(key)
    user = reader(request)
    with override(row.language):
        post = next((Role(one).label for one in user.roles if one in HEADS), "")
        initial = "\n".join(filter(None, (str(user), str(post))))
    form = forms.SignForm(
        request.POST if request.method == "POST" else None,
        initial={"signatory": initial},
    )
    if form.is_bound and form.is_valid():
        try:
            made = sign_letter(row, form.cleaned_data["signatory"], by=user)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Signed as %(number)s.") % {"number": made.reference}
            )
            return redirect("protocol:letter", row.pk)
    return _small(request, form, _("Sign"), row.subject, keep=_("Sign"), row=row)


@require_http_methods(["GET", "POST"])
@writing
def send(request: HttpRequest, key: UUID) -> HttpResponse:
    """Log that a signed letter went out."""
    row = _letter(key)
    form = forms.SendForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            send_letter(row, form.cleaned_data["how"], by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:letter", row.pk)
    title = _("It was sent")
    return _small(request, form, title, row.subject, keep=_("Keep"), row=row)


@require_http_methods(["GET", "POST"])
@writing
def drop(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give a draft up."""
    row = _letter(key)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            drop_letter(row, form.cleaned_data["why"], by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:letters")
    title = _("Give the draft up")
    return _small(request, form, title, row.subject, keep=title, row=row)


@require_GET
@inside
def templates(request: HttpRequest) -> HttpResponse:
    """Templates in use, by kind."""
    return render(
        request,
        "protocol/letter_templates.html",
        {
            "templates": _templates().order_by("kind", "title", "language"),
            "may_write": can_write_letters(request.user),
        },
    )


@require_http_methods(["GET", "POST"])
@writing
def template(request: HttpRequest, key: UUID | None = None) -> HttpResponse:
    """A new template, or other words for one."""
    row = None if key is None else get_object_or_404(_templates(), pk=key)
    names = (
        "kind",
        "occasion_kind",
        "title",
        "language",
        "subject",
        "salutation",
        "body",
    )
    initial = {} if row is None else {one: getattr(row, one) for one in names}
    form = forms.TemplateForm(
        request.POST if request.method == "POST" else None, initial=initial
    )
    if form.is_bound and form.is_valid():
        by = reader(request)
        try:
            if row is None:
                template_verbs.add_template(form.said(), by=by)
            else:
                template_verbs.change_template(row, form.said(), by=by)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:letter-templates")
    return render(
        request,
        "protocol/letter_template.html",
        {
            "form": form,
            "template": row,
            "fields": [(f"{{{name}}}", label) for name, label in FIELDS.items()],
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@writing
def retire(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take a template out of use."""
    row = get_object_or_404(_templates(), pk=key)
    if request.method == "POST":
        template_verbs.retire_template(row, by=reader(request))
        return redirect("protocol:letter-templates")
    title = _("Take out of use")
    return _small(request, Form(), title, str(row), keep=title)


def _templates() -> QuerySet[LetterTemplate]:
    return LetterTemplate.objects.filter(retired_at=None)


def _letter(key: UUID) -> Letter:
    rows = reads.letters().select_related("occasion__citation__source", "paper")
    return get_object_or_404(rows, pk=key)


def _small(
    request: HttpRequest,
    form: Form,
    title: str,
    about: str,
    *,
    keep: str,
    row: Letter | None = None,
) -> HttpResponse:
    up, words = reverse("protocol:letters"), _("Letters")
    if row is not None:
        up, words = reverse("protocol:letter", args=[row.pk]), row.subject
    return render(
        request,
        "protocol/small_form.html",
        {
            "form": form,
            "title": title,
            "about": about,
            "up": up,
            "up_words": words,
            "keep": keep,
        },
        status=422 if form.errors else 200,
    )
