"""What of the sample everybody may see: opened as a head of the Secretariat would.

The sessions that public sources tell of, the sample session with its list of names and
one of its two documents, a sample session to come, the legal documents, the sample
mission. The fifteenth session, the other document and the minutes stay closed.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.engines.documents import Paper, Paragraph, runs
from orkhon.legislation.models import Work
from orkhon.observation.actions.disclosing import open_mission
from orkhon.observation.models import Mission
from orkhon.proceedings.actions import disclosing
from orkhon.proceedings.actions.circulation import circulate_document
from orkhon.proceedings.actions.papers import add_version, begin_document
from orkhon.proceedings.actions.sessions import SessionPlan, plan_session
from orkhon.proceedings.models import AgendaItem, Session, SessionDocument
from orkhon.proceedings.queries.circulation import usual_recipients
from orkhon.proceedings.queries.disclosed import names_subject
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed
from orkhon.register.models import Body
from orkhon.ui.papers import printed

AHEAD = timedelta(days=45)
"""So far ahead lies the session that is only planned."""
COMING = "plenary-17"
PAPERS = (
    ("Work plan of the commissions (sample)", "3"),
    ("Notes on the budget (sample)", "4"),
)
"""Title and item of each document; the first is opened."""


@transaction.atomic
def load(by: User) -> int:
    """Open what is not open yet; the sessions and the mission must have been loaded.

    Args:
        by: A head of the Secretariat.
    Returns:
        How many things were opened now; 0 when it was loaded before.
    """
    _coming(by)
    held = Session.objects.filter(progress=Session.State.CLOSED)
    sample = Session.objects.filter(sample=True)
    opens: list[tuple[str, Callable[[], None]]] = []
    for one in (held | sample).order_by("from_day", "key"):
        opens.append((subject_of(one), partial(disclosing.open_session, one, by=by)))
    for one in sample.filter(convened_at__isnull=False):
        shown = _documents(one, by)[0]
        opens += [
            (names_subject(one), partial(disclosing.open_names, one, by=by)),
            (subject_of(shown), partial(disclosing.open_document, shown, by=by)),
        ]
    for work in Work.objects.filter(kind=Work.Kind.INSTRUMENT):
        opens.append(
            (subject_of(work), partial(disclosing.open_instrument, work, by=by))
        )
    for mission in Mission.objects.filter(sample=True):
        opens.append((subject_of(mission), partial(open_mission, mission, by=by)))
    known = disclosed([subject for subject, _open in opens])
    new = [(subject, do) for subject, do in opens if subject not in known]
    for _subject, do in new:
        do()
    return len(new)


def _coming(by: User) -> None:
    """A session that is planned and not convened."""
    if Session.objects.filter(key=COMING).exists():
        return
    first = timezone.localdate() + AHEAD
    plan_session(
        SessionPlan(
            organ=Body.objects.get(kind=Body.Kind.ASSEMBLY),
            number=17,
            title="Seventeenth session (sample)",
            place="Baku",
            decided_place="Baku",
            decided_by="Sixteenth session (sample)",
            from_on=first.isoformat(),
            to_on=(first + timedelta(days=1)).isoformat(),
            time_zone="Asia/Baku",
            sample=True,
        ),
        key=COMING,
        by=by,
    )


def _documents(session: Session, by: User) -> list[SessionDocument]:
    """Two documents in English, both circulated."""
    found = list(session.papers.order_by("number"))
    if found:
        return found
    for title, item in PAPERS:
        document = begin_document(
            session, title, item=AgendaItem.objects.get(session=session, number=item),
            by=by,
        )  # fmt: skip
        paper = Paper(
            title=title,
            language="en",
            blocks=(Paragraph(runs("Sample: every word of this paper is invented.")),),
        )
        add_version(
            document,
            "en",
            printed(paper, "docx"),
            filename=f"{session.key}-{document.number}.docx",
            is_authentic=True,
            by=by,
        )
        circulate_document(document, recipients=usual_recipients(session), by=by)
        found.append(document)
    return found
