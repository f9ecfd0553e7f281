"""Initiatives of members: recorded, matched with one another, decided by a person."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.engines.texts.alignment.subjects import Alike, find_alike
from orkhon.legislation.actions.citing import Shown, cited_place, partial, short
from orkhon.legislation.actions.texts import LANGUAGES
from orkhon.legislation.models import Initiative, InitiativeMatch, Work
from orkhon.legislation.permissions import can_follow
from orkhon.legislation.queries.initiatives import Comparable, comparable
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body, Country

SUMMARY_LENGTH = 6000
Key = tuple[UUID, UUID | None, UUID | None]
"""Initiative, and the other initiative or the work."""


@dataclass(frozen=True)
class NewInitiative:
    """A bill or plan of a member's parliament, as it was told.

    Attributes:
        language: Of the title and the summary.
        english_title: For those who do not read it; "" where there is none.
        stage: Key of `Initiative.Stage`.
        on: Partial date on which it reached that stage, or was told of.
        work: The law that it became, or that it changes.
    """

    country: Country
    language: str
    title: str
    stage: str
    on: str = ""
    summary: str = ""
    english_title: str = ""
    body: Body | None = None
    work: Work | None = None


@transaction.atomic
def record_initiative(
    said: NewInitiative, *, by: Actor, shown: Shown = None, sample: bool = False
) -> Initiative:
    """Record an initiative, and look at once whether another is on its subject.

    Raises:
        Refusal: no title, a long text, no such stage, language or day.
    """
    require(can_follow(by), "record an initiative")
    made = Initiative(sample=sample, made_at=timezone.now(), made_by=by.actor_id)
    _write(made, said)
    made.citation = cited_place(shown, by=by)
    made.save()
    append("legislation.initiative.record", subject_of(made), by=by, **_said(made))
    propose_matches(by=by)
    return made


@transaction.atomic
def change_initiative(
    row: Initiative, said: NewInitiative, *, by: Actor, shown: Shown = None
) -> Initiative:
    """Say an initiative anew: it went on, or something of it was wrong.

    What it said before is in the record.

    Raises:
        Refusal: as for recording.
    """
    require(can_follow(by), "change an initiative")
    held = Initiative.objects.select_for_update().get(pk=row.pk)
    before = _said(held)
    _write(held, said)
    held.citation = cited_place(shown, by=by) or held.citation
    held.save()
    append(
        "legislation.initiative.change",
        subject_of(held),
        by=by,
        before=before,
        **_said(held),
    )
    propose_matches(by=by)
    return held


@transaction.atomic
def propose_matches(*, by: Actor) -> list[InitiativeMatch]:
    """Have the machine look which initiatives and model laws are on one subject.

    Two initiatives of one country are that parliament's own affair and are not
    proposed. What a person decided stays; a proposal that no longer holds goes.

    Returns:
        The proposals that are new.
    """
    require(can_follow(by), "match initiatives")
    things = comparable()
    wanted: dict[Key, Alike] = {}
    for one in find_alike([thing.told for thing in things]):
        key = _between(things[one.first], things[one.second])
        if key is not None:
            wanted[key] = one
    new = []
    for row in InitiativeMatch.objects.all():
        found = wanted.pop((row.first_id, row.second_id, row.work_id), None)
        if row.state != InitiativeMatch.State.PROPOSED:
            continue
        if found is None:
            row.delete()
        elif (row.confidence, row.why) != (found.confidence, list(found.why)):
            row.confidence, row.why = found.confidence, list(found.why)
            row.save()
    for (first, second, work), found in wanted.items():
        row = InitiativeMatch.objects.create(
            first_id=first,
            second_id=second,
            work_id=work,
            confidence=found.confidence,
            why=list(found.why),
            made_at=timezone.now(),
        )
        append(
            "legislation.initiative.match",
            subject_of(row.first),
            by=by,
            other=_other(row),
            confidence=f"{row.confidence:.3f}",
            why=list(found.why),
        )
        new.append(row)
    return new


@transaction.atomic
def decide_match(
    match: InitiativeMatch, *, is_same: bool, by: Actor
) -> InitiativeMatch:
    """Say that two are on the same subject, or are not; it can be said anew."""
    require(can_follow(by), "decide about initiatives")
    held = InitiativeMatch.objects.select_for_update().get(pk=match.pk)
    states = InitiativeMatch.State
    held.state = states.SAME if is_same else states.DIFFERENT
    held.decided_at = timezone.now()
    held.decided_by = by.actor_id
    held.save()
    append(
        "legislation.initiative.decide",
        subject_of(held.first),
        by=by,
        other=_other(held),
        is_same=is_same,
    )
    return held


def _between(one: Comparable, other: Comparable) -> Key | None:
    """What a match of two is kept under; None where it is nobody's concern."""
    if one.initiative is None or other.initiative is None:
        initiative = one.initiative or other.initiative
        work = one.work or other.work
        if initiative is None or work is None or initiative.work_id == work.pk:
            return None
        return initiative.pk, None, work.pk
    if one.initiative.country_id == other.initiative.country_id:
        return None
    first, second = sorted((one.initiative.pk, other.initiative.pk))
    return first, second, None


def _other(match: InitiativeMatch) -> str:
    other = match.second or match.work
    return "" if other is None else subject_of(other)


def _write(row: Initiative, said: NewInitiative) -> None:
    if said.stage not in Initiative.Stage.values:
        raise Refusal(
            _("“%(stage)s” is no stage of an initiative") % {"stage": said.stage}
        )
    if said.language not in LANGUAGES:
        raise Refusal(_("“%(code)s” is none of the seven") % {"code": said.language})
    row.country = said.country
    row.body = said.body
    row.language = said.language
    row.title = short(said.title, 300, _("title"))
    row.english_title = short(said.english_title, 300, _("title"))
    row.summary = said.summary.replace("\r\n", "\n").strip()
    row.stage = said.stage
    row.on = partial(said.on)
    row.work = said.work
    if not row.title:
        raise Refusal(_("the initiative has no title"))
    if len(row.summary) > SUMMARY_LENGTH:
        raise Refusal(
            _("the summary has more than %(n)d letters") % {"n": SUMMARY_LENGTH}
        )


def _said(row: Initiative) -> dict[str, JSON]:
    return {
        "country": row.country.code,
        "body": "" if row.body is None else row.body.key,
        "language": row.language,
        "title": row.title,
        "english_title": row.english_title,
        "summary": row.summary,
        "stage": str(row.stage),
        "on": row.on,
        "work": "" if row.work is None else row.work.key,
        "citation": None if row.citation_id is None else str(row.citation_id),
    }
