"""Sending the papers of a session out: what went to whom is kept byte for byte.

An agenda does not go out while a paper lacks a language required, unless a head
overrules with a written reason and signs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.proceedings.documents.agenda import agenda_bytes
from orkhon.proceedings.documents.overruling import overruling_bytes
from orkhon.proceedings.documents.printing import MEDIA
from orkhon.proceedings.models import Circulation, Session, SessionDocument
from orkhon.proceedings.permissions import can_draft, can_overrule, can_prepare
from orkhon.proceedings.queries.circulation import (
    OVERRULING,
    Lack,
    lacks_of,
    said_lack,
)
from orkhon.proceedings.queries.papers import papers_of, required_languages
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Body
from orkhon.register.queries.labels import STORED_LANGUAGE

What = Circulation.What
FORMS = ("docx", "pdf")


class Lacking(Refusal):
    """Papers lack languages, so that the agenda stays where it is.

    Attributes:
        lacks: Every paper with every language that it lacks.
    """

    def __init__(self, lacks: Sequence[Lack]) -> None:
        super().__init__(
            _("the agenda cannot be circulated: %(lacks)s")
            % {"lacks": "; ".join(one.words for one in lacks)}
        )
        self.lacks = tuple(lacks)


@dataclass(frozen=True)
class SentFile:
    """A file that goes out: bytes that are kept now, or a source kept before.

    Attributes:
        format: docx, pdf or what else the file is.
        filename: Of bytes; a source has its own.
    """

    language: str
    format: str
    data: bytes = b""
    filename: str = ""
    source: Source | None = None


@transaction.atomic
def circulate(
    session: Session,
    what: str,
    *,
    files: Sequence[SentFile] | Callable[[], Sequence[SentFile]],
    recipients: Sequence[Body],
    by: User,
    document: SessionDocument | None = None,
    overrule_because: str = "",
    at: datetime | None = None,
) -> Circulation:
    """Send papers out under the next revision of their kind, and log it.

    Args:
        what: A value of `Circulation.What`.
        files: What goes out, or what makes it once the revision has its number.
        recipients: Parliaments, observers, organisations.
        document: Which one, where `what` is a document.
        overrule_because: Why an agenda goes out although a paper lacks a language; a
            head signs it by the act.
        at: When it went out; now where None. A sample tells of another day.
    Raises:
        Lacking: an agenda, while papers lack languages and nobody overrules.
        PermissionDenied: overruled by somebody who is no head.
        Refusal: no file, no recipient, a document missing or withdrawn, a reason
            where nothing lacks, or the session is cancelled.
    """
    require(can_prepare(by) or can_draft(by), "circulate a paper")
    session = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    _check(session, what, recipients, document)
    because = overrule_because.strip()
    lacks = lacks_of(session) if what == What.AGENDA else ()
    if lacks and not because:
        raise Lacking(lacks)
    if because:
        require(can_overrule(by), "overrule that a paper lacks a language")
        if not lacks:
            raise Refusal(_("nothing lacks: there is nothing to overrule"))
    moment = at or timezone.now()
    made = Circulation.objects.create(
        session=session,
        what=what,
        number=_next_number(session, what, document),
        document=document,
        recipients=[one.key for one in recipients],
        lacked=[said_lack(one) for one in lacks],
        overruled_because=because,
        at=moment,
        by=by.actor_id,
        by_name=by.display_name,
    )
    going = [*(files() if callable(files) else files)]
    if not going:
        raise Refusal(_("there is no file to send"))
    made.files = [_kept(session, made, one, by) for one in going]
    if because:
        made.files += [
            _kept(session, made, one, by) | {"what": OVERRULING}
            for one in _overruling(session, made, lacks)
        ]
    made.save(update_fields=["files"])
    append(
        "proceedings.circulation.send",
        subject_of(made),
        by=by,
        session=session.key,
        what=str(what),
        number=made.number,
        document=None if document is None else document.number,
        files=made.files,
        recipients=made.recipients,
        lacked=made.lacked,
        overruled_because=because,
        signed_by=by.display_name if because else "",
    )
    return made


def circulate_agenda(
    session: Session,
    *,
    is_draft: bool,
    recipients: Sequence[Body],
    by: User,
    overrule_because: str = "",
    at: datetime | None = None,
) -> Circulation:
    """Send the annotated agenda out in every language required, as Word and PDF.

    Where no rule says in which languages, it is in English. A draft agenda goes out
    before the papers are there: it is not kept back.

    Raises:
        Lacking, Refusal: see `circulate`.
    """
    known = dict(settings.LANGUAGES)
    required = required_languages(session) or ()
    codes = [one for one in required if one in known] or [STORED_LANGUAGE]

    def made() -> list[SentFile]:
        return [
            SentFile(
                code,
                form,
                agenda_bytes(session, form, code, annotated=True),
                f"{session.key}-agenda-{code}.{form}",
            )
            for code in codes
            for form in FORMS
        ]

    return circulate(
        session,
        What.DRAFT_AGENDA if is_draft else What.AGENDA,
        files=made,
        recipients=recipients,
        by=by,
        overrule_because=overrule_because,
        at=at,
    )


def circulate_document(
    document: SessionDocument,
    *,
    recipients: Sequence[Body],
    by: User,
    at: datetime | None = None,
) -> Circulation:
    """Send the latest version of a paper out in every language that there is.

    Raises:
        Refusal: it has no version, or see `circulate`.
    """
    session = document.session
    paper = next(
        (one for one in papers_of(session).papers if one.id == document.pk), None
    )
    if paper is None:
        raise Refusal(_("paper %(n)d was withdrawn") % {"n": document.number})
    sources = Source.objects.in_bulk([one.source_id for one in paper.latest])
    return circulate(
        session,
        What.DOCUMENT,
        files=[
            SentFile(
                one.language,
                one.filename.rpartition(".")[2].lower(),
                source=sources[one.source_id],
            )
            for one in paper.latest
        ],
        recipients=recipients,
        by=by,
        document=document,
        at=at,
    )


def _check(
    session: Session,
    what: str,
    recipients: Sequence[Body],
    document: SessionDocument | None,
) -> None:
    if what not in What.values:
        raise Refusal(_("“%(what)s” is nothing that is circulated") % {"what": what})
    if session.progress == Session.State.CANCELLED:
        raise Refusal(
            _("%(session)s is %(state)s")
            % {"session": session.title, "state": session.get_progress_display()}
        )
    if not recipients:
        raise Refusal(_("say to whom it goes"))
    if (what == What.DOCUMENT) != (document is not None):
        raise Refusal(_("say which document is circulated"))
    if document is not None and document.session_id != session.pk:
        raise Refusal(_("paper %(n)d is of another session") % {"n": document.number})


def _next_number(session: Session, what: str, document: SessionDocument | None) -> int:
    last = (
        session.circulations.filter(what=what, document=document)
        .order_by("-number")
        .first()
    )
    return 1 if last is None else last.number + 1


def _overruling(
    session: Session, made: Circulation, lacks: Sequence[Lack]
) -> list[SentFile]:
    """The sheet that names who overruled, why, and what lacks; it goes with the agenda."""
    return [
        SentFile(
            STORED_LANGUAGE,
            form,
            overruling_bytes(session, made, lacks, form),
            f"{session.key}-agenda-overruled-{made.number}.{form}",
        )
        for form in FORMS
    ]


def _kept(
    session: Session, made: Circulation, one: SentFile, by: User
) -> dict[str, str]:
    source = one.source
    if source is None:
        if not one.data:
            raise Refusal(_("%(name)s is empty") % {"name": one.filename})
        source, _is_new = keep_source(
            one.data,
            filename=one.filename,
            media_type=MEDIA.get(one.format, "application/octet-stream"),
            text="",
            language=one.language,
            by=by,
            title=f"{made.get_what_display()} {made.number}, {session.title}"[:500],
        )
    return {
        "language": one.language,
        "format": one.format,
        "source": str(source.pk),
    }
