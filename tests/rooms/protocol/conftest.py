"""Who acts, and a visit to the Secretariat; every body and person is invented."""

from datetime import UTC, date, datetime

import pytest

from orkhon.protocol.models import ProgrammeItem, Visit, VisitParticipant
from orkhon.record.roles import Role
from orkhon.register.models import Body, Country, Person

MORNING = datetime(2027, 3, 3, 6, 0, tzinfo=UTC)
"""Ten o'clock in Baku."""


@pytest.fixture
def protocol(make):
    """The chief of protocol: visits, programmes, gifts."""
    return make("protocol", Role.PROTOCOL)


@pytest.fixture
def head(make):
    """The Secretary General."""
    return make("head", Role.SECRETARY_GENERAL)


@pytest.fixture
def press(make):
    """Of the Secretariat: reads visits, arranges none."""
    return make("press", Role.PRESS)


@pytest.fixture
def stranger(make):
    """An observer: this room does not exist for them."""
    return make("stranger", Role.OBSERVER)


@pytest.fixture
def countries(db):
    """Two countries, by code."""
    return {
        code: Country.objects.create(
            code=code, english_name=name, english_sort_key=name.lower()
        )
        for code, name in {"AZ": "Azerbaijan", "KZ": "Kazakhstan"}.items()
    }


@pytest.fixture
def secretariat(db):
    """Who receives."""
    return Body.objects.create(
        key="sample-secretariat",
        kind=Body.Kind.SECRETARIAT,
        display_name="Sample Secretariat",
        sample=True,
    )


@pytest.fixture
def parliament(countries):
    """Whose delegation comes."""
    return Body.objects.create(
        key="sample-kz",
        kind=Body.Kind.PARLIAMENT,
        display_name="Sample parliament of Kazakhstan",
        country=countries["KZ"],
        sample=True,
    )


@pytest.fixture
def visit(secretariat, parliament, protocol):
    """Two days in Baku."""
    return Visit.objects.create(
        key="sample-visit",
        title="Sample visit",
        direction=Visit.Direction.RECEIVED,
        guest=parliament,
        host=secretariat,
        begins_on=date(2027, 3, 3),
        ends_on=date(2027, 3, 4),
        place="Baku",
        time_zone="Asia/Baku",
        sample=True,
        made_at=MORNING,
        made_by=protocol.actor_id,
    )


@pytest.fixture
def guests(visit, parliament, protocol):
    """A leader and two members, in their order."""
    return [
        VisitParticipant.objects.create(
            visit=visit,
            number=number,
            person=Person.objects.create(display_name=name, sample=True),
            side=VisitParticipant.Side.GUEST,
            role=role,
            body=parliament,
            name=name,
            precedence=number,
            language="kk",
            made_at=MORNING,
            made_by=protocol.actor_id,
        )
        for number, (name, role) in enumerate(
            [
                ("Sample leader", VisitParticipant.Role.LEADER),
                ("Sample member", VisitParticipant.Role.MEMBER),
                ("Sample second member", VisitParticipant.Role.MEMBER),
            ],
            1,
        )
    ]


@pytest.fixture
def line(visit, protocol):
    """A meeting at ten."""
    return ProgrammeItem.objects.create(
        visit=visit,
        number=1,
        kind=ProgrammeItem.Kind.MEETING,
        begins_at=MORNING,
        ends_at=datetime(2027, 3, 3, 7, 0, tzinfo=UTC),
        title="Meeting with the Secretary General",
        place="Secretariat, first floor",
        made_at=MORNING,
        made_by=protocol.actor_id,
        changed_at=MORNING,
    )
