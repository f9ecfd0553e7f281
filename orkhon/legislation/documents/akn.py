"""A text as Akoma Ntoso."""

from typing import Literal

from orkhon.engines.texts.akn import About, write
from orkhon.legislation.models import Expression, Version, Work
from orkhon.legislation.queries.texts import authentic, text_of

MEDIA_TYPE = "application/akn+xml"


def akn_bytes(expression: Expression) -> bytes:
    """The text with its identifiers as a file of Akoma Ntoso 3.0.

    Raises:
        TextError: something in it cannot be written; the message names it.
    """
    return write(text_of(expression), about(expression))


def about(expression: Expression) -> About:
    """What the text is, as a library would file it.

    A work of which no date is known carries the day on which it was entered here.
    """
    version = expression.version
    work = version.work
    binding = authentic(version)
    is_translation = binding is not None and binding.is_authentic
    return About(
        kind=_kind(work, version),
        country="int" if work.country is None else work.country.code.lower(),
        subtype="model-law" if work.kind == Work.Kind.MODEL_LAW else None,
        author=None,
        work_date=_began(work),
        number=work.official_number or work.key,
        language=expression.language,
        version_date=_day(version),
        title=expression.title,
        authentic=expression.is_authentic,
        manifested_on=f"{expression.made_at:%Y-%m-%d}",
        translated_from=binding.language
        if binding is not None and is_translation and binding.pk != expression.pk
        else None,
    )


def _kind(work: Work, version: Version) -> Literal["act", "bill", "doc"]:
    if work.kind == Work.Kind.INSTRUMENT:
        return "doc"
    return "bill" if version.state == Version.State.DRAFT else "act"


def _began(work: Work) -> str:
    """When the work came to be: its first adoption, else the first date known of it."""
    versions = list(work.versions.order_by("number"))
    adopted = [one.adopted_on for one in versions if one.adopted_on]
    dates = adopted or [
        day for one in versions if (day := one.in_force_on or one.as_of)
    ]
    return dates[0] if dates else f"{work.made_at:%Y-%m-%d}"


def _day(version: Version) -> str:
    return (
        version.in_force_on
        or version.adopted_on
        or version.as_of
        or f"{version.made_at:%Y-%m-%d}"
    )
