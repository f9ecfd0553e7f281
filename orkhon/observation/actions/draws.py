"""Drawing stations by a seed, and publishing the draw before the day."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.elections.sampling import Draw, SampleError, draw
from orkhon.engines.merkle.entry import JSON
from orkhon.observation.models import (
    DrawnStation,
    Mission,
    PollingStation,
    StationDraw,
)
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.draws import (
    METHOD,
    DrawSaid,
    Repetition,
    design_of,
    frame_bytes,
    frame_of,
    in_order,
    repeat,
)
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

BATCH = 2_000


def preview(mission: Mission, said: DrawSaid) -> Draw:
    """What these words would draw, without keeping anything.

    Raises:
        Refusal: no honest sample can be drawn so.
    """
    frame = frame_of(mission, said)
    try:
        return draw(frame, design_of(said), said.size, said.reserves, said.seed)
    except SampleError as error:
        raise Refusal(str(error)) from error


@transaction.atomic
def draw_stations(
    mission: Mission, said: DrawSaid, *, by: Actor, why: str = ""
) -> StationDraw:
    """Draw stations and keep the draw with its frame.

    Args:
        why: Why a new draw is made though a published one stands; it is given up
            by this, and both stay.
    Raises:
        Refusal: no honest sample can be drawn so, or a published draw stands and
            there is no reason.
    """
    require(can_run(by, mission), _("draw stations"))
    standing = mission.draws.filter(given_up_at=None, city=said.city).exclude(
        published_at=None
    )
    if standing.exists() and not why.strip():
        raise Refusal(_("A published draw stands; say why another one is made."))
    drawn = preview(mission, said)
    frame = frame_of(mission, said)
    source, _is_new = keep_source(
        frame_bytes(frame),
        filename=f"frame-{mission.number}-{drawn.frame_digest[:12]}.csv",
        media_type="text/csv",
        text="",
        language="und",
        by=by,
        title=_("Frame of a draw"),
    )
    kept = StationDraw.objects.create(
        mission=mission,
        city=said.city,
        design=said.design,
        seed=said.seed,
        size=said.size,
        reserves=said.reserves,
        parameters={
            "method": METHOD,
            "strata_by": said.strata_by,
            "cluster_by": said.cluster_by,
            "per_cluster": said.per_cluster,
            "measure": said.measure,
            "minimum": said.minimum,
            "kinds": list(said.kinds),
            "everywhere": said.everywhere,
            "allocation": dict(drawn.allocation),
        },
        frame_size=drawn.frame_size,
        frame_digest=drawn.frame_digest,
        frame=source,
        drawn_at=timezone.now(),
        drawn_by=by.actor_id,
    )
    _keep(kept, drawn)
    for other in standing.exclude(pk=kept.pk):
        _give_up(other, why, by)
    append(
        "observation.draw.make",
        subject_of(kept),
        by=by,
        mission=str(mission.pk),
        seed=kept.seed,
        frame_digest=kept.frame_digest,
        why=why,
    )
    return kept


@transaction.atomic
def publish_draw(kept: StationDraw, *, by: Actor) -> StationDraw:
    """Write a draw into the record: from then on nobody changes it.

    Publishing after the vote's day has begun in the host's time is possible, and the
    entry says that it was late.

    Raises:
        Refusal: published or given up before, or it is not what seed and frame give.
    """
    require(can_run(by, kept.mission), _("publish a draw"))
    if not repeat(kept).holds:
        raise Refusal(_("This draw is not what its seed and frame give."))
    changed = StationDraw.objects.filter(
        pk=kept.pk, published_at=None, given_up_at=None
    ).update(published_at=timezone.now())
    if not changed:
        raise Refusal(_("This draw was published or given up before."))
    kept.refresh_from_db()
    entry = append("observation.draw.publish", subject_of(kept), by=by, **_words(kept))
    kept.published_at, kept.published_entry = entry.at, entry.seq
    kept.save(update_fields=["published_at", "published_entry"])
    return kept


@transaction.atomic
def give_up_draw(kept: StationDraw, *, by: Actor, why: str) -> StationDraw:
    """Say that a draw is not used, and why; it stays.

    Raises:
        Refusal: no reason, or given up before.
    """
    require(can_run(by, kept.mission), _("give up a draw"))
    if not why.strip():
        raise Refusal(_("Say why the draw is given up."))
    _give_up(kept, why, by)
    kept.refresh_from_db()
    return kept


@transaction.atomic
def repeat_draw(kept: StationDraw, *, by: Actor) -> Repetition:
    """Repeat a draw from its seed and frame, and write down what came out."""
    require(can_run(by, kept.mission), _("repeat a draw"))
    found = repeat(kept)
    append(
        "observation.draw.repeat",
        subject_of(kept),
        by=by,
        holds=found.holds,
        frame_digest=kept.frame_digest,
    )
    return found


def is_late(kept: StationDraw) -> bool:
    """Whether it was published after the vote's day began in the host's time."""
    if kept.published_at is None:
        return False
    return kept.published_at >= day_begins(kept.mission)


def day_begins(mission: Mission) -> datetime:
    """Midnight before the vote, in the host's time."""
    return datetime.combine(
        mission.vote_on, datetime.min.time(), ZoneInfo(mission.time_zone)
    )


def _give_up(kept: StationDraw, why: str, by: Actor) -> None:
    changed = StationDraw.objects.filter(pk=kept.pk, given_up_at=None).update(
        given_up_at=timezone.now(), why_given_up=why
    )
    if not changed:
        raise Refusal(_("This draw was given up before."))
    append("observation.draw.give-up", subject_of(kept), by=by, why=why)


def _keep(kept: StationDraw, drawn: Draw) -> None:
    wanted = {item.unit.id for item in (*drawn.units, *drawn.reserves)}
    keys: dict[str, int] = {}
    codes = sorted(wanted)
    for start in range(0, len(codes), 500):
        keys |= dict(
            PollingStation.objects.filter(
                mission=kept.mission_id, code__in=codes[start : start + 500]
            ).values_list("code", "pk")
        )
    DrawnStation.objects.bulk_create(
        [
            DrawnStation(
                draw=kept,
                station_id=keys[item.unit.id],
                order=item.order,
                is_reserve=is_reserve,
                stratum=item.unit.stratum,
                cluster=item.unit.cluster,
                probability=float(item.probability),
            )
            for items, is_reserve in ((drawn.units, False), (drawn.reserves, True))
            for item in items
        ],
        batch_size=BATCH,
    )


def _words(kept: StationDraw) -> dict[str, JSON]:
    """All that a stranger needs to repeat the draw, with the frame's file."""
    rows = in_order(kept)
    return {
        "mission": str(kept.mission_id),
        "method": str(kept.parameters["method"]),
        "design": kept.design,
        "size": kept.size,
        "reserves_wanted": kept.reserves,
        "seed": kept.seed,
        "parameters": dict(kept.parameters),
        "frame_size": kept.frame_size,
        "frame_digest": kept.frame_digest,
        "frame_file_sha256": kept.frame.sha256,
        "late": timezone.now() >= day_begins(kept.mission),
        "stations": [
            [one.station.code, one.stratum, one.cluster, one.probability]
            for one in rows
            if not one.is_reserve
        ],
        "reserves": [
            [one.station.code, one.stratum, one.cluster, one.order]
            for one in rows
            if one.is_reserve
        ],
    }
