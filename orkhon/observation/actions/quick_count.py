"""The rule by which a quick count may be said aloud: set once, before the polls close."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.elections.estimation import EstimationError
from orkhon.observation.models import Mission, ReleaseRule
from orkhon.observation.permissions import can_issue
from orkhon.observation.queries.release_rules import (
    USUAL_LINES,
    RuleSaid,
    has_protocols,
    polls_close_at,
)
from orkhon.observation.queries.results.naming import schema_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def set_release_rule(mission: Mission, said: RuleSaid, *, by: Actor) -> ReleaseRule:
    """Set down when a quick count may be said; it stands for good.

    Raises:
        PermissionDenied: not one who runs the mission.
        Refusal: a rule stands, nobody said when the polls close, they have closed or
            a protocol has come, it might be said before they close, a line that the
            protocol form does not have, or a rule that nothing or everything passes.
    """
    require(can_issue(by, mission), _("set the rule of the quick count"))
    Mission.objects.select_for_update().get(pk=mission.pk)
    if ReleaseRule.objects.filter(mission=mission).exists():
        raise Refusal(_("The rule stands; it is not changed."))
    now, closes = timezone.now(), polls_close_at(mission)
    if closes is None:
        raise Refusal(_("Say in the mission when the polls close, then set the rule."))
    if now >= closes:
        raise Refusal(_("The polls have closed; a rule is set before that or never."))
    if has_protocols(mission):
        raise Refusal(_("A protocol has come; a rule is set before the first."))
    if said.not_before < closes:
        raise Refusal(_("It cannot be said before the polls close."))
    known = {line.key: line.label() for line in schema_of(mission).lines}
    for role in USUAL_LINES:
        if said.lines.get(role) not in known:
            raise Refusal(
                _("The protocol form has no line “%(line)s” for “%(role)s”.")
                % {"line": said.lines.get(role, ""), "role": role}
            )
    try:
        said.engine_rule(now)
    except EstimationError as error:
        raise Refusal(str(error)) from error
    entry = append(
        "observation.release-rule.set", subject_of(mission), by=by, **said.written()
    )
    return ReleaseRule.objects.create(
        mission=mission,
        rule=said.written(),
        set_at=entry.at,
        set_by=by.actor_id,
        seq=entry.seq,
    )
