"""What follows from forms as they come in: an incident opens, a protocol is checked.

Called inside the transaction that keeps the forms, so that no incident is received
without standing in the operations room.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from orkhon.engines.elections.relations import (
    ILLEGIBLE,
    Balance,
    Finding,
    ProtocolError,
    Status,
    Term,
    Value,
    check,
    schema_from,
)
from orkhon.observation.intake.form_facts import moment_of
from orkhon.observation.models import (
    FormDesign,
    FormStage,
    Incident,
    ProtocolCheck,
    Submission,
)
from orkhon.observation.queries.answers import said
from orkhon.observation.queries.protocol_values import protocol_values
from orkhon.record.actions import Act, append_all, subject_of
from orkhon.record.roles import Machine

CHECKER = Machine("protocol-check")

Result = dict[str, Any]
"""One relation as a `ProtocolCheck` keeps it."""


def follow(submissions: Sequence[Submission]) -> None:
    """Open the incidents and check the protocols among forms that just came in.

    Forms of other stages, trial posts and encrypted forms (which say nothing yet) are
    passed over. Doing it twice changes nothing.
    """
    real = [one for one in submissions if not one.is_draft]
    incidents = [one for one in real if one.stage == FormStage.INCIDENT]
    protocols = [one for one in real if one.stage == FormStage.PROTOCOL and one.values]
    if incidents:
        _open_incidents(incidents)
    if protocols:
        _check_protocols(protocols)


def _open_incidents(submissions: Sequence[Submission]) -> None:
    """A severity that is missing or unknown counts as serious until a person looks."""
    known = set(Incident.Severity.values)
    Incident.objects.bulk_create(
        [
            Incident(
                submission=one,
                mission_id=one.mission_id,
                severity=severity
                if (severity := said(one.values, "incident", "severity")) in known
                else Incident.Severity.SERIOUS,
                happened_at=moment_of(said(one.values, "incident", "at"))
                or one.filled_at,
            )
            for one in submissions
        ],
        ignore_conflicts=True,
    )


def _check_protocols(submissions: Sequence[Submission]) -> None:
    designs = {
        (one.mission_id, one.form_id): one
        for one in FormDesign.objects.filter(
            mission__in={one.mission_id for one in submissions},
            form_id__in={one.form_id for one in submissions},
            protocol__isnull=False,
        )
    }
    before = set(
        ProtocolCheck.objects.filter(
            submission__in=[one.pk for one in submissions]
        ).values_list("submission_id", flat=True)
    )
    checks = [
        _checked(one, design.protocol)
        for one in submissions
        if (design := designs.get((one.mission_id, one.form_id))) is not None
        and one.pk not in before
    ]
    if not checks:
        return
    ProtocolCheck.objects.bulk_create(checks)
    append_all(
        [
            Act(
                "observation.protocol.check",
                subject_of(one.submission),
                {
                    "schema": f"{one.schema_name} {one.schema_version}",
                    "balanced": one.balanced,
                    "differences": {
                        str(result["key"]): result["difference"]
                        for result in one.results
                        if result.get("status") == Status.BROKEN
                    },
                },
            )
            for one in checks
        ],
        by=CHECKER,
    )


def _checked(submission: Submission, form: object) -> ProtocolCheck:
    """Hold one protocol against its form; a form that cannot be read checks nothing."""
    made = ProtocolCheck(
        submission=submission,
        mission_id=submission.mission_id,
        schema_name="",
        schema_version="",
        balanced=None,
        checked_at=timezone.now(),
    )
    try:
        schema = schema_from(form)
    except ProtocolError as error:
        made.results = [{"key": "", "status": Status.UNCHECKED, "problem": str(error)}]
        return made
    values = protocol_values(submission.values, schema)
    balance = check(schema, values)
    made.schema_name, made.schema_version = schema.name[:120], schema.version[:40]
    made.balanced = _verdict(balance)
    made.results = [_result(one, values) for one in balance.findings]
    return made


def _verdict(balance: Balance) -> bool | None:
    """None when nothing is seen to be wrong but not all could be checked."""
    if balance.balanced:
        return True
    return False if balance.broken else None


def _result(finding: Finding, values: Mapping[str, Value]) -> Result:
    relation = finding.relation
    return {
        "key": relation.key,
        "severity": relation.severity.value,
        "status": finding.status.value,
        "sense": relation.sense.value,
        "left": finding.left,
        "right": finding.right,
        "difference": finding.difference,
        "tolerance": relation.tolerance,
        "left_terms": [_term(one, values) for one in relation.left],
        "right_terms": [_term(one, values) for one in relation.right],
        "missing": list(finding.missing),
        "illegible": list(finding.illegible),
        "legal_reference": relation.legal_reference,
        "words": dict(relation.words or {}),
    }


def _term(term: Term, values: Mapping[str, Value]) -> Result:
    value = values.get(term.line)
    return {
        "line": term.line,
        "times": term.times,
        "value": value.value if value is ILLEGIBLE else value,
    }
