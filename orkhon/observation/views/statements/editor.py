"""The page on which a statement is written, and what is done on it."""

import uuid
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.observation.actions.citing import Cited, cite_words
from orkhon.observation.actions.statements.presence import stop_writing, write_here
from orkhon.observation.actions.statements.sentences import (
    StaleRevision,
    add_sentence,
    revise_sentence,
)
from orkhon.observation.forms.statements import CorrectionForm, SentenceForm
from orkhon.observation.models import (
    Finding,
    Sentence,
    Statement,
    StatementSection,
)
from orkhon.observation.permissions import can_issue
from orkhon.observation.queries.figures import citable_sources
from orkhon.observation.queries.statements.choosing import Choice, choices
from orkhon.observation.queries.statements.composing import languages_of
from orkhon.observation.queries.statements.page import statement_page
from orkhon.observation.views.doors import inside
from orkhon.observation.views.statements.doors import (
    back_to,
    section_of,
    sentence_of,
    statement_of,
)
from orkhon.observation.views.statements.positions import position_form
from orkhon.observation.views.statements.reading import reading
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal


@dataclass(frozen=True)
class Writing:
    """The one form that is open on the page.

    Attributes:
        sentence: None while a new one is written.
        choices: Findings and figures found for the words in `looked_for`.
        theirs: What somebody else wrote meanwhile, by language.
    """

    form: SentenceForm
    section: StatementSection
    sentence: Sentence | None = None
    choices: tuple[Choice, ...] = ()
    looked_for: str = ""
    theirs: tuple[tuple[str, str], ...] = ()
    changed_by: str = ""

    @property
    def resting(self) -> list[Finding]:
        """The findings that the sentence rests on, as the form has them."""
        bound = self.form["findings"].value() or []
        return list(
            Finding.objects.filter(mission=self.form.statement.mission, key__in=bound)
        )


