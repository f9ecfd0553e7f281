"""The renewal of a legal document, article by article."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import renewal_articles as steps
from orkhon.proceedings.actions import renewals as verbs
from orkhon.proceedings.documents.renewal import comparison_bytes
from orkhon.proceedings.forms.renewals import (
    AddForm,
    ArticleForm,
    BeginForm,
    CommentForm,
    FinishForm,
    ItemForm,
)
from orkhon.proceedings.models import Renewal, RenewalArticle
from orkhon.proceedings.permissions import (
    can_amend,
    can_draft,
    own_parliament,
)
from orkhon.proceedings.queries import renewals as reads
from orkhon.proceedings.views.doors import amending, drafting, inside
from orkhon.proceedings.views.instruments import document_of
from orkhon.record.refusals import Refusal

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_http_methods(["GET", "POST"])
@drafting
def begin_renewal(request: HttpRequest, work: str) -> HttpResponse:
    """Begin a renewal on one of the versions."""
    found = document_of(work)
    form = BeginForm(found, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            made = verbs.begin_renewal(
                found,
                said["base"],
                said["title"],
                by=reader(request),
                mandate=said["mandate"],
                shown=form.shown(),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:renewal", work, made.number)
    return render(
        request,
        "proceedings/renewal_begin.html",
        {"work": found, "form": form},
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def renewal(request: HttpRequest, work: str, number: int) -> HttpResponse:
    """How far a renewal is, article by article."""
    return _renewal_page(request, _renewal(work, number))


@require_http_methods(["GET", "POST"])
@inside
def renewal_article(
    request: HttpRequest, work: str, number: int, eid: str
) -> HttpResponse:
    """One article: today's words, every step, and what is to become of it."""
    found = _renewal(work, number)
    article = reads.article_of(found, eid)
    if article is None:
        raise Http404(f"no article {eid}")
    own = None if can_draft(request.user) else own_parliament(request.user)
    first = {
        "progress": article.progress,
        "wording": article.proposed or article.old,
        "seen": article.seen,
    }
    if request.method == "POST" and not can_amend(request.user):
        raise Http404("not for this account")
    form = ArticleForm(
        request.POST if request.method == "POST" else None, initial=first, own=own
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            steps.decide_article(
                found,
                eid,
                said["progress"],
                by=reader(request),
                wording=said["wording"],
                reason=said["reason"],
                parliament=form.parliament_said(),
                seen=said["seen"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:renewal", work, number)
    return _article_page(request, found, article, form, CommentForm())


@require_POST
@amending
def comment_article(
    request: HttpRequest, work: str, number: int, eid: str
) -> HttpResponse:
    """Say something of an article."""
    found = _renewal(work, number)
    article = reads.article_of(found, eid)
    if article is None:
        raise Http404(f"no article {eid}")
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            steps.comment_article(
                found,
                eid,
                form.cleaned_data["words"],
                by=reader(request),
                parliament=own_parliament(request.user),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:renewal-article", work, number, eid)
    own = None if can_draft(request.user) else own_parliament(request.user)
    return _article_page(request, found, article, ArticleForm(own=own), form)


@require_POST
@amending
def add_article(request: HttpRequest, work: str, number: int) -> HttpResponse:
    """Propose an article that the document does not have."""
    found = _renewal(work, number)
    form = AddForm(_behind(found), request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            steps.add_article(
                found,
                said["after"],
                said["wording"],
                by=reader(request),
                reason=said["reason"],
                parliament=own_parliament(request.user),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:renewal", work, number)
    return _renewal_page(request, found, add=form)


@require_POST
@drafting
def place_renewal(request: HttpRequest, work: str, number: int) -> HttpResponse:
    """Put it on an item of an agenda."""
    found = _renewal(work, number)
    form = ItemForm(request.POST)
    if form.is_valid():
        return _done(
            request,
            found,
            lambda: verbs.place_renewal(
                found, form.cleaned_data["item"], by=reader(request)
            ),
        )
    return _renewal_page(request, found, place=form)


@require_POST
@drafting
def finish_renewal(request: HttpRequest, work: str, number: int) -> HttpResponse:
    """Make the next version."""
    found = _renewal(work, number)
    form = FinishForm(request.POST)
    if form.is_valid():
        try:
            verbs.finish_renewal(
                found,
                by=reader(request),
                state=form.cleaned_data["state"],
                dates=form.dates(),
                note=form.cleaned_data["note"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The next version is made."))
            return redirect("proceedings:legal-document", work)
    return _renewal_page(request, found, finish=form)


@require_POST
@drafting
def drop_renewal(request: HttpRequest, work: str, number: int) -> HttpResponse:
    """Give it up."""
    found = _renewal(work, number)
    return _done(
        request,
        found,
        lambda: verbs.drop_renewal(
            found, request.POST.get("why", ""), by=reader(request)
        ),
    )


@require_GET
@inside
def comparison(request: HttpRequest, work: str, number: int, form: str) -> HttpResponse:
    """The table: old, proposed, agreed, why."""
    found = _renewal(work, number)
    if form not in MEDIA_TYPES:
        raise Http404(f"no file of the kind {form}")
    name = f"{work}-renewal-{number}.{form}"
    return HttpResponse(
        comparison_bytes(found, form),
        content_type=MEDIA_TYPES[form],
        headers={
            "Content-Disposition": content_disposition_header(True, name)
            or "attachment"
        },
    )


def _renewal(work: str, number: int) -> Renewal:
    return get_object_or_404(
        Renewal.objects.select_related(
            "work", "base", "result", "item__session", "citation__source"
        ),
        work__key=work,
        number=number,
    )


def _done(
    request: HttpRequest, found: Renewal, act: Callable[[], object]
) -> HttpResponse:
    try:
        act()
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("proceedings:renewal", found.work.key, found.number)


def _behind(found: Renewal) -> list[tuple[str, str]]:
    return [(one.eid, one.name) for one in reads.articles_of(found) if not one.is_added]


def _renewal_page(
    request: HttpRequest,
    found: Renewal,
    *,
    add: AddForm | None = None,
    place: ItemForm | None = None,
    finish: FinishForm | None = None,
) -> HttpResponse:
    articles = reads.articles_of(found)
    is_open = found.progress == Renewal.State.OPEN
    text = reads.base_text(found)
    return render(
        request,
        "proceedings/renewal.html",
        {
            "renewal": found,
            "work": found.work,
            "articles": articles,
            "standing": reads.standing_of_all(articles),
            "language": "" if text is None else text.language,
            "is_open": is_open,
            "may_draft": can_draft(request.user),
            "may_amend": is_open and can_amend(request.user),
            "add": add or AddForm(_behind(found)),
            "place": place or ItemForm(initial={"item": found.item_id}),
            "finish": finish or FinishForm(),
        },
        status=422 if (add or place or finish) else 200,
    )


def _article_page(
    request: HttpRequest,
    found: Renewal,
    article: reads.Article,
    form: ArticleForm,
    comment: CommentForm,
) -> HttpResponse:
    text = reads.base_text(found)
    return render(
        request,
        "proceedings/renewal_article.html",
        {
            "renewal": found,
            "work": found.work,
            "article": article,
            "language": "" if text is None else text.language,
            "states": dict(RenewalArticle.State.choices),
            "form": form,
            "comment": comment,
            "may_amend": found.progress == Renewal.State.OPEN
            and can_amend(request.user),
        },
        status=422 if form.errors or comment.errors else 200,
    )
