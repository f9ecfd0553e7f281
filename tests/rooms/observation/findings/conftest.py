"""Findings of a small day: forms that came in as phones send them, and their pages."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from orkhon.observation.actions.citing import Cited
from orkhon.observation.actions.figures import Given, NewFigure, enter_figure
from orkhon.observation.actions.findings import FindingWords, add_finding
from orkhon.observation.models import (
    Mission,
    PublishedFinding,
    Sentence,
    SentenceText,
    Statement,
    StatementSection,
)
from orkhon.observation.queries.findings import numbers
from orkhon.record.actions import keep_source
from tests.rooms.observation.operations.conftest import (
    come,
    designs,
    protocol_form,
    stations,
    teams,
)

__all__ = ["come", "designs", "protocol_form", "stations", "teams"]

NO_SECRECY = {
    "forms": ["voting"],
    "count": "forms",
    "where": [{"path": "voting/secrecy", "is": ["no"]}],
    "among": None,
    "show": "count_of",
}
STATIONS = {
    "forms": "all",
    "count": "stations",
    "where": [],
    "among": None,
    "show": "count",
}


@pytest.fixture
def asked(mission, protocol):
    """A finding that the Secretariat's protocol added: `asked(query, key="ours")`."""

    def one(query, key="ours", title="Ours", by=None, **more):
        words = FindingWords(title=title, query=query, key=key, **more)
        return add_finding(mission, words, by=by or protocol)

    return one


@pytest.fixture
def number(mission):
    """The number of a finding as a page shows it: `number(finding)` is "1 of 2"."""

    def one(finding, language="en"):
        return numbers(mission, [finding])[finding.key].shown(language)

    return one


@pytest.fixture
def entered(mission, press):
    """A figure from outside: `entered("voters", 12416759, given_on="2026-02-20")`."""

    def one(key, value, *, by=None, given_by="Sample commission", quote="", **more):
        given = {
            name: more.pop(name) for name in ("given_on", "given_at") if name in more
        }
        quote = quote or f"{value:,} it is"
        new = {
            "key": key,
            "words": {"en": key.replace("_", " ")},
            "given": Given(
                value=Decimal(str(value)),
                status=more.pop("status", "as-reported"),
                cited=Cited(quote, pasted=f"Told: {quote}.", title="Sample bulletin"),
                **given,
            ),
            "given_by": given_by,
            **more,
        }
        return enter_figure(mission, NewFigure(**new), by=by or press)

    return one


@pytest.fixture
def kept(press):
    """A source that is kept, with a text."""
    text = "The commission said: 12,461,796 voters are on the list."
    return keep_source(
        text.encode(),
        filename="list.txt",
        media_type="text/plain",
        text=text,
        language="en",
        by=press,
        title="Sample bulletin of 24 February",
    )[0]


@pytest.fixture
def issued(protocol, kept):
    """A published statement with frozen numbers: `issued(mission, [finding])`.

    The rows stand as publishing leaves them; how a statement comes to be published is
    tested with statements.
    """

    def one(mission, findings=(), recommendations=(), **fields):
        now = timezone.now()
        statement = Statement.objects.create(
            mission=mission,
            kind="statement",
            number=mission.statements.count() + 1,
            authentic="en",
            languages=["en"],
            state="published",
            made_at=now,
            made_by=protocol.actor_id,
            published_at=now,
            published_by=protocol.actor_id,
            seq=1,
            evidence=kept,
            **fields,
        )
        for found in findings:
            counted = numbers(mission, [found])[found.key]
            PublishedFinding.objects.create(
                statement=statement,
                finding=found,
                query=found.query,
                result=counted.counted.as_json(),
                submissions=list(counted.forms),
            )
        section = StatementSection.objects.create(
            statement=statement, key="recommendations", precedence=1
        )
        for place, text in enumerate(recommendations):
            sentence = Sentence.objects.create(
                section=section,
                precedence=place,
                kind="recommendation",
                made_at=now,
                made_by=protocol.actor_id,
                revised_at=now,
                revised_by=protocol.actor_id,
            )
            SentenceText.objects.create(
                sentence=sentence,
                language="en",
                text=text,
                revised_at=now,
                revised_by=protocol.actor_id,
            )
        return statement

    return one


@pytest.fixture
def earlier(mission):
    """A mission to an earlier vote in the same country."""
    return Mission.objects.create(
        number=90,
        title="Sample election of 2023",
        vote_kind="parliamentary",
        country=mission.country,
        vote_on=date(2023, 3, 19),
        time_zone="Asia/Almaty",
        sample=True,
    )


@pytest.fixture
def visit_page(client, mission, protocol):
    """A page as protocol sees it, or somebody else: `visit_page("findings")`."""

    def seen(name, *args, by=None, data=None, status=200, query="", at=None, **extra):
        address = reverse(f"observation:{name}", args=[(at or mission).number, *args])
        client.force_login(by or protocol)
        if data is None:
            answer = client.get(address + query, **extra)
        else:
            answer = client.post(address, data, follow=status == 200, **extra)
        assert answer.status_code == status, answer.status_code
        return answer

    return seen