@require_GET
@inside
def statement(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """A statement: written here until it is published, read here afterwards."""
    found = statement_of(request, number, statement)
    if found.published_at is not None:
        return reading(request, found)
    return _page(request, found, _asked(request, found))


@require_POST
@inside
def add(
    request: HttpRequest, number: int, statement: int, section: str
) -> HttpResponse:
    """Add a sentence; `look` searches findings, `place` writes one into the text."""
    found = statement_of(request, number, statement)
    into = section_of(found, section)
    form = _form(request, found)
    if "save" not in request.POST:
        return _page(request, found, _looking(request, form, into, None))
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = add_sentence(
                into,
                said["kind"],
                form.texts(),
                by=reader(request),
                findings=said["findings"],
                citation=_citation(request, form, None),
                opens_paragraph=said["opens_paragraph"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            stop_writing(into, by=reader(request))
            return back_to(found, f"s-{made.pk}")
    return _page(request, found, _looking(request, form, into, None), status=422)


@require_POST
@inside
def revise(
    request: HttpRequest, number: int, statement: int, pk: uuid.UUID
) -> HttpResponse:
    """Change a sentence; when somebody else did so meanwhile, show both texts."""
    found = statement_of(request, number, statement)
    row = sentence_of(found, pk)
    form = _form(request, found, row)
    if "save" not in request.POST:
        return _page(request, found, _looking(request, form, row.section, row))
    stale: StaleRevision | None = None
    if form.is_valid():
        said = form.cleaned_data
        try:
            revise_sentence(
                row,
                form.texts(),
                revision=said["revision"] or 0,
                by=reader(request),
                kind=said["kind"],
                findings=said["findings"],
                citation=_citation(request, form, row),
                opens_paragraph=said["opens_paragraph"],
                still_right=said.get("still_right", ()),
            )
        except StaleRevision as error:
            stale = error
            form.add_error(None, str(error))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            stop_writing(row.section, by=reader(request))
            return back_to(found, f"s-{row.pk}")
    return _page(
        request,
        found,
        _looking(request, form, row.section, row, stale),
        status=409 if stale else 422,
    )


def _asked(request: HttpRequest, found: Statement) -> Writing | None:
    """The form that the address opens: ?edit=<sentence> or ?add=<section>."""
    edit, into = request.GET.get("edit", ""), request.GET.get("add", "")
    if edit:
        try:
            row = sentence_of(found, uuid.UUID(edit))
        except ValueError:
            return None
        form = SentenceForm(
            statement=found,
            sentence=row,
            sources=citable_sources(request.user, found.mission),
            initial=SentenceForm.initial_of(row),
        )
        return _opened(request, Writing(form, row.section, row), "")
    if into:
        row_section = section_of(found, into)
        form = SentenceForm(
            statement=found,
            sources=citable_sources(request.user, found.mission),
            initial={"kind": Sentence.Kind.FINDING},
        )
        return _opened(request, Writing(form, row_section), "")
    return None


def _form(
    request: HttpRequest, found: Statement, row: Sentence | None = None
) -> SentenceForm:
    data = request.POST.copy()
    place = data.get("place", "")
    if place:
        for language in languages_of(found):
            name = f"text_{language}"
            data[name] = f"{data.get(name, '').rstrip()} {place}".strip()
    if "rest" in request.POST:
        data.appendlist("findings", request.POST["rest"])
    if "unrest" in request.POST:
        out = request.POST["unrest"]
        kept = [one for one in data.getlist("findings") if one != out]
        data.setlist("findings", kept)
    return SentenceForm(
        data,
        statement=found,
        sentence=row,
        sources=citable_sources(request.user, found.mission),
    )


def _looking(
    request: HttpRequest,
    form: SentenceForm,
    section: StatementSection,
    row: Sentence | None,
    stale: StaleRevision | None = None,
) -> Writing:
    """The form as it was sent, with what the search found and what others wrote."""
    theirs: tuple[tuple[str, str], ...] = ()
    changed_by = ""
    if stale is not None:
        mine = form.typed()
        theirs = tuple(
            (language, text)
            for language, text in stale.theirs.items()
            if text != mine.get(language, "")
        )
        changed_by = stale.sentence.revised_by
        # The next time, this person knows what they write over.
        data = request.POST.copy()
        data["revision"] = str(stale.sentence.revision)
        form.data = data
    if "save" not in request.POST:
        # Looking for a finding is no mistake: nothing is checked before it is kept.
        form = SentenceForm(
            statement=form.statement,
            sentence=row,
            sources=form.sources,
            initial=_as_sent(form),
        )
    writing = Writing(form, section, row, theirs=theirs, changed_by=changed_by)
    return _opened(request, writing, request.POST.get("q", ""))


def _as_sent(form: SentenceForm) -> dict[str, object]:
    data = form.sent
    return {
        **{
            name: data.get(name, "")
            for name in form.fields
            if name not in ("findings", "still_right", "opens_paragraph")
        },
        "findings": data.getlist("findings"),
        "still_right": data.getlist("still_right"),
        "opens_paragraph": "opens_paragraph" in data,
    }


def _opened(request: HttpRequest, writing: Writing, text: str) -> Writing:
    write_here(writing.section, by=reader(request))
    found = choices(writing.section, text, writing.form.statement.authentic)
    return Writing(
        writing.form,
        writing.section,
        writing.sentence,
        tuple(found),
        text,
        writing.theirs,
        writing.changed_by,
    )


def _citation(
    request: HttpRequest, form: SentenceForm, row: Sentence | None
) -> Citation | None:
    if form.cleaned_data["cites"] == "as it is" and row is not None:
        return row.citation
    source = form.source()
    if source is None:
        return None
    return cite_words(
        Cited(words=form.cleaned_data["words"], source=source), by=reader(request)
    )


def _page(
    request: HttpRequest,
    found: Statement,
    writing: Writing | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    with timezone.override(ZoneInfo(found.mission.time_zone)):
        page = statement_page(
            found,
            timezone.now(),
            reader=reader(request),
            language=get_language() or "en",
        )
        return render(
            request,
            "observation/statement.html",
            {
                "mission": found.mission,
                "part": "statements",
                "page": page,
                "statement": found,
                "writing": writing,
                "may_issue": can_issue(request.user, found.mission),
                "position": position_form(found, page.authentic),
                "why_form": CorrectionForm(
                    statement=found, words=found.correction_words
                ),
            },
            status=status,
        )
