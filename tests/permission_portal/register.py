"""People, organs, relations and yearbooks: opened ones, and those that are not."""

from django.utils import timezone

from orkhon.proceedings.actions.relations_disclosing import (
    open_relation,
    open_yearbook,
)
from orkhon.proceedings.models import Standing
from orkhon.register.actions.disclosing import open_body
from orkhon.register.models import Body, Membership, Person
from tests.permission_answers import NOWHERE, OPEN

ADDRESSES = {
    "portal:people": ("GET", ["language"], OPEN),
    "portal:person": ("GET", ["language", "public person"], OPEN),
    "portal:person ": ("GET", ["language", "person"], NOWHERE),
    "portal:organs": ("GET", ["language"], OPEN),
    "portal:organ": ("GET", ["language", "public body"], OPEN),
    "portal:organ ": ("GET", ["language", "body"], NOWHERE),
    "portal:relations": ("GET", ["language"], OPEN),
    "portal:relation": ("GET", ["language", "public partner"], OPEN),
    "portal:relation ": ("GET", ["language", "other"], NOWHERE),
    "portal:yearbooks": ("GET", ["language"], OPEN),
    "portal:yearbook": ("GET", ["language", "public year"], OPEN),
    "portal:yearbook ": ("GET", ["language", "closed year"], NOWHERE),
    "portal:yearbook-paper": (
        "GET",
        ["public year", "language", "word"],
        OPEN,
    ),
    "portal:yearbook-paper ": (
        "GET",
        ["closed year", "language", "word"],
        NOWHERE,
    ),
}


def parts(found, people):
    """A body with a member, a partner with a status, and last year: all opened."""
    by = people["head"]
    body = Body.objects.create(key="public", kind="group", display_name="Sample group")
    person = Person.objects.create(display_name="Sample member")
    Membership.objects.create(person=person, body=body)
    open_body(body, by=by)
    partner = Body.objects.create(
        key="public-partner", kind="organisation", display_name="Sample forum"
    )
    now = timezone.now()
    standing = Standing.objects.create(
        holder=body, at=partner, kind="guest", made_at=now, made_by="x"
    )
    open_relation(standing, by=by)
    year = timezone.localdate().year
    open_yearbook(year, by=by)
    return {
        "public person": person.pk,
        "public body": body.key,
        "public partner": partner.key,
        "public year": year,
        "closed year": year - 1,
    }
