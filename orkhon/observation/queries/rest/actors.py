"""Numbers of actors, as clients of ODK Central ask for them.

The record's own ids are opaque texts. Field keys keep their number, which is what an
app user's address names; accounts are counted from far above.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from orkhon.accounts.models import User
from orkhon.observation.models import FieldKey

FIRST_ACCOUNT = 1_000_000_000
NOBODY = 0
"""Forms that came as text message, on paper or in a file: no one's number."""


def account_number(account: User) -> int:
    """The number of an account."""
    return FIRST_ACCOUNT + account.pk


def numbers_of(actor_ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Number and name of each actor of the record; what is unknown is `NOBODY`.

    A field key is named by its label, never by its observer.
    """
    wanted = set(actor_ids)
    found = dict.fromkeys(wanted, (NOBODY, ""))
    keys = {
        int(one.partition("/")[2]): one
        for one in wanted
        if one.startswith("field-key/") and one.partition("/")[2].isdecimal()
    }
    for pk, label in FieldKey.objects.filter(pk__in=keys).values_list("pk", "label"):
        found[keys[pk]] = (pk, label)
    accounts = {
        UUID(one.partition("/")[2]): one
        for one in wanted
        if one.startswith("account/") and _is_uuid(one.partition("/")[2])
    }
    for account in User.objects.filter(public_id__in=accounts):
        number = account_number(account)
        found[accounts[account.public_id]] = (number, account.display_name)
    return found


def submitted_by(number: int) -> Q:
    """The received forms that the actor with this number brought in."""
    if number == NOBODY:
        return Q(key=None, by_account="")
    if number < FIRST_ACCOUNT:
        return Q(key=number, by_account="")
    account = User.objects.filter(pk=number - FIRST_ACCOUNT).first()
    return Q(pk=None) if account is None else Q(by_account=account.actor_id)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
