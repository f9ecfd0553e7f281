"""Drafts from what is published, and their publication under a version given then."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.xforms.versions import with_version
from orkhon.observation.actions.forms import publish_form
from orkhon.observation.models import FormDesign, FormFile, FormVersion
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.keys import ALPHABET, LENGTH
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


class VersionTaken(Refusal):
    """The form is published under this version already."""


@transaction.atomic
def begin_draft(design: FormDesign, *, by: Actor) -> FormVersion:
    """Begin a draft that is the published version as it is; one that is there stays.

    Raises:
        PermissionDenied: not one who runs this mission.
        Refusal: nothing is published yet.
    """
    require(can_run(by, design.mission), "begin a draft")
    there = design.versions.filter(published_at=None).first()
    if there is not None:
        return there
    current = design.versions.filter(
        published_at__isnull=False, replaced_at=None
    ).first()
    if current is None:
        raise Refusal(_("%(form)s has no version yet.") % {"form": design})
    draft = FormVersion.objects.create(
        design=design,
        version=current.version,
        source=current.source,
        xml=current.xml,
        md5=current.md5,
        sha256=current.sha256,
        languages=current.languages,
        titles=current.titles,
        is_encrypted=current.is_encrypted,
        draft_token="".join(secrets.choice(ALPHABET) for _sign in range(LENGTH)),
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    FormFile.objects.bulk_create(
        FormFile(
            form_version=draft,
            name=file.name,
            kind=file.kind,
            source=file.source,
            md5=file.md5,
        )
        for file in current.files.all()
    )
    append(
        "observation.form.draft",
        subject_of(draft),
        by=by,
        form=design.form_id,
        version=draft.version,
    )
    return draft


@transaction.atomic
def publish_draft(
    design: FormDesign, *, by: Actor, version: str | None = None
) -> FormVersion:
    """Put a form's draft before the observers.

    Args:
        version: Written into the form first; None leaves its own.
    Raises:
        PermissionDenied: not one who runs this mission.
        VersionTaken: the form is published under this version already.
        Refusal: there is no draft.
        FormError: no version that a form can have.
    """
    require(can_run(by, design.mission), "publish a form")
    draft = design.versions.filter(published_at=None).first()
    if draft is None:
        raise Refusal(_("%(form)s has no draft.") % {"form": design})
    if version is not None and version != draft.version:
        _renumber(draft, version, by=by)
    if design.versions.filter(
        version=draft.version, published_at__isnull=False
    ).exists():
        raise VersionTaken(
            _("%(form)s is published under version %(version)s already.")
            % {"form": design, "version": draft.version or "“”"}
        )
    return publish_form(draft, by=by)


def _renumber(draft: FormVersion, version: str, *, by: Actor) -> None:
    xml = with_version(bytes(draft.xml), version)
    was, draft.version, draft.xml = draft.version, version, xml
    draft.md5 = hashlib.md5(xml, usedforsecurity=False).hexdigest()
    draft.sha256 = hashlib.sha256(xml).hexdigest()
    draft.save(update_fields=["version", "xml", "md5", "sha256"])
    append(
        "observation.form.renumber",
        subject_of(draft),
        by=by,
        was=was,
        version=version,
        xml_sha256=draft.sha256,
    )
