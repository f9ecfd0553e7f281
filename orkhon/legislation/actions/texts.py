"""Works and their texts: begun, brought in, read again in another language."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.engines.texts.intake import TakenIn, take_in
from orkhon.engines.texts.structure import TextError, plain
from orkhon.legislation.actions.provisions import write_provisions
from orkhon.legislation.actions.unread import kept_unread
from orkhon.legislation.intake.spans import require_room, same_signs
from orkhon.legislation.models import (
    Comment,
    Correspondence,
    Expression,
    Partner,
    Version,
    Work,
)
from orkhon.legislation.permissions import can_write_texts
from orkhon.record.actions import (
    RecordError,
    append,
    keep_source,
    open_source,
    subject_of,
)
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Country
from orkhon.ui import languages

LANGUAGES = ("az", "en", "kk", "ky", "ru", "tr", "uz")
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "akn": "application/akn+xml",
}
TITLE_LENGTH = 300
NOTE_LENGTH = 300
KEY_LENGTH = 80
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
        Refusal: no title or a very long one, no such kind, a key that cannot stand in
            an address or is taken, a national law without a country, another work with
            one.
    """
    require(can_write_texts(by), "enter a law")
    title = " ".join(title.split())
    if not title:
        raise Refusal(_("the law has no title"))
    if len(title) > TITLE_LENGTH:
        raise Refusal(_("the title has more than %(n)d letters") % {"n": TITLE_LENGTH})
    if kind not in Work.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of law") % {"kind": kind})
    if len(key) > KEY_LENGTH or not _KEY.fullmatch(key):
        raise Refusal(
            _(
                "“%(key)s” cannot stand in an address: small Latin letters, figures "
                "and hyphens, such as kz-product-safety"
            )
            % {"key": key}
        )
    if Work.objects.filter(key=key).exists():
        raise Refusal(_("another law is called %(key)s") % {"key": key})
    if (kind == Work.Kind.NATIONAL_LAW) != (country is not None):
        raise Refusal(
            _("a national law belongs to a country")
            if country is None
            else _("only a national law belongs to a country")
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
        Refusal: a state that there is not, or a long note.
    """
    require(can_write_texts(by), "enter a version of a law")
    note = note.strip()
    if len(note) > NOTE_LENGTH:
        raise Refusal(_("the note has more than %(n)d letters") % {"n": NOTE_LENGTH})
    if state not in Version.State.values:
        raise Refusal(_("“%(state)s” is no state of a text") % {"state": state})
    Work.objects.select_for_update().get(pk=work.pk)
    last = work.versions.order_by("-number").first()
    version = Version.objects.create(
        work=work,
        number=1 if last is None else last.number + 1,
        state=state,
        adopted_on=dates.adopted_on,
        in_force_on=dates.in_force_on,
        as_of=dates.as_of,
        note=note,
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

    A file that cannot be read is kept all the same: it waits in quarantine with the
    reason. Of a Word file with tracked changes the new text is taken.

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
    _require_language(language or LANGUAGES[0])
    try:
        taken = take_in(filename, data, language=language or None)
        require_room(taken.text)
        if taken.text.language not in LANGUAGES:
            raise TextError(
                f"{filename}: its language is not clear; say which of the seven it is"
            )
        return _kept(version, filename, data, taken, by=by, is_authentic=is_authentic)
    except (TextError, RecordError) as error:
        raise kept_unread(filename, data, error, by=by) from error


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
    _require_free(version, text.language)
    if is_authentic and version.expressions.filter(is_authentic=True).exists():
        raise Refusal(_("another language of this version is the authentic one"))
    source, notes = _source(filename, data, taken, by=by)
    expression = Expression(
        version=version,
        is_authentic=is_authentic,
        title=(text.title or version.work.title)[:400],
        source=source,
        format=taken.format,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    articles = _written(expression, taken, notes)
    append(
        "legislation.text.bring-in",
        subject_of(version.work),
        by=by,
        version=version.number,
        language=text.language,
        authentic=is_authentic,
        source=str(source.pk),
        sha256=source.sha256,
        articles=articles,
    )
    return expression


def _source(
    filename: str, data: bytes, taken: TakenIn, *, by: Actor
) -> tuple[Source, list[str]]:
    """The source whose text the provisions are places of, and what to say of it.

    The same bytes may have been kept before by another room that read other words out
    of them; then the words as they are read here are kept beside the file.
    """
    words = plain(taken.text)
    about = {
        "text": words,
        "language": taken.text.language,
        "title": taken.text.title[:500],
    }
    source, _new = keep_source(
        data,
        filename=filename,
        media_type=MEDIA_TYPES[taken.format],
        by=by,
        **about,
    )
    if same_signs(source.text, words):
        return source, []
    beside, _new = keep_source(
        words.encode(),
        filename=f"{PurePath(filename).stem}.txt",
        media_type=MEDIA_TYPES["txt"],
        by=by,
        **about,
    )
    return beside, [
        f"The file was kept before as {source.filename}, read in another way; "
        "the words as they are read here are kept beside it"
    ]


def _written(expression: Expression, taken: TakenIn, notes: list[str]) -> int:
    """Write what was read into the expression and its rows; how many articles."""
    expression.language = taken.text.language
    expression.script = taken.text.script
    expression.notes = [*notes, *taken.notes, *taken.text.warnings]
    expression.changes = [
        {
            "kind": one.kind,
            "author": one.author,
            "at": "" if one.at is None else one.at.isoformat(),
            "words": one.words,
            "eid": one.eid or "",
        }
        for one in taken.changes
    ]
    expression.remarks = [
        {
            "author": one.author,
            "at": "" if one.at is None else one.at.isoformat(),
            "words": one.words_marked,
            "text": one.text,
            "eid": one.eid or "",
        }
        for one in taken.comments
    ]
    expression.save()
    return write_provisions(expression, taken.text)


@transaction.atomic
def read_again(expression: Expression, language: str, *, by: Actor) -> Expression:
    """Correct the language of a text that was taken for another: read it once more.

    Raises:
        Refusal: no such language, the version has a text in it, or decisions and
            comments hang on the provisions as they were read.
    """
    require(can_write_texts(by), "correct the language of a text")
    _require_language(language)
    version = expression.version
    Version.objects.select_for_update().get(pk=version.pk)
    if language != expression.language:
        _require_free(version, language)
    if is_built_upon(version):
        raise Refusal(
            _("decisions or comments hang on this text: bring it in as a new version")
        )
    source = expression.source
    try:
        taken = take_in(source.filename, open_source(source, by=by), language=language)
        require_room(taken.text)
        expression.provisions.all().delete()
        _written(expression, taken, [])
    except TextError as error:
        raise Refusal(str(error)) from error
    append(
        "legislation.text.read-again",
        subject_of(version.work),
        by=by,
        version=version.number,
        language=language,
        source=str(source.pk),
    )
    return expression


def is_built_upon(version: Version) -> bool:
    """Whether decisions, partners or comments hang on the provisions of a version."""
    return (
        Correspondence.objects.filter(version=version).exists()
        or Partner.objects.filter(version=version).exists()
        or Comment.objects.filter(round__version=version).exists()
    )


def _require_language(language: str) -> None:
    if language not in LANGUAGES:
        raise Refusal(
            _("“%(language)s” is none of the seven languages") % {"language": language}
        )


def _require_free(version: Version, language: str) -> None:
    if version.expressions.filter(language=language).exists():
        raise Refusal(
            _("this version has a text in this language already: %(language)s")
            % {"language": languages.name(language)}
        )
