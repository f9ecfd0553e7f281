"""Who acts: an opaque id, the roles held, the parliament belonged to.

The record knows no accounts; a room hands it anything of this shape.
"""

from dataclasses import dataclass, field
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """The roles of the house; an account holds one or more."""

    OBSERVER = "observer", _("Observer")
    DELEGATE = "delegate", _("Delegate")
    DELEGATION_SECRETARY = "delegation-secretary", _("Delegation secretary")
    COMMISSION_SECRETARY = "commission-secretary", _("Secretary of Commission")
    PROTOCOL = "protocol", _("Protocol")
    LEGAL = "legal", _("Legal officer")
    RESEARCH = "research", _("Research")
    PRESS = "press", _("Press")
    SECRETARY_GENERAL = "secretary-general", _("Secretary General")
    DEPUTY = "deputy-secretary-general", _("Deputy Secretary General")
    ADMINISTRATOR = "administrator", _("Administrator")


HEADS = frozenset({Role.SECRETARY_GENERAL, Role.DEPUTY})
SECRETARIAT = HEADS | {
    Role.COMMISSION_SECRETARY,
    Role.PROTOCOL,
    Role.LEGAL,
    Role.RESEARCH,
    Role.PRESS,
}
DELEGATIONS = frozenset({Role.DELEGATE, Role.DELEGATION_SECRETARY})


class Actor(Protocol):
    """Whoever acts: an account, or a machine."""

    @property
    def actor_id(self) -> str:
        """Opaque and stable, such as `account/6f…`; never a name."""
        ...

    @property
    def roles(self) -> frozenset[str]:
        """Values of `Role`; empty for the public and for machines."""
        ...

    @property
    def parliament(self) -> str:
        """Key of the parliament in the register, "" for none."""
        ...


@dataclass(frozen=True)
class Machine:
    """A part of Orkhon that proposes; it holds no role and confirms nothing."""

    name: str
    roles: frozenset[str] = field(default=frozenset(), init=False)
    parliament: str = field(default="", init=False)

    @property
    def actor_id(self) -> str:
        return f"machine/{self.name}"


def has_role(actor: object, roles: frozenset[str]) -> bool:
    """Whether the actor holds any of the roles; the public holds none."""
    return bool(roles & getattr(actor, "roles", frozenset()))


def require(allowed: bool, verb: str) -> None:
    """Refuse a verb in words that name it, in the language in force.

    Args:
        verb: In the infinitive: "enter a promise".
    Raises:
        PermissionDenied: not allowed.
    """
    if not allowed:
        raise PermissionDenied(_("You may not do this: %(verb)s.") % {"verb": verb})
