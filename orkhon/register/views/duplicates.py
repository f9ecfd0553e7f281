"""Persons entered twice: side by side, word by word, merged and parted again."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from orkhon.engines import names
from orkhon.register import actions, queries
from orkhon.register.errors import RegisterError
from orkhon.register.models import Match, Merge, Name, Person
from orkhon.register.views.doors import for_keepers, paged, reader, shown


@dataclass(frozen=True)
class Pair:
    """A proposal as the page shows it: the closest two spellings, word by word."""

    match: Match
    one_text: str
    other_text: str
    words: tuple[names.WordPair, ...]
    one_posts: tuple[queries.PostHeld, ...]
    other_posts: tuple[queries.PostHeld, ...]


@require_safe
@for_keepers
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that wait for an answer, and merges that can be undone."""
    waiting = Match.objects.filter(answer=Match.Answer.WAITING)
    page = paged(list(waiting.select_related("one", "other")), request)
    return shown(
        request,
        "duplicates.html",
        {
            "page": page,
            "pairs": _pairs(list(page)),
            "merges": Merge.objects.filter(undone_at=None).select_related(
                "kept", "merged"
            ),
        },
    )


@require_POST
@for_keepers
def look_for_duplicates(request: HttpRequest) -> HttpResponse:
    """Search the register for pairs that were not proposed before."""
    found = len(actions.propose_matches(by=reader(request)))
    messages.success(
        request,
        ngettext("%(n)s new pair waits.", "%(n)s new pairs wait.", found)
        % {"n": found},
    )
    return redirect("register:duplicates")


@require_POST
@for_keepers
def answer_duplicate(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Say "one person" (and which row stands for both) or "two persons"."""
    match = get_object_or_404(Match.objects.select_related("one", "other"), pk=pk)
    answer, _colon, keep = request.POST.get("answer", "").partition(":")
    kept: Person | None = match.other if keep == "other" else match.one
    try:
        actions.answer_match(match, answer, by=reader(request), keep=kept)
    except RegisterError as error:
        messages.error(request, str(error))
    else:
        words = {
            Match.Answer.SAME.value: _("They are one person now. It can be undone."),
            Match.Answer.DIFFERENT.value: _("They stay two persons."),
        }
        messages.success(request, words[answer])
    return redirect("register:duplicates")


@require_POST
@for_keepers
def undo_merge(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Part two rows again; nothing was moved, so nothing is lost."""
    merge = get_object_or_404(Merge.objects.select_related("kept", "merged"), pk=pk)
    try:
        actions.undo_merge(merge, by=reader(request))
    except RegisterError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("They are two persons again."))
    return redirect("register:duplicates")


def _pairs(matches: list[Match]) -> list[Pair]:
    ids = {pk for match in matches for pk in (match.one_id, match.other_id)}
    spellings: dict[uuid.UUID, list[str]] = {pk: [] for pk in ids}
    for person, text in Name.objects.filter(person_id__in=ids).values_list(
        "person_id", "text"
    ):
        if person is not None:
            spellings[person].append(text)
    posts = queries.posts_on(ids, timezone.localdate())
    pairs = []
    for match in matches:
        one, other = _closest(
            spellings[match.one_id] or [match.one.display_name],
            spellings[match.other_id] or [match.other.display_name],
        )
        pairs.append(
            Pair(
                match,
                one,
                other,
                names.explain(one, other),
                posts[match.one_id],
                posts[match.other_id],
            )
        )
    return pairs


def _closest(ours: list[str], theirs: list[str]) -> tuple[str, str]:
    """The two spellings of a pair that are most alike."""
    return max(
        ((one, other) for one in ours for other in theirs),
        key=lambda pair: (names.compare(*pair), pair),
    )
