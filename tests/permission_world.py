"""One thing of every sort, and one account of every kind, for the table of rights.

Every name is invented.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.contrib.auth.hashers import make_password
from django.core import signing
from django.utils import timezone

from orkhon.accounts import actions as accounts
from orkhon.accounts.models import User
from orkhon.dialogue.models import (
    Commitment,
    Contact,
    ContactMatch,
    ConversationRecord,
    FeedKey,
    Process,
    Proposal,
    Report,
)
from orkhon.dialogue.views.calendar import SALT
from orkhon.observation.models import Coordinator, Mission
from orkhon.record.actions import keep_source
from orkhon.record.actions.custody import sign_checkpoint
from orkhon.record.models import Source
from orkhon.record.queries import entries_about
from orkhon.register.models import Body, Country, Match, Merge, Person
from tests.permission_answers import KINDS
from tests.permission_legislation import parts as legislation_parts
from tests.permission_observation import parts as observation_parts
from tests.permission_portal import parts as portal_parts
from tests.permission_press import parts as press_parts
from tests.permission_proceedings import parts as proceedings_parts
from tests.permission_protocol import parts as protocol_parts

TEXT = "The delegation was received in Baku."


@dataclass
class World:
    """Everything that an address of the site can name."""

    people: dict[str, User]
    parts: dict[str, object] = field(default_factory=dict)

    def args(self, *names):
        return [self.parts[name] for name in names]


def build():
    people = {
        kind: accounts.add_account(
            kind.replace(" ", "-"),
            by=None,
            display_name=kind,
            roles=roles,
            parliament=parliament,
            must_change_password=False,
        )
        for kind, (roles, parliament) in KINDS.items()
    }
    User.objects.update(password=one_password())
    for account in people.values():
        account.refresh_from_db()
    clerk = people["secretariat"]
    open_source = kept("open", clerk)
    closed_source = kept("restricted", clerk, [people["named"].actor_id])
    checkpoint = sign_checkpoint()
    country = Country.objects.create(
        code="KZ", english_name="Kazakhstan", english_sort_key="kazakhstan"
    )
    body = Body.objects.create(
        key="one", kind="parliament", display_name="Parliament", country=country
    )
    one, other = (Person.objects.create(display_name=n) for n in ("One", "Other"))
    now = timezone.now()
    report = Report.objects.create(source=open_source, read_at=now)
    proposal = Proposal.objects.create(
        report=report,
        number=1,
        kind="place",
        value={"value": "Baku"},
        rule="place",
        confidence=0.5,
    )
    contact = Contact.objects.create(title="Meeting", on="2026-11-30", state="planned")
    twin = Contact.objects.create(title="Meeting", on="2026-11-30", state="planned")
    record = ConversationRecord.objects.create(contact=contact, source=closed_source)
    record.open_to.add(people["named"])
    promise = Commitment.objects.create(what="A list", due="2026-12", strength="agreed")
    FeedKey.objects.create(user=clerk)
    mission = Mission.objects.create(
        number=1,
        title="Sample referendum",
        vote_kind="referendum",
        country=country,
        vote_on=date(2027, 3, 14),
        time_zone="Asia/Almaty",
    )
    Coordinator.objects.create(mission=mission, user=people["coordinator"])
    token = signing.Signer(salt=SALT, sep="~").sign(f"{clerk.public_id.hex}.1")
    parts = {
        "account": people["observer"].public_id,
        "body": body.key,
        "checkpoint": checkpoint.size,
        "contact": contact.pk,
        "contact match": ContactMatch.objects.create(
            one=contact, other=twin, score=0.9
        ).pk,
        "country": country.code,
        "entry": entries_about(clerk.subject)[0].seq,
        "key": 1,
        "language": "kk",
        "match": Match.objects.create(one=one, other=other, score=0.9).pk,
        "merge": Merge.objects.create(kept=one, merged=other, at=now).pk,
        "person": one.pk,
        "process": Process.objects.create(title="Observer status").pk,
        "promise": promise.pk,
        "proposal": proposal.number,
        "report": report.pk,
        "restricted source": closed_source.pk,
        "source": open_source.pk,
        "token": token,
        **observation_parts(mission, people),
        **legislation_parts(country, people),
        **proceedings_parts(country, people),
        **protocol_parts(country, people),
        **press_parts(country, people),
    }
    return World(people, parts | portal_parts(parts, people))


@cache
def one_password():
    """Hashed once: a good hash is slow on purpose."""
    return make_password("taş-yazıt-altı-söz")


def kept(title: str, by: User, readers: list[str] | None = None) -> Source:
    """A source of a few words."""
    text = f"{TEXT} {title}"
    source, _is_new = keep_source(
        text.encode(),
        filename=f"{title}.txt",
        media_type="text/plain",
        text=text,
        language="en",
        by=by,
        title=title,
        restricted_to=readers or [],
    )
    return source
