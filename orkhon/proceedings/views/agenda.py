"""The agenda of a session: the order of business, its items, its papers."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import agenda as verbs
from orkhon.proceedings.actions import agenda_whole as whole
from orkhon.proceedings.documents.agenda import agenda_bytes
from orkhon.proceedings.documents.printing import ENDINGS, MEDIA, WORDS
from orkhon.proceedings.forms.agenda import (
    CopyForm,
    ItemForm,
    WordsForm,
    other_languages,
)
from orkhon.proceedings.models import AgendaItem, Session
from orkhon.proceedings.permissions import can_prepare, can_read_preparations
from orkhon.proceedings.queries.agenda import (
    SOURCE_LANGUAGE,
    business,
    last_circulated,
    words_of,
)
from orkhon.proceedings.views.doors import inside, preparing, session_of
from orkhon.proceedings.views.participants import download
from orkhon.record.refusals import Refusal
from orkhon.ui import languages

ACTS: dict[str, Callable[..., AgendaItem]] = {
    "strike": verbs.take_off_item,
    "put-off": verbs.put_off_item,
    "restore": verbs.take_back_item,
}


@require_GET
@inside
def agenda(request: HttpRequest, key: str) -> HttpResponse:
    """The order of business; delegations read it once it was circulated."""
    session = session_of(key)
    circulated = last_circulated(session)
    sees_all = can_read_preparations(request.user)
    may_prepare = can_prepare(request.user) and _is_open(session)
    language = _language(request)
    parts = business(session, language) if sees_all or circulated else ()
    copy = CopyForm(session) if may_prepare and not any(parts) else None
    return render(
        request,
        "proceedings/agenda.html",
        {
            "session": session,
            "parts": parts,
            "circulated": circulated,
            "is_hidden": not (sees_all or circulated),
            "may_prepare": may_prepare,
            "may_number": may_prepare and circulated is None and any(parts),
            "copy": copy if copy is not None and copy.has_any else None,
            "language": language,
            "languages": _choices(),
            "forms": WORDS.items(),
        },
    )


@require_GET
@inside
def paper(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The agenda as a file: `?language=kk&annotated=1`."""
    session = session_of(key)
    if form == "file":
        form = request.GET.get("format", "")
    if form not in MEDIA or not (
        can_read_preparations(request.user) or last_circulated(session)
    ):
        raise Http404("no such paper")
    language, annotated = _language(request), bool(request.GET.get("annotated"))
    kind = "annotated-agenda" if annotated else "agenda"
    return download(
        agenda_bytes(session, form, language, annotated=annotated),
        MEDIA[form],
        f"{key}-{kind}-{language}.{ENDINGS[form]}",
    )


@require_http_methods(["GET", "POST"])
@preparing
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Put an item on the agenda."""
    session = session_of(key)
    form = ItemForm(session, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = verbs.add_item(
                session,
                form.plan(),
                by=reader(request),
                parent=form.cleaned_data["parent"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("On the agenda: %(item)s.") % {"item": made},
            )
            return _back(session, made)
    return _form(request, "item_new.html", {"form": form, "session": session})


@require_http_methods(["GET", "POST"])
@preparing
def change(request: HttpRequest, key: str, pk: uuid.UUID) -> HttpResponse:
    """Change an item; its number stays."""
    item = _item(key, pk)
    form = (
        ItemForm(item.session, request.POST, is_new=False)
        if request.method == "POST"
        else ItemForm(item.session, initial=ItemForm.initial_of(item), is_new=False)
    )
    if form.is_bound and form.is_valid():
        try:
            verbs.change_item(item, form.plan(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The item is changed."))
            return _back(item.session, item)
    return _form(
        request,
        "item.html",
        {
            "form": form,
            "session": item.session,
            "item": item,
            "words": [
                (code, name, words_of(item, code)) for code, name in other_languages()
            ],
        },
    )


@require_http_methods(["GET", "POST"])
@preparing
def words(request: HttpRequest, key: str, pk: uuid.UUID, language: str) -> HttpResponse:
    """Say an item in another language."""
    item = _item(key, pk)
    if language not in dict(other_languages()):
        raise Http404(f"no language {language}")
    now = words_of(item, language)
    initial = {} if now.lacks else {"title": now.title, "annotation": now.annotation}
    form = WordsForm(
        language, request.POST if request.method == "POST" else None, initial=initial
    )
    if form.is_bound and form.is_valid():
        try:
            whole.translate_item(
                item, language, by=reader(request), **form.cleaned_data
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The words are kept."))
            return redirect("proceedings:change-item", key, pk)
    return _form(
        request,
        "item_words.html",
        {
            "form": form,
            "session": item.session,
            "item": item,
            "language": language,
            "language_words": languages.name(language),
        },
    )


@require_POST
@preparing
def move(request: HttpRequest, key: str, pk: uuid.UUID) -> HttpResponse:
    """Move an item up or down in the order of business (`to`)."""
    item = _item(key, pk)
    to = request.POST.get("to")
    try:
        verbs.move_item(item, "up" if to == "up" else "down", by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    return _back(item.session, item)


@require_POST
@preparing
def act(request: HttpRequest, key: str, pk: uuid.UUID, act: str) -> HttpResponse:
    """Take an item off, put it off, or put it on the agenda again."""
    item = _item(key, pk)
    if act not in ACTS:
        raise Http404("no such act")
    try:
        ACTS[act](item, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    return _back(item.session, item)


@require_POST
@preparing
def number(request: HttpRequest, key: str) -> HttpResponse:
    """Number the items anew, as long as no agenda was circulated."""
    session = session_of(key)
    try:
        whole.number_items(session, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The items are numbered anew."))
    return redirect("proceedings:agenda", key)


@require_POST
@preparing
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """Begin the agenda with the items of an earlier session."""
    session = session_of(key)
    form = CopyForm(session, request.POST)
    if form.is_valid():
        try:
            count = whole.copy_agenda(
                session, form.cleaned_data["earlier"], by=reader(request)
            )
        except Refusal as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Items taken over: %(n)d.") % {"n": count})
    return redirect("proceedings:agenda", key)


def _item(key: str, pk: uuid.UUID) -> AgendaItem:
    return get_object_or_404(
        AgendaItem.objects.select_related("session__organ", "session__host"),
        session__key=key,
        pk=pk,
    )


def _is_open(session: Session) -> bool:
    return session.progress not in (Session.State.CLOSED, Session.State.CANCELLED)


def _language(request: HttpRequest) -> str:
    """The language asked for; without one, the reader's."""
    asked = request.GET.get("language") or (get_language() or "").split("-")[0]
    return asked if asked in dict(_choices()) else SOURCE_LANGUAGE


def _choices() -> list[tuple[str, str]]:
    return [(SOURCE_LANGUAGE, languages.name(SOURCE_LANGUAGE)), *other_languages()]


def _back(session: Session, item: AgendaItem) -> HttpResponse:
    """The agenda with the item in view, so that keys go on where they were."""
    return redirect(f"{reverse('proceedings:agenda', args=[session.key])}#i{item.pk}")


def _form(
    request: HttpRequest, template: str, context: dict[str, object]
) -> HttpResponse:
    return render(
        request,
        f"proceedings/{template}",
        context | {"part": "agenda"},
        status=422 if getattr(context["form"], "errors", None) else 200,
    )
