"""Papers of a session: numbered, in languages, one of them authentic, kept as they came."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.proceedings.actions.participants import open_session
from orkhon.proceedings.models import (
    AgendaItem,
    DocumentVersion,
    Session,
    SessionDocument,
)
from orkhon.proceedings.permissions import can_prepare
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.ui import languages

LARGEST = 20 * 1024 * 1024
TITLE_LENGTH = 300
BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "application/x-ole-storage",
    b"{\\rtf": "application/rtf",
}
"""How the files begin that are taken (RFC 8118, ECMA-376 part 2, MS-CFB, RTF 1.9.1)."""
OFFICE = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
}
"""What a packed file is by its ending."""


@transaction.atomic
def begin_document(
    session: Session, title: str, *, item: AgendaItem | None = None, by: User
) -> SessionDocument:
    """Begin a paper of the session, or of one of its items, under the next number.

    Raises:
        Refusal: no title, an item of another session, or the session is over.
    """
    require(can_prepare(by), "begin a paper of a session")
    session = open_session(session)
    title = title.strip()
    if not title or len(title) > TITLE_LENGTH:
        raise Refusal(_("a title has 1 to %(n)d letters") % {"n": TITLE_LENGTH})
    _refuse_item(session, item)
    last = session.papers.order_by("-number").first()
    made = SessionDocument.objects.create(
        session=session,
        item=item,
        number=1 if last is None else last.number + 1,
        title=title,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "proceedings.document.begin",
        subject_of(made),
        by=by,
        number=made.number,
        title=title,
        item="" if item is None else item.number,
    )
    return made


@transaction.atomic
def change_document(
    document: SessionDocument, title: str, *, item: AgendaItem | None, by: User
) -> SessionDocument:
    """Name a paper otherwise, or put it under another item.

    Raises:
        Refusal: nothing is changed, withdrawn, or see `begin_document`.
    """
    require(can_prepare(by), "change a paper of a session")
    document = _standing(document)
    title = title.strip()
    if not title or len(title) > TITLE_LENGTH:
        raise Refusal(_("a title has 1 to %(n)d letters") % {"n": TITLE_LENGTH})
    _refuse_item(document.session, item)
    if (title, item) == (document.title, document.item):
        raise Refusal(_("nothing is changed"))
    was = {
        "title": document.title,
        "item": "" if document.item is None else document.item.number,
    }
    document.title, document.item = title, item
    document.save(update_fields=["title", "item"])
    append(
        "proceedings.document.change",
        subject_of(document),
        by=by,
        was=was,
        now={"title": title, "item": "" if item is None else item.number},
    )
    return document


@transaction.atomic
def add_version(
    document: SessionDocument,
    language: str,
    data: bytes,
    *,
    filename: str,
    by: User,
    is_authentic: bool = False,
) -> DocumentVersion:
    """Keep a paper in one language, byte for byte; an earlier version stays.

    A new version in the authentic language is the authentic one. Where another
    language is authentic, `name_authentic` has to say otherwise first.

    Raises:
        Refusal: an unknown language, no document, too large, the same file as
            before, another authentic language, withdrawn, or the session is over.
    """
    require(can_prepare(by), "bring in a paper of a session")
    document = _standing(document)
    if language not in dict(settings.LANGUAGES):
        raise Refusal(
            _("“%(code)s” is no language of ours: %(known)s")
            % {"code": language, "known": ", ".join(dict(settings.LANGUAGES))}
        )
    media_type = _media_type(data, filename)
    binding = document.versions.filter(is_authentic=True).first()
    if is_authentic and binding is not None and binding.language != language:
        raise Refusal(
            _("%(language)s is the authentic language of this paper")
            % {"language": languages.name(binding.language)}
        )
    last = document.versions.filter(language=language).order_by("-number").first()
    source, _is_new = keep_source(
        data,
        filename=filename,
        media_type=media_type,
        text="",
        language=language,
        by=by,
        title=f"{document.title}, {document.session.title}"[:500],
    )
    if last is not None and last.source_id == source.pk:
        raise Refusal(_("this is the same file as version %(n)d") % {"n": last.number})
    made = DocumentVersion.objects.create(
        document=document,
        language=language,
        number=1 if last is None else last.number + 1,
        is_authentic=is_authentic
        or (binding is not None and binding.language == language),
        source=source,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "proceedings.document.bring-in",
        subject_of(document),
        by=by,
        language=language,
        version=made.number,
        is_authentic=made.is_authentic,
        source=str(source.pk),
        sha256=source.sha256,
    )
    return made


@transaction.atomic
def name_authentic(document: SessionDocument, language: str, *, by: User) -> None:
    """Say which language binds; the others are unofficial translations from now on.

    Raises:
        Refusal: there is no version in it, it is authentic already, or withdrawn.
    """
    require(can_prepare(by), "name the authentic language of a paper")
    document = _standing(document)
    versions = document.versions.filter(language=language)
    if not versions.exists():
        raise Refusal(
            _("there is no version in %(language)s")
            % {"language": languages.name(language)}
        )
    was = document.versions.filter(is_authentic=True).first()
    if was is not None and was.language == language:
        raise Refusal(_("nothing is changed"))
    document.versions.exclude(language=language).update(is_authentic=False)
    versions.update(is_authentic=True)
    append(
        "proceedings.document.name-authentic",
        subject_of(document),
        by=by,
        language=language,
        was="" if was is None else was.language,
    )


@transaction.atomic
def withdraw_document(document: SessionDocument, *, why: str, by: User) -> None:
    """Take a paper out of the session's table; its number is not given again.

    Raises:
        Refusal: no reason, withdrawn before, or the session is over.
    """
    require(can_prepare(by), "withdraw a paper of a session")
    if not why.strip():
        raise Refusal(_("say why the paper is withdrawn"))
    document = _standing(document)
    document.withdrawn_at = timezone.now()
    document.save(update_fields=["withdrawn_at"])
    append(
        "proceedings.document.withdraw",
        subject_of(document),
        by=by,
        number=document.number,
        title=document.title,
        why=why.strip(),
    )


def _standing(document: SessionDocument) -> SessionDocument:
    """The row as it is now, its session locked.

    Raises:
        Refusal: it was withdrawn, or the session is over.
    """
    open_session(document.session)
    row = SessionDocument.objects.select_related("session", "item").get(pk=document.pk)
    if row.withdrawn_at is not None:
        raise Refusal(_("paper %(n)d was withdrawn") % {"n": row.number})
    return row


def _refuse_item(session: Session, item: AgendaItem | None) -> None:
    if item is not None and item.session_id != session.pk:
        raise Refusal(
            _("item %(number)s is of another session") % {"number": item.number}
        )


def _media_type(data: bytes, filename: str) -> str:
    """What a file is; its beginning decides whether it is taken at all."""
    if len(data) > LARGEST:
        raise Refusal(_("%(name)s is larger than 20 MB") % {"name": filename})
    kind = next((BEGINNINGS[one] for one in BEGINNINGS if data.startswith(one)), "")
    ending = filename.rpartition(".")[2].lower()
    if kind in {"application/zip", "application/x-ole-storage"}:
        kind = OFFICE.get(ending, "")
    if not kind:
        raise Refusal(
            _("%(name)s is no PDF, Word, Excel, PowerPoint or OpenDocument file")
            % {"name": filename}
        )
    return kind
