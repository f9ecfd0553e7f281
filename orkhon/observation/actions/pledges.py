"""What an observer signs before going: the pledge, and the declaration of interests."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.observation.actions.missions import open_mission
from orkhon.observation.actions.observers import may_name, not_in_future
from orkhon.observation.models import InterestDeclaration, Observer, Pledge
from orkhon.observation.permissions import RUNNERS
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@dataclass(frozen=True)
class Scan:
    """A signed paper as it was scanned."""

    data: bytes
    filename: str
    media_type: str


@transaction.atomic
def record_pledge(
    observer: Observer,
    *,
    signed_on: date,
    language: str,
    by: User,
    scan: Scan | None = None,
) -> Pledge:
    """Say that an observer signed the pledge; entered again, it is corrected.

    Args:
        language: In which it was signed.
        scan: The signed paper; kept restricted to those who run missions, to the
            parliament that sent the observer, and to whoever brought it in.
    Raises:
        Refusal: a day that has not come, no language, an empty scan, or closed.
    """
    _may(observer, by, "keep a pledge")
    not_in_future(signed_on)
    if not language:
        raise Refusal(_("say in which language the pledge was signed"))
    source = None if scan is None else _keep(observer, scan, by)
    known = Pledge.objects.filter(observer=observer).first()
    if source is None and known is not None:
        source = known.source
    pledge, is_new = Pledge.objects.update_or_create(
        observer=observer,
        defaults={
            "signed_on": signed_on,
            "language": language,
            "source": source,
            "entered_by": by.actor_id,
        },
    )
    append(
        "observation.pledge.record",
        subject_of(observer),
        by=by,
        signed_on=signed_on.isoformat(),
        language=language,
        scan=None if source is None else str(source.pk),
        is_correction=not is_new,
    )
    return pledge


@transaction.atomic
def declare_interests(
    observer: Observer, *, declared_on: date, text: str, by: User
) -> InterestDeclaration:
    """Keep what an observer declared; "" says that there is nothing to declare.

    What was declared stays out of the record: it is the observer's own matter.

    Raises:
        Refusal: a day that has not come, or the mission is closed.
    """
    _may(observer, by, "keep a declaration of interests")
    not_in_future(declared_on)
    text = text.strip()
    declaration, is_new = InterestDeclaration.objects.update_or_create(
        observer=observer,
        defaults={
            "declared_on": declared_on,
            "nothing_to_declare": not text,
            "text": text,
        },
    )
    append(
        "observation.interests.declare",
        subject_of(observer),
        by=by,
        declared_on=declared_on.isoformat(),
        nothing_to_declare=not text,
        is_correction=not is_new,
    )
    return declaration


def _may(observer: Observer, by: User, verb: str) -> None:
    require(may_name(by, observer.mission, observer.parliament), verb)
    open_mission(observer.mission)


def _keep(observer: Observer, scan: Scan, by: User) -> Source:
    if not scan.data:
        raise Refusal(_("the file is empty"))
    source, _is_new = keep_source(
        scan.data,
        filename=scan.filename,
        media_type=scan.media_type,
        text="",
        language="und",
        by=by,
        title=f"Pledge, {observer.code}, {observer.mission.title}"[:500],
        restricted_to=[
            *sorted(str(role) for role in RUNNERS),
            f"parliament/{observer.parliament.key}",
            by.actor_id,
        ],
    )
    return source
