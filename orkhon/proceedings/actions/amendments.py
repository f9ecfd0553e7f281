"""Amendments: tabled, put together in a compromise, accepted, declined, opened again."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from orkhon.engines.amendments import AmendmentError, check, conflicts, consolidate
from orkhon.legislation.actions.citing import Cited, cited_place
from orkhon.proceedings.actions.amendment_owners import (
    open_amendment,
    settle,
    tell,
    the_owners,
)
from orkhon.proceedings.actions.amendment_wording import Asked, fitted
from orkhon.proceedings.actions.issuing import require_last
from orkhon.proceedings.models import Amendment, DraftVersion, Question, Sitting
from orkhon.proceedings.permissions import can_amend, can_draft
from orkhon.proceedings.queries.amendments import engine_amendment, with_owners
from orkhon.proceedings.queries.draft_texts import rows_of, text_of
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body

NOTE_LENGTH = 300
WHY = {
    "same words": gettext_lazy("both change the same words"),
    "same place": gettext_lazy("both insert at the same place"),
    "deleted paragraph": gettext_lazy(
        "one strikes the paragraph that the other changes"
    ),
    "moved paragraph": gettext_lazy("one moves the paragraph that the other relies on"),
}
"""Why two amendments exclude one another; keys of the engine."""


@transaction.atomic
def table(
    version: DraftVersion,
    asked: Asked,
    owners: Sequence[Body],
    *,
    by: Actor,
    shown: Cited | None = None,
    sitting: Sitting | None = None,
    received_at: datetime | None = None,
) -> Amendment:
    """Put an amendment of one or several parliaments to the version before them.

    A delegation tables for its own parliament; a secretary enters what a letter says,
    with its words, or what was asked for in a sitting. What comes after the deadline
    is kept and marked late; in a sitting nothing is late.

    Args:
        version: The last issued one.
        asked: What is asked for, in the authentic language.
        owners: Parliaments of members.
        by: Who enters it.
        shown: The words of the letter, when a secretary enters it.
        sitting: In which it was asked for.
        received_at: When the letter came; None is now.
    Raises:
        Refusal: the version is not the last issued one, the words are not there once,
            a parliament that is no member, a letter without its words.
    """
    require(can_amend(by), "table an amendment")
    draft = require_last(version)
    now = timezone.now()
    at = received_at or now
    if at > now:
        raise Refusal(_("the letter cannot have come in the future"))
    listed = the_owners(draft, owners, by=by)
    if can_draft(by) and shown is None and sitting is None:
        raise Refusal(_("say which words of the letter ask for it"))
    if sitting is not None and sitting.session_id != draft.session_id:
        raise Refusal(_("this sitting is of another session"))
    amendment = fitted(version, asked, by=by, at=at)
    amendment.sitting = sitting
    amendment.is_late = (
        sitting is None
        and version.amendments_by is not None
        and at > version.amendments_by
    )
    amendment.citation = cited_place(shown, by=by)
    _store(amendment, listed, [])
    _write("proceedings.amendment.table", amendment, listed, [], by=by)
    return amendment


@transaction.atomic
def compromise(
    version: DraftVersion,
    asked: Asked,
    replaces: Sequence[Amendment],
    *,
    by: Actor,
    sitting: Sitting | None = None,
) -> Amendment:
    """Put a wording to the parliaments that would take the place of amendments.

    It is open like any other; once accepted, those that it replaces are taken up.

    Raises:
        Refusal: none is named, or one that is not open on this version.
    """
    require(can_draft(by), "put a compromise to the parliaments")
    require_last(version)
    if not replaces:
        raise Refusal(_("say which amendments the compromise is to replace"))
    for one in replaces:
        one.refresh_from_db()
        if one.version_id != version.pk or one.progress != Amendment.State.OPEN:
            raise Refusal(
                _("amendment %(number)d is not open on version %(version)d")
                % {"number": one.number, "version": version.number}
            )
    owners = list(
        {body.pk: body for one in replaces for body in one.owners.all()}.values()
    )
    amendment = fitted(version, asked, by=by, at=timezone.now())
    amendment.is_compromise = True
    amendment.sitting = sitting
    _store(amendment, owners, replaces)
    _write("proceedings.amendment.compromise", amendment, owners, replaces, by=by)
    return amendment


@transaction.atomic
def accept(
    amendment: Amendment,
    *,
    by: Actor,
    note: str = "",
    question: Question | None = None,
) -> Amendment:
    """Take an amendment into the text: nobody is against it, or it was decided.

    Args:
        amendment: Open, on the last issued version.
        by: The secretary.
        note: How it was accepted, "nobody against"; may be "" with a question.
        question: By which it was adopted.
    Raises:
        Refusal: it is not open, it conflicts with one that is accepted (both stay as
            they are), no word of how, a question that did not adopt it.
    """
    require(can_draft(by), "accept an amendment")
    require_last(amendment.version)
    locked = open_amendment(amendment)
    note = _short(note)
    if question is None and not note:
        raise Refusal(
            _("say how it was accepted: nobody against, or name the decision")
        )
    if question is not None and (
        question.amendment_id != locked.pk
        or question.progress != Question.State.ADOPTED
    ):
        raise Refusal(
            _("question %(question)d did not adopt amendment %(number)d")
            % {"question": question.number, "number": locked.number}
        )
    _require_free(locked)
    settle(locked, Amendment.State.ACCEPTED, note, by=by)
    replaced = locked.compromise_of.filter(progress=Amendment.State.OPEN)
    numbers = sorted(replaced.values_list("number", flat=True))
    taken = _("taken up in amendment %(number)d") % {"number": locked.number}
    for one in replaced:
        settle(one, Amendment.State.REPLACED, taken, by=by)
    append(
        "proceedings.amendment.accept",
        subject_of(locked),
        by=by,
        number=locked.number,
        version=locked.version.number,
        note=note,
        question=None if question is None else question.number,
        replaced=numbers,
    )
    tell(locked)
    return locked


@transaction.atomic
def decline(amendment: Amendment, note: str, *, by: Actor) -> Amendment:
    """Note that an amendment is not taken into the text, and why.

    Raises:
        Refusal: it is not open, or no word of why.
    """
    require(can_draft(by), "decline an amendment")
    locked = open_amendment(amendment)
    note = _short(note)
    if not note:
        raise Refusal(_("say why it is not accepted"))
    settle(locked, Amendment.State.DECLINED, note, by=by)
    append(
        "proceedings.amendment.decline",
        subject_of(locked),
        by=by,
        number=locked.number,
        note=note,
    )
    tell(locked)
    return locked


@transaction.atomic
def reopen(amendment: Amendment, reason: str, *, by: Actor) -> Amendment:
    """Open an amendment again that was settled by mistake; those it took up as well.

    Raises:
        Refusal: it is open, it was taken up in a compromise, its version is not the
            last issued one, or no reason.
    """
    require(can_draft(by), "open an amendment again")
    require_last(amendment.version)
    locked = Amendment.objects.select_for_update(of=("self",)).get(pk=amendment.pk)
    reason = _short(reason)
    if not reason:
        raise Refusal(_("say why it is opened again"))
    if locked.progress in (Amendment.State.OPEN, Amendment.State.REPLACED):
        raise Refusal(
            _("amendment %(number)d is %(state)s")
            % {"number": locked.number, "state": locked.get_progress_display()}
        )
    before = locked.progress
    again = [locked]
    if before == Amendment.State.ACCEPTED:
        again += locked.compromise_of.filter(progress=Amendment.State.REPLACED)
    for one in again:
        one.progress = Amendment.State.OPEN
        one.decided_at, one.decided_by, one.decided_note = None, "", ""
        one.save()
    append(
        "proceedings.amendment.reopen",
        subject_of(locked),
        by=by,
        number=locked.number,
        before=str(before),
        reason=reason,
        also=sorted(one.number for one in again[1:]),
    )
    tell(locked)
    return locked


def _store(
    amendment: Amendment, owners: Sequence[Body], replaces: Sequence[Amendment]
) -> None:
    """Keep a new amendment when it fits its text; else nothing is kept."""
    amendment.save()
    amendment.owners.set(owners)
    amendment.compromise_of.set(replaces)
    base = text_of(rows_of(amendment.version), amendment.draft.authentic)
    try:
        check(base, engine_amendment(amendment))
    except AmendmentError as error:
        raise Refusal(str(error)) from error


def _require_free(amendment: Amendment) -> None:
    """Refuse what cannot stand beside an accepted one, in words that name it."""
    accepted = with_owners(
        amendment.version.amendments.filter(progress=Amendment.State.ACCEPTED)
    )
    taken = set(amendment.compromise_of.values_list("pk", flat=True))
    taken |= set(amendment.compromises.values_list("pk", flat=True))
    said = {"number": amendment.number}
    for other in accepted:
        if other.pk in taken:
            raise Refusal(
                _(
                    "amendment %(number)d cannot be accepted: amendment %(other)d is "
                    "accepted, and one takes the place of the other"
                )
                % (said | {"other": other.number})
            )
        found = conflicts([engine_amendment(amendment), engine_amendment(other)])
        if found:
            raise Refusal(
                _(
                    "amendment %(number)d cannot be accepted: amendment %(other)d is "
                    "accepted, and %(why)s"
                )
                % (said | {"other": other.number, "why": WHY[found[0].why]})
            )
    base = text_of(rows_of(amendment.version), amendment.draft.authentic)
    try:
        consolidate(base, [engine_amendment(one) for one in (*accepted, amendment)])
    except AmendmentError as error:
        raise Refusal(str(error)) from error


def _write(
    verb: str,
    amendment: Amendment,
    owners: Sequence[Body],
    replaces: Sequence[Amendment],
    *,
    by: Actor,
) -> None:
    citation = amendment.citation
    append(
        verb,
        subject_of(amendment),
        by=by,
        draft=subject_of(amendment.draft),
        version=amendment.version.number,
        number=amendment.number,
        kind=str(amendment.kind),
        paragraph="" if amendment.paragraph is None else str(amendment.paragraph.key),
        start=amendment.start,
        end=amendment.end,
        words=amendment.words,
        text=amendment.text,
        after="" if amendment.after is None else str(amendment.after.key),
        reason=amendment.reason,
        owners=sorted(body.key for body in owners),
        replaces=sorted(one.number for one in replaces),
        made_at=written(amendment.made_at),
        late=amendment.is_late,
        citation="" if citation is None else str(citation.pk),
    )
    tell(amendment)


def _short(note: str) -> str:
    note = " ".join(note.split())
    if len(note) > NOTE_LENGTH:
        raise Refusal(_("the note has more than %(n)d letters") % {"n": NOTE_LENGTH})
    return note
