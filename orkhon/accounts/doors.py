"""Addresses of signing in, under the names that allauth looks for.

Named one by one: what is not here (sign-up, e-mail addresses, reset by mail) is no
door of the house.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


def no_signup(request: HttpRequest) -> HttpResponse:
    """Accounts are made by the administrator; allauth only wants the name."""
    raise Http404


urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("login/code/", mfa.authenticate, name="mfa_authenticate"),
    path("login/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("sign-up/", no_signup, name="account_signup"),
    path("logout/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("password/", account.password_change, name="account_change_password"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "again/key/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("factors/", mfa.index, name="mfa_index"),
    path("factors/app/add/", totp.activate_totp, name="mfa_activate_totp"),
    path("factors/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("factors/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "factors/codes/new/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "factors/codes/file/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("factors/keys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("factors/keys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(
        "factors/keys/<int:pk>/name/",
        webauthn.edit_webauthn,
        name="mfa_edit_webauthn",
    ),
    path(
        "factors/keys/<int:pk>/remove/",
        webauthn.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
]
