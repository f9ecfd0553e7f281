"""What a mission still lacks, stage by stage; a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.observation.models import Mission, MissionStep, Submission
from orkhon.observation.queries.counts import (
    observer_counts,
    step_counts,
    team_counts,
    what_there_is,
)
from orkhon.observation.queries.deadlines import list_deadline
from orkhon.observation.queries.observers import Sign

Stage = MissionStep.Stage


@dataclass(frozen=True)
class Lack:
    """One thing that is missing, and where it is put right; "" for nowhere yet."""

    words: str
    url: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class StageLacks:
    """A stage of the mission, its open steps and what it lacks."""

    stage: str
    label: str
    lacks: tuple[Lack, ...]
    steps: int
    steps_done: int
    is_begun: bool

    @property
    def sign(self) -> Sign:
        if any(one.is_late for one in self.lacks):
            return "late"
        if not self.lacks and self.steps == self.steps_done:
            return "done"
        return "partly" if self.is_begun or self.steps_done else "waiting"


@dataclass(frozen=True)
class _Seen:
    """The counts that everything below is read from."""

    observers: dict[str, int]
    mission: dict[str, bool]
    teams: dict[str, int]
    received: bool


def stages(mission: Mission, now: datetime) -> list[StageLacks]:
    """Every stage in its order, with what it still lacks.

    Five queries for any mission. A stage of which Orkhon can know nothing (meetings,
    statement, report) lacks its steps that are not done.
    """
    steps = step_counts(mission, now)
    seen = _Seen(
        observers=observer_counts(mission),
        mission=what_there_is(mission),
        teams=team_counts(mission),
        received=Submission.objects.filter(mission=mission).exists(),
    )
    found = {
        Stage.INVITATION: _invitation(mission, seen),
        Stage.NOMINATIONS: _nominations(mission, seen),
        Stage.ACCREDITATION: _accreditation(mission, seen, now),
        Stage.DEPLOYMENT: _deployment(mission, seen),
        Stage.OBSERVATION: _observation(mission, seen, now),
    }
    begun = {
        Stage.INVITATION: bool(mission.invitation_id or mission.issuer),
        Stage.NOMINATIONS: seen.observers["going"] > 0,
        Stage.ACCREDITATION: seen.mission["a_sent_list"],
        Stage.DEPLOYMENT: seen.mission["a_station"] or seen.teams["teams"] > 0,
        Stage.OBSERVATION: seen.mission["a_form"] or seen.received,
    }
    lines = []
    for stage in Stage:
        total, done, late = steps.get(stage, (0, 0, 0))
        lacks = [*found.get(stage, ()), *_overdue(late)]
        if not total and stage not in found:
            lacks.append(
                Lack(_("no step is entered"), _at("mission", mission, "#timeline"))
            )
        lines.append(
            StageLacks(
                stage.value,
                str(stage.label),
                tuple(lacks),
                total,
                done,
                begun.get(stage, False),
            )
        )
    return lines


def _invitation(mission: Mission, seen: _Seen) -> list[Lack]:
    change = _at("change-mission", mission)
    wanted = (
        (mission.invitation_id, _("the letter of invitation is not kept"), change),
        (mission.issuer, _("who invited is not said"), change),
        (mission.legal_basis, _("the legal basis is not said"), change),
        (mission.rules_id, _("the electoral rules are not named"), change),
        (mission.head_id, _("no head is named"), change),
        (
            seen.mission["a_coordinator"],
            _("no coordinator is named"),
            _at("mission-people", mission),
        ),
        (
            seen.mission["a_city"],
            _("no city is named"),
            _at("mission-people", mission),
        ),
    )
    return [Lack(words, url) for there, words, url in wanted if not there]


def _nominations(mission: Mission, seen: _Seen) -> list[Lack]:
    url = _at("observers", mission)
    of = seen.observers
    if not of["going"]:
        return [Lack(_("no name is nominated"), url)]
    found = []
    if of["unpledged"]:
        found.append(
            _lack(
                ngettext(
                    "%(n)d of %(all)d observers has no signed pledge",
                    "%(n)d of %(all)d observers have no signed pledge",
                    of["unpledged"],
                ),
                url,
                n=of["unpledged"],
                all=of["going"],
            )
        )
    if of["undeclared"]:
        found.append(
            _lack(
                ngettext(
                    "%(n)d of %(all)d observers has declared no interests",
                    "%(n)d of %(all)d observers have declared no interests",
                    of["undeclared"],
                ),
                url,
                n=of["undeclared"],
                all=of["going"],
            )
        )
    if of["unmatched"]:
        found.append(
            _lack(
                ngettext(
                    "%(n)d of %(all)d observers is not matched with the register",
                    "%(n)d of %(all)d observers are not matched with the register",
                    of["unmatched"],
                ),
                url,
                n=of["unmatched"],
                all=of["going"],
            )
        )
    return found


def _accreditation(mission: Mission, seen: _Seen, now: datetime) -> list[Lack]:
    lists, of = _at("lists", mission), seen.observers
    found = []
    deadline = list_deadline(mission, now)
    if deadline is None:
        found.append(
            Lack(
                _("the deadline of the list is not known"),
                _at("change-mission", mission),
            )
        )
    if not seen.mission["a_sent_list"]:
        found.append(
            Lack(
                _("no list was sent to the ministry"),
                lists,
                is_late=deadline is not None and deadline.is_past,
            )
        )
    elif of["unsent"]:
        found.append(
            _lack(
                ngettext(
                    "%(n)d observer is on no list that was sent",
                    "%(n)d observers are on no list that was sent",
                    of["unsent"],
                ),
                lists,
                n=of["unsent"],
            )
        )
    if of["unaccredited"]:
        found.append(
            _lack(
                ngettext(
                    "%(n)d of %(all)d observers is not accredited",
                    "%(n)d of %(all)d observers are not accredited",
                    of["unaccredited"],
                ),
                _at("observers", mission),
                n=of["unaccredited"],
                all=of["going"],
            )
        )
    if of["unbadged"]:
        found.append(
            _lack(
                ngettext(
                    "%(n)d accredited observer has no badge",
                    "%(n)d accredited observers have no badge",
                    of["unbadged"],
                ),
                _at("badges", mission),
                n=of["unbadged"],
            )
        )
    return found


def _deployment(mission: Mission, seen: _Seen) -> list[Lack]:
    teams, of = _at("teams", mission), seen.teams
    found = []
    if not seen.mission["a_station"]:
        found.append(Lack(_("no stations"), _at("stations", mission)))
    if not seen.mission["a_draw"]:
        found.append(Lack(_("no stations are drawn"), _at("draws", mission)))
    elif not seen.mission["a_published_draw"]:
        found.append(Lack(_("the draw is not published"), _at("draws", mission)))
    if not of["teams"]:
        found.append(Lack(_("no teams"), teams))
    if of["small"]:
        found.append(
            _lack(
                ngettext(
                    "%(n)d team has fewer than two observers",
                    "%(n)d teams have fewer than two observers",
                    of["small"],
                ),
                teams,
                n=of["small"],
            )
        )
    if of["narrow"]:
        found.append(
            _lack(
                ngettext(
                    "%(n)d team is of fewer than %(least)d parliaments",
                    "%(n)d teams are of fewer than %(least)d parliaments",
                    of["narrow"],
                ),
                teams,
                n=of["narrow"],
                least=mission.least_parliaments_a_team,
            )
        )
    if of["teams"] and seen.observers["teamless"]:
        found.append(
            _lack(
                ngettext(
                    "%(n)d observer is in no team",
                    "%(n)d observers are in no team",
                    seen.observers["teamless"],
                ),
                teams,
                n=seen.observers["teamless"],
            )
        )
    if of["teams"] and not seen.mission["a_visit"]:
        found.append(Lack(_("no routes are made"), teams))
    return found


def _observation(mission: Mission, seen: _Seen, now: datetime) -> list[Lack]:
    found = []
    if not seen.mission["a_form"]:
        found.append(Lack(_("no form is published"), _at("forms", mission)))
    if seen.observers["keyless"]:
        found.append(
            _lack(
                ngettext(
                    "%(n)d of %(all)d observers has no link for the phone",
                    "%(n)d of %(all)d observers have no link for the phone",
                    seen.observers["keyless"],
                ),
                _at("observers", mission),
                n=seen.observers["keyless"],
                all=seen.observers["going"],
            )
        )
    there = now.astimezone(ZoneInfo(mission.time_zone)).date()
    if there > mission.vote_on and not seen.received:
        found.append(Lack(_("no form was received"), _at("operations", mission)))
    return found


def _lack(words: str, url: str, **counts: int) -> Lack:
    """A lack with its numbers put into its words."""
    return Lack(words % counts, url)


def _overdue(late: int) -> list[Lack]:
    if not late:
        return []
    words = ngettext("%(n)d step is overdue", "%(n)d steps are overdue", late)
    return [Lack(words % {"n": late}, "#timeline", is_late=True)]


def _at(name: str, mission: Mission, place: str = "") -> str:
    """The page where something is put right; "" while it is not built."""
    try:
        return reverse(f"observation:{name}", args=[mission.number]) + place
    except NoReverseMatch:
        return ""
