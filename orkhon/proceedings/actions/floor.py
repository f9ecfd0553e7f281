"""What is before the sitting: opening and closing it, items, texts, notes, the screen.

Each act says which revision of the floor its actor saw. Where somebody else changed
the same thing since, nothing is done and the actor is told what they did.
"""

import secrets
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.proceedings.actions.telling import (
    locked_floor,
    refuse_overtaken,
    told,
)
from orkhon.proceedings.models import (
    AgendaItem,
    DraftVersion,
    Floor,
    Session,
    Sitting,
    SittingEvent,
    Speaker,
)
from orkhon.proceedings.permissions import can_run_sitting
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

Kind = SittingEvent.Kind
State = AgendaItem.State
OFF = (State.STRUCK, State.POSTPONED)


@transaction.atomic
def open_sitting(sitting: Sitting, *, by: Actor) -> Floor:
    """Open a sitting; a session that is convened opens with its first one.

    Raises:
        Refusal: the session is not convened or is over, the sitting was opened, or
            another one of the session is open.
    """
    require(can_run_sitting(by), "open a sitting")
    session = Session.objects.select_for_update(of=("self",)).get(pk=sitting.session_id)
    if session.progress not in {Session.State.CONVENED, Session.State.OPEN}:
        raise Refusal(
            _("%(session)s is %(state)s; no sitting of it can be opened")
            % {"session": session, "state": session.get_progress_display()}
        )
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if locked.opened_at is not None:
        raise Refusal(_("sitting %(number)d was opened") % {"number": locked.number})
    other = session.sittings.filter(opened_at__isnull=False, closed_at=None).first()
    if other is not None:
        raise Refusal(_("sitting %(number)d is still open") % {"number": other.number})
    locked.opened_at = timezone.now()
    locked.save(update_fields=["opened_at"])
    if session.progress == Session.State.CONVENED:
        session.progress = Session.State.OPEN
        session.save(update_fields=["progress"])
    append(
        "proceedings.sitting.open",
        subject_of(locked),
        by=by,
        session=session.key,
        number=locked.number,
        at=written(locked.opened_at),
    )
    floor = locked_floor(locked)
    told(floor, Kind.ITEM, "sitting", by=by.actor_id, words="The sitting was opened")
    return floor


@transaction.atomic
def close_sitting(sitting: Sitting, *, by: Actor, seen: int | None = None) -> Floor:
    """Close a sitting; who spoke has ended, the item on the floor is done.

    Raises:
        Refusal: it is not open, or a question that was put in it is.
    """
    require(can_run_sitting(by), "close a sitting")
    locked = _open(sitting)
    still = locked.session.questions.filter(sitting=locked, progress="open").first()
    if still is not None and still.deadline_at is None:
        raise Refusal(
            _("question %(number)d is open; close or withdraw it first")
            % {"number": still.number}
        )
    now = timezone.now()
    locked.closed_at = now
    locked.save(update_fields=["closed_at"])
    append(
        "proceedings.sitting.close",
        subject_of(locked),
        by=by,
        session=locked.session.key,
        number=locked.number,
        at=written(now),
    )
    floor = locked_floor(locked)
    refuse_overtaken(floor, seen, {"item", "sitting"})
    locked.speakers.filter(began_at__isnull=False, ended_at=None).update(ended_at=now)
    AgendaItem.objects.filter(session=locked.session, progress=State.FLOOR).update(
        progress=State.DONE
    )
    told(floor, Kind.ITEM, "sitting", by=by.actor_id, words="The sitting was closed")
    return floor


@transaction.atomic
def put_item(
    sitting: Sitting, item: AgendaItem, *, by: Actor, seen: int | None = None
) -> Floor:
    """Put an item on the floor; the one before it is done.

    Its draft is shown in the version that was issued last.

    Args:
        seen: The revision that the actor's page showed.
    Raises:
        Refusal: the sitting is not open, the item is of another session or taken off.
        Overtaken: somebody else put an item since.
    """
    require(can_run_sitting(by), "put an item on the floor")
    locked = _open(sitting)
    if item.session_id != locked.session_id:
        raise Refusal(
            _("item %(item)s is not on the agenda of %(session)s")
            % {"item": item, "session": locked.session}
        )
    if item.progress in OFF:
        raise Refusal(
            _("item %(item)s is %(state)s")
            % {"item": item, "state": item.get_progress_display()}
        )
    now = timezone.now()
    append(
        "proceedings.floor.item",
        subject_of(locked),
        by=by,
        item=item.number,
        title=item.title,
        at=written(now),
    )
    floor = locked_floor(locked)
    refuse_overtaken(floor, seen, {"item", "sitting"})
    _end_item(locked, floor, now=now, to=item)
    AgendaItem.objects.filter(pk=item.pk).update(progress=State.FLOOR, sitting=locked)
    floor.item, floor.item_since = item, now
    floor.version, floor.paragraphs = _version_of(item), []
    floor.question = item.questions.filter(progress="open").order_by("number").last()
    told(
        floor,
        Kind.ITEM,
        "item",
        by=by.actor_id,
        words=f"Item {item.number} opened: {item.title}",
        item=item,
        at=now,
    )
    return floor


