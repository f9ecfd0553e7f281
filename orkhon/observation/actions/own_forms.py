"""Taking Orkhon's own forms for a mission; keeping a form that was refused."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.xforms import CellProblem
from orkhon.observation.actions.forms import MEDIA_TYPES, bring_in_form
from orkhon.observation.form_designs.designs import STAGES
from orkhon.observation.form_designs.protocols import (
    Labels,
    numbered_options,
    protocol_form,
    protocol_from,
    protocol_sources,
)
from orkhon.observation.form_designs.workbook import xlsform
from orkhon.observation.models import FormStage, FormVersion, Mission
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.form_pages import next_version
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

MOST_OPTIONS = 60


@transaction.atomic
def take_own_forms(
    mission: Mission,
    stages: Sequence[str],
    *,
    by: Actor,
    protocol: str = "",
    options: int = 0,
    language: str = "en",
    publish: bool = False,
) -> list[FormVersion]:
    """Take forms of the house for a mission, all under one version of the day.

    Args:
        stages: Of `designs.STAGES`.
        protocol: The name of a country's protocol; needed for the stage `protocol`.
        options: How many lists or candidates, for a protocol that leaves them open.
        language: That phones show first.
        publish: Put them before the observers at once.
    Raises:
        PermissionDenied: not one who runs this mission.
        Refusal: no stage, an unknown one, or a protocol of which nothing is known.
    """
    require(can_run(by, mission), "take forms for this mission")
    if not stages or not set(stages) <= set(STAGES):
        raise Refusal(_("Choose the forms of the day that you need."))
    lines: dict[str, object] | None = None
    if FormStage.PROTOCOL in stages:
        lines = _protocol(protocol, options)
    version = next_version(mission, timezone.localdate())
    taken = []
    for stage in stages:
        is_protocol = stage == FormStage.PROTOCOL
        data = xlsform(
            stage,
            protocol_from(lines) if is_protocol else None,
            version=version,
            default_language=language,
        )
        taken.append(
            bring_in_form(
                mission,
                data,
                f"{stage}.xlsx",
                by=by,
                publish=publish,
                protocol=lines if is_protocol else None,
            )
        )
    return taken


def keep_refused_form(
    mission: Mission,
    data: bytes,
    filename: str,
    *,
    why: str,
    problems: Sequence[CellProblem],
    by: Actor,
) -> Source:
    """Keep a file that could not become a form, with what is wrong in it.

    Raises:
        PermissionDenied: not one who runs this mission.
    """
    require(can_run(by, mission), "bring in a form")
    ending = f".{filename.rpartition('.')[2].lower()}"
    with transaction.atomic():
        source, _is_new = keep_source(
            data,
            filename=filename,
            media_type=MEDIA_TYPES.get(ending, "application/octet-stream"),
            text="",
            language="und",
            by=by,
        )
        append(
            "observation.form.refuse",
            subject_of(source),
            by=by,
            mission=str(mission.pk),
            why=why,
            cells=[one.cell for one in problems],
        )
    return source


def _protocol(name: str, options: int) -> dict[str, object]:
    sources = {one.name: one for one in protocol_sources()}
    source = sources.get(name)
    if source is None:
        raise Refusal(_("Choose the protocol of the country."))
    if not source.is_known:
        raise Refusal(
            _("Of this country’s protocol nothing is known; take a general one.")
        )
    labels: Sequence[Labels] = ()
    if source.needs_options:
        if not 0 < options <= MOST_OPTIONS:
            raise Refusal(
                _("Say how many lists or candidates there are, 1 to %(most)d.")
                % {"most": MOST_OPTIONS}
            )
        labels = numbered_options(options)
    return protocol_form(name, labels)
