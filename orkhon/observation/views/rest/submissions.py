"""Received forms: listed, sent in, corrected, reviewed, with their files and notes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from orkhon.engines.xforms import InstanceError, read_instance
from orkhon.engines.xforms.central.values import JSON
from orkhon.observation.actions.opening_files import can_read_form, open_form_file
from orkhon.observation.actions.receiving import (
    Arrival,
    ArrivedFile,
    Receipt,
    Sender,
    receive,
)
from orkhon.observation.actions.reviewing import note_form, review_form
from orkhon.observation.models import FormDesign, Submission, SubmissionNote
from orkhon.observation.permissions import can_operate, city_seen
from orkhon.observation.queries.rest.actors import numbers_of
from orkhon.observation.queries.rest.submissions import (
    actor_of,
    forms_in_chunks,
    instance_name,
    logical_forms,
    stamp,
    submission_of,
    with_facts,
)
from orkhon.observation.views.rest.doors import (
    Call,
    body_of,
    design_of,
    json_of,
    readable_design,
    rest_door,
    text_in,
)
from orkhon.observation.views.rest.problems import (
    JSON_TYPE,
    Problem,
    answer,
    dumped,
    not_allowed,
    not_found,
    success,
    unexpected,
)
from orkhon.record.actions import hold_bytes
from orkhon.record.queries import bytes_of

LARGEST_XML = 4 * 1024 * 1024
NO_REASON = "Set by a program."
REVIEWS = frozenset(Submission.Review.values)


@dataclass(frozen=True, slots=True)
class _Found:
    """A submission under its logical id, in its current version."""

    design: FormDesign
    row: Submission


def _list(
    call: Call, number: str, form_id: str, draft: str = ""
) -> StreamingHttpResponse:
    design = readable_design(call, number, form_id)
    rows = logical_forms(
        design, city=city_seen(call.account, design.mission), is_draft=bool(draft)
    )
    listed = (submission_of(form) for form in forms_in_chunks(rows))
    return StreamingHttpResponse(_array(listed), content_type=JSON_TYPE)


def _send(call: Call, number: str, form_id: str, draft: str = "") -> HttpResponse:
    """Idempotent, unlike ODK Central's: the same bytes again are answered the same."""
    design = _operated(call, number, form_id)
    arrival = _arrival(call, design, is_draft=bool(draft))
    (receipt,) = receive([arrival])
    row = _kept(receipt)
    if row.is_branch:
        raise Problem(
            409.1,
            "Other answers came before under this instanceID. These are kept beside "
            "them and held for a person.",
            _receipt(receipt),
        )
    return answer(_one(design, row.root_instance_id, is_draft=row.is_draft))


def _submission(
    call: Call, number: str, form_id: str, instance: str, draft: str = ""
) -> HttpResponse:
    found = _found(call, number, form_id, instance, draft)
    return answer(submission_of(with_facts([found.row])[0]))


def _correct(call: Call, number: str, form_id: str, instance: str) -> HttpResponse:
    design = _operated(call, number, form_id)
    found = _found(call, number, form_id, instance, "")
    arrival = _arrival(call, design, is_draft=False)
    if not arrival.instance.deprecated_id:
        raise Problem(
            400.19, "A correction names the version that it corrects as deprecatedID."
        )
    chain = _chain(found).filter(instance_id=arrival.instance.deprecated_id)
    if not chain.exists():
        raise Problem(
            409.9,
            "deprecatedID is no version of this submission.",
            {"deprecatedId": arrival.instance.deprecated_id},
        )
    (receipt,) = receive([arrival])
    if _kept(receipt).is_branch:
        raise Problem(
            409.9,
            "Another correction of the same version came before. This one is kept "
            "beside it and held for a person.",
            _receipt(receipt),
        )
    return answer(_one(design, instance, is_draft=False))


def _review(call: Call, number: str, form_id: str, instance: str) -> HttpResponse:
    found = _found(call, number, form_id, instance, "")
    said = json_of(call.request).get("reviewState", "")
    wanted = "" if said is None else said
    if not isinstance(wanted, str) or wanted not in REVIEWS:
        raise unexpected("reviewState", str(said), "it is no state of review")
    if wanted != found.row.review:
        review_form(found.row, wanted, by=call.account, note=_reason(wanted))
    return answer(_one(found.design, instance, is_draft=False))


