"""Findings: proposed, added, changed, confirmed, dropped and taken up again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.findings import QueryError, query_from
from orkhon.engines.merkle.entry import JSON
from orkhon.observation.form_designs.paragraphs import paragraphs
from orkhon.observation.models import Finding, Mission
from orkhon.observation.permissions import can_issue, can_write_statement
from orkhon.observation.queries.proposals import finding_key, proposals_of
from orkhon.record.actions import Act, append, append_all, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@dataclass(frozen=True)
class FindingWords:
    """What a person says of a finding.

    Attributes:
        query: As `orkhon.engines.findings` reads it.
        key: Short name for placeholders; "" takes it from the title. Once the finding
            stands it does not change: sentences name it.
        paragraph: A key of form_designs/paragraphs.json, or "".
        limits: What was not seen, in words.
    """

    title: str
    query: Mapping[str, JSON] = field(hash=False)
    key: str = ""
    paragraph: str = ""
    limits: str = ""


@transaction.atomic
def propose_findings(mission: Mission, *, by: Actor) -> list[Finding]:
    """Let the machine propose what the mission's forms can answer.

    What was proposed before, or dropped, is not proposed again.

    Returns:
        The new ones, in the order of the forms.
    Raises:
        PermissionDenied: not one who writes in this mission's statements.
    """
    require(can_write_statement(by, mission), "let findings be proposed")
    # PostgreSQL would let two people propose the same at once.
    Mission.objects.select_for_update().get(pk=mission.pk)
    known = set(Finding.objects.filter(mission=mission).values_list("key", flat=True))
    now = timezone.now()
    made = Finding.objects.bulk_create(
        Finding(
            mission=mission,
            key=one.key,
            title=one.title,
            paragraph=one.paragraph,
            query=one.query,
            made_at=now,
            made_by=by.actor_id,
            proposed_from=one.proposed_from,
        )
        for one in proposals_of(mission)
        if one.key not in known
    )
    append_all(
        [
            Act("observation.finding.propose", subject_of(one), _said(one))
            for one in made
        ],
        by=by,
    )
    return made


@transaction.atomic
def add_finding(mission: Mission, words: FindingWords, *, by: Actor) -> Finding:
    """Add a finding of one's own; whoever may issue says yes to it by adding it.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: no title, a key that is taken, or a query that cannot be counted.
    """
    require(can_write_statement(by, mission), "add a finding")
    query = _checked(words)
    Mission.objects.select_for_update().get(pk=mission.pk)
    key = finding_key(words.key or words.title)
    if not key:
        raise Refusal(
            _("Give it a short name in Latin letters, such as ramps_missing.")
        )
    taken = Finding.objects.filter(mission=mission, key=key).first()
    if taken is not None:
        raise Refusal(
            _("“%(key)s” is the short name of “%(title)s” already.")
            % {"key": key, "title": taken.title}
        )
    now = timezone.now()
    says_yes = can_issue(by, mission)
    made = Finding.objects.create(
        mission=mission,
        key=key,
        title=words.title.strip(),
        paragraph=words.paragraph,
        query=query,
        limits=words.limits.strip(),
        made_at=now,
        made_by=by.actor_id,
        confirmed_at=now if says_yes else None,
        confirmed_by=by.actor_id if says_yes else "",
    )
    append(
        "observation.finding.add",
        subject_of(made),
        by=by,
        confirmed=says_yes,
        **_said(made),
    )
    return made


@transaction.atomic
def change_finding(
    finding: Finding, words: FindingWords, *, revision: int, by: Actor
) -> Finding:
    """Change what is asked; a change by one who may not issue waits for a new yes.

    Args:
        revision: The one that the person saw.
    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: no title, a query that cannot be counted, dropped, or changed by
            somebody else meanwhile.
    """
    require(can_write_statement(by, finding.mission), "change a finding")
    query = _checked(words)
    says_yes = can_issue(by, finding.mission)
    changed = Finding.objects.filter(
        pk=finding.pk, revision=revision, dropped_at=None
    ).update(
        title=words.title.strip(),
        paragraph=words.paragraph,
        query=query,
        limits=words.limits.strip(),
        confirmed_at=timezone.now() if says_yes else None,
        confirmed_by=by.actor_id if says_yes else "",
        revision=revision + 1,
    )
    was = finding.query
    finding.refresh_from_db()
    if not changed:
        raise _moved_on(finding)
    append(
        "observation.finding.change",
        subject_of(finding),
        by=by,
        was=was,
        confirmed=says_yes,
        **_said(finding),
    )
    return finding


@transaction.atomic
def confirm_finding(finding: Finding, *, revision: int, by: Actor) -> Finding:
    """Say yes to a finding as it is asked now; only then may a statement count it.

    Args:
        revision: The one that the person saw.
    Raises:
        PermissionDenied: not one who runs the mission.
        Refusal: confirmed before, dropped, or changed meanwhile.
    """
    require(can_issue(by, finding.mission), "confirm a finding")
    changed = Finding.objects.filter(
        pk=finding.pk, revision=revision, confirmed_at=None, dropped_at=None
    ).update(confirmed_at=timezone.now(), confirmed_by=by.actor_id)
    finding.refresh_from_db()
    if not changed:
        raise _moved_on(finding, confirming=True)
    append("observation.finding.confirm", subject_of(finding), by=by, **_said(finding))
    return finding


@transaction.atomic
def drop_finding(finding: Finding, *, by: Actor, why: str = "") -> Finding:
    """Put a finding aside; sentences that name it turn red. It can be taken up again.

    Raises:
        PermissionDenied: not one who writes here; for a confirmed one, not one who
            runs the mission.
        Refusal: dropped before.
    """
    may = can_issue if finding.confirmed_at else can_write_statement
    require(may(by, finding.mission), "drop a finding")
    changed = Finding.objects.filter(
        pk=finding.pk, dropped_at=None, confirmed_at=finding.confirmed_at
    ).update(
        dropped_at=timezone.now(),
        dropped_by=by.actor_id,
        confirmed_at=None,
        confirmed_by="",
    )
    finding.refresh_from_db()
    if not changed:
        raise _moved_on(finding)
    append(
        "observation.finding.drop",
        subject_of(finding),
        by=by,
        key=finding.key,
        why=why.strip(),
    )
    return finding


@transaction.atomic
def restore_finding(finding: Finding, *, by: Actor) -> Finding:
    """Take a dropped finding up again; it waits for a yes.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: it was not dropped.
    """
    require(can_write_statement(by, finding.mission), "take up a finding")
    changed = (
        Finding.objects.filter(pk=finding.pk)
        .exclude(dropped_at=None)
        .update(dropped_at=None, dropped_by="")
    )
    finding.refresh_from_db()
    if not changed:
        raise Refusal(_("“%(title)s” is not dropped.") % {"title": finding.title})
    append("observation.finding.restore", subject_of(finding), by=by, key=finding.key)
    return finding


def _checked(words: FindingWords) -> dict[str, JSON]:
    if not words.title.strip():
        raise Refusal(_("Say what the finding is called."))
    if words.paragraph and words.paragraph not in paragraphs():
        raise Refusal(
            _("The statement has no paragraph “%(key)s”.") % {"key": words.paragraph}
        )
    query = dict(words.query)
    try:
        query_from(query)
    except QueryError as error:
        raise Refusal(str(error)) from error
    return query


def _moved_on(finding: Finding, *, confirming: bool = False) -> Refusal:
    """Why it could not be done: somebody else was there first."""
    said = {"title": finding.title}
    if finding.dropped_at is not None:
        return Refusal(_("“%(title)s” is dropped.") % said)
    if confirming and finding.confirmed_at is not None:
        return Refusal(_("“%(title)s” is confirmed already.") % said)
    return Refusal(
        _("“%(title)s” was changed by somebody else meanwhile; look at it again.")
        % said
    )


def _said(finding: Finding) -> dict[str, JSON]:
    return {
        "mission": str(finding.mission_id),
        "key": finding.key,
        "title": finding.title,
        "paragraph": finding.paragraph,
        "query": finding.query,
        "limits": finding.limits,
        "revision": finding.revision,
        "proposed_from": finding.proposed_from,
    }
