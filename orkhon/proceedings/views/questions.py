"""Questions: their list, one of them, its positions; put, closed and withdrawn."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import questions as verbs
from orkhon.proceedings.actions.roll_call import enter_roll_call
from orkhon.proceedings.actions.silence import close_elapsed, open_silence
from orkhon.proceedings.forms.questions import (
    LetterForm,
    PositionForm,
    PutForm,
    RollCallForm,
    SilenceForm,
    WithdrawForm,
)
from orkhon.proceedings.models import Participant, Question, Setting
from orkhon.proceedings.permissions import (
    can_adopt,
    can_run_sitting,
    own_parliament,
)
from orkhon.proceedings.queries.clocks import on_both_clocks
from orkhon.proceedings.queries.questions import (
    QuestionState,
    Row,
    questions_of,
    state_of,
)
from orkhon.proceedings.queries.rules import setting_of
from orkhon.proceedings.queries.voices import Registered, entitled
from orkhon.proceedings.views.doors import (
    adopting,
    inside,
    question_of,
    running,
    session_of,
)
from orkhon.record.doors import Rest, View, guarded
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body


def speaking(view: View[Rest]) -> View[Rest]:
    """Delegations, for their parliaments, and who runs a sitting."""
    return guarded(
        view, lambda user: can_run_sitting(user) or own_parliament(user) is not None
    )


@require_GET
@inside
def questions(request: HttpRequest, key: str) -> HttpResponse:
    """The questions of a session, what is due first."""
    session = session_of(key)
    states = questions_of(session)
    own = own_parliament(request.user)
    return render(
        request,
        "proceedings/questions.html",
        {
            "session": session,
            "open": [one for one in states if not one.is_closed],
            "closed": [one for one in states if one.is_closed],
            "elapsed": sum(one.is_elapsed for one in states),
            "may_run": can_run_sitting(request.user),
            "own": "" if own is None else own.key,
        },
    )


@require_http_methods(["GET", "POST"])
@running
def put(request: HttpRequest, key: str) -> HttpResponse:
    """Put a question."""
    session = session_of(key)
    rule = setting_of(session.organ, Setting.Key.DECISION_RULE, timezone.localdate())
    form = PutForm(
        session,
        str(rule or ""),
        request.POST if request.method == "POST" else None,
        initial=_asked(request),
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            made = verbs.put_question(
                session,
                said["words"],
                by=reader(request),
                rule=said["rule"],
                roll_call=said["roll_call"],
                item=said["item"],
                sitting=said["sitting"],
                version=said["version"],
                amendment=said["amendment"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Question %(number)d is put.") % {"number": made.number}
            )
            return redirect("proceedings:question", key, made.number)
    return render(
        request,
        "proceedings/question_form.html",
        {"session": session, "form": form, "part": "questions"},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@running
def silence(request: HttpRequest, key: str) -> HttpResponse:
    """Open a silence procedure."""
    session = session_of(key)
    form = SilenceForm(
        session,
        request.POST if request.method == "POST" else None,
        initial=_asked(request)
        | {"time_zone": session.time_zone or timezone.get_current_timezone_name()},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            made = open_silence(
                session,
                said["words"],
                said["deadline"],
                said["time_zone"],
                by=reader(request),
                item=said["item"],
                version=said["version"],
                amendment=said["amendment"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("The silence procedure runs as question %(number)d.")
                % {"number": made.number},
            )
            return redirect("proceedings:question", key, made.number)
    return render(
        request,
        "proceedings/question_form.html",
        {"session": session, "form": form, "is_silence": True, "part": "questions"},
        status=422 if form.errors else 200,
    )


@require_POST
@running
def close_due(request: HttpRequest, key: str) -> HttpResponse:
    """Close every silence procedure whose deadline has passed."""
    session_of(key)
    done = close_elapsed(by=reader(request))
    messages.success(
        request,
        ngettext(
            "%(n)d silence procedure is closed.",
            "%(n)d silence procedures are closed.",
            len(done),
        )
        % {"n": len(done)},
    )
    return redirect("proceedings:questions", key)


@require_GET
@inside
def question(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One question: the verdict, each parliament's position, the form for the next."""
    return _page(request, question_of(key, number))


