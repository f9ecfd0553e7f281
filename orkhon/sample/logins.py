"""A sample account for each role, with one password made for this installation."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from orkhon.accounts.actions import add_account
from orkhon.accounts.models import User
from orkhon.record.roles import Role

PASSWORD_FILE = "sample-password"  # noqa: S105 -- the name of a file


@dataclass(frozen=True)
class Login:
    """One ready account."""

    username: str
    role: Role
    display_name: str
    parliament: str = ""


LOGINS = (
    Login("secgen", Role.SECRETARY_GENERAL, "Sample Secretary General"),
    Login("deputy", Role.DEPUTY, "Sample Deputy Secretary General"),
    Login("commission", Role.COMMISSION_SECRETARY, "Sample Secretary of Commission"),
    Login("protocol", Role.PROTOCOL, "Sample Chief of Protocol"),
    Login("legal", Role.LEGAL, "Sample Legal Officer"),
    Login("research", Role.RESEARCH, "Sample Research Expert"),
    Login("press", Role.PRESS, "Sample Press Officer"),
    Login(
        "delegation",
        Role.DELEGATION_SECRETARY,
        "Sample Delegation Secretary",
        "milli-majlis",
    ),
    Login("delegate", Role.DELEGATE, "Sample Delegate", "milli-majlis"),
    Login("observer", Role.OBSERVER, "Sample Observer"),
    Login("admin", Role.ADMINISTRATOR, "Sample Administrator"),
)


def password() -> str:
    """The password of all sample accounts, made once and kept beside the data."""
    path = Path(settings.DATA_DIR) / PASSWORD_FILE
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(f"sample-{secrets.token_hex(4)}", encoding="utf-8")
    return path.read_text(encoding="utf-8")


def load() -> list[Login]:
    """Add the accounts that are not there yet; all of them come back."""
    known = set(User.objects.filter(sample=True).values_list("username", flat=True))
    for login in LOGINS:
        if login.username not in known:
            add_account(
                login.username,
                by=None,
                display_name=login.display_name,
                roles=[login.role],
                parliament=login.parliament,
                password=password(),
                must_change_password=False,
                sample=True,
            )
    return list(LOGINS)
