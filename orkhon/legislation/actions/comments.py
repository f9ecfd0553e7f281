"""What delegations and ministries say of a draft: said, changed, taken back.

A comment after the deadline is kept and marked late. One that was taken back stays and
is struck. The record keeps what it said before.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.texts.intake import take_in
from orkhon.engines.texts.structure import TextError, plain
from orkhon.legislation.actions.texts import LANGUAGES, MEDIA_TYPES
from orkhon.legislation.actions.unread import kept_unread
from orkhon.legislation.models import Comment, CommentRound, Provision, Version
from orkhon.legislation.permissions import (
    can_comment,
    can_run_round,
    can_withdraw,
    commenting_country,
)
from orkhon.legislation.queries.comments import delegation_of
from orkhon.record.actions import (
    RecordError,
    append,
    cite,
    keep_source,
    subject_of,
)
from orkhon.record.models import Citation, Source
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Country

LONGEST = 20_000
"""Characters of a comment, of its wording and of an answer; ten printed pages."""
AUTHOR_LENGTH = 200


@dataclass(frozen=True)
class Said:
    """What somebody says of a draft.

    Attributes:
        text: The comment.
        language: One of the seven.
        eid: The provision; "" for the draft as a whole.
        wording: What the author would write instead; "" for nothing.
        english: For those who do not read the language; "" for nothing.
    """

    text: str
    language: str
    eid: str = ""
    wording: str = ""
    english: str = ""


@dataclass(frozen=True)
class Office:
    """Who speaks: a delegation, a ministry, an expert; by office, never by name."""

    author: str
    country: Country | None = None


@transaction.atomic
def comment(version: Version, said: Said, *, by: Actor) -> Comment:
    """Say something of a draft for one's parliament.

    Returns:
        The comment. Twice the same from one person is one comment.
    Raises:
        Refusal: a version without a round, no such provision, no or very many words,
            or a language that is none of the seven.
    """
    country = commenting_country(by)
    require(country is not None, "comment for a parliament")
    assert country is not None  # noqa: S101 -- required above; for the type alone
    return _write(
        version, said, Office(delegation_of(country), country), timezone.now(), by=by
    )


@transaction.atomic
def enter_comment(
    version: Version,
    said: Said,
    office: Office,
    *,
    by: Actor,
    received_at: datetime | None = None,
    letter: Source | Citation | None = None,
) -> Comment:
    """Enter what a ministry, a delegation or an expert wrote.

    Args:
        version: The draft.
        said: What they say.
        office: Who they are.
        by: Who enters it.
        received_at: When it came, which says whether it is late; None is now.
        letter: The letter, where it is kept, or the place in it; it is cited.
    Raises:
        Refusal: as `comment`; no author, or a day in the future.
    """
    require(can_run_round(by), "enter a comment")
    now = timezone.now()
    if received_at is not None and received_at > now:
        raise Refusal(_("the comment cannot have come in the future"))
    return _write(version, said, office, received_at or now, by=by, letter=letter)


def keep_letter(filename: str, data: bytes, *, language: str, by: Actor) -> Source:
    """Keep a letter with comments, so that they can cite it.

    A letter that cannot be read is kept all the same: it waits in quarantine.

    Raises:
        Refusal: it cannot be read.
    """
    require(can_run_round(by), "keep a letter")
    try:
        taken = take_in(filename, data, language=language)
        source, _new = keep_source(
            data,
            filename=filename,
            media_type=MEDIA_TYPES[taken.format],
            text=plain(taken.text),
            language=language,
            by=by,
        )
    except (TextError, RecordError) as error:
        raise kept_unread(filename, data, error, by=by) from error
    return source


@transaction.atomic
def change_comment(of: Comment, said: Said, *, by: Actor) -> Comment:
    """Say a comment in other words; the record keeps the former ones.

    Raises:
        Refusal: it was taken back or answered, the round is closed to its author, or
            as `comment`.
    """
    require(can_withdraw(by, of), "change this comment")
    one = Comment.objects.select_for_update().get(pk=of.pk)
    if one.withdrawn_at is not None:
        raise Refusal(_("this comment was taken back"))
    if one.outcome:
        raise Refusal(_("this comment is answered; make another one"))
    if not can_run_round(by) and one.round.closes_at < timezone.now():
        raise Refusal(_("the deadline has passed; make another comment"))
    said = _checked(one.round.version, said)
    before = _words(one)
    one.text, one.wording, one.english = said.text, said.wording, said.english
    one.eid, one.language = said.eid, said.language
    if _words(one) != before:
        one.save()
        append(
            "legislation.comment.change",
            subject_of(one),
            by=by,
            before=dict(before),
            **_words(one),
        )
    return one


@transaction.atomic
def withdraw_comment(of: Comment, *, by: Actor) -> Comment:
    """Take a comment back; it stays, struck, with its answer if it has one."""
    require(can_withdraw(by, of), "take back this comment")
    one = Comment.objects.select_for_update().get(pk=of.pk)
    if one.withdrawn_at is None:
        one.withdrawn_at = timezone.now()
        one.save()
        append("legislation.comment.withdraw", subject_of(one), by=by)
    return one


def round_of(version: Version) -> CommentRound:
    """The round of a version, locked, so that two comments take two numbers.

    Raises:
        Refusal: it has none.
    """
    found = CommentRound.objects.select_for_update().filter(version=version).first()
    if found is None:
        raise Refusal(
            _("no round of comments was opened for version %(number)d of %(law)s")
            % {"number": version.number, "law": version.work}
        )
    return found


def _write(
    version: Version,
    said: Said,
    office: Office,
    at: datetime,
    *,
    by: Actor,
    letter: Source | Citation | None = None,
) -> Comment:
    require(can_comment(by), "comment")
    round_ = round_of(version)
    said = _checked(version, said)
    author = " ".join(office.author.split())
    if not author:
        raise Refusal(_("say who it is from: a ministry, a delegation, an expert"))
    if len(author) > AUTHOR_LENGTH:
        raise Refusal(
            _("the author has more than %(n)d letters") % {"n": AUTHOR_LENGTH}
        )
    one = Comment(
        round=round_,
        eid=said.eid,
        country=office.country,
        author=author,
        text=said.text,
        wording=said.wording,
        language=said.language,
        english=said.english,
        citation=_cited(letter, said.text, by=by)
        if isinstance(letter, Source)
        else letter,
        made_at=at,
        made_by=by.actor_id,
        is_late=at > round_.closes_at,
    )
    same = round_.comments.filter(
        eid=one.eid,
        author=author,
        text=one.text,
        wording=one.wording,
        made_by=one.made_by,
        withdrawn_at=None,
    ).first()
    if same is not None:
        return same
    last = round_.comments.aggregate(last=Max("number"))["last"]
    one.number = (last or 0) + 1
    one.save()
    append(
        "legislation.comment.make",
        subject_of(one),
        by=by,
        law=version.work.key,
        version=version.number,
        number=one.number,
        author=author,
        country="" if office.country is None else office.country.code,
        made_at=written(at),
        late=one.is_late,
        letter="" if one.citation is None else str(one.citation.source_id),
        **_words(one),
    )
    return one


def _words(one: Comment) -> dict[str, str]:
    return {
        "provision": one.eid,
        "language": one.language,
        "text": one.text,
        "wording": one.wording,
        "english": one.english,
    }


def _checked(version: Version, said: Said) -> Said:
    parts = [
        part.replace("\r\n", "\n").strip()
        for part in (said.text, said.wording, said.english)
    ]
    if not parts[0]:
        raise Refusal(_("the comment has no words"))
    if max(map(len, parts)) > LONGEST:
        raise Refusal(_("more than %(n)d letters; send it in parts") % {"n": LONGEST})
    if said.language not in LANGUAGES:
        raise Refusal(
            _("“%(language)s” is none of the seven languages")
            % {"language": said.language}
        )
    eid = said.eid.strip()
    if (
        eid
        and not Provision.objects.filter(
            expression__version=version, eid=eid[:255]
        ).exists()
    ):
        raise Refusal(
            _("version %(number)d of %(law)s has no provision “%(provision)s”")
            % {"number": version.number, "law": version.work, "provision": eid}
        )
    return Said(parts[0], said.language, eid, parts[1], parts[2])


def _cited(letter: Source, text: str, *, by: Actor) -> Citation:
    """The comment's own words where the letter has them, else the whole letter."""
    start = letter.text.find(text)
    if start < 0:
        return cite(letter, start=0, end=len(letter.text), by=by)
    return cite(letter, start=start, end=start + len(text), quote=text, by=by)
