"""The reads of accounts."""

from dataclasses import dataclass

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
