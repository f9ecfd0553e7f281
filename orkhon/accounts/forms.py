"""Forms of accounts, and allauth's in our words."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm as BaseChangePasswordForm,
)
from allauth.account.forms import (
    LoginForm as BaseLoginForm,
)
from allauth.account.forms import (
    ReauthenticateForm as BaseReauthenticateForm,
)
from allauth.mfa.base.forms import AuthenticateForm as BaseCodeForm
from allauth.mfa.base.forms import ReauthenticateForm as BaseReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm as BaseActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm as BaseAddWebAuthnForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm as BaseEditWebAuthnForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from orkhon.accounts.models import User
from orkhon.accounts.queries import parliaments
from orkhon.record.roles import Role


def _plain(form: forms.Form, **labels: object) -> None:
    """Our labels, and no placeholder in place of a label."""
    for name, label in labels.items():
        if name in form.fields:
            form.fields[name].label = str(label)
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class LoginForm(BaseLoginForm):  # type: ignore[misc]  # -- allauth has no types
    """User name or e-mail address, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, login=_("User name or e-mail address"), password=_("Password"))
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"
        self.fields["login"].widget.attrs["autocapitalize"] = "none"


class ChangePasswordForm(BaseChangePasswordForm):  # type: ignore[misc]  # -- allauth has no types
    """The old password and twice the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(
            self,
            oldpassword=_("Password now"),
            password1=_("New password"),
            password2=_("New password again"),
        )
        self.fields["password1"].help_text = _(
            "At least 12 characters, no word that everybody uses, not your name."
        )


class ReauthenticateForm(BaseReauthenticateForm):  # type: ignore[misc]  # -- allauth has no types
    """The password once more, before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, password=_("Password"))


class CodeForm(BaseCodeForm):  # type: ignore[misc]  # -- allauth has no types
    """A code of the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, code=_("Code"))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class ReauthenticateCodeForm(BaseReauthenticateCodeForm):  # type: ignore[misc]  # -- allauth has no types
    """A code once more, before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, code=_("Code"))


class ActivateTOTPForm(BaseActivateTOTPForm):  # type: ignore[misc]  # -- allauth has no types
    """The first code that the app shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, code=_("The six digits that the app shows now"))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddWebAuthnForm(BaseAddWebAuthnForm):  # type: ignore[misc]  # -- allauth has no types
    """A name for the key, and whether it signs in alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(
            self,
            name=_("Name of the key"),
            passwordless=_("Sign in with this key alone, without the password"),
        )
        self.fields["passwordless"].help_text = _(
            "The key then asks for a finger, a face or its own number."
        )


class EditWebAuthnForm(BaseEditWebAuthnForm):  # type: ignore[misc]  # -- allauth has no types
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, name=_("Name of the key"))


class PreferencesForm(forms.Form):
    """Language and light."""

    language = forms.ChoiceField(
        label=_("Language of the screen"),
        choices=[("", _("as the browser asks")), *settings.LANGUAGES],
        required=False,
    )
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        choices=User.Theme.choices,
        required=False,
        widget=forms.RadioSelect,
    )


class RolesForm(forms.Form):
    """Which roles an account holds, and for which parliament."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=Role.choices, widget=forms.CheckboxSelectMultiple
    )
    parliament = forms.ChoiceField(
        label=_("Parliament"),
        required=False,
        help_text=_("For delegates and their secretaries."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parliament"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("none")), *parliaments()]


class AddAccountForm(RolesForm):
    """A new account; its first password is made, not typed."""

    display_name = forms.CharField(label=_("Name as shown"), max_length=160)
    username = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        label=_("User name"),
        max_length=80,
        help_text=_("Latin letters, digits, points and hyphens; used to sign in."),
        error_messages={
            "invalid": _("Only Latin letters, digits, points and hyphens.")
        },
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)

    field_order = ["display_name", "username", "email", "roles", "parliament"]
