"""Drafts: the list, a version with its brackets, the consolidated text, a comparison."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from orkhon.accounts.reader import reader
from orkhon.engines.amendments import AmendmentError
from orkhon.engines.documents import DocumentError
from orkhon.engines.texts.structure import TextError
from orkhon.legislation.documents.redline import FORMS, counted
from orkhon.proceedings.documents.draft_text import (
    compared_versions,
    consolidated_paper,
    text_bytes,
)
from orkhon.proceedings.models import Draft, DraftVersion
from orkhon.proceedings.permissions import (
    can_amend,
    can_draft,
    can_read_preparations,
)
from orkhon.proceedings.queries import drafts as reads
from orkhon.proceedings.queries.amendments import (
    AmendmentRow,
    amendments_of,
    went_on,
)
from orkhon.proceedings.queries.draft_lists import drafts_of
from orkhon.proceedings.queries.draft_texts import (
    in_hand,
    lacking,
    languages_of,
    last_issued,
    rows_of,
    words_in,
)
from orkhon.proceedings.views.doors import draft_of, inside, session_of, version_of
from orkhon.ui.papers import MEDIA, printed

PAPERS = ("docx", "pdf", "html")


@dataclass(frozen=True)
class Place:
    """Amendments to one paragraph, with how many of them are brackets still."""

    number: str
    role: str
    rows: Sequence[AmendmentRow]

    @property
    def open(self) -> int:
        """How many are open."""
        return sum(one.is_open for one in self.rows)


@require_GET
@inside
def drafts(request: HttpRequest, key: str) -> HttpResponse:
    """Every draft of a session."""
    session = session_of(key)
    user = reader(request)
    return render(
        request,
        "proceedings/drafts.html",
        {
            "session": session,
            "rows": drafts_of(session, unissued=can_read_preparations(user)),
            "may_draft": can_draft(user),
        },
    )


@require_GET
@inside
def draft(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The version that is before the parliaments; for editors without one, in hand."""
    found = draft_of(key, number, reader(request))
    last = last_issued(found) or in_hand(found)
    if last is None:
        return render(request, "proceedings/draft_empty.html", _frame(request, found))
    return _page(request, last)


@require_GET
@inside
def version(request: HttpRequest, key: str, number: int, version: int) -> HttpResponse:
    """One version as printed, with what is asked of it."""
    return _page(request, version_of(key, number, version, reader(request)))


