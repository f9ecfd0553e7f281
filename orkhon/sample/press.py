"""The sample of the press room: one text with its correction, one draft, one embargo.

Everything in it is invented and labelled "sample". It is drafted from the contacts of
the sample of dialogue, through the room's own actions. Running it again adds nothing.
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.dialogue.models import Contact
from orkhon.dialogue.queries import all_contacts
from orkhon.press.actions.approving import (
    approve_version,
    embargo_moment,
    set_embargo,
)
from orkhon.press.actions.correcting import begin_correction
from orkhon.press.actions.drafting import begin_communique
from orkhon.press.actions.publishing import publish_version
from orkhon.press.actions.writing import Words, keep_difference, mark_read, save_text
from orkhon.press.models import Communique, CommuniqueVersion
from orkhon.press.queries.claims import unanswered
from orkhon.register.models import Body

TEXTS = Path(__file__).with_name("press.toml")
ZONE = "Asia/Baku"
HELD_DAYS = 10
"""So long from the day of loading the embargo of the third text runs."""
WRONG, RIGHT = "34", "36"
"""The number that the correction puts right, in every language."""


@dataclass(frozen=True)
class Told:
    """What the press room of the sample holds, after this run or an earlier one."""

    communiques: int
    published: int
    languages: int
    corrections: int
    differences: int

    def __str__(self) -> str:
        return (
            f"{self.communiques} communiqués, {self.published} of them published in "
            f"{self.languages} languages, {self.corrections} corrected, "
            f"{self.differences} differences from the record standing in a draft"
        )


def load(press: User, head: User) -> Told:
    """Draft, approve, publish, correct, keep back.

    Args:
        press: Writes and publishes.
        head: Approves.
    """
    texts = tomllib.loads(TEXTS.read_text("utf-8"))
    _published(texts["meeting"], press, head)
    _embargoed(texts["embargoed"], press, head)
    _begun(texts["draft"], press)
    return _told()


def _published(said: dict[str, Any], press: User, head: User) -> None:
    """In six languages, and corrected in all of them."""
    version = _begun(said, press)
    if version is None:
        return
    _approved(version, said, press, head)
    publish_version(version, by=press)
    correction = begin_correction(
        version.communique, by=press, correction=said["correction"]
    )
    for text in correction.texts.all():
        body = text.body.replace(WRONG, RIGHT)
        save_text(
            correction,
            text.language,
            Words(text.title, text.lead, body),
            seen=text.revision,
            by=press,
        )
    _approved(correction, said, press, head)
    publish_version(correction, by=press)


def _embargoed(said: dict[str, Any], press: User, head: User) -> None:
    version = _begun(said, press)
    if version is None:
        return
    day = timezone.localdate(timezone=ZoneInfo(ZONE)) + timedelta(days=HELD_DAYS)
    noon = datetime.combine(day, time(12, 0))
    set_embargo(version, embargo_moment(noon, ZONE), ZONE, by=press)
    version.refresh_from_db()
    _approved(version, said, press, head)
    publish_version(version, by=press)


def _approved(
    version: CommuniqueVersion, said: dict[str, Any], press: User, head: User
) -> None:
    """Read by a second person, differences answered, approved."""
    for language, mark in unanswered(version):
        keep_difference(
            version,
            language,
            mark.claim.words,
            why="The register has no spelling in this language yet (sample).",
            by=press,
        )
    for language in _languages(said):
        if language != said["authentic"]:
            mark_read(version, language, by=head)
    approve_version(version, by=head)
    version.refresh_from_db()


def _begun(said: dict[str, Any], press: User) -> CommuniqueVersion | None:
    """A draft with its words; None where the sample has it already, or no contact."""
    contact = _contact(said["on"])
    if contact is None or Communique.objects.filter(contact=contact).exists():
        return None
    version = begin_communique(
        contact,
        body=Body.objects.filter(kind=Body.Kind.ASSEMBLY).order_by("pk")[0],
        authentic=said["authentic"],
        languages=_languages(said),
        by=press,
        sample=True,
    )
    for language in _languages(said):
        words = said[language]
        save_text(
            version,
            language,
            Words(words["title"], words["lead"], words["body"]),
            seen=0,
            by=press,
        )
    return version


def _languages(said: dict[str, Any]) -> list[str]:
    return [one for one, words in said.items() if isinstance(words, dict)]


def _contact(on: str) -> Contact | None:
    return (
        all_contacts()
        .filter(sample=True, on=on, state=Contact.State.HELD)
        .order_by("pk")
        .first()
    )


def _told() -> Told:
    rows = Communique.objects.filter(sample=True)
    versions = CommuniqueVersion.objects.filter(communique__sample=True)
    published = versions.filter(progress=CommuniqueVersion.State.PUBLISHED)
    return Told(
        communiques=rows.count(),
        published=published.values("communique").distinct().count(),
        languages=len(set(published.values_list("texts__language", flat=True))),
        corrections=published.filter(number__gt=1).count(),
        differences=sum(
            len(unanswered(one))
            for one in versions.filter(progress=CommuniqueVersion.State.DRAFT)
        ),
    )
