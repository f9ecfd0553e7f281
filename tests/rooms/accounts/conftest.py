"""Accounts to act with; every name is invented."""

import pytest

from orkhon.accounts import actions
from orkhon.record.roles import Role

PASSWORD = "taş-yazıt-altı-söz"


@pytest.fixture
def make(db):
    """Make an account without a password: tests sign in past the door."""

    def made(username, *roles, **fields):
        return actions.add_account(
            username,
            by=None,
            display_name=username.title(),
            roles=roles or [Role.LEGAL],
            must_change_password=False,
            **fields,
        )

    return made


@pytest.fixture
def administrator(make):
    return make("aydogmus", Role.ADMINISTRATOR)


@pytest.fixture
def clerk(make):
    return make("tastaq", Role.LEGAL)
