"""Observers: nominated one by one, corrected, matched, pledged, withdrawn, replaced."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines import names
from orkhon.observation.actions.missions import open_mission
from orkhon.observation.models import Badge, FieldKey, Mission, Observer
from orkhon.observation.permissions import can_nominate_for, can_open_personal, can_run
from orkhon.observation.queries.observers import OUT
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Body, Person

WITHOUT_COUNTRY = "SEC"
"""How the codes begin of those whom no country's parliament sent: the Secretariat's."""
COUNTRY_SIGNS = 5
"""Signs of a country's code that a code takes: it has room for twelve."""


@dataclass(frozen=True)
class Nominee:
    """Who is sent, and by which parliament.

    Attributes:
        name: As in the passport.
        capacity: A value of `Observer.Capacity`.
        languages: Codes of languages.
    """

    name: str
    parliament: Body
    capacity: str = Observer.Capacity.MEMBER
    post: str = ""
    languages: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    sample: bool = False


@transaction.atomic
def nominate(
    mission: Mission,
    nominee: Nominee,
    *,
    by: User,
    nomination: Source | None = None,
) -> Observer:
    """Enter a name; it gets the next code of its parliament, such as TR-03.

    Args:
        nomination: The letter or file in which the parliament named it.
    Raises:
        Refusal: see `refuse_nominee`, or the mission is closed.
    """
    require(may_name(by, mission, nominee.parliament), "nominate an observer")
    mission = open_mission(mission)
    refuse_nominee(mission, nominee)
    observer = _create(mission, nominee, by, nomination)
    append(
        "observation.observer.nominate",
        subject_of(observer),
        by=by,
        nomination=None if nomination is None else str(nomination.pk),
        **_said(observer),
    )
    return observer


@transaction.atomic
def change_observer(observer: Observer, nominee: Nominee, *, by: User) -> Observer:
    """Correct a name or what is known of it; lists that went out stay as they were.

    Raises:
        Refusal: another parliament, nothing changed, gone, or see `refuse_nominee`.
    """
    mission = _may_change(observer, by, "correct a name")
    if nominee.parliament.pk != observer.parliament_id:
        raise Refusal(
            _("%(name)s was named by %(parliament)s: withdraw it and nominate it anew")
            % {"name": observer, "parliament": observer.parliament}
        )
    if names.fold(nominee.name) != names.fold(observer.name):
        refuse_nominee(mission, nominee)
    was, contacts = _said(observer), (observer.phone, observer.email)
    observer.name = _printable(nominee.name)
    observer.capacity = nominee.capacity
    observer.post = nominee.post.strip()
    observer.languages = list(nominee.languages)
    observer.phone, observer.email = nominee.phone.strip(), nominee.email.strip()
    now = _said(observer)
    changed = sorted(key for key in now if now[key] != was[key])
    if contacts != (observer.phone, observer.email):
        changed += ["contact"]
    if not changed:
        raise Refusal(_("nothing is changed"))
    observer.save()
    # Numbers and addresses stay out of the record: it forgets nothing by itself.
    append(
        "observation.observer.change",
        subject_of(observer),
        by=by,
        changed=list(changed),
        was=was,
        now=now,
    )
    return observer


@transaction.atomic
def match_observer(observer: Observer, person: Person | None, *, by: User) -> Observer:
    """Say who of the register the observer is; None takes the answer back.

    Raises:
        Refusal: nothing changed, or somebody else of the mission is that person.
    """
    require(can_run(by, observer.mission), "match an observer with the register")
    mission = open_mission(observer.mission)
    if observer.person_id == (None if person is None else person.pk):
        raise Refusal(_("nothing is changed"))
    other = (
        mission.observers.filter(person=person)
        .exclude(state__in=OUT)
        .exclude(pk=observer.pk)
        .first()
        if person is not None
        else None
    )
    if other is not None:
        raise Refusal(
            _("%(code)s %(name)s is that person already")
            % {"code": other.code, "name": other}
        )
    observer.person = person
    observer.save(update_fields=["person"])
    append(
        "observation.observer.match",
        subject_of(observer),
        by=by,
        person=None if person is None else str(person.pk),
    )
    return observer


@transaction.atomic
def open_contact(observer: Observer, *, by: User) -> tuple[str, str]:
    """Read telephone and mail address; that it was done stays in the record."""
    require(
        can_open_personal(by, observer.mission), "read an observer's telephone number"
    )
    append("observation.observer.open-contact", subject_of(observer), by=by)
    return observer.phone, observer.email


@transaction.atomic
def withdraw_observer(observer: Observer, *, why: str, by: User) -> Observer:
    """Take a name back; its row stays with the reason.

    Raises:
        Refusal: no reason, or it is gone already.
    """
    _may_change(observer, by, "withdraw a name")
    if not why.strip():
        raise Refusal(_("say why %(name)s is withdrawn") % {"name": observer})
    _leave(observer, Observer.State.WITHDRAWN, why)
    append(
        "observation.observer.withdraw",
        subject_of(observer),
        by=by,
        code=observer.code,
        name=observer.name,
        why=observer.why,
    )
    return observer


