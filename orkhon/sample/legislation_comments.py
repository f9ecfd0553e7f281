"""The sample's round of comments: what offices said of the first draft, and the answers.

It is entered as it would be after a round by letter: with the days on which comments
came. Every comment is invented and says so. Running it again adds nothing.
"""

import tomllib
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from orkhon.accounts.models import User
from orkhon.legislation.actions.answering import answer_comment
from orkhon.legislation.actions.comments import Office, Said, enter_comment
from orkhon.legislation.actions.rounds import open_round
from orkhon.legislation.models import CommentRound, Version
from orkhon.register.models import Country
from orkhon.sample.legislation_numbers import numbered

FILE = Path(__file__).resolve().parent / "laws" / "comments.toml"
MORNING = time(9)


def load(by: User) -> CommentRound:
    """Open the round, enter the comments, answer them; once."""
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))
    version = Version.objects.get(work__key=said["work"], number=said["version"])
    known = CommentRound.objects.filter(version=version).first()
    if known is not None:
        return known
    zone = ZoneInfo(said["time_zone"])
    opened = open_round(
        version,
        datetime.fromisoformat(said["closes_at"]),
        said["time_zone"],
        by=by,
        invitation=said["invitation"],
        opened_at=_morning(said["opened_on"], zone),
    )
    places = numbered(version)
    for one in said["comment"]:
        _entered(version, one, places, zone, by)
    return opened


def _entered(
    version: Version,
    one: Mapping[str, Any],
    places: Mapping[str, str],
    zone: ZoneInfo,
    by: User,
) -> None:
    made = enter_comment(
        version,
        Said(
            one["text"],
            one["language"],
            places[one["provision"]] if one["provision"] else "",
            one.get("wording", ""),
            one.get("english", ""),
        ),
        Office(one["author"], Country.objects.get(code=one["country"])),
        by=by,
        received_at=_morning(one["made_on"], zone),
    )
    if "outcome" in one:
        answer_comment(made, one["outcome"], one["answer"], by=by)


def _morning(day: str, zone: ZoneInfo) -> datetime:
    return datetime.combine(datetime.fromisoformat(day).date(), MORNING, zone)
