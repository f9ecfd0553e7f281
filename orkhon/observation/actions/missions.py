"""Found, change and close a mission; keep the letter that invited to it."""

from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines import periods
from orkhon.engines.merkle.entry import JSON
from orkhon.observation.actions.documents_kept import move_deletion_dates
from orkhon.observation.models import ElectoralRules, Mission, VoteKind
from orkhon.observation.permissions import can_found, can_run
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Body, Country, Person


@dataclass(frozen=True)
class MissionPlan:
    """What is said of a mission as a whole; what is not known stays None or "".

    Attributes:
        time_zone: The host's, by its name in the time zone database.
        deadline_days: Calendar days before the vote on which the list is due.
        deadline_time: The host's local time of that day.
        documents_kept_days: Days after the vote after which documents are deleted.
    """

    title: str
    vote_kind: str
    country: Country
    vote_on: date
    time_zone: str
    polls_open: time | None = None
    polls_close: time | None = None
    rules: ElectoralRules | None = None
    legal_basis: str = ""
    issuer: str = ""
    issuer_name: str = ""
    issuer_body: Body | None = None
    invited_on: str = ""
    head: Person | None = None
    arrives_on: date | None = None
    departs_on: date | None = None
    deadline_days: int | None = None
    deadline_time: time | None = None
    refuses_observed_country: bool = True
    least_parliaments_a_team: int = 2
    asks_position: bool = False
    positions_kept_days: int = 7
    documents_kept_days: int = 30
    sample: bool = False


@transaction.atomic
def found_mission(
    plan: MissionPlan, *, by: User, follows: Mission | None = None
) -> Mission:
    """Enter a mission under the next number, which ODK clients know it by.

    Args:
        follows: The earlier mission that served as its template.
    Raises:
        Refusal: see `check`.
    """
    require(can_found(by), "found a mission")
    check(plan)
    last = Mission.objects.aggregate(last=Max("number"))["last"] or 0
    mission = Mission.objects.create(number=last + 1, follows=follows, **_values(plan))
    append(
        "observation.mission.found",
        subject_of(mission),
        by=by,
        number=mission.number,
        follows=None if follows is None else str(follows.pk),
        **_said(plan),
    )
    return mission


@transaction.atomic
def change_mission(mission: Mission, plan: MissionPlan, *, by: User) -> Mission:
    """Change what is said of a mission; the entry names what changed, and from what.

    Documents that are to be deleted move with the day of the vote and the rule.

    Raises:
        Refusal: nothing changed, it is closed, or see `check`.
    """
    require(can_run(by, mission), "change a mission")
    check(plan)
    mission = open_mission(mission)
    now, new = _said(plan_of(mission)), _said(plan)
    changed = {key: new[key] for key in new if new[key] != now[key]}
    if not changed:
        raise Refusal(_("nothing is changed"))
    Mission.objects.filter(pk=mission.pk).update(**_values(plan))
    mission.refresh_from_db()
    if {"vote_on", "documents_kept_days"} & changed.keys():
        move_deletion_dates(mission)
    append(
        "observation.mission.change",
        subject_of(mission),
        by=by,
        was={key: now[key] for key in changed},
        now=changed,
    )
    return mission


@transaction.atomic
def keep_invitation(
    mission: Mission, data: bytes, *, filename: str, media_type: str, by: User
) -> Source:
    """Keep the letter that invited, as it came.

    Raises:
        Refusal: the file is empty, or the mission is closed.
    """
    require(can_run(by, mission), "keep an invitation")
    mission = open_mission(mission)
    if not data:
        raise Refusal(_("the file is empty"))
    source, _is_new = keep_source(
        data,
        filename=filename,
        media_type=media_type,
        text=_text_of(data, media_type),
        language="und",
        by=by,
        title=f"Invitation, {mission.title}"[:500],
    )
    mission.invitation = source
    mission.save(update_fields=["invitation"])
    append(
        "observation.mission.invite",
        subject_of(mission),
        by=by,
        source=str(source.pk),
        filename=source.filename,
    )
    return source


def _text_of(data: bytes, media_type: str) -> str:
    """The words of a plain letter, so that they can be cited; "" of any other file."""
    if media_type != "text/plain":
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""


