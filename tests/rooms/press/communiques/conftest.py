"""A communiqué at each stage of its way; every name is invented."""

from datetime import UTC, datetime

import pytest

from orkhon.press.actions.approving import approve_version, set_embargo
from orkhon.press.actions.drafting import begin_communique
from orkhon.press.actions.publishing import publish_version
from orkhon.press.actions.writing import Words, save_text
from orkhon.record.models import Citation, Source

MORNING = datetime(2027, 3, 4, 6, 0, tzinfo=UTC)
"""Ten o'clock in Baku on the day after the meeting."""
RIGHT = Words(
    "Sample meeting in Baku",
    "Two sides spoke of elections.",
    "Sample Speaker and Sample Secretary General met in Baku on 3 March 2027.\n\n"
    "They spoke of trade.",
)


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(MORNING, tick=False)


@pytest.fixture
def begin(assembly, contact, press):
    def one(languages=(), event=contact, by=press, **more):
        return begin_communique(
            event, body=assembly, authentic="en", by=by, languages=languages, **more
        )

    return one


@pytest.fixture
def write(press):
    def one(version, language="en", words=RIGHT, by=press, seen=None):
        text = version.texts.get(language=language)
        at = text.revision if seen is None else seen
        return save_text(version, language, words, seen=at, by=by)

    return one


@pytest.fixture
def written(begin, write):
    """A draft in English that says what the record says."""
    version = begin()
    write(version)
    return version


@pytest.fixture
def approved(written, head):
    return approve_version(written, by=head)


@pytest.fixture
def published(approved, press):
    return publish_version(approved, by=press)


@pytest.fixture
def embargoed(written, head, press):
    """Published, to be seen from noon in Baku."""

    def until(moment, zone="Asia/Baku"):
        set_embargo(written, moment, zone, by=press)
        written.refresh_from_db()
        return publish_version(approve_version(written, by=head), by=press)

    return until


@pytest.fixture
def cited(db):
    """A place in a source, open or restricted."""

    def one(text="Sample words of a source.", readers=""):
        source = Source(
            sha256=f"{abs(hash((text, readers))):064x}"[:64],
            size=len(text),
            filename="sample.txt",
            media_type="text/plain",
            language="en",
            text=text,
            received_at=MORNING,
            received_by="account/sample",
            open_to=readers,
        )
        source.save()
        return Citation.objects.create(
            source=source,
            start=0,
            end=len(text),
            quote=text,
            cited_by="account/sample",
            cited_at=MORNING,
        )

    return one
