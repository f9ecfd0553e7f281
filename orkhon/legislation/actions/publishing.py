"""The status page of a model law is opened to everybody, and closed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.models import Work
from orkhon.legislation.permissions import can_publish
from orkhon.legislation.queries.comparisons import binding_text, comparisons_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def publish_status(model: Work, *, by: Actor) -> Work:
    """Open the status page of a model law to everybody; it follows later decisions.

    Args:
        model: The model law.
        by: Who opens it. A second time changes nothing.
    Raises:
        Refusal: a national law, or a model law without a text or without a member
            that it is compared with.
    """
    require(can_publish(by), "publish the status page of a model law")
    model = Work.objects.select_for_update().get(pk=model.pk)
    if model.kind == Work.Kind.NATIONAL_LAW:
        raise Refusal(
            _("%(law)s is a national law; choose a model law") % {"law": model}
        )
    if model.published_at is not None:
        return model
    expression = binding_text(model)
    if expression is None:
        raise Refusal(_("%(law)s has no text yet") % {"law": model})
    comparisons = comparisons_of(model)
    if not comparisons:
        raise Refusal(_("%(law)s is compared with no member yet") % {"law": model})
    model.published_at = timezone.now()
    model.published_by = by.actor_id
    model.save()
    append(
        "legislation.status.publish",
        subject_of(model),
        by=by,
        model=model.key,
        version=expression.version.number,
        members=[one.country.code for one in comparisons],
    )
    return model


@transaction.atomic
def withdraw_status(model: Work, reason: str, *, by: Actor) -> Work:
    """Close the status page to the public; decisions stay as they are.

    Args:
        model: The model law.
        reason: Why, in words; the record keeps it.
        by: Who closes it. One that is not open stays so.
    Raises:
        Refusal: no reason.
    """
    require(can_publish(by), "withdraw the status page of a model law")
    model = Work.objects.select_for_update().get(pk=model.pk)
    if model.published_at is None:
        return model
    reason = " ".join(reason.split())
    if not reason:
        raise Refusal(_("Say in a few words why the page is closed"))
    since = model.published_at
    model.published_at = None
    model.published_by = ""
    model.save()
    append(
        "legislation.status.withdraw",
        subject_of(model),
        by=by,
        model=model.key,
        reason=reason,
        published_at=since.isoformat(timespec="seconds"),
    )
    return model
