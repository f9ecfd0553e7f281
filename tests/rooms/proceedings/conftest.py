"""Who acts, and a small assembly with a session; every body and person is invented."""

from datetime import UTC, datetime

import pytest

from orkhon.proceedings.models import AgendaItem, Participant, Session, Sitting
from orkhon.record.roles import Role
from orkhon.register.models import Body, Country, Person

COUNTRIES = {
    "AZ": "Azerbaijan",
    "KZ": "Kazakhstan",
    "KG": "Kyrgyz Republic",
    "TR": "Türkiye",
}
MORNING = datetime(2027, 6, 11, 4, 0, tzinfo=UTC)
"""Ten o'clock in Bishkek."""


@pytest.fixture
def secretary(make):
    """A secretary of commission: prepares, drafts, runs sittings."""
    return make("secretary", Role.COMMISSION_SECRETARY)


@pytest.fixture
def head(make):
    """The Secretary General."""
    return make("head", Role.SECRETARY_GENERAL)


@pytest.fixture
def protocol(make):
    """The chief of protocol: participants, badges, programme."""
    return make("protocol", Role.PROTOCOL)


@pytest.fixture
def press(make):
    """Of the Secretariat: reads everything, writes nothing here."""
    return make("press", Role.PRESS)


@pytest.fixture
def kazakh(make, parliaments):
    """The secretary of the delegation of Kazakhstan."""
    return make("kazakh", Role.DELEGATION_SECRETARY, parliament="sample-kz")


@pytest.fixture
def turkish(make, parliaments):
    """A delegate of Türkiye."""
    return make("turkish", Role.DELEGATE, parliament="sample-tr")


@pytest.fixture
def stranger(make):
    """An observer: this room does not exist for them."""
    return make("stranger", Role.OBSERVER)


@pytest.fixture
def countries(db):
    """Four members, by code."""
    return {
        code: Country.objects.create(
            code=code,
            english_name=name,
            english_sort_key=name.lower().replace("ü", "u"),
        )
        for code, name in COUNTRIES.items()
    }


@pytest.fixture
def assembly(db):
    """The assembly, whose plenary is the assembly itself."""
    return Body.objects.create(
        key="sample-assembly",
        kind=Body.Kind.ASSEMBLY,
        display_name="Sample assembly",
        sample=True,
    )


@pytest.fixture
def parliaments(countries, assembly):
    """Parliaments by the code of their country, each with a delegation of nine."""
    made = {}
    for code, country in countries.items():
        made[code] = Body.objects.create(
            key=f"sample-{code.lower()}",
            kind=Body.Kind.PARLIAMENT,
            display_name=f"Sample parliament of {COUNTRIES[code]}",
            country=country,
            sample=True,
        )
        Body.objects.create(
            key=f"sample-delegation-{code.lower()}",
            kind=Body.Kind.DELEGATION,
            display_name=f"Delegation of {COUNTRIES[code]}",
            country=country,
            parent=assembly,
            seats=9,
            sample=True,
        )
    return made


@pytest.fixture
def session(assembly, parliaments):
    """A plenary session received by the Kyrgyz Republic."""
    return Session.objects.create(
        key="plenary-16",
        organ=assembly,
        number=16,
        title="Sixteenth session",
        place="Bishkek",
        from_on="2027-06-10",
        to_on="2027-06-11",
        time_zone="Asia/Bishkek",
        host=parliaments["KG"],
        takes_chair=parliaments["KG"],
        progress=Session.State.OPEN,
        sample=True,
    )


@pytest.fixture
def sitting(session):
    """Its second sitting, begun."""
    return Sitting.objects.create(
        session=session, number=2, begins_at=MORNING, opened_at=MORNING
    )


@pytest.fixture
def item(session, sitting, secretary):
    """The item of the draft declaration."""
    return AgendaItem.objects.create(
        session=session,
        sitting=sitting,
        number="7",
        precedence=70,
        kind=AgendaItem.Kind.TEXT,
        title="Draft declaration",
        minutes=30,
        made_at=MORNING,
        made_by=secretary.actor_id,
    )


@pytest.fixture
def delegates(session, parliaments, protocol):
    """A leader and a member of each delegation, by code; every name is invented."""
    made = {}
    for code, parliament in parliaments.items():
        made[code] = [
            Participant.objects.create(
                session=session,
                number=len(made) * 2 + place + 1,
                person=Person.objects.create(
                    display_name=f"Sample {role} of {COUNTRIES[code]}", sample=True
                ),
                capacity=Participant.Capacity.DELEGATION,
                role=role,
                body=parliament,
                name=f"Sample {role} of {COUNTRIES[code]}",
                post="Member of parliament",
                made_at=MORNING,
                made_by=protocol.actor_id,
            )
            for place, role in enumerate(
                (Participant.Role.LEADER, Participant.Role.MEMBER)
            )
        ]
    return made
