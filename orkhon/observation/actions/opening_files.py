"""Opening what came with a form: its readers may, and of a restricted one it is noted."""

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.observation.models import FormStage, Submission, SubmissionFile
from orkhon.observation.permissions import can_operate_in, can_read, can_see_mission
from orkhon.observation.queries.operations.scope import city_of
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of
from orkhon.record.roles import require


def can_read_form(user: User, form: Submission) -> bool:
    """A form: the Secretariat and the coordinators of its city; incidents: who acts."""
    if can_operate_in(user, form.mission, city_of(form)):
        return True
    return (
        form.stage != FormStage.INCIDENT
        and can_read(user)
        and can_see_mission(user, form.mission)
    )


@transaction.atomic
def open_form_file(file: SubmissionFile, *, by: User) -> tuple[Source, bytes]:
    """The bytes of a photo or another file, as received.

    Raises:
        PermissionDenied: not one who may read the form.
        StoreError: the file is missing or was altered.
        Source.DoesNotExist: it has not come yet.
    """
    form = file.submission
    require(can_read_form(by, form), "open this file")
    source = file.source
    if source is None:
        raise Source.DoesNotExist(f"{file.name} has not come yet")
    data = bytes_of(source)
    if form.stage == FormStage.INCIDENT or source.is_restricted:
        append(
            "observation.file.open",
            subject_of(form),
            by=by,
            source=str(source.pk),
        )
    return source, data