def _xml(
    call: Call, number: str, form_id: str, instance: str, draft: str = ""
) -> HttpResponse:
    found = _found(call, number, form_id, instance, draft)
    return HttpResponse(
        bytes_of(found.row.source), content_type="application/xml; charset=utf-8"
    )


def _versions(call: Call, number: str, form_id: str, instance: str) -> HttpResponse:
    rows = list(_chain(_found(call, number, form_id, instance, "")).order_by("-pk"))
    senders = numbers_of({actor_of(row) for row in rows})
    return answer([_version_of(row, senders[actor_of(row)][0]) for row in rows])


def _version(
    call: Call, number: str, form_id: str, instance: str, version: str
) -> HttpResponse:
    row = _one_version(call, number, form_id, instance, version)
    return answer(_version_of(row, numbers_of({actor_of(row)})[actor_of(row)][0]))


def _version_xml(
    call: Call, number: str, form_id: str, instance: str, version: str
) -> HttpResponse:
    row = _one_version(call, number, form_id, instance, version)
    return HttpResponse(
        bytes_of(row.source), content_type="application/xml; charset=utf-8"
    )


def _notes(call: Call, number: str, form_id: str, instance: str) -> HttpResponse:
    found = _found(call, number, form_id, instance, "")
    notes = list(
        SubmissionNote.objects.filter(submission__in=_chain(found)).order_by("-made_at")
    )
    authors = numbers_of({note.made_by for note in notes})
    return answer([_note_of(note, authors[note.made_by][0]) for note in notes])


def _write_note(call: Call, number: str, form_id: str, instance: str) -> HttpResponse:
    found = _found(call, number, form_id, instance, "")
    note = note_form(found.row, text_in(json_of(call.request), "body"), by=call.account)
    return answer(_note_of(note, numbers_of({note.made_by})[note.made_by][0]))


def _files(
    call: Call, number: str, form_id: str, instance: str, draft: str = ""
) -> HttpResponse:
    found = _found(call, number, form_id, instance, draft)
    here: dict[str, bool] = {}
    for name, source in found.row.files.values_list("name", "source"):
        here[name] = here.get(name, False) or bool(source)
    return answer([{"name": name, "exists": here[name]} for name in sorted(here)])


def _file(
    call: Call, number: str, form_id: str, instance: str, name: str, draft: str = ""
) -> HttpResponse:
    """The newest version of a file; the older ones are on the form's page."""
    found = _found(call, number, form_id, instance, draft)
    rows = found.row.files.filter(name=name, source__isnull=False)
    file = (
        rows.select_related("source", "submission__mission").order_by("version").last()
    )
    if file is None:
        raise not_found()
    source, data = open_form_file(file, by=call.account)
    made = HttpResponse(data, content_type=source.media_type)
    disposition = content_disposition_header(True, file.name)
    made.headers["Content-Disposition"] = disposition or "attachment"
    made.headers["X-Content-Type-Options"] = "nosniff"
    return made


def _send_file(
    call: Call, number: str, form_id: str, instance: str, name: str
) -> HttpResponse:
    """A file that comes again with other bytes is kept as another version."""
    _operated(call, number, form_id)
    row = _found(call, number, form_id, instance, "").row
    xml = bytes_of(row.source)
    said = call.request.META.get("CONTENT_TYPE", "").partition(";")[0].strip()
    with body_of(call) as body:
        file = ArrivedFile((name,), said[:100], hold_bytes(body))
    receive(
        [
            Arrival(
                mission_id=row.mission_id,
                xml=xml,
                held=hold_bytes(io.BytesIO(xml)),
                instance=read_instance(xml),
                received_at=timezone.now(),
                channel=Submission.Channel.REST,
                sender=Sender(account=call.account.actor_id),
                files=(file,),
                is_draft=row.is_draft,
            )
        ]
    )
    return success()


def _submitters(call: Call, number: str, form_id: str) -> HttpResponse:
    design = readable_design(call, number, form_id)
    rows = logical_forms(design, city=city_seen(call.account, design.mission))
    senders = rows.order_by().values_list("by_account", "key_id").distinct()
    actors = {
        account or (f"field-key/{key}" if key else "") for account, key in senders
    }
    return answer(
        [
            {"id": number, "displayName": name}
            for number, name in sorted(numbers_of(actors).values())
        ]
    )


def _no_keys(call: Call, number: str, form_id: str) -> HttpResponse:
    """The mission's private key never lies here."""
    design_of(call, number, form_id)
    return answer([])


