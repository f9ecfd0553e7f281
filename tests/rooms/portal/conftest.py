"""A published statement, of the fixtures that the observation room's own tests use."""

import pytest
from django.urls import reverse

from tests.rooms.observation.conftest import (
    _own_keys,
    city,
    coordinator,
    countries,
    kazakhstan,
    mission,
    nominated,
    observers,
    parliaments,
    press,
    protocol,
)
from tests.rooms.observation.statements.conftest import (
    agreed,
    asked,
    begun,
    come,
    designs,
    draft,
    entered,
    head,
    kept,
    protocol_form,
    published,
    ready,
    says,
    secrecy,
    seen,
    stations,
    teams,
    visited,
    visits,
)

__all__ = [
    "_own_keys",
    "agreed",
    "asked",
    "begun",
    "city",
    "come",
    "coordinator",
    "countries",
    "designs",
    "draft",
    "entered",
    "head",
    "kazakhstan",
    "kept",
    "mission",
    "nominated",
    "observers",
    "parliaments",
    "press",
    "protocol",
    "protocol_form",
    "published",
    "ready",
    "says",
    "secrecy",
    "seen",
    "stations",
    "teams",
    "visited",
    "visits",
]


@pytest.fixture
def public(client):
    """A page of the public record: `public("statement", "en", 1, 1)`; no account."""

    def one(name, *args, status=200, **more):
        answer = client.get(reverse(f"portal:{name}", args=args), **more)
        assert answer.status_code == status, answer.status_code
        return answer

    return one
