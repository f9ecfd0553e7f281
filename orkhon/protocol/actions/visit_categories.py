"""Categories of visits with what guests receive; all entered, none shipped."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines import names
from orkhon.protocol.actions.visits import open_visit
from orkhon.protocol.models import (
    Entitlement,
    Visit,
    VisitCategory,
    VisitParticipant,
)
from orkhon.protocol.permissions import can_arrange, can_set_rules
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@transaction.atomic
def enter_category(
    title: str, *, rule: str = "", sample: bool = False, by: User
) -> VisitCategory:
    """Enter a category as the assembly's own rules name it.

    Raises:
        Refusal: no title, or one that is there already.
    """
    require(can_set_rules(by), "enter a category of visits")
    key = slugify(names.romanise(title, "en"))[:60]
    if not key:
        raise Refusal(_("the category has no title"))
    if VisitCategory.objects.filter(key=key).exists():
        raise Refusal(_("the category “%(title)s” is there already") % {"title": title})
    made = VisitCategory.objects.create(
        key=key,
        title=title.strip(),
        rule=rule.strip(),
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "protocol.category.enter",
        subject_of(made),
        by=by,
        title=made.title,
        rule=made.rule,
    )
    return made


@transaction.atomic
def add_entitlement(
    category: VisitCategory,
    *,
    what: str,
    kind: str = Entitlement.Kind.OTHER,
    role: str = "",
    by: User,
) -> Entitlement:
    """Enter what guests of a category receive.

    Args:
        role: A value of `VisitParticipant.Role`; "" for all guests.
    Raises:
        Refusal: it says nothing, or an unknown kind or role.
    """
    require(can_set_rules(by), "enter what guests are entitled to")
    if not what.strip():
        raise Refusal(_("say what guests are entitled to"))
    if kind not in Entitlement.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of entitlement") % {"kind": kind})
    if role and role not in VisitParticipant.Role.values:
        raise Refusal(_("“%(role)s” is no role in a delegation") % {"role": role})
    made = Entitlement.objects.create(
        category=category,
        precedence=1 + category.entitlements.count(),
        what=what.strip(),
        kind=kind,
        role=role,
    )
    append(
        "protocol.category.entitle",
        subject_of(category),
        by=by,
        what=made.what,
        kind=made.kind,
        role=made.role,
    )
    return made


@transaction.atomic
def drop_entitlement(entitlement: Entitlement, *, by: User) -> None:
    """Take out what a rule does not say any more; the record keeps it."""
    require(can_set_rules(by), "take out what guests are entitled to")
    append(
        "protocol.category.drop",
        subject_of(entitlement.category),
        by=by,
        what=entitlement.what,
        kind=entitlement.kind,
        role=entitlement.role,
    )
    entitlement.delete()


@transaction.atomic
def tick_off(visit: Visit, given: list[Entitlement], *, by: User) -> Visit:
    """Say which entitlements of the visit's category were given; the rest was not.

    Raises:
        Refusal: one of another category, nothing changed, or the visit is over.
    """
    require(can_arrange(by), "tick off what guests received")
    visit = open_visit(visit)
    for one in given:
        if one.category_id != visit.category_id:
            raise Refusal(_("“%(what)s” is of another category") % {"what": one.what})
    was = {one.what for one in visit.met.all()}
    now = {one.what for one in given}
    if was == now:
        raise Refusal(_("nothing is changed"))
    visit.met.set(given)
    append(
        "protocol.visit.tick-off",
        subject_of(visit),
        by=by,
        was=sorted(was),
        now=sorted(now),
    )
    return visit
