"""The reads of accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, QuerySet

from orkhon.accounts.models import User
from orkhon.register.models import Body
from orkhon.register.queries.labels import named


def accounts() -> QuerySet[User]:
    """Every account with its roles and whether it has a second factor."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"))
    return (
        User.objects.prefetch_related("role_rows")
        .annotate(has_second_factor=Exists(factors))
        .order_by("-is_active", "display_name", "username")
    )


@dataclass(frozen=True)
class Factors:
    """What stands beside the password."""

    has_app: bool
    keys: int

    @property
    def count(self) -> int:
        return self.keys + int(self.has_app)


def factors_of(account: User) -> Factors:
    """The second factors of one account."""
    kinds = dict(
        Authenticator.objects.filter(user=account)
        .values_list("type")
        .annotate(n=Count("pk"))
    )
    return Factors(
        has_app=bool(kinds.get(Authenticator.Type.TOTP)),
        keys=kinds.get(Authenticator.Type.WEBAUTHN, 0),
    )


def parliaments() -> list[tuple[str, str]]:
    """Key and name of the parliaments that a delegate can belong to.

    The names are those of the language in force, the order is the English one.
    """
    rows = Body.objects.filter(kind=Body.Kind.PARLIAMENT).order_by("english_sort_key")
    return [(row.key, named(row)) for row in rows]


def parliament_named(key: str) -> str:
    """What a parliament is called; the key itself where the register has none such."""
    row = Body.objects.filter(key=key).first() if key else None
    return key if row is None else named(row)


def actor_names(actor_ids: Iterable[str]) -> dict[str, str]:
    """The names on accounts, by the actor's id; an id without account stays itself."""
    ids = {one for one in actor_ids if one}
    keys = {}
    for one in ids:
        kind, _, key = one.partition("/")
        if kind == "account":
            keys[UUID(key)] = one
    found = User.objects.filter(public_id__in=keys).only("public_id", "display_name")
    return {one: one for one in ids} | {
        keys[user.public_id]: user.display_name for user in found
    }
