"""Files of the public record, sent once to whoever does not hold them yet."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response


class File(Protocol):
    """What is said of a published file; rooms have values of this shape."""

    @property
    def language(self) -> str:
        """Tag of its language; "" for none."""
        ...

    @property
    def name(self) -> str:
        """Its name as it is saved."""
        ...

    @property
    def sha256(self) -> str:
        """Its digest, as the record has it."""
        ...

    @property
    def media_type(self) -> str:
        """Such as application/pdf."""
        ...


Kept = TypeVar("Kept", bound=File)


def by_language(
    languages: Iterable[str], authentic: str, papers: Sequence[Kept]
) -> list[tuple[str, bool, list[Kept]]]:
    """By language: whether it is authentic, and its papers."""
    return [
        (code, code == authentic, [one for one in papers if one.language == code])
        for code in languages
    ]


def sent(request: HttpRequest, found: tuple[File, bytes] | None) -> HttpResponse:
    """A file under its digest: who holds it already is not sent it again.

    Raises:
        Http404: there is none.
    """
    if found is None:
        raise Http404("no such file")
    file, data = found
    return sent_once(request, file, lambda: data)


def sent_once(
    request: HttpRequest,
    file: File,
    made: Callable[[], bytes],
    *,
    disposition: str = "attachment",
) -> HttpResponse:
    """A file that is made only for who does not hold it already.

    Args:
        file: Its digest names what its bytes depend on.
        made: Gives the bytes.
        disposition: `inline` for what stands in a page.
    """
    tag = f'"{file.sha256}"'
    answer = HttpResponse(
        content_type=file.media_type,
        headers={
            "Content-Disposition": f'{disposition}; filename="{file.name}"',
            "ETag": tag,
        },
    )
    if file.language:
        answer["Content-Language"] = file.language
    held = get_conditional_response(request, etag=tag, response=answer)
    if held is not None and held is not answer:
        return held
    answer.content = made()
    return answer


def sent_data(
    request: HttpRequest, found: tuple[bytes, str] | None, name: str, media_type: str
) -> HttpResponse:
    """Open data under the version of the data: who holds it is not sent it again.

    Raises:
        Http404: there is none.
    """
    if found is None:
        raise Http404("no such data")
    data, version = found
    tag = f'"{version}-{name.rpartition(".")[2]}"'
    answer = HttpResponse(
        data,
        content_type=media_type,
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "ETag": tag,
            # Whoever works with the data may fetch it from a page of their own.
            "Access-Control-Allow-Origin": "*",
        },
    )
    return get_conditional_response(request, etag=tag, response=answer) or answer
