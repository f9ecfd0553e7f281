"""Drafts of texts that a session is to adopt: begun, version by version, withdrawn."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.actions.texts import LANGUAGES
from orkhon.legislation.models import Work
from orkhon.proceedings.models import (
    AgendaItem,
    Draft,
    DraftVersion,
    Session,
    TextKind,
)
from orkhon.proceedings.permissions import can_draft
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Person

TITLE_LENGTH = 300
NOTE_LENGTH = 300


@transaction.atomic
def begin_draft(
    session: Session,
    kind: str,
    title: str,
    authentic: str,
    *,
    by: Actor,
    item: AgendaItem | None = None,
    work: Work | None = None,
    rapporteur: Person | None = None,
) -> Draft:
    """Begin a draft of a text that a session is to adopt.

    Args:
        work: The law or legal document of legislation of which the draft is a
            version; adopted, it becomes the next version there.
    Raises:
        Refusal: no title or a very long one, no such kind or language, an item of
            another session, a work of another kind than the draft.
    """
    require(can_draft(by), "begin a draft")
    title = " ".join(title.split())
    if not title:
        raise Refusal(_("the draft has no title"))
    if len(title) > TITLE_LENGTH:
        raise Refusal(_("the title has more than %(n)d letters") % {"n": TITLE_LENGTH})
    if kind not in TextKind.values:
        raise Refusal(_("“%(kind)s” is no kind of text") % {"kind": kind})
    require_language(authentic)
    if item is not None and item.session_id != session.pk:
        raise Refusal(
            _("item %(number)s is of another session") % {"number": item.number}
        )
    if work is not None and work.kind != kind:
        raise Refusal(
            _(
                "%(work)s is of the kind “%(its_kind)s”, the draft of the kind “%(kind)s”"
            )
            % {
                "work": work,
                "its_kind": work.get_kind_display(),
                "kind": TextKind(kind).label,
            }
        )
    Session.objects.select_for_update().get(pk=session.pk)
    last = session.drafts.order_by("-number").first()
    draft = Draft.objects.create(
        session=session,
        item=item,
        number=1 if last is None else last.number + 1,
        kind=kind,
        title=title,
        authentic=authentic,
        work=work,
        rapporteur=rapporteur,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "proceedings.draft.begin",
        subject_of(draft),
        by=by,
        session=session.key,
        number=draft.number,
        kind=str(kind),
        title=title,
        authentic=authentic,
        item="" if item is None else item.number,
        work="" if work is None else work.key,
    )
    return draft


@transaction.atomic
def begin_version(draft: Draft, *, by: Actor, note: str = "") -> DraftVersion:
    """Begin an empty version, whose text is brought in from outside.

    Raises:
        Refusal: the draft is settled, a version is in hand, or a long note.
    """
    require(can_draft(by), "begin a version of a draft")
    locked = locked_draft(draft)
    note = " ".join(note.split())
    if len(note) > NOTE_LENGTH:
        raise Refusal(_("the note has more than %(n)d letters") % {"n": NOTE_LENGTH})
    number = _next_number(locked)
    version = DraftVersion.objects.create(
        draft=locked,
        number=number,
        note=note,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "proceedings.version.begin",
        subject_of(version),
        by=by,
        draft=subject_of(locked),
        version=number,
        note=note,
    )
    return version


@transaction.atomic
def withdraw_draft(draft: Draft, reason: str, *, by: Actor) -> Draft:
    """Take a draft off the table; its versions and amendments stay to be read.

    Raises:
        Refusal: it is settled, or no reason.
    """
    require(can_draft(by), "withdraw a draft")
    locked = locked_draft(draft)
    reason = " ".join(reason.split())
    if not reason:
        raise Refusal(_("say why the draft is withdrawn"))
    locked.progress = Draft.State.WITHDRAWN
    locked.save()
    append("proceedings.draft.withdraw", subject_of(locked), by=by, reason=reason)
    return locked


def locked_draft(draft: Draft) -> Draft:
    """The draft as it is now, locked; nobody else writes to it until the commit.

    Raises:
        Refusal: it is adopted, not adopted or withdrawn.
    """
    locked = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("session__organ")
        .get(pk=draft.pk)
    )
    if locked.progress != Draft.State.OPEN:
        raise Refusal(
            _("“%(draft)s” is settled: %(state)s")
            % {"draft": locked, "state": locked.get_progress_display()}
        )
    return locked


def require_language(language: str) -> None:
    """Refuse a language that is none of the seven.

    Raises:
        Refusal: it is none of them.
    """
    if language not in LANGUAGES:
        raise Refusal(
            _("“%(language)s” is none of the seven languages") % {"language": language}
        )


def _next_number(draft: Draft) -> int:
    last = draft.versions.order_by("-number").first()
    if last is None:
        return 1
    if last.issued_at is None:
        raise Refusal(
            _("version %(number)d is in hand and not issued yet")
            % {"number": last.number}
        )
    return last.number + 1
