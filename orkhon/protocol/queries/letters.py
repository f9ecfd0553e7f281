"""Letters: the log, what waits for a signature, what was written before."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Q, QuerySet

from orkhon.engines import names
from orkhon.engines.merkle import JSON, canonical
from orkhon.protocol.models import Letter, LetterTemplate, Occasion
from orkhon.record.moments import written
from orkhon.register.queries import ids_of

STATES = Letter.State


@dataclass(frozen=True)
class Asked:
    """Which letters a log shows; what is left out does not narrow it."""

    who: str = ""
    year: int | None = None
    kind: str = ""
    progress: str = ""


def letters() -> QuerySet[Letter]:
    """Every letter with what a line needs."""
    return Letter.objects.select_related(
        "to_person", "to_body__country", "occasion", "template"
    )


def log(asked: Asked) -> list[Letter]:
    """The letters asked for: drafts first, then by year and number, the latest first.

    A name is found in any spelling of the addressee as printed, of the person or body.
    """
    rows = letters()
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.progress:
        rows = rows.filter(progress=asked.progress)
    else:
        rows = rows.exclude(progress=STATES.DROPPED)
    if asked.year is not None:
        rows = rows.filter(Q(numbered_in=asked.year) | Q(number=None, year=asked.year))
    found = list(rows)
    if asked.who.strip():
        wanted = names.fold(asked.who)
        found = [one for one in found if wanted in names.fold(_called(one))]
    return sorted(
        found,
        key=lambda one: (
            one.number is not None,
            -(one.numbered_in or one.year),
            -(one.number or 0),
            one.made_at,
        ),
    )


def years() -> list[int]:
    """Years in which letters were signed, the latest first."""
    rows = Letter.objects.exclude(numbered_in=None).order_by("-numbered_in")
    found = rows.values_list("numbered_in", flat=True).distinct()
    return [one for one in found if one is not None]


def waiting() -> list[Letter]:
    """Drafts to be signed, then what was signed and not sent; the oldest first."""
    rows = letters().filter(progress__in=(STATES.DRAFT, STATES.SIGNED))
    return list(rows.order_by("progress", "made_at"))


def written_before(letter: Letter) -> list[Letter]:
    """Signed letters to the same person or body, the latest first."""
    if letter.to_person is not None:
        chosen = Q(to_person__in=ids_of(letter.to_person))
    elif letter.to_body_id is not None:
        chosen = Q(to_body=letter.to_body_id, to_person=None)
    else:
        return []
    rows = letters().filter(chosen, number__isnull=False).exclude(pk=letter.pk)
    return list(rows.order_by("-signed_at"))


def same(
    kind: str, occasion: Occasion | None, year: int, *, besides: Letter | None = None
) -> list[Letter]:
    """Letters of a kind for an occasion and year that stand already, to whomever.

    Without an occasion there is nothing to compare.
    """
    if occasion is None:
        return []
    rows = letters().filter(kind=kind, occasion=occasion, year=year)
    rows = rows.exclude(progress=STATES.DROPPED)
    if besides is not None:
        rows = rows.exclude(pk=besides.pk)
    return list(rows)


def templates(
    kind: str = "", language: str = "", occasion_kind: str | None = None
) -> list[LetterTemplate]:
    """Templates in use; those made for a kind of occasion before those for any."""
    rows = LetterTemplate.objects.filter(retired_at=None)
    if kind:
        rows = rows.filter(kind=kind)
    if language:
        rows = rows.filter(language=language)
    if occasion_kind is not None:
        rows = rows.filter(occasion_kind__in=("", occasion_kind))
    return sorted(
        rows, key=lambda one: (not one.occasion_kind, one.title, one.language)
    )


def words_digest(letter: Letter) -> str:
    """SHA-256, in hexadecimal, of what is printed of a letter, as canonical JSON."""
    said: dict[str, JSON] = {
        "addressee": letter.addressee,
        "body": letter.body,
        "kind": str(letter.kind),
        "language": letter.language,
        "reference": letter.reference,
        "salutation": letter.salutation,
        "signatory": letter.signatory,
        "signed_at": "" if letter.signed_at is None else written(letter.signed_at),
        "subject": letter.subject,
    }
    return sha256(canonical(said)).hexdigest()


def is_as_signed(letter: Letter) -> bool | None:
    """Whether the words are those that were signed; None before that."""
    return None if not letter.sha256 else words_digest(letter) == letter.sha256


def _called(letter: Letter) -> str:
    parts: Sequence[object] = (letter.addressee, letter.to_person, letter.to_body)
    return " ".join(str(part) for part in parts if part is not None)
