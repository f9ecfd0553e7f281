"""The editor: words beside the facts, marks while typing, languages side by side."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.press.actions.writing import (
    Words,
    keep_difference,
    mark_read,
    save_text,
    take_record,
)
from orkhon.press.errors import Overtaken
from orkhon.press.forms.communiques import WordsForm
from orkhon.press.models import CommuniqueText, CommuniqueVersion
from orkhon.press.queries.claims import Mark, marks_of, words_in
from orkhon.press.queries.communiques import title_of
from orkhon.press.queries.printed import paragraphs_of
from orkhon.press.views.doors import version_of, writing
from orkhon.record.refusals import Refusal


@require_http_methods(["GET", "POST"])
@writing
def words(
    request: HttpRequest, year: int, number: int, version: int, language: str
) -> HttpResponse:
    """Write one language; htmx saves it while it is typed, the button does without."""
    text = _text(year, number, version, language)
    if request.method != "POST":
        return _page(request, text)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, text, form=form, status=422)
    said = Words(*(form.cleaned_data[one] for one in ("title", "lead", "body")))
    said = _with_fact(text, said, request.POST.get("insert", ""))
    seen = form.cleaned_data["revision"]
    is_live = bool(request.headers.get("HX-Request"))
    try:
        saved = save_text(text.version, language, said, seen=seen, by=reader(request))
    except Overtaken as error:
        return _overtaken(request, text, said, str(error), is_live=is_live)
    except Refusal as error:
        messages.error(request, str(error))
        return _to(text)
    saved.version = text.version
    if is_live:
        return render(
            request,
            "press/words_live.html",
            _marks(saved) | {"text": saved, "version": text.version},
        )
    try:
        _answer(request, saved)
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("press:words", year, number, version, language)


@require_POST
@writing
def read(
    request: HttpRequest, year: int, number: int, version: int, language: str
) -> HttpResponse:
    """A translation was read against the authentic text."""
    text = _text(year, number, version, language)
    try:
        mark_read(text.version, language, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    return _to(text)


def _answer(request: HttpRequest, text: CommuniqueText) -> None:
    """Answer the difference whose button saved the text: the record's words, or a reason.

    Raises:
        Refusal: it does not stand there any more, or no reason is given.
    """
    by = reader(request)
    version, language = text.version, text.language
    if taken := request.POST.get("take", ""):
        said = take_record(text, taken)
        save_text(version, language, said, seen=text.revision, by=by)
    elif kept := request.POST.get("keep", ""):
        why = request.POST.get(f"why {kept}", "")
        keep_difference(version, language, kept, why=why, by=by)


def _text(year: int, number: int, version: int, language: str) -> CommuniqueText:
    held = version_of(year, number, version)
    text = held.texts.filter(language=language).first()
    if text is None:
        raise Http404("not written in this language")
    text.version = held
    return text


def _with_fact(text: CommuniqueText, said: Words, number: str) -> Words:
    """The words with a fact behind them, as the button without script puts it in."""
    fact = (
        text.version.facts.filter(number=int(number)).first()
        if number.isdigit()
        else None
    )
    if fact is None:
        return said
    body = f"{said.body.rstrip()} {words_in(fact, text.language)}".strip()
    return Words(said.title, said.lead, body)


def _page(
    request: HttpRequest,
    text: CommuniqueText,
    *,
    form: WordsForm | None = None,
    other: CommuniqueText | None = None,
    status: int = 200,
) -> HttpResponse:
    version = text.version
    if version.progress != CommuniqueVersion.State.DRAFT:
        messages.error(request, _("The words of this version are fixed."))
        return _to(text)
    of = version.communique
    texts = list(version.texts.all())
    facts = list(version.facts.select_related("citation__source"))
    beside = _beside(request, text, texts)
    return render(
        request,
        "press/words.html",
        _marks(text)
        | {
            "communique": of,
            "version": version,
            "text": text,
            "title": title_of(of, texts),
            "texts": sorted(
                texts, key=lambda one: (one.language != of.authentic, one.language)
            ),
            "form": form
            or WordsForm(
                initial={
                    "title": text.title,
                    "lead": text.lead,
                    "body": text.body,
                    "revision": text.revision,
                }
            ),
            "facts": [(one, words_in(one, text.language)) for one in facts],
            "beside": beside,
            "beside_paragraphs": () if beside is None else paragraphs_of(beside),
            "other": other,
        },
        status=status,
    )


def _beside(
    request: HttpRequest, text: CommuniqueText, texts: list[CommuniqueText]
) -> CommuniqueText | None:
    """The language that stands beside: the one asked for, else the authentic one."""
    asked = request.GET.get("beside", text.version.communique.authentic)
    found = next((one for one in texts if one.language == asked), None)
    if found is None or found.language == text.language or not found.body:
        return None
    found.version = text.version
    return found


def _marks(text: CommuniqueText) -> dict[str, object]:
    marks = marks_of(text)
    return {
        "marks": [one for one in marks if one.differs],
        "unknown": [one for one in marks if one.claim.standing == "unknown"],
        "agreeing": sum(one.claim.standing == "agrees" for one in marks),
        "shown": [
            (name, _pieces(getattr(text, name), [m for m in marks if m.field == name]))
            for name in ("title", "lead", "body")
            if getattr(text, name)
        ],
    }


def _pieces(words: str, marks: list[Mark]) -> list[tuple[str, str]]:
    """Stretches of a field with the standing of each; "" for words without a claim."""
    pieces, at = [], 0
    for one in marks:
        pieces.append((words[at : one.claim.start], ""))
        standing = "kept" if one.differs and one.kept else str(one.claim.standing)
        pieces.append((words[one.claim.start : one.claim.end], standing))
        at = one.claim.end
    pieces.append((words[at:], ""))
    return [one for one in pieces if one[0]]


def _overtaken(
    request: HttpRequest,
    text: CommuniqueText,
    said: Words,
    why: str,
    *,
    is_live: bool,
) -> HttpResponse:
    """Both texts: what this writer has, and what the other one saved."""
    version = text.version
    other = CommuniqueText.objects.get(pk=text.pk)
    if is_live:
        return render(request, "press/words_overtaken.html", {"why": why})
    form = WordsForm(
        initial={
            "title": said.title,
            "lead": said.lead,
            "body": said.body,
            "revision": other.revision,
        }
    )
    other.version = version
    mine = CommuniqueText(
        version=version,
        language=text.language,
        title=said.title,
        lead=said.lead,
        body=said.body,
        revision=other.revision,
        changed_at=other.changed_at,
        changed_by=other.changed_by,
    )
    messages.error(request, why)
    return _page(request, mine, form=form, other=other, status=409)


def _to(text: CommuniqueText) -> HttpResponse:
    of = text.version.communique
    return redirect("press:communique", of.year, of.number)
