"""A model law against the laws of one member: begun, and with which laws."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.legislation.models import Comparison, Partner, Work
from orkhon.legislation.permissions import can_decide
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Country


@transaction.atomic
def begin_comparison(
    model: Work, country: Country, laws: Sequence[Work] = (), *, by: Actor
) -> Comparison:
    """Begin to compare a model law with the laws of a member.

    Args:
        model: The model law, or an instrument of the assembly.
        country: The member.
        laws: Its laws on the subject; none while they are not known.
        by: Who begins.
    Raises:
        Refusal: a national law in the model's place, a law of another country, or
            this comparison was begun before.
    """
    require(can_decide(by), "begin a comparison")
    if model.kind == Work.Kind.NATIONAL_LAW:
        raise Refusal(
            _("%(law)s is a national law; choose a model law") % {"law": model}
        )
    _require_laws(country, laws)
    # Two who begin at once wait for each other here.
    Work.objects.select_for_update().get(pk=model.pk)
    if Comparison.objects.filter(model=model, country=country).exists():
        raise Refusal(
            _("%(law)s is compared with the laws of %(country)s already")
            % {"law": model, "country": country}
        )
    comparison = Comparison.objects.create(
        model=model, country=country, began_at=timezone.now(), began_by=by.actor_id
    )
    comparison.laws.set(laws)
    append(
        "legislation.comparison.begin",
        subject_of(comparison),
        by=by,
        model=model.key,
        country=country.code,
        laws=sorted(law.key for law in laws),
    )
    return comparison


@transaction.atomic
def set_laws(comparison: Comparison, laws: Sequence[Work], *, by: Actor) -> Comparison:
    """Say which laws of the member are compared; the same once more changes nothing.

    Raises:
        Refusal: a law of another country, or one that a standing decision points into
            was left out.
    """
    require(can_decide(by), "choose the laws that are compared")
    _require_laws(comparison.country, laws)
    comparison = Comparison.objects.select_for_update().get(pk=comparison.pk)
    before = {law.key: law for law in comparison.laws.all()}
    after = {law.key: law for law in laws}
    if before.keys() == after.keys():
        return comparison
    for key in sorted(before.keys() - after.keys()):
        links = Partner.objects.filter(
            correspondence__comparison=comparison,
            correspondence__ended_at__isnull=True,
            version__work=before[key],
        ).count()
        if links:
            raise Refusal(
                ngettext(
                    "%(n)d decision points into %(law)s: decide it anew first",
                    "%(n)d decisions point into %(law)s: decide them anew first",
                    links,
                )
                % {"n": links, "law": before[key]}
            )
    comparison.laws.set(laws)
    append(
        "legislation.comparison.laws",
        subject_of(comparison),
        by=by,
        laws=sorted(after),
        before=sorted(before),
    )
    return comparison


def _require_laws(country: Country, laws: Sequence[Work]) -> None:
    for law in laws:
        if law.country_id != country.pk:
            raise Refusal(
                _("%(law)s is no law of %(country)s") % {"law": law, "country": country}
            )
