"""A version issued: frozen with its lines; the next one made of what was accepted."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.amendments import number_lines
from orkhon.proceedings.actions.carrying import carry_open
from orkhon.proceedings.actions.drafts import locked_draft
from orkhon.proceedings.models import Draft, DraftVersion, Paragraph, ParagraphText
from orkhon.proceedings.permissions import can_draft
from orkhon.proceedings.queries.draft_texts import (
    digest_of,
    in_hand,
    languages_of,
    last_issued,
    rows_of,
    text_of,
    words_in,
)
from orkhon.proceedings.queries.drafts import consolidated
from orkhon.record.actions import append, subject_of
from orkhon.record.clocks import moment_on
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.ui import languages


@transaction.atomic
def issue(
    version: DraftVersion,
    *,
    by: Actor,
    amendments_by: datetime | None = None,
    time_zone: str = "",
) -> DraftVersion:
    """Issue a version: its words and line numbers never move again.

    Languages that lack paragraphs are not issued with it; they follow with
    `issue_language`. Open amendments to the version before go on to this one, to the
    same words.

    Args:
        version: In hand.
        by: Who issues it.
        amendments_by: Deadline for amendments in writing on the clock of the zone,
            without a zone itself; None: none is set.
        time_zone: Of that clock.
    Raises:
        Refusal: issued already, no authentic text, paragraphs without words in it, a
            deadline that has passed, or an open amendment whose words are gone.
    """
    require(can_draft(by), "issue a version of a draft")
    draft = locked_draft(version.draft)
    version.refresh_from_db()
    if version.issued_at is not None:
        raise Refusal(
            _("version %(number)d is issued already") % {"number": version.number}
        )
    now = timezone.now()
    closes = None if amendments_by is None else moment_on(amendments_by, time_zone)
    if closes is not None and closes <= now:
        raise Refusal(_("the deadline has passed already"))
    rows = rows_of(version)
    _require_whole(rows, draft.authentic)
    issued = [
        language
        for language in languages_of(version, rows)
        if all(words_in(row, language) is not None for row in rows)
    ]
    for language in issued:
        _fix_lines(rows, language)
    before = last_issued(draft)
    version.issued_at, version.issued_by = now, by.actor_id
    version.amendments_by = closes
    version.time_zone = "" if closes is None else time_zone
    version.sha256 = digest_of(rows_of(version))
    version.save()
    if before is not None:
        carry_open(before, version, by=by)
    append(
        "proceedings.version.issue",
        subject_of(version),
        by=by,
        draft=subject_of(draft),
        version=version.number,
        languages=issued,
        paragraphs=len(rows),
        sha256=version.sha256,
        amendments_by="" if closes is None else written(closes),
        time_zone=version.time_zone,
    )
    return version


@transaction.atomic
def issue_language(version: DraftVersion, language: str, *, by: Actor) -> DraftVersion:
    """Issue a translation of an issued version once it is whole.

    Raises:
        Refusal: the version is not issued, the language is already, or it lacks
            paragraphs.
    """
    require(can_draft(by), "issue a translation of a draft")
    locked_draft(version.draft)
    version.refresh_from_db()
    if version.issued_at is None:
        raise Refusal(
            _("version %(number)d is not issued yet") % {"number": version.number}
        )
    rows = rows_of(version)
    first = words_in(rows[0], language) if rows else None
    if first is not None and first.first_line is not None:
        raise Refusal(
            _("version %(number)d is issued in %(language)s already")
            % {"number": version.number, "language": languages.name(language)}
        )
    _require_whole(rows, language)
    _fix_lines(rows, language)
    append(
        "proceedings.version.issue-language",
        subject_of(version),
        by=by,
        version=version.number,
        language=language,
        sha256=digest_of(rows_of(version)),
    )
    return version


@transaction.atomic
def set_deadline(
    version: DraftVersion,
    amendments_by: datetime,
    time_zone: str,
    reason: str,
    *,
    by: Actor,
) -> DraftVersion:
    """Set another deadline for amendments to the version that is before parliaments.

    Amendments that are in time by the new deadline are not late any more; none that
    was in time becomes late.

    Raises:
        Refusal: no reason, not the last issued version, or a deadline that has passed.
    """
    require(can_draft(by), "set a deadline for amendments")
    reason = " ".join(reason.split())
    if not reason:
        raise Refusal(_("say why the deadline is another one"))
    require_last(version)
    closes = moment_on(amendments_by, time_zone)
    if closes <= timezone.now():
        raise Refusal(_("the deadline has passed already"))
    before = version.amendments_by
    version.amendments_by, version.time_zone = closes, time_zone
    version.save()
    in_time = version.amendments.filter(is_late=True, made_at__lte=closes)
    append(
        "proceedings.version.set-deadline",
        subject_of(version),
        by=by,
        version=version.number,
        before="" if before is None else written(before),
        amendments_by=written(closes),
        time_zone=time_zone,
        reason=reason,
        in_time_now=sorted(in_time.values_list("number", flat=True)),
    )
    in_time.update(is_late=False)
    return version


@transaction.atomic
def next_version(draft: Draft, *, by: Actor, note: str = "") -> DraftVersion:
    """Make the next version of the consolidated text.

    Paragraphs keep their keys and languages their words; a paragraph whose authentic
    words changed has to be translated again. Nothing is issued yet.

    Raises:
        Refusal: no version is issued, or one is in hand.
    """
    require(can_draft(by), "make the next version of a draft")
    locked = locked_draft(draft)
    last = last_issued(locked)
    if last is None:
        raise Refusal(_("no version is issued yet"))
    waiting = in_hand(locked)
    if waiting is not None:
        raise Refusal(
            _("version %(number)d is in hand and not issued yet")
            % {"number": waiting.number}
        )
    found = {
        language: {row.key: row for row in consolidated(locked, language)}
        for language in languages_of(last, rows_of(last))
    }
    version = DraftVersion.objects.create(
        draft=locked,
        number=last.number + 1,
        note=" ".join(note.split())[:300],
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    for place, row in enumerate(found[locked.authentic].values()):
        paragraph = Paragraph.objects.create(
            version=version,
            key=uuid.UUID(row.key),
            position=place,
            role=row.role,
            number=row.number,
        )
        ParagraphText.objects.bulk_create(
            ParagraphText(paragraph=paragraph, language=language, text=words.text)
            for language, rows in found.items()
            if (words := rows[row.key]).text and not words.is_outdated
        )
    append(
        "proceedings.version.consolidate",
        subject_of(version),
        by=by,
        draft=subject_of(locked),
        version=version.number,
        of_version=last.number,
        accepted=list(
            last.amendments.filter(progress="accepted")
            .order_by("number")
            .values_list("number", flat=True)
        ),
        note=version.note,
    )
    return version


def require_last(version: DraftVersion) -> Draft:
    """The locked draft, when this is its last issued version.

    Raises:
        Refusal: it is not issued, or another was issued since.
    """
    draft = locked_draft(version.draft)
    version.refresh_from_db()
    if version.issued_at is None:
        raise Refusal(
            _("version %(number)d is not issued yet") % {"number": version.number}
        )
    last = last_issued(draft)
    if last is not None and last.pk != version.pk:
        raise Refusal(
            _("version %(last)d was issued after version %(number)d")
            % {"last": last.number, "number": version.number}
        )
    return draft


def _require_whole(rows: Sequence[Paragraph], language: str) -> None:
    if not rows:
        raise Refusal(_("the version has no text yet"))
    without = [
        row.number or str(row.position + 1)
        for row in rows
        if words_in(row, language) is None
    ]
    if without:
        raise Refusal(
            _("paragraphs without words in %(language)s: %(numbers)s")
            % {"language": languages.name(language), "numbers": ", ".join(without)}
        )


def _fix_lines(rows: Sequence[Paragraph], language: str) -> None:
    """Store where each line ends; from here on the lines are read, never made."""
    text = text_of(rows, language)
    first: dict[str, int] = {}
    ends: dict[str, list[int]] = {}
    for line in number_lines(text.paragraphs):
        first.setdefault(line.paragraph_key, line.no)
        ends.setdefault(line.paragraph_key, []).append(line.end)
    whole = [one for row in rows if (one := words_in(row, language)) is not None]
    for words in whole:
        words.first_line = first[str(words.paragraph.key)]
        words.line_ends = ends[str(words.paragraph.key)]
        words.save()
