"""The verbs of accounts. Names and addresses go into payloads, which can be erased."""

import secrets
from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.accounts.errors import AccountError
from orkhon.accounts.models import HeldRole, User
from orkhon.accounts.permissions import can_manage_accounts
from orkhon.record.actions import append
from orkhon.record.roles import DELEGATIONS, Actor, Role, require

PASSWORD_BYTES = 12
"""Chance in a password that the administrator hands over: 96 bits."""


@transaction.atomic
def add_account(
    username: str,
    *,
    by: Actor | None,
    display_name: str,
    roles: Iterable[str],
    email: str = "",
    parliament: str = "",
    password: str = "",
    must_change_password: bool = True,
    sample: bool = False,
) -> User:
    """Make an account; without a password nobody can sign in to it yet.

    Args:
        username: Unique without regard to case.
        by: The administrator, or None when the installation is set up.
        roles: Values of `Role`; the administrator holds no other.
        parliament: Key in the register; delegates and their secretaries need one.
    Raises:
        PermissionDenied: `by` is no administrator.
        AccountError: the user name is taken, or the roles do not go together.
    """
    require(can_manage_accounts(by), _("add an account"))
    held = _checked_roles(roles, parliament)
    if User.objects.filter(username__iexact=username).exists():
        raise AccountError(_("The user name “%(name)s” is taken.") % {"name": username})
    account = User.objects.create_user(
        username,
        password or None,
        display_name=display_name,
        email=email,
        parliament=parliament,
        must_change_password=must_change_password,
        sample=sample,
    )
    _hold(account, held)
    append(
        "accounts.account.add",
        account.subject,
        by=by,
        username=username,
        display_name=display_name,
        email=email,
        parliament=parliament,
        roles=sorted(held),
    )
    return account


@transaction.atomic
def set_roles(
    account: User, roles: Iterable[str], *, by: Actor | None, parliament: str = ""
) -> User:
    """Give an account exactly these roles.

    Raises:
        PermissionDenied: `by` is no administrator.
        AccountError: the roles do not go together, no administrator would be left,
            or it is one's own account: nobody lets themselves in.
    """
    require(can_manage_accounts(by), _("set the roles of an account"))
    held = _checked_roles(roles, parliament)
    if Role.ADMINISTRATOR not in held:
        _keep_an_administrator(account)
    if by is not None and by.actor_id == account.actor_id and held != account.roles:
        raise AccountError(
            _("Another administrator sets the roles of your own account.")
        )
    account.role_rows.all().delete()
    _hold(account, held)
    account.parliament = parliament
    account.save(update_fields=["parliament"])
    append(
        "accounts.account.set-roles",
        account.subject,
        by=by,
        roles=sorted(held),
        parliament=parliament,
    )
    return account


@transaction.atomic
def deactivate(account: User, *, by: Actor | None) -> User:
    """Close an account: nobody signs in to it; what it did stays under its name.

    Its sessions end for good, so that none of them wakes when it is opened again.

    Raises:
        PermissionDenied: `by` is no administrator.
        AccountError: it is closed already, or no administrator would be left.
    """
    require(can_manage_accounts(by), _("close an account"))
    _keep_an_administrator(account)
    for session in UserSession.objects.filter(user_id=account.pk):
        session.end()
    return _set_active(account, False, by=by)


@transaction.atomic
def reactivate(account: User, *, by: Actor | None) -> User:
    """Open a closed account again.

    Raises:
        PermissionDenied: `by` is no administrator.
        AccountError: it is open already.
    """
    require(can_manage_accounts(by), _("open an account again"))
    return _set_active(account, True, by=by)


@transaction.atomic
def reset_password(account: User, *, by: Actor | None) -> str:
    """Replace a lost password; the next sign-in asks for one of the person's own.

    Returns:
        The new password, which is kept nowhere and shown once.
    Raises:
        PermissionDenied: `by` is no administrator.
    """
    require(can_manage_accounts(by), _("reset a password"))
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    append("accounts.password.reset", account.subject, by=by)
    return password


@transaction.atomic
def change_password(account: User, password: str, *, by: Actor) -> User:
    """Set one's own password, already checked against the rules.

    Raises:
        PermissionDenied: the account is somebody else's.
    """
    require(by.actor_id == account.actor_id, _("change this password"))
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    append("accounts.password.change", account.subject, by=by)
    return account


@transaction.atomic
def remove_factors(account: User, *, by: Actor | None) -> int:
    """Take every second factor off an account whose holder has lost them.

    Returns:
        How many there were.
    Raises:
        PermissionDenied: `by` is no administrator.
        AccountError: there was none.
    """
    require(can_manage_accounts(by), _("remove second factors"))
    count: int
    count, _rows = Authenticator.objects.filter(user_id=account.pk).delete()
    if not count:
        raise AccountError(_("This account has no second factor."))
    append("accounts.factor.remove-all", account.subject, by=by, count=count)
    return count


def set_preferences(account: User, *, language: str, theme: str, by: Actor) -> User:
    """How the screen looks to one person; no act of the assembly, so no entry.

    Raises:
        PermissionDenied: the account is somebody else's.
        AccountError: the language or the theme is none of ours.
    """
    require(by.actor_id == account.actor_id, _("change these settings"))
    if language and language not in dict(settings.LANGUAGES):
        raise AccountError(_("“%(code)s” is no language here.") % {"code": language})
    if theme not in User.Theme.values:
        raise AccountError(_("“%(theme)s” is no theme here.") % {"theme": theme})
    account.language, account.theme = language, theme
    account.save(update_fields=["language", "theme"])
    return account


def _checked_roles(roles: Iterable[str], parliament: str) -> frozenset[str]:
    held = frozenset(str(role) for role in roles)
    unknown = held - set(Role.values)
    if unknown:
        raise AccountError(_("“%(role)s” is no role here.") % {"role": min(unknown)})
    if not held:
        raise AccountError(_("An account holds at least one role."))
    if Role.ADMINISTRATOR in held and len(held) > 1:
        raise AccountError(
            _("The administrator sees no restricted content and holds no other role.")
        )
    if held & DELEGATIONS and not parliament:
        raise AccountError(_("A delegate needs a parliament."))
    return held


def _hold(account: User, roles: frozenset[str]) -> None:
    HeldRole.objects.bulk_create(
        HeldRole(user=account, role=role) for role in sorted(roles)
    )
    account.forget_roles()


def _keep_an_administrator(account: User) -> None:
    others = (
        HeldRole.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True)
        .exclude(user=account)
        .exists()
    )
    if Role.ADMINISTRATOR in account.roles and not others:
        raise AccountError(
            _("%(name)s is the last administrator.") % {"name": account.display_name}
        )


def _set_active(account: User, is_active: bool, *, by: Actor | None) -> User:
    changed = User.objects.filter(pk=account.pk, is_active=not is_active).update(
        is_active=is_active
    )
    if not changed:
        raise AccountError(
            _("This account is open already.")
            if is_active
            else _("This account is closed already.")
        )
    account.is_active = is_active
    verb = "accounts.account.reopen" if is_active else "accounts.account.close"
    append(verb, account.subject, by=by)
    return account
