"""A small world to brief about; sample: every person and fact in it is invented."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from hashlib import sha256

from orkhon.accounts.models import HeldRole, User
from orkhon.dialogue.models import (
    Commitment,
    CommitmentParty,
    CommitmentStep,
    Contact,
    Participation,
    Report,
    Topic,
)
from orkhon.record import actions
from orkhon.record.models import Citation, Source
from orkhon.register.models import (
    Body,
    Chairmanship,
    Country,
    Membership,
    Name,
    Person,
    Post,
)

SPRING = datetime(2027, 3, 1, 8, tzinfo=UTC)
TOLD_IN_SEPTEMBER = (
    "At its first sitting the chamber elected Omirgali Sundetbek Deputy Speaker. "
    "Our Secretary called to congratulate him and spoke of the model law."
)
TOLD_IN_NOVEMBER = (
    "In Astana Mr. Sundetbek met Ms. Kokotaeva. He said that written comments would "
    "follow by March. She said that two officers would be received in Baku. "
    "Both sides agreed to hold a seminar. They discussed the model law."
)


@dataclass
class World:
    """The rows by name."""

    staff: User
    assembly: Body
    secretariat: Body
    parliament: Body
    chamber: Body
    speaker: Person
    secretary: Person
    call: Contact
    meeting: Contact
    planned: Contact
    comments: Commitment
    officers: Commitment
    seminar: Commitment
    reports: dict[str, Report] = field(default_factory=dict)

    def cite(self, report: str, quote: str) -> Citation:
        return cite(self.reports[report].source, quote)


def account(username, *roles):
    user = User.objects.create_user(username, display_name=username.title())
    for role in roles:
        HeldRole.objects.create(user=user, role=role)
    return user


def report_of(text, title, published, *, language="en", open_to=""):
    source = Source.objects.create(
        sha256=sha256((title + text).encode()).hexdigest(),
        size=len(text),
        filename=f"{published}.txt",
        media_type="text/plain",
        language=language,
        text=text,
        title=title,
        published_on=published,
        received_at=SPRING,
        received_by="sample",
        open_to=open_to,
    )
    return Report.objects.create(source=source, read_at=SPRING)


def cite(source, quote):
    start = source.text.index(quote)
    return actions.cite(source, start=start, end=start + len(quote), quote=quote)


def person_called(name, *spellings):
    person = Person.objects.create(display_name=name, sample=True)
    Name.objects.create(person=person, text=name, language="en", kind="official")
    for text, language in spellings:
        Name.objects.create(
            person=person, text=text, language=language, kind="official"
        )
    return person


def seat(contact, person, *, post="", body=None, role="participant", citation=None):
    return Participation.objects.create(
        contact=contact,
        person=person,
        post_as_written=post,
        body=body,
        role=role,
        citation=citation,
    )


def promise(contact, what, *owners, due="", citation=None, status="open"):
    made = Commitment.objects.create(
        contact=contact,
        what=what,
        strength="agreed",
        due=due,
        citation=citation,
        status=status,
    )
    for owner in owners:
        CommitmentParty.objects.create(
            commitment=made,
            side="owner",
            person=owner if isinstance(owner, Person) else None,
            body=owner if isinstance(owner, Body) else None,
            as_written=owner if isinstance(owner, str) else "",
        )
    return made


def step(world, of, status, on, note):
    of.status = status
    of.save()
    return CommitmentStep.objects.create(
        commitment=of,
        status=status,
        on=on,
        note=note,
        by=world.staff,
        recorded_at=SPRING,
    )


def world(*, language="en", open_to=""):
    """A Deputy Speaker whom we called, met once, and meet again on 16 March 2027."""
    country = Country.objects.create(
        code="KZ",
        english_name="Kazakhstan",
        english_sort_key="kazakhstan",
        demonym="Kazakh",
    )
    assembly = body("assembly", "assembly", "Sample Assembly")
    secretariat = body("secretariat", "secretariat", "Secretariat", parent=assembly)
    parliament = body("parliament", "parliament", "Sample Parliament", country=country)
    chamber = body(
        "chamber", "chamber", "Sample Mazhilis", country=country, parent=parliament
    )
    Chairmanship.objects.create(
        assembly=assembly, parliament=parliament, from_on="2025-06-12"
    )
    september = report_of(TOLD_IN_SEPTEMBER, "A Deputy Speaker elected", "2026-09-04")
    november = report_of(
        TOLD_IN_NOVEMBER,
        "Talks in Astana",
        "2026-11-12",
        language=language,
        open_to=open_to,
    )
    speaker = person_called(
        "Omirgali Sundetbek", ("Өмірғали Сүндетбек", "kk"), ("Омиргали Сундетбек", "ru")
    )
    secretary = person_called("Aigul Kokotaeva")
    elected = cite(september.source, "the chamber elected Omirgali Sundetbek Deputy")
    Membership.objects.create(
        person=speaker,
        body=chamber,
        post=Post.objects.create(
            body=chamber, title="Deputy Speaker", rank="deputy", precedence=20
        ),
        from_on="2026-09",
        citation=elected,
    )
    Membership.objects.create(
        person=secretary,
        body=secretariat,
        post=Post.objects.create(
            body=secretariat, title="Secretary of Commission", rank="staff"
        ),
        from_on="2025-10-15",
    )
    call = contact("2026-09-04", ["call"], september, format="phone")
    call.citations.add(cite(september.source, "Our Secretary called"))
    meeting = contact("2026-11-12", ["meeting"], november, place="Astana")
    meeting.citations.add(cite(november.source, "In Astana Mr. Sundetbek met"))
    planned = Contact.objects.create(
        state="planned",
        title="Talks on the model law",
        kinds=["meeting"],
        on="2027-03-16",
        at_time=time(11),
        place="Baku",
        talking_points="- Thank him for the seminar\n2027 is the year of the report",
    )
    met = cite(november.source, "Mr. Sundetbek met Ms. Kokotaeva")
    seat(call, speaker, post="Deputy Speaker", body=chamber, citation=elected)
    seat(call, secretary, body=secretariat)
    seat(meeting, speaker, citation=met)
    seat(meeting, secretary, body=secretariat, citation=met)
    seat(planned, speaker, body=chamber)
    seat(planned, secretary, body=secretariat)
    said = {
        "comments": cite(november.source, "written comments would follow by March"),
        "officers": cite(november.source, "two officers would be received in Baku"),
        "seminar": cite(november.source, "Both sides agreed to hold a seminar"),
    }
    for one, source in ((call, september), (meeting, november)):
        spoken = cite(source.source, "the model law")
        Topic.objects.create(contact=one, text="the model law", citation=spoken)
    return World(
        staff=account("staff", "research"),
        assembly=assembly,
        secretariat=secretariat,
        parliament=parliament,
        chamber=chamber,
        speaker=speaker,
        secretary=secretary,
        call=call,
        meeting=meeting,
        planned=planned,
        comments=promise(
            meeting,
            "written comments",
            speaker,
            due="2027-02",
            citation=said["comments"],
        ),
        officers=promise(
            meeting, "to receive two officers", secretariat, citation=said["officers"]
        ),
        seminar=promise(
            meeting,
            "to hold a seminar",
            "the Kazakh side",
            secretary,
            citation=said["seminar"],
        ),
        reports={"september": september, "november": november},
    )


def body(key, kind, name, **others):
    made = Body.objects.create(key=key, kind=kind, display_name=name, **others)
    Name.objects.create(body=made, text=name, language="en", kind="official")
    return made


def contact(on, kinds, report, **others):
    made = Contact.objects.create(on=on, kinds=kinds, **others)
    made.reports.add(report)
    return made
