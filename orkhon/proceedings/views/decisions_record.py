"""The record of decisions of a session, on screen and as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from orkhon.proceedings.documents.decisions_record import decisions_bytes
from orkhon.proceedings.documents.printing import ENDINGS, MEDIA
from orkhon.proceedings.queries.decisions_record import (
    decisions_record,
    voter_named,
)
from orkhon.proceedings.queries.decisions_said import (
    counts,
    explanation,
    rule_of,
    sign,
    stance_words,
    verdict,
)
from orkhon.proceedings.views.doors import inside, session_of
from orkhon.proceedings.views.participants import download
from orkhon.record.moments import read


@require_GET
@inside
def page(request: HttpRequest, key: str) -> HttpResponse:
    """Every decision with its rule, its result and who said what."""
    session = session_of(key)
    record = decisions_record(session)
    return render(
        request,
        "proceedings/decisions_record.html",
        {
            "session": session,
            "waiting": record.waiting,
            "rows": [
                {
                    "decision": one,
                    "verdict": verdict(one),
                    "explanation": explanation(one),
                    "counts": counts(one),
                    "rule": rule_of(one),
                    "sign": sign(one),
                    "closed_at": read(one.closed_at) if one.closed_at else None,
                    "positions": [
                        {
                            "line": line,
                            "name": voter_named(line),
                            "words": stance_words(line),
                            "at": read(line.given_at) if line.given_at else None,
                        }
                        for line in one.positions
                    ],
                }
                for one in record.decisions
            ],
            "forms": tuple(MEDIA),
            "part": "minutes",
        },
    )


@require_GET
@inside
def paper(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The record of decisions as a file, with headings in the language in force."""
    session = session_of(key)
    if form not in MEDIA:
        raise Http404("no such paper")
    data = decisions_bytes(session, form, (get_language() or "en").split("-")[0])
    name = f"{key}-decisions.{ENDINGS[form]}"
    return download(data, MEDIA[form], name)
