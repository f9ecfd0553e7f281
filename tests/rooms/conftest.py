"""What the rooms' tests share: they begin in English, and make accounts one way."""

import pytest
from django.utils import translation

from orkhon.accounts.actions import add_account


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def make(db):
    def made(username, *roles, **fields):
        return add_account(
            username,
            by=None,
            display_name=username.title(),
            roles=roles,
            must_change_password=False,
            **fields,
        )

    return made
