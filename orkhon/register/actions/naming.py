"""Spellings and designations: rows with a language, a script and a period."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from orkhon.engines import periods
from orkhon.engines.merkle.entry import JSON
from orkhon.record.actions import Act, append, append_all, subject_of
from orkhon.record.models import Citation
from orkhon.record.roles import Actor, Machine, require
from orkhon.register.errors import RegisterError
from orkhon.register.models import (
    Body,
    Country,
    Designation,
    Name,
    Person,
    Post,
    Revision,
    State,
)
from orkhon.register.permissions import can_propose, can_write_register

Named = Person | Body | Post | Country


@dataclass(frozen=True)
class NewName:
    """A spelling to be added, with the arguments of `add_name`."""

    of: Named
    text: str
    kind: str = Name.Kind.OFFICIAL
    language: str = ""
    script: str = ""
    from_on: str = ""
    to_on: str = ""
    citation: Citation | None = None


def add_name(
    of: Named,
    text: str,
    *,
    by: Actor,
    kind: str = Name.Kind.OFFICIAL,
    language: str = "",
    script: str = "",
    from_on: str = "",
    to_on: str = "",
    citation: Citation | None = None,
) -> Name:
    """Add one spelling; what a machine adds is a proposal.

    Args:
        of: The person, body, post or country that is so called.
        kind: A value of `Name.Kind`.
        language: BCP 47, "" when it is not known.
        script: ISO 15924; read from the letters when left out.
    Raises:
        RegisterError: no letters, an unknown kind, or the same row is there already.
        PartialDateError: a date that the calendar does not have.
    """
    new = NewName(of, text, kind, language, script, from_on, to_on, citation)
    return add_names([new], by=by)[0]


@transaction.atomic
def add_names(new: Sequence[NewName], *, by: Actor) -> list[Name]:
    """Add several spellings with one lock on the record, all of them or none.

    Raises:
        RegisterError: as `add_name`, or two of them are the same row.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_propose(by), "add a name")
    state = State.PROPOSED if isinstance(by, Machine) else State.CONFIRMED
    rows = [_checked(one, state) for one in new]
    known = {
        _what_counts(name)
        for name in Name.objects.filter(text__in=[row.text for row in rows]).exclude(
            state=State.SUPERSEDED
        )
    }
    for one, row in zip(new, rows, strict=True):
        if _what_counts(row) in known:
            raise RegisterError(f"{one.of} is called “{row}” in the register already")
        known.add(_what_counts(row))
    Name.objects.bulk_create(rows)
    append_all(
        [
            Act("register.name.add", subject_of(one.of), _said(row))
            for one, row in zip(new, rows, strict=True)
        ],
        by=by,
    )
    Revision.advance()
    return rows


@transaction.atomic
def confirm_name(name: Name, *, by: Actor) -> Name:
    """Say yes to a proposed spelling.

    Raises:
        RegisterError: it does not wait for an answer.
    """
    require(can_write_register(by), "confirm a name")
    changed = Name.objects.filter(pk=name.pk, state=State.PROPOSED).update(
        state=State.CONFIRMED
    )
    if not changed:
        raise RegisterError(f"“{name}” does not wait for an answer")
    append("register.name.confirm", subject_of(name.owner), by=by, name=str(name.pk))
    Revision.advance()
    name.refresh_from_db()
    return name


@transaction.atomic
def supersede_name(name: Name, *, by: Actor, why: str) -> Name:
    """Strike a spelling; it stays in the register and still finds its owner.

    Raises:
        RegisterError: no reason, or it is struck already.
    """
    require(can_write_register(by), "strike a name")
    if not why.strip():
        raise RegisterError(f"say why “{name}” is struck")
    changed = (
        Name.objects.filter(pk=name.pk)
        .exclude(state=State.SUPERSEDED)
        .update(state=State.SUPERSEDED)
    )
    if not changed:
        raise RegisterError(f"“{name}” is struck already")
    append(
        "register.name.supersede",
        subject_of(name.owner),
        by=by,
        name=str(name.pk),
        text=name.text,
        why=why,
    )
    Revision.advance()
    name.refresh_from_db()
    return name


@transaction.atomic
def designate(
    of: Country | Body,
    text: str,
    *,
    by: Actor,
    forum: Body,
    language: str,
    flag_shown: bool | None = None,
    from_on: str = "",
    to_on: str = "",
    citation: Citation | None = None,
) -> Designation:
    """Say which name, and whether the flag, to use for a territory in a forum.

    Args:
        flag_shown: None when the forum's practice is not known.
    Raises:
        RegisterError: no text, or the forum has one for these days already.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_write_register(by), "set a designation")
    text = " ".join(text.split())
    if not text:
        raise RegisterError(f"a designation of {of} without words")
    period = periods.Period(from_on, to_on)
    field = of._meta.model_name or ""
    for other in Designation.objects.filter(
        **{field: of}, forum=forum, language=language
    ).exclude(state=State.SUPERSEDED):
        if other.period.overlaps(period):
            raise RegisterError(
                f"{forum} calls {of} “{other.text}” in these days already"
            )
    designation = Designation(
        forum=forum,
        language=language,
        text=text,
        flag_shown=flag_shown,
        from_on=from_on,
        to_on=to_on,
        citation=citation,
    )
    setattr(designation, field, of)
    designation.save(force_insert=True)
    append(
        "register.designation.set",
        subject_of(of),
        by=by,
        designation=str(designation.pk),
        forum=forum.key,
        language=language,
        text=text,
        flag_shown=flag_shown,
        from_on=from_on,
        to_on=to_on,
        citation=_pk(citation),
    )
    return designation


def _checked(new: NewName, state: str) -> Name:
    text = " ".join(new.text.split())
    if not text:
        raise RegisterError(f"a name of {new.of} without letters")
    if new.kind not in Name.Kind.values:
        raise RegisterError(f"“{new.kind}” is no kind of name")
    periods.Period(new.from_on, new.to_on)
    row = Name(
        text=text,
        language=new.language,
        script=new.script,
        kind=new.kind,
        from_on=new.from_on,
        to_on=new.to_on,
        citation=new.citation,
        state=state,
    )
    setattr(row, new.of._meta.model_name or "", new.of)
    row.derive()
    return row


def _what_counts(name: Name) -> tuple[object, ...]:
    owner = (name.person_id, name.body_id, name.post_id, name.country_id)
    return (owner, name.text, name.language, name.kind, name.from_on)


def _said(name: Name) -> dict[str, JSON]:
    return {
        "name": str(name.pk),
        "text": name.text,
        "language": name.language,
        "script": name.script,
        "kind": str(name.kind),
        "from_on": name.from_on,
        "to_on": name.to_on,
        "state": str(name.state),
        "citation": _pk(name.citation),
    }


def _pk(citation: Citation | None) -> str | None:
    return None if citation is None else str(citation.pk)
