"""Who acts, and a small world of laws; every law, body and person is invented.

The texts come in through the actions, as they do in the house.
"""

import pytest

from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from orkhon.record.roles import Role
from orkhon.register.models import Body, Country
from tests.rooms.legislation import laws

COUNTRIES = {
    "AZ": "Azerbaijan",
    "KZ": "Kazakhstan",
    "KG": "Kyrgyz Republic",
    "TR": "Türkiye",
}


@pytest.fixture
def legal(make):
    """The legal officer: brings in texts and decides."""
    return make("legal", Role.LEGAL)


@pytest.fixture
def press(make):
    """Of the Secretariat: reads everything, writes nothing here."""
    return make("press", Role.PRESS)


@pytest.fixture
def research(make):
    """Of the Secretariat: records initiatives and reforms."""
    return make("research", Role.RESEARCH)


@pytest.fixture
def delegate(make, parliaments):
    """A delegate of Türkiye."""
    return make("delegate", Role.DELEGATE, parliament="sample-tr")


@pytest.fixture
def secretary(make, parliaments):
    """The secretary of the delegation of Kazakhstan."""
    return make("secretary", Role.DELEGATION_SECRETARY, parliament="sample-kz")


@pytest.fixture
def stranger(make):
    """An observer: this room does not exist for them."""
    return make("stranger", Role.OBSERVER)


@pytest.fixture
def countries(db):
    """Four members, by code."""
    return {
        code: Country.objects.create(
            code=code, english_name=name, english_sort_key=name.replace("ü", "u")
        )
        for code, name in COUNTRIES.items()
    }


@pytest.fixture
def parliaments(countries):
    """Parliaments by the code of their country; keys sample-kz, sample-tr, …"""
    return {
        code: Body.objects.create(
            key=f"sample-{code.lower()}",
            kind=Body.Kind.PARLIAMENT,
            display_name=f"Sample parliament of {COUNTRIES[code]}",
            country=country,
        )
        for code, country in countries.items()
    }


@pytest.fixture
def bring(legal):
    """Bring a version of a work in: `bring(work, {"en": words, "ru": words})`.

    The first language is the authentic one; the state is "in force" for a national law
    and "draft" for others unless it is named.
    """

    def brought(work, texts, state="", **dates):
        usual = "in-force" if work.kind == "national-law" else "draft"
        version = begin_version(work, state or usual, by=legal, dates=Dates(**dates))
        for place, (language, words) in enumerate(texts.items()):
            bring_in(
                version,
                f"{work.key}-{version.number}-{language}.txt",
                words.encode(),
                by=legal,
                language=language,
                is_authentic=place == 0,
            )
        return version

    return brought


@pytest.fixture
def model(legal, bring):
    """The model law with one version, in English (authentic) and Russian."""
    work = begin_work(
        "model-toys", "model-law", "Model law on the recall of toys", by=legal
    )
    bring(work, {"en": laws.MODEL_EN, "ru": laws.MODEL_RU}, as_of="2026-09-01")
    return work


@pytest.fixture
def kazakh_law(legal, countries, bring):
    """The law of Kazakhstan: one version, in Kazakh (authentic) and English."""
    work = begin_work(
        "kz-toys",
        "national-law",
        "Law on the recall of toys",
        by=legal,
        country=countries["KZ"],
    )
    bring(work, {"kk": laws.KZ_KK, "en": laws.KZ_EN}, adopted_on="2024-05")
    return work


@pytest.fixture
def turkish_law(legal, countries, bring):
    """The law of Türkiye: one version, in Turkish alone."""
    work = begin_work(
        "tr-toys",
        "national-law",
        "Law on the recall of toys",
        by=legal,
        country=countries["TR"],
    )
    bring(work, {"tr": laws.TR_TR})
    return work


@pytest.fixture
def later_kazakh_version(kazakh_law, bring):
    """The next version of the law of Kazakhstan, in Kazakh alone."""
    return bring(kazakh_law, {"kk": laws.KZ_KK_LATER}, adopted_on="2026-02-01")
