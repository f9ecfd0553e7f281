"""Field keys: made once, shown once, limited, taken back; written down."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from orkhon.observation.actions.keys import limit_key, make_key, revoke_key
from orkhon.observation.models import FieldKey, Mission
from orkhon.observation.queries.keys import digest_of_token, holder_of
from orkhon.record.refusals import Refusal

pytestmark = pytest.mark.django_db


def test_a_token_has_the_form_of_centrals_and_is_kept_nowhere(
    mission, observers, protocol, said
):
    key, token = make_key(mission, by=protocol, observer=observers["AZ-01"])
    assert re.fullmatch(r"[A-Za-z0-9!$]{64}", token)
    assert (key.label, key.digest) == ("AZ-01", digest_of_token(token))
    assert token not in str(FieldKey.objects.values())
    assert said(key) == ["observation.key.make"]


def test_two_tokens_are_not_the_same(mission, protocol):
    tokens = {make_key(mission, by=protocol, label="x")[1] for _ in range(20)}
    assert len(tokens) == 20


def test_a_holder_is_known_by_the_token(mission, observers, protocol):
    key, token = make_key(mission, by=protocol, observer=observers["AZ-01"])
    holder = holder_of(token, now=timezone.now())
    assert (holder.key_id, holder.mission_id, holder.number) == (
        key.pk,
        mission.pk,
        mission.number,
    )
    assert (holder.observer_id, holder.languages, holder.standing) == (
        observers["AZ-01"].pk,
        ("az", "en"),
        "good",
    )
    assert holder_of("x" * 64, now=timezone.now()) is None
    assert holder_of("x", now=timezone.now()) is None


def test_a_key_ends_at_its_moment(mission, protocol):
    now = timezone.now()
    end = now + timedelta(hours=1)
    _key, token = make_key(mission, by=protocol, label="x", expires_at=end)
    standings = [
        holder_of(token, now=moment).standing
        for moment in (now, end - timedelta(seconds=1), end)
    ]
    assert standings == ["good", "good", "expired"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"label": " "}, "Say whose phone it is."),
        ({"label": "x", "expires_at": timezone.now()}, "would end before it begins"),
    ],
)
def test_a_key_that_is_nobodys_or_over_is_refused(mission, protocol, changes, words):
    with pytest.raises(Refusal, match=words):
        make_key(mission, by=protocol, **changes)
    assert not FieldKey.objects.exists()


def test_a_key_is_for_an_observer_of_its_own_mission(
    mission, kazakhstan, observers, protocol
):
    other = Mission.objects.create(
        number=2,
        title="Sample other",
        vote_kind="local",
        country=kazakhstan,
        vote_on=mission.vote_on,
        time_zone="Asia/Almaty",
    )
    with pytest.raises(Refusal, match="is in another mission"):
        make_key(other, by=protocol, observer=observers["AZ-01"])


def test_a_key_is_taken_back_once_and_says_why(mission, protocol, said):
    key, _token = make_key(mission, by=protocol, label="x")
    with pytest.raises(Refusal, match="Say why"):
        revoke_key(key, by=protocol, why=" ")
    revoke_key(key, by=protocol, why="sample: lost")
    assert key.revoked_at is not None
    with pytest.raises(Refusal, match="was taken back before"):
        revoke_key(key, by=protocol, why="sample: again")
    with pytest.raises(Refusal, match="was taken back before"):
        limit_key(key, by=protocol, expires_at=None)
    assert said(key) == ["observation.key.make", "observation.key.revoke"]


def test_an_end_is_set_and_lifted(mission, protocol, said):
    key, _token = make_key(mission, by=protocol, label="x")
    end = timezone.now() + timedelta(days=1)
    assert limit_key(key, by=protocol, expires_at=end).expires_at == end
    assert limit_key(key, by=protocol, expires_at=None).expires_at is None
    assert said(key) == ["observation.key.make"] + ["observation.key.limit"] * 2


def test_strangers_make_and_change_no_keys(mission, protocol, press, stranger, said):
    key, _token = make_key(mission, by=protocol, label="x")
    for person in (press, stranger):
        with pytest.raises(PermissionDenied):
            make_key(mission, by=person, label="y")
        with pytest.raises(PermissionDenied):
            revoke_key(key, by=person, why="sample")
        with pytest.raises(PermissionDenied):
            limit_key(key, by=person, expires_at=None)
    assert said(key) == ["observation.key.make"]


def test_whoever_runs_the_mission_makes_keys(mission, coordinator):
    assert make_key(mission, by=coordinator, label="x")[0].made_by == (
        coordinator.actor_id
    )
