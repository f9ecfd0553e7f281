"""The sample of the dialogue: five reports confirmed, one waiting, what follows.

Everything in it is invented and labelled "sample". It goes through the rooms' actions
under the name of the account that is given, so that the record tells who did what.
Running it again adds nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.dialogue.actions.confirming import Confirmed, confirm_all
from orkhon.dialogue.actions.contacts import Guest, Plan, plan_contact
from orkhon.dialogue.actions.conversations import (
    open_conversation_record,
    write_conversation_record,
)
from orkhon.dialogue.actions.matches import answer_contact_match
from orkhon.dialogue.actions.promises import set_commitment_status
from orkhon.dialogue.actions.reports import receive_report
from orkhon.dialogue.intake.corrections import corrections
from orkhon.dialogue.models import (
    Commitment,
    Contact,
    ContactMatch,
    ConversationRecord,
    Process,
    Proposal,
    Report,
)
from orkhon.dialogue.queries import all_contacts, overdue
from orkhon.record.actions import cite
from orkhon.record.models import Citation
from orkhon.record.roles import Role
from orkhon.register.actions.holding import begin_membership
from orkhon.register.actions.nouns import add_post
from orkhon.register.models import Body, Membership, Person, Post

FOLDER = Path(__file__).resolve().parent / "dialogue"
WAITING = "6-reception-baku.txt"
"""Left unanswered, so that the review screen has something to show."""
ENDINGS = frozenset({".txt", ".html", ".docx", ".eml"})

POSTS = (
    # person, body, title, rank, from; read in the first report that names them
    ("Rüfət Səyyadlı", "turkpa-secretariat", "Deputy Secretary General", "deputy", ""),
    (
        "Omirgali Sundetbek",
        "kazakhstan-kurultai",
        "Deputy Chairman",
        "deputy",
        "2026-09",
    ),
    (
        "Aizirek Kokotaeva",
        "turkpa-secretariat",
        "Secretary of Commission",
        "staff",
        "",
    ),
    ("Erlan Tastaq", "turkpa-secretariat", "Legal Officer", "staff", ""),
)
CONVERSATION = (
    "Sample record of conversation; everything in it is invented.\n\n"
    "O. Sundetbek said that the comments of the Kurultai wait for one ministry. He "
    "asked not to speak of it before they are sent. R. Səyyadlı asked for the names "
    "of two more experts."
)


@dataclass(frozen=True)
class Loaded:
    """What the story holds, after this run or an earlier one."""

    read: int
    proposals: int
    decided: int
    waiting: int
    contacts: int
    promises: int
    overdue: int
    planned: int
    processes: int

    def __str__(self) -> str:
        return (
            f"{self.read} read, {self.proposals} facts proposed, {self.decided} "
            f"decided, {self.waiting} waiting; {self.contacts} contacts, "
            f"{self.promises} promises ({self.overdue} overdue), {self.planned} "
            f"meetings planned, {self.processes} process"
        )


def load(by: User, reports: Path | None = None) -> Loaded:
    """Read the sample reports, confirm five of them, and let things follow.

    Args:
        by: Whose name stands under every answer; one of the Secretariat.
        reports: A folder of further reports to read; they wait for a review.
    """
    for path in sorted(FOLDER.glob("*.txt")):
        _report(path, by)
    if reports is not None:
        for path in sorted(reports.iterdir()):
            if path.suffix in ENDINGS:
                receive_report(path.read_bytes(), path.name, by=by)
    _one_event(by)
    _statuses(by)
    _conversation(by)
    _meetings(by, timezone.localdate())
    return _counted()


@transaction.atomic
def _report(path: Path, by: User) -> Confirmed | None:
    """One report, read and, but for the last, confirmed with its corrections."""
    received = receive_report(path.read_bytes(), path.name, by=by, is_sample=True)
    if not received.created or path.name == WAITING:
        return None
    beside = path.with_name(f"{path.stem}.corrections.json")
    done = confirm_all(
        received.report,
        by=by,
        corrections=corrections(beside.read_bytes(), beside.name),
    )
    _posts(received.report, by)
    return done


def _posts(report: Report, by: User) -> None:
    """Give the invented people the posts that the report gives them."""
    for name, key, title, rank, since in POSTS:
        person = Person.objects.filter(display_name=name, sample=True).first()
        body = Body.objects.filter(key=key).first()
        if person is None or body is None or name not in report.source.text:
            continue
        if Membership.objects.filter(person=person, body=body).exists():
            continue
        post = Post.objects.filter(body=body, title=title).first()
        if post is None:
            post = add_post(body, title, by=by, rank=rank)
        begin_membership(
            person,
            body,
            by=by,
            post=post,
            from_on=since,
            citation=_words(report, title, by),
        )


def _one_event(by: User) -> None:
    """The two reports of the meeting in Astana are one event."""
    for match in ContactMatch.objects.filter(
        answer=ContactMatch.Answer.WAITING, one__sample=True, other__sample=True
    ):
        answer_contact_match(match, is_same=True, by=by)


def _statuses(by: User) -> None:
    """What a later report says of an earlier promise."""
    table = _promise("circulate the comparative table")
    group = _promise("host the expert group")
    second = Report.objects.filter(source__filename="2-meeting-astana.txt").first()
    if second is None:
        return
    if table is not None and not table.steps.exists():
        set_commitment_status(
            table,
            Commitment.Status.HALF_DONE,
            by=by,
            citation=_words(second, "finished for two of the four laws", by),
            on="2026-10-12",
        )
    if group is not None and not group.steps.exists():
        set_commitment_status(
            group,
            Commitment.Status.DONE,
            by=by,
            citation=_words(second, "met in Astana with", by),
            on="2026-10-12",
        )


def _conversation(by: User) -> None:
    """A record of the conversation in Astana, open to its writer and the heads."""
    contact = all_contacts().filter(sample=True, on="2026-10-12").order_by("pk").first()
    if contact is None or ConversationRecord.objects.filter(contact=contact).exists():
        return
    heads = list(
        User.objects.filter(
            is_active=True, role_rows__role=Role.SECRETARY_GENERAL
        ).distinct()
    )
    record = write_conversation_record(contact, CONVERSATION, open_to=heads, by=by)
    for head in heads[:1]:
        open_conversation_record(record, by=head)


def _meetings(by: User, today: date) -> None:
    """Meetings ahead of the day on which the demonstration is run."""
    people = {
        person.display_name: person for person in Person.objects.filter(sample=True)
    }
    plans = (
        (
            "Talks with the Kurultai of Kazakhstan (sample)",
            3,
            "Baku",
            "in-person",
            ("Omirgali Sundetbek", "Rüfət Səyyadlı", "Aizirek Kokotaeva"),
            "Draft model law on product safety\nSeminar in Baku",
            "Ask when the written comments will come\n"
            "Offer two dates in February for the seminar",
        ),
        (
            "Working group on water (sample)",
            10,
            "",
            "online",
            ("Temirkan Ysmankul uulu", "Aizirek Kokotaeva"),
            "Terms of reference\nNames of experts",
            "Thank for the experts, or ask for their names",
        ),
    )
    for title, days, place, form, names, agenda, points in plans:
        guests = tuple(Guest(person=people[name]) for name in names if name in people)
        ahead = Contact.objects.filter(
            title=title, state=Contact.State.PLANNED, on_day__gte=today
        )
        if not guests or ahead.exists():
            continue
        plan_contact(
            Plan(
                title=title,
                on=(today + timedelta(days=days)).isoformat(),
                place=place,
                format=form,
                agenda=agenda,
                talking_points=points,
                responsible=by,
                guests=guests,
                is_sample=True,
            ),
            by=by,
        )


def _promise(words: str) -> Commitment | None:
    return Commitment.objects.filter(sample=True, what__startswith=words).first()


def _words(report: Report, words: str, by: User) -> Citation | None:
    """The place of the words in the report, if it says them."""
    start = report.source.text.find(words)
    if start < 0:
        return None
    return cite(report.source, start=start, end=start + len(words), by=by)


def _counted() -> Loaded:
    proposals = Proposal.objects.all()
    waiting = proposals.filter(state=Proposal.State.PROPOSED).count()
    return Loaded(
        read=Report.objects.count(),
        proposals=proposals.count(),
        decided=proposals.count() - waiting,
        waiting=waiting,
        contacts=all_contacts().filter(state=Contact.State.HELD).count(),
        promises=Commitment.objects.exclude(
            status=Commitment.Status.SUPERSEDED
        ).count(),
        overdue=len(overdue(timezone.localdate())),
        planned=all_contacts().filter(state=Contact.State.PLANNED).count(),
        processes=Process.objects.count(),
    )
