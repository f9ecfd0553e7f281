"""News for everybody: what is out, and nothing else, before and after an embargo."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from orkhon.press.actions.approving import approve_version, set_embargo
from orkhon.press.actions.correcting import begin_correction
from orkhon.press.actions.drafting import begin_communique, drop_version
from orkhon.press.actions.publishing import publish_version
from orkhon.press.actions.writing import Words, save_text
from orkhon.record.roles import Role
from orkhon.register.models import Body
from tests.rooms.press.conftest import assembly, contact, parliament

__all__ = ["assembly", "contact", "parliament"]

MORNING = datetime(2027, 3, 4, 6, 0, tzinfo=UTC)
NOON = datetime(2027, 3, 4, 8, 0, tzinfo=UTC)
"""12:00 in Baku."""
SECOND = timedelta(seconds=1)
SECRET = "Sample secret"
PLACES = ("home", "news", "feed", "sitemap")


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(MORNING, tick=False)


@pytest.fixture
def told(make, assembly, contact):
    """`told("Sample title", embargo=…)` publishes a communiqué and gives its version."""
    writer = make("writer", Role.PRESS)
    chief = make("chief", Role.SECRETARY_GENERAL)

    def one(title, *, languages=("en",), embargo=None, until="published"):
        version = begin_communique(
            contact,
            body=Body.objects.get(key="sample-assembly"),
            authentic="en",
            languages=languages,
            by=writer,
        )
        for language in languages:
            words = Words(f"{title} {language}", "Sample lead.", "They met in Baku.")
            save_text(version, language, words, seen=0, by=writer)
        if embargo is not None:
            set_embargo(version, embargo, "Asia/Baku", by=writer)
            version.refresh_from_db()
        if until == "dropped":
            drop_version(version, by=writer, why="sample")
        elif until != "draft":
            version = approve_version(version, by=chief)
        if until == "published":
            version = publish_version(version, by=writer)
        return version

    one.writer, one.chief = writer, chief
    return one


def _page(public, name, *args, **more):
    return public(name, *args, **more).content.decode()


def test_a_communique_is_read_in_each_of_its_languages(told, public):
    told("Sample title", languages=("en", "kk", "ru", "tr"))
    for language in ("en", "kk", "ru", "tr"):
        page = _page(public, "communique", language, 2027, 1)
        assert f"Sample title {language}</h1>" in page
        assert (f'hreflang="{language}"') in page
    other = _page(public, "communique", "az", 2027, 1)
    assert "Sample title en</h1>" in other
    assert (
        'rel="canonical" href="http://localhost:8000/public/en/news/2027/1/"' in other
    )


def test_papers_and_bundle_lie_beside_it(told, public):
    told("Sample title")
    page = _page(public, "communique", "en", 2027, 1)
    for form in ("pdf", "docx", "txt"):
        address = reverse("portal:communique-paper", args=[2027, 1, 1, "en", form])
        assert address in page
        public("communique-paper", 2027, 1, 1, "en", form)
    assert public("communique-bundle", 2027, 1, 1).content.startswith(b"PK")
    public("communique-paper", 2027, 1, 1, "und", "json", status=200)


@pytest.mark.parametrize("until", ["draft", "approved", "dropped"])
def test_what_is_not_published_is_nowhere(told, public, until):
    told("Sample title")
    told(SECRET, until=until)
    for name in PLACES:
        page = _page(public, name, "en")
        assert SECRET not in page
        assert "news/2027/2" not in page
    nothing = _page(public, "communique", "en", 2027, 2, status=404)
    assert nothing == _page(public, "communique", "en", 2027, 9, status=404)


def test_an_embargo_hides_everything_until_its_second(told, public, time_machine):
    told("Sample title")
    told(SECRET, embargo=NOON)
    time_machine.move_to(NOON - SECOND, tick=False)
    for name in PLACES:
        page = _page(public, name, "en")
        assert SECRET not in page
        assert "news/2027/2" not in page
    for name, args in (
        ("communique", ["en", 2027, 2]),
        ("communique-version", ["en", 2027, 2, 1]),
        ("communique-paper", [2027, 2, 1, "en", "pdf"]),
        ("communique-bundle", [2027, 2, 1]),
    ):
        public(name, *args, status=404)
    tag = public("news", "en")["ETag"]
    time_machine.move_to(NOON, tick=False)
    fresh = public("news", "en", headers={"if-none-match": tag})
    assert SECRET in fresh.content.decode()
    assert SECRET in _page(public, "feed", "en")
    assert "news/2027/2" in _page(public, "sitemap", "en")
    public("communique-bundle", 2027, 2, 1)


def test_no_copy_outlives_a_full_five_minutes(told, public, time_machine):
    for moment, left in (
        (NOON - SECOND, 1),
        (NOON - timedelta(seconds=299), 299),
        (NOON, 300),
    ):
        time_machine.move_to(moment, tick=False)
        kept = public("news", "en")["Cache-Control"].split(", ")
        assert sorted(kept) == [f"max-age={left}", "public"]


def test_a_correction_is_seen_and_the_first_text_stays_marked(told, public):
    version = told("Sample title")
    made = begin_correction(
        version.communique, by=told.writer, correction="The place was wrong."
    )
    text = made.texts.get()
    words = Words("Sample title en", "Sample lead.", "They met in Ankara.")
    save_text(made, "en", words, seen=text.revision, by=told.writer)
    publish_version(approve_version(made, by=told.chief), by=told.writer)
    now = _page(public, "communique", "en", 2027, 1)
    assert "They met in Ankara." in now
    assert "The place was wrong." in now
    old = _page(public, "communique-version", "en", 2027, 1, 1)
    assert "This text was corrected later." in old
    assert "Corrected: The place was wrong." in _page(public, "feed", "en")
    # The mark of a confirmed place stands between the words and the full stop.
    assert "They met in Baku" in old


def test_a_text_taken_back_says_so_everywhere(told, public):
    version = told("Sample title")
    made = begin_correction(
        version.communique,
        by=told.writer,
        correction="It was not agreed.",
        withdraws=True,
    )
    publish_version(approve_version(made, by=told.chief), by=told.writer)
    assert "The assembly took this text back:" in _page(
        public, "communique", "en", 2027, 1
    )
    assert "This text was withdrawn later." in _page(
        public, "communique-version", "en", 2027, 1, 1
    )
    assert "withdrawn" in _page(public, "news", "en")


def test_no_page_says_who_wrote_or_what_the_record_says_besides(told, public):
    told("Sample title")
    page = _page(public, "communique", "en", 2027, 1)
    for hidden in ("Observation of elections", "Sample Speaker", "Writer", "Chief"):
        assert hidden not in page
