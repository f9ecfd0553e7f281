"""What a forum's rules say of the order of states: entered by a person, with its text."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.protocol.models import OrderRule
from orkhon.protocol.permissions import can_set_rules
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Body


@transaction.atomic
def set_order_rule(
    forum: Body, words: str, *, chair_first: bool | None, after_members: str, by: User
) -> OrderRule:
    """Enter what the rules of a forum say.

    Args:
        chair_first: None where they do not say.
        after_members: One of `OrderRule.Groups`, "" where they do not say.
    Raises:
        Refusal: no words of a text, nothing said, or an unknown order.
    """
    require(can_set_rules(by), "set the order of a forum")
    words = " ".join(words.split())
    if not words:
        raise Refusal(_("say which text sets the rule"))
    if after_members and after_members not in OrderRule.Groups.values:
        raise Refusal(_("“%(it)s” is no order") % {"it": after_members})
    if chair_first is None and not after_members:
        raise Refusal(_("say at least one thing that the rules say"))
    rule = OrderRule.objects.create(
        forum=forum,
        chair_first=chair_first,
        after_members=after_members,
        words=words,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "protocol.order.set",
        subject_of(rule),
        by=by,
        forum=forum.key,
        chair_first=chair_first,
        after_members=after_members,
        words=words,
    )
    return rule
