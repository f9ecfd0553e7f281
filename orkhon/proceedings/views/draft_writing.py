"""Drafts are begun, brought in, corrected and issued."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import draft_words, drafts, issuing
from orkhon.proceedings.forms.drafts import (
    DeadlineForm,
    DraftForm,
    IssueForm,
    ParagraphForm,
    ReasonForm,
    TextForm,
    VersionForm,
)
from orkhon.proceedings.models import DraftVersion
from orkhon.proceedings.queries.draft_texts import (
    lacking,
    languages_of,
    rows_of,
    words_in,
)
from orkhon.proceedings.views.doors import draft_of, drafting, session_of, version_of
from orkhon.record.refusals import Refusal
from orkhon.ui import languages

Done = Callable[[], HttpResponse]


@require_http_methods(["GET", "POST"])
@drafting
def begin(request: HttpRequest, key: str) -> HttpResponse:
    """Begin a draft; its text comes next."""
    session = session_of(key)
    form = DraftForm(request.POST or None, session=session)

    def done() -> HttpResponse:
        said = form.cleaned_data
        by = reader(request)
        made = drafts.begin_draft(
            session,
            said["kind"],
            said["title"],
            said["authentic"],
            by=by,
            item=said["item"],
            work=said["work"],
        )
        drafts.begin_version(made, by=by)
        return redirect("proceedings:bring-in-draft", key, made.number, 1)

    return _asked(
        request,
        form,
        done,
        {"session": session, "heading": _("Begin a draft"), "keep": _("Begin it")},
    )


@require_http_methods(["GET", "POST"])
@drafting
def begin_version(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Begin a version whose text comes from outside."""
    draft = draft_of(key, number, reader(request))
    form = VersionForm(request.POST if request.method == "POST" else None)

    def done() -> HttpResponse:
        made = drafts.begin_version(
            draft, by=reader(request), note=form.cleaned_data["note"]
        )
        return redirect("proceedings:bring-in-draft", key, number, made.number)

    return _asked(
        request,
        form,
        done,
        {
            "session": draft.session,
            "draft": draft,
            "heading": _("A version from outside"),
            "keep": _("Begin it"),
        },
    )


@require_http_methods(["GET", "POST"])
@drafting
def bring_in(request: HttpRequest, key: str, number: int, version: int) -> HttpResponse:
    """Bring in the text in one language."""
    found = version_of(key, number, version, reader(request))
    form = TextForm(
        request.POST or None,
        request.FILES or None,
        initial={"language": request.GET.get("language", found.draft.authentic)},
    )

    def done() -> HttpResponse:
        brought = form.brought()
        rows = draft_words.bring_in(found, brought, by=reader(request))
        messages.success(
            request,
            _("%(n)d paragraphs in %(language)s. Look at their numbers and kinds.")
            % {"n": len(rows), "language": languages.name(brought.language)},
        )
        return _to(found, brought.language)

    return _asked(
        request,
        form,
        done,
        _about(found)
        | {
            "heading": _("Bring in the text"),
            "keep": _("Bring it in"),
            "known": languages_of(found, rows_of(found)),
        },
    )


@require_http_methods(["GET", "POST"])
@drafting
def paragraph(
    request: HttpRequest,
    key: str,
    number: int,
    version: int,
    paragraph: UUID,
    language: str,
) -> HttpResponse:
    """Correct a paragraph, or translate it."""
    found = version_of(key, number, version, reader(request))
    row = get_object_or_404(found.paragraphs.prefetch_related("texts"), key=paragraph)
    words = words_in(row, language)
    is_frame = found.issued_at is None
    form = ParagraphForm(
        request.POST if request.method == "POST" else None,
        frame=is_frame,
        language=language,
        initial={
            "text": "" if words is None else words.text,
            "number": row.number,
            "role": row.role,
        },
    )

    def done() -> HttpResponse:
        said = form.cleaned_data
        draft_words.change_paragraph(
            row,
            language,
            said["text"],
            by=reader(request),
            number=said["number"] if is_frame else None,
            role=said["role"] if is_frame else None,
        )
        return _to(found, language, str(row.key))

    return _asked(
        request,
        form,
        done,
        _about(found)
        | {
            "heading": _("Paragraph %(number)s") % {"number": row.number}
            if row.number
            else row.get_role_display(),
            "keep": _("Keep it"),
            "others": [one for one in row.texts.all() if one.language != language],
        },
    )


