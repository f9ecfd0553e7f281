"""Filling in the rules of an organ, with the words that they were read in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.engines.voting import RULES, VotingError
from orkhon.legislation.actions.citing import Cited, cited_place, partial, short
from orkhon.proceedings.models import Setting
from orkhon.proceedings.permissions import can_set_rules
from orkhon.proceedings.queries.quorums import quorum_from
from orkhon.proceedings.queries.rules import ORGANS
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body, Country, State
from orkhon.ui.languages import NAMES

LARGEST_NUMBER = 1000
_COUNT = re.compile(r"\d{1,4}")
_SHARE = re.compile(r"\d{1,3}/\d{1,3}")


@dataclass(frozen=True)
class Since:
    """From which day to which; partial dates, "" is not known."""

    from_on: str = ""
    to_on: str = ""


@transaction.atomic
def set_rule(
    organ: Body,
    key: str,
    text: str,
    *,
    by: Actor,
    since: Since,
    shown: Cited | Citation,
    note: str = "",
) -> Setting:
    """Fill in a rule of an organ.

    Args:
        organ: Assembly, Council, commission or group.
        key: One of `Setting.Key`.
        text: The value as a person writes it: "en, az, kk", "2/3", "30", "unanimity".
        by: The legal officer or a head.
        since: The days for which it holds.
        shown: The words of the legal text; a rule without them is not kept.
        note: What else has to be known of it.
    Raises:
        Refusal: a key, a value or a day that cannot be, or words that show nothing.
    """
    require(can_set_rules(by), "fill in a rule")
    if organ.kind not in ORGANS:
        raise Refusal(_("“%(body)s” is no organ that decides") % {"body": organ})
    if key not in Setting.Key.values:
        raise Refusal(_("there is no rule “%(key)s”") % {"key": key})
    value = value_of(key, text)
    citation = cited_place(shown, by=by)
    row = Setting(
        organ=organ,
        key=key,
        value=value,
        note=short(note, 300, _("note")),
        from_on=partial(since.from_on),
        to_on=partial(since.to_on),
        citation=citation,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    row.save()
    append(
        "proceedings.rule.set",
        subject_of(row),
        by=by,
        organ=organ.key,
        key=key,
        value=value,
        from_on=row.from_on,
        to_on=row.to_on,
        citation=None if citation is None else str(citation.pk),
    )
    return row


@transaction.atomic
def drop_rule(row: Setting, why: str, *, by: Actor) -> None:
    """Say that a rule was filled in wrongly; it stays, struck.

    Raises:
        Refusal: dropped before, or no reason.
    """
    require(can_set_rules(by), "take back a rule")
    held = Setting.objects.select_for_update().get(pk=row.pk)
    why = " ".join(why.split())
    if not why:
        raise Refusal(_("Say why the rule is taken back."))
    if held.state == State.SUPERSEDED:
        raise Refusal(_("This rule was taken back before."))
    held.state = State.SUPERSEDED
    held.save()
    append("proceedings.rule.drop", subject_of(held), by=by, why=why)


def value_of(key: str, text: str) -> JSON:
    """The value that a person wrote, as it is kept.

    Raises:
        Refusal: it cannot be read; the words name what was written.
    """
    text = " ".join(text.split())
    if not text:
        raise Refusal(_("Write the value of the rule."))
    return _READERS[key](text)


def _languages(text: str) -> JSON:
    found = [one.strip() for one in text.replace(";", ",").split(",") if one.strip()]
    for one in found:
        _language(one)
    return list(dict.fromkeys(found))


def _language(text: str) -> JSON:
    if text not in NAMES or text == "und":
        raise Refusal(_("“%(text)s” is no language that is known") % {"text": text})
    return text


def _quorum(text: str) -> JSON:
    said: JSON
    if _SHARE.fullmatch(text):
        said = {"share": text}
    elif _COUNT.fullmatch(text):
        said = {"count": int(text)}
    else:
        raise Refusal(
            _("“%(text)s” is no quorum; write a share such as 2/3 or a number")
            % {"text": text}
        )
    try:
        quorum_from(said)
    except (VotingError, ZeroDivisionError, ValueError) as error:
        raise Refusal(
            _("“%(text)s” is a quorum that nobody can meet") % {"text": text}
        ) from error
    return said


def _rule(text: str) -> JSON:
    if text not in RULES:
        raise Refusal(_("there is no rule of decision “%(text)s”") % {"text": text})
    return text


def _number(text: str) -> JSON:
    if not _COUNT.fullmatch(text) or not 0 < int(text) <= LARGEST_NUMBER:
        raise Refusal(
            _("“%(text)s” is no number from 1 to %(most)d")
            % {"text": text, "most": LARGEST_NUMBER}
        )
    return int(text)


def _scale(text: str) -> JSON:
    """AZ 2/18, KZ 4/18 …: shares of countries, which together are the whole."""
    shares: dict[str, str] = {}
    for part in text.split(","):
        code, _blank, share = part.strip().partition(" ")
        if not Country.objects.filter(code=code).exists() or not _SHARE.fullmatch(
            share
        ):
            raise Refusal(
                _("“%(part)s” is no share; write AZ 1/4, KZ 1/4 …") % {"part": part}
            )
        shares[code] = share
    if any(one.endswith("/0") for one in shares.values()):
        raise Refusal(_("“%(text)s” divides by nothing") % {"text": text})
    total = sum((Fraction(one) for one in shares.values()), Fraction())
    if total != 1:
        raise Refusal(_("the shares make %(total)s, not 1") % {"total": total})
    return dict(shares)


_READERS: Mapping[str, Callable[[str], JSON]] = {
    Setting.Key.DOCUMENT_LANGUAGES: _languages,
    Setting.Key.AUTHENTIC_LANGUAGE: _language,
    Setting.Key.QUORUM: _quorum,
    Setting.Key.DECISION_RULE: _rule,
    Setting.Key.CONVOCATION_DAYS: _number,
    Setting.Key.DOCUMENT_DAYS: _number,
    Setting.Key.SILENCE_DAYS: _number,
    Setting.Key.SPEAKING_MINUTES: _number,
    Setting.Key.DELEGATION_SIZE: _number,
    Setting.Key.CONTRIBUTION_SCALE: _scale,
}
