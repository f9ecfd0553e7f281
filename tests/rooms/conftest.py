"""What the rooms' tests share: English, files of their own, one way to make accounts."""

import pytest
from django.utils import translation

from orkhon.accounts.actions import add_account


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.ORKHON_SIGNING_KEY_FILE = tmp_path / "signing-key"


@pytest.fixture(autouse=True)
def _no_public_copies(settings):
    """Tests write rows without acts, which no kept page can know of."""
    settings.ORKHON_PUBLIC_COPIES = 0


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
