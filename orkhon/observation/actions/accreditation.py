"""The list to the ministry, and what came back: cards, refusals."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from orkhon.accounts.models import User
from orkhon.observation.actions.missions import open_mission
from orkhon.observation.documents.ministry_list import MEDIA_TYPES, Row, list_files
from orkhon.observation.intake.nominations import Line, read_cards
from orkhon.observation.models import Badge, MinistryList, Mission, Observer
from orkhon.observation.permissions import RUNNERS, can_run
from orkhon.observation.queries.deadlines import list_deadline
from orkhon.observation.queries.observers import ENGLISH_ORDER, OUT
from orkhon.record import store
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.intake import ImportRefused, Problem, decoded

DECIDED = (Observer.State.SUBMITTED, Observer.State.ACCREDITED, Observer.State.REFUSED)
"""States of names that the ministry has in hand or has answered."""


@transaction.atomic
def make_list(
    mission: Mission,
    observers: Sequence[Observer],
    *,
    by: User,
    why_late: str = "",
) -> MinistryList:
    """Freeze a numbered list of names, and build its papers.

    Args:
        observers: Who is on it; in which order does not matter.
        why_late: Needed after the deadline in the host's time; printed on the list.
    Raises:
        Refusal: nobody, somebody without a signed pledge, out of the mission or of
            another one, late without a reason, or the mission is closed.
    """
    require(can_run(by, mission), "make the list to the ministry")
    mission = open_mission(mission)
    rows = (
        mission.observers.filter(pk__in=[one.pk for one in observers])
        .select_related("parliament__country", "pledge", "replaces")
        .order_by(*ENGLISH_ORDER)
    )
    _refuse_list(list(rows), len({one.pk for one in observers}))
    now = timezone.now()
    why_late = _reason(mission, now, why_late)
    number = (mission.lists.aggregate(last=Max("number"))["last"] or 0) + 1
    lines = tuple(_row(order, one) for order, one in enumerate(rows, start=1))
    files = list_files(mission, number, lines, made_at=now, why_late=why_late)
    deadline = list_deadline(mission, now)
    made = MinistryList.objects.create(
        mission=mission,
        number=number,
        made_at=now,
        made_by=by.actor_id,
        due_at=None if deadline is None else deadline.at,
        why_late=why_late,
        rows=[asdict(line) for line in lines],
        digests={
            kind: hashlib.sha256(data).hexdigest() for kind, data in files.items()
        },
    )
    for kind, data in files.items():
        _keep(made, kind, data, by)
    Observer.objects.filter(
        pk__in=[one.pk for one in rows], state=Observer.State.NOMINATED
    ).update(state=Observer.State.LISTED)
    append(
        "observation.list.make",
        subject_of(made),
        by=by,
        mission=str(mission.pk),
        number=number,
        observers=[line.code for line in lines],
        digests=dict(made.digests),
        why_late=why_late,
    )
    return made


@transaction.atomic
def mark_list_sent(made: MinistryList, *, by: User, why_late: str = "") -> MinistryList:
    """Say that a list went to the ministry.

    Args:
        why_late: Needed when it goes out after the deadline and was made before it.
    Raises:
        Refusal: it was sent before, late without a reason, or the mission is closed.
    """
    require(can_run(by, made.mission), "send the list to the ministry")
    mission = open_mission(made.mission)
    now = timezone.now()
    why_late = _reason(mission, now, made.why_late or why_late)
    changed = MinistryList.objects.filter(pk=made.pk, sent_at=None).update(
        sent_at=now, why_late=why_late
    )
    made.refresh_from_db()
    if not changed:
        raise Refusal(_("list %(number)s was sent before") % {"number": made.number})
    mission.observers.filter(
        pk__in=[row["observer"] for row in made.rows], state=Observer.State.LISTED
    ).update(state=Observer.State.SUBMITTED)
    append(
        "observation.list.send",
        subject_of(made),
        by=by,
        number=made.number,
        sent_at=now.isoformat(),
        why_late=why_late,
    )
    return made


@transaction.atomic
def open_list(made: MinistryList, kind: str, *, by: User) -> bytes:
    """The list as it was frozen, byte for byte; each opening leaves its trace.

    Args:
        kind: One of docx, pdf, csv.
    Raises:
        Refusal: another kind of file.
    """
    require(can_run(by, made.mission), "open the list to the ministry")
    if kind not in made.digests:
        raise Refusal(_("there is no %(kind)s of the list") % {"kind": kind})
    append("observation.list.open", subject_of(made), by=by, kind=kind)
    return store.get(made.digests[kind])


@transaction.atomic
def accredit(
    observer: Observer, card: str, *, by: User, on: date | None = None
) -> Observer:
    """Enter the number of the card that an observer was given, or correct it.

    Args:
        on: The day of the decision; None when not known.
    Raises:
        Refusal: no number, another observer's, the name was on no list that was sent,
            or the observer is out of the mission.
    """
    require(can_run(by, observer.mission), "enter an accreditation")
    open_mission(observer.mission)
    card = card.strip()
    if not card:
        raise Refusal(_("say the number of the card"))
    _refuse_unsent(observer)
    holder = (
        observer.mission.observers.filter(card_number=card).exclude(pk=observer.pk)
    ).first()
    if holder is not None:
        raise Refusal(
            _("the card %(card)s is that of %(code)s %(name)s")
            % {"card": card, "code": holder.code, "name": holder}
        )
    if (observer.card_number, observer.accredited_on) == (card, on) and (
        observer.state == Observer.State.ACCREDITED
    ):
        raise Refusal(_("nothing is changed"))
    was = observer.card_number
    Observer.objects.filter(pk=observer.pk).update(
        state=Observer.State.ACCREDITED, card_number=card, accredited_on=on, why=""
    )
    observer.refresh_from_db()
    if was and was != card:
        Badge.objects.filter(observer=observer, revoked_at=None).update(
            revoked_at=timezone.now(), why_revoked="another card"
        )
    append(
        "observation.accreditation.give",
        subject_of(observer),
        by=by,
        code=observer.code,
        card=card,
        was=was,
        on=None if on is None else on.isoformat(),
    )
    return observer


@transaction.atomic
def refuse_accreditation(observer: Observer, *, why: str, by: User) -> Observer:
    """Enter that the host refused an observer, with the reason that was given.

    Raises:
        Refusal: no reason, refused already, or as `accredit`.
    """
    require(can_run(by, observer.mission), "enter an accreditation")
    open_mission(observer.mission)
    if not why.strip():
        raise Refusal(_("say why; “no reason given” is an answer too"))
    _refuse_unsent(observer)
    if observer.state == Observer.State.REFUSED:
        raise Refusal(_("%(name)s was refused before") % {"name": observer})
    Observer.objects.filter(pk=observer.pk).update(
        state=Observer.State.REFUSED, why=why.strip()
    )
    Badge.objects.filter(observer=observer, revoked_at=None).update(
        revoked_at=timezone.now(), why_revoked="accreditation refused"
    )
    observer.refresh_from_db()
    append(
        "observation.accreditation.refuse",
        subject_of(observer),
        by=by,
        code=observer.code,
        why=observer.why,
    )
    return observer


@transaction.atomic
def accredit_file(
    mission: Mission, data: bytes, *, filename: str, by: User
) -> list[Observer]:
    """Enter the answer for many observers from a CSV file: code, card, state, date, why.

    Raises:
        ImportRefused: with every bad line; nothing is entered.
    """
    require(can_run(by, mission), "enter an accreditation")
    mission = open_mission(mission)
    lines = read_cards(decoded(data, filename), filename)
    known = {one.code: one for one in mission.observers.all()}
    problems: list[Problem] = []
    answered = []
    for line in lines:
        observer = known.get(line.cells["code"].upper())
        try:
            if observer is None:
                raise Refusal(f"there is no observer “{line.cells['code']}”")
            answered.append(_answer(observer, line, by))
        except ValueError as error:
            problems.append(Problem(line.place, str(error)))
    if problems:
        raise ImportRefused(filename, tuple(problems))
    return answered


def _answer(observer: Observer, line: Line, by: User) -> Observer:
    state, day = line.cells["state"].lower() or "accredited", line.cells["date"]
    if state == "refused":
        return refuse_accreditation(observer, why=line.cells["why"], by=by)
    if state != "accredited":
        raise Refusal(f"state “{state}” is neither accredited nor refused")
    return accredit(observer, line.cells["card"], by=by, on=_day(day))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refusal(f"“{text}” is no day; write it as 2027-03-07") from error


def _refuse_list(rows: list[Observer], asked: int) -> None:
    if not rows:
        raise Refusal(_("nobody is chosen for the list"))
    if len(rows) != asked:
        raise Refusal(_("somebody on the list is of another mission"))
    gone = [f"{one.code} {one}" for one in rows if one.state in OUT]
    if gone:
        raise Refusal(
            _("out of the mission, so not on the list: %(names)s")
            % {"names": ", ".join(gone)}
        )
    unsigned = [f"{one.code} {one}" for one in rows if not hasattr(one, "pledge")]
    if unsigned:
        raise Refusal(
            _("without a signed pledge nobody is put on the list: %(names)s")
            % {"names": ", ".join(unsigned)}
        )


def _reason(mission: Mission, now: datetime, why_late: str) -> str:
    """Why it is late, when it is; "" in time.

    Raises:
        Refusal: it is late and nobody says why.
    """
    deadline = list_deadline(mission, now)
    if deadline is None or not deadline.is_past:
        return ""
    if not why_late.strip():
        raise Refusal(
            _("the list was due on %(day)s at %(hour)s (%(zone)s): say why it is late")
            % {
                "day": deadline.at.date().isoformat(),
                "hour": f"{deadline.at:%H:%M}",
                "zone": deadline.zone,
            }
        )
    return why_late.strip()


def _refuse_unsent(observer: Observer) -> None:
    observer.refresh_from_db()
    if observer.state not in DECIDED:
        raise Refusal(
            _("%(name)s was on no list that was sent: %(state)s")
            % {"name": observer, "state": observer.get_state_display()}
        )


def _row(order: int, observer: Observer) -> Row:
    country = observer.parliament.country
    return Row(
        order=order,
        observer=str(observer.pk),
        code=observer.code,
        name=observer.name,
        parliament=observer.parliament.display_name,
        country="" if country is None else country.english_name,
        capacity=_english(observer),
        post=observer.post,
        replaces="" if observer.replaces is None else observer.replaces.name,
    )


def _english(observer: Observer) -> str:
    with override("en"):
        return str(observer.get_capacity_display())


def _title(made: MinistryList) -> str:
    return f"List {made.number} to the ministry, mission {made.mission.number}"


def _keep(made: MinistryList, kind: str, data: bytes, by: User) -> None:
    keep_source(
        data,
        filename=f"mission-{made.mission.number}-list-{made.number}.{kind}",
        media_type=MEDIA_TYPES[kind].partition(";")[0],
        text="",
        language="en",
        by=by,
        title=_title(made),
        restricted_to=[*sorted(str(role) for role in RUNNERS), by.actor_id],
    )
