"""Who acts, a mission and its observers; every person, vote and body is invented.

The rows stand here as the actions leave them, so that a subject's tests begin in the
middle; what the actions themselves do is tested in the file of their subject.
"""

from datetime import UTC, date, datetime, time

import pytest

from orkhon.observation.models import Coordinator, Mission, MissionCity, Observer
from orkhon.record.actions import subject_of
from orkhon.record.queries import history
from orkhon.record.roles import Role
from orkhon.register.models import Body, Country

NOMINATED = datetime(2027, 2, 20, 9, 0, tzinfo=UTC)
PARLIAMENTS = {
    "AZ": ("Azerbaijan", "Sample Milli Majlis"),
    "KZ": ("Kazakhstan", "Sample Kurultai"),
    "KG": ("Kyrgyzstan", "Sample Jogorku Kenesh"),
    "TR": ("Türkiye", "Sample Grand Assembly"),
}


@pytest.fixture(autouse=True)
def _own_keys(settings, tmp_path):
    settings.ORKHON_DOCUMENTS_KEY_FILE = tmp_path / "documents-key"
    settings.ORKHON_MISSION_KEYS = tmp_path / "mission-keys"


@pytest.fixture
def protocol(make):
    """Protocol of the Secretariat: runs every mission."""
    return make("protocol", Role.PROTOCOL)


@pytest.fixture
def press(make):
    """Of the Secretariat: reads every mission, runs none."""
    return make("press", Role.PRESS)


@pytest.fixture
def turkish_secretary(make):
    """The secretary of the Turkish delegation."""
    return make("secretary", Role.DELEGATION_SECRETARY, parliament="sample-tr")


@pytest.fixture
def stranger(make):
    """An observer's account that is named in no mission."""
    return make("stranger", Role.OBSERVER)


@pytest.fixture
def countries(db):
    return {
        code: Country.objects.create(
            code=code, english_name=name, english_sort_key=name.replace("ü", "u")
        )
        for code, (name, _) in PARLIAMENTS.items()
    }


@pytest.fixture
def kazakhstan(countries):
    """The country of the vote."""
    return countries["KZ"]


@pytest.fixture
def parliaments(countries):
    """Parliaments by the code of their country."""
    return {
        code: Body.objects.create(
            key=f"sample-{code.lower()}",
            kind=Body.Kind.PARLIAMENT,
            display_name=name,
            country=countries[code],
        )
        for code, (_, name) in PARLIAMENTS.items()
    }


@pytest.fixture
def mission(kazakhstan):
    """A referendum on Sunday 14 March 2027; the list is due on the Monday, 18:00."""
    return Mission.objects.create(
        number=1,
        title="Sample referendum",
        vote_kind="referendum",
        country=kazakhstan,
        vote_on=date(2027, 3, 14),
        time_zone="Asia/Almaty",
        polls_open=time(7),
        polls_close=time(20),
        deadline_days=6,
        deadline_time=time(18),
        sample=True,
    )


@pytest.fixture
def city(mission):
    return MissionCity.objects.create(
        mission=mission,
        name="Köktöbe",
        local_name="Көктөбе",
        local_language="kk",
        latitude=43.25,
        longitude=76.95,
    )


@pytest.fixture
def coordinator(make, mission):
    """An account with no role but to run the whole mission."""
    account = make("coordinator", Role.OBSERVER)
    Coordinator.objects.create(mission=mission, user=account, phone="+7 700 000 00 00")
    return account


@pytest.fixture
def city_coordinator(make, mission, city):
    """An account that runs the mission in one city alone."""
    account = make("city-coordinator", Role.OBSERVER)
    Coordinator.objects.create(mission=mission, user=account, city=city)
    return account


@pytest.fixture
def nominated(mission, parliaments):
    """A nominated observer: `nominated("TR", "Aylin Örnek")`."""

    def one(country, name, **fields):
        taken = mission.observers.filter(code__startswith=f"{country}-").count()
        return Observer.objects.create(
            mission=mission,
            code=f"{country}-{taken + 1:02}",
            name=name,
            parliament=parliaments[country],
            capacity=Observer.Capacity.MEMBER,
            nominated_at=NOMINATED,
            nominated_by="account/sample",
            sample=True,
            **fields,
        )

    return one


@pytest.fixture
def observers(nominated):
    """Four nominated observers of three parliaments, by code."""
    made = [
        nominated("AZ", "Samir Nümunəli", languages=["az", "en"]),
        nominated("KG", "Aizada Ülgülova", languages=["ky", "ru"]),
        nominated("TR", "Aylin Örnek", languages=["tr"]),
        nominated("TR", "Deniz Örneksoy", languages=["tr", "en"]),
    ]
    return {one.code: one for one in made}


@pytest.fixture
def said():
    """What the record says of a row: the verbs, the first one first."""

    def of(row):
        return [line.verb for line in history(subject_of(row))]

    return of


@pytest.fixture
def last_words():
    """What the last act upon a row said."""

    def of(row):
        return dict(history(subject_of(row))[-1].payload)

    return of


@pytest.fixture
def signed_in(client):
    def into(account):
        client.force_login(account)
        return client

    return into
