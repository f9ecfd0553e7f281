"""Who acts, and a small assembly; every person and body in it is invented."""

import pytest

from orkhon.record.actions import cite, keep_source, subject_of
from orkhon.record.queries import history
from orkhon.record.roles import Role
from orkhon.register import actions


@pytest.fixture
def keeper(make):
    return make("protocol", Role.PROTOCOL)


@pytest.fixture
def delegate(make):
    return make("delegate", Role.DELEGATE, parliament="sample-north")


@pytest.fixture
def country(keeper):
    return actions.add_country("Northland", by=keeper, code="XN", demonym="Northern")


@pytest.fixture
def assembly(keeper):
    return actions.add_body(
        "Sample Assembly", by=keeper, key="sample-assembly", kind="assembly"
    )


@pytest.fixture
def parliament(keeper, country):
    return actions.add_body(
        "Northern Parliament",
        by=keeper,
        key="sample-north",
        kind="parliament",
        country=country,
    )


@pytest.fixture
def speaker(keeper, parliament):
    return actions.add_post(
        parliament, "Speaker", by=keeper, rank="head", precedence=10
    )


@pytest.fixture
def person(keeper):
    return actions.add_person("Omirgali Sundetbek", by=keeper, language="en")


@pytest.fixture
def citation(keeper):
    text = "The chamber elected Omirgali Sundetbek its Speaker."
    source, _ = keep_source(
        text.encode(),
        filename="sample.txt",
        media_type="text/plain",
        text=text,
        language="en",
        by=keeper,
        title="Sample report",
    )
    return cite(source, start=12, end=38, by=keeper)


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