@transaction.atomic
def close_mission(mission: Mission, *, by: User) -> Mission:
    """Close a mission: it is read as before, and nothing of it is changed any more.

    Raises:
        Refusal: before the day after the vote in the host's time, or closed already.
    """
    require(can_run(by, mission), "close a mission")
    now = timezone.now()
    there = now.astimezone(ZoneInfo(mission.time_zone)).date()
    if there <= mission.vote_on:
        raise Refusal(_("the mission cannot be closed before the vote is over"))
    _set_closed(mission, now)
    append("observation.mission.close", subject_of(mission), by=by)
    return mission


@transaction.atomic
def reopen_mission(mission: Mission, *, by: User) -> Mission:
    """Open a closed mission again.

    Raises:
        Refusal: it is open.
    """
    require(can_run(by, mission), "open a mission again")
    _set_closed(mission, None)
    append("observation.mission.reopen", subject_of(mission), by=by)
    return mission


def open_mission(mission: Mission) -> Mission:
    """The mission as it is now, when it is still to be changed.

    Raises:
        Refusal: it is closed.
    """
    mission = Mission.objects.select_related("country", "rules").get(pk=mission.pk)
    if mission.closed_at is not None:
        raise Refusal(_("the mission is closed"))
    return mission


def check(plan: MissionPlan) -> None:
    """Refuse what cannot be, in words that name it.

    Raises:
        Refusal: no title, an unknown kind of vote, issuer or time zone, days in
            disorder, a deadline without its hour, rules of another vote or time.
    """
    if not plan.title.strip():
        raise Refusal(_("the mission has no title"))
    if plan.vote_kind not in VoteKind.values:
        raise Refusal(_("“%(kind)s” is no kind of vote") % {"kind": plan.vote_kind})
    if plan.issuer and plan.issuer not in Mission.Issuer.values:
        raise Refusal(_("“%(issuer)s” is no issuer") % {"issuer": plan.issuer})
    if plan.time_zone not in available_timezones():
        raise Refusal(
            _("“%(zone)s” is no time zone; write it as Asia/Almaty")
            % {"zone": plan.time_zone}
        )
    try:
        if plan.invited_on:
            periods.parse(plan.invited_on)
    except periods.PartialDateError as error:
        raise Refusal(str(error)) from error
    if (plan.deadline_days is None) != (plan.deadline_time is None):
        raise Refusal(_("a deadline has both a day and an hour"))
    if plan.arrives_on and plan.departs_on and plan.departs_on < plan.arrives_on:
        raise Refusal(_("the mission departs before it arrives"))
    if plan.polls_open and plan.polls_close and plan.polls_close <= plan.polls_open:
        raise Refusal(_("the polls close before they open"))
    if plan.rules is not None:
        _check_rules(plan, plan.rules)


def plan_of(mission: Mission) -> MissionPlan:
    """What is said of the mission now."""
    return MissionPlan(
        **{one.name: getattr(mission, one.name) for one in fields(MissionPlan)}
    )


def _check_rules(plan: MissionPlan, rules: ElectoralRules) -> None:
    if rules.country_id != plan.country.pk or rules.vote_kind != plan.vote_kind:
        raise Refusal(
            _("the rules “%(rules)s” are of another vote: %(kind)s, %(country)s")
            % {
                "rules": rules,
                "kind": rules.get_vote_kind_display(),
                "country": rules.country,
            }
        )
    if rules.period.holds_on(plan.vote_on) is periods.Certainty.NO:
        raise Refusal(
            _("the rules “%(rules)s” are not in force on %(day)s")
            % {"rules": rules, "day": plan.vote_on}
        )


def _values(plan: MissionPlan) -> dict[str, Any]:
    values = {one.name: getattr(plan, one.name) for one in fields(MissionPlan)}
    for name in ("title", "legal_basis", "issuer_name"):
        values[name] = values[name].strip()
    return values


def _said(plan: MissionPlan) -> dict[str, JSON]:
    """The plan as the record keeps it; rows by their keys."""
    return {name: _plain(value) for name, value in _values(plan).items()}


def _plain(value: object) -> JSON:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    return str(getattr(value, "pk", value))


def _set_closed(mission: Mission, at: datetime | None) -> None:
    changed = Mission.objects.filter(
        pk=mission.pk, closed_at__isnull=at is not None
    ).update(closed_at=at)
    mission.refresh_from_db()
    if not changed:
        raise Refusal(
            _("the mission is closed") if at is not None else _("the mission is open")
        )
