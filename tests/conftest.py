"""The sample site that journeys walk through begins to be made before the first test."""

import os

import pytest

from tests.journeys import sample_site


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The folder that the workers of this run share for `orkhon demo`."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return shared / "sample-site"


@pytest.fixture(scope="session", autouse=True)
def _sample_begun(request, sample):
    if not any("site" in item.fixturenames for item in request.session.items):
        yield
        return
    maker = sample_site.begin(sample)
    yield
    if maker is not None:
        # Others may wait for it still.
        maker.wait()
