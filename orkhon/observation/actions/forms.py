"""Forms come in as XLSForm or XForm, are tried as a draft, published, closed."""

import hashlib
import secrets
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.xforms import ExpectedFile
from orkhon.engines.xforms.conversion import Conversion, convert, from_xform
from orkhon.observation.models import (
    FormDesign,
    FormFile,
    FormStage,
    FormVersion,
    Mission,
)
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.keys import ALPHABET, LENGTH
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES = {
    ".xlsx": XLSX,
    ".xls": "application/vnd.ms-excel",
    ".xml": "text/xml",
    ".csv": "text/csv",
    ".md": "text/markdown",
}


def bring_in_form(
    mission: Mission,
    data: bytes,
    filename: str,
    *,
    by: Actor,
    stage: str | None = None,
    publish: bool = False,
    protocol: dict[str, Any] | None = None,
) -> FormVersion:
    """Take an XLSForm, or an XForm as it is, as the form's draft.

    A draft that is there is replaced; published versions stay. The very version that
    is published already, with the same questions, is given back as it is.

    Args:
        filename: Its ending says what it is; `.xml` is an XForm.
        stage: A value of `FormStage`; None takes it from the form's id.
        publish: Put it before the observers at once.
        protocol: The lines and relations of a station protocol; None leaves them.
    Raises:
        PermissionDenied: not one who runs this mission.
        FormError: the form cannot be read; its problems name the cells.
        Refusal: another form is published under this version.
    """
    require(can_run(by, mission), "bring in a form")
    ending = PurePath(filename).suffix.lower()
    made = from_xform(data) if ending == ".xml" else convert(data, filename)
    with transaction.atomic():
        design = _design(mission, made, stage=stage, protocol=protocol)
        sha256 = hashlib.sha256(made.xml).hexdigest()
        same = design.versions.filter(
            version=made.version, published_at__isnull=False
        ).first()
        if same is not None:
            if same.sha256 == sha256:
                return same
            raise Refusal(
                _(
                    "Version %(version)s of %(form)s is published already; give the "
                    "changed form a new version."
                )
                % {"version": made.version or "“”", "form": made.form_id}
            )
        source, _is_new = keep_source(
            data,
            filename=filename,
            media_type=MEDIA_TYPES.get(ending, "application/octet-stream"),
            text=_text(data, ending),
            language=_tag(made.default_language),
            by=by,
            title=made.title[:500],
        )
        version = _draft(design, made, sha256=sha256, source=source, by=by)
        _expect_files(version, made, by=by)
        append(
            "observation.form.bring-in",
            subject_of(version),
            by=by,
            mission=str(mission.pk),
            form=design.form_id,
            version=version.version,
            source=str(source.pk),
            xml_sha256=sha256,
        )
        return publish_form(version, by=by) if publish else version


@transaction.atomic
def publish_form(version: FormVersion, *, by: Actor) -> FormVersion:
    """Put a draft before the observers; the version before it stays for what comes late.

    Raises:
        PermissionDenied: not one who runs this mission.
        Refusal: published before.
    """
    require(can_run(by, version.design.mission), "publish a form")
    now = timezone.now()
    FormVersion.objects.filter(
        design=version.design_id, published_at__isnull=False, replaced_at=None
    ).exclude(pk=version.pk).update(replaced_at=now)
    changed = FormVersion.objects.filter(pk=version.pk, published_at=None).update(
        published_at=now, draft_token=""
    )
    if not changed:
        raise Refusal(_("%(form)s was published before.") % {"form": version})
    append("observation.form.publish", subject_of(version), by=by)
    version.refresh_from_db()
    return version


@transaction.atomic
def bring_in_form_file(
    version: FormVersion, name: str, data: bytes, *, media_type: str, by: Actor
) -> FormFile:
    """Bring in a picture or a list that a form needs on the phone.

    Raises:
        PermissionDenied: not one who runs this mission.
        Refusal: the form names no such file, or it is published with another one.
    """
    require(can_run(by, version.design.mission), "bring in a form’s file")
    row = version.files.filter(name=name).first()
    if row is None:
        raise Refusal(
            _("%(form)s names no file “%(name)s”.") % {"form": version, "name": name}
        )
    if version.published_at is not None and row.source is not None:
        raise Refusal(
            _("%(form)s is published; bring in a new version of it.")
            % {"form": version}
        )
    source, _is_new = keep_source(
        data,
        filename=name,
        media_type=media_type,
        text="",
        language="und",
        by=by,
    )
    row.source, row.md5 = source, _md5(data)
    row.save(update_fields=["source", "md5"])
    append(
        "observation.form.bring-in-file",
        subject_of(version),
        by=by,
        name=name,
        source=str(source.pk),
    )
    return row


