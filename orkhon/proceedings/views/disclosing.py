"""Pages that say what everybody will see of something, and open or close it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from orkhon.accounts.models import User
from orkhon.accounts.reader import reader
from orkhon.legislation.models import Version
from orkhon.proceedings.actions import disclosing
from orkhon.proceedings.models import Minutes, Session, SessionDocument
from orkhon.proceedings.queries.agenda import last_circulated
from orkhon.proceedings.queries.disclosed import names_subject
from orkhon.proceedings.queries.papers import paper_of
from orkhon.proceedings.queries.programme import sitting_words
from orkhon.proceedings.queries.published_meeting import LISTED
from orkhon.proceedings.queries.sessions import called
from orkhon.proceedings.views.doors import adopting, session_of
from orkhon.proceedings.views.instruments import document_of
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed_at
from orkhon.record.refusals import Refusal
from orkhon.ui import languages


@dataclass(frozen=True)
class Thing:
    """What is opened or closed.

    Attributes:
        name: What the page calls it.
        back: The page that led here.
        above: What it belongs to, and its page.
        visible: What everybody will see, line by line.
        hidden: What they will not, in one line.
        public: The page as everybody sees it.
    """

    subject: str
    name: str
    back: str
    above: tuple[str, str]
    visible: Sequence[str]
    hidden: str
    public: str
    opens: Callable[[User], None]
    closes: Callable[[User, str], None]


@require_http_methods(["GET", "HEAD", "POST"])
@adopting
def session(request: HttpRequest, key: str) -> HttpResponse:
    """A session with all that stands on its page."""
    found = session_of(key)
    return _answered(
        request,
        Thing(
            subject=subject_of(found),
            name=called(found),
            back=_session(found),
            above=(_("Sessions"), reverse("proceedings:index")),
            visible=_of_session(found),
            hidden=_(
                "notes, drafts and amendments, positions of parliaments, contacts of"
                " anybody, documents, minutes and names that are not opened themselves."
            ),
            public=_public("session", found.key),
            opens=lambda by: disclosing.open_session(found, by=by),
            closes=lambda by, why: disclosing.close_session_page(found, by=by, why=why),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@adopting
def names(request: HttpRequest, key: str) -> HttpResponse:
    """The names of delegations, observers and organisations of a session."""
    found = session_of(key)
    n = found.participants.filter(withdrawn_at=None, capacity__in=LISTED).count()
    return _answered(
        request,
        Thing(
            subject=names_subject(found),
            name=_("List of names"),
            back=reverse("proceedings:participants", args=[found.key]),
            above=(called(found), _session(found)),
            visible=[
                ngettext(
                    "%(n)d name with its post, under its delegation",
                    "%(n)d names with their posts, under their delegations",
                    n,
                )
                % {"n": n}
            ],
            hidden=_("contacts, staff of delegations, guests, the press."),
            public=_public("session", found.key),
            opens=lambda by: disclosing.open_names(found, by=by),
            closes=lambda by, why: disclosing.close_names(found, by=by, why=why),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@adopting
def minutes(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The approved minutes of a sitting."""
    found = get_object_or_404(
        Minutes.objects.select_related("sitting__session__organ"),
        sitting__session__key=key,
        sitting__number=number,
        phase=Minutes.Phase.APPROVED,
    )
    held = found.sitting.session
    return _answered(
        request,
        Thing(
            subject=subject_of(found),
            name=_("Minutes: %(sitting)s") % {"sitting": sitting_words(found.sitting)},
            back=reverse("proceedings:sitting-minutes", args=[key, number]),
            above=(called(held), _session(held)),
            visible=[
                _("Every paragraph as it was approved, with the names in it"),
                _("Who was in the chair, which parliaments were present"),
            ],
            hidden=_("notes, corrections, positions, who attended by name."),
            public=_public("session-minutes", key, number),
            opens=lambda by: disclosing.open_minutes(found, by=by),
            closes=lambda by, why: disclosing.close_minutes(found, by=by, why=why),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@adopting
def document(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A paper of a session."""
    found = get_object_or_404(
        SessionDocument.objects.select_related("session__organ", "item"),
        session__key=key,
        number=number,
    )
    held = found.session
    paper = paper_of(held, found)
    sent = [one for one in (paper.latest if paper else ()) if one.is_circulated]
    return _answered(
        request,
        Thing(
            subject=subject_of(found),
            name=found.title,
            back=reverse("proceedings:document", args=[key, number]),
            above=(called(held), _session(held)),
            visible=[
                _("%(file)s, %(language)s, byte for byte")
                % {"file": one.filename, "language": languages.name(one.language)}
                for one in sent
            ],
            hidden=_("versions that were not circulated."),
            public=_public("session", key),
            opens=lambda by: disclosing.open_document(found, by=by),
            closes=lambda by, why: disclosing.close_document(found, by=by, why=why),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@adopting
def instrument(request: HttpRequest, work: str) -> HttpResponse:
    """One of the assembly's own legal documents."""
    found = document_of(work)
    versions = found.versions.exclude(state=Version.State.DRAFT).count()
    events = found.events.count()
    return _answered(
        request,
        Thing(
            subject=subject_of(found),
            name=found.title,
            back=reverse("proceedings:legal-document", args=[work]),
            above=(_("Legal documents"), reverse("proceedings:legal-documents")),
            visible=[
                ngettext(
                    "%(n)d version with its texts",
                    "%(n)d versions with their texts",
                    versions,
                )
                % {"n": versions},
                ngettext(
                    "%(n)d thing that sources say of it",
                    "%(n)d things that sources say of it",
                    events,
                )
                % {"n": events},
            ],
            hidden=_("drafts, renewals in hand with their proposals and comments."),
            public=_public("instrument", work),
            opens=lambda by: disclosing.open_instrument(found, by=by),
            closes=lambda by, why: disclosing.close_instrument(found, by=by, why=why),
        ),
    )


def _of_session(found: Session) -> list[str]:
    lines = [_("Days, place, where it was decided to be, who takes the chair")]
    if found.progress == Session.State.PLANNED:
        lines.append(_("Once it is convened: sittings, programme, who takes part"))
    else:
        lines.append(_("Sittings and programme; countries and bodies that take part"))
    lines.append(
        _("The agenda as it was last circulated")
        if last_circulated(found)
        else _("The agenda, once it is circulated")
    )
    lines.append(_("Decisions that were adopted, without who said what"))
    issued = found.reports.filter(issued_at__isnull=False).count()
    lines.append(
        ngettext(
            "%(n)d report that is issued, and those issued later",
            "%(n)d reports that are issued, and those issued later",
            issued,
        )
        % {"n": issued}
    )
    return lines


def _answered(request: HttpRequest, thing: Thing) -> HttpResponse:
    error, why = "", request.POST.get("why", "")
    if request.method == "POST":
        try:
            if request.POST.get("act") == "close":
                thing.closes(reader(request), why)
                said = _("%(thing)s: closed again.")
            else:
                thing.opens(reader(request))
                said = _("%(thing)s: open to everybody.")
            messages.success(request, said % {"thing": thing.name})
            return redirect(thing.back)
        except Refusal as refused:
            error = str(refused)
    opened_at = disclosed_at([thing.subject]).get(thing.subject)
    return render(
        request,
        "proceedings/everybody.html",
        {
            "thing": thing,
            "is_open": opened_at is not None,
            "opened_at": opened_at,
            "visible": thing.visible,
            "hidden": thing.hidden,
            "public_url": thing.public,
            "back": thing.back,
            "error": error,
            "why": why,
        },
        status=422 if error else 200,
    )


def _session(found: Session) -> str:
    return reverse("proceedings:session", args=[found.key])


def _public(name: str, *args: str | int) -> str:
    language = (get_language() or "en").split("-")[0]
    return reverse(f"portal:{name}", args=[language, *args])