def _operated(call: Call, number: str, form_id: str) -> FormDesign:
    design = design_of(call, number, form_id)
    if not can_operate(call.account, design.mission):
        raise not_allowed("Who acts in the mission may send in forms.")
    return design


def _arrival(call: Call, design: FormDesign, *, is_draft: bool) -> Arrival:
    with body_of(call, at_most=LARGEST_XML) as body:
        xml = body.read()
    try:
        instance = read_instance(xml)
    except InstanceError as error:
        raise Problem(
            400.1, f"This is no filled form: {error}.", {"rawLength": len(xml)}
        ) from error
    if instance.form_id != design.form_id:
        raise unexpected("form id", instance.form_id, "the address names another form")
    return Arrival(
        mission_id=design.mission_id,
        xml=xml,
        held=hold_bytes(io.BytesIO(xml)),
        instance=instance,
        received_at=timezone.now(),
        channel=Submission.Channel.REST,
        sender=Sender(
            account=call.account.actor_id,
            device_id=call.request.GET.get("deviceID", "")[:255],
        ),
        is_draft=is_draft,
    )


def _kept(receipt: Receipt) -> Submission:
    if receipt.submission_id is None:
        raise Problem(500.1, "The form is kept as bytes; somebody will look at it.")
    return Submission.objects.get(pk=receipt.submission_id)


def _receipt(receipt: Receipt) -> dict[str, JSON]:
    return {"seq": receipt.seq, "leaf": receipt.leaf, "held": receipt.why_held}


def _one(design: FormDesign, instance: str, *, is_draft: bool) -> dict[str, JSON]:
    rows = logical_forms(design, is_draft=is_draft).filter(root_instance_id=instance)
    row = rows.first()
    if row is None:
        raise not_found()
    return submission_of(with_facts([row])[0])


def _found(call: Call, number: str, form_id: str, instance: str, draft: str) -> _Found:
    design = readable_design(call, number, form_id)
    rows = logical_forms(design, is_draft=bool(draft)).select_related(
        "mission", "source", "station__city", "team__city"
    )
    row = rows.filter(root_instance_id=instance).first()
    if row is None or not can_read_form(call.account, row):
        raise not_found()
    return _Found(design, row)


def _chain(found: _Found) -> QuerySet[Submission]:
    return Submission.objects.filter(
        mission=found.row.mission_id,
        form_id=found.row.form_id,
        is_draft=found.row.is_draft,
        root_instance_id=found.row.root_instance_id,
    )


def _one_version(
    call: Call, number: str, form_id: str, instance: str, version: str
) -> Submission:
    rows = _chain(_found(call, number, form_id, instance, ""))
    row = rows.select_related("source").filter(instance_id=version).first()
    if row is None:
        raise not_found()
    return row


def _version_of(row: Submission, submitter: int) -> dict[str, JSON]:
    return {
        "instanceId": row.instance_id,
        "instanceName": instance_name(row),
        "submitterId": submitter,
        "deviceId": row.device_id or None,
        "userAgent": None,
        "createdAt": stamp(row.received_at),
        "current": row.is_current,
        "formVersion": row.version,
    }


def _note_of(note: SubmissionNote, author: int) -> dict[str, JSON]:
    return {"body": note.text, "actorId": author, "createdAt": stamp(note.made_at)}


def _reason(review: str) -> str:
    """A form with issues and one put aside need a reason; clients send it after."""
    asks = {Submission.Review.HAS_ISSUES, Submission.Review.REJECTED}
    return NO_REASON if review in asks else ""


def _array(rows: Iterator[JSON]) -> Iterator[str]:
    yield "["
    for place, row in enumerate(rows):
        yield f",{dumped(row)}" if place else dumped(row)
    yield "]"


submissions = rest_door(GET=_list, POST=_send)
submission = rest_door(GET=_submission, PUT=_correct, PATCH=_review)
submission_xml = rest_door(GET=_xml)
submission_versions = rest_door(GET=_versions)
submission_version = rest_door(GET=_version)
submission_version_xml = rest_door(GET=_version_xml)
comments = rest_door(GET=_notes, POST=_write_note)
files = rest_door(GET=_files)
file = rest_door(GET=_file, POST=_send_file)
submitters = rest_door(GET=_submitters)
keys = rest_door(GET=_no_keys)
