"""What is made once a run: tables, and the sample site that journeys walk through."""

import os

import pytest
from django.conf import settings

from tests.journeys import sample_site
from tests.migrated import tables_in_memory


def pytest_configure():
    # Every test has a client of its own, which would look through all static files
    # before its first request; so they are looked for when somebody asks.
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory):
    """The folder that the workers of this run share for `orkhon demo`."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return shared / "sample-site"


@pytest.fixture(scope="session", autouse=True)
def _sample_begun(request, sample_folder):
    asked = {name for item in request.session.items for name in item.fixturenames}
    if not asked & {"site", "public_record", "open_data"}:
        yield
        return
    maker = sample_site.begin(sample_folder)
    yield
    if maker is not None:
        # Others may wait for it still.
        maker.wait()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    with tables_in_memory():
        yield
