"""Gifts: entered, the same one only with a reason, struck out, never deleted."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.dialogue.models import Contact
from orkhon.engines import periods
from orkhon.protocol.models import Gift, Visit
from orkhon.protocol.permissions import can_arrange
from orkhon.protocol.queries.gifts import Again, again
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Body, Person
from orkhon.register.queries.labels import named

CURRENCY = 3
"""Letters of a currency's code, ISO 4217."""


class SameGift(Refusal):
    """The same gift was exchanged with the same person or body before."""

    def __init__(self, words: str, found: Again) -> None:
        super().__init__(words)
        self.found = found


@dataclass(frozen=True)
class Exchanged:
    """What is said of a gift.

    Attributes:
        direction: One of `Gift.Direction`.
        on: A partial date; "" while it is planned or not known.
        worth: None where it is not known; never 0 for that.
        ours: On whose behalf, of ours.
    """

    direction: str
    what: str
    person: Person | None = None
    body: Body | None = None
    on: str = ""
    worth: Decimal | None = None
    currency: str = ""
    occasion: str = ""
    ours: Person | None = None
    visit: Visit | None = None
    contact: Contact | None = None
    kept_at: str = ""
    note: str = ""


@transaction.atomic
def enter_gift(
    said: Exchanged, *, by: User, repeated_why: str = "", sample: bool = False
) -> Gift:
    """Enter a gift.

    Args:
        repeated_why: Why the same gift is entered although it was exchanged before.
    Raises:
        SameGift: the same gift was exchanged with them before, and no reason is given.
        Refusal: no words, nobody, or a worth that is none.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_arrange(by), "enter a gift")
    what = " ".join(said.what.split())
    currency = said.currency.strip().upper()
    _check(said, what, currency)
    found = again(said.direction, what, said.person, said.body)
    why = " ".join(repeated_why.split())
    if found.same and not why:
        raise SameGift(_said_again(said, found), found)
    gift = Gift(
        direction=said.direction,
        what=what,
        person=said.person,
        body=said.body,
        on=said.on,
        worth=said.worth,
        currency=currency,
        occasion=" ".join(said.occasion.split()),
        ours=said.ours,
        visit=said.visit,
        contact=said.contact,
        kept_at=" ".join(said.kept_at.split()),
        note=" ".join(said.note.split()),
        repeated_why=why if found.same else "",
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    gift.save(force_insert=True)
    append(
        "protocol.gift.enter",
        subject_of(gift),
        by=by,
        direction=str(said.direction),
        what=what,
        person=_key(said.person),
        body=_key(said.body),
        on=said.on,
        worth="" if said.worth is None else str(said.worth),
        currency=currency,
        visit=_key(said.visit),
        same_as=[str(one.pk) for one in found.same],
        repeated_why=gift.repeated_why,
    )
    return gift


@transaction.atomic
def strike_gift(gift: Gift, *, why: str, by: User) -> Gift:
    """Strike a gift out; it stays in the register with the reason.

    Raises:
        Refusal: no reason, or it is struck out already.
    """
    require(can_arrange(by), "strike a gift out")
    why = " ".join(why.split())
    if not why:
        raise Refusal(_("say why “%(gift)s” is struck out") % {"gift": gift.what})
    changed = Gift.objects.filter(pk=gift.pk, struck_at=None).update(
        struck_at=timezone.now(), struck_by=by.actor_id, struck_why=why
    )
    if not changed:
        raise Refusal(_("“%(gift)s” is struck out already") % {"gift": gift.what})
    append("protocol.gift.strike", subject_of(gift), by=by, why=why)
    gift.refresh_from_db()
    return gift


def _check(said: Exchanged, what: str, currency: str) -> None:
    if said.direction not in Gift.Direction.values:
        raise Refusal(_("“%(it)s” is no direction") % {"it": said.direction})
    if not what:
        raise Refusal(_("say what the gift is"))
    if said.person is None and said.body is None:
        raise Refusal(
            _("say to whom “%(gift)s” was given or from whom it came") % {"gift": what}
        )
    if said.on:
        periods.parse(said.on)
    if said.worth is not None and said.worth <= 0:
        raise Refusal(
            _("“%(worth)s” is no worth; leave it empty where it is not known")
            % {"worth": said.worth}
        )
    is_code = len(currency) == CURRENCY and currency.isascii() and currency.isalpha()
    if said.worth is not None and not is_code:
        raise Refusal(
            _("“%(currency)s” is no currency: write EUR, USD, AZN …")
            % {"currency": currency}
        )
    if said.worth is None and currency:
        raise Refusal(_("a currency without a worth"))


def _said_again(said: Exchanged, found: Again) -> str:
    other = found.same[0]
    whom = said.person.display_name if said.person else named(said.body)  # type: ignore[arg-type]  # -- one of the two is there
    if said.direction == Gift.Direction.GIVEN:
        return _("“%(gift)s” was given to %(whom)s before.") % {
            "gift": other.what,
            "whom": whom,
        }
    return _("“%(gift)s” was received from %(whom)s before.") % {
        "gift": other.what,
        "whom": whom,
    }


def _key(row: Person | Body | Visit | None) -> str:
    return "" if row is None else str(row.pk)
