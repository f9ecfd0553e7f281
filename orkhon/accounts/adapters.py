"""Our answers to allauth's questions."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from orkhon.accounts import actions
from orkhon.accounts.errors import AccountError
from orkhon.accounts.models import User

WRONG = _("User name and password do not go together.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # -- allauth has no types
    """No public sign-up; passwords are changed by the room's own verb."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "incorrect_password": _("This is not the password."),
        "enter_current_password": _("This is not the password now."),
        "too_many_login_attempts": _("Too many tries. Try again in five minutes."),
        "rate_limited": _("Too many tries. Try again in a minute."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Whoever is asked here is signed in as the account itself."""
        if not isinstance(user, User):
            raise TypeError(f"{user!r} is no account")
        actions.change_password(user, password, by=user)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """None: what is done to an account stands in the record."""


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # -- allauth has no types
    """The secrets of second factors are kept under the installation's key."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "unverified_email": _("The e-mail address is not confirmed."),
        "incorrect_code": _("This is not the code."),
        "cannot_delete_authenticator": _("This factor cannot be removed."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes stand beside another second factor; add one first."
        ),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read a secret back.

        Raises:
            AccountError: it was kept under another ORKHON_SECRET_KEY.
        """
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise AccountError(
                "a second factor was kept under another ORKHON_SECRET_KEY"
            ) from error

    def get_totp_issuer(self) -> str:
        return f"Orkhon, {settings.ORKHON_ASSEMBLY}"


def _cipher() -> Fernet:
    derived = HKDF(SHA256(), 32, salt=None, info=b"orkhon second factors").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))