@require_http_methods(["GET", "POST"])
@drafting
def issue(request: HttpRequest, key: str, number: int, version: int) -> HttpResponse:
    """Issue a version: from then on its words and lines stay."""
    found = version_of(key, number, version, reader(request))
    form = IssueForm(request.POST if request.method == "POST" else None, version=found)

    def done() -> HttpResponse:
        said = form.cleaned_data
        issuing.issue(
            found,
            by=reader(request),
            amendments_by=said["closes"],
            time_zone=said["time_zone"],
        )
        messages.success(
            request,
            _("Version %(n)d is issued; its lines stay as they are.") % {"n": version},
        )
        return _to(found)

    return _asked(
        request,
        form,
        done,
        _about(found)
        | {
            "heading": _("Issue version %(n)d") % {"n": version},
            "keep": _("Issue it"),
            "lacking": lacking(found, rows_of(found)),
            "is_issue": True,
        },
    )


@require_POST
@drafting
def issue_language(
    request: HttpRequest, key: str, number: int, version: int, language: str
) -> HttpResponse:
    """Issue a translation that followed."""
    found = version_of(key, number, version, reader(request))
    try:
        issuing.issue_language(found, language, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("Issued in %(language)s.") % {"language": languages.name(language)},
        )
    return _to(found, language)


@require_http_methods(["GET", "POST"])
@drafting
def deadline(request: HttpRequest, key: str, number: int, version: int) -> HttpResponse:
    """Set another deadline for amendments."""
    found = version_of(key, number, version, reader(request))
    form = DeadlineForm(
        request.POST if request.method == "POST" else None,
        initial={"time_zone": found.time_zone or found.draft.session.time_zone},
    )

    def done() -> HttpResponse:
        said = form.cleaned_data
        issuing.set_deadline(
            found, said["closes"], said["time_zone"], said["reason"], by=reader(request)
        )
        return _to(found)

    return _asked(
        request,
        form,
        done,
        _about(found)
        | {"heading": _("Deadline for amendments"), "keep": _("Set the deadline")},
    )


@require_POST
@drafting
def next_version(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Make the next version of the consolidated text."""
    draft = draft_of(key, number, reader(request))
    try:
        made = issuing.next_version(draft, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
        return redirect("proceedings:draft", key, number)
    messages.success(
        request,
        _("Version %(n)d is made of the consolidated text; it is not issued yet.")
        % {"n": made.number},
    )
    return _to(made)


@require_http_methods(["GET", "POST"])
@drafting
def withdraw(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take a draft off the table."""
    draft = draft_of(key, number, reader(request))
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def done() -> HttpResponse:
        drafts.withdraw_draft(draft, form.cleaned_data["reason"], by=reader(request))
        return redirect("proceedings:drafts", key)

    return _asked(
        request,
        form,
        done,
        {
            "session": draft.session,
            "draft": draft,
            "heading": _("Withdraw the draft"),
            "keep": _("Withdraw it"),
        },
    )


def _asked(
    request: HttpRequest, form: Form, done: Done, about: dict[str, object]
) -> HttpResponse:
    """A form that is shown until the action takes what it says."""
    if form.is_bound and form.is_valid():
        try:
            return done()
        except Refusal as error:
            form.add_error(None, str(error))
    return render(
        request,
        "proceedings/draft_form.html",
        {"form": form, "part": "drafts"} | about,
        status=422 if form.errors else 200,
    )


def _about(version: DraftVersion) -> dict[str, object]:
    return {
        "session": version.draft.session,
        "draft": version.draft,
        "version": version,
    }


def _to(version: DraftVersion, language: str = "", place: str = "") -> HttpResponse:
    answer = redirect(
        "proceedings:draft-version",
        version.draft.session.key,
        version.draft.number,
        version.number,
    )
    if language and language != version.draft.authentic:
        answer["Location"] += f"?language={language}"
    if place:
        answer["Location"] += f"#p-{place}"
    return answer
