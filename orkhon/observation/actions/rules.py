"""Electoral rules in force: entered with their dates, ended when others follow."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines import periods
from orkhon.engines.merkle.entry import JSON
from orkhon.observation.models import ElectoralRules, VoteKind
from orkhon.observation.permissions import can_found
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Country


@dataclass(frozen=True)
class NewRules:
    """Rules for one kind of vote in one country.

    Attributes:
        configuration: What is known and nothing else: seats, thresholds, classes of
            ballots, hours. A key that is absent is not known.
        from_on: Partial date of the first day, "" when not known.
        to_on: Partial date of the last day, "" while they are in force.
    """

    country: Country
    vote_kind: str
    name: str
    configuration: dict[str, JSON]
    from_on: str = ""
    to_on: str = ""
    legal_reference: str = ""
    citation: Citation | None = None
    sample: bool = False


@transaction.atomic
def add_rules(new: NewRules, *, by: User) -> ElectoralRules:
    """Enter rules with their dates.

    Raises:
        Refusal: no name, nothing known, an unknown kind of vote, or the same name
            for the country and kind already.
        PartialDateError: a date that the calendar does not have, or in disorder.
    """
    require(can_found(by), "enter electoral rules")
    periods.Period(new.from_on, new.to_on)
    if not new.name.strip():
        raise Refusal(_("the rules have no name"))
    if new.vote_kind not in VoteKind.values:
        raise Refusal(_("“%(kind)s” is no kind of vote") % {"kind": new.vote_kind})
    if not new.configuration:
        raise Refusal(_("say at least one thing that the rules lay down"))
    same = ElectoralRules.objects.filter(
        country=new.country, vote_kind=new.vote_kind, name=new.name.strip()
    )
    if same.exists():
        raise Refusal(_("“%(name)s” is entered already") % {"name": new.name})
    rules = ElectoralRules.objects.create(
        country=new.country,
        vote_kind=new.vote_kind,
        name=new.name.strip(),
        configuration=new.configuration,
        from_on=new.from_on,
        to_on=new.to_on,
        legal_reference=new.legal_reference.strip(),
        citation=new.citation,
        sample=new.sample,
    )
    append(
        "observation.rules.add",
        subject_of(rules),
        by=by,
        country=new.country.code,
        vote_kind=str(new.vote_kind),
        name=rules.name,
        configuration=new.configuration,
        from_on=new.from_on,
        to_on=new.to_on,
        legal_reference=rules.legal_reference,
    )
    return rules


@transaction.atomic
def end_rules(rules: ElectoralRules, *, to_on: str, by: User) -> ElectoralRules:
    """Say until when rules were in force; missions before that day keep them.

    Raises:
        Refusal: no day, or they have an end already.
        PartialDateError: a date that the calendar does not have, or before the first.
    """
    require(can_found(by), "end electoral rules")
    if not to_on:
        raise Refusal(_("say until when they were in force"))
    periods.Period(rules.from_on, to_on)
    changed = ElectoralRules.objects.filter(pk=rules.pk, to_on="").update(to_on=to_on)
    rules.refresh_from_db()
    if not changed:
        raise Refusal(_("“%(name)s” has an end already") % {"name": rules})
    rules.save()
    append("observation.rules.end", subject_of(rules), by=by, to_on=to_on)
    return rules
