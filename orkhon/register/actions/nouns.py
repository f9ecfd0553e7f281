"""Enter countries, persons, bodies and posts."""

import uuid

from django.db import transaction

from orkhon.engines import names, periods
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.roles import Actor, require
from orkhon.register.actions.naming import add_name
from orkhon.register.errors import RegisterError
from orkhon.register.models import Body, Country, Name, Person, Post, Revision
from orkhon.register.permissions import can_write_register


@transaction.atomic
def add_country(
    english_name: str,
    *,
    by: Actor,
    code: str,
    demonym: str = "",
    citation: Citation | None = None,
    id: uuid.UUID | None = None,
) -> Country:
    """Enter a country; its place in every list is fixed by its English name.

    Raises:
        RegisterError: no name, or the code or the place in the order is taken.
    """
    require(can_write_register(by), "add a country")
    english_name = _named(english_name, "country")
    key = names.sort_key(english_name)
    if Country.objects.filter(code=code).exists():
        raise RegisterError(f"the code {code} is another country's")
    if Country.objects.filter(english_sort_key=key).exists():
        raise RegisterError(f"{english_name} is in the register already")
    country = Country.objects.create(
        id=id or uuid.uuid4(),
        code=code,
        english_name=english_name,
        english_sort_key=key,
        demonym=demonym,
    )
    append(
        "register.country.add",
        subject_of(country),
        by=by,
        code=code,
        english_name=english_name,
        demonym=demonym,
    )
    add_name(country, english_name, by=by, language="en", citation=citation)
    return country


@transaction.atomic
def add_person(
    display_name: str,
    *,
    by: Actor,
    language: str = "",
    kind: str = Name.Kind.OFFICIAL,
    honorific: str = "",
    born_on: str = "",
    died_on: str = "",
    note: str = "",
    sample: bool = False,
    citation: Citation | None = None,
    id: uuid.UUID | None = None,
) -> Person:
    """Enter a person under one name; other spellings follow by `add_name`.

    Args:
        display_name: The spelling that lists show; also kept as the first name.
        language: Of that spelling, "" when it is not known.
        kind: A value of `Name.Kind` for that spelling.
        citation: Where the spelling was read.
        id: An identity given by another system or by a file; else a new one.
    Raises:
        RegisterError: no name, the identity is taken, or dates in disorder.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_write_register(by), "add a person")
    display_name = _named(display_name, "person")
    periods.Period(born_on, died_on)
    if id is not None and Person.objects.filter(pk=id).exists():
        raise RegisterError(f"the person {id} is in the register already")
    person = Person.objects.create(
        id=id or uuid.uuid4(),
        display_name=display_name,
        honorific=honorific,
        born_on=born_on,
        died_on=died_on,
        note=note,
        sample=sample,
    )
    append(
        "register.person.add",
        subject_of(person),
        by=by,
        display_name=display_name,
        honorific=honorific,
        born_on=born_on,
        died_on=died_on,
        note=note,
        sample=sample,
    )
    add_name(
        person, display_name, by=by, language=language, kind=kind, citation=citation
    )
    return person


@transaction.atomic
def add_body(
    display_name: str,
    *,
    by: Actor,
    key: str,
    kind: str,
    country: Country | None = None,
    parent: Body | None = None,
    founded_on: str = "",
    dissolved_on: str = "",
    seats: int | None = None,
    place: str = "",
    note: str = "",
    sample: bool = False,
    citation: Citation | None = None,
    id: uuid.UUID | None = None,
) -> Body:
    """Enter an assembly, parliament, chamber, commission, delegation …

    Args:
        key: A short word for addresses and files, one for each body.
        kind: A value of `Body.Kind`.
        seats: How many it has; None when that is not known.
    Raises:
        RegisterError: no name, an unknown kind, or the key is taken.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_write_register(by), "add a body")
    display_name = _named(display_name, "body")
    if kind not in Body.Kind.values:
        raise RegisterError(f"“{kind}” is no kind of body")
    if Body.objects.filter(key=key).exists():
        raise RegisterError(f"the key {key} is another body's")
    periods.Period(founded_on, dissolved_on)
    body = Body.objects.create(
        id=id or uuid.uuid4(),
        key=key,
        kind=kind,
        display_name=display_name,
        country=country,
        parent=parent,
        founded_on=founded_on,
        dissolved_on=dissolved_on,
        seats=seats,
        place=place,
        note=note,
        sample=sample,
    )
    append(
        "register.body.add",
        subject_of(body),
        by=by,
        key=key,
        kind=str(kind),
        display_name=display_name,
        country=None if country is None else country.code,
        parent=None if parent is None else parent.key,
        founded_on=founded_on,
        dissolved_on=dissolved_on,
        seats=seats,
        place=place,
        note=note,
        sample=sample,
    )
    add_name(body, display_name, by=by, language="en", citation=citation)
    return body


@transaction.atomic
def dissolve_body(
    body: Body, *, by: Actor, on: str, succeeded_by: Body | None = None, note: str = ""
) -> Body:
    """Say when a body ended and which body took its place, once.

    Raises:
        RegisterError: it has an end already, or would follow itself.
        PartialDateError: no day of the calendar, or before the body was founded.
    """
    require(can_write_register(by), "dissolve a body")
    periods.parse(on)
    periods.Period(body.founded_on, on)
    following = succeeded_by
    while following is not None:
        if following == body:
            raise RegisterError(f"{body} cannot take its own place")
        following = following.succeeded_by
    changed = Body.objects.filter(pk=body.pk, dissolved_on="").update(
        dissolved_on=on, succeeded_by=succeeded_by, note=note or body.note
    )
    if not changed:
        raise RegisterError(f"{body} has an end already")
    append(
        "register.body.dissolve",
        subject_of(body),
        by=by,
        on=on,
        succeeded_by=None if succeeded_by is None else succeeded_by.key,
        note=note,
    )
    Revision.advance()
    body.refresh_from_db()
    return body


@transaction.atomic
def add_post(
    body: Body, title: str, *, by: Actor, rank: str, precedence: int = 100
) -> Post:
    """Enter a place in a body that persons hold one after another.

    Args:
        rank: A value of `Post.Rank`.
        precedence: Lower stands first in lists.
    Raises:
        RegisterError: no title, an unknown rank, or the body has the post already.
    """
    require(can_write_register(by), "add a post")
    title = _named(title, "post")
    if rank not in Post.Rank.values:
        raise RegisterError(f"“{rank}” is no rank of a post")
    if Post.objects.filter(body=body, title=title).exists():
        raise RegisterError(f"{body} has the post {title} already")
    post = Post.objects.create(body=body, title=title, rank=rank, precedence=precedence)
    append(
        "register.post.add",
        subject_of(post),
        by=by,
        body=body.key,
        title=title,
        rank=str(rank),
        precedence=precedence,
    )
    Revision.advance()
    return post


def _named(text: str, what: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise RegisterError(f"a {what} without a name")
    return text
