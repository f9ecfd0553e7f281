"""Persons and the posts they hold, on a day or at all."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from orkhon.engines import periods
from orkhon.engines.periods import Certainty, Period
from orkhon.register.models import Body, Membership, Name, Person, Post, State
from orkhon.register.queries.identity import families, ids_of, merges, root_of
from orkhon.register.queries.values import (
    BodyRef,
    PersonCard,
    PersonRef,
    PostHeld,
    Spelling,
)


def memberships() -> QuerySet[Membership]:
    """Memberships that were not superseded, with all that a line needs."""
    return Membership.objects.exclude(state=State.SUPERSEDED).select_related(
        "person",
        "body__country",
        "post",
        "on_behalf_of__country",
        "citation__source",
        "end_citation__source",
    )


def held(membership: Membership, day: date | None = None) -> PostHeld:
    """A membership as a value; on a day, with whether it held then.

    Nobody holds a post in a body that has ended.
    """
    body, post = membership.body, membership.post
    ends_on = _earlier_end(membership.to_on, body.dissolved_on)
    # A beginning after the body's own end is kept as entered and never holds.
    try:
        period = Period(membership.from_on, ends_on)
    except periods.PartialDateError:
        period = None
    if day is None:
        certainty = Certainty.UNKNOWN if period is None else Certainty.YES
    else:
        certainty = Certainty.NO if period is None else period.holds_on(day)
    behalf = membership.on_behalf_of
    return PostHeld(
        id=membership.pk,
        person=PersonRef.of(membership.person),
        body=BodyRef.of(body),
        title="" if post is None else post.title,
        rank=Post.Rank.MEMBER if post is None else post.rank,
        precedence=200 if post is None else post.precedence,
        on_behalf_of=None if behalf is None else BodyRef.of(behalf),
        from_on=membership.from_on,
        to_on=membership.to_on,
        ends_on=ends_on,
        from_day=periods.earliest(membership.from_on),
        to_day=periods.latest(ends_on),
        certainty=certainty,
        state=membership.state,
        citation=membership.citation,
        end_citation=membership.end_citation,
        post_id=membership.post_id,
    )


def person(pk: uuid.UUID, *, on: date | None = None) -> PersonCard:
    """Everything known of a person, merged rows included; three queries.

    Args:
        pk: Any of the person's rows.
        on: Leave out posts that certainly did not hold on this day.
    Raises:
        Person.DoesNotExist: no such row.
    """
    family = ids_of(pk)
    rows = {row.pk: row for row in Person.objects.filter(pk__in=family)}
    if pk not in rows:
        raise Person.DoesNotExist(f"there is no person {pk}")
    kept = next(row for row in rows.values() if row.merged_into_id not in family)
    posts = [held(one, on) for one in memberships().filter(person_id__in=family)]
    spellings = {
        (one.text, one.language, one.kind, one.from_on): one
        for one in map(spelling, _names().filter(person_id__in=family))
    }
    return PersonCard(
        ref=PersonRef.of(kept),
        ids=family,
        born_on=kept.born_on or _first(row.born_on for row in rows.values()),
        died_on=kept.died_on or _first(row.died_on for row in rows.values()),
        note=kept.note,
        spellings=tuple(sorted(spellings.values(), key=_spelling_order)),
        posts=tuple(
            sorted(
                (one for one in posts if one.certainty is not Certainty.NO),
                key=_newest_first,
            )
        ),
        merged=tuple(PersonRef.of(row) for row in rows.values() if row.pk != kept.pk),
    )


def posts_on(
    person_ids: Iterable[uuid.UUID], day: date
) -> dict[uuid.UUID, tuple[PostHeld, ...]]:
    """Confirmed posts that did or may have held on a day; two queries.

    Returns:
        For every id asked for, its posts: certain before possible, then by
        precedence, then the latest begun.
    """
    related = families(person_ids)
    everyone = {one for family in related.values() for one in family}
    rows = memberships().filter(
        Membership.on(day), person_id__in=everyone, state=State.CONFIRMED
    )
    posts = [held(row, day) for row in rows]
    return {
        asked: tuple(
            sorted(
                (
                    one
                    for one in posts
                    if one.person.id in family and one.certainty is not Certainty.NO
                ),
                key=_weight,
            )
        )
        for asked, family in related.items()
    }


def holders(
    body: Body | str,
    day: date,
    *,
    rank: str = "",
    post: Post | str = "",
) -> tuple[PostHeld, ...]:
    """Who held a rank or a post in a body on a day, the surest first.

    Args:
        body: The body or its key.
        rank: A value of `Post.Rank`; "" for any, members without a post too.
        post: The post or its title; "" for any.
    """
    chosen = Q(body=body) if isinstance(body, Body) else Q(body__key=body)
    if rank:
        chosen &= Q(post__rank=rank)
    if post:
        chosen &= Q(post=post) if isinstance(post, Post) else Q(post__title=post)
    rows = memberships().filter(Membership.on(day), chosen, state=State.CONFIRMED)
    found = _of_roots([held(row, day) for row in rows])
    return tuple(
        sorted((one for one in found if one.certainty is not Certainty.NO), key=_weight)
    )


def holders_of(
    bodies: Iterable[Body], day: date
) -> dict[uuid.UUID, tuple[PostHeld, ...]]:
    """Who belonged to each of several bodies on a day, the surest first."""
    found: dict[uuid.UUID, list[PostHeld]] = {body.pk: [] for body in bodies}
    rows = memberships().filter(
        Membership.on(day), body_id__in=found, state=State.CONFIRMED
    )
    for one in _of_roots([held(row, day) for row in rows]):
        if one.certainty is not Certainty.NO:
            found[one.body.id].append(one)
    return {pk: tuple(sorted(posts, key=_weight)) for pk, posts in found.items()}


def holder(
    body: Body | str,
    day: date,
    *,
    rank: str = Post.Rank.HEAD,
    post: Post | str = "",
) -> PostHeld | None:
    """The one likeliest holder, such as the Speaker on a day; None for nobody."""
    return next(iter(holders(body, day, rank=rank, post=post)), None)


def spelling(name: Name) -> Spelling:
    """A name row as a value."""
    return Spelling(
        id=name.pk,
        text=name.text,
        language=name.language,
        script=name.script,
        kind=name.kind,
        kind_label=str(name.get_kind_display()),
        from_on=name.from_on,
        to_on=name.to_on,
        state=name.state,
        citation=name.citation,
    )


def _names() -> QuerySet[Name]:
    return Name.objects.select_related("citation__source")


def _of_roots(posts: list[PostHeld]) -> list[PostHeld]:
    """The same posts, each under the row that stands for its person."""
    into = merges()
    if not into:
        return posts
    roots = {one.person.id: root_of(one.person.id, into) for one in posts}
    kept = {
        row.pk: PersonRef.of(row)
        for row in Person.objects.filter(
            pk__in=[root for one, root in roots.items() if one != root]
        )
    }
    return [
        replace(one, person=kept.get(roots[one.person.id], one.person)) for one in posts
    ]


def _earlier_end(to_on: str, dissolved_on: str) -> str:
    ends = [end for end in (to_on, dissolved_on) if end]
    return min(ends, key=lambda end: periods.parse(end).latest, default="")


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


def _weight(post: PostHeld) -> tuple[bool, int, int, str]:
    return (
        post.certainty is not Certainty.YES,
        post.precedence,
        -_ordinal(post.from_day),
        post.person.sort_key,
    )


def _newest_first(post: PostHeld) -> tuple[int, int, str]:
    return (-_ordinal(post.from_day), post.precedence, post.body.name)


def _spelling_order(one: Spelling) -> tuple[bool, bool, str, str]:
    return (
        one.state == State.SUPERSEDED,
        one.kind != "official",
        one.language,
        one.text,
    )
