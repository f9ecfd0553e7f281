"""The sample of the proceedings room: a session from its convocation to adopted texts.

In the first sitting a declaration is negotiated: four amendments, two of which exclude
one another, an objection that blocks, a compromise, and adoption by unanimity in four
languages with its bundle. A decision is adopted by silence. The second sitting is open,
with a recommendation on the floor and brackets in it.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.legislation.actions.citing import Cited
from orkhon.proceedings.actions.adopted_bundles import issue_papers, publish_text
from orkhon.proceedings.actions.adopting import adopt
from orkhon.proceedings.actions.amendment_wording import Asked
from orkhon.proceedings.actions.amendments import accept, compromise, decline, table
from orkhon.proceedings.actions.appointments import (
    Candidate,
    elect,
    propose_candidate,
    put_candidate,
)
from orkhon.proceedings.actions.circulation import SentFile, circulate
from orkhon.proceedings.actions.draft_words import Brought, bring_in, change_paragraph
from orkhon.proceedings.actions.drafts import begin_draft, begin_version
from orkhon.proceedings.actions.floor import (
    close_sitting,
    open_sitting,
    put_item,
    show_text,
)
from orkhon.proceedings.actions.issuing import issue, next_version
from orkhon.proceedings.actions.minutes import draw_up
from orkhon.proceedings.actions.questions import (
    close_question,
    enter_position,
    put_question,
)
from orkhon.proceedings.actions.reports import About, begin_report, issue_report
from orkhon.proceedings.actions.silence import close_elapsed, open_silence
from orkhon.proceedings.actions.speakers import ask_for_floor, give_floor
from orkhon.proceedings.documents.amendment_paper import amendment_bytes
from orkhon.proceedings.models import (
    AdoptedText,
    Amendment,
    Circulation,
    Draft,
    DraftVersion,
    Paragraph,
    Question,
    Session,
    SessionReport,
    Stance,
)
from orkhon.proceedings.queries.sessions import clock_of
from orkhon.register.models import Post
from orkhon.sample.session_setting import Setting, Told, prepare, read

Positions = dict[str, tuple[str, str]]
"""What parliaments say, by country: a stance and its words."""
MEMBERS = ("AZ", "KZ", "KG", "TR")
SILENCE = timedelta(days=10)
YEAR = timedelta(days=365)
UNANIMITY = "unanimity"


@dataclass(frozen=True)
class Sat:
    """The sample session and what came of it."""

    session: Session
    texts: int
    amendments: int
    questions: int

    def __str__(self) -> str:
        return (
            f"a session with {self.amendments} amendments, {self.questions} questions,"
            f" {self.texts} adopted text in four languages"
        )


def load(secretary: User, protocol: User, head: User) -> Sat:
    """Hold the session, once."""
    # A sample session that is only planned is of `public_openings`.
    session = Session.objects.filter(sample=True, convened_at__isnull=False).first()
    if session is None:
        made = prepare(secretary, protocol)
        session = made.session
        _first_sitting(made, secretary, head)
        _silence(made, secretary)
        _second_sitting(made, secretary)
    return Sat(
        session,
        AdoptedText.objects.filter(session=session).count(),
        Amendment.objects.filter(draft__session=session).count(),
        Question.objects.filter(session=session).count(),
    )


def _first_sitting(made: Setting, by: User, head: User) -> None:
    said = read("declaration")
    sitting = made.sittings[1]
    draft, version = _issued(made, said, "declaration", "6", by)
    amendments = _tabled(made, version, said, by)
    circulate(
        made.session,
        Circulation.What.AMENDMENTS,
        files=[
            SentFile("en", form, amendment_bytes(version, form), f"amendments.{form}")
            for form in ("docx", "pdf")
        ],
        recipients=[made.parliament(country) for country in MEMBERS],
        by=by,
    )
    open_sitting(sitting, by=by)
    _report(made, by, head)
    _election(made, by, head)
    put_item(sitting, made.items["6"], by=by)
    show_text(sitting, version, [], by=by)
    accept(amendments[2], by=by, note="nobody against")
    decline(amendments[3], "Three parliaments want to keep the paragraph.", by=by)
    version = _next(draft, said, by)
    _put(made, version, {"TR": (Stance.OBJECTS, "Asks for “by 2029”.")}, by)
    wording = said["compromise"]
    both = Amendment.objects.filter(draft=draft, number__in=wording["of"])
    common = compromise(
        version,
        _asked(version, wording | {"kind": "insert"}),
        list(both),
        by=by,
        sitting=sitting,
    )
    accept(common, by=by, note="nobody against")
    version = _next(draft, said, by)
    show_text(sitting, version, [], by=by)
    reserved = (
        Stance.RESERVATION,
        "The year does not bind a law that is before the parliament.",
    )
    question = _put(made, version, {"KZ": reserved}, by)
    text = adopt(question, on=clock_of(made.session, timezone.now()).date(), by=head)
    publish_text(issue_papers(text, by=head), by=head)
    close_sitting(sitting, by=by)
    draw_up(sitting, by=by)


def _report(made: Setting, by: User, head: User) -> None:
    """The annual report: counted from all rooms and frozen when it is issued."""
    sitting = made.sittings[1]
    put_item(sitting, made.items["3"], by=by)
    today = timezone.localdate()
    about = About(
        title="Annual report of the Secretary General (sample)",
        text="Sample: the figures are counted from what this installation holds.",
        from_on=today - YEAR,
        to_on=today,
        item=made.items["3"],
    )
    report = begin_report(made.session, SessionReport.Kind.ANNUAL, about, by=head)
    issue_report(report, by=head)


def _election(made: Setting, by: User, head: User) -> None:
    """A chair of a commission for three years, elected by the plenary."""
    sitting = made.sittings[1]
    put_item(sitting, made.items["5"], by=by)
    said = made.said["election"]
    candidate = Candidate(
        post=Post.objects.get(body__key=said["body"], title=said["post"]),
        person=made.participants[said["person"]].person,
        on_behalf_of=made.parliament(said["country"]),
        from_on=clock_of(made.session, timezone.now()).date().isoformat(),
        years=said["years"],
        reason=said["reason"],
    )
    proposed = propose_candidate(made.session, candidate, item=made.items["5"], by=by)
    put = put_candidate(proposed, rule=UNANIMITY, sitting=sitting, by=by)
    if put.question is None:
        raise ValueError("the candidate was not put")
    _answered(made, put.question, {}, by)
    elect(put, by=head)


def _second_sitting(made: Setting, by: User) -> None:
    said = read("recommendation")
    sitting = made.sittings[2]
    _draft, version = _issued(made, said, "recommendation", "7", by)
    amendments = _tabled(made, version, said, by)
    open_sitting(sitting, by=by)
    put_item(sitting, made.items["7"], by=by)
    show_text(sitting, version, [], by=by)
    accept(amendments[2], by=by, note="nobody against")
    question = put_question(
        made.session,
        "",
        rule=UNANIMITY,
        item=made.items["7"],
        sitting=sitting,
        version=_next(version.draft, said, by),
        by=by,
    )
    positions = {
        "AZ": (Stance.AGREES, ""),
        "KZ": (Stance.AGREES, ""),
        "TR": (Stance.OBJECTS, "Asks for “within two working days” in paragraph 2."),
    }
    for country, (stance, words) in positions.items():
        leader = made.leader(country)
        enter_position(question, made.parliament(country), stance, leader, words, by=by)
    asked = [
        ask_for_floor(sitting, made.leader(one), by=by) for one in ("TR", "KG", "AZ")
    ]
    give_floor(asked[0], by=by)


def _silence(made: Setting, by: User) -> None:
    """A decision that went out and was adopted while nobody objected."""
    sent = timezone.now() - SILENCE - timedelta(days=1)
    ends = clock_of(made.session, sent + SILENCE).replace(tzinfo=None)
    open_silence(
        made.session,
        made.said["next"]["silence_words"],
        ends.replace(microsecond=0),
        made.session.time_zone,
        item=made.items["8"],
        opened_at=sent,
        by=by,
    )
    close_elapsed(by=by)


def _issued(
    made: Setting, said: Told, kind: str, item: str, by: User
) -> tuple[Draft, DraftVersion]:
    draft = begin_draft(
        made.session,
        kind,
        said["title"]["en"],
        said["authentic"],
        item=made.items[item],
        by=by,
    )
    version = begin_version(draft, by=by, note="Draft of the host parliament")
    # The authentic text first: the others take its paragraphs.
    for language in sorted(said["title"], key=lambda one: one != said["authentic"]):
        bring_in(
            version,
            Brought(language, f"{kind}.{language}.txt", _printed(said, language)),
            by=by,
        )
    return draft, issue(
        version,
        amendments_by=made.sittings[1].begins_at.replace(tzinfo=None)
        + timedelta(days=1),
        time_zone=made.session.time_zone,
        by=by,
    )


def _printed(said: Told, language: str) -> bytes:
    """A draft as a file of lines: an empty one between its paragraphs."""
    paragraphs = [said["title"][language]]
    for one in said["paragraph"]:
        number = f"{one['number']}. " if "number" in one else ""
        paragraphs.append(f"{number}{one[language]}")
    return "\n\n".join(paragraphs).encode()


def _tabled(
    made: Setting, version: DraftVersion, said: Told, by: User
) -> list[Amendment]:
    return [
        table(
            version,
            _asked(version, one),
            [made.parliament(country) for country in one["from"]],
            shown=_letter(one),
            by=by,
        )
        for one in said["amendment"]
    ]


def _letter(said: Told) -> Cited:
    """The letter that an amendment came in, as the sample has it."""
    what = " ".join(filter(None, (said["kind"], said.get("words"), said.get("text"))))
    return Cited(
        f"Paragraph {said['paragraph']}: {' '.join(what.split())}. {said['reason']}",
        f"Sample letter of the delegation of {', '.join(said['from'])}",
        "en",
    )


def _asked(version: DraftVersion, said: Told) -> Asked:
    return Asked(
        said["kind"],
        Paragraph.objects.get(version=version, number=said["paragraph"]),
        text=said.get("text", ""),
        words=said.get("words") or said.get("after", ""),
        reason=said.get("reason", ""),
    )


def _next(draft: Draft, said: Told, by: User) -> DraftVersion:
    """The next version, with what changed put into the other languages."""
    version = next_version(draft, by=by)
    for paragraph in version.paragraphs.all():
        there = set(paragraph.texts.values_list("language", flat=True))
        words = said.get("final", {}).get(paragraph.number, {})
        for language in set(words) - there:
            change_paragraph(paragraph, language, words[language], by=by)
    return issue(version, by=by)


def _put(
    made: Setting,
    version: DraftVersion,
    others: Positions,
    by: User,
) -> Question:
    """Put a text; every parliament agrees but those that say something else."""
    question = put_question(
        made.session,
        "",
        rule=UNANIMITY,
        item=made.items["6"],
        sitting=made.sittings[1],
        version=version,
        by=by,
    )
    _answered(made, question, others, by)
    return close_question(question, by=by)


def _answered(made: Setting, question: Question, others: Positions, by: User) -> None:
    for country in MEMBERS:
        stance, words = others.get(country, (Stance.AGREES, ""))
        enter_position(
            question,
            made.parliament(country),
            stance,
            made.leader(country),
            words,
            by=by,
        )