@transaction.atomic
def show_text(
    sitting: Sitting,
    version: DraftVersion | None,
    paragraphs: Collection[str],
    *,
    by: Actor,
    seen: int | None = None,
) -> Floor:
    """Show paragraphs of an issued version, or all of it.

    Args:
        version: None shows no text.
        paragraphs: Their keys; empty for all.
    Raises:
        Refusal: it is not issued, of another session, or has no such paragraph.
        Overtaken: somebody else put an item or showed a text since.
    """
    require(can_run_sitting(by), "show a text")
    locked = _open(sitting)
    words = "No text is shown"
    if version is not None:
        if version.issued_at is None or (version.draft.session_id != locked.session_id):
            raise Refusal(
                _("%(version)s is not an issued text of this session")
                % {"version": version}
            )
        known = {str(one.key): one.number for one in version.paragraphs.all()}
        for key in paragraphs:
            if key not in known:
                raise Refusal(_("the text has no paragraph “%(key)s”") % {"key": key})
        shown = [known[key] or "unnumbered" for key in known if key in paragraphs]
        words = f"{version.draft.title}, version {version.number}: " + (
            f"paragraphs {', '.join(shown)}" if shown else "the whole text"
        )
    else:
        known = {}
    append(
        "proceedings.floor.text",
        subject_of(locked),
        by=by,
        version="" if version is None else str(version.pk),
        paragraphs=[key for key in known if key in paragraphs],
    )
    floor = locked_floor(locked)
    refuse_overtaken(floor, seen, {"text", "item", "sitting"})
    floor.version = version
    floor.paragraphs = [key for key in known if key in paragraphs]
    told(floor, Kind.TEXT, "text", by=by.actor_id, words=words)
    return floor


@transaction.atomic
def renew_screen(sitting: Sitting, *, by: Actor) -> Floor:
    """Give the room's screen a new link; screens with the old one go dark."""
    require(can_run_sitting(by), "renew the link of the screen")
    append("proceedings.screen.renew", subject_of(sitting), by=by)
    floor = locked_floor(sitting)
    floor.screen_key = secrets.token_hex(16)
    told(floor, Kind.NOTE, "screen", by=by.actor_id)
    return floor


def running(sitting: Sitting) -> Sitting:
    """The sitting as it is now.

    Raises:
        Refusal: it is not open yet, or closed.
    """
    now = Sitting.objects.select_related("session__organ").get(pk=sitting.pk)
    if now.opened_at is None:
        raise Refusal(_("sitting %(number)d is not open yet") % {"number": now.number})
    if now.closed_at is not None:
        raise Refusal(_("sitting %(number)d is closed") % {"number": now.number})
    return now


def _open(sitting: Sitting) -> Sitting:
    """The open sitting, locked."""
    Sitting.objects.select_for_update().get(pk=sitting.pk)
    return running(sitting)


def _end_item(sitting: Sitting, floor: Floor, *, now: object, to: AgendaItem) -> None:
    """Who spoke on the item has ended; the item is done unless it is the same."""
    Speaker.objects.filter(
        sitting=sitting, began_at__isnull=False, ended_at=None
    ).update(ended_at=now)
    if floor.item_id is not None and floor.item_id != to.pk:
        AgendaItem.objects.filter(pk=floor.item_id, progress=State.FLOOR).update(
            progress=State.DONE
        )


def _version_of(item: AgendaItem) -> DraftVersion | None:
    return (
        DraftVersion.objects.filter(draft__item=item, issued_at__isnull=False)
        .order_by("draft__number", "-number")
        .first()
    )