@require_POST
@speaking
def position(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Enter the position of a parliament."""
    asked = question_of(key, number)
    parliament = _parliament(request, asked)
    form = _form(request.user, asked, parliament.key, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = verbs.enter_position(
                asked,
                parliament,
                said["stance"],
                form.speaker(),
                said["text"],
                by=reader(request),
                signed_by=said.get("signed_by", ""),
                citation=form.letter(),
                given_at=form.came_at(),
            )
        except Refusal as error:
            if _is_over(asked):
                messages.error(request, str(error))
                return redirect("proceedings:question", key, number)
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("It came after the deadline: it is kept and changes nothing.")
                if made.is_late
                else _("The position is entered."),
            )
            return redirect("proceedings:question", key, number)
    return _page(request, asked, form=form, chosen=parliament.key)


@require_http_methods(["GET", "POST"])
@running
def roll_call(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Enter what persons answer, one by one."""
    asked = question_of(key, number)
    if asked.procedure != Question.Procedure.ROLL_CALL:
        raise Http404("no roll call")
    state = state_of(asked)
    form = RollCallForm(state.rows, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        people = {
            str(one.pk): one for one in Participant.objects.filter(pk__in=asked.voters)
        }
        try:
            made = enter_roll_call(asked, form.answers(people), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                ngettext(
                    "%(n)d answer is entered.", "%(n)d answers are entered.", len(made)
                )
                % {"n": len(made)},
            )
            return redirect("proceedings:question", key, number)
    return render(
        request,
        "proceedings/question_roll_call.html",
        {
            "session": asked.session,
            "question": asked,
            "state": state,
            "form": form,
            "part": "questions",
        },
        status=422 if form.errors else 200,
    )


@require_POST
@adopting
def close(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Close a question as it stands."""
    try:
        done = verbs.close_question(question_of(key, number), by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("Question %(number)d is closed: %(state)s.")
            % {"number": number, "state": done.get_progress_display()},
        )
    return redirect("proceedings:question", key, number)


@require_POST
@running
def withdraw(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take a question back."""
    asked = question_of(key, number)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            verbs.withdraw_question(
                asked, form.cleaned_data["reason"], by=reader(request)
            )
        except Refusal as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The question is withdrawn; it stays."))
        return redirect("proceedings:question", key, number)
    return _page(request, asked, withdrawing=form)


def _page(
    request: HttpRequest,
    asked: Question,
    *,
    form: PositionForm | None = None,
    withdrawing: WithdrawForm | None = None,
    chosen: str = "",
) -> HttpResponse:
    state = state_of(asked)
    may_run = can_run_sitting(request.user)
    row = _row(request, state, chosen or request.GET.get("parliament", ""))
    if form is None and row is not None:
        form = _form(request.user, asked, row.key)
    is_wrong = any(
        one is not None and one.is_bound and one.errors for one in (form, withdrawing)
    )
    return render(
        request,
        "proceedings/question_silence.html"
        if asked.procedure == Question.Procedure.SILENCE
        else "proceedings/question.html",
        {
            "session": asked.session,
            "question": asked,
            "state": state,
            "row": row,
            "form": form if row is not None else None,
            "withdrawing": withdrawing or WithdrawForm(),
            "clocks": None
            if asked.deadline_at is None
            else on_both_clocks(asked.deadline_at, asked.time_zone),
            "may_run": may_run,
            "may_close": can_adopt(request.user),
            "part": "questions",
        },
        status=422 if is_wrong else 200,
    )


def _row(request: HttpRequest, state: QuestionState, chosen: str) -> Row | None:
    """Whose position the page offers to enter: one's own, or the next that waits."""
    question = state.question
    takes_words = not state.is_closed or (
        question.procedure == Question.Procedure.SILENCE
        and question.progress != Question.State.WITHDRAWN
    )
    if question.procedure == Question.Procedure.ROLL_CALL or not takes_words:
        return None
    rows = {row.key: row for row in state.rows}
    if can_run_sitting(request.user):
        if chosen in rows:
            return rows[chosen]
        waiting = state.waiting or state.rows
        return waiting[0]
    own = own_parliament(request.user)
    return None if own is None else rows.get(own.key)


def _asked(request: HttpRequest) -> dict[str, str]:
    """What the page that led here names: a version, an amendment, an item."""
    names = ("version", "amendment", "item", "sitting")
    return {name: request.GET[name] for name in names if name in request.GET}


def _is_over(asked: Question) -> bool:
    """Whether it was closed, perhaps while the form was being filled in."""
    asked.refresh_from_db()
    return asked.progress != Question.State.OPEN


def _form(
    user: object, asked: Question, key: str, said: QueryDict | None = None
) -> PositionForm:
    """The form for one parliament; a secretary enters letters in a silence procedure."""
    voices = entitled(asked, Registered(asked.session, timezone.now())).get(key, [])
    is_letter = asked.procedure == Question.Procedure.SILENCE and can_run_sitting(user)
    kind = LetterForm if is_letter else PositionForm
    return kind(asked, voices, said)


def _parliament(request: HttpRequest, asked: Question) -> Body:
    """The parliament of the form; a delegation's account has its own alone."""
    key = request.POST.get("parliament", "")
    if not key:
        row = _row(request, state_of(asked), "")
        key = "" if row is None else row.key
    own = own_parliament(request.user)
    found = Body.objects.filter(key=key, kind=Body.Kind.PARLIAMENT).first()
    if found is None or (
        not can_run_sitting(request.user) and (own is None or own.pk != found.pk)
    ):
        raise Http404("no such parliament, or not this reader's")
    return found
