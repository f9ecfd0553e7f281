"""A statement over a small day: forms, findings, a head, and those who write."""

import pytest
from django.urls import reverse

from orkhon.observation.actions.statements.beginning import begin_statement
from orkhon.observation.actions.statements.circulating import circulate
from orkhon.observation.actions.statements.positions import take_position
from orkhon.observation.actions.statements.publishing import publish_statement
from orkhon.observation.actions.statements.sections import leave_out_section
from orkhon.observation.actions.statements.sentences import add_sentence
from orkhon.observation.models import Sentence
from orkhon.observation.queries.statements.composing import composed, composed_all
from orkhon.observation.queries.statements.standing import standing
from orkhon.record.roles import Role
from orkhon.register.models import Person
from tests.rooms.observation.findings.conftest import (
    NO_SECRECY,
    STATIONS,
    asked,
    come,
    designs,
    entered,
    kept,
    protocol_form,
    stations,
    teams,
)

__all__ = [
    "asked",
    "come",
    "designs",
    "entered",
    "kept",
    "protocol_form",
    "stations",
    "teams",
]

Kind = Sentence.Kind


@pytest.fixture
def head(mission):
    """The head of the mission; every person here is invented."""
    mission.head = Person.objects.create(display_name="Aybike Örnekova")
    mission.save()
    return mission.head


@pytest.fixture
def legal(make):
    """Somebody else of the Secretariat, who writes too."""
    return make("legal", Role.LEGAL)


@pytest.fixture
def visits(come):
    """Two forms of voting in two stations; in one of them secrecy was not kept."""
    come("voting", "KT-001", "AZ-01", secrecy="no")
    come("voting", "KT-002", "AZ-01", secrecy="yes")


@pytest.fixture
def secrecy(asked, visits):
    """A confirmed finding: secrecy not kept, 1 of 2."""
    return asked(NO_SECRECY, key="secrecy_no", title="Secrecy not kept")


@pytest.fixture
def visited(asked, visits):
    """A confirmed finding: stations visited, 2."""
    return asked(STATIONS, key="visited", title="Stations visited")


@pytest.fixture
def begun(mission, press):
    """A statement in English, and Kazakh on demand: `begun("en", "kk")`."""

    def one(*languages, kind="statement", **more):
        languages = languages or ("en",)
        return begin_statement(mission, kind, languages[0], languages, by=press, **more)

    return one


@pytest.fixture
def draft(begun):
    """A statement in English, nothing written yet."""
    return begun()


@pytest.fixture
def says(press):
    """Write a sentence: `says(statement, "not_seen", "limit", "Nothing.", kk="…")`."""

    def one(statement, section, kind, text, *, by=None, findings=(), **more):
        texts = {statement.authentic: text}
        texts |= {k: more.pop(k) for k in ("en", "kk", "tr") if k in more}
        return add_sentence(
            statement.sections.get(key=section),
            kind,
            texts,
            by=by or press,
            findings=findings,
            **more,
        )

    return one


@pytest.fixture
def seen():
    """The digest of a text as the page shows it now."""

    def one(statement):
        statement.refresh_from_db()
        return standing(statement, composed_all(statement)).digest

    return one


@pytest.fixture
def shown():
    """What every sentence of a statement reads, in a language."""

    def one(statement, language=""):
        statement.refresh_from_db()
        text = composed(statement, language or statement.authentic)
        return [sentence.shown for sentence in text.sentences]

    return one


@pytest.fixture
def problems():
    """What is wrong with the sentences of a statement, by code."""

    def one(statement, language=""):
        statement.refresh_from_db()
        text = composed(statement, language or statement.authentic)
        return [problem.code for one in text.sentences for problem in one.problems]

    return one


@pytest.fixture
def ready(draft, says, visited, head, protocol):
    """A statement of two short sections that can go before the members."""
    says(draft, "mandate", Kind.FINDING, "The mission visited {finding:visited}.")
    says(draft, "not_seen", Kind.LIMIT, "The count was not seen everywhere.")
    for section in draft.sections.exclude(key__in=("mandate", "not_seen")):
        leave_out_section(section, by=protocol)
    return draft


@pytest.fixture
def agreed(ready, protocol, seen):
    """The same, before the members and agreed to by the head."""
    circulate(ready, by=protocol)
    take_position(ready, None, "agrees", seen=seen(ready), by=protocol)
    ready.refresh_from_db()
    return ready


@pytest.fixture
def published(agreed, protocol, seen):
    """The same, published."""
    return publish_statement(agreed, seen=seen(agreed), by=protocol)


@pytest.fixture
def page(client, mission, protocol):
    """A page of statements: `page("statement", 1)`, by protocol or somebody else."""

    def one(name, *args, by=None, data=None, query="", status=200, **more):
        address = reverse(f"observation:{name}", args=[mission.number, *args])
        client.force_login(by or protocol)
        answer = (
            client.get(address + query, **more)
            if data is None
            else client.post(address + query, data, **more)
        )
        assert answer.status_code == status, answer.status_code
        return answer

    return one