@transaction.atomic
def replace_observer(
    observer: Observer, nominee: Nominee, *, why: str, by: User
) -> Observer:
    """Send somebody else in the place of an observer, whose trace stays.

    Raises:
        Refusal: no reason, another parliament, replaced or withdrawn already, or see
            `refuse_nominee`. One whose accreditation was refused may be replaced.
    """
    mission = _may_change(
        observer, by, "replace a name", also=(Observer.State.REFUSED,)
    )
    if not why.strip():
        raise Refusal(_("say why %(name)s is replaced") % {"name": observer})
    if nominee.parliament.pk != observer.parliament_id:
        raise Refusal(
            _("%(parliament)s sends whoever takes the place of %(name)s")
            % {"parliament": observer.parliament, "name": observer}
        )
    refuse_nominee(mission, nominee)
    _leave(observer, Observer.State.REPLACED, why)
    instead = _create(mission, nominee, by, None)
    instead.replaces = observer
    instead.save(update_fields=["replaces"])
    append(
        "observation.observer.replace",
        subject_of(observer),
        by=by,
        code=observer.code,
        name=observer.name,
        why=observer.why,
        instead=str(instead.pk),
        instead_code=instead.code,
        instead_name=instead.name,
    )
    return instead


def may_name(by: object, mission: Mission, parliament: Body) -> bool:
    """Whether the account brings in names of this parliament for this mission."""
    return can_run(by, mission) or can_nominate_for(by, parliament.key)


def refuse_nominee(mission: Mission, nominee: Nominee) -> None:
    """Refuse who cannot be nominated, in words that name the rule.

    Raises:
        Refusal: no name, an unknown capacity, no parliament, of the observed country
            where the mission's rule refuses it, or nominated already.
    """
    parliament = nominee.parliament
    if not nominee.name.strip():
        raise Refusal(_("the observer has no name"))
    if nominee.capacity not in Observer.Capacity.values:
        raise Refusal(
            _("“%(capacity)s” is no capacity of an observer")
            % {"capacity": nominee.capacity}
        )
    if (
        mission.refuses_observed_country
        and parliament.country_id is not None
        and parliament.country_id == mission.country_id
    ):
        raise Refusal(
            _(
                "%(name)s is of %(parliament)s: by its rule the mission takes nobody"
                " from %(country)s, whose vote it observes"
            )
            % {
                "name": nominee.name.strip(),
                "parliament": parliament,
                "country": mission.country,
            }
        )
    fold = names.fold(nominee.name)
    same = mission.observers.filter(parliament=parliament).exclude(state__in=OUT)
    for other in same:
        if names.fold(other.name) == fold:
            raise Refusal(
                _("%(name)s is nominated already, as %(code)s")
                % {"name": other, "code": other.code}
            )


def _create(
    mission: Mission, nominee: Nominee, by: User, nomination: Source | None
) -> Observer:
    return Observer.objects.create(
        mission=mission,
        code=_next_code(mission, nominee.parliament),
        name=_printable(nominee.name),
        parliament=nominee.parliament,
        capacity=nominee.capacity,
        post=nominee.post.strip(),
        languages=list(nominee.languages),
        phone=nominee.phone.strip(),
        email=nominee.email.strip(),
        nominated_at=timezone.now(),
        nominated_by=by.actor_id,
        nomination=nomination,
        sample=nominee.sample or mission.sample,
    )


def _next_code(mission: Mission, parliament: Body) -> str:
    """The first free number after the highest given: no code is ever given twice."""
    country = parliament.country
    prefix = WITHOUT_COUNTRY if country is None else country.code[:COUNTRY_SIGNS]
    given = mission.observers.filter(code__startswith=f"{prefix}-").values_list(
        "code", flat=True
    )
    last = max((int(code.rpartition("-")[2]) for code in given), default=0)
    return f"{prefix}-{last + 1:02}"


def _may_change(
    observer: Observer, by: User, verb: str, also: tuple[str, ...] = ()
) -> Mission:
    require(may_name(by, observer.mission, observer.parliament), verb)
    mission = open_mission(observer.mission)
    # Whoever comes second waits here, and then sees what the first one did.
    Observer.objects.select_for_update().get(pk=observer.pk)
    observer.refresh_from_db()
    if observer.state in OUT and observer.state not in also:
        raise Refusal(
            _("%(name)s is out of the mission: %(state)s")
            % {"name": observer, "state": observer.get_state_display()}
        )
    return mission


def _leave(observer: Observer, state: str, why: str) -> None:
    """The observer goes: badge and phone hold no longer."""
    observer.state, observer.why = state, why.strip()
    observer.save(update_fields=["state", "why"])
    now = timezone.now()
    Badge.objects.filter(observer=observer, revoked_at=None).update(
        revoked_at=now, why_revoked=f"the observer was {observer.state}"
    )
    FieldKey.objects.filter(observer=observer, revoked_at=None).update(revoked_at=now)


def _said(observer: Observer) -> Mapping[str, str | list[str]]:
    """What the record keeps of a name: nothing by which somebody could be reached."""
    return {
        "mission": str(observer.mission_id),
        "code": observer.code,
        "name": observer.name,
        "parliament": observer.parliament.key,
        "capacity": str(observer.capacity),
        "post": observer.post,
        "languages": list(observer.languages),
    }


def _printable(name: str) -> str:
    return " ".join(name.split())


def not_in_future(day: date) -> None:
    """Refuse a day that has not come.

    Raises:
        Refusal: it is after today.
    """
    if day > timezone.localdate():
        raise Refusal(_("%(day)s has not come yet") % {"day": day})
