"""Beginning a statement: its sections, and no sentence that concludes anything."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.observation.actions.missions import open_mission
from orkhon.observation.actions.statements.copying import copy_sentences
from orkhon.observation.models import (
    Mission,
    Sentence,
    Statement,
    StatementSection,
)
from orkhon.observation.permissions import can_write_statement
from orkhon.observation.queries.statements.skeleton import section_keys
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def begin_statement(
    mission: Mission,
    kind: str,
    authentic: str,
    languages: Sequence[str],
    *,
    by: Actor,
    joint_with: Sequence[str] = (),
    place: str = "",
    sentences: Iterable[Sentence] = (),
) -> Statement:
    """Begin a statement with the sections of its kind, all of them empty.

    The standard phrases are proposals on the page; a person takes each of them.

    Args:
        kind: A value of `Statement.Kind`.
        authentic: The language that decides.
        languages: All languages in which it is to be issued.
        joint_with: Organisations that issue it with us, as they are to be named.
        sentences: Of a published statement of the mission, taken over as they are; a
            sentence whose section this kind does not have stays out.
    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: an unknown kind or language, sentences that are not published, or the
            mission is closed.
    """
    require(can_write_statement(by, mission), "begin a statement")
    # Two who begin at once get two numbers.
    Mission.objects.select_for_update().get(pk=mission.pk)
    open_mission(mission)
    taken = list(sentences)
    _check(mission, kind, [authentic, *languages], taken)
    statement = new_statement(
        mission,
        kind,
        authentic,
        languages,
        by=by,
        joint_with=joint_with,
        place=place,
    )
    copied = copy_sentences(taken, statement, by=by)
    append(
        "observation.statement.begin",
        subject_of(statement),
        by=by,
        mission=str(mission.pk),
        number=statement.number,
        kind=kind,
        authentic=authentic,
        languages=list(statement.languages),
        joint_with=list(statement.joint_with),
        place=place,
        sentences=[str(one.pk) for one in copied],
    )
    return statement


def new_statement(
    mission: Mission,
    kind: str,
    authentic: str,
    languages: Sequence[str],
    *,
    by: Actor,
    joint_with: Sequence[str] = (),
    place: str = "",
    corrects: Statement | None = None,
) -> Statement:
    """The rows of a new statement under the mission's next number; writes no entry."""
    last = (
        Statement.objects.filter(mission=mission).aggregate(last=Max("number"))["last"]
        or 0
    )
    statement = Statement.objects.create(
        mission=mission,
        kind=kind,
        number=last + 1,
        corrects=corrects,
        authentic=authentic,
        languages=list(dict.fromkeys((authentic, *languages))),
        joint_with=[one.strip() for one in joint_with if one.strip()],
        place=place.strip(),
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    StatementSection.objects.bulk_create(
        StatementSection(statement=statement, key=key, precedence=n)
        for n, key in enumerate(section_keys(kind), start=1)
    )
    return statement


def _check(
    mission: Mission, kind: str, languages: list[str], sentences: list[Sentence]
) -> None:
    if kind not in Statement.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of statement") % {"kind": kind})
    known = {code for code, _name in settings.LANGUAGES}
    for language in languages:
        if language not in known:
            raise Refusal(
                _("“%(language)s” is no language of this installation")
                % {"language": language}
            )
    for one in sentences:
        of = one.section.statement
        if of.mission_id != mission.pk or of.published_at is None:
            raise Refusal(_("only sentences of a published statement are taken over"))