@require_GET
@inside
def consolidated(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The text at this moment."""
    found = draft_of(key, number, reader(request))
    language = _language(request, _languages(found), found.authentic)
    try:
        rows = reads.consolidated(found, language)
    except AmendmentError as error:
        messages.error(request, str(error))
        return redirect("proceedings:draft", key, number)
    return render(
        request,
        "proceedings/draft_consolidated.html",
        _frame(request, found)
        | {
            "rows": rows,
            "language": language,
            "languages": _languages(found),
            "outdated": sum(row.is_outdated for row in rows),
            "base": last_issued(found),
            "forms": PAPERS,
        },
    )


@require_GET
@inside
def consolidated_file(
    request: HttpRequest, key: str, number: int, language: str, form: str
) -> HttpResponse:
    """The text at this moment as a file."""
    found = draft_of(key, number, reader(request))
    _known(language, _languages(found), form)
    return file(
        printed(consolidated_paper(found, language), form),
        f"{key}-draft-{number}-consolidated-{language}",
        form,
    )


@require_GET
@inside
def text_file(
    request: HttpRequest, key: str, number: int, version: int, language: str, form: str
) -> HttpResponse:
    """A version with its line numbers as a file."""
    found = version_of(key, number, version, reader(request))
    _known(language, languages_of(found, rows_of(found)), form)
    return file(
        text_bytes(found, language, form),
        f"{key}-draft-{number}-version-{version}-{language}",
        form,
    )


@require_GET
@inside
def compare(
    request: HttpRequest, key: str, number: int, old: int, new: int
) -> HttpResponse:
    """What changed between two versions."""
    one, other = (version_of(key, number, each, reader(request)) for each in (old, new))
    both = _in_both(one, other)
    if not both:
        raise Http404("the versions have no language in common")
    language = _language(request, both, one.draft.authentic)
    found = compared_versions(one, other, language)
    return render(
        request,
        "proceedings/draft_compare.html",
        _frame(request, one.draft)
        | {
            "old": one,
            "new": other,
            "redline": found,
            "shown": found.shown,
            "counted": counted(found.shown.counts),
            "language": language,
            "languages": both,
            "forms": list(FORMS),
        },
    )


@require_GET
@inside
def compare_file(
    request: HttpRequest,
    key: str,
    number: int,
    old: int,
    new: int,
    language: str,
    form: str,
) -> HttpResponse:
    """The comparison as a file: Word with tracked changes, PDF, a page, lines."""
    one, other = (version_of(key, number, each, reader(request)) for each in (old, new))
    if form not in FORMS or language not in _in_both(one, other):
        raise Http404(f"no file of the kind {form} in {language}")
    media_type, made = FORMS[form]
    try:
        data = made(compared_versions(one, other, language), timezone.now())
    except (TextError, DocumentError) as error:
        messages.error(request, str(error))
        return redirect("proceedings:compare-drafts", key, number, old, new)
    return file(data, f"{key}-draft-{number}-{old}-{new}-{language}", form, media_type)


def file(data: bytes, name: str, form: str, media_type: str = "") -> HttpResponse:
    """A file to take along."""
    return HttpResponse(
        data,
        content_type=media_type or MEDIA[form],
        headers={
            "Content-Disposition": content_disposition_header(True, f"{name}.{form}")
            or "attachment"
        },
    )


def _page(request: HttpRequest, version: DraftVersion) -> HttpResponse:
    paragraphs = rows_of(version)
    known = languages_of(version, paragraphs)
    language = _language(request, known, version.draft.authentic)
    found = amendments_of(version)
    first = words_in(paragraphs[0], language) if paragraphs else None
    versions = _versions(request, version.draft)
    earlier = [one for one in versions if one.number < version.number]
    return render(
        request,
        "proceedings/draft_version.html",
        _frame(request, version.draft)
        | {
            "version": version,
            "rows": reads.marked(version, language) if paragraphs else (),
            "language": language,
            "languages": known,
            "is_authentic": language == version.draft.authentic,
            "is_fixed": first is not None and first.first_line is not None,
            "lacking": lacking(version, paragraphs),
            "places": _places(found),
            "brackets": sum(one.is_open for one in found),
            "late": sum(one.row.is_late for one in found),
            "went_on": went_on(version),
            "standing": reads.standing_of(version),
            "earlier": earlier[-1] if earlier else None,
            "forms": PAPERS,
        },
    )


def _places(found: Sequence[AmendmentRow]) -> list[Place]:
    """Amendments paragraph by paragraph, in the order of the text."""
    places: dict[int, list[AmendmentRow]] = {}
    for one in found:
        row = one.row.paragraph
        places.setdefault(-1 if row is None else row.position, []).append(one)
    return [
        Place(rows[0].place, rows[0].role, rows) for _at, rows in sorted(places.items())
    ]


def _frame(request: HttpRequest, draft: Draft) -> dict[str, object]:
    user = request.user
    is_open = draft.progress == Draft.State.OPEN
    return {
        "session": draft.session,
        "draft": draft,
        "versions": _versions(request, draft),
        "last": last_issued(draft),
        "waiting": in_hand(draft) if can_read_preparations(user) else None,
        "may_draft": is_open and can_draft(user),
        "may_amend": is_open and can_amend(user),
        "part": "drafts",
    }


def _versions(request: HttpRequest, draft: Draft) -> list[DraftVersion]:
    versions = draft.versions.order_by("number")
    if not can_read_preparations(request.user):
        versions = versions.filter(issued_at__isnull=False)
    return list(versions)


def _languages(draft: Draft) -> list[str]:
    version = last_issued(draft) or in_hand(draft)
    return [] if version is None else languages_of(version, rows_of(version))


def _in_both(one: DraftVersion, other: DraftVersion) -> list[str]:
    there = languages_of(other, rows_of(other))
    return [each for each in languages_of(one, rows_of(one)) if each in there]


def _language(request: HttpRequest, known: Sequence[str], authentic: str) -> str:
    """The language that is asked for, else the authentic one."""
    asked = request.GET.get("language", "")
    return (
        asked
        if asked in known
        else authentic
        if authentic in known
        else known[0]
        if known
        else authentic
    )


def _known(language: str, known: Sequence[str], form: str) -> None:
    if language not in known or form not in PAPERS:
        raise Http404(f"no paper of the kind {form} in {language}")
