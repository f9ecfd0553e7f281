"""The doors: sign in first, in your own language, with a password of your own."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django_htmx.http import HttpResponseClientRedirect

STILL_OPEN = frozenset(
    {
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "accounts:set_language",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)
"""What an account may reach before it has chosen its own password."""


class AccountLanguageMiddleware:
    """The account's language goes before the cookie's and the browser's.

    Stands behind LocaleMiddleware, which answers for the other two.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = getattr(request.user, "language", "")
        if language in dict(settings.LANGUAGES):
            translation.activate(language)
            request.LANGUAGE_CODE = language
        return self.get_response(request)


class DoorMiddleware(LoginRequiredMiddleware):
    """Everything asks for an account, but for the addresses in ORKHON_PUBLIC_URLS."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        name = match.view_name if match is not None else ""
        if name in settings.ORKHON_PUBLIC_URLS:
            return None
        refused: HttpResponseBase | None = super().process_view(
            request, view_func, view_args, view_kwargs
        )
        if refused is None and getattr(request.user, "must_change_password", False):
            return None if name in STILL_OPEN else redirect("account_change_password")
        return refused

    def handle_no_permission(  # type: ignore[override]  # -- htmx's redirect is another class
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        answer = super().handle_no_permission(request, view_func)
        if getattr(request, "htmx", False):
            # A partial must not be replaced by a page: send the whole browser there.
            return HttpResponseClientRedirect(answer["Location"])
        return answer
