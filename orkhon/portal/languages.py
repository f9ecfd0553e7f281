"""The language of a page of the public record stands in its address."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import register_converter
from django.utils import translation

Rest = ParamSpec("Rest")


class LanguageConverter:
    """One of the site's languages; another word is no address."""

    regex = "|".join(code for code, _name in settings.LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


# Modules of pages name their addresses themselves, so it must be known to all of them.
register_converter(LanguageConverter, "language")


def in_its_language(
    view: Callable[Concatenate[HttpRequest, str, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, Rest], HttpResponse]:
    """Answer in the address's language, whatever cookie or account says."""

    @wraps(view)
    def answer(
        request: HttpRequest, language: str, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        with translation.override(language):
            response = view(request, language, *args, **kwargs)
        response["Content-Language"] = language
        return response

    return answer  # type: ignore[return-value]  # -- `wraps` names the arguments
