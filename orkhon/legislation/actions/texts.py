"""Works and their texts: begun, brought in, read again in another language."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from orkhon.engines import periods
from orkhon.engines.texts.intake import TakenIn, take_in
from orkhon.engines.texts.structure import Provision as Read
from orkhon.engines.texts.structure import Text, TextError, plain, wording
from orkhon.legislation.errors import Refusal
from orkhon.legislation.models import (
    Comment,
    Correspondence,
    Expression,
    Partner,
    Provision,
    Version,
    Work,
)
from orkhon.legislation.permissions import can_write_texts
from orkhon.record.actions import (
    append,
    keep_source,
    open_source,
    quarantine_source,
    subject_of,
)
from orkhon.record.roles import Actor, require
from orkhon.register.models import Country

LANGUAGES = ("az", "en", "kk", "ky", "ru", "tr", "uz")
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "akn": "application/akn+xml",
}
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Dates:
    """When a version was adopted, came into force and was copied; "" is not known."""

    adopted_on: str = ""
    in_force_on: str = ""
    as_of: str = ""

    def __post_init__(self) -> None:
        for value in (self.adopted_on, self.in_force_on, self.as_of):
            if value:
                periods.parse(value)


@transaction.atomic
def begin_work(
    key: str,
    kind: str,
    title: str,
    *,
    by: Actor,
    country: Country | None = None,
    official_number: str = "",
    subject: str = "",
    sample: bool = False,
) -> Work:
    """Begin a work: a model law, a national law, an instrument of the assembly.

    Raises:
        Refusal: no title, a key that cannot stand in an address or is taken, a
            national law without a country, another work with one.
    """
    require(can_write_texts(by), "enter a law")
    title = " ".join(title.split())
    if not title:
        raise Refusal("the law has no title")
    if not _KEY.fullmatch(key):
        raise Refusal(
            f"“{key}” cannot stand in an address: small Latin letters, figures and "
            "hyphens, such as kz-product-safety"
        )
    if Work.objects.filter(key=key).exists():
        raise Refusal(f"another law is called {key}")
    if (kind == Work.Kind.NATIONAL_LAW) != (country is not None):
        raise Refusal(
            "a national law belongs to a country"
            if country is None
            else "only a national law belongs to a country"
        )
    work = Work.objects.create(
        key=key,
        kind=kind,
        title=title,
        country=country,
        official_number=official_number.strip(),
        subject=subject.strip(),
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "legislation.work.begin",
        subject_of(work),
        by=by,
        key=key,
        kind=str(kind),
        title=title,
        country="" if country is None else country.code,
        official_number=work.official_number,
    )
    return work


@transaction.atomic
def begin_version(
    work: Work, state: str, *, by: Actor, dates: Dates, note: str = ""
) -> Version:
    """Begin the next version of a work; its texts follow language by language.

    Raises:
        Refusal: a state that there is not.
    """
    require(can_write_texts(by), "enter a version of a law")
    if state not in Version.State.values:
        raise Refusal(f"“{state}” is no state of a text")
    Work.objects.select_for_update().get(pk=work.pk)
    last = work.versions.order_by("-number").first()
    version = Version.objects.create(
        work=work,
        number=1 if last is None else last.number + 1,
        state=state,
        adopted_on=dates.adopted_on,
        in_force_on=dates.in_force_on,
        as_of=dates.as_of,
        note=note.strip(),
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "legislation.version.begin",
        subject_of(work),
        by=by,
        version=version.number,
        state=str(state),
        adopted_on=dates.adopted_on,
        in_force_on=dates.in_force_on,
        as_of=dates.as_of,
        note=version.note,
    )
    return version


def bring_in(
    version: Version,
    filename: str,
    data: bytes,
    *,
    by: Actor,
    language: str = "",
    is_authentic: bool = False,
) -> Expression:
    """Bring in the text of a version in one language, as it came.

    The file is kept byte for byte whatever becomes of it; one that cannot be read
    waits in quarantine with the reason.

    Args:
        version: Whose text it is.
        filename: As received.
        data: The bytes.
        by: Who brings it in.
        language: "" for the language that the text seems to be in.
        is_authentic: Whether this language is the binding one.
    Raises:
        Refusal: the file cannot be read, its language is none of the seven, or the
            version has a text in this language or another authentic one.
    """
    require(can_write_texts(by), "bring in the text of a law")
    if language and language not in LANGUAGES:
        raise Refusal(f"“{language}” is none of the seven languages")
    try:
        taken = take_in(filename, data, language=language or None)
    except TextError as error:
        quarantine_source(
            data,
            filename=filename,
            media_type="application/octet-stream",
            why=str(error),
            by=by,
        )
        raise Refusal(f"{filename}: {error}") from error
    if taken.text.language not in LANGUAGES:
        raise Refusal(
            f"{filename}: its language is not clear; say which of the seven it is"
        )
    return _kept(version, filename, data, taken, by=by, is_authentic=is_authentic)


@transaction.atomic
def _kept(
    version: Version,
    filename: str,
    data: bytes,
    taken: TakenIn,
    *,
    by: Actor,
    is_authentic: bool,
) -> Expression:
    text = taken.text
    Version.objects.select_for_update().get(pk=version.pk)
    if version.expressions.filter(language=text.language).exists():
        raise Refusal(f"this version has a text in {text.language} already")
    if is_authentic and version.expressions.filter(is_authentic=True).exists():
        raise Refusal("another language of this version is the authentic one")
    source, _new = keep_source(
        data,
        filename=filename,
        media_type=MEDIA_TYPES[taken.format],
        text=plain(text),
        language=text.language,
        by=by,
        title=text.title[:500],
    )
    expression = Expression.objects.create(
        version=version,
        language=text.language,
        script=text.script,
        is_authentic=is_authentic,
        title=(text.title or version.work.title)[:400],
        source=source,
        format=taken.format,
        notes=[*taken.notes, *text.warnings],
        changes=[
            {"kind": one.kind, "author": one.author, "at": one.at, "words": one.words}
            for one in taken.changes
        ],
        remarks=[
            {
                "author": one.author,
                "at": one.at,
                "words": one.words_marked,
                "text": one.text,
                "eid": one.eid,
            }
            for one in taken.comments
        ],
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    _write_provisions(expression, text)
    append(
        "legislation.text.bring-in",
        subject_of(version.work),
        by=by,
        version=version.number,
        language=text.language,
        authentic=is_authentic,
        source=str(source.pk),
        sha256=source.sha256,
        articles=expression.provisions.filter(kind="article").count(),
    )
    return expression


@transaction.atomic
def read_again(expression: Expression, language: str, *, by: Actor) -> Expression:
    """Correct the language of a text that was taken for another: read it once more.

    Raises:
        Refusal: no such language, the version has a text in it, or decisions and
            comments hang on the provisions as they were read.
    """
    require(can_write_texts(by), "correct the language of a text")
    if language not in LANGUAGES:
        raise Refusal(f"“{language}” is none of the seven languages")
    version = expression.version
    others = version.expressions.exclude(pk=expression.pk)
    if others.filter(language=language).exists():
        raise Refusal(f"this version has a text in {language} already")
    if _is_built_upon(version):
        raise Refusal(
            "decisions or comments hang on this text: bring it in as a new version"
        )
    source = expression.source
    try:
        taken = take_in(source.filename, open_source(source, by=by), language=language)
    except TextError as error:
        raise Refusal(f"{source.filename}: {error}") from error
    expression.provisions.all().delete()
    expression.language = taken.text.language
    expression.script = taken.text.script
    expression.notes = [*taken.notes, *taken.text.warnings]
    expression.save()
    _write_provisions(expression, taken.text)
    append(
        "legislation.text.read-again",
        subject_of(version.work),
        by=by,
        version=version.number,
        language=language,
        source=str(expression.source_id),
    )
    return expression


def _is_built_upon(version: Version) -> bool:
    return (
        Correspondence.objects.filter(version=version).exists()
        or Partner.objects.filter(version=version).exists()
        or Comment.objects.filter(round__version=version).exists()
    )


def _write_provisions(expression: Expression, text: Text) -> None:
    """The tree as rows, each with its place in the source's text."""
    spans = _spans(expression.source.text, text)
    position = 0

    def written(provisions: tuple[Read, ...], parent: Provision | None) -> None:
        nonlocal position
        for one in provisions:
            start, end = spans[position]
            row = Provision.objects.create(
                expression=expression,
                parent=parent,
                position=position,
                eid=one.eid,
                kind=one.kind,
                number=one.number,
                heading=one.heading,
                text=one.text,
                marker=one.marker,
                heading_place=one.heading_place,
                text_place=one.text_place,
                starts=one.starts,
                rows=[list(cells) for cells in one.rows],
                why=one.why,
                start=start,
                end=end,
            )
            position += 1
            written(one.children, row)

    written(text.provisions, None)


def _spans(source: str, text: Text) -> list[tuple[int, int]]:
    """Where each provision stands in the source's text, in document order.

    White space is not counted, so a text read again with other lines finds its places.
    """
    places = [place for place, sign in enumerate(source) if not sign.isspace()]
    spans: list[tuple[int, int]] = []

    def placed(provisions: tuple[Read, ...], begins: int) -> None:
        for one in provisions:
            length = _signs(wording(one))
            spans.append(
                (places[begins], places[begins + length - 1] + 1) if length else (0, 0)
            )
            inside = sum(_signs(wording(child)) for child in one.children)
            placed(one.children, begins + length - inside)
            begins += length

    placed(text.provisions, 0)
    return spans


def _signs(words: str) -> int:
    return len("".join(words.split()))
