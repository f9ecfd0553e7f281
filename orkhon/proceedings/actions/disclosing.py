"""Sessions, their parts and legal documents are opened to everybody, and closed again.

Opening changes nothing of what is opened; it says that everybody may see it.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.legislation.models import Version, Work
from orkhon.proceedings.models import Minutes, Session, SessionDocument
from orkhon.proceedings.permissions import can_adopt
from orkhon.proceedings.queries.disclosed import names_subject
from orkhon.proceedings.queries.papers import circulated_sources
from orkhon.record.actions import RecordError, close_again, disclose, subject_of
from orkhon.record.queries import is_disclosed
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def open_session(session: Session, *, by: Actor) -> None:
    """Open a session: its facts, what was circulated of its agenda, what it decided.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: it is open already.
    """
    require(can_adopt(by), "open a session to everybody")
    open_subject(subject_of(session), session.title, by)


@transaction.atomic
def close_session_page(session: Session, *, by: Actor, why: str) -> None:
    """Take the page of a session back from everybody, with all that stands on it.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: no reason is given, or it is not open.
    """
    require(can_adopt(by), "close a session to everybody")
    close_subject(subject_of(session), session.title, by, why)


@transaction.atomic
def open_names(session: Session, *, by: Actor) -> None:
    """Open the list of names: who took part for whom, with their posts.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: the session itself is not open, or the list is open already.
    """
    require(can_adopt(by), "open a list of participants to everybody")
    _require_open(session)
    open_subject(names_subject(session), _("The list of names"), by)


@transaction.atomic
def close_names(session: Session, *, by: Actor, why: str) -> None:
    """Take the list of names back; countries and bodies stay.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: no reason is given, or it is not open.
    """
    require(can_adopt(by), "close a list of participants to everybody")
    close_subject(names_subject(session), _("The list of names"), by, why)


@transaction.atomic
def open_minutes(minutes: Minutes, *, by: Actor) -> None:
    """Open the minutes of a sitting as they were approved.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: they are not approved, the session is not open, or they are open.
    """
    require(can_adopt(by), "open minutes to everybody")
    if minutes.phase != Minutes.Phase.APPROVED:
        raise Refusal(_("These minutes are not approved yet"))
    _require_open(minutes.sitting.session)
    open_subject(subject_of(minutes), _("These minutes"), by)


@transaction.atomic
def close_minutes(minutes: Minutes, *, by: Actor, why: str) -> None:
    """Take the minutes of a sitting back from everybody.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: no reason is given, or they are not open.
    """
    require(can_adopt(by), "close minutes to everybody")
    close_subject(subject_of(minutes), _("These minutes"), by, why)


@transaction.atomic
def open_document(document: SessionDocument, *, by: Actor) -> None:
    """Open a paper of a session, in the versions that were circulated.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: it was withdrawn or never circulated, the session is not open, or the
            paper is open already.
    """
    require(can_adopt(by), "open a document to everybody")
    if document.withdrawn_at is not None:
        raise Refusal(_("%(title)s was withdrawn") % {"title": document.title})
    sent = circulated_sources(document.session)
    if not any(str(one.source_id) in sent for one in document.versions.all()):
        raise Refusal(_("%(title)s was not circulated yet") % {"title": document.title})
    _require_open(document.session)
    open_subject(subject_of(document), document.title, by)


@transaction.atomic
def close_document(document: SessionDocument, *, by: Actor, why: str) -> None:
    """Take a paper of a session back from everybody.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: no reason is given, or it is not open.
    """
    require(can_adopt(by), "close a document to everybody")
    close_subject(subject_of(document), document.title, by, why)


@transaction.atomic
def open_instrument(work: Work, *, by: Actor) -> None:
    """Open a legal document of the assembly, with every version but drafts.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: it is a law, there are drafts of it alone, or it is open already.
    """
    require(can_adopt(by), "open a legal document to everybody")
    if work.kind != Work.Kind.INSTRUMENT:
        raise Refusal(
            _("%(title)s is no legal document of the assembly") % {"title": work}
        )
    states = set(work.versions.values_list("state", flat=True))
    if states == {Version.State.DRAFT}:
        raise Refusal(_("%(title)s is a draft so far") % {"title": work})
    open_subject(subject_of(work), work.title, by)


@transaction.atomic
def close_instrument(work: Work, *, by: Actor, why: str) -> None:
    """Take a legal document of the assembly back from everybody.

    Raises:
        PermissionDenied: not one who opens to everybody.
        Refusal: no reason is given, or it is not open.
    """
    require(can_adopt(by), "close a legal document to everybody")
    close_subject(subject_of(work), work.title, by, why)


def _require_open(session: Session) -> None:
    if not is_disclosed(subject_of(session)):
        raise Refusal(
            _("%(session)s is not open to everybody; open the session first")
            % {"session": session.title}
        )


def open_subject(subject: str, name: str, by: Actor) -> None:
    """Open a subject whose permission was asked.

    Raises:
        Refusal: it is open already.
    """
    try:
        disclose(subject, by=by)
    except RecordError as error:
        raise Refusal(
            _("%(thing)s: open to everybody already") % {"thing": name}
        ) from error


def close_subject(subject: str, name: str, by: Actor, why: str) -> None:
    """Close a subject whose permission was asked.

    Raises:
        Refusal: no reason is given, or it is not open.
    """
    if not why.strip():
        raise Refusal(_("Say in a few words why it is closed again"))
    try:
        close_again(subject, by=by, why=why)
    except RecordError as error:
        raise Refusal(
            _("%(thing)s: not open to everybody") % {"thing": name}
        ) from error