@transaction.atomic
def set_form_state(design: FormDesign, state: str, *, by: Actor) -> FormDesign:
    """Open, close or let a form run out; what comes for a closed one is held.

    Raises:
        PermissionDenied: not one who runs this mission.
        Refusal: no such state, or it is so already.
    """
    require(can_run(by, design.mission), "open or close a form")
    if state not in FormDesign.State.values:
        raise Refusal(_("“%(state)s” is no state of a form.") % {"state": state})
    changed = (
        FormDesign.objects.filter(pk=design.pk).exclude(state=state).update(state=state)
    )
    if not changed:
        raise Refusal(
            _("%(form)s is %(state)s already.") % {"form": design, "state": state}
        )
    append("observation.form.set-state", subject_of(design), by=by, state=state)
    design.refresh_from_db()
    return design


def _design(
    mission: Mission,
    made: Conversion,
    *,
    stage: str | None,
    protocol: dict[str, Any] | None,
) -> FormDesign:
    own = made.form_id if made.form_id in FormStage.values else FormStage.OTHER
    if stage is not None and stage not in FormStage.values:
        raise Refusal(_("“%(stage)s” is no stage of the day.") % {"stage": stage})
    design, _is_new = FormDesign.objects.get_or_create(
        mission=mission,
        form_id=made.form_id,
        defaults={
            "title": made.title[:240],
            "stage": stage or own,
            "made_at": timezone.now(),
        },
    )
    design.title = made.title[:240]
    design.stage = stage or design.stage
    design.protocol = design.protocol if protocol is None else protocol
    design.save(update_fields=["title", "stage", "protocol"])
    return design


def _draft(
    design: FormDesign, made: Conversion, *, sha256: str, source: Source, by: Actor
) -> FormVersion:
    """The one draft of a form, as it is now."""
    draft = design.versions.filter(published_at=None).first() or FormVersion(
        design=design,
        draft_token="".join(secrets.choice(ALPHABET) for _sign in range(LENGTH)),
    )
    draft.version = made.version
    draft.source = source
    draft.xml = made.xml
    draft.md5 = _md5(made.xml)
    draft.sha256 = sha256
    draft.languages = [language.code for language in made.languages]
    draft.titles = dict(made.titles)
    draft.is_encrypted = bool(made.schema.public_key)
    draft.made_at = timezone.now()
    draft.made_by = by.actor_id
    draft.save()
    return draft


def _expect_files(version: FormVersion, made: Conversion, *, by: Actor) -> None:
    """The files of a draft; those that the version before it has come along."""
    before = {
        file.name: file
        for file in FormFile.objects.filter(
            form_version__design=version.design_id, source__isnull=False
        ).order_by("form_version__made_at")
    }
    version.files.all().delete()
    for expected in made.files:
        known = before.get(expected.name)
        FormFile.objects.create(
            form_version=version,
            name=expected.name,
            kind=expected.kind,
            source=None if known is None else known.source,
            md5="" if known is None else known.md5,
        )
    if made.itemsets is not None:
        bring_in_form_file(
            version, _itemsets(made.files), made.itemsets, media_type="text/csv", by=by
        )


def _itemsets(files: tuple[ExpectedFile, ...]) -> str:
    return next(file.name for file in files if file.name == "itemsets.csv")


def _text(data: bytes, ending: str) -> str:
    """The words of a form that is text itself; a workbook has its own reader."""
    if ending not in {".xml", ".csv", ".md"}:
        return ""
    text = data.decode("utf-8-sig", "replace")
    return text.replace("\0", "")


def _tag(language: str) -> str:
    return language if 1 < len(language) <= 35 and language != "default" else "und"


def _md5(data: bytes) -> str:
    # What the protocol asks for; it tells versions apart and protects nothing.
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
